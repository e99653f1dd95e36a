import LoopbackServers
import Testing

@testable import Curl

@Suite(.enabled(if: TLSIdentity.isAvailable, "needs /usr/bin/openssl"))
struct HTTPHopTests {
    let transfers = Transfers(proxies: ProxySettings())

    @Test func trustsOnlyAuthoritiesItKnows() async throws {
        let identity = try TLSIdentity()
        let server = try HTTPServer(identity: identity, ["/": .ok("secret")])
        var request = inside(server.url())
        let error = await #expect(throws: TransferError.self) { try await transfers.send(request) }
        #expect(error?.kind == .tls)
        #expect(server.requests.isEmpty)
        request.caFile = identity.certificate
        #expect(try await transfers.send(request).body == Array("secret".utf8))
    }

    @Test func trustsACertificateOnlyForItsHost() async throws {
        let identity = try TLSIdentity(names: "DNS:example.org")
        let server = try HTTPServer(identity: identity, ["/": .ok("secret")])
        var request = inside(server.url())
        request.caFile = identity.certificate
        let error = await #expect(throws: TransferError.self) { try await transfers.send(request) }
        #expect(error?.kind == .tls)
        #expect(server.requests.isEmpty)
    }

    @Test func speaksNoOldTLS() async throws {
        let identity = try TLSIdentity(options: ["-tls1_1", "-cipher", "DEFAULT@SECLEVEL=0"])
        let server = try HTTPServer(identity: identity, ["/": .ok("secret")])
        var request = inside(server.url())
        request.caFile = identity.certificate
        let error = await #expect(throws: TransferError.self) { try await transfers.send(request) }
        #expect(error?.kind == .tls)
    }

    @Test func speaksHTTP2UnlessForbidden() async throws {
        let identity = try TLSIdentity(options: ["-alpn", "h2,http/1.1"])
        let server = try HTTPServer(identity: identity, ["/": .ok("one")])
        var request = inside(server.url())
        request.caFile = identity.certificate
        request.http1Only = true
        #expect(try await transfers.send(request).body == Array("one".utf8))
        request.http1Only = false
        // Our server speaks no HTTP/2: the client's preface (RFC 9113 section 3.4) is all we can see of it.
        _ = try? await Transfers(proxies: ProxySettings()).send(request)
        #expect(server.requests.map(\.method) == ["GET", "PRI"])
    }

    @Test func showsItsCertificateWhereAsked() async throws {
        let client = try TLSIdentity()
        let identity = try TLSIdentity(
            options: ["-Verify", "1", "-verify_return_error", "-CAfile", client.certificate])
        let server = try HTTPServer(identity: identity, ["/": .ok("for you")])
        var request = inside(server.url())
        request.caFile = identity.certificate
        await #expect(throws: TransferError.self) { try await transfers.send(request) }
        request.clientCertificate = try client.pem
        #expect(try await transfers.send(request).body == Array("for you".utf8))
    }

    @Test func carriesNoCredentialsFromHTTPSToHTTP() async throws {
        let plain = try HTTPServer(["/": .ok("")])
        let identity = try TLSIdentity()
        let server = try HTTPServer(identity: identity, ["/": .redirect(to: plain.url())])
        var request = inside(server.url())
        request.caFile = identity.certificate
        request.credentials = Credentials(username: "user", password: "pass")
        request.headers = ["Authorization-Extra": "x"]
        #expect(try await transfers.send(request).url == plain.url())
        #expect(server.requests[0]["Authorization"] == "Basic dXNlcjpwYXNz")
        #expect(plain.requests[0]["Authorization"] == nil)
        #expect(plain.requests[0]["Authorization-Extra"] == nil)
    }
}
