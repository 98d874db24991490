import Wording

/// Finds what is nearly a block, a comment or a heading: it can be read, as prose, but hardly anybody means
/// it so.
struct Slips {
  private let document: Document
  private(set) var all: [DocumentError] = []

  /// The most that are looked for: each may need a look at all the rest of a document.
  static let most = 20

  /// Looks at every line of a document but for its header, until it has found the most.
  init(in document: Document) {
    self.document = document
    if document.source.count == 1, document.lines[0].utf8.contains(UInt8(ascii: "\r")) {
      add(0, "the lines end in carriage returns alone: save the file with line feeds")
      return
    }
    var index = document.headerLength
    while index < document.source.count, all.count < Self.most { index = look(at: index) + 1 }
  }

  private mutating func add(_ index: Int, _ reason: String) {
    all.append(DocumentError(line: index + 1, reason))
  }

  /// Looks at what begins on a line, and gives back its last line.
  private mutating func look(at index: Int) -> Int {
    let text = document.source[index].text
    if let fence = Fence(opening: text) {
      let isClosing = { (line: SourceLine) in fence.isClosed(by: line.text) }
      let closing =
        document.source[(index + 1)...].firstIndex(where: isClosing) ?? document.source.count - 1
      look(inside: fence, index, closing)
      return closing
    }
    if text.trimmed.hasSameBytes(as: Claim.opening) {
      let rest = document.source[index...]
      return rest.firstIndex { $0.text.trimmed.hasSameBytes(as: Claim.closing) } ?? index
    }
    if let comment = Comment(openingAt: index, in: document.source) {
      return look(at: comment, index)
    }
    return lookAtProse(index)
  }

  // MARK: - Blocks

  private mutating func look(inside fence: Fence, _ opening: Int, _ closing: Int) {
    let word = fence.words.first
    guard word != "question" else { return }
    let lines = (opening + 1..<max(opening + 1, closing)).map {
      fence.content(of: document.source[$0].text)
    }
    let block = word == "backprop" ? "the commands" : "the block"
    let opener = lines.firstIndex { Self.opens($0, inside: fence) }
    if word == "backprop",
      let offset = lines.firstIndex(where: { ["`", "``", "~", "~~"].contains($0.trimmed) }),
      offset < opener ?? .max
    {
      return add(
        opening + 1 + offset,
        "\(lines[offset].trimmed.quoted) does not end the commands of line \(opening + 1): write "
          + fence.lines.closing.quoted
      )
    }
    if let offset = opener {
      let text = lines[offset].trimmed
      return add(
        opening + 1 + offset,
        "\(text.quoted) opens inside of \(block) of line \(opening + 1): end that with a line "
          + "\(fence.lines.closing.quoted) first"
      )
    }
    guard word != "backprop" else { return }
    // What shows how lessons are written shows fences too.
    guard !lines.contains(where: { Fence(opening: $0)?.isOfLesson ?? false }) else { return }
    let markers = fence.lines.closing
    if lines.contains(where: { WrittenOutput.isCommand($0) || WrittenOutput.isAlmostCommand($0) }) {
      add(
        opening,
        "the block holds \"bp>\" and its first word is not backprop, so it is not run: write "
          + "\"\(markers)backprop\", or \"\(markers)backprop skip\" for what is only shown"
      )
    } else if Self.isQuestion(lines) {
      add(
        opening,
        "the block holds a question and its word is not question, so its answer is shown: write "
          + "\"\(markers)question\""
      )
    }
  }

  /// Whether a line opens a block that cannot be meant to stand in another.
  private static func opens(_ line: String, inside fence: Fence) -> Bool {
    guard let inner = Fence(opening: line), !inner.words.isEmpty else { return false }
    return inner.marker == fence.marker
      ? inner.count >= fence.count : inner.isOfLesson && fence.words.first == "backprop"
  }

  /// Whether lines have the two keys that every question has.
  private static func isQuestion(_ lines: [String]) -> Bool {
    ["prompt", "answer"].allSatisfy { key in
      lines.contains { $0.startsWithBytes(of: key + ":") }
    }
  }

  // MARK: - Comments

