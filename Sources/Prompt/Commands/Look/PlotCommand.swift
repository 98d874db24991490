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
      the training images for up to 10,000 of them. --with lays the curves of runs over it that were kept \
      by keep, by images seen where their mini-batches differ in size.
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
    Example(
      "plot cost.data --with plain",
      "this run over one that was kept",
      after: ["step 20", "keep plain", "reset", "l2 off", "step 20"]
    ),
    Example("plot cost.data --save cost.svg", "the same as a file", after: ["step 20"]),
  ]
  static let completion = CompletionSource.curves

  @Argument(help: "What to draw.")
  var metrics: [String]

  @Flag(name: .customLong("log"), help: "Equal distances upwards are equal ratios.")
  var isLogarithmic = false

  @Option(name: .customLong("with"), parsing: .upToNextOption, help: "Runs that were kept.")
  var names: [String] = []

  @OptionGroup var saving: SaveOptions

  func run(in session: inout Session, work: Work) throws -> Page {
    let runs = try names.map { try session.run(named: $0) }
    guard metrics.count * (runs.count + 1) <= 8 else {
      throw LearnerError("a plot holds 8 curves at most: plot cost.data cost.l2")
    }
    let layers = session.network.layers.count
    let curves = Measure.curveNames(layers: layers)
    try work.begin(session.cost(ofCurves: metrics.count * (runs.count + 1)))
    let sizes = [session.settings.batchSize] + runs.map(\.settings.batchSize)
    let isByImages = Set(sizes).count > 1
    var series: [LinePlot.Series] = []
    for name in metrics {
      let measure = try NamedMeasure(name, layers: layers, suggesting: curves)
      guard var points = try session.curve(of: measure) else {
        throw LearnerError("\(name) is not recorded as training goes: type help plot for what is")
      }
      if !points.isEmpty || runs.isEmpty {
        guard !points.isEmpty else { throw Self.isEmpty(name, measure) }
        if isByImages { points = points.map { ($0.x * Double(sizes[0]), $0.y) } }
        series.append(LinePlot.Series(name: runs.isEmpty ? name : "\(name) now", points: points))
      }
      for (run, size) in zip(runs, sizes.dropFirst()) {
        var points = run.log.curve(of: measure) ?? []
        guard !points.isEmpty else {
          throw LearnerError(
            "nothing is recorded of \(name) in \(run.name): plot cost.data --with \(run.name)"
          )
        }
        if isByImages { points = points.map { ($0.x * Double(size), $0.y) } }
        series.append(LinePlot.Series(name: "\(name) \(run.name)", points: points))
      }
    }
    let xLabel: Text = isByImages ? "images seen" : "step"
    return Page(LinePlot(xLabel: xLabel, series: series, isLogarithmic: isLogarithmic))
  }

  private static func isEmpty(_ name: String, _ measure: NamedMeasure) -> LearnerError {
    LearnerError(
      measure.isLoggedByEpoch
        ? "\(name) is recorded at the end of an epoch: type epoch first"
        : "nothing is recorded of \(name) yet: type step 100 first"
    )
  }
}
