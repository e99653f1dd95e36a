extension FeedsConf.Reading {
    /// `[[notify]]`.
    mutating func channels(_ tables: [TableReader]) {
        var taken: [String: Int] = [:]
        for var table in tables {
            let channel = channel(in: &table, taken: &taken)
            close(&table)
            if let channel { settings.channels.append(channel) }
        }
    }

    private mutating func channel(in table: inout TableReader, taken: inout [String: Int]) -> Channel? {
        let name = name(of: &table, taken: &taken)
        let isPrivate = table.boolean("allow-private-address") ?? false
        let timeout = table.duration("timeout", in: FeedsConf.Limits.timeout)
        let concurrency = table.integer("concurrency", in: FeedsConf.Limits.concurrency)
        let templates = templates(in: &table)
        var rules = rules(in: &table)
        guard let kind = kind(in: &table), let name else { return nil }
        if kind.isForPeople, let groupFrom = table.integer("group-from", in: FeedsConf.Limits.groupFrom) {
            rules.groupFrom = groupFrom
        }
        var channel = Channel(name: name, kind: kind, allowPrivateAddress: isPrivate)
        channel.rules = rules
        channel.templates = templates
        if let timeout { channel.timeout = timeout }
        if let concurrency { channel.concurrency = concurrency }
        return channel
    }

    private mutating func rules(in table: inout TableReader) -> Channel.Rules {
        var rules = Channel.Rules()
        if let events = table.choices("events", of: Event.self, except: [.digest, .test]) {
            rules.events = Set(events)
        }
        rules.subjects = subjects(in: &table)
        rules.minimumKind = table.choice("minimum-kind", of: Inspection.Kind.self)
        if let text = table.string("quiet-hours") {
            rules.quietHours = QuietHours(text)
            if rules.quietHours == nil {
                table.refuse("quiet-hours", "is no part of a day", hint: "from and to, such as \"22:00-07:00\"")
            }
        }
        return rules
    }

    private mutating func subjects(in table: inout TableReader) -> Set<Subject.ID>? {
        guard let wanted = table.strings("subjects") else { return nil }
        let known = settings.subjects.map(\.id)
        for id in wanted where !known.contains(id) {
            table.note(
                "\"\(id)\" in subjects in \(table.title) is the id of no [[subject]]", at: "subjects",
                hint: known.isEmpty ? "add a [[subject]]" : TableReader.hint(for: id, among: known))
        }
        if wanted.isEmpty {
            table.refuse("subjects", "names nothing", hint: "leave it out to be told of all subjects")
        }
        return Set(wanted)
    }

    private mutating func kind(in table: inout TableReader) -> Channel.Kind? {
        let services = Channel.Service.allCases.map(\.rawValue)
        let names = ["mail", "webhook"] + services + ["exec", "journal"]
        guard let name = table.required("kind", hint: "one of \(names.joined(separator: ", "))") else {
            // Which keys belong here is not known without the kind.
            table.ignoreRest()
            return nil
        }
        switch name {
        case "mail": return mail(in: &table).map(Channel.Kind.mail)
        case "webhook": return webhook(in: &table).map(Channel.Kind.webhook)
        case "exec": return command(in: &table).map(Channel.Kind.exec(command:))
        case "journal": return .journal
        default: break
        }
        if let service = Channel.Service(rawValue: name) {
            return webhook(in: &table).map { .chat(service, $0) }
        }
        table.refuse("kind", "is unknown", hint: TableReader.hint(for: name, among: names))
        table.ignoreRest()
        return nil
    }

    private mutating func mail(in table: inout TableReader) -> Channel.Mail? {
        if !table.contains("server") {
            table.note("\(table.title) has no server", hint: "add server = \"smtp://HOST:587\"")
        }
        let server = address("server", in: &table, schemes: ["smtp", "smtps"])
        let from = mailAddress(
            table.required("from", hint: "add from = \"trustwatch@example.org\""), "from", in: &table)
        let to = recipients(in: &table)
        let isWrapped = server?.hasPrefix("smtps:") ?? false
        let tls = table.choice("tls", of: Channel.Mail.TLS.self) ?? (isWrapped ? .tls : .starttls)
        if isWrapped, tls != .tls {
            table.refuse("tls", "contradicts smtps:// in server", hint: "leave tls out, or write smtp://")
        }
        let (username, password) = login(in: &table)
        let digest = digestSchedule(in: &table)
        guard let server, let from, let to else { return nil }
        var mail = Channel.Mail(server: server, tls: tls, from: from, to: to, username: username, password: password)
        mail.digest = digest
        return mail
    }

    private mutating func digestSchedule(in table: inout TableReader) -> DigestSchedule? {
        let period = table.choice("digest", of: DigestSchedule.Period.self)
        var time = 7 * 60
        if let text = table.string("digest-at") {
            if let minutes = TimeOfDay.minutes(text) {
                time = minutes
            } else {
                table.refuse("digest-at", "is no time of day", hint: "hours and minutes, such as \"07:00\"")
            }
        }
        return period.map { DigestSchedule($0, at: time) }
    }

    private mutating func recipients(in table: inout TableReader) -> [String]? {
        let hint = "add to = [\"desk@example.org\"]"
        if !table.contains("to") { table.note("\(table.title) has no to", hint: hint) }
        guard let to = table.strings("to") else { return nil }
        if to.isEmpty { table.refuse("to", "names nobody", hint: hint) }
        return to.compactMap { mailAddress($0, "to", in: &table) }
    }

    /// The plain form `name@host`: it goes into SMTP commands, where a space or a bracket would begin something else.
    private func mailAddress(_ text: String?, _ key: String, in table: inout TableReader) -> String? {
        guard let text else { return nil }
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }),
            !text.contains(where: { $0.isWhitespace || "<>,;\"".contains($0) })
        else {
            table.note(
                "\"\(text)\" as \(key) in \(table.title) is not a mail address", at: key,
                hint: "only name@host, without a name before it")
            return nil
        }
        return text
    }

    private mutating func webhook(in table: inout TableReader) -> Channel.Webhook? {
        let url = secretAddress(in: &table)
        let secret = credential("secret-credential", in: &table)
        let headers = headers(in: &table)
        guard let url else { return nil }
        return Channel.Webhook(url: url, secret: secret, headers: headers)
    }

    /// A program and its arguments, run without a shell.
    private mutating func command(in table: inout TableReader) -> [String]? {
        let hint = "add command = [\"/path/to/program\", \"argument\"]"
        if !table.contains("command") { table.note("\(table.title) has no command", hint: hint) }
        guard let command = table.strings("command") else { return nil }
        guard let program = command.first, program.contains("/") else {
            table.refuse("command", "does not begin with the path of a program", hint: hint)
            return nil
        }
        return [surroundings.path(program)] + command.dropFirst()
    }
}
