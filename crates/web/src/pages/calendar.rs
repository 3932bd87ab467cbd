//! The calendar of the whole regime: what falls due, every forum, and who took part at which level.

use axum::response::Response;
use comity_regime::{
    Day, ForumIx,
    language::ast::ForumClause,
    proceeding::Sort,
    process::{Calendar, Due, Ground, SessionReport, due::DueKind},
};
use maud::{Markup, html};
use serde_json::json;

use super::{
    commitments::place,
    layout::{Here, date, heads, page as lay_out, source},
    part::Part,
};
use crate::{
    feeds,
    picture::bars::{Bar, bars},
    respond::Form,
    tables::process::{calendar_rows, calendars},
    view::{Text, View},
    word::locale::{Language, t},
};

pub fn page(view: &View) -> Response {
    let due = due(view, None, view.on);
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

/// What falls due, and the sessions of those forums that are wanted, as a calendar.
pub fn as_calendar(
    view: &View,
    path: &str,
    title: &str,
    due: &[Due],
    wanted: impl Fn(ForumIx) -> bool,
) -> Response {
    let forums = (0..).map(ForumIx).take(view.regime.register().forums.len());
    let sessions: Vec<SessionReport> =
        forums.filter(|ix| wanted(*ix)).flat_map(|ix| view.regime.convened(ix, view.on)).collect();
    let part = match Part::of_each(view, &[sessions.len(), due.len()]) {
        Ok(part) => part,
        Err(problem) => return view.problem(problem),
    };
    part.say(view, path);
    let (sessions, due) = (part.cut(&sessions), part.cut(due));
    view.answer_as(|| {
        feeds::calendar(&feeds::Told {
            title,
            origin: view.origin(),
            base: view.base(),
            on: view.on,
            sessions,
            due,
        })
    })
}

/// What is open in a forum, or in any, on a day; overdue first, then by date.
pub fn due(view: &View, forum: Option<ForumIx>, on: Day) -> Vec<Due> {
    let mut due = vec![];
    let all = (0..).map(ForumIx).take(view.regime.register().forums.len());
    for ix in all.filter(|ix| forum.is_none_or(|one| one == *ix)) {
        view.regime.forum_due(ix, None, on, &mut due);
    }
    due.sort_by_key(|d| (!d.passed, d.due.map_or(Day::MAX, |w| w.earliest)));
    due
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

/// Things that are due, in a row each.
pub fn due_table(view: &View, due: &[Due]) -> Markup {
    html! {
        @if due.is_empty() { p.quiet { (t!(view, "nothing-due")) } } @else {
            table {
                (heads(view, &["by", "state", "what", "from", "source"]))
                tbody {
                    @for d in due {
                        tr {
                            td { @match d.due { Some(day) => (date(view, day)), None => span.quiet { (t!(view, "no-date")) } } }
                            td.place { (view.state(d.state)) }
                            td { (about(view, d)) }
                            td.quiet { (ground(view, &d.from)) }
                            td { (source(view, &d.sources.join(";"))) }
                        }
                    }
                }
            }
        }
    }
}

/// What it comes from.
fn ground(view: &View, ground: &Ground) -> Markup {
    match ground {
        Ground::At(id) => place(view, id),
        Ground::Clause(ForumClause { article, valid, rule }) => html! {
            @if let Some(article) = article { (view.article(article.as_str())) " · " }
            @if let Some(valid) = view.locale.valid(*valid) { (valid) " · " }
            (view.locale.forum_rule(rule))
        },
    }
}

/// What is due, in words: those of the commitment, or of the forum.
pub fn due_text(view: &View, d: &Due) -> Text {
    let register = view.regime.register();
    let forum = register.forum(&d.about).map(|ix| register.forum_definition(ix));
    match (forum.and_then(|f| f.titles.get(view.locale.language.tag())), d.kind) {
        (Some(forum), DueKind::Request) => Text::own(t!(view, "due-request", forum = forum)),
        (Some(forum), DueKind::Session) => Text::own(t!(view, "due-session", forum = forum)),
        _ if d.kind == DueKind::Commitment => view.promise(&d.about, &d.text),
        _ => view.original(d.text.as_str()),
    }
}

/// A forum's title, in the reader's language.
pub fn forum_title(view: &View, id: &str, title: &str) -> Text {
    let register = view.regime.register();
    match register.forum(id).map(|ix| register.forum_definition(ix)) {
        Some(forum) => view.title(&forum.titles, title),
        None => view.original(title),
    }
}

/// What is due, leading to the page about it.
pub fn about(view: &View, d: &Due) -> Markup {
    let register = view.regime.register();
    let link = if register.forum(&d.about).is_some() {
        Some(format!("/forums/{}", d.about))
    } else if view.regime.docket().session(&d.about).is_some() {
        Some(format!("/sessions/{}", d.about))
    } else if view.regime.is_commitment(&d.about) {
        Some(format!("/commitments?under={}", crate::word::address::encode(&d.about)))
    } else {
        None
    };
    html! { @match link { Some(link) => a href=(view.link(&link)) { (due_text(view, d)) }, None => (due_text(view, d)) } }
}

/// A session's title, leading to its page.
pub fn session_link(view: &View, s: &SessionReport) -> Markup {
    let title = if s.title.is_empty() { &s.session } else { &s.title };
    html! { a href=(view.link(&format!("/sessions/{}", s.session))) { (session_title(view, &s.session, title)) } " " span.quiet { (date(view, s.from)) } }
}

/// What a session is called: its title in English, in another language its short name there.
pub fn session_title(view: &View, id: &str, title: &str) -> Text {
    let names = &view.regime.register().names;
    match names.of(id, view.locale.language.tag()) {
        Some(called) if view.locale.language != Language::English && !called.short.is_empty() => {
            Text::own(called.short.as_str())
        }
        _ => view.original(title),
    }
}

/// Sessions, in a row each.
pub fn session_table(view: &View, sessions: &[&SessionReport]) -> Markup {
    html! {
        @if sessions.is_empty() { p.quiet { (t!(view, "none-by-day")) } } @else {
            table {
                (heads(view, &["from", "to", "session", "venue", "state", "#took-part", "#heads", "#ministers-or-above", "source"]))
                tbody {
                    @for s in sessions {
                        @let p = &s.participation;
                        tr {
                            td { (date(view, s.from)) }
                            td { (date(view, s.until)) }
                            td { a href=(view.link(&format!("/sessions/{}", s.session))) { (session_title(view, &s.session, if s.title.is_empty() { &s.session } else { &s.title })) } }
                            td { (view.original(s.place.as_str())) }
                            td { (view.word("state", s.state)) }
                            @for number in [p.total_text(), view.count(p.at_head()), view.count(p.at_minister())] {
                                td.number { @if p.total() > 0 { a href=(view.link(&format!("/sessions/{}#part", s.session))) { (number) } } }
                            }
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
    let legend = [
        ("one", t!(view, "level-head")),
        ("three", t!(view, "level-minister")),
        ("six", t!(view, "level-other")),
        ("unknown", t!(view, "level-unknown")),
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
                label: view.called(&s.session).text,
                link: Some(view.link(&format!("/sessions/{}", s.session))),
                parts: vec![heads, ministers, others, open],
            }
        })
        .collect();
    html! {
        @if each.is_empty() { p.quiet { (t!(view, "participation-unknown")) } }
        @else { (bars(view.locale, &t!(view, "participation-chart"), &legend, &each)) }
    }
}
