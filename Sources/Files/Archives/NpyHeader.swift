/// The header of an array as `numpy.save` writes it: its type, its order and its shape.
///
/// Six bytes of magic, two of the version (1.0, 2.0 or 3.0), the length of what follows, and a dictionary as
/// Python writes it: `{'descr': '<f8', 'fortran_order': False, 'shape': (784, 30), }` (NumPy's NEP 1). Only
/// this form is read, nothing is evaluated.
struct NpyHeader: Equatable {
  /// How NumPy calls the type, order of bytes included: `<f8`.
  let type: String
  /// Whether columns rather than rows follow one another.
  let isFortran: Bool
  /// The length of each dimension, the first first; none for a single number.
  let shape: [Int]
  /// Bytes before the numbers.
  let length: Int

  /// The longest that is read, in bytes.
  private static let longest = 1 << 14

  /// Reads a header; `next` gives the next bytes, fewer than asked for only at the end.
  ///
  /// Throws a `MalformedHeader`, or what `next` throws.
  init(_ next: (Int) throws -> [UInt8]) throws {
    let magic = try next(8)
    guard magic.count == 8, magic.starts(with: [0x93] + Array("NUMPY".utf8)) else {
      throw MalformedHeader("does not begin as an array of NumPy")
    }
    guard (1...3).contains(magic[6]), magic[7] == 0 else {
      throw MalformedHeader("has version \(magic[6]).\(magic[7]) of the format, which is not read")
    }
    let lengthSize = magic[6] == 1 ? 2 : 4
    var prefix = LittleEndian(try next(lengthSize))
    guard let count = prefix.number(lengthSize), count <= Self.longest else {
      throw MalformedHeader("has a header of more than 16 KiB")
    }
    let bytes = try next(count)
    guard bytes.count == count else { throw MalformedHeader("ends inside its header") }
    length = 8 + lengthSize + count

    var literal = PythonLiteral(bytes)
    var (type, isFortran, shape) = (String?.none, Bool?.none, [Int]?.none)
    try literal.members { key, literal in
      switch key {
      case "descr" where type == nil: type = try literal.string()
      case "fortran_order" where isFortran == nil: isFortran = try literal.truth()
      case "shape" where shape == nil: shape = try literal.counts()
      default:
        throw MalformedHeader("has a header that says \(key.quoted), once too often or at all")
      }
    }
    guard let type, let isFortran, let shape else {
      throw MalformedHeader("lacks a type, an order or a shape")
    }
    (self.type, self.isFortran, self.shape) = (type, isFortran, shape)
  }

  /// How many entries there are; nil if they are more than can be counted.
  var count: Int? {
    shape.reduce(1) { count, length in
      count.flatMap {
        let (product, overflow) = $0.multipliedReportingOverflow(by: length)
        return overflow ? nil : product
      }
    }
  }

  /// The order of bytes, and the type without it; `=` and `|` are this format's little-endian or have none.
  var isBigEndian: Bool { type.hasPrefix(">") }

  /// How a number is written; nil where it is none that is read.
  var numberType: NumberType? {
    guard let order = type.first, "<>|=".contains(order) else { return nil }
    let number = NumberType(numpy: String(type.dropFirst()))
    return order == "|" && (number?.size ?? 0) > 1 ? nil : number
  }

  /// The length of a string of `U` (characters of four bytes) or `S` (bytes); nil for other types.
  var text: (isWide: Bool, length: Int)? {
    let letters = Array(type.utf8)
    guard letters.count > 2, letters[1] == UInt8(ascii: "U") || letters[1] == UInt8(ascii: "S"),
      letters.dropFirst(2).allSatisfy(\.isDigit), let length = Int(type.dropFirst(2))
    else { return nil }
    return (letters[1] == UInt8(ascii: "U"), length)
  }
}

/// The little of Python's literals that headers of arrays are made of.
struct PythonLiteral {
  private let bytes: [UInt8]
  private var place = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Reads `{'key': …, 'key': …, }` and the white space after it, up to the end.
  mutating func members(_ body: (String, inout PythonLiteral) throws -> Void) throws {
    try take("{")
    while !skip("}") {
      let key = try string()
      try take(":")
      try body(key, &self)
      if !skip(",") {
        try take("}")
        break
      }
    }
    skipSpace()
    guard place == bytes.count else { throw odd }
  }

  /// Reads `'<f8'`; no escapes.
  mutating func string() throws -> String {
    skipSpace()
    guard place < bytes.count,
      bytes[place] == UInt8(ascii: "'") || bytes[place] == UInt8(ascii: "\"")
    else {
      throw MalformedHeader("is made of records or has no type, and only plain arrays are read")
    }
    let quote = bytes[place]
    let rest = bytes[(place + 1)...].prefix {
      $0 != quote && (0x20..<0x7f).contains($0) && $0 != 0x5c
    }
    guard rest.endIndex < bytes.count, bytes[rest.endIndex] == quote else { throw odd }
    place = rest.endIndex + 1
    return String(decoding: rest, as: UTF8.self)
  }

  /// Reads `True` or `False`.
  mutating func truth() throws -> Bool {
    skipSpace()
    for (word, value) in [("True", true), ("False", false)]
    where bytes[place...].starts(with: word.utf8) {
      place += word.utf8.count
      return value
    }
    throw odd
  }

  /// Reads `()`, `(784,)` or `(784, 30)`: whole numbers from 0.
  mutating func counts() throws -> [Int] {
    var counts: [Int] = []
    try take("(")
    while !skip(")") {
      skipSpace()
      let digits = bytes[place...].prefix(19, while: \.isDigit)
      guard let count = Int(String(decoding: digits, as: UTF8.self)),
        digits.count == 1 || digits.first != UInt8(ascii: "0"), counts.count < 32
      else { throw odd }
      place = digits.endIndex
      counts.append(count)
      if !skip(",") {
        guard counts.count > 1 else { throw odd }
        try take(")")
        break
      }
    }
    return counts
  }

  private var odd: MalformedHeader {
    MalformedHeader("has a header that NumPy does not write, at byte \(place)")
  }

  private mutating func skipSpace() {
    while place < bytes.count, [0x20, 0x09, 0x0a, 0x0d].contains(bytes[place]) { place += 1 }
  }

  private mutating func skip(_ character: Unicode.Scalar) -> Bool {
    skipSpace()
    guard place < bytes.count, bytes[place] == UInt8(ascii: character) else { return false }
    place += 1
    return true
  }

  private mutating func take(_ character: Unicode.Scalar) throws {
    guard skip(character) else { throw odd }
  }
}

extension ArraySlice<UInt8> {
  /// The first elements that are so, at most `count`.
  fileprivate func prefix(_ count: Int, while isSo: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    prefix(count).prefix(while: isSo)
  }
}
