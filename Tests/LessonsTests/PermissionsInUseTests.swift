import Experiment
import Files
import Foundation
import Prompt
import TestSupport
import Testing
import Wording

@testable import Lessons

struct PermissionsInUseTests {
  /// A folder `in` for the replay, a folder `out` beside it, and links from one to the other.
  private func world() throws -> (Scratch, Permissions) {
    let scratch = try Scratch.withLinks()
    return (scratch, try Permissions.inside(write: scratch("in")))
  }

  /// A path that was checked is used as it is, its U+2212 not taken for a typed minus.
  @Test func aCheckedPathIsNotChanged() throws {
    let (scratch, inside) = try world()
    try FileManager.default.createDirectory(
      atPath: scratch("in/s\u{2212}"),
      withIntermediateDirectories: true
    )
    try FileManager.default.createSymbolicLink(
      atPath: scratch("in/s-"),
      withDestinationPath: "../out"
    )
    try FileManager.default.createSymbolicLink(
      atPath: scratch("in/l"),
      withDestinationPath: "s\u{2212}"
    )
    var room = Classroom(data: TinyData.set)
    room.interpreter.permissions = inside
    _ = try? room.enter("export l/y.safetensors")
    #expect(!FileManager.default.fileExists(atPath: scratch("out/y.safetensors")))
    #expect(FileManager.default.fileExists(atPath: scratch("in/s\u{2212}/y.safetensors")))
  }

  /// By any name and through any link.
  @Test func theRecordedFileIsSpared() throws {
    let scratch = try Scratch()
    var room = Classroom(data: TinyData.set)
    room.say("record \(scratch("a.md"))", "step")
    try FileManager.default.createSymbolicLink(
      atPath: scratch("link"),
      withDestinationPath: "a.md"
    )
    try FileManager.default.linkItem(atPath: scratch("a.md"), toPath: scratch("hard"))
    for name in ["a.md", "link", "hard", "../\((scratch.path as NSString).lastPathComponent)/a.md"]
    {
      #expect(room.say("export \(scratch(name))").contains("is being recorded: name another file"))
    }
    #expect(room.say("export \(scratch("b"))").hasPrefix("wrote"))
    room.say("record stop")
    // Now it is no longer recorded, and still no file that export may replace.
    #expect(room.say("export \(scratch("a.md"))").contains("export did not write it"))
    #expect(Checker.tiny.check(scratch("a.md")).document?.exchanges.count == 6)
  }

  @Test func replayedCommandsAskFirst() throws {
    let (scratch, inside) = try world()
    let text = """
      ```backprop nocheck
      bp> export w.safetensors
      bp> export ../out/w.safetensors
      bp> export \(scratch("out/w.safetensors"))
      bp> export file-link
      bp> export dangling
      bp> import w.safetensors
      bp> data ../out
      bp> record r.md
      bp> replay x.md
      bp> lesson 1
      bp> quit
      ```

      """
    try scratch.write(text, to: "t.md")
    let before = scratch.files
    _ = Checker.tiny.check(scratch("t.md"))
    #expect(scratch.files == before)
    let check = Checker(data: AvailableData(TinyData.set), permissions: inside).check(
      scratch("t.md")
    )
    #expect(Set(scratch.files).subtracting(before) == ["in/w.safetensors"])
    #expect(try scratch.text("out/secret") == "secret")
    let said = check.unchecked.sorted { $0.key < $1.key }.map { $0.value.joined(separator: " ") }
    #expect(said[0].hasPrefix("wrote 4 tensors to w.safetensors"))
    #expect(said[5].hasPrefix("took 2 layers"))
    for refusal in said[1...4] { #expect(refusal.contains("replayed file may"), "\(refusal)") }
    for refusal in said[7...] { #expect(refusal.contains("is for the prompt"), "\(refusal)") }
  }

}
