extension Judgements {
    /// Labels as the tables and headings of reports print them, in any order. `…` stands for up to twelve words; a label in
    /// a section counts only under a heading that names it.
    static let labels: [Vocabulary: [(area: Inspection.Area, section: String?, label: String)]] = [
        .ilacs: ilacs,
        .sif: [
            (.overall, nil, "overall judgement …"),
            (.overall, nil, "children's services in …"),
            (.overall, nil, "services for children in …"),
            (.overall, nil, "overall effectiveness"),
            (.helpProtection, nil, "children who need help and protection"),
            (.helpProtection, nil, "experiences and progress of children who need help and protection"),
            (.helpProtection, nil, "children in need of help and protection"),
            (.childrenInCare, nil, "children looked after and achieving permanence"),
            (.childrenInCare, nil, "experiences and progress of children looked after and achieving permanence"),
            (.childrenInCare, nil, "looked after children and achieving permanence"),
            (.adoption, nil, "adoption performance"),
            (.adoption, nil, "graded judgement on adoption performance"),
            (.careLeavers, nil, "experiences and progress of care leavers"),
            (.careLeavers, nil, "graded judgement on the experiences and progress of care leavers"),
            (.leadership, nil, "leadership, management and governance"),
            (.lscb, nil, "local safeguarding children board"),
            (.lscb, nil, "local safeguarding children board (LSCB)"),
            (.lscb, nil, "effectiveness of the LSCB"),
        ],
        .childProtection: [
            (.overall, nil, "overall effectiveness"),
            (.overall, nil, "overall effectiveness of the arrangements …"),
            (
                .helpProtection, nil,
                "effectiveness of the help and protection provided to children, young people, families and carers"
            ),
            (.helpProtection, nil, "effectiveness of the help and protection …"),
            (.leadership, nil, "leadership and governance"),
        ],
        .slac: [
            (.safeguarding, "safeguarding", "overall effectiveness"),
            (.childrenInCare, "looked after", "overall effectiveness"),
        ],
        .lookedAfter: [
            (.overall, nil, "overall effectiveness"),
            (.overall, nil, "overall effectiveness of services for looked after children and young people"),
            (.childrenInCare, nil, "outcomes for looked after children and young people"),
            (.leadership, nil, "leadership and management"),
        ],
        .sccif: [
            (.overall, nil, "overall experiences and progress of children and young people"),
            (.overall, nil, "overall experiences and progress of children and young people, taking into account"),
            (.overall, nil, "overall experiences and progress of service users, taking into account"),
            (.overall, nil, "overall experiences and progress of service users"),
            (.overall, nil, "overall effectiveness"),
            (.helpProtection, nil, "how well children and young people are helped and protected"),
            (.helpProtection, nil, "how well children, young people and adults are helped and protected"),
            (.helpProtection, nil, "how well children are helped and protected"),
            (.helpProtection, nil, "how well service users are helped and protected"),
            (.leadership, nil, "effectiveness of leaders and managers"),
        ],
    ]

    /// Every report words these a little differently: "children in need of help", "children looked after", "leadership".
    private static let ilacs: [(area: Inspection.Area, section: String?, label: String)] = {
        let practice = [
            "impact of leaders on social work practice with children and families",
            "impact of leaders on social work practice with children and their families",
            "impact of leadership on social work practice with children and families",
            "impact of leaders on social work practice", "impact of leaders on practice with children and families",
            "impact of leaders on practice with children and their families", "impact of leaders on practice",
            "impact of leaders",
        ]
        let helped = [
            "children who need help and protection", "children in need of help and protection",
            "children needing help and protection", "children and young people who need help and protection",
            "children and families who need help and protection", "children who need help or protection",
            "children requiring help and protection",
        ]
        let inCare = [
            "children in care", "children and young people in care", "children looked after", "looked after children",
            "children who are looked after", "children who are in care", "cared for children",
        ]
        let leavers = [
            "care leavers", "young people leaving care", "children and young people leaving care",
            "care experienced young people", "care experienced young adults", "care experienced people",
            "care leavers and care experienced young people",
        ]
        let people: [(area: Inspection.Area, people: [String])] = [
            (.helpProtection, helped), (.childrenInCare, inCare), (.careLeavers, leavers),
            (.careLeavers, ["children care leavers"]),
            (.careAndLeavers, inCare.flatMap { one in leavers.map { "\(one) and \($0)" } }),
        ]
        return [(.overall, nil, "overall effectiveness")] + practice.map { (.leadership, nil, $0) }
            + people.flatMap { area, people in
                people.map { (area, nil, "experiences and progress of \($0)") }
            }
    }()
}
