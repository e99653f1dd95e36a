import Foundation
import Testing

/// A name whose address changes: between the look at it and the connection, as attackers do it, there is nothing to
/// change, because the address is judged on the socket that is about to be connected. In a network of its own, whose
/// loopback also bears a public address, and with its own /etc/hosts.
@Suite(.enabled(if: OwnNetwork.isPossible, "needs root, unshare, ip and python3"))
struct RebindingTests {
    static let feed = """
        <rss version="2.0"><channel><title>News</title><item><title>Bread</title><guid>1</guid></item></channel></rss>
        """

    /// Prints the status of a poll for each state of the name.
    static let script = """
        ip link set lo up && ip address add 8.8.4.4/32 dev lo || exit 9
        echo "8.8.4.4 rebind.example" >hosts && mount --bind hosts /etc/hosts || exit 9
        python3 -m http.server 8080 --bind 8.8.4.4 --directory outside >/dev/null 2>outside.log &
        python3 -m http.server 8080 --bind 127.0.0.1 --directory inside >/dev/null 2>inside.log &
        for host in 8.8.4.4 127.0.0.1; do
            for n in $(seq 200); do (: </dev/tcp/$host/8080) 2>/dev/null && break; sleep 0.05; done
        done
        poll() { "$TRUSTWATCH" poll --force --config feeds.conf --state state 2>>talk; echo $?; }
        poll
        echo "127.0.0.1 rebind.example" >hosts; poll
        echo "::1 rebind.example" >hosts; poll
        printf '127.0.0.1 rebind.example\\n8.8.4.4 rebind.example\\n' >hosts; poll
        """

    @Test func anAddressIsJudgedWhenItIsConnectedTo() throws {
        let program = try Program(
            """
            [[feed]]
            name = "Rebinding"
            url = "http://rebind.example:8080/feed.xml"

            """)
        for folder in ["outside", "inside"] {
            try FileManager.default.createDirectory(
                atPath: "\(program.directory)/\(folder)", withIntermediateDirectories: true)
            try program.write(Self.feed, to: "\(folder)/feed.xml")
        }
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        // With the first of its processes the servers end too. libdispatch looks its threads up in /proc, and traps where
        // that is of other processes.
        process.arguments = [
            "unshare", "--net", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc", "bash", "-c", Self.script,
        ]
        process.currentDirectoryURL = URL(filePath: program.directory)
        process.environment = ProcessInfo.processInfo.environment.filter { !$0.key.lowercased().hasSuffix("_proxy") }
            .merging(["TRUSTWATCH": Program.path]) { $1 }
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let statuses = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        process.waitUntilExit()

        func text(_ name: String) throws -> String {
            try String(contentsOfFile: "\(program.directory)/\(name)", encoding: .utf8)
        }
        let talk = try text("talk")
        #expect(statuses.split(separator: "\n") == ["0", "1", "1", "0"], "\(talk)")
        #expect(talk.matches(of: /the address (127.0.0.1|::1) \(loopback\) is not allowed/).count == 2, "\(talk)")
        #expect(try text("outside.log").matches(of: /GET/).count == 2)
        #expect(try !text("inside.log").contains("GET"), "nobody gets inside")
    }
}

private enum OwnNetwork {
    static let isPossible: Bool = {
        let probe = Process()
        probe.executableURL = URL(filePath: "/bin/sh")
        probe.arguments = [
            "-c",
            "unshare --net --mount --pid --fork --mount-proc sh -c 'ip link set lo up' && python3 -c 'import http.server'",
        ]
        (probe.standardOutput, probe.standardError) = (FileHandle.nullDevice, FileHandle.nullDevice)
        guard (try? probe.run()) != nil else { return false }
        probe.waitUntilExit()
        return probe.terminationStatus == 0
    }()
}
