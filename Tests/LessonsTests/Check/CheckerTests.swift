import Experiment
import Foundation
import Prompt
import TestSupport
import Testing
import TextRendering
import Wording

@testable import Lessons

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
      try scratch.write("```backprop\nbp> step\n```\n", to: name)
    }
    try scratch.write("# About these files\n", to: "b/README.md")
    try FileManager.default.createDirectory(
      atPath: scratch("prose"),
      withIntermediateDirectories: true
    )
    try scratch.write("# About nothing\n", to: "prose/README.md")
    let files = try Checker.files(in: [scratch.path, scratch("b/x.txt")])
    #expect(files == ["b/Z.md", "b/c/a.md", "z.md", "b/x.txt"].map(scratch.callAsFunction))
    for folder in ["nothing", "prose"] {
      #expect(throws: LearnerError.self) { try Checker.files(in: [scratch(folder)]) }
    }
    // A file that was named is meant, whatever it holds; so is one that cannot be read.
    #expect(try Checker.files(in: [scratch("b/README.md")]) == [scratch("b/README.md")])
    try scratch.write("```backprop\nbp> step\n", to: "prose/broken.md")
    #expect(try Checker.files(in: [scratch("prose")]) == [scratch("prose/broken.md")])
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
