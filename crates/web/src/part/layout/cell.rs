//! What stands in cells: dates, places, acts, sources, instruments, numbers that open.

use std::fmt::Display;

use comity_regime::{
    ActKind, When,
    register::Known,
    status::{ActorStatus, Place},
};
use maud::{Markup, html};

use crate::{
    question::view::View,
    word::{address::source_path, locale::t},
};

/// The head of a table, a message for each column; `#parties` is a column of numbers, and the empty word an empty one.
pub fn heads(view: &View, columns: &[&str]) -> Markup {
    html! {
        thead { tr {
            @for column in columns {
                @let (number, word) = column.strip_prefix('#').map_or((false, *column), |word| (true, word));
                @if word.is_empty() { td {} } @else { th.number[number] scope="col" { (view.word("head", word)) } }
            }
        } }
    }
}

/// Glyph and word for a place: never colour alone. Nobody is bound by a political instrument.
pub fn place(view: &View, status: &ActorStatus, political: bool) -> Markup {
    let place = status.place;
    let word = if political && place == Place::Bound { "subscribes" } else { place.word() };
    let class = match place {
        Place::Bound => "bound",
        Place::Contracting | Place::Provisional | Place::Signed => "signed",
        Place::Ended => "ended",
        Place::Outside => "outside",
    };
    html! {
        span.place.(class) { (place.glyph()) " " (view.word("place", word)) }
        @if !status.sure {
            @match status.known {
                known if known.covers(view.on) => { " " (uncertain(view)) }
                Known::Through(day) => { " " span.doubt title=(t!(view, "complete-through", day = view.locale.day(day))) { "≈ " (t!(view, "record-ends", day = view.locale.day(day))) } }
                _ => { " " span.doubt title=(t!(view, "complete-unsaid")) { "≈ " (t!(view, "record-unsaid")) } }
            }
        }
    }
}

/// What depends on dates that are not known.
pub fn uncertain(view: &View) -> Markup {
    html! { span.doubt title=(t!(view, "uncertain-why")) { "≈ " (t!(view, "uncertain")) } }
}

/// A date; an interval is marked as uncertain.
pub fn date(view: &View, when: impl Into<When>) -> Markup {
    let when = when.into();
    let text = view.locale.when(when);
    match when.day() {
        Some(day) => html! { time datetime=(day) { (text) } },
        None => {
            html! { span.doubt data-sort=(when.earliest) title=(t!(view, "date-uncertain-why")) { "≈ " (text) } }
        }
    }
}

/// An act by its term of art, which leads to its meaning where it has one.
pub fn act(view: &View, kind: ActKind) -> Markup {
    let term = match kind {
        ActKind::Signature | ActKind::SuccessionToSignature => "signatory",
        ActKind::Ratification | ActKind::Acceptance | ActKind::Approval => "ratification",
        ActKind::Accession => "accession",
        ActKind::Deposit => "deposit",
        ActKind::Succession => "succession",
        ActKind::Reservation | ActKind::WithdrawalOfReservation => "reservation",
        ActKind::Denunciation | ActKind::WithdrawalOfDenunciation => "denunciation",
        ActKind::Subscription => "political-commitment",
        _ => return html! { (view.word("act", kind.word())) },
    };
    html! { a.term href=(view.action(&format!("/help#{term}"))) { (view.word("act", kind.word())) } }
}

/// Where an act is proved: its entry of the log.
pub fn entry(view: &View, index: u64) -> Markup {
    html! { a.source href=(view.action(&format!("/log/entries/{index}"))) { (index) } }
}

/// Sources by their ids, separated by semicolons: each by its publisher, leading to what is known of it.
pub fn source(view: &View, ids: &str) -> Markup {
    let register = view.regime.register();
    let each = ids.split(';').map(str::trim).filter(|id| !id.is_empty());
    html! {
        @for (n, id) in each.enumerate() {
            @if n > 0 { " " }
            @let source = register.sources.named(id);
            // A page that is cited by its address is shown without the scheme.
            @let name = match source { Some(s) if !s.publisher.is_empty() => &s.publisher, _ => id.split_once("://").map_or(id, |(_, rest)| rest) };
            // A source is the same on every day.
            a.source href=(view.link_on(&source_path(id), None)) { (name) }
        }
    }
}

/// A number that opens to what it counts, where there is a page of that.
pub fn opens(link: Option<String>, number: impl Display) -> Markup {
    html! { @match link { Some(link) => a href=(link) { (number.to_string()) }, None => (number.to_string()) } }
}

/// An instrument by its title, leading to its page, with its id, by which it is called elsewhere.
pub fn instrument(view: &View, id: &str) -> Markup {
    let register = view.regime.register();
    let definition = register.instrument(id).map(|ix| register.definition(ix));
    html! {
        a href=(view.link(&format!("/instruments/{id}"))) { @match definition { Some(i) => (view.title(&i.titles, &i.title)), None => (id) } }
        " " span.quiet { (view.called(id)) }
    }
}
