import Arithmetic
import BackpropCore

/// What people get wrong in a step of training: what it substitutes, how it shows and how it is found.
///
/// Each stands in a file of its own. Planting it and recognising it in somebody's numbers use the same
/// substitution, so that neither knows a mistake that the other does not.
public final class Mistake: Sendable {
  /// What it is called at the prompt, in lessons and in tests.
  public let name: String
  /// What is done in place of the right thing: one sentence without its full stop.
  public let sentence: String
  /// How it shows, in one sentence without its full stop.
  public let shows: String
  /// The line of the prompt that shows it best.
  public let command: String
  /// Two hints, the vaguer first.
  public let hints: [String]
  /// The line as it stands in somebody's NumPy, and as it should.
  public let code: (wrong: String, right: String)
  /// Where it was met: an issue, a paper, a course.
  public let source: String
  /// How hard it is to find: 1 to 3.
  public let level: Int
  /// What takes the place of what.
  public let substitution: Substitution
  /// Why it makes no sense for a network that is trained by an objective; none where it does.
  public let obstacle: @Sendable (Network, Objective) -> String?

  init(
    _ name: String,
    _ sentence: String,
    shows: String,
    command: String,
    hints: [String],
    code: (wrong: String, right: String),
    source: String,
    level: Int,
    obstacle: @escaping @Sendable (Network, Objective) -> String? = { _, _ in nil },
    substitution: Substitution
  ) {
    (self.name, self.sentence, self.shows, self.command) = (name, sentence, shows, command)
    (self.hints, self.code, self.source, self.level) = (hints, code, source, level)
    (self.obstacle, self.substitution) = (obstacle, substitution)
  }

  /// What takes the place of what.
  public enum Substitution: Sendable {
    /// One operation of the step; η and the objective are those of the step.
    case operation(@Sendable (inout Operations, Hyperparameters) -> Void)
    /// The pixels of every image that the network reads.
    case pixels(@Sendable (SparseRows) -> SparseRows)
    /// The labels that training goes by; all of the training set's.
    case labels(@Sendable ([UInt8]) -> [UInt8])
    /// The network that training starts from.
    case start(@Sendable (inout Network) -> Void)
  }

  /// Whether a program may have it in one layer and not in another.
  public var isInLayers: Bool {
    if case .operation = substitution { true } else { false }
  }

  /// The operations of a step with this mistake in it.
  public func operations(_ hyper: Hyperparameters) -> Operations {
    guard case .operation(let replace) = substitution else { return .correct }
    var operations = Operations.correct
    replace(&operations, hyper)
    return operations
  }
}

extension Mistake: Equatable {
  /// Whether both are the same mistake: names are unique.
  public static func == (a: Mistake, b: Mistake) -> Bool { a.name == b.name }
}

extension Mistake {
  /// Those there are, in the order of a step.
  public static let all = [
    pixelsNotScaled, labelsShifted, imagesShuffledAlone, sameStart,
    biasForgotten,
    outputSlopeExtra, outputSlopeMissing, deltaSign,
    slopeForgotten, slopeOfActivation, slopeWithoutOneMinus,
    weightsUpdatedTooSoon, weightsNotTransposed,
    dataSummed, dataDividedByN, dataAveragedOverOutputs, gradientNotReset,
    biasSummed, biasMissing, biasAveragedOverUnits,
    l2DividedByM, l2Undivided, l2Doubled, l2Halved, l2Missing, l2WrongSign, l2AveragedWithData,
    l1ForL2, l2OnBiases,
    updateSign, rateDividedByM, decayedTwice,
  ]

  /// The one of a name.
  public static func named(_ name: String) -> Mistake? {
    all.first { $0.name == name }
  }
}
