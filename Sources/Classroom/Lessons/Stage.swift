import Digits
import Files
import LessonFormat
import TextRendering
import Wording

/// A session that plays the commands of a file from elsewhere, within bounds.
///
/// It is a value: a copy kept before a command is the way back.
struct Stage: Sendable {
  /// What one command brought.
  struct Performance {
    /// To be shown.
    let page: Page
    /// As a transcript holds it.
    let output: String

    init(_ page: Page) {
      (self.page, output) = (page, page.string(in: .plain))
    }

    /// A mistake: the same sentence that the prompt shows.
    init(_ error: any Error) {
      self.init(Page(Text(String(describing: error), role: .bad)))
    }
  }

  /// The session.
  private(set) var classroom: Classroom
  /// The question put last.
  private(set) var asking: Asking?
  private let data: DataSet
  private let settings: [Header.Setting]
  private let permissions: Permissions
  /// What may be computed, and has been, as `Session.cost(ofImages:)` counts it.
  private let workLimit: Double
  private var spent = 0.0

  /// A session at the beginning of a document: its data, and its settings.
  ///
  /// Throws a `LearnerError` where the data are not at hand or a setting is refused.
  init(
    for document: Document,
    shelf: DataShelf,
    permissions: Permissions,
    workLimit: Double = ReplayBounds.work
  ) throws {
    self.workLimit = workLimit
    data = try shelf.data(for: document.header?.data)
    settings = document.header?.settings ?? []
    self.permissions = permissions
    classroom = Stage.classroom(data, permissions)
    try beginFresh()
  }

  private static func classroom(_ data: DataSet, _ permissions: Permissions) -> Classroom {
    var classroom = Classroom(data: data)
    classroom.permissions = permissions
    classroom.logbook = nil
    return classroom
  }

  private mutating func beginFresh() throws {
    classroom = Stage.classroom(data, permissions)
    for setting in settings {
      do {
        _ = try enter(setting.command, work: Work())
      } catch {
        throw LearnerError("line \(setting.line): \(setting.command): \(error)")
      }
    }
    classroom.forgetPast()
  }

  /// Puts a question.
  mutating func ask(_ asking: Asking) {
    self.asking = asking
  }

  /// Runs a command, or answers the question put last; a mistake is what it says.
  mutating func perform(_ exchange: Exchange, work: Work) -> Performance {
    do {
      if exchange.options.startsFresh { try beginFresh() }
      if let (word, rest) = Asking.Word.split(exchange.command), asking != nil {
        return Performance(try answer(word, rest, work: work))
      }
      let performance = Performance(try enter(exchange.command, work: work))
      guard performance.output.utf8.count <= ReplayBounds.output else {
        throw LearnerError("this prints more than 1 MiB, too much for a transcript")
      }
      return performance
    } catch {
      return Performance(error)
    }
  }

  /// Answers the question put last.
  mutating func answer(_ word: Asking.Word, _ rest: String, work: Work) throws -> Page {
    guard var asking else { throw LearnerError("there is no question here") }
    let session = classroom.session
    let page = try withinBounds(work) { try asking.enter(word, rest, in: session, work: $0) }
    self.asking = asking
    return page
  }

  private mutating func enter(_ command: String, work: Work) throws -> Page {
    let (line, polls) = Interruption.split(command)
    if let live = Registry.liveCommand(in: line) {
      throw LearnerError("\(live) is for the prompt, not for a file that is replayed")
    }
    var next = classroom
    let page = try withinBounds(work, polls: polls) { try next.enter(line, work: $0).page }
    try ReplayBounds.check(next.session)
    classroom = next
    return page
  }

  /// Does work that the file asks for, and counts it; `polls` is where Ctrl-C stopped it.
  private mutating func withinBounds(
    _ work: Work,
    polls: Int? = nil,
    _ body: (Work) throws -> Page
  ) throws -> Page {
    let meter = Meter(work, polls: polls ?? .max, budget: workLimit - spent)
    guard spent < workLimit else { throw ReplayBounds.tooMuchWork }
    let result = Result { try body(meter.work) }
    spent += meter.spent
    guard !meter.isOverspent else { throw ReplayBounds.tooMuchWork }
    return try result.get()
  }
}
