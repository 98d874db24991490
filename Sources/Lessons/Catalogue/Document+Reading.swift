import Files
import LessonFormat
import Wording

extension Document {
  /// Reads a document from a file; a recording that was cut off, as far as it is whole.
  ///
  /// - Returns: The document, its bytes, and how many at the end of the file are of an unfinished piece.
  /// Throws a `LearnerError` that says where the file is wrong, as in `lesson.md:7: reason`.
  static func reading(_ path: String) throws -> (
    document: Document, bytes: [UInt8], droppedBytes: Int
  ) {
    let bytes = try WholeFile.read(path, limit: Document.Limits.bytes)
    do {
      return (try Document(parsing: bytes), bytes, 0)
    } catch {
      // Only a recording ends in the middle of something by no fault of a person.
      if let (document, dropped) = try? Document.recovering(bytes), document.isRecording(bytes) {
        return (document, bytes, dropped)
      }
      throw LearnerError("\(path):\(error.line): \(error.reason)")
    }
  }

  /// Tells one text from another.
  var fingerprint: String { hash(of: text) }

  /// Whether there is anything in it to compute anew.
  var isReplayable: Bool { exchanges.contains { !$0.options.isSkipped } }

  /// Whether the program recorded this, and no teacher wrote it.
  var isRecording: Bool {
    guard let header else { return false }
    return header.program != nil && header.title == nil && header.number == nil
  }

  /// The same of what is left of bytes; cut off within its header, a recording is no more than that, and no
  /// line of it is blank.
  private func isRecording(_ bytes: [UInt8]) -> Bool {
    guard header == nil else { return isRecording }
    let isHeader = lines.isEmpty && bytes.starts(with: "<!-- backprop".utf8)
    return isHeader
      && !zip(bytes, bytes.dropFirst()).contains { $0 == 0x0a && [0x0a, 0x0d].contains($1) }
  }
}

/// FNV-1a of the bytes of a text, in hexadecimal digits.
func hash(of text: String) -> String {
  var hash: UInt64 = 0xcbf2_9ce4_8422_2325
  for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
  return String(hash, radix: 16)
}
