import Mistakes

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension Diagnose {
  /// The same as data, for programs to read.
  package var json: String {
    get throws { try Self.encoded(Record(self)) }
  }

  /// Why nothing can be judged, as data.
  package static func json(refusal: String) throws -> String {
    try encoded(Refused(error: refusal, status: 2))
  }

  private static func encoded(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }
}

private struct Refused: Encodable {
  let error: String
  let status: Int32
}

private struct Record: Encodable {
  struct Layout: Encodable {
    let imagesInRows: Bool
    let weightsInByOut: Bool
    let isOpen: Bool
  }

  struct Tensor: Encodable {
    let name: String
    let spelled: String
    let shape: String
    /// None where it is not finite.
    let difference: Double?
    /// What rounding may leave of it.
    let bound: Double?
    let agrees: Bool
    let precision: String
  }

  struct Fit: Encodable {
    let layer: Int
    let data: Double
    let penalty: Double?
  }

  struct MistakeRecord: Encodable {
    let mistake: String
    let sentence: String
    let wrong: String
    let right: String
    let next: String

    init(_ mistake: Mistake, _ code: (wrong: String, right: String)) {
      (self.mistake, sentence, next) = (mistake.name, mistake.sentence, mistake.command)
      (wrong, right) = code
    }
  }

  struct Reason: Encodable {
    let mistakes: [MistakeRecord]
    /// The one layer that they are in; none where they are in all.
    let layer: Int?
    let evidence: [String]
    let fits: [Fit]
    let conventions: [String]
  }

  let status: Int32
  let agrees: Bool
  let sizes: [Int]
  let m: Int
  let n: Int
  let activation: String
  let cost: String
  let layout: Layout
  let taken: [String]
  let passedOver: [String]
  let disagreements: [String]
  let tensors: [Tensor]
  let explanations: [Reason]
  let inputs: [MistakeRecord]
  let known: [String]
  /// Conventions of the program that are not this one's.
  let notes: [String]
  let lines: [String]
  let verdict: String

  init(_ diagnose: Diagnose) {
    let (step, diagnosis) = (diagnose.step, diagnose.diagnosis)
    (status, agrees) = (diagnose.status, diagnose.agrees)
    (sizes, m, n) = (step.network.sizes, step.count.m, step.count.n)
    (activation, cost) = (step.network[1].activation.name, step.network.output.name)
    layout = Layout(
      imagesInRows: step.layout.imagesInRows,
      weightsInByOut: step.layout.weightsInByOut,
      isOpen: step.isLayoutOpen
    )
    (taken, passedOver) = (diagnose.taken, diagnose.file.passedOver)
    tensors = diagnosis.rows.map {
      Tensor(
        name: $0.name.description,
        spelled: $0.spelled,
        shape: $0.shape,
        difference: $0.difference.isFinite ? $0.difference : nil,
        bound: $0.bound.isFinite ? $0.bound : nil,
        agrees: $0.agrees,
        precision: $0.isSingle ? "float32" : "float64"
      )
    }
    explanations = diagnosis.explanations.map { cause in
      Reason(
        mistakes: cause.mistakes.map { MistakeRecord($0, diagnose.code(of: $0)) },
        layer: cause.layer,
        evidence: diagnose.evidence(cause),
        fits: cause.fits.map { Fit(layer: $0.layer, data: $0.data, penalty: $0.penalty) },
        conventions: diagnose.conventions(cause)
      )
    }
    inputs = diagnosis.inputs.map { MistakeRecord($0, $0.code) }
    (disagreements, lines) = (diagnose.disagreements, diagnose.lines)
    known = diagnosis.known.map { diagnose.sentence($0) } + diagnose.strangers
    notes = [diagnose.meanInDelta, diagnose.turning].compactMap { $0 }
    verdict = diagnose.verdict
  }
}
