/// Columns of text under their headers, two spaces apart and no wider than needed.
///
/// A left-aligned last column that would pass column 80 is folded; the columns before it are not, so
/// the caller keeps them short.
public struct Table: Block {
  /// A header and where the cells below it stand.
  public struct Column: Sendable {
    /// What stands above the column.
    public var header: Text
    /// Where header and cells stand.
    public var alignment: Alignment

    /// A column of text.
    public static func left(_ header: Text = "") -> Column {
      Column(header: header, alignment: .left)
    }

    /// A column of numbers.
    public static func right(_ header: Text = "") -> Column {
      Column(header: header, alignment: .right)
    }
  }

  private enum Row {
    case cells([Text])
    case rule
  }

  static let gap = "  "
  private let columns: [Column]
  private var rows: [Row] = []

  /// A table with these columns and no rows; if no column has a header, there is no header line.
  public init(_ columns: Column...) {
    self.init(columns)
  }

  /// A table with these columns and no rows; if no column has a header, there is no header line.
  public init(_ columns: [Column]) {
    self.columns = columns
    if columns.contains(where: { !$0.header.isEmpty }) {
      rows.append(.cells(columns.map { $0.header.role(.heading) }))
    }
  }

  /// What stands above the columns, empty where nothing does.
  package var headers: [String] { columns.map(\.header.description) }

  /// Adds a row; cells that are left out at its end are empty.
  public mutating func row(_ cells: Text...) {
    row(cells)
  }

  /// Adds a row; cells that are left out at its end are empty.
  public mutating func row(_ cells: [Text]) {
    precondition(
      cells.count <= columns.count,
      "a row has at most as many cells as columns: \(cells.count) > \(columns.count)"
    )
    rows.append(.cells(cells))
  }

  /// Adds a line across the table, between sections.
  public mutating func rule() {
    rows.append(.rule)
  }

  /// The ends of its lines.
  public var leastBytes: Int { rows.count }

  /// The header line and the rows.
  public func lines(in style: Style) -> [String] {
    // Each cell as the lines it takes: one, unless it holds line feeds or is folded.
    let grid: [[[Text]]?] = rows.map { row in
      guard case .cells(let cells) = row else { return nil }
      return cells.map { $0.spelled(in: style.glyphs).splitLines() }
    }
    var widths = columns.indices.map { column in
      grid.compactMap { $0?.dropFirst(column).first?.map(\.lineWidth).max() }.max() ?? 0
    }
    let before = widths.dropLast().reduce(0) { $0 + $1 + Self.gap.count }
    let lastLimit = Page.columns - before
    let foldsLast = columns.last?.alignment == .left && lastLimit > 0
    if foldsLast, let last = widths.last {
      widths[widths.count - 1] = min(last, lastLimit)
    }
    let ruleWidth = widths.reduce(0, +) + Self.gap.count * max(0, columns.count - 1)

    return grid.flatMap { cells -> [String] in
      guard var cells else {
        return [Text(String(repeating: "─", count: ruleWidth), role: .dim).string(in: style)]
      }
      if foldsLast, cells.count == columns.count {
        cells[cells.count - 1] = cells[cells.count - 1].flatMap { $0.folded(to: lastLimit) }
      }
      let height = cells.map(\.count).max() ?? 1
      return (0..<height).map { line in
        join(cells.map { $0.dropFirst(line).first ?? Text() }, widths).trimmed.string(in: style)
      }
    }
  }

  private func join(_ cells: [Text], _ widths: [Int]) -> Text {
    var line = Text()
    for (index, cell) in cells.enumerated() {
      if index > 0 { line += Text(Self.gap) }
      line += cell.padded(to: widths[index], columns[index].alignment)
    }
    return line
  }
}
