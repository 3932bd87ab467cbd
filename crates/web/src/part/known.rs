//! How far an answer is known, said beside it.

use comity_regime::{Day, register::Known, status::Status};
use maud::{Markup, html};

use super::layout::{date, source};
use crate::{question::view::View, word::locale::t};

/// Why what is said of an instrument is at least so, or perhaps; nothing where all of it is known. With the last total that was
/// published beside what the record has names for.
pub fn horizon(view: &View, status: &Status) -> Markup {
    html! {
        @if let Some(why) = why(view, status.known_through) { p.warning { (why) } }
        @if let Some(published) = status.published.as_ref().filter(|_| !status.known_through.covers(view.on)) {
            p.quiet {
                (t!(view, "published-total", named = view.count(status.by_name.parties), number = published.number))
                " (" (view.word("counted", published.counted.word())) (view.locale.comma()) (date(view, published.date)) ") "
                (source(view, &published.sources.join(";")))
                @if published.number > status.by_name.parties.max {
                    " · " (t!(view, "published-missing", number = published.number - status.by_name.parties.max))
                }
            }
        }
    }
}

/// The last total that was published, where the record has no names for all: how many, of which day, and where.
pub fn last_published(view: &View, status: &Status) -> Markup {
    let published = status.published.as_ref().filter(|_| !status.known_through.covers(view.on));
    html! {
        @if let Some(p) = published {
            br; span.quiet { (t!(view, "published-as-of", number = p.number, day = view.locale.when(p.date))) " " (source(view, &p.sources.join(";"))) }
        }
    }
}

/// Why something is not known on the day looked at.
pub fn why(view: &View, known: Known) -> Option<String> {
    match known {
        known if known.covers(view.on) => None,
        Known::Through(day) => Some(t!(view, "complete-through", day = view.locale.day(day))),
        _ => Some(t!(view, "complete-unsaid")),
    }
}

/// The same of what happened in a forum.
pub fn why_sessions(view: &View, known: Known) -> Option<String> {
    match known {
        known if known.covers(view.on) => None,
        Known::Through(day) => Some(t!(view, "complete-through-sessions", day = view.locale.day(day))),
        _ => Some(t!(view, "complete-unsaid-sessions")),
    }
}

/// The same of several things, each by its name: those of which the record ends before the day looked at.
pub fn each<'a>(view: &View, all: impl Iterator<Item = (&'a str, Known)>) -> Markup {
    let (mut ends, mut unsaid): (Vec<(Day, &str)>, Vec<&str>) = (vec![], vec![]);
    for (name, known) in all.filter(|(_, known)| !known.covers(view.on)) {
        match known.through() {
            Some(day) => ends.push((day, name)),
            None => unsaid.push(name),
        }
    }
    let locale = &view.locale;
    let days: Vec<String> = ends
        .iter()
        .map(|(day, name)| format!("{} ({})", locale.day(*day), locale.isolated(&view.called(name).text)))
        .collect();
    html! {
        @if !days.is_empty() { p.quiet { (t!(view, "complete-through-each", days = days.join(locale.semicolon()))) } }
        @if !unsaid.is_empty() {
            p.quiet { (t!(view, "complete-unsaid-each", names = unsaid.iter().map(|name| locale.isolated(&view.called(name).text)).collect::<Vec<_>>().join(locale.comma()))) }
        }
    }
}
