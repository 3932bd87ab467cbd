//! What there is to tell whoever follows something. Everything new is told once: acts by their place in the log, days by the day
//! on which somebody last heard, and by what the record held then. What is missing is told again and again until it is in the record.

use std::sync::Arc;

use comity_regime::{
    Day, Regime,
    load::Columns,
    process::{CommitmentKind, Due, Ground, due::DueKind},
};

use super::Topic;
use crate::{
    due::{in_forums, of_instrument},
    promise::{Became, CommitmentStatus, Promise, Which, commitments},
};

/// So many days before its day something is told that falls due.
pub const AHEAD: i32 = 30;

/// How far somebody has heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Since {
    /// Entries of the log before this one were told.
    pub entry: u64,
    /// What had come by this day was told, and what was to come within [`AHEAD`] days of it.
    pub day: Day,
}

impl Since {
    /// Of whoever begins to follow on a day, with so many entries in the log: of what comes they have heard nothing, nor of what
    /// came to nothing in the last [`AHEAD`] days.
    pub fn beginning(entry: u64, on: Day) -> Since {
        Since { entry, day: on.plus_days(-AHEAD) }
    }
}

/// What somebody follows, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Following {
    /// What.
    pub topic: Topic,
    /// Whether only what is missing is told, each time until it is in the record; or else everything new, once.
    pub only_missing: bool,
    /// How far they have heard.
    pub since: Since,
}

/// Something that is missing, or comes.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Who owes it, by their id, where it is one State's.
    pub by: Option<String>,
    /// What it is.
    pub due: Due,
}

/// What there is to tell about one thing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct News {
    /// Acts that were recorded: the entry, and what the act says.
    pub recorded: Vec<(u64, Columns)>,
    /// What was to be there by a day that has passed, and surely is not found.
    pub missing: Vec<Item>,
    /// What falls due or takes place within [`AHEAD`] days.
    pub coming: Vec<Item>,
}

impl News {
    /// Whether there is nothing to tell.
    pub fn is_empty(&self) -> bool {
        self.recorded.is_empty() && self.missing.is_empty() && self.coming.is_empty()
    }
}

/// What there is to tell, on a day, about what somebody follows; acts of the record from `since` on. `before` gives the regime as
/// it was before an entry, and is asked only where something comes so soon that it was told if it was in the record.
pub fn news(regime: &Regime, of: &Following, on: Day, before: &dyn Fn(u64) -> Arc<Regime>) -> News {
    let (missing, coming) = items(regime, of, on);
    let since = of.since.day;
    let new_past = |item: &Item| item.due.due.is_some_and(|day| day.latest >= since);
    let soon = |item: &Item| item.due.due.is_some_and(|day| day.earliest <= since.plus_days(AHEAD));
    let mut news = News { recorded: vec![], missing, coming };
    if !of.only_missing {
        news.missing.retain(new_past);
        if news.coming.iter().any(soon) {
            let (_, told) = items(&before(of.since.entry), of, since);
            let same = |a: &Item, b: &Item| {
                a.by == b.by && (a.due.kind, &a.due.about, a.due.due) == (b.due.kind, &b.due.about, b.due.due)
            };
            news.coming.retain(|item| !soon(item) || !told.iter().any(|other| same(item, other)));
        }
        news.recorded = recorded(regime, of);
    }
    for items in [&mut news.missing, &mut news.coming] {
        items.sort_by_key(|item| {
            (item.due.due.map_or(Day::MAX, |day| day.latest), item.due.about.clone(), item.by.clone())
        });
    }
    news
}

/// What is missing on a day, and what comes within [`AHEAD`] days of it.
fn items(regime: &Regime, of: &Following, on: Day) -> (Vec<Item>, Vec<Item>) {
    let mut items = promised(regime, &of.topic, on);
    // Only what is owed has to be done by somebody: a session that comes, or a right to ask for one, is nothing that is missing.
    items.extend(due(regime, &of.topic, on).into_iter().filter(|item| !of.only_missing || item.due.passed));
    let within =
        |item: &Item| item.due.due.is_some_and(|day| day.latest >= on && day.earliest <= on.plus_days(AHEAD));
    items.retain(|item| item.due.passed || within(item));
    items.into_iter().partition(|item| item.due.passed)
}

/// The acts that are about it, in the order of the log.
fn recorded(regime: &Regime, of: &Following) -> Vec<(u64, Columns)> {
    let new = regime.journal().since(of.since.entry).into_iter();
    new.filter(|done| of.topic.concerns(regime, *done))
        .map(|done| (done.entry(), done.columns(regime)))
        .collect()
}

/// What was promised: what has passed its day with nothing found, and what falls due.
fn promised(regime: &Regime, topic: &Topic, on: Day) -> Vec<Item> {
    let all = match topic {
        Topic::State(id) => {
            let Some(actor) = regime.register().actors.find(id) else { return vec![] };
            commitments(regime, on, &Which { actor: Some(actor), ..Which::default() })
        }
        Topic::Promise(key) => Promise::of(regime, key, on).map_or(vec![], |promise| promise.each),
        Topic::Instrument(id) => commitments(regime, on, &Which { under: id.clone(), ..Which::default() }),
        Topic::Forum(_) => vec![],
    };
    let alone = matches!(topic, Topic::State(_));
    all.into_iter().filter_map(|c| owed(c, alone)).collect()
}

/// A promise that is still owed, if it is: one that was reported on, or of which it is not sure that nothing came, is not.
fn owed(c: CommitmentStatus, alone: bool) -> Option<Item> {
    let passed = match c.became()? {
        Became::NothingFound | Became::NotDelivered if c.sure => true,
        Became::Open => false,
        _ => return None,
    };
    let text = match c.kind {
        CommitmentKind::Recommendation => format!("recommended by {}: {}", c.topic, c.text),
        _ => c.text,
    };
    let due = Due {
        kind: DueKind::Commitment,
        due: Some(c.due?),
        not_before: false,
        state: c.state.title(),
        passed,
        known_through: c.known_through,
        text,
        about: c.commitment,
        from: Ground::At(c.at),
        sources: c.sources,
    };
    Some(Item { by: (!alone && !c.joint).then_some(c.actor), due })
}

/// What forums call for: of a State, what it is invited to or may ask for or object to.
fn due(regime: &Regime, topic: &Topic, on: Day) -> Vec<Item> {
    let register = regime.register();
    let all = match topic {
        Topic::State(id) => match register.actors.find(id) {
            // A session that is overdue is no single State's to hold.
            Some(actor) => regime.due(actor, on).into_iter().filter(|due| !due.passed).collect(),
            None => vec![],
        },
        Topic::Instrument(id) => register.instrument(id).map_or(vec![], |ix| of_instrument(regime, ix, on)),
        Topic::Forum(id) => register.forum(id).map_or(vec![], |ix| in_forums(regime, Some(ix), on)),
        Topic::Promise(_) => vec![],
    };
    let others = all.into_iter().filter(|due| due.kind != DueKind::Commitment);
    others.map(|due| Item { by: None, due }).collect()
}
