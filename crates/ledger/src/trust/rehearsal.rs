//! Copies of a log to be tried on. A rehearsal has the past of the log that it is a copy of, and a key and a name of its
//! own; an entry says from where on, and of which log. What is signed names the log by its key, so that nothing that is
//! said to one of the two is good for the other.

use crate::{Content, Entry, Fields, Kind};

/// What the entry says that makes a log a rehearsal of another, by that one's verifier key.
pub fn begun(of: &str) -> Content<'static> {
    Content { kind: Kind::Rehearsal, fields: Fields::new([("of", of)]) }
}

/// The log that an entry says this one is a rehearsal of, by its verifier key.
///
/// # Errors
/// If it says anything else, or something of another log.
pub fn of<'a>(fields: &'a Fields<'_>, own: &str) -> Result<&'a str, String> {
    match fields.pairs() {
        [(column, of)] if column == "of" && of != own => Ok(of),
        _ => Err("a rehearsal says of which other log it is one, by its verifier key: 'of'".into()),
    }
}

/// To which log each entry of a log was said.
#[derive(Debug)]
pub struct Logs<'a> {
    own: &'a str,
    /// Entries with which a rehearsal began, and of which log.
    begun: Vec<(u64, &'a str)>,
}

impl<'a> Logs<'a> {
    /// Of the entries of the log with a verifier key.
    pub fn of(entries: &'a [Entry<'_>], own: &'a str) -> Logs<'a> {
        let begun = (0..).zip(entries).filter(|(_, entry)| entry.statement.content.kind == Kind::Rehearsal);
        Logs { own, begun: begun.map(|(index, e)| (index, e.statement.content.fields.get("of"))).collect() }
    }

    /// The verifier key of the log that an entry was said to.
    pub fn at(&self, index: u64) -> &'a str {
        let next = self.begun.partition_point(|(begun, _)| *begun <= index);
        self.begun.get(next).map_or(self.own, |(_, of)| of)
    }
}
