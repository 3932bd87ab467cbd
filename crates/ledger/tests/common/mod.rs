//! What the tests of the ledger have in common.

use comity_ledger::{Content, Fields};

/// Somebody accedes to ICSANT.
pub fn accession(actor: &str) -> Content<'static> {
    Content::act(Fields::new([
        ("date", "2026-11-20"),
        ("actor", actor),
        ("act", "accession"),
        ("instrument", "icsant"),
        ("source", "untc-2015"),
    ]))
}
