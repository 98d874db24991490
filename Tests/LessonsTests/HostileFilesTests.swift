import Arithmetic
import Experiment
import Foundation
import LessonFormat
import Prompt
import TestSupport
import Testing
import TextRendering
import Wording

@testable import Lessons

/// Files made to harm: 300 of them, walked and checked.
struct HostileFilesTests {
  private static let poison = [
    "\u{1B}[2J", "\u{1B}]0;owned\u{7}", "\u{9B}31m", "\u{202E}abc", "\u{2066}", "\u{200B}",
    "\u{8}\u{8}",
    "\u{7F}", "\r", "\u{FEFF}", "\u{E0041}", "é\u{301}\u{301}", "\t",
  ]

  private static let commands = [
    "export x.safetensors", "export ../x.safetensors", "export /tmp/x.safetensors",
    "import /etc/passwd",
    "data /etc", "record r.md", "record note x", "record stop", "replay a.md", "lesson 1",
    "lesson export x.md", "quit", "step 99999999999999999999", "step 100", "epoch 1000001",
    "net 9-10000-10000-10", "net 9-2-10 --seed 18446744073709551616", "set batch 10000",
    "set eta 1e6", "net 9-40-10 --init large", "print w1[999999999999,0]",
    "print x[0,0] \u{1B}[31m",
    "bogus\u{1B}]0;x\u{7}", "undo 1000000", "answer 1", "hint", "skip", "help \u{202E}",
    "batch --images 3,3",
    "where", "grad", "forward", "backward", "'", "#", "step # Ctrl-C after 99999999999999999999",
    "step 5 # Ctrl-C after 0", "data subset 3", "data expand", "set lambda 1e9", "plot cost",
    "weights 1",
  ]

  private static func file(_ seed: Int) -> [UInt8] {
    let bits = SplitMix64(seed: UInt64(seed))
    var count: UInt64 = 0
    func roll(_ bound: Int) -> Int {
      count += 1
      return bits.integer(at: count, below: bound)
    }
    func pick(_ list: [String]) -> String { list[roll(list.count)] }
    var text =
      roll(2) == 0
      ? "" : "<!-- backprop\nformat: 1\ntitle: T\(pick(poison))\nsettings: \(pick(commands))\n-->\n"
    for _ in 0..<roll(12) {
      switch roll(6) {
      case 0: text += "prose \(pick(poison)) and \(pick(poison))\n\n"
      case 1:
        text +=
          "```question\nprompt: Which\(pick(poison))?\nanswer: \(pick(["1/0", "eta", "cost", "w1[0,0]", "sqrt(0-1)"]))\n"
        text += "id: q\(count)\nhint: \(pick(poison))h\nexplanation: e\(pick(poison))\n```\n"
      default:
        let options = pick(["", " nocheck", " fresh", " skip", " tol=0.5"])
        text += "```backprop\(options)\n"
        for _ in 0...roll(4) {
          text += "bp> \(pick(commands))\n" + (roll(2) == 0 ? "out \(pick(poison))\n" : "")
        }
        text += "```\n"
      }
    }
    var bytes = Array(text.utf8)
    for _ in 0..<(roll(3) == 0 ? roll(5) : 0) where !bytes.isEmpty {
      bytes[roll(bytes.count)] = UInt8(roll(256))
    }
    return roll(8) == 0 ? Array(bytes.prefix(roll(bytes.count + 1))) : bytes
  }

  /// Nothing but what `Text` lets through, in plain text or in colour.
  private func isHarmless(_ text: String) -> Bool {
    SafeText.visible(text, keepNewlines: true) == text
  }

  @Test func threeHundred() throws {
    let scratch = try Scratch()
    let path = scratch("h.md")
    var opened = 0
    for seed in 0..<300 {
      try Data(Self.file(seed)).write(to: URL(fileURLWithPath: path))
      let check = Checker.tiny.check(path)
      #expect(isHarmless(check.page.string(in: .plain)), "file \(seed)")
      var room = Classroom(data: TinyData.set)
      var said = room.say("replay \(path)")
      if room.isReplaying { opened += 1 }
      for line in ["", "", "list", "hint", "answer eta", "skip", "goto 9", "", "back", "", "stop"] {
        said += room.isReplaying ? room.say(line) : ""
      }
      #expect(isHarmless(said), "file \(seed)")
      #expect(scratch.files == ["h.md"], "file \(seed)")
    }
    #expect(opened > 100)
  }

  @Test func filesThatAreNoFiles() throws {
    let scratch = try Scratch()
    #expect(mkfifo(scratch("pipe.md"), 0o600) == 0)
    try scratch.write(String(repeating: "a\n", count: 600_000), to: "large.md")
    try scratch.write(String(repeating: "a", count: 5_000), to: "line.md")
    try Data([0xC3, 0x28, 0x0A]).write(to: URL(fileURLWithPath: scratch("latin.md")))
    for (name, word) in [
      ("pipe.md", "not a regular file"), ("large.md", "MiB"), ("line.md", "line.md:1: "),
      ("latin.md", "latin.md:1: "), ("none.md", "no such file"), ("", "not a regular file"),
    ] {
      let check = Checker.tiny.check(scratch(name))
      #expect(check.problems.count == 1)
      #expect(check.problems.first?.sentence.contains(word) == true, "\(check.problems)")
    }
  }
}
