internal import Foundation
internal import TrustwatchService

extension Console {
    /// Results for people: through a pager where they are longer than the screen, as git does it.
    static func show(_ text: String, on terminal: Terminal) throws(Failure) {
        let environment = ProcessInfo.processInfo.environment
        let lines = text.utf8.reduce(0) { $0 + ($1 == UInt8(ascii: "\n") ? 1 : 0) }
        guard let rows = terminal.rows, lines >= rows, let pager = pager(environment) else { return try write(text) }
        // Quit at once on what fits, keep colours, leave the text on the screen: git's choice as well.
        let command = environment["LESS"] == nil ? "LESS=FRX \(pager)" : pager
        // 127: the shell has found no such program.
        if POSIX.feed(Array(text.utf8), to: command) == 127 { try write(text) }
    }

    /// nil where none is wanted.
    static func pager(_ environment: [String: String]) -> String? {
        let pager = environment["TRUSTWATCH_PAGER"] ?? environment["PAGER"] ?? "less"
        return ["", "cat"].contains(pager) || environment["TERM"] == "dumb" ? nil : pager
    }
}
