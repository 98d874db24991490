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
    for mistake in diagnosis.inputs { append(mistake, "", to: &page) }
    let known = diagnosis.known.map { sentence($0) }
    for sentence in known { page.line(Text(sentence)) }
    for sentence in strangers { page.line(Text(sentence)) }
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
        + "m = \(count.m), \(terms.isEmpty ? "" : "n = \(count.n), ")\(lambda)",
      layout,
    ]
    if !taken.isEmpty { lines.append("taken from \(origin): \(taken.joined(separator: ", "))") }
    if !file.passedOver.isEmpty {
      let names = file.passedOver.prefix(6).map(\.bare).joined(separator: ", ")
      lines.append(
        "passed over: \(names)\(file.passedOver.count > 6 ? " …" : ""), names of nothing here"
      )
    }
    return lines
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
    for mistake in mistakes { append(mistake, mistakes.count > 1 ? "" : number, to: &page) }
    for line in evidence(explanation) { page.line(Text("  " + line)) }
    for line in conventions(explanation) { page.line(Text("  " + line)) }
  }

  private func append(_ mistake: Mistake, _ number: String, to page: inout Page) {
    page.line("\(number)\(mistake.name, .strong): \(mistake.sentence)")
    page.line("  in NumPy: \(mistake.code.wrong, .bad)")
    page.line("  to read:  \(mistake.code.right, .good)")
    if !step.layout.imagesInRows, mistake.code.right.contains("@") {
      page.line(
        "            that is with images in rows; yours are columns: each product turned round"
      )
    }
    page.line("  look at:  \(mistake.command, .code)")
  }

  /// The numbers that an explanation rests on.
  func evidence(_ cause: Cause) -> [String] {
    var lines = cause.fits.filter { isTelling($0) }.map { sentence($0) }
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

  /// Whether a fit says more than that both contributions are there once.
  private func isTelling(_ fit: ContributionFit) -> Bool {
    [fit.data, fit.penalty ?? 1].contains { ($0 - 1).magnitude > 1e-3 }
  }

  /// A gradient by its contributions: "your gradient of layer 1 is 1.000000 × data + 80.00000 × L2; …".
  private func sentence(_ fit: ContributionFit) -> String {
    let tolerance = max(1e-5, step.tolerance(of: TensorName(.gradient, fit.layer)) * 10)
    // What is nothing but rounding is nothing.
    let (data, penalty) = (fit.data.unless(below: tolerance), fit.penalty?.unless(below: tolerance))
    var text =
      "your gradient of layer \(fit.layer) is \(Number.significant(data, digits: 7)) × data"
    if let penalty {
      text += " \(penalty < 0 ? "−" : "+") \(Number.significant(penalty.magnitude, digits: 7)) × L2"
    }
    var meanings: [String] = []
    for factor in [data, penalty ?? 1] where (factor - 1).magnitude > tolerance {
      let names = step.names(of: factor, tolerance: tolerance).filter {
        Double($0.formula) == nil && $0.formula != "−1"
      }
      guard !names.isEmpty else { continue }
      let ways = names.map {
        $0.formula == $0.numbers ? $0.formula : "\($0.formula) = \($0.numbers)"
      }
      let number = Number.exact(Double(Number.significant(factor, digits: 6)) ?? factor)
      meanings.append("\(number) = \(ways.joined(separator: ", or = "))")
    }
    return ([text] + meanings.uniqued).joined(separator: "; ")
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

  /// What is known of a tensor.
  func sentence(_ finding: Finding) -> String {
    func spelled(_ name: TensorName) -> String { step.given[name]?.spelled ?? name.description }
    switch finding {
    case .notFinite(let name, let row, let column):
      return "\(spelled(name)) holds numbers that are not finite, the first at [\(row),\(column)]"
    case .factor(let name, let factor):
      let names = step.names(of: factor, tolerance: 1e-5).map(\.formula)
      let meaning = names.isEmpty ? "" : " (\(names.joined(separator: ", or ")))"
      return (factor + 1).magnitude < 1e-5
        ? "\(spelled(name)) has the wrong sign everywhere, and is right but for that"
        : "\(spelled(name)) is \(Number.significant(factor, digits: 7))\(meaning) times what it should be, "
          + "everywhere"
    case .transposed(let name):
      return
        "\(spelled(name)) is what it should be with rows and columns exchanged: a .T is missing, or one "
        + "too many"
    case .shifted(let name, let rows, let columns):
      return
        "\(spelled(name)) is what it should be, its \(rows > 0 ? "images" : "units") moved on by "
        + "\(max(rows, columns))"
    case .reordered(let name):
      return "\(spelled(name)) has the rows that it should have, in another order"
    case .contributions(let fits): return fits.map { sentence($0) }.joined(separator: "\n")
    case .entries(let name, let count, let all, let row, let column, let yours, let expected):
      return "\(spelled(name)) is the first that differs, given your own tensors before it: "
        + "\(Number.grouped(count)) of \(Number.grouped(all)) entries; farthest at [\(row),\(column)], "
        + "\(Number.scientific(yours, decimals: 4)) where \(Number.scientific(expected, decimals: 4)) is right"
    case .sameLabelsElsewhere:
      return
        "the gradient of the last biases agrees and that of the last weights does not: the labels are the "
        + "same digits, but they go with other activations"
    case .otherImages(let name, let count):
      return
        "\(spelled(name)) moves the weights of \(count) pixels that are 0 in every image of this "
        + "mini-batch: something of other images is in it, as after a gradient that was not reset"
    case .cost(let yours, let expected, let variants):
      let text =
        "your cost is \(Number.scientific(yours)) where \(Number.scientific(expected)) is right"
      return variants.isEmpty
        ? text : text + "; it would be \(variants.map(\.rawValue).joined(separator: ", or "))"
    }
  }

  /// The last line.
  var verdict: String {
    let wrong = diagnosis.rows.filter { !$0.agrees }
    if diagnosis.agrees {
      guard strangers.isEmpty else {
        return "the rest agrees, for a step other than that of \(origin)"
      }
      return diagnosis.rows.count == 1
        ? "it agrees: this is the step of the book"
        : "all \(diagnosis.rows.count) agree: this is the step of the book"
    }
    if wrong.isEmpty { return "all tensors agree, and yet there is something to mend" }
    let text = "\(wrong.count) of \(diagnosis.rows.count) differ"
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

extension Double {
  /// The number, or 0 where it is less than rounding leaves.
  fileprivate func unless(below tolerance: Double) -> Double { magnitude < tolerance ? 0 : self }
}

extension [String] {
  /// Each string once, where it comes first.
  fileprivate var uniqued: [String] {
    reduce(into: []) { all, next in if !all.contains(next) { all.append(next) } }
  }
}
