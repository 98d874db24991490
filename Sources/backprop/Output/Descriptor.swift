#if canImport(Darwin)
import Darwin
#else
@preconcurrency import Glibc
#endif

/// Reading and writing file descriptors whole, whatever signals arrive meanwhile.
enum Descriptor {
  /// Reads what there is, up to the size of `buffer`: the count, 0 at the end, or nil with `errno` set.
  static func readSome(_ descriptor: Int32, into buffer: inout [UInt8]) -> Int? {
    while true {
      let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      if count >= 0 { return count }
      guard errno == EINTR else { return nil }
    }
  }

  /// Writes all of `text`; returns 0, or the `errno` that stopped it.
  ///
  /// A descriptor that another program has set to non-blocking is waited for.
  static func writeAll(_ text: String, to descriptor: Int32) -> Int32 {
    var text = text
    return text.withUTF8 { bytes in
      var rest = bytes[...]
      while !rest.isEmpty {
        let count = write(descriptor, UnsafeBufferPointer(rebasing: rest).baseAddress, rest.count)
        if count >= 0 {
          rest = rest.dropFirst(count)
        } else if errno == EAGAIN {
          var wait = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
          poll(&wait, 1, -1)
        } else if errno != EINTR {
          return errno
        }
      }
      return 0
    }
  }

  /// The system's own words for an `errno`.
  static func describe(_ code: Int32) -> String {
    String(cString: strerror(code))
  }

  /// Makes sure that descriptors 0, 1 and 2 are taken.
  ///
  /// A program started with one of them closed would give its number to the next file it opens, and
  /// then print into that file. What stands in fails on use, as a closed descriptor does.
  static func reserveStandardOnes() {
    for descriptor in Int32(0)...2 where fcntl(descriptor, F_GETFD) == -1 {
      _ = open("/dev/null", descriptor == 0 ? O_WRONLY : O_RDONLY)
    }
  }
}
