//! Which commitments are shown: lists of what there is, with how many of each.

use std::collections::{HashMap, HashSet};

use comity_assess::promise::{CommitmentStatus, Which, commitments};
use comity_regime::process::{CommitmentKind, State};
use maud::{Markup, html};

use crate::{part::layout::carried, question::view::View, word::locale::t};

/// One that can be chosen: its value, its name, and how many items its list has.
type Choice = (String, String, usize);

/// The form that chooses.
pub fn filters(view: &View, which: &Which) -> Markup {
    let all = commitments(&view.regime, view.on, &Which::default());
    // Each list is counted with all that is chosen in the others, as it is shown when one of it is chosen.
    let among = |which: Which| {
        let taken = all.iter().filter(move |c| which.takes(&view.regime, c));
        taken.collect::<Vec<_>>()
    };
    let of_one = which.actor.is_some();
    let states = among(Which { state: None, ..which.clone() });
    let states: Vec<Choice> = State::ALL
        .iter()
        .map(|s| {
            let so = states.iter().copied().filter(|c| c.state == *s);
            (s.word().to_owned(), view.state(s.title()).text, items(so, of_one))
        })
        .collect();
    let kinds = among(Which { kind: None, ..which.clone() });
    let kinds: Vec<Choice> = CommitmentKind::ALL
        .iter()
        .map(|k| {
            let such = kinds.iter().copied().filter(|c| c.kind == *k);
            (k.word().to_owned(), view.word("commitment", k.word()).text, items(such, of_one))
        })
        .collect();
    let by_name = |mut each: Vec<Choice>| {
        each.sort_by(|a, b| view.locale.compare(&a.1, &b.1));
        each
    };
    let actors = &view.regime.register().actors;
    let by = |c: &CommitmentStatus| c.by.iter().map(|ix| actors[*ix].id.clone()).collect();
    let whose = among(Which { actor: None, ..which.clone() });
    let whose = by_name(counted(&whose, true, by, |id| view.name_of(id).text));
    let places = among(Which { under: String::new(), ..which.clone() });
    let at = |c: &CommitmentStatus| if c.at.is_empty() { vec![] } else { vec![c.at.clone()] };
    let places = by_name(counted(&places, of_one, at, |id| view.called(id).text));
    let years = among(Which { year: None, ..which.clone() });
    let year = |c: &CommitmentStatus| vec![c.made.latest.year().to_string()];
    let mut years = counted(&years, of_one, year, str::to_owned);
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

/// How many items a list of commitments has: each promise once, or of one State each commitment.
fn items<'a>(all: impl Iterator<Item = &'a CommitmentStatus>, of_one: bool) -> usize {
    if of_one { all.count() } else { all.map(|c| &c.commitment).collect::<HashSet<_>>().len() }
}

/// How many items the list of each value has, each with its name.
fn counted(
    all: &[&CommitmentStatus],
    of_one: bool,
    values: impl Fn(&CommitmentStatus) -> Vec<String>,
    name: impl Fn(&str) -> String,
) -> Vec<Choice> {
    let mut lists: HashMap<String, Vec<&CommitmentStatus>> = HashMap::new();
    for c in all {
        for value in values(c) {
            lists.entry(value).or_default().push(c);
        }
    }
    let each = lists.into_iter();
    each.map(|(value, list)| (value.clone(), name(&value), items(list.into_iter(), of_one))).collect()
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
