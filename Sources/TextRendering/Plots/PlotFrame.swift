/// Two axes around a field of characters: where a point lies, and the lines that frame it.
///
/// The frame is ASCII in every style: `|` and `-`, with `+` where a label stands.
struct PlotFrame {
  private let x: Axis
  private let y: Axis
  private let yLabels: [Int: String]

  /// Columns of the y labels.
  private let labelWidth: Int

  /// Characters in a line of the field.
  let columns: Int
  /// Lines of the field.
  let rows: Int
  /// Columns of all.
  private let width: Int

  init(x: Axis, y: Axis, rows: Int, width: Int = Page.columns) {
    self.x = x
    self.y = y
    self.rows = rows
    self.width = width
    func row(_ tick: Axis.Tick) -> Int { Self.dotRow(of: tick.value, on: y, rows: rows) / 4 }
    let ticks = y.ticks { Set($0.map(row)).count == $0.count }
    yLabels = Dictionary(ticks.map { (row($0), $0.label) }) { first, _ in first }
    labelWidth = yLabels.values.map(\.count).max() ?? 0
    columns = width - labelWidth - 2
  }

  /// The dot nearest to a point.
  func dot(x: Double, y: Double) -> DotCanvas.Dot {
    DotCanvas.Dot(x: dotColumn(of: x), y: Self.dotRow(of: y, on: self.y, rows: rows))
  }

  private func dotColumn(of value: Double) -> Int {
    Int((x.position(of: value) * Double(2 * columns - 1)).rounded())
  }

  private static func dotRow(of value: Double, on axis: Axis, rows: Int) -> Int {
    Int(((1 - axis.position(of: value)) * Double(4 * rows - 1)).rounded())
  }

  /// Where the label of a tick of the x axis begins: centred below it, as far as the page allows.
  private func start(of tick: Axis.Tick) -> Int {
    let centred = labelWidth + 2 + dotColumn(of: tick.value) / 2 - tick.label.count / 2
    return min(centred, width - tick.label.count)
  }

  /// The field with its frame; `cell` draws one character, `end` what stands on the right of a line.
  func lines(
    xLabel: Text,
    cell: (DotCanvas.Cell) -> Text,
    end: (Int) -> Text = { _ in "" }
  ) -> [Text] {
    var lines = (0..<rows).map { row in
      let label = yLabels[row]
      var line = Text(label ?? "").padded(to: labelWidth, .right) + (label == nil ? " |" : " +")
      for column in 0..<columns {
        line += cell(DotCanvas.Cell(column: column, row: row))
      }
      return line + end(row)
    }

    var axis = Array(repeating: Character("-"), count: columns)
    var labels = ""
    let ticks = x.ticks { ticks in
      zip(ticks, ticks.dropFirst()).allSatisfy { start(of: $0) + $0.label.count < start(of: $1) }
    }
    for tick in ticks {
      let start = start(of: tick)
      guard start > labels.count || labels.isEmpty, start >= 0 else { continue }
      labels += String(repeating: " ", count: max(0, start - labels.count)) + tick.label
      axis[dotColumn(of: tick.value) / 2] = "+"
    }
    let indent = String(repeating: " ", count: labelWidth + 1)
    lines.append(Text(indent + "+" + String(axis)))
    lines.append(Text(labels))
    if !xLabel.isEmpty {
      let start = labelWidth + 2 + (columns - xLabel.width) / 2
      lines.append(Text(String(repeating: " ", count: max(0, start))) + xLabel)
    }
    return lines
  }
}
