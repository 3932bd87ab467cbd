//! Measures in the reader's words: the figure, a bar, who is missing, the aim and the text it is taken from.

use comity_assess::measure::{Assessment, Fraction, Group, Kind, Reading, Series, Step, Value};
use comity_regime::{
    language::ast::Origin,
    register::{Known, Measure, Unit},
};
use maud::{Markup, html};

use super::{known::why, layout::source};
use crate::{
    picture::{
        bars::extent,
        steps::{Line, steps},
    },
    question::view::{Text, View},
    word::{address::encode, locale::t},
};

/// No more names than these stand in a sentence.
const NAMED: usize = 12;

/// A measure by its title, in the reader's language.
pub fn title(view: &View, measure: &Measure) -> Text {
    view.title(&measure.titles, &measure.title)
}

/// The same by its id, leading to its page.
pub fn linked(view: &View, id: &str) -> Markup {
    let named = view.regime.register().measure(id);
    html! { a href=(view.link(&format!("/measures/{}", encode(id)))) { @match named { Some(measure) => (title(view, measure)), None => (id) } } }
}

/// A figure: `83%`, `66–71%`, `3 or more`.
pub fn value(view: &View, value: &Value) -> String {
    match value.low {
        None => t!(view, "value-nobody"),
        _ if value.is_open() => t!(view, "or-more", what = value.least()),
        _ => value.to_string().replace('-', "–"),
    }
}

/// The figure with the counts behind it, each a door to who is counted: `19 of 23 (83%)`.
pub fn figure(view: &View, reading: &Reading) -> Markup {
    let text = value(view, &reading.value);
    let door = |group: &Group| html! { a href=(view.who(&group.set)) { (view.count(group.count)) } };
    match (&reading.counted, &reading.of) {
        (Some(counted), Some(of)) if reading.held.is_empty() => html! {
            (t!(view, "measure-of", counted = "\u{1}", of = "\u{2}", value = &text).split_inclusive(['\u{1}', '\u{2}']).map(|part| html! {
                (part.trim_end_matches(['\u{1}', '\u{2}']))
                @if part.ends_with('\u{1}') { (door(counted)) }
                @if part.ends_with('\u{2}') { (door(of)) }
            }).fold(html! {}, |all, part| html! { (all) (part) }))
        },
        (Some(counted), _) if reading.value.kind == Kind::Number => {
            html! { a href=(view.who(&counted.set)) { (text) } }
        }
        _ => html! { (text) },
    }
}

/// The same as words alone.
pub fn figure_text(view: &View, reading: &Reading) -> String {
    let text = value(view, &reading.value);
    match (&reading.counted, &reading.of) {
        (Some(counted), Some(of)) if reading.held.is_empty() => {
            t!(
                view,
                "measure-of",
                counted = view.count(counted.count),
                of = view.count(of.count),
                value = text
            )
        }
        _ => text,
    }
}

/// A bar for a share; nothing for other figures, which have no whole.
pub fn bar(value: &Value) -> Markup {
    match (&value.kind, value.low, value.high) {
        (Kind::Share, Some(low), Some(high)) => extent(value.number(low), value.number(high)),
        _ => html! {},
    }
}

/// Names in the order of the reader's alphabet.
pub fn names(view: &View, ids: &[String]) -> String {
    let mut names: Vec<String> = ids.iter().map(|id| view.name_of(id).text).collect();
    names.sort_by(|a, b| view.locale.compare(a, b));
    names.join(view.locale.comma())
}

/// Who is missing, and who may be, in a sentence each.
pub fn missing(view: &View, reading: &Reading) -> String {
    let Some(group) = &reading.missing else { return String::new() };
    let mut said = vec![];
    match group.sure.len() {
        0 => {}
        n if n > NAMED => said.push(t!(view, "measure-missing-count", count = n)),
        _ => said.push(t!(view, "measure-missing", names = names(view, &group.sure))),
    }
    if (1..=NAMED).contains(&group.possible.len()) {
        said.push(t!(view, "measure-perhaps", names = names(view, &group.possible)));
    }
    said.join(" ")
}

