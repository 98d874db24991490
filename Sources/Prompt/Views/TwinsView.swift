import BackpropCore
import Experiment
import TextRendering
import Wording

/// Twins side by side: their curves, what each ended with, and where they parted.
enum TwinsView {
  /// Lines of a page that a terminal of 24 lines shows whole, with the next prompt below it.
  private static let lines = 23

  /// Two pictures, the table of what each ended with, and the sentences about them; the table last, where
  /// it is still seen.
  static func page(of twins: Twins) -> Page {
    var rest = Page(table(of: twins))
    for line in partings(of: twins) { rest.line(line) }
    for line in troubles(of: twins) { rest.line(line) }
    if Set(twins.twins.map(\.session.network.output.name)).count > 1 {
      rest.line("data costs of different kinds cannot be compared: accuracies can")
    }
    if twins.isInterrupted {
      rest.line("stopped where all had seen the same images: compare keep 2 goes on from there")
    }
    let curves = twins.curves
    let cost = curves.first
    let other = curves.first { $0.title == Twins.testTitle } ?? curves.dropFirst().first
    if curves.count > 2 {
      rest.line("\("compare plot draws all curves, compare plot cost.data one large", .dim)")
    }
    var page = Page(title(of: twins))
    let used = (page.lines(in: .plain) + rest.lines(in: .plain)).count
    append([cost, other].compactMap { $0 }, of: twins, rows: lines - used, to: &page)
    page.append(rest)
    return page
  }

  /// All curves that there are, side by side.
  static func pictures(of twins: Twins) -> Page {
    var page = Page(title(of: twins))
    append(twins.curves, of: twins, rows: .max, to: &page)
    page.append(table(of: twins))
    return page
  }

  /// Pictures side by side, and what their signs mean, in so many lines where they are not too low for it.
  private static func append(
    _ curves: [Twins.Curves],
    of twins: Twins,
    rows: Int,
    to page: inout Page
  ) {
    guard !curves.isEmpty else { return }
    var height = 8
    func draw() -> [LinePlot] {
      curves.map { plot($0, of: twins, height: height, width: 37, hasNames: false) }
    }
    // Below them stand the signs.
    let excess = Abreast(draw()).lines(in: .plain).count + 1 - rows
    if excess > 0 { height = max(height - excess, 4) }
    let plots = draw()
    page.append(Abreast(plots))
    var signs: [String] = []
    for sign in plots.flatMap(\.signs) where !signs.contains(sign) { signs.append(sign) }
    if !signs.isEmpty { page.line("\(signs.joined(separator: "; "), .dim)") }
  }

  /// The curves of all twins, by their numbers.
  static func plot(
    _ curves: Twins.Curves,
    of twins: Twins,
    isLogarithmic: Bool = false,
    height: Int = 16,
    width: Int = Page.columns,
    hasNames: Bool = true
  ) -> LinePlot {
    LinePlot(
      title: "\(curves.title)",
      xLabel: twins.makeSameSteps ? "step" : "images seen",
      series: zip(1..., zip(twins.twins, curves.points)).map { number, pair in
        LinePlot.Series(name: pair.0.value.text, points: pair.1, mark: Character("\(number)"))
      },
      isLogarithmic: isLogarithmic || spread(of: curves) > 100,
      height: height,
      width: width,
      hasNames: hasNames
    )
  }

  /// The greatest of all values divided by the least; 0 where one is not above 0.
  private static func spread(of curves: Twins.Curves) -> Double {
    let values = curves.points.flatMap { $0.map(\.y) }.filter(\.isFinite)
    guard let least = values.min(), let most = values.max(), least > 0 else { return 0 }
    return most / least
  }

  private static func title(of twins: Twins) -> Text {
    let (origin, switch_) = (twins.origin, twins.difference)
    let count = twins.twins.map { twins.stepCount(of: $0) }
    let steps =
      twins.makeSameSteps
      ? "\(Number.grouped(count[0])) \(count[0] == 1 ? "step" : "steps")"
      : "\(count.map(Number.grouped).list("and")) steps, as many images"
    guard let difference = switch_.startsAnew else {
      let place = origin.stepCount == 0 ? "the start" : "step \(Number.grouped(origin.stepCount))"
      return "\(switch_.name, .strong): \(twins.twins.count) twins from \(place), \(steps)"
    }
    return
      "\(switch_.name, .strong): \(twins.twins.count) twins begun anew, \(difference); \(steps)"
  }

