//! One forum: who belongs, what its clauses call for, who has asked, what it did.

use axum::response::Response;
use comity_assess::follow::Topic;
use comity_regime::{
    Day, ForumIx, Proceeding,
    process::{Calendar, DueSession, Requests, SessionReport},
};
use maud::{Markup, html};
use serde_json::json;

use crate::{
    answer::tables::process::calendar_rows,
    part::{
        forum::due::as_calendar,
        forum::sessions::{levels, session_table},
        known::why_sessions,
        layout::{Here, date, follow, heads, page as lay_out, source},
        list::Part,
        status::texts,
    },
    question::{form::Form, view::View},
    word::locale::t,
};

pub fn page(view: &View, id: &str) -> Response {
    let register = view.regime.register();
    let Some(ix) = register.forum(id) else {
        return view.problem(view.no_forum(id));
    };
    if view.form() == Form::Calendar {
        let mut due = vec![];
        view.regime.forum_due(ix, None, view.on, &mut due);
        let title = &register.forum_definition(ix).title;
        return as_calendar(view, &format!("/forums/{id}"), title, &due, |forum| forum == ix);
    }
    let mut calendar = view.regime.calendar(ix, view.on);
    let days: Vec<Day> = calendar.sessions.iter().filter_map(|s| s.from.day()).collect();
    let proposals: Vec<_> = view
        .regime
        .docket()
        .about(id)
        .filter(|p| p.what == comity_regime::proceeding::What::Proposal && p.date.earliest <= view.on)
        .collect();
    let part = match Part::of_each(view, &[calendar.sessions.len(), calendar.due.len(), proposals.len()]) {
        Ok(part) => part,
        Err(problem) => return view.problem(problem),
    };
    part.say(view, &format!("/forums/{id}"));
    part.keep(&mut calendar.sessions);
    part.keep(&mut calendar.due);
    view.answer(
        || shown(view, ix, &calendar, days, part.cut(&proposals), part),
        || serde_json::to_value(&calendar).unwrap_or_else(|_| json!({})),
        || calendar_rows(std::slice::from_ref(&calendar)),
    )
}

fn shown(
    view: &View,
    ix: ForumIx,
    calendar: &Calendar,
    days: Vec<Day>,
    proposals: &[&Proceeding],
    part: Part,
) -> Markup {
    let definition = view.regime.register().forum_definition(ix);
    let path = format!("/forums/{}", definition.id);
    let here = Here {
        path: &path,
        title: view.title(&definition.titles, &definition.title),
        days,
        also: &[Form::Calendar],
    };
    let sessions: Vec<&SessionReport> = calendar.sessions.iter().collect();
    lay_out(
        view,
        &here,
        html! {
            p.lead {
                (view.word("force", calendar.force)) " · "
                a href=(view.who(&format!("members of {}", definition.id))) { (view.at_least_said(calendar.members, calendar.members_by_name, calendar.members_known_through, |n| t!(view, "members-count", count = n))) }
                @if let Some(id) = &definition.under { " · " (t!(view, "under")) " " a href=(view.link(&format!("/instruments/{}", id.text))) { (view.called(&id.text)) } }
                @if let Some(day) = calendar.ended { " · " (t!(view, "met-last", day = view.locale.day(day))) }
            }
            @if let Some(why) = why_sessions(view, calendar.known_through) { p.warning { (why) } }
            div.beside {
                section aria-labelledby="due" {
                    h2 #due { (t!(view, "clauses-call-for")) }
                    @if calendar.due.is_empty() { p.quiet { (t!(view, "no-clause-calls")) } }
                    @for d in calendar.due.iter().rev() { (called_for(view, d)) }
                }
                section aria-labelledby="definition" {
                    h2 #definition { (t!(view, "as-defined")) }
                    pre.definition lang="en" dir="ltr" tabindex="0" { code { (definition.source.text.get(definition.span.clone()).unwrap_or_default().trim_end()) } }
                }
            }
            @if sessions.iter().any(|s| s.participation.is_complete()) {
                section aria-labelledby="levels" {
                    h2 #levels { (t!(view, "who-at-level")) }
                    (levels(view, &sessions))
                }
            }
            section aria-labelledby="sessions" {
                h2 #sessions { (t!(view, "sessions")) }
                (session_table(view, &sessions))
            }
            (texts(view, &t!(view, "texts"), |text| text.forum == definition.id))
            @if !proposals.is_empty() {
                section aria-labelledby="proposals" {
                    h2 #proposals { (t!(view, "proposals")) }
                    table {
                        (heads(view, &["date", "by", "what", "circulated", "source"]))
                        tbody {
                            @for p in proposals {
                                @let actor = &view.regime.register().actors[p.actor];
                                @let circulated = view.regime.docket().about(&p.id).find(|c| c.what == comity_regime::proceeding::What::Circulation);
                                tr {
                                    td { (date(view, p.date)) }
                                    td { (view.actor(&actor.id)) }
                                    td { (view.original(p.detail.as_str())) }
                                    td { @if let Some(c) = circulated { (date(view, c.date)) } }
                                    td { (source(view, &view.regime.cited(p.sources.iter().copied()))) }
                                }
                            }
                        }
                    }
                }
            }
            (part.links(view, &path))
            @if part.is_first() { (follow(view, &Topic::Forum(definition.id.clone()))) }
        },
    )
}

/// A session that a clause calls for, with its reasons.
fn called_for(view: &View, d: &DueSession) -> Markup {
    html! {
        p.clause {
            @if let Some(article) = &d.article { strong { (view.article(article)) } " " }
            (view.locale.forum_rule(&d.clause))
        }
        p {
            span.place { (view.state(d.state.title())) }
            @if let Some(day) = d.due { " · " (t!(view, "due-on", day = view.locale.when(day))) }
            @if let Some(day) = d.not_before { " · " (t!(view, "not-before", day = view.locale.when(day))) }
            @if let Some(days) = d.days_late { " · " (t!(view, "days-late", count = usize::try_from(days).unwrap_or_default())) }
            @if let Some(id) = &d.session { " · " a href=(view.link(&format!("/sessions/{id}"))) { (id) } }
        }
        @if let Some(r) = &d.requests { (requests(view, r)) }
        @if !d.steps.is_empty() { ol.steps { @for step in &d.steps { li { (view.locale.operation(&step.what)) " → " (date(view, step.date)) } } } }
    }
}

fn requests(view: &View, r: &Requests) -> Markup {
    html! {
        p {
            (t!(view, "asked-needed", have = r.have, needed = r.needed, of = r.of))
            @if r.published_as_enough { " " (t!(view, "asked-enough-published")) }
            @if let Some(day) = r.met_on { " " (t!(view, "asked-enough-since", day = view.locale.day(day))) }
        }
        @if !r.asked.is_empty() {
            p.names { (t!(view, "by-name")) " " @for id in &r.asked { (view.actor(id)) " " } }
        }
        @if !r.missing.is_empty() && r.missing.len() < 250 {
            details {
                summary { (t!(view, "not-asked", count = r.missing.len())) }
                p.names { @for id in &r.missing { (view.actor(id)) " " } }
            }
        }
    }
}
