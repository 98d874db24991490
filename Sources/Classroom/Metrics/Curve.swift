import TextRendering

extension TrainingLog {
  /// The points of a metric that were recorded, by step; none if it is not recorded.
  func curve(of metric: Metric) -> [(x: Double, y: Double)]? {
    func sampled(_ value: (Sample) -> Double?) -> [(x: Double, y: Double)] {
      samples.compactMap { sample in value(sample).map { (Double(sample.step), $0) } }
    }
    func norms(_ l: Int, _ value: @escaping (LayerNorms) -> Double) -> [(x: Double, y: Double)] {
      sampled { $0.layers.indices.contains(l - 1) ? value($0.layers[l - 1]) : nil }
    }
    switch metric {
    case .cost(.total): return sampled { $0.dataCost + $0.penalty }
    case .cost(.data): return sampled(\.dataCost)
    case .cost(.l2): return sampled(\.penalty)
    case .gradient(.data, let l): return norms(l, \.data)
    case .gradient(.l2, let l): return norms(l, \.l2)
    case .layer(.ratio, let l): return norms(l) { $0.l2 / $0.data }
    case .layer(.delta, let l): return norms(l, \.delta)
    case .layer(.weights, let l): return norms(l, \.weights)
    case .layer(.rms, let l): return norms(l, \.weightRMS)
    case .accuracy(.test): return epochs.map { (Double($0.step), $0.test.accuracy) }
    case .accuracy(.train):
      return epochs.compactMap { end in end.training.map { (Double(end.step), $0.accuracy) } }
    case .dataCost(.test): return epochs.map { (Double($0.step), $0.test.dataCost) }
    case .dataCost(.train):
      return epochs.compactMap { end in end.training.map { (Double(end.step), $0.dataCost) } }
    case .gradient(.total, _), .layer(.biases, _), .layer(.activations, _), .layer(.saturated, _),
      .accuracy(.batch),
      .dataCost(.batch), .setting, .entry:
      return nil
    }
  }
}
