//! What States and organisations do under an instrument.

mod all;
pub mod article;
mod list;

pub use all::AllActs;
pub use list::Acts;

use std::{borrow::Cow, sync::Arc};

use crate::{ActorIx, Day, SourceIx, When, words::words};
use borsh::{BorshDeserialize, BorshSerialize};

words! {
    /// The kinds of act on an instrument, by the names depositaries use (VCLT Arts. 2(1)(b), 11-17, 19-25, 42-56, 79), in
    /// the order of a treaty's life.
    #[expect(missing_docs, reason = "each is the term of art it is named for")]
    ActKind, "an act on an instrument" {
        Signature = "signature",
        SuccessionToSignature = "succession_to_signature",
        Ratification = "ratification",
        Acceptance = "acceptance",
        Approval = "approval",
        Accession = "accession",
        Succession = "succession",
        FormalConfirmation = "formal_confirmation",
        DefinitiveSignature = "definitive_signature",
        Subscription = "subscription",
        /// Consent to be bound, where the source does not say by which of the other means.
        Deposit = "deposit",
        Reservation = "reservation",
        Declaration = "declaration",
        Objection = "objection",
        WithdrawalOfReservation = "withdrawal_of_reservation",
        /// Of an objection to a reservation, or to being bound without an act of one's own (VCLT Art. 22(2)).
        WithdrawalOfObjection = "withdrawal_of_objection",
        Denunciation = "denunciation",
        WithdrawalOfDenunciation = "withdrawal_of_denunciation",
        ProvisionalApplication = "provisional_application",
        /// The notice that one does not intend to become a party (VCLT Art. 25(2)).
        TerminationOfProvisionalApplication = "termination_of_provisional_application",
        /// It extends to a territory (VCLT Art. 29).
        TerritorialApplication = "territorial_application",
        /// It does not extend to a territory.
        TerritorialExclusion = "territorial_exclusion",
        Rectification = "rectification",
    }
}

use ActKind::*;

impl ActKind {
    /// Whether it expresses consent to be bound (VCLT Art. 11), which is what clauses count as a deposit.
    pub fn is_consent(self) -> bool {
        matches!(
            self,
            Ratification
                | Acceptance
                | Approval
                | Accession
                | Succession
                | FormalConfirmation
                | DefinitiveSignature
                | Subscription
                | Deposit
        )
    }

    /// Whether it makes a signatory. A definitive signature does, and binds as well (VCLT Art. 12).
    pub fn is_signature(self) -> bool {
        matches!(self, Signature | DefinitiveSignature | SuccessionToSignature)
    }

    /// Whether it is about a territory by its nature, and so has to name one.
    pub fn is_territorial(self) -> bool {
        matches!(self, TerritorialApplication | TerritorialExclusion)
    }
}

/// An instrument's place in the regime.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, BorshSerialize, BorshDeserialize)]
pub struct InstrumentIx(pub u16);

/// One act.
#[derive(Clone, PartialEq, Eq, Debug, BorshSerialize, BorshDeserialize)]
pub struct Act {
    /// The day it was done with the depositary; may be known only within bounds.
    pub date: When,
    /// The day from which it has effect, where its source states one instead of the clause's.
    pub effective: Option<When>,
    /// Who acted.
    pub actor: ActorIx,
    /// On which instrument.
    pub instrument: InstrumentIx,
    /// What was done.
    pub kind: ActKind,
    /// Its place in the record: the log entry, or the row in the order read.
    pub entry: u64,
    /// The day it entered the record; [`Day::MIN`] for a record that does not say.
    pub recorded: Day,
    /// Where it is published.
    pub source: Option<SourceIx>,
    /// What only some acts have.
    pub particulars: Option<Arc<Particulars>>,
}

/// What only some acts have.
#[derive(Clone, PartialEq, Eq, Default, Debug, BorshSerialize, BorshDeserialize)]
pub struct Particulars {
    /// What the act refers to.
    pub target: Option<Target>,
    /// What a rectification makes of its target; `None` strikes it out.
    pub corrected: Option<(When, ActKind)>,
    /// The article reserved against, or the terms of a declaration or objection.
    pub detail: String,
    /// The territory that it is about; it then leaves the State itself where it stood.
    pub territory: String,
    /// With which depositary or where it was done, where there are several.
    pub place: String,
    /// A remark for readers.
    pub note: String,
    /// The SHA-256 of the document that says it, in hexadecimal.
    pub digest: String,
    /// Where else it is published.
    pub also: Vec<SourceIx>,
}

