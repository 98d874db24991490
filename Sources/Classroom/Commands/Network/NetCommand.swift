import ArgumentParser
import BackpropCore
import TextRendering
import Wording

struct NetCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "net",
    abstract: "Describe the network, or draw a new one.",
    usage: "net [<sizes>] [<options>]",
    discussion: """
      Sizes are the inputs, then the units of each layer. The activation is that of the hidden \
      layers; the output layer is always sigmoid, as the cross-entropy needs. scaled draws weights \
      from N(0, 1/fan-in) and biases from N(0, 1); large draws both from N(0, 1); small is \
      0.01 · N(0, 1). What is not said stays as it was.
      """
  )
  static let group = CommandGroup.network
  static let examples = [
    Example("net 784-60-20-10 --init small", "the network of the 11 % question"),
    Example("net --seed 7", "the same network, drawn anew"),
    Example("net", "what the network is"),
  ]

  @Argument(help: "Sizes, as in 784-30-10.")
  var sizes: String?

  @Option(help: "sigmoid, tanh or relu, for the hidden layers.")
  var activation: Activation?

  @Option(help: "cross-entropy or quadratic.")
  var cost: Cost?

  @Option(name: .customLong("init"), help: "scaled, large or small.")
  var initialization: Initialization?

  @Option(help: "Fixes the weights that are drawn, and every shuffle.")
  var seed: WholeNumber?

  func run(in session: inout Session, work: Work) throws -> Page {
    let sizes = try self.sizes.map { try Self.sizes($0, for: session) }
    let seed = try self.seed.map { try SetCommand.seed(Double($0.value)) }
    let isNew =
      sizes != nil || activation != nil || cost != nil || initialization != nil || seed != nil
    if isNew {
      session.drawNetwork { settings in
        settings.sizes = sizes ?? settings.sizes
        settings.activation = activation ?? settings.activation
        settings.cost = cost ?? settings.cost
        settings.initialization = initialization ?? settings.initialization
        settings.seed = seed ?? settings.seed
      }
    }
    var page = Self.description(of: session)
    if isNew { page.line(Text(Self.begunAgain)) }
    return page
  }

  /// What a new network means for the training.
  static let begunAgain = "training begins again at epoch 1, without a mini-batch"

  /// Reads `784-30-10`.
  static func sizes(_ text: String, for session: Session) throws -> [Int] {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let sizes = parts.compactMap { Int($0) }
    guard sizes.count == parts.count, sizes.count >= 2 else {
      throw LearnerError("the sizes of a network are numbers with hyphens: net 784-30-10")
    }
    guard sizes[0] == session.pixelCount else {
      throw LearnerError(
        "the images have \(session.pixelCount) pixels, so the sizes begin with "
          + "\(session.pixelCount): net \(session.pixelCount)-30-10"
      )
    }
    guard sizes.last == 10 else {
      throw LearnerError("there are ten digits, so the sizes end with 10: net \(sizes[0])-30-10")
    }
    guard Limits.layers.contains(sizes.count - 1),
      sizes.dropFirst().allSatisfy(Limits.units.contains)
    else {
      throw LearnerError(
        "a network has at most \(Limits.layers.upperBound) layers of 1 to "
          + "\(Number.grouped(Limits.units.upperBound)) units each"
      )
    }
    let parameters = Limits.parameterCount(of: sizes)
    guard parameters <= Limits.parameters else {
      throw LearnerError(
        "\(text) has \(Number.grouped(parameters)) weights and biases: at most "
          + "\(Number.grouped(Limits.parameters)) fit"
      )
    }
    return sizes
  }

  /// The layers and how they were drawn.
  static func description(of session: Session) -> Page {
    let title: Text =
      "\(session.sizesText, .strong), \(session.network.cost.rawValue), \(session.origin)"
    var page = Page(title)
    var table = Table(
      .right("layer"),
      .right("in × out"),
      .left("activation"),
      .right("weights"),
      .right("biases"),
      .right("‖W‖"),
      .right("RMS of W")
    )
    for (i, layer) in session.network.layers.enumerated() {
      let count = layer.inputs * layer.units
      table.row(
        "\(i + 1)",
        "\(layer.inputs)×\(layer.units)",
        "\(layer.activation.rawValue)",
        "\(Number.grouped(count))",
        "\(Number.grouped(layer.units))",
        "\(Number.significant(layer.weights.norm))",
        "\(Number.significant(layer.weights.norm / Double(count).squareRoot()))"
      )
    }
    page.append(table)
    page.line("\(Number.grouped(session.network.parameterCount)) weights and biases in all")
    return page
  }
}

extension Activation: ExpressibleByArgument {}
extension Cost: ExpressibleByArgument {}
extension Initialization: ExpressibleByArgument {}
