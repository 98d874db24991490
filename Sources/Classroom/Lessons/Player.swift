import Files
import LessonFormat
import TextRendering
import Wording

/// A document walked through at the prompt: prose, a command as if typed, Enter, what it gives now.
///
/// The stops are the commands and the questions, counted from 1. Going back is exact: the session before
/// each stop is kept, or computed again from the beginning. Commands typed in between run on a copy.
struct Player: Sendable {
  /// A copy of the session, on which commands are tried.
  private indirect enum Detour: Sendable {
    case none
    case copy(Classroom)
  }

  /// The document.
  let document: Document
  /// What it is called.
  let name: String
  /// What progress of the lesson is kept under; nil for a replay.
  let lesson: String?
  /// Whether the learner has left.
  private(set) var hasStopped = false
  /// What the learner has answered.
  private(set) var answers: Answers
  /// The stop that comes next, from 0; the number of stops at the end.
  private(set) var position = 0
  /// Items of the document that are stops.
  let stops: [Int]
  /// Sessions before stops; always that before the next.
  private var stages: KeptStages
  private var detour = Detour.none

  /// The beginning of a document.
  ///
  /// Throws a `LearnerError` where its data are not at hand.
  init(
    _ document: Document,
    name: String,
    lesson: String? = nil,
    progress: Progress? = nil,
    shelf: DataShelf,
    permissions: Permissions = .nothing
  ) throws {
    self.document = document
    self.name = name
    self.lesson = lesson
    answers = Answers(progress)
    stops = document.items.indices.filter {
      if case .prose = document.items[$0] { false } else { true }
    }
    stages = KeptStages(
      beginning: try Stage(for: document, shelf: shelf, permissions: permissions)
    )
    putQuestion()
  }

  /// Whether commands are being tried on a copy.
  var isOnDetour: Bool {
    if case .copy = detour { true } else { false }
  }

  /// The session as it is now, detours included.
  var classroom: Classroom {
    if case .copy(let classroom) = detour { return classroom }
    return stage.classroom
  }

  /// The session before the next stop, and the question put last.
  var stage: Stage {
    guard let stage = stages[position] else {
      preconditionFailure("the session before stop \(position) is kept")
    }
    return stage
  }

  /// The item of a stop; none after the last.
  func item(at stop: Int) -> Document.Item? {
    stops.indices.contains(stop) ? document.items[stops[stop]] : nil
  }

  /// Takes a line.
  ///
  /// Throws a `LearnerError`, and for a detour what its command throws.
  mutating func enter(_ line: String, work: Work) throws -> Page {
    if let word = try WalkWord(line) { return try follow(word, work: work) }
    if let (word, rest) = Asking.Word.split(line) {
      return try answer(word, rest, line: line, work: work)
    }
    return try wander(line, work: work)
  }

  private mutating func follow(_ word: WalkWord, work: Work) throws -> Page {
    switch word {
    case .forward:
      if isOnDetour { return try wander("", work: work) }
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
    case .list: return contents()
    case .resume:
      detour = .none
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
        throw LearnerError("a question waits: type answer and your answer, or hint, or skip")
      }
      advance(with: stage)
      return upcoming()
    case .exchange(let exchange):
      var next = stage
      var page = try perform(exchange, on: &next, work: work)
      advance(with: next)
      page.append(upcoming())
      return page
    }
  }

  private mutating func advance(with next: Stage) {
    position += 1
    stages[position] = next
    putQuestion()
    stages.dropSome(except: position)
  }

  /// Puts the question that the walk has come to, as far as it was answered before.
  private mutating func putQuestion() {
    guard case .question(let question) = item(at: position) else { return }
    let asking = answers.asking(question, anew: answerFollows(position))
    stages[position]?.ask(asking)
  }

  private func answerFollows(_ stop: Int) -> Bool {
    guard case .exchange(let exchange) = item(at: stop + 1) else { return false }
    return Asking.Word.split(exchange.command) != nil
  }

  /// Whether Enter goes past a question: answered, or with answers that stand in the file.
  private func isPassable(_ stop: Int, _ question: Question) -> Bool {
    answerFollows(stop) || answers.outcome(of: question) != .open
  }

  /// Runs a command of the document and shows what it gives, and where that is not what was recorded.
  private func perform(_ exchange: Exchange, on stage: inout Stage, work: Work) throws -> Page {
    guard !exchange.options.isSkipped else { return Page("not run here".role(.dim)) }
    let performance = stage.perform(exchange, work: work)
    guard !work.isInterrupted() else {
      throw LearnerError("stopped: Enter runs it again")
    }
    var page = performance.page
    if !exchange.options.isUnchecked, !exchange.output.isEmpty || lesson == nil {
      page.append(difference(of: exchange, from: performance.output))
    }
    return page
  }

  // MARK: - Answers and detours

  private mutating func answer(
    _ word: Asking.Word,
    _ rest: String,
    line: String,
    work: Work
  ) throws -> Page {
    guard case .question(let question) = item(at: position) else {
      throw LearnerError("there is no question here: press Enter to go on")
    }
    var asked = stage
    var page = try asked.answer(word, rest, work: work)
    stages[position] = asked
    let outcome = asked.asking?.outcome ?? .open
    answers.add(rest.isEmpty ? word.rawValue : "\(word) \(rest)", to: question, outcome: outcome)
    guard outcome != .open else { return page }
    detour = .none
    advance(with: asked)
    page.append(upcoming())
    return page
  }

  /// Runs any other command on a copy of the session.
  private mutating func wander(_ line: String, work: Work) throws -> Page {
    var copy = classroom
    copy.permissions = .everything
    let revision = copy.session.revision
    var page = try copy.enter(line, work: work).page
    if isOnDetour {
      detour = .copy(copy)
    } else if copy.session.revision != revision {
      detour = .copy(copy)
      page.line("on a copy of the session: resume goes back to \(place)".role(.dim))
    }
    return page
  }

  // MARK: - Going anywhere

  /// Goes to a stop, computing silently what lies between where that is needed.
  mutating func move(to target: Int, work: Work) throws {
    var copy = self
    copy.detour = .none
    if copy.stages[target] == nil {
      copy.position = copy.stages.last(before: target)
      while copy.position < target {
        var next = copy.stage
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
