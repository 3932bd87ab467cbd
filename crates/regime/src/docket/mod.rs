//! The docket: every proceeding, what each made by its id, and what each is about.

mod reading;

use std::collections::{HashMap, HashSet};

pub use reading::Meant;
use reading::Reading;

use crate::{
    ActorIx, BoundsTimeline, Day, Timeline, When,
    language::ast::Step,
    proceeding::{Counted, Drafting, Level, Proceeding, Sort, What},
};

/// How often a proposal can be made again.
const MOST_RETABLED: usize = 64;

/// All proceedings of a regime, in the order recorded.
#[derive(Clone, Default, Debug)]
pub struct Docket {
    // INVARIANT: `made` and `about` hold places in `list` of proceedings that are not struck out. A correction changes
    // neither what an act made nor what it is about.
    list: Vec<Proceeding>,
    readings: Vec<Reading>,
    made: HashMap<String, usize>,
    about: HashMap<String, Vec<usize>>,
    /// By the entry of a rectification, which act it named.
    meant: HashMap<u64, Meant>,
    /// By the entry of an act, the places of its rectifications.
    history: HashMap<u64, Vec<usize>>,
    /// Every id that was ever made, struck out or not yet known included: it is a name all the same.
    named: HashSet<String>,
}

/// A session of a forum, as it was convened.
#[derive(Clone, Copy, Debug)]
pub struct Session<'a> {
    /// The act by which it was convened: its id, title (the detail), convener and date.
    pub convening: &'a Proceeding,
    /// Its first day.
    pub from: When,
    /// Its last day.
    pub until: When,
    /// Where.
    pub place: &'a str,
    /// Regular or between sessions.
    pub sort: Sort,
}

impl Docket {
    /// A docket of these proceedings.
    pub fn new(list: Vec<Proceeding>) -> Docket {
        let mut docket = Docket::default();
        list.into_iter().for_each(|p| docket.push(p));
        docket
    }

    /// Adds a proceeding.
    pub fn push(&mut self, proceeding: Proceeding) {
        let at = self.list.len();
        if matches!(proceeding.what, What::Rectification { .. }) {
            self.rectify(&proceeding, at);
        } else {
            if !proceeding.id.is_empty() {
                self.made.entry(proceeding.id.clone()).or_insert(at);
                self.named.insert(proceeding.id.clone());
            }
            if !proceeding.target.is_empty() {
                self.about.entry(proceeding.target.clone()).or_default().push(at);
            }
        }
        self.list.push(proceeding);
        self.readings.push(Reading::AsRecorded);
    }

    /// Takes back what was pushed last, if that is no rectification.
    pub(crate) fn take_back(&mut self) {
        let (Some(last), Some(_)) = (self.list.pop(), self.readings.pop()) else { return };
        let at = self.list.len();
        if self.made.get(&last.id) == Some(&at) {
            self.made.remove(&last.id);
            // The name is new with it, unless something of this name was struck out before.
            if !self.list.iter().any(|p| p.id == last.id) {
                self.named.remove(&last.id);
            }
        }
        if let Some(about) = self.about.get_mut(&last.target) {
            about.retain(|other| *other != at);
        }
    }

    fn strike(&mut self, at: usize) {
        self.readings[at] = Reading::Struck;
        let Proceeding { id, target, .. } = &self.list[at];
        if self.made.get(id) == Some(&at) {
            self.made.remove(id);
        }
        if let Some(about) = self.about.get_mut(target) {
            about.retain(|other| *other != at);
        }
    }

    /// Those that the record knew at the end of a day.
    pub fn as_known(&self, known: Day) -> Docket {
        self.those(|p| p.recorded <= known)
    }

    /// Those that were recorded before an entry.
    pub fn before_entry(&self, entry: u64) -> Docket {
        self.those(|p| p.entry < entry)
    }

    fn those(&self, fit: impl Fn(&Proceeding) -> bool) -> Docket {
        let docket = Docket::new(self.list.iter().filter(|p| fit(p)).cloned().collect());
        Docket { named: self.named.clone(), ..docket }
    }

    /// Everything as it was recorded, rectifications and what they correct included.
    pub fn recorded(&self) -> &[Proceeding] {
        &self.list
    }

    /// The rectifications.
    pub fn rectifications(&self) -> impl Iterator<Item = &Proceeding> {
        self.list.iter().filter(|p| matches!(p.what, What::Rectification { .. }))
    }

    /// Everything that stands, as it reads now: what was struck out is left out, and so are rectifications.
    pub fn all(&self) -> impl Iterator<Item = &Proceeding> {
        let standing = (0..self.list.len()).filter(|at| !matches!(self.readings[*at], Reading::Struck));
        standing.map(|at| self.at(at)).filter(|p| !matches!(p.what, What::Rectification { .. }))
    }

    /// The proceeding that made something.
    pub fn made(&self, id: &str) -> Option<&Proceeding> {
        self.made.get(id).map(|at| self.at(*at))
    }

    /// Whether anything was ever made by this id.
    pub fn names(&self, id: &str) -> bool {
        self.named.contains(id)
    }

