import Experiment
import Wording

extension Document {
  /// What can be read and is hardly meant, in the order it stands: what is nearly a block, and what a
  /// question, a claim or the header says twice or in vain; the first 20.
  public var slips: [DocumentError] {
    let all =
      Slips(in: self).all + headerSlips + questions.flatMap(slips(of:)) + claims.flatMap(slips(of:))
    return Array(all.sorted { $0.line < $1.line }.prefix(Slips.most))
  }

  private var headerSlips: [DocumentError] {
    guard let header, header.seedsByStudent else { return [] }
    return header.settings.filter { $0.command.words.prefix(2) == ["set", "seed"] }.map {
      DocumentError(
        line: $0.line,
        "with \"seed: student\" the seed is made of the learner's name: remove \($0.command.quoted)"
      )
    }
  }

  private func slips(of question: Question) -> [DocumentError] {
    var slips: [DocumentError] = []
    let texts = question.choices.map {
      $0.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    for (index, text) in texts.enumerated() {
      let letter = Question.letter(index)
      let line = self.line(of: "choice", index, in: question)
      if let first = texts.firstIndex(of: text), first < index {
        slips.append(
          DocumentError(
            line: line,
            "choice \(letter) says the same as choice \(Question.letter(first)): keep one"
          )
        )
      } else if let mark = Self.mark(before: text, letter) {
        slips.append(
          DocumentError(
            line: line,
            "choices get their letters by themselves: leave \(mark.quoted) out"
          )
        )
      }
    }
    // Each is held against each: of very many only the first.
    for (index, idea) in question.wrongIdeas.prefix(50).enumerated() {
      let earlier = question.wrongIdeas[..<index].first { $0.answer.isSame(as: idea.answer) }
      guard let earlier else { continue }
      slips.append(
        DocumentError(
          line: idea.line,
          "the wrong idea \(idea.text) is that of line \(earlier.line), so its sentence is never said: "
            + "keep one"
        )
      )
    }
    return slips
  }

  /// What stands before a choice as if it were one of a list.
  private static func mark(before text: String, _ letter: Character) -> String? {
    guard let mark = text.words.first, text.words.count > 1 else { return nil }
    let letters = ["\(letter))", "(\(letter))", "\(letter).", "\(letter):"]
    return ["*", "-", "+"].contains(mark) || letters.contains(mark.lowercased()) ? mark : nil
  }

  /// The line of the key that stands in a question for the time `index`, counted from 0.
  private func line(of key: String, _ index: Int, in question: Question) -> Int {
    let inside = question.line..<(question.lastLine - 1)
    let places = inside.filter {
      // A line that goes on with the one before is indented.
      source[$0].text.startsWithBytes(of: key) && source[$0].text.contains(":")
    }
    return index < places.count ? places[index] + 1 : question.line
  }

  private func slips(of claim: Claim) -> [DocumentError] {
    claim.steps.compactMap { step, line in
      guard case .keep(let name, _) = step, (try? NamedMeasure(name, layers: 9)) != nil else {
        return nil
      }
      return DocumentError(
        line: line,
        "\(name) is measured by that name, which nobody could read any more: keep it under another"
      )
    }
  }
}

extension WrongIdea.Answer {
  /// Whether both are one answer, however they are written: formulas that agree where every name stands for
  /// a number of no meaning.
  fileprivate func isSame(as other: Self) -> Bool {
    guard case .value(let formula) = self, case .value(let another) = other else {
      return self == other
    }
    let pairs = (0..<8).compactMap { sample -> (Double, Double)? in
      let number = { (name: String) in Self.number(for: name, sample) }
      guard let value = try? formula.value(resolving: number),
        let second = try? another.value(resolving: number)
      else { return nil }
      return (value, second)
    }
    guard !pairs.isEmpty else { return self == other }
    return pairs.allSatisfy { value, second in
      (value - second).magnitude <= 1e-12 * max(value.magnitude, second.magnitude)
    }
  }

  /// A number between −2 and 2 that is another for every name and sample: all above 0 in the first sample,
  /// all below in the second, then mixed.
  private static func number(for name: String, _ sample: Int) -> Double {
    let digits = Question.id(ofPrompt: "\(name) \(sample)").prefix(8)
    let share = Double(UInt32(digits, radix: 16) ?? 0) / 4_294_967_296
    let size = 0.1 + 1.9 * share
    let isMixed = sample > 1 && digits.last?.isNumber ?? false
    return sample == 1 || isMixed ? -size : size
  }
}
