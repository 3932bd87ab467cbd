//! Which commitments are shown: lists of what there is, with how many of each.

use std::collections::HashMap;

use comity_assess::promise::{CommitmentStatus, Which, commitments};
use comity_regime::process::{CommitmentKind, State};
use maud::{Markup, html};

use crate::{part::layout::carried, question::view::View, word::locale::t};

/// One that can be chosen: its value, its name, and how many commitments have it.
type Choice = (String, String, usize);

/// The form that chooses.
pub fn filters(view: &View, which: &Which) -> Markup {
    let all = commitments(&view.regime, view.on, &Which::default());
    let states: Vec<Choice> = State::ALL
        .iter()
        .map(|s| {
            (s.word().to_owned(), view.state(s.title()).text, all.iter().filter(|c| c.state == *s).count())
        })
        .collect();
    let kinds: Vec<Choice> = CommitmentKind::ALL
        .iter()
        .map(|k| {
            (
                k.word().to_owned(),
                view.word("commitment", k.word()).text,
                all.iter().filter(|c| c.kind == *k).count(),
            )
        })
        .collect();
    let by_name = |mut each: Vec<Choice>| {
        each.sort_by(|a, b| view.locale.compare(&a.1, &b.1));
        each
    };
    let whose = by_name(counted(&all, |c| (!c.joint).then(|| c.actor.clone()), |id| view.name_of(id).text));
    let places =
        by_name(counted(&all, |c| (!c.at.is_empty()).then(|| c.at.clone()), |id| view.called(id).text));
    let mut years = counted(&all, |c| Some(c.made.latest.year().to_string()), str::to_owned);
    years.sort();
    let state = which.state.map_or("", State::word);
    let kind = which.kind.map_or("", CommitmentKind::word);
    let actor = which.actor.map_or("", |ix| &view.regime.register().actors[ix].id);
    html! {
        form.filter action=(view.action("/commitments")) method="get" {
            (choice(view, "of", &t!(view, "filter-whose"), &whose, actor))
            (choice(view, "kind", &t!(view, "filter-kind"), &kinds, kind))
            (choice(view, "under", &t!(view, "filter-under"), &places, &which.under))
            (choice(view, "state", &t!(view, "filter-state"), &states, state))
            (choice(view, "year", &t!(view, "filter-year"), &years, view.parameter("year")))
            (carried(view))
            button { (t!(view, "show")) }
        }
    }
}

/// How many commitments have which value, each with its name.
fn counted(
    all: &[CommitmentStatus],
    value: impl Fn(&CommitmentStatus) -> Option<String>,
    name: impl Fn(&str) -> String,
) -> Vec<Choice> {
    let mut counts: HashMap<String, usize> = HashMap::new();
    for value in all.iter().filter_map(value) {
        *counts.entry(value).or_default() += 1;
    }
    counts.into_iter().map(|(value, count)| (value.clone(), name(&value), count)).collect()
}

/// A list to choose from. What was asked for and is in no list stays chosen: a forum, one promise.
fn choice(view: &View, name: &str, label: &str, choices: &[Choice], chosen: &str) -> Markup {
    let listed = choices.iter().any(|(value, ..)| value == chosen);
    html! {
        label {
            (label) " "
            select name=(name) {
                option value="" { (t!(view, "any")) }
                @if !listed && !chosen.is_empty() { option value=(chosen) selected { (chosen) } }
                @for (value, name, count) in choices.iter().filter(|(value, _, count)| *count > 0 || value == chosen) {
                    option value=(value) selected[value == chosen] { (name) " (" (view.locale.number(*count)) ")" }
                }
            }
        }
    }
}
