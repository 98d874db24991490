import Testing

@testable import BackpropCore
