import BackpropCore
import TestSupport
import Testing
import Wording

@testable import Experiment

struct SettingTests {
  @Test func namesAndOtherWordsAreUnique() {
    let words = Setting.all.flatMap { [$0.name] + $0.aliases }
    #expect(Set(words).count == words.count)
    for setting in Setting.all {
      #expect(setting.aliases.allSatisfy { Setting.named($0)?.name == setting.name })
      #expect(Setting.named(setting.name)?.name == setting.name)
    }
    #expect(Setting.named("nothing") == nil)
  }

  /// What the example sets can be read again, by the setting and by its measure.
  @Test func examplesAreTaken() throws {
    for setting in Setting.all {
      var session = Session(data: try Samples.few(30))
      let value = try #require(Double(setting.example))
      try session.set(setting, to: value)
      #expect(setting.read(session) == value, "\(setting.name)")
      let name = setting.measure.name
      #expect(try session.value(named: name, work: Work()) == value, "\(name)")
    }
  }

  @Test(arguments: [
    ("eta", [0.0, -1, 2e6]), ("batch", [0, 1.5, 10_001]), ("lambda", [-1, 2e9]),
    ("lambda1", [-0.5, 2e9]), ("mu", [-0.1, 1]), ("seed", [-1, 0.5, 0x1p53]),
  ])
  func whatIsOutOfRangeChangesNothing(name: String, values: [Double]) throws {
    var session = Session(data: try Samples.few(30))
    let before = session
    let setting = try #require(Setting.named(name))
    for value in values {
      let error = #expect(throws: LearnerError.self) { try session.set(setting, to: value) }
      #expect(error?.description.contains("set \(name) ") == true, "\(name) \(value)")
    }
    #expect(session == before)
  }

  @Test func aNewSeedDrawsTheNetworkAnew() throws {
    var session = Session(data: try Samples.few(30))
    let first = session.network
    _ = try session.train(steps: 2, work: Work(), label: "")
    try session.set(.seed, to: 4)
    #expect(session.network != first && session.stepCount == 0 && session.step == nil)
  }
}
