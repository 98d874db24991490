import Arithmetic
import ArgumentParser
import Digits
import Experiment
import TextRendering
import Wording

/// A part of what a layer holds for every image: one image, one unit, or all.
struct SliceOptions: ParsableArguments {
  @Option(help: "One image of the mini-batch, from 0.")
  var image: WholeNumber?

  @Option(help: "One unit of the layer, from 0.")
  var unit: WholeNumber?

  /// The part of a matrix, m × out, that was asked for, drawn.
  func page(of matrix: Matrix, name: String, limit: Double? = nil) throws -> Page {
    try check(image, below: matrix.rows, "image")
    try check(unit, below: matrix.columns, "unit")
    switch (image?.value, unit?.value) {
    case (let image?, let unit?):
      return Page("\(name)[\(image),\(unit)] = \(Number.exact(matrix[image, unit]), .strong)")
    case (let image?, nil):
      let title: Text = "\(name), image \(image)"
      return Page(title, NumberView.list(matrix.row(image), of: "unit", title: title))
    case (nil, let unit?):
      let title: Text = "\(name), unit \(unit)"
      return Page(title, NumberView.list(matrix.column(unit), of: "image", title: title))
    case (nil, nil):
      let caption: Text = "\(name): images down, units across"
      return Page(
        HeatMap(
          values: matrix.values,
          height: matrix.rows,
          width: matrix.columns,
          caption: caption,
          limit: limit
        )
      )
    }
  }

  /// Throws a `LearnerError` if a part was asked for where there is none.
  func requireNone(_ example: String) throws {
    guard image == nil, unit == nil else {
      throw LearnerError("--image and --unit need the number of a layer: \(example)")
    }
  }

  private func check(_ index: WholeNumber?, below count: Int, _ name: String) throws {
    guard let index = index?.value, !(0..<count).contains(index) else { return }
    throw LearnerError("there is no \(name) \(index): they count from 0 to \(count - 1)")
  }
}
