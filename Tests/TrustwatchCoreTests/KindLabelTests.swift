import Testing

@testable import TrustwatchCore

struct KindLabelTests {
    @Test(arguments: [
        ("Children's services inspection", "2026-05-11", "", "ilacs"),
        ("Children’s services inspection", "2018-01-15", "", "ilacs"),
        ("Children's services inspection", "2017-12-04", "", "sif"),
        ("Children's services inspection", "", "2018-02-05", "sif"),
        ("Children's services inspection", "2013-07-08", "", "child_protection"),
        ("Children's services inspection", "", "2012-07-13", "child_protection"),
        ("Children's services inspection", "2010-06-07", "", "slac"),
        ("Children's services inspection", "", "", "other"),
        ("Single inspection of LA children's services as pdf", "", "", "sif"),
        ("Children's services focused visit", "2020-02-05", "", "focused_visit"),
        ("Children's services monitoring visit", "2018-05-01", "", "monitoring_visit"),
        ("Joint area child protection inspection", "2023-05-01", "", "jtai"),
        ("Area SEND full inspection", "2025-06-23", "", "send"),
        ("Area SEND monitoring inspection", "2025-06-23", "", "send"),
        ("Inspection of private fostering arrangements", "", "2010-01-01", "fostering"),
        ("School inspection", "2020-01-01", "", "other"),
    ])
    func namesTheKind(label: String, visit: String, published: String, kind: String) {
        let found = Inspection.Kind(label: label, visit: PartialDate(visit), published: PartialDate(published))
        #expect(found.rawValue == kind)
    }
}
