import BackpropCore
import Foundation
import Testing

/// A run of `References/steps.json`: five steps by NumPy, terms switched on and off between them.
struct StepRun: Decodable, CustomTestStringConvertible {
  /// The settings of one step.
  struct Step: Decodable {
    struct Setting: Decodable {
      let key: String
      let lambda: Double
      let scale: String
    }

    let eta: Double
    let mu: Double
    let terms: [Setting]
  }

  let net: String
  let activation: String
  let output: String
  let rule: String
  let n: Int
  let labels: [UInt8]
  let steps: [Step]
  /// The cost before each step: what each part that is on contributes, and the total.
  let costs: [[String: Double]]
  /// What the last step found, by name, and the weights after it; row by row.
  let last: [String: [Double]]

  var testDescription: String { "\(net), \(activation), \(output), \(rule)" }

  /// Every run of the file.
  static func all() throws -> [StepRun] {
    try JSONDecoder().decode([StepRun].self, from: Reference.data("steps.json"))
  }
}

extension StepRun.Step {
  /// The settings as a session has them: every term there is, those that are not named being off.
  func hyperparameters(n: Int) -> Hyperparameters {
    let terms = Term.Kind.all.map { kind -> Term in
      guard
        let setting = self.terms.first(where: { $0.key == kind.key }),
        let scale = Term.Scale(rawValue: setting.scale)
      else { return Term(kind, isOn: false, lambda: 7) }
      return Term(kind, lambda: setting.lambda, scale: scale)
    }
    return Hyperparameters(eta: eta, mu: mu, objective: Objective(terms, n: n))
  }
}
