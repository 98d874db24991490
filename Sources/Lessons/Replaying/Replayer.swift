import Experiment
import Files
import LessonFormat
import Prompt
import TextRendering
import Wording

/// A document walked through at the prompt: prose, a command as if typed, Enter, what it gives now.
///
/// The stops are the commands and the questions, counted from 1. Going back is exact: the session before
/// each stop is kept, or computed again from the beginning. Commands typed in between run on a copy.
struct Replayer: Sendable {
  /// The document.
  let document: Document
  /// What it is called.
  let name: String
  /// What progress of the lesson is kept under; nil for a replay.
  let lesson: String?
  /// The commands that may be tried on a copy.
  let registry: Registry
  /// Whether the learner has left.
  private(set) var hasStopped = false
  /// What the learner has answered.
  private(set) var answers: Answers
  /// The stop that comes next, from 0; the number of stops at the end.
  private(set) var position = 0
  /// Items of the document that are stops.
  let stops: [Int]
  /// Sessions before stops; always that before the next.
  private var checkpoints: Checkpoints
  /// A copy of the conversation, on which commands are tried.
  private(set) var detour: Detour?
  /// Stops whose commands were refused.
  private(set) var refused: Set<Int> = []
  /// The command that the last line ran, and what it printed; nil if it ran none.
  private(set) var lastRun: Run?
  /// The line of which it was asked last whether it is an answer or a command.
  private var asked: String?

  /// The beginning of a document.
  ///
  /// Throws a `LearnerError` where its data are not at hand.
  init(
    _ document: Document,
    name: String,
    lesson: String? = nil,
    progress: Progress? = nil,
    data: AvailableData,
    permissions: Permissions = .nothing,
    registry: Registry
  ) throws {
    self.registry = registry
    self.document = document
    self.name = name
    self.lesson = lesson
    answers = Answers(progress)
    stops = document.items.indices.filter {
      if case .prose = document.items[$0] { false } else { true }
    }
    checkpoints = Checkpoints(
      beginning: try Replay(for: document, data: data, permissions: permissions)
    )
    putQuestion()
  }

  /// Whether commands are being tried on a copy.
  var isOnDetour: Bool { detour != nil }

  /// The conversation as it is now, detours included.
  var interpreter: Interpreter { detour?.interpreter ?? replay.interpreter }

  /// The session before the next stop, and the question put last.
  var replay: Replay {
    guard let replay = checkpoints[position] else {
      preconditionFailure("the session before stop \(position) is kept")
    }
    return replay
  }

  /// The item of a stop; none after the last.
  func item(at stop: Int) -> Document.Item? {
    stops.indices.contains(stop) ? document.items[stops[stop]] : nil
  }

  /// Takes a line.
  ///
  /// Throws a `LearnerError`, and for a detour what its command throws.
  mutating func enter(_ typed: String, work: Work) throws -> Page {
    let line = Attempt.Word.trimmed(typed.drop { $0.isWhitespace })
    let before = asked
    asked = nil
    lastRun = nil
    // Whoever types what is shown wants it done, and no detour.
    if !isOnDetour, case .exchange(let exchange) = item(at: position), exchange.command == line,
      !exchange.options.isSkipped
    {
      return try forward(work: work)
    }
    if let word = try Direction(line) { return try follow(word, work: work) }
    if let (word, rest) = Attempt.Word.split(line) { return try answer(word, rest, work: work) }
    switch reading(of: line) {
    case .answer: return try answer(.answer, line, work: work)
    case .either(let question) where before != line:
      asked = line
      throw LearnerError(question)
    case .either, .command:
      try requireNotNext(line)
      return try wander(line, work: work)
    }
  }

  private mutating func follow(_ word: Direction, work: Work) throws -> Page {
    switch word {
    case .forward:
      if isOnDetour {
        return Page("a detour: resume goes back to \(place), Enter does nothing here".role(.dim))
      }
      return try forward(work: work)
    case .back:
      guard position > 0 else { throw LearnerError("this is the beginning") }
      try move(to: position - 1, work: work)
      return upcoming()
    case .goTo(let number):
      guard number >= 1, number <= stops.count else {
        throw LearnerError(
          stops.isEmpty
            ? "there is nowhere to go: nothing in \(name) is run"
            : "there is no stop \(number): goto takes 1 to \(stops.count)"
        )
      }
      try move(to: number - 1, work: work)
      return upcoming()
    case .goToHeading(let words):
      try move(to: try stop(below: words), work: work)
      return upcoming()
    case .list(let all): return contents(all: all)
    case .resume:
      detour = nil
      return upcoming()
    case .stop:
      hasStopped = true
      return Page("left \(name) at \(place); the session is as it was before")
    }
  }

  // MARK: - Going on

  private mutating func forward(work: Work) throws -> Page {
    switch item(at: position) {
    case nil: return Page("this is the end: type back, goto 1 or stop")
    case .prose: preconditionFailure("prose is no stop")
    case .question(let question):
      guard isPassable(position, question) else {
        throw LearnerError("a question waits: \(question.invitation)")
      }
      advance(with: replay)
      return upcoming()
    case .exchange(let exchange):
      var next = replay
      var page = try perform(exchange, on: &next, work: work)
      advance(with: next)
      page.append(upcoming())
      return page
    }
  }

