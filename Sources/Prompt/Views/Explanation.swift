import Arithmetic
import BackpropCore
import Digits
import Experiment
import TextRendering

/// One number taken apart into what it was made of.
struct Explanation {
  let session: Session
  let entry: Entry

  private var l: Int { entry.layer }

  /// ∂C/∂w: a product for each image, their mean, L2, and the slope measured by moving the weight.
  func gradient() throws -> Page {
    let step = try session.reach(.gradient)
    let isBias = entry.indices.count == 1
    let to = entry.indices[entry.indices.count - 1]
    let from = isBias ? nil : entry.indices[0]
    let parameter = Parameter(layer: l, from: from, to: to)
    let name = from.map { "w\(l)[\($0),\(to)]" } ?? "b\(l)[\(to)]"
    // Refuses a place that is not there.
    _ = try session.value(
      of: Entry(kind: isBias ? .bias : .weight, layer: l, indices: entry.indices)
    )
    let weight = step.network[parameter]
    let delta = try session.delta(l)
    let hyper = session.hyper(of: step)
    let ledger = isBias ? session.gradient(of: step).biases(l).given : try session.ledger(l)

    let source = from.map { l == 1 ? "x[·,\($0)] " : "a\(l - 1)[·,\($0)] " } ?? ""
    var title: Text = "∂C/∂\(name) = \("(1/m) Σ \(source)δ\(l)[·,\(to)]", .data)"
    for entry in ledger.terms {
      guard let term = hyper.term(of: entry.part), !isBias || term.isOnBiases else { continue }
      let formula = "(\(term.factorFormula)) \(term.kind.gradientFormula(name))"
      title += "  +  " + Text(formula, role: entry.part.role)
    }
    var page = Page(title)
    page.append(products(of: step, from: from, delta: delta.column(to)))

    let place = (row: from ?? 0, column: to)
    let own = ledger.map { $0[place.row, place.column] }
    var table = LedgerView.table(of: own) { part in
      // Of biases a term says what it does where it is meant to do it.
      hyper.term(of: part).map { term in
        isBias && !term.isOnBiases ? "" : meaning(of: term, weight: weight, step, hyper.objective.n)
      }
        ?? "the sum divided by m = \(step.m)"
    }
    let numeric = step.network.numericDerivative(
      of: parameter,
      inputs: step.batch.inputs,
      labels: step.batch.labels,
      objective: hyper.objective
    )
    let total = own.total
    let moved = isBias ? "b" : "w"
    table.row(
      "numeric",
      "\(Number.scientific(numeric))",
      "(C(\(moved)+h) − C(\(moved)−h)) / 2h, off by \(Number.scientific((numeric - total).magnitude, decimals: 0))"
    )
    page.append(table)
    return page
  }

  private func meaning(of term: Term, weight: Double, _ step: Step, _ n: Int) -> Text {
    guard term.isOn else { return "\(term.kind.name) is off" }
    let kind = term.kind
    let divisor = term.scale.divisorLetter == nil ? "" : " / \(term.divisor(n: n, m: step.m))"
    let value = Number.significant(kind.slope(weight), digits: 6)
    return
      "(\(term.factorFormula)) \(kind.gradientFormula("w")) = \(Number.exact(term.lambda))\(divisor) × \(value)"
  }

  private func products(of step: Step, from: Int?, delta: [Double]) -> Table {
    let inputs = from.map { unit -> [Double] in
      l == 1
        ? (0..<step.m).map { step.batch.inputs.values(row: $0)[unit] }
        : step.found.forward.a(l - 1).column(unit)
    }
    var table = Table(.left(), .right(), .left(), .right(), .left(), .right())
    func row(_ i: Int) {
      let d = Number.scientific(delta[i], decimals: 4)
      if let a = inputs?[i] {
        table.row(
          "  image \(i)",
          "\(Number.fixed(a, decimals: 6))",
          "×",
          "\(d)",
          "=",
          "\(Number.scientific(a * delta[i], decimals: 4))"
        )
      } else {
        table.row("  image \(i)", "", "", "\(d)", "", "")
      }
    }
    for i in 0..<min(step.m, 12) { row(i) }
    if step.m > 12 { table.row("  and \(step.m - 12) more images") }
    return table
  }

