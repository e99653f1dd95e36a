import Foundation
import Testing
import TrustwatchCore

@testable import TrustwatchService

@Suite struct CommandNotifierTests {
    /// A folder of its own for each test, gone after it.
    final class Scripts {
        let folder = NSTemporaryDirectory() + "trustwatch-\(UUID().uuidString)"

        init() throws {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        }

        deinit {
            try? FileManager.default.removeItem(atPath: folder)
        }

        func write(_ script: String, mode: Int = 0o755) -> String {
            let path = folder + "/hook"
            _ = FileManager.default.createFile(
                atPath: path, contents: Data("#!/bin/sh\n\(script)\n".utf8), attributes: [.posixPermissions: mode])
            return path
        }

        func read(_ name: String) -> String {
            FileManager.default.contents(atPath: folder + "/" + name).map { String(decoding: $0, as: UTF8.self) } ?? ""
        }
    }

    let scripts: Scripts

    init() throws {
        scripts = try Scripts()
    }

    func run(_ command: [String], _ message: Message = NotifierSamples.message, timeout: Duration = .seconds(30)) async
        -> DeliveryOutcome
    {
        await NotifierSamples.notifier.deliver(
            message, to: NotifierSamples.channel(.exec(command: command), timeout: timeout))
    }

    @Test func theProgramReadsTheMessageAndNothingIsAShells() async {
        var message = NotifierSamples.message
        message.title = "$(touch pwned) `touch pwned`; touch pwned\u{0}"
        let hook = scripts.write("cat > \"$1/stdin\"; env | sort > \"$1/env\"; printf %s \"$2\" > \"$1/argument\"")
        #expect(await run([hook, scripts.folder, "$(touch pwned) *"], message) == .sent)
        #expect(scripts.read("stdin") == message.json.text + "\n")
        #expect(scripts.read("argument") == "$(touch pwned) *")
        let names = scripts.read("env").split(separator: "\n").map { String($0.prefix { $0 != "=" }) }
        #expect(
            names == [
                "LANG", "PATH", "PWD", "TRUSTWATCH_EVENT", "TRUSTWATCH_ID", "TRUSTWATCH_INSPECTION",
                "TRUSTWATCH_SUBJECT",
                "TRUSTWATCH_TITLE", "TRUSTWATCH_URL",
            ])
        #expect(scripts.read("env").contains("TRUSTWATCH_TITLE=$(touch pwned) `touch pwned`; touch pwned\n"))
        #expect(scripts.read("env").contains("PWD=/\n"))
    }

    @Test(arguments: [
        ("exit 75", "ended with status 75."),
        ("echo it broke >&2; printf '\\033[31m' >&2; exit 3", "ended with status 3: it broke [31m"),
        ("kill -9 $$", "was ended by signal 9."),
    ])
    func whatFailsMayBeTriedAgain(script: String, expected: String) async {
        let hook = scripts.write(script)
        #expect(await run([hook]) == .failed(reason: "\(hook) \(expected)", permanent: false))
    }

    @Test func whatCannotBeRunIsPermanent() async {
        let plain = scripts.write("exit 0", mode: 0o644)
        for command in [["/nonexistent/hook"], [scripts.folder], ["no-such-program-anywhere"], [plain + "/below"], []] {
            let outcome = await run(command)
            guard case .failed(_, true, nil) = outcome else {
                #expect(outcome == .sent, "\(command)")
                continue
            }
        }
    }

    @Test func aProgramMayLeaveItsInputUnread() async {
        var message = NotifierSamples.message
        message.text = String(repeating: "x", count: 1_000_000)
        #expect(await run([scripts.write("exit 0")], message) == .sent)
    }

    @Test func aFloodOfOutputIsDrainedNotKept() async {
        let hook = scripts.write(
            "head -c 5000000 /dev/zero | tr '\\0' x; head -c 5000000 /dev/zero | tr '\\0' y >&2; exit 1")
        let outcome = await run([hook])
        #expect(outcome.reason == "\(hook) ended with status 1: " + String(repeating: "y", count: 199) + "…")
    }

    /// A zombie, which only its new parent can take away, does not run (proc(5), the field after the name).
    func isRunning(_ process: Int) -> Bool {
        let status = FileManager.default.contents(atPath: "/proc/\(process)/stat") ?? Data()
        return String(decoding: status, as: UTF8.self).split(separator: ") ").last.map { $0.first != "Z" } ?? false
    }

    @Test func timeUpEndsTheWholeGroup() async throws {
        let hook = scripts.write("sleep 600 & echo $! > \"$1/child\"; wait")
        let start = ContinuousClock.now
        let outcome = await run([hook, scripts.folder], timeout: .milliseconds(500))
        #expect(outcome == .failed(reason: "\(hook) did not end within 0.5 seconds and was stopped.", permanent: false))
        #expect(ContinuousClock.now - start < .seconds(10))
        let child = try #require(Int(scripts.read("child").filter(\.isNumber)))
        while isRunning(child), ContinuousClock.now - start < .seconds(20) { await Task.yield() }
        #expect(!isRunning(child))
    }

    @Test func aProgramThatWillNotEndIsKilled() async {
        let hook = scripts.write("trap '' TERM; while :; do sleep 1; done")
        let start = ContinuousClock.now
        let outcome = await run([hook], timeout: .milliseconds(300))
        #expect(outcome.reason.hasSuffix("was stopped."))
        #expect(ContinuousClock.now - start < .seconds(15))
    }

    @Test func aChildLeftBehindHoldsNothingUp() async {
        let start = ContinuousClock.now
        #expect(await run([scripts.write("sleep 20 & exit 0")]) == .sent)
        #expect(ContinuousClock.now - start < .seconds(10))
    }
}
