import Arithmetic
import ArgumentParser
import BackpropCore
import Experiment
import TextRendering

struct ForwardCommand: SessionCommand, Repeatable {
  static let configuration = CommandConfiguration(
    commandName: "forward",
    abstract: "Find every weighted input z and activation a.",
    discussion: "saturated counts activations within 0.01 of their bounds, where σ′ is near 0."
  )
  static let group = CommandGroup.step
  static let examples = [
    Example("forward", "from the pixels to the ten outputs", after: ["batch"])
  ]

  func run(in session: inout Session, work: Work) throws -> Page {
    try session.forward(threads: work.threads)
    return try PassView.forward(of: session)
  }
}
