#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif
import Wording

/// A regular file that is open: anything else would wait, or has no end.
package final class RegularFile: Sendable {
  package let descriptor: Int32
  /// What messages call it.
  private let name: String

  /// Opens a file to read; `flags` to write it.
  ///
  /// - Parameters:
  ///   - path: Where it is.
  ///   - name: What messages call it, if not by its path.
  ///   - verb: What is to be done with it.
  ///   - flags: How it is opened.
  ///   - mode: The permissions of a file that is made.
  /// - Throws: A `LearnerError` where the system refuses, or for what is not a regular file.
  package init(
    _ path: String,
    name: String? = nil,
    to verb: String = "read",
    flags: Int32 = O_RDONLY,
    mode: mode_t = 0o666
  ) throws {
    self.name = name ?? path
    descriptor = open(path.systemName, flags | O_CLOEXEC | O_NONBLOCK | O_NOCTTY, mode)
    guard descriptor >= 0 else { throw FileFailure.sentence(verb, self.name, at: path) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw FileFailure.sentence(verb, self.name) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw LearnerError("\(self.name) is not a regular file")
    }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Which file it is.
  package var identity: FileIdentity? { FileIdentity(descriptor: descriptor) }

  /// How many bytes it has.
  package var size: Int {
    var status = stat()
    return fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
  }

  /// Up to `count` bytes from a place on; fewer only at the end.
  package func read(at offset: Int, count: Int) throws -> [UInt8] {
    try [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count {
        let rest = UnsafeMutableRawBufferPointer(
          rebasing: UnsafeMutableRawBufferPointer(buffer)[filled...]
        )
        let found = pread(descriptor, rest.baseAddress, rest.count, off_t(offset + filled))
        if found > 0 {
          filled += found
        } else if found == 0 {
          return
        } else if errno != EINTR {
          throw FileFailure.sentence("read", name)
        }
      }
    }
  }

  /// Appends bytes, all of them or none, and waits until they are on disk.
  package func append(_ bytes: [UInt8]) throws {
    let length = size
    guard write(bytes), fsync(descriptor) == 0 else {
      let code = errno
      _ = ftruncate(descriptor, off_t(length))
      throw FileFailure.sentence("written", name, code)
    }
  }

  /// Writes all bytes, whatever signals arrive meanwhile; false with `errno` set if that fails.
  private func write(_ bytes: [UInt8]) -> Bool {
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

  /// Cuts it to a length.
  package func cut(to length: Int) throws {
    guard ftruncate(descriptor, off_t(length)) == 0 else {
      throw FileFailure.sentence("written", name)
    }
  }

  /// Claims it for this process, for as long as it is open.
  ///
  /// - Returns: Whether it is ours now, or another's; nil where the file system knows no locks.
  package func claim() -> Bool? {
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      guard errno == EINTR else { return errno == EWOULDBLOCK ? false : nil }
    }
    return true
  }
}
