import LessonFormat
import TestSupport
import Testing

@testable import Classroom

struct KeptStagesTests {
  @Test func theFirstAndTheCurrentStayWhateverIsDropped() throws {
    let stage = try Stage(
      for: try Document(parsing: "Nothing.\n"),
      shelf: DataShelf(TinyData.set),
      permissions: .nothing
    )
    var stages = KeptStages(beginning: stage)
    for stop in 1...300 {
      stages[stop] = stage
      stages.dropSome(except: 7)
      #expect(stages[0] != nil && stages[stop] != nil)
    }
    #expect(stages[7] != nil && stages[8] == nil)
    #expect((0...300).count { stages[$0] != nil } == 100)
    #expect(stages.last(before: 300) == 299 && stages.last(before: 9) == 7)
    #expect(stages.last(before: 7) == 0)
  }
}
