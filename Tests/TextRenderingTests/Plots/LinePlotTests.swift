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

  /// Each bears its mark, and at its final height its name.
  @Test func severalCurvesBearTheirNames() {
    let plot = LinePlot(series: [falling, rising], height: 5)
    let lines = plot.lines(in: .plain)
    #expect(lines.count == 8)
    #expect(lines[0].hasPrefix("4 +a"))
    #expect(lines[2].hasSuffix("b b = cost.l2"))
    #expect(lines[4].hasSuffix("a a = cost.data"))
    let field = lines[0..<5].map { $0.dropFirst(3).prefix(61) }.joined()
    #expect(field.count { $0 == "a" } >= 8)
    #expect(field.count { $0 == "b" } >= 8)
    expectWellFormed(plot)
  }

  @Test(arguments: [false, true])
  func colorChangesNoCharacter(isLogarithmic: Bool) {
    let plot = LinePlot(series: [falling, rising], isLogarithmic: isLogarithmic)
    #expect(plot.lines(in: palette).map(stripped) == plot.lines(in: .plain))
    let text = plot.lines(in: palette).joined()
    #expect(text.contains("\u{1B}[38;5;130mb = cost.l2\u{1B}[0m"))
  }

  /// Dots are those of one curve: a place that two share says so, and still bears the marks of both.
  @Test func curvesThatCoincideBothShow() {
    let twin = LinePlot.Series(name: "twin", points: falling.points)
    let lines = LinePlot(series: [falling, twin]).lines(in: .plain)
    let field = lines.prefix(16).joined()
    #expect(field.count { $0 == "a" } >= 8)
    #expect(field.count { $0 == "b" } >= 8)
    #expect(field.count { $0 == "=" } >= 40)
    #expect(!field.unicodeScalars.contains { $0.value > 0x2800 })
    #expect(lines.suffix(2) == ["= several curves", "a and b coincide"])
    // In colour too: of the places they share, either has its part.
    let colored = LinePlot(series: [falling, twin]).lines(in: palette).joined()
    let inks = [27, 130].map { "\u{1B}[38;5;\($0)m" }
    for ink in inks { #expect(colored.ranges(of: ink).count > 20) }
  }

  /// Two curves that are noise around 1 and 2, as far as 3 from it: each is the line of its means.
  @Test func noisyCurvesAreTheirMeans() {
    var dice = Dice(state: 41)
    func noise(around mean: Double) -> LinePlot.Series {
      LinePlot.Series(
        name: "\(mean)",
        points: (0..<3_000).map { (Double($0), mean + .random(in: -3...3, using: &dice)) }
      )
    }
    let plot = LinePlot(series: [noise(around: 1), noise(around: 2)])
    let lines = plot.lines(in: .plain)
    #expect(lines.last == "smoothed: 25 means a curve")
    #expect(!lines.joined().contains("=1") && !lines.joined().contains("░"))
    // The upper half has marks of one only, the lower half of the other.
    #expect(lines[0..<6].joined().contains("b") && !lines[0..<6].joined().contains("a"))
    #expect(lines[10..<16].joined().contains("a") && !lines[10..<16].joined().contains("b"))
    #expect(plot.curves.allSatisfy { $0.count == 25 })
    expectWellFormed(plot)
    // Few points stay what they are, beside many.
    let few = LinePlot(series: [falling, noise(around: 1)])
    #expect(few.curves.map(\.count) == [4, 25])
    #expect(few.lines(in: .plain).last == "b smoothed: 25 means a curve")
  }

  /// Names that end at one height stand below each other, in the order of the curves' ends.
  @Test func namesDoNotCoverEachOther() {
    let series = (0..<6).map { index in
      LinePlot.Series(name: "curve", points: [(0, 0), (1, index == 5 ? 100 : Double(5 - index))])
    }
    let lines = LinePlot(series: series, height: 8).lines(in: .plain)
    let names = lines.prefix(8).map { $0.contains("= curve") ? $0.suffix(9).first : nil }
    #expect(names == ["f", nil, nil, "a", "b", "c", "d", "e"])
    // Where there is no room for them they stand above.
    let low = LinePlot(series: series, height: 5).lines(in: .plain)
    #expect(low[0].hasPrefix("a = curve   b = curve"))
    let long = String(repeating: "n", count: 30)
    let two = ["a", "b"].map { LinePlot.Series(name: $0 + long, points: [(0, 0), (1, 1)]) }
    #expect(LinePlot(series: two).lines(in: .plain).joined().contains("b = b" + long))
  }

  /// A name stands on the right, where the curve is furthest right: drawn leftwards it has its last point
  /// on the left.
  @Test func namesStandWhereCurvesAreFurthestRight() {
    let leftwards = LinePlot.Series(name: "leftwards", points: falling.points.reversed())
    let lines = LinePlot(series: [leftwards, rising], height: 5).lines(in: .plain)
    #expect(lines[4].hasSuffix("a a = leftwards") && lines[2].hasSuffix("b = cost.l2"))
  }

  /// A curve without a point that can be drawn is named.
  @Test func aCurveThatIsNotThereIsNamed() {
    let none = LinePlot.Series(name: "none", points: [(0, .nan)])
    let lines = LinePlot(series: [falling, none]).lines(in: .plain)
    #expect(lines.suffix(2) == ["b = none: nothing to plot", "not finite: 1 of 5 points"])
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
          points: (0..<dice.next() % 160).map { _ in (dice.double(), dice.double()) }
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
