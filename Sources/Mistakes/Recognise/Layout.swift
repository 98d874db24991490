import Arithmetic

/// How somebody lays out tensors: which way images and weights lie.
package struct Layout: Sendable, Equatable {
  /// An image is a row, as here; else a column, as in Nielsen's book.
  package var imagesInRows = true
  /// Weights are in × out, as here; else out × in, as in PyTorch and Nielsen's book.
  package var weightsInByOut = true

  package init(imagesInRows: Bool = true, weightsInByOut: Bool = true) {
    (self.imagesInRows, self.weightsInByOut) = (imagesInRows, weightsInByOut)
  }

  /// All there are, the likelier first: this program's, Nielsen's, PyTorch's.
  static let all = [
    Layout(), Layout(imagesInRows: false, weightsInByOut: false),
    Layout(imagesInRows: true, weightsInByOut: false),
    Layout(imagesInRows: false, weightsInByOut: true),
  ]
}

/// A tensor as a file has it.
package struct GivenTensor: Sendable {
  /// What the file calls it.
  package let spelled: String
  package let values: Matrix
  /// Dimensions in the file: 0, 1 or 2.
  package let dimensions: Int
  /// Whether about seven digits are known of it.
  package let isSingle: Bool

  /// A tensor as a file has it; numbers that all are those of float32 are taken for float32.
  package init(spelled: String, values: Matrix, dimensions: Int, isSingle: Bool) {
    (self.spelled, self.values, self.dimensions) = (spelled, values, dimensions)
    self.isSingle = isSingle || Self.areSingle(values)
  }

  private static func areSingle(_ values: Matrix) -> Bool {
    var count = 0
    for row in 0..<values.rows {
      for value in values.row(row) where value.isFinite {
        guard Double(Float(value)) == value else { return false }
        // Whole and half numbers say nothing.
        if (value * 4).rounded() != value * 4 { count += 1 }
      }
    }
    return count >= 4
  }
}

extension Matrix {
  /// The matrix with rows and columns exchanged.
  var transposed: Matrix {
    var result = Matrix(rows: columns, columns: rows)
    result.setTransposed(of: self)
    return result
  }

  /// The numbers in one row, whatever their shape.
  var asRow: Matrix { rows == 1 ? self : Matrix(rows: 1, columns: rows * columns, values: values) }

  /// The entry farthest from 0, without its sign; NaN where there is one.
  var magnitude: Double { largest?.value.magnitude ?? 0 }
}
