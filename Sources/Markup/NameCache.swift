/// Finds the `XMLName` of a name by its addresses: libxml2 keeps each string of a document once.
@unsafe struct NameCache {
    private typealias Address = UnsafePointer<UInt8>

    private var addresses = unsafe [(local: Address, prefix: Address?, uri: Address?)]()
    private var names: [XMLName] = []

    /// The name, made with its meaning when it is new. Feeds have few: of one that has hundreds, the rest is made each time.
    mutating func name(
        _ local: UnsafePointer<UInt8>, _ prefix: UnsafePointer<UInt8>?, _ uri: UnsafePointer<UInt8>?,
        meaning: (_ local: String, _ prefix: String?, _ namespace: String?) -> Int
    ) -> XMLName {
        if let place = unsafe addresses.firstIndex(where: { unsafe $0 == (local, prefix, uri) }) {
            return unsafe names[place]
        }
        let text = unsafe String(cString: local).lowercased()
        let prefixText = unsafe prefix.map { unsafe String(cString: $0) }
        let uriText = unsafe uri.map { unsafe String(cString: $0) }
        let name = XMLName(
            local: text, prefix: prefixText, namespace: uriText, meaning: meaning(text, prefixText, uriText))
        if unsafe names.count < Self.limit {
            unsafe addresses.append((local, prefix, uri))
            unsafe names.append(name)
        }
        return name
    }

    private static let limit = 200
}
