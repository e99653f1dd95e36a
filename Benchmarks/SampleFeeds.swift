internal import Foundation

/// Feeds of about 5 MB each, the same on every run.
enum SampleFeeds {
    /// - Returns: the paths of the files.
    static func write(to folder: URL) throws -> [String] {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let feeds = [("short.xml", rss(paragraphs: 0)), ("long.xml", rss(paragraphs: 20)), ("atom.xml", atom())]
        return try feeds.map { name, text in
            let file = folder.appending(path: name)
            try text.write(to: file, atomically: false, encoding: .utf8)
            return file.path
        }
    }

    private static let size = 5_000_000
    private static let words =
        "council trust report visit family carer school city inspector plan child worker leader street".split(
            separator: " ")

    private static func prose(_ count: Int, _ seed: Int) -> String {
        (0..<count).map { String(words[(seed &* 7 &+ $0 &* ($0 + seed % 5)) % words.count]) }.joined(separator: " ")
    }

    private static func paragraph(_ seed: Int) -> String {
        "<p>\(prose(40, seed)) <a href=\"https://example.org/\(seed)?a=1&amp;b=2\">\(prose(3, seed))</a> <em>café — naïve</em>"
            + " \(prose(30, seed + 1)).</p>"
    }

    private static func rss(paragraphs: Int) -> String {
        var text =
            "<?xml version=\"1.0\"?><rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><title>x</title>"
        var number = 0
        while text.utf8.count < size {
            number += 1
            text += "<item><title>\(prose(7, number)) &amp; more</title><link>https://example.org/a/\(number)</link>"
            text +=
                "<pubDate>Thu, \(number % 28 + 1) Jan 2024 10:00:00 GMT</pubDate><category>\(prose(1, number))</category>"
            text += "<description>&lt;p&gt;\(prose(30, number))&lt;/p&gt;</description>"
            let body = (0..<paragraphs).map { paragraph(number + $0) }.joined()
            text += (body.isEmpty ? "" : "<content:encoded><![CDATA[\(body)]]></content:encoded>") + "</item>\n"
        }
        return text + "</channel></rss>"
    }

    private static func atom() -> String {
        var text = "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>x</title><id>urn:x</id>"
        var number = 0
        while text.utf8.count < size {
            number += 1
            let body = (0..<8).map { paragraph(number + $0) }.joined()
            text +=
                "<entry><title>\(prose(7, number))</title><id>urn:x:\(number)</id><link href=\"https://example.org/\(number)\"/>"
            text += "<updated>2024-01-\(String(format: "%02d", number % 28 + 1))T10:00:00Z</updated>"
            text +=
                "<content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\">\(body)</div></content></entry>\n"
        }
        return text + "</feed>"
    }
}
