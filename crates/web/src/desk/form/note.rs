//! A note verbale on which an act rests. Its number, its date and who sent it are stated with
//! the act, in a group under the same signature, and become a source of the record.

use comity_ledger::{Content, Fields, Kind, Statement};
use comity_regime::{Day, Diagnostic, SourceText, load::strict, register::Source};

use super::super::Seat;
use crate::{
    question::forms::{Field, NOTE},
    word::locale::Language,
};

/// So many signs of its number are in its id.
const LONGEST_NUMBER: usize = 60;

/// A note verbale that is given in full.
#[derive(Debug, PartialEq, Eq)]
pub struct Note {
    number: String,
    day: Day,
    /// Who sent it: a mission or a ministry.
    sender: String,
}

/// The source that a note is.
pub struct Cited {
    /// Its id, as the act cites it.
    pub id: String,
    /// The row that says it, where the record does not have it yet.
    pub row: Option<Content<'static>>,
}

/// Whether anything of a note is filled in, by somebody who may state it.
pub fn is_begun(view: &Seat<'_>) -> bool {
    is_given(view) && may_state(view)
}

fn is_given(view: &Seat<'_>) -> bool {
    NOTE.iter().any(|field| !view.parameter(field.column).trim().is_empty())
}

/// Whether a field is of the note.
pub fn is_of(field: &Field) -> bool {
    NOTE.iter().any(|of_note| of_note.column == field.column)
}

/// Whether whoever has signed in may state a source, and with it a note; who has not signed in is shown what can be said.
pub fn may_state(view: &Seat<'_>) -> bool {
    let Some(session) = &view.session else { return true };
    let row =
        Content { kind: Kind::Source, fields: Fields::new([("id", "note"), ("title", "Note verbale")]) };
    let statement = Statement::unsigned(&session.holder, row);
    let record = &view.record;
    record.trust.officers_needed(&statement, session.role, &record.regime, record.checkpoint.size).is_some()
}

impl Note {
    /// The note that was filled in, if any of it was.
    ///
    /// # Errors
    /// What of it is missing or cannot be.
    pub fn given(view: &Seat<'_>) -> Result<Option<Note>, Vec<Diagnostic>> {
        if is_given(view) && !may_state(view) {
            // Its fields are not on the page of whoever may not fill them in; a link may have them all the same.
            let what = "whoever has signed in cannot state a note verbale";
            return Err(vec![
                wrong("note-not-theirs", "source", what.to_owned()).help("cite a source that is there"),
            ]);
        }
        let [number, day, sender] = NOTE.map(|field| view.parameter(field.column));
        Note::read([number, day, sender], view.today)
    }

    /// What was filled in of it, in the order of [`NOTE`], read on a day.
    fn read(given: [&str; 3], today: Day) -> Result<Option<Note>, Vec<Diagnostic>> {
        let [number, day, sender] = given.map(str::trim);
        if [number, day, sender].iter().all(|text| text.is_empty()) {
            return Ok(None);
        }
        let mut found: Vec<Diagnostic> = NOTE
            .iter()
            .zip([number, day, sender])
            .filter(|(_, text)| text.is_empty())
            .map(|(field, _)| missing(field.column))
            .collect();
        let unseen = |text: &&str| strict::sign(text).is_some();
        let hidden = NOTE.iter().zip([number, day, sender]).filter(|(_, text)| unseen(text));
        found.extend(hidden.map(|(field, _)| {
            let what = format!("'{}' has a sign in it that cannot be seen", field.column);
            wrong("control-character", field.column, what)
        }));
        let parsed = Day::parse(day);
        match parsed {
            None if !day.is_empty() => {
                let what = format!("'{day}' is no day on which a note could be dated");
                found.push(wrong("bad-date", "note-date", what).help("a day is written like 2016-05-08"));
            }
            Some(day) if day > today => {
                let what = format!("the note is dated {day}, and today is {today}");
                found.push(
                    wrong("future-date", "note-date", what)
                        .help("a note that is still to come proves nothing yet"),
                );
            }
            _ => {}
        }
        match parsed {
            Some(day) if found.is_empty() => {
                Ok(Some(Note { number: number.to_owned(), day, sender: sender.to_owned() }))
            }
            _ => Err(found),
        }
    }

    /// Who sent it.
    pub fn sender(&self) -> &str {
        &self.sender
    }

    /// What it is called, in the language of the record.
    pub fn title(&self) -> String {
        format!("Note verbale {} of {}", self.number, Language::English.locale().day(self.day))
    }

    /// The source that it is, for an act of an actor: the one that the record has of this note, or a new row.
    pub fn cited(&self, view: &Seat<'_>, actor: &str) -> Cited {
        let sources = &view.regime.register().sources;
        if let Some(there) = sources.iter().find(|source| self.is(source)) {
            return Cited { id: there.id.clone(), row: None };
        }
        let base = self.id(actor);
        let is_free = |id: &String| sources.named(id).is_none();
        // Another note may have come to the same id.
        let mut ids = std::iter::once(base.clone()).chain((2_u32..).map(|n| format!("{base}-{n}")));
        let id = ids.find(is_free).unwrap_or_else(|| base.clone());
        let fields = [("id", id.as_str()), ("title", &self.title()), ("publisher", self.sender.as_str())];
        let row = Content { kind: Kind::Source, fields: Fields::new(fields) };
        Cited { id, row: Some(row) }
    }

    /// What stands in its way: it is stated with an act that waits for a second officer. Of two that state it, the later one could not be
    /// recorded any more.
    pub fn waits(&self, view: &Seat<'_>) -> Option<Diagnostic> {
        let waiting = view.session.as_ref().map_or(vec![], |session| view.waiting(session));
        let states = |content: &Content<'_>| {
            let fields = &content.fields;
            content.kind == Kind::Source
                && fields.get("title") == self.title()
                && fields.get("publisher") == self.sender
        };
        waiting.iter().any(|item| item.statement.contents().iter().any(states)).then(|| {
            let what = "this note is stated with another act, which waits for the second officer";
            wrong("note-waits", "note-number", what.to_owned())
                .help("have that one recorded first; this act then cites the note")
        })
    }

    /// Whether a source is this note.
    fn is(&self, source: &Source) -> bool {
        source.title == self.title() && source.publisher == self.sender
    }

    /// An id that people recognise: whose it is, its day, and its number as far as ids can have it.
    fn id(&self, actor: &str) -> String {
        let plain = |text: &str| {
            let each = text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty());
            each.collect::<Vec<_>>().join("-").to_ascii_lowercase()
        };
        // The title has all of the number; an address has room for some of it.
        let number: String = plain(&self.number).chars().take(LONGEST_NUMBER).collect();
        let parts = ["note".to_owned(), plain(actor), self.day.to_string(), number];
        parts.iter().filter(|part| !part.is_empty()).map(String::as_str).collect::<Vec<_>>().join("-")
    }
}

/// What is said of a field that is empty.
pub fn missing(column: &str) -> Diagnostic {
    wrong("missing", column, format!("'{column}' is not filled in"))
}

fn wrong(code: &'static str, column: &str, what: String) -> Diagnostic {
    Diagnostic::error(code, &SourceText::new("form", ""), 0..0, what).field(column)
}
