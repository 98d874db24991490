import Arithmetic
import Testing

@testable import Digits

struct LabelShuffleTests {
  private let set = digits(labelled: (0..<100).map { UInt8($0 % 10) })

  @Test func labelsChangePlacesAndNothingElseDoes() {
    var shuffle = LabelShuffle(share: 1, seed: 1)
    let shuffled = shuffle.run(on: set)
    #expect(shuffle.count == 100)
    #expect(shuffle.wrong == zip(shuffled.labels, set.labels).count { $0 != $1 })
    #expect((80..<100).contains(shuffle.wrong))
    #expect(shuffled.labels.sorted() == set.labels.sorted())
    #expect((0..<100).allSatisfy { shuffled.images.codes(row: $0) == set.images.codes(row: $0) })
  }

  @Test func aShareTakesThatManyImages() {
    for (share, count) in [(0.2, 20), (0.005, 1), (0.004, 0), (0.125, 13)] {
      var shuffle = LabelShuffle(share: share, seed: 1)
      let shuffled = shuffle.run(on: set)
      #expect(shuffle.count == count && shuffle.wrong <= count)
      #expect(count > 1 || shuffled.labels == set.labels)
    }
  }

  /// The algorithm, written out from its documentation.
  @Test func theAlgorithmIsTheDocumentedOne() {
    let stream = SplitMix64(seed: 7).stream(.max)
    let chosen = stream.stream(0).shuffled(100).prefix(50)
    let order = stream.stream(1).shuffled(50)
    var expected = set.labels
    for i in 0..<50 { expected[chosen[i]] = set.labels[chosen[order[i]]] }
    var shuffle = LabelShuffle(share: 0.5, seed: 7)
    #expect(shuffle.run(on: set).labels == expected)
    var other = LabelShuffle(share: 0.5, seed: 8)
    #expect(other.run(on: set).labels != expected)
  }
}
