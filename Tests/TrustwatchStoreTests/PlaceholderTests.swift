import Testing

@testable import TrustwatchStore

@Test func placeholder() {}
