import Testing

@testable import TrustwatchCore

/// The layouts in which reports print the same things: one small document each, as `pdftotext -raw` gives it.
struct ReportLayoutTests {
    private static let table = """
        Judgement Grade
        The impact of leaders on social work practice with children and families
        Good
        The experiences and progress of children who need help and protection
        Requires improvement
        to be good
        The experiences and progress of children in care and care leavers
        Good
        Overall effectiveness Good
        """

    private func read(_ text: String) throws -> Report { try ReportReader.read(text, authorities: Authorities.all) }

    private func grades(_ report: Report) -> String {
        Inspection.Area.allCases.compactMap { area in
            report.facts.grades[area].map { "\(area.rawValue) \($0.rawValue)" }
        }.joined(separator: ", ")
    }

    // MARK: authorities

    @Test(arguments: [
        ("Birmingham City Council\nInspection of children’s social care services", "Birmingham"),
        (
            "Inspection of Bournemouth, Christchurch and Poole\nCouncil local authority children’s services",
            "Bournemouth, Christchurch and Poole"
        ),
        ("City of Bradford Metropolitan District Council\nInspection of children’s social care services", "Bradford"),
        (
            "Royal Borough of Windsor and Maidenhead\nInspection of children’s social care services",
            "Windsor and Maidenhead"
        ),
        (
            "The Royal Borough of Kensington & Chelsea\nInspection of children’s social care services",
            "Kensington and Chelsea"
        ),
        (
            "The London Borough of Barking and Dagenham\nInspection of children’s social care services",
            "Barking and Dagenham"
        ),
        ("LONDON BOROUGH OF TOWER HAMLETS\nINSPECTION OF CHILDREN’S SOCIAL CARE SERVICES", "Tower Hamlets"),
        ("Inspection of North East Lincolnshire\nlocal authority children’s services", "North East Lincolnshire"),
        ("Inspection of Stockton-on-Tees Borough\nCouncil local authority children’s services", "Stockton-on-Tees"),
        ("Inspection of Southend-on-\nSea City Council local authority children’s services", "Southend-on-Sea"),
        ("Hull City Council\nInspection of children’s social care services", "Kingston Upon Hull"),
        ("Inspection of Kingston upon Thames local authority children’s services", "Kingston upon Thames"),
        ("County of Herefordshire District Council\nInspection of children’s services", "Herefordshire"),
        ("Durham County Council\nInspection of children’s social care services", "Durham"),
        ("St Helens Metropolitan Borough Council\nInspection of children’s social care services", "St. Helens"),
        ("Council of the Isles of Scilly\nInspection of children’s social care services", "Isles of Scilly"),
        ("City of York Council\nInspection of children’s social care services", "York"),
        ("North Yorkshire County Council\nInspection of children’s social care services", "North Yorkshire"),
        ("Cheshire West & Chester Council\nInspection of children’s social care services", "Cheshire West and Chester"),
        ("Telford and Wrekin Borough Council\nInspection of children’s social care services", "Telford and Wrekin"),
        (
            "Bath & North East Somerset Council\nInspection of children’s social care services",
            "Bath and North East Somerset"
        ),
        ("Inspection of West Northamptonshire local authority\nchildren’s services", "West Northamptonshire"),
        ("Bedford Borough Council\nInspection of children’s social care services", "Bedford Borough"),
        ("Central Bedfordshire Council\nInspection of children’s social care services", "Central Bedfordshire"),
        ("Bournemouth Borough Council\nInspection of children’s social care services", "Bournemouth"),
    ])
    func namesTheAuthority(title: String, name: String) throws {
        let report = try read(
            "\(title)\nInspection dates: 4 to 15 July 2022\nLead inspector: Ann Other HMI\n\(Self.table)")
        #expect(report.authority == name)
        #expect(report.facts.kind == .ilacs)
        #expect(
            grades(report)
                == "overall good, leadership good, help_protection requires_improvement, care_and_leavers good")
    }

    // MARK: dates

    @Test(
        arguments: [
            ("Inspection dates: 4 to 15 July 2022", "2022-07-04/2022-07-15", Report.Framework.standard),
            ("Inspection dates: 4 July 2022 to 15 July 2022", "2022-07-04/2022-07-15", .standard),
            ("Inspection dates: 30 June–11 July 2025", "2025-06-30/2025-07-11", .standard),
            ("Inspection dates: from 30 June to 11 July 2025", "2025-06-30/2025-07-11", .standard),
            ("Inspection dates: between 4 and 15 July 2022", "2022-07-04/2022-07-15", .standard),
            ("Inspection Date: 12 – 16 February 2018", "2018-02-12/2018-02-16", .short),
            ("Inspection dates\n12th to 16th February 2018", "2018-02-12/2018-02-16", .short),
            ("Dates of inspection: Monday 3 December to Friday 14 December 2018", "2018-12-03/2018-12-14", .standard),
            ("Date(s) of inspection: 29 November 2021 to 10\nDecember 2021", "2021-11-29/2021-12-10", .standard),
            ("Inspection dates: 6 December 2021 to 7 January", "2021-12-06/2022-01-07", .standard),
            ("Inspection dates: 6 December to 7 January 2022", "2021-12-06/2022-01-07", .standard),
            (
                "Inspection dates: 8 July 2019 to 12 July 2019 and\n7 August 2019 to 8 August 2019",
                "2019-07-08/2019-08-08", .short
            ),
            ("Inspection dates: 19 November–30 November 2018", "2018-11-19/2018-11-30", .standard),
            (
                "Inspection\u{A0}dates:\u{A0}19\u{A0}November\u{A0}to\u{A0}30\u{A0}November\u{A0}2018",
                "2018-11-19/2018-11-30", .standard
            ),
            ("4 to 15 July 2022", "2022-07-04/2022-07-15", .standard),
            ("Inspection dates: 04/07/2022 - 15/07/2022", "2022-07-04/2022-07-15", .standard),
        ] as [(String, String, Report.Framework)])
    func readsTheVisit(line: String, visit: String, framework: Report.Framework) throws {
        let report = try read(
            "Inspection of Kent local authority\nchildren’s services\n\(line)\nLead inspector: Ann Other\n\(Self.table)"
        )
        let read = report.facts.visit.map { "\($0.start)/\($0.end?.description ?? "")" }
        #expect(read == visit)
        #expect(report.framework == framework)
        #expect(report.leadInspector == "Ann Other")
    }

    @Test func aYearThatTheLabelLacksStandsInTheFooter() throws {
        let page = "Inspection of Kent local authority children’s services\n8 to 19 June 2026"
        let report = try read(
            "Inspection of Kent local authority\nchildren’s services\nInspection dates: 8 to 19 June\n\(Self.table)\n"
                + "\u{c}More of it.\n\(page) 2\n\u{c}And more.\n\(page) 3\n\u{c}The end.\n\(page) 4\n")
        #expect(report.facts.visit?.start == PartialDate(year: 2026, month: 6, day: 8))
    }

    // MARK: people

    @Test(arguments: [
        ("Lead inspector: Ann Other, His Majesty’s Inspector", "Ann Other"),
        ("Lead inspector: Ann Other\nHer Majesty's Inspector", "Ann Other"),
        ("Lead inspector: Ann Other HMI", "Ann Other"), ("Lead inspector: Ann Other Senior HMI", "Ann Other"),
        ("Lead Inspector – Ann Other", "Ann Other"), ("Lead inspector\nAnn Other HMI", "Ann Other"),
        ("Reporting inspector Ann Other HMI", "Ann Other"), ("Lead inspector: Jane Senior, HMI", "Jane Senior"),
        ("LEAD INSPECTOR: Seán O’Dell-Smith", "Seán O’Dell-Smith"),
        ("Lead inspectors: Ann Other HMI and Jo Field HMI", "Ann Other"),
        ("Lead inspector: Ann Other (Ofsted)", "Ann Other"),
        ("Lead inspector: Ann Other, social care regulatory inspector", "Ann Other"),
        ("Lead inspector: Ann Other social care regulatory inspector", "Ann Other"),
    ])
    func namesTheInspector(line: String, name: String) throws {
        let report = try read(
            "Inspection of Kent local authority\nchildren’s services\nInspection dates: 4 to 8 July 2022\n\(line)\n\(Self.table)"
        )
        #expect(report.leadInspector == name)
    }

    // MARK: tables

    @Test(arguments: [
        // Row by row on one line.
        """
        Judgement Grade
        The impact of leaders on social work practice with children and families Good The experiences and progress of
        children who need help and protection Inadequate The experiences and progress of children in care Outstanding
        The experiences and progress of care leavers Good Overall effectiveness Inadequate
        """,
        // Column by column.
        """
        Judgement
        The impact of leaders on social work practice with
        children and families
        The experiences and progress of children who need help
        and protection
        The experiences and progress of children in care
        The experiences and progress of care leavers
        Overall effectiveness
        Grade
        Good
        Inadequate
        Outstanding
        Good
        Inadequate
        """,
        // Grades first.
        """
        Good
        The impact of leaders on social work practice with children and families
        Inadequate
        The experiences and progress of children who need help and protection
        Outstanding
        The experiences and progress of children in care
        Good
        The experiences and progress of care leavers
        Inadequate
        Overall effectiveness
        """,
        // Capitals, a word broken over lines, footnotes, soft hyphens, a plural less.
        """
        JUDGEMENT GRADE
        THE IMPACT OF LEADERSHIP ON SOCIAL WORK PRACTICE WITH CHIL-
        DREN AND FAMILIES1
        GOOD
        THE EXPERIENCE AND PRO\u{AD}GRESS OF CHILDREN IN NEED OF HELP AND PROTECTION: INADEQUATE
        THE EXPERIENCES AND PROGRESS OF CHILDREN LOOKED AFTER: OUTSTANDING
        THE EXPERIENCES AND PROGRESS OF CARE-EXPERIENCED YOUNG PEOPLE: GOOD
        OVERALL EFFECTIVENESS: INADEQUATE
        """,
        // No table: headings and sentences.
        """
        The overall effectiveness is judged to be inadequate.
        The impact of leaders on practice with children and families: good
        Leaders know their services.
        The experiences and progress of children who need help and protection is inadequate
        Children wait.
        The experiences and progress of children in care are outstanding.
        The experiences and progress of care leavers: good
        Young people stay in touch.
        """,
    ])
    func readsTheTableInAnyOrder(table: String) throws {
        let report = try read(
            "Inspection of Kent local authority\nchildren’s services\nInspection dates: 4 to 8 July 2022\n\(table)\n"
                + "The overall effectiveness was good at the last inspection.\n")
        #expect(
            grades(report)
                == "overall inadequate, leadership good, help_protection inadequate, children_in_care outstanding, care_leavers good"
        )
    }

    /// Every line of a row holds a part of the label and a part of the grade.
    @Test func readsRowsPrintedLineByLine() throws {
        let report = try read(
            """
            Inspection of Kent local authority
            children’s services
            Inspection dates: 4 to 8 July 2022
            Lead inspector: Ann Other
            Judgement Grade
            The impact of leaders on social work Requires improvement
            practice with children and families to be good
            The experiences and progress of children Good
            who need help and protection
            The experiences and progress of children Requires
            in care and care leavers improvement
            Overall effectiveness Good
            Since the last inspection, leaders have worked well.
            """)
        #expect(
            grades(report)
                == "overall good, leadership requires_improvement, help_protection good, care_and_leavers requires_improvement"
        )
    }

    @Test func whatTheTableDoesNotGradeIsNotGraded() throws {
        let report = try read(
            """
            Inspection of Kent local authority
            children’s services
            Inspection dates: 11 to 22 May 2026
            Judgement Grade
            The impact of leaders on practice with children and families Good
            The experiences and progress of children who need help and protection Good
            The experiences and progress of children in care Good
            The experiences and progress of care leavers Outstanding
            At the last inspection in 2022, overall effectiveness was different.
            Overall effectiveness: inadequate
            """)
        #expect(
            grades(report) == "leadership good, help_protection good, children_in_care good, care_leavers outstanding")
    }

    @Test func judgementsOfTheSingleFramework() throws {
        let report = try read(
            """
            1
            London Borough of Bexley
            Inspection of services for children in need of help and
            protection, children looked after and care leavers
            and
            Review of the effectiveness of the Local Safeguarding Children
            Board1
            Inspection date: 4 – 27 February 2014
            Report published: 16 April 2014
            The overall judgement is that children’s services
            require improvement to be good
            1. Children who need help and protection
            Requires
            improvement
            2. Children looked after and achieving
            permanence Good
            2.1 Adoption performance Not judged
            2.2 Experiences and progress of care leavers
            Requires improve-
            ment to be good
            3. Leadership, management and governance Good
            The Local Safeguarding Children Board (LSCB) is good.
            The LSCB works.
            """)
        #expect(
            grades(report)
                == "overall requires_improvement, leadership good, help_protection requires_improvement, children_in_care good, care_leavers requires_improvement, lscb good"
        )
        #expect(report.facts.published == PartialDate(year: 2014, month: 4, day: 16))
        #expect(report.framework == .sif)
    }

    // MARK: what must improve

    @Test(arguments: [
        (
            "What needs to improve?\n◼ One thing,\nover lines.\n◼ Another.\nThe experiences and progress of care leavers",
            ["One thing, over lines.", "Another."]
        ),
        ("WHAT NEEDS TO IMPROVE\n• One:\no this\no that\n• Another\nMain findings", ["One: this; that", "Another"]),
        (
            "What does the local authority need to improve?\nPriority and immediate action\n1. Do one.\n2. Do two.\nAreas for improvement\n3. Do three.\nThe local authority’s strengths",
            ["Do one.", "Do two.", "Do three."]
        ),
        (
            "What does the London Borough of Bexley need to improve?\n24. Do one.\n25. Do two.\nInformation about this inspection",
            ["Do one.", "Do two."]
        ),
        (
            "They have acted on all\nrecommendations.\nMuch is well.\nRecommendations\n1. Do one.\nSummary for children and young people",
            ["Do one."]
        ),
        (
            "Areas for improvement\nLeaders should do one\nthing.\nLeaders should do another.\nLocal area partnership details",
            ["Leaders should do one thing.", "Leaders should do another."]
        ),
        (
            "Area for priority action\n▪ Leaders must act.\nArea for improvement\n▪ Partners should meet.\nNext steps",
            ["Leaders must act.", "Partners should meet."]
        ),
        (
            "What needs to improve\n◼ On one page\n\u{c}2\nand the next.\n◼ Last.\nMain findings",
            ["On one page and the next.", "Last."]
        ),
        (
            "What does the agency need to do to improve?\nRecommendations\n\u{F0B7} Keep records.\nFull report",
            ["Keep records."]
        ),
    ])
    func listsWhatMustImprove(text: String, items: [String]) throws {
        #expect(Improvements.read(ReportText(text).lines) == items)
    }

    // MARK: other documents

    @Test(arguments: [
        (
            "Joint targeted area inspection of Kent\nInspection dates: 8 to 12 January 2024\nHeadline findings",
            Inspection.Kind.jtai
        ),
        (
            "Area SEND inspection of Kent Local Area Partnership\nInspection dates: 23 to 27 June 2025\nInspection outcome",
            .send
        ),
        (
            "5 August 2018\nMr A Other\nDear Mr Other\nJoint local area SEND inspection in Kent\nBetween 25 June 2018 and 29 June 2018, Ofsted and the CQC inspected.",
            .send
        ),
        (
            "5 August 2021\nDear Mr Other\nJoint area SEND revisit in Kent\nBetween 25 May 2021 and 27 May 2021 they came again.",
            .send
        ),
        (
            "1 December 2020\nDear Ms Other\nFocused visit to Kent children’s services\nThis letter summarises the findings of the focused visit to Kent on 20 and 21 October 2020.",
            .focusedVisit
        ),
        (
            "1 December 2020\nDear Ms Other\nOfsted visit to Kent children’s services\nThis letter summarises a visit on 20 and 21 October 2020.",
            .focusedVisit
        ),
        (
            "1 December 2020\nDear Ms Other\nMonitoring visit of Kent children’s services\nThis letter summarises the findings of the monitoring visit on 20 and 21 October 2020.",
            .monitoringVisit
        ),
        (
            "Kent Homes\nInspection report for children’s home\nUnique reference number: SC123456\nInspection dates: 3 to 4 May 2023",
            .childrensHome
        ),
        (
            "Kent Adopts\nInspection report for voluntary adoption agency\nUnique reference number: SC123456\nInspection dates: 3 to 4 May 2023",
            .adoption
        ),
        (
            "5 May 2011\nDear Ms Other\nAnnual unannounced inspection of contact, referral and assessment arrangements "
                + "within Kent children’s services\nIt took place on 5 and 6 April 2011.", .other
        ),
        (
            "Inspection of safeguarding and looked-after children services\nKent\nInspection dates: 3 to 14 May 2010",
            .slac
        ),
        ("INSPECTION OF YOUTH OFFENDING SERVICES IN KENT\nInspection dates: 3 to 4 May 2023", .hmipYouth),
    ])
    func tellsTheKind(text: String, kind: Inspection.Kind) throws {
        let report = try read(text)
        #expect(report.facts.kind == kind)
        #expect(report.facts.visit != nil)
        #expect(report.facts.grades.isEmpty)
    }

    @Test func aLetterSaysWhoLedTheVisit() throws {
        let report = try read(
            """
            1 December 2020
            Dear Ms Other
            Focused visit to Kent children’s services
            This letter summarises the findings of the focused visit on 20 and 21 October 2020.
            Main findings
            Children are well.
            Yours sincerely
            Jo Field
            Her Majesty’s Inspector
            """)
        #expect(report.leadInspector == "Jo Field")
        #expect(report.facts.published == PartialDate(year: 2020, month: 12, day: 1))
    }

    @Test(
        arguments: [
            ("a/80429-2023-04-18-50214110.pdf", "Birmingham"), ("80429.pdf", "Birmingham"), ("2755626.pdf", nil),
            ("report-80429.pdf", nil), ("", nil),
        ] as [(String, String?)])
    func theFileNameSaysWhoseItIsWhereNothingElseDoes(file: String, authority: String?) throws {
        var report = Report()
        report.complete(fromName: file, authorities: Authorities.all)
        #expect(report.authority == authority)
        #expect(report.urn == authority.map { _ in "80429" })
        report = Report(authority: "Kent", urn: "80476")
        report.complete(fromName: file, authorities: Authorities.all)
        #expect(report == Report(authority: "Kent", urn: "80476"))
    }

    @Test func aRegulatedServiceHasANumberOfItsOwn() throws {
        let report = try read(
            """
            Foster Birmingham
            Inspection report for independent fostering agency
            Unique reference number: SC123456
            Inspection dates: 3 to 7 May 2023
            Overall experiences and progress of children and young people good
            How well children and young people are helped and protected good
            The effectiveness of leaders and managers outstanding
            Inspectors
            Ann Other, Social Care Inspector
            """)
        #expect(report.urn == "SC123456")
        #expect(report.leadInspector == "Ann Other")
        #expect(grades(report) == "overall good, leadership outstanding, help_protection good")
    }
}
