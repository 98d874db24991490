import TextRendering

/// A line of text from a learner's file that may stand anywhere: on a terminal, in a cell, in a page.
///
/// What would act instead of being seen is spelled out, also where it is read from a report; what is longer
/// than a thousand characters is cut.
package struct SafeLine: Sendable, Hashable, Codable {
  /// The line.
  package let text: String

  /// A text brought to one safe line.
  package init(_ text: String) {
    let visible = SafeText.visible(text, keepNewlines: false).unicodeScalars
    let kept = visible.prefix(Self.longest).map {
      $0 == "\u{FFFE}" || $0 == "\u{FFFF}" ? "\u{FFFD}" : $0
    }
    self.text = String(String.UnicodeScalarView(kept)) + (visible.count > Self.longest ? "…" : "")
  }

  package init(from decoder: any Decoder) throws {
    self.init(try decoder.singleValueContainer().decode(String.self))
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }

  private static let longest = 1_000
}

extension SafeLine: CustomStringConvertible {
  package var description: String { text }
}
