import Wording

/// What `export` may replace unasked: a file that is empty, or that it wrote itself.
///
/// A class exports again and again, and so does a transcript that is replayed; nothing else is lost to a
/// slip of the hand.
package enum EarlierExport {
  /// Throws a `LearnerError` if there is another file at `place`; `name` is how it was typed.
  package static func check(_ place: FilePath, name: FilePath) throws {
    guard let size = try place.size(), size > 0 else { return }
    guard program(of: place.place)?.hasPrefix("backprop ") == true else {
      throw LearnerError(
        "\(name) is there already, and export did not write it: export into another file"
      )
    }
  }

  /// What the strings of a file name as its program; of its tensors only headers are read.
  private static func program(of path: String) -> String? {
    if let archive = try? NpzReader(path: path, name: path) { return archive.metadata["program"] }
    guard let file = try? RegularFile(path), let prefix = try? file.read(at: 0, count: 8),
      prefix.count == 8
    else { return nil }
    let length = SafetensorsHeader.length(from: prefix)
    guard length <= SafetensorsHeader.longest,
      let bytes = try? file.read(at: 8, count: Int(length)), bytes.count == Int(length)
    else { return nil }
    return try? SafetensorsHeader(bytes).metadata["program"]
  }
}
