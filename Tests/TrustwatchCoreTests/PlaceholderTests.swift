import Testing
@testable import TrustwatchCore

@Test func placeholder() {}
