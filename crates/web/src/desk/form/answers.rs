//! What was filled in, in words, before it is signed.

use comity_ledger::Fields;
use comity_regime::{Day, When};
use maud::{Markup, html};

use super::{super::Seat, fields::label, note::Note, steps::Way};
use crate::{
    part::layout::source,
    question::forms::{Field, Input},
    word::locale::t,
};

/// What is about to be said: a sentence where there is one for it, and each answer with the way to change it.
pub fn answers(view: &Seat<'_>, way: &Way<'_>, fields: &Fields<'_>, note: Option<&Note>) -> Markup {
    // The note has an answer of its own.
    let given = way.form.fields.iter().map(|field| match field.column {
        "source" => (field, view.parameter("source")),
        column => (field, fields.get(column)),
    });
    let of_note = note.and_then(|note| Some((note, way.form.field("note-number")?)));
    html! {
        section.answers aria-labelledby="answers" data-drafted=(way.form.id) {
            h2 #answers { (t!(view, "desk-answers")) }
            @if let Some(sentence) = sentence(view, fields) { p.lead { (sentence) } }
            dl { @for (field, text) in given.filter(|(_, text)| !text.is_empty()) {
                div {
                    dt { (label(view, way.form, field.column)) }
                    dd.said { (shown(view, field, text)) }
                    dd { a href=(way.to_field(field)) { (t!(view, "desk-change")) span.sr { ": " (label(view, way.form, field.column)) } } }
                }
            }
            @if let Some((note, field)) = of_note {
                div {
                    dt { (t!(view, "desk-note")) }
                    dd.said { (view.original(note.title())) br; (view.original(note.sender())) }
                    dd { a href=(way.to_field(field)) { (t!(view, "desk-change")) span.sr { ": " (t!(view, "desk-note")) } } }
                }
            } }
        }
    }
}

/// The act in a sentence, as its notification has it, once its day is known.
pub fn sentence(view: &Seat<'_>, fields: &Fields<'_>) -> Option<String> {
    let register = view.regime.register();
    let definition = register.definition(register.instrument(fields.get("instrument"))?);
    let day: Day = fields.get("date").parse().ok()?;
    let act = fields.get("act");
    Some(t!(
        view,
        "notification-act",
        day = view.locale.day(day),
        name = view.name_of(fields.get("actor")).text,
        kind = act,
        act = view.word("act", act).text,
        instrument = view.title(&definition.titles, &definition.title).text
    ))
}

/// An answer as it reads.
fn shown(view: &Seat<'_>, field: &Field, text: &str) -> Markup {
    let register = view.regime.register();
    let when = || When::parse(text).ok();
    match field.input {
        Input::Actor => html! { (view.name_of(text)) },
        Input::Choice(vocabulary, _) => html! { (view.word(vocabulary, text)) },
        Input::Instrument => {
            let definition = register.instrument(text).map(|ix| register.definition(ix));
            html! { @match definition { Some(d) => (view.title(&d.titles, &d.title)), None => (text) } }
        }
        Input::Source => match register.sources.named(text) {
            Some(found) => html! { (view.original(found.title.as_str())) },
            None => source(view, text),
        },
        Input::Date | Input::Day => {
            html! { @match when() { Some(when) => (view.locale.when(when)), None => bdi dir="ltr" { (text) } } }
        }
        Input::Digest => html! { span.hash dir="ltr" { (text) } },
        _ => html! { bdi { (text) } },
    }
}
