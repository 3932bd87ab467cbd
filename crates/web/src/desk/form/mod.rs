//! What is said at the desk: the forms, step by step, and what they would change.

pub mod answers;
pub mod changes;
mod fields;
mod note;
pub mod signing;
pub mod steps;

use axum::response::Response;
use comity_ledger::{Content, Fields, Kind, Statement, keyring::DEPOSITARY};
use comity_regime::{Diagnostic, language::ast::Force};
use maud::{Markup, html};
use serde_json::json;

use super::{
    Preview, Seat,
    seat::{here, script, signed_in},
    table::AtTable,
    wrong,
};
use crate::{
    part::layout::page as lay_out,
    question::forms::{self, Field, Form},
    word::locale::t,
};
use answers::answers;
use changes::{changes, refused, tried};
use fields::input;
use note::Note;
use signing::{needed, signing};
use steps::{Step, Way};

/// A form, and what it would change.
pub fn page(view: &Seat<'_>) -> Response {
    let id = view.parameter("form");
    let Some(form) = forms::find(id) else {
        return view.problem(view.no_page(&format!("desk/new?form={id}")));
    };
    let mut way = Way::of(view, form);
    let said = Said::of(view, form, !view.parameter("preview").is_empty() || way.at == Step::Check);
    if let Some(Err(found)) = &said.tried {
        way.refused(found);
    }
    view.private(
        || {
            let title = view.word("form", form.id).text;
            let two = matches!(needed(view, &said.statement), Some(Some(officers)) if officers > 1);
            lay_out(view, &here("/desk/new", title), html! {
                (signed_in(view))
                (way.line(two))
                @if form.has_steps() { (step(view, &way, &said)) } @else { (whole(view, &way, &said)) }
                (script(view))
            })
        },
        || match &said.tried {
            None => json!({ "form": form.id, "fields": form.asked().map(|f| f.column).collect::<Vec<_>>() }),
            Some(Err(found)) => json!({ "form": form.id, "refused": found.iter().map(wrong).collect::<Vec<_>>() }),
            Some(Ok(preview)) => {
                let mut says = json!({ "form": form.id, "on": preview.on, (form.kind().word()): said.fields.json(), "consequences": preview.consequences });
                if let Some(source) = &said.source {
                    says[source.kind.word()] = source.fields.json().into();
                }
                if let Some(at_table) = &said.at_table {
                    says["text"] = at_table.json();
                }
                says
            }
        },
    )
}

/// What is filled in, as it would be said.
struct Said {
    fields: Fields<'static>,
    /// The note verbale on which it rests, and what that is called.
    note: Option<Note>,
    /// The row of that, where the record does not have it yet.
    source: Option<Content<'static>>,
    statement: Statement<'static>,
    at_table: Option<AtTable>,
    /// What it would change or what is wrong with it, where that is asked.
    tried: Option<Result<Preview, Vec<Diagnostic>>>,
}

impl Said {
    fn of(view: &Seat<'_>, form: &Form, asked: bool) -> Said {
        let (note, wrong_note) = match form.has_steps().then(|| Note::given(view)) {
            None => (None, None),
            Some(Ok(note)) => (note, None),
            Some(Err(found)) => (None, Some(found)),
        };
        let cited = note.as_ref().map(|note| note.cited(view, view.parameter("actor")));
        let fields = fields(view, form, cited.as_ref().map_or("", |cited| &cited.id));
        let source = cited.and_then(|cited| cited.row);
        let waits = source.as_ref().and_then(|_| note.as_ref()?.waits(view));
        let wrong_note = wrong_note.or(waits.map(|waits| vec![waits]));
        let content = Content { kind: form.kind(), fields: fields.clone() };
        let at_table = if asked { AtTable::of(view, &fields) } else { Ok(None) };
        // A source, to which others refer, is the depositary's to say.
        let own_act = content.kind == Kind::Act && source.is_none();
        let unsigned = if own_act { fields.get("actor") } else { DEPOSITARY };
        let by = view.session.as_ref().map_or(unsigned.to_owned(), |s| s.holder.clone());
        // An adopted text and the definition that it becomes are said in one.
        let becomes = at_table.as_ref().ok().and_then(Option::as_ref).and_then(|at| at.becomes.clone());
        // So are a note and the act that rests on it.
        let mut all: Vec<_> = source.clone().into_iter().chain([content]).chain(becomes).collect();
        let statement = match all.pop() {
            Some(only) if all.is_empty() => Statement::unsigned(&by, only),
            last => Statement::group(&by, all.into_iter().chain(last).collect()),
        };
        let (at_table, refused_there) = match at_table {
            Ok(at_table) => (at_table, None),
            Err(found) => (None, Some(found)),
        };
        let tried = asked.then(|| match (wrong_note, refused_there) {
            (Some(found), _) => Err(found),
            // What is wrong with the record's own columns comes first.
            (None, Some(found)) => tried(view, &statement).and(Err(found)),
            (None, None) => tried(view, &statement),
        });
        Said { fields, note, source, statement, at_table, tried }
    }

    /// What was found in it.
    fn found(&self) -> &[Diagnostic] {
        match &self.tried {
            None => &[],
            Some(Err(found)) => found,
            Some(Ok(preview)) => &preview.warnings,
        }
    }
}

