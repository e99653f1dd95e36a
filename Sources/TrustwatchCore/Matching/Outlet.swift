/// Who publishes an item, as far as that says whose service it is about.
struct Outlet: Sendable {
    /// The authority, or the trust that runs its services, publishes it itself.
    var publishers: [Int: String] = [:]
    /// Of these, those whose publisher does nothing but children's services.
    var trusts: Set<Int> = []
    /// Whether it is one of the papers of the trade.
    var isTradePress = false
    /// Whether it is one of the papers of local government.
    var isCouncilPress = false
    /// The host, where its last label is another country's.
    var foreignHost: String?
    /// Authorities that the outlet writes about: how much that weighs, and the name or host that shows it.
    var home: [Int: (weight: Double, quote: String)] = [:]

    /// - Parameter names: the feed's name in feeds.conf and its title.
    init(names: [String], feedURL: String) {
        for name in names { read(name: name) }
        if let url = WebLink(feedURL) {
            readHost(url)
            readPath(url)
        }
    }

    /// Whether its items need not name a place to be about one.
    var tellsPlace: Bool { !publishers.isEmpty || !home.isEmpty }

    func publisher(of authority: Int) -> TradeScore.Publisher? {
        trusts.contains(authority) ? .trust : publishers[authority] == nil ? nil : .council
    }

    mutating func read(name: String) {
        let text = NormalisedText(title: name)
        isTradePress = isTradePress || !Self.tradePress.hits(text.words, in: text.words.indices).isEmpty
        for hit in PlaceNames.shared.hits(in: text) {
            switch hit.kind {
            case .trust:
                publishers[hit.authority] = name
                trusts.insert(hit.authority)
            case .council, .trustInShort: publishers[hit.authority] = name
            case .name, .town: add(hit.authority, Weights.localOutlet, name)
            }
        }
        if let readers = Self.readersByName[Self.squeezed(name)] { add(readers, name) }
    }

    mutating func readHost(_ url: WebLink) {
        isTradePress = isTradePress || Self.tradeHosts.contains(url.domain)
        isCouncilPress = isCouncilPress || Self.councilHosts.contains(url.domain)
        if let country = url.host.split(separator: ".").last, Self.foreign.contains(String(country)) {
            foreignHost = url.host
        }
        if let owners = Self.owners[url.host] ?? Self.owners[url.domain] {
            for owner in owners {
                publishers[owner] = url.host
                if Self.isTrust(url.host) { trusts.insert(owner) }
            }
        }
        add(Self.readers[url.domain] ?? Self.readers[url.host] ?? Self.bearers(of: url.domain), url.host)
    }

    private mutating func add(_ readers: [Int], _ quote: String) {
        let weight =
            readers.count == 1 ? Weights.localOutlet : readers.count < 5 ? Weights.sharedOutlet : Weights.regionalOutlet
        for reader in readers { add(reader, weight, quote) }
    }

    mutating func readPath(_ url: WebLink) {
        for segment in url.path {
            if let authority = Self.bySlug[segment] { add(authority, Weights.sharedOutlet, segment) }
            // BBC News: `uk-england-leeds-65297820`, `birmingham_and_black_country`.
            let hasUnderscore = segment.utf8.contains(UInt8(ascii: "_"))
            if segment.hasPrefix("uk-england-") || hasUnderscore && segment.contains("_and_") {
                for word in segment.split(whereSeparator: { $0 == "-" || $0 == "_" }) {
                    if let authority = Self.bySlug[String(word)] { add(authority, Weights.regionalOutlet, segment) }
                }
            }
        }
    }

    private mutating func add(_ authority: Int, _ weight: Double, _ quote: String) {
        if home[authority].map({ $0.weight < weight }) ?? true { home[authority] = (weight, quote) }
    }

    /// Hosts of trusts say what they do; councils' do not.
    private static func isTrust(_ host: String) -> Bool {
        !host.hasSuffix(".gov.uk") && ["trust", "child", "foster", "cft"].contains { host.contains($0) }
    }

    /// `insidecroydon.com`, `birminghamworld.uk`: hosts that bear a name. The longest counts; short names occur by chance.
    private static func bearers(of domain: String) -> [Int] {
        let label = Array(domain.utf8.prefix { $0 != UInt8(ascii: ".") })
        var longest: (name: [UInt8], authority: Int)?
        for start in label.indices {
            for entry in bySqueezedName[label[start]] ?? []
            where entry.name.count > longest?.name.count ?? 0 && label[start...].starts(with: entry.name) {
                longest = entry
            }
        }
        return longest.map { [$0.authority] } ?? []
    }

    private static let foreign: Set<String> = ["au", "nz", "ca", "us", "za", "in", "ng", "ke"]
    private static let tradePress = PhraseIndex(
        [
            "community care", "children young people now", "cyp now", "cypnow", "social work today",
            "professional social work", "social work news", "willispalmer",
            "care appointments", "socialcare today", "social care today", "children england", "adcs",
            "fostering network", "coramBAAF", "basw",
        ].map { ($0, true) })
    private static let tradeHosts: Set<String> = [
        "communitycare.co.uk", "cypnow.co.uk", "socialworktoday.co.uk", "willispalmer.com", "careappointments.com",
        "socialcare.today", "basw.co.uk", "adcs.org.uk",
        "socialworknews.co.uk", "socialworkersunion.org.uk",
    ]
    private static let councilHosts: Set<String> = [
        "lgcplus.com", "themj.co.uk", "localgov.co.uk", "publicsectorexecutive.com",
        "governmentbusiness.co.uk", "room151.co.uk",
    ]
    private static let entries = Array(Authorities.Entry.all.enumerated())
    private static let owners = lists { $0.authority.domains }
    private static let readers = lists(\.outlets)
    /// Aggregators give the name alone: `Telegraph & Argus` is at home at `thetelegraphandargus.co.uk`.
    private static let readersByName: [String: [Int]] = {
        var names: [String: [Int]] = [:]
        for (host, numbers) in readers {
            let label = squeezed(String(host.prefix { $0 != "." }))
            for name in label.hasPrefix("the") ? [label, String(label.dropFirst(3))] : [label]
            where name.utf8.count >= shortestName { names[name, default: []] += numbers }
        }
        return names
    }()
    /// Letters: many a place has an `Echo` and a `Star`.
    private static let shortestName = 8

    /// As hosts write it.
    private static func squeezed(_ name: String) -> String {
        String(name.lowercased().replacing("&", with: "and").unicodeScalars.filter { ("a"..."z").contains($0) })
    }

    private static let bySlug = Dictionary(
        entries.flatMap { number, entry in
            ([entry.authority.slug] + entry.authority.alsoKnownAs.map(Slug.make)).map { ($0, number) }
        }, uniquingKeysWith: { first, _ in first })
    /// By first letter.
    private static let bySqueezedName = Dictionary(
        grouping: entries.map { number, entry in
            (name: entry.authority.slug.utf8.filter { $0 != UInt8(ascii: "-") }, authority: number)
        }.filter { $0.name.count >= 6 }, by: { $0.name[0] })

    private static func lists(_ hosts: (Authorities.Entry) -> [String]) -> [String: [Int]] {
        var lists: [String: [Int]] = [:]
        for (number, entry) in entries {
            for host in hosts(entry) { lists[host, default: []].append(number) }
        }
        return lists
    }
}
