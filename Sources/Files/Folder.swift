#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif
import Wording

/// What is in folders.
package enum Folder {
  /// The names in a folder, sorted by their bytes; none where it cannot be read.
  package static func names(in path: String) -> [String] {
    guard let folder = opendir(path.systemName) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: $0.pointee)) {
          String(systemName: $0)
        }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Whether a path leads to a folder.
  package static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path.systemName, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Whether a path leads to a folder, and not to anything else.
  ///
  /// Throws a `LearnerError` where it leads to nothing.
  package static func isThere(_ path: String) throws -> Bool {
    var status = stat()
    guard stat(path.systemName, &status) == 0 else {
      let code = errno
      throw code == ENOENT && !FilePath.isThere(path)
        ? LearnerError("there is no file or folder \(path)")
        : FileFailure.sentence("read", path, code)
    }
    return status.st_mode & S_IFMT == S_IFDIR
  }

  /// The names of everything in a folder that is no folder itself, however deep, sorted by their bytes; a
  /// folder that may not be read stands for what is in it.
  ///
  /// Hidden folders are passed over, and links to folders, which might lead round in a circle.
  package static func everything(in path: String) -> [String] {
    var found: [String] = []
    func look(into folder: String) {
      for name in names(in: FilePath.join(path, folder)) where name.utf8.first != UInt8(ascii: ".")
      {
        let rest = folder.isEmpty ? name : "\(folder)/\(name)"
        var status = stat()
        guard lstat(FilePath.join(path, rest).systemName, &status) == 0 else { continue }
        let isFolder = status.st_mode & S_IFMT == S_IFDIR
        if isFolder, access(FilePath.join(path, rest).systemName, R_OK | X_OK) == 0 {
          look(into: rest)
        } else {
          found.append(rest)
        }
      }
    }
    look(into: "")
    return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Makes a folder and those above it, where there are none.
  ///
  /// Throws a `LearnerError` if the system refuses.
  package static func make(_ path: String, mode: mode_t = 0o777) throws {
    guard !isFolder(path) else { return }
    let parent = FilePath.split(path).folder
    if parent != path, !isFolder(parent) { try make(parent, mode: mode) }
    guard mkdir(path.systemName, mode) == 0 || errno == EEXIST && isFolder(path) else {
      throw FileFailure.sentence("made", path)
    }
  }
}
