internal import Markup

/// Lists of subscriptions as other feed readers write and take them: OPML 2.0 (http://opml.org/spec2.opml).
package enum OPML {
    /// One subscription.
    package struct Outline: Sendable, Equatable {
        package var name: String
        package var url: String

        package init(name: String, url: String) {
            self.name = name
            self.url = url
        }
    }

    /// A file that is no OPML, or one that is refused.
    package struct Refusal: Error, Sendable, Equatable {
        package var why: String
    }

    /// Larger than any list of subscriptions, small enough to be held as a tree.
    private static let largest = 5_000_000

    /// The subscriptions of a list, each address once, in order; folders are left away.
    ///
    /// Only web addresses pass: some readers' lists hold commands to run (`|cmd`, `exec:`).
    package static func read(_ bytes: [UInt8]) throws(Refusal) -> [Outline] {
        guard bytes.count <= largest else { throw Refusal(why: "it is larger than 5 MB") }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw Refusal(why: "it is not UTF-8") }
        // No reader writes a document type; whoever sends one wants entities expanded.
        guard !text.contains("<!DOCTYPE"), !text.contains("<!ENTITY") else {
            throw Refusal(why: "it declares a document type")
        }
        // HTML's rules are lenient, know no entities but their own, and fold attribute names to small letters.
        guard let page = HTMLDocument(bytes: bytes, encoding: "UTF-8"),
            let root = try? page.nodes("//opml"), !root.isEmpty, let outlines = try? page.nodes("//outline[@xmlurl]")
        else { throw Refusal(why: "it is no OPML") }
        var seen: Set<String> = []
        return outlines.compactMap { node in
            let url = node.attribute("xmlurl") ?? ""
            guard WebAddress.fault(of: url, schemes: ["https", "http"]) == nil, seen.insert(url).inserted else {
                return nil
            }
            let name = CleanText.line(node.attribute("title") ?? node.attribute("text") ?? "")
            return Outline(name: name.isEmpty ? url : CleanText.clipped(name, to: 100), url: url)
        }
    }

    /// A document with these subscriptions.
    package static func write(_ outlines: [Outline]) -> String {
        let lines = outlines.map { outline -> HTML in
            "    <outline type=\"rss\" text=\"\(outline.name)\" title=\"\(outline.name)\" xmlUrl=\"\(outline.url)\"/>\n"
        }
        let document: HTML = """
            <?xml version="1.0" encoding="UTF-8"?>
            <opml version="2.0">
              <head><title>trustwatch</title></head>
              <body>
            \(lines)  </body>
            </opml>

            """
        return document.source
    }
}