  /// z = Σ a w + b: the largest terms, and how many there are.
  func weightedInput() throws -> Page {
    let value = try session.value(of: entry)
    let step = try session.reach(.forward)
    let (image, unit) = (entry.indices[0], entry.indices[1])
    let inputs =
      l == 1
      ? step.batch.inputs.values(row: image) : step.found.forward.a(l - 1).row(image)
    let layer = step.network[l]
    let weights = layer.weights.column(unit)
    let source = l == 1 ? "x" : "a\(l - 1)"
    var page = Page(
      "z\(l)[\(image),\(unit)] = Σ \(source)[\(image),·] w\(l)[·,\(unit)] + b\(l)[\(unit)]"
    )
    let terms = inputs.indices.filter { inputs[$0] != 0 }
      .map { (index: $0, product: inputs[$0] * weights[$0]) }
    let shown = terms.count <= 12 ? terms : largest(of: terms)
    var table = Table(.left(), .right(), .left(), .right(), .left(), .right())
    for term in shown {
      table.row(
        "  \(l == 1 ? "pixel" : "unit") \(term.index)",
        "\(Number.fixed(inputs[term.index], decimals: 6))",
        "×",
        "\(Number.significant(weights[term.index], digits: 5))",
        "=",
        "\(Number.scientific(term.product, decimals: 4))"
      )
    }
    page.append(table)
    if terms.count > shown.count {
      page.line("  and \(terms.count - shown.count) smaller terms; inputs that are 0 add nothing")
    }
    let bias = layer.biases[0, unit]
    page.line("bias \(Number.significant(bias, digits: 6)); z = \(Number.exact(value), .strong)")
    return page
  }

  private func largest(of terms: [(index: Int, product: Double)]) -> [(index: Int, product: Double)]
  {
    terms.sorted {
      ($0.product.magnitude, $1.index) > ($1.product.magnitude, $0.index)
    }.prefix(10).sorted { $0.index < $1.index }
  }

  /// a = σ(z).
  func activation() throws -> Page {
    let value = try session.value(of: entry)
    let step = try session.reach(.forward)
    let z = step.found.forward.z(l)[entry.indices[0], entry.indices[1]]
    let place = "[\(entry.indices[0]),\(entry.indices[1])]"
    let activation = step.network[l].activation
    let formula = activation.formula(z) { Number.significant($0, digits: 6) }
    return Page(
      "a\(l)\(place) = \(activation.symbol)(z\(l)\(place)) = \(formula) = \(Number.exact(value), .strong)"
    )
  }

  /// δ: a − y in the last layer; in a hidden layer what the layer above passes down, times the slope.
  func delta() throws -> Page {
    let value = try session.value(of: entry)
    let step = try session.reach(.forward)
    let (image, unit) = (entry.indices[0], entry.indices[1])
    let a = step.found.forward.a(l)[image, unit]
    let layer = step.network[l]
    let slope = layer.activation.slopeFormula(a) { Number.significant($0, digits: 6) }
    let place = "[\(image),\(unit)]"
    guard l < step.network.layers.count else {
      let y = Int(step.batch.labels[image]) == unit ? 1 : 0
      let difference = "(\(Number.significant(a, digits: 6)) − \(y))"
      let formula: Text =
        step.network.output.deltaHasSlope
        ? "(a − y) σ′(z), with (a − y) = \(difference), σ′(z) = \(slope)" : "a − y = \(difference)"
      return Page("δ\(l)\(place) = \(formula) = \(Number.exact(value), .strong)")
    }
    let above = try session.delta(l + 1).row(image)
    let weights = step.network[l + 1].weights.row(unit)
    var page = Page(
      "δ\(l)\(place) = (Σ δ\(l + 1)[\(image),·] w\(l + 1)[\(unit),·]) \(layer.activation.symbol)′(z\(l)\(place))"
    )
    let terms = above.indices.map { (index: $0, product: above[$0] * weights[$0]) }
    let shown = terms.count <= 12 ? terms : largest(of: terms)
    var table = Table(.left(), .right(), .left(), .right(), .left(), .right())
    for term in shown {
      table.row(
        "  unit \(term.index)",
        "\(Number.scientific(above[term.index], decimals: 4))",
        "×",
        "\(Number.significant(weights[term.index], digits: 5))",
        "=",
        "\(Number.scientific(term.product, decimals: 4))"
      )
    }
    page.append(table)
    if terms.count > shown.count { page.line("  and \(terms.count - shown.count) smaller terms") }
    let sum = zip(above, weights).reduce(0.0) { $0.addingProduct($1.1, $1.0) }
    page.line("slope \(layer.activation.symbol)′(z) = \(slope)")
    page.line("sum \(Number.significant(sum, digits: 6)) × slope = \(Number.exact(value), .strong)")
    return page
  }
}
