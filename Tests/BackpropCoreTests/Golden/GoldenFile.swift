import Arithmetic
import Foundation
import Testing

/// The values of `golden.json`: of both problems under both costs, from NumPy in double precision, and
/// found the same by PyTorch's autograd and in 50-digit arithmetic.
struct GoldenFile {
  private let problems: [String: [String: Value]]

  init() throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("golden.json")
    problems = try JSONDecoder().decode(
      [String: [String: Value]].self,
      from: Data(contentsOf: file)
    )
  }

  /// A number, such as the cost.
  func number(_ problem: String, _ key: String) throws -> Double {
    guard case .number(let number) = try #require(problems[problem]?[key]) else {
      throw Unexpected(key: key)
    }
    return number
  }

  /// Whether a layer's tensor is the one in the file, within 10⁻¹² of its largest entry.
  func agrees(_ matrix: Matrix, _ problem: String, _ key: String, layer l: Int) throws -> Bool {
    guard case .list(let layers) = try #require(problems[problem]?[key]) else {
      throw Unexpected(key: key)
    }
    return layers[l - 1].agrees(with: matrix)
  }

  struct Unexpected: Error {
    let key: String
  }

  /// What a key may hold: the small problem has whole tensors, the large one summaries of them.
  private indirect enum Value: Decodable {
    case number(Double)
    case text(String)
    case list([Value])
    case summary(Summary)

    struct Summary: Decodable {
      let shape: [Int]
      let sum: Double
      let sumabs: Double
      let first: [Double]
      let last: [Double]
      let at1234: Double

      enum CodingKeys: String, CodingKey {
        case shape, sum, sumabs, first, last
        case at1234 = "at_1234"
      }
    }

    init(from decoder: Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let number = try? container.decode(Double.self) {
        self = .number(number)
      } else if let text = try? container.decode(String.self) {
        self = .text(text)
      } else if let list = try? container.decode([Value].self) {
        self = .list(list)
      } else {
        self = .summary(try container.decode(Summary.self))
      }
    }

    private var numbers: [Double] {
      switch self {
      case .number(let number): [number]
      case .list(let list): list.flatMap(\.numbers)
      case .text, .summary: []
      }
    }

    func agrees(with matrix: Matrix) -> Bool {
      let values = matrix.values
      let largest = values.map(\.magnitude).max() ?? 0
      func close(_ a: [Double], _ b: [Double], within bound: Double) -> Bool {
        a.count == b.count && zip(a, b).allSatisfy { ($0 - $1).magnitude <= bound }
      }
      guard case .summary(let summary) = self else {
        return close(values, numbers, within: 1e-12 * largest)
      }
      let sums = [values.reduce(0, +), values.map(\.magnitude).reduce(0, +)]
      return summary.shape.reduce(1, *) == values.count
        && close(sums, [summary.sum, summary.sumabs], within: 1e-12 * summary.sumabs)
        && close(Array(values.prefix(5)), summary.first, within: 1e-12 * largest)
        && close(Array(values.suffix(5)), summary.last, within: 1e-12 * largest)
        && close([values[1234 % values.count]], [summary.at1234], within: 1e-12 * largest)
    }
  }
}
