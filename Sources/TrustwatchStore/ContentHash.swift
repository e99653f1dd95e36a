internal import TrustwatchCore

extension Intake.IncomingItem {
    /// Changes when the source edits the entry: 64 bits over all that it says, the same in every run.
    ///
    /// No defence against forgery, which could only hide a source's edits of its own entries.
    var contentHash: Int64 {
        var hash = StableHash()
        hash.add(guid)
        hash.add(url)
        hash.add(title)
        hash.add(summary)
        hash.add(text)
        hash.add(author)
        hash.add(UInt64(bitPattern: published?.milliseconds ?? .min))
        return Int64(bitPattern: hash.value)
    }
}
