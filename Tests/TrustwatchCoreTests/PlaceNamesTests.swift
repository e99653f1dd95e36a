import Testing

@testable import TrustwatchCore

@Suite struct PlaceNamesTests {
    /// In any of these a name may stand.
    private static let texts = [
        "*", "Ofsted: *", "Inspectors went to * again", "(*)", "“*” said", "*'s services", "*’s services",
        "Visit-* today", "In\n*\n",
        "l'*", "The *, a city", "3* 4*", "Éire and *", "a *.", "*…",
    ]

    /// What is put aside before it is cut into words names no place when it is.
    @Test func whatMayNotStandDoesNot() {
        var found = 0
        for entry in Authorities.Entry.all {
            let names = [entry.plainName] + entry.authority.alsoKnownAs + entry.authority.trusts + entry.places
            for name in names + names.map({ $0.uppercased() }) {
                for text in Self.texts.map({ $0.replacing("*", with: name) }) {
                    guard PlaceNames.shared.stand(in: NormalisedText(title: text)) else { continue }
                    found += 1
                    #expect(PlaceNames.shared.mayStand(in: text), "\(text)")
                }
            }
        }
        #expect(found > 5_000)
    }

    @Test(arguments: [
        "Inspectors praise the council for its children's services",
        "New roads for the County after the Council of ministers met", "Ōsaka and čakovec, “quoted”", "",
    ])
    func mostTextsNameNone(text: String) {
        #expect(!PlaceNames.shared.mayStand(in: text))
    }
}
