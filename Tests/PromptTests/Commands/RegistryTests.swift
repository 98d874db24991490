import Foundation
import TestSupport
import Testing
import Wording

@testable import Experiment
@testable import Prompt

struct RegistryTests {
  /// One file a command: `Commands/Step/GradCommand.swift` holds `GradCommand`, typed as `grad`.
  @Test func folderAndListHoldTheSame() throws {
    let folder = packageFolder.appendingPathComponent("Sources/Prompt/Commands").path
    let files = try #require(FileManager.default.enumerator(atPath: folder)).compactMap {
      ($0 as? String).flatMap { $0.hasSuffix("Command.swift") && $0.contains("/") ? $0 : nil }
    }
    let inFolder = files.map { ($0 as NSString).lastPathComponent.dropLast("Command.swift".count) }
    #expect(inFolder.map { $0.lowercased() }.sorted() == Registry.ordinary.names.sorted())
    for file in files {
      let type = ((file as NSString).lastPathComponent as NSString).deletingPathExtension
      let text = try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8)
      #expect(text.contains("struct \(type): "), "\(file)")
    }
    for command in Registry.ordinary.commands {
      #expect("\(command)".lowercased() == command.name + "command")
    }
  }

  /// `help` lists group by group, so each group stands in one piece.
  @Test func namesAreUniqueAndGroupsInOnePiece() {
    #expect(Set(Registry.ordinary.names).count == Registry.ordinary.names.count)
    var pieces: [CommandGroup] = []
    for command in Registry.ordinary.commands where command.group != pieces.last {
      pieces.append(command.group)
    }
    #expect(Set(pieces).count == pieces.count)
  }

  /// 25 columns of the terminal's 80 are taken by the group and the name.
  @Test(arguments: Registry.ordinary.names)
  func helpGivesACommandOneLine(name: String) throws {
    let abstract = try Registry.ordinary.command(name).configuration.abstract
    #expect(abstract.count <= 55, "\(abstract)")
  }

  @Test func uniquePrefixesAreEnough() throws {
    for name in Registry.ordinary.names {
      for length in 1...name.count {
        let prefix = String(name.prefix(length))
        let matches = Registry.ordinary.names.filter { $0.hasPrefix(prefix) }
        if Registry.ordinary.names.contains(prefix) {
          // lesson is a command, and the beginning of lessons too.
          #expect((try Registry.ordinary.command(prefix).name) == prefix)
        } else if matches.count == 1 {
          #expect((try Registry.ordinary.command(prefix).name) == name)
        } else {
          let error = try #require(throws: LearnerError.self) {
            try Registry.ordinary.command(prefix)
          }
          let sentence =
            "\(prefix) may be \(matches.joined(separator: " or ")): type one letter more"
          #expect(error.description == sentence)
        }
      }
    }
  }

  @Test(arguments: [
    ("gard", "there is no command gard; did you mean grad?"),
    ("xylophone", "there is no command xylophone: type help for all of them"),
    (
      "-3",
      "a line begins with a command, not with a number: type step 100, or help for all commands"
    ),
    (
      "158 apples",
      "a line begins with a command, not with a number: type step 100, or help for all commands"
    ),
    ("''", "there is no command '': type help for all of them"),
  ])
  func notCommands(line: String, sentence: String) throws {
    var room = Interpreter(data: try Samples.few(10))
    #expect(try room.refusal(of: line) == sentence)
  }

  /// A refusal is one sentence of one line, and says how to go on.
  @Test(arguments: [
    "step ten", "step 1 2", "step --fast", "step --experimental-dump-help", "step --version",
    "step --generate-completion-script bash", "step --generate-completion-script=bash",
    "step --help-hidden", "net --activation softmax", "net --seed", "batch --imges 3", "show",
    "set eta nan", "set eta 1e999", "print", "plot", "l2 maybe", "grad --unit", "step --",
    "grad -- 1",
    "step -x", "step --5", "net --cost=none", "export", "import", "predict",
  ])
  func refusalsOfArguments(line: String) throws {
    var room = Interpreter(data: try Samples.few(10))
    guard let sentence = try room.refusal(of: line) else { return }
    #expect(!sentence.isEmpty && !sentence.contains { $0.isNewline }, "\(sentence)")
    #expect(sentence.count < 300 && !sentence.contains("USAGE"), "\(sentence)")
  }

  @Test func aQuestionMarkIsHelp() throws {
    var room = Interpreter(data: try Samples.few(10))
    #expect(try room.type("?") == room.type("help"))
    #expect(try room.type("? grad") == room.type("help grad"))
    #expect(try room.refusal(of: "? gard") == room.refusal(of: "help gard"))
  }

  @Test(arguments: ["step --help", "step -h", "grad 1 --help", "step -help", "help grad"])
  func helpIsASceneOfItsOwn(line: String) throws {
    var room = Interpreter(data: try Samples.few(10))
    #expect(try room.type(line).contains("USAGE: "))
    #expect(room.session.stepCount == 0)
  }
}
