internal import GRDB

/// The tables and how they came about: one migration a version, never changed once it is released.
///
/// Rules stand here, not in code, wherever SQL can say them. Times are milliseconds since 1970 in UTC. Numbers of rows
/// are never used again (AUTOINCREMENT), so that an id once printed keeps its meaning.
enum Schema {
    /// "twch": tells a store from any other SQLite file.
    private static let applicationID = 0x7477_6368

    private static let migrations = [version1, version2, version3, version4, version5, version6, version7, version8]
    static var version: Int { migrations.count }

    /// Brings the database up to date within the current transaction.
    ///
    /// - Parameter version: a lower one makes a store as an older program did, for tests.
    static func migrate(_ db: Database, at path: String, to version: Int = version) throws {
        let found = try self.version(of: db, at: path)
        guard found < version else { return }
        db.add(function: termKey)
        for migration in migrations[found..<version] { try db.execute(sql: migration) }
        try db.execute(sql: "PRAGMA user_version = \(version); PRAGMA application_id = \(applicationID)")
    }

    /// For a reader, who cannot migrate.
    static func requireCurrent(_ db: Database, at path: String) throws {
        let found = try version(of: db, at: path)
        guard found < version else { return }
        throw StoreError(
            .otherVersion,
            "\(path) was made by an older version of trustwatch (store version \(found), not \(version)).",
            hint: "The next start of the daemon, or `trustwatch poll`, brings it up to date.")
    }

    /// For a backup that is to be restored, and migrated then.
    static func requireKnown(_ db: Database, at path: String) throws {
        guard try version(of: db, at: path) == 0 else { return }
        throw StoreError(
            .corrupt, "\(path) is an empty file, no store.", hint: "Name a file that `trustwatch backup` made.")
    }

    private static func version(of db: Database, at path: String) throws -> Int {
        let found = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        guard found <= version else {
            throw StoreError(
                .otherVersion,
                "\(path) was made by a newer version of trustwatch (store version \(found); this one reads \(version)).",
                hint: "Install that version again, or restore a backup from before it.")
        }
        let isOurs = try Int.fetchOne(db, sql: "PRAGMA application_id") == applicationID
        let isEmpty = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema") == 0
        guard isOurs || found == 0 && isEmpty else {
            throw StoreError(
                .corrupt, "\(path) is a database of another program.", hint: "Name another directory with --state.")
        }
        return found
    }

