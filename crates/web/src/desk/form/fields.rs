//! The fields of the desk's forms: what is asked for, and from what it is chosen.

use comity_assess::promise::{Which, commitments};
use comity_regime::{ActKind, ActorKind, Day, Diagnostic, proceeding::What};
use maud::{Markup, html};

use super::{super::Seat, note};
use crate::{
    question::{
        forms::{Field, Form, Input},
        view::Text,
    },
    word::locale::t,
};

/// How much of a text is shown where it is one of several to choose from, in characters.
const OFFERED: usize = 90;

/// What was filled in; or else who speaks, where that is asked.
fn value<'a>(view: &'a Seat<'_>, field: &Field) -> &'a str {
    match view.parameter(field.column) {
        "" if field.column == "actor" => {
            view.speaker().map_or("", |actor| &view.regime.register().actors[actor].id)
        }
        given => given,
    }
}

/// How a day is written that is not known exactly (EDTF).
const INEXACT: &str = "2016-04, 2016-04-08/2016-04-12, 2016~";

/// What a column is called in a form.
pub fn label(view: &Seat<'_>, form: &Form, column: &str) -> Text {
    let own = view.locale.word("field", &format!("{}-{column}", form.id));
    own.map_or_else(|| view.word("field", column), Text::own)
}

/// How a field is filled in, where that has to be said.
fn hint(view: &Seat<'_>, form: &Form, field: &Field) -> Option<String> {
    let own = view.locale.word("hint", &format!("{}-{}", form.id, field.column));
    let chosen = matches!(field.input, Input::Forum | Input::Session);
    own.or_else(|| view.locale.word("hint", field.column).filter(|_| !chosen))
}

/// A field with its label, what may be chosen or is offered, and what is wrong with what was filled in.
pub fn input(view: &Seat<'_>, form: &Form, field: &Field, found: &[Diagnostic]) -> Markup {
    let (column, value) = (field.column, value(view, field));
    let hint = hint(view, form, field);
    let wrong: Vec<&Diagnostic> = found.iter().filter(|d| d.field.as_deref() == Some(column)).collect();
    let invalid = (!wrong.is_empty()).then_some("true");
    let described = match (hint.is_some(), !wrong.is_empty()) {
        (false, false) => None,
        (true, false) => Some(format!("{column}-hint")),
        (false, true) => Some(format!("{column}-wrong")),
        (true, true) => Some(format!("{column}-wrong {column}-hint")),
    };
    let register = view.regime.register();
    let select = |options: Vec<(String, String)>| {
        html! {
            select id=(column) name=(column) required[field.required] aria-invalid=[invalid] aria-describedby=[&described] {
                option value="" {}
                @for (id, text) in &options { option value=(id) selected[id == value] { (text) } }
            }
        }
    };
    let offer = |offered: Vec<(String, String)>| {
        html! {
            input #(column) name=(column) value=(value) required[field.required] aria-invalid=[invalid] aria-describedby=[&described]
                maxlength="500" dir="auto" list=(format!("{column}-offered"));
            datalist id=(format!("{column}-offered")) { @for (id, text) in &offered { option value=(id) { (text) } } }
        }
    };
    html! {
        div.field {
            label for=(column) { (label(view, form, column)) @if !field.required && !note::is_of(field) { " " span.quiet { (t!(view, "optional")) } } }
            @match field.input {
                Input::Actor => (select(actors(view))),
                Input::Instrument => (select(view.instruments().map(|ix| {
                    let definition = register.definition(ix);
                    (definition.id.clone(), view.title(&definition.titles, &definition.title).text)
                }).collect())),
                Input::Forum => (select(register.forums.iter().map(|f| (f.id.clone(), view.title(&f.titles, &f.title).text)).collect())),
                Input::Session => (select(sessions(view))),
                Input::Source => (offer(register.sources.iter().rev().map(|s| (s.id.clone(), s.title.clone())).collect())),
                Input::Commitment => (offer(promised(view))),
                Input::Decision => (offer(decisions(view))),
                Input::Choice(vocabulary, words) => (select(known(view, vocabulary, words).into_iter().map(|word| (word.to_owned(), view.word(vocabulary, word).text)).collect())),
                Input::Date | Input::Day => {
                    @let exact = value.is_empty() || Day::parse(value).is_some();
                    input #(column) type=(if exact { "date" } else { "text" }) name=(column) value=(value) required[field.required]
                        aria-invalid=[invalid] aria-describedby=[&described] placeholder=(INEXACT) dir="ltr";
                    @if column == "date" && exact {
                        " " button.plain type="button" hidden data-today=(view.today) { (t!(view, "desk-today", day = view.locale.day(view.today))) }
                    }
                    @if field.input == Input::Date && exact {
                        " " button.plain type="button" hidden data-inexact=(column) { (t!(view, "desk-inexact")) }
                    }
                }
                Input::Digest => {
                    input #(column) name=(column) value=(value) required[field.required] aria-invalid=[invalid] aria-describedby=[&described]
                        maxlength="64" dir="ltr";
                    input type="file" hidden data-digest-into=(column) aria-label=(t!(view, "desk-document")) aria-describedby={ (column) "-file" };
                    p.quiet #{ (column) "-file" } { (t!(view, "desk-digest")) }
                }
                Input::Text => input #(column) name=(column) value=(value) required[field.required] aria-invalid=[invalid] aria-describedby=[&described]
                    maxlength="500" dir="auto";,
                Input::File => textarea #(column) name=(column) required[field.required] aria-invalid=[invalid] aria-describedby=[&described]
                    rows="18" maxlength="8000" dir="ltr" spellcheck="false" wrap="off" { (value) },
                Input::Words => textarea #(column) name=(column) required[field.required] aria-invalid=[invalid] aria-describedby=[&described]
                    rows="4" maxlength="4000" dir="auto" { (value) },
            }
            @if !wrong.is_empty() { p.warning #(format!("{column}-wrong")) { @for d in wrong { "▲ " (view.word("finding", d.code)) " " } } }
            @if let Some(hint) = hint { p.quiet #(format!("{column}-hint")) { (hint) } }
        }
    }
}

/// The words of a choice; of kinds of act, those that the instrument knows, once it is chosen.
fn known<'a>(view: &Seat<'_>, vocabulary: &str, words: &'a [&'a str]) -> Vec<&'a str> {
    let register = view.regime.register();
    let chosen = register.instrument(view.parameter("instrument")).filter(|_| vocabulary == "act");
    let knows = |word: &&&str| match (chosen, ActKind::parse(word)) {
        // Nobody ratifies what takes effect on subscription.
        (Some(ix), Ok(kind)) if register.definition(ix).on_subscription().is_some() => {
            kind == ActKind::Subscription || !kind.is_consent()
        }
        (Some(ix), Ok(kind)) => register.definition(ix).knows(kind, view.today),
        _ => true,
    };
    words.iter().filter(knows).copied().collect()
}

