import Wording

/// Reads the text of a formula and writes its program: one method for each level of binding.
struct FormulaParser {
  /// The instructions for what has been read.
  private(set) var program: [Formula.Instruction] = []
  private let bytes: [UInt8]
  private let columns: [Int]
  private var position = 0
  private var depth = 0
  /// Whether a comma parts arguments here.
  private var isInCall = false

  /// At the start of `text`, which is not too long.
  init(_ text: String) throws(FormulaError) {
    guard text.utf8.count <= 4 * FormulaParser.longest, text.count <= FormulaParser.longest else {
      throw FormulaError(
        column: FormulaParser.longest + 1,
        "the formula has more than \(FormulaParser.longest) characters: make it shorter"
      )
    }
    let spelling = try FormulaSpelling(text)
    (bytes, columns) = (spelling.bytes, spelling.columns)
    skipBlanks()
  }

  /// Reads terms with + and - between them.
  mutating func parseSum() throws(FormulaError) {
    try parseProduct()
    while let sign = accept(["+", "-"]) {
      try parseProduct()
      program.append(.binary(sign.text == "+" ? .sum : .difference, column: sign.column))
    }
  }

  /// Gives back the program of what was read, to begin another.
  mutating func takeProgram() -> [Formula.Instruction] {
    defer { program = [] }
    return program
  }

  /// Throws unless everything has been read.
  func expectEnd() throws(FormulaError) {
    guard position < bytes.count else { return }
    if bytes[position] == UInt8(ascii: ","), position > 0, bytes[position - 1].isDigit {
      throw FormulaError(
        column: columns[position],
        "a decimal has a point, and commas part thousands: 2.5, 2,500"
      )
    }
    throw unexpected("an operator or the end")
  }

  /// Reads one of the given symbols, and the blanks after it; the first that fits is taken.
  mutating func accept(_ symbols: [String]) -> (text: String, column: Int)? {
    guard let symbol = symbols.first(where: { bytes[position...].starts(with: $0.utf8) }) else {
      return nil
    }
    defer {
      position += symbol.utf8.count
      skipBlanks()
    }
    return (symbol, columns[position])
  }

  /// The error that what stands here is not what it should be.
  func unexpected(_ wanted: String) -> FormulaError {
    let found =
      position < bytes.count
      ? String(decoding: bytes[position...(position)], as: UTF8.self).quoted : "the end"
    if isBetweenFactors {
      return FormulaError(
        column: columns[position],
        bytes[position].startsName
          ? "leave a unit out, or write * between two factors: 0.8 * (1 - 0.8)"
          : "write * between two factors: 0.8 * (1 - 0.8)"
      )
    }
    if position < bytes.count {
      let isFirst = bytes[..<position].allSatisfy(\.isBlank)
      let remedy = isFirst ? Self.openings[bytes[position]] : Self.remedies[bytes[position]]
      if let remedy { return FormulaError(column: columns[position], remedy) }
    }
    return FormulaError(column: columns[position], "\(found) stands where \(wanted) should be")
  }

  /// What to write where a formula begins with a sign that has no place in one.
  private static let openings: [UInt8: String] = [
    UInt8(ascii: "`"): "leave the backticks out",
    UInt8(ascii: "="): "leave the = out: a formula is what stands behind it",
  ]
  /// The same behind a part of it.
  private static let remedies: [UInt8: String] = [
    UInt8(ascii: "#"): "leave out what follows the formula",
    UInt8(ascii: ";"): "a comma stands between two numbers: w2[3,7]",
  ]

  /// Whether a factor has ended and another begins, as books write a product.
  private var isBetweenFactors: Bool {
    guard position < bytes.count, bytes[position] == UInt8(ascii: "(") || bytes[position].startsName
    else { return false }
    return bytes[..<position].last { !$0.isBlank }
      .map { $0.isDigit || $0 == UInt8(ascii: ")") || $0 == UInt8(ascii: "]") } ?? false
  }

  private mutating func parseProduct() throws(FormulaError) {
    try parseSigned()
    while let sign = accept(["*", "/"]) {
      try parseSigned()
      program.append(.binary(sign.text == "*" ? .product : .quotient, column: sign.column))
    }
  }

  private mutating func parseSigned() throws(FormulaError) {
    depth += 1
    defer { depth -= 1 }
    guard depth <= FormulaParser.deepest else {
      throw FormulaError(
        column: columns[position],
        "more than \(FormulaParser.deepest) levels stand in one another: make it simpler"
      )
    }
    if let sign = accept(["-"]) {
      try parseSigned()
      program.append(.unary(.negative, column: sign.column))
      return
    }
    let root = accept([String(decoding: [FormulaSpelling.root], as: UTF8.self)])
    try parsePrimary()
    if let root { program.append(.unary(.squareRoot, column: root.column)) }
    if let sign = accept(["^", "**"]) {
      try parseSigned()
      program.append(.binary(.power, column: sign.column))
    }
  }

