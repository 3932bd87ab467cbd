//! Who is in a set: the language of sets as a page.

use axum::response::Response;
use comity_regime::register::Known;
use maud::html;
use serde_json::json;

use crate::{
    answer::tables::Members,
    part::{
        known::why,
        layout::{Here, carried, heads, page as lay_out, uncertain},
    },
    question::{
        problem::Problem,
        view::{Text, View},
    },
    word::locale::t,
};

const EXAMPLES: [&str; 4] = [
    "States party to cppnm but not parties to cppnm-amendment",
    "members of IAEA but not parties to cppnm",
    "(parties to icsant and parties to cppnm-amendment) but not subscribers to infcirc-869",
    "signatories to icsant",
];

pub fn page(view: &View) -> Response {
    let question = view.parameter("set");
    if question.is_empty() {
        return view.answer(
            || form(view, "", None),
            || json!({ "examples": EXAMPLES }),
            || vec![vec!["example".into()]],
        );
    }
    match view.regime.ask(question, view.on) {
        Ok(extent) => {
            let members = Members::new(&view.regime, question, view.on, &extent);
            view.answer(
                || form(view, question, Some(&members)),
                || serde_json::to_value(&members).unwrap_or_default(),
                || members.rows(),
            )
        }
        Err(found) => view.problem(Problem::unread("set", &found)),
    }
}

fn form(view: &View, question: &str, members: Option<&Members>) -> maud::Markup {
    let here = Here { path: "/who", title: Text::own(t!(view, "who")), days: vec![], also: &[] };
    lay_out(
        view,
        &here,
        html! {
            form.set action=(view.action("/who")) method="get" {
                label for="set" { (t!(view, "set-label")) }
                input #set type="search" name="set" value=(question) dir="ltr" size="60" autocomplete="off" spellcheck="false";
                (carried(view))
                button { (t!(view, "show")) }
            }
            @if let Some(members) = members {
                h2 { (t!(view, "set-count", count = view.at_least(members.count, members.by_name, Known::Always), day = view.locale.day(members.on))) }
                @if let Some(why) = why(view, members.known_through) { p.warning { (why) } }
                table {
                    (heads(view, &["id", "name", ""]))
                    tbody {
                        @for member in &members.actors {
                            tr {
                                td { (member.id) }
                                td { (view.actor(&member.id)) }
                                td { @if !member.sure { (uncertain(view)) } }
                            }
                        }
                    }
                }
            } @else {
                h2 { (t!(view, "examples")) }
                ul { @for example in EXAMPLES { li { a href=(view.who(example)) lang="en" dir="ltr" { (example) } } } }
            }
        },
    )
}
