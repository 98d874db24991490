import Arithmetic
import BackpropCore

/// The two problems whose every number NumPy, PyTorch and 50-digit arithmetic agree on.
///
/// They are made from stated formulas, no random numbers, so that any language can make them again.
struct GoldenProblem {
  let name: String
  var network: Network
  let inputs: SparseRows
  let labels: [UInt8]
  let hyper: Hyperparameters

  /// 4-3-2, three images.
  static func small(_ cost: Output = .crossEntropy) -> GoldenProblem {
    let w1 = Matrix(
      rows: 4,
      columns: 3,
      values: [0.10, -0.20, 0.30, 0.40, 0.50, -0.60, -0.70, 0.80, 0.90, 1.00, -1.10, 0.25]
    )
    let w2 = Matrix(rows: 3, columns: 2, values: [0.35, -0.45, 0.55, 0.65, -0.75, 0.85])
    let b1 = Matrix(rows: 1, columns: 3, values: [0.05, -0.15, 0.25])
    let b2 = Matrix(rows: 1, columns: 2, values: [-0.35, 0.45])
    let values: [Double] = [0, 0.5, 1, 0.25, 0.2, 0.8, 0.6, 0.4]
    var inputs = SparseRows(
      columns: 4,
      palette: values + [Double](repeating: 0, count: 256 - values.count)
    )
    inputs.append(codes: [0, 1, 2, 3, 4, 0, 0, 5, 2, 6, 7, 0])
    return GoldenProblem(
      name: "4-3-2",
      network: Network(
        layers: [
          Layer(weights: w1, biases: b1, activation: .sigmoid),
          Layer(weights: w2, biases: b2, activation: .sigmoid),
        ],
        output: cost
      ),
      inputs: inputs,
      labels: [0, 1, 0],
      hyper: Hyperparameters(eta: 0.5, objective: Objective([Term.l2(lambda: 0.1)], n: 100))
    )
  }

  /// 784-30-10, ten images; weights are exact dyadic rationals, pixels are bytes / 255.
  static func large(_ cost: Output = .crossEntropy) -> GoldenProblem {
    func matrix(_ rows: Int, _ columns: Int, _ entry: (Int, Int) -> Int, over divisor: Double)
      -> Matrix
    {
      var values: [Double] = []
      for k in 0..<rows {
        for j in 0..<columns {
          values.append(Double(entry(k, j) % 4093 - 2046) / divisor)
        }
      }
      return Matrix(rows: rows, columns: columns, values: values)
    }
    let w1 = matrix(784, 30, { $0 * 7919 + $1 * 104_729 + 13 }, over: 65_536)
    let w2 = matrix(30, 10, { $0 * 7919 + $1 * 1_299_709 + 7 }, over: 8192)
    let b1 = matrix(1, 30, { $0 * 7919 + $1 * 15_485_863 + 5 }, over: 8192)
    let b2 = matrix(1, 10, { $0 * 7919 + $1 * 32_452_843 + 3 }, over: 8192)
    var inputs = SparseRows(columns: 784)
    for r in 0..<10 {
      let codes = (0..<784).map { k -> UInt8 in
        let p = (k * k * 31 + r * 977 + k * r * 7) % 1021
        return p < 256 ? UInt8(p) : 0
      }
      inputs.append(codes: codes[...])
    }
    return GoldenProblem(
      name: "784-30-10",
      network: Network(
        layers: [
          Layer(weights: w1, biases: b1, activation: .sigmoid),
          Layer(weights: w2, biases: b2, activation: .sigmoid),
        ],
        output: cost
      ),
      inputs: inputs,
      labels: (0..<10).map { UInt8($0) },
      hyper: Hyperparameters(eta: 0.5, objective: Objective([Term.l2(lambda: 5)], n: 50_000))
    )
  }
}
