//! Entries: what the log is made of. Canonical JSON (RFC 8785) of at most 65,535 bytes.

use comity_regime::Day;
use serde_json::{Map, Value};

/// The largest entry, which a tlog-tiles entry bundle can hold.
pub const LARGEST: usize = 65_535;

/// Fields of a row, by column; all are texts.
pub type Fields = Map<String, Value>;

/// One entry.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// On whose authority: `depositary` for what the depositary records, historic deposits included.
    pub by: String,
    /// The day it entered the log.
    pub recorded: Day,
    /// What it says.
    pub content: Content,
}

/// What an entry says: a row of one of the record's tables, or a file of definitions.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// Where facts are published.
    Source(Fields),
    /// Somebody who can act.
    Actor(Fields),
    /// Something an actor has.
    Attribute(Fields),
    /// Instruments, measures and lists: the file's path in a record folder (`path`), and its text (`text`).
    Definition(Fields),
    /// What somebody did.
    Act(Fields),
}

impl Content {
    /// The word for its kind, which is the entry's key for it.
    pub fn kind(&self) -> &'static str {
        match self {
            Content::Source(_) => "source",
            Content::Actor(_) => "actor",
            Content::Attribute(_) => "attribute",
            Content::Definition(_) => "definition",
            Content::Act(_) => "act",
        }
    }

    /// Its fields.
    pub fn fields(&self) -> &Fields {
        match self {
            Content::Source(f)
            | Content::Actor(f)
            | Content::Attribute(f)
            | Content::Definition(f)
            | Content::Act(f) => f,
        }
    }

    fn new(kind: &str, fields: Fields) -> Option<Content> {
        Some(match kind {
            "source" => Content::Source(fields),
            "actor" => Content::Actor(fields),
            "attribute" => Content::Attribute(fields),
            "definition" => Content::Definition(fields),
            "act" => Content::Act(fields),
            _ => return None,
        })
    }

    /// A file of definitions.
    pub fn definition(path: &str, text: &str) -> Content {
        Content::Definition(fields([("path", path), ("text", text)]))
    }
}

/// Fields from columns and values; empty values are left out.
pub fn fields<'a>(row: impl IntoIterator<Item = (&'a str, &'a str)>) -> Fields {
    let filled = row.into_iter().filter(|(_, value)| !value.is_empty());
    filled.map(|(column, value)| (column.to_owned(), value.into())).collect()
}

impl Entry {
    /// The entry's bytes.
    ///
    /// # Errors
    /// If it is too large.
    pub fn encode(&self) -> Result<Vec<u8>, String> {
        let mut object = Map::new();
        object.insert("by".into(), self.by.as_str().into());
        object.insert("recorded".into(), self.recorded.to_string().into());
        object.insert(self.content.kind().into(), Value::Object(self.content.fields().clone()));
        let bytes = serde_json_canonicalizer::to_vec(&object).map_err(|e| e.to_string())?;
        if bytes.len() > LARGEST {
            return Err(format!("it has {} bytes, the most an entry may have is {LARGEST}", bytes.len()));
        }
        Ok(bytes)
    }

    /// Reads an entry; only its one canonical form is accepted, so that no two entries say the same.
    ///
    /// # Errors
    /// What is wrong with the bytes.
    pub fn decode(bytes: &[u8]) -> Result<Entry, String> {
        if bytes.len() > LARGEST {
            return Err(format!("it has {} bytes, the most an entry may have is {LARGEST}", bytes.len()));
        }
        let mut object: Map<String, Value> =
            serde_json::from_slice(bytes).map_err(|e| format!("it cannot be read: {e}"))?;
        let mut text = |key: &str| match object.remove(key) {
            Some(Value::String(text)) => Ok(text),
            _ => Err(format!("it has no text '{key}'")),
        };
        let (by, recorded) = (text("by")?, text("recorded")?.parse()?);
        let mut rest = object.into_iter();
        let (Some((kind, Value::Object(fields))), None) = (rest.next(), rest.next()) else {
            return Err("it should hold 'by', 'recorded' and one object".into());
        };
        if let Some((column, _)) = fields.iter().find(|(_, v)| !v.is_string()) {
            return Err(format!("its field '{column}' is not a text"));
        }
        let content =
            Content::new(&kind, fields).ok_or_else(|| format!("'{kind}' is not a kind of entry"))?;
        let entry = Entry { by, recorded, content };
        if entry.encode()? != bytes {
            return Err("it is not canonical JSON (RFC 8785)".into());
        }
        Ok(entry)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn act() -> Entry {
        let row = fields([("date", "2016-04-08"), ("actor", "URY"), ("act", "ratification"), ("note", "")]);
        Entry { by: "depositary".into(), recorded: "2026-11-24".parse().unwrap(), content: Content::Act(row) }
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
            r#"{"act":{"date":5},"by":"depositary","recorded":"2026-11-24"}"#,
            r#"{"act":{},"by":"depositary","extra":"x","recorded":"2026-11-24"}"#,
            r#"{"act":{},"actor":{},"by":"depositary","recorded":"2026-11-24"}"#,
            r#"{"act":{},"by":"depositary","recorded":"2026-13-24"}"#,
            "",
            "null",
        ] {
            assert!(Entry::decode(text.as_bytes()).is_err(), "{text}");
        }
    }

    #[test]
    fn too_large_is_refused() {
        let text = "x".repeat(LARGEST);
        let entry = Entry { content: Content::definition("a", &text), ..act() };
        assert!(entry.encode().unwrap_err().contains("65535"));
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(path in ".{0,20}", text in ".{0,200}", by in "[a-z]{1,9}") {
            let entry = Entry { by, content: Content::definition(&path, &text), ..act() };
            prop_assert_eq!(Entry::decode(&entry.encode().unwrap()).unwrap(), entry);
        }

        #[test]
        fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            let _ = Entry::decode(&bytes);
        }
    }
}
