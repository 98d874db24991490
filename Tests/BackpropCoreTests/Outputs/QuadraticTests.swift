import Arithmetic
import Testing

@testable import BackpropCore

@Suite("Half the squared distance of sigmoid outputs")
struct QuadraticTests {
  private let output = Output.quadratic

  @Test("½ (0.5² + 0.25² + 1²), by hand")
  func byHand() {
    let a = Matrix([[0.5, 0.25, 0]])
    #expect(output.sum(a, a, [2]) == 0.5 * (0.25 + 0.0625 + 1))
    #expect(output.mean(z: a, a: a, labels: [2]) == 0.656_25)
  }

  @Test("two images, by hand: the mean is half of the sum")
  func mean() {
    let a = Matrix([[1, 0], [0.5, 0.5]])
    #expect(output.sum(a, a, [0, 1]) == 0.25)
    #expect(output.mean(z: a, a: a, labels: [0, 1]) == 0.125)
  }

  @Test("the slope stays: a saturated unit does not learn, however wrong (Nielsen, chapter 3)")
  func slowdown() {
    var delta = Matrix(rows: 0, columns: 0)
    output.delta(a: Matrix(row: [1, 0, 0.25]), labels: [1], into: &delta)
    #expect(delta.values == [0, 0, 0.25 * 0.25 * 0.75])
    #expect(output.deltaHasSlope && output.activation == .sigmoid)
  }

  @Test(
    "the first step of Nielsen's one neuron: w = 2, b = 2, x = 1 puts out 0.98 and hardly learns"
  )
  func nielsen() {
    let network = Network(
      layers: [Layer(weights: Matrix(row: [2, 0]), biases: Matrix(row: [2, 0]))],
      output: output
    )
    var input = SparseRows(columns: 1)
    input.append(codes: [255])
    var step = TrainingStep()
    // The label of unit 1 makes 0 the target of unit 0.
    step.findGradient(network, inputs: input, labels: [1])
    let a = step.forward.output[0, 0]
    #expect(close(a, 0.982_013_790_037_908_4, relative: 1e-15))
    #expect(close(step.dataGradient.weightSums[0][0, 0], a * a * (1 - a), relative: 1e-15))
  }
}
