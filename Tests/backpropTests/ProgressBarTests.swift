import Foundation
import Testing

@testable import backprop

@Suite struct ProgressBarTests {
  @Test func leavesRoomForTheEchoOfAKey() {
    let half = ProgressBar.text(0.5, "epoch 1", width: 34, glyphs: .ascii)
    #expect(half == "epoch 1 [######.......]  50 %")
    for width in 20...90 {
      for fraction in [0, 0.001, 0.5, 0.999, 1] {
        let text = ProgressBar.text(fraction, "epoch 1", width: width, glyphs: .unicode)
        #expect(text.count == width - 5 || text.isEmpty && width < 27)
      }
    }
  }

  @Test func isFullAtTheEndOnly() {
    let text = { ProgressBar.text($0, "x", width: 24, glyphs: .ascii) }
    #expect(text(1) == "x [#########] 100 %")
    #expect(text(0.9999) == "x [########.]  99 %")
    #expect(text(2) == text(1))
    #expect(text(-1) == text(0))
    #expect(text(.nan) == text(0))
    #expect(text(.infinity) == text(0))
  }

  @Test func drawsNothingForShortWorkAndErasesWhatItDrew() throws {
    let pipe = Pipe()
    let bar = ProgressBar(descriptor: pipe.fileHandleForWriting.fileDescriptor, glyphs: .ascii)
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
    #expect(text == "\r" + ProgressBar.text(0.5, "long", width: 80, glyphs: .ascii) + "\r\u{1B}[K")
  }
}
