import ArgumentParser

/// The argument of `--color`.
enum ColourChoice: String, CaseIterable, ExpressibleByArgument {
  case auto, always, never
}

/// How many colours the output may use.
enum Colour: Equatable {
  case none, palette256, trueColour

  /// The colours for an output: the flag decides, then NO_COLOR, then FORCE_COLOR, then whether a
  /// capable terminal shows it.
  static func chosen(
    by choice: ColourChoice,
    in environment: [String: String],
    isTerminal: Bool
  ) -> Colour {
    let depth: Colour =
      ["truecolor", "24bit"].contains(environment["COLORTERM"]) ? .trueColour : .palette256
    switch choice {
    case .always: return depth
    case .never: return .none
    case .auto: break
    }
    if environment["NO_COLOR", default: ""] != "" { return .none }
    switch environment["FORCE_COLOR", default: ""] {
    case "": return isTerminal && !Terminal.isDumb(in: environment) ? depth : .none
    case "0", "false": return .none
    default: return depth
    }
  }
}

/// The argument of `--glyphs`: what curves and bars are drawn with.
enum Glyphs: String, CaseIterable, ExpressibleByArgument {
  case unicode, ascii
}
