import Foundation
import Testing

@testable import Classroom

struct PermissionsTests {
  /// A folder `in` for the replay, a folder `out` beside it, and links from one to the other.
  private func world() throws -> (Scratch, Permissions) {
    let scratch = try Scratch()
    for folder in ["in/sub", "out"] {
      try FileManager.default.createDirectory(
        atPath: scratch(folder),
        withIntermediateDirectories: true
      )
    }
    try scratch.write("secret", to: "out/secret")
    try FileManager.default.createSymbolicLink(
      atPath: scratch("in/folder-link"),
      withDestinationPath: "../out"
    )
    try FileManager.default.createSymbolicLink(
      atPath: scratch("in/file-link"),
      withDestinationPath: "../out/secret"
    )
    try FileManager.default.createSymbolicLink(
      atPath: scratch("in/dangling"),
      withDestinationPath: "../out/new"
    )
    return (scratch, try Permissions.inside(write: scratch("in")))
  }

  /// U+0600 makes one `Character` of itself and the slash after it; the system sees a slash.
  @Test func slashesAreSeenAsTheSystemSeesThem() throws {
    let (scratch, inside) = try world()
    try FileManager.default.createSymbolicLink(
      atPath: scratch("in/a\u{600}"),
      withDestinationPath: "../out"
    )
    #expect(throws: LearnerError.self) { try inside.pathForWriting("a\u{600}/x") }
    #expect(throws: LearnerError.self) { try inside.pathForReading("a\u{600}/secret") }
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
    room.permissions = inside
    _ = try? room.enter("export l/y.safetensors")
    #expect(!FileManager.default.fileExists(atPath: scratch("out/y.safetensors")))
    #expect(FileManager.default.fileExists(atPath: scratch("in/s\u{2212}/y.safetensors")))
  }

  @Test func writingStaysInside() throws {
    let (scratch, inside) = try world()
    for name in ["a", "sub/a", "./a", scratch("in/a")] {
      #expect(try inside.pathForWriting(name).hasPrefix(Permissions.everythingPath(scratch("in"))))
    }
    let escapes = [
      "../a", "sub/../../a", "..", "/etc/a", scratch("out/a"), scratch("a"), "folder-link/a",
      "file-link", "dangling", "missing/a", "", "a\0b", "~/a", "sub", ".", "/",
      scratch("in") + "x/a",
    ]
    for name in escapes {
      #expect(throws: LearnerError.self, "\(name)") { try inside.pathForWriting(name) }
    }
  }

  @Test func readingStaysInside() throws {
    let (scratch, inside) = try world()
    try scratch.write("ours", to: "in/sub/ours")
    #expect(try inside.pathForReading("sub/ours").hasSuffix("/in/sub/ours"))
    for name in ["../out/secret", "folder-link/secret", "file-link", "/etc/passwd", "missing", ""] {
      #expect(throws: LearnerError.self, "\(name)") { try inside.pathForReading(name) }
    }
    let both = try Permissions.inside(write: nil, read: [scratch("in"), scratch("out")])
    #expect(try both.pathForReading("secret").hasSuffix("/out/secret"))
    #expect(throws: LearnerError.self) { try both.pathForWriting("new") }
    #expect(throws: LearnerError.self) { try Permissions.inside(write: scratch("in/nothing")) }
  }

  /// What is not there is said not to be there, and nothing is said of what lies outside.
  @Test func missingFilesAreSaidToBeMissing() throws {
    let (scratch, inside) = try world()
    for name in ["missing", "sub/missing", "no/folder", scratch("in/missing"), "dangling"] {
      let error = #expect(throws: LearnerError.self) { try inside.pathForReading(name) }
      #expect(error?.description == "there is no \(name) in a folder that a replayed file may read")
    }
    for name in [scratch("out/missing"), "folder-link/missing", "../missing", "/missing"] {
      let error = #expect(throws: LearnerError.self) { try inside.pathForReading(name) }
      #expect(error?.description == "\(name) is not in a folder that a replayed file may read")
    }
    let error = #expect(throws: LearnerError.self) { try inside.pathForWriting("no/folder") }
    #expect(error?.description.hasPrefix("there is no folder for no/folder") == true)
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
    let check = Checker(shelf: DataShelf(TinyData.set), permissions: inside).check(scratch("t.md"))
    #expect(Set(scratch.files).subtracting(before) == ["in/w.safetensors"])
    #expect(try scratch.text("out/secret") == "secret")
    let said = check.unchecked.sorted { $0.key < $1.key }.map { $0.value.joined(separator: " ") }
    #expect(said[0].hasPrefix("wrote 4 tensors to w.safetensors"))
    #expect(said[5].hasPrefix("took 2 layers"))
    for refusal in said[1...4] { #expect(refusal.contains("replayed file may"), "\(refusal)") }
    for refusal in said[7...] { #expect(refusal.contains("is for the prompt"), "\(refusal)") }
  }
}

extension Permissions {
  fileprivate static func everythingPath(_ path: String) -> String {
    URL(fileURLWithPath: path).resolvingSymlinksInPath().path
  }
}
