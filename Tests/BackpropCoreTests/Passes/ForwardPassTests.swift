import Arithmetic
import Testing

@testable import BackpropCore

@Suite("z = a W + b, then a = σ(z)")
struct ForwardPassTests {
  /// 2-2-2 with relu: every number is exact.
  private let network = Network(
    layers: [
      Layer(
        weights: Matrix([[1, -2], [3, 4]]),
        biases: Matrix(row: [0.5, -1]),
        activation: .relu
      ),
      Layer(weights: Matrix([[2, -1], [1, 0.5]]), biases: Matrix(row: [-3, 1])),
    ],
    output: .crossEntropy
  )

  private func inputs(_ codes: [UInt8]) -> SparseRows {
    let palette: [Double] = [0, 1, 2] + [Double](repeating: 0, count: 253)
    var inputs = SparseRows(columns: 2, palette: palette)
    inputs.append(codes: codes[...])
    return inputs
  }

  @Test func byHand() {
    var pass = ForwardPass()
    pass.run(network, on: inputs([1, 0, 0, 2]))
    #expect(pass.z(1) == Matrix([[1.5, -3], [6.5, 7]]))
    #expect(pass.a(1) == Matrix([[1.5, 0], [6.5, 7]]))
    #expect(pass.z(2) == Matrix([[0, -0.5], [17, -2]]))
    #expect(pass.outputWeightedInput == pass.z(2) && pass.output == pass.a(2))
    #expect(pass.output[0, 0] == 0.5)
    #expect(close(pass.output[0, 1], 0.377_540_668_798_145_43, relative: 1e-15))
  }

  @Test("each layer is made from the one before by scalar code too", arguments: Activation.all)
  func scalar(activation: Activation) throws {
    let problem = Problem(activation)
    let pass = problem.forward
    for i in 0..<problem.labels.count {
      var a = problem.inputs.values(row: i)
      for (l, layer) in problem.network.layers.enumerated() {
        let value = try #require(layer.activation.value)
        let z = (0..<layer.units).map { j in
          a.enumerated().reduce(layer.biases[0, j]) { sum, x in
            x.element == 0 && l == 0
              ? sum : sum.addingProduct(x.element, layer.weights[x.offset, j])
          }
        }
        #expect(pass.z(l + 1).row(i) == z)
        a = z.map(value)
        #expect(pass.a(l + 1).row(i) == a)
      }
    }
  }

  @Test("a pass that is used again, for more images and fewer, remembers nothing")
  func again() {
    var pass = ForwardPass()
    for codes: [UInt8] in [[1, 0, 0, 2, 1, 1], [2, 2], [0, 0, 1, 2], []] {
      pass.run(network, on: inputs(codes))
      var fresh = ForwardPass()
      fresh.run(network, on: inputs(codes))
      #expect(pass == fresh && pass.output.rows == codes.count / 2)
    }
    let deeper = Problem()
    pass.run(deeper.network, on: deeper.inputs)
    #expect(pass == deeper.forward)
  }
}
