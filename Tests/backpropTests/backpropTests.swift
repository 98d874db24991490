import Testing

@testable import backprop
