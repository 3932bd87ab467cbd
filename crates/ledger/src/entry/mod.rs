//! Entries: what the log is made of. Canonical JSON (RFC 8785) of at most 65,535 bytes.
//!
//! ```json
//! {"act":{"act":"ratification","actor":"URY","date":"2016-04-08",...},"by":"depositary","recorded":"2026-11-24"}
//! ```
//!
//! What is signed stands under `signed`, and under `countersigned` if two did, with the state of the log that they had
//! seen under `upon` ([`Statement`]).

pub(crate) mod canonical;
pub mod folder;
pub mod group;
pub(crate) mod passkey;
pub(crate) mod signature;
pub(crate) mod statement;

use borsh::{BorshDeserialize, BorshSerialize};
use std::{borrow::Cow, collections::BTreeSet};

use comity_regime::{Day, load::is_definition};
use serde_json::Map;

use crate::{
    Signature, Statement, Upon,
    canonical::{Scanner, Value, write},
    trust::is_policy,
};

/// The largest entry, which a tlog-tiles entry bundle can hold.
pub const LARGEST: usize = 65_535;

/// The column that names the entry whose place a row takes.
pub const CORRECTS: &str = "corrects";
/// The column that names the entry whose row ends.
pub const REMOVES: &str = "removes";
/// The column that says why.
pub const WHY: &str = "why";
/// Columns of entries, and not of the rows that they say.
pub const OF_ENTRIES: [&str; 3] = [CORRECTS, REMOVES, WHY];

/// One entry; it may borrow its texts from the bytes it was read from.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry<'a> {
    /// The day it entered the log.
    pub recorded: Day,
    /// What is said, by whom.
    pub statement: Statement<'a>,
}

/// What an entry says: a row of one of the record's tables, or a file of definitions.
#[derive(Clone, Debug, PartialEq)]
pub struct Content<'a> {
    /// Which table, or a file.
    pub kind: Kind,
    /// The row.
    pub fields: Fields<'a>,
}

/// What an entry is about, in the order in which one refers to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, BorshSerialize, BorshDeserialize)]
pub enum Kind {
    /// Where facts are published.
    Source,
    /// What a source says of something on which sources disagree.
    Disagreement,
    /// Somebody who can act.
    Actor,
    /// Something an actor has.
    Attribute,
    /// Instruments, measures and lists: the file's path in a record folder (`path`), and its text (`text`).
    Definition,
    /// A key that speaks for somebody ([`crate::keyring`]).
    Key,
    /// A paper under seal: its salted digest ([`crate::sealed`]).
    Sealed,
    /// The opening of a sealed paper.
    Opened,
    /// That from here on the log is a copy to be tried on: of which log, by its verifier key (`of`).
    Rehearsal,
    /// That the log's own key is replaced ([`crate::succession`]).
    LogKey,
    /// What somebody says in one: the next entries ([`group`]).
    Group,
    /// What somebody did.
    Act,
    /// What something is called in a language.
    Name,
}

impl Kind {
    /// Its word, which is the entry's key for what it says.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Source => "source",
            Kind::Disagreement => "disagreement",
            Kind::Actor => "actor",
            Kind::Attribute => "attribute",
            Kind::Definition => "definition",
            Kind::Key => "key",
            Kind::Sealed => "sealed",
            Kind::Opened => "opened",
            Kind::Rehearsal => "rehearsal",
            Kind::LogKey => "log_key",
            Kind::Group => "group",
            Kind::Act => "act",
            Kind::Name => "name",
        }
    }

    /// Whether it is about who may speak, to which log, and what is under seal, and so nothing to the regime.
    pub fn concerns_trust(self) -> bool {
        matches!(self, Kind::Key | Kind::Sealed | Kind::Opened | Kind::Rehearsal | Kind::LogKey)
    }

    /// Whether it says by which key a log is known.
    pub fn names_the_log(self) -> bool {
        matches!(self, Kind::Rehearsal | Kind::LogKey)
    }

    /// Whether it is a row of the record that a later entry may correct: all but acts, keys and papers.
    pub fn is_row(self) -> bool {
        use Kind::*;
        matches!(self, Source | Disagreement | Actor | Attribute | Definition | Name)
    }

    /// The kind that a word names.
    pub fn parse(word: &str) -> Option<Kind> {
        use Kind::*;
        let kinds = [
            Source,
            Disagreement,
            Actor,
            Attribute,
            Definition,
            Key,
            Sealed,
            Opened,
            Rehearsal,
            LogKey,
            Group,
            Act,
            Name,
        ];
        kinds.into_iter().find(|k| k.word() == word)
    }
}

