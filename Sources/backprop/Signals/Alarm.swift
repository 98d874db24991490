import Synchronization

#if canImport(Darwin)
import Darwin
#else
@preconcurrency import Glibc
#endif

/// A pipe from the handlers of signals to whoever waits for a key.
///
/// A signal that comes just before the wait begins would be noticed only after the next key; a byte in a
/// pipe stays. Whichever thread the handler runs in, the wait ends.
enum Alarm {
  /// Makes the pipe, if there is none yet.
  static func prepare() {
    guard wayIn.load(ordering: .relaxed) < 0 else { return }
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return }
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    wayOut.store(ends[0], ordering: .relaxed)
    wayIn.store(ends[1], ordering: .relaxed)
  }

  /// Ends the wait that goes on, or else the next.
  ///
  /// It may be called in the handler of a signal once `prepare` was.
  static func ring() {
    var byte: UInt8 = 0
    let before = errno
    _ = write(wayIn.load(ordering: .relaxed), &byte, 1)
    errno = before
  }

  /// Waits until `descriptor` can be read, and then returns true; false if it was rung.
  static func wait(for descriptor: Int32) -> Bool {
    let bell = wayOut.load(ordering: .relaxed)
    while true {
      var both = [
        pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
        pollfd(fd: bell, events: Int16(POLLIN), revents: 0),
      ]
      // -1 with EINTR: whoever interrupted has rung.
      guard poll(&both, 2, -1) > 0 else { continue }
      guard both[1].revents != 0 else { return true }
      var bytes = [UInt8](repeating: 0, count: 64)
      while read(bell, &bytes, bytes.count) == bytes.count {}
      return false
    }
  }
}

private let wayIn = Atomic<Int32>(-1)
private let wayOut = Atomic<Int32>(-1)
