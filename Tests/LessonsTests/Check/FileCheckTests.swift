import Experiment
import Foundation
import LessonFormat
import Prompt
import Synchronization
import TestSupport
import Testing
import Wording

@testable import Lessons

struct FileCheckTests {
  private let scratch: Scratch
  private let path: String

  init() throws {
    scratch = try Scratch()
    path = scratch("t.md")
    var room = Classroom(data: TinyData.set)
    room.say("record \(path)", "batch", "forward", "cost", "record note Look.", "step", "step 4")
  }

  /// The clock ends a check as a whole: it changes no output, and nothing that could be accepted.
  @Test func aFileThatTakesTooLongIsGivenUp() throws {
    try scratch.write("```backprop\nbp> where\nwrong\nbp> epoch 100000\n```\n", to: "l.md")
    let start = ContinuousClock.now
    let check = FileCheck(
      path: scratch("l.md"),
      data: AvailableData(TinyData.set),
      permissions: .nothing,
      lessons: Catalogue(),
      work: Work(),
      time: .milliseconds(300)
    )
    #expect(start.duration(to: .now) < .seconds(10))
    #expect(check.problems.last?.sentence.hasPrefix("given up after 0 minutes") == true)
    #expect(check.problems.last?.line == 4)
    #expect(try check.corrected() == nil)
  }

  /// Who waits is told which file it is, and how far.
  @Test func progressNamesTheFile() throws {
    let heard = Mutex<[(Double, String)]>([])
    _ = Checker.tiny.check([path, path], threads: 1) { fraction, file in
      heard.withLock { $0.append((fraction, file)) }
    }
    let all = heard.withLock { $0 }
    #expect(!all.isEmpty && all.allSatisfy { $0.1 == path && (0...1).contains($0.0) })
    #expect(all.map(\.0) == all.map(\.0).sorted())
  }

  /// A wrong idea that passes as right, or that cannot be computed where it is asked, fails.
  @Test func wrongIdeasAreTried() throws {
    let scratch = try Scratch()
    let lesson = tinyLesson.replacingOccurrences(
      of: "hint: Write the update.",
      with: "wrong: lambda / n — no η\nwrong: lambda / (2 * n) — η is ½\nwrong: a2[0,0] — early"
    )
    let path = try scratch.write(lesson, to: "a.md")
    let problems = Checker.tiny.check(path).problems
    #expect(problems.map(\.line) == [19, 20])
    #expect(problems[0].sentence.contains("would pass as right"))
    #expect(problems[1].sentence.contains("cannot be told"))
  }

  /// Every answer is computed where it stands, in a lesson that nobody has answered too.
  @Test(arguments: [
    ("eta * lamda / n", "cannot be computed here"), ("w9[0,0]", "cannot be computed here"),
    ("b2[10]", "cannot be computed here"), ("delta2[0,0]", "cannot be computed here"),
    ("1 / (l2 - l2)", "cannot be computed here"), ("1e308 * 10", "nobody can type"),
  ])
  func answersAreComputed(_ answer: String, reason: String) throws {
    let lesson = tinyLesson.replacingOccurrences(of: "eta * lambda / n", with: answer)
    let problems = Checker.tiny.check(try scratch.write(lesson, to: "a.md")).problems
    #expect(problems.map(\.line) == [17], "\(problems)")
    #expect(problems.first?.sentence.contains(reason) == true, "\(problems)")
  }

  /// A setting of the header that is refused is said with its line.
  @Test func refusedSettingsHaveTheirLine() throws {
    let lesson = tinyLesson.replacingOccurrences(of: "set seed 3", with: "set sed 3")
    let problems = Checker.tiny.check(try scratch.write(lesson, to: "s.md")).problems
    #expect(problems.map(\.line) == [5])
    #expect(problems.first?.sentence.hasPrefix("set sed 3: ") == true)
  }

