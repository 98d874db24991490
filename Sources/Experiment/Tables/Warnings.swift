import Arithmetic
import BackpropCore

extension Warning {
  /// Every warning, the cause before what follows from it.
  ///
  /// The thresholds are far beyond what good training reaches: ten seeds of each start, of every lesson's
  /// settings, stay silent.
  package static let all = [
    noNumber, equalUnits, saturated, gradientVanishes, penaltyOutweighsData, updateOutweighsWeights,
    oneClass,
  ]

  private static let noNumber = Warning(
    "no-number",
    threshold: .infinity,
    source: "TheDeepChecker (arXiv 2204.00694): diverging loss",
    find: { moment, _ in
      guard let last = moment.samples.last, !last.cost.isFinite else { return nil }
      let first = moment.session.log.samples.all.first { !$0.cost.isFinite } ?? last
      return Evidence(number: Double(first.step))
    },
    sentence: { evidence, _, text in
      "the cost is no finite number since step \(text(evidence.number)): type plot cost --log"
    }
  )

  private static let penaltyOutweighsData = Warning(
    "penalty-outweighs-data",
    threshold: 3,
    source: "TheDeepChecker: overwhelming regularisation loss",
    find: { moment, threshold in
      moment.largest { sample, l in
        sample.layers[l].gradients.enumerated().dropFirst().map { part, gradient in
          (gradient / sample.layers[l].gradients[0], TrainingLog.parts[part].name)
        }
      }
      .flatMap { $0.number > threshold ? $0 : nil }
    },
    sentence: { evidence, threshold, text in
      "\(evidence.subject) outweighs the data \(text(evidence.number)) to 1 in layer "
        + "\(evidence.layer) (limit \(text(threshold))): type grad \(evidence.layer)"
    }
  )

  private static let updateOutweighsWeights = Warning(
    "update-outweighs-weights",
    threshold: 1,
    source: "CS231n, Babysitting: updates of about 1e-3 of the weights; TheDeepChecker",
    find: { moment, threshold in
      // First weights may be small: they have grown by the fifth step.
      guard moment.samples.count >= 5 else { return nil }
      let eta = moment.session.step.map { moment.session.hyper(of: $0).eta } ?? 0
      return moment.largest { sample, l in
        sample.layers[l].gradients.enumerated().map { part, gradient in
          (eta * gradient / sample.layers[l].weights, TrainingLog.parts[part].name)
        }
      }
      .flatMap { $0.number > threshold ? $0 : nil }
    },
    sentence: { evidence, threshold, text in
      "a step by \(evidence.subject) is \(text(evidence.number)) ‖W‖ of layer \(evidence.layer) "
        + "(limit \(text(threshold))): type plot weights.\(evidence.layer)"
    }
  )

  private static let saturated = Warning(
    "saturated",
    threshold: 0.9,
    source: "AutoTrainer (ICSE 2021): dying units; TheDeepChecker: saturated activations",
    find: { moment, threshold in
      let hidden = moment.session.network.layers.count - 1
      for l in 0..<hidden {
        // Of relu, whose slope is 0 on one side, most may well be 0.
        let isOneSided = moment.session.network.layers[l].activation.kink != nil
        let limit = isOneSided ? 1 - (1 - threshold) / 10 : threshold
        if let share = moment.median({ $0.layers[l].saturated }), share > limit {
          return Evidence(
            number: 100 * share,
            layer: l + 1,
            subject: isOneSided ? "0" : "saturated"
          )
        }
      }
      return nil
    },
    sentence: { evidence, threshold, text in
      let limit = evidence.subject == "0" ? 1 - (1 - threshold) / 10 : threshold
      return
        "\(text(evidence.number)) % of layer \(evidence.layer) is \(evidence.subject) "
        + "(limit \(text(100 * limit)) %): type activations \(evidence.layer)"
    }
  )

  private static let gradientVanishes = Warning(
    "gradient-vanishes",
    threshold: 1e-4,
    source: "AutoTrainer: vanishing gradient, first layer beside last",
    find: { moment, threshold in
      let last = moment.session.network.layers.count
      guard last > 1,
        let ratio = moment.median({
          $0.layers[0].gradients[0] / $0.layers[last - 1].gradients[0]
        }), ratio < threshold
      else { return nil }
      return Evidence(number: ratio, layer: last)
    },
    sentence: { evidence, threshold, text in
      "layer 1's gradient is \(text(evidence.number)) of layer \(evidence.layer)'s "
        + "(limit \(text(threshold))): type grad"
    }
  )

  private static let equalUnits = Warning(
    "equal-units",
    threshold: 0,
    source: "TheDeepChecker: poor weight initialisation, symmetry not broken",
    find: { moment, _ in
      let layers = moment.session.network.layers
      return layers.firstIndex { $0.units > 1 && $0.hasEqualUnits }
        .map { Evidence(number: 0, layer: $0 + 1) }
    },
    sentence: { evidence, _, _ in
      "all units of layer \(evidence.layer) have the same weights: type weights \(evidence.layer)"
    }
  )

  private static let oneClass = Warning(
    "one-class",
    threshold: 0.99,
    source: "UMLAUT (CHI 2021): output the same for all inputs; TheDeepChecker",
    find: { moment, threshold in
      guard let test = moment.session.log.epochs.last?.test, test.imageCount >= 100 else {
        return nil
      }
      let said = (0..<test.classes).map { digit in
        (0..<test.classes).reduce(0) { $0 + test.confusion[$1 * test.classes + digit] }
      }
      guard let most = said.max(), let digit = said.firstIndex(of: most),
        Double(most) > threshold * Double(test.imageCount)
      else { return nil }
      let share = Double(most) / Double(test.imageCount)
      return Evidence(number: 100 * share, subject: "\(digit)")
    },
    sentence: { evidence, threshold, text in
      "\(text(evidence.number)) % of test images are called \(evidence.subject) "
        + "(limit \(text(100 * threshold)) %): type predict test 0"
    }
  )
}

extension Warning.Moment {
  /// The largest of what the layers have, the middle of the last samples being taken for each.
  fileprivate func largest(
    _ values: (TrainingLog.Sample, _ layer: Int) -> [(number: Double, name: String)]
  ) -> Warning.Evidence? {
    guard let last = samples.last else { return nil }
    return last.layers.indices.flatMap { l in
      values(last, l).indices.compactMap { i in
        median { values($0, l)[i].number }.map {
          Warning.Evidence(number: $0, layer: l + 1, subject: values(last, l)[i].name)
        }
      }
    }
    .max { $0.number < $1.number }
  }
}

extension Layer {
  /// Whether every unit has the weights of the first, and its bias.
  fileprivate var hasEqualUnits: Bool {
    (0..<inputs).allSatisfy { Layer.isOfOne(weights.row($0)) } && Layer.isOfOne(biases.row(0))
  }

  private static func isOfOne(_ numbers: [Double]) -> Bool {
    numbers.allSatisfy { $0 == numbers[0] }
  }
}
