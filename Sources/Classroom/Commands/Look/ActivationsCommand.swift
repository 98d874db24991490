import ArgumentParser
import TextRendering
import Wording

struct ActivationsCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "activations",
    abstract: "Show the activations of the mini-batch."
  )
  static let group = CommandGroup.look
  static let examples = [
    Example("activations 2 --image 5", "the ten outputs for image 5", after: ["batch", "forward"]),
    Example(
      "activations 1 --unit 3",
      "what unit 3 makes of each image",
      after: ["batch", "forward"]
    ),
    Example("activations 1", "all of layer 1", after: ["batch", "forward"]),
    Example("activations", "every layer in short", after: ["batch", "forward"]),
  ]
  static let completion = CompletionSource.entries

  @Argument(help: "A layer, or an entry such as a2[5,7] or z2[5,7].")
  var what: String?

  @OptionGroup var slice: SliceOptions

  func run(in session: inout Session, work: Work) throws -> Page {
    guard let what else {
      try slice.requireNone("activations 1 --unit 3")
      return try ForwardCommand.page(for: session)
    }
    if let entry = try Entry(what) {
      try slice.requireNone("activations 1 --unit 3")
      return try session.page(of: entry)
    }
    guard let l = WholeNumber(argument: what)?.value else {
      throw LearnerError(
        "activations takes a layer or an entry: activations 2, activations a2[5,7]"
      )
    }
    let walk = try session.reach(.forward)
    // Sigmoid and tanh keep within 1, so that pictures of them share one scale.
    let isBounded = walk.network.layers[try session.layer(l) - 1].activation != .relu
    return try slice.page(
      of: walk.step.forward.activations[l - 1],
      name: "a\(l)",
      limit: isBounded ? 1 : nil
    )
  }
}
