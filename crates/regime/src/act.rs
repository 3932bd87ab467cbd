//! What States and organisations do under an instrument.

use std::fmt;

use crate::{ActorIx, Day, When, name::nearest};

/// The kinds of act on an instrument, by the names depositaries use (VCLT Arts. 2(1)(b), 11-17, 19-25, 42-56, 79).
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
#[expect(missing_docs, reason = "each is the term of art it is named for; see `ActKind::word`")]
pub enum ActKind {
    Signature,
    SuccessionToSignature,
    Ratification,
    Acceptance,
    Approval,
    Accession,
    Succession,
    FormalConfirmation,
    DefinitiveSignature,
    Subscription,
    /// Consent to be bound, where the source does not say by which of the other means.
    Deposit,
    Reservation,
    Declaration,
    Objection,
    WithdrawalOfReservation,
    Denunciation,
    WithdrawalOfDenunciation,
    ProvisionalApplication,
    Rectification,
}

use ActKind::*;

impl ActKind {
    /// Every kind, in the order of a treaty's life.
    pub const ALL: [ActKind; 19] = [
        Signature,
        SuccessionToSignature,
        Ratification,
        Acceptance,
        Approval,
        Accession,
        Succession,
        FormalConfirmation,
        DefinitiveSignature,
        Subscription,
        Deposit,
        Reservation,
        Declaration,
        Objection,
        WithdrawalOfReservation,
        Denunciation,
        WithdrawalOfDenunciation,
        ProvisionalApplication,
        Rectification,
    ];

    /// The word used in `acts.csv` and JSON.
    pub fn word(self) -> &'static str {
        match self {
            Signature => "signature",
            SuccessionToSignature => "succession_to_signature",
            Ratification => "ratification",
            Acceptance => "acceptance",
            Approval => "approval",
            Accession => "accession",
            Succession => "succession",
            FormalConfirmation => "formal_confirmation",
            DefinitiveSignature => "definitive_signature",
            Subscription => "subscription",
            Deposit => "deposit",
            Reservation => "reservation",
            Declaration => "declaration",
            Objection => "objection",
            WithdrawalOfReservation => "withdrawal_of_reservation",
            Denunciation => "denunciation",
            WithdrawalOfDenunciation => "withdrawal_of_denunciation",
            ProvisionalApplication => "provisional_application",
            Rectification => "rectification",
        }
    }

    /// The kind a word names.
    ///
    /// # Errors
    /// Names the nearest word there is.
    pub fn parse(word: &str) -> Result<ActKind, String> {
        if let Some(kind) = ActKind::ALL.into_iter().find(|k| k.word() == word) {
            return Ok(kind);
        }
        let words = ActKind::ALL.map(ActKind::word);
        Err(match nearest(word, words) {
            Some(near) => format!("did you mean '{near}'?"),
            None => format!("an act is one of: {}", words.join(", ")),
        })
    }

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

    /// Whether it makes a signatory.
    pub fn is_signature(self) -> bool {
        matches!(self, Signature | SuccessionToSignature)
    }
}

impl fmt::Display for ActKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.word().replace('_', " "))
    }
}

/// An instrument's place in the regime.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct InstrumentIx(pub u16);

/// A source's place in the register of sources.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct SourceIx(pub u32);

/// One act.
#[derive(Clone, PartialEq, Eq, Debug)]
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
    pub particulars: Option<Box<Particulars>>,
}

/// What only some acts have.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Particulars {
    /// What the act refers to.
    pub target: Option<Target>,
    /// What a rectification makes of its target; `None` strikes it out.
    pub corrected: Option<(When, ActKind)>,
    /// The article reserved against, or the terms of a declaration or objection.
    pub detail: String,
    /// A remark for readers.
    pub note: String,
}

/// What an act refers to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Target {
    /// An objection: the actor whose reservation is objected to.
    Actor(ActorIx),
    /// A rectification: the date and kind of the act, by the same actor on the same instrument, that it corrects.
    Act(When, ActKind),
}

impl Act {
    /// The remark, or an empty text.
    pub fn note(&self) -> &str {
        self.particulars.as_ref().map_or("", |p| &p.note)
    }

    /// The article or terms, or an empty text.
    pub fn detail(&self) -> &str {
        self.particulars.as_ref().map_or("", |p| &p.detail)
    }

    /// What it refers to.
    pub fn target(&self) -> Option<Target> {
        self.particulars.as_ref().and_then(|p| p.target)
    }
}

/// Applies rectifications: each replaces or strikes out the act it names, from the beginning (VCLT Art. 79(4)).
/// Acts keep their order; rectifications themselves are left out.
pub fn rectified<'a>(acts: impl Iterator<Item = &'a Act>) -> Vec<std::borrow::Cow<'a, Act>> {
    use std::borrow::Cow;
    let mut read: Vec<Cow<'a, Act>> = Vec::new();
    for act in acts {
        if act.kind != Rectification {
            read.push(Cow::Borrowed(act));
            continue;
        }
        let Some(Target::Act(date, kind)) = act.target() else { continue };
        let of_target = |a: &Cow<'_, Act>| {
            a.actor == act.actor && a.instrument == act.instrument && a.date == date && a.kind == kind
        };
        let Some(at) = read.iter().rposition(of_target) else { continue };
        match act.particulars.as_ref().and_then(|p| p.corrected) {
            Some((date, kind)) => {
                let corrected = read[at].to_mut();
                (corrected.date, corrected.kind) = (date, kind);
            }
            None => {
                read.remove(at);
            }
        }
    }
    read
}