/// A form as a whole, and below it what it would change.
fn whole(view: &Seat<'_>, way: &Way<'_>, said: &Said) -> Markup {
    html! {
        form.entry method="get" action=(view.action("/desk/new#changes")) data-draft=(way.form.id) {
            input type="hidden" name="form" value=(way.form.id);
            @for field in way.form.fields { (input(view, way.form, field, said.found())) }
            div.buttons {
                button name="preview" value="1" { (t!(view, "desk-show-changes")) }
                p.quiet role="status" data-saved=(t!(view, "desk-saved")) {}
            }
        }
        @match &said.tried {
            None => {}
            Some(Err(found)) => (refused(view, found, Some(way))),
            Some(Ok(preview)) => {
                (changes(view, preview, Some(way), said.at_table.as_ref()))
                (signing(view, &said.statement))
            }
        }
    }
}

/// One step: its question; or at the end what was answered, what it would change, and the signature.
fn step(view: &Seat<'_>, way: &Way<'_>, said: &Said) -> Markup {
    html! {
        @if let Some(Err(found)) = &said.tried { (refused(view, found, Some(way))) }
        @match (way.at, &said.tried) {
            (Step::Instrument, _) => (instruments(view, way)),
            (Step::Check, tried) => {
                (answers(view, way, &said.fields, said.note.as_ref()))
                @if let Some(Ok(preview)) = tried {
                    (changes(view, preview, Some(way), said.at_table.as_ref()))
                    (signing(view, &said.statement))
                }
            }
            _ => (question(view, way, said)),
        }
    }
}

/// The question of a step, with what was answered to others.
fn question(view: &Seat<'_>, way: &Way<'_>, said: &Said) -> Markup {
    let is_said = |field: &&Field| said.found().iter().any(|d| d.field.as_deref() == Some(field.column));
    let missing = way.missing().filter(|field| !is_said(field)).map(|field| note::missing(field.column));
    let found: Vec<Diagnostic> = said.found().iter().cloned().chain(missing).collect();
    let (aside, asked): (Vec<&Field>, Vec<&Field>) = way.fields().partition(|field| is_aside(field));
    let (noted, asked): (Vec<&Field>, Vec<&Field>) = asked.into_iter().partition(|field| note::is_of(field));
    let states = !noted.is_empty() && note::may_state(view);
    let opened = |field: &&Field| {
        !view.parameter(field.column).is_empty()
            || found.iter().any(|d| d.field.as_deref() == Some(field.column))
    };
    html! {
        form.entry method="get" action=(view.action("/desk/new")) data-draft=(way.form.id) {
            h2 { (view.word("ask", way.at.word())) }
            input type="hidden" name="form" value=(way.form.id);
            @for (column, text) in way.carried() { input type="hidden" name=(column) value=(text); }
            @for field in asked {
                @if states && field.column == "source" {
                    fieldset.note {
                        legend { (t!(view, "desk-note")) }
                        p.quiet { (t!(view, "desk-note-lead")) }
                        @for field in &noted { (input(view, way.form, field, &found)) }
                    }
                    // One of the two is enough.
                    (input(view, way.form, &Field { required: false, ..*field }, &found))
                } @else { (input(view, way.form, field, &found)) }
            }
            @if !aside.is_empty() {
                details open[aside.iter().any(opened)] {
                    summary { (t!(view, "desk-more")) }
                    @for field in &aside { (input(view, way.form, field, &found)) }
                }
            }
            div.buttons {
                @match way.next() {
                    Some(next) => button name="step" value=(next.word()) { (t!(view, "desk-continue")) },
                    None => button name="preview" value="1" { (t!(view, "desk-show-changes")) },
                }
                @if let Some(back) = way.previous() { a href=(way.to(back)) { (t!(view, "desk-back")) } }
                p.quiet role="status" data-saved=(t!(view, "desk-saved")) {}
            }
        }
    }
}

/// What few acts say: it is asked, and stands aside.
fn is_aside(field: &Field) -> bool {
    ["effective", "territory", "place", "note"].contains(&field.column)
}

/// The instruments to choose from: treaties first, and what was made at meetings last.
fn instruments(view: &Seat<'_>, way: &Way<'_>) -> Markup {
    let register = view.regime.register();
    let (first, others): (Vec<_>, Vec<_>) = view.instruments().partition(|ix| {
        let definition = register.definition(*ix);
        definition.stands_alone() && definition.force == Force::Binding
    });
    let list = |all: &[_]| {
        html! {
            ul.found { @for ix in all {
                @let definition = register.definition(*ix);
                li { a href=(way.with_instrument(&definition.id)) aria-current=[(view.parameter("instrument") == definition.id).then_some("true")] { (view.title(&definition.titles, &definition.title)) } }
            } }
        }
    };
    html! {
        section aria-labelledby="instruments" {
            h2 #instruments { (view.word("ask", "instrument")) }
            (list(&first))
            @if !others.is_empty() {
                details open[first.is_empty()] { summary { (t!(view, "desk-other-instruments")) } (list(&others)) }
            }
        }
    }
}

/// The act that a form says, as far as it is filled in. Browsers end lines with two signs (the HTML standard, "constructing the
/// entry list"), the record with one. The note on which it rests is cited by its id, before other sources.
fn fields(view: &Seat<'_>, form: &Form, note: &str) -> Fields<'static> {
    let given = |field: &Field| match (field.column, view.parameter(field.column)) {
        ("source", other) if !note.is_empty() && !other.is_empty() => format!("{note}; {other}"),
        ("source", "") => note.to_owned(),
        (_, text) => text.replace("\r\n", "\n"),
    };
    let given: Vec<(&str, String)> = form.fields.iter().map(|field| (field.column, given(field))).collect();
    let given = given.iter().map(|(column, text)| (*column, text.as_str()));
    Fields::new(form.act.map(|act| ("act", act)).into_iter().chain(given))
}
