import ArgumentParser
import BackpropCore
import Experiment
import Files
import Mistakes

extension Diagnose {
  /// What is assumed of a step where neither the file nor an export says it.
  package struct Assumptions: ParsableArguments {
    @Option(help: ArgumentHelp("λ of L2; 0 if nothing says it.", valueName: "x"))
    var lambda: RealNumber?

    @Option(
      help: ArgumentHelp("Images of the training set, which λ is divided by.", valueName: "n")
    )
    var n: WholeNumber?

    @Option(help: ArgumentHelp("The learning rate; for new weights only.", valueName: "x"))
    var eta: RealNumber?

    @Option(help: "The cost.")
    var cost: Named<Output>?

    @Option(help: "The activation of hidden layers.")
    var activation: Named<Activation>?

    package init() {}

    package func validate() throws {
      guard (lambda?.value ?? 0) >= 0 else { throw ValidationError("--lambda is 0 or more") }
      guard (n?.value ?? 1) > 0 else { throw ValidationError("--n counts images: 1 or more") }
    }
  }

  /// Every tensor that is taken, with its meaning.
  package static var names: String {
    Quantity.allCases.map { quantity in
      "\(quantity.rawValue)\(quantity.isLayered ? "1" : "") (\(quantity.meaning))"
    }
    .joined(separator: ", ")
  }

  /// How those may be written too.
  package static var spellings: String {
    let all = Quantity.allCases.map { quantity in
      quantity.spellings.dropFirst().prefix(5)
        .map { $0.replacing("#", with: "1") }.joined(separator: " ")
    }
    return all.filter { !$0.isEmpty }.joined(separator: "; ")
      + "; capitals, points, hyphens and underscores make no difference: dW1, grad_w1, total.w1"
  }

  /// Judges a file without a session: what it does not say comes from an export, and else from options.
  ///
  /// Throws a `LearnerError` where it cannot be judged.
  package init(file: String, step: String?, assumed: Assumptions, work: Work) throws {
    func reader(_ name: String) throws -> any TensorReader {
      let path = FilePath(path: name)
      _ = try path.size()
      return try openTensors(path: path.place, name: name)
    }
    let export = try step.map { try reader($0) }
    var known = try export.map { try KnownStep(export: $0) } ?? KnownStep()
    let made = try export.map { try Constants(export: $0) } ?? Constants()
    if let output = assumed.cost?.value { known.output = output }
    if let activation = assumed.activation?.value { known.activation = activation }
    if let eta = assumed.eta?.value { known.eta = eta }
    if let n = assumed.n?.value { known.n = n }
    if let lambda = assumed.lambda?.value {
      known.terms = [.l2(lambda: lambda)] + known.terms.filter { $0.kind != .l2 }
    }
    try self.init(
      try reader(file),
      known: known,
      step: made,
      options: Constants(assumed),
      work: work
    )
  }
}
