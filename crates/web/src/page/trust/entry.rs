//! One entry of the log: what it says, who said it, and its proof.

use axum::response::Response;
use comity_ledger::{Content, Entry, Kind, Proof, entry::OF_ENTRIES};
use maud::html;
use serde_json::{Value, json};

use crate::{
    answer::document as answered,
    part::{
        document,
        layout::{Here, page as lay_out, source},
        rectified,
    },
    question::{
        problem::Problem,
        view::{Text, View},
    },
    word::{address::encode, locale::t},
};

/// The desk's form that corrects what an entry says, filled in as it is.
fn correcting(index: u64, content: &Content<'_>) -> String {
    let columns = content.fields.pairs().iter().filter(|(column, _)| !OF_ENTRIES.contains(&&**column));
    let filled: String = columns.map(|(column, text)| format!("&{column}={}", encode(text))).collect();
    // A definition takes the place of the earlier one of its path by itself.
    let corrects =
        if content.kind == Kind::Definition { String::new() } else { format!("&corrects={index}") };
    format!("/desk/new?form={}{filled}{corrects}", content.kind.word())
}

/// A page of the entry that a proof proves, with the way to the form that corrects it.
pub fn page(view: &View, proof: Proof) -> Response {
    let Proof { index, entry: Some(bytes), .. } = proof else {
        return view.problem(Problem::not_found("there is no such entry"));
    };
    let Ok(entry) = Entry::decode(&bytes) else {
        return view.problem(Problem::not_found("the entry cannot be read; run 'comity verify'"));
    };
    let statement = &entry.statement;
    let keyring = &view.record.trust.keyring;
    let office = |key: &str| {
        keyring.all().iter().find(|k| k.key == key).map(|k| k.officer.clone()).unwrap_or_default()
    };
    let actor = statement.content.fields.get("actor");
    let is_act = statement.content.kind == Kind::Act;
    let behalf = !actor.is_empty() && actor != statement.by;
    let title = t!(view, "entry-number", entry = index);
    let path = format!("/log/entries/{index}");
    view.answer(
        || {
            let here = Here { path: &path, title: Text::own(title), days: vec![], also: &[] };
            lay_out(view, &here, html! {
                p.lead {
                    strong { (view.name_of(&statement.by)) }
                    @if behalf { " → " (view.name_of(actor)) }
                    " · " (view.word("content", statement.content.kind.word())) " · " (t!(view, "recorded-on", day = view.locale.day(entry.recorded)))
                }
                dl { @for (column, text) in statement.content.fields.pairs() {
                    dt { (view.word("column", column)) }
                    dd.said {
                        @if *column == "digest" && is_act { (document::cited(view, text)) }
                        @else if *column == "source" && is_act { (source(view, text)) " " span.quiet { (view.original(text.to_string())) } }
                        @else { (view.original(text.to_string())) }
                    }
                } }
                @if is_act {
                    p {
                        @if !statement.content.fields.get("instrument").is_empty() { a href=(view.action(&format!("/notifications/{index}"))) { (t!(view, "notification")) } " · " }
                        a href=(view.action(&format!("/annexes/{index}"))) { (t!(view, "annex-title")) }
                    }
                }
                (rectified::section(view, index))
                @if view.record.rows.row(index).is_some() {
                    p { a href=(view.action(&correcting(index, &statement.content))) { (t!(view, "desk-correct")) } }
                }
                h2 { (t!(view, "signed")) }
                @if let Some(head) = view.record.trust.group_of(index) {
                    p { "● " a href=(view.action(&format!("/log/entries/{head}"))) { (t!(view, "said-in-group", entry = head)) } }
                }
                @else if statement.signatures.is_empty() {
                    p { "○ " (t!(view, "not-signed")) }
                }
                @for (n, signature) in statement.signatures.iter().enumerate() {
                    p {
                        "● " @if n == 0 { (t!(view, "signed-by", who = office(&signature.key))) } @else { (t!(view, "countersigned-by", who = office(&signature.key))) } " "
                        span.hash { (signature.key) } @if signature.assertion.is_some() { " (" (t!(view, "passkey")) ")" }
                    }
                }
                @if let Some(upon) = &statement.upon {
                    p { (t!(view, "had-seen", count = upon.size)) }
                }
                h2 { (t!(view, "proof")) }
                p { a href={ (path) ".tlog-proof" } { (t!(view, "proof-of-entry")) } " (C2SP tlog-proof) · "
                    a href=(view.action(&format!("/check?entry={index}"))) { (t!(view, "check-in-browser")) } " · " code { "comity verify FILE" } }
            })
        },
        || {
            let mut entry = json!({ "entry": index, "group": view.record.trust.group_of(index), "says": serde_json::from_slice::<Value>(&bytes).unwrap_or_default() });
            if let Some(document) = is_act.then(|| answered::cited(view, statement.content.fields.get("digest"))).flatten() {
                entry["document"] = document;
            }
            entry
        },
        || {
            let pairs = statement.content.fields.pairs().iter().map(|(c, t)| vec![c.to_string(), t.to_string()]);
            std::iter::once(vec!["column".into(), "text".into()]).chain(pairs).collect()
        },
    )
}
