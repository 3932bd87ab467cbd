//! What is done at the table.

mod operation;
pub mod sealed;

use comity_regime::Day;
pub use operation::{Operation, Place};
use serde::Serialize;

use crate::part::provision::{Kind, Tabled, Wordings, vocabulary};

/// One act at the table of one text, in the order of a slice: the order in which acts were recorded.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Act {
    /// The day it was done.
    pub day: Day,
    /// The day it entered the record.
    pub recorded: Day,
    /// The id of who did it.
    pub actor: String,
    /// What was done.
    pub does: Does,
}

/// What an act does. The ids that acts make and those of provisions are of one text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Does {
    /// A text comes onto the table: nothing is in it yet.
    Opening(Opening),
    /// Somebody lays wording on the table; it is a basis only by decision.
    Tabling {
        /// Its id.
        id: String,
        /// Under what name: `zero draft`, `chair's text`, `compilation`, `non-paper`.
        called: String,
        /// Where its provisions go: within this provision, or at the end of the text.
        within: Option<String>,
        /// The provisions.
        provisions: Vec<Tabled>,
    },
    /// A textual proposal (R42).
    Proposal(Proposal),
    /// A proposal is lodged under seal: that there is one, and whose, and nothing of its words.
    Sealing {
        /// The id that the proposal has from now on.
        id: String,
        /// The digest of its salt and its words ([`sealed::digest`]).
        digest: [u8; sealed::SALT],
    },
    /// A sealed proposal is opened by who sealed it: from now on it is a proposal like others.
    Unsealing {
        /// What was put before its words so that nobody could guess them.
        salt: [u8; sealed::SALT],
        /// The proposal, under the id with which it was sealed.
        proposal: Proposal,
    },
    /// A withdrawn proposal is reintroduced by somebody else (R44).
    Retabling {
        /// The id of the new proposal.
        id: String,
        /// The withdrawn one.
        of: String,
        /// Why.
        because: String,
    },
    /// A proposal is withdrawn by its proposer (R44), sealed or not.
    Withdrawal {
        /// The proposal.
        of: String,
        /// Why.
        because: String,
    },
    /// Somebody else proposes it too.
    Cosponsorship {
        /// The proposal.
        of: String,
    },
    /// What an actor says of a provision, a proposal, a bracket, a package or a silence procedure; the latest counts.
    Position {
        /// Of what.
        on: String,
        /// What.
        stance: Stance,
        /// Why.
        because: String,
    },
    /// Words are put in brackets.
    Bracket(Bracket),
    /// A bracket is taken away, by who put it or by decision.
    Lifting {
        /// The bracket.
        of: String,
        /// Why.
        because: String,
    },
    /// Proposals that stand or fall together.
    Package {
        /// Its id.
        id: String,
        /// The proposals.
        of: Vec<String>,
        /// Why.
        because: String,
    },
    /// A package is divided: its proposals stand for themselves again (R50).
    Division {
        /// The package.
        of: String,
        /// Why.
        because: String,
    },
    /// What the chair declares that the forum has decided.
    Decision {
        /// Its id.
        id: String,
        /// What is decided.
        ruling: Ruling,
        /// On what: tablings, proposals, packages, provisions.
        on: Vec<String>,
        /// Why.
        because: String,
    },
    /// The chair puts several proposals on one provision into one wording, and accounts for every word.
    Consolidation(Consolidation),
    /// Proposals, or a package, become text unless somebody objects or proposes otherwise by the end of a day.
    Silence {
        /// Its id.
        id: String,
        /// What would become text.
        on: Vec<String>,
        /// The last day on which it can be broken.
        until: Day,
    },
    /// A wording in another language, on the wording of the working language that stands.
    Translation {
        /// The provision.
        provision: String,
        /// The wordings.
        wordings: Wordings,
    },
    /// An error of the adopted text is corrected unless somebody objects by the end of a day (VCLT Art. 79).
    Correction {
        /// Its id.
        id: String,
        /// The words.
        changes: Vec<Operation>,
        /// The last day for objections.
        until: Day,
        /// Why.
        because: String,
    },
}

/// What is known of a text from the beginning.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Opening {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The id of the forum that negotiates it.
    pub forum: String,
    /// Who chairs, or keeps the text for the chair: whose declarations are decisions.
    pub chairs: Vec<String>,
    /// Who takes part; empty if every State does.
    pub members: Vec<String>,
    /// Who may speak and propose only through a member.
    pub observers: Vec<String>,
    /// The languages; the first is the one in which it is negotiated.
    pub languages: Vec<String>,
    /// The instrument that it would become, or amend.
    pub instrument: String,
}

