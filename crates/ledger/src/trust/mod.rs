//! What of an entry has to hold besides what it says: who signed it, with which key, upon which past, and whether they may.

pub mod authority;
pub(crate) mod cap;
pub mod keyring;
pub(crate) mod recent;
pub mod recovery;
pub mod rehearsal;

use std::{collections::BTreeMap, sync::Arc, thread};

use comity_regime::{Day, Regime};
use sha2::{Digest, Sha256};
use tlog_tiles::record_hash;

use crate::{
    Content, Entry, Fields, Kind, LedgerError, Policy, Signature, Statement,
    authority::{Authority, Case, POLICIES, PolicyError, Role},
    cap::{CAPS, Caps, Said},
    keyring::{DEPOSITARY, Key, Keyring, SECRETARIAT},
    recent::Recent,
    recovery::RECOVERY,
    rehearsal::Logs,
    sealed::{self, LEVELS, Level, Papers},
};

/// Who may speak, who spoke, and what is under seal. It follows from the entries, like the regime.
#[derive(Clone, Debug, Default)]
pub struct Trust {
    /// Whose key is whose.
    pub keyring: Arc<Keyring>,
    /// Papers, sealed and opened.
    pub papers: Arc<Papers>,
    /// Levels of classification.
    pub levels: Arc<[Level]>,
    /// The files of policies by their path, as the record has them.
    pub policies: Arc<BTreeMap<String, String>>,
    /// The log that this is a rehearsal of, by its verifier key.
    pub rehearses: Option<Arc<str>>,
    authority: Option<Arc<Authority>>,
    /// Who may recover the depositary.
    recovery: Option<Arc<Policy>>,
    /// How much each key may say in a day, and has said.
    caps: Caps,
    said: Said,
    /// A bit for each entry: whether whoever it is about signed it, or only somebody else recorded it.
    own: Vec<u64>,
}

/// A signature that is still to be checked against the bytes; the rest of it holds.
#[derive(Debug)]
pub struct Pending {
    /// The entry.
    pub index: u64,
    /// The bytes that were signed.
    pub bytes: Vec<u8>,
    /// The signatures, each with its key.
    pub signatures: Vec<(Signature, Key)>,
}

impl Pending {
    /// The digest by which what is said is known again.
    pub fn digest(&self) -> [u8; 32] {
        Sha256::digest(&self.bytes).into()
    }

    /// Checks the signatures against the bytes.
    ///
    /// # Errors
    /// The first that does not fit.
    pub fn check(&self) -> Result<(), String> {
        let check = |(signature, key): &(Signature, Key)| {
            signature.check(&key.public, &key.relying_party, &self.bytes)
        };
        self.signatures.iter().try_for_each(check)
    }
}

/// Whether a file of a record folder is about who may do what.
pub fn is_policy(path: &str) -> bool {
    [POLICIES, LEVELS, RECOVERY, CAPS].contains(&path)
}

impl Trust {
    /// Whether entry `index` was signed by those it is about.
    pub fn own(&self, index: u64) -> bool {
        let word = usize::try_from(index / 64).ok().and_then(|at| self.own.get(at));
        word.is_some_and(|word| word >> (index % 64) & 1 == 1)
    }

    /// Reads a file of policies and takes it into account.
    ///
    /// # Errors
    /// What is wrong with it, and where.
    pub fn policy(&mut self, path: &str, text: &str) -> Result<(), PolicyError> {
        match path {
            POLICIES => self.authority = Some(Arc::new(Authority::parse(text)?)),
            LEVELS => self.levels = sealed::levels(text)?.into(),
            CAPS => self.caps = Caps::parse(text)?,
            RECOVERY => self.recovery = Some(Arc::new(recovery::policy(text)?)),
            _ => return Err(PolicyError::new(format!("{path} is no file of policies"))),
        }
        Arc::make_mut(&mut self.policies).insert(path.to_owned(), text.to_owned());
        Ok(())
    }

    /// The signatures under a statement that is offered to the log, with what is needed to check them. It can be done
    /// before the statement's turn, on another thread: what may change until then is checked again by [`Trust::admit`].
    ///
    /// # Errors
    /// If a key is not in force.
    pub fn pending(&self, statement: &Statement<'_>, log: &str, index: u64) -> Result<Pending, String> {
        let signers = self.keyring.signers(statement)?;
        let signatures = statement.signatures.iter().cloned().zip(signers).collect();
        Ok(Pending { index, bytes: statement.signed_bytes(log), signatures })
    }

    /// Whether third parties are named who can recover the depositary.
    pub fn is_recoverable(&self) -> bool {
        self.recovery.is_some()
    }

