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
/// memory on Tab in a line of some 1,000 bytes (3.1-20221030). Only the keys are libedit's: a window that
/// shrinks below the rows of the line makes it write beyond its picture of the window. So it draws into
/// nothing, one row without end, and `LineScreen` draws what is seen.
final class LibeditLines: LineSource {
  private let editor: OpaquePointer
  private let recent: OpaquePointer
  private let history: HistoryFile?
  /// The keys that are typed, for whoever asks for one between two lines.
  let keys = KeyReader(descriptor: STDIN_FILENO)
  private var newest: String?
  private var prompt = ""
  private var isWide = false

  private let state: LibeditState
  private var screen: LineScreen { state.screen }

  /// Prepares the terminal, with the lines of `history` to go back to.
  ///
  /// `isDumb` says that the terminal knows no escape sequences. Throws `Failure.sentence` if there is no
  /// terminal that libedit can use.
  init(style: Style, history: HistoryFile?, isDumb: Bool) throws(Failure) {
    Terminal.useUTF8()
    guard let editor = el_init("backprop", stdin, stdout, stderr), let recent = history_init(),
      let nothing = fopen("/dev/null", "we")
    else {
      throw .sentence("backprop: the terminal cannot be prepared; give commands by `run -`")
    }
    self.editor = editor
    self.recent = recent
    self.history = history
    state = LibeditState(
      screen: LineScreen(descriptor: STDOUT_FILENO, style: style, isDumb: isDumb)
    )

    editorDrawInto(editor, nothing)
    state.own(editor)
    state.nextKey = { [unowned self] in nextKey() }
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
    self.prompt = prompt
    state.complete = complete
    defer { state.complete = nil }
    Interrupt.clear()
    PromptSignals.listen()
    defer { PromptSignals.stop() }
    state.ambiguous = nil
    isWide = false
    screen.begin()
    // libedit itself would take the keys only after the prompt, and a Ctrl-D typed before would be lost.
    keys.rememberUsual()
    editorTakeKeys(editor)
    keys.rememberEditing()
    if !isEditing { screen.draw(LineScreen.Line(prompt: prompt)) }

    var count: Int32 = 0
    guard let typed = el_gets(editor, &count), count > 0 else {
      if isEditing { screen.end(line) } else { screen.nextRow() }
      return Interrupt.isPressed ? .interrupted : .end
    }
    guard var line = String(validatingCString: typed) else { throw LineError.notUTF8(column: 1) }
    if line.hasSuffix("\n") { line.removeLast() }
    if isEditing {
      screen.end(LineScreen.Line(prompt: prompt, scalars: Array(line.unicodeScalars)))
    }
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

  /// False if `~/.editrc` says `edit off`: then the terminal itself edits the line and shows it.
  private var isEditing: Bool { editorIsEditing(editor) != 0 }

  /// The line as libedit has it now.
  private var line: LineScreen.Line {
    guard let info = el_line(editor)?.pointee else { return LineScreen.Line(prompt: prompt) }
    func scalars(to end: UnsafePointer<CChar>) -> [Unicode.Scalar] {
      let bytes = UnsafeRawBufferPointer(start: info.buffer, count: end - info.buffer)
      return Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
    }
    return LineScreen.Line(
      prompt: prompt,
      scalars: scalars(to: info.lastchar),
      cursor: scalars(to: info.cursor).count
    )
  }

  /// The next character that is typed; nil at the end of the input, or when Ctrl-C was pressed.
  ///
  /// What has changed is drawn before, unless more has been typed already.
  private func nextKey() -> Unicode.Scalar? {
    if !isWide { widen() }
    return keys.next {
      if isEditing { screen.draw(line) }
    } afterAbsence: {
      screen.begin()
      if !isEditing { screen.draw(LineScreen.Line(prompt: prompt)) }
    }
  }

  /// Tells libedit of a window in which no line wraps, where it looks for the real one at each prompt.
  private func widen() {
    isWide = true
    editorSetCapability(editor, "li", "2")
    editorSetCapability(editor, "co", "20000")
  }
}
