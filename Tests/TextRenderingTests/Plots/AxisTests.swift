import Testing

@testable import TextRendering

#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

struct AxisTests {
  @Test(arguments: [
    ([0.0, 1000], ["0", "200", "400", "600", "800", "1000"]), ([1, 5], ["1", "2", "3", "4", "5"]),
    ([0.31, 2.3], ["0.5", "1.0", "1.5", "2.0"]), ([9.7, 96.1], ["20", "40", "60", "80"]),
    ([-0.04, 0.03], ["-0.04", "-0.03", "-0.02", "-0.01", "0.00", "0.01", "0.02", "0.03"]),
    ([1e-9, 4e-9], ["1e-09", "1.5e-09", "2e-09", "2.5e-09", "3e-09", "3.5e-09", "4e-09"]),
    ([0, 0], ["-1.0", "-0.5", "0.0", "0.5", "1.0"]),
  ])
  func ticksAreRoundNumbers(values: [Double], labels: [String]) {
    #expect(Axis(values).ticks.map(\.label) == labels)
  }

  @Test(arguments: [
    ([0.001, 20], ["0.001", "0.01", "0.1", "1", "10"]), ([1, 30], ["1", "2", "5", "10", "20"]),
    ([3, 4], ["3.000", "4.000"]),
    ([1e-300, 1], ["1e-300", "1e-257", "1e-214", "1e-171", "1e-128", "1e-85", "1e-42"]),
  ])
  func logarithmicTicksArePowers(values: [Double], labels: [String]) {
    #expect(Axis(values, isLogarithmic: true).ticks.map(\.label) == labels)
  }

  /// Where they do not fit there are fewer, still equally far from each other.
  @Test func fewerTicksWhereTheyDoNotFit() {
    let axis = Axis([0.001, 0.0142])
    let all = axis.ticks.map(\.label)
    #expect(all == ["0.002", "0.004", "0.006", "0.008", "0.010", "0.012", "0.014"])
    #expect(axis.ticks { $0.count < 4 }.map(\.label) == ["0.005", "0.010"])
    // None fits: the fewest.
    #expect(axis.ticks { _ in false }.map(\.label) == ["0.005", "0.010"])
    let powers = Axis([1e-4, 1e4], isLogarithmic: true)
    #expect(powers.ticks { $0.count < 4 }.map(\.label) == ["0.0001", "0.1", "100"])
  }

  @Test func positionsAreShares() {
    let axis = Axis([2, 10])
    #expect([2, 4, 10].map(axis.position) == [0, 0.25, 1])
    let whole = Axis([-Double.greatestFiniteMagnitude, .greatestFiniteMagnitude])
    #expect(whole.position(of: 0) == 0.5)
    #expect(Axis([7]).position(of: 7) == 0.5)
  }

  /// Against libm, which the source does not use.
  @Test func logarithmicPositionsAreLogarithms() {
    let axis = Axis([1e-12, 1e12], isLogarithmic: true)
    for exponent in stride(from: -12.0, through: 12, by: 0.37) {
      let expected = (exponent + 12) / 24
      #expect(abs(axis.position(of: pow(10, exponent)) - expected) < 1e-14)
    }
  }

  @Test func noRangeBreaksAnAxis() {
    var dice = Dice(state: 29)
    for _ in 0..<300 {
      var values = [dice.double(), dice.double()].filter(\.isFinite)
      if dice.next() % 4 == 0 { values += values.map(\.nextUp).filter(\.isFinite) }
      guard !values.isEmpty else { continue }
      check(Axis(values), values)
      let positive = values.map(\.magnitude).filter { $0 > 0 }
      if !positive.isEmpty { check(Axis(positive, isLogarithmic: true), positive) }
    }
  }

  private func check(_ axis: Axis, _ values: [Double]) {
    for value in values { #expect((0...1).contains(axis.position(of: value))) }
    let ticks = axis.ticks
    #expect((2...9).contains(ticks.count))
    #expect(zip(ticks, ticks.dropFirst()).allSatisfy { $0.value < $1.value })
    #expect(ticks.allSatisfy { $0.label.count < 25 })
  }
}
