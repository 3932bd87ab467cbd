//! Stock-taking as a page, to read and to print.

use axum::response::Response;
use comity_assess::{Scope, Stocktake};
use comity_regime::{Day, process::SessionReport};
use maud::{Markup, html};

use super::{
    calendar::{levels, session_table},
    layout::{Here, date, page as lay_out, source},
};
use crate::{
    respond::{Form, Problem},
    view::{View, encode},
};

pub fn page(view: &View) -> Response {
    let (scope, from, to) = match asked(view) {
        Ok(asked) => asked,
        Err(problem) => return view.problem(problem),
    };
    let Some(stocktake) = Stocktake::new(&view.regime, scope, from, to) else {
        return view.problem(Problem::bad(format!("to: {to} comes before {from}")));
    };
    if view.form() == Form::Markdown {
        return view.answer_as(|| stocktake.markdown().into_bytes());
    }
    view.answer(
        || shown(view, &stocktake),
        || serde_json::to_value(&stocktake).unwrap_or_default(),
        || stocktake.rows(),
    )
}

/// Of what, and between which days; without any, the whole regime over the ten years before the day of the view.
fn asked(view: &View) -> Result<(Scope, Day, Day), Problem> {
    let scope =
        Scope::parse(&view.regime, view.parameter("of")).map_err(|e| Problem::bad(format!("of: {e}")))?;
    let to = view.day("to")?.unwrap_or(view.on);
    let from = view.day("from")?.unwrap_or_else(|| to.plus_years(-10).next());
    Ok((scope, from, to))
}

fn shown(view: &View, s: &Stocktake) -> Markup {
    let title = format!("Stock-taking: {}", s.title);
    let here = Here { path: "/stocktake", title: &title, days: vec![], also: &[Form::Markdown] };
    let sessions: Vec<&SessionReport> = s.sessions.iter().collect();
    lay_out(
        view,
        &here,
        html! {
            form.filter action="/stocktake" method="get" {
                label { "of " input name="of" value=(s.of) size="20" placeholder="the whole regime" aria-label="A forum, an instrument or a State, by its id"; }
                label { "from " input type="date" name="from" value=(s.from); }
                label { "to " input type="date" name="to" value=(s.to); }
                button { "Take stock" }
            }
            (examples(view))
            p.lead { "From " (s.from) " to " (s.to) "." }
            section aria-labelledby="figures" {
                h2 #figures { "In figures" }
                table.figures {
                    thead { tr { th { "" } th.number { "This period" } th.number { "The period before" } } }
                    tbody {
                        @for ((what, now), (_, before)) in s.now.lines().into_iter().zip(s.before.lines()) {
                            tr { td { (what) } td.number { (now) } td.number { (before) } }
                        }
                    }
                }
                p.quiet { "Delivered is what the record shows, or somebody calls, complete; who does is shown apart, and the accounts are never made into one." }
            }
            @if !sessions.is_empty() {
                section aria-labelledby="sessions" {
                    h2 #sessions { "Sessions" }
                    (levels(view, &sessions))
                    (session_table(view, &sessions))
                }
            }
            @if !s.sessions_missed.is_empty() {
                section aria-labelledby="missed" {
                    h2 #missed { "Sessions due and not held" }
                    table {
                        thead { tr { th { "Due" } th { "Forum" } th { "What" } th { "Clause" } } }
                        tbody { @for m in &s.sessions_missed {
                            tr { td { (date(m.due)) } td { a href=(view.link(&format!("/forums/{}", m.forum))) { (m.forum) } } td { (m.what) } td { (m.clause) } }
                        } }
                    }
                }
            }
            @if !s.commitments.is_empty() {
                section aria-labelledby="commitments" {
                    h2 #commitments { "Commitments" }
                    table.wide {
                        thead { tr { th { "Who" } th { "What" } th { "Happened" } th { "Due" } th { "By itself" } th { "By peers" } th { "Independently" } th { "Source" } } }
                        tbody { @for l in &s.commitments {
                            tr {
                                td { a href=(view.link(&format!("/states/{}", l.actor))) { (l.name) } }
                                td { a href=(view.link(&format!("/commitments?under={}", encode(&l.commitment)))) { (l.text) } }
                                td { (l.happened.join(", ")) }
                                td { @if let Some(day) = l.due { (date(day)) } }
                                @for grade in l.grades() { td { @match grade { Some(g) => (g), None => span.quiet { "–" } } } }
                                td { (source(view, &l.sources.join(";"))) }
                            }
                        } }
                    }
                }
            }
            @if !s.memberships.is_empty() {
                section aria-labelledby="joined" {
                    h2 #joined { "Joined and left" }
                    table {
                        thead { tr { th { "Date" } th { "Who" } th { "What" } th { "By" } th { "Source" } } }
                        tbody { @for c in &s.memberships {
                            tr {
                                td { (date(c.date)) }
                                td { a href=(view.link(&format!("/states/{}", c.actor))) { (c.name) } }
                                td { a href=(view.link(&format!("/instruments/{}", c.instrument))) { (c.instrument) } }
                                td { (c.act) }
                                td { (source(view, &c.sources.join(";"))) }
                            }
                        } }
                    }
                }
            }
        },
    )
}

/// Forums to take stock of, from one session to the next.
fn examples(view: &View) -> Markup {
    let register = view.regime.register();
    html! {
        p.quiet {
            "Of a forum: "
            @for (n, forum) in register.forums.iter().enumerate() {
                @if n > 0 { " · " }
                a href=(view.link(&format!("/stocktake?of={}", forum.id))) { (forum.id) }
            }
            ". It prints as it stands."
        }
    }
}
