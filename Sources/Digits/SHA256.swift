/// The hash function SHA-256, fed piece by piece.
///
/// Source: NIST, *FIPS PUB 180-4, Secure Hash Standard* (2015), §4.1.2, §5 and §6.2, whose letters are
/// used.
package struct SHA256 {
  /// H: the eight words of the hash so far; at first the fractional parts of √2, √3, √5 … √19.
  private var hash: [UInt32] = [
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a,
    0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
  ]
  /// Bytes that do not fill a block of 64 yet.
  private var pending: [UInt8] = []
  private var length: UInt64 = 0

  /// Of no bytes.
  package init() {}

  /// Takes in the next bytes of the message.
  package mutating func update(_ bytes: [UInt8]) {
    length += UInt64(bytes.count)
    pending += bytes
    let whole = pending.count / 64 * 64
    pending.withUnsafeBytes { message in
      for start in stride(from: 0, to: whole, by: 64) {
        Self.compress(message, at: start, into: &hash)
      }
    }
    pending.removeFirst(whole)
  }

  /// The hash of the message taken in so far, as 64 hexadecimal digits.
  package func hexadecimal() -> String {
    var last = self
    // A one bit, zeros up to 8 bytes before the end of a block, and the length in bits (§5.1.1).
    let zeros = (119 - pending.count) % 64
    let bits = (0..<8).map { UInt8(truncatingIfNeeded: (length * 8) >> (56 - 8 * $0)) }
    last.update([0x80] + [UInt8](repeating: 0, count: zeros) + bits)
    let digits = Array("0123456789abcdef")
    return String(
      last.hash.flatMap { word in
        (0..<8).map { digits[Int(word >> (28 - 4 * UInt32($0))) & 15] }
      }
    )
  }

  /// Works the 64 bytes of `message` from `start` on into `hash` (§6.2.2).
  private static func compress(
    _ message: UnsafeRawBufferPointer,
    at start: Int,
    into hash: inout [UInt32]
  ) {
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64) { w in
      for t in 0..<16 {
        let word = message.loadUnaligned(fromByteOffset: start + 4 * t, as: UInt32.self)
        w[t] = UInt32(bigEndian: word)
      }
      for t in 16..<64 {
        let early = w[t - 15]
        let late = w[t - 2]
        let σ0 = rotate(early, 7) ^ rotate(early, 18) ^ (early &>> 3)
        let σ1 = rotate(late, 17) ^ rotate(late, 19) ^ (late &>> 10)
        w[t] = σ1 &+ w[t - 7] &+ σ0 &+ w[t - 16]
      }
      var (a, b, c, d) = (hash[0], hash[1], hash[2], hash[3])
      var (e, f, g, h) = (hash[4], hash[5], hash[6], hash[7])
      k.withUnsafeBufferPointer { k in
        for t in 0..<64 {
          let Σ1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)
          let choice = (e & f) ^ (~e & g)
          let t1 = h &+ Σ1 &+ choice &+ k[t] &+ w[t]
          let Σ0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)
          let majority = (a & b) ^ (a & c) ^ (b & c)
          (h, g, f, e) = (g, f, e, d &+ t1)
          (d, c, b, a) = (c, b, a, t1 &+ Σ0 &+ majority)
        }
      }
      for (i, word) in [a, b, c, d, e, f, g, h].enumerated() { hash[i] &+= word }
    }
  }

  /// `word` rotated to the right by 1 to 31 bits.
  @inline(__always)
  private static func rotate(_ word: UInt32, _ bits: UInt32) -> UInt32 {
    (word &>> bits) | (word &<< (32 &- bits))
  }

  /// K: the first 32 bits of the fractional parts of the cube roots of the first 64 primes (§4.2.2).
  private static let k: [UInt32] = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4,
    0xab1c_5ed5, 0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe,
    0x9bdc_06a7, 0xc19b_f174, 0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f,
    0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da, 0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7,
    0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967, 0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc,
    0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85, 0xa2bf_e8a1, 0xa81a_664b,
    0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070, 0x19a4_c116,
    0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7,
    0xc671_78f2,
  ]
}
