#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif
import Wording

extension FilePath {
  /// Bytes of the file; none if there is no such file.
  ///
  /// Throws a `LearnerError` for a folder or a device: reading some devices never ends, and writing
  /// would put a file in their place. A symbolic link that leads to nothing is no file either.
  package func size() throws -> Int? {
    let path = FilePath.expandingTilde(description)
    var status = stat()
    guard stat(path.systemName, &status) == 0 else {
      let code = errno
      guard code == ENOENT, lstat(path.systemName, &status) != 0 else {
        throw FileFailure.sentence("opened", description, code, at: path)
      }
      return nil
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return Int(status.st_size)
    case S_IFDIR: throw LearnerError("\(self) is a folder: name a file")
    default: throw LearnerError("\(self) is a device: name a file")
    }
  }
}