    private static let version1 = """
        CREATE TABLE meta (name TEXT PRIMARY KEY, value ANY NOT NULL) STRICT, WITHOUT ROWID;
        INSERT INTO meta VALUES ('store', lower(hex(randomblob(8)))), ('relevant items', 0);

        CREATE TABLE subject (
            id TEXT PRIMARY KEY,
            authority TEXT UNIQUE
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE feed (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            name TEXT NOT NULL UNIQUE,
            configured_url TEXT NOT NULL,
            configured INTEGER NOT NULL CHECK (configured IN (0, 1)),
            items INTEGER NOT NULL DEFAULT 0 CHECK (items >= 0),
            url TEXT NOT NULL,
            status TEXT NOT NULL DEFAULT 'never' CHECK (status IN ('ok', 'failing', 'gone', 'never')),
            last_attempt INTEGER,
            last_success INTEGER,
            http_status INTEGER,
            error TEXT,
            failures INTEGER NOT NULL DEFAULT 0 CHECK (failures >= 0),
            failing_since INTEGER,
            failure_told INTEGER NOT NULL DEFAULT 0 CHECK (failure_told IN (0, 1)),
            next_poll INTEGER,
            next_poll_reason TEXT,
            etag TEXT,
            last_modified TEXT,
            body_hash TEXT,
            last_unconditional INTEGER,
            baseline INTEGER NOT NULL DEFAULT 0 CHECK (baseline IN (0, 1)),
            moved_url TEXT,
            moved_since INTEGER,
            moved_confirmations INTEGER,
            adopted_url TEXT,
            wait_until INTEGER,
            hints TEXT,
            warning TEXT,
            CHECK ((moved_url IS NULL) = (moved_since IS NULL) AND (moved_url IS NULL) = (moved_confirmations IS NULL))
        ) STRICT;

        CREATE TABLE inspection (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            authority TEXT NOT NULL,
            status TEXT NOT NULL CHECK (status IN ('expected', 'reported', 'official')),
            facts TEXT NOT NULL,
            first_seen INTEGER NOT NULL,
            notified INTEGER,
            -- The story that tells of its publication.
            story INTEGER REFERENCES story,
            -- Where it stands in a timeline: when it was published, else when inspectors came.
            day TEXT GENERATED ALWAYS AS (coalesce(facts ->> '$.published', facts ->> '$.visit.start')) VIRTUAL
        ) STRICT;
        CREATE INDEX inspection_of_authority ON inspection (authority, day);
        CREATE INDEX inspection_by_time ON inspection (first_seen);
        CREATE INDEX inspection_of_story ON inspection (story) WHERE story IS NOT NULL;

        CREATE TABLE story (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            title TEXT NOT NULL,
            inspection INTEGER REFERENCES inspection,
            first_seen INTEGER NOT NULL,
            last_seen INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX story_by_time ON story (last_seen);
        CREATE INDEX story_of_inspection ON story (inspection) WHERE inspection IS NOT NULL;

        -- Numbers that were printed once and now mean another row.
        CREATE TABLE inspection_alias (
            id INTEGER PRIMARY KEY, current INTEGER NOT NULL REFERENCES inspection ON DELETE CASCADE
        ) STRICT;
        CREATE INDEX inspection_alias_of ON inspection_alias (current);
        CREATE TABLE story_alias (
            id INTEGER PRIMARY KEY, current INTEGER NOT NULL REFERENCES story ON DELETE CASCADE
        ) STRICT;
        CREATE INDEX story_alias_of ON story_alias (current);

        CREATE TABLE item (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            feed INTEGER NOT NULL REFERENCES feed,
            guid TEXT,
            url TEXT,
            canonical_url TEXT,
            title TEXT NOT NULL,
            summary TEXT,
            author TEXT,
            published INTEGER,
            first_seen INTEGER NOT NULL,
            -- The number of the first of its copies, which may be gone.
            article INTEGER NOT NULL,
            relevant INTEGER NOT NULL CHECK (relevant IN (0, 1)),
            story INTEGER REFERENCES story,
            inspection INTEGER REFERENCES inspection
        ) STRICT;
        CREATE INDEX item_by_time ON item (first_seen);
        CREATE INDEX item_relevant ON item (first_seen) WHERE relevant;
        CREATE INDEX item_of_address ON item (canonical_url) WHERE canonical_url IS NOT NULL;
        CREATE INDEX item_of_story ON item (story, feed) WHERE story IS NOT NULL;
        CREATE INDEX item_of_inspection ON item (inspection, feed) WHERE inspection IS NOT NULL;

        -- Every entry a feed ever had. Items are dropped, their identities stay: an entry that is still in its feed
        -- must not come back as a new one. So `item` may name a row that is gone. `content` tells an edit.
        CREATE TABLE identity (
            feed INTEGER NOT NULL REFERENCES feed,
            key TEXT NOT NULL,
            content INTEGER NOT NULL,
            item INTEGER NOT NULL,
            PRIMARY KEY (feed, key)
        ) STRICT, WITHOUT ROWID;

        -- Of items with a word of the trade. `said` is the first of `mentions` without its evidence.
        CREATE TABLE detail (
            item INTEGER PRIMARY KEY REFERENCES item ON DELETE CASCADE,
            dated INTEGER NOT NULL,
            said TEXT,
            bands TEXT NOT NULL,
            terms TEXT NOT NULL,
            reasons TEXT NOT NULL,
            matches TEXT NOT NULL,
            mentions TEXT NOT NULL,
            text TEXT
        ) STRICT;

        -- What relevant items are found by.
        CREATE TABLE item_subject (
            item INTEGER NOT NULL REFERENCES item ON DELETE CASCADE,
            subject TEXT NOT NULL,
            PRIMARY KEY (item, subject)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX item_of_subject ON item_subject (subject, item);
        CREATE TABLE item_band (
            band INTEGER NOT NULL, item INTEGER NOT NULL, PRIMARY KEY (band, item)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE item_term (
            subject TEXT NOT NULL, term TEXT NOT NULL, dated INTEGER NOT NULL, item INTEGER NOT NULL,
            PRIMARY KEY (subject, term, dated, item)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE term (
            term TEXT PRIMARY KEY, items INTEGER NOT NULL CHECK (items >= 0)
        ) STRICT, WITHOUT ROWID;
        CREATE VIEW searchable (item, title, text) AS
            SELECT item.id, title, coalesce(text, summary, '') FROM item JOIN detail ON detail.item = item.id;
        CREATE VIRTUAL TABLE search USING fts5 (
            title, text, content = 'searchable', content_rowid = 'item',
            tokenize = 'porter unicode61 remove_diacritics 2'
        );

        CREATE TABLE message (
            id TEXT PRIMARY KEY, created INTEGER NOT NULL, body TEXT NOT NULL
        ) STRICT;
        CREATE TABLE delivery (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            message TEXT NOT NULL REFERENCES message,
            channel TEXT NOT NULL,
            state TEXT NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'sent', 'dead')),
            attempts INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
            next_attempt INTEGER,
            -- A claim; whoever holds it after that time has died.
            claimed_until INTEGER,
            error TEXT,
            UNIQUE (message, channel),
            CHECK ((state = 'pending') = (next_attempt IS NOT NULL))
        ) STRICT;
        CREATE INDEX delivery_pending ON delivery (channel, id) WHERE state = 'pending';
        """

    /// What leaves in one mail or chat message has an id in common; what was dropped by hand is not tried again with all
    /// that was given up.
    private static let version2 = """
        ALTER TABLE delivery ADD COLUMN parcel TEXT;
        ALTER TABLE delivery ADD COLUMN dropped INTEGER NOT NULL DEFAULT 0 CHECK (dropped IN (0, 1));
        """

    private static let version3 = """
        -- What somebody said of an article by hand, as JSON.
        CREATE TABLE correction (article INTEGER PRIMARY KEY, said TEXT NOT NULL, made INTEGER NOT NULL) STRICT;
        CREATE INDEX item_copy ON item (article) WHERE article <> id;
        -- What its document calls itself.
        ALTER TABLE feed ADD COLUMN own_name TEXT;
        """
}
