//! The calendar of a forum: which sessions its clauses call for, when each fell due, and what became of it.

use serde::Serialize;

use super::{Requests, SessionReport};
use crate::{
    Count, Day, ForumIx, Regime, When,
    docket::Session,
    explain::{DateStep, Operation, walk},
    language::ast::{Anchor, Cadence, Force, ForumClause, ForumRule, Step},
    proceeding::Sort,
    register::{Forum, Known},
};

/// A forum's calendar on a day.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Calendar {
    /// Its id.
    pub forum: String,
    /// Its title.
    pub title: String,
    /// `binding`, `political` or `proposed`: what is only proposed is never overdue.
    pub force: &'static str,
    /// The day asked about.
    pub on: Day,
    /// How many belong to it.
    pub members: Count,
    /// How many of them the record names.
    pub members_by_name: Count,
    /// Through which day it is known who belongs to it; `null` where the record does not say, or nothing can be missing.
    pub members_known_through: Known,
    /// The day through which the record of it is complete, where the record says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub complete_through: Option<Day>,
    /// The same; `null` where the record does not say, or nothing can be missing.
    pub known_through: Known,
    /// False where something may have happened in it by the day asked about that is not in the record, or somebody may belong
    /// to it that the record does not name.
    pub sure: bool,
    /// The day after which it meets no more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ended: Option<Day>,
    /// Its sessions by that day, and those convened for later ones.
    pub sessions: Vec<SessionReport>,
    /// What its clauses have called for, in order; the last is what comes next.
    pub due: Vec<DueSession>,
}

/// A session that a clause calls for.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DueSession {
    /// What kind of session: `session`, or what a meeting between sessions is called.
    pub what: String,
    /// Where the clause is written.
    pub article: Option<String>,
    /// The clause, as the definition says it.
    pub clause: ForumRule,
    /// How its date follows.
    pub steps: Vec<DateStep>,
    /// When it is due; `null` where the clause fixes no date, or waits for an event.
    pub due: Option<When>,
    /// The earliest day for it, where it has to be asked for.
    pub not_before: Option<When>,
    /// Who has asked for it.
    pub requests: Option<Requests>,
    /// What became of it.
    pub state: DueState,
    /// The session that it led to.
    pub session: Option<String>,
    /// By how many days that session came late.
    pub days_late: Option<i32>,
}

/// What became of a session that was called for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DueState {
    /// It was held.
    Held,
    /// It is convened.
    Convened,
    /// Its day has not come.
    Ahead,
    /// Its day has passed without it.
    Overdue,
    /// Its day has passed, or possibly has, and it is not known whether it was held: the date is uncertain, or the record of
    /// the forum ends before.
    PerhapsOverdue,
    /// Enough have asked for it; it is to be convened.
    Requested,
    /// It may be asked for.
    Possible,
    /// It may not be held yet.
    TooEarly,
    /// What it is counted from has not happened.
    Waiting,
    /// Nobody owes it: the arrangement is only proposed.
    Proposed,
}

impl DueState {
    /// Glyph and words.
    pub fn title(self) -> &'static str {
        match self {
            DueState::Held => "✓ held",
            DueState::Convened => "◐ convened",
            DueState::Ahead => "▲ due",
            DueState::Overdue => "▲! overdue",
            DueState::PerhapsOverdue => "≈ day passed, not known to have been held",
            DueState::Requested => "▲ requested, to be convened",
            DueState::Possible => "○ may be requested",
            DueState::TooEarly => "○ not yet possible",
            DueState::Waiting => "○ waiting",
            DueState::Proposed => "○ proposed",
        }
    }

    /// Whether somebody still has to do something about it.
    pub fn is_open(self) -> bool {
        !matches!(self, DueState::Held | DueState::Proposed)
    }
}

/// No calendar goes through more missed dates than this.
const MOST: usize = 100;

/// Whether a session counts on a day: of what is still to come, only what surely has been convened.
fn is_known(session: &Session<'_>, on: Day) -> bool {
    session.from.earliest <= on || session.convening.date.latest <= on
}

impl Regime {
    /// The calendar of a forum on a day.
    pub fn calendar(&self, ix: ForumIx, on: Day) -> Calendar {
        let forum = self.register().forum_definition(ix);
        let known = self.sessions_known(forum, on);
        let mut due = Reckoning { regime: self, ix, forum, on, known: &known, due: vec![] };
        due.first();
        due.again();
        due.between();
        let mut due = due.due;
        // Of a record that had not begun it is not known what called for a session.
        due.retain(|_| self.began());
        if let Some(ended) = forum.ended {
            let never = |d: &DueSession| d.session.is_none() && d.due.is_none_or(|due| due.earliest > ended);
            due.retain(|d| on <= ended || !never(d));
        }
        due.sort_by_key(|d| d.due.or(d.not_before).map_or(Day::MAX, |w| w.earliest));
        let (members, through) = (self.membership(ix, on), forum.known());
        Calendar {
            forum: forum.id.clone(),
            title: forum.title.clone(),
            force: forum.force.word(),
            on,
            members: members.count,
            members_by_name: members.recorded.count(),
            members_known_through: members.known,
            complete_through: Known::of(forum.complete).through(),
            known_through: through,
            sure: through.covers(on) && members.known.covers(on),
            ended: forum.ended.filter(|ended| *ended < on),
            sessions: known.iter().map(|s| self.session_report(s, on)).collect(),
            due,
        }
    }

