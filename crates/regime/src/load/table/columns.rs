//! The tables of a record folder by their columns.

/// A table's columns.
#[derive(Debug)]
pub struct Table {
    /// What it is called.
    pub name: &'static str,
    /// Columns that must be there.
    pub required: &'static [&'static str],
    /// Columns that may be there.
    pub optional: &'static [&'static str],
}

/// `actors.csv`.
pub const ACTORS: Table = Table {
    name: "actors",
    required: &["id", "name", "kind"],
    optional: &["from", "to", "continues", "succeeds", "source", "note"],
};
/// `sources.csv`.
pub const SOURCES: Table = Table {
    name: "sources",
    required: &["id", "title"],
    optional: &["publisher", "url", "retrieved", "note"],
};
/// `attributes.csv`.
pub const ATTRIBUTES: Table = Table {
    name: "attributes",
    required: &["actor", "attribute", "value"],
    optional: &["from", "to", "source", "note"],
};
/// `disagreements.csv`: what each source says where sources disagree.
pub const DISAGREEMENTS: Table = Table {
    name: "disagreements",
    required: &["question", "source", "says"],
    optional: &["taken", "reason"],
};
/// `names.csv`: what things are called, in several languages.
pub const NAMES: Table = Table {
    name: "names",
    required: &["of", "language"],
    optional: &["short", "full", "covers", "source", "note"],
};
/// `acts.csv` and `acts/*.csv`.
pub const ACTS: Table = Table {
    name: "acts",
    required: &["date", "actor", "act", "source"],
    optional: &[
        "instrument",
        "id",
        "target",
        "whom",
        "value",
        "from",
        "until",
        "topic",
        "place",
        "territory",
        "digest",
        "language",
        "effective",
        "detail",
        "note",
        "recorded",
    ],
};
