internal import struct Foundation.Date

extension Intake {
    /// Reads what a poll brought as far as it can be read without the store.
    ///
    /// - Parameters:
    ///   - matcher: made once for the subjects of feeds.conf.
    ///   - correction: of the article that every entry is; entries of a poll have none yet.
    package static func read(
        _ parsed: ParsedFeed, of feed: Feed, with matcher: Matcher, correction: Correction? = nil
    ) -> Reading {
        let shared = sharedIdentities(parsed.items)
        // What a trust or the trade press publishes is about the work even where no word says so.
        var outlets = OutletReader(names: [feed.name, parsed.title].compactMap(\.self), feedURL: feed.url)
        let outlet = outlets.outlet(name: nil, link: parsed.items.first?.url.flatMap(CanonicalURL.link))
        let reader = ItemReader(
            feed: feed,
            isAsked: !outlet.trusts.isEmpty || outlet.isTradePress || feed.subject != nil || correction != nil,
            matcher: matcher, correction: correction)
        var items: [IncomingItem] = []
        items.reserveCapacity(parsed.items.count)
        for entry in parsed.items {
            let link = entry.url.flatMap(CanonicalURL.link)
            var item = incoming(entry, link.flatMap(CanonicalURL.key(of:)), shared)
            reader.read(entry, from: link, into: &item, &outlets)
            if !item.isRead { item.dropText() }
            items.append(consume item)
        }
        return Reading(
            title: parsed.title, hints: parsed.hints, items: items,
            warning: parsed.bozo ? "the document is damaged; it was read as far as it goes" : nil,
            trouble: trouble(parsed))
    }

    /// Identities that several entries of one document bear, though they lead to different addresses (newsboat #898).
    private static func sharedIdentities(_ items: [ParsedItem]) -> Set<String> {
        var addresses = [String: String](minimumCapacity: items.count)
        var shared: Set<String> = []
        for item in items {
            guard let id = item.id else { continue }
            let address = item.url ?? item.title ?? ""
            if addresses.updateValue(address, forKey: id).map({ $0 != address }) ?? false { shared.insert(id) }
        }
        return shared
    }

    private static func incoming(_ item: ParsedItem, _ canonical: String?, _ shared: Set<String>) -> IncomingItem {
        IncomingItem(
            key: key(of: item, canonical: canonical, shared: shared), guid: item.id, url: item.url,
            canonicalURL: canonical, title: item.title ?? "", summary: item.summary, text: item.text,
            author: item.authors.first?.name, published: item.dated)
    }

    private static func key(of item: ParsedItem, canonical: String?, shared: Set<String>) -> String {
        let address = canonical ?? item.url
        if let id = item.id, !id.isEmpty { return shared.contains(id) ? "\(id) \(address ?? item.title ?? "")" : id }
        return address ?? "\(item.title ?? "") \(item.dated.map(day)?.description ?? "")"
    }

    static func day(of date: Date) -> PartialDate {
        PartialDate(dayNumber: Int((date.timeIntervalSince1970 / 86_400).rounded(.down)))
    }

    private static func trouble(_ parsed: ParsedFeed) -> String? {
        // Finders that GOV.UK retires answer 200 with one entry that says so.
        if parsed.items.contains(where: { $0.title == "This feed has ended" }) {
            return "the publisher has ended this feed"
        }
        guard !parsed.items.isEmpty, parsed.items.allSatisfy({ $0.title == nil && $0.url == nil }) else { return nil }
        return "no entry has a title or an address any more: the shape of the document has changed"
    }
}

/// Reads the entries of one document.
private struct ItemReader {
    let feed: Feed
    /// Whether all that comes from there is worth reading.
    let isAsked: Bool
    let matcher: Matcher
    let correction: Correction?

    /// - Parameter link: its address, behind redirectors.
    func read(
        _ item: ParsedItem, from link: WebLink?, into incoming: inout Intake.IncomingItem,
        _ outlets: inout OutletReader
    ) {
        let headline = Headline(incoming.title, source: item.source?.title, summary: item.summary ?? item.text)
        // A row of a search says that a provider has a report; what it is, its page says.
        guard item.official != nil || feed.kind != .ofstedSearch else { return }
        // What an aggregator adds to a headline is the headline again.
        let body = headline.outlet == nil ? item.text : nil
        let outlet = outlets.outlet(name: headline.outlet, link: link)
        guard item.official != nil || mayBeRead([headline.text, item.summary, body], outlet) else { return }
        let text = NormalisedText(title: headline.text, summary: item.summary, body: body)
        let isWorthReading = item.official != nil || isWorthReading(text, outlet)
        // Nobody asks for copies of what is about nothing here; but what a bare headline leaves out, its copy may tell.
        guard isWorthReading || text.isBareHeadline else { return }
        if let official = item.official {
            readOfficial(official, text, &incoming)
        } else if isWorthReading {
            readNews(ItemText(text, outlet: outlet), &incoming)
        }
        incoming.fingerprint = Fingerprint(
            headline: headline, text: text, day: incoming.published.map(Intake.day)?.firstDay)
        incoming.isRead = isWorthReading || !incoming.fingerprint.bands.isEmpty
    }

