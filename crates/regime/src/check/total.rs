//! Published totals, held against the names.

use super::Finding;
use crate::Regime;

/// A finding for every total that contradicts the names where no disagreement of sources explains it.
pub fn totals(regime: &Regime) -> impl Iterator<Item = Finding> {
    regime.compared_totals().into_iter().filter(crate::process::Compared::is_open).map(|c| {
        let (published, counted) = (&c.published, c.published.counted.word());
        Finding {
            entry: c.entry,
            column: "value",
            code: "total-differs",
            message: format!(
                "{} {counted} of '{}' were published as of {}, and the record names {}",
                published.number, c.about, published.date, c.by_name
            ),
            help: Some(
                "find out which is right; where it is the names, list the source in disagreements.csv with the others, and the reason"
                    .into(),
            ),
            is_error: false,
        }
    })
}
