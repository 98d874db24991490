import Testing

@testable import TextRendering

struct DotCanvasTests {
  private func picture(_ canvas: DotCanvas) -> [String] {
    (0..<canvas.rows).map { row in
      String(
        (0..<canvas.columns).map { column in
          DotCanvas.character(of: canvas[DotCanvas.Cell(column: column, row: row)])
        }
      )
    }
  }

  @Test func everyDotHasItsBit() {
    // Unicode numbers the dots 1 2 3 7 down the left, 4 5 6 8 down the right.
    let expected = ["⠁", "⠂", "⠄", "⡀", "⠈", "⠐", "⠠", "⢀"]
    for (index, character) in expected.enumerated() {
      var canvas = DotCanvas(columns: 1, rows: 1)
      let dot = DotCanvas.Dot(x: index / 4, y: index % 4)
      canvas.drawLine(from: dot, to: dot)
      #expect(picture(canvas) == [character])
    }
  }

  @Test func linesReachBothEnds() {
    var canvas = DotCanvas(columns: 4, rows: 2)
    canvas.drawLine(from: DotCanvas.Dot(x: 0, y: 0), to: DotCanvas.Dot(x: 7, y: 7))
    #expect(picture(canvas) == ["⠑⢄⠀⠀", "⠀⠀⠑⢄"])
    canvas.drawLine(from: DotCanvas.Dot(x: 7, y: 0), to: DotCanvas.Dot(x: 0, y: 0))
    #expect(picture(canvas) == ["⠙⢍⠉⠉", "⠀⠀⠑⢄"])
    #expect(canvas.top(ofColumn: 3) == DotCanvas.Cell(column: 3, row: 0))
    #expect(DotCanvas(columns: 1, rows: 1).top(ofColumn: 0) == nil)
  }

  @Test func aLineHasOneDotForEachStep() {
    var dice = Dice(state: 31)
    for _ in 0..<200 {
      var canvas = DotCanvas(columns: 20, rows: 10)
      let start = DotCanvas.Dot(x: Int(dice.next() % 40), y: Int(dice.next() % 40))
      let end = DotCanvas.Dot(x: Int(dice.next() % 40), y: Int(dice.next() % 40))
      canvas.drawLine(from: start, to: end)
      let count = (0..<200).reduce(0) { sum, index in
        sum + canvas[DotCanvas.Cell(column: index % 20, row: index / 20)].nonzeroBitCount
      }
      #expect(count == max(abs(start.x - end.x), abs(start.y - end.y)) + 1)
    }
  }
}
