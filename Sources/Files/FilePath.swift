#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// The name of a file; a leading `~` is the home folder.
package struct FilePath: CustomStringConvertible, Sendable {
  /// As it was typed.
  package let description: String

  package init(path: String) {
    description = path
  }

  /// The file itself, behind any symbolic links.
  package var place: String {
    let path = FilePath.expandingTilde(description)
    return FilePath.resolved(path) ?? path
  }
}

// MARK: - Names

extension FilePath {
  /// The path with `HOME` for a leading `~`, as a shell has it.
  package static func expandingTilde(_ path: String) -> String {
    guard path == "~" || path.utf8.starts(with: "~/".utf8), let home = home() else { return path }
    return home + path.dropFirst()
  }

  /// The home folder as `HOME` says; nil if it says nothing.
  package static func home() -> String? {
    guard let home = getenv("HOME"), home.pointee != 0 else { return nil }
    return String(systemName: home)
  }

  /// The name after the last slash.
  package static func lastPart(of path: String) -> String {
    components(of: path).last ?? path
  }

  /// The names between slashes, cut by bytes as the system cuts them: some scalars would hide a slash
  /// inside a `Character`.
  package static func components(of path: String) -> [String] {
    path.utf8.split(separator: UInt8(ascii: "/")).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The folder that a file is in, and its name there.
  package static func split(_ path: String) -> (folder: String, name: String) {
    let parts = components(of: path)
    let folder = parts.dropLast().joined(separator: "/")
    let isWhole = path.utf8.first == UInt8(ascii: "/")
    return (isWhole ? "/" + folder : folder.isEmpty ? "." : folder, parts.last ?? path)
  }

  /// A name in a folder.
  package static func join(_ folder: String, _ name: String) -> String {
    folder.utf8.last == UInt8(ascii: "/") ? folder + name : "\(folder)/\(name)"
  }

  /// Whether there is anything of that name.
  package static func isThere(_ path: String) -> Bool {
    var status = stat()
    return lstat(path.systemName, &status) == 0
  }

  /// The path without symbolic links; nil if there is nothing.
  package static func resolved(_ path: String) -> String? {
    guard let place = realpath(path.systemName, nil) else { return nil }
    defer { free(place) }
    return String(systemName: place)
  }

  /// The shortest way to write a whole path: from the working folder, from the home folder `~`, or whole.
  ///
  /// Another path is as short as whoever typed it wanted.
  package static func short(
    _ path: String,
    workingFolder: String? = resolved("."),
    home: String? = home()
  ) -> String {
    guard path.utf8.first == UInt8(ascii: "/") else { return path }
    var parts: [String] = []
    for part in components(of: path) where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    let whole = "/" + parts.joined(separator: "/")
    func rest(in folder: String?) -> String? {
      guard let folder = folder.map({ join($0, "") }), whole.utf8.starts(with: folder.utf8) else {
        return nil
      }
      return String(decoding: whole.utf8.dropFirst(folder.utf8.count), as: UTF8.self)
    }
    let ways = [rest(in: workingFolder), rest(in: home).map { "~/" + $0 }, whole]
    return ways.compactMap { $0 }.min { $0.count < $1.count } ?? whole
  }
}
