import Arithmetic
import Testing

@testable import Mistakes

struct ContributionFitTests {
  private static let data = Matrix(rows: 2, columns: 2, values: [1, -2, 0.5, 3])
  private static let penalty = Matrix(rows: 2, columns: 2, values: [1e-5, 2e-5, -3e-5, 1e-5])

  @Test(arguments: [(1.0, 80.0), (50, 1), (-1, 1), (1, 0), (0.1, 1), (2, 2), (1, -1)])
  func factorsComeBack(data: Double, penalty: Double) throws {
    let gradient = Self.data.scaled(by: data) + Self.penalty.scaled(by: penalty)
    let fit = try #require(
      ContributionFit(layer: 1, gradient: gradient, data: Self.data, penalty: Self.penalty)
    )
    #expect((fit.data - data).magnitude < 1e-12 && fit.rest < 1e-15)
    #expect(((fit.penalty ?? .nan) - penalty).magnitude < 1e-8)
  }

  @Test func withoutPenalty() throws {
    let fit = try #require(
      ContributionFit(layer: 1, gradient: Self.data.scaled(by: 7), data: Self.data, penalty: nil)
    )
    #expect((fit.data - 7).magnitude < 1e-14 && fit.penalty == nil && fit.rest < 1e-15)
    let along = ContributionFit(
      layer: 1,
      gradient: Self.data,
      data: Self.data,
      penalty: Self.data.scaled(by: 3)
    )
    #expect(along?.penalty == nil)
    #expect(
      ContributionFit(layer: 1, gradient: Self.data, data: Self.data.scaled(by: 0), penalty: nil)
        == nil
    )
  }
}
