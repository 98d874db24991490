import Arithmetic
import BackpropCore
import Digits
import Mistakes

/// All that a learner can change: one value, kept and copied as a whole.
///
/// Going back is keeping the old value, and a command has changed something where the value is another:
/// nothing has to say so. There is no hidden random state: the order of an epoch follows from seed and
/// epoch, and the place in it is a count.
package struct Session: Sendable, Equatable {
  /// The data as loaded, before any subset.
  package private(set) var source: DataSet
  /// The data in use.
  package private(set) var data: DataSet
  /// What a learner can set.
  package private(set) var settings: Settings
  /// The network as it is now.
  package internal(set) var network: Network
  /// What moves the weights, and what it remembers.
  package internal(set) var rule = Rule()
  /// Where the first weights are from: "scaled start, seed 1".
  package private(set) var origin: String
  /// The epoch being trained, from 1.
  package private(set) var epoch = 1
  /// Images of this epoch that have been drawn.
  package private(set) var position = 0
  /// Updates made since the network was drawn.
  package internal(set) var stepCount = 0
  /// The step that was begun, or the last one made; none before the first batch.
  package internal(set) var step: Step?
  /// The mistake that training is done with; none where it is right.
  package internal(set) var planted: Mistake?
  /// The search for it, where it was hidden; none where it was named.
  package internal(set) var hunt: Hunt?
  /// Mistakes that were hidden so far.
  var hiddenCount: UInt64 = 0
  /// What the network reads: the data in use, with the mistake that is planted in them.
  package private(set) var read: DataSet
  /// Sums of the mini-batches before, where the mistake is that they are kept.
  var carried: DataGradient?
  /// What was measured as training went.
  package internal(set) var log = TrainingLog()
  /// Curves that are kept of runs, whatever becomes of the network.
  package internal(set) var runs: [KeptRun] = []
  /// The images of this epoch in the order of their turn.
  var order: [Int] = []

  /// A session ready to step: a network for the data, nothing trained.
  package init(data: DataSet, settings: Settings = Settings()) {
    source = data
    (self.data, read) = (data, data)
    self.settings = settings
    self.settings.sizes[0] = data.training.height * data.training.width
    network = self.settings.drawNetwork()
    origin = self.settings.origin
    shuffle()
  }

  /// n, images of the training set.
  package var n: Int { data.training.count }

  /// Images in a whole mini-batch to come: no more than there are.
  package var batchSize: Int { min(settings.batchSize, n) }

  /// Mini-batches in an epoch; the last one is smaller where m does not divide n.
  package var batchesPerEpoch: Int { (n + settings.batchSize - 1) / settings.batchSize }

  /// Mini-batches of this epoch that are still to be drawn.
  var batchesLeft: Int { (n - position + settings.batchSize - 1) / settings.batchSize }

  /// The steps that are sampled for the log.
  var grid: TrainingLog.Grid { TrainingLog.Grid(epoch: batchesPerEpoch) }

  /// What the next update goes by.
  package var hyper: Hyperparameters {
    Hyperparameters(eta: settings.eta, mu: settings.mu, objective: objective)
  }

  /// What is to become small, by the settings of now.
  package var objective: Objective { Objective(settings.terms, n: n) }

  /// Pixels of an image: the inputs of the network.
  package var pixelCount: Int { data.training.height * data.training.width }
}

// MARK: - Changing

extension Session {
  /// Takes other data.
  ///
  /// Training begins again at epoch 1; the weights stay where the images still fit.
  package mutating func load(_ data: DataSet) {
    (source, self.data) = (data, data)
    readAnew()
    if settings.sizes[0] != pixelCount {
      settings.sizes[0] = pixelCount
      drawNetwork()
    } else {
      beginAgain()
    }
  }

  /// Trains on other images of the same source: a subset, or shifted copies; or on other labels.
  package mutating func train(
    on training: DigitSet,
    named name: String,
    shuffle: LabelShuffle? = nil
  ) {
    data = DataSet(name: name, training: training, test: source.test, shuffle: shuffle)
    readAnew()
    beginAgain()
  }

