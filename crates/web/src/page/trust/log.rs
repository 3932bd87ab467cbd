//! The log behind the pages, and how to check it.

use axum::response::Response;
use comity_ledger::policy::moment;
use maud::html;
use serde_json::json;

use crate::{
    part::layout::{Here, heads, page as lay_out},
    question::view::{Text, View},
    word::locale::t,
};

pub fn page(view: &View) -> Response {
    let checkpoint = &view.record.checkpoint;
    view.answer(
        || {
            let here = Here { path: "/log", title: Text::own(t!(view, "the-log")), days: vec![], also: &[] };
            lay_out(view, &here, html! {
                p { (t!(view, "log-lead", count = checkpoint.size)) }
                dl {
                    dt { (t!(view, "log-root")) } dd.hash { (checkpoint.root_hex()) }
                    dt { (t!(view, "verifier-key")) } dd.hash { (view.record.key) }
                    dt { (t!(view, "checkpoint")) } dd { a href="/log/checkpoint" { "/log/checkpoint" } }
                }
                @if let Some(judged) = &view.cosigned {
                    h2 { (t!(view, "witnesses")) }
                    p { (t!(view, "witnesses-lead")) " "
                        @if judged.met { "✓ " (t!(view, "quorum-met", quorum = judged.quorum.to_string())) } @else { "▲ " (t!(view, "quorum-not-met", quorum = judged.quorum.to_string())) } }
                    table {
                        (heads(view, &["witness", "cosigned"]))
                        tbody { @for (name, time) in &judged.cosigned {
                            tr { td { (name) } td { @match time { Some(time) => { "✓ " (moment(*time)) } None => { "○ " (t!(view, "not-yet")) } } } }
                        } }
                    }
                }
                p { a href=(view.action("/keys")) { (t!(view, "keys-link")) } " · " a href=(view.action("/papers")) { (t!(view, "sealed-papers")) } " · " a href=(view.action("/check")) { (t!(view, "check-a-proof")) } " · " a href=(view.action("/acts")) { (t!(view, "acts-as-recorded")) } }
                h2 { (t!(view, "check-it")) }
                pre dir="ltr" tabindex="0" { code { "comity verify http://THIS-SERVER --key '" (view.record.key) "'" } }
                p { (t!(view, "single-entry")) " " a href="/log/entries/0.tlog-proof" { "/log/entries/0.tlog-proof" } " · " code { "comity verify FILE" } }
                p { (t!(view, "verify-what")) " " a href="https://c2sp.org/tlog-tiles" rel="external noreferrer" { "C2SP tlog-tiles" } }
            })
        },
        || {
            let witnesses = view.cosigned.as_ref().map(|judged| {
                let each = judged.cosigned.iter().map(|(name, time)| json!({ "witness": name, "cosigned": time.map(moment) }));
                json!({ "quorum": judged.quorum, "met": judged.met, "witnesses": each.collect::<Vec<_>>() })
            });
            json!({ "size": checkpoint.size, "root": checkpoint.root_hex(), "checkpoint": checkpoint.note, "verifier_key": *view.record.key, "cosigning": witnesses })
        },
        || vec![vec!["size".into(), "root".into()], vec![checkpoint.size.to_string(), checkpoint.root_hex()]],
    )
}
