import Testing

@testable import TrustwatchCore

struct OutcomeTableTests {
    private func lines(_ table: OutcomeTable) -> [String] {
        table.entries.map { entry in
            let facts = entry.facts
            let grades = Inspection.Area.allCases.compactMap { area in
                facts.grades[area].map { "\(area.rawValue)=\($0.rawValue)" }
            }
            return [
                "\(entry.line)", entry.authority.slug, facts.kind?.rawValue ?? "-",
                facts.visit.map { "\($0.start)" + ($0.end.map { "/\($0)" } ?? "") } ?? "-",
                facts.published?.description ?? "-", grades.joined(separator: " "),
            ].joined(separator: ", ")
        }
    }

    /// As Ofsted's sheet of one year has it: notes above, long titles, words for nothing.
    @Test func readsASheetOfOutcomes() throws {
        let table = try OutcomeTable(
            Array(
                """
                Local authority inspection outcomes as at 31 March,,,,,,,,
                "Notes: see the ""read me"" sheet.",,,,,,,,
                Web link,Local authority name,Ofsted region,Inspection date,Publication date,Overall effectiveness,The impact of leaders on social work practice with children and families,The experiences and progress of children who need help and protection,The experiences and progress of children in care,The experiences and progress of care leavers
                https://reports.ofsted.gov.uk/provider/44/80429,Birmingham,West Midlands,20/02/2023,18/04/2023,Good,Good,Good,Good,Good
                ,"Bristol, City of",South West,16/01/2023,17/03/2023,Requires improvement,Requires improvement to be good,Inadequate,Good,Not judged
                ,Leeds,North,21/02/2022,01/04/2022,Outstanding,Outstanding,Good,Outstanding,
                ,Isles of Scilly,South West,Not yet inspected,,,,,,
                """.utf8))
        #expect(
            lines(table) == [
                "4, birmingham, ilacs, 2023-02-20, 2023-04-18, overall=good leadership=good help_protection=good "
                    + "children_in_care=good care_leavers=good",
                "5, bristol, ilacs, 2023-01-16, 2023-03-17, overall=requires_improvement leadership=requires_improvement "
                    + "help_protection=inadequate children_in_care=good",
                "6, leeds, ilacs, 2022-02-21, 2022-04-01, overall=outstanding leadership=outstanding "
                    + "help_protection=good care_and_leavers=outstanding",
            ])
        #expect(table.faults == [])
        #expect(table.withoutInspection == 1)
    }

    /// Other names, another order, semicolons, two dates, a number for a grade.
    @Test func readsOtherTables() throws {
        let table = try OutcomeTable(
            Array(
                """
                urn;local_authority;inspection_link;publication_date;inspection_framework;inspection_start_date;inspection_end_date;overall_effectiveness_grade;impact_of_leaders_grade;help_and_protection_grade;in_care_grade;care_leavers_grade
                80429;birmingham;https://files.ofsted.gov.uk/v1/file/50050254;17/01/19;standard;03/12/2018;14/12/2018;requires improvement;requires improvement;requires improvement;requires improvement;inspection_pre_dates_judgement
                80480;lancashire;;20-Aug-26;standard;2026-05-11 00:00:00;22 May 2026;not_reported_post_reform;1;2;good;outstanding
                80429;birmingham;;19/10/12;;;;4;;;;data_unreadable
                """.utf8))
        #expect(
            lines(table) == [
                "2, birmingham, ilacs, 2018-12-03/2018-12-14, 2019-01-17, overall=requires_improvement "
                    + "leadership=requires_improvement help_protection=requires_improvement "
                    + "care_and_leavers=requires_improvement",
                "3, lancashire, ilacs, 2026-05-11/2026-05-22, 2026-08-20, leadership=outstanding help_protection=good "
                    + "children_in_care=good care_leavers=outstanding",
                "4, birmingham, child_protection, -, 2012-10-19, overall=inadequate",
            ])
        #expect(table.entries.first?.facts.reportURL == "https://files.ofsted.gov.uk/v1/file/50050254")
    }

    @Test func namesWhatIsWrongWithARow() throws {
        let table = try OutcomeTable(
            Array(
                """
                Local authority,Inspection date,Overall effectiveness
                Birmingham,32/13/2023,Good
                Borchester,20/02/2023,Good
                Leeds,21/02/2022,Gud
                Kent,,Good
                Devon
                York,21/02/2022,Good
                """.utf8))
        #expect(
            table.faults.map { "\($0.line): \($0.what)" } == [
                "2: \"32/13/2023\" in column \"Inspection date\" is no date",
                "3: \"Borchester\" is none of England's local authorities",
                "4: \"Gud\" in column \"Overall effectiveness\" is no grade", "5: it has no date", "6: it has no date",
            ])
        #expect(table.entries.map(\.authority.slug) == ["york"])
    }

    @Test(arguments: [
        ("PK\u{3}\u{4}", "a spreadsheet: save its sheet of inspections as CSV"),
        ("", "no table with the columns \"Local authority name\" and \"Inspection date\""),
        ("a,b\nc,d", "no table with the columns \"Local authority name\" and \"Inspection date\""),
    ])
    func namesWhatIsNoTable(text: String, what: String) {
        #expect(throws: NotAReport(what: what)) { try OutcomeTable(Array(text.utf8)) }
    }
}
