#if canImport(Darwin)
import Darwin
#else
@preconcurrency import Glibc
#endif

/// The characters typed at a terminal, one at a time; what comes later is left for whoever reads next.
final class KeyReader {
  private let descriptor: Int32
  private var usual: termios?
  private var editing: termios?
  private var putBack: Unicode.Scalar?

  /// Characters of `descriptor`, a terminal.
  init(descriptor: Int32) {
    self.descriptor = descriptor
  }

  /// The terminal is now as it is while no line is edited.
  func rememberUsual() { usual = settings() }

  /// The terminal is now as it is while a line is edited, or has its usual settings if the terminal edits.
  ///
  /// In the first case reading is made never to wait: what can be read may be gone when it is, for Ctrl-C
  /// makes the terminal forget it.
  func rememberEditing() {
    editing = settings()
    guard var edited = editing, edited.c_lflag & tcflag_t(ICANON) == 0 else { return }
    withUnsafeMutableBytes(of: &edited.c_cc) { ($0[Int(VMIN)], $0[Int(VTIME)]) = (0, 0) }
    editing = edited
    apply(editing)
  }

  /// Takes keys one by one, without showing them, until `release`; those that signal still do.
  func take() {
    rememberUsual()
    guard var taken = usual else { return }
    taken.c_lflag &= ~tcflag_t(ICANON | ECHO)
    apply(taken)
    rememberEditing()
  }

  /// The terminal is again as it was before `take`.
  func release() { apply(usual) }

  /// Gives a character back, to be the next.
  func putBack(_ character: Unicode.Scalar) { putBack = character }

  /// Whether to read nothing is the end: where reading does not wait, it need not be.
  private func isAtEnd() -> Bool {
    var wait = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    let isGone = poll(&wait, 1, 0) > 0 && wait.revents & Int16(POLLHUP | POLLERR | POLLNVAL) != 0
    return isGone || settings().map { $0.c_lflag & tcflag_t(ICANON) != 0 } ?? true
  }

  private func settings() -> termios? {
    var settings = termios()
    return tcgetattr(descriptor, &settings) == 0 ? settings : nil
  }

  private func apply(_ settings: termios?) {
    guard var settings else { return }
    tcsetattr(descriptor, TCSADRAIN, &settings)
  }

  /// The next character; nil at the end, or once Ctrl-C was pressed.
  ///
  /// Bytes that are not UTF-8 are dropped.
  /// Before each wait it calls `pausing`, and `afterAbsence` when the program was stopped and goes on.
  func next(pausing: () -> Void, afterAbsence: () -> Void) -> Unicode.Scalar? {
    if let character = putBack {
      putBack = nil
      return character
    }
    var bytes: [UInt8] = []
    while true {
      if bytes.isEmpty, !isTyped { pausing() }
      guard Alarm.wait(for: descriptor) else {
        if Interrupt.isPressed { return nil }
        if PromptSignals.wasAway(usual: { apply(usual) }) {
          apply(editing)
          afterAbsence()
        }
        continue
      }
      var byte: UInt8 = 0
      let count = read(descriptor, &byte, 1)
      if count < 0, errno == EINTR || errno == EAGAIN { continue }
      if count == 0, !isAtEnd() { continue }
      guard count > 0 else { return nil }
      // A byte that begins a character ends one that was not whole.
      if byte & 0xC0 != 0x80 { bytes = [] }
      bytes.append(byte)
      if let character = String(validating: bytes, as: UTF8.self) {
        return character.unicodeScalars.first
      }
      if bytes.count == 4 { bytes = [] }
    }
  }

  /// Whether a character waits to be read.
  private var isTyped: Bool {
    var wait = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&wait, 1, 0) > 0
  }
}
