internal import Foundation
internal import Glibc

/// The few calls to the system that Foundation does not wrap, each with a safe face. The one file of this target that
/// may touch memory by hand.
package enum POSIX {
    /// What an error number means, in the system's words: `Permission denied`.
    static func reason(_ code: CInt) -> String { unsafe String(cString: strerror(code)) }

    /// Makes writing to a pipe or socket that nobody reads an error instead of the end of the process. Children start
    /// with the system's own behaviour again.
    package static func ignoreBrokenPipes() {
        signal(SIGPIPE, SIG_IGN)
    }

    /// Microseconds of CLOCK_MONOTONIC, as systemd counts them.
    static func monotonicMicroseconds() -> Int {
        var now = timespec()
        _ = unsafe clock_gettime(CLOCK_MONOTONIC, &now)
        return now.tv_sec * 1_000_000 + now.tv_nsec / 1000
    }

    /// A lock on a file, made where it is missing, held until the result goes away or the process ends (flock(2)).
    ///
    /// - Throws: the error number; `EWOULDBLOCK` where another process holds it.
    static func lock(_ path: String) throws(Failure) -> Lock {
        let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o640)
        guard descriptor >= 0 else { throw Failure(code: errno) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let code = errno
            close(descriptor)
            throw Failure(code: code)
        }
        return Lock(descriptor: descriptor)
    }

    struct Failure: Error {
        var code: CInt
    }

    struct Lock: ~Copyable, Sendable {
        private let descriptor: CInt

        fileprivate init(descriptor: CInt) {
            self.descriptor = descriptor
        }

        deinit {
            close(descriptor)
        }
    }

    /// A file without a name, to be read from its start: input for a program that may end without reading it, where a
    /// pipe would bring SIGPIPE.
    ///
    /// - Returns: a descriptor that the caller closes.
    static func namelessFile(_ content: [UInt8]) throws(Failure) -> CInt {
        let path = NSTemporaryDirectory() + "trustwatch-\(UUID().uuidString)"
        let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Failure(code: errno) }
        _ = unsafe unlink(path)
        do throws(Failure) {
            try write(content, to: descriptor)
        } catch {
            close(descriptor)
            throw error
        }
        lseek(descriptor, 0, SEEK_SET)
        return descriptor
    }

    /// Puts a new file (mode 0640) in the place of `path`, all at once and on the disk: whoever reads gets the old one or
    /// the new one, after a power cut as well. A link at `path` is replaced, not followed.
    ///
    /// - Parameter temporary: a path in the same folder, for one writer at a time.
    static func replaceFile(_ path: String, with content: [UInt8], by temporary: String) throws(Failure) {
        // What a killed predecessor left there.
        _ = unsafe unlink(temporary)
        let descriptor = unsafe open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o640)
        guard descriptor >= 0 else { throw Failure(code: errno) }
        do throws(Failure) {
            defer { close(descriptor) }
            try write(content, to: descriptor)
            guard fchmod(descriptor, 0o640) == 0, fsync(descriptor) == 0, unsafe rename(temporary, path) == 0 else {
                throw Failure(code: errno)
            }
        } catch {
            _ = unsafe unlink(temporary)
            throw error
        }
        let folder = unsafe open((path as NSString).deletingLastPathComponent, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { return }
        fsync(folder)
        close(folder)
    }

    private static func write(_ content: [UInt8], to descriptor: CInt) throws(Failure) {
        var rest = content[...]
        while !rest.isEmpty {
            let written = unsafe rest.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
            guard written > 0 || errno == EINTR else { throw Failure(code: errno) }
            rest = rest.dropFirst(max(0, written))
        }
    }

    /// Sends one datagram to a Unix socket: how systemd and its journal are spoken to.
    ///
    /// - Parameter path: of the socket; a leading `@` stands for the NUL of the abstract namespace (unix(7)).
    /// - Returns: whether the kernel took it.
    @discardableResult
    static func send(_ message: [UInt8], toSocket path: String) -> Bool {
        var name = Array(path.utf8)
        guard !name.isEmpty, name.count < MemoryLayout.size(ofValue: sockaddr_un().sun_path) else { return false }
        if name[0] == UInt8(ascii: "@") { name[0] = 0 }
        let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        unsafe withUnsafeMutableBytes(of: &address.sun_path) { path in unsafe path.copyBytes(from: name) }
        let length = socklen_t(MemoryLayout<sa_family_t>.size + name.count)
        let sent = unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                unsafe sendto(descriptor, message, message.count, Int32(MSG_NOSIGNAL), address, length)
            }
        }
        return sent == message.count
    }
}

extension POSIX {
    /// How many columns the terminal behind a descriptor has (tty_ioctl(4)); nil where there is none.
    package static func columns(of descriptor: CInt) -> Int? { size(of: descriptor).map { Int($0.ws_col) } }

    /// How many lines it has.
    package static func rows(of descriptor: CInt) -> Int? { size(of: descriptor).map { Int($0.ws_row) } }

    private static func size(of descriptor: CInt) -> winsize? {
        var size = winsize()
        guard unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0 else {
            return nil
        }
        return size
    }

    /// Runs a command of the shell on this terminal with the text as its input, to its end.
    ///
    /// popen(3), not Foundation's Process, which puts the child into a process group of its own, where it may not read
    /// the keyboard.
    /// - Returns: its exit status; nil where it did not run or was ended by a signal.
    package static func feed(_ text: [UInt8], to command: String) -> CInt? {
        ignoreBrokenPipes()
        guard let pipe = unsafe popen(command, "w") else { return nil }
        // Ctrl-C is for the pager.
        let interrupted = signal(SIGINT, SIG_IGN)
        defer { signal(SIGINT, interrupted) }
        _ = unsafe fwrite(text, 1, text.count, pipe)
        let status = unsafe pclose(pipe)
        return status & 0x7F == 0 ? (status >> 8) & 0xFF : nil
    }
}
