import ArgumentParser
import BackpropCore
import Experiment
import TextRendering
import Wording

struct NetCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "net",
    abstract: "Describe the network, or draw a new one.",
    usage: "net [<sizes>] [<options>]",
    discussion: """
      Sizes are the inputs, then the units of each layer. The activation is that of the hidden \
      layers; the output layer has the one that belongs to the cost: sigmoid, or softmax with \
      log-likelihood. scaled draws weights \
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
  var activation: Named<Activation>?

  @Option(help: "cross-entropy, quadratic or log-likelihood.")
  var cost: Named<Output>?

  @Option(name: .customLong("init"), help: "scaled, large or small.")
  var initialization: Initialization?

  @Option(help: "Fixes the weights that are drawn, and every shuffle.")
  var seed: WholeNumber?

  func run(in session: inout Session, work: Work) throws -> Page {
    let sizes = try self.sizes.map { try NetworkSizes.read($0, for: session) }
    var settings = session.settings
    if let seed { try Setting.seed.put(Double(seed.value), into: &settings) }
    let isNew =
      sizes != nil || activation != nil || cost != nil || initialization != nil || seed != nil
    if isNew {
      settings.sizes = sizes ?? settings.sizes
      settings.activation = activation?.value ?? settings.activation
      settings.output = cost?.value ?? settings.output
      settings.initialization = initialization ?? settings.initialization
      try session.requireRoom(work: work) {
        ($0.sizes, $0.batchSize) = (settings.sizes, settings.batchSize)
      }
      session.drawNetwork { $0 = settings }
    }
    var page = NetworkView.page(of: session)
    if isNew { page.line(Text(NetworkView.begunAgain)) }
    return page
  }
}
