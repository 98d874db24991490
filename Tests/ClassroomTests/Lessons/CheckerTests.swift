import Foundation
import Testing
import TextRendering

@testable import Classroom

struct CheckerTests {
  @Test func foldersAreSearchedAndSorted() throws {
    let scratch = try Scratch()
    for folder in ["b/c", ".hidden"] {
      try FileManager.default.createDirectory(
        atPath: scratch(folder),
        withIntermediateDirectories: true
      )
    }
    for name in ["z.md", "b/c/a.md", "b/Z.md", "b/x.txt", ".hidden/h.md"] {
      try scratch.write("", to: name)
    }
    let files = try Checker.files(in: [scratch.path, scratch("b/x.txt")])
    #expect(files == ["b/Z.md", "b/c/a.md", "z.md", "b/x.txt"].map(scratch.callAsFunction))
    #expect(throws: LearnerError.self) { try Checker.files(in: [scratch("nothing")]) }
    #expect(throws: LearnerError.self) { try Checker.files(in: [scratch(".hidden/none")]) }
  }

  @Test func anyNumberOfThreadsSaysTheSame() throws {
    let scratch = try Scratch()
    for number in 0..<20 {
      var room = Classroom(data: TinyData.set)
      room.say("record \(scratch("\(100 + number).md"))", "set seed \(number)", "epoch", "grad")
      if number % 3 == 0 {
        let text = try scratch.text("\(100 + number).md")
        try scratch.write(
          text.replacingOccurrences(of: "layer  ", with: "lager  "),
          to: "\(100 + number).md"
        )
      }
    }
    let files = try Checker.files(in: [scratch.path])
    let serial = Checker.tiny.check(files, threads: 1)
    #expect(serial.count { !$0.isPassed } == 7)
    for threads in [2, 7, 100] {
      let parallel = Checker.tiny.check(files, threads: threads)
      #expect(parallel.map(\.path) == files)
      #expect(
        parallel.map { $0.page.string(in: .plain) } == serial.map { $0.page.string(in: .plain) }
      )
    }
  }
}
