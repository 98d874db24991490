import LessonFormat
import Prompt
import TestSupport
import Testing
import Wording

@testable import Lessons

struct CheckpointsTests {
  @Test func theFirstAndTheCurrentStayWhateverIsDropped() throws {
    let replay = try Replay(
      for: try Document(parsing: "Nothing.\n"),
      data: AvailableData(TinyData.set),
      permissions: .nothing
    )
    var checkpoints = Checkpoints(beginning: replay)
    for stop in 1...300 {
      checkpoints[stop] = replay
      checkpoints.dropSome(except: 7)
      #expect(checkpoints[0] != nil && checkpoints[stop] != nil)
    }
    #expect(checkpoints[7] != nil && checkpoints[8] == nil)
    #expect((0...300).count { checkpoints[$0] != nil } == 100)
    #expect(checkpoints.last(before: 300) == 299 && checkpoints.last(before: 9) == 7)
    #expect(checkpoints.last(before: 7) == 0)
  }
}
