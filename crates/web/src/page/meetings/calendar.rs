//! The calendar of the whole regime: what falls due, every forum, and who took part at which level.

use axum::response::Response;
use comity_assess::due::in_forums;
use comity_regime::{
    proceeding::Sort,
    process::{Calendar, Due, SessionReport},
};
use maud::{Markup, html};
use serde_json::json;

use crate::{
    answer::tables::process::{calendar_rows, calendars},
    part::{
        forum::due::{as_calendar, due_table},
        forum::sessions::{forum_title, levels, session_link, session_table},
        layout::{Here, date, heads, page as lay_out},
        list::Part,
    },
    question::{
        form::Form,
        view::{Text, View},
    },
    word::locale::t,
};

pub fn page(view: &View) -> Response {
    let due = in_forums(&view.regime, None, view.on);
    if view.form() == Form::Calendar {
        let title = format!("Comity: {}", t!(view, "what-falls-due"));
        return as_calendar(view, "/calendar", &title, &due, |_| true);
    }
    let mut calendars = calendars(&view.regime, view.on);
    let sessions: usize = calendars.iter().map(|c| c.sessions.len()).sum();
    let part = match Part::of_each(view, &[due.len(), sessions]) {
        Ok(part) => part,
        Err(problem) => return view.problem(problem),
    };
    part.say(view, "/calendar");
    for calendar in &mut calendars {
        if view.form() != Form::Html {
            part.keep(&mut calendar.sessions);
            part.keep(&mut calendar.due);
        }
    }
    let due = part.cut(&due);
    view.answer(
        || shown(view, &calendars, due, part),
        || json!({ "forums": calendars, "due": due }),
        || calendar_rows(&calendars),
    )
}

fn shown(view: &View, calendars: &[Calendar], due: &[Due], part: Part) -> Markup {
    let mut sessions: Vec<&SessionReport> = calendars.iter().flat_map(|c| &c.sessions).collect();
    sessions.sort_by_key(|s| s.from.earliest);
    let days = sessions.iter().filter_map(|s| s.from.day()).collect();
    let here =
        Here { path: "/calendar", title: Text::own(t!(view, "calendar")), days, also: &[Form::Calendar] };
    let sessions = part.cut(&sessions);
    let regular: Vec<&SessionReport> = sessions.iter().copied().filter(|s| s.sort == Sort::Regular).collect();
    lay_out(
        view,
        &here,
        html! {
            section aria-labelledby="due" {
                h2 #due { (t!(view, "what-falls-due")) }
                (due_table(view, due))
            }
            section aria-labelledby="levels" {
                h2 #levels { (t!(view, "who-at-level")) }
                (levels(view, &regular))
            }
            section aria-labelledby="forums" {
                h2 #forums { (t!(view, "forums")) }
                table {
                    (heads(view, &["forum", "standing", "#members", "last-session", "next"]))
                    tbody {
                        @for c in calendars {
                            tr {
                                td { a href=(view.link(&format!("/forums/{}", c.forum))) { (forum_title(view, &c.forum, &c.title)) } }
                                td { (view.word("force", c.force)) @if c.ended.is_some() { " · " (t!(view, "ended")) } }
                                td.number { a href=(view.who(&format!("members of {}", c.forum))) { (view.at_least(c.members, c.members_by_name, c.members_known_through)) } }
                                td { @if let Some(s) = c.sessions.iter().rev().find(|s| s.state != "convened") { (session_link(view, s)) } }
                                td { @if let Some(d) = c.due.last().filter(|d| d.state.is_open()) {
                                    (view.state(d.state.title())) " " @if let Some(day) = d.due.or(d.not_before) { (date(view, day)) }
                                } }
                            }
                        }
                    }
                }
            }
            section aria-labelledby="sessions" {
                h2 #sessions { (t!(view, "sessions")) }
                (session_table(view, sessions))
            }
            (part.links(view, "/calendar"))
        },
    )
}
