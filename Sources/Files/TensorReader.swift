import Arithmetic
import Wording

/// A file of named tensors that was opened: what there is, and the numbers of each when they are asked for.
package protocol TensorReader: Sendable {
  /// What messages call the file.
  var name: String { get }
  /// What there is, by name.
  var entries: [String: TensorEntry] { get }
  /// The strings that go with the tensors: `cost`, `activation.1`.
  var metadata: [String: String] { get }
  /// The numbers of a tensor, row by row.
  ///
  /// Throws a `LearnerError` where they cannot be read.
  func values(of tensor: String) throws -> [Double]
}

/// What a file says of one tensor.
package struct TensorEntry: Sendable, Equatable {
  /// How the file calls its type.
  package let typeName: String
  /// How a number is written; nil for types that are not read.
  package let type: NumberType?
  /// The length of each dimension, the first first; none for a single number.
  package let shape: [Int]
}

/// The largest file that is read: 1 GiB, and as much memory for any one tensor.
package let largestTensorFile = 1 << 30

extension TensorReader {
  /// Rows and columns of a tensor; one of one dimension is 1 × its length, a single number 1 × 1.
  ///
  /// Throws a `LearnerError` where its type is not read, or it has no shape of a matrix, or is too large.
  package func shape(of tensor: String) throws -> (rows: Int, columns: Int)? {
    guard let entry = entries[tensor] else { return nil }
    guard entry.type != nil else {
      throw LearnerError(
        "\(tensor.bare) in \(name) is \(entry.typeName.bare), and only float64, float32 and whole numbers "
          + "are read"
      )
    }
    guard entry.shape.count <= 2 else {
      throw LearnerError(
        "\(tensor.bare) in \(name) has \(entry.shape.count) dimensions, and two at most are read"
      )
    }
    let (rows, columns) = (
      entry.shape.count == 2 ? entry.shape[0] : 1, entry.shape.last ?? 1
    )
    // In memory a row takes whole blocks of eight numbers of eight bytes.
    let most = largestTensorFile / 64
    guard columns <= most, rows <= most, rows * max((columns + 7) / 8, 1) <= most else {
      throw LearnerError(
        "\(tensor.bare) in \(name) is \(rows)×\(columns), more numbers than are read: 1 GiB of them"
      )
    }
    return (rows, columns)
  }

  /// The numbers of a tensor, if there is such a one.
  ///
  /// Throws a `LearnerError` where it has no shape of a matrix, or no numbers.
  package func matrix(_ tensor: String) throws -> Matrix? {
    guard let (rows, columns) = try shape(of: tensor) else { return nil }
    guard rows > 0, columns > 0 else {
      throw LearnerError("\(tensor.bare) in \(name) holds no numbers")
    }
    let values = try values(of: tensor)
    guard values.count == rows * columns else {
      throw LearnerError("\(name) has become shorter while it was read: import it again")
    }
    return Matrix(rows: rows, columns: columns, values: values)
  }

  /// A single number: a tensor of one, or a string that is a number; nil if there is none of that name.
  package func number(_ name: String) throws -> Double? {
    if let text = metadata[name] { return Double(text) }
    guard let (rows, columns) = try shape(of: name), rows * columns == 1 else { return nil }
    return try values(of: name).first
  }
}
