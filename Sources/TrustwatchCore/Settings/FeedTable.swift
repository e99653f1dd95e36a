extension FeedsConf {
    /// `[[feed]]` tables for feeds.conf, each with a name that no other source has.
    ///
    /// - Parameter taken: names that feeds.conf has already.
    package static func tables(for outlines: [OPML.Outline], taken: [String]) -> String {
        var taken = Set(taken)
        return outlines.map { outline in
            var name = outline.name
            var number = 2
            while !taken.insert(name).inserted {
                name = "\(outline.name) (\(number))"
                number += 1
            }
            return "[[feed]]\nname = \(quoted(name))\nurl = \(quoted(outline.url))\n"
        }.joined(separator: "\n")
    }

    /// A basic string of TOML 1.0.
    private static func quoted(_ text: String) -> String {
        let scalars = text.unicodeScalars.filter { !$0.isUnprintable }.flatMap { scalar -> [Unicode.Scalar] in
            scalar == "\"" || scalar == "\\" ? ["\\", scalar] : [scalar]
        }
        var quoted = String.UnicodeScalarView()
        quoted.append(contentsOf: scalars)
        return "\"\(String(quoted))\""
    }
}
