internal import GRDB
internal import TrustwatchCore

extension Schema {
    /// Terms are found by numbers (`Index.key`, `StoryTerms.hash`), which are smaller and sooner compared than words; what
    /// they stand for is in `detail`.
    static let version8 = """
        CREATE TABLE item_term_8 (
            term INTEGER NOT NULL, dated INTEGER NOT NULL, item INTEGER NOT NULL, PRIMARY KEY (term, dated, item)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO item_term_8 SELECT term_key(term, subject) AS key, dated, item FROM item_term ORDER BY key, dated, item;
        DROP TABLE item_term;
        ALTER TABLE item_term_8 RENAME TO item_term;

        CREATE TABLE term_8 (
            term INTEGER PRIMARY KEY, items INTEGER NOT NULL CHECK (items >= 0)
        ) STRICT;
        INSERT INTO term_8 SELECT term_key(term, NULL) AS key, sum(items) FROM term GROUP BY key;
        DROP TABLE term;
        ALTER TABLE term_8 RENAME TO term;
        """

    /// `term_key(term, subject)`: as `item_term` knows it; without a subject, as `term` does.
    static let termKey = DatabaseFunction("term_key", argumentCount: 2, pure: true) { values in
        guard let term = String.fromDatabaseValue(values[0]) else { return nil }
        let hash = StoryTerms.hash(term)
        return String.fromDatabaseValue(values[1]).map { Index.key(hash, $0) } ?? Int64(bitPattern: hash)
    }
}
