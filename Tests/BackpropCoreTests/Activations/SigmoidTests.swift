import BackpropCore
import Testing

@Suite("The sigmoid as the book has it")
struct SigmoidTests {
  let sigmoid = Activation.sigmoid

  @Test func halfAtNoughtWithTheSteepestSlope() throws {
    let value = try #require(sigmoid.value)
    #expect(value(0) == 0.5 && value(-0.0) == 0.5)
    #expect(sigmoid.slope(0.5) == 0.25)
    for a in stride(from: 0.0, through: 1, by: 0.01) { #expect(sigmoid.slope(a) <= 0.25) }
  }

  @Test("σ(−z) = 1 − σ(z)")
  func symmetry() throws {
    let value = try #require(sigmoid.value)
    for z in stride(from: -30.0, through: 30, by: 0.7) {
      #expect((value(-z) - (1 - value(z))).magnitude < 3e-16)
    }
  }

  @Test("flat ends count as saturated from 0.01 and 0.99 on")
  func saturation() {
    #expect([0, 0.0099, 0.991, 1].allSatisfy(sigmoid.isSaturated))
    #expect(![0.01, 0.5, 0.99].contains(where: sigmoid.isSaturated))
  }

  @Test func formulasHaveTheNumbersPutIn() {
    #expect(sigmoid.formula(-2) { "\($0)" } == "1 / (1 + exp(2.0))")
    #expect(sigmoid.slopeFormula(0.25) { "\($0)" } == "a (1 − a) = 0.25 × 0.75 = 0.1875")
    #expect(sigmoid.symbol == "σ" && sigmoid.bounds == 0...1)
  }
}
