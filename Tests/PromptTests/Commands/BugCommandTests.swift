import Mistakes
import TestSupport
import Testing

@testable import Experiment
@testable import Prompt

struct BugCommandTests {
  /// Lines that draw whatever a learner may look at, formulas among them.
  private static let looks = [
    "bug", "where", "data", "batch", "show batch", "forward", "cost", "backward", "grad", "grad 2",
    "grad w2[3,7]", "grad 2 --unit 3", "explain w2[3,7]", "explain z2[0,3]", "explain a1[0,3]",
    "explain delta1[0,3]", "explain delta2[0,3]", "update", "where", "l2", "l1", "rule", "net",
    "set", "weights", "weights 2", "activations", "delta", "help bug", "help l2", "bugs", "reset",
    "net --seed 4", "set seed 1",
  ]

  /// A session with a mistake that nobody is to know; none for a session that is right.
  private func room(_ mistake: Mistake?, data count: Int = 30) throws -> Interpreter {
    var room = Interpreter(data: try Samples.few(count))
    if mistake?.name == "output-slope-missing" { try room.type("net --cost quadratic") }
    try room.type("net 784-8-8-10")
    if let mistake {
      room.session.plant(mistake)
      room.session.hunt = Hunt(seed: 5)
    }
    return room
  }

  /// The words of a text, without its numbers.
  private func words(_ text: String) -> [String] {
    text.replacing(/-?[0-9.]+(e[-+][0-9]+)?|nan|inf|[█▏▎▍▌▋▊▉▶]/, with: " ")
      .split { !$0.isLetter && !"σ′δ⊙ᵀ|λη∂Σ".contains($0) }.map(String.init)
  }

