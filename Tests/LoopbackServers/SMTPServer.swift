internal import Foundation
internal import Synchronization

/// A mail server on loopback that takes everything, or says no where a test wants it to.
///
///     let server = try SMTPServer { $0.hasPrefix("RCPT") ? .say("550 no such user") : nil }
package final class SMTPServer: Sendable {
    package struct Message: Sendable, Equatable {
        /// The envelope, as the commands gave it: `<a@b>` and what followed.
        package var from: String
        package var recipients: [String]
        /// As it came over the line, leading dots doubled, without the last dot.
        package var data: [UInt8]
        /// Whether TLS was on.
        package var isEncrypted: Bool
        /// Whether the server took it on.
        package var isAccepted: Bool

        package init(
            from: String, recipients: [String], data: [UInt8], isEncrypted: Bool = false, isAccepted: Bool = true
        ) {
            self.from = from
            self.recipients = recipients
            self.data = data
            self.isEncrypted = isEncrypted
            self.isAccepted = isAccepted
        }

        /// The message with the doubled dots undone (RFC 5321 section 4.5.2).
        package var content: String {
            String(decoding: data, as: UTF8.self).split(separator: "\r\n", omittingEmptySubsequences: false)
                .map { $0.hasPrefix("..") ? String($0.dropFirst()) : String($0) }.joined(separator: "\r\n")
        }
    }

    package enum Reply: Sendable {
        /// A whole reply without its last CRLF.
        case say(String)
        case hangUp
        /// No answer, until the client has gone.
        case silence
    }

    private struct Records {
        var messages: [Message] = []
        var commands: [String] = []
    }

    private final class Log: Sendable {
        let records = Mutex(Records())
    }

    private let listener: Listener
    private let log: Log

    /// `reply` is asked for each command line, with "" for the greeting and with "." for the end of a message; nil is
    /// the usual reply. With an identity the server offers STARTTLS, or speaks TLS from the start (`encrypted`).
    package init(
        extensions: [String] = [], identity: TLSIdentity? = nil, encrypted: Bool = false,
        _ reply: @escaping @Sendable (String) -> Reply? = { _ in nil }
    ) throws {
        let log = Log()
        self.log = log
        listener = try Listener { socket in
            guard let socket = encrypted ? try? identity?.unwrap(socket) : socket else { return }
            var session = Session(
                socket: socket, input: LineReader(socket), extensions: extensions, identity: identity,
                isEncrypted: encrypted, reply: reply,
                record: { command in log.records.withLock { $0.commands.append(command) } },
                store: { message in log.records.withLock { $0.messages.append(message) } })
            session.run()
        }
    }

    package var port: Int { listener.port }
    package var url: String { "smtp://127.0.0.1:\(port)" }
    /// Every message whose last dot came.
    package var messages: [Message] { log.records.withLock { $0.messages } }
    /// Every command line, and the answers to AUTH's challenges.
    package var commands: [String] { log.records.withLock { $0.commands } }

    package func stop() {
        listener.stop()
    }

    private enum Outcome {
        case yes, no, over
    }

    private struct Session {
        var socket: Socket
        var input: LineReader
        let extensions: [String]
        let identity: TLSIdentity?
        var isEncrypted: Bool
        let reply: @Sendable (String) -> Reply?
        let record: (String) -> Void
        let store: (Message) -> Void
        var message = Message(from: "", recipients: [], data: [])

        mutating func run() {
            guard answer(to: "", "220 localhost ready") != .over else { return }
            while let line = input.line() {
                record(line)
                guard take(line) else { return }
            }
        }

        /// False when the session is over.
        private mutating func take(_ line: String) -> Bool {
            switch line.prefix(while: { $0 != " " && $0 != ":" }).uppercased() {
            case "EHLO": return answer(to: line, capabilities) != .over
            case "STARTTLS" where identity != nil:
                let outcome = answer(to: line, "220 go ahead")
                return outcome == .yes ? encrypt() : outcome != .over
            case "AUTH" where !line.dropFirst(5).contains(" "):
                guard say("334 "), let response = input.line() else { return false }
                record(response)
                return answer(to: line, "235 welcome") != .over
            case "AUTH": return answer(to: line, "235 welcome") != .over
            case "MAIL":
                message = Message(from: Self.argument(line), recipients: [], data: [], isEncrypted: isEncrypted)
                return answer(to: line, "250 sender ok") != .over
            case "RCPT":
                let outcome = answer(to: line, "250 recipient ok")
                if outcome == .yes { message.recipients.append(Self.argument(line)) }
                return outcome != .over
            case "DATA":
                let outcome = answer(to: line, "354 go on")
                return outcome == .yes ? takeMessage() : outcome != .over
            case "QUIT":
                _ = answer(to: line, "221 bye")
                return false
            case "RSET", "NOOP", "HELO": return answer(to: line, "250 ok") != .over
            default: return answer(to: line, "502 unknown command") != .over
            }
        }

        private var capabilities: String {
            let offers = extensions + (identity != nil && !isEncrypted ? ["STARTTLS"] : [])
            let lines = ["localhost"] + offers
            return lines.dropLast().map { "250-\($0)\r\n" }.joined() + "250 \(lines[lines.count - 1])"
        }

        private mutating func takeMessage() -> Bool {
            while let line = input.rawLine() {
                if line == [UInt8(ascii: ".")] {
                    let outcome = answer(to: ".", "250 queued as 42") { [store, message] outcome in
                        var message = message
                        message.isAccepted = outcome == .yes
                        store(message)
                    }
                    return outcome != .over
                }
                message.data += line + Array("\r\n".utf8)
            }
            return false
        }

        /// Says the usual, or what the test wants; `before` runs before the client can know.
        private mutating func answer(
            to line: String, _ usual: String, before: (Outcome) -> Void = { _ in }
        ) -> Outcome {
            let reply = reply(line) ?? .say(usual)
            guard case .say(let text) = reply else {
                before(.over)
                if case .silence = reply { while input.line() != nil {} }
                return .over
            }
            let outcome: Outcome = text.hasPrefix("2") || text.hasPrefix("3") ? .yes : .no
            before(outcome)
            return say(text) ? outcome : .over
        }

        private func say(_ text: String) -> Bool {
            socket.write(text + "\r\n")
        }

        private mutating func encrypt() -> Bool {
            guard let plain = try? identity?.unwrap(socket) else { return false }
            socket = plain
            input = LineReader(plain)
            isEncrypted = true
            return true
        }

        private static func argument(_ line: String) -> String {
            line.firstIndex(of: ":").map { String(line[line.index(after: $0)...]) } ?? ""
        }
    }
}
