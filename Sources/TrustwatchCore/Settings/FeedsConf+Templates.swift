extension FeedsConf.Reading {
    /// `[notify.templates]`: a table with title and text by event.
    mutating func templates(in table: inout TableReader) -> [Event: MessageTemplate] {
        guard table.contains("templates") else {
            table.allow("templates")
            return [:]
        }
        var list = table.table("templates")
        list.title = "[notify.templates] of \(table.title)"
        var templates: [Event: MessageTemplate] = [:]
        for event in Event.allCases where event != .test {
            guard list.contains(event.rawValue) else {
                list.allow(event.rawValue)
                continue
            }
            var entry = list.table(event.rawValue)
            entry.title = "\"\(event.rawValue)\" in \(list.title)"
            templates[event] = MessageTemplate(
                title: template("title", in: &entry), text: template("text", in: &entry))
            close(&entry)
        }
        close(&list)
        return templates
    }

    private func template(_ key: String, in table: inout TableReader) -> Template? {
        guard let text = table.text(key) else { return nil }
        do throws(Template.Fault) {
            return try Template(text, for: Message.templateShape)
        } catch {
            // The text in """ begins on the line after its key.
            let offset = text.utf8.contains(UInt8(ascii: "\n")) ? error.line : 0
            table.note("\(key) of \(table.title) \(error.why)", at: key, offset: offset, hint: error.mend)
            return nil
        }
    }
}
