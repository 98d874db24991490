import Digits
import LessonFormat
import Wording

extension Header {
  /// The seed of a learner: what the first eight of the 64 hexadecimal digits of SHA-256 of the name's UTF-8
  /// bytes stand for, so below 2³².
  ///
  /// Blanks between the words of the name are one space each, and there are none at its ends; nothing else
  /// is changed, small letters are other letters than capital ones. Anybody can check it:
  ///
  ///     printf '%d\n' 0x$(printf %s 'Ada Lovelace' | sha256sum | cut -c1-8)
  static func seed(of student: String) -> UInt64 {
    var hash = SHA256()
    hash.update(Array(name(of: student).utf8))
    return UInt64(hash.hexadecimal().prefix(8), radix: 16) ?? 0
  }

  /// The seed that a document's numbers come from; nil where its settings say it, as in a lesson that is of
  /// no learner yet.
  var seed: UInt64? { seedsByStudent ? student.map(Header.seed) : nil }

  /// A learner's name as it is hashed and written down.
  static func name(of typed: String) -> String {
    typed.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// The header with a learner's name.
  ///
  /// Throws a `LearnerError` for what is no name.
  func named(_ typed: String) throws -> Header {
    let name = Header.name(of: typed)
    let isPlain = name.unicodeScalars.allSatisfy {
      $0 == " " || $0.properties.generalCategory == .nonspacingMark || !$0.isInvisible
    }
    guard !name.isEmpty, name.utf8.count <= 200, isPlain, !name.contains("-->") else {
      throw LearnerError(
        "a learner's name has 1 to 200 bytes of plain text: --student 'Ada Lovelace'"
      )
    }
    var header = self
    header.student = name
    return header
  }
}