  /// Whoever accepts hears of commands that were refused, unless their fence says that they are meant to be.
  @Test func refusedCommandsAreCounted() throws {
    func check(_ words: String, _ command: String) throws -> FileCheck {
      try scratch.write("```backprop \(words)\nbp> \(command)\n```\n", to: "m.md")
      _ = try Checker.tiny.accept(Checker.tiny.check(scratch("m.md")))
      return Checker.tiny.check(scratch("m.md"))
    }
    for (words, command) in [
      ("", "stpe 3"), ("nocheck", "set eta x"), ("quiet", "ls"), ("", "quit"),
      ("", "export step.npz"), ("tol=1e-6", "batch; forward"),
    ] {
      let refused = try check(words, command)
      #expect(refused.problems.map(\.line) == [2], "\(command)")
      let said = refused.page.string(in: .plain)
      #expect(said.contains("m.md:2: \(command) is refused: ") && !said.contains("+++"), "\(said)")
    }
    let meant = try check("error", "set eta x")
    #expect(meant.isPassed && meant.mistakes.isEmpty)
    try scratch.write("```backprop\nbp> stpe 3\n...\n```\n", to: "m.md")
    #expect(!Checker.tiny.check(scratch("m.md")).isPassed)
    let done = try check("error", "set eta 1")
    #expect(done.problems.map(\.line) == [2])
    #expect(done.problems.first?.sentence.contains("is not refused") == true)
  }

  /// People err at the prompt, and a recording shows it.
  @Test func recordingsMayShowRefusals() throws {
    let path = scratch("r.md")
    var room = Classroom(data: TinyData.set)
    room.say("record \(path)", "stpe 3", "batch")
    #expect(try scratch.text("r.md").contains("bp> stpe 3"))
    #expect(Checker.tiny.check(path).isPassed)
  }

  /// What is hardly meant is said before anything is computed, and never accepted: a block that is not
  /// closed would swallow the question below it.
  @Test func whatIsHardlyMeantIsNeverAccepted() throws {
    let lesson = tinyLesson.replacingOccurrences(
      of: "```\n\n```question",
      with: "``\n\n```question"
    )
    #expect(lesson != tinyLesson)
    let path = try scratch.write(lesson, to: "s.md")
    let check = Checker.tiny.check(path)
    #expect(!check.problems.isEmpty)
    #expect(check.problems.first?.sentence.contains("does not end the commands") == true)
    #expect(try !Checker.tiny.accept(check))
    #expect(try scratch.text("s.md") == lesson)
  }

