import Foundation
import Testing

@testable import TrustwatchService

@Suite struct SystemdTests {
    /// A bound datagram socket, as systemd's end of `NOTIFY_SOCKET`.
    final class Manager {
        let path = NSTemporaryDirectory() + "notify-\(UUID().uuidString.prefix(8))"
        private let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)

        init() {
            var address = sockaddr_un()
            address.sun_family = sa_family_t(AF_UNIX)
            let name = Array(path.utf8)
            unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: name) }
            _ = unsafe withUnsafePointer(to: &address) { pointer in
                unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    unsafe bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
                }
            }
        }

        deinit {
            close(descriptor)
            _ = unsafe unlink(path)
        }

        func receive() -> String {
            var buffer = [UInt8](repeating: 0, count: 4096)
            let count = unsafe recv(descriptor, &buffer, buffer.count, 0)
            return String(decoding: buffer.prefix(max(count, 0)), as: UTF8.self)
        }
    }

    @Test func speaksTheProtocol() throws {
        let manager = Manager()
        let systemd = Systemd(environment: ["NOTIFY_SOCKET": manager.path])
        systemd.ready(status: "12 sources\nREADY=0")
        #expect(manager.receive() == "READY=1\nSTATUS=12 sources READY=0")
        systemd.status("polling")
        #expect(manager.receive() == "STATUS=polling")
        systemd.alive()
        #expect(manager.receive() == "WATCHDOG=1")
        systemd.reloading()
        #expect(try #/RELOADING=1\nMONOTONIC_USEC=[0-9]+/#.wholeMatch(in: manager.receive()) != nil)
        systemd.stopping()
        #expect(manager.receive() == "STOPPING=1\nSTATUS=stopping")
    }

    @Test func withoutAManagerNothingIsSentAndNothingFails() {
        Systemd(environment: [:]).ready(status: "alone")
        Systemd(environment: ["NOTIFY_SOCKET": "/nonexistent/socket"]).alive()
    }

    @Test(
        arguments: [
            ([:], nil), (["WATCHDOG_USEC": "120000000"], .seconds(120)),
            (["WATCHDOG_USEC": "1000", "WATCHDOG_PID": "1"], nil),
            (["WATCHDOG_USEC": "1000", "WATCHDOG_PID": "\(getpid())"], .milliseconds(1)),
        ] as [([String: String], Duration?)])
    func theWatchdogIsOursOrNobodys(environment: [String: String], expected: Duration?) {
        #expect(Systemd(environment: environment).watchdog == expected)
    }
}
