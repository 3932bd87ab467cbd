//! How measures changed, newest first, as a feed: each change with its parts and the acts and readings behind them.

use comity_assess::measure::{Difference, Series, difference};
use comity_regime::{Day, register::Measure};

use crate::{
    answer::feeds::{self, Changed},
    part::measure::over_time,
    question::view::View,
};

/// No feed goes further back than this.
const MOST: usize = 100;

/// The feed of some measures. Like that of acts it is in English: it is read by programs.
pub fn feed(view: &View, path: &str, measures: &[Measure]) -> Vec<u8> {
    let mut days: Vec<(Day, Day, &Measure)> = vec![];
    for measure in measures {
        let Some(Series { steps, .. }) = over_time(view, measure, None) else { continue };
        days.extend(steps.windows(2).map(|two| (two[1].from, two[1].from.plus_days(-1), measure)));
    }
    days.sort_by(|a, b| (b.0, &a.2.id).cmp(&(a.0, &b.2.id)));
    let regime = &view.regime;
    let entries = days.into_iter().take(MOST).filter_map(|(day, before, measure)| {
        let change = difference((regime, before), (regime, day), &measure.id).ok()?;
        let title = format!("{}: {} -> {}, {day}", measure.title, change.before, change.after);
        Some(Changed { id: measure.id.clone(), day, title, text: told(view, &change) })
    });
    let entries: Vec<Changed> = entries.collect();
    feeds::changes(view.origin(), view.base(), path, &entries)
}

fn told(view: &View, change: &Difference) -> String {
    let lines = change.parts.iter().map(|part| {
        let name = view.regime.register().actors.name_of(&part.about);
        let why: Vec<String> = part.grounds.iter().map(ToString::to_string).collect();
        format!("{}: {name}{}{}", part.cause.word(), if why.is_empty() { "" } else { ": " }, why.join("; "))
    });
    lines.collect::<Vec<_>>().join("\n")
}
