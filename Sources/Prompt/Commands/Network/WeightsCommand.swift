import ArgumentParser
import Experiment
import TextRendering
import Wording

struct WeightsCommand: PicturedCommand {
  static let configuration = CommandConfiguration(
    commandName: "weights",
    abstract: "Show weights and biases, or scale those of a layer.",
    // The one that is made of the options is wider than a page.
    usage: "weights [<what>] [<options>]",
    discussion: """
      --scale leaves the biases as they are, unless --biases is added, and training where it is. What was computed with the \
      old weights is given up: the mini-batch waits for its forward pass again, and one that has \
      had its update is no more.
      """
  )
  static let group = CommandGroup.network
  static let examples = [
    Example("weights 1 --unit 12", "from the pixels to unit 12, as a picture"),
    Example("weights 2 --unit 3", "the weights into output 3, as a list"),
    Example("weights w2[3,7]", "one weight"),
    Example("weights 2", "all of layer 2"),
    Example("weights 2 --scale 4", "every weight of layer 2 times 4"),
    Example("weights 1 --scale 0 --biases", "its biases too: the layer is 0"),
    Example("weights", "every layer in short"),
    Example("weights 1 --unit 12 --save unit.svg", "the picture as a file"),
  ]
  static let completion = CompletionSource.entries

  @Argument(help: "A layer, or an entry such as w2[3,7] or b2[7].")
  var what: String?

  @Option(help: "A unit of the layer, from 0.")
  var unit: WholeNumber?

  @Option(help: "A factor for every weight of the layer.")
  var scale: RealNumber?

  @Flag(help: "With --scale: the biases too.")
  var biases = false

  @OptionGroup var saving: SaveOptions

  func run(in session: inout Session, work: Work) throws -> Page {
    let number = what.flatMap { WholeNumber(argument: $0)?.value }
    guard unit == nil || number != nil else {
      throw LearnerError("--unit needs the number of a layer: weights 1 --unit 12")
    }
    if let scale {
      guard let number, unit == nil else {
        throw LearnerError("--scale needs the number of a layer, and no unit: weights 2 --scale 4")
      }
      return try rescale(layer: session.layer(number), by: scale.value, in: &session)
    }
    guard !biases else {
      throw LearnerError("--biases goes with --scale: weights 2 --scale 4 --biases")
    }
    guard let what else { return NetworkView.page(of: session) }
    if let entry = try Entry(what) {
      return try session.page(of: entry)
    }
    guard let number else {
      throw LearnerError("weights takes a layer or an entry: weights 1 --unit 12, weights w2[3,7]")
    }
    let l = try session.layer(number)
    let layer = session.network[l]
    guard let unit = unit?.value else {
      var page = Page()
      if l > 1 {
        page.append(
          HeatMap(
            values: layer.weights.values,
            height: layer.inputs,
            width: layer.units,
            caption: "W\(l): from units of layer \(l - 1) down, to units of layer \(l) across"
          )
        )
      } else {
        page.line("W1 has \(layer.units) units: type weights 1 --unit 0 for a picture of one")
        page.append(
          NumberView.list(
            (0..<layer.units).map { Self.norm(layer.weights.column($0)) },
            of: "unit",
            title: "norm of the weights into each unit of layer 1"
          )
        )
        page.line("each number is the norm of the weights into a unit")
      }
      return page
    }
    guard (0..<layer.units).contains(unit) else {
      throw LearnerError("layer \(l) has no unit \(unit): they count from 0 to \(layer.units - 1)")
    }
    let column = layer.weights.column(unit)
    let caption: Text = "W\(l) into unit \(unit)"
    var page =
      l == 1
      ? Page(session.picture(of: column, caption: caption))
      : Page(caption, NumberView.list(column, of: "from unit", title: caption))
    page.line("bias b\(l)[\(unit)] = \(Number.significant(layer.biases[0, unit]))")
    return page
  }

  private func rescale(
    layer l: Int,
    by factor: Double,
    in session: inout Session
  ) throws -> Page {
    let layer = session.network[l]
    let largest = [layer.weights, layer.biases].map { $0.largest?.value.magnitude ?? 0 }
    guard largest.allSatisfy({ ($0 * factor).isFinite }), factor.magnitude <= 1e6 else {
      throw LearnerError("--scale takes a factor of 1,000,000 at most: weights \(l) --scale 4")
    }
    session.scaleWeights(ofLayer: l, by: factor, withBiases: biases)
    let after = session.network[l].weights
    let root = Double(after.rows * after.columns).squareRoot()
    var page = Page(
      """
      W\(l) × \(Number.exact(factor), .strong): RMS \(Number.significant(layer.weights.norm / root)) → \
      \(Number.significant(after.norm / root)); \(biases ? "the biases too" : "the biases stay")
      """ as Text
    )
    if let step = session.step {
      page.line("the batch of \(step.m) waits for its forward pass")
    } else {
      page.line("there is no mini-batch now; epoch and step go on")
    }
    return page
  }

  private static func norm(_ values: [Double]) -> Double {
    values.reduce(0) { $0.addingProduct($1, $1) }.squareRoot()
  }
}
