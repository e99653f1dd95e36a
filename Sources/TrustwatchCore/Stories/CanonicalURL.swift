internal import Foundation

/// One key for all addresses of an article: of desktop, mobile and AMP pages, with and without tracking, by any host of
/// its publisher, before and after its headline was changed.
package enum CanonicalURL {
    /// nil for no web address, and for one that says nothing of the article (Google News).
    package static func key(of address: String) -> String? { link(address).flatMap(key(of:)) }

    static func key(of link: WebLink) -> String? {
        guard link.host != "news.google.com" else { return nil }
        let path = pathWithoutAMP(link.path)
        return identifier(link.domain, path) ?? plain(link, path)
    }

    /// The address behind the redirectors of search engines, where it can be read from theirs; nil for no web address.
    static func link(_ address: String) -> WebLink? {
        guard let link = WebLink(address) else { return nil }
        return target(of: link).flatMap(self.link) ?? link
    }

    /// What a redirector leads to, where its address tells.
    private static func target(of link: WebLink) -> String? {
        switch link.domain {
        case "google.com", "google.co.uk":
            if link.path.first == "url" { return (link.value("url") ?? link.value("q"))?.removingPercentEncoding }
            if link.path.first == "amp" {
                return "https://" + link.path.drop { $0 == "amp" || $0 == "s" }.joined(separator: "/")
            }
        case "bing.com":
            if link.path.last == "apiclick.aspx" { return link.value("url")?.removingPercentEncoding }
        case "l.facebook.com":
            return link.value("u")?.removingPercentEncoding
        default:
            if link.host.hasSuffix(".ampproject.org") {
                return "https://" + link.path.drop { ["c", "v", "s"].contains($0) }.joined(separator: "/")
            }
        }
        return nil
    }

    /// The number or code by which a publisher's system knows the article, where the address carries one.
    private static func identifier(_ domain: String, _ path: [String]) -> String? {
        guard let last = path.last else { return nil }
        if ["bbc.co.uk", "bbc.com", "feeds.bbci.co.uk", "bbc.in"].contains(domain) { return bbc(path) }
        if domain == "files.ofsted.gov.uk" || domain == "files.api.ofsted.gov.uk" { return "ofsted-file:" + last }
        // Newsquest: 24332138.permanent-staff-helping; one number in all its titles.
        for segment in path {
            let digits = segment.utf8.prefix { $0 >= 48 && $0 <= 57 }
            if digits.count >= 6, segment.utf8.dropFirst(digits.count).first == UInt8(ascii: ".") {
                return "newsquest:\(Substring(digits))"
            }
        }
        // Jadu, the content management of many councils: /news/article/26/latest_ofsted_letter.
        if let article = path.firstIndex(of: "article"), article + 1 < path.count,
            path[article + 1].utf8.allSatisfy({ $0 >= 48 && $0 <= 57 })
        {
            return domain + "/article/" + path[article + 1]
        }
        if let number = trailingNumber(last) {
            return (reach.contains(domain) ? "reach" : domain) + ":" + number
        }
        return nil
    }

    /// `/news/articles/c51n8l4gx0do`, `/news/uk-england-birmingham-65297820`, `/news/65297820`.
    private static func bbc(_ path: [String]) -> String? {
        guard let last = path.last else { return nil }
        if let kind = path.dropLast().last, ["articles", "videos", "live"].contains(kind) { return "bbc:" + last }
        return trailingNumber(last).map { "bbc:" + $0 }
    }

    /// The number of seven digits or more that ends a slug, or is the slug; eight for a date would be too short.
    private static func trailingNumber(_ slug: String) -> String? {
        let digits = slug.utf8.reversed().prefix { $0 >= 48 && $0 <= 57 }.count
        guard digits >= 7, digits <= 12 else { return nil }
        let rest = slug.utf8.dropLast(digits)
        guard rest.isEmpty || rest.last == UInt8(ascii: "-") || rest.last == UInt8(ascii: "_") else { return nil }
        return String(slug.suffix(digits))
    }

    /// nil for a publisher's front page: that is no article's address.
    private static func plain(_ link: WebLink, _ path: [String]) -> String? {
        let path = path.last.map(frontPages.contains) == true ? path.dropLast() : path[...]
        let kept = link.query.filter { !isTracking($0.name) }.map { "\($0.name)=\($0.value)" }.sorted()
        guard !path.isEmpty || !kept.isEmpty else { return nil }
        let key = path.reduce(into: link.domain) { key, part in
            key += "/"
            key += part
        }
        return kept.isEmpty ? key : key + "?" + kept.joined(separator: "&")
    }

    private static let frontPages = ["index.html", "index.htm", "index.php", "default.aspx"]

    private static func pathWithoutAMP(_ path: [String]) -> [String] {
        var path = path
        if path.last == "amp" { path.removeLast() }
        if path.first == "amp" { path.removeFirst() }
        if let last = path.last, last.hasSuffix(".amp") { path[path.count - 1] = String(last.dropLast(4)) }
        return path
    }

    private static func isTracking(_ name: String) -> Bool {
        let name = name.lowercased()
        return trackers.contains(name) || trackerPrefixes.contains { name.hasPrefix($0) }
    }

    private static let trackerPrefixes = ["utm_", "at_", "ns_", "mc_", "pk_", "hsa_", "ga_", "__twitter"]
    private static let trackers: Set<String> = [
        "ito", "oc", "cmp", "fbclid", "gclid", "ref", "rss", "amp", "outputtype", "share", "source", "src", "cmpid",
        "ocid", "ftag", "smid", "feature",
        "ct", "cd", "usg", "spm", "igshid", "dclid", "msclkid", "s", "campaign", "medium", "output", "feed", "from",
    ]
    /// Reach plc numbers its articles across all its titles.
    private static let reach: Set<String> = [
        "birminghammail.co.uk", "birminghampost.co.uk", "coventrytelegraph.net", "manchestereveningnews.co.uk",
        "liverpoolecho.co.uk", "chroniclelive.co.uk",
        "gazettelive.co.uk", "hulldailymail.co.uk", "leeds-live.co.uk", "examinerlive.co.uk", "stokesentinel.co.uk",
        "nottinghampost.com",
        "derbytelegraph.co.uk", "leicestermercury.co.uk", "bristolpost.co.uk", "plymouthherald.co.uk",
        "cornwalllive.com", "devonlive.com", "kentlive.news",
        "essexlive.news", "getsurrey.co.uk", "getreading.co.uk", "croydonadvertiser.co.uk", "mylondon.news",
        "cambridge-news.co.uk",
        "gloucestershirelive.co.uk", "lincolnshirelive.co.uk", "grimsbytelegraph.co.uk", "staffordshire-live.co.uk",
        "lancs.live", "mirror.co.uk",
    ]
}
