import Experiment
import Foundation
import LessonFormat
import Prompt
import TestSupport
import Testing
import Wording

@testable import Lessons

struct RecorderTests {
  /// A session of every kind of line, recorded from its middle.
  private func record(_ path: String) -> Classroom {
    var room = Classroom(data: TinyData.set)
    room.say("batch", "forward", "bogus", "record \(path)", "backward", "grad", "")
    room.say(
      "record note It's the gradient; # no comment.",
      "step",
      "",
      "undo",
      "set eta -1",
      "epoch"
    )
    room.say("print cost w2[3,7]", "record stop", "step 5")
    return room
  }

  @Test func whatIsRecordedReplays() throws {
    let scratch = try Scratch()
    _ = record(scratch("a.md"))
    let check = Checker.tiny.check(scratch("a.md"))
    #expect(check.problems.isEmpty, "\(check.problems)")
    let document = try Document(parsing: scratch.bytes("a.md"))
    #expect(
      document.exchanges.map(\.command) == [
        "batch", "forward", "bogus", "backward", "grad", "grad", "step", "step", "undo",
        "set eta -1",
        "epoch", "print cost w2[3,7]",
      ]
    )
    #expect(try scratch.text("a.md").contains("\nIt's the gradient; # no comment.\n"))
    #expect(document.exchanges[2].output[0].hasPrefix("there is no command bogus"))
  }

  @Test("a recording with hidden mistakes replays, and names them no sooner than the session did")
  func hiddenMistakes() throws {
    let scratch = try Scratch()
    var room = Classroom(data: TinyData.set)
    room.say(
      "bug hide",
      "record \(scratch("a.md"))",
      "step 2",
      "batch",
      "forward",
      "backward",
      "grad"
    )
    room.say("bug hint", "bug guess l2-undivided", "undo", "bug hide --seed 7 --level 1", "step")
    let planted = try #require(room.session.planted)
    #expect(room.session.isHidden && planted.name != "l2-undivided")
    #expect(try !scratch.text("a.md").contains(planted.name))
    room.say("bug reveal", "bug off", "record stop")
    let text = try scratch.text("a.md")
    #expect(text.contains("it is \(planted.name): "))
    let check = Checker.tiny.check(scratch("a.md"))
    #expect(check.problems.isEmpty, "\(check.problems)")
  }

  @Test func nothingIsOverwrittenUnasked() throws {
    let scratch = try Scratch()
    let path = try scratch.write("precious", to: "a.md")
    var room = Classroom(data: TinyData.set)
    #expect(room.say("record \(path)").contains("is there already: record \(path) --append"))
    #expect(try scratch.text("a.md") == "precious")
    room.say("record \(path) --force", "step")
    #expect(Checker.tiny.check(path).isPassed)
    #expect(room.say("record \(path) --force").hasSuffix("type record stop first"))
  }

  @Test func aRefusedForceLeavesTheFile() throws {
    let scratch = try Scratch()
    try scratch.write("precious", to: "keep.md")
    var room = Classroom(data: TinyData.set)
    room.say("print " + String(repeating: "x", count: 4_095))
    #expect(throws: LearnerError.self) { try room.enter("record \(scratch("keep.md")) --force") }
    #expect(try scratch.text("keep.md") == "precious")
  }

  @Test func aLineThatCannotBeCutIsRecorded() throws {
    let scratch = try Scratch()
    var room = Classroom(data: TinyData.set)
    room.say("record \(scratch("q.md"))")
    room.say("step 'a")
    #expect(try scratch.text("q.md").contains("bp> step 'a\nthe line ends inside a quote"))
  }

  @Test func appendingGoesOnInANewSession() throws {
    let scratch = try Scratch()
    _ = record(scratch("a.md"))
    let whole = try scratch.bytes("a.md")
    try Data(whole.dropLast(7)).write(to: URL(fileURLWithPath: scratch("a.md")))
    var room = Classroom(data: TinyData.set)
    #expect(room.say("step 2", "record \(scratch("a.md")) --append").contains("were dropped"))
    room.say("step", "record stop")
    let check = Checker.tiny.check(scratch("a.md"))
    #expect(check.problems.isEmpty, "\(check.problems)")
    #expect(try Document(parsing: scratch.bytes("a.md")).exchanges.last?.command == "step")
  }

  @Test func otherDataAreNotMixed() throws {
    let scratch = try Scratch()
    _ = record(scratch("a.md"))
    var text = try scratch.text("a.md")
    let digit = try #require(text.range(of: "data: tiny "))
    text.replaceSubrange(digit.upperBound...digit.upperBound, with: "f")
    text = text.replacingOccurrences(of: "data: tiny f", with: "data: tiny 0")
    try scratch.write(text, to: "b.md")
    var room = Classroom(data: TinyData.set)
    #expect(room.say("record \(scratch("b.md")) --append").contains("other data or settings"))
  }

  /// The file is whole after every command, so a killed program leaves what a cut file holds.
  @Test func twoHundredKills() throws {
    let scratch = try Scratch()
    _ = record(scratch("a.md"))
    let whole = try scratch.bytes("a.md")
    let all = try Document(parsing: whole).exchanges
    var seen = Set<Int>()
    for kill in 0..<200 {
      let length = (kill * 7_919 + 13) % (whole.count + 1)
      try Data(whole.prefix(length)).write(to: URL(fileURLWithPath: scratch("cut.md")))
      let check = Checker.tiny.check(scratch("cut.md"))
      let exchanges = check.document?.exchanges ?? []
      #expect(check.isPassed == !exchanges.isEmpty, "cut at \(length): \(check.problems)")
      #expect(check.document != nil)
      #expect(exchanges == Array(all.prefix(exchanges.count)))
      seen.insert(exchanges.count)
    }
    #expect(seen.count >= all.count - 1)
  }

  @Test func everyCommandIsInTheFileAtOnce() throws {
    let scratch = try Scratch()
    var room = Classroom(data: TinyData.set)
    room.say("record \(scratch("a.md"))")
    for count in 1...5 {
      room.say("step")
      #expect(try Document(parsing: scratch.bytes("a.md")).exchanges.count == count)
    }
  }

  @Test func aSessionTooLongForATranscriptSaysSo() throws {
    let scratch = try Scratch()
    var room = Classroom(data: TinyData.set)
    for _ in 0...Document.Limits.commands { room.say("where") }
    #expect(room.say("record \(scratch("a.md"))").contains("longer than a transcript"))
    #expect(scratch.files.isEmpty)
  }

  /// Where Ctrl-C stopped a run, the replay stops too.
  @Test func interruptionsReplay() throws {
    let scratch = try Scratch()
    var room = Classroom(data: TinyData.set)
    room.say("record \(scratch("a.md"))")
    let page = try room.enter("epoch 30", work: Meter(Work(), polls: 8).work).page
    #expect(page.string(in: .plain).contains("stopped after step 6"))
    room.say("plot cost", "undo", "redo", "step")
    #expect(try scratch.text("a.md").contains("bp> epoch 30 # Ctrl-C after 8\n"))
    let check = Checker.tiny.check(scratch("a.md"))
    #expect(check.problems.isEmpty, "\(check.problems)")
  }

  /// A comment that only looks as if Ctrl-C had been pressed stops nothing, here and in the replay.
  @Test func aTypedInterruptionIsNone() throws {
    let scratch = try Scratch()
    var room = Classroom(data: TinyData.set)
    room.say("record \(scratch("a.md"))")
    #expect(room.say("step 5 # Ctrl-C after 2 ").hasPrefix("step 5: cost"))
    #expect(room.say("", "undo").hasPrefix("undone: step 5\n"))
    let check = Checker.tiny.check(scratch("a.md"))
    #expect(check.problems.isEmpty, "\(check.problems)")
    #expect(try scratch.text("a.md").contains("Ctrl-C") == false)
  }

  /// Evaluations stop too, at the same image when they are replayed.
  @Test func interruptedEvaluationsReplay() throws {
    let scratch = try Scratch()
    var room = Classroom(data: TinyData.set)
    room.say("record \(scratch("a.md"))")
    let stopped = Meter(Work(), polls: 1).work
    #expect(throws: LearnerError.self) {
      try room.enter("print accuracy.test accuracy.train", work: stopped)
    }
    _ = try room.enter("epoch 3", work: Meter(Work(), polls: 5).work)
    room.say("print step", "epoch")
    #expect(room.session.stepCount == 8)
    let text = try scratch.text("a.md")
    #expect(text.contains("print accuracy.test accuracy.train # Ctrl-C after 1\nstopped before"))
    #expect(text.contains("epoch 3 # Ctrl-C after 5\n"))
    let check = Checker.tiny.check(scratch("a.md"))
    #expect(check.problems.isEmpty, "\(check.problems)")
  }

  /// A comparison stops at the same images when it is replayed, and goes on from there.
  @Test(arguments: ["eta 0.1 0.5 3", "batch 1 2", "init small large"])
  func interruptedComparisonsReplay(values: String) throws {
    for polls in [1, 4, 9] {
      let scratch = try Scratch()
      var room = Classroom(data: TinyData.set)
      room.say("record \(scratch("a.md"))", "step")
      let stopped = Meter(Work(), polls: polls).work
      let page = try room.enter("compare \(values) --epochs 30", work: stopped).page
      #expect(page.string(in: .plain).contains("stopped where all had seen the same images"))
      room.say("compare plot weights.1", "compare keep 2", "print step", "step", "undo", "undo")
      let text = try scratch.text("a.md")
      #expect(text.contains("bp> compare \(values) --epochs 30 # Ctrl-C after \(polls)\n"))
      let check = Checker.tiny.check(scratch("a.md"))
      #expect(check.isPassed, "\(check.problems)")
    }
  }

  @Test func whatWillNotReplayIsSaidAtOnceAndOnce() throws {
    let scratch = try Scratch()
    var room = Classroom(data: TinyData.set)
    room.say("record \(scratch("a.md"))")
    #expect(!room.say("net 9-30-10").contains("replay"))
    let said = room.say("net 9-2000-2000-10")
    #expect(said.hasSuffix("weights and biases at most\n"))
    #expect(said.contains("recording goes on, but will not replay from here"))
    #expect(!room.say("net 9-2000-2001-10").contains("replay"))
    room.say("record stop")
    #expect(try !scratch.text("a.md").contains("will not replay"))
    #expect(!Checker.tiny.check(scratch("a.md")).isPassed)
    #expect(room.say("record \(scratch("b.md"))").contains("it will not replay: a replayed file"))
  }

  @Test func tooMuchComputingIsSaid() throws {
    var logbook = Logbook(start: TinyData.set)
    let session = Session(data: TinyData.set)
    logbook.judge(session, spent: ReplayBounds.work)
    #expect(logbook.obstacle == nil)
    logbook.judge(session, spent: 1)
    #expect(logbook.obstacle == ReplayBounds.tooMuchWork.description)
  }

  /// A mistake is recorded too; where that is one too many, both are said.
  @Test func aRecordingThatEndsInAMistakeSaysSo() throws {
    let scratch = try Scratch()
    var room = Classroom(data: TinyData.set)
    room.say("record \(scratch("a.md"))")
    let note = "record note " + String(repeating: "words ", count: 600)
    for _ in 0..<400 where room.say(note).isEmpty {}
    var said = ""
    for _ in 0..<40 where room.recorder != nil { said = room.say("bogus") }
    #expect(said.hasPrefix("there is no command bogus"))
    #expect(said.contains("; recording has ended: ") && said.contains("1 MiB"))
  }

  @Test func aWalkIsNotRecorded() throws {
    let scratch = try Scratch()
    try scratch.write(tinyLesson, to: "l.md")
    var room = Classroom(data: TinyData.set)
    room.say("record \(scratch("a.md"))")
    #expect(room.say("replay \(scratch("l.md"))").contains("type record stop first"))
  }

  /// A walk is recorded with its detours, and the way to each command is run in the file without a word.
  @Test(arguments: ["lesson", "replay"])
  func aWalkReplaysWithItsDetours(word: String) throws {
    let scratch = try Scratch()
    try scratch.write(tinyLesson, to: "l.md")
    var room = scratch.room()
    room.say("\(word) \(scratch("l.md"))", "", "record \(scratch("a.md"))")
    room.say("set eta 2", "step 1", "", "resume", "print eta", "answer eta * lambda / n", "")
    room.say("record pause", "step 2", "record resume", "cost", "bogus", "back", "goto 1", "")
    #expect(room.say("stop").contains("a.md ends here too"))
    let text = try scratch.text("a.md")
    let check = Checker.tiny.check(scratch("a.md"))
    #expect(check.isPassed && check.refusals.blocks.isEmpty, "\(check.page.string(in: .plain))")
    let exchanges = try #require(check.document).exchanges
    #expect(
      exchanges.filter { !$0.options.isQuiet }.map(\.command)
        == [
          "set eta 2", "step 1", "print eta", "answer eta * lambda / n", "forward", "cost", "batch",
        ],
      "\(text)"
    )
    #expect(text.contains("eta  0.5") && exchanges.filter(\.options.startsFresh).count == 2)
  }

  /// Each question that is answered stands before its answers, hints and skips among them, once.
  @Test func aWalkIsRecordedWithItsQuestions() throws {
    let scratch = try Scratch()
    try scratch.write(tinyLesson, to: "l.md")
    var room = scratch.room()
    let said = room.say("lesson \(scratch("l.md"))", "", "hint", "record \(scratch("a.md"))")
    #expect(said.contains(", until the"))
    // A wrong answer, one of another detour, one while the recording paused, and the next question.
    room.say("answer 7", "set eta 3", "answer 8", "record pause", "answer 9", "record resume")
    room.say("resume", "answer eta * lambda / n", "", "")
    let second = try #require(room.replayer?.document.questions.last)
    #expect(room.replayer?.replay.attempt?.question == second)
    room.say("skip", "back")
    let text = try scratch.text("a.md")
    let check = Checker.tiny.check(scratch("a.md"))
    #expect(
      check.isPassed && check.refusals.blocks.isEmpty,
      "\(check.page.string(in: .plain))\n\(text)"
    )
    let document = try #require(check.document)
    #expect(document.questions.count == 2)
    #expect(document.questions.map(\.id) == room.replayer?.document.questions.map(\.id))
    let commands = document.exchanges.map { ($0.options.isQuiet ? "(quiet) " : "") + $0.command }
    let answers = commands.filter {
      $0.contains("answer") || $0.contains("hint") || $0.contains("skip")
    }
    #expect(
      answers == [
        "(quiet) hint", "answer 7", "answer 8", "(quiet) answer 9", "answer eta * lambda / n",
        "skip",
      ]
    )
  }

  /// The answers that a transcript has are recorded, too, where Enter goes through it.
  @Test func aReplayIsRecordedWithTheAnswersOfItsFile() throws {
    let scratch = try Scratch()
    try scratch.write(tinyLesson, to: "l.md")
    var room = scratch.room()
    room.say("lesson \(scratch("l.md"))", "", "hint", "answer eta * lambda / n")
    room.say("lesson export \(scratch("t.md"))", "stop", "replay \(scratch("t.md"))", "")
    room.say("record \(scratch("a.md"))", "", "", "", "", "", "stop")
    let text = try scratch.text("a.md")
    let check = Checker.tiny.check(scratch("a.md"))
    #expect(check.isPassed, "\(check.page.string(in: .plain))\n\(text)")
    #expect(text.contains("bp> hint") && text.contains("bp> answer eta * lambda / n"))
    #expect(try #require(check.document).questions.count == 1)
    #expect(!text.contains("fresh"))
  }

  /// A file that has gone on from a question cannot come back to it, and says so.
  @Test func aQuestionStandsInARecordingOnce() throws {
    let scratch = try Scratch()
    try scratch.write(tinyLesson.replacing("skip: no\n", with: ""), to: "l.md")
    var room = scratch.room()
    room.say("lesson \(scratch("l.md"))", "", "record \(scratch("a.md"))", "skip")
    for _ in 0..<9 {
      if case .question = room.replayer?.item(at: room.replayer?.position ?? 0) { break }
      room.say("")
    }
    room.say("skip", "goto 2")
    #expect(room.say("answer 7").contains("not recorded"))
    room.say("stop", "lesson \(scratch("l.md"))", "goto 2", "record \(scratch("a.md")) --append")
    #expect(room.say("answer 7").contains("not recorded"))
    #expect(room.say("stop").contains("ends here too"))
    #expect(Checker.tiny.check(scratch("a.md")).isPassed)
  }

  /// A file that waits with a question takes the answer that comes later.
  @Test func appendingAnswersAnOpenQuestion() throws {
    let scratch = try Scratch()
    try scratch.write(tinyLesson, to: "l.md")
    var room = scratch.room()
    room.say(
      "lesson \(scratch("l.md"))",
      "record \(scratch("a.md"))",
      "",
      "answer 7",
      "record stop"
    )
    room.say("record \(scratch("a.md")) --append")
    #expect(!room.say("answer eta * lambda / n").contains("not recorded"))
    room.say("record stop")
    let text = try scratch.text("a.md")
    let check = Checker.tiny.check(scratch("a.md"))
    #expect(check.isPassed, "\(check.page.string(in: .plain))\n\(text)")
    #expect(text.contains("bp> answer 7") && text.contains("bp> answer eta * lambda / n\nright"))
    #expect(try #require(check.document).questions.count == 1)
  }

  /// What is left out is still done where the file is replayed.
  @Test func aPauseIsRunWithoutAWord() throws {
    let scratch = try Scratch()
    var room = Classroom(data: TinyData.set)
    room.say("record \(scratch("a.md"))", "step", "record pause", "step 3", "bogus")
    #expect(room.say("record").contains("paused"))
    #expect(room.say("record pause").contains("paused already"))
    room.say("record resume", "step", "record stop")
    let text = try scratch.text("a.md")
    #expect(text.contains("```backprop quiet\nbp> step 3\n```\n") && !text.contains("bogus"))
    #expect(text.contains("step 5: cost") && Checker.tiny.check(scratch("a.md")).isPassed)
    #expect(room.say("record resume").contains("nothing is being recorded"))
  }

  /// A session that the file has the beginning of goes on there.
  @Test func appendingRepeatsNothing() throws {
    let scratch = try Scratch()
    var room = Classroom(data: TinyData.set)
    room.say("record \(scratch("a.md"))", "step", "record stop", "step 2")
    room.say("record \(scratch("a.md")) --append", "step", "record stop")
    let exchanges = try Document(parsing: try scratch.bytes("a.md")).exchanges
    #expect(exchanges.map(\.command) == ["step", "step 2", "step"])
    #expect(!exchanges.contains { $0.options.startsFresh })
    #expect(Checker.tiny.check(scratch("a.md")).isPassed)
  }
}
