//! Stock-taking: for a forum, a State, an instrument or the whole regime, between two dates, what was promised, delivered,
//! reported or not by the deadline, joined and left, and who took part at which level; beside the same for the period before.

use comity_regime::{
    ActorIx, Day, ForumIx, InstrumentIx, Regime, When,
    language::ast::ForumRule,
    proceeding::{Capacity, Grade},
    process::{Commitment, DueState, Progress, SessionReport, State},
};
use serde::Serialize;

use crate::figures::{Figures, figures};

/// What stock is taken of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Everything.
    Regime,
    /// A forum: its sessions, and what was promised at them.
    Forum(ForumIx),
    /// A State or organisation.
    Actor(ActorIx),
    /// An instrument: a treaty, or a joint statement.
    Instrument(InstrumentIx),
}

impl Scope {
    /// What a word names: nothing, a forum's id, an instrument's or an actor's.
    ///
    /// # Errors
    /// The nearest thing there is.
    pub fn parse(regime: &Regime, word: &str) -> Result<Scope, String> {
        let register = regime.register();
        if word.is_empty() {
            return Ok(Scope::Regime);
        }
        if let Some(ix) = register.forum(word) {
            return Ok(Scope::Forum(ix));
        }
        if let Some(ix) = register.instrument(word) {
            return Ok(Scope::Instrument(ix));
        }
        if let Some(ix) = register.actors.find(word).or_else(|| register.actors.find(&word.to_uppercase())) {
            return Ok(Scope::Actor(ix));
        }
        let near = register.nearest_forum(word).or_else(|| register.nearest_instrument(word));
        let near = near.map(str::to_owned).or_else(|| register.actors.nearest(word).map(|a| a.id.clone()));
        let near = near.map_or(String::new(), |near| format!("; did you mean '{near}'?"));
        Err(format!("there is no forum, instrument or State '{word}'{near}"))
    }

    /// Its id, and what it is called.
    fn name(self, regime: &Regime) -> (String, String) {
        let register = regime.register();
        match self {
            Scope::Regime => (String::new(), "the whole regime".into()),
            Scope::Forum(ix) => {
                let forum = register.forum_definition(ix);
                (forum.id.clone(), forum.title.clone())
            }
            Scope::Actor(ix) => (register.actors[ix].id.clone(), register.actors[ix].name.clone()),
            Scope::Instrument(ix) => {
                let instrument = register.definition(ix);
                (instrument.id.clone(), instrument.title.clone())
            }
        }
    }

    /// Whether a commitment belongs to it.
    fn holds(self, regime: &Regime, commitment: &Commitment) -> bool {
        let register = regime.register();
        match self {
            Scope::Regime => true,
            Scope::Actor(ix) => commitment.by.contains(&ix),
            Scope::Instrument(ix) => {
                let id = &register.definition(ix).id;
                commitment.at == *id || commitment.key.split('/').next() == Some(id)
            }
            Scope::Forum(ix) => {
                let id = &register.forum_definition(ix).id;
                let session = regime.docket().session(&commitment.at);
                commitment.at == *id || session.is_some_and(|s| s.convening.target == *id)
            }
        }
    }

    /// The instruments whose coming and going belongs to it.
    fn instruments(self, regime: &Regime) -> Vec<InstrumentIx> {
        let register = regime.register();
        let all = (0..).map(InstrumentIx).take(register.instruments.len());
        match self {
            Scope::Regime | Scope::Actor(_) => all.collect(),
            Scope::Instrument(ix) => vec![ix],
            Scope::Forum(forum) => {
                let id = &register.forum_definition(forum).id;
                let of_session = |ix: &InstrumentIx| {
                    let made_at = register.definition(*ix).made_at.as_ref();
                    let session = made_at.and_then(|name| regime.docket().session(&name.text));
                    session.is_some_and(|s| s.convening.target == *id)
                };
                all.filter(of_session).collect()
            }
        }
    }

    /// The forums whose sessions belong to it.
    fn forums(self, regime: &Regime) -> Vec<ForumIx> {
        match self {
            Scope::Forum(ix) => vec![ix],
            Scope::Instrument(_) => vec![],
            Scope::Regime | Scope::Actor(_) => {
                (0..).map(ForumIx).take(regime.register().forums.len()).collect()
            }
        }
    }
}

