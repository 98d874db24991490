import Arithmetic
import BackpropCore
import Digits
import Foundation
import TextRendering

@testable import Classroom

/// Data for tests, read once.
enum Samples {
  private static let all = Result { try DataSet.bundled() }

  /// The bundled digits.
  static func bundled() throws -> DataSet { try all.get() }

  /// The first `n` of the bundled digits, and 20 to test with.
  static func few(_ n: Int) throws -> DataSet {
    let data = try bundled()
    return DataSet(
      name: "few",
      training: try data.training.subset(n),
      test: try data.test.subset(20)
    )
  }
}

extension Classroom {
  /// Types lines, one after the other.
  ///
  /// - Returns: What the last one says, without colour.
  @discardableResult
  mutating func type(_ lines: String..., work: Work = Work()) throws -> String {
    var text = ""
    for line in lines { text = try enter(line, work: work).page.string(in: .plain) }
    return text
  }

  /// The sentence that a line is refused with; none if it is not.
  ///
  /// Throws on what is not a sentence for a learner.
  mutating func refusal(of line: String) throws -> String? {
    do {
      _ = try enter(line)
      return nil
    } catch let error as LearnerError {
      return error.description
    } catch let error as DigitsError {
      return error.description
    }
  }

  /// The number that `print` gives.
  mutating func measure(_ metric: String) throws -> Double? {
    try type("print \(metric)").split(whereSeparator: \.isWhitespace).last.flatMap { Double($0) }
  }
}

/// All that can be seen of a session, to the last bit.
struct Snapshot: Equatable {
  let network: Network
  let settings: Settings
  let place: [Int]
  let data: [String]
  let batch: [Int]
  let number: BatchNumber?
  let phase: Phase?
  let walkNetwork: Network?
  let forward: ForwardPass?
  let backward: BackwardPass?
  let dataGradient: DataGradient?
  let applied: GradientDescent?
  let log: [String]

  init(_ session: Session) {
    network = session.network
    settings = session.settings
    place = [session.epoch, session.position, session.stepCount]
    data = [session.source.name, session.data.name, "\(session.n)"]
    let walk = session.walk
    batch = walk?.batch.indices ?? []
    number = walk?.number
    phase = walk?.phase
    walkNetwork = walk?.network
    // What no phase has found yet is scratch memory and may differ.
    forward = walk.flatMap { $0.phase >= .forward ? $0.step.forward : nil }
    backward = walk.flatMap { $0.phase >= .forward ? $0.step.backward : nil }
    dataGradient = walk.flatMap { $0.phase >= .gradient ? $0.step.dataGradient : nil }
    applied = walk?.applied
    // A double's description is its shortest exact form.
    log = session.log.samples.map { "\($0)" } + session.log.epochs.map { "\($0)" }
  }
}

/// Draws one after the other from a seeded stream.
struct Dice {
  private let stream: SplitMix64
  private var count: UInt64 = 0

  init(seed: UInt64) {
    stream = SplitMix64(seed: seed)
  }

  mutating func roll(_ bound: Int) -> Int {
    count += 1
    return stream.integer(at: count, below: bound)
  }

  mutating func pick<Item>(_ items: [Item]) -> Item { items[roll(items.count)] }
}

/// A folder that is deleted with its last reference.
final class TemporaryFolder {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "classroom-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  func write(_ bytes: [UInt8], to name: String) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: "\(path)/\(name)"))
  }

  func read(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(fileURLWithPath: "\(path)/\(name)")))
  }
}

/// The folder of the package.
let packageFolder = URL(fileURLWithPath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
