import BackpropCore
import Foundation

/// The numbers of `References/functions.json`: activations and costs to 50 digits, by mpmath.
struct Functions: Decodable {
  /// Weighted inputs of one image, its label, and what is made of them.
  struct Row: Decodable {
    let z: [Double]
    let label: UInt8
    let softmax: [Double]
    let logLikelihood: Double
    let crossEntropy: Double
  }

  private let activations: [String: [[Double]]]
  /// Rows of weighted inputs, from tame to extreme.
  let rows: [Row]

  /// Reads the file.
  static func read() throws -> Functions {
    try JSONDecoder().decode(Functions.self, from: Reference.data("functions.json"))
  }

  /// z, a and the slope at points of an activation.
  func points(of activation: Activation) -> [(z: Double, a: Double, slope: Double)] {
    (activations[activation.name] ?? []).map { ($0[0], $0[1], $0[2]) }
  }
}

/// Files of the folder `References`.
enum Reference {
  static func data(_ name: String) throws -> Data {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent()
    return try Data(contentsOf: folder.appendingPathComponent("References/\(name)"))
  }
}