  private mutating func advance(with next: Replay) {
    position += 1
    checkpoints[position] = next
    putQuestion()
    checkpoints.dropSome(except: position)
  }

  /// Puts the question that the walk has come to, as far as it was answered before.
  private mutating func putQuestion() {
    guard case .question(let question) = item(at: position) else { return }
    let attempt = answers.attempt(question, anew: answerFollows(position))
    checkpoints[position]?.ask(attempt)
  }

  private func answerFollows(_ stop: Int) -> Bool {
    guard case .exchange(let exchange) = item(at: stop + 1) else { return false }
    return Attempt.Word.split(exchange.command) != nil
  }

  /// Whether Enter goes past a question: answered, or with answers that stand in the file.
  func isPassable(_ stop: Int, _ question: Question) -> Bool {
    answerFollows(stop) || answers.outcome(of: question) != .open
  }

  /// Runs a command of the document and shows what it gives, and where that is not what was recorded.
  private mutating func perform(_ exchange: Exchange, on replay: inout Replay, work: Work) throws
    -> Page
  {
    guard !exchange.options.isSkipped else {
      return Page("not run by the lesson itself: type it where you want it".role(.dim))
    }
    let asked = asked(by: exchange)
    let printout = replay.perform(exchange, work: work)
    guard !work.isInterrupted() else {
      throw LearnerError("stopped: Enter runs it again")
    }
    if printout.isMistake { refused.insert(position) }
    let isOnPath = asked == nil && !printout.isMistake
    lastRun = Run(exchange.command, printout, isOnPath: isOnPath, to: asked)
    if exchange.options.isQuiet, !printout.isMistake { return Page() }
    var page = printout.page
    if !exchange.options.isUnchecked, !exchange.output.isEmpty || lesson == nil {
      page.append(difference(of: exchange, from: printout.output))
    }
    return page
  }

  // MARK: - Answers and detours

  private mutating func answer(
    _ word: Attempt.Word,
    _ rest: String,
    work: Work
  ) throws -> Page {
    guard case .question(let question) = item(at: position) else {
      throw LearnerError(
        "there is no question here: "
          + (isOnDetour ? "resume goes back to \(place)" : "press Enter to go on")
      )
    }
    var asked = replay
    var page = try asked.answer(word, rest, work: work)
    let command = rest.isEmpty ? word.rawValue : "\(word) \(rest)"
    let before = self.asked(question, after: answers.tries[question.id] ?? [])
    lastRun = Run(command, Printout(page), isOnPath: false, to: before)
    if isOnDetour, word == .hint {
      page = Page(Prose(question.prompt, after: "the lesson asks: "), page)
    }
    checkpoints[position] = asked
    let outcome = asked.attempt?.outcome ?? .open
    answers.add(command, to: question, outcome: outcome)
    // A question that was skipped stays so until it is answered.
    guard outcome == .right || outcome == .noted || word == .skip else { return page }
    detour = nil
    advance(with: asked)
    page.append(upcoming())
    return page
  }

  /// Runs any other command on a copy of the session.
  private mutating func wander(_ line: String, work: Work) throws -> Page {
    var copy = interpreter
    copy.permissions = .everything
    copy.registry = registry
    let before = copy.session
    let meter = Meter(work)
    var page = try copy.enter(line, work: meter.work)
    let command = Interruption.command(line, stoppedAfter: meter.stoppedAfter)
    let isDetour = isOnDetour || copy.session != before
    lastRun = Run(command, Printout(page), isOnPath: isDetour)
    guard isDetour else { return page }
    defer { detour = Detour(interpreter: copy, commands: (detour?.commands ?? []) + [command]) }
    if !isOnDetour {
      page.line("on a copy of the session: resume goes back to \(place)".role(.dim))
    }
    return page
  }

  // MARK: - Going anywhere

  /// Goes to a stop, computing silently what lies between where that is needed.
  mutating func move(to target: Int, work: Work) throws {
    var copy = self
    var work = work
    work.report = { _ in }
    copy.detour = nil
    if copy.checkpoints[target] == nil {
      copy.position = copy.checkpoints.last(before: target)
      while copy.position < target {
        var next = copy.replay
        if case .exchange(let exchange) = copy.item(at: copy.position) {
          _ = try copy.perform(exchange, on: &next, work: work)
        }
        copy.advance(with: next)
      }
    }
    copy.position = target
    if lesson != nil, let stop = copy.unanswered(before: target) {
      throw LearnerError("the question at \(stop + 1) has to be answered first: goto \(stop + 1)")
    }
    copy.putQuestion()
    copy.lastRun = nil
    self = copy
  }

  /// The first question before a stop that may not be skipped, and is open.
  private func unanswered(before target: Int) -> Int? {
    (0..<target).first { stop in
      guard case .question(let question) = item(at: stop) else { return false }
      return !question.maySkip && !isPassable(stop, question)
    }
  }
}
