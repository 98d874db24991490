import ArgumentParser
import Experiment
import TextRendering

struct L1Command: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "l1",
    abstract: "Switch the L1 penalty on or off, or choose its divisor.",
    discussion: """
      The penalty adds (λ₁/n) Σ|w| to the cost, so (λ₁/n) sign w to the gradient of each weight: all \
      are pulled to 0 by the same amount, and many end there. At w = 0 it asks for nothing. λ₁ is set by \
      set lambda1.
      """
  )
  static let group = CommandGroup.regularise
  static let examples = [
    Example("l1 on", "L1 beside L2, in a row of its own"),
    Example("l1 off", "only what was there before", after: ["l1 on"]),
    Example("l1 scale batch", "λ₁/m in place of λ₁/n", after: ["l1 on"]),
    Example("l1", "how it stands"),
  ]
  static let completion = CompletionSource.words(TermView.words)

  @Argument(help: "on, off, scale or biases.")
  var what: String?

  @Argument(help: "With scale: dataset, batch or none; with biases: on or off.")
  var scale: String?

  func run(in session: inout Session, work: Work) throws -> Page {
    try TermView.change(.l1, what, scale, in: &session)
  }
}
