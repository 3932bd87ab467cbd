//! The charts of parties over time.

use std::collections::BTreeSet;

use comity_regime::{
    BoundsTimeline, Day, InstrumentIx, Timeline,
    engine::{Set, Which},
    language::ast::Force,
    proceeding::Counted,
    register::Known,
};
use maud::{Markup, html};

use crate::{
    picture::steps::{Line, steps},
    question::view::View,
    word::locale::t,
};

/// The parties to one instrument, its consents, and its threshold while that matters, until a day.
pub fn parties(view: &View, ix: InstrumentIx) -> Markup {
    let (regime, until) = (&view.regime, view.on);
    let standing = regime.standing(ix);
    let known = Known::of(regime.register().definition(ix).complete);
    let least_of = |which| regime.extent(&Set::Of(ix, which), until).count.min;
    let counts = |line: &BoundsTimeline| counts(line, until);
    let definition = regime.register().definition(ix);
    let political = definition.force == Force::Political;
    let mut lines = vec![
        Line {
            class: "bound",
            label: if political { t!(view, "line-subscribed") } else { t!(view, "line-bound") },
            steps: counts(&standing.bound),
            known,
            least: least_of(Which::Bound),
            said: None,
        },
        Line {
            class: "consent",
            label: t!(view, "line-consented"),
            steps: counts(&standing.contracting),
            known,
            least: least_of(Which::Contracting),
            said: None,
        },
    ];
    // Whoever subscribes consents to nothing.
    lines.truncate(if political { 1 } else { 2 });
    let days: Vec<Day> = lines.iter().flat_map(|l| l.steps.iter().map(|s| s.0)).collect();
    let Some(&first) = days.iter().min() else {
        return html! { p.quiet { (t!(view, "nobody-acted")) } };
    };
    if threshold_matters(view, ix) && !political {
        let days: BTreeSet<Day> = std::iter::once(first).chain(days).chain([until]).collect();
        let needed = |day| regime.tallies(ix, day).first().map(|t| (day, t.needed.min, t.needed.max));
        lines.push(Line {
            class: "needed",
            label: t!(view, "line-needed"),
            steps: days.into_iter().filter_map(needed).collect(),
            known: Known::Always,
            least: 0,
            said: None,
        });
    }
    let name = view.title(&definition.titles, &definition.title).text;
    let title = match political {
        true => t!(view, "subscribers-to-over-time", instrument = name),
        false => t!(view, "parties-to-over-time", instrument = name),
    };
    let entry = standing.entry.as_ref().and_then(|e| e.date.day()).filter(|d| *d <= until);
    let totals: Vec<(Day, usize)> = regime
        .published(&definition.id)
        .iter()
        .filter(|p| matches!(p.counted, Counted::Parties | Counted::Subscribers | Counted::Participants))
        .filter(|p| first <= p.date.latest && p.date.latest <= until)
        .map(|p| (p.date.latest, p.number))
        .collect();
    steps(view.locale, &title, &lines, (first, until), entry, &totals)
}

/// Whether how many are needed still matters: the instrument is not surely in force yet.
pub fn threshold_matters(view: &View, ix: InstrumentIx) -> bool {
    view.regime.standing(ix).entry.as_ref().is_none_or(|entry| entry.date.latest > view.on)
}

/// A line has no more steps than can be seen.
const STEPS: usize = 360;

/// From which day until another how many are in a set, at least and at most: each day on which that changes, or days evenly
/// apart where there are more than can be seen.
fn counts(line: &BoundsTimeline, until: Day) -> Vec<(Day, usize, usize)> {
    let few = |line: &Timeline| -> Vec<Day> {
        line.days().filter(|day| *day > Day::MIN).take_while(|day| *day <= until).take(STEPS + 1).collect()
    };
    let mut days = few(&line.sure);
    days.extend(few(line.possible()));
    days.sort_unstable();
    days.dedup();
    if days.len() > STEPS {
        let (first, apart) = (days[0], i32::try_from(STEPS).unwrap_or(i32::MAX));
        let span = until.number() - first.number();
        days = (0..=apart).map(|n| first.plus_days(span / apart * n + span % apart * n / apart)).collect();
    }
    let count = |day: Day| {
        let count = line.at(day).count();
        (day, count.min, count.max)
    };
    days.into_iter().map(count).collect()
}

/// The parties to several instruments, a line each.
pub fn regime(view: &View, instruments: &[InstrumentIx]) -> Markup {
    let (regime, until) = (&view.regime, view.on);
    const CLASSES: [&str; 6] = ["one", "two", "three", "four", "five", "six"];
    let line = |(ix, class): (&InstrumentIx, &&'static str)| Line {
        class,
        label: view.called(&regime.register().definition(*ix).id).text,
        steps: counts(&regime.standing(*ix).bound, until),
        known: Known::of(regime.register().definition(*ix).complete),
        least: regime.extent(&Set::Of(*ix, Which::Bound), until).count.min,
        said: None,
    };
    let lines: Vec<Line> =
        instruments.iter().zip(CLASSES.iter()).map(line).filter(|l| !l.steps.is_empty()).collect();
    let Some(first) = lines.iter().filter_map(|l| l.steps.first()).map(|s| s.0).min() else {
        return html! {};
    };
    steps(view.locale, &t!(view, "parties-over-time"), &lines, (first, until), None, &[])
}
