//! A forecast as tables: its quantiles, or every future.

use comity_foresee::{
    WhatIf, World,
    forecast::{FUTURES, Forecast},
};

/// The head of the table.
pub fn header() -> Vec<String> {
    [
        "instrument",
        "through",
        "p05",
        "p25",
        "p50",
        "p75",
        "p95",
        "mean",
        "happened_least",
        "happened_most",
        "in_90",
    ]
    .map(str::to_owned)
    .to_vec()
}

/// The quantiles by the end of each year, with what happened since; with another clause, also how often it is in force.
pub fn rows(f: &Forecast, other: Option<&WhatIf>) -> Vec<Vec<String>> {
    let mut rows = vec![header()];
    rows[0].extend(other.map(|_| "in_force".to_owned()));
    for (at, fan) in f.outlook.fan.iter().enumerate() {
        let held = f.happened.iter().find(|held| held.through == fan.through);
        let mut row = vec![f.outlook.instrument.clone(), fan.through.to_string()];
        row.extend([fan.p05, fan.p25, fan.p50, fan.p75, fan.p95].map(|n| n.to_string()));
        row.push(fan.mean.map_or_else(String::new, |mean| format!("{mean:.2}")));
        let text = |of: Option<String>| of.unwrap_or_default();
        row.push(text(held.map(|h| h.least.to_string())));
        row.push(text(held.map(|h| h.most.to_string())));
        row.push(text(held.and_then(|h| h.in_90).map(|held| held.to_string())));
        row.extend(other.map(|o| text(o.by_year.get(at).map(|(_, share)| format!("{share:.3}")))));
        rows.push(row);
    }
    rows
}

/// Every future: how many have joined by the end of each year.
pub fn every_future(world: &World, id: &str) -> Vec<Vec<String>> {
    let through = world.points.iter().map(|p| p.first_day().plus_days(-1).to_string());
    let mut rows = vec![std::iter::once("future".to_owned()).chain(through).collect::<Vec<_>>()];
    let Some(k) = world.prospect(id) else { return rows };
    let counts = world.counts(FUTURES);
    for (n, future) in (0..FUTURES).zip(0usize..) {
        let numbers = counts[k].iter().map(|point| point.get(future).copied().unwrap_or(0).to_string());
        rows.push(std::iter::once(n.to_string()).chain(numbers).collect());
    }
    rows
}
