import Foundation
import TestSupport
import Testing

@testable import Lessons

/// What becomes of the file of a recording, whoever else has to do with it.
struct RecordedFileTests {
  /// Both would write into each other's lines.
  @Test func twoSessionsDoNotShareAFile() throws {
    let scratch = try Scratch()
    var first = Classroom(data: TinyData.set)
    var second = Classroom(data: TinyData.set)
    first.say("record \(scratch("a.md"))", "step")
    let text = try scratch.text("a.md")
    for flag in ["--append", "--force"] {
      let said = second.say("record \(scratch("a.md")) \(flag)")
      #expect(said == "\(scratch("a.md")) is being recorded in another session: name another file")
    }
    #expect(try scratch.text("a.md") == text)
    first.say("record stop")
    #expect(second.say("record \(scratch("a.md")) --append").hasPrefix("recording to"))
    #expect(first.say("record \(scratch("a.md")) --force").contains("in another session"))
    second.say("record stop")
    first.say("record \(scratch("a.md")) --force")
    #expect(second.say("record \(scratch("a.md")) --append").contains("in another session"))
  }

  /// What was refused for what is on this disk cannot be refused in the same words elsewhere.
  @Test func whatWasRefusedForItsFilesReplays() throws {
    let scratch = try Scratch()
    let path = scratch("a.md")
    var room = Classroom(data: TinyData.set)
    room.say("import \(scratch("none"))", "record \(path)", "step")
    #expect(room.say("export \(path)").contains("is being recorded"))
    room.say("import \(path)", "data \(scratch("nowhere"))", "data subset 99999")
    room.say("step", "record stop")
    room = Classroom(data: TinyData.set)
    room.say("record \(path) --append", "export \(path)", "step", "step", "record stop")
    let check = Checker.tiny.check(path)
    #expect(check.isPassed, "\(check.page.string(in: .plain))")
    let exchanges = try #require(check.document?.exchanges)
    #expect(exchanges.filter(\.options.isSkipped).count == 5 && exchanges.count == 10)
    #expect(exchanges.filter(\.options.startsFresh).map(\.command) == ["step"])
  }

  /// What is written into a file that nobody can find again is lost.
  @Test(arguments: [true, false])
  func aFileThatIsGoneIsNoticed(isReplaced: Bool) throws {
    let scratch = try Scratch()
    var room = Classroom(data: TinyData.set)
    room.say("record \(scratch("a.md"))", "step")
    try FileManager.default.removeItem(atPath: scratch("a.md"))
    if isReplaced { try scratch.write("theirs", to: "a.md") }
    let said = room.say("step").split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(said.hasPrefix("step 2: cost"))
    #expect(
      said.contains(
        "recording has ended: \(scratch("a.md")) was deleted or replaced by somebody else"
      )
    )
    #expect(room.recorder == nil)
    if isReplaced { #expect(try scratch.text("a.md") == "theirs") }
  }

  @Test func aReplacedFileKeepsItsPermissions() throws {
    let scratch = try Scratch()
    try scratch.write("old", to: "a.md")
    #expect(chmod(scratch("a.md"), 0o600) == 0)
    var room = Classroom(data: TinyData.set)
    room.say("step", "record \(scratch("a.md")) --force", "step")
    let mode = try FileManager.default.attributesOfItem(atPath: scratch("a.md"))[.posixPermissions]
    #expect(mode as? Int == 0o600 && scratch.files == ["a.md"])
    #expect(Checker.tiny.check(scratch("a.md")).isPassed)
  }

  @Test func aLinkToNothingIsNoPlace() throws {
    let scratch = try Scratch()
    try FileManager.default.createSymbolicLink(
      atPath: scratch("l.md"),
      withDestinationPath: "nothing"
    )
    var room = Classroom(data: TinyData.set)
    let said = room.say("record \(scratch("l.md"))")
    #expect(said.hasSuffix("cannot be written: it is a symbolic link that leads to nothing"))
  }
}
