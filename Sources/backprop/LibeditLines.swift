@preconcurrency import CLibedit
import TextRendering

#if canImport(Darwin)
import Darwin
#else
@preconcurrency import Glibc
#endif

/// Lines typed at a terminal: edited, completed and remembered by libedit.
///
/// This uses libedit's own interface. The other one, which looks like GNU readline's, writes to freed
/// memory on Tab in a line of some 1,000 bytes (3.1-20221030).
final class LibeditLines: LineSource {
  private let style: Style
  private let editor: OpaquePointer
  private let recent: OpaquePointer
  private let history: HistoryFile?
  private let afterCtrlC: String
  private var newest: String?

  // What the callbacks in LibeditKeys.swift use.
  private(set) var prompt: UnsafeMutablePointer<CChar>?
  private(set) var promptWidth = 0
  var complete: Completer?
  var isCtrlCPressed = false
  var ambiguous: String?

  /// Prepares the terminal, with the lines of `history` to go back to.
  ///
  /// `isDumb` says that the terminal knows no escape sequences. Throws `Failure.sentence` if there is no
  /// terminal that libedit can use.
  init(style: Style, history: HistoryFile?, isDumb: Bool) throws(Failure) {
    Terminal.useUTF8()
    guard let editor = el_init("backprop", stdin, stdout, stderr), let recent = history_init()
    else {
      throw .sentence("backprop: the terminal cannot be prepared; give commands by `run -`")
    }
    self.style = style
    self.editor = editor
    self.recent = recent
    self.history = history
    // A long line may go on below the cursor, where the next prompt will stand.
    afterCtrlC = isDumb ? "\n" : "\u{1B}[J\n"

    editorSetOwner(editor, Unmanaged.passUnretained(self).toOpaque())
    LibeditKeys.install(in: editor)
    editorUseHistory(editor, recent, Int32(HistoryFile.capacity))
    for line in history?.lines ?? [] { historyAdd(recent, line) }
    newest = history?.lines.last
  }

  // The editor itself is not taken down: that would throw away what is already typed for the shell.
  deinit {
    history?.trim()
  }

  var place: String? { nil }

  func next(after prompt: String, completing complete: @escaping Completer) throws -> LineEvent {
    free(self.prompt)
    self.prompt = strdup(Prompt.text(prompt, style))
    promptWidth = prompt.count
    self.complete = complete
    defer { self.complete = nil }
    Interrupt.clear()
    isCtrlCPressed = false
    ambiguous = nil
    LibeditKeys.take(in: editor)

    var count: Int32 = 0
    guard let typed = el_gets(editor, &count), count > 0 else {
      let isInterrupted = isCtrlCPressed || Interrupt.isPressed
      _ = Descriptor.writeAll(isInterrupted ? afterCtrlC : "\n", to: STDOUT_FILENO)
      return isInterrupted ? .interrupted : .end
    }
    guard var line = String(validatingCString: typed) else { throw LineError.notUTF8(column: 1) }
    if line.hasSuffix("\n") { line.removeLast() }
    guard line.utf8.count <= LineError.limit else { throw LineError.tooLong }
    remember(line)
    return .line(line)
  }

  private func remember(_ line: String) {
    guard line != newest, line.contains(where: { !$0.isWhitespace }) else { return }
    newest = line
    historyAdd(recent, line)
    history?.append(line)
  }
}
