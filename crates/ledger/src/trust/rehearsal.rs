//! Copies of a log to be tried on. A rehearsal has the past of the log that it is a copy of, and a key and a name of its
//! own; an entry says from where on, and of which log. What is signed names the log by its key, so that nothing that is
//! said to one of the two is good for the other.

use crate::{Content, Entry, Fields, Kind, LedgerError, succession};

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

/// To which log each entry of a log was said: by which key it was known.
#[derive(Debug)]
pub struct Logs {
    own: String,
    /// From which entry on it was known otherwise, and how until then: a rehearsal began, or the log's key was replaced.
    until: Vec<(u64, String)>,
}

impl Logs {
    /// Of the entries that are about the log with a verifier key, in their places; that key may be one that has been replaced since.
    ///
    /// # Errors
    /// If the log never had that key.
    pub fn of(entries: &[(u64, Entry<'_>)], key: &str) -> Result<Logs, LedgerError> {
        let (mut until, mut own, mut line) = (vec![], key.to_owned(), vec![]);
        for (index, entry) in entries {
            let index = *index;
            let Content { kind, fields } = &entry.statement.content;
            match kind {
                Kind::Rehearsal => {
                    until.push((index, fields.get("of").to_owned()));
                    (own, line) = (key.to_owned(), vec![]);
                }
                Kind::LogKey => {
                    let wrong = |what| LedgerError::Entry { index, what };
                    let (before, next) = succession::read(fields).map_err(wrong)?;
                    until.push((index + 1, before.clone()));
                    line.extend([before, next.clone()]);
                    own = next;
                }
                _ => {}
            }
        }
        if !line.is_empty() && line.iter().all(|known| known != key) {
            return Err(LedgerError::unverified(format!(
                "the log never had the key {key}; its key is {own}"
            )));
        }
        Ok(Logs { own, until })
    }

    /// The key by which the log is known now.
    pub fn own(&self) -> &str {
        &self.own
    }

    /// The verifier key of the log that an entry was said to.
    pub fn at(&self, index: u64) -> &str {
        let next = self.until.partition_point(|(until, _)| *until <= index);
        self.until.get(next).map_or(&self.own, |(_, of)| of)
    }
}
