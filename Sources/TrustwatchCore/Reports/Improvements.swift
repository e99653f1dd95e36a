/// Reads the list of what must improve, in the report's words.
enum Improvements {
    /// Headings over such lists; a report may have several, one after the other.
    private static let headings = [
        "what needs to improve", "what needs to be improved", "areas that need to improve",
        "recommendations", "recommendation", "areas for improvement", "area for improvement",
        "areas for priority action", "area for priority action", "areas for development", "area for development",
        "priority action", "priority actions", "priority and immediate action", "statutory requirements",
        "recommendations for improvement", "areas of improvement",
    ]

    /// Headings that end a list; headings are short, so that these need only start the line.
    private static let ends = [
        "the experiences and progress", "experiences and progress", "the impact of leaders", "main findings",
        "headline findings", "findings", "overview", "summary", "the local authority's strengths", "strengths",
        "progress since", "information about", "inspection judgement", "about this inspection", "inspection outcome",
        "outcome", "local area partnership", "inspection team", "yours sincerely", "section 2",
        "the local safeguarding children board", "what does the lscb", "overall effectiveness",
        "capacity for improvement",
        "capacity to improve", "evaluation of", "children and young people's", "ofsted will", "i am copying",
        "i have copied", "next steps", "background", "the office for standards", "quality of provision",
        "leadership, management and governance", "leadership and governance", "children looked after",
        "the effectiveness of", "what the inspection judgements", "safeguarding outcomes", "services for looked after",
        "full report", "inspection judgements", "service description", "information about this",
    ]

    /// The items in document order; sub-items stand in the item that introduces them.
    static func read(_ lines: [ReportText.Line]) -> [String] {
        guard let start = lines.firstIndex(where: isHeading) else { return [] }
        var list = List()
        for (offset, line) in lines[(start + 1)...].enumerated() {
            let index = start + 1 + offset
            if isHeading(line) { continue }
            guard let item = Marker(line.text, after: list.number) else {
                if isEnd(line) { break }
                let following = index + 1 < lines.count ? lines[index + 1] : nil
                if list.isBetweenItems(line, following) { continue }
                list.append(line.text)
                continue
            }
            guard list.accepts(item) else { break }
            list.begin(item)
        }
        return list.finished.isEmpty ? paragraphs(lines[(start + 1)...]) : list.finished
    }

    /// A list without bullets, as in the tables of joint inspections: a line that ends with a stop ends an item.
    private static func paragraphs(_ lines: ArraySlice<ReportText.Line>) -> [String] {
        var items: [String] = []
        var isOpen = false
        for line in lines.prefix(longestTable) {
            if isHeading(line) { continue }
            if isEnd(line) { break }
            if isOpen { items[items.count - 1] += " " + line.text } else { items.append(line.text) }
            isOpen = !line.key.hasSuffix(".")
        }
        return items
    }

    private static let longestTable = 40

    /// The whole line, but for a footnote's number and a colon; a table of contents puts a space before its number.
    private static func isHeading(_ line: ReportText.Line) -> Bool {
        // The end of a sentence that a line breaks starts small.
        guard line.text.first?.isUppercase ?? false else { return false }
        return isQuestion(line.key)
            || headings.contains { heading in
                guard line.key.hasPrefix(heading) else { return false }
                let rest = line.key.dropFirst(heading.count)
                if heading == "what needs to improve" {
                    return !rest.hasSuffix(".") && rest.last?.isNumber != true || rest.count < 4
                }
                return rest.allSatisfy { "?:.0123456789".contains($0) }
            }
    }

    /// `What does the local authority need to improve?`, `What does the agency need to do to improve?`
    private static func isQuestion(_ key: String) -> Bool {
        guard key.hasPrefix("what do"), !key.hasPrefix("what does the lscb"), key.utf8.count < 80 else { return false }
        let end = key.lastIndex { !"?:.0123456789".contains($0) } ?? key.startIndex
        return key.contains(" need to ") && key[...end].hasSuffix(" improve")
    }

