/// One line of a file: its text, and the end of line that followed it.
struct SourceLine: Sendable, Equatable {
  /// The text, without the end of line.
  var text: String
  /// `"\n"`, `"\r\n"`, or nothing after the last line of a file.
  var ending: String

  /// Cuts a file into lines, after checking its size, its encoding and the length of every line.
  ///
  /// A carriage return that no newline follows stays in its line.
  static func lines(of bytes: some Collection<UInt8>) throws(DocumentError) -> [SourceLine] {
    guard bytes.count <= DocumentFormat.Limits.bytes else {
      throw DocumentError(
        line: 1,
        "the file has \(bytes.count) bytes, more than the \(DocumentFormat.Limits.bytes) of 1 MiB: split it"
      )
    }
    try checkEncoding(of: bytes)
    var lines: [SourceLine] = []
    var rest = bytes[...]
    while !rest.isEmpty {
      var content = rest.prefix { $0 != newline }
      rest = rest[content.endIndex...]
      var ending = ""
      if !rest.isEmpty {
        rest.removeFirst()
        ending = "\n"
        if let last = content.suffix(1).first, last == carriageReturn {
          content = content.dropLast()
          ending = "\r\n"
        }
      }
      guard content.count <= DocumentFormat.Limits.lineBytes else {
        throw DocumentError(
          line: lines.count + 1,
          "the line has \(content.count) bytes, more than \(DocumentFormat.Limits.lineBytes): break it"
        )
      }
      lines.append(SourceLine(text: String(decoding: content, as: UTF8.self), ending: ending))
    }
    return lines
  }

  /// Throws at the first byte that is not UTF-8 or is zero.
  private static func checkEncoding(of bytes: some Collection<UInt8>) throws(DocumentError) {
    // Decoding puts U+FFFD in the place of what is not UTF-8, so the bytes come back changed.
    let decoded = String(decoding: bytes, as: UTF8.self)
    var line = 1
    var decodedBytes = decoded.utf8.makeIterator()
    for byte in bytes {
      guard decodedBytes.next() == byte else {
        throw DocumentError(line: line, "the line is not UTF-8: save the file in that encoding")
      }
      guard byte != 0 else {
        throw DocumentError(line: line, "the line holds a zero byte: only text belongs in the file")
      }
      if byte == newline { line += 1 }
    }
  }

  private static let newline = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")
}
