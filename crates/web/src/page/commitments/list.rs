//! Commitments: who promised what, by when, and how far it has come in everybody's judgement.

use axum::response::Response;
use comity_assess::promise::{CommitmentStatus, Tally, Which, commitments};
use comity_regime::{Day, process::State};
use maud::{Markup, html};
use serde_json::json;

use crate::{
    answer::tables::process::commitment_rows,
    part::{
        commitments::{HEADS, rows, table},
        layout::{Here, carried, date, heads, page as lay_out, source},
        list::{Order, Part},
        rectified,
    },
    picture::bars::{Bar, bars},
    question::{
        addresses::COMMITMENTS_BY,
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
    let part = match Part::asked(view, all.len()) {
        Ok(part) => part,
        Err(problem) => return view.problem(problem),
    };
    let asked = &all[part.range()];
    part.say(view, "/commitments");
    view.answer(
        || shown(view, &which, &all, order, part),
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
    let year = match view.parameter("year") {
        "" => None,
        text => match text.parse() {
            Ok(year @ 1..=9999) => Some(year),
            _ => return Err(Problem::bad(format!("year: '{text}' is no year from 1 to 9999"))),
        },
    };
    Ok(Which { actor, under: view.parameter("under").to_owned(), state, year })
}

fn shown(view: &View, which: &Which, all: &[CommitmentStatus], order: Order, part: Part) -> Markup {
    let mut days: Vec<Day> = all.iter().filter_map(|c| c.made.day()).collect();
    days.sort_unstable();
    days.dedup();
    let here = Here { path: "/commitments", title: Text::own(t!(view, "commitments")), days, also: &[] };
    let tally: Tally = all.iter().collect();
    // What is about one thing is shown with everything that was said about it.
    let one = !which.under.is_empty() && all.iter().all(|c| c.commitment == which.under);
    lay_out(
        view,
        &here,
        html! {
            form.filter action=(view.action("/commitments")) method="get" {
                label { (t!(view, "filter-of")) " " input name="of" value=(view.parameter("of")) size="8" placeholder="FIN" aria-label=(t!(view, "filter-of-help")); }
                label { (t!(view, "filter-under")) " " input name="under" value=(view.parameter("under")) size="24" placeholder="nss-2014, infcirc-869" aria-label=(t!(view, "filter-under-help")); }
                label { (t!(view, "filter-state")) " "
                    select name="state" {
                        option value="" { (t!(view, "any")) }
                        @for state in State::ALL { option value=(state.word()) selected[which.state == Some(*state)] { (view.state(state.title()).text) } }
                    }
                }
                label { (t!(view, "filter-year")) " " input name="year" value=(view.parameter("year")) size="4" inputmode="numeric" placeholder="2016"; }
                (carried(view))
                button { (t!(view, "show")) }
            }
            p.lead { (t!(view, "commitments-lead", count = tally.all, delivered = tally.delivered)) }
            p.quiet {
                (t!(view, "nothing-found-meaning"))
            }
            section aria-labelledby="chart" {
                h2 #chart { (t!(view, "promised-delivered")) }
                (by_year(view, all))
            }
            section aria-labelledby="list" {
                h2 #list { (t!(view, "one-by-one")) }
                @if part.is_all() { (table(view, all)) } @else { (rows(view, &order.heads(view, "/commitments", &HEADS, &COMMITMENTS_BY), &all[part.range()])) }
                (part.links(view, "/commitments"))
            }
            @if one { (said(view, all)) (rectified::listed(view, &[which.under.as_str()])) }
        },
    )
}

/// What became of the promises of each year.
fn by_year(view: &View, all: &[CommitmentStatus]) -> Markup {
    let legend = [
        ("one", t!(view, "legend-complete")),
        ("three", t!(view, "legend-less")),
        ("five", t!(view, "legend-reported")),
        ("two", t!(view, "legend-nothing-found")),
        ("six", t!(view, "legend-not-delivered")),
        ("unknown", t!(view, "legend-nothing")),
    ];
    let mut years: Vec<i16> = all.iter().map(|c| c.made.latest.year()).collect();
    years.sort_unstable();
    years.dedup();
    let each: Vec<Bar> = years
        .into_iter()
        .map(|year| {
            let mut parts = vec![0; legend.len()];
            for c in all.iter().filter(|c| c.made.latest.year() == year && c.state != State::Withdrawn) {
                let part = match c.state {
                    State::NotDelivered => 4,
                    _ if c.delivered => 0,
                    State::Assessed => 1,
                    State::Reported => 2,
                    State::NothingFound => 3,
                    _ => 5,
                };
                parts[part] += 1;
            }
            Bar {
                label: year.to_string(),
                link: Some(view.with("/commitments", "year", &year.to_string())),
                parts,
            }
        })
        .collect();
    html! { @if each.is_empty() { p.quiet { (t!(view, "there-is-none")) } } @else { (bars(view.locale, &t!(view, "commitments-chart"), &legend, &each)) } }
}

/// Everything that was said about a commitment, in everybody's words.
fn said(view: &View, all: &[CommitmentStatus]) -> Markup {
    html! {
        @for c in all.iter().filter(|c| !c.notes.is_empty() || !c.assessments.is_empty()) {
            section {
                h2 { (t!(view, "what-was-said")) " " (view.name_of(&c.actor)) }
                table {
                    (heads(view, &["date", "by", "what", "words", "source"]))
                    tbody {
                        @for n in &c.notes {
                            tr { td { (date(view, n.date)) } td { (view.name_of(&n.by)) } td { (view.word("act", n.what)) } td { (view.original(n.text.as_str())) } td { (source(view, &n.sources.join(";"))) } }
                        }
                        @for j in &c.assessments {
                            tr { td { (date(view, j.date)) } td { (view.name_of(&j.by)) } td { (view.word("act", j.capacity.word())) ": " (view.word("grade", j.grade.word())) } td { (view.original(j.text.as_str())) } td { (source(view, &j.sources.join(";"))) } }
                        }
                    }
                }
            }
        }
    }
}
