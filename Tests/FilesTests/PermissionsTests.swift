import Foundation
import TestSupport
import Testing
import Wording

@testable import Files

struct PermissionsTests {
  /// A folder `in` for the replay, a folder `out` beside it, and links from one to the other.
  private func world() throws -> (Scratch, Permissions) {
    let scratch = try Scratch.withLinks()
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
}

extension Permissions {
  fileprivate static func everythingPath(_ path: String) -> String {
    URL(fileURLWithPath: path).resolvingSymlinksInPath().path
  }
}
