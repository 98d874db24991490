import BackpropCore
import Wording

/// What λ means in a book or a library: an entry of the table that `set lambda --as` and `l2 audit` read.
///
/// Each is a gradient u·λ/D w beside that of the data, D being n, m or 1. What a library documents is its
/// convention, and no mistake there.
package struct Convention: Sendable {
  /// What `--as` calls it.
  package let name: String
  /// Its number, as it is called there.
  package let symbol: String
  /// The L2 part of the gradient of a weight.
  package let gradient: String
  /// What the number is divided by.
  let scale: Term.Scale
  /// What it is multiplied by, where the cost has no ½.
  let factor: Double
  /// Whether biases are penalised too: yes, no, or by what.
  package let biases: String
  /// Where it is said.
  package let source: String
  /// What else is to be known; none where nothing is.
  package let remark: String?

  init(
    _ name: String,
    _ symbol: String,
    _ gradient: String,
    _ scale: Term.Scale,
    times factor: Double = 1,
    biases: String = "no",
    _ source: String,
    remark: String? = nil
  ) {
    (self.name, self.symbol, self.gradient, self.scale) = (name, symbol, gradient, scale)
    (self.factor, self.biases, self.source, self.remark) = (factor, biases, source, remark)
  }

  /// The convention of a name.
  package static func named(_ name: String) -> Convention? { all.first { $0.name == name } }

  /// What the number is divided by here: n, m or 1.
  private func divisor(n: Int, m: Int) -> Double {
    Double(Term(.l2, lambda: 0, scale: scale).divisor(n: n, m: m))
  }

  /// The λ, divided as a term's, that gives the gradient that this number gives here.
  ///
  /// n counts the images of the training set, m those of the mini-batch.
  package func lambda(of number: Double, as term: Term, n: Int, m: Int) -> Double {
    number * factor * Double(term.divisor(n: n, m: m)) / divisor(n: n, m: m)
  }

  /// The number that gives the gradient of a term here: the inverse of `lambda`.
  package func number(for term: Term, n: Int, m: Int) -> Double {
    term.lambda * divisor(n: n, m: m) / (factor * Double(term.divisor(n: n, m: m)))
  }

  /// The counts that λ of a term depends on, where it stands for a number of this convention.
  package func dependencies(of term: Term) -> [String] {
    let letters = [scale, term.scale].compactMap(\.divisorLetter)
    return scale == term.scale ? [] : ["n", "m"].filter(letters.contains)
  }
}

extension ConventionalNumber {
  /// The convention.
  package var convention: Convention? { Convention.named(name) }
}

extension Session {
  /// Sets λ of L2 to what a number of a convention means here and now.
  ///
  /// Throws a `LearnerError` where that is out of range.
  package mutating func setLambda(to number: Double, as convention: Convention, work: Work) throws {
    guard let setting = Setting.named(Term.Kind.l2.setting) else { return }
    let (term, m) = (settings[.l2], min(settings.batchSize, n))
    guard number >= 0 else {
      throw LearnerError(
        "\(convention.symbol) is 0 or more: set lambda 1e-4 --as \(convention.name)"
      )
    }
    try set(setting, to: convention.lambda(of: number, as: term, n: n, m: m), work: work)
    change { $0.conventional = ConventionalNumber(name: convention.name, number: number) }
  }

  /// The λ that the number of a convention would mean now, where that is no longer what λ is.
  package var lambdaThatWasMeant: Double? {
    guard let given = settings.conventional, let convention = given.convention else { return nil }
    let (term, m) = (settings[.l2], min(settings.batchSize, n))
    let meant = convention.lambda(of: given.number, as: term, n: n, m: m)
    return meant == term.lambda ? nil : meant
  }
}
