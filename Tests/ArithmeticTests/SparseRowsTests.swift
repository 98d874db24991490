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
}
