import Foundation
import Testing

@testable import TrustwatchCore

@Suite struct RotaTests {
    static let start = Date(timeIntervalSince1970: 1_700_000_000)

    static func feed(_ name: String, host: String, perHost: Int = 1, pause: Duration = .seconds(5)) -> Feed {
        var pace = Feed.Pace()
        pace.perHost = perHost
        pace.pause = pause
        return Feed(name: name, url: "https://\(host)/\(name)", pace: pace)
    }

    static func names(_ feeds: [Feed]) -> [String] { feeds.map(\.name) }

    @Test func oneHostIsAskedOnceAtATimeWithAPauseOthersMeanwhile() {
        let (a, b, c) = (
            Self.feed("a", host: "one.example"), Self.feed("b", host: "ONE.example"),
            Self.feed("c", host: "two.example")
        )
        var rota = Rota([(a, Self.start), (b, Self.start), (c, Self.start)].map { (feed: $0.0, due: $0.1) }, limit: 64)
        #expect(Self.names(rota.start(at: Self.start)) == ["a", "c"])
        #expect(rota.start(at: Self.start + .seconds(60)) == [], "b waits for a however long a takes")
        rota.finished(a, due: nil)
        #expect(Self.names(rota.start(at: Self.start + .seconds(4))) == [], "the pause is from start to start")
        #expect(rota.nextStart == Self.start + .seconds(5))
        #expect(Self.names(rota.start(at: Self.start + .seconds(5))) == ["b"])
        rota.finished(b, due: nil)
        rota.finished(c, due: nil)
        #expect(rota.isIdle)
        #expect(rota.nextStart == nil)
    }

    @Test func filesAreReadAtOnce() {
        let files = ["a", "b", "c"].map { Feed(name: $0, url: "file:///srv/\($0).rss") }
        var rota = Rota(files.map { (feed: $0, due: Self.start) }, limit: 64)
        #expect(rota.start(at: Self.start) == files)
    }

    @Test func aSourceIsAskedWhenItIsDueAgain() {
        let feed = Self.feed("a", host: "one.example")
        var rota = Rota([(feed: feed, due: Self.start)], limit: 64)
        #expect(rota.start(at: Self.start - 1) == [])
        #expect(rota.nextStart == Self.start)
        #expect(rota.start(at: Self.start) == [feed])
        rota.finished(feed, due: Self.start + .seconds(1800))
        #expect(rota.nextStart == Self.start + .seconds(1800))
        #expect(rota.start(at: Self.start + .seconds(1799)) == [])
        #expect(rota.start(at: Self.start + .seconds(1800)) == [feed])
    }

    @Test func aHostThatAsksToWaitIsLeftAlone() {
        let feeds = ["a", "b", "c"].map { Self.feed($0, host: "one.example") } + [Self.feed("d", host: "two.example")]
        var rota = Rota(
            [
                (feeds[0], Self.start), (feeds[1], Self.start), (feeds[2], Self.start + .seconds(60)),
                (feeds[3], Self.start + .seconds(60)),
            ]
            .map { (feed: $0.0, due: $0.1) }, limit: 64)
        #expect(rota.start(at: Self.start) == [feeds[0]])
        rota.postpone(host: "one.example", until: Self.start + .seconds(3600))
        rota.finished(feeds[0], due: Self.start + .seconds(7200))
        #expect(rota.start(at: Self.start + .seconds(3599)) == [feeds[3]])
        rota.finished(feeds[3], due: nil)
        #expect(rota.nextStart == Self.start + .seconds(3600))
        #expect(rota.start(at: Self.start + .seconds(3600)).count == 1)
    }

    @Test func noMoreThanTheLimitAtOnceAndNobodyIsForgotten() {
        let feeds = (0..<100).map { Self.feed("f\($0)", host: "h\($0 % 7).example", perHost: 3, pause: .zero) }
        var rota = Rota(feeds.map { (feed: $0, due: Self.start) }, limit: 10)
        var asked: [Feed] = []
        var running = rota.start(at: Self.start)
        while let feed = running.first {
            #expect(running.count <= 10)
            for host in Set(running.map(\.host)) { #expect(running.count { $0.host == host } <= 3) }
            asked.append(feed)
            running.removeFirst()
            rota.finished(feed, due: nil)
            running += rota.start(at: Self.start)
        }
        #expect(Set(asked.map(\.name)).count == 100)
        #expect(rota.isIdle)
        #expect(rota.nextStart == nil)
    }
}
