import Foundation

/// A folder that is deleted with its last reference.
package final class TemporaryFolder {
  package let path: String

  package init() throws {
    path = NSTemporaryDirectory() + "classroom-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  package func write(_ bytes: [UInt8], to name: String) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: "\(path)/\(name)"))
  }

  package func read(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(fileURLWithPath: "\(path)/\(name)")))
  }
}

/// A folder that goes when the test ends.
package final class Scratch {
  package let path = NSTemporaryDirectory() + "lessons-\(UUID().uuidString)"

  package init() throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The path of a file in the folder.
  package func callAsFunction(_ name: String) -> String { "\(path)/\(name)" }

  /// Writes a file.
  @discardableResult
  package func write(_ text: String, to name: String) throws -> String {
    try Data(text.utf8).write(to: URL(fileURLWithPath: self(name)))
    return self(name)
  }

  package func bytes(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(fileURLWithPath: self(name))))
  }

  package func text(_ name: String) throws -> String {
    String(decoding: try bytes(name), as: UTF8.self)
  }

  /// Every file in the folder, however deep.
  package var files: [String] {
    (FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []).sorted()
  }
}

/// The folder of the package.
package let packageFolder = URL(fileURLWithPath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

extension Scratch {
  /// A folder `in`, a folder `out` beside it with a secret, and links from one to the other.
  package static func withLinks() throws -> Scratch {
    let scratch = try Scratch()
    for folder in ["in/sub", "out"] {
      try FileManager.default.createDirectory(
        atPath: scratch(folder),
        withIntermediateDirectories: true
      )
    }
    try scratch.write("secret", to: "out/secret")
    try FileManager.default.createSymbolicLink(
      atPath: scratch("in/folder-link"),
      withDestinationPath: "../out"
    )
    try FileManager.default.createSymbolicLink(
      atPath: scratch("in/file-link"),
      withDestinationPath: "../out/secret"
    )
    try FileManager.default.createSymbolicLink(
      atPath: scratch("in/dangling"),
      withDestinationPath: "../out/new"
    )
    return scratch
  }
}
