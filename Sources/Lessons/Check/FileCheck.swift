import Experiment
import Files
import LessonFormat
import Prompt
import TextRendering
import Wording

/// What came of computing a file anew.
package struct FileCheck: Sendable {
  /// Something that is not as the file says.
  struct Problem {
    /// The line of the file, from 1.
    let line: Int
    /// One sentence.
    let sentence: String
    /// What to change, if that mends it.
    var diff = ""
  }

  /// The file.
  package let path: String
  /// What is said of the file although it may pass.
  private(set) var notes: [String] = []
  /// What is wrong with it.
  private(set) var problems: [Problem] = []
  /// The bytes that were read.
  let bytes: [UInt8]
  /// The document; nil if it could not be read, or its data are not at hand.
  private(set) var document: Document?
  /// New outputs of exchanges, by their lines, where they differ.
  private(set) var outputs: [Int: [String]] = [:]
  /// Outputs of exchanges that are run and not compared, by their lines.
  private(set) var unchecked: [Int: [String]] = [:]
  /// The last answer's outcome of each question that has answers in the file, by its line.
  private(set) var outcomes: [Int: Attempt.Outcome] = [:]

  /// Commands that were refused although no fence says that they are meant to be.
  private(set) var mistakes: [Problem] = []

  /// The lesson of the program that the file says it is: a learner's answers are graded by its questions,
  /// not by what the learner's file says they are.
  let lesson: Catalogue.Lesson?
  /// How long it may take.
  private let time: Duration

  /// Whether everything is as the file says.
  package var isPassed: Bool { problems.isEmpty }

  /// Reads a file and computes it anew.
  init(
    path: String,
    data: AvailableData,
    permissions: Permissions,
    lessons: Catalogue,
    work: Work,
    time: Duration = ReplayBounds.time
  ) {
    (self.path, self.time) = (path, time)
    do {
      let (document, bytes, dropped) = try Document.reading(path)
      self.bytes = bytes
      lesson = lessons.lesson(of: document)
      if dropped > 0 {
        notes.append("\(path): cut off in the middle: the last \(dropped) bytes are left out")
      }
      problems = document.isHandwritten ? Self.faults(of: document, at: path, lessons) : []
      // What is read otherwise than it is meant is not worth computing, and no reason to change the file.
      guard problems.isEmpty else {
        self.document = document
        return
      }
      check(document, data: data, permissions: permissions, work: work)
      judgeRefusals(in: document)
      guard self.document != nil, document.isHandwritten else { return }
      let (start, limit) = (ContinuousClock.now, time)
      var timed = work
      timed.isInterrupted = { work.isInterrupted() || start.duration(to: .now) > limit }
      let trials = StudentTrials(of: document, data: data, permissions: permissions, work: timed)
      guard start.duration(to: .now) <= limit else {
        giveUp(at: 1, after: limit)
        return
      }
      notes += trials.notes.map { "\(path):\($0.line): \($0.sentence)" }
      let lines = Set(problems.map(\.line))
      problems += trials.problems.filter { !lines.contains($0.line) }
    } catch {
      (bytes, lesson) = ([], nil)
      // The sentence names the file already.
      problems = [Problem(line: 0, sentence: String(describing: error))]
    }
  }

  /// Computes a document anew that is in no file yet.
  init(document: Document, name: String, data: AvailableData, permissions: Permissions, work: Work)
  {
    (path, time) = (name, ReplayBounds.time)
    bytes = Array(document.text.utf8)
    lesson = nil
    check(document, data: data, permissions: permissions, work: work)
  }

  private mutating func check(
    _ document: Document,
    data: AvailableData,
    permissions: Permissions,
    work: Work
  ) {
    if let program = document.header?.program, program != Version.number {
      notes.append("\(path): recorded with backprop \(program); this is \(Version.number)")
    }
    var replay: Replay
    do {
      replay = try Replay(for: document, data: data, permissions: permissions)
    } catch {
      // A setting that is refused is said with its line.
      let sentence = String(describing: error)
      let line = document.header?.settings.map(\.line).first { sentence.hasPrefix("line \($0): ") }
      let rest = line.map { String(sentence.dropFirst("line \($0): ".count)) }
      problems.append(Problem(line: line ?? 1, sentence: rest ?? sentence))
      return
    }
    self.document = document
    guard document.isReplayable || !document.questions.isEmpty else {
      let sentence =
        "\(path) has no command that is run and no question, so nothing is checked: "
        + "write lines \"```backprop\", \"bp> COMMAND\" and \"```\""
      problems.append(Problem(line: 0, sentence: sentence))
      return
    }
    let (start, limit) = (ContinuousClock.now, time)
    var timed = work
    timed.isInterrupted = { work.isInterrupted() || start.duration(to: .now) > limit }
    var question: Question?
    for (index, item) in document.items.enumerated() {
      guard start.duration(to: .now) <= limit else { return giveUp(at: item.line, after: limit) }
      let work = timed.part(index, of: document.items.count, path)
      work.progress(0, path)
      switch item {
      case .prose: break
      case .question(let next):
        question = next
        replay.ask(Attempt(next.isWithheld ? next : lesson?.question(next.id) ?? next))
        problems += replay.problems(of: next, work: work)
      case .exchange(let exchange) where exchange.options.isSkipped: break
      case .exchange(let exchange):
        let printout = replay.perform(exchange, work: work)
        // What the clock has stopped is not compared.
        guard start.duration(to: .now) <= limit else { return giveUp(at: item.line, after: limit) }
        if let question, Attempt.Word.split(exchange.command) != nil {
          outcomes[question.line] = replay.attempt?.outcome ?? .open
        } else {
          judge(exchange, printout)
        }
        compare(exchange, with: printout)
      }
    }
    checkAnswers(of: document)
  }

  /// What was computed so far is no reason to change the file.
  private mutating func giveUp(at line: Int, after limit: Duration) {
    (document, outputs, unchecked) = (nil, [:], [:])
    let minutes = limit.components.seconds / 60
    problems.append(
      Problem(
        line: line,
        sentence: "given up after \(minutes) minutes: split the file, or run its commands yourself"
      )
    )
  }

  /// Whether a command was refused as its fence says.
  private mutating func judge(_ exchange: Exchange, _ printout: Printout) {
    guard printout.isMistake != exchange.options.isRefused else { return }
    guard printout.isMistake else {
      let sentence = "\(exchange.command) is not refused: remove error from its fence"
      problems.append(Problem(line: exchange.line, sentence: sentence))
      return
    }
    let reason = printout.output.prefix { !$0.isNewline }
    let sentence =
      "\(exchange.command) is refused: \(reason); write error on its fence if that is meant"
    mistakes.append(Problem(line: exchange.line, sentence: sentence))
  }

  /// Counts refusals as faults in a lesson, and in what a person did where the file hides them.
  ///
  /// People err at the prompt.
  private mutating func judgeRefusals(in document: Document) {
    let isLesson = outcomes.isEmpty && !document.isRecording
    let lines = Set(mistakes.map(\.line))
    let faulty = document.exchanges.filter {
      lines.contains($0.line) && (isLesson || $0.options.isQuiet)
    }
    // The refusal says more than that the output is another.
    problems.removeAll { problem in
      faulty.contains { ($0.line...($0.line + $0.output.count + 1)).contains(problem.line) }
    }
    let isFaulty = { (mistake: Problem) in faulty.contains { $0.line == mistake.line } }
    problems = (problems + mistakes.filter(isFaulty)).sorted { $0.line < $1.line }
    mistakes.removeAll(where: isFaulty)
  }

  private mutating func compare(_ exchange: Exchange, with printout: Printout) {
    let output = printout.output
    guard !exchange.options.isQuiet else { return }
    guard !exchange.options.isUnchecked else {
      unchecked[exchange.line] = WrittenOutput.lines(of: output)
      return
    }
    let comparison = exchange.comparison(with: output)
    guard let difference = comparison.firstDifference else { return }
    if let stray = exchange.output.firstIndex(where: WrittenOutput.isAlmostCommand) {
      let sentence = "a command begins with \"bp>\", at the beginning of its line"
      return problems.append(Problem(line: exchange.line + 1 + stray, sentence: sentence))
    }
    let accepted = comparison.accepted
    outputs[exchange.line] = accepted
    let command = "bp> \(exchange.command)"
    let diff = UnifiedDiff(
      old: [command] + exchange.output,
      new: [command] + accepted,
      firstLine: exchange.line
    )
    problems.append(
      Problem(
        line: exchange.line + 1 + difference,
        sentence: "not what \(exchange.command) gives",
        diff: diff.text
      )
    )
  }

  /// Once one question has an answer the file is a learner's: then all have to be answered.
  private mutating func checkAnswers(of document: Document) {
    guard !outcomes.isEmpty else { return }
    // What is written by hand has one by mistake.
    let answers = document.exchanges.filter { Attempt.Word.split($0.command) != nil }
    if document.header?.program == nil, outcomes.count == 1, document.questions.count > 1 {
      for answer in answers {
        let sentence = "\(answer.command) is for learners to type: remove it from the lesson"
        problems.append(Problem(line: answer.line, sentence: sentence))
      }
      return
    }
    let ids = Set(document.questions.map(\.id))
    for missing in lesson?.document.questions ?? [] where !ids.contains(missing.id) {
      problems.append(
        Problem(
          line: 1,
          sentence: "the question \(missing.id) of the lesson is missing: a lesson of your own "
            + "has a title of its own"
        )
      )
    }
    for question in document.questions where outcomes[question.line] ?? .open == .open {
      problems.append(
        Problem(
          line: question.line,
          sentence: outcomes[question.line] == nil
            ? "the question has no answer" : "the question is not answered rightly"
        )
      )
    }
  }
}
