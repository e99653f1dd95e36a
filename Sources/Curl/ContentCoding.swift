/// How a body was compressed on its way (RFC 9110 section 8.4).
///
/// We decode and libcurl does not: libcurl 7.88 takes a compressed stream that breaks off for a whole one, bounds
/// nothing, and unpacks `gzip, gzip`, by which 658 bytes become 300 MB.
enum ContentCoding: Sendable {
    case gzip
    case deflate
    case brotli
    case zstd

    enum Problem: Error, Equatable {
        case stacked
        case unknown(String)
        case broken
        case breaksOff
        case tooLarge
    }

    /// What `Accept-Encoding` offers.
    static let accepted = "gzip, deflate, br, zstd"

    /// The coding that the header's fields name; nil where the body is as it is.
    static func named(by fields: [String]) throws(Problem) -> ContentCoding? {
        let names = names(in: fields).filter { $0 != "identity" }
        guard names.count <= 1 else { throw .stacked }
        switch names.first {
        case nil: return nil
        case "gzip", "x-gzip": return .gzip
        case "deflate": return .deflate
        case "br": return .brotli
        case "zstd": return .zstd
        case let name?: throw .unknown(name)
        }
    }

    /// Throws `unknown` where a body is compressed for the journey alone: nobody may do so unasked (RFC 9112 section
    /// 6.1), and libcurl undoes it by itself, unchecked.
    static func checkTransfer(_ fields: [String]) throws(Problem) {
        if let name = names(in: fields).first(where: { $0 != "chunked" && $0 != "identity" }) { throw .unknown(name) }
    }

    private static func names(in fields: [String]) -> [String] {
        fields.flatMap { $0.lowercased().split { $0 == "," || $0 == " " || $0 == "\t" } }.map(String.init)
    }

    /// Throws `tooLarge` as soon as there are more than `limit` bytes. What follows the end of the stream is ignored,
    /// as browsers do.
    func decode(_ bytes: [UInt8], limit: Int) throws(Problem) -> [UInt8] {
        guard let decoder = makeDecoder(for: bytes) else { throw .broken }
        var decoded: [UInt8] = []
        let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 65_536, alignment: 16)
        defer { unsafe room.deallocate() }
        let problem = unsafe bytes.withUnsafeBytes { input -> Problem? in
            var rest = unsafe input[...]
            while true {
                let step = unsafe decoder.decode(UnsafeRawBufferPointer(rebasing: rest), into: room)
                unsafe rest = unsafe rest.dropFirst(step.consumed)
                guard decoded.count + step.produced <= limit else { return .tooLarge }
                unsafe decoded.append(contentsOf: room.prefix(step.produced))
                switch step.state {
                case .end: return nil
                case .broken: return .broken
                case .goesOn where step.consumed == 0 && step.produced == 0: return .breaksOff
                case .goesOn: continue
                }
            }
        }
        if let problem { throw problem }
        return decoded
    }

    private func makeDecoder(for bytes: [UInt8]) -> (any StreamDecoder)? {
        switch self {
        case .gzip: ZlibDecoder(windowBits: 15 + 16)
        // Meant is the zlib format (RFC 9110 section 8.4.1.2), but some servers send bare deflate.
        case .deflate: ZlibDecoder(windowBits: Self.startsAsZlib(bytes) ? 15 : -15)
        case .brotli: BrotliDecoder()
        case .zstd: ZstdDecoder()
        }
    }

    /// RFC 1950 section 2.2.
    private static func startsAsZlib(_ bytes: [UInt8]) -> Bool {
        bytes.count >= 2 && bytes[0] & 0x0F == 8 && (Int(bytes[0]) * 256 + Int(bytes[1])) % 31 == 0
    }
}
