import Foundation
import TextRendering
import Testing

@testable import Handouts

struct PlotFigureTests {
  private func source(_ points: [(x: Double, y: Double)]) throws -> String {
    let plot = LinePlot(xLabel: "step", series: [.init(name: "cost", points: points)])
    return try #require(plot.figures.first).shapes.source
  }

  /// The corners of the field are the ends of both axes: 37.2 + 400 by 26 + 240.
  @Test func pointsLieWhereTheirNumbersAre() throws {
    let source = try source([(0, 0), (10, 1), (5, 0.5)])
    #expect(source.contains(#"d="M30.4 266L430.4 26L230.4 146""#))
  }

  /// A point that cannot be drawn breaks the curve; one alone is a dot.
  @Test func gaps() throws {
    let source = try source([(0, 0), (1, 1), (2, .nan), (3, 1), (4, .infinity), (5, 0), (6, 1)])
    #expect(source.contains("<circle"))
    #expect(source.components(separatedBy: "M").count > 3)
    #expect(source.contains("not finite: 2 of 7 points"))
  }

  /// Of very many points the mean is drawn, and the range around it.
  @Test func manyPoints() throws {
    let few = try source((0..<400).map { (Double($0), Double($0 % 2)) })
    let many = try source((0..<8000).map { (Double($0), Double($0 % 2)) })
    #expect(!few.contains("shaded") && many.contains("shaded: from least"))
    #expect(!few.contains("f-range") && many.contains("f-range"))
    #expect(many.utf8.count < 30_000)
  }

  /// What the text says is said beside the figure, and a mark is that of the text.
  @Test func severalCurvesAreNamedWhereTheyEnd() throws {
    let many = (0..<3_000).map { (x: Double($0), y: Double($0 % 2)) }
    let plot = LinePlot(series: [
      .init(name: "on", points: many, mark: "1"), .init(name: "off", points: many, mark: "2"),
      .init(name: "none", points: [(0, .nan)], mark: "3"),
    ])
    let source = try #require(plot.figures.first).shapes.source
    for text in ["1 = on", "2 = off", "1", "2"] { #expect(source.contains(">\(text)</text>")) }
    for note in [
      "1 and 2 coincide", "smoothed: 25 means a curve", "3 = none: nothing to plot",
      "not finite: 1 of 6001 points",
    ] {
      #expect(source.contains(">\(note)</text>"))
    }
    #expect(!source.contains("shaded"))
  }

  @Test func everyCurveHasItsDashesAndItsLetter() throws {
    let plot = LinePlot(
      series: (0..<4).map { .init(name: "c\($0)", points: [(0, 0), (1, 1)]) }
    )
    let source = try #require(plot.figures.first).shapes.source
    for letter in ["a", "b", "c", "d"] { #expect(source.contains(">\(letter)</text>")) }
    #expect(source.contains(#"stroke-dasharray="7 4""#))
    let about = try #require(plot.figures.first).description
    #expect(about.contains("c3: from 0 at 0 to 1.000 at 1"))
  }
}
