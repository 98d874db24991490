#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif
import Wording

/// Which files commands may touch.
///
/// Who types may touch what the system lets them. A file from elsewhere, being replayed, touches nothing
/// but folders that were named for it: a name in it is taken inside such a folder, and neither `..` nor a
/// symbolic link leads out.
public struct Permissions: Sendable, Equatable {
  /// Resolved folders to read in; nil for everywhere.
  private let readable: [String]?
  /// Resolved folder to write in; none, or nil for everywhere.
  private let writable: [String]?
  /// The file that is being recorded: nothing else may write there.
  private var recorded: FileIdentity?

  /// What somebody at the prompt may do.
  public static let everything = Permissions(readable: nil, writable: nil)

  /// What a replayed file may do if nothing is allowed.
  public static let nothing = Permissions(readable: [], writable: [])

  private init(readable: [String]?, writable: [String]?) {
    (self.readable, self.writable) = (readable, writable)
  }

  /// What a replayed file may do: write and read in one folder, read in others.
  ///
  /// Throws a `LearnerError` for what is not a folder.
  public static func inside(write: String?, read: [String] = []) throws -> Permissions {
    let writable = try write.map { [try resolvedFolder($0)] } ?? []
    return Permissions(readable: writable + (try read.map(resolvedFolder)), writable: writable)
  }

  /// The same while a recording goes on: its file is left to it.
  package func sparing(_ file: FileIdentity?) -> Permissions {
    var permissions = self
    permissions.recorded = file
    return permissions
  }

  /// The path to write to for the name of a file.
  ///
  /// Throws a `LearnerError` where that is not allowed.
  package func pathForWriting(_ name: String) throws -> String {
    let path = try place(forWriting: name)
    guard recorded == nil || FileIdentity(path: path) != recorded else {
      throw LearnerError("\(name) is being recorded: name another file, or type record stop first")
    }
    return path
  }

  private func place(forWriting name: String) throws -> String {
    try Permissions.check(name)
    guard let writable else { return FilePath.expandingTilde(name) }
    guard let folder = writable.first else {
      throw LearnerError(
        "a replayed file may not write \(name): backprop replay --allow-write DIR allows it in DIR"
      )
    }
    let path = try Permissions.path(of: name, in: folder)
    let (parent, last) = FilePath.split(path)
    guard Permissions.contains(folder, Permissions.nearest(parent)) else {
      throw LearnerError("\(name) leads out of the folder in which a replayed file may write")
    }
    guard let place = FilePath.resolved(parent) else {
      throw LearnerError("there is no folder for \(name): a replayed file makes none")
    }
    var status = stat()
    if lstat("\(place)/\(last)".systemName, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
      throw LearnerError("\(name) is not a regular file: a replayed file may not write there")
    }
    return "\(place)/\(last)"
  }

  /// The path to read from for the name of a file or a folder.
  ///
  /// Throws a `LearnerError` where that is not allowed.
  package func pathForReading(_ name: String) throws -> String {
    try Permissions.check(name)
    guard let readable else { return FilePath.expandingTilde(name) }
    guard !readable.isEmpty else {
      throw LearnerError(
        "a replayed file may not read \(name): backprop replay --allow-read DIR allows it in DIR"
      )
    }
    var isMissing = false
    for folder in readable {
      guard let path = try? Permissions.path(of: name, in: folder),
        Permissions.contains(folder, Permissions.nearest(path))
      else { continue }
      if let place = FilePath.resolved(path) { return place }
      isMissing = true
    }
    throw LearnerError(
      isMissing
        ? "there is no \(name) in a folder that a replayed file may read"
        : "\(name) is not in a folder that a replayed file may read"
    )
  }

  // MARK: - Paths

  private static func check(_ name: String) throws {
    guard !name.isEmpty, !name.utf8.contains(0) else {
      throw LearnerError("'\(name)' is not the name of a file")
    }
  }

  private static func path(of name: String, in folder: String) throws -> String {
    let parts = FilePath.components(of: name)
    guard let last = parts.last, !parts.contains(".."), last != ".",
      name.utf8.first != UInt8(ascii: "~")
    else {
      throw LearnerError("\(name) leads out of the folder that a replayed file may use")
    }
    return name.utf8.first == UInt8(ascii: "/") ? name : "\(folder)/\(name)"
  }

  private static func contains(_ folder: String, _ path: String) -> Bool {
    path.utf8.elementsEqual(folder.utf8)
      || path.utf8.starts(with: (folder == "/" ? "/" : folder + "/").utf8)
  }

  private static func resolvedFolder(_ path: String) throws -> String {
    guard !path.isEmpty, !path.utf8.contains(0) else {
      throw LearnerError("'\(path)' is not the name of a folder")
    }
    let whole = FilePath.expandingTilde(path)
    guard let place = FilePath.resolved(whole) else {
      let code = errno
      throw code == ENOENT && !FilePath.isThere(whole)
        ? LearnerError("there is no folder \(path)")
        : FileFailure.sentence("used", path, code, at: whole)
    }
    guard Folder.isFolder(place) else { throw LearnerError("\(path) is not a folder") }
    return place
  }

  /// What there is of a path, without symbolic links: the path itself, or else the nearest folder above.
  private static func nearest(_ path: String) -> String {
    FilePath.resolved(path) ?? nearest(FilePath.split(path).folder)
  }
}