fn actors(view: &Seat<'_>) -> Vec<(String, String)> {
    let actors = &view.regime.register().actors;
    let mut all: Vec<_> = actors
        .iter()
        .filter(|(_, a)| a.exists_on(view.today))
        .map(|(ix, a)| (a.kind == ActorKind::Organisation, a.id.clone(), view.name(ix).text))
        .collect();
    all.sort_by(|(x, _, a), (y, _, b)| x.cmp(y).then_with(|| view.locale.compare(a, b)));
    all.into_iter().map(|(_, id, name)| (id, name)).collect()
}

fn sessions(view: &Seat<'_>) -> Vec<(String, String)> {
    let docket = view.regime.docket();
    let mut all: Vec<_> = docket.ids().filter_map(|id| docket.session(id)).collect();
    all.sort_by_key(|s| std::cmp::Reverse(s.from.earliest));
    all.iter()
        .map(|s| {
            (s.id().to_owned(), if s.title().is_empty() { s.id().to_owned() } else { s.title().to_owned() })
        })
        .collect()
}

/// What was promised by who speaks.
fn promised(view: &Seat<'_>) -> Vec<(String, String)> {
    let given = view.regime.register().actors.find(view.parameter("actor"));
    let Some(actor) = given.or_else(|| view.speaker()) else { return vec![] };
    let which = Which { actor: Some(actor), ..Which::default() };
    let all = commitments(&view.regime, view.today, &which);
    all.into_iter().map(|c| (c.commitment, c.text.chars().take(OFFERED).collect())).collect()
}

/// What was put to decision, the latest first.
fn decisions(view: &Seat<'_>) -> Vec<(String, String)> {
    let put = view.regime.docket().all().filter(|p| matches!(p.what, What::Decision { .. }));
    let mut all: Vec<_> = put.map(|p| (p.id.clone(), p.detail.chars().take(OFFERED).collect())).collect();
    all.reverse();
    all
}
