import Arithmetic

/// How the cost of the data changes where one weight or bias is moved and all else stays, by the forward
/// pass of the book.
///
/// Below the weight nothing moves, and of its own layer one column of z does. So only what lies above is
/// computed again, and of layer 1 only for the images whose pixel is not 0.
struct CostProbe: Sendable {
  /// What a move up and a move down make of the cost.
  struct Change {
    /// C₀(w + h) − C₀(w − h), summed over the images.
    let sum: Double
    /// Whether a hidden unit has a kink of its activation between the two.
    let crossesKink: Bool
  }

  /// An image in which a weight reads something, and what it reads there.
  private struct Reading: Sendable {
    let image: Int
    let value: Double
  }

  private let network: Network
  private let labels: [UInt8]
  private let forward: ForwardPass
  /// Of each pixel the images where it is not 0.
  private let pixels: [[Reading]]

  /// Looks at a network on a mini-batch: inputs m × 784, with the digit of each image.
  init(_ network: Network, inputs: SparseRows, labels: [UInt8], threads: Int) {
    var forward = ForwardPass()
    forward.run(network, on: inputs, threads: threads)
    var pixels = [[Reading]](repeating: [], count: inputs.columns)
    for image in labels.indices {
      for (pixel, value) in inputs.values(row: image).enumerated() where value != 0 {
        pixels[pixel].append(Reading(image: image, value: value))
      }
    }
    (self.network, self.labels, self.forward, self.pixels) = (network, labels, forward, pixels)
  }

  /// C₀ of the mini-batch where nothing is moved.
  var cost: Double {
    network.output.mean(z: forward.outputWeightedInput, a: forward.output, labels: labels)
  }

  /// Moves a weight or bias to w + h and to w − h, as the machine has them.
  func change(moving parameter: Parameter, by h: Double) -> Change {
    let (w, readings) = (network[parameter], readings(of: parameter))
    guard !readings.isEmpty else { return Change(sum: 0, crossesKink: false) }
    let above = moved(parameter, by: (w + h) - w, readings)
    let below = moved(parameter, by: (w - h) - w, readings)
    return Change(
      sum: above.cost - below.cost,
      crossesKink: zip(above.hidden, below.hidden).contains { a, b in
        zip(a.values, b.values).contains { ($0 > a.kink) != ($1 > b.kink) }
      }
    )
  }

  /// z of a hidden layer whose activation has a kink.
  private struct Hidden {
    let values: [Double]
    let kink: Double
  }

  /// The summed cost with z_l[·,j] moved by `step` times what the weight reads, and what was hidden.
  private func moved(
    _ parameter: Parameter,
    by step: Double,
    _ readings: [Reading]
  ) -> (cost: Double, hidden: [Hidden]) {
    let (last, unit) = (network.layers.count, parameter.to)
    let images = readings.count == labels.count ? nil : readings.map(\.image)
    func rows(_ matrix: Matrix) -> Matrix { images.map { matrix.selecting($0) } ?? matrix }
    var hidden: [Hidden] = []
    func keep(_ z: Matrix, ofLayer l: Int) {
      if let kink = network[l].activation.kink {
        hidden.append(Hidden(values: z.values, kink: kink))
      }
    }

    // z_l[·,j] + step · a_{l−1}[·,k]
    var l = parameter.layer
    let all = forward.z(l)
    let column = Matrix(
      rows: readings.count,
      columns: 1,
      values: readings.map { all[$0.image, unit].addingProduct(step, $0.value) }
    )
    var (z, a) = (column, Matrix(rows: 0, columns: 0))
    if l == last {
      z = rows(all)
      for row in readings.indices { z[row, unit] = column[row, 0] }
    } else {
      keep(column, ofLayer: l)
      network[l].activation.apply(column, &a, 1)
      let before = forward.a(l)
      for (row, reading) in readings.enumerated() { a[row, 0] -= before[reading.image, unit] }
      // z_{l+1} moves by what a_l[·,j] moved by, times w_{l+1}[j,·].
      l += 1
      z.setProduct(a, network[l].weights.selecting([unit]))
      z = rows(forward.z(l)) + z
    }
    while l < last {
      keep(z, ofLayer: l)
      network[l].activation.apply(z, &a, 1)
      l += 1
      z.setProduct(a, network[l].weights, startingFrom: network[l].biases)
    }
    network[last].activation.apply(z, &a, 1)
    let digits = images.map { $0.map { labels[$0] } } ?? labels
    return (network.output.sum(z, a, digits), hidden)
  }

  private func readings(of parameter: Parameter) -> [Reading] {
    guard let from = parameter.from else {
      return labels.indices.map { Reading(image: $0, value: 1) }
    }
    guard parameter.layer > 1 else { return pixels[from] }
    let below = forward.a(parameter.layer - 1)
    return labels.indices.compactMap { image in
      let value = below[image, from]
      return value == 0 ? nil : Reading(image: image, value: value)
    }
  }
}
