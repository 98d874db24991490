import BackpropCore
import Mistakes
import TextRendering
import Wording

extension Diagnose {
  /// The diagnosis as it is printed: what was read, tensor by tensor, then the verdict.
  package var page: Page {
    var page = Page()
    for line in preface { page.line(Text(line)) }
    page.append(table)
    for explanation in diagnosis.explanations.enumerated() {
      let number = diagnosis.explanations.count > 1 ? "\(explanation.offset + 1). " : ""
      if explanation.offset == 0, !number.isEmpty {
        page.line("each of these explains all the numbers, and they do not tell which it is:")
      }
      append(explanation.element, number, to: &page)
    }
    for mistake in diagnosis.inputs { append(mistake, "", "", to: &page) }
    for finding in diagnosis.known { page.line(Text(sentence(finding))) }
    for line in lines { page.line("  to read:  \(line, .good)") }
    if lines.contains(where: { $0.contains("@") }) { append(turning: &page) }
    for sentence in strangers { page.line(Text(sentence)) }
    if let turning { page.line(Text(turning)) }
    page.line(Text(verdict, role: agrees ? .good : .bad))
    return page
  }

  /// What was read, and how it was understood.
  var preface: [String] {
    let (network, count) = (step.network, step.count)
    let hidden = step.layerCount > 1 ? "\(network[1].activation.name), " : ""
    let terms = step.hyper.objective.terms.filter { $0.isOn && $0.lambda > 0 }
    let lambda =
      terms.isEmpty
      ? "no penalty"
      : terms.map { "\($0.kind.symbol) = \(Number.exact($0.lambda))" }.joined(separator: ", ")
    var lines = [
      "\(network.sizes.map(String.init).joined(separator: "-")), \(hidden)\(network.output.name), "
        + "m = \(count.m), \(terms.isEmpty ? "" : "n = \(count.n), ")\(lambda)\(movement)",
      layout,
    ]
    if !taken.isEmpty { lines.append("taken from \(origin): \(taken.joined(separator: ", "))") }
    if !unjudged.isEmpty {
      let reason =
        rule.isPlain
        ? "for nothing says eta"
        : "for the rule \(rule.name) goes by eta, mu and a velocity, which --step says if it was exported "
          + "under that rule, before the update"
      lines.append("not judged: \(unjudged.joined(separator: ", ")), \(reason)")
    }
    if let meanInDelta { lines.append(meanInDelta) }
    lines += disagreements
    if !file.passedOver.isEmpty {
      let names = file.passedOver.prefix(6).map(\.bare).joined(separator: ", ")
      lines.append(
        "passed over: \(names)\(file.passedOver.count > 6 ? " …" : ""), names of nothing here"
      )
    }
    return lines
  }

  /// By which rule new weights are judged, where there are any.
  private var movement: String {
    guard step.judged.contains(where: { $0.quantity.isAfterUpdate }) else { return "" }
    guard !rule.isPlain else { return ", new weights by \(rule.name)" }
    return ", new weights by \(rule.name)" + (mu.map { " with μ = \(Number.exact($0))" } ?? "")
  }

  /// New weights and biases that only serve to judge others.
  private var unjudged: [String] {
    guard !step.knowsEta else { return [] }
    return step.given.keys.filter(\.quantity.isAfterUpdate).map { spelled($0).bare }.sorted()
  }

  private var layout: String {
    let (rows, inOut) = (step.layout.imagesInRows, step.layout.weightsInByOut)
    func has(_ quantities: [Quantity]) -> Bool {
      step.given.contains { name, tensor in
        quantities.contains(name.quantity) && min(tensor.values.rows, tensor.values.columns) > 1
      }
    }
    let (hasImages, hasWeights) = (
      has([.x, .y, .z, .a, .delta]), has([.w, .data, .penalty, .gradient, .newWeights])
    )
    let whose =
      switch (rows, inOut) {
      case (true, true): ", as here"
      case (true, false): hasImages ? ", as in PyTorch" : ", as in PyTorch and Nielsen's book"
      case (false, false): ", as in Nielsen's book"
      case (false, true): ""
      }
    let parts = [
      hasImages ? "images in \(rows ? "rows" : "columns")" : nil,
      hasWeights ? "weights \(inOut ? "in × out" : "out × in")" : nil,
    ]
    var text = parts.compactMap { $0 }.joined(separator: ", ") + whose
    if text == whose { text = "only vectors and numbers: they lie as they must" }
    if step.given.values.contains(where: \.isSingle) { text += "; judged as float32" }
    return step.isLayoutOpen ? "\(text); the squares here would allow another layout too" : text
  }

