import Files

#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// A folder with the four files of a data set.
struct DataFolder {
  /// As the user wrote it, with a leading `~` replaced.
  let path: String

  /// Makes sure that there is such a folder; a leading `~` is the home folder.
  init(_ folder: String) throws {
    let path = FilePath.expandingTilde(folder)
    // C would read a name only as far as its first NUL.
    guard !path.isEmpty && !path.utf8.contains(0) else {
      throw DigitsError("'\(path)' is not the name of a folder; name one that holds IDX files")
    }
    var status = stat()
    guard stat(path.systemName, &status) == 0 else {
      let code = errno
      throw DigitsError(
        code == EACCES
          ? "\(path) may not be entered; allow it with chmod, or name another folder"
          : code == ENOENT && !WholeFile.exists(path)
            ? "there is no folder \(path); name one that holds the four IDX files"
            : "\(path) cannot be used: \(FileFailure.reason(code, at: path)); name another folder"
      )
    }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      throw DigitsError("\(path) is not a folder; name the folder that holds the four IDX files")
    }
    self.path = path
  }

  /// The last part of the folder's name, found in the file system for one like `.` or `data/..`.
  var name: String {
    let last = FilePath.lastPart(of: path)
    guard last == "." || last == "..", let resolved = FilePath.resolved(path) else { return last }
    return FilePath.lastPart(of: resolved)
  }

  /// Reads images and labels of one set, `train` or `t10k`, with room for what fits beside `other`.
  func digits(_ set: String, beside other: DigitSet? = nil) throws -> DigitSet {
    try DigitSet(
      images: file("\(set)-images", "idx3"),
      labels: file("\(set)-labels", "idx1"),
      taken: other.map { Capacity.bytes(images: $0.count, pixels: $0.images.entryCount) } ?? 0
    )
  }

  /// Opens the first there is of the names that a file goes by.
  private func file(_ stem: String, _ format: String) throws -> UnpackedFile {
    let names = ["-", "."].flatMap { separator in
      [".gz", ""].map { "\(stem)\(separator)\(format)-ubyte\($0)" }
    }
    for name in names {
      if let file = try UnpackedFile(path: "\(path)/\(name)") { return file }
    }
    throw DigitsError(
      "there is no file \(names[0]) in \(path), nor one named \(names[1]) or \(names[3]); "
        + "name a folder that holds the four IDX files"
    )
  }
}
