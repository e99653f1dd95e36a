internal import Foundation
internal import Markup

extension PageParser {
    /// Reads Ofsted's page of one provider: one entry a report, in the page's order.
    ///
    /// Everything hangs on the links to report files, not on the list round them: older reports are folded into a list
    /// inside a list item, a day may have several reports, and classes come and go. A report's identity is the number of
    /// its file, which is the same on all hosts that Ofsted has used.
    ///
    /// - Throws: `NotAFeed` where the page has no reports, unless it lists other events of a provider that has none yet.
    package static func ofstedProvider(
        _ body: [UInt8], contentType: String? = nil, baseURL: String? = nil
    ) throws(NotAFeed) -> ParsedFeed {
        let page = try HTMLPage(body, contentType: contentType, baseURL: baseURL)
        let provider = Provider(page, baseURL: baseURL)
        var feed = ParsedFeed(format: .page)
        feed.title = provider.name
        feed.homePageURL = baseURL
        var seen: Set<String> = []
        for link in page.nodes("//a[@href]") {
            guard let report = ReportLink(link, on: page), seen.insert(report.id).inserted else { continue }
            feed.items.append(report.item(of: provider))
        }
        guard !feed.items.isEmpty || hasOnlyOtherEvents(page) else {
            throw NotAFeed(what: "a page without Ofsted's list of reports")
        }
        return feed
    }

    /// Whether it is the page of a provider that was registered, opened or closed, and that has no report yet.
    private static func hasOnlyOtherEvents(_ page: HTMLPage) -> Bool {
        !page.nodes("//*[\(hasClass("timeline__day"))]").isEmpty
            && page.nodes("//*[\(hasClass("publication-link"))] | //time[@pubdate]").isEmpty
    }

    fileprivate struct Provider {
        var name: String
        var urn: String
        /// What every inspection of it is, unless it is an authority.
        var kind: Inspection.Kind?

        init(_ page: HTMLPage, baseURL: String?) {
            let path = baseURL.flatMap(URL.init(string:))?.pathComponents ?? []
            name =
                page.text("//h1[\(hasClass("title-block__heading"))]") ?? page.text("//h1") ?? page.text("//title")
                ?? "unnamed"
            let stated = page.text("//body//*[contains(text(), 'URN')]")?.split { !$0.isLetter && !$0.isNumber } ?? []
            urn = stated.drop { $0 != "URN" }.dropFirst().first.map(String.init) ?? path.last ?? ""
            kind = Self.kind(of: [page.text("//*[\(hasClass("title-block"))]"), name].compactMap(\.self), path: path)
        }

        /// The number in `/provider/2/SC123456` is the type of the provider: 44 authorities, 2 children's homes.
        private static func kind(of texts: [String], path: [String]) -> Inspection.Kind? {
            if let type = path.firstIndex(of: "provider").map({ path[($0 + 1)...].first }) {
                if type == "44" { return nil }
                if type == "2" { return .childrensHome }
            }
            let text = texts.joined(separator: " ").lowercased()
            return text.contains("fostering") ? .fostering : text.contains("adoption") ? .adoption : nil
        }
    }