    /// Every session of a forum that had been convened by a day, those that were cancelled among them.
    pub fn convened(&self, ix: ForumIx, on: Day) -> Vec<SessionReport> {
        let sessions = self.docket().sessions(&self.register().forum_definition(ix).id);
        sessions.iter().filter(|s| is_known(s, on)).map(|session| self.session_report(session, on)).collect()
    }

    /// The sessions of a forum that had begun by a day, and were not called off.
    pub fn held(&self, ix: ForumIx, on: Day) -> Vec<Session<'_>> {
        let mut sessions = self.sessions_known(self.register().forum_definition(ix), on);
        sessions.retain(|s| s.from.earliest <= on);
        sessions
    }

    /// The sessions of a forum that had been held or convened by a day, and not cancelled.
    fn sessions_known(&self, forum: &Forum, on: Day) -> Vec<Session<'_>> {
        let mut sessions = self.docket().sessions(&forum.id);
        sessions.retain(|s| is_known(s, on) && !self.docket().cancelled(s.id(), on));
        sessions
    }

    /// The day that a forum's clause counts from, as far as it has come about by a day.
    fn anchor(&self, forum: &Forum, anchor: &Anchor, on: Day) -> Option<When> {
        let register = self.register();
        let under = || {
            forum
                .under
                .as_ref()
                .and_then(|id| register.instrument(&id.text))
                .map(|ix| register.definition(ix))
        };
        match anchor {
            Anchor::On(day) => Some((*day).into()),
            Anchor::Opening => under()?.opened.map(When::from),
            Anchor::Adoption => under()?.adopted.map(When::from),
            Anchor::EntryIntoForceOf(id) => {
                let entry = self.standing(register.instrument(&id.text)?).entry.as_ref()?;
                (entry.trigger.earliest <= on).then_some(entry.date)
            }
        }
    }
}

struct Reckoning<'a> {
    regime: &'a Regime,
    ix: ForumIx,
    forum: &'a Forum,
    on: Day,
    /// Sessions held or convened, by their first day.
    known: &'a [Session<'a>],
    due: Vec<DueSession>,
}

