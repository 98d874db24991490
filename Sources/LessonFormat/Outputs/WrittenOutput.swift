import Wording

/// The lines that stand in a file for what a command printed.
///
/// Expected and actual output are compared in this written form, so whatever is changed in writing
/// changes on both sides alike:
///
/// - one newline at the end belongs to the last line; output without text has no lines;
/// - a line that would be read as a command (`bp>` first) or as an ellipsis (`...` alone), or that has
///   backslashes before either, gets one backslash more in front;
/// - carriage returns at the end of a line are dropped, and a zero byte becomes `␀`;
/// - a line of more than 4,000 bytes is cut there and ends in `…`.
public enum WrittenOutput {
  /// The written form of what a command printed, as lines without their ends.
  public static func lines(of output: String) -> [String] {
    plainLines(of: output).map(escaped)
  }

  /// A line of a file as it was printed: without the backslash that keeps it from being read otherwise.
  public static func shown(_ line: String) -> String {
    let bare = line.droppingBytes(line.utf8.prefix { $0 == UInt8(ascii: "\\") }.count)
    let isEscaped = bare.utf8.count < line.utf8.count
    return isEscaped && (isCommand(bare) || bare.hasSameBytes(as: ellipsis))
      ? line.droppingBytes(1) : line
  }

  /// Whether lines are the same but for blanks at their ends, which editors take away.
  public static func isSame(_ lines: [String], _ others: [String]) -> Bool {
    lines.elementsEqual(others) { withoutBlankEnd($0).elementsEqual(withoutBlankEnd($1)) }
  }

  private static func withoutBlankEnd(_ line: String) -> Substring.UTF8View {
    var bytes = line[...].utf8
    while let last = bytes.last, last.isBlank { bytes.removeLast() }
    return bytes
  }

  /// The lines of a text, fit for a file but not yet for a block of commands.
  static func plainLines(of text: String) -> [String] {
    var lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines.map { line in
      let returns = line.reversed().prefix { $0 == UInt8(ascii: "\r") }.count
      return cut(withoutZeros(line.dropLast(returns)))
    }
  }

  /// A text brought to one line: line ends and zero bytes become blanks, blanks at its ends go.
  public static func oneLine(_ text: String) -> String {
    let blanked = text.utf8.map { [0x00, 0x0A, 0x0D].contains($0) ? 0x20 : $0 }
    return String(decoding: blanked, as: UTF8.self).trimmed
  }

  /// Whether a line of a block is a command.
  static func isCommand(_ line: String) -> Bool {
    line.startsWithBytes(of: prompt)
  }

  /// Whether a line was probably meant to be a command: `BP>`, `bp >`, or blanks in front.
  public static func isAlmostCommand(_ line: String) -> Bool {
    let text = String(line.lowercased().filter { $0 != " " && $0 != "\t" }.prefix(4))
    return isCommand(text) && !isCommand(line)
  }

  /// What a command line starts with; a space may follow.
  static let prompt = "bp>"

  /// The line that stands for any number of lines.
  static let ellipsis = "..."

  private static let longestLine = 4_000

  private static func escaped(_ line: String) -> String {
    let bare = line.droppingBytes(line.utf8.prefix { $0 == UInt8(ascii: "\\") }.count)
    return isCommand(bare) || bare.hasSameBytes(as: ellipsis) ? "\\" + line : line
  }

  private static func withoutZeros(_ line: Substring.UTF8View) -> String {
    guard line.contains(0) else { return String(decoding: line, as: UTF8.self) }
    return line.split(separator: 0, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }.joined(separator: "␀")
  }

  private static func cut(_ line: String) -> String {
    guard line.utf8.count > longestLine else { return line }
    var bytes = 0
    let kept = line.unicodeScalars.prefix {
      bytes += UTF8.width($0)
      return bytes <= longestLine
    }
    return String(kept) + "…"
  }
}
