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
    editorHidePrompt(editor)
    editorReadKeysBy(editor, nextKey)
    editorUseEmacsKeys(editor)
    editorAddCommand(editor, "complete-word", "Complete the word before the cursor", completeWord)
    editorAddCommand(editor, "clear-window", "Begin anew at the top of the window", clearWindow)
    for (key, command) in bindings { editorBind(editor, key, command) }
    el_source(editor, nil)
    // After the user's own, which forget all bindings when they ask for the keys of vi.
    editorBind(editor, "^I", "complete-word")
    editorBind(editor, "^L", "clear-window")
    editorBindInCommandMode(editor, "^L", "clear-window")
    // They ask for a command of libedit's own, and one with an open quote makes libedit read memory that
    // nobody wrote (3.1-20221030).
    editorBind(editor, "\\ex", "ed-unassigned")
    editorBind(editor, "\\eX", "ed-unassigned")
    editorBindInCommandMode(editor, ":", "ed-unassigned")
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

/// What the keys work with: the screen, how a word is completed, and what is typed.
final class LibeditState {
  let screen: LineScreen
  var complete: Completer?
  var ambiguous: String?
  /// The next character that is typed; nil at the end of the input, or when Ctrl-C was pressed.
  var nextKey: () -> Unicode.Scalar? = { nil }

  init(screen: LineScreen) { self.screen = screen }

  /// Gives it to the callbacks of an editor, which do not keep it.
  func own(_ editor: OpaquePointer) {
    editorSetOwner(editor, Unmanaged.passUnretained(self).toOpaque())
  }
}

private func owner(of editor: OpaquePointer?) -> LibeditState? {
  editorOwner(editor).map { Unmanaged<LibeditState>.fromOpaque($0).takeUnretainedValue() }
}

/// Puts the next character where libedit wants it; what it returns is how many there are, or -1.
private func nextKey(_ editor: OpaquePointer?, _ key: UnsafeMutablePointer<wchar_t>?) -> Int32 {
  guard let scalar = owner(of: editor)?.nextKey() else {
    errno = EINTR
    return Interrupt.isPressed ? -1 : 0
  }
  key?.pointee = wchar_t(scalar.value)
  return 1
}

private func clearWindow(_ editor: OpaquePointer?, _ key: Int32) -> UInt8 {
  owner(of: editor)?.screen.clear()
  return UInt8(CC_REFRESH)
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
    lines.screen.beep()
    return UInt8(CC_NORM)
  }
  let before = line[..<cursor].unicodeScalars.dropLast(answer.deleted)
  let place = String(before) + answer.inserted
  guard lines.ambiguous == place, !answer.choices.isEmpty else {
    lines.ambiguous = place
    el_deletestr(editor, Int32(answer.deleted))
    el_insertstr(editor, answer.inserted)
    if !answer.choices.isEmpty { lines.screen.beep() }
    return UInt8(CC_REFRESH)
  }
  lines.screen.show(below: answer.listing(width: Terminal.size(of: STDOUT_FILENO).columns))
  return UInt8(CC_REFRESH)
}
