#if canImport(Darwin)
import Darwin
#else
@preconcurrency import Glibc
#endif

/// What is known of the terminal behind a descriptor.
enum Terminal {
  /// True if someone sits at both ends: only then is there a prompt.
  static var isInteractive: Bool { isTerminal(STDIN_FILENO) && isTerminal(STDOUT_FILENO) }

  /// True if `descriptor` is a terminal.
  static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

  /// True if the terminal knows no escape sequences, or nothing says that it does.
  static func isDumb(in environment: [String: String]) -> Bool {
    environment["TERM", default: "dumb"] == "dumb"
  }

  /// Columns and rows of a window, 1 or more of each.
  struct Size: Equatable {
    var columns: Int
    var rows: Int
  }

  /// The size of the terminal now; 80 columns and 24 rows where it is not known.
  static func size(of descriptor: Int32) -> Size {
    var size = winsize()
    let isKnown = ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0
    return Size(
      columns: isKnown && size.ws_col > 0 ? Int(size.ws_col) : 80,
      rows: isKnown && size.ws_row > 0 ? Int(size.ws_row) : 24
    )
  }

  /// Sees to it that characters outside ASCII can be typed, whatever the locale is.
  ///
  /// In a locale without UTF-8, libedit drops them silently. Only the character type is set: a
  /// locale's decimal comma must reach no number.
  static func useUTF8() {
    for name in ["", "C.UTF-8", "C.utf8", "en_US.UTF-8", "UTF-8"]
    where setlocale(LC_CTYPE, name) != nil {
      if let codeset = nl_langinfo(nl_item(CODESET)), String(cString: codeset) == "UTF-8" { return }
    }
  }
}
