import TextRendering
import Testing

@testable import Handouts

struct FigureTests {
  static let pictures: [any Drawable] = [
    DigitPicture(
      pixels: [0, 255, 7, 7],
      height: 2,
      width: 2,
      caption: Text(hostile),
      isRuled: true
    ),
    DigitPicture(pixels: [], height: 0, width: 0),
    DigitStrip([DigitPicture(pixels: [1, 0], height: 1, width: 2, caption: Text(hostile))]),
    HeatMap(values: [1, -2, 0, .nan, .infinity, -.infinity], height: 2, width: 3, limit: 1.5),
    HeatMap(values: [], height: 0, width: 0, caption: Text(hostile)),
    HeatMap(values: Array(repeating: 0, count: 4), height: 2, width: 2),
    LinePlot(
      title: Text(hostile),
      xLabel: Text(hostile),
      series: [
        .init(name: hostile, points: [(0, 1), (1, .nan), (2, 3)]),
        .init(name: "b", points: (0..<3000).map { (Double($0), Double($0 * 7919 % 101 + 1)) }),
      ],
      isLogarithmic: true
    ),
    LinePlot(series: [.init(name: "none", points: [])]),
    LinePlot(series: []),
    BarChart(
      title: hostile,
      placeName: hostile,
      places: [hostile, "1", "2"],
      series: [.init(name: hostile, values: [1, -1, .nan])],
      table: Table(.left())
    ),
    BarChart(
      title: "many",
      placeName: "unit",
      places: (0..<400).map(String.init),
      series: ["data", "L2"].map { .init(name: $0, values: Array(repeating: 0, count: 400)) },
      table: Table(.left())
    ),
    BarChart(title: "no", placeName: "unit", places: [], series: [], table: Table(.left())),
  ]

  @Test(arguments: pictures.indices)
  func everyFigureIsWellFormed(index: Int) {
    let svg = Self.pictures[index].svg
    let read = WellFormed(svg)
    #expect(read.mistake == nil)
    #expect(read.elements["script"] == nil)
    #expect(read.elements["title"] == 1 && read.elements["desc"] == 1)
    #expect(svg.hasPrefix(FigureSheet.mark))
    // Nothing is fetched, and no number is none.
    #expect(!svg.contains("href") && !svg.contains("url(") && !svg.contains("@import"))
    #expect(!svg.contains("=\"nan\"") && !svg.contains("=\"inf") && !svg.contains("Mnan"))
    #expect(svg == Self.pictures[index].svg)
  }

  @Test func everyFigureSaysWhatItShows() {
    for picture in Self.pictures {
      for figure in picture.figures {
        #expect(!figure.description.isEmpty)
        #expect(figure.width > 0 && figure.height > 0)
        #expect(figure.width < 620 || figure.title.contains("script"))
      }
    }
  }

  /// The identifiers are those of the place.
  @Test func anElementIsNamedByItsOwnTitle() throws {
    let figure = try #require(Self.pictures[0].figures.first)
    let source = figure.element(id: "figure-7").source
    #expect(source.contains(#"aria-labelledby="figure-7-title figure-7-about""#))
    #expect(WellFormed(source).mistake == nil)
    #expect(!source.contains("<script"))
  }

  @Test func picturesStandInOtherBlocks() {
    let map = HeatMap(values: [1], height: 1, width: 1)
    let page = Page("a line" as Text, Page(Abreast([map, map])), map)
    #expect(page.drawables.count == 3)
  }
}
