//! Find States: who is in a set, put together from lists or written in the language of sets.

use axum::response::Response;
use comity_regime::{
    SourceText,
    language::{ast::Force, parse_set},
    register::Known,
};
use maud::{Markup, html};
use serde_json::json;

use crate::{
    answer::tables::Members,
    part::{
        known::why,
        layout::{Here, carried, heads, page as lay_out, uncertain},
    },
    question::{
        addresses::LONGEST_SET,
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
    let question = match question(view) {
        Ok(question) => question,
        Err(problem) => return view.problem(problem),
    };
    if question.is_empty() {
        return view.answer(
            || laid_out(view, "", None),
            || json!({ "examples": EXAMPLES }),
            || vec![vec!["example".into()]],
        );
    }
    match view.regime.ask(&question, view.on) {
        Ok(extent) => {
            let members = Members::new(&view.regime, &question, view.on, &extent);
            view.answer(
                || laid_out(view, &question, Some(&members)),
                || serde_json::to_value(&members).unwrap_or_default(),
                || members.rows(),
            )
        }
        Err(found) => view.problem(Problem::unread("set", &found)),
    }
}

/// What was asked: as it was written, or put together from what was chosen.
fn question(view: &View) -> Result<String, Problem> {
    let written = view.parameter("set");
    let [among, joined, without] = ["among", "joined", "without"].map(|name| view.parameter(name));
    if !written.is_empty() {
        return match [among, joined, without].iter().all(|chosen| chosen.is_empty()) {
            true => Ok(written.to_owned()),
            false => {
                Err(Problem::bad("set: it is written already; leave out 'among', 'joined' and 'without'"))
            }
        };
    }
    if [among, joined, without].iter().all(|chosen| chosen.is_empty()) {
        return Ok(String::new());
    }
    let register = view.regime.register();
    let named = |name: &str, id: &str| match register.instrument(id) {
        Some(ix) if register.definition(ix).force == Force::Political => Ok(format!("subscribers to {id}")),
        Some(_) => Ok(format!("parties to {id}")),
        None => Err(view.no_instrument(id).in_parameter(name)),
    };
    let mut set = match among {
        "" => "States".to_owned(),
        id if register.forum(id).is_some() || register.actors.find(id).is_some() => {
            format!("members of {id}")
        }
        id => return Err(Problem::bad(format!("among: there is no organisation or forum '{id}'"))),
    };
    if !joined.is_empty() {
        set = format!("{set} and {}", named("joined", joined)?);
    }
    if !without.is_empty() {
        set = format!("({set}) but not {}", named("without", without)?);
    }
    Ok(set)
}

fn laid_out(view: &View, question: &str, members: Option<&Members>) -> Markup {
    let here = Here { path: "/who", title: Text::own(t!(view, "menu-find")), days: vec![], also: &[] };
    lay_out(
        view,
        &here,
        html! {
            (chosen(view))
            @if let Some(members) = members { (found(view, question, members)) }
            details.folded open[!view.parameter("set").is_empty()] {
                summary { h2 { (t!(view, "who-write")) } }
                (written(view, question))
            }
        },
    )
}

/// The sentence with lists in it.
fn chosen(view: &View) -> Markup {
    let register = view.regime.register();
    let organisations = register.attributes.keys().filter_map(|name| name.strip_prefix("member:"));
    let mut among: Vec<(String, String)> =
        organisations.map(|id| (id.to_owned(), view.name_of(id).text)).collect();
    among.extend(
        register
            .forums
            .iter()
            .filter(|f| f.force != Force::Proposed)
            .map(|f| (f.id.clone(), view.called(&f.id).text)),
    );
    let texts: Vec<(String, String)> = view
        .standing_instruments()
        .map(|ix| register.definition(ix))
        .filter(|i| i.force != Force::Proposed)
        .map(|i| (i.id.clone(), view.called(&i.id).text))
        .collect();
    let list = |name: &str, none: String, choices: &[(String, String)]| {
        html! {
            select name=(name) aria-label=(t!(view, "who-choose")) {
                option value="" { (none) }
                @for (id, title) in choices { option value=(id) selected[view.parameter(name) == id] { (title) } }
            }
        }
    };
    html! {
        form.sentence action=(view.action("/who")) method="get" {
            (t!(view, "who-among")) " " (list("among", t!(view, "who-all"), &among)) " "
            (t!(view, "who-joined")) " " (list("joined", t!(view, "any"), &texts)) " "
            (t!(view, "who-without")) " " (list("without", t!(view, "who-none"), &texts)) " "
            (carried(view))
            button { (t!(view, "show")) }
        }
    }
}

/// Who is in the set: how many, in words, and each.
fn found(view: &View, question: &str, members: &Members) -> Markup {
    let said =
        parse_set(&SourceText::new("set", question)).map(|set| view.with_names(&view.locale.set(&set)));
    html! {
        h2 { (t!(view, "set-count", count = view.at_least(members.count, members.by_name, Known::Always), day = view.locale.day(members.on))) }
        @if let Ok(said) = said { p.lead.sentence { (said) } }
        @if let Some(why) = why(view, members.known_through) { p.warning { (why) } }
        table {
            (heads(view, &["name", "id", ""]))
            tbody {
                @for member in &members.actors {
                    tr {
                        td { (view.actor(&member.id)) }
                        td { (member.id) }
                        td { @if !member.sure { (uncertain(view)) } }
                    }
                }
            }
        }
    }
}

/// The language of sets, for whoever writes it.
fn written(view: &View, question: &str) -> Markup {
    html! {
        form.set action=(view.action("/who")) method="get" {
            label for="set" { (t!(view, "set-label")) }
            input #set type="search" name="set" value=(question) dir="ltr" size="60" maxlength=(LONGEST_SET) autocomplete="off" spellcheck="false";
            (carried(view))
            button { (t!(view, "show")) }
        }
        p { (t!(view, "examples")) }
        ul { @for example in EXAMPLES { li { a href=(view.who(example)) lang="en" dir="ltr" { (example) } } } }
    }
}