/// What an act refers to.
#[derive(Clone, Copy, PartialEq, Eq, Debug, BorshSerialize, BorshDeserialize)]
pub enum Target {
    /// An objection, or its withdrawal: the actor whose reservation is objected to.
    Actor(ActorIx),
    /// A rectification: the date and kind of the act, by the same actor on the same instrument, that it corrects.
    Act(When, ActKind),
}

impl Act {
    /// What acts of one chain of States are put in order by: their dates, and then as they were recorded.
    pub fn order(&self) -> (Day, Day, u64) {
        (self.date.earliest, self.date.latest, self.entry)
    }

    /// The remark, or an empty text.
    pub fn note(&self) -> &str {
        self.particulars.as_ref().map_or("", |p| &p.note)
    }

    /// The SHA-256 of the document that says it, or an empty text.
    pub fn digest(&self) -> &str {
        self.particulars.as_ref().map_or("", |p| &p.digest)
    }

    /// The article or terms, or an empty text.
    pub fn detail(&self) -> &str {
        self.particulars.as_ref().map_or("", |p| &p.detail)
    }

    /// The territory that it is about, or an empty text.
    pub fn territory(&self) -> &str {
        self.particulars.as_ref().map_or("", |p| &p.territory)
    }

    /// With which depositary or where it was done, or an empty text.
    pub fn place(&self) -> &str {
        self.particulars.as_ref().map_or("", |p| &p.place)
    }

    /// Whether it is about the State itself, and not about a territory of it.
    pub fn is_of_the_state(&self) -> bool {
        self.territory().is_empty() && !self.kind.is_territorial()
    }

    /// Where it is published.
    pub fn sources(&self) -> impl Iterator<Item = SourceIx> {
        let also = self.particulars.as_ref().map(|p| p.also.as_slice()).unwrap_or_default();
        self.source.into_iter().chain(also.iter().copied())
    }

    /// What it refers to.
    pub fn target(&self) -> Option<Target> {
        self.particulars.as_ref().and_then(|p| p.target)
    }
}

/// Applies rectifications: each replaces or strikes out the act it names, from the beginning (VCLT Art. 79(4)).
/// Acts keep their order; rectifications themselves are left out.
pub fn rectified<'a>(acts: impl Iterator<Item = &'a Act>) -> Vec<Cow<'a, Act>> {
    rectified_by(acts).into_iter().map(|(act, _)| act).collect()
}

/// The same, each beside the rectification that it reads by, if there is one.
pub fn rectified_by<'a>(acts: impl Iterator<Item = &'a Act>) -> Vec<(Cow<'a, Act>, Option<&'a Act>)> {
    let mut read: Vec<(Cow<'a, Act>, Option<&Act>)> = Vec::new();
    for act in acts {
        if act.kind != Rectification {
            read.push((Cow::Borrowed(act), None));
            continue;
        }
        let Some(at) = meant(read.iter().map(|(a, _)| a.as_ref()), act).pop() else { continue };
        match act.particulars.as_ref().and_then(|p| p.corrected) {
            Some((date, kind)) => {
                let corrected = read[at].0.to_mut();
                (corrected.date, corrected.kind) = (date, kind);
                read[at].1 = Some(act);
            }
            None => {
                read.remove(at);
            }
        }
    }
    read
}

/// Which of some acts, as they read before it, a rectification may mean: the last of them is meant. Where it names no territory, it is
/// about the State itself, if that has done such a thing.
pub fn meant<'a>(acts: impl Iterator<Item = &'a Act> + Clone, by: &Act) -> Vec<usize> {
    let Some(Target::Act(date, kind)) = by.target() else { return vec![] };
    let of_target = |a: &Act| {
        a.actor == by.actor
            && a.instrument == by.instrument
            && a.date == date
            && a.kind == kind
            && (by.place().is_empty() || a.place() == by.place())
    };
    let places = |fits: &dyn Fn(&Act) -> bool| -> Vec<usize> {
        let all = acts.clone().enumerate().filter(|(_, a)| of_target(a) && fits(a));
        all.map(|(at, _)| at).collect()
    };
    let there = places(&|a| a.territory() == by.territory());
    if there.is_empty() && by.territory().is_empty() { places(&|_| true) } else { there }
}
