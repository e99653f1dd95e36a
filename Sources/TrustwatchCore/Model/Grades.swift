extension Inspection {
    /// The grade of each area that has one, in the order of `Area`.
    ///
    /// Four bits an area rather than a dictionary: each item is compared with hundreds of mentions, and each carries some.
    package struct Grades: Hashable, Sendable {
        private var bits: UInt64 = 0

        package init() {}

        package var isEmpty: Bool { bits == 0 }

        package subscript(_ area: Area) -> Grade? {
            get {
                let number = Int(bits >> area.shift & 15)
                return number == 0 ? nil : Self.grades[number - 1]
            }
            set {
                let number = newValue.flatMap(Self.grades.firstIndex).map { $0 + 1 } ?? 0
                bits = bits & ~(15 << area.shift) | UInt64(number) << area.shift
            }
        }

        /// Adds the grades of areas that have none.
        mutating func complete(from other: Grades) {
            // A bit of each area that has a grade, and from it all four.
            let graded = ((bits | bits >> 1 | bits >> 2) & 0x1111_1111_1111_1111) * 15
            bits |= other.bits & ~graded
        }

        private static let grades = Grade.allCases
    }
}

extension Inspection.Grades: Sequence {
    package func makeIterator() -> some IteratorProtocol<(area: Inspection.Area, grade: Inspection.Grade)> {
        Inspection.Area.allCases.lazy.compactMap { area in self[area].map { (area: area, grade: $0) } }.makeIterator()
    }

    package init(_ grades: some Sequence<(Inspection.Area, Inspection.Grade)>) {
        for (area, grade) in grades { self[area] = grade }
    }

    package var count: Int { reduce(0) { count, _ in count + 1 } }

    /// The grade of all areas; nil where they differ, or there is none.
    package var shared: Inspection.Grade? {
        let grade = first { _ in true }?.grade
        return allSatisfy { $0.grade == grade } ? grade : nil
    }
}

extension Inspection.Grades: ExpressibleByDictionaryLiteral {
    package init(dictionaryLiteral elements: (Inspection.Area, Inspection.Grade)...) {
        self.init(elements)
    }
}

extension Inspection.Grades: Codable {
    package init(from decoder: any Decoder) throws {
        self.init(try [Inspection.Area: Inspection.Grade](from: decoder).map { ($0.key, $0.value) })
    }

    package func encode(to encoder: any Encoder) throws {
        try Dictionary(uniqueKeysWithValues: map { ($0.area, $0.grade) }).encode(to: encoder)
    }
}

extension Inspection.Area {
    /// Where its bits stand.
    fileprivate var shift: UInt64 {
        switch self {
        case .overall: 0
        case .leadership: 4
        case .helpProtection: 8
        case .childrenInCare: 12
        case .careLeavers: 16
        case .careAndLeavers: 20
        case .adoption: 24
        case .safeguarding: 28
        case .lscb: 32
        }
    }
}
