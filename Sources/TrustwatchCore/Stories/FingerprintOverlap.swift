/// The fingerprint of one text, to be compared with those of many others.
struct ComparedFingerprint {
    private let bands: [Int64]
    /// A bit of 256 for each band: most of another's bands that this one has not are told by it.
    private var bits: InlineArray<4, UInt64> = [0, 0, 0, 0]
    private let sizes: PartCounts

    init(_ fingerprint: Fingerprint) {
        bands = fingerprint.bands
        sizes = PartCounts(bands)
        for band in bands { bits[Int(band >> 2 & 3)] |= Self.bit(of: band) }
    }

    func overlap(with other: Fingerprint) -> FingerprintOverlap {
        let theirs = other.bands.span
        var common = PartCounts()
        for place in theirs.indices where mayHave(theirs[place]) && bands.contains(theirs[place]) {
            common.count(theirs[place])
        }
        let larger = common.isEmpty ? sizes : sizes.larger(PartCounts(other.bands))
        return FingerprintOverlap(common: common, sizes: larger)
    }

    private func mayHave(_ band: Int64) -> Bool { bits[Int(band >> 2 & 3)] & Self.bit(of: band) != 0 }

    private static func bit(of band: Int64) -> UInt64 { 1 << UInt64(band >> 4 & 63) }
}

/// How much two texts share of each part.
struct FingerprintOverlap {
    fileprivate let common: PartCounts
    fileprivate let sizes: PartCounts

    /// Common bands, of those of the larger one: 0 to 1.
    subscript(part: Fingerprint.Part) -> Double {
        common[part] == 0 ? 0 : Double(common[part]) / Double(sizes[part])
    }

    /// Of the lede or the body, whichever is more.
    var likeness: Double { max(self[.lede], self[.body]) }

    /// Whether a machine may have made one text of the other word by word: that leaves the small words where they are
    /// (Stamatatos, 2011). Half of their runs then agree; of other texts of one week at most 8 % do.
    var isRewording: Bool { self[.frame] >= 0.33 }
}

/// How many bands there are of each part, sixteen bits each.
private struct PartCounts {
    private var packed: UInt64 = 0

    init(_ bands: [Int64] = []) {
        for band in bands { count(band) }
    }

    var isEmpty: Bool { packed == 0 }

    subscript(part: Fingerprint.Part) -> Int { Int(packed >> (16 * UInt64(part.rawValue)) & 0xffff) }

    mutating func count(_ band: Int64) { packed += 1 << (16 * UInt64(band & 3)) }

    func larger(_ other: PartCounts) -> PartCounts {
        var larger = PartCounts()
        for part in Fingerprint.Part.allCases {
            larger.packed |= UInt64(max(self[part], other[part])) << (16 * UInt64(part.rawValue))
        }
        return larger
    }
}
