import Arithmetic
import BackpropCore

extension Recogniser {
  /// What may explain the numbers: mistakes, and images or labels in another order than they are known in.
  struct Candidate {
    let mistakes: [Mistake]
    var labels: [UInt8]?
    var x: Matrix?
    /// Whether a mistake in a mean is one of weights alone.
    var sparesBiases = false
    /// The one layer that it is in; none where it is in all.
    var layer: Int?
    /// How far the tensors are off then, in units of what rounding may leave.
    var score = 0.0

    init(_ mistakes: [Mistake], labels: [UInt8]? = nil, x: Matrix? = nil) {
      (self.mistakes, self.labels, self.x) = (mistakes, labels, x)
    }
  }

  /// Each mistake alone, and each in one layer alone.
  var single: [Candidate] {
    let everywhere = alone
    guard step.layerCount > 1 else { return everywhere }
    let inOne = everywhere.filter { $0.mistakes.allSatisfy(\.isInLayers) }
      .flatMap { candidate in
        (1...step.layerCount).map { l in
          var candidate = candidate
          candidate.layer = l
          return candidate
        }
      }
    return everywhere + inOne
  }

  /// Each mistake in every layer: a mean may be wrong for weights alone, and labels may be shifted by any number.
  private var alone: [Candidate] {
    let whole = mistakes.map { Candidate([$0]) }
    let means = mistakes.filter { $0.name.hasPrefix("data-") }
      .map { mistake in
        var candidate = Candidate([mistake])
        candidate.sparesBiases = true
        return candidate
      }
    guard step.own[TensorName(.y)] == nil else { return whole + means }
    let outputs = step.count.outputs
    let shifts = mistakes.filter { $0.name == "labels-shifted" }
      .flatMap { mistake in
        (1..<max(2, outputs)).map { shift in
          Candidate([mistake], labels: step.labels.map { UInt8((Int($0) + shift) % outputs) })
        }
      }
    return whole + means + shifts
  }

  /// Every two of those at once.
  var combinations: [Candidate] {
    let all = alone
    return all.indices.flatMap { i in
      all[(i + 1)...].compactMap { other in
        guard other.mistakes != all[i].mistakes else { return nil }
        var both = Candidate(
          all[i].mistakes + other.mistakes,
          labels: all[i].labels ?? other.labels
        )
        both.sparesBiases = all[i].sparesBiases || other.sparesBiases
        return both
      }
    }
  }
}
