/// Reads feeds.conf: TOML 1.0 to settings, or all that is wrong with it.
package enum FeedsConf {
    /// What the file leans on, which this target must not touch by itself.
    package struct Surroundings {
        /// The directory of the file, absolute: what relative paths in it start from.
        package var directory: String
        /// The secret of a `…-credential`.
        package var credential: (_ name: String) -> Result<Secret, CredentialError>
        /// A secret of many lines, in PEM.
        package var certificate: (_ name: String) -> Result<Secret, CredentialError>

        /// - Parameter certificate: as `credential` where it is nil.
        package init(
            directory: String, credential: @escaping (String) -> Result<Secret, CredentialError>,
            certificate: ((String) -> Result<Secret, CredentialError>)? = nil
        ) {
            self.directory = directory
            self.credential = credential
            self.certificate = certificate ?? credential
        }

        /// A path of the file, made absolute.
        func path(_ path: String) -> String { path.hasPrefix("/") ? path : "\(directory)/\(path)" }
    }

    /// Why a secret cannot be had, as a sentence, and the mend.
    package struct CredentialError: Error, Sendable, Equatable {
        package var why: String
        package var mend: String?

        package init(why: String, mend: String? = nil) {
            self.why = why
            self.mend = mend
        }
    }

    /// The settings of a file with this text.
    ///
    /// - Parameter file: its name as the user gave it, for messages.
    /// - Throws: everything that is wrong with it at once, in the order of its lines.
    package static func load(_ text: String, file: String, in surroundings: Surroundings) throws(FileErrors) -> Settings
    {
        var top = TableReader(try TOMLReader.document(text, file: file), line: 1, title: "", file: file)
        var reading = Reading(surroundings: surroundings)
        reading.top(&top)
        reading.close(&top)
        guard reading.diagnostics.isEmpty else {
            throw FileErrors(diagnostics: reading.diagnostics.sorted { ($0.line, $0.message) < ($1.line, $1.message) })
        }
        return reading.settings
    }

    /// A file that is being read: what is known of it so far.
    struct Reading {
        let surroundings: Surroundings
        var settings = Settings()
        var diagnostics: [Diagnostic] = []

        /// Ends a table: the keys that nobody asked for are noted.
        mutating func close(_ reader: inout TableReader) {
            reader.finish()
            diagnostics += reader.diagnostics
        }

        mutating func top(_ top: inout TableReader) {
            settings.contact = top.string("contact")
            if let within = top.duration("notify-within", in: Limits.notifyWithin) { settings.notifyWithin = within }
            store(top.table("store"))
            digest(top.table("digest"))
            if top.contains("heartbeat") { heartbeat(top.table("heartbeat")) } else { top.allow("heartbeat") }
            subjects(top.tables("subject"))
            let poll = top.table("poll")
            feeds(top.tables("feed"), poll: poll)
            channels(top.tables("notify"))
        }

        private mutating func store(_ table: TableReader) {
            var table = table
            settings.store.directory = table.string("directory").map(surroundings.path)
            if let keep = table.duration("keep-unmatched", in: Limits.keepUnmatched) {
                settings.store.keepUnmatched = keep
            }
            close(&table)
        }

        private mutating func digest(_ table: TableReader) {
            var table = table
            if let directory = table.string("directory") { settings.digest.directory = directory }
            if let formats = table.choices("formats", of: Settings.DigestSettings.Format.self) {
                settings.digest.formats = formats
            }
            if let period = table.duration("period", in: Limits.period) { settings.digest.period = period }
            close(&table)
        }

        private mutating func heartbeat(_ table: TableReader) {
            var table = table
            let isPrivate = table.boolean("allow-private-address") ?? false
            settings.heartbeat = secretAddress(in: &table).map {
                Settings.Heartbeat(url: $0, allowPrivateAddress: isPrivate)
            }
            close(&table)
        }

        /// Checks a key that must be unlike in all tables of a list; `taken` holds the lines of those before.
        mutating func unique(_ name: String, _ key: String, in table: inout TableReader, taken: inout [String: Int]) {
            if let first = taken[name] {
                table.refuse(key, "is taken", hint: "line \(first) has it already")
            } else {
                taken[name] = table.line(of: key) ?? table.line
            }
        }

        /// An address: one of the schemes, a host, no password.
        mutating func address(_ key: String, in table: inout TableReader, schemes: [String]) -> String? {
            guard let text = table.string(key) else { return nil }
            guard let fault = WebAddress.fault(of: text, schemes: schemes) else { return text }
            // Never the value itself where it carries a password: errors end up in logs.
            table.note("\(key) in \(table.title) \(fault.why)", at: key, hint: fault.mend)
            return nil
        }

        /// The address in `url`, or in the credential that `url-credential` names.
        mutating func secretAddress(in table: inout TableReader) -> Secret? {
            let plain = address("url", in: &table, schemes: ["https", "http"]).map(Secret.init)
            let hidden = credential("url-credential", in: &table)
            if table.contains("url"), table.contains("url-credential") {
                table.note(
                    "\(table.title) has both url and url-credential", at: "url-credential", hint: "leave one out")
            } else if !table.contains("url"), !table.contains("url-credential") {
                table.note(
                    "\(table.title) has no url",
                    hint: "add url = \"https://…\", or url-credential where the address is a secret")
            }
            if let hidden, let fault = WebAddress.fault(of: hidden.reveal, schemes: ["https", "http"]) {
                table.note("the address in url-credential of \(table.title) \(fault.why)", at: "url-credential")
            }
            return plain ?? hidden
        }

        /// What `NAME-credential` stands for; nil where the key is absent or the secret cannot be had.
        ///
        /// - Parameter isCertificate: whether it is PEM, and not one line of text.
        mutating func credential(
            _ key: String, in table: inout TableReader, isCertificate: Bool = false
        ) -> Secret? {
            guard let name = table.string(key) else { return nil }
            guard !name.contains("/"), !name.hasPrefix(".") else {
                table.refuse(
                    key, "is not the name of a credential", hint: "a file name without / and without a dot at its start"
                )
                return nil
            }
            switch isCertificate ? surroundings.certificate(name) : surroundings.credential(name) {
            case .success(let secret): return secret
            case .failure(let error):
                table.refuse(key, "cannot be read: \(error.why)", hint: error.mend)
                return nil
            }
        }
    }

    /// Between what values of feeds.conf must lie.
    enum Limits {
        static let minute = Duration.seconds(60)
        static let day = Duration.seconds(86_400)
        static let notifyWithin = Duration.zero...day * 3660
        static let keepUnmatched = Duration.zero...day * 36_600
        static let period = minute * 60...day * 366
        /// A public source bears one minute at best; the longest pause of all is eight days (contract).
        static let every = Duration.seconds(1)...day * 8
        static let everyOfPublic = minute...day * 8
        static let timeout = Duration.seconds(1)...minute * 10
        static let pause = Duration.zero...minute * 60
        static let perHost = 1...32
        static let concurrency = 1...32
        static let groupFrom = 2...1000
        static let maxSize = 1000...1_000_000_000
    }
}
