import Testing

@testable import Files

struct SystemNameTests {
  private func name(_ bytes: [UInt8]) -> String { String(systemName: bytes) }

  @Test(arguments: ["", "plain.md", "é ‖δ‖ 🙂", "a\u{301}/\u{FEFF}b", "\u{10FF7F}"])
  func textIsItself(text: String) {
    #expect(name(Array(text.utf8)).unicodeScalars.elementsEqual(text.unicodeScalars))
    #expect(text.systemName == Array(text.utf8CString))
  }

  /// Whatever bytes a name has, the same go back to the system.
  @Test func anyBytesComeBack() {
    var state: UInt32 = 7
    func next() -> UInt8 {
      state = state &* 1_664_525 &+ 1_013_904_223
      return UInt8(truncatingIfNeeded: state >> 24)
    }
    for length in 0..<400 {
      var bytes = (0..<length % 9).map { _ in max(1, next()) }
      if length % 3 == 0 { bytes += Array("é🙂\u{10FFE9}".utf8) + [0xE9, 0xF4, 0x8F] }
      let text = name(bytes)
      #expect(text.systemName.map { UInt8(bitPattern: $0) } == bytes + [0])
      #expect(String(decoding: Array(text.utf8), as: UTF8.self) == text)
    }
    #expect(name([0x61, 0xE9]).unicodeScalars.map(\.value) == [0x61, 0x10FFE9])
  }
}
