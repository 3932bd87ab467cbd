//! Whose key is whose. Keys are registered, replaced, revoked and recovered by entries of the log, and a signature counts
//! if its key was in force where its entry stands.
//!
//! | `does` | what | signed by |
//! | --- | --- | --- |
//! | `registration` | a key begins to speak for somebody | two officers of the depositary, on a note verbale |
//! | `rotation` | a key takes another's place | the old key, countersigned by the new |
//! | `revocation` | a key ends, and what took its place | a key of the same holder, or two officers of the depositary |
//! | `recovery` | all keys of a holder end and a new one begins | two officers of the depositary, on a note verbale |
//! | `approval` | a holder asks for two of its own `officers` on what it says, or no longer | two officers of the holder |
//!
//! The first two officers cannot be vouched for by others: the first signs alone, with the key itself; the second is
//! signed by the first and countersigned with its own key. From then on nothing enters the log unsigned.
//!
//! All officers hold keys in one name, and watch over each other: the key of one ends or replaces nothing but itself, and
//! ends by two others, however often it was replaced meanwhile. Where only two are left, and one of them is lost or
//! stolen, third parties that the record names recover the depositary ([`recovery`]).

mod office;
pub mod recovery;

use borsh::{BorshDeserialize, BorshSerialize};
use std::collections::{BTreeSet, HashMap};

pub use office::{DEPOSITARY, SECRETARIAT};
use recovery::{ENDORSED, is_recovery};

use crate::{Content, Fields, Kind, PublicKey, Statement, authority::Role};

/// The column that says how many officers of a holder are asked for.
const OFFICERS: &str = "officers";

/// The columns of a key's entry.
const COLUMNS: [&str; 11] = [
    "credential",
    "does",
    ENDORSED,
    "holder",
    "key",
    "officer",
    OFFICERS,
    "recipient",
    "relying_party",
    "replaces",
    "role",
];
/// Those that cite what it rests on.
const CITING: [&str; 2] = ["note", "source"];

/// A key that speaks, or spoke, for somebody.
#[derive(Clone, Debug, PartialEq, BorshSerialize, BorshDeserialize)]
pub struct Key {
    /// The key in its own form.
    pub key: String,
    /// The key as it checks signatures.
    pub public: PublicKey,
    /// For whom: a State or organisation by its id, or an office.
    pub holder: String,
    /// As what.
    pub role: Role,
    /// Who keeps it, by their office: what tells two officers apart. No names of persons: the log is for ever.
    pub officer: String,
    /// For a passkey, the relying party that it is for.
    pub relying_party: String,
    /// For a passkey, the credential's id, in base64url.
    pub credential: String,
    /// To whom sealed papers for the holder are encrypted: an age X25519 recipient.
    pub recipient: String,
    /// The key whose place it took, if it did.
    pub replaces: String,
    /// The entry from which on it is in force.
    pub from: u64,
    /// The entry with which it ended.
    pub until: Option<u64>,
}

impl Key {
    /// The columns of a table of keys.
    pub const COLUMNS: [&str; 9] =
        ["holder", "role", "officer", "from", "until", "key", "relying_party", "credential", "recipient"];

    /// A row of it.
    pub fn row(&self) -> [String; 9] {
        [
            self.holder.clone(),
            self.role.word().to_owned(),
            self.officer.clone(),
            self.from.to_string(),
            self.until.map_or(String::new(), |until| until.to_string()),
            self.key.clone(),
            self.relying_party.clone(),
            self.credential.clone(),
            self.recipient.clone(),
        ]
    }

    /// The same as a JSON object; entries are numbers.
    pub fn json(&self) -> serde_json::Value {
        let row = Key::COLUMNS.into_iter().zip(self.row()).filter(|(_, text)| !text.is_empty());
        let mut object: serde_json::Map<_, _> = row.map(|(c, text)| (c.to_owned(), text.into())).collect();
        object.insert("from".into(), self.from.into());
        if let Some(until) = self.until {
            object.insert("until".into(), until.into());
        }
        object.into()
    }
}

/// All keys, those that ended as well.
#[derive(Clone, Debug, Default, PartialEq, BorshSerialize, BorshDeserialize)]
pub struct Keyring {
    keys: Vec<Key>,
    /// Where those in force stand, by their own form and by their holder.
    by_key: HashMap<String, usize>,
    by_holder: HashMap<String, Vec<usize>>,
    /// Where each key stands that there ever was, and the one that took its place.
    known: HashMap<String, usize>,
    successor: HashMap<String, usize>,
    /// Two officers have held keys at once.
    entrusted: bool,
    /// Holders that ask for two of their own officers on whatever they say.
    approved: BTreeSet<String>,
}

