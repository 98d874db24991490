import Foundation
import Testing

@testable import Digits

struct UnpackedFileTests {
  private let folder: TemporaryFolder
  private let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = "\(folder.path)/file"
  }

  /// All bytes of the file, asked for `step` at a time.
  private func unpack(step: Int) throws -> [UInt8] {
    let file = try #require(try UnpackedFile(path: path))
    var unpacked: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: step)
    var found = step
    while found == step {
      found = try file.read(into: &buffer)
      unpacked += buffer.prefix(found)
    }
    return unpacked
  }

  private func sentence() -> String {
    do {
      let bytes = try unpack(step: 1000)
      return "read \(bytes.count) bytes"
    } catch {
      return "\(error)"
    }
  }

  @Test(arguments: [1, 7, 65_536, 1_000_000])
  func sameBytesGzippedOrNot(step: Int) throws {
    // More than one buffer of 65,536 bytes even when packed.
    let bytes = (0..<150_000).map { UInt8(truncatingIfNeeded: ($0 * $0) >> 5 ^ $0 * 7919 >> 3) }
    try folder.write(bytes, to: "file")
    #expect(try unpack(step: step) == bytes)
    try folder.write(gzip(bytes), to: "file")
    #expect(try unpack(step: step) == bytes)
  }

  @Test func noFile() throws {
    #expect(try UnpackedFile(path: path) == nil)
  }

  @Test func emptyFile() throws {
    try folder.write([], to: "file")
    #expect(sentence() == "\(path) is empty, 0 bytes long; fetch or copy it again")
  }

  @Test func oneByteFile() throws {
    try folder.write([0x1f], to: "file")
    #expect(try unpack(step: 10) == [0x1f])
  }

  @Test func folderInPlaceOfAFile() throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    #expect(sentence() == "\(path) is a folder where a file in IDX format is expected")
  }

  @Test func namedPipe() {
    #expect(mkfifo(path, 0o600) == 0)
    #expect(sentence() == "\(path) is no regular file; a file in IDX format is expected")
  }

  @Test(.enabled(if: geteuid() != 0, "the superuser may read every file"))
  func unreadableFile() throws {
    try folder.write([1], to: "file")
    #expect(chmod(path, 0) == 0)
    #expect(
      sentence() == "\(path) may not be read; allow it with chmod +r, or name another folder"
    )
  }

  @Test func fileTooLarge() throws {
    try folder.write([1], to: "file")
    #expect(truncate(path, 100_000_001) == 0)
    #expect(sentence() == "\(path) is 100000001 bytes long; at most 100000000 are accepted")
  }

  /// A gzip file ends with its CRC and its length, four bytes each (RFC 1952, 2.3.1).
  @Test func damagedGzip() throws {
    let whole = try gzip(Array("abcabcabcabcabcabc".utf8))
    let again = "; fetch or copy it again"

    try folder.write(Array(whole.dropLast()), to: "file")
    #expect(sentence() == "\(path) ends in the midst of its gzip data\(again)")
    try folder.write(Array(whole.prefix(2)), to: "file")
    #expect(sentence() == "\(path) ends in the midst of its gzip data\(again)")

    var changed = whole
    changed[whole.count - 8] ^= 1
    try folder.write(changed, to: "file")
    #expect(sentence() == "\(path) is a damaged gzip file (incorrect data check)\(again)")

    changed = whole
    changed[whole.count - 4] ^= 1
    try folder.write(changed, to: "file")
    #expect(sentence() == "\(path) is a damaged gzip file (incorrect length check)\(again)")

    changed = whole
    changed[2] = 7
    try folder.write(changed, to: "file")
    #expect(sentence() == "\(path) is a damaged gzip file (unknown compression method)\(again)")
  }

  @Test func bytesAfterGzip() throws {
    let sentence = "\(path) has further bytes after the end of its gzip data; fetch it again"
    let member = try gzip([1, 2, 3])
    for surplus in [[0], [UInt8](repeating: 9, count: 70_000), member] {
      try folder.write(member + surplus, to: "file")
      #expect(self.sentence() == sentence)
    }
    // The member fills one buffer of 65,536 bytes exactly, so that the surplus is in the next. Its name,
    // which ends at the first zero, is made as long as that takes.
    let name = [UInt8](repeating: 0x61, count: 65_536 - member.count - 1) + [0]
    let head = member[..<3] + [0x08] + member[4..<10]
    try folder.write(head + name + member[10...] + [0], to: "file")
    #expect(self.sentence() == sentence)
    try folder.write(head + name + member[10...], to: "file")
    #expect(try unpack(step: 10) == [1, 2, 3])
  }

  @Test func noMoreIsInflatedThanAskedFor() throws {
    let bomb = try gzip([UInt8](repeating: 0, count: 50_000_000))
    // Whoever inflates beyond the bytes asked for comes upon the missing end and fails.
    try folder.write(Array(bomb.prefix(bomb.count / 2)), to: "file")
    let file = try #require(try UnpackedFile(path: path))
    var few = [UInt8](repeating: 1, count: 10)
    #expect(try file.read(into: &few) == 10)
    #expect(few == [UInt8](repeating: 0, count: 10))
  }
}
