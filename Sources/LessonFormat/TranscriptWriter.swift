import Wording

/// Writes a transcript piece by piece: each piece is appended to the file, nothing before it changes.
///
/// Each command becomes a block of its own, so the file is a whole document after every piece, and
/// cut off in the middle of one `Document.recovering(_:)` gives back all pieces before. A piece that would
/// make the file too large is refused, and the file stays as it is.
public struct TranscriptWriter: Sendable {
  private var bytes: Int
  private var lines: Int
  private var commands: Int

  /// Goes on with a document that is in the file already.
  public init(continuing document: Document) {
    bytes = document.text.utf8.count
    lines = document.source.count
    commands = document.exchanges.count + (document.header?.settings.count ?? 0)
  }

  /// Begins a transcript.
  ///
  /// - Returns: The writer, and the text that begins the file.
  /// - Throws: `DocumentError` if the header has a value that cannot be written, such as one with `-->`.
  public static func beginning(
    with header: Header
  ) throws(DocumentError) -> (writer: TranscriptWriter, text: String) {
    let document = try Document(parsing: header.text)
    return (TranscriptWriter(continuing: document), document.text)
  }

  /// The text to append for a command and what it printed; `startsFresh` puts `fresh` on its fence, and
  /// `isSkipped` `skip`.
  public mutating func exchange(
    command: String,
    output: String,
    startsFresh: Bool = false,
    isSkipped: Bool = false
  ) throws(DocumentError) -> String {
    let block = TranscriptWriter.block(
      commands: [(command, output)],
      options: (startsFresh ? ["fresh"] : []) + (isSkipped ? ["skip"] : [])
    )
    try add(block, commands: 1)
    return block
  }

  /// The text to append for commands that are run without a word; `startsFresh` as above.
  public mutating func quiet(
    _ commands: [String],
    startsFresh: Bool = false
  ) throws(DocumentError) -> String {
    let block = TranscriptWriter.block(
      commands: commands.map { ($0, "") },
      options: (startsFresh ? ["fresh"] : []) + ["quiet"]
    )
    try add(block, commands: commands.count)
    return block
  }

  /// The text to append for a question, as the lines of another document have it.
  public mutating func question(_ lines: [String]) throws(DocumentError) -> String {
    let block = ([""] + lines + [""]).joined(separator: "\n")
    try add(block, commands: 0)
    return block
  }

  /// The text to append for a paragraph of prose.
  ///
  /// A line that would open a fence or a comment has a backslash put in front, which Markdown does not
  /// show.
  public mutating func note(_ text: String) throws(DocumentError) -> String {
    let lines = WrittenOutput.plainLines(of: text).map { line in
      let opensComment = line.trimmed.startsWithBytes(of: "<!--")
      let isMarkup = Fence(opening: line) != nil || opensComment
      return isMarkup ? "\\" + line.trimmed : line
    }
    let note = ([""] + lines + [""]).joined(separator: "\n")
    try add(note, commands: 0)
    return note
  }

  /// A blank line and a `backprop` block of commands with what they printed.
  ///
  /// A command is brought to one line: line ends and zero bytes in it become blanks.
  public static func block(
    commands: [(command: String, output: String)],
    options: [String] = []
  ) -> String {
    let outputs = commands.map { WrittenOutput.lines(of: $0.output) }
    let words = ["backprop"] + options
    let fence = Fence(around: outputs.flatMap(\.self), words: words).lines
    var lines = ["", fence.opening]
    for (exchange, output) in zip(commands, outputs) {
      lines.append("\(WrittenOutput.prompt) \(WrittenOutput.oneLine(exchange.command))")
      lines += output
    }
    return (lines + [fence.closing, ""]).joined(separator: "\n")
  }

  private mutating func add(_ text: String, commands count: Int) throws(DocumentError) {
    let line = lines + 1
    // The piece alone is read for what is wrong in itself; the sums are all it shares with the rest.
    do {
      _ = try Document(parsing: text)
    } catch {
      throw DocumentError(line: lines + error.line, error.reason)
    }
    guard bytes + text.utf8.count <= Document.Limits.bytes else {
      throw DocumentError(
        line: line,
        "the transcript would grow past 1 MiB: record into another file"
      )
    }
    guard commands + count <= Document.Limits.commands else {
      throw DocumentError(
        line: line,
        "the transcript would have more than \(Document.Limits.commands) commands: "
          + "record into another file"
      )
    }
    bytes += text.utf8.count
    lines += text.utf8.count { $0 == UInt8(ascii: "\n") }
    commands += count
  }
}
