import ArgumentParser
import Experiment
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
      return try PassView.forward(of: session)
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
    let step = try session.reach(.forward)
    // What keeps within bounds is drawn on one scale, so that pictures compare.
    let bounds = step.network[try session.layer(l)].activation.bounds
    return try slice.page(
      of: step.found.forward.a(l),
      name: "a\(l)",
      limit: bounds.map { max(-$0.lowerBound, $0.upperBound) }
    )
  }
}
