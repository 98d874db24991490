import Foundation
import Testing

@testable import backprop

#if canImport(Darwin)
import Darwin
#else
@preconcurrency import Glibc
#endif

/// Long outputs in a real pseudo-terminal.
@Suite struct PagerTests {
  private static let question = "-- more (Enter goes on, q skips the rest) --"
  private let folder: TemporaryFolder
  private let lesson: String

  init() throws {
    folder = try TemporaryFolder()
    let lines = (1...40).map { "    row \($0) of 40\n" }.joined()
    lesson = try folder.write(
      "<!-- backprop\nformat: 1\n-->\n\(lines)\n```backprop\nbp> where\n```\n",
      to: "long.md"
    )
  }

  private func walk(
    columns: UInt16 = 80,
    rows: UInt16 = 24,
    environment: [String: String] = [:]
  ) throws -> PseudoTerminal {
    try PseudoTerminal(
      ["replay", lesson],
      environment: environment,
      in: folder,
      columns: columns,
      rows: rows
    )
  }

  /// Leaves the walk, and looks whether the terminal is as it was.
  private func leave(_ terminal: PseudoTerminal) throws {
    try terminal.send("quit\r")
    #expect(try terminal.waitForExit() == 0)
    #expect(terminal.isAsItWas)
  }

  /// The rows of the lesson in what was written.
  private func shown(_ text: String) -> [Int] {
    text.split(separator: "\r\n").compactMap { line in
      line.firstRange(of: "row ").flatMap { Int(line[$0.upperBound...].prefix { $0.isNumber }) }
    }
  }

  @Test(arguments: ["\r", " ", "\u{1B}[B", "\u{1B}[6~"])
  func pausesAtTheHeightOfTheScreen(key: String) throws {
    let terminal = try walk()
    let first = try terminal.expect(Self.question)
    // The question is in the last row, and the last line of a page stays on the next.
    #expect(first.filter { $0 == "\r\n" }.count == 23)
    try terminal.send(key)
    let second = try terminal.expect(Self.question)
    #expect(second.filter { $0 == "\r\n" }.count == 22)
    try terminal.send(key)
    let third = try terminal.expect("1/1> ")
    #expect(shown(first) + shown(second) + shown(third) == Array(1...40))
    #expect(third.contains("bp> where"))
    try leave(terminal)
  }

  @Test(arguments: ["q", "Q", "\u{4}"])
  func theRestMayBeSkippedButNotWhatIsNext(key: String) throws {
    let terminal = try walk()
    try terminal.expect(Self.question)
    try terminal.send(key)
    let rest = try terminal.expect("1/1> ")
    #expect(shown(rest).isEmpty && rest.contains("bp> where"))
    try terminal.send("\r")
    try terminal.expect("end of 1> ")
    try leave(terminal)
  }

  @Test func ctrlCGoesToThePrompt() throws {
    let terminal = try walk()
    try terminal.expect(Self.question)
    try terminal.send("\u{3}")
    #expect(shown(try terminal.expect("1/1> ")).isEmpty)
    try terminal.send("where\r")
    try terminal.expect("end of 1> ")
    try leave(terminal)
  }

  /// Who types has read enough, and the question keeps no letter of it.
  @Test func whatIsTypedBeginsTheNextLine() throws {
    let terminal = try walk()
    try terminal.expect(Self.question)
    try terminal.send("where\r")
    let rest = try terminal.expect("end of 1> ")
    #expect(shown(rest).last == 40)
    try leave(terminal)
    #expect(folder.history == ["where", "quit"])
  }

  @Test func theHeightIsThatOfTheWindowNow() throws {
    let terminal = try walk(rows: 30)
    #expect(try terminal.expect(Self.question).filter { $0 == "\r\n" }.count == 29)
    try terminal.resize(columns: 30, rows: 6)
    try terminal.expect("-- more (Enter, q) --")
    try terminal.send(" ")
    let page = try terminal.expect("-- more (Enter, q) --")
    #expect(page.filter { $0 == "\r\n" }.count == 4)
    try terminal.resize(columns: 80, rows: 60)
    try terminal.expect(Self.question)
    try terminal.send(" ")
    #expect(shown(try terminal.expect("1/1> ")).last == 40)
    try leave(terminal)
  }