    /// Everything that has been made, by id.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.made.keys().map(String::as_str)
    }

    /// The proceedings about something, in the order recorded.
    pub fn about<'a>(&'a self, id: &str) -> impl DoubleEndedIterator<Item = &'a Proceeding> + use<'a> {
        self.about.get(id).map(Vec::as_slice).unwrap_or_default().iter().map(|at| self.at(*at))
    }

    /// The text at whose table something lies: the text itself, `text/provision`, or what was made there.
    pub fn text_of<'a>(&'a self, target: &'a str) -> Option<&'a Proceeding> {
        let mut id = target;
        // A proposal may be made again; each time it is of the one before.
        for _ in 0..self.made.len().min(MOST_RETABLED) {
            let made = self.made(id.split('/').next().unwrap_or(id))?;
            match made.what {
                What::Drafting { does: Drafting::Text, .. } => return Some(made),
                What::Drafting { .. } => id = &made.target,
                _ => return None,
            }
        }
        None
    }

    /// The texts that came onto a table, in the order recorded.
    pub fn texts(&self) -> impl Iterator<Item = &Proceeding> {
        self.all().filter(|p| matches!(p.what, What::Drafting { does: Drafting::Text, .. }))
    }

    /// The session with this id.
    pub fn session(&self, id: &str) -> Option<Session<'_>> {
        self.made(id).and_then(Session::of)
    }

    /// The sessions of a forum, by their first day.
    pub fn sessions(&self, forum: &str) -> Vec<Session<'_>> {
        let mut sessions: Vec<Session<'_>> = self.about(forum).filter_map(Session::of).collect();
        sessions.sort_by_key(|s| (s.from.earliest, s.from.latest, s.convening.entry));
        sessions
    }

    /// Whether a session was called off by a day.
    pub fn cancelled(&self, session: &str, on: Day) -> bool {
        self.about(session).any(|p| p.what == What::Cancellation && p.date.earliest <= on)
    }

    /// Who has taken part in a session, or in any of a forum's, from its first day on; surely at least at a level.
    pub fn participants(&self, of: &str, least: Option<Level>) -> BoundsTimeline {
        let sessions = self.session(of).map_or_else(|| self.sessions(of), |session| vec![session]);
        let (mut sure, mut possible) = (vec![], vec![]);
        for session in sessions {
            for p in self.about(&session.convening.id) {
                let What::Attendance(level) = p.what else { continue };
                if least.is_none_or(|least| level.is_some_and(|level| level >= least)) {
                    sure.push((p.actor, session.from.latest, Day::MAX));
                }
                if least.is_none_or(|least| level.is_none_or(|level| level >= least)) {
                    possible.push((p.actor, session.from.earliest, Day::MAX));
                }
            }
        }
        BoundsTimeline::new(Timeline::from_spans(sure), Timeline::from_spans(possible))
    }

    /// Those that did something to commitments under an instrument (or to one commitment), within so long before each day.
    pub fn acted_under(&self, id: &str, within: Option<Step>, did: impl Fn(&What) -> bool) -> BoundsTimeline {
        let of_it = |target: &str| {
            target.strip_prefix(id).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        let acts = self.all().filter(|p| of_it(&p.target) && did(&p.what));
        for_a_while(acts.map(|p| (p.actor, p.date)).collect(), within)
    }

    /// Those that missions of a service have gone to, within so long before each day.
    pub fn hosts(&self, service: &str, within: Option<Step>) -> BoundsTimeline {
        let hosts = self.all().filter_map(|p| match &p.what {
            What::Mission { host, service: of, .. } if of == service => Some((*host, p.date)),
            _ => None,
        });
        for_a_while(hosts.collect(), within)
    }

    /// How many there were, by the last count that was published.
    pub fn counted(&self, of: &str, what: Counted) -> Option<usize> {
        let counts = self.about(of).filter_map(|p| match p.what {
            What::PublishedCount(counted, Some(n)) if counted == what => Some((p.date, n)),
            _ => None,
        });
        counts.max().and_then(|(_, n)| usize::try_from(n).ok())
    }

    /// How many that took part in a session are named.
    pub fn named(&self, session: &str) -> usize {
        self.about(session).filter(|p| matches!(p.what, What::Attendance(_))).count()
    }

    /// Who belongs to a forum by invitation: from the invitation, or from the first session attended.
    pub fn invited(&self, forum: &str) -> BoundsTimeline {
        let mut spans: Vec<(ActorIx, When)> = self
            .about(forum)
            .filter_map(|p| match p.what {
                What::Invitation(whom) => Some((whom, p.date)),
                _ => None,
            })
            .collect();
        for session in self.sessions(forum).iter().filter(|s| s.sort == Sort::Regular) {
            let attended =
                self.about(&session.convening.id).filter(|p| matches!(p.what, What::Attendance(_)));
            spans.extend(attended.map(|p| (p.actor, session.from)));
        }
        let line =
            |from: fn(&When) -> Day| Timeline::from_spans(spans.iter().map(|(a, w)| (*a, from(w), Day::MAX)));
        BoundsTimeline::new(line(|w| w.latest), line(|w| w.earliest))
    }
}

/// Who is there from an event on, for so long.
fn for_a_while(events: Vec<(ActorIx, When)>, within: Option<Step>) -> BoundsTimeline {
    // The last day of the period counts.
    let end = |day: Day| within.map_or(Day::MAX, |within| within.from(day).next());
    let line = |sure: bool| {
        Timeline::from_spans(events.iter().map(|(actor, when)| match sure {
            true => (*actor, when.latest, end(when.earliest)),
            false => (*actor, when.earliest, end(when.latest)),
        }))
    };
    BoundsTimeline::new(line(true), line(false))
}

impl<'a> Session<'a> {
    /// The session a proceeding convenes, if it is a convening.
    pub fn of(convening: &'a Proceeding) -> Option<Session<'a>> {
        match &convening.what {
            What::Convening { from, until, place, sort } => {
                Some(Session { convening, from: *from, until: *until, place, sort: *sort })
            }
            _ => None,
        }
    }

    /// Its id.
    pub fn id(&self) -> &'a str {
        &self.convening.id
    }

    /// Its title.
    pub fn title(&self) -> &'a str {
        &self.convening.detail
    }
}
