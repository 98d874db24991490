import Prompt
import TestSupport
import Testing
import Wording

@testable import Lessons

struct ClassroomTests {
  @Test func quitEnds() throws {
    var room = Classroom(data: try Samples.few(30))
    #expect(try room.enter("quit").ends)
    #expect(try !room.enter("where").ends)
  }

  @Test func itsCommandsRefuseAndCompleteAsAllDo() throws {
    var room = Classroom(data: try Samples.few(30))
    let sentence = "lesson has no --foo, only --student, --again, --yes and --force: lesson 1"
    #expect(try room.refusal(of: "lesson --foo") == sentence)
    let none = "there is no lesson '': type lessons for all of them"
    #expect(try room.refusal(of: "lesson ''") == none)
    for (line, word) in [("record s", "stop"), ("lesson ex", "export"), ("lesso", "lesson")] {
      #expect(room.completions(of: line, upTo: line.endIndex).candidates.contains(word))
    }
    #expect(try room.type("help replay").contains("Walk through a transcript"))
  }

  /// It is about the screen: no detour, nothing to undo, and no line of a recording.
  @Test func outputsPauseInWalksUnlessToldOtherwise() throws {
    let scratch = try Scratch()
    try scratch.write(tinyLesson, to: "l.md")
    var room = scratch.room()
    #expect(!room.pausesNow && room.waiting.blocks.isEmpty)
    room.say("record \(scratch("a.md"))", "more on")
    #expect(room.pausesNow)
    room.say("more lessons", "record stop", "lesson \(scratch("l.md"))")
    #expect(room.pausesNow)
    #expect(room.waiting.string(in: .plain).hasPrefix("bp> "))
    for line in ["set more off", "SET more = off", "more off"] {
      room.say("more on", line)
      #expect(!room.pausesNow && !room.prompt.contains("detour"))
    }
    #expect(room.say("more").contains("no output pauses"))
    #expect(room.say("more maybe").contains("more off"))
    #expect(try !scratch.text("a.md").contains("more"))
  }

  /// What files may not ask for is what the registry of a class has beside the ordinary commands.
  @Test func replayedFilesKnowTheNamesOfTheClassroom() {
    let names = Registry.classroomCommands.map { $0.name }
    #expect(Registry.live.names == Registry.ordinary.names + names)
    for name in names {
      #expect(throws: LearnerError("\(name) is for the prompt, not for a file that is replayed")) {
        try Registry.replayed.command(name)
      }
    }
  }
}
