import Arithmetic
import Testing

@testable import BackpropCore

@Suite("Every activation: one function for one number, for whole matrices, and in tables")
struct ActivationTests {
  @Test("a scalar and the kernel agree to the bit, whatever z is", arguments: Activation.all)
  func value(activation: Activation) throws {
    let value = try #require(activation.value)
    var a = Matrix(rows: 0, columns: 0)
    activation.apply(Matrix(row: Numbers.all), &a, 1)
    for (z, a) in zip(Numbers.all, a.values) { #expect(same(value(z), a), "at \(z)") }
  }

  @Test("the slope of one activation is that of the kernel, to the bit", arguments: Activation.all)
  func slope(activation: Activation) throws {
    let value = try #require(activation.value)
    let activations = Numbers.all.map(value)
    var delta = Matrix(row: activations.map { _ in 1 })
    activation.multiplyBySlope(&delta, Matrix(row: activations))
    for (a, slope) in zip(activations, delta.values) {
      #expect(same(activation.slope(a), slope), "at \(a)")
    }
  }

  @Test("the slope is the derivative, by central differences", arguments: Activation.all)
  func derivative(activation: Activation) throws {
    let value = try #require(activation.value)
    let h = 1e-5
    func error(at z: Double, slope: Double) -> Double {
      (slope - (value(z + h) - value(z - h)) / (2 * h)).magnitude
    }
    for z in stride(from: -6.05, through: 6, by: 0.1) {
      #expect(error(at: z, slope: activation.slope(value(z))) < 1e-9)
    }
    #expect(error(at: 0.75, slope: activation.slope(value(0.75)) + 1e-6) > 1e-7)
  }

  @Test("against 50 digits, from tame to extreme", arguments: Activation.all)
  func numbers(activation: Activation) throws {
    let value = try #require(activation.value)
    let points = try Functions.read().points(of: activation)
    #expect(points.count == 26)
    for (z, a, slope) in points {
      #expect(close(value(z), a, relative: 1e-15), "a at \(z)")
      // From a, the slope is found to the last places of 1, not of itself.
      #expect((activation.slope(value(z)) - slope).magnitude <= 1e-15, "slope at \(z)")
    }
  }

  @Test("activations stay within their bounds, and rise", arguments: Activation.all)
  func bounds(activation: Activation) throws {
    let value = try #require(activation.value)
    let numbers = Numbers.all.filter { !$0.isNaN }.sorted()
    let activations = numbers.map(value)
    #expect(activations.allSatisfy { activation.bounds?.contains($0) ?? ($0 >= 0) })
    #expect(zip(activations, activations.dropFirst()).allSatisfy { $0 <= $1 })
  }

  @Test func namesFindThem() {
    for activation in Activation.all { #expect(Activation.named(activation.name) == activation) }
    #expect(Set(Activation.all.map(\.name)).count == Activation.all.count)
    #expect(Activation.named("softmax") == nil && Activation.named("") == nil)
  }

  @Test func saturatedShareCountsUnits() {
    let a = Matrix([[0.001, 0.5, 0.999, 0.2], [0.3, 0.4, 0.5, 1]])
    #expect(Activation.sigmoid.saturatedShare(of: a) == 3 / 8.0)
    #expect(Activation.sigmoid.saturatedShare(of: Matrix(rows: 0, columns: 4)) == 0)
  }
}
