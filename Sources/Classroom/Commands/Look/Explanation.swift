import Arithmetic
import BackpropCore
import Digits
import TextRendering

/// One number taken apart into what it was made of.
struct Explanation {
  let session: Session
  let entry: Entry

  private var l: Int { entry.layer }

  /// ∂C/∂w: a product for each image, their mean, L2, and the slope measured by moving the weight.
  func gradient() throws -> Page {
    let walk = try session.reach(.gradient)
    let isBias = entry.indices.count == 1
    let to = entry.indices[entry.indices.count - 1]
    let from = isBias ? nil : entry.indices[0]
    let parameter = Parameter(layer: l, from: from, to: to)
    let name = from.map { "w\(l)[\($0),\(to)]" } ?? "b\(l)[\(to)]"
    let weight = try session.value(
      of: Entry(kind: isBias ? .bias : .weight, layer: l, indices: entry.indices)
    )
    let delta = try session.delta(l)
    let gradient = session.gradient(of: walk)
    let rule = session.descent(of: walk)

    let letter = rule.l2.scale == .dataset ? "n" : "m"
    let l2Term: Text = isBias ? "" : "  +  \("(λ/\(letter)) \(name)", .penalty)"
    let source = from.map { l == 1 ? "x[·,\($0)] " : "a\(l - 1)[·,\($0)] " } ?? ""
    var page = Page("∂C/∂\(name) = \("(1/m) Σ \(source)δ\(l)[·,\(to)]", .data)\(l2Term)")
    page.append(products(of: walk, from: from, delta: delta.column(to)))

    let data = isBias ? gradient.biases(l)[0, to] : gradient.data(l)[from ?? 0, to]
    let l2 = from.flatMap { gradient.l2(l)?[$0, to] }
    let total = isBias ? data : gradient.total(l)[from ?? 0, to]
    var table = Table(.left(), .right(), .left())
    table.row("\("data", .data)", "\(Number.scientific(data))", "the sum divided by m = \(walk.m)")
    if !isBias {
      let meaning: Text =
        rule.l2.isOn
        ? "(λ/\(letter)) w = \(Number.exact(rule.l2.lambda)) / \(rule.l2.divisor(n: rule.n, m: walk.m)) × \(Number.significant(walk.applied == nil ? weight : walk.network[parameter], digits: 6))"
        : "L2 is off"
      table.row("\("L2", .penalty)", "\(Number.scientific(l2 ?? 0))", meaning)
    }
    table.row("\("total", .total)", "\(Number.scientific(total))", "")
    let numeric = walk.network.numericDerivative(
      of: parameter,
      inputs: walk.batch.inputs,
      labels: walk.batch.labels,
      l2: rule.l2,
      n: rule.n
    )
    let moved = isBias ? "b" : "w"
    table.row(
      "numeric",
      "\(Number.scientific(numeric))",
      "(C(\(moved)+h) − C(\(moved)−h)) / 2h, off by \(Number.scientific((numeric - total).magnitude, decimals: 0))"
    )
    page.append(table)
    return page
  }

  private func products(of walk: Walk, from: Int?, delta: [Double]) -> Table {
    let inputs = from.map { unit -> [Double] in
      l == 1
        ? (0..<walk.m).map { walk.batch.inputs.values(row: $0)[unit] }
        : walk.step.forward.activations[l - 2].column(unit)
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
    for i in 0..<min(walk.m, 12) { row(i) }
    if walk.m > 12 { table.row("  and \(walk.m - 12) more images") }
    return table
  }

  /// z = Σ a w + b: the largest terms, and how many there are.
  func weightedInput() throws -> Page {
    let value = try session.value(of: entry)
    let walk = try session.reach(.forward)
    let (image, unit) = (entry.indices[0], entry.indices[1])
    let inputs =
      l == 1
      ? walk.batch.inputs.values(row: image) : walk.step.forward.activations[l - 2].row(image)
    let layer = walk.network.layers[l - 1]
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
    let walk = try session.reach(.forward)
    let z = walk.step.forward.weightedInputs[l - 1][entry.indices[0], entry.indices[1]]
    let place = "[\(entry.indices[0]),\(entry.indices[1])]"
    let symbol = walk.network.layers[l - 1].activation
    let formula: Text =
      switch symbol {
      case .sigmoid: "1 / (1 + exp(\(Number.significant(-z, digits: 6))))"
      case .tanh: "tanh(\(Number.significant(z, digits: 6)))"
      case .relu: "max(0, \(Number.significant(z, digits: 6)))"
      }
    return Page(
      "a\(l)\(place) = \(symbol.symbol)(z\(l)\(place)) = \(formula) = \(Number.exact(value), .strong)"
    )
  }

  /// δ: a − y in the last layer; in a hidden layer what the layer above passes down, times the slope.
  func delta() throws -> Page {
    let value = try session.value(of: entry)
    let walk = try session.reach(.forward)
    let (image, unit) = (entry.indices[0], entry.indices[1])
    let a = walk.step.forward.activations[l - 1][image, unit]
    let layer = walk.network.layers[l - 1]
    let slope = layer.activation.slopeText(a)
    let place = "[\(image),\(unit)]"
    guard l < walk.network.layers.count else {
      let y = Int(walk.batch.labels[image]) == unit ? 1 : 0
      let difference = "(\(Number.significant(a, digits: 6)) − \(y))"
      let formula: Text =
        walk.network.cost == .crossEntropy
        ? "a − y = \(difference)" : "(a − y) σ′(z), with (a − y) = \(difference), σ′(z) = \(slope)"
      return Page("δ\(l)\(place) = \(formula) = \(Number.exact(value), .strong)")
    }
    let above = try session.delta(l + 1).row(image)
    let weights = walk.network.layers[l].weights.row(unit)
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

extension Activation {
  /// σ′ from the activation, with the numbers put in.
  fileprivate func slopeText(_ a: Double) -> String {
    let number = Number.significant(a, digits: 6)
    func text(_ value: Double) -> String { Number.significant(value, digits: 6) }
    return switch self {
    case .sigmoid: "a (1 − a) = \(number) × \(text(1 - a)) = \(text(a * (1 - a)))"
    case .tanh: "(1 − a) (1 + a) = \(text(1 - a)) × \(text(1 + a)) = \(text((1 - a) * (1 + a)))"
    case .relu: a > 0 ? "1, since a is above 0" : "0, since a is 0"
    }
  }
}
