/// Reads the JSON that headers of safetensors files are made of: objects, strings and lists of counts.
package struct HeaderScanner {
  private let bytes: [UInt8]
  private var place = 0

  package init(_ bytes: some Sequence<UInt8>) {
    self.bytes = Array(bytes)
  }

  /// Whether this character comes next.
  package func begins(with character: Unicode.Scalar) -> Bool {
    place < bytes.count && bytes[place] == UInt8(ascii: character)
  }

  /// Reads `{"key": …, "key": …}`; `body` reads what follows each colon.
  ///
  /// Throws a `MalformedHeader`, also for a key that comes twice.
  package mutating func members(_ body: (String, inout HeaderScanner) throws -> Void) throws {
    var keys: Set<String> = []
    try list(from: "{", to: "}") { scanner in
      let key = try scanner.string()
      guard keys.insert(key).inserted else {
        throw MalformedHeader("its header says \(key) twice")
      }
      try scanner.take(":")
      try body(key, &scanner)
    }
  }

  /// Reads `[784, 30]`: whole numbers from 0.
  package mutating func counts() throws -> [Int] {
    var counts: [Int] = []
    try list(from: "[", to: "]") { counts.append(try $0.count()) }
    return counts
  }

  /// Makes sure that nothing but white space is left.
  package mutating func end() throws {
    skipSpace()
    guard place == bytes.count else { throw MalformedHeader("its header goes on after the last }") }
  }

  private mutating func list(
    from open: Unicode.Scalar,
    to close: Unicode.Scalar,
    _ item: (inout HeaderScanner) throws -> Void
  ) throws {
    try take(open)
    skipSpace()
    if begins(with: close) { return try take(close) }
    while true {
      try item(&self)
      skipSpace()
      if begins(with: close) { return try take(close) }
      try take(",")
    }
  }

  private mutating func take(_ character: Unicode.Scalar) throws {
    skipSpace()
    guard begins(with: character) else {
      throw MalformedHeader("its header lacks a \(character) at byte \(place)")
    }
    place += 1
  }

  private mutating func skipSpace() {
    while place < bytes.count, [0x20, 0x09, 0x0a, 0x0d].contains(bytes[place]) { place += 1 }
  }

  private mutating func count() throws -> Int {
    skipSpace()
    let digits = bytes[place...].prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    guard let count = Int(String(decoding: digits, as: UTF8.self)),
      digits.count == 1 || digits.first != UInt8(ascii: "0")
    else { throw MalformedHeader("its header lacks a whole number at byte \(place)") }
    place += digits.count
    return count
  }
}

// MARK: - Strings

extension HeaderScanner {
  /// Reads `"text"`, escapes put back.
  package mutating func string() throws -> String {
    try take("\"")
    var text: [UInt8] = []
    while true {
      guard let byte = next() else { throw MalformedHeader("its header ends inside a string") }
      switch byte {
      case UInt8(ascii: "\""):
        let string = String(decoding: text, as: UTF8.self)
        guard string.utf8.elementsEqual(text) else {
          throw MalformedHeader("its header is not UTF-8")
        }
        return string
      case UInt8(ascii: "\\"): text += Array(String(try escape()).utf8)
      case 0..<0x20: throw MalformedHeader("its header has a control character in a string")
      default: text.append(byte)
      }
    }
  }

  private mutating func next() -> UInt8? {
    guard place < bytes.count else { return nil }
    defer { place += 1 }
    return bytes[place]
  }

  private mutating func escape() throws -> Unicode.Scalar {
    switch next() {
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "\\"): return "\\"
    case UInt8(ascii: "/"): return "/"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{c}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"):
      let first = try hexadecimal()
      guard (0xd800..<0xdc00).contains(first) else {
        if let scalar = Unicode.Scalar(first) { return scalar }
        break
      }
      // A character beyond U+FFFF is written as two halves.
      guard next() == UInt8(ascii: "\\"), next() == UInt8(ascii: "u") else { break }
      let second = try hexadecimal()
      guard (0xdc00..<0xe000).contains(second),
        let scalar = Unicode.Scalar(0x10000 + (first - 0xd800) << 10 + (second - 0xdc00))
      else { break }
      return scalar
    default: break
    }
    throw MalformedHeader("its header has an escape that means nothing before byte \(place)")
  }

  private mutating func hexadecimal() throws -> UInt32 {
    let digits = bytes[place...].prefix(4)
    guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw MalformedHeader("its header lacks four hexadecimal digits at byte \(place)") }
    place += 4
    return value
  }
}
