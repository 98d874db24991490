#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// A file that is written beside another and then put in its place, whole at every moment.
///
/// It is called `F.123.new` after the process. What a killed one left behind is known by its lock, which
/// nobody holds, and goes when `F` is written the next time.
package struct Draft {
  package let file: RegularFile
  private let path: String
  private let target: String

  /// Begins a draft of a file.
  ///
  /// Throws a `LearnerError` that says why it cannot be written.
  package init(of target: String, name: String, mode: mode_t = 0o666) throws {
    Self.removeLeftovers(of: target)
    self.target = target
    var number = 0
    while true {
      let path = "\(target).\(getpid())\(number == 0 ? "" : "\(number)").new"
      number += 1
      if number < 100, FilePath.isThere(path) { continue }
      let file = try RegularFile(
        path,
        name: name,
        to: "written",
        flags: O_RDWR | O_APPEND | O_CREAT | O_EXCL,
        mode: mode
      )
      // Between its making and its lock another process may have taken it for a leftover.
      guard file.claim() != false, FileIdentity(path: path) == file.identity else { continue }
      (self.file, self.path) = (file, path)
      return
    }
  }

  /// Writes bytes, and waits until they are on disk.
  package func append(_ bytes: [UInt8]) throws {
    do { try file.append(bytes) } catch {
      discard()
      throw error
    }
  }

  /// Puts it in the place of the other, in one moment; false with `errno` set if the system refuses.
  package func replace() -> Bool {
    guard rename(path.systemName, target.systemName) == 0 else {
      let code = errno
      discard()
      errno = code
      return false
    }
    return true
  }

  /// Removes it.
  package func discard() { unlink(path.systemName) }

  /// Removes drafts whose processes ended before they did.
  private static func removeLeftovers(of target: String) {
    let (folder, name) = FilePath.split(target)
    for draft in Folder.names(in: folder) where isDraft(draft, of: name) {
      let path = FilePath.join(folder, draft)
      guard let file = try? RegularFile(path, flags: O_RDWR | O_NOFOLLOW),
        file.claim() == true, FileIdentity(path: path) == file.identity
      else { continue }
      unlink(path.systemName)
    }
  }

  private static func isDraft(_ draft: String, of name: String) -> Bool {
    let (draft, start, end) = (Array(draft.utf8), Array("\(name).".utf8), Array(".new".utf8))
    guard draft.count > start.count + end.count, draft.starts(with: start),
      draft.suffix(end.count).elementsEqual(end)
    else { return false }
    return draft[start.count..<draft.count - end.count].allSatisfy { (0x30...0x39).contains($0) }
  }
}
