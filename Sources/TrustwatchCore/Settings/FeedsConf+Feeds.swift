extension FeedsConf.Reading {
    /// `[[feed]]`, with the defaults of `[poll]`.
    mutating func feeds(_ tables: [TableReader], poll: TableReader) {
        var poll = poll
        let defaults = pace(in: &poll, defaults: Feed.Pace())
        close(&poll)
        var taken: [String: Int] = [:]
        for var table in tables {
            let feed = feed(in: &table, defaults: defaults, pollLine: poll.line(of: "every"), taken: &taken)
            close(&table)
            guard let feed else { continue }
            settings.feeds.append(feed)
            if table.contains("authorities") { settings.feeds += OfstedSearch.authorities.dropFirst().map(feed.page) }
        }
    }

    /// `authorities = "all"` stands for the address of the pages that list them.
    private mutating func allAuthorities(in table: inout TableReader, kind: Feed.Kind?) -> String? {
        guard table.choice("authorities", of: AllAuthorities.self) != nil else { return nil }
        if kind != .ofstedSearch || table.contains("url") {
            table.note(
                "\(table.title) has authorities = \"all\"", at: "authorities",
                hint: "that goes with kind = \"ofsted-search\", and without a url")
            return nil
        }
        return OfstedSearch.authorities[0]
    }

    private enum AllAuthorities: String, CaseIterable {
        case all
    }

    private mutating func feed(
        in table: inout TableReader, defaults: Feed.Pace, pollLine: Int?, taken: inout [String: Int]
    ) -> Feed? {
        let name = name(of: &table, taken: &taken)
        let kind = kind(in: &table)
        let all = allAuthorities(in: &table, kind: kind)
        let url = table.contains("authorities") ? all : url(in: &table)
        let subject = subject(in: &table)
        let isPrivate = table.boolean("allow-private-address") ?? false
        var pace = pace(in: &table, defaults: defaults)
        // Every change there may cost a page for each provider.
        if kind == .ofstedSearch, !isPrivate, !table.contains("every") { pace.every = max(pace.every, .seconds(3600)) }
        // A file is on no host that could be asked too often.
        if isPrivate || url?.hasPrefix("file:") == true, !table.contains("pause") { pace.pause = .zero }
        if !isPrivate, !FeedsConf.Limits.everyOfPublic.contains(pace.every) {
            let origin = table.contains("every") ? "" : " (every on line \(pollLine ?? 1))"
            table.note(
                "\(table.title) would be polled every \(Quantities.text(pace.every))\(origin)", at: "every",
                hint: "at least 1m; only a source with allow-private-address = true may be polled more often")
        }
        let access = access(in: &table)
        guard let name, let url, let kind else { return nil }
        return Feed(
            name: name, url: url, kind: kind, subject: subject, pace: pace, access: access,
            allowPrivateAddress: isPrivate)
    }

    /// The name of a `[[feed]]` or `[[notify]]`, which is in the table's title from here on.
    mutating func name(of table: inout TableReader, taken: inout [String: Int]) -> String? {
        let kind = table.title
        guard let name = table.required("name", hint: "add name = \"…\", unlike the names of all other \(kind)") else {
            return nil
        }
        unique(name, "name", in: &table, taken: &taken)
        table.title += " \"\(name)\""
        return name
    }

    /// http or https; `file:` too, which only feeds.conf itself may say: no redirect leads there.
    private mutating func url(in table: inout TableReader) -> String? {
        guard let text = table.required("url", hint: "add url = \"https://…\"") else { return nil }
        guard text.hasPrefix("file:") else { return address("url", in: &table, schemes: ["https", "http"]) }
        let path = text.hasPrefix("file://") ? text.dropFirst(7) : text.dropFirst(5)
        guard !path.isEmpty, !text.hasPrefix("file://") || path.hasPrefix("/") else {
            table.refuse(
                "url", "is not a file's address", hint: "file:///absolute/path, or file:path beside feeds.conf")
            return nil
        }
        return "file://" + surroundings.path(String(path))
    }

    private enum KindName: String, CaseIterable {
        case feed
        case ofstedProvider = "ofsted-provider"
        case ofstedSearch = "ofsted-search"
        case page
    }

    private mutating func kind(in table: inout TableReader) -> Feed.Kind? {
        switch table.choice("kind", of: KindName.self) {
        case nil: table.contains("kind") ? nil : .feed
        case .feed: .feed
        case .ofstedProvider: .ofstedProvider
        case .ofstedSearch: .ofstedSearch
        case .page: recipe(in: &table).map(Feed.Kind.page)
        }
    }

    private mutating func recipe(in table: inout TableReader) -> Feed.PageRecipe? {
        let item = table.required("item", hint: "add item = \"…\", the XPath of one entry of the page")
        let title = table.required("title", hint: "add title = \"…\", the XPath of the title in an entry")
        let link = table.required("link", hint: "add link = \"…\", the XPath of the address in an entry")
        let date = table.string("date")
        let summary = table.string("summary")
        guard let item, let title, let link else { return nil }
        return Feed.PageRecipe(item: item, title: title, link: link, date: date, summary: summary)
    }

    private mutating func subject(in table: inout TableReader) -> Subject.ID? {
        guard let id = table.string("subject") else { return nil }
        let ids = settings.subjects.map(\.id)
        if ids.contains(id) { return id }
        table.refuse(
            "subject", "is the id of no [[subject]]",
            hint: ids.isEmpty ? "add a [[subject]]" : TableReader.hint(for: id, among: ids))
        return nil
    }

    private mutating func pace(in table: inout TableReader, defaults: Feed.Pace) -> Feed.Pace {
        typealias Limits = FeedsConf.Limits
        var pace = defaults
        if let every = table.duration("every", in: Limits.every) { pace.every = every }
        if let timeout = table.duration("timeout", in: Limits.timeout) { pace.timeout = timeout }
        if let perHost = table.integer("per-host", in: Limits.perHost) { pace.perHost = perHost }
        if let pause = table.duration("pause", in: Limits.pause) { pace.pause = pause }
        if let size = table.size("max-size", in: Limits.maxSize) { pace.maxSize = size }
        return pace
    }

    private mutating func access(in table: inout TableReader) -> Feed.Access {
        var access = Feed.Access()
        (access.username, access.password) = login(in: &table)
        access.bearer = credential("bearer-credential", in: &table)
        if table.contains("bearer-credential"), table.contains("username") {
            table.note(
                "\(table.title) has a username and a bearer token", at: "bearer-credential",
                hint: "a request carries one of them: remove the other")
        }
        access.headers = headers(in: &table)
        access.userAgent = table.string("user-agent")
        access.proxy = address(
            "proxy", in: &table, schemes: ["http", "https", "socks4", "socks4a", "socks5", "socks5h"])
        access.clientCertificate = credential("client-certificate-credential", in: &table, isCertificate: true)
        access.caFile = table.string("ca-file").map(surroundings.path)
        access.http1Only = table.boolean("http1") ?? false
        return access
    }

    /// `username` and `password-credential`.
    mutating func login(in table: inout TableReader) -> (String?, Secret?) {
        let username = table.string("username")
        let password = credential("password-credential", in: &table)
        if table.contains("password-credential"), !table.contains("username") {
            table.note(
                "\(table.title) has a password but no username", at: "password-credential", hint: "add username = \"…\""
            )
        }
        return (username, password)
    }

    /// Header fields: names are tokens, values one line (RFC 9110 section 5), so that none can smuggle in another.
    mutating func headers(in table: inout TableReader) -> [String: String] {
        let headers = table.dictionary("headers") ?? [:]
        for (name, value) in headers.sorted(by: { $0.key < $1.key }) {
            let isToken = name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"\"(),/:;<=>?@[\\]{}".utf8.contains($0) }
            if !isToken || name.isEmpty || value.unicodeScalars.contains(where: \.isUnprintable) {
                table.note(
                    "\"\(name)\" in headers of \(table.title) is not a header", at: "headers",
                    hint: "letters, digits and hyphens for the name, one line for the value")
            }
        }
        return headers
    }
}

extension Feed {
    /// The same source on another page, whose name ends in the number of its first row.
    fileprivate func page(at url: String) -> Feed {
        Feed(name: "\(name), from row 101", url: url, kind: kind, subject: subject, pace: pace, access: access)
    }
}
