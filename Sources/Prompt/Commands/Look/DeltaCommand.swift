import ArgumentParser
import Experiment
import TextRendering
import Wording

struct DeltaCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "delta",
    abstract: "Show the errors δ of the mini-batch."
  )
  static let group = CommandGroup.look
  static let examples = [
    Example(
      "delta 2 --image 5",
      "δ of the ten outputs for image 5",
      after: ["batch", "forward", "backward"]
    ),
    Example(
      "delta 1 --unit 3",
      "δ of unit 3 for each image",
      after: ["batch", "forward", "backward"]
    ),
    Example("delta 1", "all of layer 1", after: ["batch", "forward", "backward"]),
    Example("delta delta2[5,7]", "one number", after: ["batch", "forward", "backward"]),
  ]
  static let completion = CompletionSource.entries

  @Argument(help: "A layer, or an entry such as delta2[5,7].")
  var what: String?

  @OptionGroup var slice: SliceOptions

  func run(in session: inout Session, work: Work) throws -> Page {
    guard let what else {
      try slice.requireNone("delta 2 --image 5")
      let lowest = try session.reach(.backward).found.backward.lowestLayer
      let layers = Array((lowest...session.network.layers.count).reversed())
      return Page(try PassView.deltas(of: session, layers: layers))
    }
    if let entry = try Entry(what) {
      try slice.requireNone("delta 2 --image 5")
      return try session.page(of: entry)
    }
    guard let l = WholeNumber(argument: what)?.value else {
      throw LearnerError("delta takes a layer or an entry: delta 2, delta delta2[5,7]")
    }
    return try slice.page(of: try session.delta(try session.layer(l)), name: "δ\(l)")
  }
}
