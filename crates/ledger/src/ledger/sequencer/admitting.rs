//! What is handed in is held against everything before it: a statement alone, or a group and changes of rows on copies.

use std::sync::Arc;

use comity_regime::{Day, Diagnostic, Regime};
use tlog_tiles::record_hash;

use crate::{
    Content, Entry, Kind, LedgerError, Refusal, Signer, Statement, Trust,
    fold::{Admission, Past, decoded},
    sequencer::Sequencer,
    store::Store,
    succession,
};

/// What becomes of a statement.
pub(super) enum Admitted {
    /// It is to be an entry with these bytes, or the entries of a group.
    New { index: u64, bytes: Vec<Vec<u8>>, warnings: Vec<String> },
    /// It is an entry already. Its paper, if it has one, may have been lost since, and is kept again.
    Before { index: u64, kept: bool },
}

/// What is being made of what was handed in, until it is committed.
pub(super) struct Admitting<'a> {
    pub admission: &'a mut Admission,
    pub trust: &'a mut Trust,
    /// The entries that are committed with it, before it.
    pub before: &'a [Vec<u8>],
    pub recorded: Day,
}

/// All entries of the store, and those that are about to be committed.
pub(super) struct Before<'a> {
    pub store: &'a dyn Store,
    pub entries: &'a [Vec<u8>],
}

impl Past for Before<'_> {
    fn each(&self, take: &mut dyn FnMut(u64, &Entry<'_>)) -> Result<(), LedgerError> {
        let stored = self.store.entries(0, None, &mut |index, data| decoded(index, &data, take))?;
        (stored..).zip(self.entries).try_for_each(|(index, data)| decoded(index, data, take))
    }
}

/// Whether it is a change of rows, or an act to which more rules apply than the record's own: what is done at a table, and
/// what corrects that. Either is tried on copies. On a source, nothing of that can depend.
fn has_rules(content: &Content<'_>) -> bool {
    let act = content.fields.get("act");
    content.kind.is_row() && content.kind != Kind::Source
        || content.kind == Kind::Act && ["drafting", "chairing", "rectification"].contains(&act)
}

/// That something of ours cannot be read or written.
fn failed(error: LedgerError) -> Refusal {
    Refusal::Failed(Arc::new(error))
}

impl Sequencer {
    /// Holds what was handed in against everything that was admitted before it, and takes it into account: all of a group,
    /// or nothing.
    pub(super) fn admit(
        &mut self,
        open: &mut Admitting<'_>,
        statement: Statement<'static>,
        digest: Option<[u8; 32]>,
        paper: Option<(String, Vec<u8>)>,
    ) -> Result<Admitted, Refusal> {
        if let Some(index) = digest.and_then(|digest| self.recent.entry_of(&digest)) {
            let kept =
                paper.map_or(Ok(false), |(file, paper)| self.papers.keep(&file, &paper)).map_err(failed)?;
            return Ok(Admitted::Before { index, kept });
        }
        let index = self.recent.size();
        let entries = statement.into_entries(open.recorded);
        // What is too large for an entry is so by whoever says it.
        let bytes =
            entries.iter().map(Entry::encode).collect::<Result<Vec<_>, _>>().map_err(Refusal::Forbidden)?;
        let warnings = match &entries[..] {
            [only] if !has_rules(&only.statement.content) => self.one(open, only, index, paper)?,
            _ => self.several(open, &entries, index)?,
        };
        let digests = std::iter::once(digest).chain(std::iter::repeat(None));
        bytes.iter().zip(digests).for_each(|(bytes, digest)| self.recent.add(record_hash(bytes), digest));
        let warnings = warnings.iter().map(ToString::to_string).collect();
        Ok(Admitted::New { index, bytes, warnings })
    }

    /// Admits a statement that changes no row. Nothing of it is taken into account where it is refused, or its paper cannot
    /// be kept.
    fn one(
        &mut self,
        open: &mut Admitting<'_>,
        entry: &Entry<'_>,
        index: u64,
        paper: Option<(String, Vec<u8>)>,
    ) -> Result<Vec<Diagnostic>, Refusal> {
        let Admitting { admission, trust, recorded, .. } = open;
        let log = self.signer.verifier_key();
        trust
            .admit(&entry.statement, log, *recorded, admission.regime(), &self.recent, index)
            .map_err(Refusal::Forbidden)?;
        let successor = self.successor(entry)?;
        let past = Before { store: &*self.store, entries: open.before };
        let found = admission.admit(std::slice::from_ref(entry), index, &past).map_err(failed)?;
        let warnings = found.map_err(Refusal::Wrong)?;
        // A paper is there before its entry is, and only if that is to be.
        if let Some((file, paper)) = paper
            && self.papers.keep(&file, &paper).map_err(failed)?
        {
            self.kept.push(file);
        }
        trust.apply(entry, index).map_err(Refusal::Forbidden)?;
        // From here on what is said is said to the log by its next key, which signs the checkpoint over this entry too.
        if let Some(next) = successor {
            self.signer = next;
        }
        Ok(warnings)
    }

    /// The signer that an entry makes the log's, if it replaces the log's key.
    fn successor(&self, entry: &Entry<'_>) -> Result<Option<Signer>, Refusal> {
        let content = &entry.statement.content;
        if content.kind != Kind::LogKey {
            return Ok(None);
        }
        let (_, next) = succession::read(&content.fields).map_err(Refusal::Forbidden)?;
        let next = self.signer.succeeded_by(&self.folder, &next);
        next.map(Some).map_err(|error| Refusal::Forbidden(error.to_string()))
    }

    /// Admits a group, or a change of rows. It is tried on copies, which take the place of what they are of.
    fn several(
        &self,
        open: &mut Admitting<'_>,
        entries: &[Entry<'_>],
        first: u64,
    ) -> Result<Vec<Diagnostic>, Refusal> {
        let (mut admission, mut trust) = (open.admission.clone(), open.trust.clone());
        let log = self.signer.verifier_key();
        let permitted = |trust: &mut Trust, regime: &Regime| {
            (first..).zip(entries).try_for_each(|(index, entry)| {
                trust.admit(&entry.statement, log, open.recorded, regime, &self.recent, index)?;
                trust.apply(entry, index)
            })
        };
        let amends = admission.rereads(entries);
        // Whoever may not change rows is not to make all of the record be read again.
        if amends {
            permitted(&mut trust, admission.regime()).map_err(Refusal::Forbidden)?;
        }
        let past = Before { store: &*self.store, entries: open.before };
        let found = admission.admit(entries, first, &past).map_err(failed)?;
        let warnings = found.map_err(Refusal::Wrong)?;
        if entries.iter().any(|entry| has_rules(&entry.statement.content)) {
            let refused = (self.rules)(open.admission.regime(), admission.regime(), first);
            if !refused.is_empty() {
                return Err(Refusal::Wrong(refused));
            }
        }
        if amends {
            trust.holders_exist(admission.regime()).map_err(Refusal::Forbidden)?;
        } else {
            // A chair speaks of sessions that the group itself convenes.
            permitted(&mut trust, admission.regime()).map_err(Refusal::Forbidden)?;
        }
        (*open.admission, *open.trust) = (admission, trust);
        Ok(warnings)
    }
}
