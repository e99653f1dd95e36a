/// A headline and, where an aggregator appends it, the outlet: `Trust rated good - BBC News`.
struct Headline {
    var text: String
    var outlet: String?

    /// The last part is taken for an outlet where the entry names it as its source, or its summary ends with it; headlines
    /// have dashes of their own.
    init(_ title: String, source: String?, summary: String?) {
        text = title
        guard title.utf8.contains(UInt8(ascii: "-")), let dash = title.ranges(of: " - ").last else { return }
        let tail = String(title[dash.upperBound...])
        guard
            tail == source
                || summary.map({ $0.hasSuffix(tail) && $0.hasPrefix(title[..<dash.lowerBound].prefix(12)) }) ?? false
        else { return }
        text = String(title[..<dash.lowerBound])
        outlet = tail
    }
}
