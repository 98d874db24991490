import Digits
import LessonFormat
import TextRendering

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
  /// Images × parameters that may be computed, and have been.
  private let workLimit: Double
  private var spent = 0.0

  /// A session at the beginning of a document: its data, and its settings.
  ///
  /// Throws a `LearnerError` where the data are not at hand or a setting is refused.
  init(
    for document: Document,
    shelf: DataShelf,
    permissions: Permissions,
    workLimit: Double = Bounds.work
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
      guard performance.output.utf8.count <= Bounds.output else {
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
    let page = try asking.enter(word, rest, in: classroom.session, threads: work.threads)
    self.asking = asking
    return page
  }

  // MARK: - Bounds

  /// How much a file may ask for.
  enum Bounds {
    /// Images × weights and biases: some minutes of computing.
    static let work = 2e12
    /// What a step costs whatever the network, in the same measure.
    static let step = 100_000.0
    /// Weights and biases of a network: 16 MB.
    static let parameters = 2_000_000
    /// Images of a mini-batch × units of the network: 80 MB for each of z, a and δ.
    static let activations = 10_000_000
    /// Bytes that one command prints.
    static let output = 1 << 20
  }

  private mutating func enter(_ command: String, work: Work) throws -> Page {
    let (line, polls) = Interruption.split(command)
    if let live = Registry.liveCommand(in: line) {
      throw LearnerError("\(live) is for the prompt, not for a file that is replayed")
    }
    let session = classroom.session
    let parameters = Double(session.network.parameterCount)
    // A command that only looks may run the network over the images at hand.
    spent += parameters * Double(session.data.test.count)
    let images = Double(min(session.settings.batchSize, session.n))
    let costOfStep = parameters * images + Bounds.step
    let left = (workLimit - spent) / costOfStep
    guard left >= 1 else { throw Stage.tooMuchWork }
    let counter = PollCounter(limit: min(polls ?? .max, Int(left)), asking: work.isInterrupted)
    var bounded = work
    bounded.isInterrupted = counter.isInterrupted
    var next = classroom
    defer { spent += Double(counter.polls) * costOfStep }
    let page = try next.enter(line, work: bounded).page
    if let stop = counter.stoppedAfter, stop >= Int(left), stop != polls {
      throw Stage.tooMuchWork
    }
    try Stage.check(next.session)
    classroom = next
    return page
  }

  private static let tooMuchWork = LearnerError(
    "the file asks for more computing than a replay may: split it, or run its commands yourself"
  )

  private static func check(_ session: Session) throws {
    guard session.network.parameterCount <= Bounds.parameters else {
      throw LearnerError(
        "a replayed file may draw networks of \(Number.grouped(Bounds.parameters)) weights and biases "
          + "at most"
      )
    }
    let units = session.network.sizes.dropFirst().reduce(0, +)
    guard min(session.settings.batchSize, session.n) * units <= Bounds.activations else {
      throw LearnerError(
        "a replayed file may not have so many images in a mini-batch of this network"
      )
    }
  }
}
