//! Proposals that are lodged under seal, and opened later.
//!
//! A seal has its place among the acts and does nothing to the text. What it is of becomes a proposal when it is opened, and is
//! held against the rules then, like any other of that day: a proposal is made when everybody can read it (R42), and no day
//! that has passed is changed by what is said later.

use comity_regime::Day;

use super::state::{Seal, Sealed, Table};
use crate::{
    act::{
        Proposal,
        sealed::{SALT, digest},
    },
    rule::{Refusal, Rule},
};

impl Table {
    pub(super) fn seal(
        &mut self,
        act: usize,
        day: Day,
        by: &str,
        id: &str,
        digest: [u8; SALT],
    ) -> Result<(), Refusal> {
        self.is_open()?;
        let sealed = Sealed { act, day, by: by.to_owned(), digest, seal: Seal::Whole };
        self.sealed.insert(id.to_owned(), sealed);
        Ok(())
    }

    pub(super) fn unseal(
        &mut self,
        act: usize,
        day: Day,
        by: &str,
        salt: &[u8; SALT],
        proposal: &Proposal,
    ) -> Result<(), Refusal> {
        self.is_open()?;
        let id = &proposal.id;
        let Some(sealed) = self.sealed.get(id) else {
            return Err(Refusal::new(Rule::Unknown, format!("nothing was sealed as '{id}'")));
        };
        if sealed.by != by {
            return Err(Refusal::new(Rule::Own, format!("'{id}' was sealed by {}", sealed.by)));
        }
        let found = match sealed.seal {
            Seal::Whole => None,
            Seal::Opened(_) => Some(format!("'{id}' is open already")),
            Seal::Withdrawn(_) => Some(format!("'{id}' was withdrawn")),
        };
        if let Some(found) = found {
            return Err(Refusal::new(Rule::Sealed, found));
        }
        let opened = digest(&self.opening.id, by, salt, proposal);
        if opened.map_err(|why| Refusal::new(Rule::Sealed, why))? != sealed.digest {
            let found = format!("this is not what was sealed as '{id}' on {}", sealed.day);
            return Err(Refusal::new(Rule::Sealed, found));
        }
        self.propose(act, day, by, proposal)?;
        self.end_seal(id, Seal::Opened(act));
        Ok(())
    }

    /// Takes a sealed proposal back, unopened: nobody has amended or voted on what nobody has read.
    pub(super) fn withdraw_sealed(&mut self, act: usize, by: &str, of: &str) -> Result<(), Refusal> {
        match self.sealed.get(of) {
            Some(sealed) if sealed.by != by => {
                let found = format!("'{of}' is a proposal of {}", sealed.by);
                Err(Refusal::new(Rule::Withdrawal, found))
            }
            _ => {
                self.end_seal(of, Seal::Withdrawn(act));
                Ok(())
            }
        }
    }

    fn end_seal(&mut self, id: &str, seal: Seal) {
        self.sealed.get_mut(id).into_iter().for_each(|sealed| sealed.seal = seal);
    }

    /// Whether something is under seal: nobody can read it yet.
    pub fn is_sealed(&self, id: &str) -> bool {
        self.sealed.get(id).is_some_and(|sealed| sealed.seal == Seal::Whole)
    }

    /// That something can be read: it is not under seal, and was not withdrawn under it.
    pub(super) fn is_no_seal(&self, id: &str) -> Result<(), Refusal> {
        match self.sealed.get(id).map(|sealed| sealed.seal) {
            Some(Seal::Whole) => {
                Err(Refusal::new(Rule::Sealed, format!("'{id}' is under seal: nobody can read it yet")))
            }
            Some(Seal::Withdrawn(_)) => Err(Refusal::new(
                Rule::Sealed,
                format!("'{id}' was withdrawn under seal: nobody ever read it"),
            )),
            Some(Seal::Opened(_)) | None => Ok(()),
        }
    }
}
