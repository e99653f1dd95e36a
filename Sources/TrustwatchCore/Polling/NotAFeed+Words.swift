extension NotAFeed: CustomStringConvertible {
    /// As the error of a source says it: `found an HTML page, which names the feed https://…`.
    package var description: String {
        "found \(what)" + (advertised.first.map { ", which names the feed \($0)" } ?? "")
    }
}
