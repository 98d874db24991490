import Arithmetic

/// The gradient of a step held against the slope of the true objective, each part apart and all together.
///
/// The slope of a weight is (C(w + h) − C(w − h)) / 2h, with nothing of the backward pass in it. Whatever
/// operations the gradient was made by, the cost is that of the book. A term is checked by its own with λ
/// so large that it counts: with a small one its part is lost beside the data's (CS231n, *Gradient checks*).
public struct GradientCheck: Sendable {
  /// h beside max(1, |w|): the difference is wrong by about h² from the curvature and by 2⁻⁵²·C/h from
  /// rounding, and 2⁻¹⁷ balances the two.
  public static let usualStep = 0x1p-17
  /// The relative error below which both agree.
  public static let tolerance = 1e-6

  /// What is checked, in this order: each part, and with none all together.
  public let subjects: [Part?]
  /// Slopes below this are compared with it: C₀/1000, for what is smaller is lost in the cost's rounding.
  public let floor: Double

  private let gradient: Gradient
  private let scaled: Gradient
  /// The terms with λ as each is checked by its own: at least what λ is divided by.
  public let terms: [Term]
  /// The same terms as the objective has them.
  private let trueTerms: [Term]
  private let probe: CostProbe

  /// Gets ready to check a gradient.
  ///
  /// - Parameters:
  ///   - gradient: What the step says, with the weights it was taken at.
  ///   - inputs: x; m × 784.
  ///   - labels: The digit of each image, m of them.
  ///   - threads: How many threads may share the work.
  public init(of gradient: Gradient, inputs: SparseRows, labels: [UInt8], threads: Int = 1) {
    let (objective, m) = (gradient.objective, gradient.imageCount)
    let terms = objective.terms.filter(\.isOn)
    subjects = [.data] + terms.map { .term($0.kind) } + (terms.isEmpty ? [] : [nil])
    probe = CostProbe(gradient.network, inputs: inputs, labels: labels, threads: threads)
    floor = probe.cost / 1000
    self.gradient = gradient
    trueTerms = terms
    self.terms = terms.map { term in
      var term = term
      term.lambda = max(term.lambda, Double(term.divisor(n: objective.n, m: m)))
      return term
    }
    scaled = Gradient(
      gradient.sums,
      at: gradient.network,
      m: m,
      objective: Objective(self.terms, n: objective.n),
      by: gradient.operations
    )
  }

  /// What the gradient says of one layer, found once for all its weights.
  public func layer(_ l: Int) -> Layer {
    func said(_ whole: Ledger<Matrix>, _ scaled: Ledger<Matrix>) -> [Matrix?] {
      subjects.map { part in
        switch part {
        case .data?: whole.data
        case .some(let part): scaled[part]
        case nil: whole.total
        }
      }
    }
    return Layer(
      check: self,
      weights: said(gradient.weights(l), scaled.weights(l)),
      biases: said(gradient.biases(l), scaled.biases(l))
    )
  }
}

extension GradientCheck {
  /// One layer of the network that is checked.
  public struct Layer: Sendable {
    fileprivate let check: GradientCheck
    fileprivate let weights: [Matrix?]
    fileprivate let biases: [Matrix?]

    /// The slopes of several weights or biases of the layer, h being `step` · max(1, |w|).
    ///
    /// - Returns: For each the slopes of all subjects; none where neither says anything.
    public func slopes(
      of parameters: [Parameter],
      step: Double = GradientCheck.usualStep,
      threads: Int = 1
    ) -> [[Slope?]] {
      [[Slope?]](count: parameters.count, threads: threads) { slopes(of: parameters[$0], step) }
    }

    private func slopes(of parameter: Parameter, _ step: Double) -> [Slope?] {
      let network = check.gradient.network
      let w = network[parameter]
      let h = step * max(1, w.magnitude)
      // (w + h) − (w − h) as the machine has it, which is not always 2h.
      let width = (w + h) - (w - h)
      let moved = check.probe.change(moving: parameter, by: h)
      let data = moved.sum / Double(check.gradient.imageCount)
      var (total, hasKink, hasTerm) = (data, moved.crossesKink, false)
      let said = parameter.from == nil ? biases : weights
      return check.subjects.indices.map { i in
        let gradient = said[i].map { $0[parameter.from ?? 0, parameter.to] }
        func slope(_ change: Double, _ isAtKink: Bool) -> Slope {
          Slope(parameter, gradient: gradient ?? 0, numeric: change / width, isAtKink: isAtKink)
        }
        switch check.subjects[i] {
        case .data?: return slope(data, moved.crossesKink)
        case nil: return hasTerm ? slope(total, hasKink) : nil
        case .term:
          let isTrue = parameter.from != nil || check.terms[i - 1].isOnBiases
          guard isTrue || gradient != nil else { return nil }
          hasTerm = true
          guard isTrue else { return slope(0, false) }
          let isAtKink = check.terms[i - 1].kind.kink.map { (w - h...w + h).contains($0) } ?? false
          hasKink = hasKink || isAtKink
          total += check.change(of: check.trueTerms[i - 1], w, h)
          return slope(check.change(of: check.terms[i - 1], w, h), isAtKink)
        }
      }
    }
  }

  /// What a term adds to the cost at w + h, less what it adds at w − h: of this weight alone, for of the
  /// others it adds the same.
  private func change(of term: Term, _ w: Double, _ h: Double) -> Double {
    let (n, m) = (gradient.objective.n, gradient.imageCount)
    func cost(_ w: Double) -> Double {
      term.cost(ofSum: term.kind.sum(Matrix(rows: 1, columns: 1, values: [w])), n: n, m: m)
    }
    return cost(w + h) - cost(w - h)
  }
}
