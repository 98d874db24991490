import Arithmetic
import BackpropCore
import Digits
import Mistakes
import TestSupport
import Testing

@testable import Experiment

@Suite("A planted mistake is in all that is computed, and stays through what is changed")
struct SessionPlantingTests {
  /// A small session with a square layer and a strong penalty, two steps trained.
  private func session(_ name: String?, _ output: Output = .crossEntropy) throws -> Session {
    var session = Session(data: try Samples.few(40))
    session.drawNetwork {
      ($0.sizes, $0.output, $0.batchSize) = ([784, 5, 5, 10], output, 7)
      $0[.l2].lambda = 3
    }
    _ = try session.train(steps: 2, work: Work(), label: "")
    if let name {
      let mistake: Mistake = try #require(Mistake.named(name))
      session.plant(mistake)
    }
    return session
  }

  private func output(for mistake: Mistake) -> Output {
    mistake.name == "output-slope-missing" ? .quadratic : .crossEntropy
  }

  @Test(
    "every mistake changes what training comes to, step by step as in one go",
    arguments: Mistake.all
  )
  func effect(mistake: Mistake) throws {
    var right = try session(nil, output(for: mistake))
    right.plant(nil)
    var (whole, stepped) = (right, right)
    whole.plant(mistake)
    stepped.plant(mistake)
    #expect(whole.stepCount == 0 && whole.step == nil && whole.log == TrainingLog())
    _ = try right.train(steps: 9, work: Work(), label: "")
    _ = try whole.train(steps: 9, work: Work(threads: 3), label: "")
    while stepped.stepCount < 9 { try stepped.advance(threads: 1) }
    #expect(whole == stepped)
    #expect(whole.network != right.network)
  }

  @Test(
    "every phase comes back to the bit, sums that are carried over among them",
    arguments: Mistake.all
  )
  func kept(mistake: Mistake) throws {
    var session = try session(mistake.name, output(for: mistake))
    _ = try session.train(steps: 3, work: Work(), label: "")
    for _ in 0..<10 {
      #expect(KeptSession(session).restored(threads: 2) == session)
      try session.advance(threads: 1)
    }
    // η of another time than the forward pass's.
    session.drawBatch()
    try session.forward(threads: 1)
    session.change { $0.eta = 3 }
    while session.step?.phase != .gradient { try session.advance(threads: 1) }
    #expect(KeptSession(session).restored() == session)
  }

  @Test(
    "sums that are not reset outlast a batch that was left, one chosen by hand, and scaled weights"
  )
  func carried() throws {
    func sums(_ session: Session) throws -> Matrix {
      try #require(session.step).found.dataGradient.weightSums[2]
    }
    var session = try session("gradient-not-reset")
    while session.step?.phase != .gradient { try session.advance(threads: 1) }
    let first = try sums(session)
    session.drawBatch()
    try session.forward(threads: 1)
    session.drawBatch()
    session.takeBatch(images: [1, 2])
    var right = session
    right.plant(nil)
    right.takeBatch(images: [1, 2])
    right.network = session.network
    for room in [0, 1] {
      var one = room == 0 ? session : right
      while one.step?.phase != .gradient { try one.advance(threads: 1) }
      if room == 0 { session = one } else { right = one }
    }
    #expect(try sums(session) == sums(right) + first)
    // Asked for again it is the same, not twice as much.
    let once = try sums(session)
    try session.computeGradient(threads: 1)
    #expect(try sums(session) == once)
    try session.update(threads: 1)
    session.scaleWeights(ofLayer: 1, by: 2, withBiases: false)
    #expect(session.step == nil && session.carried?.weightSums[2] == once)
  }

  @Test("data that are changed are read with the mistake, and the clean ones stay as they are")
  func data() throws {
    for mistake in Mistake.all {
      var session = try session(mistake.name)
      func check(_ what: String) {
        #expect(session.read == mistake.read(session.data), "\(mistake.name), \(what)")
        #expect(session.read.test.labels == session.data.test.labels)
      }
      check("planted")
      session.train(on: try session.data.training.subset(20), named: "fewer")
      check("subset")
      let clean = try session.source.training.subset(20)
      #expect(session.data.training.labels == clean.labels)
      session.train(on: session.data.training.expanded(), named: "more")
      check("expanded")
      var shuffle = LabelShuffle(share: 0.5, seed: 3)
      let shuffled = shuffle.run(on: session.data.training)
      session.train(on: shuffled, named: "shuffled", shuffle: shuffle)
      check("shuffled")
      session.load(try Samples.few(30))
      check("loaded")
      #expect(session.data == session.source)
      session.plant(nil)
      #expect(session.read == session.data)
    }
  }

  @Test(
    "a start that is the same for all stays so for every network that is drawn, not one brought along"
  )
  func start() throws {
    var session = try session("same-start")
    func isSame(_ network: Network) -> Bool {
      network.layers.allSatisfy { Set($0.weights.values).count == 1 }
    }
    let other = try self.session(nil).network
    #expect(isSame(session.network) && !isSame(other))
    session.drawNetwork { $0.seed = 9 }
    #expect(isSame(session.network) && session.origin == "scaled start, seed 9")
    session.takeNetwork(other, from: "a file")
    #expect(session.network == other)
    session.drawNetwork()
    #expect(isSame(session.network))
  }

  @Test("what is carried along counts as memory that the session holds")
  func memory() throws {
    var session = try session("gradient-not-reset")
    _ = try session.train(steps: 2, work: Work(), label: "")
    func bytes(_ session: Session) -> Int {
      var held = HeldMemory()
      held.add(session.holdings)
      return held.bytes
    }
    session.drawBatch()
    var without = session
    without.carried = nil
    without.step?.found = TrainingStep()
    var with = without
    with.carried = session.carried
    #expect(bytes(with) - bytes(without) >= 784 * 5 * 8)
    // The estimate has room for them, and for what is made of them, whichever mistake it is.
    let right = try self.session(nil)
    for mistake in Mistake.all {
      let more = try self.session(mistake.name).size.bytes - right.size.bytes
      #expect(more >= 2 * 8 * right.network.parameterCount, "\(mistake.name)")
    }
  }
}
