import BackpropCore
import TestSupport
import Testing

@testable import Experiment

struct LapsTests {
  private func session(_ m: Int, _ images: Int) throws -> Session {
    var session = Session(data: try Samples.few(images))
    session.drawNetwork { ($0.sizes, $0.batchSize) = ([784, 3, 10], m) }
    return session
  }

  private static func steps(_ images: Int, _ m: Int) -> Int { (images + m - 1) / m }

  /// Whatever the sizes of mini-batches, each lap ends where all have seen the same images: a multiple of
  /// every size, or the end of the epoch.
  @Test(arguments: [[10, 10], [1, 10, 100], [7, 10], [6, 4], [95, 96, 3], [200, 1]])
  func lapsEndWhereAllHaveSeenTheSame(sizes: [Int]) throws {
    let sessions = try sizes.map { try session($0, 95) }
    for length in [Twins.Length.epochs(3), .steps(1), .steps(12), .steps(40)] {
      var (position, epochs, largest) = (0, 0, 0)
      for lap in Laps(of: sessions, length) {
        position += lap.images
        #expect(lap.images > 0)
        largest += Self.steps(lap.images, min(95, sizes.max() ?? 1))
        #expect(lap.endsEpoch == (position == 95))
        #expect(position == 95 || sizes.allSatisfy { position.isMultiple(of: $0) })
        if position == 95 { (position, epochs) = (0, epochs + 1) }
      }
      switch length {
      case .epochs(let count): #expect(epochs == count && position == 0)
      // As many as wanted, or as few more as there must be.
      case .steps(let count): #expect(largest >= count)
      }
      if Set(sizes).count == 1, case .steps(let count) = length { #expect(largest == count) }
    }
  }

  @Test func aStepThatWasBegunIsTheFirst() throws {
    var begun = try session(10, 95)
    begun.drawBatch()
    let laps = Array(Laps(of: [begun, begun], .steps(3)))
    #expect(laps.map(\.images) == [0, 20])
    #expect(Array(Laps(of: [begun, begun], .epochs(1))).map(\.images) == [0, 85])
    // The last of the epoch: it ends with it.
    _ = try begun.train(steps: 9, work: Work(), label: "")
    begun.drawBatch()
    let last = Array(Laps(of: [begun, begun], .epochs(1)))
    #expect(last.map(\.images) == [0] && last.map(\.endsEpoch) == [true])
  }

  /// How many there are is foreseen, at least.
  @Test func theMostIsKnown() throws {
    for m in [1, 3, 10, 95] {
      let sessions = [try session(m, 95), try session(10, 95)]
      for length in [Twins.Length.epochs(4), .steps(1), .steps(1_000)] {
        let laps = Laps(of: sessions, length)
        #expect(Array(laps).count <= laps.most + 1)
      }
    }
  }
}