  @Test(arguments: [0, 1, 2, 3, 5] as [UInt16])
  func anyHeightShowsEveryRow(rows: UInt16) throws {
    let terminal = try walk(rows: rows)
    let pauses = rows == 0 || rows > 2
    if pauses { try terminal.expect(Self.question) }
    // More pages than there are: the spaces that are left stand at the prompt.
    try terminal.send(String(repeating: " ", count: 45))
    try terminal.expect("1/1> ")
    let text = String(decoding: terminal.transcript, as: UTF8.self)
    #expect(Set(shown(text)) == Set(1...40))
    #expect(text.contains(Self.question) == pauses)
    try terminal.send("\u{15}")
    try leave(terminal)
  }

  @Test(arguments: [SIGTERM, SIGHUP, SIGQUIT])
  func leavesTheTerminalAsItWas(number: Int32) throws {
    let terminal = try walk()
    try terminal.expect(Self.question)
    #expect(!terminal.isAsItWas)
    try terminal.signal(number)
    #expect(try terminal.waitForExit() == 128 + number)
    #expect(terminal.isAsItWas)
  }

  @Test func aTerminalWithoutEscapesGetsNone() throws {
    let terminal = try walk(environment: ["TERM": "dumb"])
    try terminal.expect(Self.question)
    try terminal.send("q")
    try terminal.expect("1/1> ")
    try leave(terminal)
    #expect(!terminal.transcript.contains(0x1B))
  }

  @Test func aSettingDecides() throws {
    let terminal = try walk()
    try terminal.expect(Self.question)
    try terminal.send("q")
    try terminal.expect("1/1> ")
    try terminal.send("set more off\r")
    try terminal.expect("no output pauses")
    try terminal.send("goto 1\r")
    #expect(shown(try terminal.expect("bp> where")) == Array(1...40))
    // Outside of a walk nothing pauses unless that is asked for.
    try terminal.send("more lessons\r")
    try terminal.expect("pauses in lessons")
    try terminal.send("stop\r")
    try terminal.expectPrompt()
    try terminal.send("help set\r")
    try terminal.expectPrompt()
    try terminal.send("more on\r")
    try terminal.expectPrompt()
    try terminal.send("help set\r")
    try terminal.expect(Self.question)
    try terminal.send("q")
    try terminal.expect("bp> ")
    try leave(terminal)
  }

  /// What is recorded of a walk is the same whether its outputs pause or not.
  @Test func aRecordingDoesNotKnow() throws {
    var recorded: [Data] = []
    for height in [12, 200] as [UInt16] {
      let path = folder.path("\(height).md")
      let terminal = try walk(rows: height)
      try terminal.send(height == 12 ? "q" : " ")
      try terminal.expect("1/1> ")
      for line in ["record \(path)", "help", "set eta 3", "net"] {
        try terminal.send("\u{15}\(line)\r")
        if line == "help", height == 12 {
          try terminal.expect(Self.question)
          try terminal.send(" q")
        }
        try terminal.expect("> ")
      }
      try leave(terminal)
      recorded.append(try Data(contentsOf: URL(fileURLWithPath: path)))
    }
    #expect(recorded[0] == recorded[1] && !recorded[0].isEmpty)
  }

  @Test func nothingPausesWithoutATerminal() throws {
    let input = "where\nmore on\nhelp set\nstop\nhelp set\n"
    let run = try Program.run(["replay", lesson], input: input, in: folder)
    #expect(run.status == 0, "\(run.errors)")
    #expect(!run.output.contains("-- more"))
    // One end alone is not enough, either.
    let terminal = try PseudoTerminal(["replay", "--check", lesson], in: folder)
    _ = try terminal.waitForExit()
    #expect(!String(decoding: terminal.transcript, as: UTF8.self).contains("-- more"))
  }
}
