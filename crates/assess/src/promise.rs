//! Promises: which of them were made, how far each has come, and how many have come how far.

use comity_regime::{
    ActorIx, Day, InstrumentIx, Regime, When,
    proceeding::Capacity,
    process::{
        Commitment, CommitmentKind, Progress, State,
        progress::{Judgement, Note, Occasion},
    },
    register::Known,
};
use serde::Serialize;

/// A commitment and how far it has come.
#[derive(Clone, Debug, Serialize)]
pub struct CommitmentStatus {
    /// The id of the pledge or recommendation; `instrument/element` of a joint statement.
    pub commitment: String,
    /// National, joint, or a recommendation.
    pub kind: CommitmentKind,
    /// Whose.
    pub actor: String,
    /// Their name; of what several have promised together, who joined first.
    pub name: String,
    /// Whether it is one promise of several, and how many of them.
    pub joint: bool,
    /// How many have promised it.
    pub signatories: usize,
    /// Who has promised it.
    #[serde(skip)]
    pub by: Vec<ActorIx>,
    /// What was promised.
    pub text: String,
    /// What it is about.
    pub topic: String,
    /// When it was made or joined.
    pub made: When,
    /// Where.
    pub at: String,
    /// By when.
    pub due: Option<When>,
    /// The instrument that it promises to join: its entry into force for the State, or its consent, is the evidence.
    pub joins: Option<String>,
    /// The instrument whose being in force shows that it has come about.
    pub when: Option<String>,
    /// Where it stands.
    pub state: State,
    /// False where that depends on dates that are not known.
    pub sure: bool,
    /// Whether anybody says it is complete.
    pub delivered: bool,
    /// When it came about, as the record itself shows.
    pub came_about: Option<When>,
    /// Whether that was in time.
    pub in_time: Option<bool>,
    /// Through which day it was looked for; `null` where the record does not say.
    pub known_through: Known,
    /// Of what comes again: each time that it was due, and what came.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub series: Vec<Occasion>,
    /// The latest assessment in each capacity.
    pub assessments: Vec<Judgement>,
    /// Reports, evidence, lessons, help asked for and offered.
    pub notes: Vec<Note>,
    /// Where it is published.
    pub sources: Vec<String>,
}

/// What became of a commitment, in a word.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Became {
    /// The record shows, or somebody says, that it is complete.
    Complete,
    /// It was assessed, as less than complete.
    Less,
    /// It was reported on, and not assessed.
    Reported,
    /// Its day has passed, and nothing was found as far as it was looked for.
    NothingFound,
    /// Its day has passed, and an assessment says that nothing was begun.
    NotDelivered,
    /// It is not due yet, or has no day, and nothing is known of it.
    Open,
}

impl Became {
    /// All of them, in the order in which they are drawn.
    pub const ALL: [Became; 6] = [
        Became::Complete,
        Became::Less,
        Became::Reported,
        Became::NothingFound,
        Became::NotDelivered,
        Became::Open,
    ];

    /// How many of some commitments became what, in the order of [`Became::ALL`]; those that were withdrawn are in none.
    pub fn counts<'a>(all: impl IntoIterator<Item = &'a CommitmentStatus>) -> [usize; 6] {
        let mut counts = [0; 6];
        for became in all.into_iter().filter_map(CommitmentStatus::became) {
            let one = Became::ALL.iter().position(|one| *one == became);
            if let Some(count) = one.and_then(|at| counts.get_mut(at)) {
                *count += 1;
            }
        }
        counts
    }
}

impl CommitmentStatus {
    /// What became of it; `None` where it was withdrawn.
    pub fn became(&self) -> Option<Became> {
        Some(match self.state {
            State::Withdrawn => return None,
            State::NotDelivered => Became::NotDelivered,
            _ if self.delivered => Became::Complete,
            State::Assessed => Became::Less,
            State::Reported => Became::Reported,
            State::NothingFound => Became::NothingFound,
            _ => Became::Open,
        })
    }

    /// A commitment with its progress by a day.
    pub fn new(regime: &Regime, c: Commitment, on: Day) -> CommitmentStatus {
        let progress: Progress = regime.progress(&c, on);
        let actor = &regime.register().actors[c.actor];
        let id = |ix: Option<InstrumentIx>| ix.map(|ix| regime.register().definition(ix).id.clone());
        CommitmentStatus {
            commitment: c.key,
            kind: c.kind,
            actor: actor.id.clone(),
            name: actor.name.clone(),
            joint: c.joint,
            signatories: c.by.len(),
            by: c.by,
            text: c.text,
            topic: c.topic,
            made: c.made,
            at: c.at,
            due: c.due,
            joins: id(c.joins),
            when: id(c.when),
            state: progress.state,
            sure: progress.sure,
            delivered: progress.delivered(),
            came_about: progress.came_about,
            in_time: progress.in_time,
            known_through: progress.looked_through,
            series: progress.series,
            assessments: progress.assessments,
            notes: progress.notes,
            sources: c.sources,
        }
    }

