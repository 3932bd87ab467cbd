//! The desk's pages: what waits for me, the forms, and what a statement would change before it is signed.

use axum::response::Response;
use comity_ledger::{Content, Fields, Kind, Statement, authority::Role, keyring::DEPOSITARY};
use comity_regime::{Diagnostic, When, consequence::InstrumentChange};
use maud::{Markup, html};
use serde_json::{Value, json};

use super::{
    Preview, Seat, Session, Untried,
    fields::{input, label},
    preview,
    queue::Queue,
    summary::summary,
    table::{AtTable, outdated},
    wrong,
};
use crate::{
    part::{
        forum::due::due_table,
        layout::{Here, page as lay_out},
        rectified,
    },
    question::{
        forms::{self, Form, GROUPS},
        problem::Problem,
        view::Text,
    },
    word::locale::t,
};

pub(super) fn here(path: &str, title: String) -> Here<'_> {
    Here { path, title: Text::own(title), days: vec![], also: &[] }
}

pub(super) fn script(view: &Seat<'_>) -> Markup {
    html! { script type="module" src={ "/desk.js?" (view.program) } {} }
}

/// Who has signed in; or how to.
pub(super) fn signed_in(view: &Seat<'_>) -> Markup {
    html! {
        div #session.session data-who=[view.session.as_ref().map(|session| view.name_of(&session.holder).text)] data-failed=(t!(view, "desk-failed")) data-none=(t!(view, "desk-no-passkey")) {
            @match &view.session {
                Some(session) => {
                    p { "● " (t!(view, "desk-signed-in", who = view.name_of(&session.holder).text, role = view.word("role", session.role.word()).text, officer = &session.officer))
                        " " button.plain type="button" data-sign-out { (t!(view, "desk-sign-out")) } }
                }
                None => {
                    form data-sign-in {
                        label { (t!(view, "desk-as")) " " input name="holder" required autocomplete="off" dir="ltr" placeholder="depositary"; }
                        " " button { (t!(view, "desk-sign-in")) }
                        " " a href=(view.action("/passkey")) { (t!(view, "make-passkey")) }
                    }
                    noscript { p.warning { (t!(view, "needs-javascript")) " " code { "comity record --sign" } } }
                }
            }
            p role="status" {}
        }
    }
}

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

/// A form, and what it would change.
pub fn new(view: &Seat<'_>) -> Response {
    let id = view.parameter("form");
    let Some(form) = forms::find(id) else {
        return view.problem(view.no_page(&format!("desk/new?form={id}")));
    };
    let fields = fields(view, form);
    let asked = !view.parameter("preview").is_empty();
    let content = Content { kind: form.kind(), fields: fields.clone() };
    let at_table = if asked { AtTable::of(view, &fields) } else { Ok(None) };
    let unsigned = if content.kind == Kind::Act { fields.get("actor") } else { DEPOSITARY };
    let by = view.session.as_ref().map_or(unsigned.to_owned(), |s| s.holder.clone());
    // An adopted text and the definition that it becomes are said in one.
    let becomes = at_table.as_ref().ok().and_then(Option::as_ref).and_then(|at| at.becomes.clone());
    let statement = match becomes {
        Some(definition) => Statement::group(&by, vec![content.clone(), definition]),
        None => Statement::unsigned(&by, content.clone()),
    };
    let (at_table, refused_there) = match at_table {
        Ok(at_table) => (at_table, None),
        Err(found) => (None, Some(found)),
    };
    let tried = asked.then(|| match refused_there {
        // What is wrong with the record's own columns comes first.
        Some(found) => tried(view, &statement).and(Err(found)),
        None => tried(view, &statement),
    });
    let found: &[Diagnostic] = match &tried {
        None => &[],
        Some(Err(found)) => found,
        Some(Ok(preview)) => &preview.warnings,
    };
    view.private(
        || {
            let title = view.word("form", form.id).text;
            lay_out(view, &here("/desk/new", title), html! {
                (signed_in(view))
                form.entry method="get" action=(view.action("/desk/new#changes")) data-draft=(form.id) {
                    input type="hidden" name="form" value=(form.id);
                    @for field in form.fields { (input(view, form, field, found)) }
                    div.buttons {
                        button name="preview" value="1" { (t!(view, "desk-show-changes")) }
                        p.quiet role="status" data-saved=(t!(view, "desk-saved")) {}
                    }
                }
                @match &tried {
                    None => {}
                    Some(Err(found)) => (refused(view, found, Some(form))),
                    Some(Ok(preview)) => {
                        (changes(view, preview, Some(form), at_table.as_ref()))
                        (signing(view, &statement))
                    }
                }
                (script(view))
            })
        },
        || match &tried {
            None => json!({ "form": form.id, "fields": form.fields.iter().map(|f| f.column).collect::<Vec<_>>() }),
            Some(Err(found)) => json!({ "form": form.id, "refused": found.iter().map(wrong).collect::<Vec<_>>() }),
            Some(Ok(preview)) => {
                let mut says = json!({ "form": form.id, "on": preview.on, (content.kind.word()): fields.json(), "consequences": preview.consequences });
                if let Some(at_table) = &at_table {
                    says["text"] = at_table.json();
                }
                says
            }
        },
    )
}

