import Foundation
import Testing

#if canImport(Darwin)
import Darwin
#else
@preconcurrency import Glibc
#endif

/// A terminal without a screen, the program running in it, and a hand on its keys.
///
/// The program has a session of its own: libedit answers Ctrl-C by signalling its whole process group,
/// which must not be that of the tests.
final class PseudoTerminal {
  private let master: Int32
  private let child: Child
  private var unread: [UInt8] = []
  private var outcome: Int32?

  /// Long enough for any machine: it only bounds how long a failure takes.
  private static let patience = 60.0

  /// Everything that was written so far.
  private(set) var transcript: [UInt8] = []

  /// Starts `backprop` with these arguments in a terminal of this size.
  init(
    _ arguments: [String] = [],
    environment: [String: String] = [:],
    in folder: TemporaryFolder,
    columns: UInt16 = 80,
    rows: UInt16 = 24
  ) throws {
    var name = [CChar](repeating: 0, count: 128)
    var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    var (master, slave): (Int32, Int32) = (-1, -1)
    try #require(openpty(&master, &slave, &name, nil, &size) == 0)
    self.master = master
    _ = fcntl(master, F_SETFD, FD_CLOEXEC)
    _ = fcntl(slave, F_SETFD, FD_CLOEXEC)
    defer { close(slave) }
    let path = name.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
    child = try Child(
      [Program.path] + arguments,
      environment: folder.environment.merging(environment) { $1 },
      streams: (path, path, path),
      leadsSession: true
    )
  }

  deinit {
    if outcome == nil {
      kill(child.pid, SIGKILL)
      _ = child.wait()
    }
    close(master)
  }

  /// Types `keys`.
  func send(_ keys: String) throws {
    let bytes = Array(keys.utf8)
    try #require(write(master, bytes, bytes.count) == bytes.count)
  }

  /// Makes the window larger or smaller, as whoever drags its corner does.
  func resize(columns: UInt16, rows: UInt16) throws {
    var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    try #require(ioctl(master, UInt(TIOCSWINSZ), &size) == 0)
  }

  /// Sends the program a signal.
  func signal(_ number: Int32) throws {
    try #require(kill(child.pid, number) == 0)
  }

  /// Waits until the program has written `text`, and returns what came up to its end since the last call.
  @discardableResult
  func expect(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> String {
    let wanted = Array(text.utf8)
    let deadline = Date(timeIntervalSinceNow: Self.patience)
    while true {
      if let end = unread.firstRange(of: wanted)?.upperBound {
        defer { unread.removeSubrange(..<end) }
        return String(decoding: unread[..<end], as: UTF8.self)
      }
      let isOpen = read(until: deadline)
      try #require(
        isOpen || unread.firstRange(of: wanted) != nil,
        "“\(text)” did not come, but \(String(decoding: unread, as: UTF8.self).debugDescription)",
        sourceLocation: sourceLocation
      )
    }
  }

  /// Waits for a new prompt; the old one comes again whenever its line is redrawn.
  @discardableResult
  func expectPrompt(sourceLocation: SourceLocation = #_sourceLocation) throws -> String {
    try expect("\nbp> ", sourceLocation: sourceLocation)
  }

  /// Waits for the program's end: its exit status, or 128 + the signal it died of.
  func waitForExit(sourceLocation: SourceLocation = #_sourceLocation) throws -> Int32 {
    let deadline = Date(timeIntervalSinceNow: Self.patience)
    while outcome == nil, Date() < deadline {
      // What is written must be read, or the program would wait to write more.
      _ = read(until: Date(timeIntervalSinceNow: 0.01))
      outcome = child.poll()
      if outcome == nil { usleep(1_000) }
    }
    return try #require(outcome, "the program did not end", sourceLocation: sourceLocation)
  }

  /// True if the terminal itself edits lines and echoes them, as it did before the program began.
  var isAsItWas: Bool {
    var settings = termios()
    let usual = tcflag_t(ICANON | ECHO | ISIG)
    return tcgetattr(master, &settings) == 0 && settings.c_lflag & usual == usual
      && withUnsafeBytes(of: settings.c_cc) { $0[Int(VINTR)] == 3 }
  }

  /// Reads once; false at the deadline or when the program has closed the terminal.
  private func read(until deadline: Date) -> Bool {
    var wait = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    let milliseconds = Int32(max(0, deadline.timeIntervalSinceNow * 1000))
    guard poll(&wait, 1, milliseconds) > 0 else { return false }
    var chunk = [UInt8](repeating: 0, count: 4096)
    let count = chunk.withUnsafeMutableBytes { systemRead(master, $0.baseAddress, $0.count) }
    guard count > 0 else { return false }
    unread += chunk[..<count]
    transcript += chunk[..<count]
    return true
  }
}

// Inside `PseudoTerminal` the name `read` is its own function.
private func systemRead(_ descriptor: Int32, _ bytes: UnsafeMutableRawPointer?, _ count: Int) -> Int
{
  read(descriptor, bytes, count)
}
