//! A session: when and where, who took part and at which level, its officers, agenda, documents and statements.

use serde::Serialize;

use crate::{
    ActorIx, Count, Day, Proceeding, Regime, SourceIx, When,
    docket::Session,
    proceeding::{Counted, Level, Sort, What},
};

/// Who took part, by level; names where there are names, published counts where there are not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Participation {
    /// Members named as taking part.
    pub named: usize,
    /// Of those, represented by a head of State or government.
    pub heads: usize,
    /// By a minister.
    pub ministers: usize,
    /// At another level.
    pub others: usize,
    /// At a level that the record does not know.
    pub unknown: usize,
    /// Observers that are named.
    pub observers: usize,
    /// How many took part, by a published count.
    pub published: Option<u32>,
    /// How many of them were represented by a head, by a published count.
    pub published_heads: Option<u32>,
    /// How many by a minister or at a higher level, by a published count.
    pub published_ministers: Option<u32>,
}

impl Participation {
    /// How many took part, as far as the record knows.
    pub fn total(&self) -> usize {
        self.named.max(number(self.published))
    }

    /// Whether that is all: only a published count says so.
    pub fn is_complete(&self) -> bool {
        self.published.is_some()
    }

    /// The number that took part as people read it: `47`, or `3+` where only some are known.
    pub fn total_text(&self) -> String {
        format!("{}{}", self.total(), if self.is_complete() { "" } else { "+" })
    }

    /// How many at the level of a head: at least those known, at most those of whom nothing else is known.
    pub fn at_head(&self) -> Count {
        let Count { min, max } = self.at(self.heads, self.published_heads);
        // Who is led by a head is among those led by a minister or above.
        let above = self.at(self.heads + self.ministers, self.published_ministers).max;
        Count { min, max: max.min(above.max(min)) }
    }

    /// How many at the level of a minister or above.
    pub fn at_minister(&self) -> Count {
        let Count { min, .. } = self.at_head();
        self.at(min.max(self.heads) + self.ministers, self.published_ministers)
    }

    /// Such a number as people read it: `34`, or `0+` where only some of those that took part are known.
    pub fn level_text(&self, count: Count) -> String {
        if self.is_complete() { count.to_string() } else { format!("{}+", count.min) }
    }

    fn at(&self, known: usize, published: Option<u32>) -> Count {
        let known = known.max(number(published));
        let open = if published.is_some() { 0 } else { self.unknown + self.total() - self.named };
        // Who was there at another level was not there at this one.
        Count { min: known, max: (known + open).min((self.total() - self.others).max(known)) }
    }
}

fn number(published: Option<u32>) -> usize {
    published.and_then(|n| usize::try_from(n).ok()).unwrap_or(0)
}

/// A session as it stands on a day.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SessionReport {
    /// Its id.
    pub session: String,
    /// The forum's.
    pub forum: String,
    /// Its title.
    pub title: String,
    /// Regular or between sessions.
    pub sort: Sort,
    /// Its first day.
    pub from: When,
    /// Its last.
    pub until: When,
    /// Where.
    pub place: String,
    /// The day it was convened.
    pub convened: When,
    /// By whom.
    pub convener: String,
    /// `held`, `under way`, `convened` or `cancelled`.
    pub state: &'static str,
    /// Who took part.
    pub participation: Participation,
    /// Where that is published.
    pub sources: Vec<String>,
}

impl Regime {
    /// How a session stands on a day.
    pub fn session_report(&self, session: &Session<'_>, on: Day) -> SessionReport {
        let p = session.convening;
        let state = if self.docket().cancelled(session.id(), on) {
            "cancelled"
        } else if session.until.latest < on {
            "held"
        } else if session.from.earliest <= on {
            "under way"
        } else {
            "convened"
        };
        SessionReport {
            session: p.id.clone(),
            forum: p.target.clone(),
            title: p.detail.clone(),
            sort: session.sort,
            from: session.from,
            until: session.until,
            place: session.place.to_owned(),
            convened: p.date,
            convener: self.register().actors[p.actor].id.clone(),
            state,
            participation: self.participation(session.id(), on),
            sources: self.source_ids(p.sources.iter().copied()),
        }
    }

    /// Who took part in a session, as far as is known of a day.
    pub fn participation(&self, session: &str, on: Day) -> Participation {
        let mut count = Participation::default();
        for p in self.docket().about(session).filter(|p| p.date.earliest <= on && !self.sets_aside(p)) {
            match p.what {
                What::Attendance(level) => {
                    count.named += 1;
                    match level {
                        Some(Level::Head) => count.heads += 1,
                        Some(Level::Minister) => count.ministers += 1,
                        Some(Level::Other) => count.others += 1,
                        None => count.unknown += 1,
                    }
                }
                What::Observation => count.observers += 1,
                What::PublishedCount(counted, Some(n)) => {
                    let slot = match counted {
                        Counted::Participants => &mut count.published,
                        Counted::Heads => &mut count.published_heads,
                        Counted::Ministers => &mut count.published_ministers,
                        _ => continue,
                    };
                    *slot = Some(slot.unwrap_or(0).max(n));
                }
                _ => {}
            }
        }
        count
    }

    /// Who is named as taking part in a session, published counts left aside.
    pub(super) fn participation_named(&self, session: &str) -> Participation {
        let all = self.participation(session, Day::MAX);
        Participation { published: None, published_heads: None, published_ministers: None, ..all }
    }

    /// The level at which an actor took part in a session; `None` if it did not, `Some(None)` if the level is not known.
    pub fn level_of(&self, session: &str, actor: ActorIx) -> Option<Option<Level>> {
        self.docket().about(session).find_map(|p| match p.what {
            What::Attendance(level) if p.actor == actor => Some(level),
            _ => None,
        })
    }

    /// Whether a delegation took part in a session, with credentials that held on a day if the forum asks for any.
    pub fn seated(&self, session: &str, actor: ActorIx, credentials: bool, day: Day) -> bool {
        if self.level_of(session, actor).is_none() {
            return false;
        }
        let mut own: Vec<&Proceeding> =
            self.docket().about(session).filter(|p| p.actor == actor && p.date.latest <= day).collect();
        own.sort_by_key(|p| (p.date.latest, p.entry));
        let held = own.iter().rev().find_map(|p| match p.what {
            What::Credentials(until) => Some(until.is_none_or(|until| day <= until)),
            What::WithdrawalOfCredentials => Some(false),
            _ => None,
        });
        held.unwrap_or(!credentials)
    }

    /// The ids of sources.
    pub fn source_ids(&self, sources: impl Iterator<Item = SourceIx>) -> Vec<String> {
        let listed = &self.register().sources;
        sources.filter_map(|ix| Some(listed.get(ix)?.id.clone())).collect()
    }
}
