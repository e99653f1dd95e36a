internal import Foundation
internal import Subprocess
internal import SystemPackage
internal import TrustwatchCore

/// Runs a program with the message as JSON on its standard input: never by way of a shell, so that nothing in a message
/// can become a command.
///
/// The program gets a session of its own and no environment but `environment(of:)`: no credentials, no socket of the
/// service manager. It ends with 0 where it delivered; 75 (EX_TEMPFAIL) or any other status asks for another attempt.
struct CommandNotifier: Sendable {
    let timeout: Duration
    /// What of standard error is kept to say why it failed.
    private static let keptOutput = 4096

    func deliver(_ message: Message, to command: [String]) async -> DeliveryOutcome {
        guard let program = command.first else { return .failed(reason: "The command is empty.", permanent: true) }
        do {
            guard let ended = try await run(command, message) else {
                return .failed(reason: "\(program) did not end within \(timeout) and was stopped.", permanent: false)
            }
            return outcome(of: program, ended)
        } catch let error as SubprocessError {
            let cannotRun: [Errno] = [.noSuchFileOrDirectory, .permissionDenied, .execFormatError, .notDirectory]
            let isPermanent =
                error.code == .executableNotFound || error.underlyingError.map(cannotRun.contains) ?? false
            return .failed(reason: "\(program) cannot be run: \(error)", permanent: isPermanent)
        } catch {
            let reason = (error as? POSIX.Failure).map { POSIX.reason($0.code) } ?? "\(error)"
            return .failed(reason: "\(program) cannot be run: \(reason).", permanent: false)
        }
    }

    private struct Ended: Sendable {
        var status: TerminationStatus
        var errors: [UInt8]
    }

    /// nil where the time was up: then the program's whole process group has been told to end, and killed.
    private func run(_ command: [String], _ message: Message) async throws -> Ended? {
        try await withThrowingTaskGroup(of: Ended?.self) { group in
            group.addTask { try await start(command, message) }
            group.addTask {
                try await Task.sleep(for: timeout)
                return nil
            }
            defer { group.cancelAll() }
            return try await group.next() ?? nil
        }
    }

    private func start(_ command: [String], _ message: Message) async throws -> Ended {
        var options = PlatformOptions()
        options.createSession = true
        options.teardownSequence = [
            .send(signal: .terminate, toProcessGroup: true, allowedDurationToNextStep: .seconds(2))
        ]
        let input = FileDescriptor(rawValue: try POSIX.namelessFile(message.json.utf8 + [UInt8(ascii: "\n")]))
        let result = try await Subprocess.run(
            command[0].contains("/") ? .path(FilePath(command[0])) : .name(command[0]),
            arguments: Arguments(Array(command.dropFirst())), environment: .custom(Self.environment(of: message)),
            workingDirectory: "/", platformOptions: options,
            input: .fileDescriptor(input, closeAfterSpawningProcess: true),
            output: .discarded, error: .sequence
        ) { execution in
            var kept: [UInt8] = []
            for try await chunk in execution.standardError where kept.count < Self.keptOutput {
                kept += Data(buffer: chunk).prefix(Self.keptOutput - kept.count)
            }
            return kept
        }
        return Ended(status: result.terminationStatus, errors: result.closureResult)
    }

    static func environment(of message: Message) -> [Environment.Key: String] {
        var variables: [Environment.Key: String] = [
            "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
            "LANG": "C.UTF-8",
            "TRUSTWATCH_ID": message.id,
            "TRUSTWATCH_EVENT": message.event.rawValue,
            "TRUSTWATCH_TITLE": CleanText.line(message.title),
        ]
        variables["TRUSTWATCH_SUBJECT"] = message.subjects.first
        variables["TRUSTWATCH_URL"] = message.url.map(CleanText.line)
        variables["TRUSTWATCH_INSPECTION"] = message.inspection?.id.description
        return variables
    }

    private func outcome(of program: String, _ ended: Ended) -> DeliveryOutcome {
        if ended.status == .exited(0) { return .sent }
        let end =
            switch ended.status {
            case .exited(let code): "ended with status \(code)"
            case .signaled(let signal): "was ended by signal \(signal)"
            }
        let said = CleanText.clipped(CleanText.line(String(decoding: ended.errors, as: UTF8.self)), to: 200)
        return .failed(reason: "\(program) \(end)" + (said.isEmpty ? "." : ": \(said)"), permanent: false)
    }
}
