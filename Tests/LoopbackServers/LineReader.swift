/// Reads a connection by lines and counts of bytes.
struct LineReader {
    private let socket: Socket
    private var buffer: [UInt8] = []

    init(_ socket: Socket) {
        self.socket = socket
    }

    /// The next line without its end, as text of one scalar per byte; nil at the end of the connection.
    mutating func line() -> String? {
        rawLine().map { line in
            var text = String.UnicodeScalarView()
            text.append(contentsOf: line.map { Unicode.Scalar($0) })
            return String(text)
        }
    }

    /// The next line without its CRLF or LF.
    mutating func rawLine() -> [UInt8]? {
        while true {
            if let end = buffer.firstIndex(of: UInt8(ascii: "\n")) {
                var line = Array(buffer[..<end])
                buffer.removeSubrange(...end)
                if line.last == UInt8(ascii: "\r") { line.removeLast() }
                return line
            }
            let more = socket.read()
            guard !more.isEmpty else { return nil }
            buffer += more
        }
    }

    /// That many bytes, fewer only at the end of the connection.
    mutating func bytes(_ count: Int) -> [UInt8] {
        while buffer.count < count {
            let more = socket.read()
            guard !more.isEmpty else { break }
            buffer += more
        }
        defer { buffer.removeFirst(min(count, buffer.count)) }
        return Array(buffer.prefix(count))
    }
}
