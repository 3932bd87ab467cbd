//! Whose signatures a statement takes, the button that asks for one, and what can be done once it is recorded.

use comity_ledger::{Kind, Statement, authority::Role};
use maud::{Markup, html};
use serde_json::{Value, json};

use super::super::{Seat, summary::only_act};
use crate::{
    question::forms,
    word::{address::encode, locale::t},
};

/// How many officers have to sign for whoever has signed in: none where they may not say it.
pub fn needed(view: &Seat<'_>, statement: &Statement<'_>) -> Option<Option<u8>> {
    let record = &view.record;
    let needed =
        |role: Role| record.trust.officers_needed(statement, role, &record.regime, record.checkpoint.size);
    view.session.as_ref().map(|session| needed(session.role))
}

/// Whose signatures it takes, and the button that asks for one.
pub fn signing(view: &Seat<'_>, statement: &Statement<'static>) -> Markup {
    let (content, by) = (&statement.content, &*statement.by);
    let mut said = json!({ "by": by, (content.kind.word()): content.fields.json() });
    if content.kind == Kind::Group {
        let members =
            statement.group.iter().map(|member| json!({ (member.kind.word()): member.fields.json() }));
        said["statements"] = members.collect();
    }
    let mut documents = statement.contents().iter().map(|content| content.fields.get("digest"));
    let document = documents.find(|digest| !digest.is_empty()).unwrap_or_default();
    html! {
        section.signing aria-labelledby="signing" {
            h2 #signing { (t!(view, "desk-signing")) }
            @match needed(view, statement) {
                None => p { (t!(view, "desk-sign-in-first")) },
                Some(None) => p.warning { "⊘ " (t!(view, "desk-may-not")) },
                Some(Some(officers)) => {
                    @if officers > 1 { p { (t!(view, "desk-needs-two")) } }
                    (sign_button(view, statement, &said, officers > 1, None, document))
                }
            }
        }
    }
}

/// The button that asks for a signature of what is said, as JSON; `document` is the digest of the one that the act cites, if it does.
pub fn sign_button(
    view: &Seat<'_>,
    statement: &Statement<'_>,
    said: &Value,
    waits: bool,
    digest: Option<&str>,
    document: &str,
) -> Markup {
    html! {
        form data-sign=(said.to_string()) data-act=(entries_before_act(statement)) data-waits[waits] data-digest=[digest]
            data-recorded=(t!(view, "say-recorded", entry = "%1", day = "%2")) data-waiting=(t!(view, "desk-now-waits"))
            data-failed=(t!(view, "say-failed")) data-later=(t!(view, "desk-later")) {
            @if !document.is_empty() {
                p hidden data-bring=(document) data-brought=(t!(view, "desk-brought")) data-failed=(t!(view, "desk-not-brought")) {
                    label { input type="checkbox" checked; " " (t!(view, "desk-bring")) }
                }
            }
            button { (t!(view, "desk-sign")) }
            p role="status" {}
            (next(view, statement))
        }
    }
}

/// How many entries after the first of a statement its act stands: the members of a group follow its heading.
fn entries_before_act(statement: &Statement<'_>) -> usize {
    let at = statement.group.iter().position(|member| member.kind == Kind::Act);
    at.filter(|_| only_act(statement).is_some()).map_or(0, |at| at + 1)
}

/// What can be done once it is recorded; the number of its entry is added to the addresses when it is known.
fn next(view: &Seat<'_>, statement: &Statement<'_>) -> Markup {
    let act = only_act(statement);
    let says = |column: &str| act.map(|act| act.fields.get(column)).filter(|text| !text.is_empty());
    // What is deposited with a depositary is told to all parties.
    let notified = says("instrument").is_some() && says("id").is_none();
    let form = forms::find(view.parameter("form"));
    // Another one on the same instrument, where a form begins with it.
    let another = form.map(|form| match says("instrument").filter(|_| form.has_steps()) {
        Some(instrument) => format!("/desk/new?form={}&instrument={}", form.id, encode(instrument)),
        None => format!("/desk/new?form={}", form.id),
    });
    let actor = says("actor").filter(|id| view.regime.register().actors.find(id).is_some());
    html! {
        p.next hidden data-next {
            span data-recorded-only {
                a href=(view.action("/log/entries/")) data-entry { (t!(view, "desk-next-entry")) } " · "
                @if act.is_some() { a href=(view.action("/annexes/")) data-entry { (t!(view, "annex-title")) } " · " }
                @if notified { a href=(view.action("/notifications/")) data-entry { (t!(view, "notification")) } " · " }
            }
            @if let Some(actor) = actor { a href=(view.action(&format!("/states/{actor}"))) { (view.name_of(actor)) } " · " }
            @if let Some(another) = another { a href=(view.action(&another)) { (t!(view, "desk-next-another")) } " · " }
            a href=(view.action("/desk")) { (t!(view, "desk")) }
        }
    }
}
