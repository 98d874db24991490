import Experiment
import Wording

/// What people type who do not know the commands yet: words, and the line or the sentence that they get.
///
/// In a pattern `#` stands for a number and `*` for any word; `…` at its end for whatever follows. In the
/// answer `#1` is the first word that stood there, `#2` the second.
struct Phrase: Sendable {
  /// What a phrase gets.
  enum Answer: Sendable {
    /// A line that runs in its place.
    case line(String)
    /// A sentence that says what to type.
    case sentence(String)
  }

  private let pattern: [String]
  private let answer: Answer

  private init(_ pattern: String, _ answer: Answer) {
    self.pattern = pattern.split(separator: " ").map(String.init)
    self.answer = answer
  }

  /// The words of a line as the phrase means them; none if it is another line.
  ///
  /// Throws a `LearnerError` where no line is meant, but a sentence helps.
  private func meaning(of words: [String]) throws -> [String]? {
    let isOpen = pattern.last == "…"
    let wanted = isOpen ? pattern.dropLast() : pattern[...]
    guard isOpen ? words.count >= wanted.count : words.count == wanted.count else { return nil }
    var found: [String] = []
    for (part, word) in zip(wanted, words) {
      switch part {
      case "#": if RealNumber(argument: word) == nil { return nil } else { found.append(word) }
      case "*": found.append(word)
      default: if word.lowercased() != part { return nil }
      }
    }
    func filled(_ text: String) -> String {
      found.enumerated().reduce(text) { $0.replacing("#\($1.offset + 1)", with: $1.element) }
    }
    switch answer {
    // Word by word: what was quoted stays one.
    case .line(let line): return line.split(separator: " ").map { filled(String($0)) }
    case .sentence(let sentence): throw LearnerError(filled(sentence))
    }
  }

  /// The words of a line in the language of commands: those of the first phrase that fits, or as they are.
  ///
  /// Throws a `LearnerError` that says what to type, where a phrase has no line of its own.
  static func translated(_ words: [String]) throws -> [String] {
    for phrase in all {
      if let meant = try phrase.meaning(of: words) { return meant }
    }
    return words
  }

  /// The words of a line that reads like a setting and is a command; none if it is another line.
  ///
  /// Whether outputs pause is about the screen, and no setting of the session.
  static func command(in words: [String]) -> [String]? {
    let words = words.map { $0.lowercased() }
    return words.count > 1 && words[0] == "set" && words[1] == "more"
      ? words.dropFirst().filter { $0 != "=" } : nil
  }

  /// Every phrase; the first that fits counts.
  private static let all: [Phrase] = settings + lines + sentences

  /// A setting by its name, with or without its value.
  private static let settings: [Phrase] = Setting.all.flatMap { setting in
    // batch is a command of its own.
    ([setting.name] + setting.aliases).filter { $0 != "batch" }.flatMap { word in
      [
        Phrase(word, .line("print \(setting.measured.name)")),
        Phrase("\(word) *", .line("set \(setting.name) #1")),
        Phrase("\(word) = *", .line("set \(setting.name) #1")),
      ]
    }
  }

  private static let lines: [Phrase] = [
    ("exit", "quit"), ("bye", "quit"), ("logout", "quit"),
    ("accuracy", "print accuracy.test"), ("loss", "cost"), ("gradient", "grad"),
    ("gradients", "grad"), ("backprop", "backward"), ("restart", "reset"),
    ("image #", "show #1"), ("image test #", "show test #1"), ("image train #", "show train #1"),
    ("digit #", "show #1"), ("picture #", "show #1"),
    ("weights # #", "weights #1 --unit #2"), ("grad # #", "grad #1 --unit #2"),
  ].map { Phrase($0, .line($1)) }

  private static let sentences: [Phrase] = [
    ("test #", "test #1 is an image: type predict test #1 for its digit, or show test #1"),
    ("test …", "to test the network, type print accuracy.test, or predict test 3 for one image"),
    ("train …", "to train the network, type step 100 for steps, or epoch for every image once"),
    ("delta # #", "#2 may be an image or a unit: type delta #1 --image #2, or delta #1 --unit #2"),
    (
      "activations # #",
      "#2 may be an image or a unit: type activations #1 --image #2, or activations #1 --unit #2"
    ),
    ("image …", "to see an image, type show 3, show test 3, or show batch"),
    (
      "save …",
      "to keep the network in a file, type export step.safetensors; a picture, plot cost --save cost.svg"
    ),
    ("load …", "to take a network from a file, type import step.safetensors"),
    ("clear …", "Ctrl-L clears the screen; to begin the training again, type reset"),
    ("layers …", "for the layers of the network, type net"),
  ].map { Phrase($0, .sentence($1)) }
}
