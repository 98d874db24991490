import Testing

@testable import TextRendering

/// Many curves in one plot, told apart without colour; and plots that stand side by side.
struct NumberedCurvesTests {
  private func series(_ count: Int, _ y: (Int, Double) -> Double) -> [LinePlot.Series] {
    (1...count).map { number in
      LinePlot.Series(
        name: "curve \(number)",
        points: (0...40).map { (Double($0), y(number, Double($0))) },
        mark: Character("\(number)")
      )
    }
  }

  /// Eight curves bear eight numbers, several times each.
  @Test(arguments: [80, 37])
  func eightCurvesBearTheirNumbers(width: Int) {
    let plot = LinePlot(series: series(8) { Double($0) * $1 }, width: width, hasNames: false)
    let field = plot.lines(in: .plain).dropLast(2).map { $0.drop { $0 != "|" && $0 != "+" } }
    for number in 1...8 {
      let marks = field.joined().count { $0 == Character("\(number)") }
      #expect(marks >= width / 20, "\(number): \(marks)")
    }
    for line in plot.lines(in: .plain) { #expect(Text(line).width <= width, "\(line)") }
  }

  /// Curves that coincide show all their numbers, and it is said which they are.
  @Test func whatCoincidesIsSaid() {
    let plot = LinePlot(series: series(3) { $0 == 2 ? 40 - $1 : $1 })
    let text = Page(plot).string(in: .plain)
    #expect(text.contains("1 and 3 coincide\n"))
    let all = LinePlot(series: series(3) { $1 + 0 * Double($0) })
    #expect(Page(all).string(in: .plain).contains("1, 2 and 3 coincide\n"))
    let none = LinePlot(series: series(3) { Double($0) * $1 })
    #expect(!Page(none).string(in: .plain).contains("coincide"))
  }

  /// Two narrow plots fit beside each other.
  @Test func twoStandSideBySide() {
    let plots = (1...2).map { _ in
      LinePlot(
        title: "title",
        xLabel: "step",
        series: series(3) { Double($0) * $1 },
        height: 8,
        width: 37,
        hasNames: false
      )
    }
    let lines = Abreast(plots).lines(in: .plain)
    #expect(lines.count == 12)
    for line in lines { #expect(Text(line).width <= 80) }
  }
}
