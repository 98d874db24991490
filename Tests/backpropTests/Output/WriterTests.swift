import Foundation
import Testing
import TextRendering

@testable import backprop

#if canImport(Darwin)
import Darwin
#else
@preconcurrency import Glibc
#endif

@Suite struct WriterTests {
  @Test func endsAPageWithOneNewline() throws {
    let pipe = Pipe()
    let writer = Writer(descriptor: pipe.fileHandleForWriting.fileDescriptor, style: .plain)
    for page in ["one", "two\n", "", "three\n\n"] { try writer.write(page) }
    try pipe.fileHandleForWriting.close()
    let bytes = pipe.fileHandleForReading.readDataToEndOfFile()
    #expect(String(decoding: bytes, as: UTF8.self) == "one\ntwo\nthree\n\n")
  }

  @Test func waitsForASlowReaderOfANonBlockingPipe() throws {
    let pipe = Pipe()
    // A descriptor of the thread's own: one closed twice may by then be another test's.
    let descriptor = dup(pipe.fileHandleForWriting.fileDescriptor)
    try pipe.fileHandleForWriting.close()
    _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
    let page = String(repeating: "digits\n", count: 100_000)
    let writing = Thread {
      try? Writer(descriptor: descriptor, style: .plain).write(page)
      close(descriptor)
    }
    writing.start()
    let bytes = pipe.fileHandleForReading.readDataToEndOfFile()
    #expect(bytes.count == page.utf8.count)
  }

  @Test func saysThatADeviceIsFull() throws {
    let full = open("/dev/full", O_WRONLY)
    guard full >= 0 else { return }  // only Linux has one
    defer { close(full) }
    #expect(
      throws: Failure.sentence(
        "backprop: standard output cannot be written: No space left on device"
      )
    ) {
      try Writer(descriptor: full, style: .plain).write("page")
    }
  }

  @Test func diesQuietlyOfAClosedPipe() async {
    await #expect(processExitsWith: .signal(SIGPIPE)) {
      // As when started by a program that ignores the signal: only the error is left to tell.
      signal(SIGPIPE, SIG_IGN)
      let pipe = Pipe()
      try pipe.fileHandleForReading.close()
      do {
        try Writer(descriptor: pipe.fileHandleForWriting.fileDescriptor, style: .plain).write(
          "page"
        )
      } catch let failure as Failure {
        failure.end()
      }
    }
  }
}