  @Test("a hidden mistake changes numbers, never a word", arguments: Mistake.all)
  func secret(mistake: Mistake) throws {
    var wrong = try room(mistake)
    var right = try room(nil)
    if mistake.name == "output-slope-missing" {
      right = Interpreter(data: try Samples.few(30))
      try right.type("net --cost quadratic", "net 784-8-8-10")
    }
    for line in Self.looks {
      let (a, b) = (try wrong.type(line), try right.type(line))
      if !["bugs", "help bug"].contains(line) { #expect(!a.contains(mistake.name), "\(line)") }
      if line != "bug" { #expect(words(a) == words(b), "\(line): \(a)") }
    }
    #expect(try wrong.type("bug").hasPrefix("a mistake is hidden (seed 5), 0 of 2 hints given"))
    let export = wrong.session.tensors().metadata
    #expect(export == right.session.tensors().metadata)
    #expect(wrong.completions(of: "bug ", upTo: "bug ".endIndex).candidates.contains("hide"))
  }

  @Test("hiding looks the same whatever is hidden, but for the seed")
  func hiding() throws {
    var texts: Set<String> = []
    var found: Set<String> = []
    for seed in 0..<400 {
      var room = Interpreter(data: try Samples.few(30))
      try room.type("step 3")
      texts.insert(try room.type("bug hide --seed \(seed)").replacing("seed \(seed)", with: ""))
      found.insert(try #require(room.session.planted).name)
      #expect(room.session.stepCount == 0 && room.session.step == nil && room.session.isHidden)
    }
    #expect(texts.count == 1)
    // All that make sense for 784-30-10.
    #expect(found.count == Mistake.all.count - 2)
  }

  @Test("only mistakes of the level, and only those that make sense, are hidden")
  func level() throws {
    for level in 1...3 {
      for seed in 0..<30 {
        var room = Interpreter(data: try Samples.few(30))
        try room.type("net 784-10 --cost quadratic", "l2 off")
        try room.type("bug hide --level \(level) --seed \(seed)")
        let planted = try #require(room.session.planted)
        #expect(planted.level == level && room.session.obstacle(to: planted) == nil)
      }
    }
  }

  @Test("the same lines hide the same, and each time another")
  func again() throws {
    func seeds() throws -> [UInt64] {
      var room = Interpreter(data: try Samples.few(30))
      return try (0..<5).map { _ in
        let before = room.session.planted
        try room.type("bug hide")
        #expect(room.session.planted != before)
        return try #require(room.session.hunt).seed
      }
    }
    let first = try seeds()
    #expect(try seeds() == first && Set(first).count == 5)
    var room = Interpreter(data: try Samples.few(30))
    try room.type("bug hide", "undo", "bug hide")
    #expect(room.session.hunt?.seed == first[0])
  }

  @Test("a search from hiding to its end, and back")
  func search() throws {
    var room = Interpreter(data: try Samples.few(30))
    try room.type("bug hide --seed 3")
    let planted = try #require(room.session.planted)
    #expect(try room.type("bug hint") == planted.hints[0] + "\n")
    #expect(try room.type("bug hint") == planted.hints[1] + "\n")
    #expect(try room.refusal(of: "bug hint")?.hasPrefix("both hints were given") == true)
    #expect(try room.type("bug").contains("2 of 2 hints"))
    let found = try room.type("bug guess \(planted.name)")
    #expect(found.hasPrefix("found: \(planted.name), "))
    #expect(found.contains(planted.code.right))
    #expect(room.session.planted == planted && !room.session.isHidden)
    #expect(try room.type("bug").contains(planted.name))
    #expect(try room.refusal(of: "bug guess l2-doubled")?.contains("no secret") == true)
    try room.type("undo")
    #expect(room.session.isHidden && room.session.hunt?.hints == 2)
    #expect(try room.type("bug reveal").hasPrefix("it is \(planted.name): "))
    try room.type("bug off")
    #expect(room.session.planted == nil && room.session.hunt == nil)
    #expect(try room.refusal(of: "bug off")?.hasPrefix("no mistake is hidden") == true)
    try room.type("undo")
    #expect(room.session.planted == planted)
  }

  /// With λ = 0.5, n = 4,000 and m = 10, as the mistake itself says.
  @Test(arguments: [
    (
      "l2-divided-by-m", "l2-undivided", "the L2 part of layer 1 would be 4,000 times (λ/n) W",
      "here it is 400 times (λ/n) W"
    ),
    (
      "l2-undivided", "l2-divided-by-m", "the L2 part of layer 1 would be 400 times (λ/n) W",
      "here it is 4,000 times (λ/n) W"
    ),
    ("l2-missing", "l2-wrong-sign", "would be -1 times (λ/n) W", "here it is 0"),
    (
      "l2-doubled", "l2-on-biases", "the L2 part of the biases of layer 1 would be ",
      "here it is none"
    ),
    (
      "data-summed", "data-divided-by-n",
      "the data gradient of layer 1 would be 0.002500 times aᵀδ / m", "here it is 10 times aᵀδ / m"
    ),
    (
      "data-summed", "bias-summed",
      "the gradient of the biases of layer 1 would be 10 times Σ δ / m",
      "and so it is here; yet it is another"
    ),
    (
      "bias-missing", "slope-forgotten", ", where (δ Wᵀ) ⊙ σ′(z) is ",
      "as the formula has it"
    ),
    ("delta-sign", "update-sign", "would be 0.5", "here it is -0.5"),
    (
      "update-sign", "delta-sign", "δ of layer 2 would be -1 times a − y",
      "here it is a − y, as the formula has it"
    ),
    (
      "labels-shifted", "pixels-not-scaled", "the largest pixel of the mini-batch would be 255",
      "here it is 1"
    ),
    ("pixels-not-scaled", "labels-shifted", "the label of image 477 would be 0", "here it is 1"),
    ("l2-halved", "same-start", "two columns of W1 would be 0", "here it is up to 0."),
    (
      "bias-forgotten", "gradient-not-reset", "make another step, and guess again",
      "in this step gradient-not-reset"
    ),
    (
      "slope-forgotten", "bias-forgotten", ", where a W + b is ",
      "as the formula has it"
    ),
  ])
  func wrongGuess(planted: String, guessed: String, would: String, here: String) throws {
    var room = Interpreter(data: try Samples.bundled())
    room.session.plant(Mistake.named(planted))
    room.session.hunt = Hunt(seed: 5)
    let before = Snapshot(room.session)
    let text = try room.type("bug guess \(guessed)").replacing("\n", with: " ")
    #expect(text.hasPrefix("it is not \(guessed) "))
    #expect(text.contains(would) && text.contains(here), "\(text)")
    #expect(Snapshot(room.session) == before && room.session.isHidden)
    #expect(!text.contains(planted))
  }

  @Test("the mini-batch before the first of an epoch is the last of the one before")
  func firstOfAnEpoch() throws {
    var room = try room(Mistake.named("l2-missing"))
    try room.type("batch")
    #expect(try room.type("bug guess gradient-not-reset").contains("would change nothing"))
    try room.type("epoch", "batch")
    let text = try room.type("bug guess gradient-not-reset")
    #expect(text.contains("would be") && text.contains("as the formula has it"), "\(text)")
  }

  @Test("a guess is answered in every phase, by what was computed")
  func phases() throws {
    for name in ["l2-missing", "gradient-not-reset", "same-start", "weights-updated-too-soon"] {
      let mistake: Mistake = try #require(Mistake.named(name))
      var room = try room(mistake)
      for line in ["bug", "step 2", "batch", "forward", "backward", "grad"] {
        try room.type(line)
        for guess in Mistake.all where guess != mistake {
          let text = try room.type("bug guess \(guess.name)")
          #expect(text.hasPrefix("it is not \(guess.name)"), "\(mistake.name): \(text)")
        }
      }
    }
  }

  @Test(arguments: [
    "bug plant", "bug guess", "bug hide l2-doubled", "bug plant l2-doubled --seed 3", "bug smell",
    "bug hide --level 0", "bug hide --seed -1", "bug hide --level x", "bug hint", "bug reveal",
    "bug guess l2-doubled", "bug off", "bug plant l2-dubled", "bug plant weights-not-transposed",
    "bug plant output-slope-missing", "bug off now",
  ])
  func refused(line: String) throws {
    var room = Interpreter(data: try Samples.few(30))
    let before = room.session
    let sentence = try #require(try room.refusal(of: line))
    #expect(!sentence.contains { $0.isNewline } && sentence.count < 200)
    #expect(room.session == before)
  }

  @Test("a mistake stays through data, network, seed and reset, and is in every evaluation")
  func stays() throws {
    var room = Interpreter(data: try Samples.bundled())
    try room.type("bug plant labels-shifted")
    for line in ["data subset 1000", "net 784-12-10", "set seed 4", "reset", "data all"] {
      try room.type(line)
      try room.type("epoch 2")
      let training = try #require(try room.measure("accuracy.train"))
      let test = try #require(try room.measure("accuracy.test"))
      #expect(training > 3 * test && test < 0.15, "\(line): \(training), \(test)")
    }
    try room.type("bug plant bias-forgotten", "weights 2 --scale 0")
    #expect(try room.type("predict 3").contains("5.0000e-01"))
    let cost = try #require(try room.measure("cost.test"))
    #expect((cost - 10 * 0.6931471805599453).magnitude < 1e-9)
  }

  @Test(
    "the row of a penalty on biases stands where it was asked for, its formula where it is meant"
  )
  func penaltyOnBiases() throws {
    var room = Interpreter(data: try Samples.few(30))
    try room.type("bug plant l2-on-biases", "batch", "forward", "backward", "grad")
    let text = try room.type("explain b2[7]")
    #expect(text.contains("\nL2 ") && !text.contains("(λ/n)"))
    #expect(try room.type("explain w2[3,7]").contains("(λ/n) w2[3,7]"))
  }

  @Test("check finds the same whether the step was gone through or not")
  func check() throws {
    for name in ["gradient-not-reset", "weights-updated-too-soon"] {
      var room = try room(Mistake.named(name))
      try room.type("step", "batch")
      let text = try room.type("check")
      #expect(text.contains("≠") && !text.contains(name))
      #expect(try room.type("forward", "check") == text)
      #expect(try room.type("backward", "grad", "check") == text)
    }
  }
}
