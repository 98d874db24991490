import Foundation
import LessonFormat
import Testing

@testable import Classroom

struct StageTests {
  private func outputs(of text: String) throws -> [String] {
    let document = try Document(parsing: "```backprop\n\(text)\n```\n")
    var stage = try Stage(for: document, shelf: DataShelf(TinyData.set), permissions: .nothing)
    return document.exchanges.map { stage.perform($0, work: Work()).output }
  }

  @Test func computingIsBounded() throws {
    let said = try outputs(
      of: """
        bp> net 9-1000-1000-10
        bp> set batch 40
        bp> step 1000000
        bp> step
        bp> print step
        """
    )
    #expect(said[2].contains("more computing than a replay may"))
    #expect(said[3].contains("more computing than a replay may"))
  }

  @Test func networksAreBounded() throws {
    let said = try outputs(of: "bp> net 9-5000-5000-10\nbp> print step\nbp> net 9-30-10")
    #expect(said[0].contains("2,000,000 weights and biases"))
    #expect(said[1] == "step  0\n")
    #expect(said[2].hasPrefix("9-30-10"))
  }

  @Test func settingsComeFirstAndCannotBeUndone() throws {
    let document = try Document(
      parsing: "<!-- backprop\nformat: 1\nsettings: set eta 0.25\n-->\n```backprop\nbp> undo\n```\n"
    )
    var stage = try Stage(for: document, shelf: DataShelf(TinyData.set), permissions: .nothing)
    #expect(stage.classroom.session.settings.eta == 0.25)
    #expect(stage.perform(document.exchanges[0], work: Work()).output.contains("nothing to undo"))
  }

  @Test func aSettingThatFailsIsNamed() throws {
    let document = try Document(
      parsing: "<!-- backprop\nformat: 1\nsettings: set eta 1\nsettings: set eta -1\n-->\n"
    )
    let error = #expect(throws: LearnerError.self) {
      try Stage(for: document, shelf: DataShelf(TinyData.set), permissions: .nothing)
    }
    #expect(error?.description.hasPrefix("line 4: set eta -1: ") == true)
  }

  @Test func theFreshSettingsAreThoseOfANewSession() throws {
    let logbook = Logbook(start: TinyData.set)
    let document = try Document(parsing: logbook.header.text)
    let stage = try Stage(for: document, shelf: DataShelf(TinyData.set), permissions: .nothing)
    let fresh = Session(data: TinyData.set)
    #expect(stage.classroom.session.settings == fresh.settings)
    #expect(stage.classroom.session.network == fresh.network)
  }
}
