import Wording

/// The line that opens a fenced block, read as CommonMark (0.31, section 4.5) reads it.
///
/// Up to three spaces, three or more backticks or tildes, then the information string, which after
/// backticks holds no backtick.
struct Fence: Sendable, Equatable {
  /// Spaces before the fence, 0 to 3; as many are not part of each line inside.
  let indent: Int
  /// The byte of a backtick or a tilde.
  let marker: UInt8
  /// How many of them, at least 3.
  let count: Int
  /// The words after the markers: what the block is, then its options.
  let words: [String]

  /// The fence of a new block: three backticks, or as many as its lines need.
  init(around lines: [String], words: [String]) {
    indent = 0
    marker = Fence.backtick
    count = Fence.count(of: marker, around: lines)
    self.words = words
  }

  /// Reads an opening line; nil if it opens nothing.
  init?(opening line: String) {
    guard let run = Fence.run(startOf: line) else { return nil }
    let info = line.droppingBytes(run.indent + run.count)
    if run.marker == Fence.backtick, info.utf8.contains(Fence.backtick) { return nil }
    indent = run.indent
    marker = run.marker
    count = run.count
    words = info.words
  }

  /// Whether a line ends the block: as many markers or more, and nothing else.
  func isClosed(by line: String) -> Bool {
    guard let run = Fence.run(startOf: line) else { return false }
    return run.marker == marker && run.count >= count
      && line.droppingBytes(run.indent + run.count).isBlank
  }

  /// A line of the block without the spaces that indent the fence.
  func content(of line: String) -> String {
    line.droppingBytes(line.utf8.prefix(indent).prefix { $0 == Fence.space }.count)
  }

  /// The line that puts `content` into the block.
  func line(holding content: String) -> String {
    content.isEmpty ? content : String(repeating: " ", count: indent) + content
  }

  /// A line of this fence, opening or closing, with enough markers that none of `lines` ends the block.
  func widened(_ line: String, around lines: [String]) -> String {
    let count = Fence.count(of: marker, around: lines)
    guard let run = Fence.run(startOf: line), run.count < count else { return line }
    return String(repeating: " ", count: run.indent) + markers(count - run.count)
      + line.droppingBytes(run.indent)
  }

  /// The line that opens the block, and the line that closes it.
  var lines: (opening: String, closing: String) {
    (markers(count) + words.joined(separator: " "), markers(count))
  }

  private func markers(_ count: Int) -> String {
    String(repeating: Character(Unicode.Scalar(marker)), count: count)
  }

  /// The markers needed so that none of `lines` ends the block, at least 3.
  private static func count(of marker: UInt8, around lines: [String]) -> Int {
    lines.reduce(3) { longest, line in
      guard let run = run(startOf: line), run.marker == marker else { return longest }
      return max(longest, run.count + 1)
    }
  }

  /// The markers a line starts with, after at most three spaces; nil if fewer than three.
  private static func run(startOf line: String) -> (indent: Int, marker: UInt8, count: Int)? {
    let indent = line.utf8.prefix { $0 == space }.count
    guard indent <= 3, let marker = line.utf8.dropFirst(indent).first else { return nil }
    guard marker == backtick || marker == tilde else { return nil }
    let count = line.utf8.dropFirst(indent).prefix { $0 == marker }.count
    return count >= 3 ? (indent, marker, count) : nil
  }

  private static let backtick = UInt8(ascii: "`")
  private static let tilde = UInt8(ascii: "~")
  private static let space = UInt8(ascii: " ")
}
