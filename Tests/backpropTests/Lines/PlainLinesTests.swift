import Foundation
import Testing

@testable import backprop

@Suite struct PlainLinesTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// The lines of a file of these bytes, and the error that ended them.
  private func read(_ bytes: [UInt8]) throws -> (lines: [String], place: String?, error: LineError?)
  {
    let path = folder.path("commands")
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    let source = try PlainLines(path: path)
    var lines: [String] = []
    do {
      while case .line(let line) = try source.next(
        after: "",
        completing: { _, _ in fatalError("no Tab here") }
      ) {
        lines.append(line)
      }
    } catch let error as LineError {
      return (lines, source.place, error)
    }
    return (lines, source.place, nil)
  }

  @Test(arguments: [
    ("", []),
    ("\n", [""]),
    ("a", ["a"]),
    ("a\n", ["a"]),
    ("a\n\nb", ["a", "", "b"]),
    ("a\r\nb\r\n", ["a", "b"]),
    ("a\rb", ["a\rb"]),
    ("\u{FEFF}a\n\u{FEFF}b", ["a", "\u{FEFF}b"]),
    ("größe\n数字", ["größe", "数字"]),
  ])
  func splitsIntoLines(text: String, lines: [String]) throws {
    let result = try read(Array(text.utf8))
    #expect(result.lines == lines)
    #expect(result.error == nil)
  }

  @Test(arguments: [0, 1, 2, 3, 5])
  func findsEveryLineOfALongFile(shift: Int) throws {
    // Lengths that put line ends and characters of several bytes across the edges of what is read at once.
    let lines = (0..<3_000).map { String(repeating: "é", count: ($0 * 7 + shift) % 211) + "\($0)" }
    let result = try read(Array(lines.joined(separator: "\r\n").utf8))
    #expect(result.lines == lines)
    #expect(result.error == nil)
  }

  @Test(
    arguments: [
      // From the Unicode Standard, table 3-7: overlong, surrogate, beyond the last plane, cut short, alone.
      ([0x61, 0xC0, 0xAF], 2), ([0xED, 0xA0, 0x80], 1), ([0xF4, 0x90, 0x80, 0x80], 1),
      ([0xC3, 0xA9, 0xE2, 0x82], 3), ([0x61, 0x62, 0x80], 3), ([0xFE], 1),
    ] as [([UInt8], Int)]
  )
  func refusesWhatIsNotUTF8(bytes: [UInt8], column: Int) throws {
    for ending in [[], [0x0A], [0x0D, 0x0A]] as [[UInt8]] {
      let result = try read([0x6F, 0x6B, 0x0A] + bytes + ending)
      #expect(result.lines == ["ok"])
      #expect(result.error == .notUTF8(column: column))
      #expect(result.place == folder.path("commands") + ":2")
    }
  }

  @Test func refusesAZeroByte() throws {
    let result = try read(Array("ok\nab\0c\n".utf8))
    #expect(result.lines == ["ok"])
    #expect(result.error == .nul(column: 3))
    #expect(result.place == folder.path("commands") + ":2")
  }

  @Test(arguments: ["", "\n", "\r\n"])
  func refusesALineBeyondTheLimit(ending: String) throws {
    let longest = String(repeating: "x", count: LineError.limit)
    for prefix in ["", "\u{FEFF}"] {
      let fits = try read(Array((prefix + longest + ending).utf8))
      #expect(fits.lines == [longest])
      #expect(fits.error == nil)
    }
    for extra in [1, 2, 3, 100, 100_000] {
      let result = try read(Array((longest + String(repeating: "x", count: extra) + ending).utf8))
      #expect(result.lines == [])
      #expect(result.error == .tooLong)
    }
  }

  @Test func refusesAFolder() throws {
    let source = try PlainLines(path: folder.path("."))
    #expect(throws: LineError.self) {
      try source.next(after: "", completing: { _, _ in fatalError("no Tab here") })
    }
  }
}
