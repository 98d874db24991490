import Arithmetic
import Testing

@Suite("Blocks of memory: one for what is shared, two for what is not")
struct MemoryBlockTests {
  @Test func copiesOfAMatrixShareABlockUntilOneIsWritten() {
    let matrix = Matrix(rows: 3, columns: 5)
    var copy = matrix
    #expect(copy.block == matrix.block && copy.block.bytes == matrix.byteCount)
    copy[0, 0] = 1
    #expect(copy.block != matrix.block && copy.block.bytes == matrix.byteCount)
    #expect(Set([matrix, matrix, copy].map(\.block)).count == 2)
  }

  @Test func copiesOfAnArrayShareABlockUntilOneIsWritten() {
    let array = [Int](repeating: 1, count: 100)
    var copy = array
    #expect(MemoryBlock(of: copy) == MemoryBlock(of: array))
    #expect(MemoryBlock(of: array).bytes >= 100 * MemoryLayout<Int>.stride)
    copy[0] = 2
    #expect(MemoryBlock(of: copy).place != MemoryBlock(of: array).place)
  }

  @Test("sparse rows count both of their lists, and what they keep to spare")
  func sparseRows() {
    var rows = SparseRows(columns: 100)
    rows.append(codes: [UInt8](repeating: 3, count: 500)[...])
    let bytes = rows.blocks.map(\.bytes).reduce(0, +)
    // Five rows of a hundred entries and their ends, four bytes each, and where each row begins.
    #expect(bytes >= 505 * 4 + 6 * MemoryLayout<Int>.stride)
    let copy = rows
    #expect(copy.blocks == rows.blocks)
    rows.replace(with: copy, at: [0])
    #expect(rows.blocks != copy.blocks)
  }

  @Test func nothingTakesNothing() {
    #expect(MemoryBlock(of: [Double]()).bytes == 0)
    #expect(Matrix(rows: 0, columns: 7).block.bytes == 0)
  }
}
