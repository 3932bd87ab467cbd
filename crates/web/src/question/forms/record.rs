//! The forms of what acts refer to: rows of the record, and its definitions.

use super::{
    Form,
    Input::{self, Actor, Choice, Date, Day, Decision, File, Source, Text},
    may, must,
};

const ACTORS: Input = Choice("which-actor", &["state", "organisation"]);

/// What everything else refers to: rows of the record, and its definitions. Each is a kind of entry, by its word.
pub const RECORD: [Form; 6] = [
    Form {
        id: "source",
        act: None,
        fields: &[
            must("id", Text),
            must("title", Text),
            may("publisher", Text),
            may("url", Text),
            may("retrieved", Day),
            may("note", Text),
            may("corrects", Text),
            may("why", Text),
        ],
    },
    Form {
        id: "actor",
        act: None,
        fields: &[
            must("id", Text),
            must("name", Text),
            must("kind", ACTORS),
            may("from", Day),
            may("to", Day),
            may("continues", Actor),
            may("succeeds", Actor),
            may("source", Source),
            may("note", Text),
            may("corrects", Text),
            may("why", Text),
        ],
    },
    Form {
        id: "attribute",
        act: None,
        fields: &[
            must("actor", Actor),
            must("attribute", Text),
            must("value", Text),
            may("from", Date),
            may("to", Date),
            must("source", Source),
            may("note", Text),
            may("corrects", Text),
            may("why", Text),
        ],
    },
    Form {
        id: "disagreement",
        act: None,
        fields: &[
            must("question", Text),
            must("source", Source),
            must("says", Text),
            may("taken", Choice("taken", &["yes", "no"])),
            may("reason", Text),
            may("corrects", Text),
            may("why", Text),
        ],
    },
    Form {
        id: "name",
        act: None,
        fields: &[
            must("of", Text),
            must("language", Text),
            may("short", Text),
            may("full", Text),
            may("source", Source),
            may("note", Text),
            may("corrects", Text),
            may("why", Text),
        ],
    },
    Form {
        id: "definition",
        act: None,
        fields: &[
            must("path", Text),
            must("text", File),
            may("source", Source),
            may("decision", Decision),
            may("note", Text),
            may("why", Text),
        ],
    },
];