impl Keyring {
    /// Every key, in the order of the log.
    pub fn all(&self) -> &[Key] {
        &self.keys
    }

    /// A key that is in force, by its own form.
    pub fn find(&self, key: &str) -> Option<&Key> {
        self.by_key.get(key).map(|at| &self.keys[*at])
    }

    /// The keys in force that somebody holds.
    pub fn of(&self, holder: &str) -> impl Iterator<Item = &Key> {
        self.by_holder.get(holder).into_iter().flatten().map(|at| &self.keys[*at])
    }

    /// How many officers the depositary has.
    pub fn officers(&self) -> usize {
        self.of(DEPOSITARY).count()
    }

    /// Whether two officers hold keys, or did: from then on nothing enters the log unsigned.
    pub fn is_entrusted(&self) -> bool {
        self.entrusted
    }

    /// The key that is meant by one that is in force, or was until another took its place.
    pub fn current(&self, key: &str) -> Option<&Key> {
        let mut at = *self.known.get(key)?;
        // INVARIANT: what takes a key's place was registered after it.
        while let Some(next) = self.successor.get(&self.keys[at].key).filter(|next| **next > at) {
            at = *next;
        }
        self.keys.get(at).filter(|key| key.until.is_none())
    }

    /// The keys that signed a statement: those in force, and the one that the statement itself begins.
    ///
    /// # Errors
    /// If a key is not in force, or not held by whoever speaks.
    pub fn signers(&self, statement: &Statement<'_>) -> Result<Vec<Key>, String> {
        let begun = match statement.content.kind {
            Kind::Key => self.begun(&statement.content.fields, 0)?,
            _ => None,
        };
        let signer = |key: &str| -> Result<Key, String> {
            if let Some(known) = self.find(key) {
                return if known.holder == statement.by {
                    Ok(known.clone())
                } else {
                    Err(format!("{key} speaks for {}, not for {}", known.holder, statement.by))
                };
            }
            if let Some(new) = begun.as_ref().filter(|new| new.key == key) {
                return Ok(new.clone());
            }
            Err(match self.keys.iter().rfind(|k| k.key == key) {
                Some(Key { holder, until: Some(until), .. }) => {
                    format!("{key} spoke for {holder} until entry {until}, which ended it")
                }
                _ => format!("{key} is not registered for anybody; 'comity keys' lists those that are"),
            })
        };
        let signers = statement.signatures.iter().map(|s| signer(&s.key)).collect::<Result<Vec<_>, _>>()?;
        match &signers[..] {
            [first, second] if first.key == second.key => Err("it is signed twice with one key".into()),
            _ => Ok(signers),
        }
    }

    /// How many different officers signed.
    pub fn count(signers: &[Key]) -> u8 {
        match signers {
            [] => 0,
            [first, second] if office(&first.officer) != office(&second.officer) => 2,
            _ => 1,
        }
    }

    /// Whether what is said begins a key.
    pub(crate) fn begins(&self, fields: &Fields<'_>) -> Result<(), String> {
        self.begun(fields, 0).map(|_| ())
    }

