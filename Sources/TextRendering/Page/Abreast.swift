/// Blocks side by side where they fit on the page, one below the other where they do not.
///
/// As many stand in a row as there is room for, in their order, their first lines level.
public struct Abreast: Block {
  private static let gap = 4
  /// The blocks, in reading order.
  package let blocks: [any Block]

  /// These blocks, in reading order.
  public init(_ blocks: [any Block]) {
    self.blocks = blocks
  }

  /// The rows of blocks, one below the other.
  public func lines(in style: Style) -> [String] {
    var rows: [[Cell]] = []
    for cell in blocks.map({ Cell(lines: $0.lines(in: style)) }) {
      let used = rows.last.map { $0.reduce(0) { $0 + $1.width + Self.gap } } ?? Page.columns + 1
      if used + cell.width <= Page.columns {
        rows[rows.count - 1].append(cell)
      } else {
        rows.append([cell])
      }
    }
    return rows.flatMap(Self.joined)
  }

  /// The lines of a block and the columns that they take.
  private struct Cell {
    let lines: [String]
    let widths: [Int]
    let width: Int

    init(lines: [String]) {
      self.lines = lines
      widths = lines.map(DisplayWidth.columns(ofPainted:))
      width = widths.max() ?? 0
    }
  }

  private static func joined(_ cells: [Cell]) -> [String] {
    let height = cells.map(\.lines.count).max() ?? 0
    return (0..<height).map { row in
      var text = ""
      var column = 0
      var start = 0
      for cell in cells {
        if row < cell.lines.count, !cell.lines[row].isEmpty {
          text += String(repeating: " ", count: start - column) + cell.lines[row]
          column = start + cell.widths[row]
        }
        start += cell.width + gap
      }
      return text
    }
  }
}
