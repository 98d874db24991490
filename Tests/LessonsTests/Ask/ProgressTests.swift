import Foundation
import LessonFormat
import Prompt
import TestSupport
import Testing
import Wording

@testable import Lessons

struct ProgressTests {
  private let scratch: Scratch
  private let path: String

  init() throws {
    scratch = try Scratch()
    path = try scratch.write(tinyLesson, to: "07-trial.md")
  }

  private func room() -> Classroom { scratch.room() }

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
    #expect(second.say("lesson \(path) --again --yes").contains("Lesson 7"))
    #expect(second.say("", "").contains("a question waits"))
  }

  @Test func lessonsCountRightSkippedAndOpen() throws {
    func state(_ outcomes: [String: Attempt.Outcome]?) throws -> String {
      let lesson = try Catalogue(folder: scratch.path).lesson("7")
      let progress = outcomes.map {
        Progress(position: 0, fingerprint: "", tries: [:], outcomes: $0)
      }
      return LessonsCommand.state(of: lesson, progress).description
    }
    #expect(try state(nil) == "2")
    #expect(try state([:]) == "2 open")
    #expect(try state(["shrink": .skipped]) == "1 skipped, 1 open")
    #expect(try state(["shrink": .right, "letter": .skipped]) == "1 right, 1 skipped")
    #expect(try state(["shrink": .right, "letter": .right]) == "all 2 right")
  }

  /// The one behind does not erase what the other did.
  @Test func twoSessionsKeepTheAnswersOfBoth() throws {
    var (first, second) = (room(), room())
    first.say("lesson \(path)", "")
    second.say("lesson \(path)", "answer 2", "", "answer 2")
    first.say("answer eta*lambda/n", "", "", "answer b")
    second.say("answer 3", "goto 1", "", "answer 4")
    var third = room()
    #expect(third.say("lesson \(path)").contains("going on at its end"))
    #expect(third.replayer?.answers.outcomes == ["shrink": .right, "letter": .right])
    #expect(third.replayer?.answers.tries["shrink"]?.last == "answer eta*lambda/n")
    // A place before is kept where nobody else was further.
    third.say("goto 2", "stop")
    #expect(third.say("lesson \(path)").contains("going on at 2 of 5"))
  }

  @Test func answersOfManySessionsAtOnceAreKept() async throws {
    let store = ProgressStore(folder: scratch("state/progress"))
    let empty = Progress(position: 0, fingerprint: "x", tries: [:], outcomes: [:])
    store.save(empty, of: "lesson")
    await withTaskGroup(of: Void.self) { group in
      for number in 0..<20 {
        group.addTask {
          var progress = empty
          progress.position = number
          progress.tries["q\(number)"] = ["answer \(number)"]
          store.save(progress, of: "lesson", after: empty)
        }
      }
    }
    let lesson = Catalogue.Lesson(
      name: "lesson",
      key: "lesson",
      path: nil,
      document: try Document(parsing: tinyLesson)
    )
    let kept = try #require(store.load(lesson))
    #expect(kept.tries.count == 20 && kept.position == 19)
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
    let shelf = Catalogue(folder: scratch.path)
    #expect(try shelf.lesson("7").key == "07-trial")
    #expect(try shelf.lesson(path).key == "07-trial")
    let copy = try scratch.write(tinyLesson, to: "copy.md")
    #expect(try Catalogue(folder: nil).lesson(copy).key.hasPrefix("copy-"))
    let long = String(repeating: "ä", count: 90)
    let keys = try ["x", "y"].map { name in
      let file = try scratch.write(tinyLesson, to: long + name + ".md")
      return try Catalogue(folder: nil).lesson(file).key
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
      #expect(room.say("lesson \(path)").contains("bp> ") || room.isReplaying)
      #expect(room.isReplaying)
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
}