    /// Whether a statement may enter the log of a verifier key as its next entry: all but whether the signatures fit the
    /// bytes.
    ///
    /// # Errors
    /// The rule that it breaks.
    pub fn admit(
        &self,
        statement: &Statement<'_>,
        log: &str,
        recorded: Day,
        regime: &Regime,
        recent: &Recent,
    ) -> Result<(), String> {
        let signers = self.keyring.signers(statement)?;
        self.said.check(&self.caps, statement, &signers, recorded)?;
        if let Some(upon) = statement.upon {
            recent.was(upon)?;
        }
        let Content { kind, fields } = &statement.content;
        match kind {
            Kind::Act if !signers.is_empty() => short(fields)?,
            Kind::Key => {
                self.keyring.check(statement, &signers)?;
                if !self.keyring.is_entrusted() {
                    // The first two officers: nobody was there before them to permit it.
                    return self.with_policies().map(|_| ());
                }
                if recovery::is_recovery(statement) {
                    // No officer is left who could permit it.
                    return recovery::check(self.recovery.as_deref(), statement, log, recorded);
                }
                self.holder_exists(fields.get("holder"), fields.get("role"), regime)?;
            }
            Kind::Rehearsal if signers.is_empty() && statement.by == DEPOSITARY => {
                return rehearsal::of(fields, log).map(|_| ());
            }
            Kind::Rehearsal => return Err("a copy to be tried on says so unsigned".into()),
            Kind::Sealed => {
                sealed::seal(fields, &statement.by, 0, &self.levels)?;
                self.can_read(fields.get("for"))?;
            }
            Kind::Opened => drop(sealed::open(fields, &self.papers)?),
            _ => {}
        }
        if signers.is_empty() {
            return self.unsigned(statement);
        }
        let role = signers.first().map_or(Role::Public, |key| key.role);
        let case = self.case(statement, role, Keyring::count(&signers), regime, recent.size());
        self.with_policies()?;
        self.permitted(statement, case).map_err(|case| self.forbidden(&case))
    }

    /// Whether something is permitted. Whoever corrects an act in its own name says that act anew, so it has to be permitted
    /// to do that as well: a delegation takes back what the secretariat recorded of it, and does not put its own in its place.
    ///
    /// # Errors
    /// What is not.
    fn permitted(&self, statement: &Statement<'_>, case: Case) -> Result<(), Case> {
        let permits = |case: &Case| self.authority.as_ref().is_some_and(|a| a.permits(case));
        let anew = authority::said_anew(&statement.content).filter(|_| case.own);
        let anew = anew.map(|action| Case { action, ..case.clone() });
        match std::iter::once(case).chain(anew).find(|case| !permits(case)) {
            Some(forbidden) => Err(forbidden),
            None => Ok(()),
        }
    }

    fn with_policies(&self) -> Result<&Authority, String> {
        self.authority.as_deref().ok_or_else(|| {
            format!("this log says of nobody what they may do: begin a log with a record that has {POLICIES}")
        })
    }

    fn unsigned(&self, statement: &Statement<'_>) -> Result<(), String> {
        if statement.by != DEPOSITARY {
            return Err(format!("nobody speaks for {} without its key: sign it", statement.by));
        }
        if self.keyring.is_entrusted() {
            return Err("this record is kept by officers of the depositary: sign it with their keys".into());
        }
        if statement.content.kind.concerns_trust() {
            return Err("this is signed, or it is nobody's word".into());
        }
        Ok(())
    }

    /// Whether everybody for whom a paper is said to be has a key that it can be encrypted to.
    fn can_read(&self, holders: &str) -> Result<(), String> {
        let readable = |holder: &str| self.keyring.of(holder).any(|key| !key.recipient.is_empty());
        match holders.split_whitespace().find(|holder| !readable(holder)) {
            Some(holder) => Err(format!("{holder} has no key that a paper could be encrypted to")),
            None => Ok(()),
        }
    }

    fn holder_exists(&self, holder: &str, role: &str, regime: &Regime) -> Result<(), String> {
        let there = match holder.strip_prefix("chair:") {
            Some(forum) => regime.register().forum(forum).is_some(),
            None => {
                holder.is_empty()
                    || [DEPOSITARY, SECRETARIAT].contains(&holder)
                    || regime.register().actors.find(holder).is_some()
            }
        };
        if there { Ok(()) } else { Err(format!("there is no '{holder}' that could hold a key as {role}")) }
    }

    /// How many different officers in a role have to sign what somebody is about to say, for it to be permitted; `None` if
    /// it is not, however many do.
    pub fn officers_needed(
        &self,
        statement: &Statement<'_>,
        role: Role,
        regime: &Regime,
        index: u64,
    ) -> Option<u8> {
        let permitted = |officers: &u8| {
            self.permitted(statement, self.case(statement, role, *officers, regime, index)).is_ok()
        };
        [1, 2].into_iter().find(permitted)
    }

