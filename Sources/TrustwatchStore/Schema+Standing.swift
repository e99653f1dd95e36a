extension Schema {
    /// How an item speaks of its inspection, so that a few items of each way are found however many there are.
    static let version6 = """
        ALTER TABLE item ADD COLUMN standing TEXT;
        UPDATE item SET standing = (SELECT said ->> '$.standing' FROM detail WHERE detail.item = item.id)
            WHERE inspection IS NOT NULL;
        CREATE INDEX item_speaking ON item (inspection, standing, id) WHERE inspection IS NOT NULL;
        """
}
