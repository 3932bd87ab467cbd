//! An instrument's life: the spans in which it is in force, which too few parties end.

use super::Standing;
use crate::{ActorSet, BoundsTimeline, Day, Timeline, When, language::ast::Rule, register::Instrument};

/// From a day until before another.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Span {
    /// The first day.
    pub from: Day,
    /// The day after the last; [`Day::MAX`] if there is none.
    pub to: Day,
}

impl Standing {
    /// In force from entry until its time is over or denunciations, which take effect then, leave too few parties; nobody is bound
    /// outside that. What it amends is over on a day, and it with that.
    pub fn live(&mut self, instrument: &Instrument, ends: &[When], with: Option<When>) {
        self.over = with;
        let Some(entry) = &self.entry else { return };
        let date = entry.date;
        let mut sure = span(date.latest, Day::MAX).into_iter().collect::<Vec<_>>();
        let mut possible = span(date.earliest, Day::MAX).into_iter().collect::<Vec<_>>();
        let untouched = (sure.clone(), possible.clone());
        let until = |spans: Vec<Span>, end: Day| {
            spans.into_iter().filter_map(|s| span(s.from, s.to.min(end))).collect()
        };
        let terms: Vec<Option<Day>> = std::iter::once(date.earliest)
            .chain(instrument.breaks().filter(|day| date.earliest < *day && *day <= date.latest))
            .map(|day| instrument.term_ends(day))
            .collect();
        if let Some(with) = with {
            (sure, possible) = (until(sure, with.earliest), until(possible, with.latest));
        }
        let mut over = with.unwrap_or(Day::MAX.into());
        if let Some(end) = terms.iter().flatten().min() {
            over.earliest = over.earliest.min(*end);
            sure = until(sure, *end);
            if terms.iter().all(Option::is_some)
                && date.latest < Day::MAX
                && let Some(end) = instrument.term_ends(date.latest)
            {
                possible = until(possible, end);
                over.latest = over.latest.min(end);
            }
        }
        let (possible_end, sure_end) = self.too_few(instrument, ends);
        // After the horizon of the record others may have joined: its parties are too few for sure only before.
        let known = instrument.complete.filter(|last| *last < Day::MAX);
        let may_last: Vec<Span> = match known {
            Some(last) if last < sure_end => {
                possible.iter().filter_map(|s| span(s.from.max(last.next()), s.to)).collect()
            }
            _ => vec![],
        };
        let few = possible_end.min(known.map_or(Day::MAX, |last| self.may_fall(instrument, last)));
        sure = until(sure, few);
        possible = until(possible, sure_end);
        over.earliest = over.earliest.min(few.max(date.earliest));
        if known.is_none_or(|last| sure_end <= last) {
            over.latest = over.latest.min(sure_end);
        }
        self.over = (over.earliest < Day::MAX)
            .then_some(When { earliest: over.earliest.min(over.latest), latest: over.latest });
        if instrument.clauses.iter().any(|(clause, _)| matches!(clause.rule, Rule::InForceWhile(_))) {
            sure = meet(&sure, &enough(instrument, &self.counted().sure));
            possible = meet(&possible, &enough(instrument, self.counted().possible()));
        }
        possible = join(possible, may_last);
        if (&sure, &possible) != (&untouched.0, &untouched.1) {
            let cut = |line: &BoundsTimeline| {
                BoundsTimeline::new(within(&line.sure, &sure), within(line.possible(), &possible))
            };
            self.bound = cut(&self.bound);
            self.notified = self.notified.as_deref().map(|line| Box::new(cut(line)));
        }
        (self.in_force, self.possibly_in_force) = (sure, possible);
    }

    /// The first day after the horizon of the record on which its parties may have become too few: others may have joined,
    /// and reached the number, before.
    fn may_fall(&self, instrument: &Instrument, last: Day) -> Day {
        let mut days = self.counted().days();
        days.extend(instrument.breaks());
        days.retain(|day| last < *day);
        days.push(last.next());
        let few = |day: &Day| {
            instrument.ends_below(*day).is_some_and(|n| self.counted().sure.at(*day).len() < n as usize)
        };
        days.into_iter().filter(few).min().unwrap_or(Day::MAX)
    }

