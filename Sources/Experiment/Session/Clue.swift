import Arithmetic
import BackpropCore
import Digits
import Mistakes

/// What a mistake would have made of the step that there is, where it first departs from the formula.
///
/// All three are of the same numbers before it: what the formula gives, what the mistake would have
/// given, and what is there.
package struct Clue: Sendable {
  /// Where it departs.
  package enum Place: Sendable, Equatable {
    /// The largest pixel of the mini-batch; 1 × 1.
    case pixels
    /// The label of an image of the mini-batch, by its number in the training set; 1 × 1.
    case label(image: Int)
    /// How far apart the norms of columns of W_1 are; 1 × 1.
    case start
    /// z of a layer; m × out.
    case weightedInput(Int)
    /// δ of a layer; m × out.
    case delta(Int)
    /// What one part asks of the weights of a layer; in × out.
    case weights(Part, Int)
    /// What one part asks of the biases of a layer; 1 × out.
    case biases(Part, Int)
    /// What an update takes off the weights of a layer for one part, in units of η; in × out.
    case taken(Part, Int)
    /// What the gradient is multiplied by when weights move; 1 × 1.
    case rate
  }

  package let place: Place
  /// By the formula; none where it asks for nothing.
  package let right: Matrix?
  /// With the mistake.
  package let mistaken: Matrix?
  /// In this session.
  package let here: Matrix?
}

extension Session {
  /// Where a mistake would show in the step that there is, or in the next one made to its gradient; none
  /// where it would change nothing there.
  package func clue(to mistake: Mistake, work: Work) throws -> Clue? {
    try work.begin(6 * costOfStep + 2 * costOfReading)
    var session = self
    while (session.step?.phase ?? .batch) < .gradient { try session.advance(threads: work.threads) }
    guard let step = session.step else { return nil }
    switch mistake.substitution {
    case .operation(let replace):
      var operations = Operations.correct
      replace(&operations, step.foreseen ?? hyper)
      return StepParts(session: session, step: step, threads: work.threads).clue(operations)
    case .pixels:
      func largest(_ data: DataSet) -> Matrix {
        let pixels = MiniBatch(data.training, indices: step.batch.indices).pixels
        return .number(pixels.largest?.value ?? 0)
      }
      return Clue(
        place: .pixels,
        right: largest(data),
        mistaken: largest(mistake.read(data)),
        here: largest(read)
      )
    case .labels(let change):
      let labels = change(data.training.labels)
      let images = step.batch.indices
      guard
        let image = images.first(where: { labels[$0] != read.training.labels[$0] }) ?? images.first
      else { return nil }
      func label(_ labels: [UInt8]) -> Matrix { .number(Double(labels[image])) }
      return Clue(
        place: .label(image: image),
        right: label(data.training.labels),
        mistaken: label(labels),
        here: label(read.training.labels)
      )
    case .start:
      func spread(_ network: Network) -> Matrix {
        let weights = network[1].weights
        let norms = (0..<weights.columns).map { j in
          weights.column(j).reduce(0) { $0.addingProduct($1, $1) }.squareRoot()
        }
        return .number((norms.max() ?? 0) - (norms.min() ?? 0))
      }
      return Clue(
        place: .start,
        right: spread(settings.drawNetwork()),
        mistaken: spread(mistake.start(settings.drawNetwork())),
        here: spread(step.network)
      )
    }
  }
}

/// A step, each of its parts made again from what is there before it.
private struct StepParts {
  let session: Session
  let step: Step
  let threads: Int

  /// The first part, in the order of a step, that operations make otherwise than those of the book do.
  func clue(_ operations: Operations) -> Clue? {
    let own = session.operations(of: step)
    let layers = Array(1...step.network.layers.count)
    func at(_ place: Clue.Place, _ make: (Operations) -> Matrix?) -> Clue? {
      let (right, mistaken) = (make(.correct), make(operations))
      return right == mistaken
        ? nil : Clue(place: place, right: right, mistaken: mistaken, here: make(own))
    }
    if let clue = at(.weightedInput(1), weightedInput) { return clue }
    for l in layers.reversed() {
      if let clue = at(.delta(l), { delta(l, $0, below: own) }) { return clue }
    }
    let before = own.sumsBefore == nil ? sumsBefore(own) : session.carried
    var gradients: [Gradient] = []
    for operations in [Operations.correct, operations, own] {
      gradients.append(gradient(operations, after: before))
    }
    func at(_ place: Clue.Place, _ ledger: (Gradient) -> Ledger<Matrix>, _ part: Part) -> Clue? {
      let found = gradients.map { ledger($0)[part] }
      return found[0] == found[1]
        ? nil : Clue(place: place, right: found[0], mistaken: found[1], here: found[2])
    }
    for part in TrainingLog.parts {
      for l in layers {
        if let clue = at(.weights(part, l), { $0.weights(l) }, part) { return clue }
      }
      for l in layers {
        if let clue = at(.biases(part, l), { $0.biases(l) }, part) { return clue }
      }
    }
    for part in TrainingLog.parts {
      for l in layers {
        if let clue = at(.taken(part, l), { $0.taken(l) }, part) { return clue }
      }
    }
    let (eta, count) = (session.hyper(of: step).eta, gradients[0].count)
    return at(.rate) { .number(-$0.rate(eta, count)) }
  }

  private func weightedInput(_ operations: Operations) -> Matrix {
    var pass = ForwardPass()
    let first = Network(layers: [step.network[1]], output: step.network.output)
    pass.run(first, on: step.batch.inputs, by: operations, threads: threads)
    return pass.z(1)
  }

  /// δ of a layer, those above it being as they are.
  private func delta(_ l: Int, _ operations: Operations, below own: Operations) -> Matrix? {
    var pass = BackwardPass()
    pass.begin(step.network)
    while pass.lowestLayer > l {
      pass.step(
        step.network,
        after: step.found.forward,
        labels: step.batch.labels,
        by: pass.lowestLayer == l + 1 ? operations : own,
        threads: threads
      )
    }
    return pass.delta(l)
  }

  /// The gradient from a and δ as they are.
  private func gradient(_ operations: Operations, after before: DataGradient?) -> Gradient {
    var sums = (operations.sumsBefore == nil ? nil : before) ?? DataGradient()
    sums.run(
      inputs: step.batch.inputs,
      forward: step.found.forward,
      backward: step.found.backward,
      by: operations,
      threads: threads
    )
    return Gradient(
      sums,
      at: step.network,
      m: step.m,
      objective: session.hyper(of: step).objective,
      by: operations
    )
  }

  /// The sums of the mini-batch before this one, at the weights of now; none in the first of all.
  private func sumsBefore(_ own: Operations) -> DataGradient? {
    var (order, end) = (session.order, session.position - step.m)
    if end <= 0, session.epoch > 1 {
      order = EpochOrder.images(
        seed: session.settings.seed,
        epoch: session.epoch - 1,
        count: session.n
      )
      end = order.count
    }
    guard step.number != nil, end > 0 else { return nil }
    let images = order[max(0, end - step.m)..<end]
    let batch = MiniBatch(session.read.training, indices: images)
    var other = TrainingStep()
    other.findGradient(
      step.network,
      inputs: batch.inputs,
      labels: batch.labels,
      by: own,
      threads: threads
    )
    return other.dataGradient
  }
}

extension Matrix {
  fileprivate static func number(_ value: Double) -> Matrix {
    Matrix(rows: 1, columns: 1, values: [value])
  }
}
