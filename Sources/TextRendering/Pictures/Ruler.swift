/// The numbers beside a picture: every row at its left, every fifth column above.
enum Ruler {
  /// Columns that the numbers of so many rows take, with the space after them.
  static func gutter(rows: Int) -> Int { String(max(0, rows - 1)).count + 1 }

  /// A line of a picture with the number of its row before it.
  static func numbered(_ line: String, row: Int, gutter: Int, in style: Style) -> String {
    let number = Text("\(row)", role: .dim).padded(to: gutter - 1, .right).string(in: style)
    return line.isEmpty ? number : number + " " + line
  }

  /// Every fifth column by its number, the last digit above its value.
  static func columns(_ columns: Range<Int>, gutter: Int, columnsPerValue: Int) -> Text {
    var line = ""
    for column in columns where column % 5 == 0 {
      let end = gutter + (column - columns.lowerBound + 1) * columnsPerValue
      let number = String(column)
      let gap = end - line.count - number.count
      // A number that would touch the one before it is left out.
      guard gap > 0 || line.isEmpty else { continue }
      line += String(repeating: " ", count: max(0, gap)) + number
    }
    return Text(line, role: .dim)
  }
}
