#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif
import Wording

/// Why a file could not be read or written, in a few words.
package enum FileFailure {
  /// One sentence: `NAME cannot be VERB: …`.
  ///
  /// - Parameters:
  ///   - verb: What was to be done, as in *read*.
  ///   - name: The file as it was typed.
  ///   - code: The `errno` of the system.
  ///   - path: Where the file is, if that is not `name`.
  /// - Returns: What to throw.
  package static func sentence(
    _ verb: String,
    _ name: String,
    _ code: Int32 = errno,
    at path: String? = nil
  ) -> LearnerError {
    LearnerError("\(name) cannot be \(verb): \(reason(code, at: path ?? name))")
  }

  /// Why: in the words of the system, but for what those leave open.
  package static func reason(_ code: Int32, at path: String) -> String {
    switch code {
    case ENOENT where isLink(path): return "it is a symbolic link that leads to nothing"
    case ELOOP: return "its symbolic links lead round in a circle"
    case ENOTDIR:
      return culprit(in: path) { isOther($0) }.map { "\($0) is not a folder" } ?? words(code)
    case EACCES:
      return culprit(in: path) { access($0.systemName, X_OK) != 0 }
        .map { "the folder \($0) may not be entered: chmod u+x allows it" } ?? words(code)
    default: return words(code)
    }
  }

  private static func words(_ code: Int32) -> String {
    strerror(code).map { String(cString: $0).lowercased() } ?? "error \(code)"
  }

  private static func isLink(_ path: String) -> Bool {
    var status = stat()
    return lstat(path.systemName, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  /// Whether there is something other than a folder.
  private static func isOther(_ path: String) -> Bool {
    var status = stat()
    return stat(path.systemName, &status) == 0 && status.st_mode & S_IFMT != S_IFDIR
  }

  /// The first folder on the way to a file that is to blame.
  private static func culprit(in path: String, _ isToBlame: (String) -> Bool) -> String? {
    var folder = path.utf8.first == UInt8(ascii: "/") ? "/" : ""
    for part in FilePath.components(of: path).dropLast() {
      folder = folder.isEmpty ? part : FilePath.join(folder, part)
      if isToBlame(folder) { return folder }
    }
    return nil
  }
}
