/// What a terminal can show: a value that is passed to whatever draws, never global state.
public struct Style: Sendable, Equatable {
  /// How colours are sent.
  public enum Color: Sendable {
    /// No escape sequences at all.
    case none
    /// The fixed 256-colour palette of xterm.
    case palette256
    /// 24-bit colours.
    case trueColor
    /// No colours, but the roles themselves, for what is no terminal: see `RoleTags`.
    case roles

    /// Whether what a terminal gets is coloured.
    var isPainted: Bool { self == .palette256 || self == .trueColor }
  }

  /// Which characters are drawn with.
  public enum Glyphs: String, CaseIterable, Sendable {
    /// Greek letters, blocks and braille.
    case unicode
    /// Spellings in ASCII, for terminals whose fonts lack the others.
    case ascii
  }

  /// How colours are sent.
  public var color: Color

  /// Which characters are drawn with.
  public var glyphs: Glyphs

  /// How wide lines of text may be: those of a terminal that is narrower than a page, else a page's.
  public var columns = Style.widest
  /// Whether somebody reads it at a terminal, which shows prose as it is meant; else its source is kept.
  public private(set) var isScreen = false
  /// The columns that everything is laid out for, however wide the terminal is.
  public static let widest = 80

  /// The style for a terminal of so many columns.
  public func fitting(columns: Int) -> Style {
    var style = self
    style.columns = min(max(20, columns), Style.widest)
    style.isScreen = true
    return style
  }

  /// A style of these two choices.
  public init(color: Color, glyphs: Glyphs = .unicode) {
    self.color = color
    self.glyphs = glyphs
  }

  /// No colour, Unicode glyphs: the style of transcripts, pipes and tests.
  public static let plain = Style(color: .none)

  /// The style of an output, decided in this order: the `--color` flag, NO_COLOR, FORCE_COLOR,
  /// whether it is a terminal (and not a dumb one), and COLORTERM for 24-bit colour.
  ///
  /// NO_COLOR and FORCE_COLOR count when they are set and not empty; FORCE_COLOR=0 does not force.
  public static func detect(
    choice: ColorChoice,
    environment: [String: String],
    isTerminal: Bool
  ) -> Style {
    func value(_ name: String) -> String { environment[name] ?? "" }

    let hasColor: Bool
    switch choice {
    case .always: hasColor = true
    case .never: hasColor = false
    case .auto:
      if !value("NO_COLOR").isEmpty {
        hasColor = false
      } else if !["", "0"].contains(value("FORCE_COLOR")) {
        hasColor = true
      } else {
        hasColor = isTerminal && value("TERM") != "dumb"
      }
    }
    guard hasColor else { return .plain }
    let isTrueColor = ["truecolor", "24bit"].contains(value("COLORTERM"))
    return Style(color: isTrueColor ? .trueColor : .palette256)
  }
}

/// What the `--color` flag may say.
public enum ColorChoice: String, CaseIterable, Sendable {
  /// Colour for a terminal only.
  case auto
  /// Colour whatever the output is.
  case always
  /// No colour.
  case never
}
