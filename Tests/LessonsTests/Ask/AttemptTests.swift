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

  @Test(arguments: ["158", "0.5 / 40", "-1", ".5", "(1 + 1)", "  97%  ", "n", "eta*m"])
  func aBareAnswerIsAnAnswer(line: String) throws {
    var room = try room(Scratch())
    let reply = room.say(line)
    #expect(reply.hasPrefix("not right"), "\(reply)")
    #expect(room.prompt == "2/5> ")
    let answer = line.split(separator: " ").joined(separator: " ")
    #expect(room.replayer?.answers.tries["shrink"] == ["answer \(answer)"])
  }

  @Test func aBareAnswerThatIsRightGoesOn() throws {
    var room = try room(Scratch())
    #expect(room.say("eta * lambda / n").hasPrefix("right, eta * lambda / n is 0.00625000\n"))
    #expect(room.prompt == "3/5> ")
    #expect(room.replayer?.answers.tries["shrink"] == ["answer eta * lambda / n"])
  }

  @Test(arguments: [
    ("gard", "did you mean grad"), ("1 +", "is not a number or a formula"),
    ("158 apples", "is not a number or a formula"),
    ("ξ / n", "is not a number or a formula"),
    ("b", "batch or backward"),
  ])
  func notAnAnswerEither(line: String, reply: String) throws {
    var room = try room(Scratch())
    let said = room.say(line)
    #expect(said.contains(reply), "\(said)")
    #expect(room.prompt == "2/5> ")
    #expect(room.replayer?.answers.tries.isEmpty == true)
  }

  /// `step` is a number and a command: once it is asked which, and then the same again is the command.
  @Test func whatIsAlsoACommandIsAskedAbout() throws {
    var room = try room(Scratch())
    let question =
      "step is an answer and a command: type answer step, or step again for the command"
    #expect(room.say("step") == question)
    #expect(room.say("step").hasPrefix("step 1"))
    #expect(room.say("resume", "step") == question)
    #expect(room.say("answer step").hasPrefix("not right"))
    #expect(room.say("step") == question)
    #expect(room.say("step + 1").hasPrefix("not right"))
    #expect(room.prompt == "2/5> ")
  }

  @Test func theLetterOfAChoice() throws {
    let scratch = try Scratch()
    var room = try room(scratch)
    room.say("answer eta * lambda / n", "", "")
    #expect(room.prompt == "5/5> ")
    // A detour is for commands, of which `a` is the beginning of one.
    room.say("step")
    #expect(
      room.say("a") == "a is an answer and short for activations: type answer a, or activations"
    )
    room.say("resume")
    #expect(room.say("a").hasPrefix("not right"))
    #expect(room.say("e") == "\"e\" is none of the choices: type a letter from a to b")
    for other in ["158", "yes", "(e)"] {
      #expect(room.say(other) == "\"\(other)\" is none of the choices: type a letter from a to b")
    }
    for written in ["a)", "(a)", "a."] { #expect(room.say(written).hasPrefix("not right")) }
    #expect(room.say("B").hasPrefix("right"))
    #expect(room.replayer?.answers.tries["letter"]?.count == 5)
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
