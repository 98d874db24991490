import Synchronization

#if canImport(Darwin)
import Darwin
#else
@preconcurrency import Glibc
#endif

/// How the terminal was when the program began, to be put back by whatever ends it.
enum TerminalSettings {
  /// Remembers what is now.
  static func remember() {
    areKnown.store(tcgetattr(STDIN_FILENO, settings) == 0, ordering: .releasing)
  }

  /// Puts back what was remembered, if the terminal is this program's; safe in the handler of a signal.
  static func restore() {
    // From the background this would stop the program.
    guard areKnown.load(ordering: .acquiring), tcgetpgrp(STDIN_FILENO) == getpgrp() else { return }
    tcsetattr(STDIN_FILENO, TCSANOW, settings)
  }
}

private let areKnown = Atomic(false)
nonisolated(unsafe) private let settings = UnsafeMutablePointer<termios>.allocate(capacity: 1)