    /// The key that an entry begins, if it begins one.
    fn begun(&self, fields: &Fields<'_>, index: u64) -> Result<Option<Key>, String> {
        let known = |c: &str| COLUMNS.contains(&c) || CITING.contains(&c);
        if let Some((other, _)) = fields.pairs().iter().find(|(c, _)| !known(c)) {
            return Err(format!("a key has no '{other}'"));
        }
        let text = |column: &str| fields.get(column).to_owned();
        let needed = |column: &str| match fields.get(column) {
            text if text.trim().is_empty() => Err(format!("'{column}' is missing")),
            text if text != text.trim() => Err(format!("'{column}' begins or ends with a blank")),
            text => Ok(text.to_owned()),
        };
        let recovers = fields.get("does") == "recovery" && fields.get("holder") == DEPOSITARY;
        if !fields.get(ENDORSED).is_empty() && !recovers {
            return Err(format!("'{ENDORSED}' belongs to a recovery of the depositary"));
        }
        let (holder, role, officer) = match fields.get("does") {
            "registration" | "recovery" if !fields.get("replaces").is_empty() => {
                return Err("'replaces' belongs to a rotation".into());
            }
            "registration" | "recovery" => {
                needed("note")
                    .map_err(|e| format!("{e}: the note verbale it rests on, by its number and date"))?;
                (needed("holder")?, Role::parse(fields.get("role"))?, needed("officer")?)
            }
            "rotation" => {
                let old = needed("replaces")?;
                let old = self.find(&old).ok_or_else(|| format!("{old} is not in force"))?;
                if !fields.get("holder").is_empty() || !fields.get("role").is_empty() {
                    return Err(
                        "a key that replaces another speaks for the same holder in the same role".into()
                    );
                }
                let officer = match fields.get("officer") {
                    "" => old.officer.clone(),
                    _ if old.role == Role::Depositary => {
                        return Err("an officer's key goes to another officer by registration".into());
                    }
                    _ => needed("officer")?,
                };
                (old.holder.clone(), old.role, officer)
            }
            "approval" | "revocation" if !fields.get("holder").is_empty() => {
                return Err("whoever signs is the holder: leave 'holder' out".into());
            }
            "approval" | "revocation" => return Ok(None),
            other => {
                return Err(format!(
                    "'{other}' is not done to keys: registration, rotation, revocation, recovery, approval"
                ));
            }
        };
        let public = PublicKey::parse(fields.get("key"))?;
        let key = public.to_string();
        if self.known.contains_key(&key) {
            return Err(format!("{key} has been registered before; make a new key"));
        }
        let office = match role {
            Role::Depositary => holder == DEPOSITARY,
            Role::Secretariat => holder == SECRETARIAT,
            Role::Chair => holder.starts_with("chair:"),
            _ => holder != DEPOSITARY && holder != SECRETARIAT && !holder.contains(':'),
        };
        if !office {
            return Err(format!("'{holder}' cannot hold a key as {}", role.word()));
        }
        if self.of(&holder).any(|k| k.role != role) {
            return Err(format!("{holder} holds keys in another role already"));
        }
        if fields.get("relying_party").is_empty() != fields.get("credential").is_empty() {
            return Err("a passkey has both 'relying_party' and 'credential'".into());
        }
        if key.starts_with("p256:") && fields.get("relying_party").is_empty() {
            return Err("keys on P-256 are those of passkeys: 'relying_party' is missing".into());
        }
        if !fields.get("recipient").is_empty() && !is_recipient(fields.get("recipient")) {
            return Err("a recipient of sealed papers is an age X25519 recipient: age1...".into());
        }
        Ok(Some(Key {
            key,
            public,
            holder,
            role,
            officer,
            relying_party: text("relying_party"),
            credential: text("credential"),
            recipient: text("recipient"),
            replaces: text("replaces"),
            from: index,
            until: None,
        }))
    }

    /// Checks what an entry does to keys beyond what policies say: its own form, and who has to sign it.
    ///
    /// # Errors
    /// The rule that it breaks.
    pub fn check(&self, statement: &Statement<'_>, signers: &[Key]) -> Result<(), String> {
        let fields = &statement.content.fields;
        let begun = self.begun(fields, 0)?;
        let by_depositary = statement.by == DEPOSITARY;
        match (fields.get("does"), &begun, signers) {
            // The first two officers: see above.
            ("registration", Some(new), [first]) if self.officers() == 0 => {
                let founding = new.role == Role::Depositary && first.key == new.key && by_depositary;
                founding.then_some(()).ok_or_else(|| {
                    "the first key is that of an officer of the depositary, signed with itself".into()
                })
            }
            ("registration", Some(new), [first, second]) if self.officers() == 1 => {
                let founding = new.role == Role::Depositary
                    && first.key != new.key
                    && second.key == new.key
                    && office(&first.officer) != office(&new.officer)
                    && by_depositary;
                founding.then_some(()).ok_or_else(|| {
                    "the second key is that of another officer of the depositary, signed by the first officer and countersigned with itself".into()
                })
            }
            // Who vouches for it is looked at where the policy is known.
            ("recovery", Some(new), [first]) if is_recovery(statement) && self.is_entrusted() => {
                let alone = first.key == new.key && new.role == Role::Depositary;
                alone.then_some(()).ok_or_else(|| {
                    "a recovery of the depositary is signed with the new officer's key, and with that alone".into()
                })
            }
            ("registration" | "recovery", Some(new), _) => {
                if !self.is_entrusted() {
                    return Err("first of all, two officers of the depositary register their keys".into());
                }
                if signers.iter().any(|s| s.key == new.key) {
                    return Err("a key is vouched for by two officers, not by itself".into());
                }
                if fields.get("does") == "recovery" && new.role == Role::Depositary {
                    return Err("a recovery of the depositary is vouched for by third parties, and signed with the new key alone; while there are two officers, register and revoke".into());
                }
                if fields.get("does") == "recovery" && self.of(&new.holder).next().is_none() {
                    return Err(format!("{} has no key to recover: register one", new.holder));
                }
                Ok(())
            }
            ("rotation", Some(new), [old, second])
                if old.key == fields.get("replaces") && second.key == new.key =>
            {
                Ok(())
            }
            ("rotation", ..) => {
                Err("a rotation is signed by the old key and countersigned by the new".into())
            }
            ("approval", ..) => match fields.get(OFFICERS) {
                _ if by_depositary => {
                    Err("how many officers of the depositary sign is for policies to say".into())
                }
                "1" | "2" => Ok(()),
                _ => Err("'officers' says how many of its own the holder asks for: 1 or 2".into()),
            },
            _ => self.check_revocation(fields.get("key")),
        }
    }

