import TextRendering

#if canImport(Darwin)
import Darwin
#else
@preconcurrency import Glibc
#endif

/// Standard output, every write checked.
///
/// A page goes out whole, in one system call where the system takes it, and is out when `write` returns:
/// a program that drives this one through pipes sees each answer before it asks again.
struct Writer {
  let descriptor: Int32
  let style: Style

  /// Writes a page in the style of this output; an empty page writes nothing.
  ///
  /// Throws as `write` of a text does.
  func write(_ page: Page) throws(Failure) {
    try send(lines(of: page)[...])
  }

  /// The lines of a page in the style of this output, for its width if it is a terminal.
  func lines(of page: Page) -> [String] {
    guard Terminal.isTerminal(descriptor) else { return page.lines(in: style) }
    return page.lines(in: style.fitting(columns: Terminal.size(of: descriptor).columns))
  }

  /// Writes lines, each with its end.
  ///
  /// Throws as `write` of a text does.
  func send(_ lines: ArraySlice<String>) throws(Failure) {
    try send(lines.map { $0 + "\n" }.joined())
  }

  /// Writes `text`, ending it with a newline if it has none; an empty text writes nothing.
  ///
  /// Throws `Failure.signalled(SIGPIPE)` if nobody reads any more, `Failure.sentence` if the device refuses.
  func write(_ text: String) throws(Failure) {
    guard !text.isEmpty else { return }
    try send(text.utf8.last == UInt8(ascii: "\n") ? text : text + "\n")
  }

  /// Writes `text` as it is.
  ///
  /// Throws as `write` of a text does.
  func send(_ text: String) throws(Failure) {
    switch Descriptor.writeAll(text, to: descriptor) {
    case 0: return
    case EPIPE: throw .signalled(SIGPIPE)
    case let code:
      throw .sentence("backprop: standard output cannot be written: \(Descriptor.describe(code))")
    }
  }
}