    /// Whether a statement that one key has signed needs a second signature, and may be said with it.
    ///
    /// # Errors
    /// The rule that it breaks; or that it needs none.
    pub fn awaits_second(
        &self,
        statement: &Statement<'_>,
        regime: &Regime,
        index: u64,
    ) -> Result<(), String> {
        let signers = self.keyring.signers(statement)?;
        let fields = &statement.content.fields;
        match statement.content.kind {
            // The new key countersigns.
            Kind::Key if fields.get("does") == "rotation" => return self.keyring.begins(fields),
            Kind::Key => {
                self.keyring.check(statement, &signers)?;
                self.holder_exists(fields.get("holder"), fields.get("role"), regime)?;
            }
            _ => {}
        }
        let role = signers.first().map_or(Role::Public, |key| key.role);
        match self.officers_needed(statement, role, regime, index) {
            Some(2) => Ok(()),
            Some(_) => Err("it needs no second signature: say it to the log".into()),
            None => {
                let case = self.case(statement, role, 1, regime, index);
                Err(self.forbidden(&self.permitted(statement, case.clone()).err().unwrap_or(case)))
            }
        }
    }

    fn case(&self, statement: &Statement<'_>, role: Role, officers: u8, regime: &Regime, index: u64) -> Case {
        let Content { kind, fields } = &statement.content;
        let actor = fields.get("actor");
        let own = match (kind, role) {
            (Kind::Key, role) => {
                let about = match fields.get("does") {
                    "rotation" => fields.get("replaces"),
                    _ => fields.get("key"),
                };
                let signed = |key: &Key| statement.signatures.iter().any(|s| s.key == key.key);
                // Officers hold their keys in one name, and none is another's own.
                let own = |key: &Key| {
                    if role == Role::Depositary { signed(key) } else { key.holder == statement.by }
                };
                self.keyring.current(about).is_some_and(own)
            }
            (Kind::Opened, _) => {
                let paper = fields.get("entry").parse().ok().and_then(|entry| self.papers.get(&entry));
                paper.is_some_and(|paper| paper.by == statement.by)
            }
            (Kind::Sealed, _) => true,
            (_, Role::Chair) => {
                let forum = statement.by.strip_prefix("chair:");
                forum.is_some() && forum == forum_of(regime, fields.get("target"), index)
            }
            _ => actor == statement.by,
        };
        let keyed = self.keyring.of(actor).next().is_some();
        Case { role, action: authority::action(&statement.content), own, keyed, officers }
    }

    /// What would have to be otherwise.
    fn forbidden(&self, case: &Case) -> String {
        let permits = |case: Case| self.authority.as_ref().is_some_and(|a| a.permits(&case));
        let action = case.action.replace('_', " ");
        let may = format!("a {} may not do this: {action}", case.role.word());
        if permits(Case { officers: 2, ..case.clone() }) {
            return format!("this takes two officers ({action}): have another one countersign it");
        }
        if permits(Case { own: true, ..case.clone() }) {
            return format!("{may} for others, only in its own name");
        }
        if permits(Case { keyed: false, ..case.clone() }) {
            return format!("{may} for whoever has a key to say it with");
        }
        match Role::ALL
            .into_iter()
            .find(|role| permits(Case { role: *role, own: true, officers: 2, ..case.clone() }))
        {
            Some(role) => format!("{may}; a {} may", role.word()),
            None => may,
        }
    }

    /// Takes an entry into account, which was admitted.
    ///
    /// # Errors
    /// If it holds policies that cannot be read.
    pub fn apply(&mut self, entry: &Entry<'_>, index: u64) -> Result<(), String> {
        let Content { kind, fields } = &entry.statement.content;
        let first = entry.statement.signatures.first();
        if let Some(first) = first.and_then(|signature| self.keyring.find(&signature.key)) {
            self.said.add(&entry.statement, first, entry.recorded);
        }
        match kind {
            Kind::Definition if is_policy(fields.get("path")) => {
                let path = fields.get("path");
                self.policy(path, fields.get("text")).map_err(|e| format!("{path}: {e}"))?;
            }
            Kind::Key => Arc::make_mut(&mut self.keyring).apply(fields, index),
            Kind::Rehearsal => self.rehearses = Some(fields.get("of").into()),
            Kind::Sealed => {
                let paper = sealed::seal(fields, &entry.statement.by, index, &self.levels)?;
                Arc::make_mut(&mut self.papers).insert(index, paper);
            }
            Kind::Opened => {
                let (sealed, text) = sealed::open(fields, &self.papers)?;
                if let Some(paper) = Arc::make_mut(&mut self.papers).get_mut(&sealed) {
                    paper.opened = Some((index, text));
                }
            }
            _ => {}
        }
        if !entry.statement.signatures.is_empty() && fields.get("actor") == entry.statement.by {
            let at = usize::try_from(index / 64).map_err(|e| e.to_string())?;
            self.own.resize(self.own.len().max(at + 1), 0);
            self.own[at] |= 1 << (index % 64);
        }
        Ok(())
    }
}