/// A row's fields: columns with their texts, none of them empty, in the canonical order of columns.
#[derive(Clone, Debug, PartialEq, Default, BorshSerialize, BorshDeserialize)]
pub struct Fields<'a>(Vec<(Cow<'a, str>, Cow<'a, str>)>);

/// A row that says nothing.
pub static NOTHING: Fields<'static> = Fields(vec![]);

impl<'a> Fields<'a> {
    /// Fields that own their texts; empty ones are left out, and of two for one column the last is taken.
    pub fn new<'b>(row: impl IntoIterator<Item = (&'b str, &'b str)>) -> Fields<'static> {
        let mut fields = Fields(vec![]);
        for (column, value) in row.into_iter().filter(|(_, value)| !value.is_empty()) {
            fields.set(column, value);
        }
        fields
    }

    /// Puts a text into a column.
    pub fn set(&mut self, column: &str, value: &str) {
        let value = Cow::Owned(value.to_owned());
        match self.0.iter_mut().find(|(c, _)| c == column) {
            Some((_, old)) => *old = value,
            None => {
                let at = self.0.partition_point(|(c, _)| c.encode_utf16().lt(column.encode_utf16()));
                self.0.insert(at, (Cow::Owned(column.to_owned()), value));
            }
        }
    }

    /// A column's text, or an empty one.
    pub fn get(&self, column: &str) -> &str {
        self.0.iter().find(|(c, _)| c == column).map_or("", |(_, value)| value)
    }

    /// Columns with their texts.
    pub fn pairs(&self) -> &[(Cow<'a, str>, Cow<'a, str>)] {
        &self.0
    }

    /// The columns in which two rows differ: what this one says in each, and what the other does.
    pub fn differing<'b>(&'b self, other: &'b Fields<'_>) -> Vec<(&'b str, &'b str, &'b str)> {
        let all = self.pairs().iter().chain(other.pairs()).map(|(column, _)| &**column);
        let columns: BTreeSet<&str> = all.collect();
        let each = columns.into_iter().map(|column| (column, self.get(column), other.get(column)));
        each.filter(|(_, own, others)| own != others).collect()
    }

    /// As a JSON object.
    pub fn json(&self) -> Map<String, serde_json::Value> {
        self.0.iter().map(|(column, value)| (column.to_string(), value.to_string().into())).collect()
    }
}

impl Content<'_> {
    /// An act.
    pub fn act(fields: Fields<'_>) -> Content<'_> {
        Content { kind: Kind::Act, fields }
    }

    /// The canonical JSON of it: `{"act":{...}}`.
    pub fn bytes(&self) -> Vec<u8> {
        write(vec![(self.kind.word(), Value::Texts(self.fields.pairs()))])
    }

    /// The same, with texts of its own.
    pub fn into_owned(self) -> Content<'static> {
        let fields = Fields::new(self.fields.pairs().iter().map(|(c, t)| (&**c, &**t)));
        Content { kind: self.kind, fields }
    }

    /// A file of definitions.
    pub fn definition(path: &str, text: &str) -> Content<'static> {
        Content { kind: Kind::Definition, fields: Fields::new([("path", path), ("text", text)]) }
    }
}

impl<'a> Entry<'a> {
    /// The entry's bytes.
    ///
    /// # Errors
    /// If it is too large.
    pub fn encode(&self) -> Result<Vec<u8>, String> {
        let signatures: Vec<Fields> = self.statement.signatures.iter().map(Signature::fields).collect();
        let mut members = self.statement.parts();
        members.push(("recorded", Value::Text(self.recorded.to_string().into())));
        members.extend(SIGNED.into_iter().zip(&signatures).map(|(word, s)| (word, Value::Texts(s.pairs()))));
        let bytes = write(members);
        if bytes.len() > LARGEST {
            return Err(format!("it has {} bytes, the most an entry may have is {LARGEST}", bytes.len()));
        }
        Ok(bytes)
    }

    /// Whether bytes, if they are those of an entry, say an act. Members stand in order, and none comes before an act.
    pub(crate) fn says_act(bytes: &[u8]) -> bool {
        bytes.starts_with(b"{\"act\":")
    }

