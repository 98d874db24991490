import Arithmetic
import BackpropCore
import Testing

@Suite("One step agrees to the bit with the scalar evaluation of the contract in Python")
struct GoldenHashTests {
  @Test(arguments: [1, 2, 3, 7])
  func small(threads: Int) {
    var problem = GoldenProblem.small()
    var (step, rule) = (TrainingStep(), Rule())
    step.all(
      &problem.network,
      by: &rule,
      problem.hyper,
      inputs: problem.inputs,
      labels: problem.labels,
      threads: threads
    )
    #expect(problem.network.fingerprint == 0x8062_49e1_86a3_ba3f)
  }

  @Test(arguments: [1, 2, 3, 7])
  func large(threads: Int) {
    var problem = GoldenProblem.large()
    var (step, rule) = (TrainingStep(), Rule())
    step.all(
      &problem.network,
      by: &rule,
      problem.hyper,
      inputs: problem.inputs,
      labels: problem.labels,
      threads: threads
    )
    #expect(problem.network.fingerprint == 0xdad2_0a0a_6df6_10c8)
  }
}
