//! What a bracket waits for.

use std::collections::BTreeSet;

use comity_regime::Day;
use serde::Serialize;

use super::{Piece, Shown};
use crate::{
    act::sealed::hex,
    fold::state::{Outcome, Provision, Sealed, Standing, Table},
};

/// What has to happen before brackets go.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Wait {
    /// Somebody cannot accept something, or needs instructions.
    Position {
        /// Who.
        by: String,
        /// What: a provision, a proposal, a bracket, a package.
        on: String,
        /// `objection` or `reservation`.
        stance: &'static str,
        /// Why.
        because: String,
        /// Since when.
        since: Day,
    },
    /// Somebody put a bracket and keeps it.
    Keeper {
        /// Who.
        by: String,
        /// The bracket.
        bracket: String,
        /// Why.
        because: String,
        /// Since when.
        since: Day,
    },
    /// Nobody keeps a bracket: it can be lifted.
    Lifting {
        /// The bracket.
        bracket: String,
    },
    /// A package is decided as a whole.
    Package {
        /// The package.
        package: String,
    },
    /// A silence procedure runs.
    Silence {
        /// Which.
        silence: String,
        /// Until the end of this day.
        until: Day,
    },
    /// Nobody objects to a proposal: it can become text by decision.
    Decision {
        /// The proposal.
        proposal: String,
    },
    /// A proposal is under seal.
    Opening {
        /// Who can open it.
        by: String,
        /// SHA-256 of its salt and its words, in hexadecimal.
        digest: String,
        /// Since when.
        since: Day,
    },
    /// It was tabled in brackets; only a proposal takes them away.
    Tabled,
}

impl Wait {
    /// It in English words.
    pub fn said(&self) -> String {
        let why = |because: &str| if because.is_empty() { String::new() } else { format!(" ({because})") };
        match self {
            Wait::Position { by, on, stance, because, since } => {
                format!("{by}: {stance} to {on} since {since}{}", why(because))
            }
            Wait::Keeper { by, bracket, because, since } => {
                format!("{by} keeps {bracket} since {since}{}", why(because))
            }
            Wait::Lifting { bracket } => format!("nobody keeps {bracket}: it can be lifted"),
            Wait::Package { package } => format!("package {package}"),
            Wait::Silence { silence, until } => format!("silence {silence} until {until}"),
            Wait::Decision { proposal } => format!("nobody objects to {proposal}: a decision"),
            Wait::Opening { by, digest, since } => {
                format!("{by} to open it: under seal since {since} (digest {digest})")
            }
            Wait::Tabled => "tabled in brackets".to_owned(),
        }
    }
}

impl Sealed {
    /// What it waits for while it is under seal.
    pub(crate) fn waits(&self) -> Wait {
        Wait::Opening { by: self.by.clone(), digest: hex(&self.digest), since: self.day }
    }
}

impl Table {
    /// What a proposal waits for.
    pub fn waits_for_proposal(&self, id: &str) -> Vec<Wait> {
        let mut waits = self.waits_for_position(id);
        let package = self.proposals.get(id).and_then(|p| p.package.clone());
        if let Some(package) = package.clone() {
            waits.extend(self.waits_for_position(&package));
            waits.push(Wait::Package { package });
        }
        let running = self.silences.iter().filter(|(_, s)| s.outcome == Outcome::Running);
        for (silence, s) in
            running.filter(|(_, s)| s.on.iter().any(|on| on == id || Some(on) == package.as_ref()))
        {
            waits.push(Wait::Silence { silence: silence.clone(), until: s.until });
        }
        if waits.is_empty() {
            waits.push(Wait::Decision { proposal: id.to_owned() });
        }
        waits
    }

    /// What a bracket waits for.
    pub fn waits_for_bracket(&self, id: &str) -> Vec<Wait> {
        let Some(put) = self.brackets.get(id) else { return vec![] };
        let said = self.positions.get(id);
        let keepers = self.keepers(id);
        if keepers.is_empty() {
            return vec![Wait::Lifting { bracket: id.to_owned() }];
        }
        let wait = |by: String| {
            let position = said.and_then(|said| said.get(&by));
            let (because, since) = match position {
                Some(position) => (position.because.clone(), position.day),
                None => (put.bracket.because.clone(), put.day),
            };
            Wait::Keeper { by, bracket: id.to_owned(), because, since }
        };
        keepers.into_iter().map(wait).collect()
    }

    fn waits_for_position(&self, on: &str) -> Vec<Wait> {
        let said = self.positions.get(on).into_iter().flatten();
        said.filter(|(_, p)| p.stance.keeps_brackets())
            .map(|(by, p)| Wait::Position {
                by: by.clone(),
                on: on.to_owned(),
                stance: p.stance.word(),
                because: p.because.clone(),
                since: p.day,
            })
            .collect()
    }

    /// What keeps a provision in brackets as a whole.
    pub(super) fn waits_of(&self, provision: &Provision) -> Vec<Wait> {
        let mut waits = self.waits_for_position(&provision.id);
        for id in self.around.get(&provision.id).into_iter().flatten() {
            waits.extend(self.waits_for_bracket(id));
        }
        if let Standing::Proposed(by) = &provision.standing {
            waits.extend(self.waits_for_proposal(by));
        }
        for mark in &provision.marks {
            waits.extend(self.waits_for_proposal(&mark.by));
        }
        waits.dedup();
        waits
    }
}

impl Shown {
    /// What it waits for as a whole, and what the brackets in its wording in a language wait for.
    pub fn pending(&self, language: &str) -> Vec<Wait> {
        let mut waits = self.waits.clone();
        let mut open: Vec<&Piece> = self.wordings.get(language).into_iter().flatten().rev().collect();
        while let Some(piece) = open.pop() {
            let Piece::Bracket(doubt) = piece else { continue };
            waits.extend(doubt.waits.iter().filter(|wait| **wait != Wait::Tabled).cloned());
            open.extend(doubt.choices.iter().flat_map(|choice| &choice.pieces).rev());
        }
        let mut seen = BTreeSet::new();
        waits.retain(|wait| seen.insert(wait.clone()));
        waits
    }
}