  /// Changes settings that leave the network as it is.
  package mutating func change(_ body: (inout Settings) -> Void) {
    body(&settings)
  }

  /// Draws a new network; training begins again.
  package mutating func drawNetwork(_ body: (inout Settings) -> Void = { _ in }) {
    body(&settings)
    let drawn = settings.drawNetwork()
    replaceNetwork(with: planted?.start(drawn) ?? drawn, from: settings.origin)
  }

  /// Takes a network from elsewhere; training begins again.
  package mutating func takeNetwork(_ network: Network, from origin: String) {
    settings.sizes = network.sizes
    settings.output = network.output
    if network.layers.count > 1 { settings.activation = network[1].activation }
    replaceNetwork(with: network, from: origin)
  }

  /// Multiplies the weights of a layer, and its biases or not.
  ///
  /// Training goes on where it was. What was computed with the old weights is given up: a mini-batch that
  /// has had no update yet stays and waits for its forward pass, one that has had it is no more.
  package mutating func scaleWeights(ofLayer l: Int, by factor: Double, withBiases: Bool) {
    let layer = network[l]
    network[l].weights = layer.weights.scaled(by: factor)
    if withBiases { network[l].biases = layer.biases.scaled(by: factor) }
    if !origin.hasSuffix(Self.rescaled) { origin += Self.rescaled }
    carrySums(of: step)
    if let step { self.step = step.phase == .update ? nil : step.begunAnew(network) }
  }

  /// What the origin says of a network whose weights were multiplied.
  private static let rescaled = ", rescaled by hand"

  private mutating func replaceNetwork(with network: Network, from origin: String) {
    (self.network, self.origin) = (network, origin)
    stepCount = 0
    beginAgain()
  }

  /// Draws the next mini-batch of the epoch, or of the next epoch after the last.
  package mutating func drawBatch() {
    var step = takeStep() ?? emptyStep
    drawBatch(into: &step)
    self.step = step
  }

  /// Takes images chosen by hand as the mini-batch; the epoch stays where it is.
  package mutating func takeBatch(images: [Int]) {
    carrySums(of: step)
    step = Step(batch: MiniBatch(read.training, indices: images), network: network)
  }

  /// The next mini-batch in the memory of the step before.
  mutating func drawBatch(into step: inout Step) {
    if planted != nil { carrySums(of: step) }
    if position >= n {
      epoch += 1
      position = 0
      shuffle()
    }
    let indices = order[position..<min(position + settings.batchSize, n)]
    // After a change of m in mid-epoch, those drawn count as if they had had the new size.
    let drawn = (position + settings.batchSize - 1) / settings.batchSize
    step.number = BatchNumber(epoch: epoch, number: drawn + 1, count: drawn + batchesLeft)
    step.batch.replace(with: read.training, indices: indices)
    step.phase = .batch
    step.applied = nil
    position += indices.count
  }

  /// The step made last, taken out so that its memory can be used again.
  mutating func takeStep() -> Step? {
    defer { step = nil }
    return step
  }

  /// A step without images.
  var emptyStep: Step { Step(batch: MiniBatch(read.training, indices: []), network: network) }

  /// Takes another rule, or the same without what it remembers.
  package mutating func move(by kind: Rule.Kind) {
    rule = Rule(kind)
  }

  private mutating func beginAgain() {
    (epoch, position, stepCount) = (1, 0, 0)
    (step, carried) = (nil, nil)
    rule = Rule(rule.kind)
    log = TrainingLog()
    shuffle()
  }

  /// Finds again what the network reads, after other data or another mistake.
  mutating func readAnew() {
    read = planted?.read(data) ?? data
  }

  mutating func shuffle() {
    order = EpochOrder.images(seed: settings.seed, epoch: epoch, count: n)
  }
}
