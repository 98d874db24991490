#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// Where the digits are that come with the program.
///
/// Foundation's `Bundle.module` is not asked: it ends the program when the folder is missing.
enum BundledFolder {
  /// What the folder is called, and the data set.
  static let name = "mnist-5k"

  /// This very file where the program was built; as a default argument it would be the caller's.
  static let sourceFile = #filePath

  /// The first of `candidates` that is a folder.
  ///
  /// Throws a `DigitsError` that names the places looked at if none is.
  static func locate(
    executable: String? = executablePath(),
    source: String = sourceFile
  ) throws -> String {
    let candidates = candidates(executable: executable, source: source)
    for candidate in candidates {
      var status = stat()
      if stat(candidate, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR { return candidate }
    }
    throw DigitsError(
      "the bundled digits are missing, looked for in \(candidates.joined(separator: ", ")); "
        + "install the program anew or name a folder of IDX files"
    )
  }

  /// Beside the program as built (Linux, macOS), where an installation puts it, and in the source tree.
  static func candidates(executable: String?, source: String) -> [String] {
    let program = executable.map { folder(of: $0) }
    let besideProgram = program.map { folder in
      ["backprop_Digits.resources/", "backprop_Digits.bundle/", "../share/backprop/"].map {
        "\(folder)/\($0)\(name)"
      }
    }
    return (besideProgram ?? []) + ["\(folder(of: source))/Resources/\(name)"]
  }

  /// The path without its last part.
  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return String(path[..<slash])
  }

  /// The running program's own file, symbolic links followed; nil if the system does not tell.
  private static func executablePath() -> String? {
    #if canImport(Darwin)
    var capacity: UInt32 = 0
    _NSGetExecutablePath(nil, &capacity)
    var path = [CChar](repeating: 0, count: Int(capacity) + 1)
    guard _NSGetExecutablePath(&path, &capacity) == 0 else { return nil }
    #else
    let path = "/proc/self/exe"
    #endif
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
