//! The desk's pages: what waits for me, every form, and what waits for a second signature.

use axum::response::Response;
use comity_ledger::{Kind, Statement};
use comity_regime::Diagnostic;
use maud::html;
use serde_json::json;

use super::{
    Seat, Session,
    form::{
        answers::sentence,
        changes::{changes, refused, tried},
        signing::sign_button,
        steps::{Step, line},
    },
    queue::Queue,
    seat::{here, script, signed_in},
    summary::{only_act, summary},
    table::{AtTable, outdated},
};
use crate::{
    part::layout::page as lay_out,
    question::{
        forms::{self, GROUPS},
        problem::Problem,
    },
    word::locale::t,
};

/// What waits for the reader, and every form.
pub fn page(view: &Seat<'_>) -> Response {
    let queue = Queue::of(view);
    view.private(
        || {
            lay_out(view, &here("/desk", t!(view, "desk")), html! {
                (signed_in(view))
                (queue.shown(view))
                section aria-labelledby="drafts" hidden data-drafts {
                    h2 #drafts { (t!(view, "desk-drafts")) }
                    ul data-label=(t!(view, "desk-draft")) {}
                }
                section aria-labelledby="forms" {
                    h2 #forms { (t!(view, "desk-forms")) }
                    p { (t!(view, "desk-forms-lead")) }
                    div.groups { @for (about, forms) in &*GROUPS { div {
                        h3 { (view.word("kind", about)) }
                        ul.found { @for form in forms { li { a href=(view.action(&format!("/desk/new?form={}", form.id))) { (view.word("form", form.id)) } } } }
                    } } }
                }
                (script(view))
            })
        },
        || {
            let forms: Vec<&str> = forms::all().map(|form| form.id).collect();
            json!({ "forms": forms, "waiting": queue.waiting_json(), "due": queue.due, "promised": queue.promised })
        },
    )
}

/// What an act at a table that waits does there by now: others may have acted at it since the first officer signed.
///
/// # Errors
/// The rule that refuses it by now, or that the definition said with an adoption is not the one that the text would become.
fn at_table(view: &Seat<'_>, statement: &Statement<'_>) -> Result<Option<AtTable>, Vec<Diagnostic>> {
    let Some(act) = only_act(statement) else { return Ok(None) };
    let at_table = AtTable::of(view, &act.fields)?;
    let becomes = at_table.as_ref().and_then(|at| at.becomes.as_ref());
    let said = statement.contents().iter().find(|content| content.kind == Kind::Definition);
    match becomes {
        Some(becomes) if said.is_none_or(|said| said.fields.get("text") != becomes.fields.get("text")) => {
            Err(vec![outdated(act.fields.get("target"))])
        }
        _ => Ok(at_table),
    }
}

/// What waits, what it would change, and the button to countersign it.
pub fn waiting(view: &Seat<'_>, digest: &str) -> Response {
    let item = view.session.as_ref().and_then(|session| view.waiting_item(session, digest));
    let Some(item) = item else {
        let problem = Problem::not_found("nothing waits there for whoever has signed in; sign in at /desk");
        return view.problem(problem.told(t!(view, "desk-nothing-there"), Some("/desk".into())));
    };
    let at_table = at_table(view, &item.statement);
    let tried = match &at_table {
        Ok(_) => tried(view, &item.statement),
        Err(found) => tried(view, &item.statement).and(Err(found.clone())),
    };
    let at_table = at_table.ok().flatten();
    let mine = |s: &Session| s.holder == item.statement.by && s.officer != item.officer;
    let to_sign = view.session.as_ref().is_some_and(mine);
    let log = &*view.record.key;
    view.private(
        || {
            lay_out(view, &here("/desk", t!(view, "desk-waiting-one")), html! {
                (signed_in(view))
                (line(view, &[(Step::Check, None), (Step::Second, None), (Step::Recorded, None)], Step::Second))
                p.lead {
                    @match only_act(&item.statement).and_then(|act| sentence(view, &act.fields)) {
                        Some(sentence) => (sentence),
                        None => (summary(view, &item.statement)),
                    }
                }
                @for content in item.statement.contents() {
                    dl { @for (column, text) in content.fields.pairs() {
                        dt { (view.word("column", column)) } dd.said { (view.original(text.to_string())) }
                    } }
                }
                p { (t!(view, "signed-by", who = &item.officer)) }
                @match &tried { Ok(preview) => (changes(view, preview, None, at_table.as_ref())), Err(found) => (refused(view, found, None)) }
                @if tried.is_err() {} @else if !to_sign { p { (t!(view, "desk-waits-for-other")) } }
                @else { (sign_button(view, &item.statement, &serde_json::from_str(&item.statement.encode(log)).unwrap_or_default(), false, Some(&item.digest), "")) }
                form data-withdraw=(item.digest) { button.plain { (t!(view, "desk-withdraw")) } p role="status" {} }
                (script(view))
            })
        },
        || serde_json::from_str(&item.statement.encode(log)).unwrap_or_default(),
    )
}
