import Foundation
import TestSupport
import Testing
import Wording

@testable import Files

struct FileFailureTests {
  private let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    try scratch.write("text", to: "file")
    for (link, target) in [("dangling", "nothing"), ("round", "about"), ("about", "round")] {
      try FileManager.default.createSymbolicLink(
        atPath: scratch(link),
        withDestinationPath: target
      )
    }
  }

  private func sentence(_ body: () throws -> Void) -> String {
    do {
      try body()
      return "done"
    } catch {
      return "\(error)"
    }
  }

  /// Each was "is a device" once, or "no such file", or nothing that helps.
  @Test(arguments: [
    ("dangling", "it is a symbolic link that leads to nothing"),
    ("round", "its symbolic links lead round in a circle"),
    ("file/x", "file is not a folder"),
    ("none", "no such file or directory"),
  ])
  func whyNot(name: String, reason: String) {
    let path = scratch(name)
    for sentence in [
      sentence { _ = try WholeFile.read(path, limit: 10) },
      sentence { _ = try RegularFile(path) },
      sentence { _ = try SafetensorsReader(path: path, name: path) },
    ] {
      #expect(sentence.hasPrefix("\(path) cannot be read: ") && sentence.hasSuffix(reason))
    }
    guard name != "none" else { return }
    #expect(sentence { _ = try FilePath(path: path).size() }.hasSuffix(reason))
    #expect(sentence { try WholeFile.replace(path, with: [1]) }.hasSuffix(reason))
    #expect(sentence { _ = try Folder.isThere(path) }.hasSuffix(reason))
    #expect(sentence { _ = try Permissions.inside(write: path) }.hasSuffix(reason))
    #expect(!scratch.files.contains { $0.hasSuffix(".new") })
  }

  @Test(.enabled(if: geteuid() != 0, "the superuser may enter every folder"))
  func aFolderThatMayNotBeEntered() throws {
    try Folder.make(scratch("closed/inner"))
    #expect(chmod(scratch("closed"), 0o600) == 0)
    defer { chmod(scratch("closed"), 0o700) }
    let sentence = sentence { _ = try RegularFile(scratch("closed/inner/x")) }
    #expect(
      sentence.hasSuffix("the folder \(scratch("closed")) may not be entered: chmod u+x allows it")
    )
  }

  @Test func noFolderIsNoFolder() {
    #expect(sentence { _ = try Permissions.inside(write: "") } == "'' is not the name of a folder")
    #expect(
      sentence { _ = try Permissions.inside(write: scratch("file")) }
        == "\(scratch("file")) is not a folder"
    )
  }
}
