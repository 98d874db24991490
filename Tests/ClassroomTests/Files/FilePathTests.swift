import Foundation
import Testing

@testable import Classroom

struct FilePathTests {
  @Test(arguments: [
    ("/home/ada/lessons/1.md", "/home/ada", "/home/ada", "lessons/1.md"),
    ("/home/ada/lessons/1.md", "/home/ada/lessons", "/home/ada", "1.md"),
    ("/home/ada/x/lessons/1.md", "/tmp", "/home/ada", "~/x/lessons/1.md"),
    ("/home/adam/1.md", "/tmp", "/home/ada", "/home/adam/1.md"),
    ("/usr/bin/../share/backprop/1.md", "/tmp", "/root", "/usr/share/backprop/1.md"),
    ("/1.md", "/tmp", "/", "/1.md"), ("/a/1.md", "/", "/root", "a/1.md"),
    ("../1.md", "/tmp", "/root", "../1.md"), ("~/1.md", "/root", "/root", "~/1.md"),
  ])
  func theShortestWay(path: String, folder: String, home: String, expected: String) {
    #expect(FilePath.short(path, workingFolder: folder, home: home) == expected)
  }

  @Test func minusAndTilde() {
    #expect(FilePath(argument: "\u{2212}5.x").description == "-5.x")
    #expect(FilePath(argument: "~/a").url.path == NSHomeDirectory() + "/a")
  }

  @Test func onlyFilesAreFiles() throws {
    let folder = try TemporaryFolder()
    try folder.write([1, 2, 3], to: "three")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/link",
      withDestinationPath: folder.path + "/three"
    )
    #expect(try FilePath(argument: folder.path + "/three").size() == 3)
    #expect(try FilePath(argument: folder.path + "/link").size() == 3)
    #expect(try FilePath(argument: folder.path + "/none").size() == nil)
    for path in [folder.path, "/dev/null", "/dev/zero"] {
      #expect(throws: LearnerError.self, "\(path)") { try FilePath(argument: path).size() }
    }
  }

  /// Reading a device might never end, and writing would put a file in its place.
  @Test(arguments: ["/dev/zero", "/dev/null", "/", "/nowhere/at/all/x", "''"])
  func exportAndImportRefuse(path: String) throws {
    var room = Classroom(data: try Samples.few(10))
    for command in ["export", "import"] {
      let sentence = try #require(try room.refusal(of: "\(command) \(path)"))
      #expect(!sentence.contains("system gives no reason"), "\(sentence)")
    }
    #expect(FileManager.default.fileExists(atPath: "/dev/null"))
  }

  @Test func aNameThatLooksLikeANumber() throws {
    let folder = try TemporaryFolder()
    var room = Classroom(data: try Samples.few(10))
    let text = try room.type("export \(folder.path)/-5.safetensors")
    #expect(text.contains("-5.safetensors"))
    #expect(try !folder.read("-5.safetensors").isEmpty)
  }
}
