internal import CXML2

/// What every use of libxml2 shares.
enum LibXML {
    /// Must be called before anything else of libxml2; later calls cost nothing.
    static func start() {
        _ = started
    }

    // The loader refuses every file and address: NONET alone does not stop file:// (measured, 2.9.14).
    private static let started: Void = {
        xmlInitParser()
        unsafe xmlSetExternalEntityLoader { _, _, _ in nil }
    }()

    /// A string that libxml2 allocated, which is freed.
    static func string(_ owned: UnsafeMutablePointer<xmlChar>?) -> String {
        guard let owned = unsafe owned else { return "" }
        defer { unsafe trustwatch_xml_free(owned) }
        return unsafe String(cString: owned)
    }
}
