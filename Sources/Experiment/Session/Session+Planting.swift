import Arithmetic
import BackpropCore
import Digits
import Mistakes

// A mistake that is planted stays through whatever is changed; what it needs is found anew each time.

extension Session {
  /// Plants a mistake, or with none takes it out.
  ///
  /// Training begins again from the same start, so that nothing tells which mistake it is.
  package mutating func plant(_ mistake: Mistake?) {
    (planted, hunt) = (mistake, nil)
    readAnew()
    drawNetwork()
  }

  /// Keeps what the mini-batch that is left behind adds to the next, where a mistake adds it.
  mutating func carrySums(of step: Step?) {
    guard let step, step.phase >= .gradient, operations(of: step).sumsBefore != nil else { return }
    carried = step.found.dataGradient
  }
}

extension Mistake {
  /// Data as they are read with this mistake; what it leaves alone is shared.
  func read(_ data: DataSet) -> DataSet {
    func digits(_ set: DigitSet, _ images: SparseRows, _ labels: [UInt8]) -> DigitSet {
      DigitSet(images: images, labels: labels, height: set.height, width: set.width)
    }
    let (training, test) = (data.training, data.test)
    switch substitution {
    case .pixels(let change):
      return DataSet(
        name: data.name,
        training: digits(training, change(training.images), training.labels),
        test: digits(test, change(test.images), test.labels),
        shuffle: data.shuffle
      )
    case .labels(let change):
      return DataSet(
        name: data.name,
        training: digits(training, training.images, change(training.labels)),
        test: test,
        shuffle: data.shuffle
      )
    case .operation, .start: return data
    }
  }

  /// The network that training starts from with this mistake.
  func start(_ network: Network) -> Network {
    guard case .start(let change) = substitution else { return network }
    var network = network
    change(&network)
    return network
  }
}
