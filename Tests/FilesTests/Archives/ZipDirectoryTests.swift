import Foundation
import TestSupport
import Testing
import Wording

@testable import Files

/// Archives by hand, each with one thing wrong.
struct ZipDirectoryTests {
  /// One member, as it may be claimed and as it is.
  struct Part {
    var name = "w1.npy"
    var content = NpyHeaderTests.array(shape: "(1,)", content: [UInt8](repeating: 0, count: 8))
    var flags: UInt16 = 0
    var method: UInt16 = 0
    var crc: UInt32 = 0
    /// What is claimed to be unpacked, if not what there is.
    var size: Int?
    var packed: Int?
    var offset: Int?
    /// What the header before the bytes says instead.
    var localName: String?
    var extra: [UInt8] = []
  }

  static func archive(_ parts: [Part], gap: Int = 0, count: Int? = nil) -> [UInt8] {
    func little(_ number: some FixedWidthInteger) -> [UInt8] {
      withUnsafeBytes(of: number.littleEndian, Array.init)
    }
    var (file, directory) = ([UInt8](), [UInt8]())
    for part in parts {
      func common(_ name: String) -> [UInt8] {
        little(UInt16(20)) + little(part.flags) + little(part.method) + little(UInt32(0))
          + little(part.crc) + little(UInt32(part.packed ?? part.content.count))
          + little(UInt32(part.size ?? part.content.count)) + little(UInt16(name.utf8.count))
          + little(UInt16(part.extra.count))
      }
      directory += little(UInt32(0x0201_4b50)) + little(UInt16(20)) + common(part.name)
      directory += [UInt8](repeating: 0, count: 10) + little(UInt32(part.offset ?? file.count))
      directory += Array(part.name.utf8) + part.extra
      let local = part.localName ?? part.name
      file += little(UInt32(0x0403_4b50)) + common(local) + Array(local.utf8) + part.extra
      file += part.content + [UInt8](repeating: 0, count: gap)
    }
    return file + directory + little(UInt32(0x0605_4b50)) + little(UInt32(0))
      + little(UInt16(count ?? parts.count)) + little(UInt16(count ?? parts.count))
      + little(UInt32(directory.count)) + little(UInt32(file.count)) + little(UInt16(0))
  }

  private static func sentence(_ bytes: [UInt8]) -> String {
    do {
      try NpzReaderTests.readAll(bytes)
      return "read"
    } catch { return String(describing: error) }
  }

  private static let malformed: [(String, [UInt8])] = [
    ("only 0 bytes", []),
    ("cut short, or bytes follow", [UInt8](repeating: 0x50, count: 100)),
    ("w1.npy twice", archive([Part(), Part()])),
    ("leaves a gap", archive([Part(), Part(name: "b.npy")], gap: 3)),
    ("bytes stand before its directory", archive([Part()], gap: 3)),
    ("overlaps another member", archive([Part(), Part(name: "b.npy", offset: 0)])),
    ("another in the directory", archive([Part(localName: "w2.npy")])),
    ("is encrypted", archive([Part(flags: 1)])),
    ("packed in a way that is not read", archive([Part(flags: 8)])),
    ("packed by method 12", archive([Part(method: 12)])),
    ("has two sizes", archive([Part(size: 100)])),
    ("goes on into the directory", archive([Part(size: 5_000, packed: 5_000)])),
    ("more than 1 GiB", archive([Part(method: 8, size: 4_000_000_000)])),
    ("more than 200 times its size", archive([Part(method: 8, size: 900_000_000)])),
    ("lacks a size of zip64", archive([Part(size: 0xffff_ffff, packed: 0xffff_ffff)])),
    (
      "more than 1 GiB",
      archive([
        Part(
          method: 8,
          size: 0xffff_ffff,
          extra: [1, 0, 8, 0] + [UInt8](repeating: 0xff, count: 7) + [0x7f]
        )
      ])
    ),
    ("extra field that is cut short", archive([Part(extra: [1, 0, 9, 0])])),
    ("no name of an array", archive([Part(name: "../w1.npy")])),
    ("no name of an array", archive([Part(name: "/etc/w1.npy")])),
    ("no name of an array", archive([Part(name: "a\\w1.npy")])),
    ("no name of an array", archive([Part(name: "\u{1B}[2Jw1.npy")])),
    ("no name of an array", archive([Part(name: "")])),
    ("is no array", archive([Part(name: "w1.txt")])),
    ("is no array", archive([Part(name: ".npy")])),
    ("its directory is cut short", archive([Part()], count: 2)),
    ("goes on after the last name", archive([Part(), Part(name: "b.npy")], count: 1)),
    ("claims 60000 members", archive([Part()], count: 60_000)),
    ("more than 4 GiB", archive([Part()], count: 65_535)),
    ("another check sum", archive([Part(crc: 7)])),
    ("is damaged", archive([Part(content: [UInt8](repeating: 7, count: 80), method: 8)])),
    ("is damaged", archive([Part(content: [], method: 8, size: 80)])),
    ("not begin as an array", archive([Part(content: [UInt8](repeating: 7, count: 80))])),
    ("not begin as an array", archive([Part(content: [])])),
  ]

  @Test func oneSentenceEach() {
    for (words, bytes) in Self.malformed {
      let sentence = Self.sentence(bytes)
      #expect(sentence.contains(words) && sentence.hasPrefix("x is not an npz file"), "\(sentence)")
      #expect(!sentence.unicodeScalars.contains { $0.isInvisible })
    }
  }

  /// A bomb that hides what it unpacks into, and one that says so.
  @Test func bombs() throws {
    let folder = try TemporaryFolder()
    let script = """
      import zlib, sys
      packer = zlib.compressobj(9, zlib.DEFLATED, -15)
      data = b''.join(packer.compress(bytes(1 << 20)) for _ in range(300)) + packer.flush()
      open(sys.argv[1], 'wb').write(data)
      """
    guard try Python.run(["-c", script, folder.path + "/bomb"]).status == 0 else { return }
    let bomb = try folder.read("bomb")
    let open = Self.archive([Part(content: bomb, method: 8, size: 300 << 20)])
    #expect(Self.sentence(open).contains("more than 200 times its size"))
    let hidden = Self.archive([Part(content: bomb, method: 8, size: 136)])
    #expect(Self.sentence(hidden).contains("not begin as an array"))
  }
}