    private static func isEnd(_ line: ReportText.Line) -> Bool {
        line.text.first?.isUppercase == true && !line.key.hasSuffix(".") && ends.contains { line.key.hasPrefix($0) }
    }

    /// The bullet or number that starts an item.
    struct Marker {
        var bullet: Character?
        var number: Int?
        var rest: Substring

        /// - Parameter previous: the number of the item before, which lets the next one do without its full stop.
        init?(_ text: String, after previous: Int?) {
            guard let first = text.first else { return nil }
            if first.isNumber {
                let digits = text.prefix { $0.isNumber }
                let rest = text.dropFirst(digits.count)
                guard let number = Int(digits), digits.count < 4 else { return nil }
                guard rest.hasPrefix(". ") || rest == "." || (rest.hasPrefix(" ") && number == previous.map { $0 + 1 })
                else {
                    return nil
                }
                self.number = number
                self.rest = rest.drop { $0 == "." || $0 == " " }
            } else {
                let isPrivate = first.unicodeScalars.first.map { (0xE000...0xF8FF).contains($0.value) } ?? false
                guard isPrivate || "◼■▪•●◾·➢*–−-o►".contains(first), first != "o" || text.hasPrefix("o ") else {
                    return nil
                }
                guard text.count == 1 || text.dropFirst().first == " " || isPrivate else { return nil }
                bullet = first
                rest = text.dropFirst().drop { $0 == " " }
            }
        }
    }

    private struct List {
        private var items: [String] = []
        private var bullet: Character?
        private(set) var number: Int?

        /// A number after bullets is the first paragraph of the next chapter.
        func accepts(_ item: Marker) -> Bool {
            item.number == nil || number != nil || items.isEmpty
        }

        mutating func begin(_ item: Marker) {
            if number != nil, item.bullet != nil, items.last?.contains("following action") ?? false {
                // A numbered paragraph that only leads on to the bullets under it.
                items.removeLast()
                number = nil
            }
            if let itsBullet = item.bullet, !items.isEmpty, itsBullet != bullet {
                let last = items[items.count - 1]
                items[items.count - 1] = last + (last.hasSuffix(":") || last.hasSuffix(";") ? " " : "; ") + item.rest
                return
            }
            bullet = item.bullet
            number = item.number ?? number
            items.append(String(item.rest))
        }

        /// Continues the last item; what stands before the first one introduces the list.
        mutating func append(_ text: String) {
            guard let last = items.last.map(Self.withoutFootnote) else { return }
            let isSplitWord = last.hasSuffix("-") && !last.hasSuffix(" -")
            items[items.count - 1] = last.isEmpty || isSplitWord ? last + text : last + " " + text
        }

        /// Whether a line is a small heading among the items, or leads on to the next ones ("Within three months:").
        func isBetweenItems(_ line: ReportText.Line, _ following: ReportText.Line?) -> Bool {
            guard let last = items.last, line.text.first?.isUppercase ?? false, !line.key.hasSuffix(".") else {
                return false
            }
            let leadsToItem = following.flatMap { Marker($0.text, after: number) } != nil
            if line.key.hasSuffix(":"), leadsToItem, line.key.utf8.count < 30 { return true }
            return leadsToItem && (last.hasSuffix(".") || last.hasSuffix(";"))
        }

        var finished: [String] {
            items.map { item in
                var text = Self.withoutFootnote(item)[...]
                if text.hasSuffix("; and") { text = text.dropLast(5) }
                if text.hasSuffix(";") { text = text.dropLast() }
                return String(text)
            }.filter { !$0.isEmpty }
        }

        /// Without the raised number behind a word or a stop.
        private static func withoutFootnote(_ text: String) -> String {
            guard let last = text.last, last.isNumber, let before = text.dropLast().last else { return text }
            return before.isLowercase || before == "." ? String(text.dropLast()) : text
        }
    }
}
