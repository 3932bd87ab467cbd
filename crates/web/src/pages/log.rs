//! The log behind the pages, and how to check it.

use axum::response::Response;
use comity_ledger::policy::moment;
use maud::html;
use serde_json::json;

use super::layout::{Here, page as lay_out};
use crate::view::View;

pub fn page(view: &View) -> Response {
    let checkpoint = &view.record.checkpoint;
    view.answer(
        || {
            let here = Here { path: "/log", title: "The log", days: vec![], also: &[] };
            lay_out(view, &here, html! {
                p { "Every page follows from a log of " strong { (checkpoint.size) } " entries. Nothing in it can be changed or taken away without its root hash changing, and the root is signed." }
                dl {
                    dt { "Root" } dd.hash { (checkpoint.root_hex()) }
                    dt { "Verifier key" } dd.hash { (view.verifier_key) }
                    dt { "Checkpoint" } dd { a href="/log/checkpoint" { "/log/checkpoint" } }
                }
                @if let Some(judged) = &view.cosigned {
                    h2 { "Witnesses" }
                    p { "Each has seen this log grow and never otherwise, and says so with its own key. "
                        @if judged.met { "✓ The quorum “" (judged.quorum) "” is met." } @else { "▲ The quorum “" (judged.quorum) "” is not met yet." } }
                    table {
                        thead { tr { th { "Witness" } th { "Cosigned" } } }
                        tbody { @for (name, time) in &judged.cosigned {
                            tr { td { (name) } td { @match time { Some(time) => { "✓ " (moment(*time)) } None => "○ not yet" } } }
                        } }
                    }
                }
                p { a href="/keys" { "Keys: who speaks for whom, and who may do what" } " · " a href="/papers" { "Sealed papers" } " · " a href="/check" { "Check a proof in this browser" } }
                h2 { "Check it" }
                pre { code { "comity verify http://THIS-SERVER --key '" (view.verifier_key) "'" } }
                p { "A single entry, such as the first: " a href="/log/entries/0.tlog-proof" { "/log/entries/0.tlog-proof" } ". The file proves itself with " code { "comity verify FILE" } ", without this server." }
                p { "It fetches the raw entries, computes every hash again, checks the signature, computes the regime again from the entries, and compares that with these pages. Any client of "
                    a href="https://c2sp.org/tlog-tiles" rel="external noreferrer" { "C2SP tlog-tiles" } " can read the log as well." }
            })
        },
        || {
            let witnesses = view.cosigned.as_ref().map(|judged| {
                let each = judged.cosigned.iter().map(|(name, time)| json!({ "witness": name, "cosigned": time.map(moment) }));
                json!({ "quorum": judged.quorum, "met": judged.met, "witnesses": each.collect::<Vec<_>>() })
            });
            json!({ "size": checkpoint.size, "root": checkpoint.root_hex(), "checkpoint": checkpoint.note, "verifier_key": view.verifier_key, "cosigning": witnesses })
        },
        || vec![vec!["size".into(), "root".into()], vec![checkpoint.size.to_string(), checkpoint.root_hex()]],
    )
}
