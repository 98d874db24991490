import Arithmetic

/// What training makes small: the cost of the data, and terms that are functions of the weights.
///
/// The one place where C = C₀ + … is added up.
public struct Objective: Sendable, Equatable {
  /// What is added to the cost of the data, in the order of ledgers.
  public var terms: [Term]
  /// n, images in the training set.
  public var n: Int

  /// An objective with so many images in the training set.
  public init(_ terms: [Term] = [], n: Int) {
    (self.terms, self.n) = (terms, n)
  }

  /// The terms that tables list: those that are on, and those listed always.
  public var listed: [Term] { terms.filter { $0.isOn || $0.kind.isAlwaysListed } }

  /// C of a mini-batch, its contributions apart.
  ///
  /// - Parameters:
  ///   - forward: The pass of this batch.
  ///   - network: What the pass was computed with.
  ///   - labels: The digit of each image, m of them.
  /// - Returns: The cost of the data, and what each listed term adds.
  public func cost(
    of forward: ForwardPass,
    through network: Network,
    labels: [UInt8]
  ) -> Ledger<Double> {
    let (z, a) = (forward.outputWeightedInput, forward.output)
    return Ledger(
      data: network.output.mean(z: z, a: a, labels: labels),
      terms: listed.map { term in
        .init(part: .term(term.kind), value: term.cost(of: network, n: n, m: labels.count))
      }
    )
  }

  /// What the data and each listed term ask for; a term that asks for nothing has no value.
  func ledger(data: Matrix, term: (Term) -> Matrix?) -> Ledger<Matrix> {
    Ledger(data: data, terms: listed.map { .init(part: .term($0.kind), value: term($0)) })
  }
}
