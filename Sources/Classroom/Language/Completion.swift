import Foundation

/// What can be typed in place of the word that ends at the cursor.
public struct Completion: Sendable, Equatable {
  /// Where that word begins, in characters.
  public var wordStart: Int
  /// The words that may stand there.
  public var candidates: [String]
  /// Whether a space follows when only one is left.
  public var appendsSpace: Bool

  /// Candidates for the word that begins at a place.
  public init(wordStart: Int, candidates: [String], appendsSpace: Bool = true) {
    self.wordStart = wordStart
    self.candidates = candidates
    self.appendsSpace = appendsSpace
  }
}

extension Classroom {
  /// What Tab offers: commands first, then the options and arguments of the command.
  public func completions(of line: String, upTo cursor: String.Index) -> Completion {
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
        candidates: Registry.names.filter { $0.hasPrefix(word) }.sorted()
      )
    }
    guard let command = try? Registry.command(first.lowercased()) else {
      return Completion(wordStart: wordStart, candidates: [])
    }
    if word.hasPrefix("-") {
      return Completion(
        wordStart: wordStart,
        candidates: Self.options(of: command).filter { $0.hasPrefix(word) }
      )
    }
    return arguments(of: command, word: word, wordStart: wordStart)
  }

  private func arguments(
    of command: any Command.Type,
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
      candidates = Registry.names.sorted().filter { $0.hasPrefix(word) }
    case .words(let words):
      candidates = words.filter { $0.hasPrefix(word) }
    case .metrics:
      candidates = Metric.names(layers: layers).filter { $0.hasPrefix(word) }
    case .entries:
      let kinds = ["", "w", "b", "z", "a", "delta"]
      candidates = (1...layers).flatMap { l in kinds.map { $0.isEmpty ? "\(l)" : "\($0)\(l)[" } }
        .filter { $0.hasPrefix(word) }
      appendsSpace = false
    case .files(let words):
      let files = FileNames.beginning(with: word)
      candidates = words.filter { $0.hasPrefix(word) } + files
      appendsSpace = !(files.count == 1 && files[0].hasSuffix("/"))
    }
    return Completion(
      wordStart: wordStart,
      candidates: candidates.filter { $0.hasPrefix(word) },
      appendsSpace: appendsSpace
    )
  }

  /// The options that a help screen names.
  private static func options(of command: any Command.Type) -> [String] {
    let words = command.helpMessage(columns: 200).split { !($0.isLetter || $0 == "-") }
    let options = Set(words.filter { $0.hasPrefix("--") && $0.count > 2 }.map(String.init))
    return options.sorted()
  }
}

/// The names of files, for Tab.
private enum FileNames {
  /// What a path may go on to; folders end with a slash, and names with spaces are quoted.
  static func beginning(with word: String) -> [String] {
    let quote = word.first == "\"" || word.first == "'" ? String(word.prefix(1)) : ""
    let path = String(word.dropFirst(quote.count))
    let slash = path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex
    let (folder, name) = (String(path[..<slash]), String(path[slash...]))
    let place = folder.isEmpty ? "." : (folder as NSString).expandingTildeInPath
    let found = (try? FileManager.default.contentsOfDirectory(atPath: place)) ?? []
    return found.filter { $0.hasPrefix(name) && (name.hasPrefix(".") || !$0.hasPrefix(".")) }
      .sorted().prefix(500).map { file in
        var isFolder: ObjCBool = false
        _ = FileManager.default.fileExists(
          atPath: place + "/" + file,
          isDirectory: &isFolder
        )
        let full = folder + file + (isFolder.boolValue ? "/" : "")
        let mark = quote.isEmpty && full.contains(" ") ? "\"" : quote
        return mark + full + (isFolder.boolValue ? "" : mark)
      }
  }
}
