import Testing

@testable import Trustwatch

@Test func placeholder() {}
