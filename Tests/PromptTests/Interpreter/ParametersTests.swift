import Testing

@testable import Prompt

struct ParametersTests {
  @Test func asTheCommandDeclaresThem() throws {
    let net = Parameters(of: NetCommand.self)
    #expect(net.words.map(\.isOptional) == [true])
    #expect(net.options.compactMap(\.option) == ["--activation", "--cost", "--init", "--seed"])
    #expect(net.option("--init")?.values == ["scaled", "large", "small"])
    #expect(net.option("--seed")?.values == [] && net.option("--seed")?.isFlag == false)
    #expect(net.option("--help") == nil)
    let plot = Parameters(of: PlotCommand.self)
    #expect(plot.words.map(\.isRepeating) == [true] && plot.words.map(\.isOptional) == [false])
    #expect(plot.option("--log")?.isFlag == true)
    #expect(Parameters(of: ForwardCommand.self).words.isEmpty)
  }

  @Test(arguments: [
    ([], []), (["1", "--unit", "3"], ["1"]), (["--unit", "3", "1"], ["1"]), (["--image"], []),
    (["1", "--foo", "3"], ["1", "3"]), (["1", "--", "--unit", "3"], ["1", "--unit", "3"]),
  ])
  func wordsByTheirPlaces(line: [String], places: [String]) {
    #expect(Parameters(of: ActivationsCommand.self).places(in: line) == places)
  }
}
