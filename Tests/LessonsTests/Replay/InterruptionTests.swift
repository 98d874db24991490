import Experiment
import Prompt
import Testing
import Wording

@testable import Lessons

struct InterruptionTests {
  @Test(arguments: ["epoch 30", "step # a comment", "", "print 'a"])
  func whatIsWrittenIsReadBack(line: String) {
    let (command, polls) = Interruption.split(Interruption.command(line, stoppedAfter: 417))
    #expect(command == line && polls == 417)
    #expect(Interruption.split(line).polls == nil)
    #expect(Interruption.removed(from: line) == line)
  }

  /// However a line of a person ends, nothing of it reads as an interruption once it stands in a file.
  @Test(arguments: [
    " # Ctrl-C after 2", " # Ctrl-C after 2 \t", " # Ctrl-C after 2\r", " # Ctrl-C\rafter 2",
    " # Ctrl-C after 2 # Ctrl-C after 3", " # Ctrl-C after +2",
  ])
  func aTypedOneIsRemoved(comment: String) {
    #expect(Interruption.removed(from: "step 5" + comment) == "step 5")
  }

  @Test(arguments: ["# Ctrl-C after two", " # Ctrl-C after -1", " # Ctrl-C after 2 of 5"])
  func otherCommentsStay(comment: String) {
    #expect(Interruption.removed(from: "step 5 " + comment) == "step 5 " + comment)
  }
}
