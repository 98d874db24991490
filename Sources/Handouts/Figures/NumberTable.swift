import TextRendering

/// Numbers under their names, a row for each place: what a CSV file holds.
package struct NumberTable: Sendable, Equatable {
  /// What tells the rows apart: `row` and `column`, or `step`.
  package let keys: [String]
  /// What the numbers of each column are.
  package let names: [String]
  /// The place and the numbers of each row; nil where there is none.
  package let rows: [Row]

  /// A place, and the numbers there.
  package struct Row: Sendable, Equatable {
    /// The place, one text for each key.
    package var place: [String]
    /// The numbers, one for each name.
    package var values: [Double?]
  }

  /// The tables side by side, where their rows are of the same places; nil where they are not.
  package static func joined(_ tables: [NumberTable]) -> NumberTable? {
    guard let first = tables.first else { return nil }
    var rows = first.rows
    for table in tables.dropFirst() {
      guard table.keys == first.keys, table.rows.count == rows.count else { return nil }
      for index in rows.indices {
        guard table.rows[index].place == rows[index].place else { return nil }
        rows[index].values += table.rows[index].values
      }
    }
    return NumberTable(keys: first.keys, names: tables.flatMap(\.names), rows: rows)
  }

  /// The names in the first line of the file.
  package var head: String { (keys + names).map(Self.cell).joined(separator: ",") + "\n" }

  /// The file (RFC 4180, with line feeds), every number to its last digit.
  package var csv: String {
    rows.reduce(into: head) { text, row in
      let cells = row.place.map(Self.cell) + row.values.map { $0.map(Number.exact) ?? "" }
      text += cells.joined(separator: ",") + "\n"
    }
  }

  /// A text as a cell: quoted where it has to be, and never a formula of a spreadsheet.
  private static func cell(_ text: String) -> String {
    let isNumber = Double(text) != nil
    let text = !isNumber && "=+-@\t\r".contains(text.first ?? "x") ? "'" + text : text
    guard text.contains(where: { ",\"\n\r".contains($0) }) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}
