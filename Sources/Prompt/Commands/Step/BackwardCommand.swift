import ArgumentParser
import BackpropCore
import Experiment
import TextRendering
import Wording

struct BackwardCommand: SessionCommand, Repeatable {
  static let configuration = CommandConfiguration(
    commandName: "backward",
    abstract: "Find the error δ of every layer, the last layer first.",
    discussion: """
      With the number of a layer it finds that one alone, so that a class can step from the last \
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
      let lowest = try session.reach(.forward).found.backward.lowestLayer
      guard wanted < lowest else {
        return Page(try PassView.deltas(of: session, layers: [wanted]))
      }
      guard wanted == lowest - 1 else {
        throw LearnerError(
          "δ of layer \(wanted) is made from δ of layer \(wanted + 1): type backward \(lowest - 1) first"
        )
      }
      found = [try session.backwardOneLayer(threads: work.threads)]
    } else if try session.reach(.forward).isBackwardComplete {
      found = Array((1...session.network.layers.count).reversed())
    } else {
      while try !session.reach(.forward).isBackwardComplete {
        found.append(try session.backwardOneLayer(threads: work.threads))
      }
    }
    return Page(try PassView.deltas(of: session, layers: found))
  }
}
