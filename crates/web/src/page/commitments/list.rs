//! Commitments: who promised what, by when, and how far it has come in everybody's judgement.

use std::collections::{HashMap, HashSet};

use axum::response::Response;
use comity_assess::promise::{Became, CommitmentStatus, Which, commitments};
use comity_regime::{
    Day,
    process::{CommitmentKind, State},
};
use maud::{Markup, html};
use serde_json::json;

use super::filter::filters;
use crate::{
    answer::tables::process::commitment_rows,
    part::{
        commitments::{HEADS, became, fates, place, rows, table},
        layout::{Here, date, page as lay_out},
        list::{Order, Part},
    },
    picture::bars::{Bar, bars},
    question::{
        addresses::COMMITMENTS_BY,
        form::Form,
        problem::Problem,
        view::{Text, View},
    },
    word::locale::t,
};

pub fn page(view: &View) -> Response {
    let which = match which(view) {
        Ok(which) => which,
        Err(problem) => return view.problem(problem),
    };
    let mut all = commitments(&view.regime, view.on, &which);
    let order = match Order::asked(view, &COMMITMENTS_BY) {
        Ok(order) => order,
        Err(problem) => return view.problem(problem),
    };
    sort(view, order, &mut all);
    // People see each promise once; programs, and who asks about one State, each commitment.
    let promises = (view.form() == Form::Html && which.actor.is_none()).then(|| by_promise(&all));
    let total = promises.as_ref().map_or(all.len(), Vec::len);
    let part = match Part::asked(view, total) {
        Ok(part) => part,
        Err(problem) => return view.problem(problem),
    };
    let asked = part.cut(&all);
    part.say(view, "/commitments");
    view.answer(
        || shown(view, &which, &all, promises.as_deref(), order, part),
        || json!({ "total": all.len(), "commitments": asked }),
        || commitment_rows(asked),
    )
}

fn sort(view: &View, order: Order, all: &mut [CommitmentStatus]) {
    let known = |_: &CommitmentStatus| true;
    match order.column {
        Some("who") => order.sort(all, known, |a, b| {
            view.locale.compare(&view.name_of(&a.actor).text, &view.name_of(&b.actor).text)
        }),
        Some("made") => order.sort(all, known, |a, b| a.made.earliest.cmp(&b.made.earliest)),
        Some("due") => order.sort(
            all,
            |c| c.due.is_some(),
            |a, b| a.due.map(|day| day.earliest).cmp(&b.due.map(|day| day.earliest)),
        ),
        Some("state") => order.sort(all, known, |a, b| a.state.cmp(&b.state)),
        _ => {}
    }
}

/// Which commitments are asked for.
fn which(view: &View) -> Result<Which, Problem> {
    let actor = match view.parameter("of") {
        "" => None,
        id => Some(view.find_actor(id).map_err(|problem| problem.in_parameter("of"))?),
    };
    let state = match view.parameter("state") {
        "" => None,
        word => Some(State::parse(word).map_err(|help| Problem::bad(format!("state: {help}")))?),
    };
    let year = view.parameter("year").parse().ok();
    let kind = match view.parameter("kind") {
        "" => None,
        word => Some(CommitmentKind::parse(word).map_err(|help| Problem::bad(format!("kind: {help}")))?),
    };
    Ok(Which { actor, kind, under: view.parameter("under").to_owned(), state, year })
}

fn shown(
    view: &View,
    which: &Which,
    all: &[CommitmentStatus],
    grouped: Option<&[Vec<&CommitmentStatus>]>,
    order: Order,
    part: Part,
) -> Markup {
    let mut days: Vec<Day> = all.iter().filter_map(|c| c.made.day()).collect();
    days.sort_unstable();
    days.dedup();
    let here = Here { path: "/commitments", title: Text::own(t!(view, "commitments")), days, also: &[] };
    lay_out(
        view,
        &here,
        html! {
            (filters(view, which))
            (lead(view, all))
            @for (id, kind, title) in [
                ("national", CommitmentKind::National, t!(view, "commitments-national")),
                ("joint", CommitmentKind::Joint, t!(view, "commitments-joint")),
                ("recommended", CommitmentKind::Recommendation, t!(view, "commitments-recommended")),
            ] {
                @let of_kind: Vec<&CommitmentStatus> = all.iter().filter(|c| c.kind == kind).collect();
                @if !of_kind.is_empty() {
                    section aria-labelledby=(id) {
                        h2 id=(id) { (title) }
                        (by_year(view, &of_kind))
                    }
                }
            }
            p.quiet { (t!(view, "nothing-found-meaning")) }
            section aria-labelledby="list" {
                h2 #list { (t!(view, "one-by-one")) }
                @if let Some(grouped) = grouped { (promises(view, order, part.cut(grouped))) }
                @else {
                    @if part.is_all() { (table(view, all)) } @else { (rows(view, &order.heads(view, "/commitments", &HEADS, &COMMITMENTS_BY), &all[part.range()])) }
                }
                (part.links(view, "/commitments"))
            }
        },
    )
}

