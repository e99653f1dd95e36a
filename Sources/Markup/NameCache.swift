/// Finds the `XMLName` of a name by its addresses: libxml2 keeps each string of a document once.
@unsafe struct NameCache {
    private typealias Address = UnsafePointer<UInt8>
    private typealias Slot = (local: Address?, prefix: Address?, uri: Address?, name: XMLName?)

    private var slots = unsafe [Slot](repeating: (nil, nil, nil, nil), count: 256)

    /// The name, made with its meaning when it is new. A name whose place is taken is made again: rare, and correct.
    mutating func name(
        _ local: UnsafePointer<UInt8>, _ prefix: UnsafePointer<UInt8>?, _ uri: UnsafePointer<UInt8>?,
        meaning: (_ local: String, _ prefix: String?, _ namespace: String?) -> Int
    ) -> XMLName {
        let key = UInt(bitPattern: local) &* 31 &+ UInt(bitPattern: uri)
        let place = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 56)
        let slot = unsafe slots[place]
        if let name = unsafe slot.name, unsafe slot.local == local, unsafe slot.prefix == prefix, unsafe slot.uri == uri
        {
            return name
        }
        let text = unsafe String(cString: local).lowercased()
        let prefixText = unsafe prefix.map { unsafe String(cString: $0) }
        let uriText = unsafe uri.map { unsafe String(cString: $0) }
        let name = XMLName(
            local: text, prefix: prefixText, namespace: uriText, meaning: meaning(text, prefixText, uriText))
        unsafe slots[place] = (local, prefix, uri, name)
        return name
    }
}
