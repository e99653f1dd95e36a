extension Schema {
    /// Who gave the validators, how often a source must be asked to miss nothing, and what is wrong with one that can be
    /// read.
    static let version5 = """
        ALTER TABLE feed ADD COLUMN validators_url TEXT;
        ALTER TABLE feed ADD COLUMN interval INTEGER;
        ALTER TABLE feed ADD COLUMN trouble TEXT;
        """
}
