internal import Foundation
package import TrustwatchCore

/// Where the secrets of feeds.conf are: files named after them.
package struct CredentialFiles: Sendable {
    /// `$CREDENTIALS_DIRECTORY`: systemd.exec(5), "LoadCredential=".
    private let system: String?
    private let beside: String

    /// - Parameter directory: that of feeds.conf; secrets lie in `credentials/` in it, where systemd gives none.
    package init(beside directory: String, environment: [String: String] = ProcessInfo.processInfo.environment) {
        system = environment["CREDENTIALS_DIRECTORY"]
        beside = directory + "/credentials"
    }

    /// The secret of this name: a file of text, whose line break at the end is not part of it.
    ///
    /// - Parameter isCertificate: whether it is PEM (RFC 7468), and not one line.
    package func secret(named name: String, isCertificate: Bool = false) -> Result<Secret, FeedsConf.CredentialError> {
        if let system, FileManager.default.fileExists(atPath: "\(system)/\(name)") {
            // systemd guards this directory itself; its files may look readable by a group (ACL masks).
            return read("\(system)/\(name)", isCertificate)
        }
        let path = "\(beside)/\(name)"
        switch mode(of: path) {
        case nil:
            return failure("\(path) does not exist", "write the secret to it and run chmod 600 on it")
        case let mode? where mode & 0o077 != 0:
            return failure("others than its owner may read \(path)", "chmod 600 \(path)")
        default: return read(path, isCertificate)
        }
    }

    private func mode(of path: String) -> Int? {
        let attributes = try? FileManager.default.attributesOfItem(
            atPath: URL(filePath: path).resolvingSymlinksInPath().path)
        return attributes?[.posixPermissions] as? Int
    }

    private func read(_ path: String, _ isCertificate: Bool) -> Result<Secret, FeedsConf.CredentialError> {
        guard let data = FileManager.default.contents(atPath: path) else {
            return failure("\(path) cannot be opened", "let the user who runs trustwatch own it")
        }
        let text = String(validating: data, as: UTF8.self)?.trimmingCharacters(in: .newlines) ?? ""
        if isCertificate {
            guard text.contains("-----BEGIN CERTIFICATE-----"), text.contains("PRIVATE KEY-----") else {
                return failure("\(path) is not a certificate with its key", "write both to it in PEM")
            }
            return .success(Secret(text))
        }
        guard !text.isEmpty, !text.unicodeScalars.contains(where: \.isUnprintable) else {
            return failure("\(path) is not one line of text", "write the secret to it, and nothing else")
        }
        return .success(Secret(text))
    }

    private func failure(_ why: String, _ mend: String) -> Result<Secret, FeedsConf.CredentialError> {
        .failure(FeedsConf.CredentialError(why: why, mend: mend))
    }
}
