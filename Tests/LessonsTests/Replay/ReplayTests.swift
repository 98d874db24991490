import Experiment
import Foundation
import LessonFormat
import Prompt
import TestSupport
import Testing
import Wording

@testable import Lessons

struct ReplayTests {
  private func outputs(of text: String, workLimit: Double = 1e9) throws -> [String] {
    let document = try Document(parsing: "```backprop\n\(text)\n```\n")
    var replay = try Replay(
      for: document,
      data: AvailableData(TinyData.set),
      permissions: .nothing,
      workLimit: workLimit
    )
    return document.exchanges.map { replay.perform($0, work: Work()).output }
  }

  @Test func computingIsBounded() throws {
    let said = try outputs(
      of: """
        bp> net 9-200-200-10
        bp> step 10
        bp> step 1000000
        bp> print step
        bp> step # Ctrl-C after 0
        """
    )
    #expect(said[1].hasPrefix("step 10: cost"))
    #expect(said[2].contains("more computing than a replay may"))
    #expect(said[3].contains("more computing than a replay may"))
    #expect(said[4].contains("more computing than a replay may"))
  }

  /// What a command computes is counted, as often as it computes it.
  @Test func evaluationsAreCounted() throws {
    let data = TinyData.set
    let one = Session(data: data).cost(ofImages: data.test.count)
    let print = "bp> print " + Array(repeating: "cost.test", count: 16).joined(separator: " ")
    let enough = try outputs(of: print, workLimit: 20 * one)
    #expect(enough[0].hasPrefix("cost.test  "))
    #expect(try outputs(of: print, workLimit: 15 * one)[0].contains("more computing"))
    // One step an epoch: it is the evaluations that cost.
    let epochs = try outputs(of: "bp> data subset 1\nbp> epoch 100", workLimit: 200 * one)
    #expect(epochs[1].contains("more computing"))
    let steps = try outputs(of: "bp> data subset 1\nbp> step 100", workLimit: 200 * one)
    #expect(steps[1].hasPrefix("step 100"))
  }

  /// The same commands cost the same at the prompt and in a replay, so that the one can foretell the other.
  @Test func thePromptCountsAsAReplayDoes() throws {
    let lines = ["epoch 2", "print cost.test", "batch", "bogus", "step 3", "undo"]
    let meter = Meter(Work())
    var room = Classroom(data: TinyData.set)
    for line in lines { _ = try? room.enter(line, work: meter.work) }
    let document = lines.map { "bp> \($0)" }.joined(separator: "\n") + "\nbp> print step"
    #expect(try outputs(of: document, workLimit: meter.spent * 1.0001)[5].hasPrefix("undone"))
    #expect(
      try outputs(of: document, workLimit: meter.spent * 0.9999)[5].contains("more computing")
    )
  }

  @Test func networksAreBounded() throws {
    let said = try outputs(of: "bp> net 9-2000-2000-10\nbp> print step\nbp> net 9-30-10")
    #expect(said[0].contains("2,000,000 weights and biases"))
    #expect(said[1] == "step  0\n")
    #expect(said[2].hasPrefix("9-30-10"))
  }

  @Test func settingsComeFirstAndCannotBeUndone() throws {
    let document = try Document(
      parsing: "<!-- backprop\nformat: 1\nsettings: set eta 0.25\n-->\n```backprop\nbp> undo\n```\n"
    )
    var replay = try Replay(for: document, data: AvailableData(TinyData.set), permissions: .nothing)
    #expect(replay.interpreter.session.settings.eta == 0.25)
    #expect(replay.perform(document.exchanges[0], work: Work()).output.contains("nothing to undo"))
  }

  @Test func aSettingThatFailsIsNamed() throws {
    let document = try Document(
      parsing: "<!-- backprop\nformat: 1\nsettings: set eta 1\nsettings: set eta -1\n-->\n"
    )
    let error = #expect(throws: LearnerError.self) {
      try Replay(for: document, data: AvailableData(TinyData.set), permissions: .nothing)
    }
    #expect(error?.description.hasPrefix("line 4: set eta -1: ") == true)
  }

  @Test func theFreshSettingsAreThoseOfANewSession() throws {
    let logbook = Logbook(start: TinyData.set)
    let document = try Document(parsing: logbook.header.text)
    let replay = try Replay(for: document, data: AvailableData(TinyData.set), permissions: .nothing)
    let fresh = Session(data: TinyData.set)
    #expect(replay.interpreter.session.settings == fresh.settings)
    #expect(replay.interpreter.session.network == fresh.network)
  }
}
