//! Two pages on which the browser itself works, with WebCrypto and WebAuthn and nothing else: checking a proof, and
//! signing with a passkey.

use axum::response::Response;
use maud::{Markup, PreEscaped, html};
use serde_json::json;

use super::layout::{Here, page as lay_out};
use crate::view::View;

pub fn check(view: &View) -> Response {
    let entry = view.parameter("entry");
    show(
        view,
        "/check",
        "Check a proof",
        "/check.js",
        html! {
            p { "This browser checks it, by itself. Neither this server's word nor ours is taken: only that of the key that you paste here, which you have from somebody you trust. The script is short enough to read; " code { "comity verify FILE" } " does the same without a browser." }
            form #check {
                label for="key" { "The verifier key of the log" }
                input #key name="key" autocomplete="off" spellcheck="false" required placeholder="example.org/record+1a2b3c4d+AZ..." size="70";
                label for="entry" { "The number of an entry" }
                input #entry name="entry" inputmode="numeric" pattern="[0-9]*" value=(entry);
                label for="file" { "or its proof file" }
                input #file type="file";
                button { "Check" }
            }
            ol #steps aria-live="polite" {}
            pre #says hidden {}
        },
    )
}

pub fn passkey(view: &View) -> Response {
    show(
        view,
        "/passkey",
        "Sign with a passkey",
        "/passkey.js",
        html! {
            h2 { "Make a passkey" }
            p { "It stays in your device. What appears here goes into a note verbale to the depositary, whose two officers register it." }
            form #make {
                label for="holder" { "For whom" }
                input #holder name="holder" required placeholder="NLD" pattern="[A-Za-z0-9:\\-]+";
                button { "Make a passkey" }
            }
            pre #made hidden {}
            h2 { "Say something" }
            p { "An act as JSON, such as " code { (PreEscaped(r#"{"act":{"act":"pledge","actor":"NLD","date":"2026-11-25","id":"nld-2026-1","detail":"…","source":"…"}}"#)) } ". Your passkey signs its digest." }
            form #say {
                label for="by" { "In whose name" }
                input #by name="by" required placeholder="NLD";
                label for="words" { "What" }
                textarea #words name="words" rows="8" cols="70" required spellcheck="false" {}
                button { "Sign and record" }
            }
            p #became role="status" {}
        },
    )
}

fn show(view: &View, path: &str, title: &str, script: &str, body: Markup) -> Response {
    view.answer(
        || {
            let here = Here { path, title, days: vec![], also: &[] };
            lay_out(view, &here, html! {
                (body)
                noscript { p.warning { "This page works with JavaScript; without it, " code { "comity verify" } " and " code { "comity record --sign" } " do the same." } }
                script type="module" src={ (script) "?" (view.program) } {}
            })
        },
        || json!({ "page": title }),
        || vec![vec!["page".into()], vec![title.into()]],
    )
}
