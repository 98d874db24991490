import ArgumentParser
import Experiment
import TextRendering
import Wording

struct CompareCommand: InterpreterCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Run copies beside each other, one switch different.",
    usage: "compare <switch> [<values>] [--steps N | --epochs N]",
    discussion: """
      Two to eight twins begin with the present state and see the same images; the session stays as it is. \
      With init, seed, activation or cost each begins anew. Of a switch with words all are compared if none \
      is said, but of a bug: bugs lists them. One value alone is compared with that of now. Ctrl-C keeps what all have reached. compare keep 2 goes on with the second twin. compare \
      plot draws all curves of all twins, compare plot accuracy.test one of them large, compare alone shows \
      the last comparison again.

      \(switches)
      """
  )
  /// Every switch and what it is, as the table has it.
  private static let switches = Switch.all
    .map { "\($0.name.padding(to: 12)) \($0.meaning)" }.joined(separator: "\n")
  static let group = CommandGroup.regularise
  static let examples = [
    Example("compare l2 --epochs 3", "with and without the penalty"),
    Example("compare eta 0.001 0.5 20 --steps 400", "too small, right, too large"),
    Example("compare batch 1 10 100 --epochs 1", "by images seen"),
    Example("compare l2 --phase grad", "both gradients of the next step"),
    Example("compare l2 --phase grad --entry w2[3,7]", "those of one weight"),
    Example("compare keep 2", "go on with a twin", after: ["compare l2 --steps 10"]),
    Example("compare plot weights.1", "a curve of all twins", after: ["compare l2 --steps 50"]),
    Example("compare plot", "all curves of all twins", after: ["compare l2 --epochs 2"]),
  ]
  static let completion = CompletionSource.words(
    Switch.all.flatMap { entry -> [String] in
      guard case .words(let words) = entry.values else { return [entry.name] }
      guard words.count <= 8 else { return words.map { "\(entry.name) \($0)" } }
      return words.flatMap { first in
        words.filter { $0 != first }.map { "\(entry.name) \(first) \($0)" }
      }
    } + Twins.counts.map { "keep \($0)" } + ["plot"]
      + Measure.curveNames(layers: 2).map { "plot \($0)" }
  )

  @Argument(
    help: "What differs, then its values; or keep with a twin's number, or plot with a curve."
  )
  var words: [String] = []

  @Option(help: "Steps to make.")
  var steps: WholeNumber?

  @Option(help: "Epochs to run: 10 unless it is said.")
  var epochs: WholeNumber?

  @Option(help: "Look at the next step only, as far as this.")
  var phase: ComparedPhase?

  @Flag(name: .customLong("log"), help: "With plot: equal distances upwards are equal ratios.")
  var isLogarithmic = false

  @Option(help: "With --phase: one number of it, such as w2[3,7].")
  var entry: String?

  func run(in interpreter: inout Interpreter, work: Work) throws -> Page {
    guard !isLogarithmic || words.first == "plot" && words.count == 2 else {
      throw LearnerError("--log is for one curve: compare plot cost.data --log")
    }
    guard let first = words.first else {
      guard steps == nil, epochs == nil, phase == nil, entry == nil else { throw Self.needsASwitch }
      return try TwinsView.page(of: Self.last(interpreter))
    }
    switch first {
    case "keep": return try keep(in: &interpreter)
    case "plot": return try plot(in: interpreter, work: work)
    default: break
    }
    let session = interpreter.session
    let difference = try Self.difference(first)
    let twins = try Twins(of: session, difference, values(of: difference, in: session), work: work)
    return try phase == nil
      ? run(twins, in: &interpreter, work: work) : look(at: twins, work: work)
  }

  private static let needsASwitch = LearnerError(
    "compare needs what the twins differ in: compare l2, or compare eta 0.001 0.5 20"
  )

  private static func difference(_ word: String) throws -> Switch {
    if let difference = Switch.named(word) { return difference }
    let names = Switch.all.map(\.name)
    throw LearnerError(
      "twins cannot differ in \(word.shown)"
        + Suggestion.ending(
          for: word,
          among: names + ["keep", "plot"],
          otherwise: ": help compare lists what they can, as in compare l2"
        )
    )
  }

  /// The values that were said; all there are where none was, and that of now beside a single one.
  private func values(of difference: Switch, in session: Session) throws -> [Switch.Value] {
    let said = words.dropFirst()
    var values: [Switch.Value]
    switch difference.values {
    case .words(let all): values = (said.isEmpty ? all : Array(said)).map(Switch.Value.word)
    case .numbers:
      values = try said.map { word in
        guard let number = RealNumber(argument: word)?.value else {
          throw LearnerError(
            "\(word.shown) is no number: compare \(difference.name) \(difference.example)"
          )
        }
        return .number(number)
      }
    }
    if values.count == 1 { values.insert(difference.read(session), at: 0) }
    return values
  }

  // MARK: - Running

  private func run(_ twins: Twins, in interpreter: inout Interpreter, work: Work) throws -> Page {
    guard entry == nil else {
      throw LearnerError("--entry needs --phase: compare l2 --phase grad --entry w2[3,7]")
    }
    guard steps == nil || epochs == nil else {
      throw LearnerError("compare runs by steps or by epochs, not by both: compare l2 --epochs 30")
    }
    let count = steps ?? epochs
    guard Limits.repetitions.contains(count?.value ?? 1) else {
      throw LearnerError(
        "compare runs 1 to \(Number.grouped(Limits.repetitions.upperBound)) steps or epochs: "
          + "compare l2 --epochs 30"
      )
    }
    var twins = twins
    try twins.run(steps.map { .steps($0.value) } ?? .epochs(epochs?.value ?? 10), work: work)
    interpreter.twins = twins
    return TwinsView.page(of: twins)
  }

  private func look(at twins: Twins, work: Work) throws -> Page {
    guard steps == nil, epochs == nil else {
      throw LearnerError("--phase looks at the next step only: compare l2 --phase grad")
    }
    guard let phase = phase?.phase else { return Page() }
    var twins = twins
    try twins.walk(to: phase, work: work)
    return try TwinStepView(twins: twins, phase: phase).page(entry: entry.map(Self.entry))
  }

  private static func entry(_ text: String) throws -> Entry {
    guard let entry = try Entry(text) else {
      throw LearnerError("--entry takes the name of one number: --entry w2[3,7]")
    }
    return entry
  }

  // MARK: - The last comparison

  private static func last(_ interpreter: Interpreter) throws -> Twins {
    guard let twins = interpreter.twins else {
      throw LearnerError("there is no comparison yet: compare l2 makes one")
    }
    return twins
  }

  private func refuseOptions() throws {
    guard steps == nil, epochs == nil, phase == nil, entry == nil else {
      throw LearnerError(
        "compare \(words[0]) takes no options: compare \(words[0]) \(words[0] == "keep" ? "2" : "accuracy.test")"
      )
    }
  }

  private func keep(in interpreter: inout Interpreter) throws -> Page {
    try refuseOptions()
    let twins = try Self.last(interpreter)
    let numbers = words.dropFirst().map { WholeNumber(argument: $0)?.value }
    guard numbers.count == 1, let number = numbers[0], (1...twins.twins.count).contains(number)
    else {
      throw LearnerError(
        "compare keep takes the number of a twin, 1 to \(twins.twins.count): compare keep 2"
      )
    }
    let twin = twins.twins[number - 1]
    interpreter.goOn(
      with: twin.session.keeping(runsOf: interpreter.session),
      by: "compare keep \(number)"
    )
    var page = Page(
      "twin \(number, .strong) goes on: \(twins.difference.name) = \(twin.value.text); undo takes it back"
    )
    page.append(try PlaceView.page(of: interpreter.session))
    if !twin.session.network.isFinite { page.line(NetworkView.isNotFinite) }
    return page
  }

  private func plot(in interpreter: Interpreter, work: Work) throws -> Page {
    try refuseOptions()
    let twins = try Self.last(interpreter)
    guard words.count > 1 else { return TwinsView.pictures(of: twins) }
    guard words.count == 2 else {
      throw LearnerError("compare plot takes the name of one curve: compare plot accuracy.test")
    }
    let layers = twins.twins.map { $0.session.network.layers.count }.max() ?? 1
    let measure = try NamedMeasure(
      words[1],
      layers: layers,
      suggesting: Measure.curveNames(layers: layers)
    )
    guard try twins.twins[0].session.curve(of: measure) != nil else {
      throw LearnerError("\(words[1]) is not recorded as training goes: type help plot for what is")
    }
    for twin in twins.twins { try work.begin(twin.session.cost(ofCurves: 1)) }
    let curves = twins.curves(of: measure, named: words[1])
    guard curves.points.contains(where: { !$0.isEmpty }) else {
      let name = twins.difference.name
      throw LearnerError(
        measure.isLoggedByEpoch
          ? "\(words[1]) is recorded at the end of an epoch: compare \(name) --epochs 3 reaches some"
          : "nothing is recorded of \(words[1]): compare \(name) --epochs 3 makes steps"
      )
    }
    return Page(TwinsView.plot(curves, of: twins, isLogarithmic: isLogarithmic))
  }
}

/// A phase as an option: `grad`.
struct ComparedPhase: ExpressibleByArgument {
  let phase: Phase

  init?(argument: String) {
    guard let phase = Phase.allCases.first(where: { $0.command == argument }) else { return nil }
    self.phase = phase
  }

  static var allValueStrings: [String] { Phase.allCases.map(\.command) }

  var defaultValueDescription: String { phase.command }
}
