import Arithmetic
import Testing

@testable import Mistakes

struct UsedLabelsTests {
  @Test func leastSquares() throws {
    // 3 equations, 2 unknowns, by hand: the line through (0,1), (1,3), (2,5) is 1 + 2x.
    let a = Matrix(rows: 3, columns: 2, values: [1, 0, 1, 1, 1, 2])
    let b = Matrix(rows: 3, columns: 1, values: [1, 3, 5])
    let x = try #require(LeastSquares.solve(a, b))
    #expect((x[0, 0] - 1).magnitude < 1e-14 && (x[1, 0] - 2).magnitude < 1e-14)
    let off = Matrix(rows: 3, columns: 1, values: [0, 0, 6])
    let best = try #require(LeastSquares.solve(a, off))
    #expect((best[0, 0] + 1).magnitude < 1e-14 && (best[1, 0] - 3).magnitude < 1e-14)
    #expect(
      LeastSquares.solve(
        Matrix(rows: 2, columns: 2, values: [1, 2, 2, 4]),
        Matrix(rows: 2, columns: 1)
      ) == nil
    )
    #expect(LeastSquares.solve(Matrix(rows: 1, columns: 2), Matrix(rows: 1, columns: 1)) == nil)
    #expect(LeastSquares.solve(Matrix(rows: 2, columns: 2), Matrix(rows: 2, columns: 1)) == nil)
  }

  @Test func permutations() {
    let wanted = Matrix(rows: 3, columns: 2, values: [1, 2, 3, 4, 5, 6])
    let own = Matrix(rows: 3, columns: 2, values: [5, 6, 1, 2, 3, 4])
    #expect(Permutation(of: own, among: wanted, tolerance: 1e-12)?.places == [2, 0, 1])
    #expect(Permutation(of: wanted, among: wanted, tolerance: 1e-12) == nil)
    let twice = Matrix(rows: 3, columns: 2, values: [5, 6, 5, 6, 3, 4])
    #expect(Permutation(of: twice, among: wanted, tolerance: 1e-12) == nil)
  }
}
