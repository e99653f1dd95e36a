/// Every cap on what one document may hold, so that no input can take more than a moment or a few megabytes.
///
/// The depth of elements is libxml2's own cap: 256.
package enum ParsingLimits {
    /// Attributes of one element. libxml2 compares each with all before it: 20,000 take 0.3 s, 200,000 take 80 s.
    package static let attributes = 256
    /// Bytes of text in one element; what follows is dropped. The longest article seen in a feed has 0.5 MB.
    package static let elementText = 4 << 20
    /// Entries of one feed; those after it are dropped.
    package static let items = 50_000
    /// Bytes of a title, name, address or other short value.
    package static let shortText = 16 << 10
    /// Bytes of the plain text of a body that polling reads.
    package static let pollingText = 20_000
    /// HTML elements that may be open at once in what is written out.
    package static let openElements = 100
    /// Links, authors, tags, attachments of one entry: each list by itself.
    package static let listEntries = 500
    /// Bytes before the root element that may be junk (a warning of the server's PHP, blank lines).
    package static let leadingJunk = 64 << 10
    /// Arrays and objects within each other in JSON.
    package static let jsonDepth = 128
}
