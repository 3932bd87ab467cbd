//! Commitments in a table, and where they were made.

use comity_assess::promise::CommitmentStatus;
use comity_regime::{
    proceeding::{Capacity, Grade},
    process::State,
    register::Known,
};
use maud::{Markup, html};

use super::layout::{date, heads, source};
use crate::{question::view::View, word::locale::t};

/// The columns of the table.
pub const HEADS: [&str; 9] =
    ["who", "what", "made", "due", "state", "by-itself", "by-peers", "independently", "source"];

/// Commitments, in a row each.
pub fn table(view: &View, all: &[CommitmentStatus]) -> Markup {
    rows(view, &heads(view, &HEADS), all)
}

/// The same under heads of one's own.
pub fn rows(view: &View, heads: &Markup, all: &[CommitmentStatus]) -> Markup {
    html! {
        table.wide {
            (heads)
            tbody {
                @for c in all {
                    tr {
                        td { (who(view, c)) }
                        td { a href=(view.link(&view.promise_path(&c.commitment))) { (view.promise(&c.commitment, &c.text)) } " " span.quiet { (place(view, &c.at)) } }
                        td { (date(view, c.made)) }
                        td { @if let Some(day) = c.due { (date(view, day)) } }
                        td.place { (view.state(c.state.title())) @if !c.sure { " ≈" } (became(view, c)) }
                        @for capacity in Capacity::ALL {
                            @match c.grade(*capacity) { "" => td.none title=(t!(view, "not-assessed")) { "–" }, grade => td { (view.word("grade", grade)) } }
                        }
                        td { (source(view, &c.sources.join(";"))) }
                    }
                }
            }
        }
    }
}

/// Whose a commitment is: one State's, or one of several together.
fn who(view: &View, c: &CommitmentStatus) -> Markup {
    let id = c.commitment.split('/').next().unwrap_or_default();
    html! {
        @if c.joint { a href=(view.who(&format!("parties to {id}"))) { (t!(view, "together", count = c.signatories)) } }
        @else { (view.actor(&c.actor)) }
    }
}

/// What is to be said of the state it is in: when it came about, who says that it did not, how far it was looked for.
pub fn became(view: &View, c: &CommitmentStatus) -> Markup {
    let late = match c.in_time {
        Some(true) => Some(t!(view, "in-time")),
        Some(false) => Some(t!(view, "late")),
        None => None,
    };
    html! {
        @match c.state {
            State::CameAbout => { @if let Some(day) = c.came_about { (view.locale.comma()) (date(view, day)) } @if let Some(late) = late { (view.locale.comma()) (late) } }
            State::NotDelivered => {
                @for j in c.assessments.iter().filter(|j| j.grade == Grade::NotStarted) { (view.locale.comma()) (t!(view, "says", who = view.name_of(&j.by).text)) }
            }
            State::NothingFound => {
                @match c.known_through {
                    Known::Through(day) => { " " span.quiet { "(" (t!(view, "looked-through", day = view.locale.day(day))) ")" } }
                    _ => {}
                }
            }
            _ => {}
        }
        @if !c.series.is_empty() {
            @let came = c.series.iter().filter(|o| o.came.is_some()).count();
            @let due = c.series.iter().filter(|o| o.due.latest < view.on || o.came.is_some()).count();
            br; span.quiet { (t!(view, "series", came = came, due = due)) }
        }
    }
}

/// Where a commitment was made, or what an act is about, leading there.
pub fn place(view: &View, at: &str) -> Markup {
    let register = view.regime.register();
    let folder = if view.regime.is_commitment(at) && register.instrument(at).is_none() {
        return html! { a href=(view.link(&view.promise_path(at))) { (view.called(at)) } };
    } else if view.regime.docket().session(at).is_some() {
        "sessions"
    } else if register.forum(at).is_some() {
        "forums"
    } else if register.instrument(at).is_some() {
        "instruments"
    } else {
        return html! { (at) };
    };
    html! { a href=(view.link(&format!("/{folder}/{at}"))) { (view.called(at)) } }
}

/// What can have become of a commitment, each with the class that it is drawn in; in the order of `Became::ALL`.
pub fn fates(view: &View) -> [(&'static str, String); 6] {
    [
        ("one", t!(view, "legend-complete")),
        ("three", t!(view, "legend-less")),
        ("five", t!(view, "legend-reported")),
        ("passed", t!(view, "legend-nothing-found")),
        ("two", t!(view, "legend-not-delivered")),
        ("unknown", t!(view, "legend-nothing")),
    ]
}
