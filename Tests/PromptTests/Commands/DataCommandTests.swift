import TestSupport
import Testing
import Wording

@testable import Experiment
@testable import Prompt

struct DataCommandTests {
  @Test func aSubsetIsBalancedAndChangesN() throws {
    var room = Interpreter(data: try Samples.bundled())
    let text = try room.type("step 3", "data subset 1005")
    #expect(text.contains("n = 1005, m = 10: 101 mini-batches an epoch"))
    #expect(try room.measure("n") == 1005 && (try room.measure("step")) == 0)
    let labels = room.session.data.training.labels
    for digit in 0..<10 as Range<UInt8> {
      #expect(labels.count { $0 == digit } == (digit < 5 ? 101 : 100))
    }
    try room.type("data all")
    #expect(room.session.n == 4_000)
  }

  @Test func aSubsetOfASubsetIsOfTheWhole() throws {
    var room = Interpreter(data: try Samples.bundled())
    try room.type("data subset 100", "data subset 2000")
    #expect(room.session.n == 2_000)
  }

  @Test func expandingAddsFourShiftedCopies() throws {
    var room = Interpreter(data: try Samples.few(20))
    try room.type("data expand", "epoch")
    #expect(room.session.n == 100 && room.session.stepCount == 10)
  }

  @Test func expandingStopsAtCtrlC() throws {
    var room = Interpreter(data: try Samples.few(20))
    let before = Snapshot(room.session)
    #expect(throws: LearnerError("stopped before every image was shifted; nothing has changed")) {
      try room.enter("data expand", work: Work(isInterrupted: { true }))
    }
    #expect(Snapshot(room.session) == before)
  }

  @Test func shuffledLabelsAreSaidAndUndone() throws {
    var room = Interpreter(data: try Samples.few(20))
    let labels = room.session.data.training.labels
    try room.type("step")
    let text = try room.type("data shuffle-labels --seed 3")
    #expect(text.contains("20 labels changed places (seed 3): "))
    #expect(text.contains("few, labels shuffled"))
    #expect(try room.type("data") == text)
    #expect(room.session.step == nil && room.session.stepCount == 0)
    #expect(room.session.data.training.labels != labels)
    #expect(room.session.data.training.labels.sorted() == labels.sorted())
    #expect(try room.type("data expand").contains("20 labels changed places"))
    #expect(try #require(try room.refusal(of: "data shuffle-labels")).contains("data all"))
    try room.type("data all")
    #expect(room.session.data.training.labels == labels && room.session.data.shuffle == nil)
    try room.type("data shuffle-labels --share 0.5", "undo")
    #expect(room.session.data.training.labels == labels)
    #expect(try room.type("data shuffle-labels --share 0.5").contains("10 labels changed places"))
    #expect(room.session.data.shuffle?.seed == 1)
  }

  @Test func weightsStay() throws {
    var room = Interpreter(data: try Samples.few(20))
    try room.type("step")
    let before = room.session.network
    try room.type("data subset 10")
    #expect(room.session.network == before && room.session.step == nil)
  }

  @Test(arguments: [
    "data subset", "data subset 0", "data subset -1", "data subset 21", "data subset ten",
    "data all 3", "data /nowhere/at/all", "data ''", "data -5", "data subset 5 5",
    "data shuffle-labels --share 0", "data shuffle-labels --share 1.5",
    "data shuffle-labels --share -1", "data shuffle-labels --seed -1", "data shuffle-labels 3",
    "data subset 5 --share 0.5", "data --seed 3", "data shuffle-labels --share x",
  ])
  func refused(line: String) throws {
    var room = Interpreter(data: try Samples.few(20))
    let before = Snapshot(room.session)
    let sentence = try #require(try room.refusal(of: line))
    #expect(!sentence.contains("\u{2212}"))
    #expect(Snapshot(room.session) == before)
  }
}
