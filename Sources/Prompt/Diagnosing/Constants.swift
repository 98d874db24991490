import BackpropCore
import Experiment
import Files
import Mistakes
import TextRendering

/// The numbers and names that a step is made with, as far as somebody says them.
struct Constants {
  var numbers: [StepNumber: Double] = [:]
  /// The cost and the activation, by name.
  var words: [String: String] = [:]

  /// What a file says.
  init(_ file: LearnerFile) {
    numbers = file.contents.numbers
    words["cost"] = file.output?.name
    words["activation"] = file.activation?.name
    words["rule"] = file.rule?.name
  }

  /// What options say.
  init(_ assumed: Diagnose.Assumptions) {
    numbers[.lambda] = assumed.lambda?.value
    numbers[.n] = (assumed.n?.value).map(Double.init)
    numbers[.eta] = assumed.eta?.value
    words["cost"] = assumed.cost?.value.name
    words["activation"] = assumed.activation?.value.name
  }

  /// What an export has, which need not say everything.
  init(export reader: any TensorReader) throws {
    self.init(try LearnerFile(reader))
    if reader.metadata[Term.Kind.l2.key] == "off" { numbers[.lambda] = 0 }
    numbers[.m] = nil
  }

  /// What the step of a session has.
  init(_ known: KnownStep) {
    numbers[.lambda] = known.terms.first { $0.kind == .l2 && $0.isOn }?.lambda ?? 0
    numbers[.n] = known.n.map(Double.init)
    numbers[.eta] = known.eta
    if !known.rule.isPlain { numbers[.mu] = known.mu }
    (words["cost"], words["activation"]) = (known.output.name, known.activation.name)
    words["rule"] = known.rule.name
  }

  init() {}

  /// A constant as it is printed; none where it is not said.
  fileprivate func text(_ name: String) -> String? {
    StepNumber(rawValue: name).flatMap { numbers[$0] }.map(Number.exact) ?? words[name]
  }

  fileprivate func isSame(_ name: String, as other: Constants) -> Bool {
    guard let number = StepNumber(rawValue: name), let a = numbers[number],
      let b = other.numbers[number]
    else { return text(name) == other.text(name) }
    // A λ that was kept in float32 is that λ.
    return Float(a) == Float(b)
  }
}

extension Diagnose {
  /// Where the file, options and the step do not say the same: a sentence each, with what is gone by.
  static func disagreements(
    file: Constants,
    options: Constants,
    step: Constants,
    of origin: String,
    _ read: LearnerStep
  ) -> [String] {
    let hasPenalty = [file, options, step].contains { ($0.numbers[.lambda] ?? 0) > 0 }
    let hasUpdate = read.own.keys.contains { $0.quantity.isAfterUpdate }
    var names = ["lambda", "cost", "activation"]
    if hasPenalty { names.append("n") }
    if hasUpdate { names += ["eta", "rule", "mu"] }
    var sentences = names.compactMap { name -> String? in
      let all = [
        ("your file says \(name) =", file), ("--\(name) is", options),
        ("\(origin) was made with", step),
      ]
      let said = all.filter { $0.1.text(name) != nil }
      guard let first = said.first, let a = first.1.text(name),
        let other = said.dropFirst().first(where: { !$0.1.isSame(name, as: first.1) }),
        let b = other.1.text(name)
      else { return nil }
      let isOfFile = file.text(name) != nil
      return "\(first.0) \(a), \(other.0) \(b): judged with \(isOfFile ? "yours" : a)"
    }
    if let m = file.numbers[.m], m != Double(read.count.m) {
      sentences.append(
        "your file says m = \(Number.exact(m)), and x has \(read.count.m) images: judged with \(read.count.m)"
      )
    }
    return sentences
  }
}
