import Testing

@testable import Mistakes

@Suite("The catalogue of mistakes")
struct MistakeTests {
  @Test("names are unique, and every mistake says what it does, how it shows and how it is found")
  func everyMistake() {
    #expect(Set(Mistake.all.map(\.name)).count == Mistake.all.count)
    for mistake in Mistake.all {
      #expect(mistake.hints.count == 2, "\(mistake.name)")
      #expect((1...3).contains(mistake.level), "\(mistake.name)")
      for text in [mistake.sentence, mistake.shows, mistake.command, mistake.source] {
        #expect(!text.isEmpty && !text.hasSuffix("."), "\(mistake.name): \(text)")
      }
    }
  }
}
