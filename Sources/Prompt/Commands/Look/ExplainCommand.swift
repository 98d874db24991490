import ArgumentParser
import Experiment
import TextRendering
import Wording

struct ExplainCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Show how one number comes about, numbers put in.",
    discussion: """
      A gradient such as w2[3,7] or b2[7] is summed image by image, L2 is added, and the result is \
      compared with the slope of the cost measured by moving that weight. delta1[5,12], z1[5,12] and \
      a1[5,12] are taken apart in the same way.
      """
  )
  static let group = CommandGroup.look
  static let examples = [
    Example(
      "explain w2[3,7]",
      "the gradient of one weight",
      after: ["batch", "forward", "backward", "grad"]
    ),
    Example(
      "explain delta1[5,12]",
      "the error of a hidden unit",
      after: ["batch", "forward", "backward"]
    ),
    Example("explain z2[5,7]", "a weighted input", after: ["batch", "forward"]),
  ]
  static let completion = CompletionSource.entries

  @Argument(help: "A weight, bias, weighted input, activation or δ: w2[3,7], delta1[5,12].")
  var what: String

  func run(in session: inout Session, work: Work) throws -> Page {
    guard let entry = try Entry(what) else {
      throw LearnerError("explain takes the name of one number: explain w2[3,7]")
    }
    let explanation = Explanation(session: session, entry: entry)
    switch entry.kind {
    case .weight, .bias, .gradient, .biasGradient:
      try work.begin(session.costOfSlope)
      return try explanation.gradient()
    case .weightedInput: return try explanation.weightedInput()
    case .activation: return try explanation.activation()
    case .delta: return try explanation.delta()
    case .input:
      throw LearnerError(
        "x is a pixel divided by 255, and made of nothing else: print \(entry.name) shows it"
      )
    }
  }
}
