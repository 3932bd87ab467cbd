//! What of an entry has to hold besides what it says: who signed it, with which key, upon which past, and whether they may.

pub mod authority;
pub(crate) mod cap;
mod cases;
pub(crate) mod kept;
pub mod keyring;
mod open;
mod pending;
pub(crate) mod recent;
pub mod rehearsal;
pub mod succession;

use std::{borrow::Borrow, collections::BTreeMap, sync::Arc};

use comity_regime::{Day, Regime};
use rpds::{RedBlackTreeMapSync, VectorSync};
use tlog_tiles::record_hash;

use cases::Defined;
use open::Open;
pub use pending::{Checker, Pending};
use succession::Succession;

use crate::{
    Content, Entry, Fields, Kind, LedgerError, Policy, Statement,
    authority::{Authority, Case, POLICIES, PolicyError, Role},
    cap::{CAPS, Caps, Said},
    entry::{REMOVES, group},
    keyring::{DEPOSITARY, Keyring, SECRETARIAT},
    recent::Recent,
    recovery::{self, RECOVERY},
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
    /// The entries that speak of a group, with the number of its members.
    pub groups: RedBlackTreeMapSync<u64, u64>,
    /// The keys that the log itself has had.
    pub successions: Arc<Vec<Succession>>,
    authority: Option<Arc<Authority>>,
    /// A group that is not complete: the next entries are its members.
    open: Option<Open>,
    defined: Arc<Defined>,
    /// Who may recover the depositary.
    recovery: Option<Arc<Policy>>,
    /// How much each key may say in a day, and has said.
    caps: Caps,
    said: Said,
    /// A bit for each entry: whether whoever it is about signed it, or only somebody else recorded it.
    own: VectorSync<u64>,
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

    /// The entry that speaks of the group in which an entry was said, if it was.
    pub fn group_of(&self, index: u64) -> Option<u64> {
        let (head, members) = self.groups.range(..index).next_back()?;
        (index <= head + members).then_some(*head)
    }

    /// Whether the entries so far end within a group.
    pub fn is_within_group(&self) -> bool {
        self.open.is_some()
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

    /// Whether a statement may enter the log of a verifier key as entry `index`: all but whether the signatures fit the
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
        index: u64,
    ) -> Result<(), String> {
        let signers = match &self.open {
            Some(open) => {
                open.takes(statement, recorded)?;
                open.signers.clone()
            }
            None => self.keyring.signers(statement)?,
        };
        self.said.check(&self.caps, statement, &signers, recorded)?;
        if let Some(upon) = statement.upon {
            recent.was(upon)?;
        }
        let Content { kind, fields } = &statement.content;
        match kind {
            // Each of its members is held against the rules.
            Kind::Group if signers.is_empty() => return self.unsigned(statement),
            Kind::Group => return group::read(fields).map(|_| ()),
            Kind::Definition if is_policy(fields.get("path")) => lasting(fields)?,
            Kind::Definition => {}
            kind if !signers.is_empty() && (*kind == Kind::Act || kind.is_row()) => short(fields)?,
            Kind::Key => {
                self.keyring.check(statement, &signers)?;
                if !self.keyring.is_entrusted() {
                    // The first two officers: nobody was there before them to permit it.
                    return self.with_policies();
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
            Kind::LogKey => {
                let (before, _) = succession::read(fields)?;
                if before != log {
                    return Err(format!("it replaces {before}, and the log's key is {log}"));
                }
            }
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
        let officers = Keyring::count(&signers);
        self.keyring.enough(statement, officers)?;
        let cases = self.cases(statement, role, officers, regime, index);
        match cases.iter().find(|case| !self.permits(case)) {
            Some(case) => self.with_policies().and_then(|()| Err(self.forbidden(case))),
            None => Ok(()),
        }
    }

    /// What is said to whoever speaks to a log without policies.
    fn with_policies(&self) -> Result<(), String> {
        let none = || format!("this log says of nobody what they may do: it needs {POLICIES} first");
        self.authority.as_ref().map(|_| ()).ok_or_else(none)
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
            let cases = self.cases(statement, role, *officers, regime, index);
            cases.iter().all(|case| self.permits(case)) && self.keyring.enough(statement, *officers).is_ok()
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
                let cases = self.cases(statement, role, 2, regime, index);
                let wrong = cases.iter().find(|case| !self.permits(case));
                Err(wrong.map_or_else(|| "this may not be said".into(), |case| self.forbidden(case)))
            }
        }
    }

    /// Ends policies whose entry is removed; those on who may do what stay.
    fn without_policy(&mut self, removes: &str) -> Result<(), String> {
        let Some(path) = self.defined.path_of(removes).filter(|path| is_policy(path)).map(str::to_owned)
        else {
            return Ok(());
        };
        match path.as_str() {
            LEVELS => self.levels = Arc::default(),
            CAPS => self.caps = Caps::default(),
            RECOVERY => self.recovery = None,
            _ => {
                return Err(format!("{path} can be changed, and not removed: nobody could do anything then"));
            }
        }
        Arc::make_mut(&mut self.policies).remove(&path);
        Ok(())
    }

    /// Whether everybody who holds a key, or held one, is still there.
    ///
    /// # Errors
    /// Who is not.
    pub fn holders_exist(&self, regime: &Regime) -> Result<(), String> {
        self.keyring.all().iter().try_for_each(|key| self.holder_exists(&key.holder, key.role.word(), regime))
    }

    /// Takes an entry into account, which was admitted.
    ///
    /// # Errors
    /// If it holds policies that cannot be read.
    pub fn apply(&mut self, entry: &Entry<'_>, index: u64) -> Result<(), String> {
        let Content { kind, fields } = &entry.statement.content;
        let open = self.open.take();
        let signed = entry.statement.signatures.first().map(|signature| &signature.key);
        let first = match &open {
            Some(open) => open.signers.first(),
            None => signed.and_then(|key| self.keyring.find(key)),
        };
        if let Some(first) = first {
            self.said.add(&entry.statement, first, entry.recorded);
        }
        let signed = signed.is_some() || open.as_ref().is_some_and(|open| !open.signers.is_empty());
        self.open = open.and_then(|open| open.after(&entry.statement));
        match kind {
            Kind::Definition if is_policy(fields.get("path")) => {
                let path = fields.get("path");
                let text = fields.get("text");
                self.policy(path, text).map_err(|e| format!("{path}:{}", e.placed(text)))?;
                Arc::make_mut(&mut self.defined).apply(fields, index);
            }
            Kind::Definition => {
                self.without_policy(fields.get(REMOVES))?;
                Arc::make_mut(&mut self.defined).apply(fields, index);
            }
            Kind::Group => {
                let (members, _) = group::read(fields)?;
                self.groups.insert_mut(index, members);
                self.open = Some(Open::new(entry, self.keyring.signers(&entry.statement)?)?);
            }
            Kind::Key => Arc::make_mut(&mut self.keyring).apply(&entry.statement.by, fields, index),
            Kind::LogKey => {
                let (before, next) = succession::read(fields)?;
                Arc::make_mut(&mut self.successions).push(Succession { entry: index, before, next });
            }
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
        if signed && fields.get("actor") == entry.statement.by {
            let at = usize::try_from(index / 64).map_err(|e| e.to_string())?;
            while self.own.len() <= at {
                self.own.push_back_mut(0);
            }
            if let Some(word) = self.own.get_mut(at) {
                *word |= 1 << (index % 64);
            }
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

/// Whether policies leave somebody who can change them: that two officers may do so is so whatever they say, so two
/// officers must be able to appoint others.
fn lasting(fields: &Fields<'_>) -> Result<(), String> {
    if fields.get("path") != POLICIES {
        return Ok(());
    }
    // What cannot be read is refused with its place where it is applied.
    let Ok(authority) = Authority::parse(fields.get("text")) else { return Ok(()) };
    for action in ["key_registration", "key_revocation", "key_recovery"] {
        let role = Role::Depositary;
        let case = Case { role, action: action.into(), own: false, keyed: true, officers: 2, cited: false };
        if !authority.permits(&case) {
            return Err(format!(
                "two officers of the depositary could no longer do this: {}; nobody would be left to keep the record",
                action.replace('_', " ")
            ));
        }
    }
    Ok(())
}

/// Who may speak after further entries of a log, the recent past that the next stands upon, and the day of the last; of which
/// `begun` has what was so before. Every rule is applied where its entry stands; what is left to check, which can be done
/// in any order, is given to `pending`.
///
/// # Errors
/// The first entry that breaks a rule.
pub fn fold<'a, E: Borrow<Entry<'a>>>(
    begun: (Trust, Recent, Day),
    entries: impl IntoIterator<Item = Result<(&'a [u8], E), LedgerError>>,
    logs: &Logs,
    regime: &Regime,
    pending: &mut dyn FnMut(Pending) -> Result<(), LedgerError>,
) -> Result<(Trust, Recent, Day), LedgerError> {
    let (mut trust, mut recent, mut last) = begun;
    for (index, read) in (recent.size()..).zip(entries) {
        let (bytes, entry) = read?;
        let entry: &Entry<'a> = entry.borrow();
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
        trust.admit(statement, log, entry.recorded, regime, &recent, index).map_err(wrong)?;
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
    if trust.is_within_group() {
        let what = "the entries end within a group, of which all enter the log or none".into();
        return Err(LedgerError::Entry { index: recent.size().saturating_sub(1), what });
    }
    Ok((trust, recent, last))
}
