import Arithmetic
import Digits

/// Data for tests, read once.
package enum Samples {
  private static let all = Result { try DataSet.bundled() }

  /// The bundled digits.
  package static func bundled() throws -> DataSet { try all.get() }

  /// The first `n` of the bundled digits, and 20 to test with.
  package static func few(_ n: Int) throws -> DataSet {
    let data = try bundled()
    return DataSet(
      name: "few",
      training: try data.training.subset(n),
      test: try data.test.subset(20)
    )
  }
}

/// Forty images of 3 × 3 pixels, and ten to test with: a class in miniature, known by heart.
package enum TinyData {
  package static let set = DataSet(name: "tiny", training: digits(40), test: digits(10))

  private static func digits(_ count: Int) -> DigitSet {
    var rows = SparseRows(columns: 9)
    let bits = SplitMix64(seed: 5)
    rows.append(
      codes: (0..<(count * 9)).map { UInt8(bits.integer(at: UInt64($0), below: 256)) }[...]
    )
    return DigitSet(images: rows, labels: (0..<count).map { UInt8($0 % 10) }, height: 3, width: 3)
  }
}
