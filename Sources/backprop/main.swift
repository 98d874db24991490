import Arithmetic
import BackpropCore
import Bench
import Foundation
if CommandLine.arguments.contains("--parts") {
  func matrix(_ r: Int, _ c: Int) -> Matrix {
    let d = SplitMix64(seed: UInt64(r))
    return Matrix(rows: r, columns: c, values: (0..<r * c).map { d.uniform(at: UInt64($0)) / 50 - 0.01 })
  }
  let m = 10, h = 30
  var x = SparseRows(columns: 784)
  let draws = SplitMix64(seed: 2026)
  var codes = [UInt8](repeating: 0, count: 784)
  for image in 0..<1000 {
    for i in codes.indices { codes[i] = 0 }
    for spot in 0..<3 {
      let draw = UInt64(6 * image + 2 * spot)
      let row = 7 + draws.integer(at: draw, below: 14)
      let column = 7 + draws.integer(at: draw + 1, below: 14)
      for dy in -4...4 { for dx in -4...4 where dy * dy + dx * dx <= 18 {
        let p = (row + dy) * 28 + column + dx
        codes[p] = max(codes[p], UInt8(255 - 12 * (dy * dy + dx * dx))) } }
    }
    x.append(codes: codes[...])
  }
  var w = matrix(784, h)
  let b = matrix(1, h)
  let delta = matrix(m, h)
  var z = Matrix(rows: m, columns: h), a = z, g = w
  var batch = SparseRows(columns: 784), t = batch
  var i = 0
  func next() { i = (i + 1) % 100; batch.replace(with: x, at: Array(i * m..<i * m + m)) }
  let clock = ContinuousClock()
  func time(_ name: String, _ body: () -> Void) {
    var best = 1e9
    for _ in 0..<40 {
      let d = clock.measure { for _ in 0..<100 { next(); body() } }.components
      best = min(best, Double(d.attoseconds) * 1e-12 / 100)
    }
    print(name, String(format: "%.2f", best))
  }
  time("gather", {})
  time("scale", { w.scale(by: 1) })
  time("add", { w.add(0, times: g) })
  time("forward", { z.setProduct(batch, w, startingFrom: b) })
  time("forward hot", { z.setProduct(batch, w, startingFrom: b);  z.setProduct(batch, w, startingFrom: b) })
  time("sigmoid", { a.setSigmoid(of: z) })
  time("transpose", { t.replace(withTransposed: batch) })
  time("gradient", { g.setProduct(transposed: batch, delta) })
  time("fused", { w.update(decay: 0.9999, rate: -0.05, productTransposed: batch, delta) })
  time("fused forward", { z.setProduct(batch, w, startingFrom: b); w.update(decay: 0.9999, rate: -0.05, productTransposed: batch, delta) })
  var empty = SparseRows(columns: 784)
  empty.append(codes: [UInt8](repeating: 0, count: 7840)[...])
  time("fused empty", { w.update(decay: 0.9999, rate: -0.05, productTransposed: empty, delta) })
  let d1 = matrix(m, 8); var w1 = matrix(784, 8)
  time("fused 8 columns", { w1.update(decay: 0.9999, rate: -0.05, productTransposed: batch, d1) })
  var full = SparseRows(columns: 784)
  full.append(codes: (0..<7840).map { ($0 % 10) < 2 ? 7 : 0 }[...])
  time("fused regular", { w.update(decay: 0.9999, rate: -0.05, productTransposed: full, delta) })
  time("forward regular", { z.setProduct(full, w, startingFrom: b) })
  var tiny = SparseRows(columns: 64)
  tiny.append(codes: (0..<640).map { ($0 % 10) < 2 ? 7 : 0 }[...])
  var wt = matrix(64, h)
  time("fused small regular x12.25", { for _ in 0..<12 { wt.update(decay: 0.9999, rate: -0.05, productTransposed: tiny, delta) } })
  time("forward small regular x12.25", { for _ in 0..<12 { z.setProduct(tiny, wt, startingFrom: b) } })
  let half = Matrix(rows: 30, columns: 10)
  var net = Network(layers: [Layer(weights: w, biases: b, activation: .sigmoid), Layer(weights: half, biases: Matrix(rows: 1, columns: 10), activation: .sigmoid)], cost: .crossEntropy)
  let labels = [UInt8](0..<10)
  var step = TrainingStep()
  let descent = GradientDescent(eta: 0.5, l2: L2(lambda: 5), n: 50_000)
  time("step", { step.all(&net, inputs: batch, labels: labels, descent: descent) })
  time("forward pass", { step.forward.run(net, on: batch) })
  time("backward pass", { step.backward.run(net, after: step.forward, labels: labels) })
  time("phases", { step.forward.run(net, on: batch); step.backward.run(net, after: step.forward, labels: labels); step.dataGradient.run(inputs: batch, forward: step.forward, backward: step.backward); descent.update(&net, by: step.dataGradient, m: 10) })
  print(w[3, 3])
} else {
  let threads = CommandLine.arguments.contains("--threads") ? Int(CommandLine.arguments.last ?? "1") ?? 1 : 1
  if CommandLine.arguments.contains("--only") {
    print(BenchReport(of: [BenchConfiguration.all[0]], threads: threads, repetitions: 101).text.split(separator: "\n").last ?? "")
  } else {
    let report = BenchReport(threads: threads)
    print(CommandLine.arguments.contains("--json") ? try report.json : report.text)
  }
}
