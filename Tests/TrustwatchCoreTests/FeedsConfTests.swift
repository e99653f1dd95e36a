import Testing
import TrustwatchCore

@Suite struct FeedsConfTests {
    /// What a file says when it stands in `/etc/trustwatch`, beside one credential named `key`.
    static func load(_ text: String) throws(FileErrors) -> Settings {
        try FeedsConf.load(
            text, file: "feeds.conf",
            in: .init(
                directory: "/etc/trustwatch",
                credential: {
                    $0 == "key"
                        ? .success(Secret("https://example.org/hook?k=1"))
                        : .failure(.init(why: "credentials/\($0) does not exist", mend: "create it"))
                }))
    }

    static func diagnostics(_ text: String) -> [String] {
        do {
            _ = try load(text)
            return []
        } catch {
            return error.diagnostics.map(\.description)
        }
    }

    @Test func emptyFileHasTheDefaults() throws {
        #expect(try Self.load("") == Settings())
        #expect(try Self.load("# nothing yet\n") == Settings())
    }

    @Test func everyKey() throws {
        let settings = try Self.load(
            """
            contact = "https://example.org/about"
            notify-within = "7d"
            [poll]
            every = "1h30m"
            timeout = "20s"
            per-host = 2
            pause = "1s"
            max-size = "5MB"
            [store]
            directory = "state"
            keep-unmatched = "30d"
            [digest]
            directory = "/srv/digest"
            formats = ["json"]
            period = "1d"
            [[subject]]
            authority = "Birmingham"
            name = "The Trust"
            aliases = ["BCT"]
            not = ["Birmingham, Alabama"]
            kinds = ["send"]
            [[subject]]
            id = "cafcass"
            phrases = ["Cafcass"]
            [[feed]]
            name = "BBC"
            url = "https://example.org/rss.xml"
            subject = "birmingham"
            username = "me"
            password-credential = "key"
            headers = { X-Key = "1" }
            every = "15m"
            timeout = "5s"
            max-size = "512KiB"
            user-agent = "mine"
            proxy = "socks5h://127.0.0.1:9050"
            [[feed]]
            name = "Ofsted"
            url = "https://example.org/provider"
            kind = "ofsted-provider"
            [[feed]]
            name = "Page"
            url = "http://127.0.0.1:8080/"
            kind = "page"
            item = "//li"
            title = "a"
            link = "a/@href"
            date = "time"
            summary = "p"
            every = "1s"
            allow-private-address = true
            [[feed]]
            name = "File"
            url = "file:feeds/one.xml"
            pause = "2s"
            allow-private-address = true
            [[notify]]
            name = "mail"
            kind = "mail"
            server = "smtps://mail.example.org"
            from = "trustwatch@example.org"
            to = ["desk@example.org"]
            username = "me"
            password-credential = "key"
            [[notify]]
            name = "hook"
            kind = "webhook"
            url = "https://example.org/hook"
            secret-credential = "key"
            headers = { X-Key = "1" }
            events = ["inspection.published", "source.failing"]
            timeout = "5s"
            [[notify]]
            name = "chat"
            kind = "slack"
            url-credential = "key"
            [[notify]]
            name = "script"
            kind = "exec"
            command = ["./hook", "a b"]
            allow-private-address = true
            [[notify]]
            name = "journal"
            kind = "journal"
            """)

        var expected = Settings()
        expected.contact = "https://example.org/about"
        expected.notifyWithin = .seconds(7 * 86_400)
        expected.store.directory = "/etc/trustwatch/state"
        expected.store.keepUnmatched = .seconds(30 * 86_400)
        expected.digest.directory = "/srv/digest"
        expected.digest.formats = [.json]
        expected.digest.period = .seconds(86_400)
        expected.subjects = [
            Subject(
                id: "birmingham", name: "The Trust", authority: Authorities.named("80429"), aliases: ["BCT"],
                not: ["Birmingham, Alabama"],
                kinds: Inspection.Kind.notifiedByDefault.union([.send])),
            Subject(id: "cafcass", name: "cafcass", phrases: ["Cafcass"]),
        ]
        var defaults = Feed.Pace()
        defaults.every = .seconds(5400)
        defaults.timeout = .seconds(20)
        defaults.perHost = 2
        defaults.pause = .seconds(1)
        defaults.maxSize = 5_000_000
        var bbc = Feed(name: "BBC", url: "https://example.org/rss.xml", subject: "birmingham", pace: defaults)
        bbc.pace.every = .seconds(900)
        bbc.pace.timeout = .seconds(5)
        bbc.pace.maxSize = 512 * 1024
        bbc.access.username = "me"
        bbc.access.password = Secret("https://example.org/hook?k=1")
        bbc.access.headers = ["X-Key": "1"]
        bbc.access.userAgent = "mine"
        bbc.access.proxy = "socks5h://127.0.0.1:9050"
        let ofsted = Feed(name: "Ofsted", url: "https://example.org/provider", kind: .ofstedProvider, pace: defaults)
        var page = Feed(
            name: "Page", url: "http://127.0.0.1:8080/",
            kind: .page(.init(item: "//li", title: "a", link: "a/@href", date: "time", summary: "p")), pace: defaults,
            allowPrivateAddress: true)
        page.pace.every = .seconds(1)
        page.pace.pause = .zero
        var file = Feed(
            name: "File", url: "file:///etc/trustwatch/feeds/one.xml", pace: defaults, allowPrivateAddress: true)
        file.pace.pause = .seconds(2)
        expected.feeds = [bbc, ofsted, page, file]
        expected.channels = [
            Channel(
                name: "mail",
                kind: .mail(
                    .init(
                        server: "smtps://mail.example.org", tls: .tls, from: "trustwatch@example.org",
                        to: ["desk@example.org"],
                        username: "me", password: Secret("https://example.org/hook?k=1")))),
            Channel(
                name: "hook",
                kind: .webhook(
                    .init(
                        url: Secret("https://example.org/hook"), secret: Secret("https://example.org/hook?k=1"),
                        headers: ["X-Key": "1"])),
                events: [.inspectionPublished, .sourceFailing], timeout: .seconds(5)),
            Channel(name: "chat", kind: .chat(.slack, .init(url: Secret("https://example.org/hook?k=1")))),
            Channel(
                name: "script", kind: .exec(command: ["/etc/trustwatch/./hook", "a b"]), allowPrivateAddress: true),
            Channel(name: "journal", kind: .journal),
        ]
        #expect(settings == expected)
    }

