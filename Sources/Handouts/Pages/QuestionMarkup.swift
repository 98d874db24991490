import TextRendering

/// A question as a page asks it.
package struct QuestionCard {
  /// What is right, and why.
  package struct Solution {
    /// The answer, written out.
    package var answer: String
    /// Why it is so, in Markdown.
    package var explanation: String?
    /// Answers that are near and wrong, each with what is said to it, in Markdown.
    package var wrongIdeas: [(answer: String, reply: String)]

    /// A solution.
    package init(
      answer: String,
      explanation: String?,
      wrongIdeas: [(answer: String, reply: String)]
    ) {
      (self.answer, self.explanation, self.wrongIdeas) = (answer, explanation, wrongIdeas)
    }
  }

  /// Which question of the page it is, from 1.
  package let number: Int
  /// What is asked, in Markdown.
  package let prompt: String
  /// What may be chosen, in Markdown; nothing where a number is asked.
  package let choices: [String]
  /// Hints, in Markdown.
  package let hints: [String]
  /// The solution; nil on a page that does not tell.
  package let solution: Solution?

  /// A question.
  package init(
    number: Int,
    prompt: String,
    choices: [String],
    hints: [String],
    solution: Solution?
  ) {
    (self.number, self.prompt, self.choices) = (number, prompt, choices)
    (self.hints, self.solution) = (hints, solution)
  }
}

extension HTMLPage {
  /// Adds a question; its hints and its answer are folded away, and not printed unless they are unfolded.
  package mutating func add(_ question: QuestionCard) {
    let id = identifiers.next(for: "question-\(question.number)")
    var body = Markup(
      MarkdownBlock.blocks(of: question.prompt.split(separator: "\n").map(String.init))
    )
    if !question.choices.isEmpty {
      let items = question.choices.map { "<li>\(Markup(markdown: $0))</li>\n" as Markup }.joined()
      body += "<ol type=\"a\">\n\(items)</ol>\n"
    }
    body += "<p class=\"room\" aria-hidden=\"true\"></p>\n"
    for (index, hint) in question.hints.enumerated() {
      let count: Markup =
        question.hints.count == 1 ? "" : " \(index + 1) of \(question.hints.count)"
      body += "<details><summary>Hint\(count)</summary><p>\(Markup(markdown: hint))</p></details>\n"
    }
    if let solution = question.solution { body += Self.markup(of: solution) }
    add(
      """
      <section class="question" aria-labelledby="\(id)">
      <p class="label" id="\(id)">Question \(question.number)</p>
      \(body)</section>

      """
    )
  }

  private static func markup(of solution: QuestionCard.Solution) -> Markup {
    var body: Markup = "<p class=\"answer\">\(Markup(markdown: solution.answer))</p>\n"
    if let explanation = solution.explanation {
      body += "<p>\(Markup(markdown: explanation))</p>\n"
    }
    let ideas = solution.wrongIdeas.map { idea -> Markup in
      "<li><code>\(idea.answer)</code>: \(Markup(markdown: idea.reply))</li>\n"
    }
    if !ideas.isEmpty { body += "<p>Not right:</p>\n<ul>\n\(ideas.joined())</ul>\n" }
    return "<details><summary>Answer</summary>\n\(body)</details>\n"
  }
}
