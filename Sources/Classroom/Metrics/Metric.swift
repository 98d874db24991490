import Arithmetic
import BackpropCore
import Wording

/// What can be measured by name: the one vocabulary of `print`, `plot` and lesson questions.
enum Metric: Equatable {
  /// C, C₀ or the penalty of the current mini-batch.
  enum CostPart: String, CaseIterable {
    case total = "cost"
    case data = "cost.data"
    case l2 = "cost.l2"
  }
  /// ‖·‖ of a part of the gradient of a layer's weights.
  enum GradientPart: String, CaseIterable {
    case data = "grad.data"
    case l2 = "grad.l2"
    case total = "grad.total"
  }
  /// Something of one layer.
  enum LayerMeasure: String, CaseIterable {
    /// ‖L2 gradient‖ / ‖data gradient‖.
    case ratio
    /// ‖δ‖ of the mini-batch.
    case delta
    /// ‖W‖.
    case weights
    /// The root of the mean square of W.
    case rms
    /// ‖b‖.
    case biases
    /// The mean of a over the mini-batch.
    case activations
    /// The share of activations where the slope is nearly 0.
    case saturated
  }
  /// A set to be evaluated.
  enum Images: String, CaseIterable { case train, test, batch }
  /// A setting or a count.
  enum Setting: String, CaseIterable { case eta, lambda, m, n, seed, step, epoch }

  case cost(CostPart)
  case gradient(GradientPart, layer: Int)
  case layer(LayerMeasure, Int)
  case accuracy(Images)
  case dataCost(Images)
  case setting(Setting)
  case entry(Entry)

  /// Reads a name such as `grad.l2.1`.
  ///
  /// Throws a `LearnerError` that suggests the name that was probably meant: one of `names`, or of all.
  init(_ name: String, layers: Int, suggesting names: [String]? = nil) throws {
    if let entry = try Entry(name) {
      self = .entry(entry)
      return
    }
    let parts = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    let stem = parts.dropLast().joined(separator: ".")
    if let part = CostPart(rawValue: name) {
      self = .cost(part)
    } else if let setting = Setting(rawValue: name) {
      self = .setting(setting)
    } else if let images = parts.last.flatMap(Images.init), stem == "accuracy" {
      self = .accuracy(images)
    } else if let images = parts.last.flatMap(Images.init), stem == "cost", images != .batch {
      self = .dataCost(images)
    } else if let l = parts.last.flatMap({ Int($0) }), let part = GradientPart(rawValue: stem) {
      self = .gradient(part, layer: l)
    } else if let l = parts.last.flatMap({ Int($0) }), let measure = LayerMeasure(rawValue: stem) {
      self = .layer(measure, l)
    } else {
      let names = names ?? Metric.names(layers: layers)
      let isLayerMissing =
        LayerMeasure(rawValue: name) != nil || GradientPart(rawValue: name) != nil
      throw LearnerError(
        isLayerMissing
          ? "\(name) is measured layer by layer: write \(name).1"
          : "nothing measured is called \(name)"
            + Suggestion.ending(
              for: name,
              among: names,
              otherwise: Metric.family(of: name, among: names).map { ": write \($0)" }
                ?? ": type help print for the names"
            )
      )
    }
  }

  /// The names that begin like one that was cut short, of layer 1 where every layer has its own:
  /// "accuracy.train or accuracy.test".
  private static func family(of name: String, among names: [String]) -> String? {
    let members = names.filter { other in
      let layer = other.split(separator: ".").last.flatMap { Int($0) } ?? 1
      return !name.isEmpty && other.hasPrefix(name) && layer == 1
    }
    return members.isEmpty ? nil : Array(members.prefix(4)).list("or")
  }

  /// Those of `names` that are recorded as training goes.
  static func curveNames(layers: Int) -> [String] {
    names(layers: layers).filter { name in
      (try? Metric(name, layers: layers)).flatMap { TrainingLog().curve(of: $0) } != nil
    }
  }

