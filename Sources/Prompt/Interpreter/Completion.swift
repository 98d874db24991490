import Experiment
import Files

/// What can be typed in place of the word that ends at the cursor.
package struct Completion: Sendable, Equatable {
  /// Where that word begins, in characters.
  package var wordStart: Int
  /// The words that may stand there.
  package var candidates: [String]
  /// Whether a space follows when only one is left.
  package var appendsSpace: Bool

  /// Candidates for the word that begins at a place.
  package init(wordStart: Int, candidates: [String], appendsSpace: Bool = true) {
    self.wordStart = wordStart
    self.candidates = candidates
    self.appendsSpace = appendsSpace
  }
}

extension Interpreter {
  /// What Tab offers: commands first, then the options and arguments of the command.
  package func completions(of line: String, upTo cursor: String.Index) -> Completion {
    let before = line[..<cursor]
    let open = before.lastIndex { $0 == "\"" || $0 == "'" }
    let isQuoted = before.count { $0 == "\"" || $0 == "'" } % 2 == 1
    let start =
      isQuoted
      ? open ?? before.startIndex
      : before.lastIndex { $0.isWhitespace }.map(before.index(after:)) ?? before.startIndex
    let wordStart = before.distance(from: before.startIndex, to: start)
    let word = String(before[start...])
    let words = before[..<start].split(whereSeparator: \.isWhitespace)
    guard let first = words.first else {
      return Completion(
        wordStart: wordStart,
        candidates: registry.names.filter { $0.hasPrefix(word) }.sorted()
      )
    }
    guard let command = try? registry.command(first.lowercased()) else {
      return Completion(wordStart: wordStart, candidates: [])
    }
    let parameters = Parameters(of: command)
    let typed = words.dropFirst().map(String.init)
    if let option = typed.last.flatMap(parameters.option), !option.isFlag {
      let values =
        option.option == "--save"
        ? FileNames.beginning(with: word)
        : (option.takesRuns ? session.runs.map(\.name) : option.values).filter {
          $0.hasPrefix(word)
        }
      return Completion(wordStart: wordStart, candidates: values)
    }
    if word.hasPrefix("-") {
      let options = parameters.options.compactMap(\.option) + ["--help"]
      return Completion(
        wordStart: wordStart,
        candidates: options.filter { $0.hasPrefix(word) }.sorted()
      )
    }
    let places = parameters.places(in: typed)
    guard places.count < parameters.words.count || parameters.words.last?.isRepeating == true
    else { return Completion(wordStart: wordStart, candidates: []) }
    return arguments(of: command, after: places, word: word, wordStart: wordStart)
  }

  /// What may stand in the next place, after the words in those before it.
  private func arguments(
    of command: any Command.Type,
    after places: [String],
    word: String,
    wordStart: Int
  ) -> Completion {
    let layers = session.network.layers.count
    let candidates: [String]
    var appendsSpace = true
    switch command.completion {
    case .nothing:
      candidates = []
    case .commands:
      candidates = registry.names.sorted()
    case .words(let words):
      candidates = Self.next(of: words, after: places)
    case .runs:
      candidates = places.isEmpty ? ["drop"] : session.runs.map(\.name)
    case .metrics:
      candidates = Measure.names(layers: layers)
    case .curves:
      candidates = Measure.curveNames(layers: layers)
    case .entries:
      let kinds = ["", "w", "b", "z", "a", "delta"]
      candidates = (1...layers).flatMap { l in kinds.map { $0.isEmpty ? "\(l)" : "\($0)\(l)[" } }
      appendsSpace = false
    case .files(let words):
      let files = FileNames.beginning(with: word)
      candidates = (places.isEmpty ? words : []) + files
      appendsSpace = !(files.count == 1 && files[0].hasSuffix("/"))
    }
    return Completion(
      wordStart: wordStart,
      candidates: candidates.filter { $0.hasPrefix(word) },
      appendsSpace: appendsSpace
    )
  }

  /// The words that may follow others, each once: `dataset` after `scale`.
  private static func next(of phrases: [String], after places: [String]) -> [String] {
    var found: [String] = []
    for phrase in phrases {
      let words = phrase.split(separator: " ").map(String.init)
      if words.count > places.count, words.starts(with: places),
        !found.contains(words[places.count])
      {
        found.append(words[places.count])
      }
    }
    return found
  }
}

extension Parameters.Parameter {
  /// Whether its values are names of runs that are kept.
  fileprivate var takesRuns: Bool { option == "--with" }
}

/// The names of files, for Tab.
private enum FileNames {
  /// What a path may go on to; folders end with a slash, and names with spaces are quoted.
  static func beginning(with word: String) -> [String] {
    let quote = word.first == "\"" || word.first == "'" ? String(word.prefix(1)) : ""
    let path = String(word.dropFirst(quote.count))
    let slash = path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex
    let (folder, name) = (String(path[..<slash]), String(path[slash...]))
    let place = folder.isEmpty ? "." : FilePath.expandingTilde(folder)
    return Folder.names(in: place)
      .filter { $0.hasPrefix(name) && (name.hasPrefix(".") || !$0.hasPrefix(".")) }
      .sorted().prefix(500).map { file in
        let isFolder = Folder.isFolder(FilePath.join(place, file))
        let full = folder + file + (isFolder ? "/" : "")
        let mark = quote.isEmpty && full.contains(" ") ? "\"" : quote
        return mark + full + (isFolder ? "" : mark)
      }
  }
}
