import Arithmetic
import BackpropCore
import Testing

@testable import Mistakes

@Suite("Two steps with each mistake agree with NumPy within 10⁻¹² of the largest of a tensor")
struct MistakeReferenceTests {
  private func planted(_ run: MistakeRun) throws -> Planted {
    let mistake = Mistake.named(run.mistake)
    #expect((mistake == nil) == (run.mistake == "none"))
    return Planted(
      mistake,
      try #require(Activation.named(run.activation)),
      try #require(Output.named(run.cost))
    )
  }

  private func distance(_ a: [Double], _ b: [Double]) -> Double {
    let largest = max(b.map(\.magnitude).max() ?? 0, 1e-300)
    return zip(a, b).reduce(0) { max($0, ($1.0 - $1.1).magnitude) } / largest
  }

  @Test(arguments: [false, true])
  func numbers(allAtOnce: Bool) throws {
    for run in try MistakeRun.all() {
      let found = try planted(run).tensors(allAtOnce: allAtOnce)
      #expect(Set(found.keys) == Set(run.tensors.keys))
      for (name, expected) in run.tensors {
        let values = try #require(found[name]).values
        #expect(values.count == expected.count)
        #expect(distance(values, expected) < 1e-12, "\(run.mistake), \(run.cost): \(name)")
      }
    }
  }

  @Test("the file has every mistake")
  func complete() throws {
    #expect(Set(try MistakeRun.all().map(\.mistake)) == Set(Mistake.all.map(\.name) + ["none"]))
  }

  @Test("no two give the same two steps, and none those without a mistake")
  func different() throws {
    let runs = try MistakeRun.all()
    for (i, a) in runs.enumerated() {
      for b in runs[..<i] where a.cost == b.cost && a.activation == b.activation {
        let apart = try a.tensors.map { distance($1, try #require(b.tensors[$0])) }.max() ?? 0
        #expect(apart > 1e-6, "\(a.mistake) and \(b.mistake), \(a.cost)")
      }
    }
  }

  @Test("one step alone tells all gradients apart but those that show later")
  func oneStep() {
    let later = ["gradient-not-reset", "update-sign", "rate-divided-by-m", "decayed-twice"]
    func values(_ mistake: Mistake?) -> [Double] {
      let gradient = Planted(mistake).run(steps: 1).gradient
      return (1...3).flatMap {
        gradient.weights($0).total.values + gradient.biases($0).total.values
      }
    }
    let plain = values(nil)
    let all = Mistake.all.filter { $0.name != "output-slope-missing" && !later.contains($0.name) }
      .map { ($0.name, values($0)) }
    for (i, a) in all.enumerated() {
      #expect(distance(a.1, plain) > 1e-6, "\(a.0)")
      for b in all[..<i] { #expect(distance(a.1, b.1) > 1e-6, "\(a.0) and \(b.0)") }
    }
    for name in later {
      #expect(Mistake.named(name).map { values($0) == plain } == true, "\(name)")
    }
  }
}
