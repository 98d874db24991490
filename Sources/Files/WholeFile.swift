#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif
import Wording

/// Small files read and written whole, bounded and never half.
package enum WholeFile {
  /// The bytes of a regular file of at most `limit`.
  ///
  /// Throws a `LearnerError` for anything else: a pipe would wait, a device has no end.
  package static func read(_ path: String, limit: Int) throws -> [UInt8] {
    let file = try RegularFile(path)
    let bytes = try file.read(at: 0, count: limit + 1)
    guard bytes.count <= limit else {
      throw LearnerError("\(path) has more than \(limit >> 20) MiB: it is not read")
    }
    return bytes
  }

  /// Whether there is anything of that name.
  package static func exists(_ path: String) -> Bool {
    FilePath.isThere(path)
  }

  /// Puts a file in the place of another, or of none, in one moment.
  ///
  /// A symbolic link stays one: the file it leads to is replaced. The permissions of a file that was
  /// there are kept; a new one gets `mode`. Messages call it `name`, or by its path. Where `old` is given the file must still hold those bytes.
  /// Throws a `LearnerError` if it does not, or if the system refuses.
  package static func replace(
    _ path: String,
    with bytes: [UInt8],
    name: String? = nil,
    expecting old: [UInt8]? = nil,
    mode: mode_t = 0o666
  ) throws {
    let (target, name) = (FilePath.resolved(path) ?? path, name ?? path)
    var status = stat()
    guard stat(target.systemName, &status) == 0 || !exists(target) else {
      throw FileFailure.sentence("written", name, at: path)
    }
    let isThere = exists(target)
    let draft = try Draft(of: target, name: name, mode: mode)
    try draft.append(bytes)
    if isThere { fchmod(draft.file.descriptor, status.st_mode & 0o7777) }
    if let old, (try? read(target, limit: old.count)) != old {
      draft.discard()
      throw LearnerError("\(name) has changed since it was read: nothing is written")
    }
    guard draft.replace() else { throw FileFailure.sentence("written", name, at: target) }
  }

  /// Makes a file that is not there yet.
  ///
  /// Throws a `LearnerError` if it is, or if the system refuses; then there is none.
  package static func create(_ path: String, with bytes: [UInt8]) throws {
    let file = try RegularFile(path, to: "written", flags: O_RDWR | O_APPEND | O_CREAT | O_EXCL)
    do { try file.append(bytes) } catch {
      unlink(path.systemName)
      throw error
    }
  }
}
