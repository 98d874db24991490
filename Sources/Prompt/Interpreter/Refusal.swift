import ArgumentParser
import Wording

/// What is said of words that a command cannot take: one sentence, with a line to type instead.
///
/// The parser of arguments knows what is wrong and says it in the words of its trade; so the line is
/// read again here, and its mistake named in those of a learner.
struct Refusal {
  private let command: any Command.Type
  private let parameters: Parameters
  private let words: [String]

  /// A refusal of the words after a command's name.
  init(of words: [String], by command: any Command.Type) {
    (self.command, self.words) = (command, words)
    parameters = Parameters(of: command)
  }

  /// The sentence.
  var sentence: String {
    optionMistake ?? countMistake ?? numberMistake
      ?? "\(name) cannot be followed by \(words.joined(separator: " ")): \(example())"
  }

  private var name: String { command.name }

  // MARK: - Mistakes

  /// An option that does not exist, or not with such a value.
  private var optionMistake: String? {
    var rest = words.prefix { $0 != "--" }
    while let word = rest.popFirst() {
      guard word.hasPrefix("-"), word != "-" else { continue }
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let typed = String(parts[0])
      guard let option = parameters.option(typed) else { return unknown(typed) }
      var value = parts.count == 2 ? String(parts[1]) : nil
      if option.isFlag {
        guard value == nil else { return "\(typed) stands alone: \(example(with: typed))" }
        continue
      }
      if value == nil, let next = rest.first, !next.hasPrefix("-") { value = rest.popFirst() }
      let values = option.values
      guard let value else {
        let wanted = values.isEmpty ? "a value" : values.list("or")
        return "\(typed) needs \(wanted): \(example(with: typed))"
      }
      guard values.isEmpty || values.contains(value) else {
        let meant = Suggestion.nearest(to: value, among: values) ?? values[0]
        let line = words.map {
          $0 == value ? meant : $0 == "\(typed)=\(value)" ? "\(typed) \(meant)" : $0
        }
        return "\(typed) takes \(values.list("or")), not \(value.shown): "
          + ([name] + line).joined(separator: " ")
      }
    }
    return nil
  }

  private func unknown(_ typed: String) -> String {
    let options = parameters.options.compactMap(\.option)
    if let meant = Suggestion.nearest(to: typed, among: options) {
      return "\(name) has no \(typed); did you mean \(meant), as in \(example(with: meant))?"
    }
    let others = options.isEmpty ? "" : ", only \(options.list("and"))"
    return "\(name) has no \(typed)\(others): \(example())"
  }

  /// Words that are too few or too many.
  private var countMistake: String? {
    let places = parameters.places(in: words)
    if places.count < parameters.words.count {
      let missing = parameters.words[places.count]
      guard missing.isOptional else {
        let what = missing.meaning.prefix { !".:;".contains($0) }
        return "\(name) needs \(what.prefix(1).lowercased())\(what.dropFirst()): \(example())"
      }
      return nil
    }
    guard places.count > parameters.words.count, parameters.words.last?.isRepeating != true else {
      return nil
    }
    guard !parameters.words.isEmpty else {
      return parameters.options.isEmpty
        ? "\(name) stands alone: type \(example())"
        : "\(name) takes nothing after it but options: \(example())"
    }
    let most = ["one word", "two words", "three words"][min(2, parameters.words.count - 1)]
    return "\(name) takes \(most) at most: \(example())"
  }

  /// The first word in the place of a number: with a number there, and in the places after it, the line
  /// would be taken.
  private var numberMistake: String? {
    let numbers = words.map { mended($0, "1") }
    for i in words.indices {
      func isTaken(with word: String) -> Bool {
        (try? command.parse(words[..<i] + [word] + numbers[(i + 1)...])) != nil
      }
      guard !isTaken(with: words[i]), isTaken(with: numbers[i]) else { continue }
      let value =
        words[i].hasPrefix("-") ? String(words[i].drop { $0 != "=" }.dropFirst()) : words[i]
      let problem =
        isTooLarge(value)
        ? "too large"
        : isTaken(with: mended(words[i], "0.5")) ? "no number" : "no whole number"
      let withPoint = words[i].replacing(",", with: ".")
      if withPoint != words[i], isTaken(with: withPoint) {
        let line = [name] + words[..<i] + [withPoint] + words[(i + 1)...]
        return "\(value.shown) is \(problem): \(line.joined(separator: " "))"
      }
      let option = [words[i].prefix { $0 != "=" }, words[max(0, i - 1)][...]]
        .first { parameters.option(String($0)) != nil }
      return "\(value.shown) is \(problem): \(example(with: option.map(String.init)))"
    }
    return nil
  }

  /// A number in the place of a word, or of what an option is set to by `=`.
  private func mended(_ word: String, _ number: String) -> String {
    guard word.hasPrefix("-") else {
      return parameters.options.contains { $0.values.contains(word) } ? word : number
    }
    return word.contains("=") ? word.prefix { $0 != "=" } + "=" + number : word
  }

  private func isTooLarge(_ word: String) -> Bool {
    let digits = word.filter { $0 != Negative.sign && $0 != "_" && $0 != "," }
    guard digits.first?.isNumber == true else { return false }
    return digits.allSatisfy { $0.isASCII && $0.isNumber }
      ? Int(digits) == nil : Double(digits)?.isInfinite == true
  }

  // MARK: - What to type instead

  /// The example that is most like what was typed; with an option, if one has it.
  private func example(with option: String? = nil) -> String {
    let typed = [name] + words
    let all = command.examples.map { $0.line.split(separator: " ").map(String.init) }
    let suited = all.filter { option.map($0.contains) ?? true }
    func likeness(_ line: [String]) -> (Int, Int, Int) {
      let common = zip(line, typed).prefix { $0 == $1 }.count
      return (common, line.count > 1 ? 1 : 0, line.contains { $0.hasPrefix("--") } ? 0 : 1)
    }
    let best = (suited.isEmpty ? all : suited).max { likeness($0) < likeness($1) }
    return best?.joined(separator: " ") ?? "help \(name)"
  }
}