/// A textual proposal: operations on provisions.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize)]
pub struct Proposal {
    /// Its id.
    pub id: String,
    /// What it would do.
    pub operations: Vec<Operation>,
    /// The proposal to which it is an alternative: not both can become text.
    pub instead_of: Option<String>,
    /// The observer whose words it brings.
    pub on_behalf_of: Option<String>,
    /// Why.
    pub because: String,
}

/// Words in brackets, or a whole provision.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Bracket {
    /// Its id.
    pub id: String,
    /// The provision.
    pub provision: String,
    /// In which language.
    pub language: String,
    /// The words; nothing means the whole provision.
    pub words: String,
    /// Which of several places where they stand, from 1; zero where there is one.
    pub at: usize,
    /// Why.
    pub because: String,
}

/// One wording made of several, with an account of every word (the ground rule of streamlining: without adding or subtracting).
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Consolidation {
    /// Its id.
    pub id: String,
    /// The provision.
    pub provision: String,
    /// In which language.
    pub language: String,
    /// What it then says.
    pub wording: String,
    /// Proposals that are in it.
    pub takes: Vec<String>,
    /// Proposals that are not, with the reason for each.
    pub leaves: Vec<(String, String)>,
    /// Words that no proposal strikes out and that are not in it, with the reason for each.
    pub drops: Vec<(String, String)>,
}

vocabulary! {
    /// What an actor says of something.
    Stance {
        /// Is for it.
        Support = "support",
        /// Can live with it; clears an earlier objection.
        NoObjection = "no_objection",
        /// Cannot accept it: this is what keeps a bracket.
        Objection = "objection",
        /// Needs instructions: it is not known yet, and keeps a bracket as well.
        Reservation = "reservation",
        /// Takes no position.
        Abstention = "abstention",
    }
}

impl Stance {
    /// Whether words wait for whoever says so.
    pub fn keeps_brackets(self) -> bool {
        matches!(self, Stance::Objection | Stance::Reservation)
    }
}

vocabulary! {
    /// What can be decided.
    Ruling {
        /// A tabling is the basis of negotiation.
        Basis = "basis",
        /// A proposal or a package becomes text.
        TakeIn = "take_in",
        /// A proposal or a package is rejected.
        Reject = "reject",
        /// Provisions are agreed *ad referendum*: no longer open while others are.
        AdReferendum = "ad_referendum",
        /// Provisions that were agreed are open again.
        Reopen = "reopen",
        /// A reading begins: proposals and positions are taken.
        OpenReading = "open_reading",
        /// A reading is over: none are.
        CloseReading = "close_reading",
        /// Voting on a proposal begins: it can no longer be withdrawn (R44).
        BeginVoting = "begin_voting",
        /// The text is adopted (VCLT Art. 9).
        Adopt = "adopt",
    }
}

impl Does {
    /// The provisions that it tables or proposes, each with those in it.
    pub fn provisions(&self) -> Vec<&Tabled> {
        match self {
            Does::Tabling { provisions, .. } => provisions.iter().collect(),
            Does::Proposal(proposal) | Does::Unsealing { proposal, .. } => {
                let new = proposal.operations.iter().filter_map(|operation| match operation {
                    Operation::Insert { provisions, .. } => Some(provisions),
                    _ => None,
                });
                new.flatten().collect()
            }
            _ => vec![],
        }
    }

    /// The id that it makes, if it makes something.
    pub fn makes(&self) -> Option<&str> {
        match self {
            Does::Opening(o) => Some(&o.id),
            Does::Proposal(p) => Some(&p.id),
            Does::Bracket(b) => Some(&b.id),
            Does::Consolidation(c) => Some(&c.id),
            Does::Tabling { id, .. }
            | Does::Sealing { id, .. }
            | Does::Retabling { id, .. }
            | Does::Package { id, .. }
            | Does::Decision { id, .. }
            | Does::Silence { id, .. }
            | Does::Correction { id, .. } => Some(id),
            Does::Unsealing { .. }
            | Does::Withdrawal { .. }
            | Does::Cosponsorship { .. }
            | Does::Position { .. }
            | Does::Lifting { .. }
            | Does::Division { .. }
            | Does::Translation { .. } => None,
        }
    }
}

/// A provision that is a kind's own, such as a heading; a shorthand for tests and importers.
pub fn worded(kind: Kind, id: &str, language: &str, wording: &str) -> Tabled {
    let mut tabled = Tabled::new(kind, id);
    tabled.wordings.insert(language.to_owned(), wording.to_owned());
    tabled
}
