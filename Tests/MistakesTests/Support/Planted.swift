import Arithmetic
import BackpropCore
import Foundation

@testable import Mistakes

/// A run of `References/mistakes.json`: the gradient of the second step and the weights after it, by NumPy.
struct MistakeRun: Decodable {
  let mistake: String
  let activation: String
  let cost: String
  let tensors: [String: [Double]]

  /// Every run of the file.
  static func all() throws -> [MistakeRun] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent()
    let file = folder.appendingPathComponent("References/mistakes.json")
    return try JSONDecoder().decode([MistakeRun].self, from: Data(contentsOf: file))
  }
}

/// A network 4-3-3-10 and two mini-batches of four images, n = 20, by the formulas of
/// `References/mistakes.py`; a mistake can be planted in them.
struct Planted {
  static let n = 20
  static let labels: [UInt8] = [3, 0, 9, 1, 7, 2, 5, 3]
  let mistake: Mistake?
  var network: Network
  var hyper = Hyperparameters(
    eta: 0.7,
    objective: Objective([.l2(lambda: 3), .l1(isOn: false, lambda: 7)], n: n)
  )

  init(_ mistake: Mistake?, _ activation: Activation = .sigmoid, _ output: Output = .crossEntropy) {
    self.mistake = mistake
    network = Self.network([4, 3, 3, 10], activation, output)
    if case .start(let change) = mistake?.substitution { change(&network) }
  }

  /// A network by the formula of the script.
  static func network(_ sizes: [Int], _ activation: Activation, _ output: Output) -> Network {
    func entry(_ k: Int, _ j: Int, _ l: Int) -> Double {
      let sum: Int = k * 7919 + j * 104_729 + l * 1_299_709
      return Double(sum % 4093 - 2046) / 4096
    }
    let layers = (1..<sizes.count).map { l in
      let (inputs, units) = (sizes[l - 1], sizes[l])
      let weights = (0..<inputs).flatMap { k in (0..<units).map { entry(k, $0, l) } }
      let biases = (0..<units).map { entry(inputs, $0, l) }
      return Layer(
        weights: Matrix(rows: inputs, columns: units, values: weights),
        biases: Matrix(rows: 1, columns: units, values: biases),
        activation: activation
      )
    }
    return Network(layers: layers, output: output)
  }

  /// x of all eight images.
  var inputs: SparseRows {
    var rows = SparseRows(columns: 4)
    var codes: [UInt8] = []
    for i in 0..<8 {
      for p in 0..<4 {
        let code: Int = 37 * i + 91 * p
        codes.append((i + p) % 3 == 0 ? 0 : UInt8(code % 256))
      }
    }
    rows.append(codes: codes[...])
    if case .pixels(let change) = mistake?.substitution { return change(rows) }
    return rows
  }

  /// The labels that training goes by.
  var labels: [UInt8] {
    if case .labels(let change) = mistake?.substitution { return change(Self.labels) }
    return Self.labels
  }

  /// The gradient of the second step, or of another, and the network after it.
  ///
  /// A step is made in one go or phase by phase.
  func run(steps: Int = 2, allAtOnce: Bool = false) -> (gradient: Gradient, network: Network) {
    var (network, step, rule) = (network, TrainingStep(), Rule())
    var gradient: Gradient?
    let operations = mistake?.operations(hyper) ?? .correct
    for s in 0..<steps {
      let rows = Array(s * 4..<s * 4 + 4)
      let (x, y) = (inputs.selecting(rows), rows.map { labels[$0] })
      let before = step.dataGradient
      step.findGradient(network, inputs: x, labels: y, by: operations)
      let found = Gradient(
        step.dataGradient,
        at: network,
        m: 4,
        objective: hyper.objective,
        by: operations
      )
      if allAtOnce {
        step.dataGradient = before
        step.all(&network, by: &rule, hyper, inputs: x, labels: y, by: operations)
      } else {
        rule.update(&network, by: found, hyper)
      }
      gradient = found
    }
    guard let gradient else { preconditionFailure("no step was asked for") }
    return (gradient, network)
  }

  /// The same by the names of the file.
  func tensors(allAtOnce: Bool = false) -> [String: Matrix] {
    let (gradient, network) = run(allAtOnce: allAtOnce)
    var tensors: [String: Matrix] = [:]
    for l in 1...gradient.layerCount {
      tensors["grad.w\(l)"] = gradient.weights(l).total
      tensors["grad.b\(l)"] = gradient.biases(l).total
      tensors["new.w\(l)"] = network[l].weights
      tensors["new.b\(l)"] = network[l].biases
    }
    return tensors
  }
}
