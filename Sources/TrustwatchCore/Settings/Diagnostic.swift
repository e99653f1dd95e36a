/// One thing that is wrong with a file, where it stands, and how to mend it.
package struct Diagnostic: Sendable, Equatable, CustomStringConvertible {
    /// As the user named the file.
    package var file: String
    /// Counted from 1.
    package var line: Int
    /// Counted from 1; only where the file's syntax is broken.
    package var column: Int?
    /// What is wrong, and why: the rest of a sentence after the place.
    package var message: String
    /// How to mend it.
    package var hint: String?

    package init(file: String, line: Int, column: Int? = nil, message: String, hint: String? = nil) {
        self.file = file
        self.line = line
        self.column = column
        self.message = message
        self.hint = hint
    }

    /// `feeds.conf:12: unknown key "evry" in [[feed]] "BBC"`, and the hint on a line of its own.
    package var description: String {
        let place = [file, String(line), column.map { String($0) }].compactMap(\.self).joined(separator: ":")
        return "\(place): \(message)" + (hint.map { "\n  hint: \($0)" } ?? "")
    }
}

/// All that is wrong with one file, in the order of its lines; never empty.
package struct FileErrors: Error, Sendable, Equatable {
    package var diagnostics: [Diagnostic]

    package init(diagnostics: [Diagnostic]) {
        self.diagnostics = diagnostics
    }
}