/// How many there are and what is known of them, those of one State and those of several apart.
fn lead(view: &View, all: &[CommitmentStatus]) -> Markup {
    let of = |kind| all.iter().filter(move |c| c.kind == kind).collect::<Vec<_>>();
    let (national, joint) = (of(CommitmentKind::National), of(CommitmentKind::Joint));
    let complete = |all: &[&CommitmentStatus]| Became::counts(all.iter().copied())[0];
    let texts: HashSet<&str> = joint.iter().map(|c| c.commitment.as_str()).collect();
    html! {
        p.lead {
            @if !national.is_empty() { (t!(view, "commitments-lead-national", count = national.len(), complete = complete(&national))) " " }
            @if !joint.is_empty() { (t!(view, "commitments-lead-joint", promises = texts.len(), count = joint.len(), complete = complete(&joint))) }
            @if national.is_empty() && joint.is_empty() { (t!(view, "commitments-count", count = all.len())) }
        }
    }
}

/// The commitments by what was promised, in the order of the first of each.
fn by_promise(all: &[CommitmentStatus]) -> Vec<Vec<&CommitmentStatus>> {
    let mut groups: Vec<Vec<&CommitmentStatus>> = vec![];
    let mut at: HashMap<&str, usize> = HashMap::new();
    for c in all {
        let group = *at.entry(&c.commitment).or_insert(groups.len());
        match groups.get_mut(group) {
            Some(group) => group.push(c),
            None => groups.push(vec![c]),
        }
    }
    groups
}

/// Promises, in a row each, with what became of them.
fn promises(view: &View, order: Order, groups: &[Vec<&CommitmentStatus>]) -> Markup {
    let legend = fates(view);
    html! {
        table.wide {
            (order.heads(view, "/commitments", &["what", "who", "made", "due", "becomes"], &COMMITMENTS_BY))
            tbody { @for group in groups { @if let Some(first) = group.first() {
                @let path = view.promise_path(&first.commitment);
                tr {
                    td { a href=(view.link(&path)) { (view.promise(&first.commitment, &first.text)) } " " span.quiet { (place(view, &first.at)) } }
                    td {
                        @if first.joint { a href=(view.link(&format!("{path}#who"))) { (t!(view, "together", count = first.signatories)) } }
                        @else if group.len() == 1 { (view.actor(&first.actor)) }
                        @else { a href=(view.link(&format!("{path}#who"))) { (t!(view, "states-count", count = group.len())) } }
                    }
                    td { (date(view, first.made)) }
                    td { @if let Some(day) = first.due { (date(view, day)) } }
                    td {
                        @if group.len() == 1 { (view.state(first.state.title())) @if !first.sure { " ≈" } (became(view, first)) }
                        @else {
                            @let each = Became::counts(group.iter().copied()).into_iter().zip(legend.iter().map(|(_, name)| name));
                            @for (n, (count, name)) in each.filter(|(count, _)| *count > 0).enumerate() { @if n > 0 { " · " } (view.locale.number(count)) " " (name) }
                        }
                    }
                }
            } } }
        }
    }
}

/// What became of the promises of each year.
fn by_year(view: &View, all: &[&CommitmentStatus]) -> Markup {
    let legend = fates(view);
    let year = |c: &CommitmentStatus| (c.made.earliest.year(), c.made.latest.year());
    let mut years: Vec<(i16, i16)> = all.iter().map(|c| year(c)).collect();
    years.sort_unstable();
    years.dedup();
    let each: Vec<Bar> = years
        .into_iter()
        .map(|(first, last)| {
            let made = all.iter().copied().filter(|c| year(c) == (first, last));
            let parts = Became::counts(made).to_vec();
            // Of what is known only within bounds the bounds are said.
            let label = match (first, last) {
                (first, last) if first == last => last.to_string(),
                (..=0, last) => t!(view, "date-by", day = last.to_string()),
                (first, last) => format!("{first}–{last}"),
            };
            let link = (first == last).then(|| view.with("/commitments", "year", &last.to_string()));
            Bar { label, link, parts }
        })
        .collect();
    html! { @if each.is_empty() { p.quiet { (t!(view, "there-is-none")) } } @else { (bars(view.locale, &t!(view, "commitments-chart"), &legend, &each)) } }
}
