import ArgumentParser
import TextRendering
import Wording

struct WeightsCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "weights",
    abstract: "Show weights and biases."
  )
  static let group = CommandGroup.network
  static let examples = [
    Example("weights 1 --unit 12", "from the pixels to unit 12, as a picture"),
    Example("weights 2 --unit 3", "the weights into output 3, as a list"),
    Example("weights w2[3,7]", "one weight"),
    Example("weights 2", "all of layer 2"),
    Example("weights", "every layer in short"),
  ]
  static let completion = CompletionSource.entries

  @Argument(help: "A layer, or an entry such as w2[3,7] or b2[7].")
  var what: String?

  @Option(help: "A unit of the layer, from 0.")
  var unit: WholeNumber?

  func run(in session: inout Session, work: Work) throws -> Page {
    let number = what.flatMap { WholeNumber(argument: $0)?.value }
    guard unit == nil || number != nil else {
      throw LearnerError("--unit needs the number of a layer: weights 1 --unit 12")
    }
    guard let what else { return NetCommand.description(of: session) }
    if let entry = try Entry(what) {
      return try session.page(of: entry)
    }
    guard let number else {
      throw LearnerError("weights takes a layer or an entry: weights 1 --unit 12, weights w2[3,7]")
    }
    let l = try session.layer(number)
    let layer = session.network.layers[l - 1]
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
          SliceOptions.list(
            (0..<layer.units).map { Self.norm(layer.weights.column($0)) },
            of: "unit"
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
      : Page(caption, SliceOptions.list(column, of: "from unit"))
    page.line("bias b\(l)[\(unit)] = \(Number.significant(layer.biases[0, unit]))")
    return page
  }

  private static func norm(_ values: [Double]) -> Double {
    values.reduce(0) { $0.addingProduct($1, $1) }.squareRoot()
  }
}
