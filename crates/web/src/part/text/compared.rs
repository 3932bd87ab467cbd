//! Two readings of a text, compared word by word.

use comity_draft::{
    Reading, Shown,
    view::{Compared, Comparison, Difference, Run},
};
use maud::{Markup, html};

use super::{
    said::{designation, name, provision_path},
    words::{Hand, direction},
};
use crate::word::locale::t;

/// What changed, provision by provision; what reads as it did is counted.
pub fn section(hand: &Hand<'_>, comparison: &Comparison, readings: [&Reading; 2]) -> Markup {
    let view = hand.view;
    let changed: Vec<&Compared> = comparison.provisions.iter().filter(|p| has_changed(p)).collect();
    let same = comparison.provisions.len() - changed.len();
    let (from, to) = (view.locale.day(comparison.from), view.locale.day(comparison.to));
    html! {
        section aria-labelledby="compared" {
            h2 #compared { (t!(view, "text-compared", from = from, to = to)) }
            p.quiet { (t!(view, "text-compared-how")) }
            @if changed.is_empty() { p { (t!(view, "text-nothing-changed")) } }
            div.text { @for p in &changed { (one(hand, p, readings)) } }
            @if same > 0 && !changed.is_empty() { p.quiet { (t!(view, "text-same", count = same)) } }
        }
    }
}

/// Whether a provision reads otherwise or stands elsewhere.
pub fn has_changed(p: &Compared) -> bool {
    p.difference != Difference::Same || p.moved
}

/// A provision that changed.
pub fn one(hand: &Hand<'_>, p: &Compared, [before, after]: [&Reading; 2]) -> Markup {
    let view = hand.view;
    let shown: Option<&Shown> = after.provision(&p.id).or_else(|| before.provision(&p.id));
    let number = shown.map_or(String::new(), |shown| designation(hand.code, shown.kind, &shown.number));
    let class = format!("words in{}", p.depth.min(4));
    html! {
        div.provision #(p.id) {
            p class=(class) lang=(hand.code) dir=(direction(hand.code)) {
                @if !number.is_empty() { span.no { (number) } " " }
                (hand.runs(&p.runs))
            }
            @if p.rule.iter().any(|run| !matches!(run, Run::Same(_))) { (hand.rule(&hand.runs(&p.rule))) }
            p.along {
                span.status { (view.word("difference", p.difference.word())) @if p.moved { (view.locale.comma()) (t!(view, "text-moved")) } } " "
                a.own href=(view.link(&provision_path(hand.text, &p.id))) { @match shown { Some(shown) => (name(view, if after.provision(&p.id).is_some() { after } else { before }, shown)), None => (p.id) } }
            }
        }
    }
}

/// Every provision that changed, in a row each.
pub fn rows(comparison: &Comparison) -> Vec<Vec<String>> {
    let head =
        ["provision", "designation", "difference", "moved", "before", "after"].map(str::to_owned).to_vec();
    let text = |p: &Compared, later: bool| {
        let words = p.runs.iter().map(|run| match (run, later) {
            (Run::Same(words), _) | (Run::Put(words), true) | (Run::Gone(words), false) => words.as_str(),
            _ => "",
        });
        words.collect::<String>()
    };
    let row = |p: &Compared| {
        let first = [&p.id, &p.designation, p.difference.word()].map(str::to_owned);
        first.into_iter().chain([p.moved.to_string(), text(p, false), text(p, true)]).collect()
    };
    std::iter::once(head).chain(comparison.provisions.iter().filter(|p| has_changed(p)).map(row)).collect()
}
