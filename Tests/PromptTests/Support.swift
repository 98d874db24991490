import BackpropCore
import Digits
import TestSupport
import TextRendering
import Wording

@testable import Experiment
@testable import Prompt

extension Interpreter {
  /// A conversation with the ordinary commands.
  init(data: DataSet) { self.init(data: data, registry: .ordinary) }

  /// Types lines, one after the other.
  ///
  /// - Returns: What the last one says, without colour.
  @discardableResult
  mutating func type(_ lines: String..., work: Work = Work()) throws -> String {
    var text = ""
    for line in lines { text = try enter(line, work: work).string(in: .plain) }
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
  let stepNetwork: Network?
  let forward: ForwardPass?
  let backward: BackwardPass?
  let dataGradient: DataGradient?
  let applied: Update?
  let log: [String]

  init(_ session: Session) {
    network = session.network
    settings = session.settings
    place = [session.epoch, session.position, session.stepCount]
    data = [session.source.name, session.data.name, "\(session.n)"]
    let step = session.step
    batch = step?.batch.indices ?? []
    number = step?.number
    phase = step?.phase
    stepNetwork = step?.network
    // What no phase has found yet is scratch memory and may differ.
    forward = step.flatMap { $0.phase >= .forward ? $0.found.forward : nil }
    backward = step.flatMap { $0.phase >= .forward ? $0.found.backward : nil }
    dataGradient = step.flatMap { $0.phase >= .gradient ? $0.found.dataGradient : nil }
    applied = step?.applied
    // A double's description is its shortest exact form.
    log = session.log.samples.all.map { "\($0)" } + session.log.epochs.all.map { "\($0)" }
  }
}
