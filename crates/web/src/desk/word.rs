//! A Word document that is brought to the desk: what was changed in it, as proposals that are signed in one. It is read and
//! thrown away; only what is signed is recorded.

use std::convert::Infallible;

use axum::{
    body::Bytes,
    http::{HeaderMap, StatusCode, header},
    response::Response,
};
use comity_draft::{
    Act, Does, Text,
    act::Operation,
    act::Proposal,
    fold,
    import::word::{self, Changes, Document},
    row_of,
};
use comity_ledger::{Content, Fields, Kind, Statement};
use comity_regime::{Day, Diagnostic};
use futures_util::stream;
use maud::{Markup, html};
use multer::{Constraints, Multipart, SizeLimit, parse_boundary};
use serde_json::{Value, json};

use super::{
    Preview, Seat,
    form::{
        changes::{changes, refused, tried},
        signing::signing,
    },
    seat::{here, script, signed_in},
    table::{AtTable, found},
    wrong,
};
use crate::{
    part::{layout::page as lay_out, text::said::text_path},
    question::problem::Problem,
    word::locale::t,
};

/// No document is larger, as wherever Word documents are read.
const DOCUMENT: usize = 16 << 20;
/// No other field is.
const FIELD: usize = 4 << 10;
/// Nor all of it together, with what stands around the fields.
pub const LARGEST: usize = DOCUMENT + (64 << 10);

/// What is asked for beside the document.
const FIELDS: [&str; 6] = ["text", "actor", "id", "source", "because", "together"];

/// A document that was brought, and what was filled in beside it.
pub struct Brought {
    document: Bytes,
    fields: Vec<(String, String)>,
}

impl Brought {
    /// What was filled in; nothing where that was left empty.
    fn get(&self, name: &str) -> &str {
        self.fields.iter().find(|(field, _)| field == name).map_or("", |(_, given)| given.trim())
    }

    /// Reads a form as browsers send one with a file (RFC 7578).
    ///
    /// # Errors
    /// It is no such form, has a field that is not asked for or is too large, or no document.
    pub async fn read(headers: &HeaderMap, body: Bytes) -> Result<Brought, Problem> {
        let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        let boundary = parse_boundary(kind).map_err(|_| {
            let what = format!("it is sent as '{kind}'; a document is brought as multipart/form-data");
            Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, what)
        })?;
        let largest = SizeLimit::new().per_field(FIELD as u64).for_field("document", DOCUMENT as u64);
        let known = FIELDS.into_iter().chain(["document"]).collect::<Vec<_>>();
        let bounds = Constraints::new().size_limit(largest).allowed_fields(known);
        let whole = stream::iter([Ok::<_, Infallible>(body)]);
        let mut parts = Multipart::with_constraints(whole, boundary, bounds);
        let mut brought = Brought { document: Bytes::new(), fields: vec![] };
        let unread = |why: multer::Error| {
            let status = match &why {
                multer::Error::FieldSizeExceeded { .. } => StatusCode::PAYLOAD_TOO_LARGE,
                _ => StatusCode::BAD_REQUEST,
            };
            Problem::new(status, format!("the form cannot be read: {why}"))
        };
        while let Some(part) = parts.next_field().await.map_err(unread)? {
            match part.name().unwrap_or_default().to_owned().as_str() {
                "document" => brought.document = part.bytes().await.map_err(unread)?,
                name => brought.fields.push((name.to_owned(), part.text().await.map_err(unread)?)),
            }
        }
        match brought.document.is_empty() {
            true => Err(Problem::bad("document: no Word document was chosen")),
            false => Ok(brought),
        }
    }
}

/// What a document comes to.
struct Made<'a> {
    text: &'a Text,
    document: Document,
    left_out: Vec<String>,
    /// Each proposal as the act that it would be.
    acts: Vec<Act>,
    statement: Statement<'static>,
    at_table: AtTable,
    tried: Result<Preview, Vec<Diagnostic>>,
}

/// What a document would propose, what of it was not understood, and the button that signs all of it in one.
pub fn page(view: &Seat<'_>, brought: &Brought) -> Response {
    let texts = view.texts();
    let id = brought.get("text");
    let Some(text) = texts.iter().find(|text| text.id == id) else {
        return view.problem(view.no_text(id));
    };
    match made(view, text, brought) {
        Ok(made) => view.private(|| shown(view, &made), || object(&made)),
        Err(problem) => view.problem(problem),
    }
}

