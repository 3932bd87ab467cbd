//! One entry of the log: what it says, who said it, and its proof.

use axum::response::Response;
use comity_ledger::{Entry, LedgerError, Proof};
use maud::html;
use serde_json::{Value, json};

use super::{
    keys::name,
    layout::{Here, page as lay_out},
};
use crate::{respond::Problem, view::View};

/// A page of the entry that a proof proves.
pub fn page(view: &View, proof: Result<Proof, LedgerError>) -> Response {
    let (index, bytes) = match proof {
        Ok(Proof { index, entry: Some(entry), .. }) => (index, entry),
        Ok(_) => return view.problem(Problem::not_found("there is no such entry")),
        Err(error) => return view.problem(Problem::not_found(error.to_string())),
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
    let behalf = !actor.is_empty() && actor != statement.by;
    let title = format!("Entry {index}");
    let path = format!("/log/entries/{index}");
    view.answer(
        || {
            let here = Here { path: &path, title: &title, days: vec![], also: &[] };
            lay_out(view, &here, html! {
                p.lead {
                    "Said by " strong { (name(view, &statement.by)) }
                    @if behalf { " of " (name(view, actor)) }
                    ", recorded on " (entry.recorded) ": " (statement.content.kind.word())
                }
                dl { @for (column, text) in statement.content.fields.pairs() {
                    dt { (column.replace('_', " ")) } dd.said { (text) }
                } }
                h2 { "Signed" }
                @if statement.signatures.is_empty() {
                    p { "○ Not signed: the depositary's record of what is published in the source." }
                }
                @for (n, signature) in statement.signatures.iter().enumerate() {
                    p {
                        "● " @if n == 0 { "Signed" } @else { "Countersigned" } " by " (office(&signature.key)) " with "
                        span.hash { (signature.key) } @if signature.assertion.is_some() { " (passkey)" }
                    }
                }
                @if let Some(upon) = &statement.upon {
                    p { "Whoever signed had seen the log of " (upon.size) " entries." }
                }
                h2 { "Proof" }
                p { a href={ (path) ".tlog-proof" } { "The proof of this entry" } " (C2SP tlog-proof); "
                    a href={ "/check?entry=" (index) } { "check it in this browser" } ", or with " code { "comity verify FILE" } "." }
            })
        },
        || json!({ "entry": index, "says": serde_json::from_slice::<Value>(&bytes).unwrap_or_default() }),
        || {
            let pairs = statement.content.fields.pairs().iter().map(|(c, t)| vec![c.to_string(), t.to_string()]);
            std::iter::once(vec!["column".into(), "text".into()]).chain(pairs).collect()
        },
    )
}
