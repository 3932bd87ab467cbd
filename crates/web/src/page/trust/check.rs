//! Pages on which the browser itself works, with WebCrypto and WebAuthn and nothing else: checking a proof, signing with a
//! passkey, and the first two officers of a depositary.

use axum::response::Response;
use maud::{Markup, PreEscaped, html};
use serde_json::json;

use crate::{
    part::layout::{Here, page as lay_out},
    question::view::{Text, View},
    word::locale::t,
};

pub fn check(view: &View) -> Response {
    let entry = view.parameter("entry");
    show(
        view,
        "/check",
        t!(view, "check-a-proof"),
        "/check.js",
        html! {
            p { (t!(view, "check-lead")) " " code { "comity verify FILE" } }
            form #check data-not-proved=(t!(view, "check-not-proved")) data-steps=(steps(view)) {
                label for="key" { (t!(view, "check-key")) }
                input #key name="key" dir="ltr" autocomplete="off" spellcheck="false" required placeholder="example.org/record+1a2b3c4d+AZ..." size="70";
                label for="entry" { (t!(view, "check-entry")) }
                input #entry name="entry" inputmode="numeric" pattern="[0-9]*" value=(entry);
                label for="file" { (t!(view, "check-file")) }
                input #file type="file";
                button { (t!(view, "check")) }
            }
            ol #steps aria-live="polite" {}
            pre #says hidden dir="ltr" tabindex="0" {}
        },
    )
}

/// What the script says of each step; it puts what it found in place of `%1` and `%2`.
fn steps(view: &View) -> String {
    json!({
        "proof": t!(view, "step-proof"),
        "entry": t!(view, "step-entry"),
        "key": t!(view, "step-key"),
        "number": t!(view, "step-number"),
        "log": t!(view, "step-log", log = "%1"),
        "leads": t!(view, "step-leads", entry = "%1", size = "%2"),
        "root": t!(view, "step-root"),
        "signed": t!(view, "step-signed", key = "%1", by = "%2"),
        "unsigned": t!(view, "step-unsigned", by = "%1", day = "%2"),
    })
    .to_string()
}

pub fn passkey(view: &View) -> Response {
    show(
        view,
        "/passkey",
        t!(view, "sign-with-passkey"),
        "/passkey.js",
        html! {
            @if !view.record.trust.keyring.is_entrusted() {
                p { (t!(view, "keys-none-yet")) " " a href=(view.action("/begin")) { (t!(view, "begin")) } }
            }
            (address(view))
            h2 { (t!(view, "make-passkey")) }
            p { (t!(view, "make-passkey-lead")) }
            form #make data-failed=(t!(view, "passkey-not-made")) {
                label for="holder" { (t!(view, "passkey-for")) }
                input #holder name="holder" required placeholder="NLD" pattern="[A-Za-z0-9:\\-]+" dir="ltr";
                label for="recipient" { (t!(view, "passkey-recipient")) }
                input #recipient name="recipient" placeholder="age1…" pattern="age1[a-z0-9]+" dir="ltr" autocomplete="off" spellcheck="false";
                button { (t!(view, "make-passkey")) }
            }
            pre #made hidden dir="ltr" tabindex="0" {}
            h2 { (t!(view, "say-something")) }
            p { (t!(view, "say-lead")) }
            pre dir="ltr" tabindex="0" { code { (PreEscaped(r#"{"act":{"act":"pledge","actor":"NLD","date":"2026-11-25","id":"nld-2026-1","detail":"…","source":"…"}}"#)) } }
            form #say data-recorded=(t!(view, "say-recorded", entry = "%1", day = "%2")) data-failed=(t!(view, "say-failed")) {
                label for="by" { (t!(view, "say-by")) }
                input #by name="by" required placeholder="NLD" dir="ltr";
                label for="words" { (t!(view, "say-words")) }
                textarea #words name="words" rows="8" cols="70" required spellcheck="false" dir="ltr" {}
                button { (t!(view, "sign-and-record")) }
            }
            p #became role="status" {}
        },
    )
}

/// Where the first two officers of a depositary register their passkeys, with the code that the server printed.
pub fn begin(view: &View) -> Response {
    let begun = view.record.trust.keyring.is_entrusted();
    show(
        view,
        "/begin",
        t!(view, "begin"),
        "/begin.js",
        html! {
            @if begun {
                p { (t!(view, "begun")) " " a href=(view.action("/keys")) { (t!(view, "keys")) } }
            }
            p { (t!(view, "begin-lead")) }
            (address(view))
            form #begin hidden[begun] data-first=(t!(view, "begin-first")) data-second=(t!(view, "begin-second")) data-failed=(t!(view, "say-failed")) {
                label for="code" { (t!(view, "begin-code")) }
                input #code name="code" required dir="ltr" autocomplete="off" spellcheck="false";
                label for="note" { (t!(view, "begin-note")) }
                input #note name="note" required;
                label for="officer" { (t!(view, "begin-officer")) }
                input #officer name="officer" required autocomplete="off";
                button name="register" { (t!(view, "begin-register")) }
                p role="status" {}
                p data-desk hidden { a href=(view.action("/desk")) { (t!(view, "desk")) } }
            }
        },
    )
}

/// For whoever came by a number: passkeys are made for names.
fn address(view: &View) -> Markup {
    html! { p.warning data-address hidden { (t!(view, "passkey-address")) " " a dir="ltr" href="" {} } }
}

fn show(view: &View, path: &str, title: String, script: &str, body: Markup) -> Response {
    view.answer(
        || {
            let here = Here { path, title: Text::own(title.as_str()), days: vec![], also: &[] };
            lay_out(view, &here, html! {
                (body)
                noscript { p.warning { (t!(view, "needs-javascript")) " " code { "comity verify" } ", " code { "comity record --sign" } } }
                script type="module" src={ (script) "?" (view.program) } {}
            })
        },
        || json!({ "page": title }),
        || vec![vec!["page".into()], vec![title.clone()]],
    )
}