impl<'a> Reckoning<'a> {
    fn regular(&self) -> impl Iterator<Item = &'a Session<'a>> + use<'a> {
        self.known.iter().filter(|s| s.sort == Sort::Regular)
    }

    /// The session that a forum begins with.
    fn first(&mut self) {
        let held = self.regular().next();
        let then = held.map_or(self.on, |s| s.from.latest.min(self.on));
        let Some((clause, cadence)) = self.forum.first(then) else { return };
        match cadence {
            Cadence::After(steps, anchor) => {
                let begin = self.regime.anchor(self.forum, anchor, self.on);
                let mut due = self.blank("session", clause);
                if let Some(begin) = begin {
                    due.steps = vec![DateStep { what: Operation::From(anchor.clone()), date: begin }];
                    due.steps.extend(walk(steps, begin));
                    due.due = due.steps.last().map(|s| s.date);
                }
                self.settle(due, held);
            }
            Cadence::OnRequest(share, _) => {
                let mut due = self.blank("session", clause);
                let by = held.map_or(self.on, |s| s.convening.date.latest.min(s.from.latest).min(self.on));
                due.requests = Some(self.regime.requests(self.ix, *share, None, by));
                self.settle(due, held);
            }
            Cadence::Every(_) => {}
        }
    }

    /// The sessions after others.
    fn again(&mut self) {
        let (on, forum) = (self.on, self.forum);
        let held: Vec<&Session<'a>> = self.regular().collect();
        self.every(
            "session",
            |day| match forum.again(day)? {
                (clause, Cadence::Every(step)) => Some((clause, *step)),
                _ => None,
            },
            &held,
        );
        for (at, last) in held.iter().enumerate().filter(|(_, s)| s.from.earliest <= on) {
            let next = held.get(at + 1).copied();
            let by = next.map_or(on, |s| s.convening.date.latest.min(s.from.latest).min(on));
            let Some((clause, Cadence::OnRequest(share, floor))) = forum.again(by) else { continue };
            let mut due = self.blank("session", clause);
            if let Some(steps) = floor {
                due.steps = vec![DateStep { what: Operation::LastSession, date: last.until }];
                due.steps.extend(walk(steps, last.until));
                due.not_before = due.steps.last().map(|s| s.date);
            }
            due.requests = Some(self.regime.requests(self.ix, *share, Some(last.from.earliest), by));
            self.settle(due, next);
        }
    }

    /// Meetings between sessions, reckoned from whatever meeting was last.
    fn between(&mut self) {
        let forum = self.forum;
        let then = self.regular().next().map(|first| first.from.earliest);
        let Some(first) = then else { return };
        let since: Vec<&Session<'a>> = self.known.iter().filter(|s| s.from.earliest >= first).collect();
        let titled = forum.rules.iter().find_map(|(clause, _)| match &clause.rule {
            ForumRule::BetweenSessions(_, title) => Some(title.as_str()),
            _ => None,
        });
        let Some(title) = titled else { return };
        self.every(title, |day| forum.between(day).map(|(clause, (step, _))| (clause, step)), &since);
    }

    /// What falls due again and again, so long after the meeting before; dates that were missed count on.
    fn every(
        &mut self,
        what: &str,
        rule: impl Fn(Day) -> Option<(&'a ForumClause, Step)>,
        meetings: &[&'a Session<'a>],
    ) {
        let on = self.on;
        for (at, last) in meetings.iter().enumerate().filter(|(_, s)| s.from.earliest <= on) {
            let next = meetings.get(at + 1).copied();
            let mut begin = last.from;
            for _ in 0..MOST {
                let Some((clause, step, day)) = self.next_after(begin, &rule) else { break };
                let mut due = self.blank(what, clause);
                due.steps = vec![DateStep { what: Operation::AfterThatOf(last.from), date: begin }];
                due.steps.extend(walk(&[step], begin));
                let counted = due.steps.last().map_or(begin, |s| s.date);
                if let Some(from) = clause.valid.from.filter(|_| counted != day) {
                    due.steps.push(DateStep { what: Operation::NotBefore(Anchor::On(from)), date: day });
                }
                due.due = Some(day);
                // A meeting answers the last date before it, and those between are missed.
                let later = self.next_after(day, &rule).map_or(When::from(Day::MAX), |(.., later)| later);
                let missed = match next {
                    Some(next) => next.from.earliest > later.latest,
                    None => later.latest < self.on,
                };
                self.settle(due, next.filter(|_| !missed));
                if !missed && (next.is_some() || day.latest >= self.on) {
                    break;
                }
                begin = day;
            }
        }
    }

    /// When the next meeting is due after one of `begin`, and by which rule: the one that counts on the day it is due. A
    /// rule that begins to count only after the day asked about is none yet.
    fn next_after(
        &self,
        begin: When,
        rule: impl Fn(Day) -> Option<(&'a ForumClause, Step)>,
    ) -> Option<(&'a ForumClause, Step, When)> {
        let mut since = begin.latest;
        loop {
            let Some((clause, step)) = rule(since) else {
                since = self.forum.breaks().filter(|day| since < *day && *day <= self.on).min()?;
                continue;
            };
            let due = begin.map(|day| step.from(day).max(since));
            match clause.valid.until.filter(|until| *until <= self.on && *until <= due.latest) {
                Some(until) => since = until,
                None => return Some((clause, step, due)),
            }
        }
    }

    fn blank(&self, what: &str, clause: &ForumClause) -> DueSession {
        DueSession {
            what: what.to_owned(),
            article: clause.article.clone(),
            clause: clause.rule.clone(),
            steps: vec![],
            due: None,
            not_before: None,
            requests: None,
            state: DueState::Waiting,
            session: None,
            days_late: None,
        }
    }

    /// Says what became of it, and adds it.
    fn settle(&mut self, mut due: DueSession, session: Option<&Session<'a>>) {
        let on = self.on;
        if let Some(session) = session {
            due.session = Some(session.id().to_owned());
            let late = due.due.map(|day| session.from.earliest.number() - day.latest.number());
            due.days_late = late.filter(|days| *days > 0);
            due.state = if session.from.earliest <= on { DueState::Held } else { DueState::Convened };
        } else if self.forum.force == Force::Proposed {
            due.state = DueState::Proposed;
        } else if let Some(requests) = &due.requests {
            let open = due.not_before.is_none_or(|day| day.earliest <= on);
            due.state = match (open, requests.met) {
                (_, Some(true)) => DueState::Requested,
                (true, _) => DueState::Possible,
                (false, _) => DueState::TooEarly,
            };
        } else if let Some(day) = due.due {
            due.state = if day.latest < on && self.forum.known().covers(on) {
                DueState::Overdue
            } else if day.earliest < on {
                DueState::PerhapsOverdue
            } else {
                DueState::Ahead
            };
        }
        self.due.push(due);
    }
}
