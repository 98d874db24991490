import Foundation
import TextRendering
import TestSupport
import Testing

@testable import Experiment
@testable import Prompt

struct CommandTests {
  private static let lines: [[String]] = Registry.ordinary.commands.flatMap { command in
    command.examples.map { $0.setup + [$0.line] }
  }

  @Test func everyCommandHasAnExampleOfItself() {
    for command in Registry.ordinary.commands {
      #expect(command.examples.first != nil, "\(command)")
      for example in command.examples {
        #expect(example.line.split(separator: " ").first.map(String.init) == command.name)
      }
    }
  }

  /// Every example does what it says after its setup, in either set of glyphs, within 80 columns.
  @Test(arguments: lines)
  func examplesRun(lines: [String]) throws {
    let folder = try TemporaryFolder()
    var room = Interpreter(data: try Samples.bundled())
    for line in lines {
      let line = line.replacingOccurrences(of: "step.safetensors", with: folder.path + "/s")
        .replacingOccurrences(of: "step.npz", with: folder.path + "/s.npz")
        .replacingOccurrences(of: "--save ", with: "--save \(folder.path)/")
        .replacingOccurrences(of: "lesson.md", with: folder.path + "/lesson.md")
      let page = try room.enter(line)
      for style in [Style.plain, Style(color: .none, glyphs: .ascii)] {
        for text in page.lines(in: style) where !text.contains(folder.path) {
          #expect(Text(text).width <= 80, "\(line): \(text)")
          #expect(text.last?.isWhitespace != true, "\(line): \(text)")
          #expect(!text.contains { $0 == "\t" || $0.isNewline })
        }
      }
    }
  }

  @Test func helpFitsIntoItsColumns() throws {
    for command in Registry.ordinary.commands {
      for line in command.help.split(separator: "\n") {
        #expect(line.count <= 76, "\(command.name): \(line)")
      }
    }
    var room = Interpreter(data: try Samples.few(10))
    for line in try room.type("help").split(separator: "\n") { #expect(line.count <= 80) }
  }

  @Test func helpListsEveryCommandOnce() throws {
    var room = Interpreter(data: try Samples.few(10))
    let overview = try room.type("help").split { $0.isWhitespace }.map(String.init)
    for command in Registry.ordinary.commands {
      #expect(overview.contains(command.name), "\(command.name)")
      let list = try room.type("help \(command.group.rawValue)")
      #expect(list.contains(command.configuration.abstract), "\(command.name)")
    }
  }
}
