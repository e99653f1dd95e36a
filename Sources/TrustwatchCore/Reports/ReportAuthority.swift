extension [Authority] {
    /// The authority that a title names: the longest name that stands in it, so that `North Somerset` is not `Somerset`.
    func named(in title: String) -> Authority? {
        let words = " " + Self.folded(title) + " "
        var best: (authority: Authority, length: Int)?
        for authority in self {
            for name in authority.printedNames where words.contains(" \(name) ") && name.utf8.count > best?.length ?? 0
            {
                best = (authority, name.utf8.count)
            }
        }
        return best?.authority
    }

    /// Small letters, single spaces, `and` for `&`; no stops, commas, hyphens.
    fileprivate static func folded(_ name: String) -> String {
        let plain = name.lowercased().replacing("&", with: " and ").replacing("'", with: "")
        return plain.split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
    }
}

extension Authority {
    /// As it is called in a sentence: `Bristol` for the register's `Bristol, City of`.
    var plainName: String { Authorities.Entry.plain(name) }

    fileprivate var printedNames: [String] {
        let short = plainName.hasSuffix(" Borough") ? [String(plainName.dropLast(8))] : []
        return ([plainName] + short + alsoKnownAs).map { [Authority].folded($0) }
    }
}
