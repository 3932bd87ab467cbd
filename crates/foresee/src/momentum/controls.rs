//! The same figures of treaties that a forum did not ask for: what happened anyway.

use comity_regime::{ActorSet, Day, ForumIx, Regime};
use serde::Serialize;

use super::{Cuts, origins, periods, span};
use crate::{
    error::Unforeseeable,
    history::{Placement, Reference, Use},
};

/// What could be joined for less than this before the forum began tells of nothing but its first months.
const YEAR: i32 = 12;

/// A treaty that the forum did not ask for.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Control {
    /// Its id in the reference class.
    pub treaty: String,
    /// Its title.
    pub title: String,
    /// How many times faster participants became, out of how many times others did: middle and 90 % interval.
    pub ratio_of_ratios: [f64; 3],
}

/// The ratio of ratios of the treaties of the reference class, as far as both groups had States left that could join, by
/// title.
///
/// # Errors
/// If the forum has never met.
pub fn controls(
    regime: &Regime,
    reference: &Reference,
    forum: ForumIx,
    who: ActorSet,
    on: Day,
    seed: u64,
) -> Result<Vec<Control>, Unforeseeable> {
    let span = span(regime, forum, on)?;
    let origins = origins(regime, who);
    let mut all = vec![];
    for used in [Use::Choose, Use::Judge] {
        for (id, _, complete) in reference.treaties(used) {
            let Some(known) = reference.history(id, complete.min(on)) else { continue };
            let periods = periods(&known, known.next_month(), span);
            // What was not seen while the forum met is no control.
            if periods.first().is_none_or(|p| p.0 != "before" || p.2.since(p.1) < YEAR)
                || periods.get(1).is_none_or(|p| p.2 < span.1)
            {
                continue;
            }
            let placement = Placement::of(&known);
            let cuts = Cuts::new(&known, &placement, &periods, seed, |state| origins.contains(&state));
            if let Ok(ratio) = cuts.ratio_of_ratios(seed) {
                all.push(Control { treaty: known.id, title: known.title, ratio_of_ratios: ratio.points });
            }
        }
    }
    all.sort_by(|a, b| a.title.cmp(&b.title));
    Ok(all)
}
