import Foundation
import TestSupport
import Testing
import Wording

@testable import Files

struct WholeFileTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test func aNewFileAndOneInThePlaceOfAnother() throws {
    try WholeFile.replace(scratch("a"), with: [1, 2])
    #expect(chmod(scratch("a"), 0o640) == 0)
    try FileManager.default.createSymbolicLink(atPath: scratch("link"), withDestinationPath: "a")
    try WholeFile.replace(scratch("link"), with: [3])
    #expect(try scratch.bytes("a") == [3] && scratch.files == ["a", "link"])
    let mode = try FileManager.default.attributesOfItem(atPath: scratch("a"))[.posixPermissions]
    #expect(mode as? Int == 0o640)
  }

  /// A container's programs all have the number 1: a draft that a killed one left must not stop the next.
  @Test func whatAKilledProgramLeftBlocksNothingAndGoes() throws {
    for number in ["\(getpid())", "1", "99999"] {
      try scratch.write("half", to: "a.\(number).new")
    }
    try scratch.write("kept", to: "a.b.new")
    try scratch.write("kept", to: "b.1.new")
    try WholeFile.replace(scratch("a"), with: [7])
    #expect(scratch.files == ["a", "a.b.new", "b.1.new"])
  }

  /// A draft that is being written is nobody else's to remove.
  @Test func aDraftInWorkIsLeft() throws {
    let draft = try Draft(of: scratch("a"), name: "a")
    try draft.append([1])
    try WholeFile.replace(scratch("a"), with: [2])
    #expect(try scratch.bytes("a") == [2] && scratch.files.count == 2)
    #expect(draft.replace())
    #expect(try scratch.bytes("a") == [1] && scratch.files == ["a"])
  }

  @Test func aChangedFileIsLeft() throws {
    try scratch.write("theirs", to: "a")
    #expect(throws: LearnerError.self) {
      try WholeFile.replace(scratch("a"), with: [1], expecting: Array("ours".utf8))
    }
    #expect(try scratch.text("a") == "theirs" && scratch.files == ["a"])
  }

  @Test func creatingReplacesNothing() throws {
    try WholeFile.create(scratch("a"), with: [1])
    #expect(throws: LearnerError.self) { try WholeFile.create(scratch("a"), with: [2]) }
    #expect(try scratch.bytes("a") == [1])
  }

  @Test func longFilesAreNotRead() throws {
    try scratch.write("12345", to: "a")
    #expect(try WholeFile.read(scratch("a"), limit: 5).count == 5)
    #expect(throws: LearnerError.self) { try WholeFile.read(scratch("a"), limit: 4) }
  }
}