  /// A tensor a row, in the order of the computation.
  private var table: Table {
    var table = Table(.left("tensor"), .right("shape"), .right("off by"), .left("agrees"))
    for row in diagnosis.rows {
      table.row(
        Text(row.spelled),
        Text(row.shape),
        Text(row.difference == 0 ? "0" : Number.scientific(row.difference, decimals: 1)),
        row.agrees ? "\("yes", .good)" : "\("no", .bad)"
      )
    }
    return table
  }

  private func append(_ explanation: Cause, _ number: String, to page: inout Page) {
    let mistakes = explanation.mistakes
    if mistakes.count > 1 { page.line("\(number)two mistakes at once:") }
    let place = explanation.layer.map { ", in layer \($0) only" } ?? ""
    for mistake in mistakes { append(mistake, mistakes.count > 1 ? "" : number, place, to: &page) }
    for line in evidence(explanation) { page.line(Text("  " + line)) }
    for line in conventions(explanation) { page.line(Text("  " + line)) }
  }

  private func append(
    _ mistake: Mistake,
    _ number: String,
    _ place: String,
    to page: inout Page
  ) {
    page.line("\(number)\(mistake.name, .strong)\(place): \(mistake.sentence)")
    let code = code(of: mistake)
    page.line("  in NumPy: \(code.wrong, .bad)")
    page.line("  to read:  \(code.right, .good)")
    if code.right.contains("@") { append(turning: &page) }
    page.line("  look at:  \(mistake.command, .code)")
  }

  private func append(turning page: inout Page) {
    guard !step.layout.imagesInRows else { return }
    page.line(
      "            that is with images in rows; yours are columns: each product turned round"
    )
  }

  /// The numbers that an explanation rests on.
  func evidence(_ cause: Cause) -> [String] {
    var lines = cause.fits.filter { isTelling($0) }.map { sentence($0) }
    lines += cause.moves.filter { isTellingMove($0) }.map { sentence(move: $0) }
    if let used = cause.labels, used != step.labels {
      func list(_ labels: [UInt8]) -> String {
        labels.prefix(10).map(String.init).joined(separator: " ") + (labels.count > 10 ? " …" : "")
      }
      lines.append(
        "your numbers come out with the labels \(list(used)) where the images have \(list(step.labels))"
      )
    }
    lines.append(
      "with \(cause.mistakes.count > 1 ? "them" : "it") every tensor agrees to "
        + "\(Number.scientific(cause.rest, decimals: 0)) of its largest entry"
    )
    return lines
  }

  /// Libraries that do the same on purpose.
  func conventions(_ cause: Cause) -> [String] {
    let all = cause.mistakes.flatMap { Convention.all(of: $0) }
    guard !all.isEmpty else { return [] }
    let own = all.filter { convention in
      file.lambdaName.map { convention.symbol == $0.lowercased().filter { $0 != "_" && $0 != "." } }
        == true
    }
    let said = own.isEmpty ? all : own
    let closing =
      own.isEmpty
      ? "if that is what you meant, it is that library's convention, not a bug: λ means something else there"
      : "your λ is called \(file.lambdaName?.bare ?? ""), as there: that library's convention, not a bug"
    return said.map { "\($0.library) computes \($0.formula)" } + [closing]
  }

  /// Whether what is judged goes as far as the gradient.
  private var isWhole: Bool {
    diagnosis.rows.contains { [.gradient, .newWeights].contains($0.name.quantity) }
  }

  /// The last line.
  var verdict: String {
    let wrong = diagnosis.rows.filter { !$0.agrees }
    if diagnosis.agrees {
      guard strangers.isEmpty else {
        return "the rest agrees, for a step other than that of \(origin)"
      }
      // A λ of one's own makes another step of it.
      let own = disagreements.isEmpty ? "" : ", made with the numbers above"
      // Up to the gradient a step is whole; what is not given may be wrong yet.
      let book = isWhole ? "this is the step of the book" : "so far this is the step of the book"
      return diagnosis.rows.count == 1
        ? "it agrees: \(book)\(own)" : "all \(diagnosis.rows.count) agree: \(book)\(own)"
    }
    if wrong.isEmpty { return "all tensors agree, and yet there is something to mend" }
    let text = "\(wrong.count) of \(diagnosis.rows.count) differ\(wrong.count == 1 ? "s" : "")"
    guard !isAllSaid else { return text }
    guard diagnosis.explanations.isEmpty, diagnosis.inputs.isEmpty else { return text }
    let isFinite = !diagnosis.known.contains { if case .notFinite = $0 { true } else { false } }
    guard isFinite else { return "\(text); numbers that are not finite say no more" }
    let tried =
      diagnosis.triedPairs
      ? "no mistake of the list explains it, nor any two"
      : "no one mistake of the list explains it; two at once are not tried with so many images"
    return diagnosis.rows.allSatisfy({ $0.agrees || $0.name.quantity == .cost })
      ? text : "\(text); \(tried)"
  }
}
