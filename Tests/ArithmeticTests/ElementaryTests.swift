import Foundation
import Testing

@testable import Arithmetic

/// What holds for every elementary function alike; what is special to one stands in the file named for it.
@Suite struct ElementaryTests {
  @Test("is as near to the true value as its page says", arguments: ElementaryFunction.all)
  func nearness(function: ElementaryFunction) throws {
    let references = try References(named: function.name)
    #expect(references.pairs.count > 1000)
    for (argument, expected) in references.pairs {
      let result = function.ofOne(argument)
      let distance = ulpsBetween(result, expected)
      #expect(
        distance <= function.tolerance,
        "\(function.name)(\(argument)) is \(result), \(distance) ulp from \(expected)"
      )
    }
  }

  @Test("gives one number and eight the same bits", arguments: ElementaryFunction.all)
  func lanes(function: ElementaryFunction) {
    let random = SplitMix64(seed: 8)
    for block in 0..<UInt64(10_000) {
      var arguments = SIMD8<Double>(repeating: 0)
      for lane in 0..<8 {
        let index = block * 8 + UInt64(lane)
        arguments[lane] =
          switch lane % 4 {
          case 1: (random.uniform(at: index) - 0.25) * 8
          case 3: (random.uniform(at: index) - 0.5) * 1500
          default: Double(bitPattern: random.bits(at: index))
          }
      }
      let results = function.ofEight(arguments)
      for lane in 0..<8 {
        #expect(results[lane].bitPattern == function.ofOne(arguments[lane]).bitPattern)
      }
    }
  }

  // `References/reimplementation.py`, written from the documentation, prints the same hashes.
  @Test("gives the same bits on every machine", arguments: ElementaryFunction.all)
  func fingerprint(function: ElementaryFunction) {
    let random = SplitMix64(seed: 3)
    var hash: UInt64 = 14_695_981_039_346_656_037
    for index in 0..<UInt64(100_000) {
      let argument =
        switch index % 4 {
        case 0: Double(bitPattern: random.bits(at: index))
        case 1: (random.uniform(at: index) - 0.5) * 1500
        case 2: (random.uniform(at: index) - 0.5) * 16
        default: random.uniform(at: index)
        }
      hash = (hash ^ function.ofOne(argument).bitPattern) &* 1_099_511_628_211
    }
    #expect(hash == function.fingerprint)
  }

  @Test("makes every NaN the one NaN", arguments: ElementaryFunction.all)
  func canonicalNaN(function: ElementaryFunction) {
    for pattern: UInt64 in [0x7ff8_0000_0000_0001, 0xfff8_0000_0000_0000, 0x7ff0_0000_0000_0001] {
      let result = function.ofOne(Double(bitPattern: pattern))
      #expect(result.bitPattern == 0x7ff8_0000_0000_0000)
    }
  }
}

/// An elementary function with what is expected of it.
struct ElementaryFunction: Sendable, CustomTestStringConvertible {
  let name: String
  /// Greatest distance from the correctly rounded value, in ulp.
  let tolerance: UInt64
  /// Hash of 100,000 results.
  let fingerprint: UInt64
  let ofOne: @Sendable (Double) -> Double
  let ofEight: @Sendable (SIMD8<Double>) -> SIMD8<Double>

  var testDescription: String { name }

  static let all = [
    ElementaryFunction(
      name: "exp",
      tolerance: 1,
      fingerprint: 0x03a4_4630_caf7_4545,
      ofOne: { Elementary.exp($0) },
      ofEight: { Elementary.exp($0) }
    ),
    ElementaryFunction(
      name: "log",
      tolerance: 1,
      fingerprint: 0x0aa2_0941_7099_ef7b,
      ofOne: { Elementary.log($0) },
      ofEight: { Elementary.log($0) }
    ),
    ElementaryFunction(
      name: "log1p",
      tolerance: 1,
      fingerprint: 0x8fdc_2d91_ee15_b879,
      ofOne: { Elementary.log1p($0) },
      ofEight: { Elementary.log1p($0) }
    ),
    ElementaryFunction(
      name: "sigmoid",
      tolerance: 3,
      fingerprint: 0xd2a5_a8cf_4dc8_c1b5,
      ofOne: { Elementary.sigmoid($0) },
      ofEight: { Elementary.sigmoid($0) }
    ),
    ElementaryFunction(
      name: "tanh",
      tolerance: 3,
      fingerprint: 0x6737_0921_c60a_d21d,
      ofOne: { Elementary.tanh($0) },
      ofEight: { Elementary.tanh($0) }
    ),
    ElementaryFunction(
      name: "softplus",
      tolerance: 2,
      fingerprint: 0x5f13_50f7_ec9d_43fd,
      ofOne: { Elementary.softplus($0) },
      ofEight: { Elementary.softplus($0) }
    ),
    ElementaryFunction(
      name: "gaussian",
      tolerance: 3,
      fingerprint: 0x37c0_006a_2c5e_a8b0,
      ofOne: { Elementary.gaussian(uniform: $0) },
      ofEight: { Elementary.gaussian(uniform: $0) }
    ),
  ]
}

/// Arguments and correctly rounded values from `References`, where a script computes them.
struct References {
  let pairs: [(argument: Double, value: Double)]

  init(named name: String) throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("References/\(name).txt")
    pairs = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map { line in
      let patterns = try line.split(separator: " ").map { try #require(UInt64($0, radix: 16)) }
      try #require(patterns.count == 2)
      return (Double(bitPattern: patterns[0]), Double(bitPattern: patterns[1]))
    }
  }
}

/// How many steps from one number to the next lie between two; the largest count if one is NaN.
func ulpsBetween(_ a: Double, _ b: Double) -> UInt64 {
  guard !a.isNaN, !b.isNaN else { return .max }
  func position(_ x: Double) -> Int64 {
    x.sign == .plus ? Int64(x.magnitude.bitPattern) : -Int64(x.magnitude.bitPattern)
  }
  return (position(a) - position(b)).magnitude
}
