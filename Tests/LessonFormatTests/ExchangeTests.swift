import Testing

@testable import LessonFormat

@Suite struct ExchangeTests {
  private func exchange(_ text: String) throws -> Exchange {
    try #require(try Document(parsing: text).exchanges.first)
  }

  @Test func readsOptionsInAnyOrder() throws {
    let options = try exchange("```backprop tol=1e-6  fresh\tskip nocheck\nbp> x\n```").options
    #expect(options.isSkipped && options.isUnchecked && options.startsFresh)
    #expect(options.tolerance == 1e-6)
    #expect(try exchange("```backprop\nbp> x\n```").options == Exchange.Options())
  }

  @Test func trimsTheCommandOnly() throws {
    let exchange = try exchange("```backprop\nbp>  show 3 \t\n  indented  \n```")
    #expect(exchange.command == "show 3")
    #expect(exchange.output == ["  indented  "])
    #expect(exchange.line == 2)
  }

  @Test func comparesWhatWasPrinted() throws {
    let exchange = try exchange("```backprop tol=1e-3\nbp> x\ncost 1.0000\n\\bp> y\n```")
    #expect(exchange.comparison(with: "cost 1.0001\nbp> y\n").isEqual)
    #expect(exchange.comparison(with: "cost 1.0001\nbp> z\n").firstDifference == 1)
  }
}
