//! Those who are bound without an act of their own, unless they opt out.

use super::{Standing, Stretch, View, chain::Chain, entry::last_day_to_object, leave::Leave, objections};
use crate::{
    ActKind, ActorSet, Bounds, BoundsTimeline, Day, Timeline, When,
    engine::{plan::Binding, set::Parties},
    language::ast::{Condition, Deemed, OptOut, OptOutBy, OptOutUntil, Rule},
};

impl View<'_> {
    /// Whoever a clause binds and who has not opted out in time, or has thought better of it, and has not left; and those who have
    /// consented by an act of their own.
    pub fn bound_without_act(
        &self,
        standing: &Standing,
        chains: &[Chain<'_>],
        left: &[Leave],
        parties: Parties,
    ) -> BoundsTimeline {
        let plan = self.plan();
        let Some(entry) = &standing.entry else { return BoundsTimeline::default() };
        let by_act = match parties {
            Parties::Bound => &standing.bound,
            Parties::Notified => standing.counted(),
        };
        let out: Vec<BoundsTimeline> =
            plan.binds.iter().map(|binding| self.opted_out(binding, standing, chains)).collect();
        let away = self.away(left);
        let lines = self.lines(standing, parties);
        let mut days = [by_act.days(), away.days()].concat();
        for (binding, out) in plan.binds.iter().zip(&out) {
            days.extend(out.days());
            days.extend(binding.valid.days());
            binding.set.change_days(lines, &mut days);
        }
        days.extend([entry.date.earliest, entry.date.latest]);
        days.extend(self.register.states.days().chain(self.register.organisations.days()));
        days.sort_unstable();
        days.dedup();
        let (mut sure, mut possible) = (Timeline::default(), Timeline::default());
        for day in days {
            let mut bound = by_act.at(day);
            for (binding, out) in plan.binds.iter().zip(&out).filter(|(b, _)| b.valid.holds_on(day)) {
                let there = Bounds::certain(lines.there(day));
                let without =
                    binding.set.at(day, lines).and(there).but_not(out.at(day)).but_not(away.at(day));
                bound = bound.or(Bounds {
                    sure: if day >= entry.date.latest { without.sure } else { ActorSet::EMPTY },
                    possible: if day >= entry.date.earliest { without.possible } else { ActorSet::EMPTY },
                });
            }
            sure.push(day, bound.sure);
            possible.push(day, bound.possible);
        }
        BoundsTimeline::new(sure, possible)
    }

    /// Who stays out: those whose objection stood when the time for it ended, until they withdraw it.
    fn opted_out(&self, binding: &Binding, standing: &Standing, chains: &[Chain<'_>]) -> BoundsTimeline {
        let (Some(opt_out), Some(entry)) = (binding.opt_out, &standing.entry) else {
            return BoundsTimeline::default();
        };
        let last = match opt_out.until {
            OptOutUntil::EntryIntoForce => entry.date.map(|day| day.plus_days(-1)),
            OptOutUntil::Acceptance => self.last_to_opt_out(standing),
        };
        let in_time = |(origin, made, withdrawn): Stretch| {
            let withdrawn = withdrawn.unwrap_or(Day::MAX.into());
            if made.earliest > last.latest || withdrawn.latest <= last.earliest {
                return None;
            }
            // Where it is in doubt whether it stood in time, it is in doubt throughout.
            let surely = made.latest <= last.earliest && withdrawn.earliest > last.latest;
            let made = if surely { made } else { When { earliest: made.earliest, latest: Day::MAX } };
            Some((origin, made, Some(withdrawn)))
        };
        let by = |chain: &Chain<'_>| {
            acts_of(opt_out).iter().flat_map(|by| objections(chain, *by)).collect::<Vec<_>>()
        };
        self.line(chains.iter().flat_map(by).filter_map(in_time))
    }

    /// The last day on which one may opt out before the text is accepted.
    fn last_to_opt_out(&self, standing: &Standing) -> When {
        let Some(entry) = &standing.entry else { return Day::MAX.into() };
        let instrument = self.instrument();
        let last = entry.ways.iter().map(|taken| {
            let condition = match instrument.clauses.get(taken.clause).map(|(clause, _)| &clause.rule) {
                Some(Rule::EntersIntoForce(entry)) => {
                    entry.ways.get(taken.way).and_then(|way| way.timing.condition())
                }
                _ => None,
            };
            match condition {
                Some(Condition::NoObjection(deemed, _)) => {
                    taken.trigger.map(|day| last_day_to_object(deemed, day))
                }
                // A day that comes by itself accepts nothing: until it enters into force.
                Some(Condition::Reached(_)) => taken.date.map(|day| day.plus_days(-1)),
                _ => taken.trigger.map(|day| last_day_to_object(&Deemed::On(day), day)),
            }
        });
        last.reduce(|a, b| When { earliest: a.earliest.min(b.earliest), latest: a.latest.max(b.latest) })
            .unwrap_or(Day::MAX.into())
    }
}

fn acts_of(opt_out: OptOut) -> &'static [ActKind] {
    match opt_out.by {
        OptOutBy::Objection => &[ActKind::Objection],
        OptOutBy::Reservation => &[ActKind::Reservation],
        OptOutBy::Either => &[ActKind::Objection, ActKind::Reservation],
    }
}
