/// Reads a connection by lines and counts of bytes.
struct LineReader {
    private let socket: Socket
    private var buffer: [UInt8] = []
    /// How much of the buffer has been read.
    private var position = 0

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
            if let end = buffer[position...].firstIndex(of: UInt8(ascii: "\n")) {
                var line = Array(buffer[position..<end])
                position = end + 1
                if line.last == UInt8(ascii: "\r") { line.removeLast() }
                return line
            }
            guard readMore() else { return nil }
        }
    }

    /// That many bytes, fewer only at the end of the connection.
    mutating func bytes(_ count: Int) -> [UInt8] {
        while buffer.count - position < count, readMore() {}
        let bytes = Array(buffer[position...].prefix(count))
        position += bytes.count
        return bytes
    }

    private mutating func readMore() -> Bool {
        buffer.removeFirst(position)
        position = 0
        let more = socket.read()
        buffer += more
        return !more.isEmpty
    }
}
