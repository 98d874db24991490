import BackpropCore
import TestSupport
import Testing

@testable import Experiment

struct TwinsTests {
  private func twins(_ name: String, _ values: [Double], drawn: Int = 0) throws -> Twins {
    var session = Session(data: try Samples.few(95))
    session.drawNetwork { $0.sizes = [784, 3, 10] }
    _ = try session.train(steps: max(drawn, 1), work: Work(), label: "")
    let difference = try #require(Switch.named(name))
    return try Twins(of: session, difference, values.map(Switch.Value.number), work: Work())
  }

  /// Twins whose mini-batches differ are drawn by images seen: all end at the same number.
  @Test(arguments: [1, 4, 9, 10])
  func curvesRunOverImagesSeen(drawn: Int) throws {
    var twins = try twins("batch", [1, 10, 95], drawn: drawn)
    try twins.run(.epochs(3), work: Work())
    #expect(!twins.makeSameSteps)
    let left = drawn == 10 ? 95 : 95 - 10 * drawn
    for twin in twins.twins {
      #expect(twins.imagesSeen(by: twin, step: twin.session.stepCount) == Double(left + 2 * 95))
      #expect(twins.imagesSeen(by: twin, step: twins.origin.stepCount) == 0)
    }
    for curves in twins.curves {
      for points in curves.points {
        #expect(zip(points, points.dropFirst()).allSatisfy { $0.x < $1.x })
        #expect(points.allSatisfy { $0.x > 0 && $0.x <= Double(left + 2 * 95) })
      }
    }
    let accuracies = try #require(twins.curves.first { $0.title == "test accuracy" })
    #expect(accuracies.points.allSatisfy { $0.map(\.x) == accuracies.points[0].map(\.x) })
  }

  /// The curves asked for: cost, both accuracies, ‖W‖ and the ratio of each term that is on.
  @Test func theCurvesThereAre() throws {
    var twins = try twins("eta", [0.1, 1])
    try twins.run(.epochs(2), work: Work())
    let titles = twins.curves.map(\.title)
    #expect(titles.count == 5 && titles.contains { $0.hasPrefix("data cost") })
    #expect(titles.contains("training accuracy") && titles.contains("‖W‖, all layers"))
    #expect(titles.contains("‖L2‖ / ‖data‖, all layers"))
    // Of steps alone no epoch tells.
    var steps = try self.twins("eta", [0.1, 1])
    try steps.run(.steps(5), work: Work())
    #expect(steps.curves.map(\.title).first == "data cost, mini-batches")
    #expect(steps.curves.allSatisfy { $0.points.allSatisfy { $0.map(\.x) == [2, 3, 4, 5, 6] } })
  }

  @Test func normsAreThoseOfAllLayers() throws {
    let twin = try twins("eta", [0.1, 1]).twins[0]
    let sum = twin.session.network.layers.reduce(0) { $0 + $1.weights.sumOfSquares }
    #expect(abs(twin.weightNorm / sum.squareRoot() - 1) < 1e-12)
  }

  /// Every switch has values that work, and says what it is.
  @Test func everySwitchHasAnExample() throws {
    #expect(Set(Switch.all.flatMap { [$0.name] + $0.aliases }).count > Switch.all.count)
    for entry in Switch.all {
      var session = Session(data: try Samples.few(100))
      session.drawNetwork { $0.sizes = [784, 3, 10] }
      session.change { $0[.l1].isOn = true }
      session.move(by: .momentum)
      let values = entry.example.split(separator: " ").map { word in
        Double(word).map(Switch.Value.number) ?? .word(String(word))
      }
      let twins = try Twins(of: session, entry, values, work: Work())
      for twin in twins.twins where entry.name != "bug" {
        #expect(entry.read(twin.session) == twin.value, "\(entry.name)")
      }
    }
  }
}
