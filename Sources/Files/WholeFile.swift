#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif
import Foundation
import Wording

/// Small files read and written whole, bounded and never half.
package enum WholeFile {
  /// The bytes of a regular file of at most `limit`.
  ///
  /// Throws a `LearnerError` for anything else: a pipe would wait, a device has no end.
  package static func read(_ path: String, limit: Int) throws -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard descriptor >= 0 else { throw failure("read", path) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw failure("read", path) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw LearnerError("\(path) is not a regular file")
    }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while bytes.count <= limit {
      let count = chunk.withUnsafeMutableBytes { buffer in
        #if canImport(Darwin)
        Darwin.read(descriptor, buffer.baseAddress, buffer.count)
        #else
        Glibc.read(descriptor, buffer.baseAddress, buffer.count)
        #endif
      }
      if count == 0 { return bytes }
      if count < 0 {
        guard errno == EINTR else { throw failure("read", path) }
        continue
      }
      bytes += chunk[..<count]
    }
    throw LearnerError("\(path) has more than \(limit >> 20) MiB: it is not read")
  }

  /// Whether there is anything of that name.
  package static func exists(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  /// Puts a file in the place of another, or of none, in one moment.
  ///
  /// A symbolic link stays one: the file it leads to is replaced. The permissions of a file that was
  /// there are kept; a new one gets `mode`. Where `old` is given the file must still hold those bytes.
  /// Throws a `LearnerError` if it does not, or if the system refuses.
  package static func replace(
    _ path: String,
    with bytes: [UInt8],
    expecting old: [UInt8]? = nil,
    mode: mode_t = 0o666
  ) throws {
    let target = resolved(path) ?? path
    var status = stat()
    let isThere = stat(target, &status) == 0
    let draft = "\(target).\(getpid()).new"
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw failure("written", path) }
    let isWritten = write(bytes, to: descriptor) && fsync(descriptor) == 0
    if isThere { fchmod(descriptor, status.st_mode & 0o7777) }
    let code = errno
    close(descriptor)
    do {
      guard isWritten else { throw failure("written", path, code) }
      if let old, try read(target, limit: old.count) != old { throw changed(path) }
      guard rename(draft, target) == 0 else { throw failure("written", path) }
    } catch {
      unlink(draft)
      throw old == nil || !isWritten ? error : changed(path)
    }
  }

  /// Writes all bytes, whatever signals arrive meanwhile; false with `errno` set if that fails.
  package static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        let part = UnsafeRawBufferPointer(rebasing: rest)
        #if canImport(Darwin)
        let count = Darwin.write(descriptor, part.baseAddress, part.count)
        #else
        let count = Glibc.write(descriptor, part.baseAddress, part.count)
        #endif
        if count >= 0 {
          rest = rest.dropFirst(count)
        } else if errno != EINTR {
          return false
        }
      }
      return true
    }
  }

  /// What the system has against it, in one sentence.
  package static func failure(_ verb: String, _ path: String, _ code: Int32 = errno) -> LearnerError
  {
    let reason = strerror(code).map { String(cString: $0).lowercased() } ?? "error \(code)"
    return LearnerError("\(path) cannot be \(verb): \(reason)")
  }

  private static func changed(_ path: String) -> LearnerError {
    LearnerError("\(path) has changed since it was read: nothing is written")
  }

  private static func resolved(_ path: String) -> String? {
    guard let place = realpath(path, nil) else { return nil }
    defer { free(place) }
    return String(cString: place)
  }
}