    /// Reads an entry; only its one canonical form is accepted, so that no two entries say the same.
    ///
    /// # Errors
    /// What is wrong with the bytes.
    pub fn decode(bytes: &'a [u8]) -> Result<Entry<'a>, String> {
        let Said { statement, recorded, log } = read(bytes)?;
        if log.is_some() {
            return Err("an entry is in its log and does not name it".into());
        }
        if statement.upon.is_some() && statement.signatures.is_empty() {
            return Err("it is upon a state of the log and not signed".into());
        }
        Ok(Entry { recorded: recorded.ok_or("it has no 'recorded'")?, statement })
    }
}

/// The words under which signatures stand.
pub(crate) const SIGNED: [&str; 2] = ["signed", "countersigned"];

/// What the bytes of an entry, or of a statement on its way to become one, say.
pub(crate) struct Said<'a> {
    pub statement: Statement<'a>,
    pub recorded: Option<Day>,
    /// The name of the log that a statement is for; an entry is in its log.
    pub log: Option<Cow<'a, str>>,
}

/// Reads one of the statements of a group.
pub(crate) fn read_member(bytes: &[u8]) -> Result<Content<'_>, String> {
    let mut scanner = Scanner::new(bytes)?;
    let mut content = None;
    scanner.object(|scanner, key| {
        let kind = Kind::parse(key).ok_or_else(|| format!("'{key}' is not a kind of entry"))?;
        match content.replace(Content { kind, fields: texts(scanner)? }) {
            None => Ok(()),
            Some(_) => Err("each of the statements of a group says one thing".into()),
        }
    })?;
    scanner.end()?;
    let content = content.ok_or("one of the statements of a group says nothing")?;
    plain_path(&content)?;
    Ok(content)
}

/// Whether a definition stands where one can.
fn plain_path(content: &Content<'_>) -> Result<(), String> {
    let path = content.fields.get("path");
    if content.kind != Kind::Definition || is_definition(path) || is_policy(path) {
        return Ok(());
    }
    if path.is_empty() && !content.fields.get(REMOVES).is_empty() {
        return Ok(());
    }
    Err(format!("'{path}' is no file of definitions of a record folder: instruments/NAME.instrument"))
}

/// Reads canonical JSON that says something.
pub(crate) fn read(bytes: &[u8]) -> Result<Said<'_>, String> {
    if bytes.len() > LARGEST {
        return Err(format!("it has {} bytes, the most an entry may have is {LARGEST}", bytes.len()));
    }
    let mut scanner = Scanner::new(bytes)?;
    let (mut by, mut recorded, mut log, mut content, mut upon) = (None, None, None, None, None);
    let mut signatures = [None, None];
    scanner.object(|scanner, key| {
        match key {
            "by" => by = Some(scanner.string()?),
            "recorded" => recorded = Some(scanner.string()?.parse::<Day>()?),
            "log" => log = Some(scanner.string()?),
            "upon" => upon = Some(scanner.string()?.parse::<Upon>()?),
            other => {
                if let Some(at) = SIGNED.iter().position(|word| *word == other) {
                    signatures[at] = Some(Signature::read(&texts(scanner)?)?);
                    return Ok(());
                }
                let kind = Kind::parse(other).ok_or_else(|| format!("'{other}' is not a kind of entry"))?;
                if content.is_some() {
                    return Err("it says two things".into());
                }
                content = Some(Content { kind, fields: texts(scanner)? });
            }
        }
        Ok(())
    })?;
    scanner.end()?;
    let missing = |what: &str| format!("it has no {what}");
    let signatures: Vec<Signature> = match signatures {
        [None, Some(_)] => return Err("it is countersigned and not signed".into()),
        [first, second] => first.into_iter().chain(second).collect(),
    };
    if upon.is_none() && !signatures.is_empty() {
        return Err("what is signed says upon which state of the log: 'upon' is missing".into());
    }
    content.as_ref().map_or(Ok(()), plain_path)?;
    let statement = Statement {
        by: by.ok_or_else(|| missing("'by'"))?,
        content: content.ok_or_else(|| missing("content"))?,
        upon,
        signatures,
        group: vec![],
    };
    Ok(Said { statement, recorded, log })
}

