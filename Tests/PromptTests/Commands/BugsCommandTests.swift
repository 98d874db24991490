import Mistakes
import TestSupport
import Testing

@testable import Experiment
@testable import Prompt

struct BugsCommandTests {
  @Test("every mistake is listed, in the order of a step, and what makes no sense here says why")
  func list() throws {
    var room = Interpreter(data: try Samples.few(30))
    let text = try room.type("bugs")
    let names = text.split(separator: "\n").compactMap { line -> String? in
      let word = line.prefix { $0 != " " }
      return Mistake.named(String(word))?.name
    }
    #expect(names == Mistake.all.map(\.name))
    #expect(text.contains("  output-slope-missing    cross-entropy has no σ′ in δ"))
    #expect(text.contains("type net 784-30-30-10"))
    try room.type("net 784-5-5-10 --cost quadratic")
    #expect(try !room.type("bugs").contains("no layer above"))
    #expect(try room.type("bugs").contains("  output-slope-extra  σ′ belongs there"))
  }

  @Test("what each needs can be typed, and then it is not missing any more", arguments: Mistake.all)
  func obstacle(mistake: Mistake) throws {
    for line in [
      "net 784-10", "l2 off", "set lambda 0", "net --cost quadratic", "net --activation relu",
      "l2 scale batch", "set batch 1",
    ] {
      var room = Interpreter(data: try Samples.few(30))
      try room.type(line)
      var turns = 0
      while let obstacle = room.session.obstacle(to: mistake) {
        let commands = try #require(obstacle.split(separator: ": type ").last, "\(obstacle)")
        for command in commands.split(separator: ", ") { try room.type(String(command)) }
        turns += 1
        try #require(turns < 4, "\(mistake.name) after \(line): \(obstacle)")
      }
      #expect(try room.refusal(of: "bug plant \(mistake.name)") == nil)
    }
  }

  @Test("one of them is told with its wrong line, its right line and the command that shows it")
  func one() throws {
    var room = Interpreter(data: try Samples.few(30))
    for mistake in Mistake.all {
      let text = try room.type("bugs \(mistake.name)")
      for line in [mistake.code.wrong, mistake.code.right, mistake.command] {
        #expect(text.contains(line), "\(mistake.name): \(line)")
      }
    }
    #expect(try room.refusal(of: "bugs l2-dubled")?.hasSuffix("did you mean l2-doubled?") == true)
  }
}
