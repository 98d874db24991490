import Arithmetic
import Testing

@Suite("Sparse rows give back what was put in")
struct SparseRowsTests {
  let codes: [[UInt8]] = [[0, 3, 0, 255], [0, 0, 0, 0], [1, 2, 3, 4], [9, 0, 0, 0]]
  let rows: SparseRows

  init() {
    var rows = SparseRows(columns: 4)
    rows.append(codes: codes[0][...])
    rows.append(codes: (codes[1] + codes[2] + codes[3])[...])
    self.rows = rows
  }

  @Test func rowsAndNumbers() {
    #expect(rows.count == 4 && rows.entryCount == 7)
    #expect((0..<4).map(rows.codes(row:)) == codes)
    #expect(rows.values(row: 0) == [0, 3 / 255.0, 0, 1])
  }

  @Test("other numbers for the codes leave the codes as they are, and stay with what is selected")
  func palette() {
    let whole = rows.reading(by: (0..<256).map(Double.init))
    #expect((0..<4).map(whole.codes(row:)) == codes)
    #expect(whole.selecting([0]).values(row: 0) == [0, 3, 0, 255])
    #expect(rows.values(row: 0) == [0, 3 / 255.0, 0, 1] && whole != rows)
  }

  @Test func selectedRowsComeInTheOrderAskedFor() {
    let selected = rows.selecting([2, 2, 0])
    #expect((0..<3).map(selected.codes(row:)) == [codes[2], codes[2], codes[0]])
  }

  @Test("replacing again and again, by more rows and by fewer, leaves nothing behind")
  func replacing() {
    var batch = SparseRows(columns: 4)
    for places in [[0], [3, 2, 1, 0, 2], [1], [], [2, 3]] {
      batch.replace(with: rows, at: places)
      #expect(batch.count == places.count)
      #expect((0..<batch.count).map(batch.codes(row:)) == places.map { codes[$0] })
    }
    batch.append(codes: codes[0][...])
    #expect((0..<3).map(batch.codes(row:)) == [codes[2], codes[3], codes[0]])
  }

  @Test func widestRow() {
    var wide = SparseRows(columns: 65_535)
    let codes = (0..<65_535).map { $0 == 65_534 ? 7 : UInt8(0) }
    wide.append(codes: codes[...])
    #expect(wide.codes(row: 0) == codes)
  }

  @Test("the same rows are equal, however much memory is to spare")
  func equality() {
    var spare = SparseRows(columns: 4)
    spare.replace(with: rows, at: [0, 1, 2, 3, 2, 2, 2])
    spare.replace(with: rows, at: [0, 1, 2, 3])
    #expect(spare == rows && spare.blocks != rows.blocks)
    #expect(rows.selecting([0, 1]) != rows && rows.selecting([3, 2, 1, 0]) != rows)
    #expect(rows.selecting([]) == SparseRows(columns: 4))
    #expect(rows.selecting([]) != SparseRows(columns: 5))
    var other = SparseRows(columns: 4)
    other.append(codes: [0, 3, 0, 254, 0, 0, 0, 0, 1, 2, 3, 4, 9, 0, 0, 0])
    #expect(other != rows)
    let palette = SparseRows.pixelPalette.map { $0 * 2 }
    var doubled = SparseRows(columns: 4, palette: palette)
    doubled.append(codes: (codes[0] + codes[1] + codes[2] + codes[3])[...])
    #expect(doubled != rows)
  }
}