/// Through which day it is known, where that is before the day asked about.
pub fn horizon(view: &View, reading: &Reading) -> Markup {
    html! { @if let Some(why) = why(view, reading.known_through) { p.quiet { (why) } } }
}

/// The aim, the text that it is taken from, and whether it is met.
pub fn aim(view: &View, a: &Assessment) -> Markup {
    let Some(aim) = &a.aim else { return html! {} };
    html! {
        p.aim {
            (t!(view, "measure-aim", aim = view.locale.aim(aim))) " · "
            @match &a.from { Some(from) => (origin(view, from)), None => (t!(view, "measure-aim-own")) }
            @match a.met {
                Some(true) => { " · ✓ " (t!(view, "measure-met")) }
                Some(false) => { " · ○ " (t!(view, "measure-not-met")) }
                None => {}
            }
        }
    }
}

/// The text that something is taken from, leading to it.
pub fn origin(view: &View, origin: &Origin) -> Markup {
    let (register, id) = (view.regime.register(), origin.of.text.as_str());
    let place = html! { @if !origin.place.is_empty() { " " (view.article(&origin.place)) } };
    let path = match id {
        id if register.instrument(id).is_some() => format!("/instruments/{}", encode(id)),
        id if register.forum(id).is_some() => format!("/forums/{}", encode(id)),
        id if view.regime.docket().session(id).is_some() => format!("/sessions/{}", encode(id)),
        _ => return html! { (source(view, id)) (place) },
    };
    html! { a href=(view.link(&path)) { (view.called(id)) } (place) }
}

/// How many units a figure is drawn in: what is sure is rounded to the nearest, and bounds outwards.
fn drawn(value: &Value, scale: u128) -> (usize, usize) {
    let narrow = |n: u128| usize::try_from(n).unwrap_or(usize::MAX);
    let part = |f: Fraction| match value.kind {
        Kind::Share => (f.of.saturating_mul(100), f.whole.max(1)),
        _ => (f.of, scale),
    };
    let (Some(low), Some(high)) = (value.low, value.high.or(value.low)) else { return (0, 0) };
    let (low, high) = (part(low), part(high));
    if value.is_sure() {
        let near = narrow((low.0 + low.1 / 2) / low.1);
        return (near, near);
    }
    (narrow(low.0 / low.1), narrow(high.0.div_ceil(high.1)))
}

/// A figure over time, until the day asked about: a step for what is sure, a band up to what is possible; nothing where nothing
/// is ever known of it.
pub fn chart(view: &View, measure: &Measure, series: &Series, known: Known) -> Markup {
    let ends = series.steps.iter().filter_map(|step| step.value.high.or(step.value.low)).map(|f| f.of);
    let most = ends.max().unwrap_or(0);
    if most == 0 {
        return html! {};
    }
    // Tonnes, where kilograms would be too many for an axis.
    let scale = match series.steps.first().map(|step| &step.value.kind) {
        Some(Kind::Amount(Unit::Mass(_))) if most >= 10_000_000 * 1_000_000 => {
            Unit::of("t").scale() * 1_000_000
        }
        Some(Kind::Amount(unit)) => unit.scale() * 1_000_000,
        _ => 1,
    };
    let of = |step: &Step| {
        let (low, high) = drawn(&step.value, scale);
        (step.from, low, high)
    };
    let line = Line {
        class: "bound",
        label: String::new(),
        said: series.steps.last().map(|step| value(view, &step.value)),
        steps: series.steps.iter().map(of).collect(),
        known,
        least: 0,
    };
    let name = t!(view, "measure-chart", title = title(view, measure).text);
    steps(view.locale, &name, &[line], (series.from, series.to), None, &[])
}
