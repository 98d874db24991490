import Experiment
import Wording
extension Question {
  static let keys = KeyedLines.Keys(
    owner: "a question",
    single: ["id", "prompt", "answer", "tolerance", "explanation", "skip", "points"],
    repeated: ["choice", "wrong", "hint"],
    closing: "```"
  )

  /// Reads the lines inside a `question` fence that opens on line `line` of the file.
  init(content: [String], line: Int) throws(DocumentError) {
    let lines = try KeyedLines(content, firstLine: line + 1, keys: Question.keys)
    guard let prompt = lines.entry("prompt") else {
      throw DocumentError(line: line, "the question has no prompt: add a line \"prompt: TEXT\"")
    }
    guard let answer = lines.entry("answer") else {
      throw DocumentError(
        line: line,
        lines.entries("choice").isEmpty
          ? "the question has no answer: add a line \"answer: FORMULA\""
          : "the question has no answer: add the letter of the right choice, as in \"answer: a\""
      )
    }
    self.prompt = prompt.value
    self.answer = try Question.answer(answer, lines)
    answerLine = answer.line
    id = try lines.entry("id").map(Question.id(of:)) ?? Question.id(ofPrompt: prompt.value)
    var ideas: [WrongIdea] = []
    for entry in lines.entries("wrong") {
      ideas.append(try WrongIdea(entry, besides: self.answer))
    }
    wrongIdeas = ideas
    hints = lines.entries("hint").map(\.value)
    explanation = lines.entry("explanation")?.value
    maySkip = try lines.entry("skip").map(Question.permission(of:)) ?? true
    points = try lines.entry("points").map(Question.points(of:)) ?? 1
    self.line = line
    lastLine = line + content.count + 1
  }

  /// Reads of a block that is no question any more, for its keys are not in order, what tells which it was.
  init?(salvaging content: [String], line: Int) {
    let starts = content.indices.filter { content[$0].utf8.first?.isBlank == false }
    func value(_ key: String) -> String? {
      guard let start = starts.first(where: { content[$0].startsWithBytes(of: key + ":") }) else {
        return nil
      }
      let rest = content[(start + 1)...].prefix { $0.utf8.first?.isBlank == true }
      return ([content[start].droppingBytes(key.utf8.count + 1)] + rest).map(\.trimmed)
        .filter { !$0.isEmpty }.joined(separator: "\n")
    }
    let named = value("id").flatMap {
      try? Question.id(of: KeyedLines.Entry(value: $0, line: line))
    }
    prompt = value("prompt") ?? ""
    guard let id = named ?? (prompt.isEmpty ? nil : Question.id(ofPrompt: prompt)) else {
      return nil
    }
    self.id = id
    (answer, wrongIdeas, hints, explanation) = (.withheld(of: []), [], [], nil)
    (maySkip, points, answerLine) = (true, 1, line)
    (self.line, lastLine) = (line, line + content.count + 1)
  }

  /// What stands for the answer where only the teacher knows it.
  static let withheldMark = "?"

  private static func answer(
    _ entry: KeyedLines.Entry,
    _ lines: KeyedLines
  ) throws(DocumentError) -> Answer {
    let choices = lines.entries("choice")
    guard choices.isEmpty else { return try choice(entry, choices, lines.entry("tolerance")) }
    let tolerance = try lines.entry("tolerance").map(tolerance(of:)) ?? .standard
    guard entry.value != withheldMark else { return .withheld(of: []) }
    do {
      return .value(try Formula(parsing: entry.value), tolerance)
    } catch {
      throw DocumentError(line: entry.line, "the answer is not a formula: \(error)")
    }
  }

  private static func choice(
    _ entry: KeyedLines.Entry,
    _ choices: [KeyedLines.Entry],
    _ tolerance: KeyedLines.Entry?
  ) throws(DocumentError) -> Answer {
    guard (2...mostChoices).contains(choices.count) else {
      throw DocumentError(
        line: choices[0].line,
        "a question has 2 to \(mostChoices) choices or none, not \(choices.count)"
      )
    }
    if let tolerance {
      throw DocumentError(
        line: tolerance.line,
        "a question with choices has no tolerance: remove it"
      )
    }
    guard entry.value != withheldMark else { return .withheld(of: choices.map(\.value)) }
    guard let index = choices.indices.first(where: { entry.value.isLetter(letter($0)) }) else {
      throw DocumentError(
        line: entry.line,
        "the answer \(entry.value.quoted) is no choice: write a letter from a to "
          + "\(letter(choices.count - 1))"
      )
    }
    return .choice(index, of: choices.map(\.value))
  }

  private static func tolerance(of entry: KeyedLines.Entry) throws(DocumentError) -> Tolerance {
    guard let tolerance = Tolerance(entry.value) else {
      throw DocumentError(
        line: entry.line,
        "\(entry.value.quoted) is not a tolerance: write a percentage such as 0.1% or a number such as 1e-3"
      )
    }
    return tolerance
  }

  private static func permission(of entry: KeyedLines.Entry) throws(DocumentError) -> Bool {
    switch entry.value {
    case "yes": true
    case "no": false
    default:
      throw DocumentError(line: entry.line, "skip is yes or no, not \(entry.value.quoted)")
    }
  }

  private static func points(of entry: KeyedLines.Entry) throws(DocumentError) -> Double {
    guard let number = WrittenNumber(entry.value), !number.isPercentage,
      (0...1_000).contains(number.value)
    else {
      throw DocumentError(
        line: entry.line,
        "\(entry.value.quoted) is no number of points: write one from 0 to 1000, as in points: 2"
      )
    }
    return number.value
  }

  private static func id(of entry: KeyedLines.Entry) throws(DocumentError) -> String {
    let isPlain = entry.value.utf8.allSatisfy { byte in
      byte.isDigit || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
        || byte == UInt8(ascii: "-")
    }
    guard isPlain, entry.value.utf8.count <= 40 else {
      throw DocumentError(
        line: entry.line,
        "the id \(entry.value.quoted) is not 1 to 40 small letters a to z, digits and hyphens"
      )
    }
    return entry.value
  }

  /// 64 bits of FNV-1a over the words of the prompt, one space between them: breaking the lines of a
  /// prompt elsewhere keeps a learner's progress.
  static func id(ofPrompt prompt: String) -> String {
    let words = prompt.utf8.split { $0.isBlank || $0 == UInt8(ascii: "\n") }
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in words.joined(separator: [0x20]) {
      hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