  /// Every name there is for a network of so many layers, entries such as `w2[3,7]` left out.
  static func names(layers: Int) -> [String] {
    let numbers = (1...max(1, layers)).map(String.init)
    return CostPart.allCases.map(\.rawValue)
      + ["cost.train", "cost.test"]
      + Images.allCases.map { "accuracy.\($0.rawValue)" }
      + GradientPart.allCases.flatMap { part in numbers.map { "\(part.rawValue).\($0)" } }
      + LayerMeasure.allCases.flatMap { part in numbers.map { "\(part.rawValue).\($0)" } }
      + Setting.allCases.map(\.rawValue)
  }
}

extension Metric {
  /// The layer that it is measured in, if it is one layer's.
  var layer: Int? {
    switch self {
    case .gradient(_, let l), .layer(_, let l): l
    case .entry(let entry): entry.kind == .input ? nil : entry.layer
    case .cost, .accuracy, .dataCost, .setting: nil
    }
  }
}

extension Session {
  /// The number that a metric has now.
  ///
  /// Throws a `LearnerError` where it has none yet, or none at all.
  func value(of metric: Metric, work: Work) throws -> Double {
    switch metric {
    case .cost(let part):
      let cost = cost(of: try reach(.forward))
      return switch part {
      case .total: cost.total
      case .data: cost.data
      case .l2: cost.penalty
      }
    case .gradient(let part, let l):
      let gradient = gradient(of: try reach(.gradient))
      let l = try layer(l)
      return switch part {
      case .data: gradient.data(l).norm
      case .l2: gradient.l2(l)?.norm ?? 0
      case .total: gradient.total(l).norm
      }
    case .layer(let measure, let l):
      return try value(of: measure, layer: try layer(l))
    case .accuracy(.batch):
      let walk = try reach(.forward)
      let right = walk.batch.labels.indices.filter {
        walk.step.forward.output.indexOfMaximum(row: $0) == Int(walk.batch.labels[$0])
      }
      return Double(right.count) / Double(walk.m)
    case .accuracy(let images):
      return try evaluate(images == .train ? data.training : data.test, work: work).accuracy
    case .dataCost(let images):
      return try evaluate(images == .train ? data.training : data.test, work: work).dataCost
    case .setting(let setting):
      return value(of: setting)
    case .entry(let entry):
      return try value(of: entry)
    }
  }

  /// δ of a layer, if the backward pass has come to it.
  func delta(_ l: Int) throws -> Matrix {
    let walk = try reach(.forward)
    guard let delta = walk.step.backward.delta(l) else {
      throw LearnerError(
        "layer \(l) has no δ yet: type "
          + (walk.phase < .backward ? "backward" : "backward for the layers that are left")
      )
    }
    return delta
  }

  private func value(of measure: Metric.LayerMeasure, layer l: Int) throws -> Double {
    let weights = network.layers[l - 1].weights
    return switch measure {
    case .ratio: gradient(of: try reach(.gradient)).ratio(l)
    case .delta: try delta(l).norm
    case .weights: weights.norm
    case .rms: weights.norm / Double(weights.rows * weights.columns).squareRoot()
    case .biases: network.layers[l - 1].biases.norm
    case .activations: try reach(.forward).step.forward.activations[l - 1].mean
    case .saturated:
      network.layers[l - 1].activation
        .saturatedShare(of: try reach(.forward).step.forward.activations[l - 1])
    }
  }

  private func value(of setting: Metric.Setting) -> Double {
    switch setting {
    case .eta: settings.eta
    case .lambda: settings.l2.lambda
    case .m: Double(walk?.m ?? settings.batchSize)
    case .n: Double(n)
    case .seed: Double(settings.seed)
    case .step: Double(stepCount)
    case .epoch: Double(epoch)
    }
  }
}
