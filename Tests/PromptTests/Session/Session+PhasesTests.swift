import TestSupport
import Testing

@testable import Experiment
@testable import Prompt

struct SessionPhasesTests {
  /// Commands that need a phase, at every state a step can be in.
  private static let lines = [
    "forward", "cost", "backward", "backward 2", "backward 1", "grad", "grad 1", "grad w2[3,7]",
    "update", "activations", "activations 1", "delta", "delta 1", "delta 2", "show batch",
    "explain w2[3,7]", "explain delta1[0,0]", "explain z1[0,0]", "export /nowhere/at/all",
    "print cost", "print ratio.1", "print delta.1", "print delta.2", "print x[0,0]",
    "print z1[0,0]",
    "print delta1[0,0]", "print total.w1[0,0]", "print accuracy.batch", "print activations.2",
  ]
  private static let setups: [[String]] = [
    [], ["batch"], ["batch", "forward"], ["batch", "forward", "cost"],
    ["batch", "forward", "backward 2"], ["batch", "forward", "backward"],
    ["batch", "forward", "backward", "grad"], ["step"], ["step", "batch"], ["step", "forward"],
    ["step", "batch --images 3"], ["step", "forward", "backward 2"],
  ]

  /// What is missing, and every word that leads there, in order.
  @Test(arguments: [
    ("batch", "update", "this step has no gradient yet: type forward, backward and grad first"),
    ("batch", "grad", "this step has no backward pass yet: type forward and backward first"),
    ("batch", "cost", "this step has no forward pass yet: type forward first"),
    ("forward", "explain w2[3,7]", "this step has no gradient yet: type backward and grad first"),
    ("backward 2", "update", "this step has no gradient yet: type backward and grad first"),
    ("backward", "update", "this step has no gradient yet: type grad first"),
  ])
  func whatIsMissing(last: String, line: String, sentence: String) throws {
    var room = Interpreter(data: try Samples.few(30))
    try room.type("batch")
    if last != "batch" { try room.type("forward") }
    if last.hasPrefix("backward") { try room.type(last) }
    #expect(try room.refusal(of: line) == sentence)
    let words = try #require(sentence.firstMatch(of: /type (.+) first/)).1
    for word in words.replacing(" and ", with: ", ").split(separator: ", ") {
      try room.type(String(word))
    }
    #expect(try room.refusal(of: line) == nil)
  }

  /// A refusal names a command; typed, that works; and in a few turns what was wanted works too.
  @Test(arguments: setups)
  func suggestionsLeadThere(setup: [String]) throws {
    for line in Self.lines where !line.hasPrefix("export") {
      var room = Interpreter(data: try Samples.few(30))
      for line in setup { try room.type(line) }
      var turns = 0
      while let sentence = try room.refusal(of: line) {
        if sentence == "this batch has had its update: type batch for the next" {
          #expect(line == "update" && room.session.step?.phase == .update)
        }
        let match = sentence.firstMatch(of: /type ([a-z]+( [0-9]+)?)/)
        let suggested = try #require(match.map { String($0.1) }, "\(line): \(sentence)")
        // A suggestion may itself be refused, but only to name what comes before it.
        if let refusal = try room.refusal(of: suggested) {
          let first = try #require(refusal.firstMatch(of: /type ([a-z]+( [0-9]+)?)/), "\(refusal)")
          try room.type(String(first.1))
        }
        turns += 1
        try #require(turns < 8, "\(setup), \(line): \(sentence)")
      }
    }
  }

  @Test func backwardGoesFromTheLastLayerToTheFirst() throws {
    var room = Interpreter(data: try Samples.few(30))
    try room.type("net 784-6-5-10", "batch", "forward")
    #expect(
      try room.refusal(of: "backward 1")
        == "δ of layer 1 is made from δ of layer 2: type backward 3 first"
    )
    for l in [3, 2, 1] {
      try room.type("backward \(l)")
      #expect(room.session.step?.found.backward.lowestLayer == l)
    }
    #expect(
      try room.refusal(of: "backward 4")
        == "there is no layer 4: the layers of 784-6-5-10 are 1 to 3"
    )
  }

  @Test func forwardAgainTakesTheWeightsOfNow() throws {
    var room = Interpreter(data: try Samples.few(30))
    try room.type("batch", "forward", "backward", "grad", "update")
    let first = try #require(room.session.step)
    try room.type("forward")
    let second = try #require(room.session.step)
    #expect(second.batch.indices == first.batch.indices && second.phase == .forward)
    #expect(second.found.forward != first.found.forward && second.applied == nil)
  }
}
