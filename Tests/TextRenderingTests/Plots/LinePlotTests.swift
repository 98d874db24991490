import Testing

@testable import TextRendering

struct LinePlotTests {
  private let falling = LinePlot.Series(
    name: "cost.data",
    points: [(0, 4), (1, 2), (2, 1), (4, 0)]
  )
  private let rising = LinePlot.Series(name: "cost.l2", points: [(0, 0), (4, 2)], role: .firstTerm)

  @Test func oneCurveIsBraille() {
    let plot = LinePlot(title: "cost", xLabel: "step", series: [falling], height: 5)
    #expect(
      Page(plot).string(in: .plain) == """
        cost
        cost.data
        4 +⠉⠒⠒⠤⠤⣀⣀
        3 +       ⠉⠉⠒⠢⠤⢄⣀⡀
        2 +              ⠈⠉⠑⠒⠢⠤⠤⢄⣀⣀⣀⣀⡀
        1 +                          ⠈⠉⠉⠉⠉⠑⠒⠒⠒⠒⠢⠤⠤⠤⠤⠤⢄⣀⣀⣀⣀⣀⣀⣀
        0 +                                                  ⠉⠉⠉⠉⠉⠉⠉⠉⠒⠒⠒⠒⠒⠒⠒⠢⠤⠤⠤⠤⠤⠤⠤⣀⣀⣀⣀
          ++------------------+------------------+------------------+------------------+
           0                  1                  2                  3                  4
                                               step

        """
    )
    #expect(
      plot.lines(in: ascii)[2...4] == [
        "4 +'''....", "3 +       ''':....", "2 +              '''':........",
      ]
    )
    expectWellFormed(plot)
  }

  @Test func severalCurvesCarryLetters() {
    let plot = LinePlot(series: [falling, rising], height: 5)
    let lines = plot.lines(in: .plain)
    #expect(lines[0] == "a = cost.data   b = cost.l2")
    let field = lines[1...5].map { String($0.dropFirst(3)) }
    #expect(field[0].first == "a")
    #expect(field[4].last == "a")
    #expect(field[2].last == "b")
    #expect(field.joined().count { $0 == "a" } >= 8)
    #expect(field.joined().count { $0 == "b" } >= 8)
    expectWellFormed(plot)
  }

  @Test(arguments: [false, true])
  func colorChangesNoCharacter(isLogarithmic: Bool) {
    let plot = LinePlot(series: [falling, rising], isLogarithmic: isLogarithmic)
    #expect(plot.lines(in: palette).map(stripped) == plot.lines(in: .plain))
    #expect(plot.lines(in: palette)[0].contains("\u{1B}[38;5;130mb = cost.l2\u{1B}[0m"))
  }

  @Test func curvesThatCoincideBothShow() {
    let twin = LinePlot.Series(name: "twin", points: falling.points)
    let lines = LinePlot(series: [falling, twin]).lines(in: .plain)
    let field = lines[1...16].joined()
    #expect(field.count { $0 == "a" } >= 8)
    #expect(field.count { $0 == "b" } >= 8)
    #expect(field.count { $0 == "*" } == 1)
    #expect(lines.last == "* several curves")
    // In colour too: of the dots they share, either has its part.
    let colored = LinePlot(series: [falling, twin]).lines(in: palette).dropFirst().joined()
    let inks = [27, 130].map { "\u{1B}[38;5;\($0)m" }
    for ink in inks { #expect(colored.ranges(of: ink).count > 20) }
  }

  @Test func whatIsNotFiniteLeavesAGapAndIsCounted() {
    let points = (0..<11).map { (x: Double($0), y: $0 == 5 ? Double.nan : 1) }
    let plot = LinePlot(series: [LinePlot.Series(name: "n", points: points)], height: 3)
    let lines = plot.lines(in: .plain)
    let half = String(repeating: "⠤", count: 30)
    let gap = String(repeating: " ", count: 13)
    #expect(lines[2].dropFirst(5).contains(half + "⠄" + gap + "⠠" + half), "\(lines[2])")
    #expect(lines.last == "not finite: 1 of 11 points")
    let log = LinePlot(series: [rising], isLogarithmic: true).lines(in: .plain)
    #expect(log.last == "not finite, or not above 0: 1 of 2 points")
  }

  @Test func moreCurvesThanLettersAreDrawn() {
    expectWellFormed(LinePlot(series: Array(repeating: falling, count: 60)))
  }

  /// Many points a column: their range, and a line through their means.
  @Test func aNoisyCurveIsItsRangeAndItsMean() {
    let noise = LinePlot.Series(
      name: "noise",
      points: (0..<2_000).map { i -> (x: Double, y: Double) in
        (Double(i), Double(i % 2 * (1 + i % 3)))
      }
    )
    let lines = LinePlot(series: [noise], height: 8).lines(in: .plain)
    #expect(lines.last == "░ from least to greatest, around the mean")
    let field = lines[1...8]
    func hasDots(_ line: String) -> Bool { line.unicodeScalars.contains { $0.value > 0x2800 } }
    for line in field { #expect(line.contains("░") || hasDots(line)) }
    // The mean is a line: dots in one row of cells, or two, of every column.
    let rows = field.filter(hasDots)
    #expect((1...2).contains(rows.count))
    expectWellFormed(LinePlot(series: [noise, falling]))
    // As many points of a smooth curve are a line, with no range beside it but where it is steep.
    let smooth = LinePlot.Series(name: "s", points: (0..<2_000).map { (Double($0), Double($0)) })
    let line = LinePlot(series: [smooth], height: 8).lines(in: .plain)[1...8].joined()
    #expect(line.count { $0 == "░" } <= 8)
  }

  @Test func nothingToPlotIsSaid() {
    #expect(LinePlot(title: "t", series: []).lines(in: .plain) == ["t", "nothing to plot"])
    let nan = LinePlot.Series(name: "n", points: [(0, .nan), (.infinity, 1)])
    #expect(
      LinePlot(series: [nan]).lines(in: .plain) == ["nothing to plot", "not finite: 2 of 2 points"]
    )
  }

  @Test func noPointsBreakAPlot() {
    var dice = Dice(state: 37)
    for _ in 0..<40 {
      let series = (0..<dice.next() % 5).map { index in
        LinePlot.Series(
          name: "series \(index)",
          points: (0..<dice.next() % 20).map { _ in (dice.double(), dice.double()) }
        )
      }
      let plot = LinePlot(
        title: "t",
        xLabel: "step",
        series: series,
        isLogarithmic: dice.next() % 2 == 0,
        height: 2 + Int(dice.next() % 12)
      )
      expectWellFormed(plot)
      #expect(plot.lines(in: palette).map(stripped) == plot.lines(in: .plain))
    }
  }
}
