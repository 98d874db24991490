extension Document {
  /// Reads a transcript whose recording may have been cut off at any byte, and drops what it left
  /// unfinished at the end of the file.
  ///
  /// Dropped are, if they are there: the last character, of which bytes are missing; and then all from
  /// the fence, or the header, that nothing closes. What `TranscriptWriter` gave before that is complete,
  /// and stays; half a sentence of prose stays too. Whatever else is wrong with the file is an error.
  ///
  /// - Returns: The document, and how many bytes at the end of the file do not belong to it: cut them
  ///   off before anything is appended.
  public static func recovering(
    _ bytes: [UInt8]
  ) throws(DocumentError) -> (document: Document, droppedBytes: Int) {
    var kept = bytes.dropLast(unfinishedCharacter(at: bytes))
    do {
      return (try Document(parsing: kept), bytes.count - kept.count)
    } catch  where error.isUnfinished {
      let newline = UInt8(ascii: "\n")
      var line = 1
      kept = kept.prefix { byte in
        defer { if byte == newline { line += 1 } }
        return line < error.line
      }
      return (try Document(parsing: kept), bytes.count - kept.count)
    }
  }

  /// How many bytes at the end begin a character of UTF-8 without ending it.
  private static func unfinishedCharacter(at bytes: [UInt8]) -> Int {
    let following = bytes.reversed().prefix { $0 & 0xC0 == 0x80 }.count
    // The first byte of a character begins with as many ones as the character has bytes.
    guard let first = bytes.dropLast(following).last else { return 0 }
    let length = (~first).leadingZeroBitCount
    return (2...4).contains(length) && length > following + 1 ? following + 1 : 0
  }
}