    @Test func allAuthoritiesAreTwoPagesOfTheSearch() throws {
        let settings = try FeedsConf.load(
            """
            [[feed]]
            name = "Ofsted: England"
            kind = "ofsted-search"
            authorities = "all"
            """, file: "feeds.conf", in: .init(directory: "/", credential: { _ in .success(Secret("")) }))
        #expect(settings.feeds.map(\.name) == ["Ofsted: England", "Ofsted: England, from row 101"])
        #expect(settings.feeds.map(\.url) == OfstedSearch.authorities)
        #expect(settings.feeds.allSatisfy { $0.kind == .ofstedSearch && $0.pace.every == .seconds(3600) })
    }

    @Test func allAuthoritiesGoWithTheSearchAlone() {
        let note = """
            feeds.conf:3: [[feed]] "A" has authorities = "all"
              hint: that goes with kind = "ofsted-search", and without a url
            """
        #expect(Self.diagnostics("[[feed]]\nname = \"A\"\nauthorities = \"all\"") == [note])
        #expect(
            Self.diagnostics("[[feed]]\nname = \"A\"\nauthorities = \"some\"\nkind = \"ofsted-search\"") == [
                """
                feeds.conf:3: authorities = "some" in [[feed]] "A" is unknown
                  hint: one of all
                """
            ])
    }

    @Test func everythingWrongIsSaidAtOnceInTheOrderOfLines() {
        #expect(
            Self.diagnostics(
                """
                notify-within = 14
                [poll]
                every = "30"
                [[feed]]
                name = "BBC"
                evry = "1h"
                url = "https://example.org/"
                [[feed]]
                name = "BBC"
                """) == [
                    """
                    feeds.conf:1: notify-within = 14 is not a duration
                      hint: whole numbers with w, d, h, m or s in quotes, such as "30m" or "1h30m"
                    """,
                    """
                    feeds.conf:3: every = "30" in [poll] is not a duration
                      hint: whole numbers with w, d, h, m or s in quotes, such as "30m" or "1h30m"
                    """,
                    """
                    feeds.conf:6: unknown key "evry" in [[feed]] "BBC"
                      hint: did you mean every?
                    """,
                    """
                    feeds.conf:8: [[feed]] "BBC" has no url
                      hint: add url = "https://…"
                    """,
                    """
                    feeds.conf:9: name = "BBC" in [[feed]] is taken
                      hint: line 5 has it already
                    """,
                ])
    }
}
