/// A URL or relative reference (RFC 3986), in bytes. Characters beyond ASCII are let be: an IRI (RFC 3987) is as good.
struct URLReference: Equatable, Sendable {
    /// Clean: no white space, no quotes, nothing that could end the address where it is printed.
    let bytes: [UInt8]
    /// How many bytes the scheme has, without its colon; 0 where there is none.
    private let schemeCount: Int
    private let authority: Range<Int>?
    private let path: Range<Int>
    /// With its question mark.
    private let query: Range<Int>

    init(_ text: some Collection<UInt8>) {
        self.init(clean: Self.cleaned(text))
    }

    private init(clean bytes: [UInt8]) {
        self.bytes = bytes
        schemeCount = Self.schemeCount(bytes)
        var start = schemeCount == 0 ? 0 : schemeCount + 1
        if bytes[start...].starts(with: [0x2F, 0x2F]) {
            let end = bytes[(start + 2)...].firstIndex { $0.endsAuthority } ?? bytes.endIndex
            authority = start + 2..<end
            start = end
        } else {
            authority = nil
        }
        let fragment = bytes[start...].firstIndex(of: UInt8(ascii: "#")) ?? bytes.endIndex
        let question = bytes[start..<fragment].firstIndex(of: UInt8(ascii: "?")) ?? fragment
        path = start..<question
        query = question..<fragment
    }

    var string: String { String(decoding: bytes, as: UTF8.self) }
    var isEmpty: Bool { bytes.isEmpty }
    var isAbsolute: Bool { schemeCount > 0 }

    /// In lower case.
    var scheme: String { String(decoding: bytes[..<schemeCount], as: UTF8.self) }

    /// The host and port, in lower case.
    var host: String {
        authority.map { String(decoding: bytes[$0], as: UTF8.self) }?.split(separator: "@").last.map { $0.lowercased() }
            ?? ""
    }

    /// Whether it may be printed as a link: it has a scheme that opens a page, a file or a message, or is relative
    /// and cannot be taken for one that has another.
    var isSafe: Bool {
        guard isAbsolute else {
            return !bytes.prefix { !$0.endsAuthority }.contains { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "&") }
        }
        return bytes.starts(with: Self.http) || Self.safeSchemes.contains(scheme)
    }

    /// Also the beginning of `https`; no other scheme begins so and is not one of the web's.
    private static let http = Array("http".utf8)
    private static let safeSchemes: Set<String> = [
        "http", "https", "mailto", "tel", "ftp", "ftps", "sftp", "sms", "xmpp", "news", "nntp", "irc", "ircs", "magnet",
        "geo", "feed", "webcal", "gopher", "gemini", "bitcoin", "matrix",
    ]

    /// The absolute form (RFC 3986 5.2); the reference itself where the base is none or not absolute.
    func resolved(against base: URLReference?) -> URLReference {
        guard !isAbsolute, let base, base.isAbsolute else { return isAbsolute ? withoutDotSegments() : self }
        if authority != nil { return URLReference(clean: base.bytes[...base.schemeCount] + bytes).withoutDotSegments() }
        let front = base.bytes[..<base.path.lowerBound]
        if path.isEmpty {
            let kept = query.isEmpty ? base.bytes[..<base.query.upperBound] : base.bytes[..<base.path.upperBound]
            return URLReference(clean: kept + bytes)
        }
        if bytes[path.lowerBound] == UInt8(ascii: "/") {
            return URLReference(clean: front + bytes).withoutDotSegments()
        }
        let lastSlash = base.bytes[base.path].lastIndex(of: UInt8(ascii: "/"))
        let folder = lastSlash.map { base.bytes[base.path.lowerBound...$0] } ?? (base.authority == nil ? [] : [0x2F])
        return URLReference(clean: front + folder + bytes).withoutDotSegments()
    }

    /// RFC 3986 5.2.4, for addresses with a hierarchy.
    private func withoutDotSegments() -> URLReference {
        guard authority != nil, Self.hasDotSegment(bytes[path]) else { return self }
        var segments: [ArraySlice<UInt8>] = []
        let parts = bytes[path].split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).dropFirst()
        for (place, segment) in zip(1..., parts) {
            let isLast = place == parts.count
            switch segment.count {
            case 1 where segment.first == UInt8(ascii: "."):
                if isLast { segments.append([]) }
            case 2 where segment.allSatisfy({ $0 == UInt8(ascii: ".") }):
                _ = segments.popLast()
                if isLast { segments.append([]) }
            default: segments.append(segment)
            }
        }
        let joined = segments.flatMap { [UInt8(ascii: "/")] + $0 }
        return URLReference(clean: bytes[..<path.lowerBound] + joined + bytes[path.upperBound...])
    }

    private static func hasDotSegment(_ path: ArraySlice<UInt8>) -> Bool {
        path.indices.contains {
            $0 > path.startIndex && path[$0] == UInt8(ascii: ".") && path[$0 - 1] == UInt8(ascii: "/")
        }
    }

    private static func schemeCount(_ bytes: [UInt8]) -> Int {
        guard let first = bytes.first, first.isASCIILetter else { return 0 }
        let count = bytes.prefix { $0.isSchemeCharacter }.count
        return count < bytes.count && bytes[count] == UInt8(ascii: ":") ? count : 0
    }

    /// What browsers do to an address before they read it (WHATWG URL 4.4), and the escapes that make it a valid one;
    /// the scheme and the host are written in lower case.
    private static func cleaned(_ text: some Collection<UInt8>) -> [UInt8] {
        var clean = Array(text)
        guard clean.contains(where: \.isUncleanInURL) else { return lowercasingHost(clean) }
        while let last = clean.last, last <= 0x20 { clean.removeLast() }
        let body = clean.drop { $0 <= 0x20 }
        clean = []
        for byte in body {
            switch byte {
            case 0x09, 0x0A, 0x0D: continue
            case 0..<0x20, 0x7F, 0x20, UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "`"):
                clean.append(UInt8(ascii: "%"))
                clean += [byte >> 4, byte & 15].map { $0 < 10 ? 0x30 + $0 : 0x37 + $0 }
            default: clean.append(byte)
            }
        }
        return lowercasingHost(clean)
    }

    private static func lowercasingHost(_ bytes: [UInt8]) -> [UInt8] {
        let scheme = schemeCount(bytes)
        guard scheme > 0 else { return bytes }
        var end = scheme
        if bytes[(scheme + 1)...].starts(with: [0x2F, 0x2F]) {
            let authority = bytes[(scheme + 3)...].prefix { !$0.endsAuthority }
            // A user's name before the host keeps its case.
            if !authority.contains(UInt8(ascii: "@")) { end = authority.endIndex }
        }
        guard bytes[..<end].contains(where: { $0.asciiLowercased != $0 }) else { return bytes }
        return bytes[..<end].map(\.asciiLowercased) + bytes[end...]
    }
}

extension UInt8 {
    fileprivate var endsAuthority: Bool {
        self == UInt8(ascii: "/") || self == UInt8(ascii: "?") || self == UInt8(ascii: "#")
    }

    fileprivate var isSchemeCharacter: Bool {
        isASCIILetter || isASCIIDigit || self == UInt8(ascii: "+") || self == UInt8(ascii: "-")
            || self == UInt8(ascii: ".")
    }

    fileprivate var isUncleanInURL: Bool {
        self <= 0x20 || self == 0x7F || self == UInt8(ascii: "\"") || self == UInt8(ascii: "<")
            || self == UInt8(ascii: ">")
            || self == UInt8(ascii: "`")
    }
}
