//! Search across everything, and sets that are asked for in words.

use axum::response::Response;
use comity_regime::register::Known;
use maud::{Markup, html};
use serde_json::json;

use crate::{
    part::{
        forum::sessions::forum_title,
        layout::{Here, page as lay_out},
    },
    question::view::{Text, View},
    word::{
        locale::t,
        search::{Item, Kind},
    },
};

/// How many of each kind are shown.
const SHOWN: usize = 20;
const KINDS: [Kind; 9] = [
    Kind::State,
    Kind::Instrument,
    Kind::Forum,
    Kind::Session,
    Kind::Commitment,
    Kind::Text,
    Kind::Provision,
    Kind::Act,
    Kind::Source,
];

pub fn page(view: &View) -> Response {
    let question = view.parameter("q");
    let index = view.index();
    let found = index.find(question);
    // One word is looked for, not computed with: FIN is Finland.
    let set =
        question.contains(char::is_whitespace).then(|| view.regime.ask(question, view.on).ok()).flatten();
    view.answer(
        || {
            let here = Here { path: "/search", title: Text::own(t!(view, "search")), days: vec![], also: &[] };
            lay_out(
                view,
                &here,
                html! {
                    @if let Some(set) = set {
                        p.lead {
                            (t!(view, "search-as-set")) " "
                            a href=(view.who(question)) { (t!(view, "set-count", count = view.at_least(set.count, set.recorded.count(), Known::Always), day = view.locale.day(view.on))) }
                        }
                    }
                    @if question.is_empty() { p { (t!(view, "search-lead")) } }
                    @else if found.is_empty() && set.is_none() { p { (t!(view, "search-nothing", q = question)) } }
                    @for kind in KINDS { (of_kind(view, kind, &found)) }
                },
            )
        },
        || {
            let each = found.iter().map(|item| {
                json!({ "kind": item.kind.word(), "id": item.id, "title": item.text, "act": (!item.act.is_empty()).then_some(item.act), "path": item.path })
            });
            let suggested = suggested(view, &found);
            json!({ "q": question, "set": set.map(|s| s.count), "found": each.collect::<Vec<_>>(), "suggested": suggested })
        },
        || {
            let head = ["kind", "id", "title", "path"].map(str::to_owned).to_vec();
            let each = found.iter().map(|item| {
                vec![item.kind.word().to_owned(), item.id.clone(), item.text.clone(), item.path.clone()]
            });
            std::iter::once(head).chain(each).collect()
        },
    )
}

/// So many are suggested while somebody types.
const SUGGESTED: usize = 8;

/// What people come for first, in the reader's words and with where it is: States, treaties, promises, meetings.
fn suggested(view: &View, found: &[&Item]) -> Vec<serde_json::Value> {
    let kinds = KINDS.into_iter().filter(|kind| !matches!(kind, Kind::Act | Kind::Source));
    let each = kinds.flat_map(|kind| found.iter().filter(move |item| item.kind == kind));
    let said = each.take(SUGGESTED).map(|item| {
        let (title, kind) = (title_text(view, item).text, view.word("kind", item.kind.word()).text);
        json!({ "title": title, "kind": kind, "href": view.link(&item.path) })
    });
    said.collect()
}

fn of_kind(view: &View, kind: Kind, found: &[&Item]) -> Markup {
    let own: Vec<&&Item> = found.iter().filter(|item| item.kind == kind).collect();
    html! {
        @if !own.is_empty() {
            section {
                h2 { (view.word("kind", kind.word())) " (" (view.locale.number(own.len())) ")" }
                ul.found {
                    @for item in own.iter().take(SHOWN) {
                        li { a href=(view.link(&item.path)) { (title(view, item)) } " " span.quiet { (item.id) } }
                    }
                }
                @if own.len() > SHOWN { p.quiet { (t!(view, "search-first", count = SHOWN)) } }
            }
        }
    }
}

fn title(view: &View, item: &Item) -> Markup {
    let text = title_text(view, item);
    html! { @if !item.actor.is_empty() { (view.name_of(&item.actor)) ": " } @if !item.act.is_empty() { (view.word("act", item.act)) " · " } (text) }
}

fn title_text(view: &View, item: &Item) -> Text {
    let register = view.regime.register();
    match item.kind {
        Kind::State => view.name_of(&item.id),
        Kind::Instrument => match register.instrument(&item.id) {
            Some(ix) => view.title(&register.definition(ix).titles, &item.text),
            None => view.original(item.text.as_str()),
        },
        Kind::Forum => forum_title(view, &item.id, &item.text),
        _ => view.original(item.text.as_str()),
    }
}
