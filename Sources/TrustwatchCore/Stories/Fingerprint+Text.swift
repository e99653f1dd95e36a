extension Fingerprint {
    /// What two copies of one text have in common: the least of all hashes of four words in a row, in each of several bins.
    ///
    /// One-permutation hashing (Li, Owen, Zhang, 2012): the share of equal bins estimates the share of common runs. Lede and
    /// body are told apart, since aggregators carry only the first; the headline counts together with its day and the three
    /// that follow, so that the same headline half a year later is not the same text.
    init(headline: Headline, lede: ArraySlice<UInt64>, body: [UInt64], day: Int?) {
        self.init()
        for title in headline.forms {
            let words = NormalisedText(title: title).words.map(\.hash)
            guard let day, words.count >= 5 else { continue }
            let hash = words.reduce(0) { Self.mix($0 ^ $1) }
            bands += (day...day + 3).map { Self.band(Self.mix(hash ^ UInt64(bitPattern: Int64($0))), .title) }
        }
        bands += Self.sketch(lede, bins: 8, .lede)
        bands += Self.sketch(body[...], bins: 12, .body)
        bands += Self.sketch(Self.frame(body.isEmpty ? lede : body[...])[...], bins: 12, run: 5, .frame)
    }

    enum Part: Int64, CaseIterable {
        case title, lede, body, frame
    }

    /// Shorter texts share their few words with too many others.
    static let fewestWords = 9
    /// Runs of small words in a row, of which a shorter text has too few to tell.
    private static let shortestFrame = 40

    /// The small words of a text in their order, 0 for what stands between them.
    private static func frame(_ words: ArraySlice<UInt64>) -> [UInt64] {
        var frame: [UInt64] = []
        for word in words {
            let kept = StoryTerms.common.contains(word) ? word : 0
            if kept != 0 || frame.last != 0 { frame.append(kept) }
        }
        return frame.count >= shortestFrame ? frame : []
    }

    private static func sketch(_ words: ArraySlice<UInt64>, bins: Int, run: Int = 4, _ part: Part) -> [Int64] {
        guard words.count >= fewestWords else { return [] }
        var least = [UInt64](repeating: .max, count: bins)
        var index = words.startIndex
        while index + run <= words.endIndex {
            var hash: UInt64 = 0
            for word in words[index..<index + run] { hash = mix(hash ^ word) }
            let bin = Int(truncatingIfNeeded: (hash >> 40) % UInt64(bins))
            if hash < least[bin] { least[bin] = hash }
            index += 1
        }
        return least.enumerated().compactMap { $1 == .max ? nil : band($1 &+ UInt64($0), part) }
    }

    private static func band(_ hash: UInt64, _ part: Part) -> Int64 {
        Int64(bitPattern: mix(hash)) & ~3 | part.rawValue
    }

    /// The finaliser of MurmurHash3 (Appleby).
    private static func mix(_ value: UInt64) -> UInt64 {
        var value = value
        value = (value ^ (value >> 33)) &* 0xff51_afd7_ed55_8ccd
        value = (value ^ (value >> 33)) &* 0xc4ce_b9fe_1a85_ec53
        return value ^ (value >> 33)
    }
}

extension Fingerprint {
    /// Whether there was more than a headline.
    package var hasText: Bool { bands.contains { $0 & 3 != Part.title.rawValue } }
}
