//! Every act of a regime: by the instruments that they are on, as they were recorded, by their day, by where they are published.

mod grown;
mod sorted;

use std::{ops::Range, sync::Arc};

use super::{Act, Acts, InstrumentIx};
use crate::{ActorIx, Actors, Day, SourceIx};
use grown::Grown;
use sorted::Sorted;

/// All acts. Each lies once, by its instrument and by who did it; other orders say where.
#[derive(Clone, Default, Debug)]
pub struct AllActs {
    on: Vec<Arc<Acts>>,
    /// In the order of the record.
    recorded: Arc<Grown<Place>>,
    /// For each instrument, by the first day on which they may have been done.
    dated: Vec<Arc<Sorted<(Day, Rank)>>>,
    /// By the sources that they cite.
    cited: Arc<Sorted<(SourceIx, Rank)>>,
}

/// Where an act stands in the order of the record. There is no room in memory for more.
type Rank = u32;

/// Where an act lies.
#[derive(Clone, Copy, Debug)]
struct Place {
    instrument: InstrumentIx,
    origin: ActorIx,
    nth: Rank,
}

fn to_rank(n: usize) -> Rank {
    Rank::try_from(n).unwrap_or(Rank::MAX)
}

impl AllActs {
    /// The acts on so many instruments.
    pub fn new(instruments: usize, mut acts: Vec<Act>, actors: &Actors) -> AllActs {
        if !acts.is_sorted_by_key(|act| act.entry) {
            acts.sort_by_key(|act| act.entry);
        }
        let mut orders = Orders::of(instruments);
        let on = Acts::on_each(instruments, acts, actors, |act, origin, nth| orders.next(act, origin, nth));
        orders.finish(on.into_iter().map(Arc::new).collect())
    }

    /// The same acts in all orders again.
    fn of(on: Vec<Arc<Acts>>) -> AllActs {
        let mut all: Vec<(&Act, ActorIx, usize)> = vec![];
        for (origin, chain) in on.iter().flat_map(|acts| acts.chains()) {
            all.extend(chain.iter().enumerate().map(|(nth, act)| (act, origin, nth)));
        }
        all.sort_by_key(|(act, ..)| act.entry);
        let mut orders = Orders::of(on.len());
        all.into_iter().for_each(|(act, origin, nth)| orders.next(act, origin, nth));
        orders.finish(on)
    }

    /// The acts on an instrument.
    pub fn on(&self, ix: InstrumentIx) -> &Acts {
        &self.on[usize::from(ix.0)]
    }

    /// The acts on each instrument.
    pub fn each(&self) -> impl Iterator<Item = &Acts> {
        self.on.iter().map(|acts| &**acts)
    }

    /// All of them, in no order.
    pub fn iter(&self) -> impl Iterator<Item = &Act> {
        self.each().flat_map(Acts::iter)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.recorded.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn at(&self, rank: usize) -> Option<&Act> {
        let place = self.recorded.get(rank)?;
        self.on(place.instrument).of(place.origin).get(usize::try_from(place.nth).ok()?)
    }

    fn ranked(&self, rank: Rank) -> Option<&Act> {
        self.at(usize::try_from(rank).ok()?)
    }

    /// All of them in the order of the record.
    pub fn recorded(&self) -> impl DoubleEndedIterator<Item = &Act> {
        self.range(0..self.len())
    }

    /// How many were recorded before an entry.
    pub fn before_entry(&self, entry: u64) -> usize {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low.midpoint(high);
            match self.at(middle) {
                Some(act) if act.entry < entry => low = middle + 1,
                _ => high = middle,
            }
        }
        low
    }

    /// Those that stand in some places of the order of the record.
    pub fn range(&self, ranks: Range<usize>) -> impl DoubleEndedIterator<Item = &Act> {
        ranks.filter_map(|rank| self.at(rank))
    }

    /// The act that an entry holds.
    pub fn of_entry(&self, entry: u64) -> Option<&Act> {
        self.at(self.before_entry(entry)).filter(|act| act.entry == entry)
    }

    /// Those that rectify others.
    pub fn rectifications(&self) -> impl Iterator<Item = &Act> {
        self.each().flat_map(Acts::rectifications)
    }

