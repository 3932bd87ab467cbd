//! What a record says now: rows as they stand, and every act.

use comity_regime::{Regime, Register, act::rectified, load::Columns};

use crate::{
    Content, Fields, Kind,
    fold::rows::{Row, Rows},
};

/// Something that a record says, with the entry that says it.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    /// The entry.
    pub entry: u64,
    /// What it says.
    pub content: Content<'static>,
    /// Why, where the entry of a row gives a reason.
    pub why: String,
}

/// All that a record says, in the order in which one thing refers to another. Keys, papers and whatever else is the log's
/// own are left out, and so are corrections of rows: a row is there once, as it stands.
pub fn standing(regime: &Regime, rows: &Rows) -> Vec<Standing> {
    let mut all = vec![];
    let kinds = [Kind::Source, Kind::Disagreement, Kind::Actor, Kind::Attribute, Kind::Definition];
    for kind in kinds {
        all.extend(rows.table(kind).map(|row| of_row(kind, row)));
    }
    all.extend(regime.journal().all().into_iter().map(|done| said(done.entry(), &done.columns(regime))));
    all.extend(rows.table(Kind::Name).map(|row| of_row(Kind::Name, row)));
    all
}

/// Every act as it reads now, with the entry that said it first: what was struck out is left out, and so are rectifications.
pub fn readings(regime: &Regime) -> Vec<Standing> {
    let each = regime.order().iter().flat_map(|ix| rectified(regime.acts_on(*ix).recorded().into_iter()));
    let mut all: Vec<Standing> = each.map(|act| said(act.entry, &regime.act_columns(&act))).collect();
    all.extend(regime.docket().all().map(|p| said(p.entry, &regime.proceeding_columns(p))));
    all
}

/// What an act says.
fn said(entry: u64, columns: &Columns) -> Standing {
    let fields = Fields::new(columns.iter().map(|(column, text)| (*column, text.as_str())));
    Standing { entry, content: Content::act(fields), why: String::new() }
}

fn of_row(kind: Kind, row: &Row) -> Standing {
    let fields = match kind {
        // What a definition rested on when it was said is the entry's, not the file's.
        Kind::Definition => Fields::new([("path", row.fields.get("path")), ("text", row.fields.get("text"))]),
        _ => row.fields.clone(),
    };
    Standing { entry: row.entry, content: Content { kind, fields }, why: row.why.clone() }
}

/// Under which name something is known, whatever else is said of it: two rows of one name are about the same thing. What
/// somebody did has none.
pub fn name(content: &Content<'_>) -> Option<String> {
    let fields = &content.fields;
    let words = |columns: &[&str]| columns.iter().map(|c| fields.get(c)).collect::<Vec<_>>().join(" ");
    match content.kind {
        Kind::Source | Kind::Actor => Some(words(&["id"])),
        Kind::Disagreement => Some(words(&["question", "source"])),
        Kind::Attribute if fields.get("attribute") == "member" => {
            Some(format!("{} {}", Register::membership(fields.get("value")), words(&["actor", "from"])))
        }
        Kind::Attribute => Some(words(&["actor", "attribute", "from"])),
        Kind::Definition => Some(words(&["path"])),
        Kind::Name => Some(words(&["of", "language"])),
        _ => None,
    }
}
