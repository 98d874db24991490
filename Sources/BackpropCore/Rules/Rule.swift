import Arithmetic

/// What an update needs to know beside the gradient.
public struct Hyperparameters: Sendable, Equatable {
  /// η, the learning rate.
  public var eta: Double
  /// μ, how much of the last step's velocity goes on; plain descent has no use for it.
  public var mu: Double
  /// What is to become small.
  public var objective: Objective

  /// The numbers that an update goes by.
  public init(eta: Double, mu: Double = 0.9, objective: Objective) {
    (self.eta, self.mu, self.objective) = (eta, mu, objective)
  }
}

extension Hyperparameters {
  /// The same with η as the update has it.
  fileprivate func taken(by gradient: Gradient) -> Hyperparameters {
    var hyper = self
    hyper.eta = gradient.operations.rate(eta, gradient.count)
    return hyper
  }
}

/// What moves the weights, and what it remembers from step to step.
public struct Rule: Sendable, Equatable {
  /// How it moves them.
  public let kind: Kind
  /// What it remembers, by name; nothing for plain descent.
  public private(set) var memory: [String: Matrix] = [:]

  /// A rule that has made no step yet.
  public init(_ kind: Kind = .descent) {
    self.kind = kind
  }

  /// What it remembers as files have it, by names such as `velocity.w1`.
  public var tensors: [String: Matrix] { kind.tensors(memory) }

  /// Moves every weight and bias by the gradient of one mini-batch.
  ///
  /// - Parameters:
  ///   - network: Its weights and biases are moved.
  ///   - gradient: The gradient at those weights.
  ///   - hyper: η, and the objective.
  ///   - threads: How many threads may share the work.
  public mutating func update(
    _ network: inout Network,
    by gradient: Gradient,
    _ hyper: Hyperparameters,
    threads: Int = 1
  ) {
    kind.update(&network, &memory, gradient, hyper.taken(by: gradient), threads)
  }

  /// What each part moved the weights of a layer by, once the update is made; in × out.
  public func moves(_ l: Int, _ gradient: Gradient, _ hyper: Hyperparameters) -> Ledger<Matrix> {
    kind.moves(l, gradient, hyper.taken(by: gradient), self)
  }
}

extension Rule {
  /// How weights can be moved: the formula, and the update itself.
  public final class Kind: Sendable, Equatable {
    /// What it is called at the prompt.
    public let name: String
    /// The update of a weight as a formula.
    public let formula: String
    /// Whether an update is `GradientDescent.update` and nothing else: then it need not keep the gradient.
    public let isPlain: Bool
    /// The settings that it reads beside η.
    public let settings: [String]
    /// Moves the weights, and what is remembered.
    let update:
      @Sendable (inout Network, inout [String: Matrix], Gradient, Hyperparameters, Int) -> Void
    /// What each part moved the weights of a layer by, once the update is made; in × out.
    let moves: @Sendable (_ layer: Int, Gradient, Hyperparameters, Rule) -> Ledger<Matrix>
    /// What a part moves the weights by, as a formula, λ being divided as its term says.
    public let moveFormula: @Sendable (Part, Term.Scale) -> String
    /// What tables call that: "decay".
    public let moveName: @Sendable (Part) -> String
    /// What it remembers as files have it.
    let tensors: @Sendable ([String: Matrix]) -> [String: Matrix]

    init(
      name: String,
      formula: String,
      isPlain: Bool,
      settings: [String],
      update:
        @escaping @Sendable (inout Network, inout [String: Matrix], Gradient, Hyperparameters, Int)
        -> Void,
      moves: @escaping @Sendable (_ layer: Int, Gradient, Hyperparameters, Rule) -> Ledger<Matrix>,
      moveFormula: @escaping @Sendable (Part, Term.Scale) -> String,
      moveName: @escaping @Sendable (Part) -> String,
      tensors: @escaping @Sendable ([String: Matrix]) -> [String: Matrix]
    ) {
      (self.name, self.formula, self.isPlain, self.settings) = (name, formula, isPlain, settings)
      (self.update, self.moves, self.moveFormula, self.moveName) = (
        update, moves, moveFormula, moveName
      )
      self.tensors = tensors
    }

    /// Whether both move weights alike: names are unique.
    public static func == (a: Kind, b: Kind) -> Bool { a.name == b.name }
  }
}

extension Rule.Kind {
  /// Those there are.
  public static let all = [descent, momentum]

  /// The one of a name.
  public static func named(_ name: String) -> Rule.Kind? {
    all.first { $0.name == name }
  }
}
