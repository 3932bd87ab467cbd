//! The calendar of the whole regime: what falls due, every forum, and who took part at which level.

use axum::response::Response;
use comity_regime::{
    Day, ForumIx,
    proceeding::Sort,
    process::{Calendar, Due, SessionReport},
};
use maud::{Markup, html};
use serde_json::json;

use super::layout::{Here, date, page as lay_out, source};
use crate::{
    chart::{Bar, bars},
    feeds,
    respond::Form,
    tables::process::{calendar_rows, calendars},
    view::View,
};

pub fn page(view: &View) -> Response {
    let due = due(view);
    if view.form() == Form::Calendar {
        return view.answer_as(|| feeds::calendar("Comity: what falls due", view.origin(), view.on, &due));
    }
    let calendars = calendars(&view.regime, view.on);
    view.answer(
        || shown(view, &calendars, &due),
        || json!({ "forums": calendars, "due": due }),
        || calendar_rows(&calendars),
    )
}

/// What is open in any forum, overdue first, then by date.
pub fn due(view: &View) -> Vec<Due> {
    let mut due = vec![];
    for ix in (0..).map(ForumIx).take(view.regime.register().forums.len()) {
        view.regime.forum_due(ix, None, view.on, &mut due);
    }
    due.sort_by_key(|d| (!d.overdue, d.due.map_or(Day::MAX, |w| w.earliest)));
    due
}

fn shown(view: &View, calendars: &[Calendar], due: &[Due]) -> Markup {
    let mut sessions: Vec<&SessionReport> = calendars.iter().flat_map(|c| &c.sessions).collect();
    sessions.sort_by_key(|s| s.from.earliest);
    let days = sessions.iter().filter_map(|s| s.from.day()).collect();
    let here = Here { path: "/calendar", title: "Calendar", days, also: &[Form::Calendar] };
    let regular: Vec<&SessionReport> = sessions.iter().copied().filter(|s| s.sort == Sort::Regular).collect();
    lay_out(
        view,
        &here,
        html! {
            section aria-labelledby="due" {
                h2 #due { "What falls due" }
                (due_table(view, due))
            }
            section aria-labelledby="levels" {
                h2 #levels { "Who took part, at which level" }
                (levels(view, &regular))
            }
            section aria-labelledby="forums" {
                h2 #forums { "Forums" }
                table {
                    thead { tr { th { "Forum" } th { "Standing" } th.number { "Members" } th { "Last session" } th { "Next" } } }
                    tbody {
                        @for c in calendars {
                            tr {
                                td { a href=(view.link(&format!("/forums/{}", c.forum))) { (c.title) } }
                                td { (c.force) @if c.ended.is_some() { ", ended" } }
                                td.number { a href=(view.who(&format!("members of {}", c.forum))) { (c.members) } }
                                td { @if let Some(s) = c.sessions.iter().rev().find(|s| s.state != "convened") { (session_link(view, s)) } }
                                td { @if let Some(d) = c.due.last().filter(|d| d.state.is_open()) {
                                    (d.state.title()) " " @if let Some(day) = d.due.or(d.not_before) { (date(day)) }
                                } }
                            }
                        }
                    }
                }
            }
            section aria-labelledby="sessions" {
                h2 #sessions { "Sessions" }
                (session_table(view, &sessions))
            }
        },
    )
}

/// Things that are due, in a row each.
pub fn due_table(view: &View, due: &[Due]) -> Markup {
    html! {
        @if due.is_empty() { p.quiet { "Nothing is due." } } @else {
            table {
                thead { tr { th { "By" } th { "State" } th { "What" } th { "From" } th { "Source" } } }
                tbody {
                    @for d in due {
                        tr {
                            td { @match d.due { Some(day) => (date(day)), None => span.quiet { "no date" } } }
                            td.place { (d.state) }
                            td { (about(view, d)) }
                            td.quiet { (d.from) }
                            td { (source(view, &d.sources.join(";"))) }
                        }
                    }
                }
            }
        }
    }
}

/// What is due, leading to the page about it.
fn about(view: &View, d: &Due) -> Markup {
    let register = view.regime.register();
    let link = if register.forum(&d.about).is_some() {
        Some(format!("/forums/{}", d.about))
    } else if view.regime.docket().session(&d.about).is_some() {
        Some(format!("/sessions/{}", d.about))
    } else if view.regime.is_commitment(&d.about) {
        Some(format!("/commitments?under={}", crate::view::encode(&d.about)))
    } else {
        None
    };
    html! { @match link { Some(link) => a href=(view.link(&link)) { (d.text) }, None => (d.text) } }
}

/// A session's title, leading to its page.
pub fn session_link(view: &View, s: &SessionReport) -> Markup {
    let title = if s.title.is_empty() { &s.session } else { &s.title };
    html! { a href=(view.link(&format!("/sessions/{}", s.session))) { (title) } " " span.quiet { (date(s.from)) } }
}

/// Sessions, in a row each.
pub fn session_table(view: &View, sessions: &[&SessionReport]) -> Markup {
    html! {
        @if sessions.is_empty() { p.quiet { "There was none by this day." } } @else {
            table {
                thead { tr { th { "From" } th { "To" } th { "Session" } th { "Place" } th { "State" } th.number { "Took part" } th.number { "Heads" } th.number { "Ministers or above" } th { "Source" } } }
                tbody {
                    @for s in sessions {
                        @let p = &s.participation;
                        tr {
                            td { (date(s.from)) }
                            td { (date(s.until)) }
                            td { a href=(view.link(&format!("/sessions/{}", s.session))) { @if s.title.is_empty() { (s.session) } @else { (s.title) } } }
                            td { (s.place) }
                            td { (s.state) }
                            td.number { @if p.total() > 0 { (p.total_text()) } }
                            td.number { @if p.total() > 0 { (p.at_head()) } }
                            td.number { @if p.total() > 0 { (p.at_minister()) } }
                            td { (source(view, &s.sources.join(";"))) }
                        }
                    }
                }
            }
        }
    }
}

/// Participation by level, session by session.
pub fn levels(view: &View, sessions: &[&SessionReport]) -> Markup {
    const LEGEND: [(&str, &str); 4] = [
        ("one", "head of State or government"),
        ("three", "minister"),
        ("six", "other level"),
        ("unknown", "level not known"),
    ];
    // Where only some of those that took part are known, a bar would be read as all.
    let each: Vec<Bar> = sessions
        .iter()
        .filter(|s| s.participation.is_complete())
        .map(|s| {
            let p = &s.participation;
            let (heads, ministers) =
                (p.at_head().min, p.at_minister().min - p.at_head().min.min(p.at_minister().min));
            // What neither a name nor a published count says anything of is not known.
            let open =
                p.at_minister().max.saturating_sub(heads + ministers).min(p.total() - heads - ministers);
            let others = p.total() - heads - ministers - open;
            Bar {
                label: format!("{} {}", s.forum, s.from.earliest.year()),
                link: Some(view.link(&format!("/sessions/{}", s.session))),
                parts: vec![heads, ministers, others, open],
            }
        })
        .collect();
    html! {
        @if each.is_empty() { p.quiet { "How many took part is not known of any session." } }
        @else { (bars("Participation by level, session by session", &LEGEND, &each)) }
    }
}
