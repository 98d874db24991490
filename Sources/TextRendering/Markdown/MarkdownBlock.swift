/// A piece of a document in Markdown, as CommonMark has it, with the tables of GitHub.
///
/// What lessons do not need is left out: references, entities, HTML. HTML is text like any other, but for
/// comments, which stay hidden as on every forge.
package enum MarkdownBlock: Sendable, Equatable {
  /// A heading, from 1, the highest, to 6.
  case heading(Int, String)
  /// Lines of words.
  case paragraph(String)
  /// Lines as they are.
  case code(String)
  /// Items with bullets, or numbered from `start` on.
  case list(start: Int?, items: [[MarkdownBlock]])
  /// What is quoted.
  case quote([MarkdownBlock])
  /// Cells under their heads.
  case table(Table)
  /// A line across.
  case rule

  /// The cells of a table.
  package struct Table: Sendable, Equatable {
    /// The heads of its columns.
    package let head: [String]
    /// Whether the columns are numbers, at the right.
    package let isRight: [Bool]
    /// Its rows, as many cells in each as there are heads.
    package let rows: [[String]]
  }

  /// The blocks of these lines.
  package static func blocks(of lines: [String]) -> [MarkdownBlock] {
    var parser = MarkdownBlockParser(lines.map { $0.replacing("\t", with: "    ") }, depth: 0)
    return parser.blocks()
  }
}