/// The longest text of an act, in bytes: what is longer is a document, which an act cites by its digest. Lists show such texts
/// side by side.
const LONGEST: usize = 10_000;

fn short(fields: &Fields<'_>) -> Result<(), String> {
    match fields.pairs().iter().find(|(_, text)| text.len() > LONGEST) {
        Some((column, text)) => Err(format!(
            "'{column}' has {} bytes, and a text of an act at most {LONGEST}: put it into a document and cite that",
            text.len()
        )),
        None => Ok(()),
    }
}

/// The forum that something belongs to, as of an entry: itself, a session, a decision.
fn forum_of<'a>(regime: &'a Regime, target: &'a str, before: u64) -> Option<&'a str> {
    let mut id = target;
    // A decision is of a session, and that of a forum.
    for _ in 0..3 {
        if regime.register().forum(id).is_some() {
            return Some(id);
        }
        let recorded = regime.docket().recorded();
        id = &recorded.iter().rfind(|p| p.entry < before && !p.id.is_empty() && p.id == id)?.target;
    }
    None
}

/// Who may speak after these entries of the log of a verifier key, and the recent past that the next stands upon. Every rule is applied where its
/// entry stands; what is left to check, which can be done in any order, is given to `pending`.
///
/// # Errors
/// The first entry that breaks a rule.
pub fn fold<'a>(
    entries: impl IntoIterator<Item = (&'a [u8], &'a Entry<'a>)>,
    logs: &Logs<'_>,
    regime: &Regime,
    pending: &mut dyn FnMut(Pending) -> Result<(), LedgerError>,
) -> Result<(Trust, Recent), LedgerError> {
    let (mut trust, mut recent, mut last) = (Trust::default(), Recent::default(), Day::MIN);
    for (index, (bytes, entry)) in (0..).zip(entries) {
        let statement = &entry.statement;
        let wrong = |what: String| LedgerError::Entry { index, what };
        if entry.recorded < last {
            return Err(wrong(format!(
                "it says it was recorded on {}, and the one before on {last}",
                entry.recorded
            )));
        }
        last = entry.recorded;
        let log = logs.at(index);
        trust.admit(statement, log, entry.recorded, regime, &recent).map_err(wrong)?;
        let mut digest = None;
        if !statement.signatures.is_empty() {
            let signed = trust.pending(statement, log, index).map_err(wrong)?;
            let known = signed.digest();
            if let Some(again) = recent.entry_of(&known) {
                return Err(wrong(format!("it was said before, in entry {again}")));
            }
            digest = Some(known);
            pending(signed)?;
        }
        trust.apply(entry, index).map_err(wrong)?;
        recent.add(record_hash(bytes), digest);
    }
    Ok((trust, recent))
}

/// Checks signatures on all cores, some thousands at a time.
#[derive(Debug, Default)]
pub struct Checker(Vec<Pending>);

impl Checker {
    const BATCH: usize = 8192;

    /// Takes one to be checked.
    ///
    /// # Errors
    /// The first entry whose signature does not fit.
    pub fn add(&mut self, pending: Pending) -> Result<(), LedgerError> {
        self.0.push(pending);
        if self.0.len() < Self::BATCH { Ok(()) } else { self.finish() }
    }

    /// Checks what is left.
    ///
    /// # Errors
    /// The first entry whose signature does not fit.
    pub fn finish(&mut self) -> Result<(), LedgerError> {
        let batch = std::mem::take(&mut self.0);
        let cores = thread::available_parallelism().map_or(1, usize::from);
        let check = |part: &[Pending]| {
            part.iter()
                .try_for_each(|p| p.check().map_err(|what| LedgerError::Entry { index: p.index, what }))
        };
        thread::scope(|scope| {
            let parts = batch.chunks(batch.len().div_ceil(cores).max(1));
            let threads: Vec<_> = parts.map(|part| scope.spawn(move || check(part))).collect();
            let stopped = || Err(LedgerError::unverified("the check of signatures was not finished"));
            threads.into_iter().try_for_each(|thread| thread.join().unwrap_or_else(|_| stopped()))
        })
    }
}
