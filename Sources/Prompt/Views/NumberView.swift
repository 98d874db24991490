import Arithmetic
import Digits
import Experiment
import TextRendering

/// Numbers of units and images as they are drawn.
enum NumberView {
  /// Numbers with bars, each under the number of its place.
  static func list(_ values: [Double], of name: String, title: Text) -> BarChart {
    let limit = values.map(\.magnitude).filter(\.isFinite).max() ?? 0
    var table = Table(.right("\(name)"), .right("value"), .left())
    for (i, value) in values.enumerated() {
      table.row(
        "\(i)",
        "\(Number.scientific(value, decimals: 4))",
        Bar.text(value.magnitude, of: limit, width: 24, role: value < 0 ? .negative : .positive)
      )
    }
    return BarChart(
      title: title.description,
      placeName: name,
      places: values.indices.map(String.init),
      series: [BarChart.Series(name: "value", values: values)],
      table: table
    )
  }
}

extension Session {
  /// The weights from the pixels to one unit, or what belongs to them, at the places of the pixels.
  func picture(
    of column: [Double],
    caption: Text,
    name: String? = nil,
    limit: Double? = nil
  ) -> HeatMap {
    HeatMap(
      values: column,
      height: data.training.height,
      width: data.training.width,
      caption: caption,
      name: name,
      limit: limit
    )
  }
}

extension Session {
  /// An entry and its number to the last digit: `w2[3,7] = 0.25`.
  func page(of entry: Entry) throws -> Page {
    Page("\(entry.name) = \(Number.exact(try value(of: entry)), .strong)")
  }
}
