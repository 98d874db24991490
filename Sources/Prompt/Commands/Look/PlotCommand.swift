import ArgumentParser
import Experiment
import TextRendering
import Wording

struct PlotCommand: PicturedCommand {
  static let configuration = CommandConfiguration(
    commandName: "plot",
    abstract: "Draw curves of what was recorded as training went.",
    discussion: """
      Recorded are, of about a hundred steps an epoch, at the weights before the step: \
      \(names { !$0.isLoggedByEpoch }). And at the end of each epoch: \(names(\.isLoggedByEpoch)); those of \
      the training images for up to 10,000 of them.
      """
  )
  /// The names of some of the measures that are recorded, as the table has them.
  private static func names(_ isMeant: (Measure) -> Bool) -> String {
    Measure.all.filter { $0.isLogged && isMeant($0) }.map { $0.names(layers: 1)[0] }.list("and")
  }
  static let group = CommandGroup.look
  static let examples = [
    Example("plot cost.data cost.l2", "both costs, step by step", after: ["step 20"]),
    Example(
      "plot grad.data.1 grad.l2.1 --log",
      "gradients that differ by powers of ten",
      after: ["step 20"]
    ),
    Example("plot accuracy.test accuracy.train", "epoch by epoch", after: ["epoch 2"]),
    Example("plot cost.data --save cost.svg", "the same as a file", after: ["step 20"]),
  ]
  static let completion = CompletionSource.curves

  @Argument(help: "What to draw.")
  var metrics: [String]

  @Flag(name: .customLong("log"), help: "Equal distances upwards are equal ratios.")
  var isLogarithmic = false

  @OptionGroup var saving: SaveOptions

  func run(in session: inout Session, work: Work) throws -> Page {
    guard metrics.count <= 8 else {
      throw LearnerError("a plot holds 8 curves at most: plot cost.data cost.l2")
    }
    let layers = session.network.layers.count
    let names = Measure.curveNames(layers: layers)
    try work.begin(session.cost(ofCurves: metrics.count))
    let series = try metrics.map { name in
      let measure = try NamedMeasure(name, layers: layers, suggesting: names)
      guard let points = try session.curve(of: measure) else {
        throw LearnerError("\(name) is not recorded as training goes: type help plot for what is")
      }
      guard !points.isEmpty else {
        throw LearnerError(
          measure.isLoggedByEpoch
            ? "\(name) is recorded at the end of an epoch: type epoch first"
            : "nothing is recorded of \(name) yet: type step 100 first"
        )
      }
      return LinePlot.Series(name: name, points: points)
    }
    return Page(LinePlot(xLabel: "step", series: series, isLogarithmic: isLogarithmic))
  }
}
