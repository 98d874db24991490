import Files
import Foundation
import TestSupport
import Testing
import Wording

@testable import Lessons

struct BundledLessonTests {
  private let folder = packageFolder.appendingPathComponent("lessons").path

  /// The list in `CBundle` is written by hand: a lesson that is not in it would never be seen.
  @Test func theFolderAndTheProgramHoldTheSame() throws {
    let pages = ["README.md", "WRITING.md"]
    let files = Folder.names(in: folder).filter { $0.hasSuffix(".md") && !pages.contains($0) }
    #expect(BundledLesson.all.map { "\($0.name).md" } == files)
    for lesson in BundledLesson.all {
      #expect(try WholeFile.read("\(folder)/\(lesson.name).md", limit: 1 << 20) == lesson.bytes)
    }
    #expect(
      Folder.names(in: "\(folder)/numpy").filter { $0.hasSuffix(".py") }
        == BundledLesson.programs.map { "\($0.name).py" }
    )
    let lessons = Catalogue().lessons
    #expect(lessons.map(\.number) == Array(1...lessons.count) && lessons.count >= 11)
  }

  @Test func extractingWritesThemAllOrNone() throws {
    let scratch = try Scratch()
    let paths = try BundledLesson.extract(into: scratch("new/folder"))
    let names = Set(Catalogue().lessons.map(\.name))
    let expected = BundledLesson.all.filter { names.contains($0.name) }
    #expect(paths == expected.map { scratch("new/folder/\($0.name).md") })
    #expect(
      try scratch.bytes("new/folder/\(BundledLesson.all[0].name).md") == BundledLesson.all[0].bytes
    )
    for program in BundledLesson.programs {
      #expect(try scratch.bytes("new/folder/numpy/\(program.name).py") == program.bytes)
      #expect(
        try WholeFile.read("\(folder)/numpy/\(program.name).py", limit: 1 << 20) == program.bytes
      )
    }
    let last = BundledLesson.all[BundledLesson.all.count - 1].name
    try scratch.write("precious", to: "\(last).md")
    let error = #expect(throws: LearnerError.self) { try BundledLesson.extract(into: scratch.path) }
    #expect(
      error?.description == "\(scratch("\(last).md")) is there already: extract into another folder"
    )
    #expect(try scratch.text("\(last).md") == "precious")
    #expect(!scratch.files.contains("\(BundledLesson.all[0].name).md"))
  }

  /// Whoever takes the file of a lesson goes on where they left the lesson; a changed one is another.
  @Test func aCopyOfALessonIsThatLesson() throws {
    let scratch = try Scratch()
    let paths = try BundledLesson.extract(into: scratch.path)
    #expect(try Catalogue().lesson(paths[0]).key == BundledLesson.all[0].name)
    try scratch.write(
      scratch.text("\(BundledLesson.all[0].name).md") + "More.\n",
      to: "\(BundledLesson.all[0].name).md"
    )
    #expect(try Catalogue().lesson(paths[0]).key.hasPrefix("\(BundledLesson.all[0].name)-"))
  }
}
