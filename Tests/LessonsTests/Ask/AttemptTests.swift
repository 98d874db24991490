import Experiment
import Foundation
import Prompt
import TestSupport
import Testing
import Wording

@testable import Lessons

struct AttemptTests {
  /// At the first question of the tiny lesson, which asks for a value.
  private func room(_ scratch: Scratch) throws -> Classroom {
    var room = Classroom(data: TinyData.set)
    room.say("lesson \(try scratch.write(tinyLesson, to: "07-trial.md"))", "")
    return room
  }

  @Test(arguments: ["158", "0.5 / 40", "-1", ".5", "eta * lambda / n", "  97%  "])
  func anAnswerWithoutItsWord(line: String) throws {
    var room = try room(Scratch())
    let answer = line.split(separator: " ").joined(separator: " ")
    #expect(room.say(line) == "to answer the question, type answer \(answer)")
    #expect(room.prompt == "2/5> ")
    let reply = room.say("answer \(answer)")
    #expect(reply.hasPrefix("right") || reply.hasPrefix("not right"), "\(reply)")
  }

  @Test(arguments: ["gard", "etta * 3", "1 +", "158 apples", "b"])
  func notAnAnswerEither(line: String) throws {
    var room = try room(Scratch())
    let reply = room.say(line)
    #expect(!reply.contains("to answer the question"), "\(reply)")
    #expect(room.prompt == "2/5> ")
  }

  /// `cost` and `step` can be answers, but are commands.
  @Test func commandsStayCommands() throws {
    var room = try room(Scratch())
    #expect(room.say("step").hasPrefix("step 1"))
    #expect(room.say("cost").hasPrefix("data"))
    #expect(room.say("3").contains("type answer 3"))
  }

  @Test func theLetterOfAChoice() throws {
    let scratch = try Scratch()
    var room = try room(scratch)
    room.say("answer eta * lambda / n", "", "")
    #expect(room.prompt == "5/5> ")
    #expect(room.say("b") == "to answer the question, type answer b")
    #expect(room.say("B") == "to answer the question, type answer B")
    #expect(room.say("158").hasPrefix("a line begins with a command, not with a number"))
    room.say("answer b")
    #expect(!room.say("b").contains("to answer"))
  }

  @Test func aWrongIdeaIsMet() throws {
    let scratch = try Scratch()
    let lesson = tinyLesson.replacingOccurrences(
      of: "hint: Write the update.",
      with: "wrong: lambda / n — You left out η.\nhint: Write the update."
    )
    .replacingOccurrences(of: "answer: b", with: "answer: b\nwrong: a — Not this.")
    var room = Classroom(data: TinyData.set)
    room.say("lesson \(try scratch.write(lesson, to: "08-trial.md"))", "")
    #expect(
      room.say("answer 0.5 / 40")
        == "not right, 0.5 / 40 is 0.0125000: try again, or type hint\nYou left out η.\n"
    )
    #expect(room.say("answer 7") == "not right: try again, or type hint\n")
    room.say("answer eta * lambda / n", "", "")
    #expect(room.say("answer a") == "not right: try again or skip\nNot this.\n")
  }

  @Test func wholeNumbersAreShownWhole() throws {
    let scratch = try Scratch()
    let lesson = tinyLesson.replacingOccurrences(of: "skip: no\n", with: "")
      .replacingOccurrences(of: "answer: eta * lambda / n", with: "answer: 5 * 28 + 18")
    var room = Classroom(data: TinyData.set)
    room.say("lesson \(try scratch.write(lesson, to: "08-trial.md"))", "")
    #expect(room.say("skip").hasPrefix("the answer: 158\n"))
    room.say("lesson \(try scratch.write(lesson, to: "09-trial.md"))", "")
    #expect(room.say("answer 2 * 79").hasPrefix("right, 2 * 79 is 158\n"))
  }
}