/// Stock taken.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Stocktake {
    /// The id of what it is of; empty for the whole regime.
    pub of: String,
    /// What that is called.
    pub title: String,
    /// The first day.
    pub from: Day,
    /// The last day.
    pub to: Day,
    /// The figures.
    pub now: Figures,
    /// The figures of the period of the same length before.
    pub before: Figures,
    /// What happened to each commitment.
    pub commitments: Vec<Line>,
    /// Who joined or left what.
    pub memberships: Vec<Change>,
    /// Sessions held in the period.
    pub sessions: Vec<SessionReport>,
    /// Sessions that fell due in it, and were not held by its end.
    pub sessions_missed: Vec<Missed>,
}

/// What happened to a commitment in the period.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Line {
    /// The commitment.
    pub commitment: String,
    /// Whose it is.
    pub actor: String,
    /// Their name.
    pub name: String,
    /// What was promised.
    pub text: String,
    /// Where.
    pub at: String,
    /// When it was made.
    pub made: When,
    /// By when it was to be done.
    pub due: Option<When>,
    /// What happened in the period: `promised`, `delivered`, `reported`, `unreported` (the deadline passed, and nothing was
    /// reported), `withdrawn`.
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

/// The first and the last day of the period of the same length before.
fn before(from: Day, to: Day) -> (Day, Day) {
    let end = from.plus_days(-1);
    (end.plus_days(from.number() - to.number()), end)
}

impl Stocktake {
    /// The first and the last day of the period before, which has the same length.
    pub fn period_before(&self) -> (Day, Day) {
        before(self.from, self.to)
    }

    /// Takes stock of something between two days, both included; `None` if the second comes before the first.
    pub fn new(regime: &Regime, scope: Scope, from: Day, to: Day) -> Option<Stocktake> {
        if to < from {
            return None;
        }
        let (of, title) = scope.name(regime);
        let period = Period { regime, scope, from, to };
        let (first, last) = before(from, to);
        let before = Period { regime, scope, from: first, to: last };
        let mut stocktake = Stocktake {
            of,
            title,
            from,
            to,
            now: Figures::default(),
            before: period_figures(&before),
            commitments: period.commitments(),
            memberships: period.memberships(),
            sessions: period.sessions(),
            sessions_missed: period.sessions_missed(),
        };
        stocktake.now = figures(
            &stocktake.commitments,
            &stocktake.memberships,
            &stocktake.sessions,
            &stocktake.sessions_missed,
            regime,
            scope,
        );
        Some(stocktake)
    }
}

fn period_figures(p: &Period<'_>) -> Figures {
    figures(&p.commitments(), &p.memberships(), &p.sessions(), &p.sessions_missed(), p.regime, p.scope)
}

struct Period<'a> {
    regime: &'a Regime,
    scope: Scope,
    from: Day,
    to: Day,
}

impl Period<'_> {
    /// An uncertain date counts on the last day it may be: by then it surely had happened.
    fn within(&self, when: When) -> bool {
        self.from <= when.latest && when.latest <= self.to
    }

    fn commitments(&self) -> Vec<Line> {
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
        if progress.state == State::NothingFound && progress.sure && c.due.is_some_and(|due| self.within(due))
        {
            happened.push("unreported");
        }
        if c.ended.is_some_and(|ended| self.within(ended)) {
            happened.push("withdrawn");
        }
        if happened.is_empty() { None } else { Some(self.written(c, &progress, happened)) }
    }

    fn written(&self, c: &Commitment, progress: &Progress, happened: Vec<&'static str>) -> Line {
        let actor = &self.regime.register().actors[c.actor];
        Line {
            commitment: c.key.clone(),
            actor: actor.id.clone(),
            name: actor.name.clone(),
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

    fn memberships(&self) -> Vec<Change> {
        let register = self.regime.register();
        let mut changes = vec![];
        for ix in self.scope.instruments(self.regime) {
            for consent in self.regime.consents(ix) {
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

    fn sessions(&self) -> Vec<SessionReport> {
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

    fn sessions_missed(&self) -> Vec<Missed> {
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
