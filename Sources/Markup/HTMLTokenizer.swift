enum HTMLTokenizer {
    static func hasElementWithTooManyAttributes(_ bytes: [UInt8]) -> Bool { false }
}
