//! What can be done next: in each forum what may happen when, who can bring it about and how far that is; and for each gap who
//! has taken a step towards closing it.

use axum::response::Response;
use comity_assess::measure::{Closest, Open, open};
use comity_regime::{
    ForumIx,
    language::ast::Force,
    process::{Calendar, DueSession, DueState, Requests},
};
use maud::{Markup, html};
use serde_json::{Value, json};

use crate::{
    part::{
        forum::sessions::forum_title,
        layout::{Here, date, heads, page as lay_out},
        measure::{bar, figure, linked},
    },
    picture::bars::extent,
    question::view::{Text, View},
    word::{address::encode, locale::t},
};

pub fn page(view: &View) -> Response {
    let register = view.regime.register();
    let lives = |ix: &ForumIx| register.forum_definition(*ix).force != Force::Proposed;
    let forums = (0..).map(ForumIx).take(register.forums.len()).filter(lives);
    let calendars: Vec<Calendar> =
        forums.map(|ix| view.regime.calendar(ix, view.on)).filter(|c| c.ended.is_none()).collect();
    // INVARIANT: a record with a measure that cannot be worked out is not loaded.
    let gaps = open(&view.regime, view.on).unwrap_or_default();
    view.answer(
        || shown(view, &calendars, &gaps),
        || {
            let forums = calendars.iter().map(|c| json!({ "forum": c.forum, "title": c.title, "next": c.due.last() }));
            json!({ "forums": forums.collect::<Vec<Value>>(), "gaps": gaps.iter().map(|gap| {
                json!({ "measure": gap.assessment.measure, "value": gap.assessment.reading.value, "closest": gap.closest })
            }).collect::<Vec<_>>() })
        },
        || rows(&calendars, &gaps),
    )
}

fn rows(calendars: &[Calendar], gaps: &[Open]) -> Vec<Vec<String>> {
    let head =
        ["about", "what", "due", "not_before", "have", "needed", "actor", "pledge", "signed", "consented"];
    let mut rows = vec![head.map(str::to_owned).to_vec()];
    for calendar in calendars {
        let Some(next) = calendar.due.last() else { continue };
        let when = |when: Option<comity_regime::When>| when.map_or(String::new(), |when| when.to_string());
        let asked = next.requests.as_ref();
        let count = |n: Option<comity_regime::Count>| n.map_or(String::new(), |n| n.to_string());
        let known =
            [calendar.forum.clone(), next.state.title().to_owned(), when(next.due), when(next.not_before)];
        let asked = [count(asked.map(|a| a.have)), count(asked.map(|a| a.needed))];
        let nobody = std::iter::repeat_n(String::new(), 4);
        rows.push(known.into_iter().chain(asked).chain(nobody).collect());
    }
    for gap in gaps {
        for one in &gap.closest {
            let empty = || String::new();
            let (pledge, signed) = (one.pledge.clone().unwrap_or_default(), one.signed.to_string());
            let consented = one.consented.to_string();
            let value = gap.assessment.reading.value.to_string();
            let known = vec![gap.assessment.measure.clone(), value, empty(), empty(), empty(), empty()];
            rows.push(known.into_iter().chain([one.actor.clone(), pledge, signed, consented]).collect());
        }
    }
    rows
}

fn shown(view: &View, calendars: &[Calendar], gaps: &[Open]) -> Markup {
    let taken = gaps.iter().any(|gap| !gap.closest.is_empty());
    let here = Here { path: "/next", title: Text::own(t!(view, "next-what")), days: vec![], also: &[] };
    lay_out(
        view,
        &here,
        html! {
            p.lead { (t!(view, "next-lead")) }
            section aria-labelledby="meetings" {
                h2 #meetings { (t!(view, "menu-meetings")) }
                table.wide {
                    (heads(view, &["forum", "last-session", "next", "asked-for-by", "next-step"]))
                    tbody { @for calendar in calendars { (forum(view, calendar)) } }
                }
            }
            section aria-labelledby="gaps" {
                h2 #gaps { a href=(view.link("/gaps")) { (t!(view, "where-gaps")) } }
                table.wide {
                    (heads(view, if taken { &["measure", "figure", "step-taken"] } else { &["measure", "figure"] }))
                    tbody { @for gap in gaps {
                        tr {
                            td { (linked(view, &gap.assessment.measure)) }
                            td { (bar(&gap.assessment.reading.value)) " " (figure(view, &gap.assessment.reading)) }
                            @if taken { td { @for (n, one) in gap.closest.iter().enumerate() { @if n > 0 { br; } (step(view, one)) } } }
                        }
                    } }
                }
            }
        },
    )
}

fn step(view: &View, one: &Closest) -> Markup {
    html! {
        (view.actor(&one.actor))
        @match &one.pledge {
            // Whoever has deposited has kept its promise, and only waits.
            _ if one.consented => { " · " (view.word("place", "consented")) }
            Some(key) => { " · " a href=(view.link(&view.promise_path(key))) { (t!(view, "next-pledged")) } }
            None => { " · " (t!(view, "next-signed")) }
        }
    }
}

fn forum(view: &View, calendar: &Calendar) -> Markup {
    let last = calendar.sessions.iter().rev().find(|s| s.from.latest <= view.on);
    let next = calendar.due.last();
    html! {
        tr {
            td { a href=(view.link(&format!("/forums/{}", encode(&calendar.forum)))) { (forum_title(view, &calendar.forum, &calendar.title)) } }
            td { @if let Some(last) = last { a href=(view.link(&format!("/sessions/{}", encode(&last.session)))) { (date(view, last.from)) } } }
            td { @match next { Some(next) => (when(view, next)), None => span.quiet { (t!(view, "no-clause-calls")) } } }
            td { @if let Some(asked) = next.and_then(|next| next.requests.as_ref()) { (asking(view, asked)) } }
            td { @if let Some((form, label)) = next.and_then(|next| to_do(view, next)) {
                a href=(view.action(&format!("/desk/new?form={form}&target={}", encode(&calendar.forum)))) { (label) }
            } }
        }
    }
}

/// How many have asked, and whether that is enough by what was published.
fn asking(view: &View, asked: &Requests) -> Markup {
    let (least, most) = (part(asked.have.min, asked.needed.max), part(asked.have.max, asked.needed.min));
    html! {
        @match asked.met_on {
            Some(day) => { (extent(1.0, 1.0)) " " (t!(view, "asked-enough-since", day = view.locale.day(day))) }
            None => {
                (extent(least, most)) " "
                (t!(view, "next-asked", have = view.count(asked.have), needed = view.count(asked.needed), of = view.count(asked.of)))
            }
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "members are a few hundred")]
fn part(n: usize, of: usize) -> f64 {
    n as f64 / of.max(1) as f64
}

fn when(view: &View, next: &DueSession) -> Markup {
    html! {
        span.place { (view.state(next.state.title())) }
        @if let Some(day) = next.due { " " (date(view, day)) }
        @else if let Some(day) = next.not_before { " " (t!(view, "from-day", day = view.locale.when(day))) }
    }
}

/// What somebody can say at the desk about what comes next: the form, and what it is called.
fn to_do(view: &View, next: &DueSession) -> Option<(&'static str, Text)> {
    let form = match next.state {
        DueState::Possible => "request",
        DueState::Requested | DueState::Ahead | DueState::Overdue | DueState::PerhapsOverdue => "session",
        _ => return None,
    };
    Some((form, view.word("form", form)))
}
