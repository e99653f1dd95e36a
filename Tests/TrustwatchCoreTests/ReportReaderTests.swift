import Foundation
import Testing

@testable import TrustwatchCore

/// Every framework's report, and the visits' letters, in the manner of `pdftotext -raw`: `NAME.txt` gives `NAME.json`.
struct ReportReaderTests {
    private static let authorities = [
        Authority(urn: "80999", name: "Northmoor, City of", slug: "northmoor"),
        Authority(urn: "80998", name: "Southmoor and Vale", slug: "southmoor-and-vale", alsoKnownAs: ["Southmoor"]),
        Authority(urn: "80997", name: "Vale", slug: "vale"),
    ]

    @Test(arguments: [
        "ilacs-2026", "ilacs-2023", "ilacs-2019", "sif-2016", "sif-2014", "child-protection-2012", "looked-after-2013",
        "slac-2010", "monitoring-visit", "focused-visit", "fostering-2019",
    ])
    func readsEveryFramework(name: String) throws {
        let text = String(decoding: try Fixture.bytes("reports/\(name).txt"), as: UTF8.self)
        let expected = String(decoding: try Fixture.bytes("reports/\(name).json"), as: UTF8.self)
        let report = try ReportReader.read(text, authorities: Self.authorities)
        #expect(report.json(file: name + ".pdf").text + "\n" == expected)
    }
}
