//! How an instrument, a State and a text under negotiation stand, in a few words.

use comity_draft::Text;
use comity_regime::{
    language::ast::Force,
    status::{Place, Status},
};
use maud::{Markup, html};

use crate::{question::view::View, word::locale::t};

/// In force or not, with the day.
pub fn in_force(view: &View, status: &Status, force: Force) -> Markup {
    if force == Force::Proposed {
        return html! { span.place.outside { "○ " (t!(view, "proposed")) } };
    }
    html! {
        @match (status.in_force, status.entry_into_force) {
            (Some(true), _) if force == Force::Political => span.place.bound { "● " (t!(view, "on-subscription")) },
            (Some(true), Some(day)) => { span.place.bound { "● " (t!(view, "in-force")) } " " (t!(view, "since", day = view.locale.when(day))) }
            (Some(false), Some(day)) if day.earliest > status.on => {
                span.place.signed { "◐ " (t!(view, "not-yet-in-force")) } " " (t!(view, "from-day", day = view.locale.when(day)))
            }
            (Some(true), None) => span.place.bound { "● " (t!(view, "in-force")) },
            (Some(false), _) if let Some(day) = status.ended => {
                span.place.outside { "⊘ " (t!(view, "ended-on", day = view.locale.when(day))) }
            }
            (Some(false), _) => {
                span.place.outside { "○ " (t!(view, "not-in-force")) }
                @if let (Some(have), Some(needed)) = (status.have, status.needed) { " " (view.count(have)) "/" (view.count(needed)) }
            }
            (None, _) => span.doubt { "≈ " (t!(view, "perhaps-in-force")) },
        }
    }
}

/// Some of the texts that are under negotiation on the day of the view, each with how far it is; nothing if there are none.
pub fn texts(view: &View, title: &str, which: impl Fn(&Text) -> bool) -> Markup {
    let all = view.texts();
    let chosen: Vec<_> = all
        .iter()
        .filter(|text| which(text))
        .filter_map(|text| Some((text, view.laid(text, view.on)?)))
        .collect();
    html! {
        @if !chosen.is_empty() {
            section aria-labelledby="texts" {
                h2 #texts { (title) }
                ul.rows { @for (text, laid) in &chosen {
                    @let counts = &laid.progress.all;
                    li {
                        a href=(view.link(&format!("/texts/{}", text.id))) { (view.original(text.title.as_str())) } " · "
                        (view.word("text-phase", laid.reading.phase.word())) " · " (t!(view, "text-bracketed-of", count = counts.bracketed, total = counts.total()))
                    }
                } }
            }
        }
    }
}

/// How a State stands, as a cell of a table.
pub fn said(place: Place, sure: bool) -> String {
    format!("{}{}", place.word(), if sure { "" } else { " (uncertain)" })
}
