import Arithmetic
import ArgumentParser
import BackpropCore
import Experiment
import Files
import TextRendering
import Wording

struct ImportCommand: FileCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Read weights and biases from a safetensors or npz file.",
    discussion: """
      Takes w1, b1, w2, b2 … in × out and out, of float64, float32 or whole numbers; other tensors are \
      passed over. Activations and cost follow the file's strings, or else the settings. Training \
      begins again at epoch 1.
      """
  )
  static let group = CommandGroup.files
  static let examples = [
    Example(
      "import step.safetensors",
      "the weights of that file",
      after: ["export step.safetensors"]
    )
  ]
  static let completion = CompletionSource.files([])

  @Argument(help: "A file that export wrote, or one like it.")
  var file: FilePath

  func run(in session: inout Session, files: Permissions, work: Work) throws -> Page {
    let place = FilePath(path: try files.pathForReading(file.description))
    _ = try place.size()
    let contents = try openTensors(path: place.place, name: file.description)
    let layers = try layers(of: contents, for: session, work: work)
    let output =
      contents.metadata["cost"].flatMap(Output.named) ?? session.network.output
    session.takeNetwork(Network(layers: layers, output: output), from: "imported weights")
    return Page(
      "took \(layers.count, .strong) layers from \(file.description)",
      NetworkView.page(of: session)
    )
  }

  private func layers(
    of contents: any TensorReader,
    for session: Session,
    work: Work
  ) throws -> [Layer] {
    let sizes = try sizes(of: contents, for: session)
    try session.requireRoom(work: work) { $0.sizes = sizes }
    let count = sizes.count - 1
    let layers = try (1...count).map { l in
      guard let weights = try contents.matrix("w\(l)"), let biases = try contents.matrix("b\(l)")
      else { throw LearnerError("\(file) has weights w\(l) but no biases b\(l)") }
      let name = contents.metadata["activation.\(l)"] ?? ""
      return Layer(
        weights: weights,
        biases: biases,
        activation: Activation.named(name) ?? session.settings.activation
      )
    }
    guard
      layers.allSatisfy({
        ($0.weights.largest?.value ?? 0).isFinite && ($0.biases.largest?.value ?? 0).isFinite
      })
    else { throw LearnerError("\(file) holds weights that are not finite numbers") }
    return layers
  }

  /// The sizes of the network, from the shapes alone: nothing large is made of a file that does not fit.
  private func sizes(of contents: any TensorReader, for session: Session) throws -> [Int] {
    var sizes = [session.pixelCount]
    while let weights = try contents.shape(of: "w\(sizes.count)") {
      let l = sizes.count
      guard let biases = try contents.shape(of: "b\(l)") else {
        throw LearnerError("\(file) has weights w\(l) but no biases b\(l)")
      }
      guard weights.rows == sizes[l - 1], biases == (1, weights.columns) else {
        throw LearnerError(
          "\(file) has w\(l) \(weights.rows)×\(weights.columns) and b\(l) of \(biases.columns): "
            + "w\(l) must be \(sizes[l - 1]) × out, b\(l) of length out"
        )
      }
      sizes.append(weights.columns)
    }
    guard sizes.count > 1 else {
      throw LearnerError("\(file) has no tensor w1: weights are called w1, w2 …, biases b1, b2 …")
    }
    guard sizes[sizes.count - 1] == 10 else {
      throw LearnerError(
        "\(file) ends with w\(sizes.count - 1), which has \(sizes[sizes.count - 1]) units out, and has "
          + "no w\(sizes.count): the last layer has 10, one for each digit"
      )
    }
    return try NetworkSizes.read(sizes.map(String.init).joined(separator: "-"), for: session)
  }
}
