//! Why somebody is counted or missing: acts and readings, each with its source; and a way to say that it is otherwise.

use comity_assess::measure::Ground;
use comity_regime::register::Measure;
use maud::{Markup, html};

use crate::{
    part::layout::{date, source},
    question::view::View,
    word::{address::encode, locale::t},
};

/// Whom or what a part is about, leading to its page where it has one.
pub fn about(view: &View, id: &str) -> Markup {
    match view.regime.register().actors.find(id) {
        Some(_) => view.actor(id),
        None => html! { (id) },
    }
}

/// The acts and readings behind something.
pub fn grounds(view: &View, grounds: &[Ground]) -> Markup {
    html! {
        @for (n, ground) in grounds.iter().enumerate() {
            @if n > 0 { br; }
            @match ground {
                Ground::Act { act, instrument, date: when, bound, sources } => {
                    (view.word("act", act)) " · "
                    a href=(view.link(&format!("/instruments/{}", encode(instrument)))) { (view.called(instrument)) } " · "
                    (date(view, *when)) @if let Some(bound) = bound.filter(|bound| bound != when) { " → " (date(view, bound)) }
                    " " (source(view, &sources.join(";")))
                }
                Ground::NoAct { instrument, .. } => {
                    (t!(view, "ground-no-act")) " · "
                    a href=(view.link(&format!("/instruments/{}", encode(instrument)))) { (view.called(instrument)) }
                }
                Ground::Reading { of, seen } if seen.is_empty() => { (t!(view, "ground-no-reading", of = of)) }
                Ground::Reading { seen, .. } => {
                    @for (n, s) in seen.iter().enumerate() {
                        @if n > 0 { br; }
                        (s.attribute) ": " (s.value) " " (s.unit) @if let Some(day) = s.date { " · " (date(view, day)) } " " (source(view, &s.sources.join(";")))
                    }
                }
                Ground::Row { attribute, value, from, to, sources } => {
                    (attribute) ": " (value)
                    @if from.is_some() || to.is_some() { " · " @if let Some(day) = from { (date(view, *day)) } "–" @if let Some(day) = to { (date(view, *day)) } }
                    " " (source(view, &sources.join(";")))
                }
                Ground::NoRow { attribute } => { (t!(view, "ground-no-row", of = attribute)) }
                Ground::Event { what, of, date: when, sources } => {
                    (view.word("act", what)) " " (of) " · " (date(view, *when)) " " (source(view, &sources.join(";")))
                }
            }
        }
    }
}

/// A form for the secretariat, filled in as far as can be.
pub fn disagree(view: &View, measure: &Measure, about: &str) -> Markup {
    let question = format!("{}, {about}, {}", measure.id, view.on);
    let path = format!("/desk/new?form=disagreement&question={}", encode(&question));
    html! { a.quiet href=(view.action(&path)) { (t!(view, "measure-disagree")) } }
}
