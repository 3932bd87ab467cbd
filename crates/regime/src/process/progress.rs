//! How far a commitment has come: what was reported, assessed, or came about, and what was not found.

use serde::Serialize;

use super::Commitment;
use crate::{
    ActorIx, Day, InstrumentIx, Proceeding, Regime, When,
    language::ast::{Deadline, Step},
    proceeding::{Capacity, Grade, State, What},
    register::Known,
    status::certain,
};

/// How long before its deadline a commitment is said to be due soon.
pub const SOON: i32 = 90;

/// An assessment.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Judgement {
    /// In which capacity.
    pub capacity: Capacity,
    /// The grade.
    pub grade: Grade,
    /// When.
    pub date: When,
    /// By whom.
    pub by: String,
    /// In which words.
    pub text: String,
    /// Where it is published.
    pub sources: Vec<String>,
}

/// Something that was reported, shown, asked for or offered.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Note {
    /// What: `report`, `evidence`, `lesson`, `assistance_request`, `assistance_offer`.
    pub what: &'static str,
    /// When.
    pub date: When,
    /// By whom.
    pub by: String,
    /// In which words.
    pub text: String,
    /// Where it is published.
    pub sources: Vec<String>,
}

/// How far a commitment has come by a day.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Progress {
    /// Where it stands.
    pub state: State,
    /// False where that depends on dates that are not known.
    pub sure: bool,
    /// The latest assessment in each capacity.
    pub assessments: Vec<Judgement>,
    /// Reports, evidence, lessons, and help asked for and offered, in order.
    pub notes: Vec<Note>,
    /// In which capacities it is said to be complete.
    pub complete: Vec<Capacity>,
    /// When it came about, as the record itself shows.
    pub came_about: Option<When>,
    /// Whether that was by the day it was due; `null` where either is not known.
    pub in_time: Option<bool>,
    /// Through which day it was looked for; `null` where the record does not say.
    pub looked_through: Known,
    /// Of what comes again: each time that it was due, and what came.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub series: Vec<Occasion>,
}

/// One of the times that something was due that comes again.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Occasion {
    /// When it was due.
    pub due: When,
    /// When it came; `null` where nothing was found.
    pub came: Option<When>,
    /// By how many days it was late, at least.
    pub days_late: Option<i32>,
}

impl Progress {
    /// Whether the record shows, or anybody says, that it is complete.
    pub fn delivered(&self) -> bool {
        self.came_about.is_some() || !self.complete.is_empty()
    }

    /// The grade in a capacity.
    pub fn grade(&self, capacity: Capacity) -> Option<Grade> {
        self.assessments.iter().find(|j| j.capacity == capacity).map(|j| j.grade)
    }
}

impl Regime {
    /// How far a commitment has come by a day.
    pub fn progress(&self, commitment: &Commitment, on: Day) -> Progress {
        let id = |ix: ActorIx| self.register().actors[ix].id.clone();
        let mut acts: Vec<&Proceeding> =
            self.docket().about(&commitment.key).filter(|p| p.date.earliest <= on).collect();
        acts.sort_by_key(|p| (p.date.earliest, p.date.latest, p.entry));
        let (mut assessments, mut notes): (Vec<Judgement>, Vec<Note>) = (vec![], vec![]);
        for p in acts {
            let sources = || self.source_ids(p.sources.iter().copied());
            match &p.what {
                What::Assessment { capacity, of, grade } if commitment.by.contains(of) => {
                    assessments.retain(|j| j.capacity != *capacity);
                    let (capacity, grade) = (*capacity, *grade);
                    assessments.push(Judgement {
                        capacity,
                        grade,
                        date: p.date,
                        by: id(p.actor),
                        text: p.detail.clone(),
                        sources: sources(),
                    });
                }
                what if concerns(what, p.actor, &commitment.by) => notes.push(Note {
                    what: what.word(),
                    date: p.date,
                    by: id(p.actor),
                    text: p.detail.clone(),
                    sources: sources(),
                }),
                _ => {}
            }
        }
        assessments.sort_by_key(|j| j.capacity);
        let every = self.every(&commitment.key);
        let reported = every.is_none() && notes.iter().any(|n| n.what == "report");
        let came_about = self.came_about(commitment, on);
        let not_done = assessments.iter().any(|j| j.grade == Grade::NotStarted)
            && assessments.iter().all(|j| j.grade != Grade::Complete);
        let passed = commitment.due.is_some_and(|due| due.latest < on);
        let (state, sure) = if commitment.ended.is_some() {
            (State::Withdrawn, commitment.ended.is_none_or(|w| w.latest <= on))
        } else if let Some(date) = came_about {
            (State::CameAbout, date.latest <= on)
        } else if not_done && passed && every.is_none() {
            (State::NotDelivered, true)
        } else if !assessments.is_empty() && every.is_none() {
            (State::Assessed, true)
        } else if reported {
            (State::Reported, true)
        } else {
            match commitment.due {
                // Of a year or a month it is the last day that counts: until then nobody is late.
                Some(due) if due.latest < on => (State::NothingFound, true),
                Some(due) if due.latest < Day::MAX && due.earliest.number() - on.number() <= SOON => {
                    (State::DueSoon, true)
                }
                _ => (State::Pending, true),
            }
        };
        let complete =
            assessments.iter().filter(|j| j.grade == Grade::Complete).map(|j| j.capacity).collect();
        let in_time = came_about
            .zip(commitment.due)
            .and_then(|(came, due)| certain(came.latest <= due.latest, came.earliest <= due.latest));
        let series = every.map_or(vec![], |step| series(commitment.made, step, &notes, on));
        let looked_through = commitment.known;
        Progress { state, sure, assessments, notes, complete, came_about, in_time, looked_through, series }
    }

