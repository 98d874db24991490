import Arithmetic
import Testing

@Suite("A fingerprint is a hash of bits")
struct FingerprintTests {
  private func hash(_ values: [Double]) -> UInt64 {
    var hash = Fingerprint()
    hash.add(Matrix(rows: 1, columns: values.count, values: values))
    return hash.value
  }

  @Test("of no numbers, and of one whose bits are 0: the basis of FNV-1a, times its prime")
  func published() {
    let basis: UInt64 = 0xcbf2_9ce4_8422_2325
    #expect(hash([]) == basis)
    #expect(hash([0]) == basis &* 0x100_0000_01b3)
  }

  @Test func everyBitCounts() {
    #expect(hash([0]) != hash([-0.0]))
    #expect(hash([1, 2]) != hash([2, 1]))
    #expect(hash([1]) != hash([(1.0).nextUp]))
  }

  @Test func everyNaNIsTheCanonicalOne() {
    #expect(hash([-.nan]) == hash([.nan]))
    #expect(hash([Double(nan: 5, signaling: false)]) == hash([.nan]))
  }
}
