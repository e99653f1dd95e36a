internal import Foundation
internal import TrustwatchService

/// The two streams: results go to one, all talk to the other.
enum Console {
    /// A sentence for people, on standard error; broken between words where that is a terminal.
    static func note(_ text: String) {
        let lines = POSIX.columns(of: STDERR_FILENO).map { text.folded(to: $0) } ?? text
        try? FileHandle.standardError.write(contentsOf: Data("\(lines)\n".utf8))
    }

    /// Results, on standard output.
    static func write(_ text: String) throws(Failure) {
        try write(Array(text.utf8))
    }

    static func write(_ bytes: [UInt8]) throws(Failure) {
        do {
            try FileHandle.standardOutput.write(contentsOf: Data(bytes))
        } catch {
            throw Failure(.inputOutput, "standard output cannot be written: \(error.localizedDescription)")
        }
    }
}
