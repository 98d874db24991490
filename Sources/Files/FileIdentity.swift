#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// Which file a name leads to, whatever names and links there are for it.
package struct FileIdentity: Sendable, Equatable {
  private let device: UInt64
  private let number: UInt64

  /// The file that a path leads to; nil if there is none.
  package init?(path: String) {
    var status = stat()
    guard stat(path.systemName, &status) == 0 else { return nil }
    self.init(status)
  }

  /// The file that is open.
  package init?(descriptor: Int32) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return nil }
    self.init(status)
  }

  private init(_ status: stat) {
    (device, number) = (UInt64(truncatingIfNeeded: status.st_dev), UInt64(status.st_ino))
  }
}
