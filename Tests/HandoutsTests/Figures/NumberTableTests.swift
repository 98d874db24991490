import TextRendering
import Testing

@testable import Handouts

struct NumberTableTests {
  @Test func mapsSideBySide() throws {
    let maps = [
      HeatMap(values: [0.1, -2], height: 1, width: 2, caption: "data"),
      HeatMap(values: [3, .nan], height: 1, width: 2, caption: "L2, small"),
    ]
    let table = try #require(NumberTable.joined(maps.map(\.numbers)))
    #expect(table.csv == "row,column,data,\"L2, small\"\n0,0,0.1,3\n0,1,-2,nan\n")
    let other = HeatMap(values: [1, 2], height: 2, width: 1)
    #expect(NumberTable.joined([maps[0].numbers, other.numbers]) == nil)
  }

  @Test func curvesOfOtherSteps() {
    let plot = LinePlot(
      xLabel: "step",
      series: [
        .init(name: "cost", points: [(1, 0.5), (2, 0.25)]),
        .init(name: "accuracy", points: [(2, 0.75), (4, 1)]),
      ]
    )
    #expect(plot.numbers.csv == "step,cost,accuracy\n1,0.5,\n2,0.25,0.75\n4,,1\n")
  }

  /// A spreadsheet computes nothing of what it opens; numbers stay numbers.
  @Test(arguments: [
    ("=1+1", "'=1+1"), ("@x", "'@x"), ("-x", "'-x"), ("+y,\"", "\"'+y,\"\"\""), ("-5", "-5"),
  ])
  func cells(name: String, cell: String) {
    let table = NumberTable(keys: [name], names: [], rows: [.init(place: [name], values: [])])
    #expect(table.csv == "\(cell)\n\(cell)\n")
  }
}
