import Arithmetic
import Testing

@testable import BackpropCore

@Suite("The rectifier: nothing below 0, z itself above")
struct ReluTests {
  let relu = Activation.relu

  @Test func exact() throws {
    let value = try #require(relu.value)
    #expect(value(3.25) == 3.25 && value(-3.25) == 0 && value(.infinity) == .infinity)
    #expect(value(-0.0).sign == .plus && value(-.infinity).sign == .plus)
    #expect(value(.nan).isNaN)
    #expect(value(.leastNonzeroMagnitude) == .leastNonzeroMagnitude)
  }

  @Test("the slope at 0 is 0, and an error that meets it is 0 whatever its sign")
  func kink() {
    #expect(relu.slope(0) == 0 && relu.slope(.leastNonzeroMagnitude) == 1)
    var delta = Matrix(row: [5, -5, 5, -5, .infinity])
    relu.multiplyBySlope(&delta, Matrix(row: [0, 0, 2, 2, 0]))
    #expect(delta == Matrix(row: [0, 0, 5, -5, 0]))
  }

  @Test("a unit that puts out 0 does not learn")
  func saturation() {
    #expect(relu.isSaturated(0) && !relu.isSaturated(.leastNonzeroMagnitude))
    #expect(!relu.isSaturated(1e308))
  }

  @Test func formulasHaveTheNumbersPutIn() {
    #expect(relu.formula(-2) { "\($0)" } == "max(0, -2.0)")
    #expect(relu.slopeFormula(0) { "\($0)" } == "0, since a is 0")
    #expect(relu.slopeFormula(2) { "\($0)" } == "1, since a is above 0")
    #expect(relu.symbol == "relu" && relu.bounds == nil)
  }
}
