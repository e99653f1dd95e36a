/// What one of Ofsted's published reports or letters says.
package struct Report: Sendable, Equatable {
    /// The rules by which it was made. The two forms of ILACS are told apart by the length of the visit.
    package enum Framework: String, CaseIterable, Sendable {
        /// Safeguarding and looked after children, 2009 to 2012.
        case slac
        /// Services for looked after children alone, 2013.
        case lookedAfter = "looked_after_children"
        /// Arrangements for the protection of children, 2012 to 2013.
        case childProtection = "child_protection"
        /// Single inspection framework, 2013 to 2017.
        case sif
        /// ILACS, one week.
        case short
        /// ILACS, two weeks.
        case standard
        /// Social care common inspection framework: children's homes, fostering and adoption agencies.
        case sccif
    }

    /// As Ofsted names it now; the document's own words for one that is not in the table of authorities.
    package var authority: String?
    /// From the table of authorities: the documents do not state it.
    package var urn: String?
    package var framework: Framework?
    package var facts: Inspection.Facts
    package var leadInspector: String?
    /// What a focused or monitoring visit looked at, in the letter's words.
    package var subjectMatter: String?
    /// A letter's own summary, a paragraph an element.
    package var findings: [String]

    package init(
        authority: String? = nil, urn: String? = nil, framework: Framework? = nil,
        facts: Inspection.Facts = Inspection.Facts(), leadInspector: String? = nil, subjectMatter: String? = nil,
        findings: [String] = []
    ) {
        self.authority = authority
        self.urn = urn
        self.framework = framework
        self.facts = facts
        self.leadInspector = leadInspector
        self.subjectMatter = subjectMatter
        self.findings = findings
    }
}

extension Report {
    /// Takes from a file's name whose report it is where the document names nobody: archives put the provider's number
    /// first (`80429-2023-04-18-50214110.pdf`).
    package mutating func complete(fromName file: String, authorities: [Authority]) {
        guard authority == nil, let name = file.split(separator: "/").last else { return }
        let number = String(name.prefix { $0.isNumber })
        guard let owner = authorities.first(where: { $0.urn == number }) else { return }
        authority = owner.plainName
        urn = urn ?? owner.urn
    }

    /// The contract's object for `trustwatch report`; what the document does not say is null, and an area without a
    /// grade is left out.
    package func json(file: String) -> JSON {
        [
            "file": .string(file),
            "authority": .optional(authority),
            "urn": .optional(urn),
            "kind": .optional(facts.kind?.rawValue),
            "framework": .optional(framework?.rawValue),
            "ordinal": facts.ordinal.map(JSON.integer) ?? .null,
            "visit": facts.visit?.json ?? .null,
            "published": .optional(facts.published?.description),
            "lead_inspector": .optional(leadInspector),
            "grades": facts.gradesJSON,
            "improve": .strings(facts.improve),
            "subject_matter": .optional(subjectMatter),
            "findings": .strings(findings),
        ]
    }
}

/// A document that is none of Ofsted's reports.
package struct NotAReport: Error, Sendable, Equatable, CustomStringConvertible {
    /// What it is instead: `a web page, no PDF`.
    package var what: String

    package init(what: String) {
        self.what = what
    }

    package var description: String { "it is \(what)" }
}