    /// Those that cite a source, in the order of the record.
    pub fn citing(&self, source: SourceIx) -> impl Iterator<Item = &Act> {
        let those = self.cited.from((source, 0)).take_while(move |(other, _)| *other == source);
        those.filter_map(|(_, rank)| self.ranked(rank))
    }

    /// Those on an instrument that may have been done before a day, the last first.
    pub fn dated_before(&self, ix: InstrumentIx, day: Day) -> impl Iterator<Item = &Act> {
        self.dated[usize::from(ix.0)].before((day, 0)).filter_map(|(_, rank)| self.ranked(rank))
    }

    /// Those on an instrument that cannot have been done before a day, the first first.
    pub fn dated_from(&self, ix: InstrumentIx, day: Day) -> impl Iterator<Item = &Act> {
        self.dated[usize::from(ix.0)].from((day, 0)).filter_map(|(_, rank)| self.ranked(rank))
    }

    /// Adds one behind all others.
    pub fn push(&mut self, act: Act, actors: &Actors) {
        let (instrument, origin) = (act.instrument, actors.origin(act.actor));
        let (rank, nth) = (to_rank(self.len()), to_rank(self.on(instrument).of(origin).len()));
        Arc::make_mut(&mut self.recorded).push(Place { instrument, origin, nth });
        let at = usize::from(instrument.0);
        Arc::make_mut(&mut self.dated[at]).insert((act.date.earliest, rank));
        let cited = Arc::make_mut(&mut self.cited);
        sources(&act).for_each(|source| cited.insert((source, rank)));
        Arc::make_mut(&mut self.on[at]).push(act, actors);
    }

    /// Takes the one back that was added last.
    pub fn take_back(&mut self) {
        let rank = to_rank(self.len().saturating_sub(1));
        let Some(act) = self.ranked(rank).cloned() else { return };
        let Some(Place { instrument, origin, .. }) = Arc::make_mut(&mut self.recorded).pop() else { return };
        let at = usize::from(instrument.0);
        Arc::make_mut(&mut self.dated[at]).remove((act.date.earliest, rank));
        let cited = Arc::make_mut(&mut self.cited);
        sources(&act).for_each(|source| cited.remove((source, rank)));
        Arc::make_mut(&mut self.on[at]).take_back(origin);
    }

    /// Those that fit.
    pub fn retain(&mut self, fits: impl Fn(&Act) -> bool) {
        if self.iter().all(&fits) {
            return;
        }
        let mut on = std::mem::take(&mut self.on);
        for acts in on.iter_mut().filter(|acts| !acts.iter().all(&fits)) {
            Arc::make_mut(acts).retain(&fits);
        }
        *self = AllActs::of(on);
    }
}

/// Orders in the making.
struct Orders {
    recorded: Vec<Place>,
    dated: Vec<Vec<(Day, Rank)>>,
    cited: Vec<(SourceIx, Rank)>,
}

impl Orders {
    fn of(instruments: usize) -> Orders {
        Orders { recorded: vec![], dated: vec![vec![]; instruments], cited: vec![] }
    }

    /// The next act in the order of the record, and where it lies.
    fn next(&mut self, act: &Act, origin: ActorIx, nth: usize) {
        let rank = to_rank(self.recorded.len());
        self.recorded.push(Place { instrument: act.instrument, origin, nth: to_rank(nth) });
        self.dated[usize::from(act.instrument.0)].push((act.date.earliest, rank));
        self.cited.extend(sources(act).map(|source| (source, rank)));
    }

    fn finish(self, on: Vec<Arc<Acts>>) -> AllActs {
        let dated = self.dated.into_iter().map(|days| Arc::new(Sorted::of(days))).collect();
        AllActs {
            on,
            recorded: Arc::new(Grown::of(&self.recorded)),
            dated,
            cited: Arc::new(Sorted::of(self.cited)),
        }
    }
}

/// What an act cites, each once.
fn sources(act: &Act) -> impl Iterator<Item = SourceIx> {
    let before = |n| act.sources().take(n);
    act.sources()
        .enumerate()
        .filter(move |(n, source)| !before(*n).any(|other| other == *source))
        .map(|(_, source)| source)
}
