//! A forum as defined: what its file says, nothing computed.

use std::ops::Range;

use super::{Known, Titles};

use crate::{
    Day,
    diagnostic::SourceText,
    language::ast::{Cadence, Force, ForumClause, ForumRule, Name, Procedure, SetExpr, Share, Step},
    proceeding::Level,
};

/// A forum's place in the register.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct ForumIx(pub u16);

/// A body that meets.
#[derive(Clone, Debug)]
pub struct Forum {
    /// Its id, such as `article-16`.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its title in other languages.
    pub titles: Titles,
    /// The document that sets it up.
    pub symbol: Option<String>,
    /// What it is for.
    pub covers: Option<String>,
    /// Whether holding it is owed in law, is practice, or is only proposed.
    pub force: Force,
    /// The instrument that it is held under.
    pub under: Option<Name>,
    /// Who convenes it.
    pub convened_by: Vec<Name>,
    /// Who belongs to it.
    pub members: Membership,
    /// The level at which members are expected to be represented.
    pub level: Option<Level>,
    /// Since when it exists.
    pub established: Option<Day>,
    /// The day after which it meets no more.
    pub ended: Option<Day>,
    /// The forum whose sessions it prepares.
    pub prepares: Option<Name>,
    /// Whether delegations need credentials to vote.
    pub credentials: bool,
    /// The day through which the record of it is complete, where the record says so; [`Day::MAX`] where it always is.
    pub complete: Option<Day>,
    /// Its rules, each with its bytes in the file.
    pub rules: Vec<(ForumClause, Range<usize>)>,
    /// Where it is defined.
    pub source: SourceText,
    /// The bytes of its definition.
    pub span: Range<usize>,
}

/// Who belongs to a forum.
#[derive(Clone, PartialEq, Debug)]
pub enum Membership {
    /// Those in a set.
    Of(SetExpr),
    /// Those that are invited, or have been received.
    ByInvitation,
}

impl std::fmt::Display for Membership {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Membership::Of(set) => set.fmt(f),
            Membership::ByInvitation => f.write_str("by invitation"),
        }
    }
}

impl Forum {
    /// How much is known of what happened in it: of one that meets no more nothing can be missing after its end.
    pub fn known(&self) -> Known {
        match (self.ended, self.complete) {
            (Some(ended), Some(complete)) if ended <= complete => Known::Always,
            (_, complete) => Known::of(complete),
        }
    }

    fn rule<'a, T>(
        &'a self,
        on: Day,
        read: impl Fn(&'a ForumRule) -> Option<T>,
    ) -> Option<(&'a ForumClause, T)> {
        let counts = self.rules.iter().filter(|(clause, _)| clause.valid.holds_on(on));
        counts.into_iter().find_map(|(clause, _)| Some((clause, read(&clause.rule)?)))
    }

    /// The days on which its rules begin and end to count.
    pub fn breaks(&self) -> impl Iterator<Item = Day> {
        self.rules.iter().flat_map(|(clause, _)| clause.valid.days())
    }

    /// When its first session is due.
    pub fn first(&self, on: Day) -> Option<(&ForumClause, &Cadence)> {
        self.rule(on, |rule| match rule {
            ForumRule::Meets(cadence) => Some(cadence),
            _ => None,
        })
    }

    /// When a session is due after another.
    pub fn again(&self, on: Day) -> Option<(&ForumClause, &Cadence)> {
        let again = self.rule(on, |rule| match rule {
            ForumRule::MeetsAgain(cadence) => Some(cadence),
            _ => None,
        });
        again.or_else(|| self.first(on).filter(|(_, cadence)| !matches!(cadence, Cadence::After(..))))
    }

    /// How often it meets between sessions, and what that is called.
    pub fn between(&self, on: Day) -> Option<(&ForumClause, (Step, &str))> {
        self.rule(on, |rule| match rule {
            ForumRule::BetweenSessions(every, title) => Some((*every, title.as_str())),
            _ => None,
        })
    }

    /// How it decides on a subject; what holds for everything else if there is no rule for that.
    pub fn procedure(&self, subject: &str, day: Day) -> Option<(&ForumClause, Procedure)> {
        let on = |wanted: Option<&str>| {
            self.rule(day, move |rule| match rule {
                ForumRule::Decides(on, procedure) if on.as_ref().map(|n| n.text.as_str()) == wanted => {
                    Some(*procedure)
                }
                _ => None,
            })
        };
        on(Some(subject).filter(|s| !s.is_empty())).or_else(|| on(None))
    }

    /// The subjects that have a rule of their own.
    pub fn subjects(&self) -> impl Iterator<Item = &str> {
        self.rules.iter().filter_map(|(clause, _)| match &clause.rule {
            ForumRule::Decides(Some(on), _) => Some(on.text.as_str()),
            _ => None,
        })
    }

    /// Which part of the members has to be present to decide.
    pub fn quorum(&self, on: Day) -> Option<(&ForumClause, Share)> {
        self.rule(on, |rule| match rule {
            ForumRule::Quorum(share) => Some(*share),
            _ => None,
        })
    }

    /// How long before its first day a session has to be convened.
    pub fn notice(&self, on: Day) -> Option<(&ForumClause, Step)> {
        self.rule(on, |rule| match rule {
            ForumRule::Notice(ahead) => Some(*ahead),
            _ => None,
        })
    }
}
