import BackpropCore
import Experiment
import TextRendering
import Wording

/// Twins side by side: their curves, what each ended with, and where they parted.
enum TwinsView {
  /// Curves, the table of what each ended with, and the sentences about them; the table last, where it is
  /// still seen.
  static func page(of twins: Twins) -> Page {
    var page = Page(title(of: twins))
    page.line(legend(of: twins))
    page.append(
      Abreast(
        twins.curves.map { curves in
          plot(curves, of: twins, height: 8, width: 37, hasNames: false)
        }
      )
    )
    page.line("\("░ from least to greatest, around the mean; * several curves", .dim)")
    page.append(table(of: twins))
    for line in partings(of: twins) { page.line(line) }
    for (index, twin) in twins.twins.enumerated() where !twin.session.network.isFinite {
      page.line("\("twin \(index + 1): the weights are no longer finite numbers", .bad)")
    }
    if twins.isInterrupted {
      page.line("stopped where all had seen the same images: compare keep 2 goes on from there")
    }
    return page
  }

  /// The curves of all twins, by their numbers.
  static func plot(
    _ curves: Twins.Curves,
    of twins: Twins,
    height: Int = 16,
    width: Int = Page.columns,
    hasNames: Bool = true
  ) -> LinePlot {
    let isLogarithmic = spread(of: curves) > 100
    return LinePlot(
      title: isLogarithmic && !hasNames ? "\(curves.title), logarithmic" : "\(curves.title)",
      xLabel: twins.makeSameSteps ? "step" : "images seen",
      series: zip(1..., zip(twins.twins, curves.points)).map { number, pair in
        LinePlot.Series(name: pair.0.value.text, points: pair.1, mark: Character("\(number)"))
      },
      isLogarithmic: isLogarithmic,
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
      "\(switch_.name, .strong): \(twins.twins.count) twins, each begun anew, \(difference); \(steps)"
  }

  /// Which number is which.
  private static func legend(of twins: Twins) -> Text {
    var text = Text()
    for (index, twin) in twins.twins.enumerated() {
      let name = "\(index + 1) = \(twin.value.text)"
      text += "\(index == 0 ? "" : "   ")\(name, LinePlot.role(ofSeries: index))"
    }
    return text
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
      let numbers = group.numbers.map(String.init).list("and")
      let part = group.numbers.count == 1 ? "parts" : "part"
      guard let parting = group.parting else {
        return
          "\(numbers) \(group.numbers.count == 1 ? "is" : "are") still the same as 1, to the last bit"
      }
      let when =
        parting.step == 0 ? "before the first step" : "in step \(Number.grouped(parting.step))"
      let amounts = group.differences.map { Number.significant($0, digits: 3) }.list("and")
      let by =
        amounts.isEmpty
        ? "" : ", by \(amounts) of its norm" + (parting.isRounding ? ", a rounding" : "")
      return "\(numbers) \(part) from 1 \(when): first in \(text(of: parting.place))\(by)"
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
