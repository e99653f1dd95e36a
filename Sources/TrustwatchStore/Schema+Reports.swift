extension Schema {
    /// Reports that could not be read yet are tried again; `next_attempt` is NULL once that is given up. What is still
    /// to be read is found by an index over official rows whose facts name no report that was read.
    static let version4 = """
        CREATE TABLE report (
            item INTEGER PRIMARY KEY REFERENCES item ON DELETE CASCADE,
            attempts INTEGER NOT NULL CHECK (attempts > 0),
            next_attempt INTEGER,
            error TEXT NOT NULL
        ) STRICT;
        CREATE INDEX detail_unread ON detail (item)
            WHERE said ->> '$.standing' = 'official' AND said ->> '$.facts.reportHash' IS NULL;
        """
}
