import Experiment
import Files
import Handouts
import LessonFormat
import Prompt
import TextRendering
import Wording

/// A lesson or a transcript as a page to hand out: its text, and every command computed anew.
///
/// A file from elsewhere is bounded as a check bounds it, and its page besides.
package struct LessonPage {
  /// Bytes of a page: a file may print often, and pictures take more than text.
  private static let longest = 32 << 20

  /// The page.
  package private(set) var page: HTMLPage
  /// Outputs that are not as the file has them.
  package private(set) var differences = 0
  private var questions = 0
  /// Commands that are not on the page yet, and the line on which another would belong to their block.
  private var block: (commands: [PrintedCommand], nextLine: Int) = ([], 0)
  private let hasAnswers: Bool

  /// The page of a file, or of a lesson of the program by its number or name.
  ///
  /// `hasAnswers` says whether answers and explanations stand on it, folded below their questions. Throws a
  /// `LearnerError` for a file that cannot be read, whose data are not at hand, or that asks for too much.
  package init(
    of file: String,
    hasAnswers: Bool,
    data: AvailableData,
    permissions: Permissions,
    work: Work
  ) throws {
    let isBundled = !WholeFile.exists(FilePath.expandingTilde(file)) && !file.hasSuffix(".md")
    let document =
      isBundled
      ? try Catalogue().lesson(file).document
      : try Document.reading(FilePath.expandingTilde(file)).document
    try self.init(
      of: document,
      name: file,
      hasAnswers: hasAnswers,
      data: data,
      permissions: permissions,
      work: work
    )
  }

  /// The page of a document.
  init(
    of document: Document,
    name: String,
    hasAnswers: Bool,
    data: AvailableData,
    permissions: Permissions = .nothing,
    time: Duration = ReplayBounds.time,
    work: Work = Work()
  ) throws {
    self.hasAnswers = hasAnswers
    var replay = try Replay(for: document, data: data, permissions: permissions)
    page = Self.emptyPage(
      for: document,
      name: name,
      data: replay.interpreter.session.source.name,
      hasAnswers: hasAnswers
    )
    let (start, limit) = (ContinuousClock.now, time)
    var timed = work
    timed.isInterrupted = { work.isInterrupted() || start.duration(to: .now) > limit }
    for (index, item) in document.items.enumerated() {
      let work = timed.part(index, of: document.items.count, name)
      work.progress(0, name)
      switch item {
      case .prose(let prose):
        endBlock()
        page.add(markdown: prose.lines)
      case .question(let question):
        endBlock()
        replay.ask(Attempt(question))
        try add(question, on: &replay, work: work)
      case .exchange(let exchange): add(exchange, on: &replay, work: work)
      }
      guard !timed.isInterrupted() else {
        throw LearnerError("\(name):\(item.line): given up, for it takes too long: split the file")
      }
      guard page.count <= Self.longest else {
        throw LearnerError("\(name):\(item.line): the page is larger than 32 MiB: split the file")
      }
    }
    endBlock()
  }

  private static func emptyPage(
    for document: Document,
    name: String,
    data: String,
    hasAnswers: Bool
  ) -> HTMLPage {
    let header = document.header
    var about: [String] = []
    if let number = header?.number { about.append("Lesson \(number)") }
    if let minutes = header?.minutes { about.append("\(minutes) minutes") }
    if !document.questions.isEmpty {
      let isAnswered = hasAnswers && document.questions.contains { !$0.isWithheld }
      about.append(isAnswered ? "with answers, folded below their questions" : "without answers")
    }
    var foot = [
      "What commands print on this page was computed by backprop \(Version.number), and is the same on "
        + "every machine."
    ]
    if header?.seedsByStudent == true, header?.student == nil {
      foot.append(
        "Learners get numbers of their own, from a seed made of their names: theirs are not those above."
      )
    }
    if data == "mnist-5k" {
      foot.append("Digits from MNIST (LeCun, Cortes and Burges), CC BY-SA 3.0.")
    }
    return HTMLPage(
      title: header?.title ?? FilePath.lastPart(of: name),
      about: about,
      foot: foot,
      version: Version.number
    )
  }

  // MARK: - Commands

  private mutating func add(_ exchange: Exchange, on replay: inout Replay, work: Work) {
    // Outputs are large: only so many wait.
    if exchange.line != block.nextLine || block.commands.count == 20 { endBlock() }
    block.nextLine = exchange.line + exchange.output.count + 1
    let isAnswer = questions > 0 && Attempt.Word.split(exchange.command) != nil
    let printed = printed(exchange, on: &replay, work: work)
    if hasAnswers || !isAnswer { block.commands.append(printed) }
  }

  /// Puts the commands of a block onto the page.
  private mutating func endBlock() {
    if !block.commands.isEmpty { page.add(block.commands) }
    block.commands = []
  }

  /// Runs a command of the document, unless it is only to be shown.
  private mutating func printed(
    _ exchange: Exchange,
    on replay: inout Replay,
    work: Work
  ) -> PrintedCommand {
    let written = PrintedCommand.Output.lines(exchange.output.map(WrittenOutput.shown))
    guard !exchange.options.isSkipped else { return PrintedCommand(exchange.command, written) }
    let printout = replay.perform(exchange, work: work)
    guard !exchange.options.isQuiet || printout.isMistake else {
      return PrintedCommand(exchange.command, .lines([]))
    }
    var note: String?
    if !exchange.options.isUnchecked, !exchange.output.isEmpty {
      if exchange.comparison(with: printout.output).firstDifference != nil {
        differences += 1
        note = "This is what is computed now; the file has something else here."
      } else if exchange.isAbbreviated {
        // Whoever wrote the file wants no more to be seen.
        return PrintedCommand(exchange.command, written)
      }
    }
    return PrintedCommand(exchange.command, .page(printout.page), note: note)
  }

  // MARK: - Questions

  private mutating func add(_ question: Question, on replay: inout Replay, work: Work) throws {
    questions += 1
    page.add(
      QuestionCard(
        number: questions,
        prompt: question.prompt,
        choices: question.choices,
        hints: question.hints,
        solution: hasAnswers && !question.isWithheld
          ? solution(of: question, on: &replay, work: work) : nil
      )
    )
  }

  private func solution(
    of question: Question,
    on replay: inout Replay,
    work: Work
  ) -> QuestionCard.Solution {
    let answer: String
    do {
      answer = try replay.compute(work: work) { try question.solution(resolving: $0) }
    } catch {
      answer = String(describing: error)
    }
    return QuestionCard.Solution(
      answer: answer,
      explanation: question.explanation,
      wrongIdeas: question.wrongIdeas.map { idea in
        switch idea.answer {
        case .value(let formula): (formula.text, idea.reply)
        case .choice(let index): (String(Question.letter(index)), idea.reply)
        }
      }
    )
  }
}
