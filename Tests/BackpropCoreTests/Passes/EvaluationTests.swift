import Arithmetic
import BackpropCore
import Testing

struct EvaluationTests {
  private struct Enough: Error {}

  private let network = Initialization.scaled.network(
    sizes: [9, 4, 10],
    activation: .sigmoid,
    output: .crossEntropy,
    seed: 1
  )

  private func images(_ count: Int) -> (SparseRows, [UInt8]) {
    let draws = SplitMix64(seed: 7)
    var images = SparseRows(columns: 9)
    images.append(
      codes: (0..<count * 9).map { UInt8(draws.integer(at: UInt64($0), below: 256)) }[...]
    )
    return (images, (0..<count).map { UInt8($0 % 10) })
  }

  /// Every image is announced before it is seen, and announcing changes no bit.
  @Test(arguments: [0, 1, 499, 500, 501, 1_700])
  func everyPartIsAnnounced(count: Int) {
    let (images, labels) = images(count)
    var parts: [Int] = []
    let told = Evaluation(of: network, on: images, labels: labels, threads: 2) { parts.append($0) }
    #expect(parts.reduce(0, +) == count && parts.allSatisfy { (1...500).contains($0) })
    #expect(told == Evaluation(of: network, on: images, labels: labels))
    #expect(told.confusion.reduce(0, +) == count)
  }

  @Test func anErrorEndsIt() {
    let (images, labels) = images(1_700)
    var count = 0
    #expect(throws: Enough.self) {
      _ = try Evaluation(of: network, on: images, labels: labels) { images in
        guard count < 1_000 else { throw Enough() }
        count += images
      }
    }
    #expect(count == 1_000)
  }

  @Test("cost and answers are those of one pass over all images", arguments: Output.all)
  func onePass(output: Output) {
    let network = Initialization.large.network(
      sizes: [9, 4, 10],
      activation: .tanh,
      output: output,
      seed: 3
    )
    let (images, labels) = images(1_200)
    let evaluation = Evaluation(of: network, on: images, labels: labels)
    var pass = ForwardPass()
    pass.run(network, on: images)
    let mean = output.mean(z: pass.outputWeightedInput, a: pass.output, labels: labels)
    #expect(close(evaluation.dataCost, mean, relative: 1e-14))
    let right = labels.indices.count { row in
      let a = pass.output.row(row)
      return a[Int(labels[row])] == a.max()
    }
    #expect(evaluation.correct == right && evaluation.accuracy == Double(right) / 1_200)
  }

  @Test func nothingIsNeitherRightNorWrong() {
    let (images, labels) = images(0)
    let evaluation = Evaluation(of: network, on: images, labels: labels)
    #expect(evaluation.accuracy == 0 && evaluation.dataCost == 0 && evaluation.imageCount == 0)
  }
}
