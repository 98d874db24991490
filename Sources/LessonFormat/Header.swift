import Wording

/// What a lesson or a transcript says about itself at its top.
///
/// It is written as an HTML comment and not as YAML front matter: forges show front matter as a table
/// (some, with `---` under the last line, as a heading), and a checksum is the last thing a student
/// should read first. A comment is invisible in every renderer and plain to see in the file.
public struct Header: Sendable, Equatable {
  /// The version of the program that wrote the outputs, as in `0.1.0`.
  public var program: String?
  /// The data set that the numbers come from.
  public var data: DataSet?
  /// The place of a lesson among others, from 1.
  public var number: Int?
  /// What a lesson is called.
  public var title: String?
  /// How long a lesson takes in class.
  public var minutes: Int?
  /// Where a lesson is now that was once in this file: the name of another file, without `.md`.
  public var moved: String?
  /// Whether each learner gets numbers of their own: the seed is made of the learner's name.
  public var seedsByStudent: Bool
  /// Whose answers stand in the document.
  public var student: String?
  /// Commands that are run before the first of the document, in order.
  public var settings: [Setting]

  /// A data set by name and content.
  public struct DataSet: Sendable, Equatable {
    /// The name, one word, as in `mnist-5k`.
    public let name: String
    /// SHA-256 as 64 lowercase hexadecimal digits.
    public let sha256: String

    /// A data set by its name and the digits of its SHA-256.
    public init(name: String, sha256: String) {
      self.name = name
      self.sha256 = sha256
    }
  }

  /// A command that brings the session to where the document starts.
  public struct Setting: Sendable, Equatable {
    /// The command, as it would be typed.
    public let command: String
    /// Its line in the file, counted from 1; 0 if it comes from no file.
    public let line: Int

    /// A command to be run first.
    public init(command: String, line: Int = 0) {
      self.command = command
      self.line = line
    }
  }

  /// A header of the given statements; what is nil is not stated.
  public init(
    program: String? = nil,
    data: DataSet? = nil,
    number: Int? = nil,
    title: String? = nil,
    minutes: Int? = nil,
    moved: String? = nil,
    seedsByStudent: Bool = false,
    student: String? = nil,
    settings: [Setting] = []
  ) {
    self.program = program
    self.data = data
    self.number = number
    self.title = title
    self.minutes = minutes
    self.moved = moved
    self.seedsByStudent = seedsByStudent
    self.student = student
    self.settings = settings
  }

  /// The header as it stands in a file, with its last newline; values are brought to one line each.
  public var text: String {
    var lines = [Header.opening, "format: \(DocumentFormat.version)"]
    if let program { lines.append("program: \(WrittenOutput.oneLine(program))") }
    if let data { lines.append("data: \(WrittenOutput.oneLine(data.name)) \(data.sha256)") }
    if let number { lines.append("number: \(number)") }
    if let title { lines.append("title: \(WrittenOutput.oneLine(title))") }
    if let minutes { lines.append("minutes: \(minutes)") }
    if let moved { lines.append("moved: \(WrittenOutput.oneLine(moved))") }
    if seedsByStudent { lines.append("seed: \(Header.byStudent)") }
    if let student { lines.append("student: \(WrittenOutput.oneLine(student))") }
    lines += settings.map { "settings: \(WrittenOutput.oneLine($0.command))" }
    return (lines + [Header.closing, ""]).joined(separator: "\n")
  }
}

extension Header {
  static let opening = "<!-- backprop"
  static let closing = "-->"

  static let keys = KeyedLines.Keys(
    owner: "a header",
    single: [
      "format", "program", "data", "number", "title", "minutes", "moved", "seed", "student",
    ],
    repeated: ["settings"],
    closing: Header.closing
  )

  /// Reads the lines between `<!-- backprop` and `-->`, of which the first is line `firstLine`.
  init(content: [String], firstLine: Int) throws(DocumentError) {
    for (offset, text) in content.enumerated() {
      guard text.utf8.first?.isBlank != true || text.isBlank else {
        throw DocumentError(
          line: firstLine + offset,
          "a line of the header is indented: keep each value on the line of its key"
        )
      }
      guard !text.contains(Header.closing) else {
        throw DocumentError(
          line: firstLine + offset,
          "\"-->\" would end the header for other readers of the file: write it on a line of its own"
        )
      }
    }
    let lines = try KeyedLines(content, firstLine: firstLine, keys: Header.keys)
    try Header.checkFormat(lines.entry("format"), line: firstLine - 1)
    program = try lines.entry("program").map(Header.program(of:))
    data = try lines.entry("data").map(Header.data(of:))
    number = try lines.entry("number").map { entry throws(DocumentError) in
      try Header.count(of: entry, upTo: 999)
    }
    title = lines.entry("title")?.value
    minutes = try lines.entry("minutes").map { entry throws(DocumentError) in
      try Header.count(of: entry, upTo: 600)
    }
    moved = lines.entry("moved")?.value
    seedsByStudent = try lines.entry("seed").map(Header.isByStudent) ?? false
    student = lines.entry("student")?.value
    settings = lines.entries("settings").map { Setting(command: $0.value, line: $0.line) }
  }

  private static func checkFormat(_ entry: KeyedLines.Entry?, line: Int) throws(DocumentError) {
    let version = DocumentFormat.version
    guard let entry else {
      throw DocumentError(
        line: line,
        "the header states no format: add a line \"format: \(version)\""
      )
    }
    guard entry.value == String(version) else {
      throw DocumentError(
        line: entry.line,
        "format \(entry.value.quoted) is unknown: this program reads format \(version)"
      )
    }
  }

  private static func program(of entry: KeyedLines.Entry) throws(DocumentError) -> String {
    guard entry.value.words.count == 1 else {
      throw DocumentError(
        line: entry.line,
        "\(entry.value.quoted) is not a version: write one word, as in \"program: 0.1.0\""
      )
    }
    return entry.value
  }

  private static let byStudent = "student"

  private static func isByStudent(_ entry: KeyedLines.Entry) throws(DocumentError) -> Bool {
    guard entry.value == byStudent else {
      throw DocumentError(
        line: entry.line,
        "seed is \(byStudent), for numbers of each learner's own, not \(entry.value.quoted): "
          + "a fixed one is \"settings: set seed 3\""
      )
    }
    return true
  }

  private static func data(of entry: KeyedLines.Entry) throws(DocumentError) -> DataSet {
    let words = entry.value.words
    let digits = words.last?.utf8.map { $0 | 0x20 } ?? []
    let isHexadecimal = digits.allSatisfy {
      $0.isDigit || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
    }
    guard words.count == 2, words[1].utf8.count == 64, isHexadecimal else {
      throw DocumentError(
        line: entry.line,
        "the data set is not a name and the 64 hexadecimal digits of its SHA-256: leave the line out "
          + "for the bundled digits"
      )
    }
    return DataSet(name: words[0], sha256: words[1].lowercased())
  }

  private static func count(
    of entry: KeyedLines.Entry,
    upTo limit: Int
  ) throws(DocumentError) -> Int {
    guard let count = Int(entry.value), (1...limit).contains(count) else {
      throw DocumentError(
        line: entry.line,
        "\(entry.value.quoted) is not a whole number from 1 to \(limit)"
      )
    }
    return count
  }
}
