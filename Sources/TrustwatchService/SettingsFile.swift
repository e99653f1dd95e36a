internal import Foundation
package import TrustwatchCore

/// feeds.conf on the disk: read when a command starts, and again when the daemon is told to.
package struct SettingsFile: Sendable {
    /// As the user named it.
    package let path: String

    package enum Failure: Error, Sendable, Equatable {
        /// There is no such file, or it may not be read; one sentence.
        case unreadable(String)
        case invalid(FileErrors)
    }

    /// Which commands need the passwords in it.
    package enum Purpose: Sendable {
        case polling
        /// Somebody who reads the store may not read the credentials.
        case reading
    }

    package init(path: String) {
        self.path = path
    }

    package func load(for purpose: Purpose) throws(Failure) -> Settings {
        let text = try text()
        let directory = URL(filePath: path).deletingLastPathComponent().standardizedFileURL.path
        let credentials = CredentialFiles(beside: directory)
        let unread = Result<Secret, FeedsConf.CredentialError>.success(Secret("https://unread.invalid"))
        let surroundings = FeedsConf.Surroundings(
            directory: directory,
            credential: { purpose == .reading ? unread : credentials.secret(named: $0) },
            certificate: { purpose == .reading ? unread : credentials.secret(named: $0, isCertificate: true) })
        do {
            return try FeedsConf.load(text, file: path, in: surroundings)
        } catch {
            throw .invalid(error)
        }
    }

    private func text() throws(Failure) -> String {
        let data: Data
        do {
            data = try Data(contentsOf: URL(filePath: path))
        } catch {
            let why = FileManager.default.fileExists(atPath: path) ? "cannot be read" : "does not exist"
            throw .unreadable("\(path) \(why)")
        }
        if let text = String(validating: data, as: UTF8.self) { return text }
        let valid = String(decoding: data, as: UTF8.self).prefix { $0 != "\u{FFFD}" }
        let line = valid.utf8.count { $0 == UInt8(ascii: "\n") } + 1
        throw .invalid(
            FileErrors(diagnostics: [
                Diagnostic(file: path, line: line, message: "a byte is not UTF-8", hint: "save the file as UTF-8")
            ]))
    }
}
