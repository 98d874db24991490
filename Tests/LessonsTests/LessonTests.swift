import Experiment
import Foundation
import LessonFormat
import Prompt
import TestSupport
import Testing
import Wording

@testable import Lessons

struct LessonTests {
  private let scratch: Scratch
  private let path: String

  init() throws {
    scratch = try Scratch()
    path = try scratch.write(tinyLesson, to: "07-trial.md")
  }

  private func room() -> Classroom { scratch.room() }

  @Test func aQuestionWaitsForItsAnswer() throws {
    var room = room()
    #expect(room.say("lesson \(path)").contains("Lesson 7: A trial"))
    #expect(room.say("hint").contains("no question here"))
    #expect(room.say("").contains("Question: By what share"))
    #expect(room.prompt == "2/5> ")
    #expect(room.say("").contains("a question waits"))
    #expect(room.say("skip").contains("not to be skipped"))
    #expect(room.say("goto 4").contains("the question at 2 has to be answered first"))
    #expect(room.say("answer").contains("answer takes a number or a formula"))
    #expect(room.say("answer eta +").contains("is not a number or a formula"))
    #expect(room.say("answer etta").contains("did you mean eta"))
    #expect(room.say("answer 1").hasPrefix("not right: try again, or type hint\n"))
    #expect(room.say("hint") == "hint 1 of 2: Write the update.\n")
    #expect(room.say("hint") == "hint 2 of 2: It is small.\n")
    #expect(room.say("hint").contains("no more hints"))
    // A detour does not change what is right.
    room.say("set eta 0.125", "step 2")
    let right = room.say("answer 0.5 * lambda / n")
    #expect(right.hasPrefix("right, 0.5 * lambda / n is 0.00625000\nThe same share"))
    #expect(right.hasSuffix("bp> forward\n"))
    #expect(room.shown.settings.eta == 0.5)
    room.say("", "")
    #expect(room.say("answer c").contains("none of the choices"))
    let skipped = room.say("skip")
    #expect(skipped.hasPrefix("the answer: b, that\n") && skipped.contains("The end."))
    #expect(room.prompt == "end of 5> ")
  }

