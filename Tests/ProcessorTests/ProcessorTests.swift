import Testing

@testable import Processor

@Suite struct ProcessorTests {
  @Test("has no complaint where the processor has what is needed or more")
  func enough() {
    for present in 0...4 {
      for needed in 0...present {
        #expect(Processor.complaint(needed: needed, present: present) == nil)
      }
    }
  }

  @Test("says what is missing and how to build without it")
  func missing() {
    #expect(
      Processor.complaint(needed: 3, present: 2)
        == "This backprop was built for processors with AVX2 and FMA, which this one lacks; "
        + "build it with BACKPROP_MARCH=x86-64-v2 instead."
    )
    #expect(
      Processor.complaint(needed: 4, present: 3)
        == "This backprop was built for processors with AVX-512, which this one lacks; "
        + "build it with BACKPROP_MARCH=x86-64-v3 instead."
    )
    #expect(
      Processor.complaint(needed: 2, present: 1)
        == "This backprop was built for processors with SSE4.2, which this one lacks; "
        + "build it with BACKPROP_MARCH=x86-64 instead."
    )
  }
}