    /// The grade in a capacity, as a word; empty if there is none.
    pub fn grade(&self, capacity: Capacity) -> &'static str {
        self.assessments.iter().find(|j| j.capacity == capacity).map_or("", |j| j.grade.word())
    }
}

/// Which commitments are asked about; what is left out does not restrict.
#[derive(Clone, Debug, Default)]
pub struct Which {
    /// Whose.
    pub actor: Option<ActorIx>,
    /// National, joint, or recommended.
    pub kind: Option<CommitmentKind>,
    /// Made where or under what: a session, a forum, an instrument; or the id of one commitment.
    pub under: String,
    /// In which state.
    pub state: Option<State>,
    /// Made in which year, at the latest.
    pub year: Option<i16>,
}

impl Which {
    /// Whether a commitment is asked about.
    pub fn takes(&self, regime: &Regime, c: &CommitmentStatus) -> bool {
        self.made(regime, (&c.commitment, &c.at), &c.by, c.kind, c.made)
            && self.state.is_none_or(|state| c.state == state)
    }

    /// Whether one is asked about as far as it was made: what and where, by whom, of which kind and when.
    fn made(
        &self,
        regime: &Regime,
        (key, at): (&str, &str),
        by: &[ActorIx],
        kind: CommitmentKind,
        made: When,
    ) -> bool {
        let id = self.under.as_str();
        let forum = || regime.docket().session(at).is_some_and(|s| s.convening.target == id);
        let under = id.is_empty() || key == id || at == id || key.split('/').next() == Some(id) || forum();
        under
            && self.actor.is_none_or(|ix| by.contains(&ix))
            && self.kind.is_none_or(|of| kind == of)
            && self.year.is_none_or(|year| made.latest.year() == year)
    }
}

/// The commitments asked about, by name of the State and then by date.
pub fn commitments(regime: &Regime, on: Day, which: &Which) -> Vec<CommitmentStatus> {
    let mut all: Vec<CommitmentStatus> = regime
        .commitments(on)
        .into_iter()
        .filter(|c| which.made(regime, (&c.key, &c.at), &c.by, c.kind, c.made))
        .map(|c| CommitmentStatus::new(regime, c, on))
        .filter(|c| which.state.is_none_or(|state| c.state == state))
        .collect();
    all.sort_by(|a, b| {
        (&a.name, a.made.earliest, &a.commitment).cmp(&(&b.name, b.made.earliest, &b.commitment))
    });
    all
}

/// How many promises have come how far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// All of them.
    pub all: usize,
    /// Of these, that somebody reported on or assessed.
    pub reported: usize,
    /// That somebody says are complete.
    pub delivered: usize,
    /// Of which nothing was found by their deadline; only where that is sure.
    pub nothing_found: usize,
}

impl Tally {
    /// Of every commitment by a day.
    pub fn of(regime: &Regime, on: Day) -> Tally {
        let mut tally = Tally::default();
        for commitment in regime.commitments(on) {
            let progress = regime.progress(&commitment, on);
            tally.add(progress.state, progress.sure, progress.delivered());
        }
        tally
    }

    fn add(&mut self, state: State, sure: bool, delivered: bool) {
        self.all += 1;
        self.reported += usize::from(matches!(state, State::Reported | State::Assessed));
        self.delivered += usize::from(delivered);
        self.nothing_found += usize::from(state == State::NothingFound && sure);
    }
}

impl<'a> FromIterator<&'a CommitmentStatus> for Tally {
    fn from_iter<I: IntoIterator<Item = &'a CommitmentStatus>>(all: I) -> Tally {
        let mut tally = Tally::default();
        all.into_iter().for_each(|c| tally.add(c.state, c.sure, c.delivered));
        tally
    }
}

/// A promise, by all who made it.
#[derive(Clone, Debug)]
pub struct Promise {
    /// Who made it, in the order in which they did.
    pub by: Vec<ActorIx>,
    /// How far it has come: once where it is one promise of all of them, or else for each.
    pub each: Vec<CommitmentStatus>,
}

impl Promise {
    /// A promise by its key, as it stands on a day; `None` where nobody had made it by then.
    pub fn of(regime: &Regime, key: &str, on: Day) -> Option<Promise> {
        let made = regime.commitments_of(key, on);
        let mut by = vec![];
        for actor in made.iter().flat_map(|c| &c.by) {
            if !by.contains(actor) {
                by.push(*actor);
            }
        }
        let each = made.into_iter().map(|c| CommitmentStatus::new(regime, c, on)).collect::<Vec<_>>();
        (!each.is_empty()).then_some(Promise { by, each })
    }

    /// The same as far as it is one State's.
    pub fn by_one(self, actor: ActorIx, regime: &Regime) -> Option<Promise> {
        let id = &regime.register().actors[actor].id;
        let is_own = |c: &CommitmentStatus| c.joint || c.actor == *id;
        let each: Vec<_> = self.each.into_iter().filter(is_own).collect();
        (self.by.contains(&actor) && !each.is_empty()).then_some(Promise { by: self.by, each })
    }
}
