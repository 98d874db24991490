import Testing

@testable import Experiment

struct HoldingTests {
  @Test func aBlockCountsOnceHoweverManyHoldIt() {
    let (a, b) = (Holding(place: 1, bytes: 100), Holding(place: 2, bytes: 30))
    var held = HeldMemory()
    held.add([a, b])
    held.add([a])
    #expect(held.bytes == 130)
    held.remove([a, b])
    #expect(held.bytes == 100)
    held.remove([a])
    #expect(held.bytes == 0)
    // What nobody holds cannot be given up.
    held.remove([b])
    #expect(held.bytes == 0)
  }
}
