//! Sources: listed in a table, or cited by the address of a page.

use super::{Builder, table::Row};
use crate::{
    Diagnostic, SourceIx,
    name::nearest,
    register::{Source, Sources},
};

/// No address of a source is longer, in bytes.
const LONGEST_ADDRESS: usize = 500;

/// No row cites more sources: each that is not known is compared with all that are.
const MOST: usize = 50;

impl Builder {
    /// Adds a row of `sources.csv`.
    pub fn source(&mut self, row: &Row<'_>, found: &mut Vec<Diagnostic>) {
        let id = row.get("id");
        if id.is_empty() {
            return found.push(row.error("id", "missing", "a source needs an id"));
        }
        if self.register.sources.find(id).is_some() {
            // A folder's own sources come first; a built-in one of the same id gives way to it.
            if !self.borrowing {
                found.push(row.error("id", "duplicate", format!("the source '{id}' is listed twice")));
            }
            return;
        }
        let url = row.get("url");
        if self.strict && !url.is_empty() && !is_address(url) {
            let message = format!("'{}' is no address of a page", abridged(url));
            let help = format!(
                "an address begins with https:// or http:// and has at most {LONGEST_ADDRESS} bytes, all of them visible ASCII; leave it empty where there is no page"
            );
            found.push(row.error("url", "bad-address", message).help(help));
        }
        let text = |column: &str| row.get(column).to_owned();
        self.register.sources.list(Source {
            id: id.to_owned(),
            title: text("title"),
            publisher: text("publisher"),
            url: url.to_owned(),
            retrieved: text("retrieved"),
            note: text("note"),
        });
    }

    /// The sources there are: those listed first, then those cited by their address, as they came.
    pub fn sources(&self) -> &Sources {
        &self.register.sources
    }

    /// Takes in all sources that are cited by their address; the first of them may be there already.
    pub fn cite(&mut self, all: Vec<Source>) {
        let there = self.register.sources.cited().len();
        for source in all.into_iter().skip(there) {
            self.register.sources.cite(source);
        }
    }

    /// Goes back to the sources that there were: what brought others along has been refused.
    pub fn back_to(&mut self, sources: Sources) {
        if self.register.sources.len() > sources.len() {
            self.register.sources = sources;
        }
    }

    /// The sources a row cites, separated by semicolons.
    pub(super) fn cited(
        &mut self,
        row: &Row<'_>,
        found: &mut Vec<Diagnostic>,
        needed: bool,
    ) -> Vec<SourceIx> {
        let cited = row.get("source");
        let mut sources = vec![];
        let count = cited.split(';').count();
        if count > MOST {
            let message = format!("{count} sources are cited here, at most {MOST} can be");
            found.push(
                row.error("source", "unknown-source", message).help("cite those that say it themselves"),
            );
            return sources;
        }
        for id in cited.split(';').map(str::trim).filter(|id| !id.is_empty()) {
            let Some(ix) = self.source_named(id) else {
                let near = nearest(id, self.register.sources.iter().map(|s| s.id.as_str()));
                let add = || "add it to sources.csv, or cite its address (https://...)".to_owned();
                let message = format!("there is no source '{id}' in sources.csv");
                found.push(
                    row.error("source", "unknown-source", message)
                        .help(near.map_or_else(add, |n| format!("did you mean '{n}'?"))),
                );
                continue;
            };
            sources.push(ix);
        }
        if cited.is_empty() && needed {
            found.push(
                row.error("source", "missing-source", "the act has no source")
                    .help("every fact says where it is published: cite an id of sources.csv"),
            );
        }
        sources
    }

    /// The source of an id: one that is listed, or a page by its address.
    fn source_named(&mut self, id: &str) -> Option<SourceIx> {
        if let Some(ix) = self.register.sources.find(id) {
            return Some(ix);
        }
        let address = is_address(id);
        (address || self.sources_unknown).then(|| {
            self.register.sources.cite(Source {
                id: id.to_owned(),
                title: id.to_owned(),
                publisher: String::new(),
                url: if address { id.to_owned() } else { String::new() },
                retrieved: String::new(),
                note: String::new(),
            })
        })
    }
}

/// The beginning of what may be long.
fn abridged(text: &str) -> String {
    match text.char_indices().nth(80) {
        Some((end, _)) => format!("{}...", &text[..end]),
        None => text.to_owned(),
    }
}

/// Whether this is the address of a page (RFC 3986), which may be cited itself and need not be listed. Of other schemes, some
/// run what they say where it is opened.
pub fn is_address(text: &str) -> bool {
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    host.is_some_and(|host| host.starts_with(|c: char| c.is_ascii_alphanumeric()))
        && text.len() <= LONGEST_ADDRESS
        && text.bytes().all(|b| b.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(&b))
}
