import Foundation
import TestSupport
import Testing

@testable import Lessons

struct ClaimCheckTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func check(
    _ claims: String...,
    third: Int? = nil,
    threads: Int = 2
  ) throws -> ClaimCheck {
    let blocks = claims.map { "<!-- claim\n\($0)\n-->\n" }.joined(separator: "\n")
    let path = try scratch.write("# A lesson\n\n\(blocks)", to: "a.md")
    return ClaimCheck([path], third: third, data: AvailableData(TinyData.set), threads: threads)
  }

  @Test func aClaimThatHoldsIsSilent() throws {
    let check = try check(
      """
      run: net 9-4-10
      keep: before = cost.train
      run: epoch 3
      sentence: It learns.
      claim: cost.train < before
      sentence: The seed is the claim's.
      for: 3
      claim: seed < 4
      """
    )
    #expect(check.problems.isEmpty && check.sentences == 2)
    #expect(check.page.string(in: .plain) == "2 sentences tried, all hold\n")
  }

  /// A check that cannot fail proves nothing.
  @Test func oneThatDoesNotNamesSentenceAndSeeds() throws {
    let check = try check(
      "run: step 3\nsentence: Never\n  so.\nclaim: seed < 9\nsentence: t\nfor: 2\nclaim: seed < 2"
    )
    #expect(check.problems.count == 2)
    #expect(
      check.problems[0].hasSuffix(
        "a.md:5: “Never so.” holds for 8 of 10 seeds, not for all: seed 9, 10, "
          + "not seed < 9: seed is 9.000"
      ),
      "\(check.problems)"
    )
    #expect(check.problems[1].contains("“t” holds for 1 of 10 seeds, not for just 2"))
    #expect(check.page.string(in: .plain).hasSuffix("2 sentences tried, 2 not so\n"))
  }

  @Test(arguments: [
    "run: setp\nsentence: s\nclaim: 1 < 2", "sentence: s\nclaim: nothing < 2",
    "sentence: s\nclaim: delta.1 < 2", "run: quit\nsentence: s\nclaim: 1 < 2",
    "run: export x.safetensors\nsentence: s\nclaim: 1 < 2",
    "keep: a = 1 / 0\nsentence: s\nclaim: a < 2",
  ])
  func oneThatCannotBeTriedFails(_ claim: String) throws {
    let check = try check(claim)
    #expect(check.problems.count == 1)
    #expect(check.problems.first?.contains("cannot be made: line ") == true, "\(check.problems)")
  }

  /// Every claim is in one third.
  @Test func thirdsAreTheWhole() throws {
    let claims = (0..<5).map { "seeds: 1\nsentence: \($0)\nclaim: 1 < 2" }
    let counts = try [1, 2, 3].map { third in
      try check(claims[0], claims[1], claims[2], claims[3], claims[4], third: third).sentences
    }
    #expect(counts == [2, 2, 1])
  }

  @Test func aFileThatCannotBeReadFails() throws {
    let path = try scratch.write("<!-- claim\n", to: "b.md")
    let check = ClaimCheck([path], data: AvailableData(TinyData.set), threads: 1)
    #expect(check.problems.count == 1 && check.problems[0].contains("never closed"))
  }
}