    /// Whether so many officers are enough for whoever speaks: a holder may ask for two of its own, of whom one prepares
    /// what is said and the other approves it. Any of its keys can be replaced or ended all the same.
    ///
    /// # Errors
    /// That another has to countersign.
    pub fn enough(&self, statement: &Statement<'_>, officers: u8) -> Result<(), String> {
        let Content { kind, fields } = &statement.content;
        let does = fields.get("does");
        let asked = match kind {
            Kind::Key => does == "approval",
            _ => self.approved.contains(&*statement.by),
        };
        if !asked || officers >= 2 {
            return Ok(());
        }
        Err(format!(
            "{} asks for two of its own officers on this: have another one countersign it",
            statement.by
        ))
    }

    /// Whether a holder asks for two of its own officers on whatever it says.
    pub fn asks_for_two(&self, holder: &str) -> bool {
        self.approved.contains(holder)
    }

    fn check_revocation(&self, key: &str) -> Result<(), String> {
        let ended = self.current(key).ok_or_else(|| format!("{key} is not in force"))?;
        if ended.role == Role::Depositary {
            let others = self.of(DEPOSITARY).filter(|k| k.key != ended.key);
            let mut officers: Vec<_> = others.map(|k| office(&k.officer)).collect();
            officers.sort();
            officers.dedup();
            if officers.len() < 2 {
                return Err("the depositary keeps two officers with keys: register a third first, or replace this one".into());
            }
        }
        Ok(())
    }

    /// Takes an entry about keys into account, which was checked; `by` is in whose name it was said.
    pub fn apply(&mut self, by: &str, fields: &Fields<'_>, index: u64) {
        if fields.get("does") == "approval" {
            match fields.get(OFFICERS) {
                "2" => self.approved.insert(by.to_owned()),
                _ => self.approved.remove(by),
            };
        }
        let begun = self.begun(fields, index).ok().flatten();
        let current = |key: &str| self.current(key).map(|key| key.key.clone());
        let ended: Vec<String> = match fields.get("does") {
            "rotation" => self.find(fields.get("replaces")).map(|key| key.key.clone()).into_iter().collect(),
            "recovery" => {
                begun.iter().flat_map(|new| self.of(&new.holder)).map(|key| key.key.clone()).collect()
            }
            "revocation" => current(fields.get("key")).into_iter().collect(),
            _ => vec![],
        };
        for key in ended {
            let Some(at) = self.by_key.remove(&key) else { continue };
            self.keys[at].until = Some(index);
            if let Some(held) = self.by_holder.get_mut(&self.keys[at].holder) {
                held.retain(|other| *other != at);
            }
        }
        if let Some(new) = begun {
            let at = self.keys.len();
            self.known.insert(new.key.clone(), at);
            self.by_key.insert(new.key.clone(), at);
            self.by_holder.entry(new.holder.clone()).or_default().push(at);
            if !new.replaces.is_empty() {
                self.successor.insert(new.replaces.clone(), at);
            }
            self.keys.push(new);
        }
        self.entrusted |= self.officers() >= 2;
    }
}

/// Whether a text is a recipient of age: an X25519 key in Bech32 (age-encryption.org/v1, section "The X25519 recipient type").
fn is_recipient(text: &str) -> bool {
    let decoded = bech32::primitives::decode::CheckedHrpstring::new::<bech32::Bech32>(text);
    decoded.is_ok_and(|d| d.hrp().as_str() == "age" && d.byte_iter().count() == 32)
        && text.bytes().all(|b| !b.is_ascii_uppercase())
}

/// An office as it tells two officers apart: however it is spaced and whether in capitals or not.
pub(crate) fn office(text: &str) -> String {
    text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}
