import ArgumentParser
import BackpropCore
import Experiment
import TextRendering
import Wording

struct CheckCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check the gradient against the slope of the cost.",
    discussion: """
      Some weights and biases of each layer are moved by h to either side, and the change of the cost is \
      compared with the gradient: the data's part, each penalty's part with λ so large that it counts, and \
      all together. check scale puts every image of the mini-batch in twice: nothing may move.
      """
  )
  static let group = CommandGroup.check
  static let examples = [
    Example("check", "20 weights and 20 biases of each layer", after: ["batch"]),
    Example("check --all", "every weight and bias", after: ["batch"]),
    Example("check --steps", "the error for large and small h, as a curve", after: ["batch"]),
    Example("check scale", "every image of the mini-batch twice", after: ["batch"]),
  ]
  static let completion = CompletionSource.words(["scale"])

  /// Weights, and biases, of a layer that are checked unless all are.
  private static let sample = 20
  /// Each h of the curve.
  private static let steps = [
    1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9, 1e-10, 1e-11, 1e-12, 1e-13,
  ]

  @Argument(help: "scale, to put every image in twice.")
  var what: String?

  @Flag(name: .customLong("all"), help: "Every weight and bias, not some of each layer.")
  var isOfAll = false

  @Flag(name: .customLong("steps"), help: "For h from 0.1 to 1e-13, as a curve.")
  var isOfSteps = false

  func run(in session: inout Session, work: Work) throws -> Page {
    if let what {
      guard what == "scale" else {
        throw LearnerError("check takes scale or nothing: check, check scale")
      }
      guard !isOfAll, !isOfSteps else {
        throw LearnerError("check scale takes no options: it is of every weight and bias")
      }
      return ScaleView.page(of: try session.checkScale(work: work), in: session)
    }
    guard session.network.isFinite else { return Page(NetworkView.isNotFinite) }
    guard isOfSteps else {
      let report = try session.checkGradient(sample: isOfAll ? nil : Self.sample, work: work)
      return CheckView.page(of: report, in: session)
    }
    guard !isOfAll else {
      throw LearnerError(
        "a curve is of some weights: check --steps, or check --all without a curve"
      )
    }
    let errors = try session.checkSteps(Self.steps, sample: Self.sample, work: work)
    return StepErrorsView.page(of: errors)
  }
}
