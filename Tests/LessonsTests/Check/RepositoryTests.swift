import Foundation
import TestSupport
import Testing

@testable import Lessons

struct RepositoryTests {
  /// Everything that the repository shows replays to the byte: README, lessons and transcripts.
  @Test func everythingReplays() throws {
    let places = ["README.md", "lessons", "transcripts"].map {
      packageFolder.appendingPathComponent($0).path
    }
    let checker = Checker(data: AvailableData(try Samples.bundled()))
    let checks = checker.check(try Checker.files(in: places), threads: 2)
    #expect(checks.count >= 20)
    for check in checks where !check.isPassed {
      Issue.record("\(check.page.string(in: .plain))")
    }
  }
}
