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
    let session = Session(data: data)
    let one = session.cost(ofImages: data.test.count)
    let print = "bp> print " + Array(repeating: "cost.test", count: 16).joined(separator: " ")
    let rest = session.costOfCommand + 16 * session.costOfReading
    let enough = try outputs(of: print, workLimit: rest + 20 * one)
    #expect(enough[0].hasPrefix("cost.test  "))
    #expect(try outputs(of: print, workLimit: rest + 15 * one)[0].contains("more computing"))
    // One step an epoch: it is the evaluations that cost.
    let limit = 4 * session.costOfCommand + 200 * one
    let epochs = try outputs(of: "bp> data subset 1\nbp> epoch 1000", workLimit: limit)
    #expect(epochs[1].contains("more computing"))
    let steps = try outputs(of: "bp> data subset 1\nbp> step 100", workLimit: limit)
    #expect(steps[1].hasPrefix("step 100"))
  }

  /// The same commands cost the same at the prompt and in a replay, so that the one can foretell the other.
  @Test func thePromptCountsAsAReplayDoes() throws {
    let lines = ["epoch 2", "print cost.test", "batch", "bogus", "step 3", "undo"]
    var room = Classroom(data: TinyData.set)
    for line in lines { _ = try? room.enter(line) }
    let spent = room.logbook.spent
    let document = lines.map { "bp> \($0)" }.joined(separator: "\n") + "\nbp> print step"
    #expect(try outputs(of: document, workLimit: spent * 1.0001)[5].hasPrefix("undone"))
    #expect(
      try outputs(of: document, workLimit: spent * 0.95)[5].contains("more computing")
    )
  }

  /// What is too much is refused before it is begun, and not after all that may be computed.
  @Test(arguments: ["step 1000000", "epoch 1000000", "step 1000000 # Ctrl-C after 999000"])
  func tooMuchIsNotBegun(_ line: String) throws {
    let start = ContinuousClock.now
    let said = try outputs(of: "bp> net 9-900-900-10\nbp> \(line)", workLimit: 2e12)
    #expect(said[1].contains("more computing than a replay may"))
    #expect(start.duration(to: .now) < .seconds(5))
  }

  /// A command that was stopped is foreseen as far as it went.
  @Test func whatWasStoppedIsNotForeseenToItsEnd() throws {
    let said = try outputs(
      of: "bp> step 1000000 # Ctrl-C after 3\nbp> epoch 1000000 # Ctrl-C after 5",
      workLimit: 1e8
    )
    #expect(said[0].contains("stopped") && said[1].contains("stopped"), "\(said)")
  }

  /// What going back computes anew is counted, and so is what is shown.
  @Test func goingBackAndShowingAreCounted() throws {
    func spent(_ lines: [String]) -> Double {
      var room = Classroom(data: TinyData.set)
      for line in lines { _ = try? room.enter(line) }
      return room.logbook.spent
    }
    let command = Session(data: TinyData.set).costOfCommand
    let steps = ["batch", "forward", "backward", "backward", "grad"]
    #expect(spent(["step 300", "undo"]) > spent(["step 300"]) + 2 * command)
    #expect(spent(["weights 2"]) > spent(["where"]) + 1_000_000)
    #expect(spent(steps + ["explain w1[3,2]"]) > spent(steps + ["where"]) + 100_000)
    #expect(spent(["data expand"]) > spent(["data"]) + 5_000)
  }

  /// A page that is too long for a transcript is not laid out to know that.
  @Test func longPagesAreNotDrawn() throws {
    let text =
      "bp> data expand\nbp> data expand\nbp> set batch 10000\nbp> net 9-900-10\nbp> batch\n"
    let pages = Array(repeating: "bp> activations 1\n", count: 20).joined()
    let start = ContinuousClock.now
    let said = try outputs(of: text + "bp> forward\n" + pages, workLimit: 2e12)
    #expect(said.last == "this prints more than 1 MiB, too much for a transcript\n")
    #expect(start.duration(to: .now) < .seconds(5))
  }

  /// A network that is too large is refused before it is drawn.
  @Test func largeNetworksAreNotDrawn() throws {
    let text = Array(repeating: "bp> net 9-10000-1900-10", count: 40).joined(separator: "\n")
    let start = ContinuousClock.now
    #expect(try outputs(of: text)[39].contains("2,000,000 weights and biases"))
    #expect(start.duration(to: .now) < .seconds(2))
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
