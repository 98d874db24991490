import Wording

/// Finds the header and the blocks in the lines of a file, and has each read by its own type.
struct DocumentParser {
  let mark: String
  let source: [SourceLine]
  private(set) var header: Header?
  private(set) var headerLength = 0
  private(set) var items: [Document.Item] = []
  private(set) var claims: [Claim] = []
  private(set) var blocks: [Document.CommandBlock] = []
  private var commandCount = 0
  private var questionLines: [String: Int] = [:]
  /// The first line that belongs to no item yet, counted from 0.
  private var proseStart = 0
  /// Lines in claims and other comments, counted from 0: no reader sees them.
  private(set) var hidden: Set<Int> = []
  /// What is wrong, where that is no reason to give up.
  private(set) var faults: [DocumentError] = []
  private let isLenient: Bool

  /// Sets a byte order mark aside; `parse` does the rest, and stops at a fault unless it `isLenient`.
  init(source: [SourceLine], isLenient: Bool = false) {
    self.isLenient = isLenient
    let byteOrderMark = "\u{FEFF}"
    var source = source
    if let first = source.first, first.text.startsWithBytes(of: byteOrderMark) {
      mark = byteOrderMark
      source[0].text = first.text.droppingBytes(byteOrderMark.utf8.count)
    } else {
      mark = ""
    }
    self.source = source
  }

  mutating func parse() throws(DocumentError) {
    var index: Int
    do { index = try parseHeader() } catch {
      try note(error)
      index =
        source.firstIndex { $0.text.trimmed.hasSameBytes(as: Header.closing) }.map { $0 + 1 } ?? 1
    }
    proseStart = index
    while index < source.count {
      do { index = try parsePiece(at: index) } catch {
        try note(error)
        // What is never closed goes on to the end of the file.
        if error.isUnfinished { break }
      }
      index += 1
    }
    endProse(at: source.count)
  }

  /// Reads what begins on a line, and gives back its last line.
  private mutating func parsePiece(at index: Int) throws(DocumentError) -> Int {
    let text = source[index].text
    if let fence = Fence(opening: text) { return try parseBlock(fence, opening: index) }
    if text.trimmed.hasSameBytes(as: Claim.opening) { return try parseClaim(opening: index) }
    guard !text.trimmed.hasSameBytes(as: Header.opening) else {
      throw DocumentError(
        line: index + 1,
        headerLength > 0
          ? "the file has a header on line 1 already: remove this one"
          : "the header does not stand first: move it to line 1"
      )
    }
    if let opening = Self.almostOpened(by: text) {
      throw DocumentError(
        line: index + 1,
        "\(text.trimmed.quoted) is a comment that nobody reads: did you mean \"\(opening)\"?",
        // A recording may be cut off in the middle of its first line.
        isUnfinished: source[index].ending.isEmpty && opening.startsWithBytes(of: text)
      )
    }
    if case .closed(let closing)? = Comment(openingAt: index, in: source) {
      hide(index...closing)
      return closing
    }
    return index
  }

  /// What a line was probably to open that opens a comment like any other; nil where it was meant so.
  private static func almostOpened(by line: String) -> String? {
    let text = line.trimmed
    guard text.startsWithBytes(of: "<!--") else { return nil }
    let words = text.droppingBytes(4).words
    guard words.count == 1 else { return nil }
    return Suggestion.nearest(to: words[0], among: ["backprop", "claim"]).map { "<!-- \($0)" }
  }

  /// Reads the header, if there is one, and gives back the line after it.
  private mutating func parseHeader() throws(DocumentError) -> Int {
    guard let first = source.first, first.text.trimmed.hasSameBytes(as: Header.opening) else {
      return 0
    }
    guard
      let closing = source.firstIndex(where: { $0.text.trimmed.hasSameBytes(as: Header.closing) })
    else {
      if let almost = source.dropFirst().firstIndex(where: { $0.text.isAlmostArrow }) {
        throw DocumentError(
          line: almost + 1,
          "\(source[almost].text.trimmed.quoted) does not end the header: write \"\(Header.closing)\""
        )
      }
      throw DocumentError(
        line: 1,
        "the header is never closed: end it with a line \"\(Header.closing)\"",
        isUnfinished: true
      )
    }
    let header = try Header(content: source[1..<closing].map(\.text), firstLine: 2)
    for setting in header.settings { try countCommand(line: setting.line) }
    self.header = header
    headerLength = closing + 1
    return headerLength
  }

