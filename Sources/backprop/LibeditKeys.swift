@preconcurrency import CLibedit

#if canImport(Darwin)
import Darwin
#else
@preconcurrency import Glibc
#endif

/// The keys of the prompt, and what libedit calls back for them.
enum LibeditKeys {
  /// Binds the keys, and those of the user's own `~/.editrc`.
  static func install(in editor: OpaquePointer) {
    editorSetPrompt(editor, promptText, CChar(Prompt.literal.asciiValue ?? 1))
    editorUseEmacsKeys(editor)
    // Of the signals of the keyboard and the window; the terminal is put right before each takes effect.
    editorHandleSignals(editor)
    editorAddCommand(editor, "complete-word", "Complete the word before the cursor", completeWord)
    editorAddCommand(editor, "give-up-line", "Drop the line and begin anew", giveUpLine)
    for (key, command) in bindings { editorBind(editor, key, command) }
    el_source(editor, nil)
    // After the user's own, which forget all bindings when they ask for the keys of vi.
    editorBind(editor, "^I", "complete-word")
    editorBind(editor, "^C", "give-up-line")
    editorBindInCommandMode(editor, "^C", "give-up-line")
    // With these capabilities libedit redraws a line that wraps wrongly after an edit in its middle;
    // without them it rewrites the rest of the line, which is always right.
    for capability in ["ic", "im", "IC", "dc", "dm", "DC"] {
      editorSetCapability(editor, capability, "")
    }
  }

  /// Takes over the keys before the prompt is shown.
  ///
  /// libedit itself would do so only after it, and a Ctrl-D typed in between would be lost. Ctrl-C is
  /// made a key like any other while a line is edited: as a signal it could come just before libedit
  /// waits for a key, and be noticed only after one.
  static func take(in editor: OpaquePointer) {
    editorTakeKeys(editor)
    var settings = termios()
    guard tcgetattr(STDIN_FILENO, &settings) == 0 else { return }
    let none = UInt8(truncatingIfNeeded: fpathconf(STDIN_FILENO, Int32(_PC_VDISABLE)))
    withUnsafeMutableBytes(of: &settings.c_cc) { $0[Int(VINTR)] = none }
    tcsetattr(STDIN_FILENO, TCSADRAIN, &settings)
  }

  /// What libedit's emacs keys lack, as terminals send it.
  private static let bindings = [
    ("^R", "em-inc-search-prev"),
    ("\\e[1~", "ed-move-to-beg"), ("\\e[4~", "ed-move-to-end"),  // Home and End, three ways
    ("\\e[7~", "ed-move-to-beg"), ("\\e[8~", "ed-move-to-end"),
    ("\\e[H", "ed-move-to-beg"), ("\\e[F", "ed-move-to-end"),
    ("\\e[3~", "ed-delete-next-char"), ("\\e[2~", "ed-quoted-insert"),  // Delete, Insert
    ("\\e[1;5C", "em-next-word"), ("\\e[1;5D", "ed-prev-word"),  // Ctrl-Right, Ctrl-Left
  ]
}

private func owner(of editor: OpaquePointer?) -> LibeditLines? {
  editorOwner(editor).map { Unmanaged<LibeditLines>.fromOpaque($0).takeUnretainedValue() }
}

private func promptText(_ editor: OpaquePointer?) -> UnsafeMutablePointer<CChar>? {
  owner(of: editor)?.prompt
}

/// Ends the `el_gets` without a line.
private func giveUpLine(_ editor: OpaquePointer?, _ key: Int32) -> UInt8 {
  owner(of: editor)?.isCtrlCPressed = true
  return UInt8(CC_EOF)
}

/// Completes as far as there is no doubt; a second Tab in the same place lists the choices.
private func completeWord(_ editor: OpaquePointer?, _ key: Int32) -> UInt8 {
  guard let lines = owner(of: editor), let complete = lines.complete,
    let info = el_line(editor)?.pointee
  else { return UInt8(CC_ERROR) }
  let bytes = UnsafeRawBufferPointer(start: info.buffer, count: info.lastchar - info.buffer)
  guard let line = String(validating: bytes, as: UTF8.self) else { return UInt8(CC_ERROR) }
  let cursor = line.utf8.index(line.startIndex, offsetBy: info.cursor - info.buffer)
  guard let answer = TabCompletion(of: line, at: cursor, complete(line, cursor)) else {
    return UInt8(CC_ERROR)
  }
  let before = line[..<cursor].unicodeScalars.dropLast(answer.deleted)
  let place = String(before) + answer.inserted
  guard lines.ambiguous == place, !answer.choices.isEmpty else {
    lines.ambiguous = place
    el_deletestr(editor, Int32(answer.deleted))
    el_insertstr(editor, answer.inserted)
    return UInt8(answer.choices.isEmpty ? CC_REFRESH : CC_REFRESH_BEEP)
  }
  list(answer, below: line, cursor: cursor, promptWidth: lines.promptWidth)
  return UInt8(CC_REDISPLAY)
}

/// Lists the choices below the line, so that libedit draws the line anew below the list.
private func list(
  _ answer: TabCompletion,
  below line: String,
  cursor: String.Index,
  promptWidth: Int
) {
  let width = Terminal.columns(of: STDOUT_FILENO)
  let row = (promptWidth + line[..<cursor].unicodeScalars.count) / width
  let lastRow = (promptWidth + line.unicodeScalars.count) / width
  let down = String(repeating: "\n", count: lastRow - row + 1)
  // libedit goes up to where it believes the line begins, and clears what is there.
  let room = String(repeating: "\n", count: row)
  _ = Descriptor.writeAll(down + answer.listing(width: width) + room, to: STDOUT_FILENO)
}
