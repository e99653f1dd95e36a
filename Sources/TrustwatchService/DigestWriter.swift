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
        var digest = digest
        digest.past = Array(past.dropFirst().prefix(Self.pastShown))
        try write(formats.map { ("", $0.fileName, Array($0.render(digest).utf8)) })
    }

    /// Writes the digest of a term, of which `past/` keeps one for each: in every format but Atom, which has its own
    /// memory.
    func write(_ digest: Digest, of term: DigestTerm) throws(Failure) {
        try write(
            formats.filter { $0 != .atom }.map {
                ("past/", "\(term.day).\($0.fileExtension)", Array($0.render(digest).utf8))
            })
    }

    /// Whether `past/` has a digest of the term.
    func has(_ term: DigestTerm) -> Bool { past.contains(term.day) }

    /// By which the files are known again: whoever replaces, changes or removes one changes it.
    var mark: String {
        formats.map { format in
            let file = try? FileManager.default.attributesOfItem(atPath: "\(directory)/\(format.fileName)")
            let time = (file?[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
            return "\(file?[.systemFileNumber] as? Int ?? 0).\(file?[.size] as? Int ?? 0).\(time)"
        }.joined(separator: " ")
    }

    /// A year of weeks.
    private static let pastShown = 52

    /// The first days of the terms that have a digest, newest first; the newest is the one that has not ended.
    private var past: [PartialDate] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(directory)/past")) ?? []
        let days = names.compactMap { PartialDate(String($0.prefix { $0 != "." })) }
        return Set(days).sorted { $0.firstDay > $1.firstDay }
    }

    private func write(_ files: [(folder: String, name: String, content: [UInt8])]) throws(Failure) {
        var failure: Failure?
        for file in files {
            do {
                try replace(file.folder, file.name, with: file.content)
            } catch {
                failure = failure ?? error
            }
        }
        if let failure { throw failure }
    }

    private func replace(_ folder: String, _ name: String, with content: [UInt8]) throws(Failure) {
        let directory = "\(directory)/\(folder)"
        // Where this fails, the file says why.
        try? FileManager.default.createDirectory(
            atPath: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o750])
        let path = directory + name
        guard !isUnchanged(path, content) else { return }
        do {
            try POSIX.replaceFile(path, with: content, by: "\(directory).\(name).new")
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