  /// Reads the block that `fence` opens, and gives back its last line.
  private mutating func parseBlock(_ fence: Fence, opening: Int) throws(DocumentError) -> Int {
    guard let closing = source[(opening + 1)...].firstIndex(where: { fence.isClosed(by: $0.text) })
    else {
      throw DocumentError(
        line: opening + 1,
        "the fence is never closed: end the block with a line \(fence.lines.closing.quoted)",
        isUnfinished: true
      )
    }
    let content = source[(opening + 1)..<closing].map { fence.content(of: $0.text) }
    do { try read(content, of: fence, opening: opening, closing: closing) } catch {
      try note(error)
      guard fence.words.first == "question",
        let question = Question(salvaging: content, line: opening + 1),
        questionLines[question.id] == nil
      else { return closing }
      endProse(at: opening)
      try? add(question)
      proseStart = closing + 1
    }
    return closing
  }

  /// Goes on after a fault if that is allowed.
  private mutating func note(_ fault: DocumentError) throws(DocumentError) {
    guard isLenient else { throw fault }
    if faults.count < 20 { faults.append(fault) }
  }

  private mutating func read(
    _ content: [String],
    of fence: Fence,
    opening: Int,
    closing: Int
  ) throws(DocumentError) {
    switch fence.words.first {
    case "backprop":
      endProse(at: opening)
      let options = try Exchange.Options(words: fence.words.dropFirst(), line: opening + 1)
      let exchanges = try Exchange.exchanges(in: content, firstLine: opening + 2, options: options)
      for exchange in exchanges { try countCommand(line: exchange.line) }
      blocks.append(Document.CommandBlock(fence: fence, opening: opening, closing: closing))
      items += exchanges.map { .exchange($0) }
      proseStart = closing + 1
    case "question":
      endProse(at: opening)
      if fence.words.count > 1 {
        throw DocumentError(
          line: opening + 1,
          "unknown option \(fence.words[1].quoted): a question fence takes none"
        )
      }
      try add(Question(content: content, line: opening + 1))
      proseStart = closing + 1
    case let word:
      if let word, let meant = Suggestion.nearest(to: word, among: ["backprop", "question"]) {
        throw DocumentError(
          line: opening + 1,
          "\(word.quoted) on a fence is no block of a lesson: did you mean \(meant)?"
        )
      }
    }
  }

  /// Reads the claim that opens on a line, and gives back its last line.
  private mutating func parseClaim(opening: Int) throws(DocumentError) -> Int {
    let isClosing = { (line: SourceLine) in line.text.trimmed.hasSameBytes(as: Claim.closing) }
    guard let closing = source[(opening + 1)...].firstIndex(where: isClosing) else {
      throw DocumentError(
        line: opening + 1,
        "the claim is never closed: end it with a line \"\(Claim.closing)\"",
        isUnfinished: true
      )
    }
    guard claims.count < DocumentFormat.Limits.claims else {
      throw DocumentError(
        line: opening + 1,
        "the file has more than \(DocumentFormat.Limits.claims) claims: split it"
      )
    }
    let content = source[(opening + 1)..<closing].map(\.text)
    claims.append(try Claim(content: content, line: opening + 1))
    hide(opening...closing)
    return closing
  }

  /// Takes a comment out of the prose, and a blank line after it, lest two come together.
  private mutating func hide(_ lines: ClosedRange<Int>) {
    let next = lines.upperBound + 1
    hidden.formUnion(lines)
    if next < source.count, source[next].text.isBlank { hidden.insert(next) }
  }

  private mutating func endProse(at end: Int) {
    let lines = (proseStart..<end).filter { !hidden.contains($0) }.map { source[$0].text }
    guard !lines.allSatisfy(\.isBlank) else { return }
    items.append(.prose(Document.Prose(lines: lines, line: proseStart + 1)))
  }

  private mutating func countCommand(line: Int) throws(DocumentError) {
    commandCount += 1
    guard commandCount <= DocumentFormat.Limits.commands else {
      throw DocumentError(
        line: line,
        "the file has more than \(DocumentFormat.Limits.commands) commands: split it"
      )
    }
  }

  private mutating func add(_ question: Question) throws(DocumentError) {
    guard questionLines.count < DocumentFormat.Limits.questions else {
      throw DocumentError(
        line: question.line,
        "the file has more than \(DocumentFormat.Limits.questions) questions: split it"
      )
    }
    if let other = questionLines.updateValue(question.line, forKey: question.id) {
      throw DocumentError(
        line: question.line,
        "the question cannot be told from the one on line \(other): give it an id of its own"
      )
    }
    items.append(.question(question))
  }
}

extension String {
  /// Whether the line was probably meant to be `-->`.
  fileprivate var isAlmostArrow: Bool {
    let text = trimmed
    return text.hasSuffix(">") && text.count > 1
      && text.dropLast().allSatisfy { "-–—".contains($0) }
  }
}
