/// England's local authorities with children's services, those that were abolished since 2009 included.
///
/// `authorities.csv` holds the facts: name, URN and codes as Ofsted and ONS have them, names in use, hosts of the council
/// and of whoever runs its services, trusts past and present, towns, and hosts of its local press.
package enum Authorities {
    package static let all: [Authority] = Entry.all.map(\.authority)

    /// Finds an authority by its name as Ofsted or people write it, its slug, its URN, one of its hosts or its trust.
    package static func named(_ name: String) -> Authority? {
        byName[Slug.make(name)] ?? byName[name.lowercased()]
    }

    /// Where an authority stands in `Entry.all`.
    static func index(of authority: Authority) -> Int? {
        Entry.all.firstIndex { $0.authority.urn == authority.urn }
    }

    private static let byName: [String: Authority] = {
        var byName: [String: Authority] = [:]
        for authority in all.reversed() {
            // A trust that served several, and what it was called before, leads to the first of them.
            for name in authority.trusts + authority.alsoKnownAs { byName[Slug.make(name)] = authority }
        }
        for authority in all {
            for host in authority.domains { byName[host] = byName[host] ?? authority }
            byName[authority.urn] = authority
        }
        for authority in all {
            byName[Slug.make(authority.name)] = authority
            byName[authority.slug] = authority
        }
        return byName
    }()

    /// A line of authorities.csv.
    struct Entry: Sendable {
        var authority: Authority
        /// Without the inversion of the register.
        var plainName: String
        var places: [String]
        var outlets: [String]
        /// What its press calls it, as texts have it: `city`, `borough`, `county`, `district`, `town`.
        var called: [UInt64]

        static let all: [Entry] = {
            let lines = PackageResources.authorities_csv.split(separator: UInt8(ascii: "\n")).dropFirst()
            return lines.map { Entry(fields: CSV.fields($0)) }
        }()

        private init(fields: [String]) {
            func list(_ index: Int) -> [String] {
                fields[index].utf8.split(separator: UInt8(ascii: ";")).map { String(Substring($0)) }
            }
            authority = Authority(
                urn: fields[0], name: fields[3], slug: Slug.make(Self.plain(fields[3])), alsoKnownAs: list(4),
                region: fields[5],
                domains: list(7), trusts: list(8))
            plainName = Self.plain(fields[3])
            places = list(9)
            outlets = list(10)
            called = list(11).map(NormalisedText.hash)
        }

        /// `Bristol, City of` is Bristol wherever it is not sorted by its name.
        static func plain(_ name: String) -> String {
            name.hasSuffix(", City of") ? String(name.dropLast(", City of".count)) : name
        }
    }
}

/// A name as it stands in addresses: `Bournemouth, Christchurch and Poole` is `bournemouth-christchurch-and-poole`.
enum Slug {
    static func make(_ name: String) -> String {
        var slug: [UInt8] = []
        for byte in name.utf8 {
            switch byte {
            case 65...90: slug.append(byte + 32)
            case 97...122, 48...57, 128...: slug.append(byte)
            case UInt8(ascii: "'"), UInt8(ascii: "."): break
            case UInt8(ascii: "&"): slug.append(contentsOf: "and".utf8)
            default: if slug.last != UInt8(ascii: "-") { slug.append(UInt8(ascii: "-")) }
            }
        }
        while slug.last == UInt8(ascii: "-") { slug.removeLast() }
        return String(decoding: slug, as: UTF8.self)
    }
}

/// Just enough of RFC 4180 for our own file: fields in double quotes, no quotes and no line breaks inside them.
enum CSV {
    static func fields(_ line: ArraySlice<UInt8>) -> [String] {
        var fields: [String] = []
        var field: [UInt8] = []
        var isQuoted = false
        for byte in line {
            switch byte {
            case UInt8(ascii: "\""): isQuoted.toggle()
            case UInt8(ascii: ",") where !isQuoted:
                fields.append(String(decoding: field, as: UTF8.self))
                field.removeAll(keepingCapacity: true)
            default: field.append(byte)
            }
        }
        return fields + [String(decoding: field, as: UTF8.self)]
    }
}
