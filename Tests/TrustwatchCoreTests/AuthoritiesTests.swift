import Testing

@testable import TrustwatchCore

struct AuthoritiesTests {
    @Test(arguments: [
        ("Birmingham", "birmingham"), ("80429", "birmingham"), ("birminghamchildrenstrust.co.uk", "birmingham"),
        ("Birmingham Children's Trust", "birmingham"), ("Bristol, City of", "bristol"), ("Bristol", "bristol"),
        ("Hull", "kingston-upon-hull"),
        ("Kingston upon Thames", "kingston-upon-thames"), ("St Helens", "st-helens"),
        ("Stoke on Trent", "stoke-on-trent"),
        ("Brighter Futures for Children", "reading"), ("barking & dagenham", "barking-and-dagenham"),
    ])
    func isFoundByAnyOfItsNames(name: String, slug: String) {
        #expect(Authorities.named(name)?.slug == slug)
    }

    @Test func allOfEnglandIsThere() {
        // 153 of today, and Cumbria, Northamptonshire and Poole of before.
        #expect(Authorities.all.count == 156)
        #expect(Set(Authorities.all.map(\.slug)).count == 156)
        #expect(Authorities.named("Birmingham, Alabama") == nil)
    }
}
