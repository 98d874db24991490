import Synchronization
import TextRendering

#if canImport(Darwin)
import Darwin
#else
@preconcurrency import Glibc
#endif

/// A bar on the terminal while a command works, gone when it is done.
///
/// Nothing is drawn in the first tenth of a second, and then ten times a second at most, so that a
/// call costs little more than reading the clock.
final class ProgressLine: Sendable {
  private let descriptor: Int32
  private let style: Style
  private let state = Mutex(State())

  private struct State {
    var nextDrawing: ContinuousClock.Instant?
    var isDrawn = false
  }

  /// A bar drawn on `descriptor`, a terminal.
  init(descriptor: Int32, style: Style) {
    self.descriptor = descriptor
    self.style = style
  }

  /// Shows that `fraction` of the work, 0…1, is done, if it is time to; `atOnce` below a line that hid it.
  func show(_ fraction: Double, _ label: String, atOnce: Bool = false) {
    let now = ContinuousClock.now
    state.withLock { state in
      guard let next = state.nextDrawing else {
        state.nextDrawing = now + .milliseconds(100)
        return
      }
      guard atOnce || now >= next else { return }
      state.nextDrawing = now + .milliseconds(100)
      state.isDrawn = true
      // A terminal that wraps the bar would keep what has wrapped.
      let bar = ProgressBar(fraction: fraction, label: Text(label)).string(
        in: style,
        columns: Terminal.size(of: descriptor).columns
      )
      _ = Descriptor.writeAll("\r" + bar + "\u{1B}[K", to: descriptor)
    }
  }

  /// Makes room for a line; the bar comes again when it is time to.
  func hide() {
    state.withLock { state in
      if state.isDrawn { _ = Descriptor.writeAll("\r\u{1B}[K", to: descriptor) }
      state.isDrawn = false
    }
  }

  /// Takes the bar away; the next work begins anew.
  func erase() {
    state.withLock { state in
      if state.isDrawn { _ = Descriptor.writeAll("\r\u{1B}[K", to: descriptor) }
      state = State()
    }
  }
}
