import Synchronization
import TextRendering

/// What a command shows before it is done: the rows of a table as they come.
///
/// What is on the screen is the beginning of the page that the command returns; only the rest is written
/// at its end. Where the beginning has changed, since a column has grown wider, it is drawn again if it is
/// still on the screen.
final class LivePage: Sendable {
  private let descriptor: Int32
  private let style: Style
  private let progress: ProgressLine?
  private let shown = Mutex<[String]>([])

  /// Pages on `descriptor`, a terminal, with the bar that must make room for them.
  init(descriptor: Int32, style: Style, progress: ProgressLine?) {
    (self.descriptor, self.style, self.progress) = (descriptor, style, progress)
  }

  /// Shows what there is so far.
  func show(_ page: Page) {
    let size = Terminal.size(of: descriptor)
    let lines = page.lines(in: style.fitting(columns: size.columns))
    shown.withLock { shown in
      let text = Self.update(shown, to: lines, on: size)
      progress?.hide()
      _ = Descriptor.writeAll(text, to: descriptor)
      shown = lines
    }
  }

  /// What is to be written of the page that the command returned, after what was shown of it.
  func rest(of page: Page) -> String {
    shown.withLock { shown in
      defer { shown = [] }
      let size = Terminal.size(of: descriptor)
      return Self.update(shown, to: page.lines(in: style.fitting(columns: size.columns)), on: size)
    }
  }

  /// Forgets what was shown: the command failed, and its rows stay.
  func end() {
    shown.withLock { $0 = [] }
  }

  /// The text that makes lines on the screen into others.
  static func update(_ shown: [String], to lines: [String], on size: Terminal.Size) -> String {
    let same = zip(shown, lines).prefix { $0 == $1 }.count
    let wrong = shown.count - same
    func text(_ lines: some Sequence<String>) -> String { lines.map { $0 + "\n" }.joined() }
    guard wrong > 0 else { return text(lines.dropFirst(same)) }
    // A line that has wrapped, or left the screen, cannot be reached.
    guard size.columns >= Page.columns, wrong < size.rows else {
      return text(isSameTable(shown, lines) ? lines.dropFirst(shown.count) : lines[...])
    }
    // Line by line: a terminal may keep what is cleared as a whole screen, and show it above.
    let mended = lines.dropFirst(same).map { $0 + "\u{1B}[K\n" }.joined()
    return "\u{1B}[\(wrong)A" + mended + (lines.count < shown.count ? "\u{1B}[J" : "")
  }

  /// Whether lines are rows of one table, their columns apart.
  private static func isSameTable(_ shown: [String], _ lines: [String]) -> Bool {
    shown.count <= lines.count
      && zip(shown, lines).allSatisfy { $0.split(separator: " ") == $1.split(separator: " ") }
  }
}
