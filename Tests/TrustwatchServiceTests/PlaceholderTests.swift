import Testing

@testable import TrustwatchService

@Test func placeholder() {}
