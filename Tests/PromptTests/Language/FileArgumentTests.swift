import Files
import Foundation
import TestSupport
import Testing
import Wording

@testable import Prompt

struct FileArgumentTests {
  @Test func minusAndTilde() {
    #expect(FilePath(argument: "\u{2212}5.x").description == "-5.x")
    #expect(FilePath(argument: "~/a").place == NSHomeDirectory() + "/a")
  }

  /// Reading a device might never end, and writing would put a file in its place.
  @Test(arguments: ["/dev/zero", "/dev/null", "/", "/nowhere/at/all/x", "''"])
  func exportAndImportRefuse(path: String) throws {
    var room = Interpreter(data: try Samples.few(10))
    for command in ["export", "import"] {
      let sentence = try #require(try room.refusal(of: "\(command) \(path)"))
      #expect(!sentence.contains("system gives no reason"), "\(sentence)")
    }
    #expect(FileManager.default.fileExists(atPath: "/dev/null"))
  }

  @Test func aNameThatLooksLikeANumber() throws {
    let folder = try TemporaryFolder()
    var room = Interpreter(data: try Samples.few(10))
    let text = try room.type("export \(folder.path)/-5.safetensors")
    #expect(text.contains("-5.safetensors"))
    #expect(try !folder.read("-5.safetensors").isEmpty)
  }

}
