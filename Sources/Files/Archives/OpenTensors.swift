import Wording

/// Opens a file of tensors: an `.npz`, known by its name or its first bytes, or else a safetensors file.
///
/// Throws a `LearnerError` that says in one sentence what is wrong with it.
package func openTensors(path: String, name: String) throws -> any TensorReader {
  let file = try RegularFile(path, name: name)
  guard file.size <= largestTensorFile else {
    throw LearnerError("\(name) has \(file.size) bytes: at most 1 GiB is read")
  }
  return try name.lowercased().hasSuffix(".npz") || file.read(at: 0, count: 2) == Array("PK".utf8)
    ? NpzReader(path: path, name: name) : SafetensorsReader(path: path, name: name)
}
