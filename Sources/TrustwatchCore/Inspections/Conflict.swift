/// Something that a source says of an inspection and that does not stand, because another knows better.
package struct Conflict: Sendable, Equatable {
    package struct Claim: Sendable, Equatable {
        package var item: Item.ID
        /// The name of the item's source.
        package var source: String
        package var value: String
    }

    /// `visit`, `published`, `ordinal`, `kind`, or an area of judgement.
    package var fact: String
    /// What stands.
    package var value: String
    package var claims: [Claim]
}

extension Inspection {
    /// Where what items say differs from what stands, fact by fact. A date that is only less exact is no conflict, and when
    /// the news wrote of a report is not when it was published.
    package func conflicts(among said: [(item: Item.ID, source: String, mention: Mention)]) -> [Conflict] {
        func conflict(
            _ fact: String, _ value: String?, _ differing: (Mention) -> String?
        ) -> Conflict? {
            guard let value else { return nil }
            let claims = said.compactMap { item, source, mention in
                differing(mention).map { Conflict.Claim(item: item, source: source, value: $0) }
            }
            return claims.isEmpty ? nil : Conflict(fact: fact, value: value, claims: claims)
        }
        let plain = [
            conflict("kind", facts.kind?.rawValue) { mention in
                guard let kind = mention.facts.kind, let stands = facts.kind, kind != stands else { return nil }
                return kind.isFull && stands.isFull ? nil : kind.rawValue
            },
            conflict("ordinal", facts.ordinal.map(String.init)) { mention in
                mention.facts.ordinal == facts.ordinal ? nil : mention.facts.ordinal.map(String.init)
            },
            conflict("visit", facts.visit?.words) { mention in
                guard let visit = mention.facts.visit, let stands = facts.visit else { return nil }
                return visit.agrees(with: stands) ? nil : visit.words
            },
            conflict("published", facts.published?.description) { mention in
                guard let published = mention.facts.published, mention.standing == .official else { return nil }
                return facts.published.map(published.agrees) ?? true ? nil : published.description
            },
        ]
        let grades = Area.allCases.map { area in
            conflict(area.rawValue, facts.grades[area]?.rawValue) { mention in
                mention.facts.grades[area] == facts.grades[area] ? nil : mention.facts.grades[area]?.rawValue
            }
        }
        return (plain + grades).compactMap(\.self)
    }
}

extension Inspection.Visit {
    fileprivate var words: String { "\(start)" + (end.map { " to \($0)" } ?? "") }

    /// Whether both may be one visit: a single day may be any day of a span.
    fileprivate func agrees(with other: Inspection.Visit) -> Bool {
        if let end, let otherEnd = other.end { return start.agrees(with: other.start) && end.agrees(with: otherEnd) }
        let (first, last) = other.end == nil ? (start, end ?? start) : (other.start, other.end ?? other.start)
        let day = other.end == nil ? other.start : start
        return day.lastDay >= first.firstDay && day.firstDay <= last.lastDay
    }
}

extension Conflict: JSONConvertible {
    package var json: JSON {
        [
            "fact": .string(fact), "value": .string(value),
            "claims": .array(
                claims.map { claim in
                    ["item": .string("\(claim.item)"), "source": .string(claim.source), "value": .string(claim.value)]
                }),
        ]
    }
}
