import Wording

extension EarlierExport {
  /// Throws a `LearnerError` if there is a file at `place` that begins otherwise than those that are written
  /// there; `name` is how it was typed.
  package static func check(_ place: FilePath, name: String, beginning mark: String) throws {
    guard let size = try place.size(), size > 0 else { return }
    let bytes = Array(mark.utf8)
    guard let file = try? RegularFile(place.place),
      (try? file.read(at: 0, count: bytes.count)) == bytes
    else {
      throw LearnerError("\(name) is there already, and holds something else: name another file")
    }
  }
}