    /// A link to a report with what the page says of it.
    fileprivate struct ReportLink {
        var id: String
        var url: String
        var label: String
        var grade: Inspection.Grade?
        var visit: Inspection.Visit?
        var published: PartialDate?

        init?(_ link: HTMLNode, on page: HTMLPage) {
            guard let href = link.attribute("href"), let url = page.absolute(href), let number = Self.number(of: url)
            else {
                return nil
            }
            id = "ofsted-file-\(number)"
            self.url = url
            let hidden = CleanText.line(link.first(".//*[\(hasClass("nonvisual"))]")?.text ?? "")
            let whole = CleanText.line(link.text)
            let visible = hidden.isEmpty ? whole : whole.replacing(hidden, with: "")
            label = Self.label(visible.contains(where: \.isLetter) ? visible : hidden)
            if let colon = label.firstIndex(of: ":"), let grade = Inspection.Grade(words: label[colon...].dropFirst()) {
                self.grade = grade
                label = String(label[..<colon])
            }
            (visit, published) = Self.dates(around: link)
            published = published ?? WrittenDate.all(in: whole).last?.start
        }

        /// `50214110` of `https://files.ofsted.gov.uk/v1/file/50214110` and of `/provider/files/50214110/urn/80429.pdf`.
        private static func number(of url: String) -> String? {
            let path = URL(string: url)?.pathComponents ?? []
            guard let folder = path.lastIndex(where: { $0 == "file" || $0 == "files" }), folder + 1 < path.count else {
                return nil
            }
            let number = path[folder + 1].prefix { $0.isNumber }
            return number.isEmpty ? nil : String(number)
        }

        /// What stands before `, PDF - 16 August 2013`, `,  pdf - …`, ` as pdf - …`.
        private static func label(_ text: String) -> String {
            let end = [", pdf", " as pdf", " pdf -", " (pdf", " - pdf"].compactMap {
                text.lowercased().firstRange(of: $0)
            }
            .map { text.distance(from: text.startIndex, to: $0.lowerBound) }.min()
            return text.prefix(end ?? text.count).trimmingCharacters(in: CharacterSet(charactersIn: " ,:-–"))
        }

        /// The day of the visit and that of publication. They stand beside the link, in the smallest part of the page round
        /// it that has any dates; the visit's may stand once for all reports of a day.
        private static func dates(around link: HTMLNode) -> (visit: Inspection.Visit?, published: PartialDate?) {
            var visit: Inspection.Visit?
            var published: PartialDate?
            for part in link.nodesOrNone("ancestor::*").reversed() {
                let isItem = ["li", "tr", "article"].contains(part.name)
                let isOwn = Set(part.nodesOrNone(".//a[contains(@href, '/file')]/@href").map(\.text)).count == 1
                guard isOwn || isItem else { break }
                let times = part.nodesOrNone(".//time[not(ancestor::a)]")
                visit = visit ?? times.lazy.filter { !isPublication($0) }.compactMap(date).first?.visit
                if isOwn { published = published ?? times.lazy.filter(isPublication).compactMap(date).first?.start }
                if isOwn, times.isEmpty { (visit, published) = datesInText(of: part, without: link) }
                if isItem || visit != nil && published != nil { break }
            }
            return (visit, published)
        }

        /// For a page that marks no dates: what stands before "published" is the visit's.
        private static func datesInText(
            of part: HTMLNode, without link: HTMLNode
        ) -> (visit: Inspection.Visit?, published: PartialDate?) {
            let text = CleanText.line(part.text).replacing(CleanText.line(link.text), with: " ")
            let halves = text.lowercased().firstRange(of: "published").map { word in
                (text.prefix(upTo: word.lowerBound), text.suffix(from: word.upperBound))
            }
            let before = WrittenDate.all(in: String(halves?.0 ?? text[...])).first?.visit
            return (before, halves.flatMap { WrittenDate.all(in: String($0.1)).first?.start })
        }

        private static func date(of time: HTMLNode) -> WrittenDate? {
            let stated = time.attribute("datetime").flatMap { WrittenDate.all(in: String($0.prefix(10))).first }
            return stated ?? WrittenDate.all(in: time.text).first
        }

        private static func isPublication(_ time: HTMLNode) -> Bool {
            let before = CleanText.line(time.first("preceding-sibling::text()[1]")?.text ?? "").lowercased()
            return time.attribute("pubdate") != nil || before.hasSuffix("published") || before.hasSuffix("published:")
                || time.first("ancestor::*[contains(@class, 'metadata')]") != nil
        }

        func item(of provider: Provider) -> ParsedItem {
            var facts = Inspection.Facts(visit: visit, published: published, reportURL: url)
            facts.kind = provider.kind ?? Inspection.Kind(label: label, visit: visit?.start, published: published)
            if let grade { facts.grades = [.overall: grade] }
            var item = ParsedItem()
            item.id = id
            item.url = url
            item.title = "\(label.isEmpty ? "Report" : label), \(provider.name)"
            item.published = published.map { Date($0) }
            item.official = OfficialRecord(provider: provider.name, urn: provider.urn, facts: facts)
            return item
        }
    }
}

extension HTMLPage {
    /// What one of our own expressions finds: they are right, so that an error could only mean a page too large for them.
    func nodes(_ xpath: String) -> [HTMLNode] { (try? document.nodes(xpath)) ?? [] }
}

extension HTMLNode {
    fileprivate func nodesOrNone(_ xpath: String) -> [HTMLNode] { (try? nodes(xpath)) ?? [] }

    fileprivate func first(_ xpath: String) -> HTMLNode? { nodesOrNone(xpath).first }
}
