import TextRendering

/// HTML or SVG in which text stays text: the one place where anything is escaped.
///
/// Written as a literal: `let line: Markup = "<p class=\"hint\">\(words)</p>"`. What the source has between
/// the values is markup; a string that is put in is text, whatever it holds, in an attribute too. There is
/// no other way to make one of a string. Like every `Text`, a string has its invisible characters spelled
/// out: no page turns words round.
package struct Markup: Sendable, Equatable {
  /// The characters of the file.
  package private(set) var source = ""

  /// Nothing.
  package init() {}

  /// A text, escaped.
  package init(_ text: some StringProtocol) {
    source = Self.escaped(String(text))
  }

  /// Both, one after the other.
  package static func += (left: inout Markup, right: Markup) { left.source += right.source }

  /// Both, one after the other.
  package static func + (left: Markup, right: Markup) -> Markup {
    var sum = left
    sum += right
    return sum
  }

  /// Whether there is nothing in it.
  package var isEmpty: Bool { source.isEmpty }

  /// The text without what would be markup in it, or would be no character of XML.
  private static func escaped(_ text: String) -> String {
    var escaped = String.UnicodeScalarView()
    for scalar in SafeText.visible(text, keepNewlines: true).unicodeScalars {
      switch scalar {
      case "&": escaped.append(contentsOf: "&amp;".unicodeScalars)
      case "<": escaped.append(contentsOf: "&lt;".unicodeScalars)
      case ">": escaped.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": escaped.append(contentsOf: "&quot;".unicodeScalars)
      case "'": escaped.append(contentsOf: "&#39;".unicodeScalars)
      case "\u{FFFE}", "\u{FFFF}": escaped.append("\u{FFFD}")
      default: escaped.append(scalar)
      }
    }
    return String(escaped)
  }
}

extension Markup: ExpressibleByStringInterpolation {
  /// Markup from a literal.
  package init(stringLiteral value: StaticString) {
    source = value.description
  }

  /// Markup from a literal with values in it.
  package init(stringInterpolation: Interpolation) {
    self = stringInterpolation.markup
  }

  /// What may stand inside `\( )`: markup as it is, and text and numbers, escaped.
  package struct Interpolation: StringInterpolationProtocol {
    fileprivate var markup = Markup()

    /// Starts empty markup.
    package init(literalCapacity: Int, interpolationCount: Int) {}

    /// Appends what stands between the values in the source.
    package mutating func appendLiteral(_ literal: StaticString) {
      markup.source += literal.description
    }

    /// Appends markup.
    package mutating func appendInterpolation(_ part: Markup) { markup += part }

    /// Appends a text, escaped.
    package mutating func appendInterpolation(_ text: some StringProtocol) {
      markup += Markup(text)
    }

    /// Appends a whole number.
    package mutating func appendInterpolation(_ number: some BinaryInteger) {
      markup.source += String(number)
    }

    /// Appends a length or a place, to a hundredth.
    package mutating func appendInterpolation(_ length: Double) {
      var digits = Number.fixed(length, decimals: 2)[...]
      while digits.last == "0" { digits.removeLast() }
      if digits.last == "." { digits.removeLast() }
      markup.source += digits
    }
  }
}

extension Sequence<Markup> {
  /// All of them, with something between one and the next.
  package func joined(_ separator: Markup = Markup()) -> Markup {
    var all = Markup()
    for (index, part) in enumerated() {
      if index > 0 { all += separator }
      all += part
    }
    return all
  }
}
