import Foundation
import Testing
import TextRendering

@testable import backprop

@Suite struct ProgressLineTests {
  @Test func drawsNothingForShortWorkAndErasesWhatItDrew() throws {
    let pipe = Pipe()
    let bar = ProgressLine(
      descriptor: pipe.fileHandleForWriting.fileDescriptor,
      style: .plain
    )
    bar.show(0.1, "short")
    bar.erase()
    bar.show(0.1, "long")
    usleep(110_000)
    bar.show(0.5, "long")
    bar.show(0.6, "long")
    bar.erase()
    bar.erase()
    try pipe.fileHandleForWriting.close()
    let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    let drawn = ProgressBar(fraction: 0.5, label: "long").string(in: .plain)
    #expect(text == "\r" + drawn + "\u{1B}[K" + "\r\u{1B}[K")
  }
}
