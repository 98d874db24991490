import Arithmetic
import BackpropCore
import Digits

/// All that a learner can change: one value, kept and copied as a whole.
///
/// Going back is keeping the old value. There is no hidden random state: the order of an epoch follows
/// from seed and epoch, and the place in it is a count.
public struct Session: Sendable {
  /// The data as loaded, before any subset.
  public private(set) var source: DataSet
  /// The data in use.
  public private(set) var data: DataSet
  /// What a learner can set.
  public private(set) var settings: Settings
  /// The network as it is now.
  public internal(set) var network: Network
  /// Where the first weights are from: "scaled start, seed 1".
  public private(set) var origin: String
  /// The epoch being trained, from 1.
  public private(set) var epoch = 1
  /// Images of this epoch that have been drawn.
  public private(set) var position = 0
  /// Updates made since the network was drawn.
  public internal(set) var stepCount = 0
  /// The step being walked, or the last one walked; none before the first batch.
  public internal(set) var walk: Walk?
  /// What was measured as training went.
  public internal(set) var log = TrainingLog()
  /// Changes whenever the session does.
  public internal(set) var revision = 0
  /// Changes whenever other images are in use.
  private(set) var dataRevision = 0
  /// The images of this epoch in the order of their turn.
  private var order: [Int] = []

  /// A session ready to step: a network for the data, nothing trained.
  public init(data: DataSet, settings: Settings = Settings()) {
    source = data
    self.data = data
    self.settings = settings
    self.settings.sizes[0] = data.training.height * data.training.width
    network = self.settings.drawNetwork()
    origin = self.settings.origin
    shuffle()
  }

  /// n, images of the training set.
  public var n: Int { data.training.count }

  /// Mini-batches in an epoch; the last one is smaller where m does not divide n.
  public var batchesPerEpoch: Int { (n + settings.batchSize - 1) / settings.batchSize }

  /// Mini-batches of this epoch that are still to be drawn.
  var batchesLeft: Int { (n - position + settings.batchSize - 1) / settings.batchSize }

  /// The rule by which the next update moves the weights.
  public var descent: GradientDescent {
    GradientDescent(eta: settings.eta, l2: settings.l2, n: n)
  }

  /// Pixels of an image: the inputs of the network.
  public var pixelCount: Int { data.training.height * data.training.width }
}

// MARK: - Changing

extension Session {
  /// Takes other data.
  ///
  /// Training begins again at epoch 1; the weights stay where the images still fit.
  mutating func load(_ data: DataSet) {
    (source, self.data) = (data, data)
    dataRevision += 1
    if settings.sizes[0] != pixelCount {
      settings.sizes[0] = pixelCount
      drawNetwork()
    } else {
      beginAgain()
    }
  }

  /// Trains on other images of the same source: a subset, or shifted copies.
  mutating func train(on training: DigitSet, named name: String) {
    data = DataSet(name: name, training: training, test: source.test)
    dataRevision += 1
    beginAgain()
  }

  /// Changes settings that leave the network as it is.
  mutating func change(_ body: (inout Settings) -> Void) {
    body(&settings)
    revision += 1
  }

  /// Draws a new network; training begins again.
  mutating func drawNetwork(_ body: (inout Settings) -> Void = { _ in }) {
    body(&settings)
    replaceNetwork(with: settings.drawNetwork(), from: settings.origin)
  }

  /// Takes a network from elsewhere; training begins again.
  mutating func takeNetwork(_ network: Network, from origin: String) {
    settings.sizes = network.sizes
    settings.cost = network.cost
    settings.activation = network.layers[0].activation
    replaceNetwork(with: network, from: origin)
  }

  private mutating func replaceNetwork(with network: Network, from origin: String) {
    (self.network, self.origin) = (network, origin)
    stepCount = 0
    beginAgain()
  }

  /// Draws the next mini-batch of the epoch, or of the next epoch after the last.
  mutating func drawBatch() {
    var walk = takeWalk()
    drawBatch(into: &walk)
    self.walk = walk
    revision += 1
  }

  /// Takes images chosen by hand as the mini-batch; the epoch stays where it is.
  mutating func takeBatch(images: [Int]) {
    walk = Walk(batch: MiniBatch(data.training, indices: images), network: network)
    revision += 1
  }

  /// The next mini-batch in the memory of the step before.
  mutating func drawBatch(into walk: inout Walk) {
    if position >= n {
      epoch += 1
      position = 0
      shuffle()
    }
    let indices = order[position..<min(position + settings.batchSize, n)]
    // After a change of m in mid-epoch, those drawn count as if they had had the new size.
    let drawn = (position + settings.batchSize - 1) / settings.batchSize
    walk.number = BatchNumber(epoch: epoch, number: drawn + 1, count: drawn + batchesLeft)
    walk.batch.replace(with: data.training, indices: indices)
    walk.phase = .batch
    walk.applied = nil
    position += indices.count
  }

  /// The step walked last, taken out so that its memory can be used again; a new one if there is none.
  mutating func takeWalk() -> Walk {
    defer { walk = nil }
    return walk ?? Walk(batch: MiniBatch(data.training, indices: []), network: network)
  }

  private mutating func beginAgain() {
    (epoch, position, stepCount) = (1, 0, 0)
    walk = nil
    log = TrainingLog()
    shuffle()
    revision += 1
  }

  private mutating func shuffle() {
    order = EpochOrder.images(seed: settings.seed, epoch: epoch, count: n)
  }
}
