import Synchronization

#if canImport(Darwin)
import Darwin
#else
@preconcurrency import Glibc
#endif

/// A bar on the terminal while a command works, gone when it is done.
///
/// Nothing is drawn in the first tenth of a second, and then ten times a second at most, so that a
/// call costs little more than reading the clock.
final class ProgressBar: Sendable {
  private let descriptor: Int32
  private let glyphs: Glyphs
  private let state = Mutex(State())

  private struct State {
    var nextDrawing: ContinuousClock.Instant?
    var isDrawn = false
  }

  /// A bar drawn on `descriptor`, a terminal.
  init(descriptor: Int32, glyphs: Glyphs) {
    self.descriptor = descriptor
    self.glyphs = glyphs
  }

  /// Shows that `fraction` of the work, 0…1, is done, if it is time to.
  func show(_ fraction: Double, _ label: String) {
    let now = ContinuousClock.now
    state.withLock { state in
      guard let next = state.nextDrawing else {
        state.nextDrawing = now + .milliseconds(100)
        return
      }
      guard now >= next else { return }
      state.nextDrawing = now + .milliseconds(100)
      state.isDrawn = true
      let width = min(Terminal.columns(of: descriptor), 80)
      _ = Descriptor.writeAll(
        "\r" + Self.text(fraction, label, width: width, glyphs: glyphs),
        to: descriptor
      )
    }
  }

  /// Takes the bar away; the next work begins anew.
  func erase() {
    state.withLock { state in
      if state.isDrawn { _ = Descriptor.writeAll("\r\u{1B}[K", to: descriptor) }
      state = State()
    }
  }

  /// The bar as text of `width` − 5 columns, so that the terminal's own ^C or ^Z after it does not wrap;
  /// empty where there is no room for it.
  static func text(_ fraction: Double, _ label: String, width: Int, glyphs: Glyphs) -> String {
    let share = fraction.isFinite ? min(max(fraction, 0), 1) : 0
    let percent = String(Int(share * 100))
    let tail = String(repeating: " ", count: 4 - percent.count) + percent + " %"
    let room = width - 5 - label.count - tail.count - 3
    guard room >= 4 else { return "" }
    let (full, empty): (Character, Character) = glyphs == .unicode ? ("█", "░") : ("#", ".")
    let done = Int(share * Double(room))
    let bar = String(repeating: full, count: done) + String(repeating: empty, count: room - done)
    return "\(label) [\(bar)]\(tail)"
  }
}