  /// What was skipped can be answered later, and counts as right from then on.
  @Test func aSkippedQuestionIsAnsweredLater() throws {
    var room = room()
    room.say("lesson \(path)", "", "eta*lambda/n", "", "", "skip")
    #expect(
      room.say("back", "goto 5").hasSuffix("skipped: type your answer, or press Enter to go on\n")
    )
    #expect(room.say("a").hasPrefix("not right"))
    #expect(room.prompt == "5/5> ")
    let list = { (text: String) in text.split(separator: "\n").first { $0.contains("Which?") } }
    #expect(list(room.say("list"))?.hasSuffix("  skipped") == true)
    #expect(room.say("").contains("what you skipped can be answered yet: goto 5\n"))
    #expect(room.say("goto 5", "b").hasPrefix("right\n"))
    #expect(list(room.say("list"))?.hasSuffix("  right") == true)
    #expect(room.say("goto 5").contains("answered already"))
    #expect(room.say("b").contains("batch or backward"))
    #expect(room.say("answer b").contains("has been answered"))
    #expect(room.replayer?.answers.tries["letter"] == ["skip", "answer a", "answer b"])
    room.say("lesson export \(scratch("mine.md"))")
    let check = Checker.tiny.check(scratch("mine.md"))
    #expect(check.isPassed && check.score == "2 of 2 answers right", "\(check.problems)")
  }

  /// The commands after a question that is open would answer it.
  @Test func theListEndsAtTheOpenQuestion() throws {
    var room = room()
    let list = room.say("lesson \(path)", "list")
    #expect(list.hasSuffix("and 3 more, shown once the question at 2 is answered\n"))
    #expect(list.contains("open") && !list.contains("forward"))
    room.say("", "eta*lambda/n")
    #expect(room.say("list").contains("forward"))
  }

  @Test func hintsOnADetourAreAboutTheQuestion() throws {
    var room = room()
    room.say("lesson \(path)", "step")
    #expect(room.say("hint") == "there is no question here: resume goes back to 1 of 5")
    room.say("resume", "", "step 1")
    #expect(
      room.say("hint")
        == "the lesson asks: By what share does L2 alone shrink a weight in one step?\n"
        + "hint 1 of 2: Write the update.\n"
    )
    #expect(room.say("1").hasPrefix("not right"))
    #expect(room.prompt == "2/5 detour> ")
    #expect(room.say("eta*lambda/n").hasPrefix("right"))
    #expect(room.prompt == "3/5> ")
  }

  @Test func lessonsBegunAnewAskFirst() throws {
    var room = room()
    room.say("lesson \(path)", "stop")
    #expect(room.say("lesson \(path) --again").contains("Lesson 7"))
    room.say("", "1", "stop")
    #expect(
      room.say("lesson \(path) --again").hasPrefix(
        "that forgets your answers to one question: type lesson \(path) --again --yes"
      )
    )
    #expect(room.prompt == "bp> ")
    #expect(room.say("lesson \(path) --again --yes").contains("Lesson 7"))
    room.say("stop")
    #expect(room.say("lesson \(path) --again").contains("Lesson 7"))
  }

  @Test func theEndOfALessonNamesTheNext() throws {
    let shelf = Catalogue()
    #expect(try shelf.lesson(after: shelf.lesson("1").document)?.number == 2)
    #expect(try shelf.lesson(after: shelf.lesson("13").document) == nil)
    #expect(shelf.lesson(after: try Document(parsing: tinyLesson)) == nil)
  }

  /// What a quiet command prints is neither shown nor compared; a mistake is both.
  @Test func quietCommands() throws {
    let quiet = tinyLesson.replacingOccurrences(
      of: "```backprop\nbp> batch\n...\n```",
      with: "```backprop quiet\nbp> set eta 0.25\n```"
    ).replacingOccurrences(of: "bp> forward\n", with: "")
    try scratch.write(quiet, to: "07-trial.md")
    #expect(Checker.tiny.check(path).isPassed)
    var room = room()
    room.say("lesson \(path)")
    #expect(room.say("").hasPrefix("\nQuestion:") || room.say("back", "").hasPrefix("Question:"))
    #expect(room.shown.settings.eta == 0.25)
    try scratch.write(quiet.replacingOccurrences(of: "eta 0.25", with: "etta 1"), to: "07-trial.md")
    #expect(
      Checker.tiny.check(path).problems.map(\.sentence).first?.hasPrefix("set etta 1 is refused: ")
        == true
    )
    #expect(room.say("lesson \(path) --again", "").contains("did you mean eta"))
  }

  @Test func aFinishedLessonExportsAndIsGraded() throws {
    var room = room()
    room.say("lesson \(path)", "", "answer 3", "hint", "answer eta*lambda/n", "", "")
    let unfinished = room.say("lesson export \(scratch("mine.md"))")
    #expect(unfinished.hasPrefix("wrote the lesson") && unfinished.contains("one question is open"))
    #expect(try scratch.text("mine.md").contains("bp> answer 3\nnot right"))
    #expect(Checker.tiny.check(scratch("mine.md")).problems.count == 1)
    room.say("answer b")
    #expect(
      room.say("lesson export \(scratch("mine.md")) --force").hasSuffix("mine.md\n")
    )
    #expect(room.say("lesson export \(scratch("mine.md"))").contains("is there already"))
    #expect(room.say("lesson export \(path) --force").contains("is the lesson itself"))
    #expect(try scratch.text("07-trial.md") == tinyLesson)
    let mine = try scratch.text("mine.md")
    #expect(
      mine.contains("bp> answer 3\nnot right: try again, or type hint\nbp> hint\nhint 1 of 2")
    )
    #expect(mine.contains("bp> step 3\nstep 3: cost"))
    let check = Checker.tiny.check(scratch("mine.md"))
    #expect(check.isPassed, "\(check.problems)")
    #expect(check.page.string(in: .plain).contains("mine.md: 2 of 2 answers right"))
    #expect(Checker.tiny.check(path).isPassed)

    // Answers that are wrong, or missing, fail even where their output is made to agree.
    let wrong = mine.replacingOccurrences(of: "bp> answer b\nright\n", with: "bp> answer a\n")
    try scratch.write(wrong, to: "wrong.md")
    _ = try Checker.tiny.accept(Checker.tiny.check(scratch("wrong.md")))
    let graded = Checker.tiny.check(scratch("wrong.md"))
    #expect(graded.problems.map(\.sentence) == ["the question is not answered rightly"])
    let missing = mine.replacingOccurrences(of: "```backprop\nbp> answer b\nright\n```\n", with: "")
    #expect(missing != mine && wrong != mine)
    try scratch.write(missing, to: "missing.md")
    #expect(
      Checker.tiny.check(scratch("missing.md")).problems.map(\.sentence) == [
        "the question has no answer"
      ]
    )
  }

  /// Answers are graded by the lesson as it came with the program, whatever the learner's file says.
  @Test func aChangedQuestionIsGradedByTheLesson() throws {
    let checker = Checker.tiny(lessons: Catalogue(folder: scratch.path))
    var room = room()
    room.say("lesson \(path)", "", "answer eta*lambda/n", "", "", "answer b")
    room.say("lesson export \(scratch("mine.md"))")
    let honest = checker.check(scratch("mine.md"))
    #expect(honest.isPassed, "\(honest.problems)")
    #expect(
      honest.page.string(in: .plain).contains("2 of 2 answers right, by the questions of lesson 7")
    )

    let mine = try scratch.text("mine.md")
    let changed = mine.replacingOccurrences(of: "answer: eta * lambda / n", with: "answer: 3")
      .replacingOccurrences(of: "bp> answer eta*lambda/n", with: "bp> answer 3")
    try scratch.write(changed, to: "changed.md")
    for check in [Checker.tiny, checker] {
      _ = try check.accept(check.check(scratch("changed.md")))
    }
    let graded = checker.check(scratch("changed.md"))
    #expect(graded.problems.map(\.sentence) == ["the question is not answered rightly"])
    #expect(graded.page.string(in: .plain).contains("1 of 2 answers right"))

    let cut = try #require(mine.range(of: "```question\nid: letter"))
    let end = try #require(mine.range(of: "The end."))
    try scratch.write(
      mine.replacingCharacters(in: cut.lowerBound..<end.lowerBound, with: ""),
      to: "short.md"
    )
    let short = checker.check(scratch("short.md"))
    #expect(short.problems.count == 1)
    #expect(
      short.problems.first?.sentence.hasPrefix("the question letter of the lesson is missing")
        == true
    )
    #expect(short.page.string(in: .plain).contains("1 of 2 answers right"))
    // A lesson that says it is another is graded by itself.
    try scratch.write(
      changed.replacingOccurrences(of: "title: A trial", with: "title: Mine"),
      to: "own.md"
    )
    #expect(checker.check(scratch("own.md")).score == "2 of 2 answers right")
  }

  /// A finished lesson can be walked through in class, its answers run by Enter.
  @Test func anExportedLessonReplays() throws {
    var room = room()
    room.say("lesson \(path)", "", "answer eta*lambda/n", "", "", "answer b")
    room.say("lesson export \(scratch("mine.md"))", "stop", "replay \(scratch("mine.md"))")
    var said = ""
    for _ in 0..<7 { said += room.say("") }
    #expect(!said.contains("not what was recorded") && said.contains("right, eta*lambda/n"))
    #expect(room.prompt == "end of 7> ")
  }

  /// A lesson that has moved is found under its old name, by its old file, and with its progress.
  @Test func aLessonThatHasMovedIsFound() throws {
    let stub = try scratch.write(
      "<!-- backprop\nformat: 1\nmoved: 07-trial\n-->\nSee [there](07-trial.md).\n",
      to: "05-trial.md"
    )
    let shelf = Catalogue(folder: scratch.path)
    #expect(shelf.lessons.map(\.name) == ["07-trial"])
    for name in ["05-trial", stub, "7"] { #expect(try shelf.lesson(name).name == "07-trial") }
    #expect(throws: LearnerError.self) { try shelf.lesson("05") }
    let store = ProgressStore(folder: scratch("state/progress"))
    let progress = Progress(
      position: 3,
      fingerprint: "old",
      tries: [:],
      outcomes: ["shrink": .right]
    )
    store.save(progress, of: "05-trial")
    #expect(store.load(try shelf.lesson("7")) == progress)
    var newer = progress
    newer.position = 4
    store.save(newer, of: "07-trial")
    #expect(store.load(try shelf.lesson("7")) == newer)
  }

  /// What the program's own lessons owe: each question meets a wrong idea, each number has its place, and
  /// old names lead somewhere.
  @Test func ourLessonsKeepTheirPromises() throws {
    let shelf = Catalogue()
    #expect(shelf.lessons.compactMap(\.number) == Array(1...13))
    for lesson in shelf.lessons {
      let bare = lesson.document.questions.filter(\.wrongIdeas.isEmpty).map(\.id)
      #expect(bare.isEmpty, "\(lesson.name): \(bare)")
      #expect(lesson.document.text.contains("**What to keep.**"))
      #expect(lesson.document.text.contains("*To try:*"))
      #expect(lesson.number.map { $0 < 3 } == true || !lesson.document.claims.isEmpty)
    }
    for (old, number) in [("5-what-lambda-does", 6), ("6-why-cross-entropy", 7)] {
      #expect(try shelf.lesson(old).number == number)
    }
    #expect(try shelf.lesson("7-starting-well").number == 5)
  }

  @Test func lessonsAreFoundByNumberAndName() throws {
    try scratch.write("# No header\n", to: "aa.md")
    try scratch.write("```backprop\n", to: "broken.md")
    let shelf = Catalogue(folder: scratch.path)
    #expect(shelf.lessons.map(\.name) == ["07-trial", "aa"])
    for name in ["7", "07", "07-trial", path] {
      #expect(try shelf.lesson(name).name == "07-trial")
    }
    #expect(throws: LearnerError.self) { try shelf.lesson("8") }
    #expect(Catalogue(folder: scratch("none")).lessons.isEmpty)
  }
}