  /// What holds for the file's own seed need not hold for a student's.
  @Test func answersAreTriedWithTheSeedsOfStudents() throws {
    func check(_ answer: String) throws -> FileCheck {
      let lesson =
        "<!-- backprop\nformat: 1\nseed: student\n-->\n\n```backprop quiet\nbp> batch\n"
        + "bp> forward\nbp> backward\n```\n\n```question\nprompt: p\n\(answer)\n```\n"
      return Checker.tiny.check(try scratch.write(lesson, to: "a.md"))
    }
    #expect(try check("answer: delta2[0,0]").isPassed)
    let measured = try check("answer: 0.5678").problems
    #expect(measured.map(\.line) == [14])
    #expect(measured.first?.sentence.contains("the same for every student, and") == true)
    let counted = try check("answer: 7")
    #expect(counted.isPassed)
    #expect(
      counted.notes.first?.hasSuffix("a.md:14: the answer 7 is the same for every student") == true
    )
    // The images of the file's seed tell δ from a; those of all students do not.
    let right = try (0..<10).compactMap { unit -> FileCheck.Problem? in
      try check("answer: delta2[0,\(unit)]\nwrong: a2[0,\(unit)] - 1 — no").problems.first
    }
    #expect(right.contains { $0.line == 15 && $0.sentence.contains("a student called") })
  }

  /// What a header says that nothing answers to, and a lesson that a learner has answered by mistake.
  @Test(arguments: [
    ("moved: nowhere", 3, "there is no lesson \"nowhere\""), ("student: Ada", 3, "remove the line"),
  ])
  func headersAreTried(_ key: String, line: Int, reason: String) throws {
    let text = "<!-- backprop\nformat: 1\n\(key)\n-->\n\n```backprop\nbp> step\n```\n"
    let problems = Checker.tiny.check(try scratch.write(text, to: "h.md")).problems
    #expect(problems.map(\.line) == [line])
    #expect(problems.first?.sentence.contains(reason) == true)
  }

  /// Answers that a percentage does not fit, and letters with nothing to choose from.
  @Test(arguments: [
    ("lambda - lambda", "allows nothing else"), ("1 - eta*lambda/n/100", "1 would pass"),
    ("a", "choice: TEXT"), ("2 * pi", "3.14159265"), ("e^2", "exp(1)"),
  ])
  func answersHaveRemedies(_ answer: String, remedy: String) throws {
    let text = "```question\nprompt: p\nanswer: \(answer)\ntolerance: 1%\n```\n"
    let problems = Checker.tiny.check(try scratch.write(text, to: "q.md")).problems
    #expect(problems.map(\.line) == [3])
    #expect(problems.first?.sentence.contains(remedy) == true, "\(problems)")
  }

  /// A command that is not written as one would be dropped with the output it stands in.
  @Test(arguments: ["BP> forward", "bp > forward", " bp> forward"])
  func almostCommandsAreKept(line: String) throws {
    try scratch.write("```backprop\nbp> batch\n\(line)\n```\n", to: "p.md")
    let check = Checker.tiny.check(scratch("p.md"))
    #expect(check.problems.map(\.line) == [3])
    #expect(try !Checker.tiny.accept(check))
  }

  /// One digit of every recorded number changed, one at a time.
  @Test func oneChangedDigitFailsAndNamesItsLine() throws {
    let bytes = try scratch.bytes("t.md")
    let document = try Document(parsing: bytes)
    let outputs = document.exchanges.flatMap { exchange in
      exchange.output.indices.map { exchange.line + 1 + $0 }
    }
    var line = 1
    var tried = 0
    for (index, byte) in bytes.enumerated() {
      if byte == UInt8(ascii: "\n") { line += 1 }
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte), outputs.contains(line) else {
        continue
      }
      tried += 1
      guard tried % 5 == 0 else { continue }
      var changed = bytes
      changed[index] = byte == UInt8(ascii: "9") ? UInt8(ascii: "1") : byte + 1
      let file = try scratch.write(String(decoding: changed, as: UTF8.self), to: "changed.md")
      let check = Checker.tiny.check(file)
      #expect(check.problems.map(\.line) == [line])
      #expect(check.page.string(in: .plain).contains("changed.md:\(line): "))
      #expect(try Checker.tiny.accept(check))
      #expect(try scratch.bytes("changed.md") == bytes)
    }
    #expect(tried > 50)
  }

  @Test func acceptKeepsEllipsesAndEverythingElse() throws {
    let text = try scratch.text("t.md")
      .replacingOccurrences(of: "batch 1 of 4 in epoch 1\n", with: "...\n")
      .replacingOccurrences(of: "step 5: cost", with: "step [..]: coat")
      .replacingOccurrences(of: "Look.", with: "Look.  \r\n\tTwice  ")
    try scratch.write(text, to: "e.md")
    let check = Checker.tiny.check(scratch("e.md"))
    #expect(check.problems.count == 1)
    #expect(try Checker.tiny.accept(check))
    let accepted = try scratch.text("e.md")
    #expect(accepted.contains("bp> batch\n...\n"))
    #expect(accepted.contains("Look.  \r\n\tTwice  "))
    #expect(Checker.tiny.check(scratch("e.md")).isPassed)
  }

  @Test func acceptKeepsTheModeAndRefusesAChangedFile() throws {
    let wrong = try scratch.text("t.md").replacingOccurrences(
      of: "step 1: cost",
      with: "step 1: coat"
    )
    try scratch.write(wrong, to: "w.md")
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: scratch("w.md"))
    let check = Checker.tiny.check(scratch("w.md"))
    try scratch.write(wrong + "\nMore.\n", to: "w.md")
    #expect(throws: LearnerError.self) { try Checker.tiny.accept(check) }
    #expect(try scratch.text("w.md") == wrong + "\nMore.\n")
    #expect(try Checker.tiny.accept(Checker.tiny.check(scratch("w.md"))))
    let mode = try FileManager.default.attributesOfItem(atPath: scratch("w.md"))[.posixPermissions]
    #expect(mode as? Int == 0o640)
    #expect(scratch.files == ["t.md", "w.md"])
  }

  @Test func acceptFollowsALinkAndKeepsIt() throws {
    let wrong = try scratch.text("t.md").replacingOccurrences(
      of: "step 1: cost",
      with: "step 1: coat"
    )
    try scratch.write(wrong, to: "w.md")
    try FileManager.default.createSymbolicLink(
      atPath: scratch("link.md"),
      withDestinationPath: "w.md"
    )
    #expect(try Checker.tiny.accept(Checker.tiny.check(scratch("link.md"))))
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: scratch("link.md")) == "w.md")
    #expect(Checker.tiny.check(scratch("w.md")).isPassed)
  }

  @Test func mismatchesAreSaidBeforeAnythingRuns() throws {
    let text = try scratch.text("t.md")
    let data = try #require(text.firstRange(of: /data: tiny [0-9a-f]+/))
    let other = "data: other " + String(repeating: "0", count: 64)
    try scratch.write(text.replacingCharacters(in: data, with: other), to: "d.md")
    let check = Checker.tiny.check(scratch("d.md"))
    #expect(check.problems.count == 1 && check.document == nil)
    #expect(check.problems[0].sentence.contains("other data"))
    #expect(try !Checker.tiny.accept(check))
    try scratch.write(
      text.replacingOccurrences(of: "program: \(Version.number)", with: "program: 9.9"),
      to: "v.md"
    )
    let version = Checker.tiny.check(scratch("v.md"))
    #expect(version.isPassed && version.notes.count == 1)
    try scratch.write(text.replacingOccurrences(of: "format: 1", with: "format: 2"), to: "f.md")
    #expect(Checker.tiny.check(scratch("f.md")).problems[0].sentence.contains("f.md:2: format"))
  }

  @Test func aFileWithoutACommandFails() throws {
    let nothing = "# Nothing to run\n\n"
    let skipped = "```backprop skip\nbp> step\n```\n"
    for text in ["", nothing, nothing + skipped] {
      let check = Checker.tiny.check(try scratch.write(text, to: "a.md"))
      #expect(check.problems.count == 1)
      let sentence =
        "\(check.path) has no command that is run and no question, so nothing is checked"
      #expect(check.problems.first?.sentence.hasPrefix(sentence) == true)
    }
    // Questions alone are a lesson too.
    try scratch.write("```question\nprompt: p\nanswer: 2 * 3\n```\n", to: "q.md")
    #expect(Checker.tiny.check(scratch("q.md")).isPassed)
  }

  /// What is computed now may be longer than a file can be: that is said, and the file stays.
  @Test func acceptRefusesAFileThatWouldGrowTooLarge() throws {
    let text = "```backprop\nbp> help net\n```\n"
    let filler = String(repeating: "A word and another one.\n", count: 43_600)
    let whole =
      filler + String(repeating: "a", count: 1_048_576 - filler.utf8.count - text.utf8.count - 1)
    try scratch.write(whole + "\n" + text, to: "full.md")
    let bytes = try scratch.bytes("full.md")
    #expect(bytes.count == Document.Limits.bytes)
    let check = Checker.tiny.check(scratch("full.md"))
    #expect(check.problems.count == 1)
    let error = #expect(throws: LearnerError.self) { try Checker.tiny.accept(check) }
    #expect(error?.description.contains("full.md is left as it is: ") == true)
    #expect(try scratch.bytes("full.md") == bytes)
  }

  @Test func filesWithoutAHeaderAreChecked() throws {
    try scratch.write("Text\n\n```backprop\nbp> print eta\neta  0.6\n```\n", to: "b.md")
    #expect(Checker.tiny.check(scratch("b.md")).problems.map(\.line) == [5])
  }

  @Test func aTeachersUnclosedFenceFails() throws {
    try scratch.write("```backprop\nbp> print eta\n", to: "a.md")
    #expect(!Checker.tiny.check(scratch("a.md")).isPassed)
    try scratch.write(tinyLesson + "```backprop\nbp> print eta\n", to: "b.md")
    #expect(!Checker.tiny.check(scratch("b.md")).isPassed)
  }

  @Test func optionsOfFences() throws {
    try scratch.write(
      """
      ```backprop skip
      bp> step
      never
      ```
      ```backprop nocheck
      bp> step
      whatever
      ```
      ```backprop
      bp> print step
      step  1
      ```
      ```backprop fresh
      bp> print step
      step  0
      ```
      ```backprop tol=0.5
      bp> print eta
      eta  0.6
      ```

      """,
      to: "a.md"
    )
    let check = Checker.tiny.check(scratch("a.md"))
    #expect(check.isPassed, "\(check.problems)")
  }
}