  private mutating func look(at comment: Comment, _ index: Int) -> Int {
    switch comment {
    case .closed(let end): return end
    case .followed:
      add(
        index,
        "text follows the comment, which readers then see: put \"-->\" at the end of a line"
      )
    case .open:
      add(index, "the comment is never closed: end it with \"-->\"")
      return document.source.count - 1
    case .reaches(let place):
      let what = document.source[place].text.trimmed
      add(
        index,
        Fence(opening: document.source[place].text) == nil
          ? "the comment is not closed before \(what.quoted) on line \(place + 1): end it with \"-->\""
          : "a comment does not take out \(what.quoted) on line \(place + 1): remove the block, or "
            + "end the comment with \"-->\" before it"
      )
      return place - 1
    }
    return index
  }

  // MARK: - Prose

  private mutating func lookAtProse(_ index: Int) -> Int {
    let text = document.source[index].text
    let bare = text.trimmed
    if let fence = Self.fence(in: text) {
      add(
        index,
        "a fence that is indented, quoted or behind other words is prose: begin the line with "
          + fence.lines.opening.quoted
      )
      // What it was to hold is no prose either.
      let rest = document.source[(index + 1)...]
      return rest.firstIndex { fence.isClosed(by: Self.unmarked($0.text)) } ?? index
    }
    if let word = Self.wordOfShortFence(bare) {
      add(index, "a fence has three backticks: write \"```\(word)\"")
    } else if WrittenOutput.isCommand(text) {
      add(
        index,
        "the command stands in no block, so it is not run: put a line \"```backprop\" before it and "
          + "\"```\" after it"
      )
    } else if let heading = heading(on: index) {
      add(index, "\(bare.quoted) is no heading: write \(heading.quoted)")
    } else if hasCommentBehind(text) {
      add(index, "a comment behind other words is shown to readers: put it on a line of its own")
    }
    return index
  }

  /// The fence of a lesson that a line of prose holds in its middle.
  private static func fence(in text: String) -> Fence? {
    for marker in ["```", "~~~"] {
      guard let place = text.utf8.firstPlace(of: marker) else { continue }
      // A fence on one line with words behind it is a manner of speaking.
      let rest = String(text[place...])
      guard rest.words.count <= 3, !rest.dropFirst(3).contains(marker) else { continue }
      if let fence = Fence(opening: rest), fence.isOfLesson { return fence }
    }
    return nil
  }

  /// A line without the blanks and the signs of quotations before it.
  private static func unmarked(_ text: String) -> String {
    String(text.drop { " \t>".contains($0) })
  }

  private static func wordOfShortFence(_ text: String) -> String? {
    let ticks = text.utf8.prefix { $0 == UInt8(ascii: "`") }.count
    guard (1...2).contains(ticks) else { return nil }
    let rest = text.droppingBytes(ticks)
    guard !rest.contains("`"), let word = rest.words.first else { return nil }
    return ["backprop", "question"].contains(word) ? rest : nil
  }

  /// How a heading is written that a line was meant to be; nil if it is one, or none was meant.
  private func heading(on index: Int) -> String? {
    let text = document.source[index].text
    let marks = text.utf8.prefix { $0 == UInt8(ascii: "#") }.count
    let title = text.droppingBytes(marks)
    guard marks > 0, let first = title.first, marks > 6 || first != " " && first != "\t" else {
      return nil
    }
    // One such sign may begin a line by chance: #3 in a list of people.
    guard marks > 1 || first.isUppercase && isBlank(index - 1) && isBlank(index + 1) else {
      return nil
    }
    return String(repeating: "#", count: min(marks, 6)) + " " + title.trimmed
  }

  private func isBlank(_ index: Int) -> Bool {
    index < document.headerLength || index >= document.source.count
      || document.source[index].text.isBlank
  }

  /// Whether a comment opens behind other words, and not in code.
  private func hasCommentBehind(_ text: String) -> Bool {
    guard let place = text.utf8.firstPlace(of: Comment.opening), !text[..<place].isEmpty else {
      return false
    }
    let before = text[..<place]
    // Four blanks make code of the line.
    return before.utf8.count(where: { $0 == UInt8(ascii: "`") }).isMultiple(of: 2)
      && !before.hasPrefix("    ") && !before.hasPrefix("\t")
  }
}

extension Fence {
  /// Whether it opens commands or a question.
  fileprivate var isOfLesson: Bool { words.first == "backprop" || words.first == "question" }
}

extension String.UTF8View {
  /// Where some bytes stand first.
  fileprivate func firstPlace(of text: String) -> Index? {
    indices.first { self[$0...].starts(with: text.utf8) }
  }
}
