import Wording

extension Document {
  /// The lesson as learners get it: without answers, wrong ideas, explanations, comments and outputs, and
  /// otherwise the same.
  ///
  /// Every answer is `?`, so that only who has the lesson itself knows it. Throws a `DocumentError` if there
  /// is a learner's answer in it, an answer is withheld already, or something in it would be read as prose
  /// that is hardly meant so: a question lost, an answer in sight.
  public func handout() throws(DocumentError) -> Document {
    if let slip = slips.first { throw slip }
    if let question = questions.first(where: \.isWithheld) {
      throw DocumentError(line: question.line, "the answer is withheld already: this is a handout")
    }
    let isAnswer = { (exchange: Exchange) in
      ["answer", "hint", "skip"].contains(exchange.command.words.first)
    }
    if let answer = exchanges.first(where: isAnswer) {
      throw DocumentError(
        line: answer.line,
        "these are a learner's answers: take the lesson itself"
      )
    }
    let outputs = Dictionary(uniqueKeysWithValues: exchanges.map { ($0.line, [String]()) })
    let bare = try replacing(outputs: outputs)
    var lines = bare.source.map { [$0] }
    for question in bare.questions { bare.withhold(question, in: &lines) }
    for index in bare.hidden { lines[index] = [] }
    return try Document(parsing: mark + lines.joined().map { $0.text + $0.ending }.joined())
  }

  /// The document without its outputs: those of one learner are not those of another.
  public func withoutOutputs(header: Header) throws(DocumentError) -> Document {
    let outputs = Dictionary(uniqueKeysWithValues: exchanges.map { ($0.line, [String]()) })
    return try replacing(outputs: outputs, header: header)
  }

  /// Takes out of the lines of a question those that tell its answer.
  private func withhold(_ question: Question, in lines: inout [[SourceLine]]) {
    guard let fence = Fence(opening: source[question.line - 1].text) else { return }
    var isTelling = false
    for index in question.line..<(question.lastLine - 1) {
      let content = fence.content(of: source[index].text)
      if let first = content.utf8.first, !first.isBlank {
        let key = content.prefix { $0 != ":" }.description.trimmed
        isTelling = ["answer", "wrong", "explanation"].contains(key)
        if key == "answer" {
          let answer = "answer: \(Question.withheldMark)"
          lines[index][0].text = fence.line(holding: answer)
          continue
        }
      }
      if isTelling { lines[index] = [] }
    }
  }
}
