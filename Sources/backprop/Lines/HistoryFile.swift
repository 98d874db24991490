#if canImport(Darwin)
import Darwin
#else
@preconcurrency import Glibc
#endif

/// The lines typed in earlier sessions: plain UTF-8, one a line, the newest last.
///
/// Each line is appended as it is typed, so that a closed window loses none. A place that cannot be
/// written is no error: the session then remembers only itself.
struct HistoryFile {
  /// The most lines kept.
  static let capacity = 1_000

  /// The lines found, oldest first.
  let lines: [String]

  private let path: String

  /// Where the history is kept: `BACKPROP_HISTORY` if it is set, nil if it is set to nothing;
  /// else `backprop/history` in `XDG_STATE_HOME` or `~/.local/state`; nil without a home.
  static func path(in environment: [String: String]) -> String? {
    if let path = environment["BACKPROP_HISTORY"] { return path.isEmpty ? nil : path }
    // The specification of XDG_STATE_HOME has relative paths ignored.
    if let state = environment["XDG_STATE_HOME"], state.hasPrefix("/") {
      return state + "/backprop/history"
    }
    guard let home = environment["HOME"], home.hasPrefix("/") else { return nil }
    return home + "/.local/state/backprop/history"
  }

  /// Reads the history at `path`, cutting the file to its newest lines if it has grown beyond them.
  init(path: String) {
    self.path = path
    let all = Self.read(path)
    lines = all.suffix(Self.capacity)
    if all.count > Self.capacity { trim() }
  }

  /// Adds one line at the end of the file.
  func append(_ line: String) {
    makeFolder()
    guard let file = Self.openLocked(path, O_WRONLY | O_APPEND | O_CREAT) else { return }
    defer { close(file.descriptor) }
    fchmod(file.descriptor, 0o600)
    _ = Descriptor.writeAll(line + "\n", to: file.descriptor)
  }

  /// Cuts the file to its newest lines, those of other sessions included.
  ///
  /// None can be added meanwhile; where the lock cannot be had, somebody else is at it.
  func trim() {
    guard let file = Self.openLocked(path, O_RDONLY) else { return }
    defer { close(file.descriptor) }
    guard file.isLocked else { return }
    let all = Self.read(path)
    if all.count > Self.capacity { replace(by: all.suffix(Self.capacity)) }
  }

  /// The lines of the file that could have been typed; anything else in it is passed over.
  private static func read(_ path: String) -> [String] {
    guard let descriptor = openRegular(path, O_RDONLY) else { return [] }
    defer { close(descriptor) }
    // A file that has grown without bounds costs no more than its end.
    let longest = off_t(2 * capacity * LineError.limit)
    let skipped = max(0, lseek(descriptor, 0, SEEK_END) - longest)
    lseek(descriptor, skipped, SEEK_SET)
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while bytes.count < longest, let count = Descriptor.readSome(descriptor, into: &chunk),
      count > 0
    {
      bytes += chunk[..<count]
    }
    let lines = bytes.split(separator: UInt8(ascii: "\n")).dropFirst(skipped > 0 ? 1 : 0)
    return lines.compactMap { line in
      let isTypable = line.count <= LineError.limit && line.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
      return isTypable ? String(validating: line, as: UTF8.self) : nil
    }
  }

  /// Puts `lines` in the place of the file, which is whole at every moment; its lock must be held.
  private func replace(by lines: some Sequence<String>) {
    // A link is followed, so that it stays one.
    guard let resolved = realpath(path, nil) else { return }
    defer { free(resolved) }
    let target = String(cString: resolved)
    // Nobody else writes a draft; one left over by a session that was killed is written anew.
    let draft = target + ".new"
    let flags = O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW
    guard let descriptor = Self.openRegular(draft, flags) else { return }
    fchmod(descriptor, 0o600)
    let code = Descriptor.writeAll(lines.map { $0 + "\n" }.joined(), to: descriptor)
    close(descriptor)
    if code != 0 || rename(draft, target) != 0 { unlink(draft) }
  }

  /// Opens the file and locks it, if that can be done in a tenth of a second.
  ///
  /// Who has waited for the lock may hold that of a file that has been replaced: it opens the new one.
  private static func openLocked(
    _ path: String,
    _ flags: Int32
  ) -> (descriptor: Int32, isLocked: Bool)? {
    for attempt in 0... {
      guard let descriptor = openRegular(path, flags) else { return nil }
      let isLocked = flock(descriptor, LOCK_EX | LOCK_NB) == 0
      var (opened, named) = (stat(), stat())
      let isCurrent =
        fstat(descriptor, &opened) == 0 && stat(path, &named) == 0
        && opened.st_ino == named.st_ino && opened.st_dev == named.st_dev
      if isLocked && isCurrent || attempt == 50 { return (descriptor, isLocked && isCurrent) }
      close(descriptor)
      usleep(2_000)
    }
    return nil
  }

  private func makeFolder() {
    for (index, character) in zip(path.indices, path)
    where character == "/" && index > path.startIndex {
      mkdir(String(path[..<index]), 0o700)
    }
  }

  /// Opens a regular file, and nothing else: a pipe would wait, a device must not be replaced.
  private static func openRegular(_ path: String, _ flags: Int32) -> Int32? {
    let descriptor = open(path, flags | O_CLOEXEC | O_NONBLOCK | O_NOCTTY, 0o600)
    guard descriptor >= 0 else { return nil }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      return nil
    }
    return descriptor
  }
}
