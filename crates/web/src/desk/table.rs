//! Acts at the table of a text, before they are signed: what the text would read, the rule that refuses them, and the definition that
//! is said with an adoption.

use comity_draft::{
    Act, Does, Reading, Row, Table,
    act::Ruling,
    read_row, try_act,
    view::{Compared, compare},
    write::definition,
};
use comity_ledger::{Content, Fields, Kind};
use comity_regime::{Day, Diagnostic, SourceText, proceeding::Drafting};
use maud::{Markup, html};
use serde_json::{Value, json};

use super::Seat;
use crate::{
    part::text::{
        compared::{has_changed, one},
        words::Hand,
    },
    word::locale::t,
};

/// What an act does at its table.
pub struct AtTable {
    /// The text's id.
    text: String,
    /// The code of the language in which it is negotiated.
    language: String,
    /// What it read, and reads then; nothing where the act opens it.
    readings: Option<[Reading; 2]>,
    /// Of an adoption: the definition that is said with it.
    pub becomes: Option<Content<'static>>,
}

impl AtTable {
    /// What an act does; nothing for acts of other kinds.
    ///
    /// # Errors
    /// What cannot be read of its lines, or the rule that refuses it, or what is wrong with the definition that it would make.
    pub fn of(view: &Seat<'_>, fields: &Fields<'_>) -> Result<Option<AtTable>, Vec<Diagnostic>> {
        if !matches!(fields.get("act"), "drafting" | "chairing") {
            return Ok(None);
        }
        let regime = &view.regime;
        let opens = fields.get("value") == Drafting::Text.word();
        let known = regime.docket().text_of(fields.get("target")).map(|opening| opening.id.clone());
        let (Some(day), Some(id)) = (fields.get("date").parse::<Day>().ok(), known) else {
            // The record's own checks say what is wrong with a day or a target; what opens a text is read all the same.
            return if opens { opened(fields).map(|()| None) } else { Ok(None) };
        };
        let row = row(fields, day);
        let does = read_row(&row, &id).map_err(unread)?;
        let Some(text) = comity_draft::text(regime, &id) else { return Ok(None) };
        let tried = text.tried(day, &row.actor, does);
        let (act, after) = tried.map_err(|why| vec![found("table", why.to_string())])?;
        let adopts = matches!(&act.does, Does::Decision { ruling: Ruling::Adopt, .. });
        let becomes = match adopts {
            true => becomes(view, &after, &act, fields.get("source"))?,
            false => None,
        };
        let before = text.table(day, Day::MAX).map(|table| table.reading());
        Ok(Some(AtTable {
            language: after.working().to_owned(),
            readings: before.map(|before| [before, after.reading()]),
            text: id,
            becomes,
        }))
    }
}

impl AtTable {
    /// What some proposals do together: what a text read before them, and reads with them.
    pub fn between(text: &str, language: &str, readings: [Reading; 2]) -> AtTable {
        let (text, language) = (text.to_owned(), language.to_owned());
        AtTable { text, language, readings: Some(readings), becomes: None }
    }
}

/// The row of an act as it is filled in.
fn row(fields: &Fields<'_>, day: Day) -> Row {
    let text = |column: &str| fields.get(column).to_owned();
    Row {
        day,
        actor: text("actor"),
        word: text("value"),
        id: text("id"),
        target: text("target"),
        value: text("topic"),
        until: fields.get("until").parse().ok(),
        body: text("detail"),
    }
}

/// What is wrong with the lines of an act that opens a text.
fn opened(fields: &Fields<'_>) -> Result<(), Vec<Diagnostic>> {
    let day = fields.get("date").parse().unwrap_or(Day::MIN);
    let row = row(fields, day);
    let does = read_row(&row, &row.id).map_err(unread)?;
    let act = Act { day, recorded: day, actor: row.actor, does };
    try_act(&[], &act).map(|_| ()).map_err(|why| vec![found("table", why.to_string())])
}

/// What cannot be read of the lines of an act, with the line.
fn unread(wrong: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let said = |d: Diagnostic| {
        let help = d.help.map(|help| format!("; {help}")).unwrap_or_default();
        found("draft", format!("{}: {}{help}", d.line, d.message))
    };
    wrong.into_iter().map(said).collect()
}

/// A finding on the lines of an act.
pub fn found(code: &'static str, message: String) -> Diagnostic {
    Diagnostic::error(code, &SourceText::new("detail", ""), 0..0, message).field("detail")
}

/// That a definition is said with an adoption which is not the one that the text would become.
pub fn outdated(text: &str) -> Diagnostic {
    found("table", format!("'{text}' would become another definition now: withdraw this one and say it anew"))
}

/// The definition that an adopted text becomes, as it is said together with the decision.
fn becomes(
    view: &Seat<'_>,
    after: &Table,
    act: &Act,
    source: &str,
) -> Result<Option<Content<'static>>, Vec<Diagnostic>> {
    let Some(made) = definition(after, &|_| false, Some(act.day)) else { return Ok(None) };
    made.tried(&view.regime).map_err(|problems| {
        let said = problems.into_iter().map(|problem| match problem.provision {
            Some(provision) => found("table", format!("{provision}: {}", problem.why)),
            None => found("table", problem.why),
        });
        said.collect::<Vec<_>>()
    })?;
    let columns = made.columns(&view.regime, act.does.makes().unwrap_or_default(), source);
    let fields = Fields::new(columns.iter().map(|(column, text)| (*column, text.as_str())));
    Ok(Some(Content { kind: Kind::Definition, fields }))
}

impl AtTable {
    /// What changes of the text, and the definition that it becomes, for programs.
    pub fn json(&self) -> Value {
        let compared = self.readings.as_ref().map(|[before, after]| compare(before, after, &self.language));
        let changed = compared.iter().flat_map(|c| &c.provisions).filter(|p| has_changed(p));
        let becomes = self.becomes.as_ref().map(|content| content.fields.json());
        json!({ "id": self.text, "changes": changed.collect::<Vec<_>>(), "becomes": becomes })
    }

    /// What the text would read: the provisions that change, word by word, and the definition that it becomes.
    pub fn shown(&self, view: &Seat<'_>) -> Markup {
        let Some([before, after]) = &self.readings else { return html! {} };
        let compared = compare(before, after, &self.language);
        let changed: Vec<&Compared> = compared.provisions.iter().filter(|p| has_changed(p)).collect();
        let hand = Hand { view, text: &self.text, code: &self.language, asked: vec![] };
        html! {
            h3 { (t!(view, "desk-text-reads")) }
            @if changed.is_empty() { p { (t!(view, "text-nothing-changed")) } }
            div.text { @for p in &changed { (one(&hand, p, [before, after])) } }
            @if let Some(becomes) = &self.becomes {
                h3 { (t!(view, "desk-text-becomes")) }
                pre.definition dir="ltr" { (becomes.fields.get("text")) }
            }
        }
    }
}
