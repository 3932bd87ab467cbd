//! How much may be said in one name in a day: enough for whatever an office does, and not for one that is stolen, or a program that
//! runs wild, to bury the record of its holder.

use borsh::{BorshDeserialize, BorshSerialize};
use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
};

use comity_regime::Day;

use crate::{
    Kind, Statement,
    authority::{PolicyError, Role},
    keyring::{Key, office},
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

/// How many entries each holder has signed on the last day on which it signed any, whatever became of its keys meanwhile;
/// each officer of the depositary for themselves, or one could spend what the others have.
#[derive(Clone, Debug, Default, BorshSerialize, BorshDeserialize)]
pub struct Said(Arc<HashMap<String, (Day, u64)>>);

impl Said {
    /// Whether whoever signs first may say another thing on a day.
    ///
    /// # Errors
    /// If as much has been said as may be.
    pub fn check(
        &self,
        caps: &Caps,
        statement: &Statement<'_>,
        signers: &[Key],
        day: Day,
    ) -> Result<(), String> {
        let Some(first) = signers.first() else { return Ok(()) };
        let Some(most) = caps.0.get(&first.role) else { return Ok(()) };
        let said = self.0.get(&counted(first)).filter(|(on, _)| *on == day).map_or(0, |(_, n)| *n);
        // Whoever has had enough of a key ends it at any time.
        if said < *most || ends(statement) {
            return Ok(());
        }
        let role = first.role.word();
        Err(format!(
            "{said} entries have been signed for {} on {day}, and a {role} may sign {most} a day ({CAPS}): go on tomorrow",
            first.holder
        ))
    }

    /// Counts what was said, signed first with a key.
    pub fn add(&mut self, statement: &Statement<'_>, first: &Key, day: Day) {
        if ends(statement) {
            return;
        }
        let said = Arc::make_mut(&mut self.0).entry(counted(first)).or_insert((day, 0));
        *said = if said.0 == day { (day, said.1 + 1) } else { (day, 1) };
    }
}

/// Under which name it is counted.
fn counted(key: &Key) -> String {
    match key.role {
        Role::Depositary => format!("{} {}", key.holder, office(&key.officer)),
        _ => key.holder.clone(),
    }
}

/// Whether keys end by it.
fn ends(statement: &Statement<'_>) -> bool {
    statement.content.kind == Kind::Key
        && ["revocation", "recovery"].contains(&statement.content.fields.get("does"))
}
