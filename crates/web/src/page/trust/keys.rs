//! Whose key is whose, and who may do what.

use axum::response::Response;
use comity_ledger::keyring::Key;
use maud::html;
use serde_json::json;

use crate::{
    part::layout::{Here, heads, page as lay_out},
    question::view::{Text, View},
    word::locale::t,
};

pub fn page(view: &View) -> Response {
    let trust = &view.record.trust;
    let keys = trust.keyring.all();
    view.answer(
        || {
            let here = Here { path: "/keys", title: Text::own(t!(view, "keys")), days: vec![], also: &[] };
            lay_out(view, &here, html! {
                @if trust.keyring.is_entrusted() {
                    p { (t!(view, "keys-lead")) }
                } @else {
                    p { (t!(view, "keys-none-yet")) }
                }
                @if !keys.is_empty() {
                    div.wide { table {
                        (heads(view, &["holder", "as", "kept-by", "since-entry", "until", "key"]))
                        tbody { @for key in keys { tr {
                            td { (view.name_of(&key.holder)) }
                            td { (view.word("role", key.role.word())) }
                            td { (key.officer) }
                            td.number { a href=(view.action(&format!("/log/entries/{}", key.from))) { (key.from) } }
                            td { @match key.until { None => { "● " (t!(view, "key-in-force")) } Some(entry) => { "⊘ " a href=(view.action(&format!("/log/entries/{entry}"))) { (t!(view, "entry-number", entry = entry)) } } } }
                            td.hash { (key.key) @if !key.relying_party.is_empty() { " (" (t!(view, "passkey")) ", " (key.relying_party) ")" } }
                        } } }
                    } }
                }
                p { a href=(view.action("/passkey")) { (t!(view, "make-or-sign")) } }
                @for (path, text) in trust.policies.iter() {
                    h2 { (t!(view, "rules-of-record")) " " code { (path) } }
                    pre lang="en" dir="ltr" tabindex="0" { code { (text) } }
                }
            })
        },
        || json!({ "keys": keys.iter().map(Key::json).collect::<Vec<_>>(), "policies": *trust.policies }),
        || {
            let head = Key::COLUMNS.map(str::to_owned).to_vec();
            std::iter::once(head).chain(keys.iter().map(|key| key.row().to_vec())).collect()
        },
    )
}
