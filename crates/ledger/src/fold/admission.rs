//! What is said is held against the record that it is to be part of, and added to it: a whole at a time.

use std::sync::Arc;

use comity_regime::{
    Act, Diagnostic, Draft, Proceeding, Regime, SourceText,
    check::{self, CODES, Finding},
    load::{ACTS, Builder, Recorded, Row, SOURCES, is_address, strict},
};

use crate::{
    Content, Entry, Fields, Kind, LedgerError,
    entry::{CORRECTS, OF_ENTRIES, REMOVES, WHY},
    fold::{
        build::{Build, of_before, shown, strictly},
        only_add,
        rows::Rows,
    },
    trust::{Trust, is_policy},
};

/// All entries before those that are being admitted.
pub trait Past {
    /// Hands them out in order.
    ///
    /// # Errors
    /// If they cannot be read.
    fn each(&self, take: &mut dyn FnMut(u64, &Entry<'_>)) -> Result<(), LedgerError>;
}

/// Hands out an entry as it is read from its bytes.
pub(crate) fn decoded(
    index: u64,
    data: &[u8],
    take: &mut dyn FnMut(u64, &Entry<'_>),
) -> Result<(), LedgerError> {
    let entry = Entry::decode(data).map_err(|what| LedgerError::Entry { index, what })?;
    take(index, &entry);
    Ok(())
}

/// What is worth a look where something is admitted; or everything that is wrong with it.
pub type Found = Result<Vec<Diagnostic>, Vec<Diagnostic>>;

/// A regime to which entries are added one after the other.
#[derive(Clone, Debug)]
pub struct Admission {
    draft: Draft,
    reader: Builder,
    rows: Arc<Rows>,
}

impl Admission {
    /// Begins with a regime as it is, and the rows that it is made of.
    pub fn on(regime: &Regime, rows: &Arc<Rows>) -> Admission {
        let mut reader = Builder::on(regime.register().clone());
        reader.strict = true;
        Admission { draft: Draft::on(regime.clone()), reader, rows: rows.clone() }
    }

    /// The regime as far as it is evaluated; its docket and its register are up to date.
    pub fn regime(&self) -> &Regime {
        self.draft.regime()
    }

    /// The regime with all that was added, and its rows.
    pub fn finish(self) -> (Regime, Arc<Rows>) {
        (self.draft.finish(), self.rows)
    }

    /// Whether all entries before these have to be read again for them.
    pub fn rereads(&self, entries: &[Entry<'_>]) -> bool {
        !only_add(entries, &self.rows)
    }

    /// Reads what are to become the entries from `first` on, holds all of them against the record that they are to be part
    /// of, and adds them; if anything is wrong with one of them, none.
    ///
    /// # Errors
    /// If the entries before them, which are needed where rows change, cannot be read.
    pub fn admit(
        &mut self,
        entries: &[Entry<'_>],
        first: u64,
        past: &dyn Past,
    ) -> Result<Found, LedgerError> {
        if self.rereads(entries) {
            return self.amend(entries, first, past);
        }
        let before = (entries.len() > 1)
            .then(|| (self.draft.clone(), self.reader.sources().clone(), self.rows.clone()));
        // What an act rests on may stand behind it.
        let is_source = |(_, entry): &(u64, &Entry<'_>)| entry.statement.content.kind == Kind::Source;
        let (sources, others): (Vec<_>, Vec<_>) = (first..).zip(entries).partition(is_source);
        let mut remarks = vec![];
        for (index, entry) in sources.into_iter().chain(others) {
            match self.one(entry, index) {
                Ok(found) => remarks.extend(found),
                Err(found) => {
                    if let Some((draft, sources, rows)) = before {
                        (self.draft, self.rows) = (draft, rows);
                        self.reader.back_to(sources);
                    }
                    return Ok(Err(found));
                }
            }
        }
        Ok(Ok(remarks))
    }

    /// Adds an entry for which the record is not read again.
    fn one(&mut self, entry: &Entry<'_>, index: u64) -> Found {
        let Content { kind, fields } = &entry.statement.content;
        let sources = self.reader.sources().clone();
        let admitted = match kind {
            Kind::Act => self.act(entry, fields, index),
            Kind::Source => self.source(entry, index),
            _ => return unseen_signs(*kind, fields),
        };
        match &admitted {
            Ok(_) => self.draft.cite(self.reader.sources()),
            Err(_) => self.reader.back_to(sources),
        }
        admitted
    }

    /// Adds a source to those that are listed.
    fn source(&mut self, entry: &Entry<'_>, index: u64) -> Found {
        let mut rows = Rows::clone(&self.rows);
        // INVARIANT: it corrects nothing and removes nothing, so it is a row.
        let _ = rows.apply(entry, index);
        let Some(said) = rows.row(index) else { return Ok(vec![]) };
        let text = shown(Kind::Source, &said.fields);
        let row = Row::entry(&text, said.fields.pairs());
        let mut found = strictly(&row, &SOURCES);
        self.reader.source(&row, &mut found);
        if found.iter().any(Diagnostic::is_error) {
            found.retain(Diagnostic::is_error);
            return Err(found);
        }
        self.rows = Arc::new(rows);
        Ok(found)
    }

    fn act(&mut self, entry: &Entry<'_>, fields: &Fields<'_>, index: u64) -> Found {
        // The text that findings point into is made when there are any, which is seldom.
        let nowhere = SourceText::new("act", "");
        let row = Row::entry(&nowhere, fields.pairs());
        let mut found = strictly(&row, &ACTS);
        let read = self.reader.read(&row, index, &mut found);
        if !found.is_empty() {
            let source = shown(Kind::Act, fields);
            let row = Row::entry(&source, fields.pairs());
            found = strictly(&row, &ACTS);
            let _ = self.reader.read(&row, index, &mut found);
            debug_assert!(
                found.iter().all(|d| CODES.contains(&d.code)),
                "a code that is not in CODES: {found:?}"
            );
        }
        let Some(read) = read.filter(|_| !found.iter().any(Diagnostic::is_error)) else { return Err(found) };
        let recorded = entry.recorded;
        let ahead = match &read {
            Recorded::Act(act) => check::future_of(act, recorded),
            Recorded::Proceeding(p) => check::future_of_proceeding(p, recorded),
        };
        if let Some((column, message)) = ahead {
            let source = shown(Kind::Act, fields);
            let row = Row::entry(&source, fields.pairs());
            return Err(vec![row.error(column, "future-date", message).help(check::NOT_YET)]);
        }
        let added = match read {
            Recorded::Act(act) => self.draft.act(Act { recorded, ..act }),
            Recorded::Proceeding(p) => self.draft.proceeding(Proceeding { recorded, ..p }),
        };
        match added {
            Ok(findings) if findings.is_empty() => Ok(found),
            Ok(findings) => Ok(found.into_iter().chain(placed(findings, fields)).collect()),
            Err(findings) => Err(placed(findings, fields)),
        }
    }

    /// Adds entries of which some change rows. What follows from a row can be anything, so all is made again out of all
    /// entries, and every act is held against what it is now part of.
    fn amend(&mut self, entries: &[Entry<'_>], first: u64, past: &dyn Past) -> Result<Found, LedgerError> {
        let (mut rows, mut found) = (Rows::clone(&self.rows), vec![]);
        for (index, entry) in (first..).zip(entries) {
            let Content { kind, fields } = &entry.statement.content;
            let replaces = rows.definition(fields.get("path")).is_some();
            if let Err(what) = rows.apply(entry, index) {
                let text = shown(*kind, fields);
                let column = if fields.get(REMOVES).is_empty() { CORRECTS } else { REMOVES };
                let row = Row::entry(&text, fields.pairs());
                found.push(row.error(column, "bad-correction", what));
            }
            if *kind == Kind::Definition {
                found.extend(definition(fields, replaces));
            }
        }
        if !found.is_empty() {
            return Ok(Err(found));
        }
        let mut build = Build::on(&rows, first);
        past.each(&mut |index, entry| build.entry(entry, index))?;
        for (index, entry) in (first..).zip(entries) {
            build.entry(entry, index);
        }
        let (regime, mut found) = match build.finish() {
            Ok(built) => built,
            Err(found) => return Ok(Err(found)),
        };
        found.extend(self.findings(&regime, entries, first));
        let changed = |path: &str| rows.definition(path).is_some_and(|row| row.entry >= first);
        found.extend(check::definitions(&regime).into_iter().filter(|found| changed(&found.path)));
        found.extend(entries.iter().flat_map(|entry| cited(&entry.statement.content, &regime)));
        if found.iter().any(Diagnostic::is_error) {
            found.retain(Diagnostic::is_error);
            return Ok(Err(found));
        }
        *self = Admission::on(&regime, &Arc::new(rows));
        Ok(Ok(found))
    }

    /// What is wrong with acts in a regime: with those that are new, and with others if it was not wrong before.
    fn findings(&self, regime: &Regime, entries: &[Entry<'_>], first: u64) -> Vec<Diagnostic> {
        let (new, old): (Vec<_>, Vec<_>) =
            check::regime(regime).into_iter().partition(|finding| finding.entry >= first);
        let new = new.into_iter().map(|finding| {
            let entry = usize::try_from(finding.entry - first).ok().and_then(|at| entries.get(at));
            let fields = entry.map(|entry| &entry.statement.content.fields);
            placed(vec![finding], fields.unwrap_or(&Fields::default()))
        });
        let old: Vec<Finding> = old.into_iter().filter(|finding| finding.is_error).collect();
        let was = if old.is_empty() { vec![] } else { check::regime(&self.draft.clone().finish()) };
        let broken = old.into_iter().filter(|finding| !was.contains(finding)).map(|finding| {
            let nowhere = SourceText::new("log", "");
            Diagnostic::error(finding.code, &nowhere, 0..0, of_before(finding.entry, &finding.message))
                .help("record what mends it in the same group")
        });
        new.flatten().chain(broken).collect()
    }
}

/// Findings on an act, at their places in its text.
fn placed(findings: Vec<Finding>, fields: &Fields<'_>) -> Vec<Diagnostic> {
    let source = shown(Kind::Act, fields);
    let row = Row::entry(&source, fields.pairs());
    let at = |f: Finding| f.at(&source, row.place().span(&source, f.column));
    findings.into_iter().map(at).collect()
}

/// The columns of a definition's entry.
const OF_DEFINITIONS: [&str; 5] = ["path", "text", "source", "decision", "note"];

/// What is wrong with the entry of a definition or of policies, its text's meaning apart; `replaces` if there is an earlier
/// one of its path.
fn definition(fields: &Fields<'_>, replaces: bool) -> Vec<Diagnostic> {
    let text = shown(Kind::Definition, fields);
    let row = Row::entry(&text, fields.pairs());
    let mut found = vec![];
    for (column, _) in fields.pairs() {
        if !OF_DEFINITIONS.contains(&&**column) && !OF_ENTRIES.contains(&&**column) {
            found.push(row.error(column, "wrong-columns", format!("a definition has no field '{column}'")));
        }
    }
    if !fields.get(REMOVES).is_empty() {
        return found;
    }
    if replaces && fields.get(WHY).trim().is_empty() {
        let message = "this takes the place of an earlier text, and does not say why";
        found.push(row.error(WHY, "missing", message).help("write the reason in 'why'"));
    }
    let path = fields.get("path");
    if is_policy(path)
        && let Err(wrong) = Trust::default().policy(path, fields.get("text"))
    {
        let source = SourceText::new(path, fields.get("text"));
        let at = wrong.offset..wrong.offset + 1;
        found.push(Diagnostic::error("bad-policy", &source, at, wrong.what));
    }
    found
}

/// Whether what a definition rests on is there: sources, or a decision.
fn cited(content: &Content<'_>, regime: &Regime) -> Vec<Diagnostic> {
    let fields = &content.fields;
    if content.kind != Kind::Definition {
        return vec![];
    }
    let text = shown(content.kind, fields);
    let row = Row::entry(&text, fields.pairs());
    let mut found = vec![];
    let sources = fields.get("source").split(';').map(str::trim).filter(|id| !id.is_empty());
    for id in sources.filter(|id| regime.register().source(id).is_none() && !is_address(id)) {
        let message = format!("there is no source '{id}'");
        found.push(
            row.error("source", "unknown-source", message).help("add it, or cite its address (https://...)"),
        );
    }
    let decision = fields.get("decision");
    if !decision.is_empty() && regime.docket().made(decision).is_none() {
        let message = format!("no decision '{decision}' is recorded");
        found.push(
            row.error("decision", "unknown-target", message).help("record it first, or in the same group"),
        );
    }
    found
}

/// Whether no sign that cannot be seen stands in what is said of keys and sealed papers. The text of a paper that is opened
/// is as it was sealed.
fn unseen_signs(kind: Kind, fields: &Fields<'_>) -> Found {
    let mut found = vec![];
    if kind != Kind::Opened {
        let text = SourceText::new(kind.word(), kind.word());
        strict::signs(&Row::entry(&text, fields.pairs()), &mut found);
    }
    if found.is_empty() { Ok(found) } else { Err(found) }
}
