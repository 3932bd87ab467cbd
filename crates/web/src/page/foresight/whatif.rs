//! Another clause on entry into force: what it would have done, and what it would do.

use comity_foresee::WhatIf;
use comity_regime::Day;
use maud::{Markup, html};

use crate::{question::view::View, word::locale::t};

/// What another clause would have done, or would do.
pub fn what(view: &View, other: &WhatIf) -> Markup {
    let by = |(day, share): &(Day, f64)| format!("{}: {} %", day.year(), view.locale.hundredths(*share));
    html! {
        section aria-labelledby="clause" {
            h2 #clause { (t!(view, "whatif-title")) }
            p.clause lang="en" dir="ltr" { (other.clause) }
            p {
                @match (other.entry_into_force, other.days_later) {
                    (Some(day), Some(0)) => (t!(view, "whatif-same", day = view.locale.when(day))),
                    (Some(day), Some(n)) if n > 0 => (t!(view, "whatif-later", day = view.locale.when(day), days = usize::try_from(n).unwrap_or(0))),
                    (Some(day), Some(n)) => (t!(view, "whatif-earlier", day = view.locale.when(day), days = usize::try_from(-n).unwrap_or(0))),
                    (Some(day), None) => (t!(view, "whatif-from", day = view.locale.when(day))),
                    (None, _) => { (t!(view, "whatif-not-yet", futures = usize::try_from(other.futures).unwrap_or(0))) " " (other.by_year.iter().map(by).collect::<Vec<_>>().join(view.locale.semicolon())) }
                }
            }
        }
    }
}
