import Digits
import Experiment
import Files
import LessonFormat
import Prompt
import TextRendering
import Wording

/// A session that plays the commands of a file from elsewhere, within bounds.
///
/// It is a value: a copy kept before a command is the way back.
struct Replay: Sendable {
  /// The conversation.
  private(set) var interpreter: Interpreter
  /// The question put last.
  private(set) var attempt: Attempt?
  private let data: DataSet
  private let settings: [Header.Setting]
  /// The seed of the learner whose numbers these are; nil for those of everybody.
  private let seed: UInt64?
  private let permissions: Permissions
  /// What may be computed, and has been, as `Session.cost(ofImages:)` counts it.
  private let workLimit: Double
  private var spent = 0.0

  /// A session at the beginning of a document: its data, its settings, and the seed of its learner, who is
  /// `student` if that is given.
  ///
  /// Throws a `LearnerError` where the data are not at hand or a setting is refused.
  init(
    for document: Document,
    data available: AvailableData,
    permissions: Permissions,
    student: String? = nil,
    workLimit: Double = ReplayBounds.work
  ) throws {
    self.workLimit = workLimit
    data = try available.data(for: document.header?.data)
    settings = document.header?.settings ?? []
    var header = document.header
    if let student { header?.student = student }
    seed = header?.seed
    self.permissions = permissions
    interpreter = Replay.interpreter(data, permissions)
    try beginFresh()
  }

  private static func interpreter(_ data: DataSet, _ permissions: Permissions) -> Interpreter {
    var interpreter = Interpreter(data: data, registry: .replayed)
    interpreter.permissions = permissions
    return interpreter
  }

  private mutating func beginFresh() throws {
    interpreter = Replay.interpreter(data, permissions)
    for setting in settings {
      do {
        _ = try enter(setting.command, work: Work())
      } catch {
        throw LearnerError("line \(setting.line): \(setting.command): \(error)")
      }
    }
    if let seed { _ = try enter("set seed \(seed)", work: Work()) }
    interpreter.forgetPast()
  }

  /// Puts a question.
  mutating func ask(_ attempt: Attempt) {
    self.attempt = attempt
  }

  /// Runs a command, or answers the question put last; a mistake is what it says.
  mutating func perform(_ exchange: Exchange, work: Work) -> Printout {
    let printout: Printout
    do {
      if exchange.options.startsFresh { try beginFresh() }
      if let (word, rest) = Attempt.Word.split(exchange.command), attempt != nil {
        printout = Printout(try answer(word, rest, work: work))
      } else {
        printout = try Printout(bounded: try enter(exchange.command, work: work))
      }
    } catch {
      printout = Printout(error)
    }
    spent += printout.cost
    return printout
  }

  /// Answers the question put last.
  mutating func answer(_ word: Attempt.Word, _ rest: String, work: Work) throws -> Page {
    guard var attempt else { throw LearnerError("there is no question here") }
    let session = interpreter.session
    let page = try withinBounds(work) { try attempt.enter(word, rest, in: session, work: $0) }
    self.attempt = attempt
    return page
  }

  /// Runs a command; throws what it is refused with.
  @discardableResult
  mutating func enter(_ command: String, work: Work) throws -> Page {
    let (line, polls) = Interruption.split(command)
    var next = interpreter
    let page = try withinBounds(work, polls: polls) { try next.enter(line, work: $0) }
    try ReplayBounds.check(next.session.size)
    interpreter = next
    return page
  }

  /// Computes something of numbers of the session, given by their names.
  mutating func compute<Result>(
    work: Work,
    _ body: ((String) throws -> Double) throws -> Result
  ) throws -> Result {
    let session = interpreter.session
    return try withinBounds(work) { work in
      try body { try session.value(named: $0, work: work) }
    }
  }

  /// Does work that the file asks for, and counts it; `polls` is where Ctrl-C stopped it.
  private mutating func withinBounds<Value>(
    _ work: Work,
    polls: Int? = nil,
    _ body: (Work) throws -> Value
  ) throws -> Value {
    let meter = Meter(work, polls: polls ?? .max, budget: workLimit - spent)
    guard spent < workLimit else { throw ReplayBounds.tooMuchWork }
    var counted = meter.work
    counted.admit = ReplayBounds.check
    let result = Result { try body(counted) }
    // Who was going to spend too much has nothing left.
    spent += meter.isOverspent ? .infinity : meter.spent
    guard !meter.isOverspent else { throw ReplayBounds.tooMuchWork }
    return try result.get()
  }
}
