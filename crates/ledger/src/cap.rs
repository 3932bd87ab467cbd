//! How much one key may say in a day: enough for whatever an office does, and not for one that is stolen, or a program that
//! runs wild, to bury the record of its holder.

use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
};

use comity_regime::Day;

use crate::{
    Statement,
    authority::{PolicyError, Role},
    keyring::Key,
};

/// Where it stands in a record folder: a role and a number of entries in each row. A role that is not named may say what it
/// likes.
pub const CAPS: &str = "policies/caps.csv";

/// How many entries a key of each role may sign in a day.
#[derive(Clone, Debug, Default)]
pub struct Caps(Arc<BTreeMap<Role, u64>>);

impl Caps {
    /// Reads the file.
    ///
    /// # Errors
    /// The row that is wrong.
    pub fn parse(text: &str) -> Result<Caps, PolicyError> {
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let at = |position: Option<&csv::Position>, what: String| PolicyError {
            offset: position.and_then(|p| usize::try_from(p.byte()).ok()).unwrap_or_default(),
            what,
        };
        let head = reader.headers().map_err(|e| at(e.position(), e.to_string()))?;
        if head != vec!["role", "entries_a_day"] {
            return Err(PolicyError::new("the columns are role,entries_a_day"));
        }
        let mut caps = BTreeMap::new();
        for row in reader.records() {
            let row = row.map_err(|e| at(e.position(), e.to_string()))?;
            let wrong = |what: String| at(row.position(), what);
            let role = Role::parse(row.get(0).unwrap_or_default()).map_err(wrong)?;
            let most = row.get(1).and_then(|n| n.parse().ok()).filter(|n| *n > 0);
            let most = most.ok_or_else(|| wrong("'entries_a_day' is a whole number above 0".into()))?;
            if caps.insert(role, most).is_some() {
                return Err(wrong(format!("'{}' is there twice", role.word())));
            }
        }
        Ok(Caps(Arc::new(caps)))
    }
}

/// How many entries each key has signed on the last day on which it signed any.
#[derive(Clone, Debug, Default)]
pub struct Said(Arc<HashMap<String, (Day, u64)>>);

impl Said {
    /// Whether the key that signs first may say another thing on a day.
    ///
    /// # Errors
    /// If it has said as much as it may.
    pub fn check(&self, caps: &Caps, signers: &[Key], day: Day) -> Result<(), String> {
        let Some(first) = signers.first() else { return Ok(()) };
        let Some(most) = caps.0.get(&first.role) else { return Ok(()) };
        let said = self.0.get(&first.key).filter(|(on, _)| *on == day).map_or(0, |(_, n)| *n);
        if said < *most {
            return Ok(());
        }
        let role = first.role.word();
        Err(format!(
            "this key has signed {said} entries on {day}, and a {role}'s may sign {most} a day ({CAPS}): go on tomorrow"
        ))
    }

    /// Counts what was said.
    pub fn add(&mut self, statement: &Statement<'_>, day: Day) {
        let Some(first) = statement.signatures.first() else { return };
        let said = Arc::make_mut(&mut self.0).entry(first.key.clone()).or_insert((day, 0));
        *said = if said.0 == day { (day, said.1 + 1) } else { (day, 1) };
    }
}
