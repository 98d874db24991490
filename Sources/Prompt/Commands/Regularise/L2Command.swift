import ArgumentParser
import BackpropCore
import Experiment
import TextRendering
import Wording

struct L2Command: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "l2",
    abstract: "Switch the L2 penalty on or off, or choose its divisor.",
    discussion: """
      The penalty adds λ/(2n) Σw² to the cost, so (λ/n) w to the gradient of each weight, where n \
      counts the images of the training set. scale batch divides by m, the images of the \
      mini-batch: a common mistake, n/m times too strong. Nothing else changes, so grad shows at \
      once what it does. scale none divides by nothing, as PyTorch does. biases on penalises biases \
      too. audit says what λ means now, audit --conventions what number does the same in other programs.
      """
  )
  static let group = CommandGroup.regularise
  static let examples = [
    Example("l2 off", "only the data move the weights"),
    Example("l2 on", "the penalty is back"),
    Example("l2 scale batch", "λ/m in place of λ/n: the mistake"),
    Example("l2 scale dataset", "λ/n again"),
    Example("l2 scale none", "λ w, divided by nothing"),
    Example("l2 biases on", "the penalty is for biases too"),
    Example("l2 audit", "what λ means, and who steers"),
    Example("l2 audit --conventions", "what number does the same elsewhere"),
    Example("l2", "how it stands"),
  ]
  static let completion = CompletionSource.words(TermView.words + ["audit"])

  @Argument(help: "on, off, scale, biases or audit.")
  var what: String?

  @Argument(help: "With scale: dataset, batch or none; with biases: on or off.")
  var scale: String?

  @Flag(help: "With audit: what number does the same in other programs.")
  var conventions = false

  func run(in session: inout Session, work: Work) throws -> Page {
    if conventions {
      guard what == "audit", scale == nil else {
        throw LearnerError("--conventions belongs to audit: l2 audit --conventions")
      }
      return ConventionView.table(for: session)
    }
    if what == "audit", scale == nil { return try AuditView.page(of: session, work: work) }
    return try TermView.change(.l2, what, scale, in: &session)
  }
}
