import Mistakes
import TestSupport
import Testing

@testable import Experiment
@testable import Prompt

@Suite("Which mistakes the checks see, and which they cannot")
struct CheckedMistakesTests {
  /// What cost and gradient share, or what comes after the gradient.
  private static let unseen: Set<String> = [
    "pixels-not-scaled", "labels-shifted", "images-shuffled-alone", "same-start", "update-sign",
    "rate-divided-by-m", "decayed-twice",
  ]

  /// What depends on how many images a mini-batch has, and may not.
  private static let moving: Set<String> = [
    "l2-divided-by-m", "l2-averaged-with-data", "data-summed", "data-divided-by-n", "bias-summed",
  ]

  /// A second mini-batch with a mistake planted, in a network that it makes sense in.
  private func planted(_ mistake: Mistake?) throws -> Interpreter {
    var room = Interpreter(data: try Samples.few(60))
    let needsQuadratic = mistake?.name == "output-slope-missing"
    try room.type(
      "net 784-10-10-10 --cost \(needsQuadratic ? "quadratic" : "cross-entropy")",
      "set batch 6"
    )
    let obstacle = mistake?.obstacle(room.session.network, room.session.objective)
    #expect(obstacle == nil, "\(mistake?.name ?? ""): \(obstacle ?? "")")
    room.session.plant(mistake)
    try room.type("step", "batch")
    return room
  }

  @Test("the gradient check", arguments: Mistake.all.map(\.name))
  func gradientCheck(name: String) throws {
    var room = try planted(Mistake.named(name))
    let report = try room.session.checkGradient(sample: 20, work: Work())
    let isSeen = !report.wrong.isEmpty
    #expect(isSeen != Self.unseen.contains(name), "\(report.wrong)")
    // The same before the phases and after the update.
    let text = try room.type("check")
    #expect(text.contains("wrong: ") == isSeen && text.contains("every part agrees") != isSeen)
    #expect(try room.type("forward", "backward", "grad", "check") == text)
    #expect(try room.type("update", "check") == text)
    if !isSeen { #expect(text.contains("cannot see")) }
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 }, "\(text)")
  }

  @Test("every image twice", arguments: Mistake.all.map(\.name))
  func scale(name: String) throws {
    var room = try planted(Mistake.named(name))
    let moved = try room.session.checkScale(work: Work()).filter { !$0.stays }
    #expect(moved.isEmpty != Self.moving.contains(name), "\(moved)")
    let text = try room.type("check scale")
    #expect(text.contains("nothing moves") == moved.isEmpty && text.contains("cannot see"))
  }

  @Test("the factor is named")
  func factors() throws {
    var room = try planted(Mistake.named("l2-divided-by-m"))
    #expect(try room.type("check").contains("the gradient is 10.000 times the slope"))
    room = try planted(Mistake.named("data-summed"))
    #expect(try room.type("check").contains("the gradient is 6.0000 times the slope"))
    room = try planted(Mistake.named("l2-missing"))
    #expect(try room.type("check").contains("the cost has a slope there, and the gradient is 0"))
  }

  @Test("a correct step passes both")
  func correct() throws {
    var room = try planted(nil)
    #expect(try room.type("check").contains("every part agrees"))
    #expect(try room.type("check scale").contains("nothing moves"))
  }
}