    /// When denunciations possibly, and when they surely, have left so few parties that it ends for good. That a State comes to an
    /// end leaves fewer, and ends no treaty (VCLT Art. 55; Genocide Convention, Art. XV).
    fn too_few(&self, instrument: &Instrument, ends: &[When]) -> (Day, Day) {
        let (mut possible_end, mut sure_end) = (Day::MAX, Day::MAX);
        if !instrument.clauses.iter().any(|(clause, _)| matches!(clause.rule, Rule::EndsBelow(_))) {
            return (possible_end, sure_end);
        }
        let mut days = self.counted().days();
        days.extend(instrument.breaks());
        days.extend(ends.iter().flat_map(|end| [end.earliest, end.latest]));
        days.sort_unstable();
        days.dedup();
        let (mut surely_reached, mut possibly_reached) = (false, false);
        for (at, day) in days.iter().copied().enumerate() {
            let Some(n) = instrument.ends_below(day) else { continue };
            let n = n as usize;
            let count = self.counted().at(day).count();
            // Until the next of these days nothing else is known to change.
            let next = days.get(at + 1).copied().unwrap_or(Day::MAX);
            let first = |from: Day| {
                let ended = ends.iter().filter(|end| from <= end.latest && end.earliest < next);
                ended.map(|end| end.earliest.max(from)).min()
            };
            if possibly_reached && count.min < n {
                possible_end = first(day).into_iter().fold(possible_end, Day::min);
            }
            if surely_reached && count.max < n && ends.iter().any(|end| end.day() == Some(day)) {
                sure_end = sure_end.min(day);
            }
            surely_reached |= count.min >= n;
            possibly_reached |= count.max >= n;
            // Reached perhaps today, and not for sure: perhaps lost tomorrow, though no bound changes then.
            if possibly_reached && count.min < n {
                possible_end = first(day.next()).into_iter().fold(possible_end, Day::min);
            }
        }
        (possible_end, sure_end)
    }
}

/// The spans in which a line has as many members as a treaty needs to be in force at all.
fn enough(instrument: &Instrument, line: &Timeline) -> Vec<Span> {
    let mut days: Vec<Day> = std::iter::once(Day::MIN).chain(line.days()).collect();
    days.extend(instrument.breaks());
    days.sort_unstable();
    days.dedup();
    let mut spans: Vec<Span> = vec![];
    let mut from = None;
    for day in days {
        let enough = instrument.in_force_while(day).is_none_or(|n| line.at(day).len() >= n as usize);
        match (enough, from) {
            (true, None) => from = Some(day),
            (false, Some(begun)) => {
                spans.extend(span(begun, day));
                from = None;
            }
            _ => {}
        }
    }
    spans.extend(from.and_then(|from| span(from, Day::MAX)));
    spans
}

fn span(from: Day, to: Day) -> Option<Span> {
    (from < to).then_some(Span { from, to })
}

fn meet(a: &[Span], b: &[Span]) -> Vec<Span> {
    a.iter().flat_map(|x| b.iter().filter_map(|y| span(x.from.max(y.from), x.to.min(y.to)))).collect()
}

/// The spans of both, in order, none overlapping another.
fn join(mut a: Vec<Span>, b: Vec<Span>) -> Vec<Span> {
    if b.is_empty() {
        return a;
    }
    a.extend(b);
    a.sort_by_key(|s| (s.from, s.to));
    let mut joined: Vec<Span> = vec![];
    for s in a {
        match joined.last_mut() {
            Some(last) if s.from <= last.to => last.to = last.to.max(s.to),
            _ => joined.push(s),
        }
    }
    joined
}

/// A line up to a day on which it ends.
pub fn before(line: &BoundsTimeline, end: When) -> BoundsTimeline {
    let up_to = |to| span(Day::MIN, to).into_iter().collect::<Vec<_>>();
    BoundsTimeline::new(within(&line.sure, &up_to(end.earliest)), within(line.possible(), &up_to(end.latest)))
}

/// A line cut down to some spans.
fn within(line: &Timeline, spans: &[Span]) -> Timeline {
    let mut cut = Timeline::default();
    for s in spans {
        cut.push(s.from, line.at(s.from));
        for (day, set) in line.changes().filter(|(d, _)| s.from < *d && *d < s.to) {
            cut.push(day, set);
        }
        if s.to < Day::MAX {
            cut.push(s.to, ActorSet::EMPTY);
        }
    }
    cut
}
