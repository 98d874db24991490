import Arithmetic
import BackpropCore

/// What a benchmark trains on: images and weights from stated formulas, so that any program in any
/// language can do the same work without a data set.
///
/// With `bits(i)` draw number i of ``SplitMix64``:
///
/// * Image i of 10,000 shows three round spots. Spot s = 0, 1, 2 has its middle in row 7 + draw
///   6i + 2s and column 7 + draw 6i + 2s + 1 of the stream seeded 2026, each draw below 14. A pixel at
///   squared distance d ≤ 18 from the nearest middle has the code 255 − 12d, every other 0. As in MNIST
///   about a fifth of the pixels are not 0, and they lie together.
/// * Image i is labelled i mod 10.
/// * One epoch takes the images in the order `shuffled(10_000)` of the stream seeded 2027; mini-batch k
///   is the k-th m of them, and after the last whole one the first follows again.
/// * Weight (k, j) of layer l is (2 · uniform(k · out + j) − 1) / √in of the stream seeded l; biases
///   are 0. Sigmoid units, cross-entropy, η = 0.5, λ = 5 over n = 50,000.
struct BenchProblem {
  /// All images; 10,000 × 784.
  let images: SparseRows
  /// The digit of each image.
  let labels: [UInt8]
  /// The images in the order of the epoch.
  let order: [Int]
  /// η, λ and n.
  let hyper = Hyperparameters(eta: 0.5, objective: Objective([.l2(lambda: 5)], n: 50_000))

  static let imageCount = 10_000

  init() {
    let draws = SplitMix64(seed: 2026)
    var images = SparseRows(columns: 784)
    var codes = [UInt8](repeating: 0, count: 784)
    for image in 0..<Self.imageCount {
      for i in codes.indices { codes[i] = 0 }
      for spot in 0..<3 {
        let draw = UInt64(6 * image + 2 * spot)
        let row = 7 + draws.integer(at: draw, below: 14)
        let column = 7 + draws.integer(at: draw + 1, below: 14)
        Self.paint(row: row, column: column, on: &codes)
      }
      images.append(codes: codes[...])
    }
    self.images = images
    labels = (0..<Self.imageCount).map { UInt8($0 % 10) }
    order = SplitMix64(seed: 2027).shuffled(Self.imageCount)
  }

  /// Adds a spot to a picture of 28 × 28.
  private static func paint(row: Int, column: Int, on codes: inout [UInt8]) {
    for down in -4...4 {
      for right in -4...4 {
        let distance = down * down + right * right
        guard distance <= 18 else { continue }
        let pixel = (row + down) * 28 + column + right
        codes[pixel] = max(codes[pixel], UInt8(255 - 12 * distance))
      }
    }
  }

  /// The places of the images of mini-batch number `index`, m of them.
  func batch(_ index: Int, of m: Int) -> ArraySlice<Int> {
    let first = index % (Self.imageCount / m) * m
    return order[first..<first + m]
  }

  /// The weights that training begins with.
  func network(_ configuration: BenchConfiguration) -> Network {
    let sizes = configuration.sizes
    let layers = (1..<sizes.count).map { l in
      let (inputs, units) = (sizes[l - 1], sizes[l])
      let draws = SplitMix64(seed: UInt64(l))
      let root = Double(inputs).squareRoot()
      return Layer(
        weights: Matrix(
          rows: inputs,
          columns: units,
          values: (0..<inputs * units).map { (2 * draws.uniform(at: UInt64($0)) - 1) / root }
        ),
        biases: Matrix(rows: 1, columns: units),
        activation: .sigmoid
      )
    }
    return Network(layers: layers, output: .crossEntropy)
  }
}

extension BenchProblem {
  /// Multiply-adds of one step, on average over the images: those that the contract asks for.
  ///
  /// Layer 1 counts its nonzero pixels twice, for the forward pass and the gradient; every other layer
  /// counts three products, for δ is carried back through it too. The update is one a parameter.
  func multiplyAddsPerStep(_ configuration: BenchConfiguration) -> Double {
    let sizes = configuration.sizes
    let pixels = Double(images.entryCount) / Double(images.count)
    var perImage = 2 * pixels * Double(sizes[1])
    for (inputs, units) in zip(sizes.dropFirst(), sizes.dropFirst(2)) {
      perImage += Double(3 * inputs * units)
    }
    return perImage * Double(configuration.batch) + Double(configuration.parameterCount)
  }
}
