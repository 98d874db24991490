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
      let text = Self.update(shown, to: lines, on: size).text
      progress?.hide()
      _ = Descriptor.writeAll(text, to: descriptor)
      shown = lines
    }
  }

  /// What is to be written of a page of which some lines were shown.
  struct Rest {
    /// What makes the lines on the screen what they have become.
    var mend = ""
    /// The lines that are then there.
    var shown: [String] = []
    /// Those below.
    var lines: [String]

    /// All that is to be written.
    var text: String { mend + lines.map { $0 + "\n" }.joined() }
  }

  /// What is to be written of the page that the command returned, after what was shown of it.
  func rest(of page: Page) -> Rest {
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

  /// What makes lines on the screen into others.
  static func update(_ shown: [String], to lines: [String], on size: Terminal.Size) -> Rest {
    let same = zip(shown, lines).prefix { $0 == $1 }.count
    let wrong = shown.count - same
    let (above, below) = (Array(lines.prefix(shown.count)), Array(lines.dropFirst(shown.count)))
    guard wrong > 0 else { return Rest(shown: above, lines: below) }
    // A line that has wrapped, or left the screen, cannot be reached.
    guard size.columns >= Page.columns, wrong < size.rows else {
      return isSameTable(shown, lines) ? Rest(shown: shown, lines: below) : Rest(lines: lines)
    }
    // Line by line: a terminal may keep what is cleared as a whole screen, and show it above.
    let mended = above.dropFirst(same).map { $0 + "\u{1B}[K\n" }.joined()
    let end = lines.count < shown.count ? "\u{1B}[J" : ""
    return Rest(mend: "\u{1B}[\(wrong)A" + mended + end, shown: above, lines: below)
  }

  /// Whether lines are rows of one table, their columns apart.
  private static func isSameTable(_ shown: [String], _ lines: [String]) -> Bool {
    shown.count <= lines.count
      && zip(shown, lines).allSatisfy { $0.split(separator: " ") == $1.split(separator: " ") }
  }
}
