import Testing

@testable import TextRendering

let allStyles: [Style] = [.none, .palette256, .trueColor].flatMap { (color: Style.Color) in
  [Style(color: color, glyphs: .unicode), Style(color: color, glyphs: .ascii)]
}
let ascii = Style(color: .none, glyphs: .ascii)
let palette = Style(color: .palette256)

/// What a terminal would show of a line: the line without its colour sequences.
func stripped(_ line: String) -> String {
  var result = ""
  var rest = Substring(line)
  while let escape = rest.firstIndex(of: "\u{1B}") {
    result += rest[..<escape]
    rest = rest[escape...].drop { $0 != "m" }.dropFirst()
  }
  return result + rest
}

/// How many colour sequences a line has.
func colorChanges(_ line: String) -> Int {
  line.count { $0 == "\u{1B}" }
}

/// What every block promises in every style.
func expectWellFormed(_ block: any Block, _ location: SourceLocation = #_sourceLocation) {
  for style in allStyles {
    for line in block.lines(in: style) {
      let shown = stripped(line)
      #expect(DisplayWidth.columns(of: shown) <= 80, "\(shown)", sourceLocation: location)
      #expect(!shown.hasSuffix(" "), "\(shown)", sourceLocation: location)
      #expect(
        shown.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F },
        sourceLocation: location
      )
      if style.glyphs == .ascii {
        #expect(shown.utf8.allSatisfy { $0 < 0x80 }, "\(shown)", sourceLocation: location)
      }
      if style.color == .none {
        #expect(shown == line, sourceLocation: location)
      } else if line.contains("\u{1B}") {
        // Nothing leaks into the next line: after the last reset no colour is set.
        let lastReset = line.ranges(of: "\u{1B}[0m").last?.upperBound
        let tail = lastReset.map { line[$0...].contains("\u{1B}") }
        #expect(tail == false, sourceLocation: location)
      }
    }
  }
}

/// Numbers for property tests, the same in every run (Marsaglia's xorshift64).
struct Dice: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }

  /// A double of any kind: any bits, small numbers, and the special ones.
  mutating func double() -> Double {
    switch next() % 6 {
    case 0: Double(bitPattern: next())
    case 1: Double(Int(next() % 11)) - 5
    case 2:
      [.nan, .infinity, -.infinity, 0, -0.0, .greatestFiniteMagnitude, .leastNonzeroMagnitude][
        Int(next() % 7)
      ]
    default: (Double(next() >> 11) / 0x1p53 - 0.5) * 20
    }
  }
}
