import Foundation
import Mistakes
import TestSupport
import Testing

@testable import Experiment
@testable import Prompt

/// The README's table of mistakes and the commands that reveal them, held against what they print.
struct MistakeTableTests {
  /// Whether what a command prints, in a session that nothing else is known of, cannot be right.
  private struct Judge: Sendable {
    let command: String
    let reveals: @Sendable (_ text: String, _ room: Interpreter) throws -> Bool

    init(
      _ command: String,
      _ reveals: @escaping @Sendable (_ text: String, _ room: Interpreter) throws -> Bool
    ) {
      (self.command, self.reveals) = (command, reveals)
    }
  }

  private static let judges = [
    Judge("show batch") { _, room in
      // The picture is of one digit, and another stands below it.
      let batch = try #require(room.session.step).batch
      return batch.indices.map { room.session.data.training.labels[$0] } != batch.labels
    },
    Judge("forward") { _, room in
      var room = room
      return try #require(try room.measure("saturated.1")) > 0.8
    },
    Judge("weights 1") { text, _ in
      let norms = text.split(separator: "\n").compactMap { $0.firstMatch(of: /^ +\d+ +(\S+)/)?.1 }
      return norms.count > 1 && Set(norms).count == 1
    },
    Judge("grad") { text, _ in
      text.contains(/\n +L2 +0\.000e\+00/) || text.contains("▶")
    },
    Judge("explain delta2[0,3]") { text, _ in try !adds(text) },
    Judge("explain delta1[0,3]") { text, _ in try !adds(text) },
    Judge("explain w2[3,7]") { text, _ in try offBy(text) > 1e-7 },
    Judge("explain b2[7]") { text, _ in try offBy(text) > 1e-7 },
    Judge("check") { text, _ in text.contains("≠") },
    Judge("check scale") { text, _ in text.contains("×") },
    Judge("update") { text, room in
      let left = try #require(text.firstMatch(of: /weights × (\S+)/).flatMap { Double($0.1) })
      let (eta, n) = (room.session.settings.eta, Double(room.session.n))
      return (1 - left - eta * room.session.settings[.l2].lambda / n).magnitude > 1e-12
    },
    Judge("plot cost") { _, room in
      var room = room
      try room.type("step 30")
      let costs = room.session.log.samples.all.map(\.cost)
      return costs.suffix(5).reduce(0, +) > 3 * costs.prefix(5).reduce(0, +)
    },
    Judge("epoch") { text, _ in
      let accuracies = text.matches(of: /([0-9.]+) %/).compactMap { Double($0.1) }
      return try #require(accuracies.first) < 25
    },
  ]

  /// How far the measured slope is from the gradient.
  private static func offBy(_ text: String) throws -> Double {
    try #require(text.firstMatch(of: /off by (\S+)/).flatMap { Double($0.1) })
  }

  /// Whether a δ is what the numbers beside it give.
  private static func adds(_ text: String) throws -> Bool {
    let numbers = text.replacing("−", with: "-").matches(of: /-?\d+(\.\d+)?(e[-+]?\d+)?/)
      .compactMap { Double($0.0) }
    let value = try #require(numbers.last)
    let given: Double
    if let sum = text.firstMatch(of: /\nsum (\S+) ×/).flatMap({ Double($0.1) }),
      let slope = text.firstMatch(of: /\nslope .* = (\S+)\n/).flatMap({ Double($0.1) })
    {
      given = sum * slope
    } else {
      let difference = try #require(text.firstMatch(of: /\((\S+) − ([01])\)/))
      let (a, y) = (try #require(Double(difference.1)), try #require(Double(difference.2)))
      given = (a - y) * (text.contains("σ′") ? numbers[numbers.count - 2] : 1)
    }
    return (given - value).magnitude <= 1e-4 * max(given.magnitude, value.magnitude)
  }

  /// The second step of a network that a mistake makes sense for, as far as its gradient.
  private func room(_ mistake: Mistake, isPlanted: Bool) throws -> Interpreter {
    var room = Interpreter(data: try Samples.bundled())
    if mistake.name == "output-slope-missing" { try room.type("net --cost quadratic") }
    if mistake.name == "weights-not-transposed" { try room.type("net 784-10-10") }
    if isPlanted { try room.type("bug plant \(mistake.name)") }
    try room.type("step", "batch", "forward", "backward", "grad")
    return room
  }

  /// Rows of the table: the commands of each mistake.
  private func table() throws -> [String: [String]] {
    let file = packageFolder.appendingPathComponent("README.md")
    let text = try String(contentsOf: file, encoding: .utf8)
    var rows: [String: [String]] = [:]
    for line in text.split(separator: "\n") {
      guard let row = line.firstMatch(of: /^\| `([a-z0-9-]+)` \| (.*) \|$/),
        Mistake.named(String(row.1)) != nil
      else { continue }
      rows[String(row.1)] = row.2.matches(of: /`([^`]+)`/).map { String($0.1) }
    }
    return rows
  }

  @Test(
    "each command of the table reveals its mistake, the others do not, and none is seen where none is",
    arguments: Mistake.all
  )
  func cells(mistake: Mistake) throws {
    let row = try #require(try table()[mistake.name], "\(mistake.name) has no row")
    #expect(row.contains(mistake.command), "\(mistake.name): \(mistake.command)")
    let (wrong, right) = (
      try room(mistake, isPlanted: true), try room(mistake, isPlanted: false)
    )
    var found: [String] = []
    for judge in Self.judges {
      func reveals(_ start: Interpreter) throws -> Bool {
        var room = start
        let text = try room.type(judge.command)
        return try judge.reveals(text, judge.command == "epoch" ? room : start)
      }
      if try reveals(wrong) { found.append(judge.command) }
      #expect(try !reveals(right), "\(judge.command) accuses a step that is right")
    }
    #expect(found == row, "\(mistake.name)")
  }
}
