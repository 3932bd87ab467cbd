//! What falls due: in a table, in words, as a calendar.

use axum::response::Response;
use comity_regime::{
    ForumIx,
    language::ast::ForumClause,
    process::{Due, Ground, SessionReport, due::DueKind},
};
use maud::{Markup, html};

use crate::{
    answer::feeds,
    part::{
        commitments::place,
        layout::{date, heads, source},
        list::Part,
    },
    question::view::{Text, View},
    word::locale::t,
};

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

/// Things that are due, in a row each.
pub fn due_table(view: &View, due: &[Due]) -> Markup {
    html! {
        @if due.is_empty() { p.quiet { (t!(view, "nothing-due")) } } @else {
            table {
                (heads(view, &["due", "state", "what", "arises-from", "source"]))
                tbody {
                    @for d in due {
                        tr {
                            td { (day_of(view, d)) }
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

/// When something falls due, or from when on it can.
pub fn day_of(view: &View, d: &Due) -> Markup {
    html! {
        @match d.due {
            Some(day) if d.not_before => (t!(view, "from-day", day = view.locale.when(day))),
            Some(day) => (date(view, day)),
            None => span.quiet { (t!(view, "no-date")) },
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

/// What is due, leading to the page about it.
pub fn about(view: &View, d: &Due) -> Markup {
    let register = view.regime.register();
    let link = if register.forum(&d.about).is_some() {
        Some(format!("/forums/{}", d.about))
    } else if view.regime.docket().session(&d.about).is_some() {
        Some(format!("/sessions/{}", d.about))
    } else if view.regime.is_commitment(&d.about) {
        Some(view.promise_path(&d.about))
    } else {
        None
    };
    html! { @match link { Some(link) => a href=(view.link(&link)) { (due_text(view, d)) }, None => (due_text(view, d)) } }
}
