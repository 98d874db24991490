import Arithmetic
import ArgumentParser
import BackpropCore
import Foundation
import TextRendering

struct ImportCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Read weights and biases from a safetensors file.",
    discussion: """
      Takes w1, b1, w2, b2 … of type F64, in × out and out; other tensors are passed over. \
      Activations and cost follow the file's metadata, or else the settings. Training begins again \
      at epoch 1.
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

  @Argument(help: "The file.")
  var file: String

  func run(in session: inout Session, work: Work) throws -> Page {
    let path = try work.permissions.pathForReading(file)
    let data: Data
    do {
      let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
      guard size <= 1 << 30 else {
        throw LearnerError("\(file) has \(Number.grouped(size)) bytes: at most 1 GiB is read")
      }
      data = try Data(contentsOf: URL(fileURLWithPath: path))
    } catch let error as LearnerError {
      throw error
    } catch {
      throw LearnerError("\(file) cannot be read: \(FileFailure.reason(of: error))")
    }
    let contents = try Safetensors(data, name: file)
    let layers = try layers(of: contents, for: session)
    let cost = contents.metadata["cost"].flatMap(Cost.init) ?? session.network.cost
    session.takeNetwork(Network(layers: layers, cost: cost))
    return Page(
      "took \(layers.count, .strong) layers from \(file)",
      NetCommand.description(of: session)
    )
  }

  private func layers(of contents: Safetensors, for session: Session) throws -> [Layer] {
    var count = 0
    while contents.tensors["w\(count + 1)"] != nil { count += 1 }
    guard Limits.layers.contains(count) else {
      throw LearnerError("\(file) has no tensor w1: weights are called w1, w2 …, biases b1, b2 …")
    }
    var sizes = [session.pixelCount]
    var layers: [Layer] = []
    for l in 1...count {
      guard let weights = contents.tensors["w\(l)"], let biases = contents.tensors["b\(l)"] else {
        throw LearnerError("\(file) has weights w\(l) but no biases b\(l)")
      }
      guard weights.rows == sizes[l - 1], biases.rows == 1, biases.columns == weights.columns else {
        throw LearnerError(
          "\(file) has w\(l) \(weights.rows)×\(weights.columns) and b\(l) of \(biases.columns): "
            + "w\(l) must be \(sizes[l - 1]) × out, b\(l) of length out"
        )
      }
      let name = contents.metadata["activation.\(l)"] ?? ""
      let fallback: Activation = l == count ? .sigmoid : session.settings.activation
      layers.append(
        Layer(
          weights: weights,
          biases: biases,
          activation: l == count ? .sigmoid : Activation(rawValue: name) ?? fallback
        )
      )
      sizes.append(weights.columns)
    }
    _ = try NetCommand.sizes(sizes.map(String.init).joined(separator: "-"), for: session)
    guard
      layers.allSatisfy({
        ($0.weights.largest?.value ?? 0).isFinite && ($0.biases.largest?.value ?? 0).isFinite
      })
    else { throw LearnerError("\(file) holds weights that are not finite numbers") }
    return layers
  }
}