    /// Nothing without a place is worth reading, which is seen before anything is cut into words: it is most of all that
    /// comes. What has no text is cut anyway.
    ///
    /// - Parameter texts: title, summary and body.
    private func mayBeRead(_ texts: [String?], _ outlet: Outlet) -> Bool {
        isAsked || matcher.hasPhrases || outlet.tellsPlace
            || texts.dropFirst().reduce(0) { $0 + ($1?.utf8.count ?? 0) } < Self.mayBeBare
            || texts.contains { $0.map(PlaceNames.shared.mayStand) ?? false }
    }

    /// In fewer bytes there may be fewer words than tell one text from another (`Fingerprint.fewestWords`).
    private static let mayBeBare = 200

    /// Whether any rule could find it to be about a subject.
    private func isWorthReading(_ text: NormalisedText, _ outlet: Outlet) -> Bool {
        if isAsked || matcher.mayBeSaid(in: text) { return true }
        return ItemText.concernsTrade(text) && (outlet.tellsPlace || PlaceNames.shared.stand(in: text))
    }

    private func readNews(_ item: ItemText, _ incoming: inout Intake.IncomingItem) {
        let places = PlaceScore.all(in: item)
        var trade = TradeScores(item)
        incoming.matches = corrected(matcher.matches(item, places: places, feed: feed, &trade))
        let watched = incoming.matches.filter(\.isAbout).compactMap { matcher.authorityIndex(of: $0.subject) }
        incoming.mentions = InspectionRecogniser(item: item, places: places, said: incoming.published.map(Intake.day))
            .mentions(watched: watched, &trade)
        incoming.mentions.removeAll(where: isNotSaid(incoming.matches))
        if incoming.isRelevant { incoming.terms = StoryTerms.terms(of: item, authorities: watched) }
    }

    private func corrected(_ matches: [Match]) -> [Match] { correction.map(matches.corrected(by:)) ?? matches }

    /// What is not about a watched authority's service cannot speak of an inspection of it that would be told.
    private func isNotSaid(_ matches: [Match]) -> (Mention) -> Bool {
        let rejected = matches.filter { !$0.isAbout }.compactMap { matcher.authorityIndex(of: $0.subject) }
            .map { Authorities.all[$0].slug }
        return { $0.wouldBeTold && rejected.contains($0.authority) }
    }

    /// A row of Ofsted's page of a provider: it is what it says.
    private func readOfficial(_ official: OfficialRecord, _ text: NormalisedText, _ incoming: inout Intake.IncomingItem)
    {
        guard let authority = Authorities.named(official.urn) ?? Authorities.named(official.provider) else { return }
        var facts = official.facts
        if facts.kind?.isFull ?? true {
            facts.kind = Framework.kind(visit: facts.visit?.start, published: facts.published) ?? facts.kind
        }
        let evidence = Evidence(
            rule: "official-page", quote: official.provider, place: .feed, weight: Weights.publisher)
        incoming.matches = corrected(
            matcher.subjects.filter { $0.authority?.urn == authority.urn }.map {
                Match(subject: $0.id, score: Weights.publisher, threshold: Weights.threshold, evidence: [evidence])
            })
        incoming.mentions = [
            Mention(
                authority: authority.slug, facts: facts, standing: .official, said: facts.published,
                evidence: [evidence])
        ]
        guard incoming.isRelevant else { return }
        let item = ItemText(text, outlet: Outlet(names: [], feedURL: feed.url))
        incoming.terms = StoryTerms.terms(of: item, authorities: Authorities.index(of: authority).map { [$0] } ?? [])
    }
}

extension ParsedItem {
    /// RSS 1.0 and GOV.UK's feeds date an entry by its last change alone.
    fileprivate var dated: Date? { published ?? updated }
}

extension NormalisedText {
    /// Whether it says too little beside its title to be told from other texts.
    fileprivate var isBareHeadline: Bool {
        let title = sentences.last { $0.place == .title }?.words.upperBound ?? 0
        return words.count - title < Fingerprint.fewestWords
    }
}

extension Fingerprint {
    fileprivate init(headline: Headline, text: NormalisedText, day: Int?) {
        let prose = text.sentences.filter { !$0.isClutter && $0.place != .title }
        let summary = prose.filter { $0.place == .summary }.flatMap { text.words[$0.words].map(\.hash) }
        let body = prose.filter { $0.place == .body }.flatMap { text.words[$0.words].map(\.hash) }
        let lede = summary.isEmpty ? body.prefix(60) : summary[...]
        self.init(headline: headline, lede: lede, body: summary.isEmpty && body.count <= 60 ? [] : body, day: day)
    }
}
