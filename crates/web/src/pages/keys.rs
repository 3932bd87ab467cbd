//! Whose key is whose, and who may do what.

use axum::response::Response;
use comity_ledger::keyring::Key;
use maud::html;
use serde_json::json;

use super::layout::{Here, page as lay_out};
use crate::view::View;

pub fn page(view: &View) -> Response {
    let trust = &view.record.trust;
    let keys = trust.keyring.all();
    view.answer(
        || {
            let here = Here { path: "/keys", title: "Keys", days: vec![], also: &[] };
            lay_out(view, &here, html! {
                @if trust.keyring.is_entrusted() {
                    p { "Whoever speaks here signs with a key that is in force where the entry stands. Two officers of the depositary vouch for keys, on a note verbale." }
                } @else {
                    p { "Nobody may write here over the network yet: the depositary's first two officers have not registered their keys. What is recorded until then says that the depositary recorded it." }
                }
                @if !keys.is_empty() {
                    div.wide { table {
                        thead { tr { th { "Holder" } th { "As" } th { "Kept by" } th { "Since entry" } th { "Until" } th { "Key" } } }
                        tbody { @for key in keys { tr {
                            td { (name(view, &key.holder)) }
                            td { (key.role.word()) }
                            td { (key.officer) }
                            td.number { a href={ "/log/entries/" (key.from) } { (key.from) } }
                            td { @match key.until { None => "● in force", Some(entry) => { "⊘ " a href={ "/log/entries/" (entry) } { "entry " (entry) } } } }
                            td.hash { (key.key) @if !key.relying_party.is_empty() { " (passkey, " (key.relying_party) ")" } }
                        } } }
                    } }
                }
                p { a href="/passkey" { "Make a passkey, or sign with one" } }
                @for (path, text) in trust.policies.iter() {
                    h2 { "Rules of this record: " code { (path) } }
                    pre { code { (text) } }
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

/// A holder's name.
pub fn name<'a>(view: &'a View, holder: &'a str) -> &'a str {
    view.regime.register().actors.name_of(holder)
}
