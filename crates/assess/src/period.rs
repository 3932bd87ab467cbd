//! What happened in a period: to commitments, to memberships, in forums.

use comity_regime::{
    Day, Regime, When,
    language::ast::ForumRule,
    proceeding::{Capacity, Grade},
    process::{Commitment, DueState, Progress, SessionReport, State},
};
use serde::Serialize;

use crate::scope::Scope;

/// What happened to a commitment in the period.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Line {
    /// The commitment.
    pub commitment: String,
    /// Whose it is; of what several have promised together the State that is asked about, or nobody's alone.
    pub actor: String,
    /// Their name; or how many have promised it together.
    pub name: String,
    /// How many have promised it together, where it is one promise of all of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub together: Option<usize>,
    /// What was promised.
    pub text: String,
    /// Where.
    pub at: String,
    /// When it was made.
    pub made: When,
    /// By when it was to be done.
    pub due: Option<When>,
    /// What happened in the period: `promised`, `delivered`, `reported`, `unreported` (the deadline passed, and nothing was
    /// found), `withdrawn`.
    pub happened: Vec<&'static str>,
    /// Where it stood at the end.
    pub state: State,
    /// How far it had come then, by its own account.
    pub self_assessment: Option<Grade>,
    /// By peers' account.
    pub peer_assessment: Option<Grade>,
    /// By independent account.
    pub independent_assessment: Option<Grade>,
    /// Where that is published.
    pub sources: Vec<String>,
}

/// Somebody joined or left an instrument.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Change {
    /// Who.
    pub actor: String,
    /// Their name.
    pub name: String,
    /// What.
    pub instrument: String,
    /// When.
    pub date: When,
    /// By which act; `left` for the end of a denunciation's delay.
    pub act: String,
    /// Where that is published.
    pub sources: Vec<String>,
}

/// A session that fell due and was not held.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Missed {
    /// Of which forum.
    pub forum: String,
    /// What.
    pub what: String,
    /// When it was due.
    pub due: When,
    /// By which clause.
    pub clause: ForumRule,
}

/// A period, and what is looked at in it.
pub struct Period<'a> {
    /// The regime.
    pub regime: &'a Regime,
    /// What of it.
    pub scope: Scope,
    /// The first day.
    pub from: Day,
    /// The last day.
    pub to: Day,
}

impl Period<'_> {
    /// An uncertain date counts on the last day it may be: by then it surely had happened.
    fn within(&self, when: When) -> bool {
        self.from <= when.latest && when.latest <= self.to
    }

    /// What happened to each commitment.
    pub fn commitments(&self) -> Vec<Line> {
        let mut lines: Vec<Line> = self
            .regime
            .commitments(self.to)
            .iter()
            .filter(|c| self.scope.holds(self.regime, c))
            .filter_map(|c| self.line(c))
            .collect();
        lines.sort_by(|a, b| {
            (&a.name, a.made.earliest, &a.commitment).cmp(&(&b.name, b.made.earliest, &b.commitment))
        });
        lines
    }

    /// What happened to a commitment in the period; `None` if nothing did.
    fn line(&self, c: &Commitment) -> Option<Line> {
        let progress = self.regime.progress(c, self.to);
        let earlier = |c: &Commitment| self.regime.progress(c, self.from.plus_days(-1));
        let mut happened = vec![];
        if self.within(c.made) {
            happened.push("promised");
        }
        if progress.delivered() && !earlier(c).delivered() {
            happened.push("delivered");
        }
        if progress.notes.iter().any(|n| n.what == "report" && self.within(n.date)) {
            happened.push("reported");
        }
        // A day has passed on the day after it, in which period that may be.
        let passed = |due: When| self.within(due.map(Day::next));
        if progress.state == State::NothingFound && progress.sure && c.due.is_some_and(passed) {
            happened.push("unreported");
        }
        if c.ended.is_some_and(|ended| self.within(ended)) {
            happened.push("withdrawn");
        }
        if happened.is_empty() { None } else { Some(self.written(c, &progress, happened)) }
    }

    fn written(&self, c: &Commitment, progress: &Progress, happened: Vec<&'static str>) -> Line {
        let actors = &self.regime.register().actors;
        let together = c.joint.then_some(c.by.len());
        let whose = match (self.scope, together) {
            (Scope::Actor(of), Some(_)) => Some(of),
            (_, Some(_)) => None,
            (_, None) => Some(c.actor),
        };
        Line {
            commitment: c.key.clone(),
            actor: whose.map_or(String::new(), |ix| actors[ix].id.clone()),
            name: match (whose, together) {
                (Some(ix), _) => actors[ix].name.clone(),
                (None, n) => format!("{} together", n.unwrap_or_default()),
            },
            together,
            text: c.text.clone(),
            at: c.at.clone(),
            made: c.made,
            due: c.due,
            happened,
            state: progress.state,
            self_assessment: progress.grade(Capacity::Own),
            peer_assessment: progress.grade(Capacity::Peer),
            independent_assessment: progress.grade(Capacity::Independent),
            sources: c.sources.clone(),
        }
    }

    /// Who joined or left what.
    pub fn memberships(&self) -> Vec<Change> {
        let register = self.regime.register();
        let mut changes = vec![];
        for ix in self.scope.instruments(self.regime) {
            let consents = match self.scope {
                Scope::Actor(of) => self.regime.consents_of(ix, register.actors.origin(of)),
                _ => self.regime.consents(ix),
            };
            for consent in consents {
                let actor = &register.actors[consent.act.actor];
                if matches!(self.scope, Scope::Actor(of) if of != consent.act.actor) {
                    continue;
                }
                let mut add = |date: When, act: String| {
                    changes.push(Change {
                        actor: actor.id.clone(),
                        name: actor.name.clone(),
                        instrument: register.definition(ix).id.clone(),
                        date,
                        act,
                        sources: self.regime.source_ids(consent.act.sources()),
                    });
                };
                if self.within(consent.act.date) {
                    add(consent.act.date, consent.act.kind.to_string());
                }
                if let Some(until) = consent.until.filter(|until| self.within(*until)) {
                    add(until, "left".into());
                }
            }
        }
        changes.sort_by(|a, b| {
            (a.date.latest, &a.instrument, &a.name).cmp(&(b.date.latest, &b.instrument, &b.name))
        });
        changes
    }

    /// The sessions held.
    pub fn sessions(&self) -> Vec<SessionReport> {
        let forums = self.scope.forums(self.regime).into_iter();
        let mut sessions: Vec<SessionReport> =
            forums.flat_map(|ix| self.regime.calendar(ix, self.to).sessions).collect();
        sessions.retain(|s| self.within(s.from));
        if let Scope::Actor(ix) = self.scope {
            sessions.retain(|s| self.regime.level_of(&s.session, ix).is_some());
        }
        sessions.sort_by_key(|s| s.from.earliest);
        sessions
    }

    /// The sessions that fell due, and were not held by its end.
    pub fn sessions_missed(&self) -> Vec<Missed> {
        if matches!(self.scope, Scope::Actor(_)) {
            return vec![];
        }
        let mut missed = vec![];
        for ix in self.scope.forums(self.regime) {
            let calendar = self.regime.calendar(ix, self.to);
            for due in calendar.due.into_iter().filter(|d| d.state == DueState::Overdue) {
                if let Some(day) = due.due.filter(|day| self.within(*day)) {
                    missed.push(Missed {
                        forum: calendar.forum.clone(),
                        what: due.what,
                        due: day,
                        clause: due.clause,
                    });
                }
            }
        }
        missed
    }
}
