import Foundation
import Testing
import TrustwatchCore
import TrustwatchService

@Suite final class CredentialFilesTests {
    let directory = FileManager.default.temporaryDirectory.appending(path: "trustwatch-\(UUID())").path

    init() throws {
        try FileManager.default.createDirectory(atPath: directory + "/credentials", withIntermediateDirectories: true)
        try FileManager.default.createDirectory(atPath: directory + "/system", withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: directory)
    }

    private func write(_ text: String, to path: String, mode: Int) {
        _ = FileManager.default.createFile(
            atPath: "\(directory)/\(path)", contents: Data(text.utf8), attributes: [.posixPermissions: mode])
    }

    private func secret(_ name: String, environment: [String: String] = [:]) -> Result<
        String, FeedsConf.CredentialError
    > {
        CredentialFiles(beside: directory, environment: environment).secret(named: name).map(\.reveal)
    }

    @Test func besideFeedsConf() {
        write("hunter2\n", to: "credentials/mail", mode: 0o600)
        #expect(secret("mail") == .success("hunter2"))
    }

    @Test func systemdComesFirst() {
        write("ours", to: "credentials/mail", mode: 0o600)
        write("ours too", to: "credentials/other", mode: 0o600)
        write("systemd's", to: "system/mail", mode: 0o440)
        let environment = ["CREDENTIALS_DIRECTORY": directory + "/system"]
        #expect(secret("mail", environment: environment) == .success("systemd's"))
        #expect(secret("other", environment: environment) == .success("ours too"))
    }

    @Test func aCertificateHasManyLinesAndItsKey() {
        let certificate = "-----BEGIN CERTIFICATE-----\nMA==\n-----END CERTIFICATE-----"
        let key = "-----BEGIN PRIVATE KEY-----\nMA==\n-----END PRIVATE KEY-----"
        write(certificate + "\n" + key + "\n", to: "credentials/both", mode: 0o600)
        write(certificate, to: "credentials/half", mode: 0o600)
        let files = CredentialFiles(beside: directory, environment: [:])
        #expect(files.secret(named: "both", isCertificate: true) == .success(Secret(certificate + "\n" + key)))
        #expect(
            files.secret(named: "half", isCertificate: true)
                == .failure(
                    FeedsConf.CredentialError(
                        why: "\(directory)/credentials/half is not a certificate with its key",
                        mend: "write both to it in PEM")))
    }

    @Test func refused() {
        write("hunter2", to: "credentials/open", mode: 0o640)
        write("two\nlines", to: "credentials/lines", mode: 0o600)
        write("\n", to: "credentials/empty", mode: 0o600)
        let path = directory + "/credentials"
        #expect(
            secret("none")
                == .failure(
                    .init(why: "\(path)/none does not exist", mend: "write the secret to it and run chmod 600 on it")))
        #expect(
            secret("open")
                == .failure(.init(why: "others than its owner may read \(path)/open", mend: "chmod 600 \(path)/open")))
        for name in ["lines", "empty"] {
            #expect(
                secret(name)
                    == .failure(
                        .init(
                            why: "\(path)/\(name) is not one line of text",
                            mend: "write the secret to it, and nothing else")))
        }
    }
}
