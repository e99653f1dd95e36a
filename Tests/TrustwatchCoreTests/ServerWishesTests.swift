import Foundation
import Testing

@testable import TrustwatchCore

@Suite struct ServerWishesTests {
    static let now = Date(timeIntervalSince1970: 1_700_000_000)  // Tue, 14 Nov 2023 22:13:20 GMT

    @Test(
        arguments: [
            ([:], nil, nil),
            (["Cache-Control": "public, max-age=300"], .seconds(300), nil),
            (["Cache-Control": "MAX-AGE = \"300\""], .seconds(300), nil),
            (["Cache-Control": "max-age=600, max-age=300"], .seconds(300), nil),
            (["Cache-Control": "max-age=300", "Age": "100"], .seconds(200), nil),
            (["Cache-Control": "max-age=300", "Age": "400"], nil, nil),
            (["Cache-Control": "max-age=-5"], nil, nil),
            (["Cache-Control": "max-age=99999999999999999999"], .seconds(Int32.max), nil),
            (["Cache-Control": "no-cache, max-age=300"], nil, nil),
            (["Cache-Control": "no-store", "Expires": "Tue, 14 Nov 2023 23:13:20 GMT"], nil, nil),
            (["Expires": "Tue, 14 Nov 2023 23:13:20 GMT"], .seconds(3600), nil),
            (
                ["Expires": "Tue, 14 Nov 2023 23:13:20 GMT", "Date": "Tue, 14 Nov 2023 23:03:20 GMT"], .seconds(600),
                nil
            ),
            (["Expires": "0"], nil, nil),
            (["Expires": "Tue, 14 Nov 2023 23:13:20 GMT", "Cache-Control": "max-age=60"], .seconds(60), nil),
            (["Retry-After": "120"], nil, .seconds(120)),
            (["Retry-After": "Tue, 14 Nov 2023 22:14:20 GMT"], nil, .seconds(60)),
            (
                ["Retry-After": "Tue, 14 Nov 2023 23:03:20 GMT", "Date": "Tue, 14 Nov 2023 23:03:10 GMT"], nil,
                .seconds(10)
            ),
            (["Retry-After": "soon"], nil, nil),
            (["Retry-After": "-1"], nil, nil),
        ] as [([String: String], Duration?, Duration?)])
    func reads(headers: [String: String], freshness: Duration?, retryAfter: Duration?) {
        let wishes = ServerWishes(now: Self.now) { headers[$0].map { [$0] } ?? [] }
        #expect(wishes.freshness == freshness)
        #expect(wishes.retryAfter == retryAfter)
    }

    /// Lines of one name are one list (RFC 9110 section 5.3).
    @Test func readsAllLinesOfCacheControl() {
        func freshness(_ lines: String...) -> Duration? {
            ServerWishes(now: Self.now) { $0 == "Cache-Control" ? lines : [] }.freshness
        }
        #expect(freshness("public", "max-age=300") == .seconds(300))
        #expect(freshness("max-age=300", "no-store") == nil)
    }
}
