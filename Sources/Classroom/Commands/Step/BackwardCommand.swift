import ArgumentParser
import BackpropCore
import TextRendering
import Wording

struct BackwardCommand: SessionCommand, Repeatable {
  static let configuration = CommandConfiguration(
    commandName: "backward",
    abstract: "Find the error δ of every layer, the last layer first.",
    discussion: """
      With the number of a layer it finds that one alone, so that a class can walk from the last \
      layer to the first.
      """
  )
  static let group = CommandGroup.step
  static let examples = [
    Example("backward", "δ of every layer that is left", after: ["batch", "forward"]),
    Example("backward 2", "δ of layer 2 only", after: ["batch", "forward"]),
  ]

  @Argument(help: "A layer; all that are left if none is named.")
  var layer: WholeNumber?

  func run(in session: inout Session, work: Work) throws -> Page {
    var found: [Int] = []
    if let wanted = try layer.map({ try session.layer($0.value) }) {
      let lowest = try session.reach(.forward).step.backward.lowestLayer
      guard wanted < lowest else {
        return Page(try Self.table(of: session, layers: [wanted]))
      }
      guard wanted == lowest - 1 else {
        throw LearnerError(
          "δ of layer \(wanted) is made from δ of layer \(wanted + 1): type backward \(lowest - 1) first"
        )
      }
      found = [try session.backwardOneLayer(threads: work.threads)]
    } else if try session.reach(.forward).step.backward.isComplete {
      found = Array((1...session.network.layers.count).reversed())
    } else {
      while try !session.reach(.forward).step.backward.isComplete {
        found.append(try session.backwardOneLayer(threads: work.threads))
      }
    }
    return Page(try Self.table(of: session, layers: found))
  }

  /// Shape, norm, mean and largest entry of δ, a layer a row.
  static func table(of session: Session, layers: [Int]) throws -> Table {
    let walk = try session.reach(.forward)
    var table = Table(
      .right("layer"),
      .right("m × out"),
      .right("‖δ‖"),
      .right("mean δ"),
      .right("largest"),
      .left("at"),
      // Last, where it is folded if the numbers leave it no room.
      .left("backward")
    )
    for l in layers {
      let delta = try session.delta(l)
      let largest = delta.largest
      table.row(
        "\(l)",
        "\(delta.rows)×\(delta.columns)",
        "\(Number.scientific(delta.norm, decimals: 2))",
        "\(Number.scientific(delta.mean, decimals: 2))",
        "\(Number.significant(largest?.value ?? 0, digits: 3))",
        "[\(largest?.row ?? 0),\(largest?.column ?? 0)]",
        formula(l, of: walk.network)
      )
    }
    return table
  }

  /// What δ of a layer is made of.
  static func formula(_ l: Int, of network: Network) -> Text {
    guard l == network.layers.count else {
      return
        "δ = (δ\(subscript: l + 1) W\(subscript: l + 1)ᵀ) ⊙ \(network.layers[l - 1].activation.symbol)′(z\(subscript: l))"
    }
    return network.cost == .crossEntropy ? "δ = a − y" : "δ = (a − y) ⊙ σ′(z\(subscript: l))"
  }
}
