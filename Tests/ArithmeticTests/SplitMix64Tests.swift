import Arithmetic
import Testing

@Suite("Random draws are those of the published algorithm")
struct SplitMix64Tests {
  @Test("the first draws of seed 0 and seed 1234567, from the reference implementation in C")
  func published() {
    let zero = SplitMix64(seed: 0)
    #expect(
      (0..<3).map { zero.bits(at: $0) }
        == [0xe220_a839_7b1d_cdaf, 0x6e78_9e6a_a1b9_65f4, 0x06c4_5d18_8009_454f]
    )
    let other = SplitMix64(seed: 1_234_567)
    #expect(
      (0..<3).map { other.bits(at: $0) }
        == [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]
    )
  }

  @Test func uniformNumbersLieStrictlyBetween0And1() {
    let draws = SplitMix64(seed: 8)
    let numbers = (0..<10_000).map { draws.uniform(at: $0) }
    #expect(numbers.allSatisfy { $0 > 0 && $0 < 1 })
    #expect(abs(numbers.reduce(0, +) / 10_000 - 0.5) < 0.01)
  }

  @Test func integersKeepBelowTheirBound() {
    let draws = SplitMix64(seed: 3)
    var counts = [Int](repeating: 0, count: 7)
    for i in 0..<7000 { counts[draws.integer(at: UInt64(i), below: 7)] += 1 }
    #expect(counts.allSatisfy { (900...1100).contains($0) })
  }

  @Test func shuffledHasEveryNumberOnce() {
    let order = SplitMix64(seed: 1).shuffled(1000)
    #expect(order.sorted() == Array(0..<1000) && order != Array(0..<1000))
    #expect(order == SplitMix64(seed: 1).shuffled(1000))
    #expect(SplitMix64(seed: 1).shuffled(0).isEmpty && SplitMix64(seed: 1).shuffled(1) == [0])
  }

  @Test func streamsDiffer() {
    let draws = SplitMix64(seed: 1)
    #expect(draws.stream(0) != draws.stream(1))
    #expect(draws.stream(3).seed == draws.bits(at: 3))
  }
}
