//! One forum: who belongs, what its clauses call for, who has asked, what it did.

use axum::response::Response;
use comity_regime::{
    Day, ForumIx,
    process::{Calendar, DueSession, Requests, SessionReport},
};
use maud::{Markup, html};
use serde_json::json;

use super::{
    calendar::{levels, session_table},
    layout::{Here, date, page as lay_out, source},
};
use crate::{
    feeds,
    respond::{Form, Problem},
    tables::process::calendar_rows,
    view::View,
};

pub fn page(view: &View, id: &str) -> Response {
    let register = view.regime.register();
    let Some(ix) = register.forum(id) else {
        let hint = register.nearest_forum(id).map_or(String::new(), |n| format!("; did you mean '{n}'?"));
        return view.problem(Problem::not_found(format!("there is no forum '{id}'{hint}")));
    };
    if view.form() == Form::Calendar {
        let mut due = vec![];
        view.regime.forum_due(ix, None, view.on, &mut due);
        let title = &register.forum_definition(ix).title;
        return view.answer_as(|| feeds::calendar(title, view.origin(), view.on, &due));
    }
    let calendar = view.regime.calendar(ix, view.on);
    view.answer(
        || shown(view, ix, &calendar),
        || serde_json::to_value(&calendar).unwrap_or_else(|_| json!({})),
        || calendar_rows(std::slice::from_ref(&calendar)),
    )
}

fn shown(view: &View, ix: ForumIx, calendar: &Calendar) -> Markup {
    let definition = view.regime.register().forum_definition(ix);
    let path = format!("/forums/{}", definition.id);
    let days: Vec<Day> = calendar.sessions.iter().filter_map(|s| s.from.day()).collect();
    let here = Here { path: &path, title: &definition.title, days, also: &[Form::Calendar] };
    let sessions: Vec<&SessionReport> = calendar.sessions.iter().collect();
    let proposals: Vec<_> = view
        .regime
        .docket()
        .about(&definition.id)
        .filter(|p| p.what == comity_regime::proceeding::What::Proposal && p.date.earliest <= view.on)
        .collect();
    lay_out(
        view,
        &here,
        html! {
            p.lead {
                (calendar.force) " · "
                a href=(view.who(&format!("members of {}", definition.id))) { (calendar.members) " members" }
                @if let Some(id) = &definition.under { " · under " a href=(view.link(&format!("/instruments/{}", id.text))) { (id.text) } }
                @if let Some(day) = calendar.ended { " · met for the last time by " (date(day.into())) }
            }
            @if let Some(day) = calendar.complete_through.filter(|day| *day < view.on) {
                p.warning { "The record of it is complete through " (day) "; later sessions may be missing." }
            }
            div.beside {
                section aria-labelledby="due" {
                    h2 #due { "What its clauses call for" }
                    @if calendar.due.is_empty() { p.quiet { "No clause of its definition calls for a session." } }
                    @for d in calendar.due.iter().rev() { (called_for(view, d)) }
                }
                section aria-labelledby="definition" {
                    h2 #definition { "As defined" }
                    pre.definition { code { (definition.source.text.get(definition.span.clone()).unwrap_or_default().trim_end()) } }
                }
            }
            @if sessions.iter().any(|s| s.participation.is_complete()) {
                section aria-labelledby="levels" {
                    h2 #levels { "Who took part, at which level" }
                    (levels(view, &sessions))
                }
            }
            section aria-labelledby="sessions" {
                h2 #sessions { "Sessions" }
                (session_table(view, &sessions))
            }
            @if !proposals.is_empty() {
                section aria-labelledby="proposals" {
                    h2 #proposals { "Proposals" }
                    table {
                        thead { tr { th { "Date" } th { "By" } th { "What" } th { "Circulated" } th { "Source" } } }
                        tbody {
                            @for p in proposals {
                                @let actor = &view.regime.register().actors[p.actor];
                                @let circulated = view.regime.docket().about(&p.id).find(|c| c.what == comity_regime::proceeding::What::Circulation);
                                tr {
                                    td { (date(p.date)) }
                                    td { a href=(view.link(&format!("/states/{}", actor.id))) { (actor.name) } }
                                    td { (p.detail) }
                                    td { @if let Some(c) = circulated { (date(c.date)) } }
                                    td { (source(view, &view.regime.cited(p.sources.iter().copied()))) }
                                }
                            }
                        }
                    }
                }
            }
        },
    )
}

/// A session that a clause calls for, with its reasons.
fn called_for(view: &View, d: &DueSession) -> Markup {
    html! {
        p.clause {
            @if let Some(article) = &d.article { strong { (article) } " " }
            (d.clause)
        }
        p {
            span.place { (d.state.title()) }
            @if let Some(day) = d.due { ", due " (date(day)) }
            @if let Some(day) = d.not_before { ", not before " (date(day)) }
            @if let Some(days) = d.days_late { ", " (days) " days late" }
            @if let Some(id) = &d.session { ", as " a href=(view.link(&format!("/sessions/{id}"))) { (id) } }
        }
        @if let Some(r) = &d.requests { (requests(view, r)) }
        @if !d.steps.is_empty() { ol.steps { @for step in &d.steps { li { (step.what) " → " (date(step.date)) } } } }
    }
}

fn requests(view: &View, r: &Requests) -> Markup {
    let actors = &view.regime.register().actors;
    html! {
        p {
            "Asked: " (r.have) @if r.published_as_enough { " that are known, and enough as was published" }
            ", needed " (r.needed) " of " (r.of) " members"
            @if let Some(day) = r.met_on { "; enough since " (date(day.into())) }
            "."
        }
        @if !r.asked.is_empty() {
            p.names { "By name: " @for id in &r.asked { a href=(view.link(&format!("/states/{id}"))) { (actors.name_of(id)) } " " } }
        }
        @if !r.missing.is_empty() && r.missing.len() < 250 {
            details {
                summary { "Members that are not known to have asked: " (r.missing.len()) }
                p.names { @for id in &r.missing { a href=(view.link(&format!("/states/{id}"))) { (actors.name_of(id)) } " " } }
            }
        }
    }
}
