#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// A path whose names need not be UTF-8, as the system wants it.
///
/// Text shows U+FFFD in the place of bytes that are no character, when it comes from a shell as when it is
/// typed. So a name with one that does not exist as it is written means the only one that is shown so.
enum RepairedName {
  /// The bytes of `path`, ended by a zero; those of the path itself if nothing else is meant.
  static func bytes(of path: String) -> [CChar] {
    let plain = Array(path.utf8CString)
    guard path.unicodeScalars.contains("\u{FFFD}"), !exists(plain) else { return plain }
    var found: [UInt8] = path.utf8.first == UInt8(ascii: "/") ? [UInt8(ascii: "/")] : []
    for part in path.utf8.split(separator: UInt8(ascii: "/")) {
      if !found.isEmpty, found.last != UInt8(ascii: "/") { found.append(UInt8(ascii: "/")) }
      let whole = found + part
      let isWhole = exists(whole.map(CChar.init(bitPattern:)) + [0])
      guard let name = isWhole ? Array(part) : meant(by: part, in: found) else { return plain }
      found += name
    }
    return found.map(CChar.init(bitPattern:)) + [0]
  }

  private static func exists(_ path: [CChar]) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  /// The only name in a folder that is shown as `part`; nil if there is none or more than one.
  private static func meant(by part: Substring.UTF8View, in folder: [UInt8]) -> [UInt8]? {
    let place = folder.isEmpty ? [UInt8(ascii: ".")] : folder
    guard let entries = opendir(place.map(CChar.init(bitPattern:)) + [0]) else { return nil }
    defer { closedir(entries) }
    var found: [UInt8]?
    while let entry = readdir(entries) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      guard String(decoding: name, as: UTF8.self).utf8.elementsEqual(part) else { continue }
      guard found == nil else { return nil }
      found = name
    }
    return found
  }
}
