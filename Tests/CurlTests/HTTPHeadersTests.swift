import Testing

@testable import Curl

struct HTTPHeadersTests {
    @Test func findsByNameWithoutCase() {
        var headers: HTTPHeaders = ["ETag": "\"1\"", "Link": "a", "link": "b"]
        #expect(headers["etag"] == "\"1\"")
        #expect(headers["Link"] == "a")
        #expect(headers.values(of: "LINK") == ["a", "b"])
        #expect(headers["E-Tag"] == nil)
        headers["LINK"] = "c"
        #expect(headers == ["ETag": "\"1\"", "LINK": "c"])
        headers["etag"] = nil
        #expect(headers == ["LINK": "c"])
    }

    @Test func readsWhatAServerSends() {
        let text = "HTTP/1.1 200 OK\r\nETag:W/\"a:b\" \r\nX-Long: one\r\n\t two\r\nEmpty:\r\nno colon\r\nBare: lf\n\r\n"
        #expect(
            HTTPHeaders(parsing: Array(text.utf8))
                == ["ETag": "W/\"a:b\"", "X-Long": "one two", "Empty": "", "Bare": "lf"])
    }

    @Test func keepsEveryByteOfAValue() {
        let value = (0x21...0xFF).filter { $0 != 0x7F }.map { UInt8($0) }
        let headers = HTTPHeaders(parsing: Array("HTTP/1.1 200 OK\r\nETag: ".utf8) + value + Array("\r\n".utf8))
        #expect(headers.fields[0].line == Array("ETag: ".utf8) + value)
    }

    @Test(arguments: [
        ("X", "a\r\nInjected: 1"), ("X", "a\nb"), ("X", "a\rb"), ("X", "a\0b"), ("X", "a\u{7F}"), ("X", "\u{20AC}"),
        ("", "a"), ("A B", "a"), ("A:", "a"), ("A\r\nB", "a"), ("Ä", "a"),
    ])
    func hasNoLineFor(name: String, value: String) {
        #expect(HTTPHeaders.Field(name: name, value: value).line == nil)
    }

    @Test(arguments: [("X", "a", "X: a"), ("X", "", "X;"), ("X-Y_z.1", "tab\tin", "X-Y_z.1: tab\tin")])
    func hasALineFor(name: String, value: String, line: String) {
        #expect(HTTPHeaders.Field(name: name, value: value).line == Array(line.utf8))
    }
}
