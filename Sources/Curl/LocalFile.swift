internal import Glibc

/// The file of a `file:` URL. Not by libcurl, whose one thread a pipe or a dead network drive would stop.
enum LocalFile {
    /// Throws `file`, or `tooLarge` for more than `limit` bytes.
    static func read(_ path: String, limit: Int, place: String) throws(TransferError) -> [UInt8] {
        // Opening a pipe without O_NONBLOCK waits for somebody to write to it.
        let descriptor = unsafe open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(at: place) }
        defer { close(descriptor) }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { throw failure(at: place) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw TransferError(.file, at: place, "is no file") }

        var bytes: [UInt8] = []
        let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 65_536, alignment: 16)
        defer { unsafe room.deallocate() }
        while true {
            let count = unsafe Glibc.read(descriptor, room.baseAddress, room.count)
            guard count >= 0 else { throw failure(at: place) }
            guard count > 0 else { return bytes }
            guard bytes.count + count <= limit else {
                throw TransferError(.tooLarge, at: place, "is larger than the limit of \(limit) bytes")
            }
            unsafe bytes.append(contentsOf: room.prefix(count))
        }
    }

    private static func failure(at place: String) -> TransferError {
        TransferError(.file, at: place, "cannot be read (\(unsafe String(cString: strerror(errno))))")
    }
}
