import Testing

@testable import TextRendering