/// Fields, none of them empty.
fn texts<'a>(scanner: &mut Scanner<'a>) -> Result<Fields<'a>, String> {
    let texts = scanner.texts()?;
    match texts.iter().find(|(_, text)| text.is_empty()) {
        Some((column, _)) => Err(format!("'{column}' is empty, and is then left out")),
        None => Ok(Fields(texts)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn act() -> Entry<'static> {
        let row =
            Fields::new([("date", "2016-04-08"), ("actor", "URY"), ("act", "ratification"), ("note", "")]);
        let statement = Statement::unsigned("depositary", Content::act(row));
        Entry { recorded: "2026-11-24".parse().unwrap(), statement }
    }

    #[test]
    fn the_form_is_canonical() {
        let bytes = act().encode().unwrap();
        assert_eq!(
            String::from_utf8(bytes.clone()).unwrap(),
            r#"{"act":{"act":"ratification","actor":"URY","date":"2016-04-08"},"by":"depositary","recorded":"2026-11-24"}"#
        );
        assert_eq!(Entry::decode(&bytes).unwrap(), act());
    }

    #[test]
    fn other_forms_of_the_same_are_refused() {
        for text in [
            r#"{"by":"depositary","recorded":"2026-11-24","act":{}}"#,
            r#"{"act":{},"by":"depositary","recorded":"2026-11-24" }"#,
            r#"{"act":{},"by":"depositary","recorded":"2026-11-24"} "#,
            r#"{"act":{"date":5},"by":"depositary","recorded":"2026-11-24"}"#,
            r#"{"act":{"b":"x","a":"y"},"by":"depositary","recorded":"2026-11-24"}"#,
            r#"{"act":{"a":"\u0041"},"by":"depositary","recorded":"2026-11-24"}"#,
            r#"{"act":{"a":"\/"},"by":"depositary","recorded":"2026-11-24"}"#,
            r#"{"act":{"a":"\u000A"},"by":"depositary","recorded":"2026-11-24"}"#,
            r#"{"act":{},"by":"depositary","extra":"x","recorded":"2026-11-24"}"#,
            r#"{"act":{},"actor":{},"by":"depositary","recorded":"2026-11-24"}"#,
            r#"{"act":{},"by":"depositary","recorded":"2026-13-24"}"#,
            r#"{"act":{"note":""},"by":"depositary","recorded":"2026-11-24"}"#,
            r#"{"act":{},"by":"depositary"}"#,
            "",
            "null",
            "{}",
        ] {
            assert!(Entry::decode(text.as_bytes()).is_err(), "{text}");
        }
    }

    #[test]
    fn too_large_is_refused() {
        let text = "x".repeat(LARGEST);
        let statement = Statement::unsigned("depositary", Content::definition("a", &text));
        let entry = Entry { statement, ..act() };
        assert!(entry.encode().unwrap_err().contains("65535"));
    }

    /// Texts with all that JSON has to escape, and letters beyond the basic plane.
    fn text() -> impl Strategy<Value = String> {
        let letter = prop_oneof![
            any::<char>(),
            (0u8..0x30).prop_map(char::from),
            Just('"'),
            Just('\\'),
            Just('\u{1d4cf}')
        ];
        prop::collection::vec(letter, 0..12).prop_map(String::from_iter)
    }

    /// JSON that is nearly an entry: escapes, order and spaces as they come.
    fn nearly() -> impl Strategy<Value = String> {
        let escaped = prop_oneof![
            Just(r"\n"),
            Just(r"\u000a"),
            Just(r"\u001f"),
            Just(r"\u001F"),
            Just(r"\/"),
            Just("é"),
            Just("x"),
            Just(r#"\""#),
            Just(r"\b"),
            Just(r"\u0008")
        ];
        let string = prop::collection::vec(escaped, 1..3).prop_map(|parts| parts.concat());
        (string.clone(), string, 0..4u8).prop_map(|(a, b, form)| match form {
            0 => format!(r#"{{"act":{{"a":"{a}","b":"{b}"}},"by":"x","recorded":"2026-11-24"}}"#),
            1 => format!(r#"{{"act":{{"b":"{a}","a":"{b}"}},"by":"x","recorded":"2026-11-24"}}"#),
            2 => format!(r#"{{"actor":{{"{b}":"x"}},"by":"{a}","recorded":"2026-11-24"}}"#),
            _ => format!(r#"{{"by":"x","recorded":"2026-11-24", "source":{{"a":"{a}"}}}}"#),
        })
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(path in text(), value in text(), by in text()) {
            let fields = Fields::new([(path.as_str(), value.as_str()), ("a", "b"), ("\u{1d4cf}", "c"), ("\u{ffff}", "d")]);
            let entry = Entry { statement: Statement::unsigned(&by, Content::act(fields)), ..act() };
            let bytes = entry.encode().unwrap();
            prop_assert_eq!(Entry::decode(&bytes).unwrap(), entry);
        }

        /// The scanner accepts just what a JSON library reads and the canonicaliser writes back unchanged.
        #[test]
        fn canonical_is_what_the_library_says(text in nearly()) {
            let value: Option<serde_json::Value> = serde_json::from_str(&text).ok();
            let canonical = value.is_some_and(|v| serde_json_canonicalizer::to_vec(&v).unwrap() == text.as_bytes());
            prop_assert_eq!(Entry::decode(text.as_bytes()).is_ok(), canonical, "{}", text);
        }

        #[test]
        fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            let _ = Entry::decode(&bytes);
        }
    }
}
