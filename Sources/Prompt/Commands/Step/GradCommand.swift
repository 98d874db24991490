import Arithmetic
import ArgumentParser
import BackpropCore
import Experiment
import TextRendering
import Wording

struct GradCommand: PicturedCommand, Repeatable {
  static let configuration = CommandConfiguration(
    commandName: "grad",
    abstract: "Show the gradient: the data's part, L2's part, the sum.",
    discussion: """
      data is a_{l−1}ᵀ δ_l / m, L2 is (λ/n) W_l, total is both added. With a layer and a unit it \
      draws the gradient of the weights into that unit.
      """
  )
  static let group = CommandGroup.step
  static let examples = [
    Example("grad", "every layer, data and L2 apart", after: ["batch", "forward", "backward"]),
    Example("grad w2[3,7]", "one weight", after: ["batch", "forward", "backward"]),
    Example(
      "grad 1 --unit 12",
      "the weights into unit 12, as pictures",
      after: ["batch", "forward", "backward"]
    ),
    Example(
      "grad 1 --unit 12 --save g.csv",
      "their numbers as a file",
      after: ["batch", "forward", "backward"]
    ),
  ]
  static let completion = CompletionSource.entries

  @Argument(help: "A layer, or a weight or bias such as w2[3,7] or b2[7].")
  var what: String?

  @Option(help: "A unit of the layer.")
  var unit: WholeNumber?

  @OptionGroup var saving: SaveOptions

  func run(in session: inout Session, work: Work) throws -> Page {
    if try session.reach(.backward).phase < .gradient {
      try session.computeGradient(threads: work.threads)
    }
    let gradient = session.gradient(of: try session.reach(.gradient))
    guard let what else {
      guard unit == nil else { throw LearnerError("--unit needs a layer: grad 1 --unit 12") }
      return Page(LedgerView.table(of: gradient, layers: Array(1...gradient.layerCount)))
    }
    if let l = WholeNumber(argument: what)?.value {
      return try page(of: gradient, layer: try session.layer(l), in: session)
    }
    guard let entry = try Entry(what), [.weight, .bias].contains(entry.kind) else {
      throw LearnerError("grad takes a layer, a weight or a bias: grad 2, grad w2[3,7], grad b2[7]")
    }
    guard unit == nil else { throw LearnerError("--unit needs a layer: grad 1 --unit 12") }
    return try page(of: entry, in: session)
  }

  private func page(of gradient: Gradient, layer l: Int, in session: Session) throws -> Page {
    var page = Page(LedgerView.table(of: gradient, layers: [l]))
    let ledger = gradient.weights(l)
    guard let unit = unit?.value else {
      if let largest = ledger.total.largest {
        page.line(
          "largest total at w\(l)[\(largest.row),\(largest.column)]: type grad w\(l)[\(largest.row),\(largest.column)]"
        )
      }
      return page
    }
    guard (0..<ledger.data.columns).contains(unit) else {
      throw LearnerError(
        "layer \(l) has no unit \(unit): they count from 0 to \(ledger.data.columns - 1)"
      )
    }
    guard l == 1 else {
      page.append(LedgerView.chart(of: ledger, layer: l, unit: unit))
      return page
    }
    // All on the scale of the data, so that the eye compares them.
    let limit = ledger.data.column(unit).map(\.magnitude).max() ?? 0
    var pictures: [HeatMap] = []
    for entry in ledger.entries {
      guard let column = entry.value?.column(unit) else { continue }
      let isData = entry.part == .data
      let note = isData ? "" : ", on the scale of the data"
      pictures.append(
        session.picture(
          of: column,
          caption: "\(entry.part.name), into unit \(unit)\(note)",
          name: entry.part.name,
          limit: isData ? nil : limit
        )
      )
    }
    page.append(Abreast(pictures))
    return page
  }

  private func page(of entry: Entry, in session: Session) throws -> Page {
    let isBias = entry.kind == .bias
    func value(_ part: Part?) throws -> Double {
      let kind: Entry.Kind = isBias ? .biasGradient(part) : .gradient(part)
      return try session.value(of: Entry(kind: kind, layer: entry.layer, indices: entry.indices))
    }
    var table = Table(.left(), .right())
    let gradient = session.gradient(of: try session.reach(.gradient))
    let ledger = isBias ? gradient.biases(entry.layer) : gradient.weights(entry.layer)
    for contribution in ledger.entries {
      let part = contribution.part
      table.row(
        part.title,
        contribution.value == nil
          ? (isBias ? "none" : "off") : "\(Number.scientific(try value(part)))"
      )
    }
    table.row("\("total", .total)", "\(Number.scientific(try value(nil)))")
    return Page("∂C/∂\(entry.name)", table)
  }
}
