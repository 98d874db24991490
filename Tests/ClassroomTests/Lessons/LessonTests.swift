import Foundation
import LessonFormat
import Testing

@testable import Classroom

struct LessonTests {
  private let scratch: Scratch
  private let path: String

  init() throws {
    scratch = try Scratch()
    path = try scratch.write(tinyLesson, to: "07-trial.md")
  }

  private func room() -> Classroom {
    var room = Classroom(data: TinyData.set)
    room.progress = ProgressStore(folder: scratch("state/progress"))
    return room
  }

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

  @Test func progressIsKeptAndGoesOn() throws {
    var first = room()
    first.say("lesson \(path)", "", "answer 3", "hint", "answer eta*lambda/n", "")
    let network = first.shown.network
    var second = room()
    #expect(second.say("lesson \(path)").hasPrefix("going on at 4 of 5"))
    #expect(second.shown.network == network)
    #expect(second.say("list").contains("right"))
    #expect(second.say("goto 2").contains("answered already"))
    #expect(second.say("").hasSuffix("bp> forward\n"))
    #expect(second.say("lesson \(path) --again").contains("Lesson 7"))
    #expect(second.say("", "").contains("a question waits"))
  }

  @Test func aChangedLessonGoesOnAtTheFirstOpenQuestion() throws {
    var first = room()
    first.say("lesson \(path)", "", "answer eta*lambda/n", "")
    let changed = tinyLesson.replacingOccurrences(
      of: "```backprop nocheck\n",
      with: "```backprop nocheck\nbp> where\n"
    )
    try scratch.write(changed, to: "07-trial.md")
    var second = room()
    #expect(second.say("lesson \(path)").hasPrefix("going on at 6 of 6"))
  }

  /// Two lessons in files of one name are two, and a lesson is one by whatever way it is reached.
  @Test func progressIsKeptByPlace() throws {
    try FileManager.default.createDirectory(
      atPath: scratch("other"),
      withIntermediateDirectories: true
    )
    let text = tinyLesson.replacingOccurrences(of: "title: A trial", with: "title: Another")
    let other = try scratch.write(text, to: "other/07-trial.md")
    try FileManager.default.createSymbolicLink(
      atPath: scratch("link"),
      withDestinationPath: "other"
    )
    var room = room()
    room.say("lesson \(path)", "", "answer eta*lambda/n", "stop")
    #expect(room.say("lesson \(other)").contains("Another"))
    room.say("", "answer 1", "stop")
    #expect(room.say("lesson \(path)").hasPrefix("going on at 3 of 5"))
    room.say("stop")
    #expect(room.say("lesson \(scratch("link/07-trial.md"))").hasPrefix("going on at 2 of 5"))
  }

  /// Lessons were once kept by their names alone.
  @Test func olderProgressIsFound() throws {
    var first = room()
    first.say("lesson \(path)", "", "answer eta*lambda/n", "stop")
    let file = try #require(scratch.files.first { $0.hasPrefix("state/progress/07-trial-") })
    let old = scratch("state/progress/07-trial.json")
    try FileManager.default.moveItem(atPath: scratch(file), toPath: old)
    var second = room()
    #expect(second.say("lesson \(path)").hasPrefix("going on at 3 of 5"))
    #expect(scratch.files.contains(file))
    try FileManager.default.removeItem(atPath: scratch(file))
    // Of another text nothing is taken: who knows of which lesson it was.
    try scratch.write(tinyLesson + "More.\n", to: "07-trial.md")
    var third = room()
    #expect(third.say("lesson \(path)").contains("Lesson 7: A trial"))
  }

  @Test func aLessonOfTheProgramIsKeptByItsName() throws {
    let shelf = LessonShelf(folder: scratch.path)
    #expect(try shelf.lesson("7").key == "07-trial")
    #expect(try shelf.lesson(path).key == "07-trial")
    let copy = try scratch.write(tinyLesson, to: "copy.md")
    #expect(try LessonShelf(folder: nil).lesson(copy).key.hasPrefix("copy-"))
    let long = String(repeating: "ä", count: 90)
    let keys = try ["x", "y"].map { name in
      let file = try scratch.write(tinyLesson, to: long + name + ".md")
      return try LessonShelf(folder: nil).lesson(file).key
    }
    #expect(keys[0] != keys[1] && keys.allSatisfy { $0.count <= 80 })
  }

  @Test func damagedProgressIsNoError() throws {
    var first = room()
    first.say("lesson \(path)", "", "answer eta*lambda/n", "")
    let file = try #require(scratch.files.first { $0.hasPrefix("state/progress/07-trial-") })
    let whole = try scratch.bytes(file)
    var cases: [[UInt8]] = [
      [], [0xFF, 0xFE], Array("null".utf8), Array(repeating: 0x5B, count: 100_000),
    ]
    cases += (1..<60).map { Array(whole.prefix(whole.count * $0 / 60)) }
    cases += ["-5", "99999", "1e300", "9223372036854775807"].map {
      Array(
        String(decoding: whole, as: UTF8.self)
          .replacingOccurrences(of: "\"position\" : 3", with: "\"position\" : \($0)").utf8
      )
    }
    cases.append(Array(repeating: 0x20, count: 3 << 20))
    for bytes in cases {
      try Data(bytes).write(to: URL(fileURLWithPath: scratch(file)))
      var room = room()
      #expect(room.say("lesson \(path)").contains("bp> ") || room.isWalking)
      #expect(room.isWalking)
      room.say("", "answer 1", "stop")
      #expect(room.prompt == "bp> ")
    }
  }

  @Test func placesThatCannotBeWrittenAreNoError() throws {
    let file = try scratch.write("", to: "file")
    for folder in [file, "/proc/nowhere", "\(file)/under"] {
      var room = Classroom(data: TinyData.set)
      room.progress = ProgressStore(folder: folder)
      room.say("lesson \(path)", "")
      #expect(room.say("answer eta*lambda/n").hasPrefix("right"))
    }
  }

  @Test(arguments: [
    (["BACKPROP_STATE": "/s", "HOME": "/h"], "/s/progress"),
    (["BACKPROP_STATE": "", "HOME": "/h"], nil),
    (["XDG_STATE_HOME": "/x", "HOME": "/h"], "/x/backprop/progress"),
    (["XDG_STATE_HOME": "x", "HOME": "/h"], "/h/.local/state/backprop/progress"),
    ([:], nil),
  ])
  func whereProgressIsKept(environment: [String: String], folder: String?) {
    #expect(ProgressStore(environment: environment).folder == folder)
  }

  @Test func aFinishedLessonExportsAndIsGraded() throws {
    var room = room()
    room.say("lesson \(path)", "", "answer 3", "hint", "answer eta*lambda/n", "", "")
    #expect(room.say("lesson export \(scratch("mine.md"))").contains("one question is open yet"))
    room.say("answer b")
    #expect(room.say("lesson export \(scratch("mine.md"))").contains("wrote the lesson"))
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
    let checker = Checker.tiny(lessons: LessonShelf(folder: scratch.path))
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

  @Test func lessonsAreFoundByNumberAndName() throws {
    try scratch.write("# No header\n", to: "aa.md")
    try scratch.write("```backprop\n", to: "broken.md")
    let shelf = LessonShelf(folder: scratch.path)
    #expect(shelf.lessons.map(\.name) == ["07-trial", "aa"])
    for name in ["7", "07", "07-trial", path] {
      #expect(try shelf.lesson(name).name == "07-trial")
    }
    #expect(throws: LearnerError.self) { try shelf.lesson("8") }
    #expect(LessonShelf(folder: scratch("none")).lessons.isEmpty)
  }
}
