//! Commitments: who promised what, by when, and how far it has come in everybody's judgement.

use axum::response::Response;
use comity_regime::{Day, proceeding::Capacity, process::State};
use maud::{Markup, html};
use serde_json::json;

use super::layout::{Here, date, page as lay_out, source};
use crate::{
    chart::{Bar, bars},
    respond::Problem,
    tables::process::{CommitmentStatus, Which, commitment_rows, commitments},
    view::{View, encode},
};

/// Beyond this many, the page shows the first and says how to see the rest.
const SHOWN: usize = 300;

pub fn page(view: &View) -> Response {
    let which = match which(view) {
        Ok(which) => which,
        Err(problem) => return view.problem(problem),
    };
    let all = commitments(&view.regime, view.on, &which);
    view.answer(|| shown(view, &which, &all), || json!({ "commitments": all }), || commitment_rows(&all))
}

/// Which commitments are asked for.
fn which(view: &View) -> Result<Which, Problem> {
    let actors = &view.regime.register().actors;
    let actor =
        match view.parameter("of") {
            "" => None,
            id => {
                let found = actors.find(id).or_else(|| actors.find(&id.to_uppercase()));
                let near = actors
                    .nearest(id)
                    .map_or(String::new(), |a| format!("; did you mean {} ({})?", a.id, a.name));
                Some(found.ok_or_else(|| {
                    Problem::bad(format!("of: there is no State or organisation '{id}'{near}"))
                })?)
            }
        };
    let state = match view.parameter("state") {
        "" => None,
        word => Some(State::parse(word).map_err(|help| Problem::bad(format!("state: {help}")))?),
    };
    Ok(Which { actor, under: view.parameter("under").to_owned(), state })
}

fn shown(view: &View, which: &Which, all: &[CommitmentStatus]) -> Markup {
    let mut days: Vec<Day> = all.iter().filter_map(|c| c.made.day()).collect();
    days.sort_unstable();
    days.dedup();
    let here = Here { path: "/commitments", title: "Commitments", days, also: &[] };
    let delivered = all.iter().filter(|c| c.delivered).count();
    // What is about one thing is shown with everything that was said about it.
    let one = !which.under.is_empty() && all.iter().all(|c| c.commitment == which.under);
    lay_out(
        view,
        &here,
        html! {
            form.filter action="/commitments" method="get" {
                label { "of " input name="of" value=(view.parameter("of")) size="8" placeholder="FIN" aria-label="State or organisation, by its id"; }
                label { "under " input name="under" value=(view.parameter("under")) size="24" placeholder="nss-2014, infcirc-869" aria-label="Session, forum, instrument or commitment, by its id"; }
                label { "state "
                    select name="state" {
                        option value="" { "any" }
                        @for state in State::ALL { option value=(state.word()) selected[which.state == Some(*state)] { (state.title()) } }
                    }
                }
                input type="hidden" name="on" value=(view.on);
                button { "Show" }
            }
            p.lead { (all.len()) " commitments; " (delivered) " of them are complete by the record, or by somebody's account." }
            p.quiet {
                "Overdue means that the day has passed and this record holds neither a report nor an assessment. What was never published is not in it."
            }
            section aria-labelledby="chart" {
                h2 #chart { "Promised against delivered, by the year of the promise" }
                (by_year(all))
            }
            section aria-labelledby="list" {
                h2 #list { "One by one" }
                @if all.len() > SHOWN { p.warning { "These are the first " (SHOWN) "; the rest is in the JSON and CSV of this page, or narrow it down above." } }
                (table(view, &all[..all.len().min(SHOWN)]))
            }
            @if one { (said(view, all)) }
        },
    )
}

/// What became of the promises of each year.
fn by_year(all: &[CommitmentStatus]) -> Markup {
    const LEGEND: [(&str, &str); 5] = [
        ("one", "complete"),
        ("three", "assessed as less"),
        ("five", "reported on"),
        ("two", "overdue"),
        ("unknown", "nothing known"),
    ];
    let mut years: Vec<i16> = all.iter().map(|c| c.made.latest.year()).collect();
    years.sort_unstable();
    years.dedup();
    let each: Vec<Bar> = years
        .into_iter()
        .map(|year| {
            let mut parts = vec![0; LEGEND.len()];
            for c in all.iter().filter(|c| c.made.latest.year() == year && c.state != State::Withdrawn) {
                let part = match c.state {
                    _ if c.delivered => 0,
                    State::Assessed => 1,
                    State::Reported => 2,
                    State::Overdue => 3,
                    _ => 4,
                };
                parts[part] += 1;
            }
            Bar { label: year.to_string(), link: None, parts }
        })
        .collect();
    html! { @if each.is_empty() { p.quiet { "There is none." } } @else { (bars("Commitments by the year they were made, and what became of them", &LEGEND, &each)) } }
}

/// Commitments, in a row each.
pub fn table(view: &View, all: &[CommitmentStatus]) -> Markup {
    html! {
        table.wide {
            thead { tr { th { "Who" } th { "What" } th { "Made" } th { "Due" } th { "State" } th { "By itself" } th { "By peers" } th { "Independently" } th { "Source" } } }
            tbody {
                @for c in all {
                    tr {
                        td { a href=(view.link(&format!("/states/{}", c.actor))) { (c.name) } }
                        td { a href=(view.link(&format!("/commitments?under={}", encode(&c.commitment)))) { (c.text) } " " span.quiet { (place(view, &c.at)) } }
                        td { (date(c.made)) }
                        td { @if let Some(day) = c.due { (date(day)) } }
                        td.place { (c.state.title()) @if !c.sure { " ≈" } }
                        @for capacity in Capacity::ALL {
                            td { @match c.grade(*capacity) { "" => span.quiet title="not assessed in this capacity" { "–" }, grade => (grade.replace('_', " ")) } }
                        }
                        td { (source(view, &c.sources.join(";"))) }
                    }
                }
            }
        }
    }
}

/// Where a commitment was made, leading there.
fn place(view: &View, at: &str) -> Markup {
    let register = view.regime.register();
    let folder = if view.regime.docket().session(at).is_some() {
        "sessions"
    } else if register.forum(at).is_some() {
        "forums"
    } else if register.instrument(at).is_some() {
        "instruments"
    } else {
        return html! { (at) };
    };
    html! { a href=(view.link(&format!("/{folder}/{at}"))) { (at) } }
}

/// Everything that was said about a commitment, in everybody's words.
fn said(view: &View, all: &[CommitmentStatus]) -> Markup {
    html! {
        @for c in all.iter().filter(|c| !c.notes.is_empty() || !c.assessments.is_empty()) {
            section {
                h2 { "What was said: " (c.name) }
                table {
                    thead { tr { th { "Date" } th { "By" } th { "What" } th { "Words" } th { "Source" } } }
                    tbody {
                        @for n in &c.notes {
                            tr { td { (date(n.date)) } td { (n.by) } td { (n.what.replace('_', " ")) } td { (n.text) } td { (source(view, &n.sources.join(";"))) } }
                        }
                        @for j in &c.assessments {
                            tr { td { (date(j.date)) } td { (j.by) } td { "assessed " (j.capacity.title()) ": " (j.grade) } td { (j.text) } td { (source(view, &j.sources.join(";"))) } }
                        }
                    }
                }
            }
        }
    }
}
