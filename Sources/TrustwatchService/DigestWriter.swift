internal import Foundation
internal import TrustwatchCore

/// Keeps the files of the digest. Each is replaced whole, so that a reader never sees half of one, and only where
/// something in it has changed.
package struct DigestWriter: Sendable {
    private let directory: String
    private let formats: [Settings.DigestSettings.Format]

    package struct Failure: Error, Equatable, CustomStringConvertible {
        /// One sentence.
        package var description: String
    }

    /// - Parameter stateDirectory: what a relative folder of the settings stands in.
    init(settings: Settings.DigestSettings, stateDirectory: String) {
        directory = settings.directory.hasPrefix("/") ? settings.directory : "\(stateDirectory)/\(settings.directory)"
        formats = settings.formats
    }

    /// Writes every format, and then says what was wrong with the first that could not be written.
    func write(_ digest: Digest) throws(Failure) {
        // Where this fails, the files say why.
        try? FileManager.default.createDirectory(
            atPath: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o750])
        var failure: Failure?
        for format in formats {
            do {
                try replace(format.fileName, with: Array(format.render(digest).utf8))
            } catch {
                failure = failure ?? error
            }
        }
        if let failure { throw failure }
    }

    private func replace(_ name: String, with content: [UInt8]) throws(Failure) {
        let path = "\(directory)/\(name)"
        guard !isUnchanged(path, content) else { return }
        do {
            try POSIX.replaceFile(path, with: content, by: "\(directory)/.\(name).new")
        } catch {
            throw Failure(description: "The digest \(path) cannot be written: \(POSIX.reason(error.code)).")
        }
    }

    /// A link in the file's place is never read; it is replaced.
    private func isUnchanged(_ path: String, _ content: [UInt8]) -> Bool {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        guard attributes?[.type] as? FileAttributeType == .typeRegular, attributes?[.size] as? Int == content.count
        else {
            return false
        }
        return FileManager.default.contents(atPath: path).map(Array.init) == content
    }
}
