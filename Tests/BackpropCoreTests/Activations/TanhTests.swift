import BackpropCore
import Testing

@Suite("The hyperbolic tangent, the sigmoid stretched")
struct TanhTests {
  let tanh = Activation.tanh

  @Test("tanh(z) = 2σ(2z) − 1")
  func stretched() throws {
    let (value, sigmoid) = (try #require(tanh.value), try #require(Activation.sigmoid.value))
    for z in stride(from: -20.0, through: 20, by: 0.3) {
      #expect((value(z) - (2 * sigmoid(2 * z) - 1)).magnitude < 1e-15)
    }
  }

  @Test func oddWithSlopeOneAtNought() throws {
    let value = try #require(tanh.value)
    #expect(value(0).sign == .plus && value(-0.0).sign == .minus)
    for z in [1e-300, 1e-5, 0.3, 2, 19, 1e308] { #expect(value(-z) == -value(z)) }
    #expect(tanh.slope(0) == 1 && tanh.slope(1) == 0 && tanh.slope(-1) == 0)
  }

  @Test("flat ends count as saturated above 0.99 in size")
  func saturation() {
    #expect([-1, -0.991, 0.991, 1].allSatisfy(tanh.isSaturated))
    #expect(![-0.99, 0, 0.99].contains(where: tanh.isSaturated))
  }

  @Test func formulasHaveTheNumbersPutIn() {
    #expect(tanh.formula(0.5) { "\($0)" } == "tanh(0.5)")
    #expect(tanh.slopeFormula(0.5) { "\($0)" } == "(1 − a) (1 + a) = 0.5 × 1.5 = 0.75")
    #expect(tanh.symbol == "tanh" && tanh.bounds == -1...1)
  }
}
