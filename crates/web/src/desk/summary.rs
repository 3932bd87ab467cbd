//! What somebody says, in a line.

use comity_ledger::{Content, Kind, Statement, fold::standing::name};
use maud::{Markup, html};

use super::Seat;

/// The act that is said, if it is one: alone, or with what it rests on or makes.
pub fn only_act<'a>(statement: &'a Statement<'_>) -> Option<&'a Content<'a>> {
    let mut acts = statement.contents().iter().filter(|content| content.kind == Kind::Act);
    acts.next().filter(|_| acts.next().is_none())
}

/// An act in a line, alone or with what it rests on or makes.
pub fn summary(view: &Seat<'_>, statement: &Statement<'_>) -> Markup {
    let Some(Content { fields, .. }) = only_act(statement) else { return of_another_kind(view, statement) };
    html! {
        (view.name_of(fields.get("actor"))) " · " (view.word("act", fields.get("act")))
        @for column in ["instrument", "target"] { @if !fields.get(column).is_empty() { " · " (fields.get(column)) } }
        " · " (fields.get("date"))
    }
}

/// A row, a definition or a group in a line.
fn of_another_kind(view: &Seat<'_>, statement: &Statement<'_>) -> Markup {
    let said = statement.contents();
    html! {
        (view.word("content", statement.content.kind.word()))
        @for content in said.iter().take(3) {
            " · " @if said.len() > 1 { (view.word("content", content.kind.word())) " " }
            @if let Some(name) = name(content) { (view.original(name)) }
        }
        @if said.len() > 3 { " … (" (view.locale.number(said.len())) ")" }
    }
}
