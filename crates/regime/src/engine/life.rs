//! An instrument's life: the spans in which it is in force, which too few parties end.

use super::standing::Standing;
use crate::{ActorSet, BoundsTimeline, Day, Timeline, register::Instrument};

/// From a day until before another.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Span {
    /// The first day.
    pub from: Day,
    /// The day after the last; [`Day::MAX`] if there is none.
    pub to: Day,
}

impl Standing {
    /// In force from entry until its parties become too few; nobody is bound outside that.
    pub fn live(&mut self, instrument: &Instrument) {
        let Some(entry) = &self.entry else { return };
        let mut sure = span(entry.date.latest, Day::MAX).into_iter().collect::<Vec<_>>();
        let mut possible = span(entry.date.earliest, Day::MAX).into_iter().collect::<Vec<_>>();
        let days = self.bound.days();
        if let Some(n) = instrument.ends_below() {
            let n = n as usize;
            let (mut surely_reached, mut possibly_reached) = (false, false);
            let (mut possible_end, mut sure_end) = (Day::MAX, Day::MAX);
            for day in &days {
                let count = self.bound.at(*day).count();
                if possibly_reached && count.min < n {
                    possible_end = possible_end.min(*day);
                }
                if surely_reached && count.max < n {
                    sure_end = sure_end.min(*day);
                }
                surely_reached |= count.min >= n;
                possibly_reached |= count.max >= n;
                // Reached perhaps today, and not for sure: perhaps lost tomorrow, though no bound changes then.
                if possibly_reached && count.min < n {
                    possible_end = possible_end.min(day.next());
                }
            }
            sure = sure.into_iter().filter_map(|s| span(s.from, possible_end)).collect();
            possible = possible.into_iter().filter_map(|s| span(s.from, sure_end)).collect();
        }
        if let Some(n) = instrument.in_force_while() {
            let n = n as usize;
            let enough = |line: &Timeline| {
                let mut spans: Vec<Span> = vec![];
                let mut from = None;
                for (day, set) in line.changes() {
                    match (set.len() >= n, from) {
                        (true, None) => from = Some(day),
                        (false, Some(begun)) => {
                            spans.extend(span(begun, day));
                            from = None;
                        }
                        _ => {}
                    }
                }
                spans.extend(from.and_then(|f| span(f, Day::MAX)));
                spans
            };
            sure = meet(&sure, &enough(&self.bound.sure));
            possible = meet(&possible, &enough(self.bound.possible()));
        }
        if instrument.ends_below().is_some() || instrument.in_force_while().is_some() {
            self.bound = BoundsTimeline::new(
                within(&self.bound.sure, &sure),
                within(self.bound.possible(), &possible),
            );
        }
        (self.in_force, self.possibly_in_force) = (sure, possible);
    }
}

fn span(from: Day, to: Day) -> Option<Span> {
    (from < to).then_some(Span { from, to })
}

fn meet(a: &[Span], b: &[Span]) -> Vec<Span> {
    a.iter().flat_map(|x| b.iter().filter_map(|y| span(x.from.max(y.from), x.to.min(y.to)))).collect()
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