  private mutating func parsePrimary() throws(FormulaError) {
    if accept(["("]) != nil {
      try parseSum()
      try expect(")")
    } else if let length = WrittenNumber.length(at: position, in: bytes) {
      try parseNumber(
        isInCall ? length : WrittenNumber.lengthOfGroups(at: position, in: bytes) ?? length
      )
    } else if position < bytes.count, bytes[position].startsName {
      try parseName()
    } else {
      throw unexpected("a number, a name or a parenthesis")
    }
  }

  private mutating func parseNumber(_ length: Int) throws(FormulaError) {
    let digits = bytes[position..<(position + length)].filter { $0 != UInt8(ascii: ",") }
    guard let value = WrittenNumber.value(of: digits[...]) else {
      throw FormulaError(column: columns[position], "the number is too large")
    }
    position += length
    skipBlanks()
    program.append(.number(accept(["%"]) == nil ? value : value / 100))
  }

  private mutating func parseName() throws(FormulaError) {
    let column = columns[position]
    let bytesOfName = bytes[position...].prefix(while: \.continuesName)
    position = bytesOfName.endIndex
    let name = String(decoding: bytesOfName, as: UTF8.self)
    if position < bytes.count, bytes[position] == UInt8(ascii: "[") {
      program.append(.name(name + (try parseIndices())))
      return
    }
    skipBlanks()
    if accept(["("]) != nil {
      try parseCall(of: name, column: column)
    } else {
      program.append(.name(name))
    }
  }

  /// Reads `[3,7]` and gives it back without blanks.
  private mutating func parseIndices() throws(FormulaError) -> String {
    var text = ""
    repeat {
      text += text.isEmpty ? "[" : ","
      _ = accept(["[", ","])
      let digits = bytes[position...].prefix(while: \.isDigit)
      guard !digits.isEmpty else { throw unexpected("an index") }
      text += String(decoding: digits, as: UTF8.self)
      position = digits.endIndex
      skipBlanks()
    } while position < bytes.count && bytes[position] == UInt8(ascii: ",")
    try expect("]")
    if position < bytes.count, bytes[position] == UInt8(ascii: "[") {
      throw FormulaError(
        column: columns[position],
        "both numbers stand in one pair of brackets: w2[3,7]"
      )
    }
    return text + "]"
  }

  private mutating func parseCall(of name: String, column: Int) throws(FormulaError) {
    // A comma parts the arguments of a call: max(1,500) is 500.
    let wasInCall = isInCall
    isInCall = name == "min" || name == "max"
    defer { isInCall = wasInCall }
    try parseSum()
    if let function = Formula.Unary(named: name) {
      program.append(.unary(function, column: column))
    } else if name == "min" || name == "max", let function = Formula.Binary(rawValue: name) {
      while accept([","]) != nil {
        try parseSum()
        program.append(.binary(function, column: column))
      }
    } else if name.utf8.last?.isDigit == true, name != "log10" {
      throw FormulaError(
        column: column,
        "there is no function \(name.quoted): an entry has square brackets, as in w2[3,7]"
      )
    } else {
      throw FormulaError(
        column: column,
        "there is no function \(name.quoted): there are exp, ln, sqrt, abs, σ, tanh, min and max"
      )
    }
    try expect(")")
  }

  private mutating func expect(_ symbol: String) throws(FormulaError) {
    guard accept([symbol]) != nil else { throw unexpected("\"\(symbol)\"") }
  }

  private mutating func skipBlanks() {
    while position < bytes.count, bytes[position].isBlank || bytes[position] == 0x0a {
      position += 1
    }
  }

  private static let longest = 1_000
  private static let deepest = 50
}

extension UInt8 {
  /// Whether a name may begin with the byte.
  fileprivate var startsName: Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) || self == UInt8(ascii: "_")
  }

  /// Whether a name may go on with the byte.
  fileprivate var continuesName: Bool {
    startsName || isDigit || self == UInt8(ascii: ".") || self == UInt8(ascii: "'")
  }
}

extension Formula {
  /// Reads a formula.
  public init(parsing text: String) throws(FormulaError) {
    var parser = try FormulaParser(text)
    try parser.parseSum()
    try parser.expectEnd()
    self.init(text: text, program: parser.program)
  }
}
