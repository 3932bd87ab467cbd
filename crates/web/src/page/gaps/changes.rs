//! How measures changed, newest first, as a feed: each change with its parts and the acts and readings behind them.

use comity_assess::measure::{Difference, changes};
use comity_regime::register::Measure;

use crate::{
    answer::feeds::{self, Changed},
    question::view::View,
};

/// No feed goes further back than this.
const MOST: usize = 100;

/// The feed of some measures. Like that of acts it is in English: it is read by programs.
pub fn feed(view: &View, path: &str, measures: &[Measure]) -> Vec<u8> {
    // INVARIANT: a record with a measure that cannot be worked out is not loaded.
    let changes = changes(&view.regime, measures, view.on, MOST).unwrap_or_default();
    let title = |id: &str| view.regime.register().measure(id).map_or(id.to_owned(), |m| m.title.clone());
    let entry = |change: &Difference| Changed {
        id: change.measure.clone(),
        day: change.to,
        title: format!("{}: {} -> {}, {}", title(&change.measure), change.before, change.after, change.to),
        text: told(view, change),
    };
    let entries: Vec<Changed> = changes.iter().map(entry).collect();
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
