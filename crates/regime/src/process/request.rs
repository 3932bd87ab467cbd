//! Requests for a session, counted against the members of the day.

use serde::Serialize;

use crate::{
    ActorSet, Bounds, Count, Day, ForumIx, Proceeding, Regime,
    language::ast::Share,
    proceeding::{Counted, What},
    register::Known,
    status::certain,
};

/// Who has asked for a session of a forum, and who would have to.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Requests {
    /// How many members have asked.
    pub have: Count,
    /// How many have to.
    pub needed: Count,
    /// Out of how many members.
    pub of: Count,
    /// The day through which what happened in the forum is known; `null` where the record does not say, or nothing can be
    /// missing.
    pub known_through: Known,
    /// Whether that is enough; `null` where it is uncertain.
    pub met: Option<bool>,
    /// The first day on which it surely was.
    pub met_on: Option<Day>,
    /// How many had asked according to a published count, where names were not published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<u32>,
    /// Whether it was published that they were enough.
    pub published_as_enough: bool,
    /// Who has asked, by id.
    pub asked: Vec<String>,
    /// Members that are not known to have asked, by id.
    pub missing: Vec<String>,
}

impl Regime {
    /// The requests for a session of a forum made after a day, as they stand on another. Once enough have asked, the
    /// session is owed: members that join later do not undo that.
    pub fn requests(&self, forum: ForumIx, share: Share, after: Option<Day>, on: Day) -> Requests {
        let members = self.members(forum, on);
        let asking = self.asking(forum, after, on).and(members);
        let (published, enough) = self.published_requests(forum, after, on);
        let number = published.and_then(|n| usize::try_from(n).ok()).unwrap_or(0);
        let named = asking.count();
        let need = |n: usize| share.of(n).max(1);
        let (surely, possibly) = self.requests_met(forum, share, after, on);
        let of = self.member_count(forum, on);
        // After the horizon of the record others may have asked.
        let known = self.register().forum_definition(forum).known();
        let open = known.through().is_some_and(|last| last < on);
        let most = if open { of.max } else { 0 };
        Requests {
            have: Count { min: named.min.max(number), max: named.max.max(number).max(most) },
            needed: Count { min: need(of.min), max: need(of.max) },
            of,
            known_through: known,
            met: certain(surely.is_some() || enough.is_some(), possibly || open),
            met_on: surely.into_iter().chain(enough).min(),
            published,
            published_as_enough: enough.is_some(),
            asked: self.ids(asking.possible),
            missing: self.ids(members.possible - asking.sure),
        }
    }

    /// The first day by which the requests surely were enough, and whether they possibly were on any.
    fn requests_met(&self, forum: ForumIx, share: Share, after: Option<Day>, on: Day) -> (Option<Day>, bool) {
        let id = &self.register().forum_definition(forum).id;
        let counts = |what: &What| {
            matches!(
                what,
                What::Request | What::WithdrawalOfRequest | What::PublishedCount(Counted::Requests, _)
            )
        };
        let acts: Vec<&Proceeding> = self.docket().about(id).filter(|p| counts(&p.what)).collect();
        let (Some(first), Some(_)) = (acts.iter().map(|p| p.date.earliest).min(), acts.last()) else {
            return (None, false);
        };
        let mut days = self.member_days(forum);
        days.extend(acts.iter().flat_map(|p| [p.date.earliest, p.date.latest]));
        days.push(on);
        days.retain(|d| first.max(after.unwrap_or(Day::MIN)) <= *d && *d <= on);
        days.sort_unstable();
        days.dedup();
        let (mut surely, mut possibly) = (None, false);
        for day in days {
            let members = self.members(forum, day);
            let asking = self.asking(forum, after, day).and(members);
            let number = |n: Option<u32>| n.and_then(|n| usize::try_from(n).ok()).unwrap_or(0);
            let least = asking.sure.len().max(number(self.published_requests(forum, after, day).0));
            let begun = acts.iter().filter_map(|p| match p.what {
                What::PublishedCount(Counted::Requests, n) if p.date.earliest <= day => n,
                _ => None,
            });
            let most = asking.possible.len().max(number(begun.max()));
            let of = self.member_count(forum, day);
            if surely.is_none() && least >= share.of(of.max).max(1) {
                surely = Some(day);
            }
            possibly |= most >= share.of(of.min).max(1);
        }
        (surely, possibly || surely.is_some())
    }

    /// Who has asked after one day and by another, and not taken it back.
    fn asking(&self, forum: ForumIx, after: Option<Day>, on: Day) -> Bounds {
        let (register, (mut sure, mut possible)) = (self.register(), (ActorSet::EMPTY, ActorSet::EMPTY));
        let id = &register.forum_definition(forum).id;
        // A State that continues another has asked for what that one asked for.
        let now = |actor| register.actors.standing_for(register.actors.origin(actor), on);
        let later = |day: Day| after.is_none_or(|after| after < day);
        let mut acts: Vec<_> = self.docket().about(id).filter(|p| p.date.earliest <= on).collect();
        acts.sort_by_key(|p| (p.date.earliest, p.entry));
        for p in acts {
            match p.what {
                What::Request if later(p.date.latest) => {
                    possible.insert(now(p.actor));
                    if p.date.latest <= on && later(p.date.earliest) {
                        sure.insert(now(p.actor));
                    }
                }
                What::WithdrawalOfRequest => {
                    sure.remove(now(p.actor));
                    if p.date.latest <= on {
                        possible.remove(now(p.actor));
                    }
                }
                _ => {}
            }
        }
        Bounds { sure, possible }
    }

    /// The largest published number of requests between two days, and the day of its being said that they were enough.
    fn published_requests(&self, forum: ForumIx, after: Option<Day>, on: Day) -> (Option<u32>, Option<Day>) {
        let id = &self.register().forum_definition(forum).id;
        let later = |p: &&Proceeding| p.date.latest <= on && after.is_none_or(|after| after < p.date.latest);
        let (mut number, mut enough) = (None, None);
        for p in self.docket().about(id).filter(later) {
            match p.what {
                What::PublishedCount(Counted::Requests, Some(n)) => number = number.max(Some(n)),
                What::PublishedCount(Counted::Requests, None) => enough = enough.or(Some(p.date.latest)),
                _ => {}
            }
        }
        (number, enough)
    }
}
