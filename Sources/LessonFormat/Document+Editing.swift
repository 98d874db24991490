extension Document {
  /// The document with other outputs, and otherwise the same to the byte.
  ///
  /// `outputs` holds new output, in the form of `WrittenOutput`, for the exchanges on these lines. The
  /// lines of a fence change only if an output would end the block: they get longer. `insertions` holds
  /// text to come after the questions on these lines, such as `TranscriptWriter.block` gives. A line on
  /// which no exchange, or no question, stands is a programmer's mistake. `newHeader` takes the place of
  /// the header, or goes before the first line; nil keeps it.
  ///
  /// Throws `DocumentError` if the result is no document, being too large for one.
  public func replacing(
    outputs: [Int: [String]] = [:],
    insertingAfterQuestions insertions: [Int: String] = [:],
    header newHeader: Header? = nil
  ) throws(DocumentError) -> Document {
    precondition(
      Set(outputs.keys).isSubset(of: exchanges.map(\.line)),
      "outputs are for lines with an exchange, not \(outputs.keys.sorted())"
    )
    var lines = source.map { [$0] }
    for block in blocks { replace(outputs, in: block, of: &lines) }
    insert(insertions, into: &lines)
    if let newHeader {
      for index in 0..<headerLength { lines[index] = [] }
      lines.insert(Document.lines(of: newHeader.text, ending: source.first?.ending ?? ""), at: 0)
    }
    return try Document(parsing: mark + lines.joined().map { $0.text + $0.ending }.joined())
  }

  private func replace(
    _ outputs: [Int: [String]],
    in block: CommandBlock,
    of lines: inout [[SourceLine]]
  ) {
    let inside = (block.opening + 1)..<block.closing
    let changed = inside.filter { outputs[$0 + 1] != nil }
    let written = changed.flatMap { outputs[$0 + 1] ?? [] }
    for index in [block.opening, block.closing] {
      lines[index][0].text = block.fence.widened(source[index].text, around: written)
    }
    for command in changed {
      let isCommand = { WrittenOutput.isCommand(block.fence.content(of: source[$0].text)) }
      let end = inside[(command + 1)...].first(where: isCommand) ?? block.closing
      for index in (command + 1)..<end { lines[index] = [] }
      lines[command] += (outputs[command + 1] ?? []).map {
        SourceLine(text: block.fence.line(holding: $0), ending: source[command].ending)
      }
    }
  }

  private func insert(_ insertions: [Int: String], into lines: inout [[SourceLine]]) {
    let closings = Dictionary(uniqueKeysWithValues: questions.map { ($0.line, $0.lastLine - 1) })
    for (line, text) in insertions {
      guard let closing = closings[line] else {
        preconditionFailure("insertions are for lines with a question, not \(line)")
      }
      // The last line of a file may have no end; the line that opens the question has one.
      let ending = source[line - 1].ending
      lines[closing][0].ending = ending
      lines[closing] += Document.lines(of: text, ending: ending)
    }
  }

  /// Text cut into lines that all have the given end.
  private static func lines(of text: String, ending: String) -> [SourceLine] {
    var lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines.map {
      SourceLine(text: String(decoding: $0, as: UTF8.self), ending: ending.isEmpty ? "\n" : ending)
    }
  }
}