    /// When a commitment came about, as the record itself shows.
    fn came_about(&self, commitment: &Commitment, on: Day) -> Option<When> {
        let joined = commitment.joins.and_then(|ix| self.consented(ix, commitment.actor, on));
        let in_force = || {
            let entry = self.standing(commitment.when?).entry.as_ref()?;
            (entry.date.earliest <= on).then_some(entry.date)
        };
        joined.or_else(in_force)
    }

    /// When an actor consented to be bound by an instrument, if it did by a day.
    fn consented(&self, ix: InstrumentIx, actor: ActorIx, on: Day) -> Option<When> {
        let origin = self.register().actors.origin(actor);
        let made = self.consents_of(ix, origin).into_iter().find(|c| c.act.date.earliest <= on);
        made.map(|c| c.act.date)
    }

    /// How often an element comes again, so that no report ends it.
    fn every(&self, key: &str) -> Option<Step> {
        let (id, element) = key.split_once('/')?;
        let ix = self.register().instrument(id)?;
        let element = self.register().definition(ix).elements.iter().find(|e| e.id == element)?;
        match element.terms.due {
            Some(Deadline::Every(step)) => Some(step),
            _ => None,
        }
    }
}

/// No series goes through more times than this.
const MOST: usize = 100;

/// Each time that something was due since it was promised, and the next; a report is for the time that it came before, and
/// one more in the same stretch for the time before that which nothing had come for.
fn series(made: When, step: Step, notes: &[Note], on: Day) -> Vec<Occasion> {
    let mut all: Vec<Occasion> = vec![];
    let mut due = made.map(|day| step.from(day));
    while all.len() < MOST {
        all.push(Occasion { due, came: None, days_late: None });
        if due.latest >= on {
            break;
        }
        due = due.map(|day| step.from(day));
    }
    for report in notes.iter().filter(|n| n.what == "report") {
        let Some(at) = all.iter().position(|o| report.date.earliest <= o.due.latest) else { continue };
        let free = (0..=at).rev().find(|n| all[*n].came.is_none());
        let Some(occasion) = free.map(|n| &mut all[n]) else { continue };
        occasion.came = Some(report.date);
        let late = report.date.earliest.number() - occasion.due.latest.number();
        occasion.days_late = (late > 0).then_some(late);
    }
    all
}

/// Whether what somebody did about a commitment that several may have is about one State's.
fn concerns(what: &What, by: ActorIx, committed: &[ActorIx]) -> bool {
    match what {
        What::Report | What::AssistanceRequest => committed.contains(&by),
        What::AssistanceOffer(whom) => whom.is_none_or(|whom| committed.contains(&whom)),
        // What one shows or has learned is for all that have the same commitment.
        What::Evidence | What::Lesson => true,
        _ => false,
    }
}