/// What a statement would change, or what is wrong with it.
pub(super) fn tried(view: &Seat<'_>, statement: &Statement<'_>) -> Result<Preview, Vec<Diagnostic>> {
    preview(&view.record, &view.site.history, statement, view.today).map_err(Untried::findings)
}

/// The act that a form says, as far as it is filled in. Browsers end lines with two signs (the HTML standard, "constructing the
/// entry list"), the record with one.
fn fields(view: &Seat<'_>, form: &Form) -> Fields<'static> {
    let given: Vec<(&str, String)> = form
        .fields
        .iter()
        .map(|field| (field.column, view.parameter(field.column).replace("\r\n", "\n")))
        .collect();
    let given = given.iter().map(|(column, text)| (*column, text.as_str()));
    Fields::new(form.act.map(|act| ("act", act)).into_iter().chain(given))
}

/// Why it would not be recorded.
pub(super) fn refused(view: &Seat<'_>, found: &[Diagnostic], form: Option<&Form>) -> Markup {
    html! {
        section.warning role="alert" aria-labelledby="changes" {
            h2 #changes { (t!(view, "desk-refused")) }
            ul { @for d in found { li { (finding(view, d, form)) } } }
        }
    }
}

/// What is wrong: where, the rule, and how it does not hold here.
fn finding(view: &Seat<'_>, d: &Diagnostic, form: Option<&Form>) -> Markup {
    html! {
        @if let Some((form, field)) = form.and_then(|form| Some((form, form.field(d.field.as_deref()?)?))) {
            a href=(format!("#{}", field.column)) { (label(view, form, field.column)) } ": "
        }
        strong { (view.word("finding", d.code)) } br;
        (view.original(d.message.as_str())) @if let Some(help) = &d.help { br; (view.original(help.as_str())) }
    }
}

/// What it changes.
pub(super) fn changes(
    view: &Seat<'_>,
    preview: &Preview,
    form: Option<&Form>,
    at_table: Option<&AtTable>,
) -> Markup {
    let c = &preview.consequences;
    let register = view.regime.register();
    html! {
        section.changes aria-labelledby="changes" {
            h2 #changes { (t!(view, "desk-changes")) }
            @for d in &preview.warnings { p.warning { "▲ " (finding(view, d, form)) } }
            @for (act, by) in &preview.corrects { p { (rectified::changes(view, act, by)) } }
            @if let Some(at_table) = at_table { (at_table.shown(view)) }
            @if c.is_empty() && preview.corrects.is_empty() && at_table.is_none() { p { (t!(view, "desk-changes-nothing")) } }
            @if !c.defined.is_empty() { p { "+ " (t!(view, "desk-defined")) ": " (c.defined.join(", ")) } }
            @if !c.undefined.is_empty() { p { "− " (t!(view, "desk-undefined")) ": " (c.undefined.join(", ")) } }
            @for change in &c.instruments {
                @let (before, after) = (&change.before, &change.after);
                @let title = register.instrument(&after.instrument).map(|ix| view.title(&register.definition(ix).titles, &after.title));
                h3 { @if let Some(title) = title { (title) } }
                ul {
                    @if let (Some(have), Some(needed)) = (after.have, after.needed) {
                        @if before.have != after.have || before.needed != after.needed { li { (t!(view, "desk-have-needed", have = have, needed = needed)) } }
                    }
                    @if before.entry_into_force != after.entry_into_force {
                        li { strong {
                            @match after.entry_into_force {
                                Some(day) => (t!(view, "desk-enters", day = view.locale.when(day), count = bound_by(change, day))),
                                None => (t!(view, "desk-enters-not")),
                            }
                        } }
                    }
                    @else { @for (id, day) in &change.bound {
                        li { (view.name_of(id)) ": " @match day { Some(day) => (t!(view, "desk-bound-from", day = view.locale.when(*day))), None => (t!(view, "desk-bound-no-more")) } }
                    } }
                    @if before.parties != after.parties { li { (t!(view, "desk-parties", before = before.parties, after = after.parties, day = view.locale.day(preview.on))) } }
                    @if before.signatories != after.signatories { li { (t!(view, "desk-signatories", before = before.signatories, after = after.signatories)) } }
                }
            }
            @if !c.due.is_empty() { h3 { (t!(view, "desk-becomes-due")) } (due_table(view, &c.due)) }
            @if !c.settled.is_empty() { h3 { (t!(view, "desk-due-no-more")) } (due_table(view, &c.settled)) }
            @if !c.commitments.is_empty() {
                h3 { (t!(view, "commitments")) }
                ul { @for change in c.commitments.iter().take(20) {
                    li { (view.name_of(&change.actor)) ": " (view.original(change.text.as_str())) " — "
                        @if let Some(state) = change.before { (view.state(state.title())) " → " }
                        @match change.after { Some(state) => (view.state(state.title())), None => (t!(view, "desk-gone")) } }
                } }
                @if c.commitments.len() > 20 { p.quiet { (t!(view, "search-first", count = 20_usize)) } }
            }
            @if !c.is_empty() {
                h3 { (t!(view, "desk-pages-change")) }
                p { @for path in pages(preview) { a href=(view.action(&path)) { (path) } " " } }
            }
        }
    }
}

/// How many are bound from the day of entry into force on.
fn bound_by(change: &InstrumentChange, day: When) -> usize {
    change.bound.iter().filter(|(_, bound)| bound.is_some_and(|bound| bound.latest <= day.latest)).count()
}

/// The pages and feeds that are other ones when it is recorded.
fn pages(preview: &Preview) -> Vec<String> {
    let c = &preview.consequences;
    let mut all = vec!["/".to_owned(), "/acts.atom".into()];
    all.extend(c.defined.iter().map(|id| format!("/search?q={id}")));
    all.extend(c.instruments.iter().map(|change| format!("/instruments/{}", change.after.instrument)));
    if !c.due.is_empty() || !c.settled.is_empty() {
        all.push("/calendar.ics".into());
    }
    let bound = c.instruments.iter().flat_map(|change| &change.bound).map(|(id, _)| id);
    let states = bound.chain(c.commitments.iter().map(|change| &change.actor)).take(6);
    all.extend(states.map(|id| format!("/states/{id}")));
    let mut seen = std::collections::HashSet::new();
    all.retain(|path| seen.insert(path.clone()));
    all
}

/// Whose signatures it takes, and the button that asks for one.
pub(super) fn signing(view: &Seat<'_>, statement: &Statement<'static>) -> Markup {
    let record = &view.record;
    let needed = |role: Role| {
        record.trust.officers_needed(statement, role, &view.record.regime, record.checkpoint.size)
    };
    let (content, by) = (&statement.content, &*statement.by);
    let mut said = json!({ "by": by, (content.kind.word()): content.fields.json() });
    if content.kind == Kind::Group {
        let members =
            statement.group.iter().map(|member| json!({ (member.kind.word()): member.fields.json() }));
        said["statements"] = members.collect();
    }
    let document = statement.contents().first().map_or("", |first| first.fields.get("digest"));
    html! {
        section.signing aria-labelledby="signing" {
            h2 #signing { (t!(view, "signed")) }
            @match view.session.as_ref().map(|s| needed(s.role)) {
                None => p { (t!(view, "desk-sign-in-first")) },
                Some(None) => p.warning { "⊘ " (t!(view, "desk-may-not")) },
                Some(Some(officers)) => {
                    @if officers > 1 { p { (t!(view, "desk-needs-two")) } }
                    (sign_button(view, &said, officers > 1, None, document))
                }
            }
        }
    }
}

/// The button that asks for a signature; `document` is the digest of the one that the act cites, if it does.
fn sign_button(
    view: &Seat<'_>,
    statement: &Value,
    waits: bool,
    digest: Option<&str>,
    document: &str,
) -> Markup {
    html! {
        form data-sign=(statement.to_string()) data-waits[waits] data-digest=[digest]
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

/// What can be done once it is recorded; the number of its entry is added to the addresses when it is known.
fn next(view: &Seat<'_>, statement: &Value) -> Markup {
    let act = &statement["act"];
    // What is deposited with a depositary is told to all parties.
    let notified = act["instrument"].is_string() && !act["id"].is_string();
    let form = view.parameter("form");
    html! {
        p.next hidden data-next {
            span data-recorded-only {
                a href=(view.action("/log/entries/")) data-entry { (t!(view, "desk-next-entry")) } " · "
                @if notified { a href=(view.action("/notifications/")) data-entry { (t!(view, "notification")) } " · " }
            }
            @if forms::find(form).is_some() { a href=(view.action(&format!("/desk/new?form={form}"))) { (t!(view, "desk-next-another")) } " · " }
            a href=(view.action("/desk")) { (t!(view, "desk")) }
        }
    }
}

/// What an act at a table that waits does there by now: others may have acted at it since the first officer signed.
///
/// # Errors
/// The rule that refuses it by now, or that the definition said with an adoption is not the one that the text would become.
fn at_table(view: &Seat<'_>, statement: &Statement<'_>) -> Result<Option<AtTable>, Vec<Diagnostic>> {
    let Some(act) = statement.contents().iter().find(|content| content.kind == Kind::Act) else {
        return Ok(None);
    };
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
                p.lead { (summary(view, &item.statement)) }
                @for content in item.statement.contents() {
                    dl { @for (column, text) in content.fields.pairs() {
                        dt { (view.word("column", column)) } dd.said { (view.original(text.to_string())) }
                    } }
                }
                p { (t!(view, "signed-by", who = &item.officer)) }
                @match &tried { Ok(preview) => (changes(view, preview, None, at_table.as_ref())), Err(found) => (refused(view, found, None)) }
                @if tried.is_err() {} @else if !to_sign { p { (t!(view, "desk-waits-for-other")) } }
                @else { (sign_button(view, &serde_json::from_str(&item.statement.encode(log)).unwrap_or_default(), false, Some(&item.digest), "")) }
                form data-withdraw=(item.digest) { button.plain { (t!(view, "desk-withdraw")) } p role="status" {} }
                (script(view))
            })
        },
        || serde_json::from_str(&item.statement.encode(log)).unwrap_or_default(),
    )
}