fn made<'a>(view: &Seat<'_>, text: &'a Text, brought: &Brought) -> Result<Made<'a>, Problem> {
    let unfit = |what: String| Problem::new(StatusCode::UNPROCESSABLE_ENTITY, format!("document: {what}"));
    let day = view.today;
    let before = text.table(day, Day::MAX).ok_or_else(|| view.not_yet(text, day))?;
    let reading = before.reading();
    let document = word::read(&brought.document).map_err(|why| unfit(why.to_string()))?;
    let changed = document.changes_of(&text.id, &text.acts, &reading, brought.get("id"));
    let Changes { operations, left_out } = changed.map_err(|why| {
        let path = format!("{}.docx", text_path(&text.id));
        unfit(format!("{why}; take the text from {path} and change that"))
            .told(t!(view, "word-not-of-text"), Some(path))
    })?;
    if operations.is_empty() {
        let why =
            if left_out.is_empty() { String::new() } else { format!("; left out: {}", left_out.join("; ")) };
        return Err(unfit(format!("it changes no words that stand{why}")));
    }
    let acts = acts(view, brought, operations);
    let contents: Vec<Content<'static>> =
        acts.iter().map(|act| content(act, &text.id, brought.get("source"))).collect();
    let unsigned = brought.get("actor").to_owned();
    let by = view.session.as_ref().map_or(unsigned, |session| session.holder.clone());
    let statement = match <[Content<'static>; 1]>::try_from(contents) {
        Ok([one]) => Statement::unsigned(&by, one),
        Err(several) => Statement::group(&by, several),
    };
    let mut all = text.acts.clone();
    all.extend(acts.iter().cloned());
    let after = fold(&all, day, Day::MAX).unwrap_or_else(|| before.clone());
    // Each by the proposal that it is of.
    let refused: Vec<Diagnostic> = after
        .refused
        .iter()
        .filter_map(|refused| {
            let of = all.get(refused.act).filter(|_| refused.act >= text.acts.len())?;
            let id = of.does.makes().unwrap_or_default();
            Some(found("table", format!("{id}: {}", refused.why)))
        })
        .collect();
    let tried = match refused.is_empty() {
        true => tried(view, &statement),
        // What is wrong with the record's own columns comes first.
        false => tried(view, &statement).and(Err(refused)),
    };
    let at_table = AtTable::between(&text.id, before.working(), [reading, after.reading()]);
    Ok(Made { text, document, left_out, acts, statement, at_table, tried })
}

/// The proposals: one for each provision, so that each can be decided for itself, or all together.
fn acts(view: &Seat<'_>, brought: &Brought, operations: Vec<Operation>) -> Vec<Act> {
    let together = !brought.get("together").is_empty();
    let about = |operation: &Operation| operation.about().first().map(|id| (*id).to_owned());
    let mut groups: Vec<(Option<String>, Vec<Operation>)> = vec![];
    for operation in operations {
        let of = if together { None } else { about(&operation) };
        match groups.iter_mut().find(|(other, _)| *other == of) {
            Some((_, group)) => group.push(operation),
            None => groups.push((of, vec![operation])),
        }
    }
    let (id, several) = (brought.get("id"), groups.len() > 1);
    let act = |(n, (_, operations)): (usize, (Option<String>, Vec<Operation>))| {
        // New provisions are `ID.1` and so on.
        let id = if several { format!("{id}-{}", n + 1) } else { id.to_owned() };
        let because = brought.get("because").to_owned();
        let actor = brought.get("actor").to_owned();
        let does = Does::Proposal(Proposal { id, operations, because, ..Proposal::default() });
        Act { day: view.today, recorded: view.today, actor, does }
    };
    groups.into_iter().enumerate().map(act).collect()
}

/// An act as the record has it.
fn content(act: &Act, text: &str, source: &str) -> Content<'static> {
    let row = row_of(act, text);
    let day = row.day.to_string();
    let fields = Fields::new([
        ("date", day.as_str()),
        ("actor", &row.actor),
        ("act", "drafting"),
        ("id", &row.id),
        ("target", &row.target),
        ("value", &row.word),
        ("detail", &row.body),
        ("source", source),
    ]);
    Content { kind: Kind::Act, fields }
}

fn shown(view: &Seat<'_>, made: &Made<'_>) -> Markup {
    let found = &made.document.found;
    let not_understood = made.left_out.len() + found.not_read.values().sum::<usize>();
    let title = t!(view, "word-title");
    lay_out(
        view,
        &here("/desk/word", title),
        html! {
            (signed_in(view))
            p.lead {
                a href=(view.action(&text_path(&made.text.id))) { (view.original(made.text.title.as_str())) }
                @if let Some(base) = &made.document.base { " · " (t!(view, "word-of", day = view.locale.day(base.on))) }
            }
            @match &made.tried {
                Err(found) => { (refused(view, found, None)) (made.at_table.shown(view)) }
                Ok(preview) => (changes(view, preview, None, Some(&made.at_table))),
            }
            section aria-labelledby="left-out" {
                h2 #left-out { (t!(view, "word-left-out")) " (" (view.locale.number(not_understood)) ")" }
                @if not_understood == 0 { p { (t!(view, "word-all-understood")) } }
                ul {
                    @for left in &made.left_out { li { (view.original(left.as_str())) } }
                    @for (what, count) in &found.not_read { li { (view.locale.number(*count)) " × " (view.original(*what)) } }
                }
                @if !found.tracked.is_empty() {
                    p { (t!(view, "word-tracked")) }
                    ul { @for (author, tracked) in &found.tracked { li {
                        (view.original(author.as_str())) ": +" (view.locale.number(tracked.insertions)) " −" (view.locale.number(tracked.deletions))
                    } } }
                }
            }
            section aria-labelledby="lines" {
                h2 #lines { (t!(view, "word-lines")) " (" (view.locale.number(made.acts.len())) ")" }
                @for content in made.statement.contents() {
                    h3 { bdi { (content.fields.get("id")) } }
                    pre dir="ltr" { (content.fields.get("detail")) }
                }
            }
            @if made.tried.is_ok() { (signing(view, &made.statement)) }
            (script(view))
        },
    )
}

/// The same for programs.
fn object(made: &Made<'_>) -> Value {
    let found = &made.document.found;
    let proposals = made.statement.contents().iter().map(|content| content.fields.json());
    let mut says = json!({
        "by": &*made.statement.by,
        "proposals": proposals.collect::<Vec<_>>(),
        "left_out": made.left_out,
        "word": found,
        "text": made.at_table.json(),
    });
    match &made.tried {
        Ok(preview) => says["consequences"] = json!(preview.consequences),
        Err(found) => says["refused"] = found.iter().map(wrong).collect(),
    }
    says
}
