import Foundation

@testable import TrustwatchCore

/// A line of the labelled corpus (Fixtures/corpus/README.md).
struct CorpusItem: Decodable {
    struct Labels: Decodable {
        struct Label: Decodable {
            var subject: String
            var kind: String
            var ordinal: Int?
            var visitStart: String?
            var published: String?
            var grades: [String: String]
            var key: String
            var isPublicationNews: Bool
        }

        var subjects: [String]
        var borderline: Bool?
        var half: String
        var story: String
        var duplicateOf: String?
        var tags: [String]
        var inspection: Label?
    }

    var id: String
    var outlet: String
    var feedUrl: String
    var url: String
    var guid: String
    var title: String
    var summary: String?
    var contentHtml: String?
    var published: String
    var labels: Labels

    var date: Date { try! Date(published, strategy: .iso8601) }  // the corpus checks its own dates
    var isRelevant: Bool { labels.subjects.contains("birmingham") }
    var isClear: Bool { !(labels.borderline ?? false) }
    /// The watched subject's inspection, which is what is scored.
    var inspection: Labels.Label? {
        isRelevant ? labels.inspection.flatMap { $0.subject == "birmingham" ? $0 : nil } : nil
    }

    func judged(_ row: MemoryLibrary.Row?) -> Judged {
        Judged(
            name: "\(id) [\(outlet)] \(title)", date: date, isRelevant: isRelevant, isClear: isClear,
            story: labels.story, article: labels.duplicateOf ?? id, inspection: inspection?.key,
            anyInspection: labels.inspection?.key, isNews: labels.inspection?.isPublicationNews ?? false, row: row)
    }

    static let all: [CorpusItem] = {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(
            path: "../Fixtures/corpus/items.jsonl")
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        // A test without its data cannot go on.
        let lines = try! String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        return lines.map { try! decoder.decode(CorpusItem.self, from: Data($0.utf8)) }
    }()

    var parsed: ParsedItem {
        var item = ParsedItem()
        item.id = guid
        item.url = url
        item.title = Self.plain(title)
        item.published = date
        let body = contentHtml.map(Self.plain)
        let lede = summary.map(Self.plain)
        item.text = body ?? lede
        item.summary = body == nil ? nil : lede
        return item
    }

    /// Text as a feed parser makes it of markup: blocks on lines of their own.
    static func plain(_ html: String) -> String {
        var text = ""
        var tag: String?
        for character in html {
            if character == "<" {
                tag = ""
            } else if character == ">", let name = tag {
                let word = name.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber }
                if ["p", "li", "ul", "div", "br", "h2", "h3", "h4", "hr", "ol"].contains(String(word)) { text += "\n" }
                tag = nil
            } else if tag != nil {
                tag!.append(character)
            } else {
                text.append(character)
            }
        }
        for (entity, character) in [
            ("&nbsp;", " "), ("&rsquo;", "’"), ("&lsquo;", "‘"), ("&quot;", "\""), ("&#x27;", "'"), ("&#39;", "'"),
            ("&#8217;", "’"), ("&#8216;", "‘"),
            ("&#8220;", "“"), ("&#8221;", "”"), ("&#8230;", "…"), ("&#8211;", "–"), ("&pound;", "£"), ("&lt;", "<"),
            ("&gt;", ">"), ("&amp;", "&"),
        ] { text = text.replacing(entity, with: character) }
        return text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
            .joined(separator: "\n")
    }
}