  private static func table(of twins: Twins) -> Table {
    let parts = TrainingLog.parts.enumerated().filter { index, part in
      index > 0 && twins.twins.contains { $0.session.settings.terms[index - 1].isOn }
    }
    var table = Table(
      [
        .right("twin"), .left("with"), .right("data cost"), .right("training"),
        .right("test"), .right("‖W‖"),
      ] + parts.map { .right("\($0.element.name) / data") }
    )
    for (index, twin) in twins.twins.enumerated() {
      let (training, test) = (twin.ending.training, twin.ending.test)
      let cells: [Text] = [
        Text("\(index + 1)", role: LinePlot.role(ofSeries: index)),
        "\(twin.value.text)",
        "\(training.map { Number.significant($0.dataCost) } ?? "")",
        "\(training.map { Number.percent($0.accuracy) } ?? "")",
        "\(test.map { Number.percent($0.accuracy) } ?? "")",
        "\(Number.significant(twin.weightNorm, digits: 3))",
      ]
      let sample = twin.lastSample
      table.row(
        cells
          + parts.map { part, _ in
            guard let sample, twin.session.settings.terms[part - 1].isOn else { return "off" }
            return "\(Number.significant(sample.ratio(ofPart: part), digits: 3))"
          }
      )
    }
    return table
  }
}

// MARK: - Where they part

extension TwinsView {
  /// A sentence for all twins that part from the first at one place.
  private static func partings(of twins: Twins) -> [Text] {
    var groups: [(parting: Parting?, numbers: [Int], differences: [Double])] = []
    for (index, twin) in twins.twins.enumerated().dropFirst() {
      let parting = twin.parting
      let same = groups.firstIndex {
        $0.parting?.step == parting?.step && $0.parting?.place == parting?.place
      }
      if let same {
        groups[same].numbers.append(index + 1)
        groups[same].differences += [parting?.difference].compactMap { $0 }
      } else {
        groups.append((parting, [index + 1], [parting?.difference].compactMap { $0 }))
      }
    }
    return groups.map { group in
      let isAll = group.numbers.count > 3 && group.numbers.count == twins.twins.count - 1
      let numbers = isAll ? "all others" : group.numbers.map(String.init).list("and")
      let isOne = group.numbers.count == 1
      guard let parting = group.parting else {
        return "\(numbers) \(isOne ? "is" : "are") still the same as 1, to the last bit"
      }
      let when =
        parting.step == 0 ? "before the first step" : "in step \(Number.grouped(parting.step))"
      let place = text(of: parting.place)
      return
        "\(numbers) \(isOne ? "parts" : "part") from 1 \(when), first in \(place)\(amount(group.differences, of: place, parting))"
    }
  }

  /// By how much they part: of many the least and the greatest.
  private static func amount(_ differences: [Double], of place: String, _ parting: Parting)
    -> String
  {
    let finite = differences.filter(\.isFinite)
    guard !finite.isEmpty, finite.count == differences.count else { return "" }
    let texts =
      finite.count > 3
      ? "\(Number.significant(finite.min() ?? 0, digits: 3)) to \(Number.significant(finite.max() ?? 0, digits: 3))"
      : finite.map { Number.significant($0, digits: 3) }.list("and")
    return ": ‖difference‖ = \(texts) × ‖\(place)‖" + (parting.isRounding ? ", a rounding" : "")
  }

  /// What has gone wrong with twins, where it is not the same for all to see: those that have no numbers
  /// any more, and what `step` would warn of.
  private static func troubles(of twins: Twins) -> [Text] {
    var lines: [Text] = []
    var groups: [(sentence: String, name: String, numbers: [Int])] = []
    for (number, twin) in zip(1..., twins.twins) {
      guard twin.session.network.isFinite else {
        lines.append("\("twin \(number): the weights are no longer finite numbers", .bad)")
        continue
      }
      guard let (name, sentence) = WarningView.new(in: twin.session, since: twins.origin) else {
        continue
      }
      if let same = groups.firstIndex(where: { $0.name == name }) {
        groups[same].numbers.append(number)
      } else {
        groups.append((sentence, name, [number]))
      }
    }
    return lines
      + groups.map { group in
        let numbers = group.numbers.map(String.init).list("or")
        return "\("warning", .bad) after compare keep \(numbers): \(group.sentence)"
      }
  }

  private static func text(of place: Parting.Place) -> String {
    switch place {
    case .batch: "the images of the mini-batch"
    case .weightedInput(let l): "z\(subscript: l)"
    case .activation(let l): "a\(subscript: l)"
    case .delta(let l): "δ\(subscript: l)"
    case .gradient(let l): "∂C/∂W\(subscript: l)"
    case .biasGradient(let l): "∂C/∂b\(subscript: l)"
    case .weights(let l): "W\(subscript: l)"
    case .biases(let l): "b\(subscript: l)"
    }
  }
}

extension Switch.Value {
  /// As it is typed.
  var text: String {
    switch self {
    case .word(let word): word
    case .number(let number): UInt64(exactly: number).map { String($0) } ?? Number.exact(number)
    }
  }
}
