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
