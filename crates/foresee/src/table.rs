//! What is foreseen as tables, for spreadsheets: commands and pages give the same rows, a head first.

use comity_regime::Count;

use crate::{
    World,
    backtest::Report,
    forecast::{FUTURES, Forecast, clause::WhatIf},
    future::Fan,
    momentum::{Around, Studied},
    pathway::Comparison,
    published::{Outcome, Published},
};

const MOMENTUM: [&str; 12] = [
    "instrument",
    "group",
    "period",
    "from",
    "until",
    "joins",
    "state_years",
    "at_risk",
    "of",
    "rate",
    "low",
    "high",
];
const QUANTILES: [&str; 5] = ["p05", "p25", "p50", "p75", "p95"];

fn head<'a>(columns: impl IntoIterator<Item = &'a str>) -> Vec<Vec<String>> {
    vec![columns.into_iter().map(str::to_owned).collect()]
}

fn mean(fan: &Fan) -> String {
    fan.mean.map_or_else(String::new, |mean| format!("{mean:.2}"))
}

/// Joins and rates by instrument, group and period; the head alone of a forum that has never met.
pub fn momentum(all: Option<&Around>) -> Vec<Vec<String>> {
    let mut rows = head(MOMENTUM);
    for Studied { momentum: m, .. } in all.into_iter().flat_map(|all| &all.instruments) {
        for group in &m.groups {
            for (period, cell) in m.periods.iter().zip(&group.periods) {
                let mut row = vec![m.instrument.clone(), group.who.to_owned(), period.what.to_owned()];
                row.extend([period.from, period.until].map(|day| day.to_string()));
                row.extend([format!("{:.3}", cell.joins), format!("{:.2}", cell.state_years)]);
                row.extend([cell.at_risk, cell.of].map(|n| n.to_string()));
                row.extend(cell.rate.map(|r| format!("{r:.4}")));
                rows.push(row);
            }
        }
    }
    rows
}

/// The quantiles by the end of each year, with what happened since; with another clause, also the share of futures in which it
/// is in force. The head alone of what cannot be forecast.
pub fn quantiles(forecast: Option<&Forecast>, other: Option<&WhatIf>) -> Vec<Vec<String>> {
    let happened = ["mean", "happened_least", "happened_most", "in_90"];
    let columns = ["instrument", "through"].into_iter().chain(QUANTILES).chain(happened);
    let mut rows = head(columns.chain(other.map(|_| "in_force")));
    let Some(f) = forecast else { return rows };
    for (at, fan) in f.outlook.fan.iter().enumerate() {
        let held = f.happened.iter().find(|held| held.through == fan.through);
        let text = |of: Option<String>| of.unwrap_or_default();
        let mut row = vec![f.outlook.instrument.clone(), fan.through.to_string()];
        row.extend(fan.quantiles().map(|n| n.to_string()));
        row.push(mean(fan));
        row.push(text(held.map(|h| h.least.to_string())));
        row.push(text(held.map(|h| h.most.to_string())));
        row.push(text(held.and_then(|h| h.in_90).map(|held| held.to_string())));
        row.extend(other.map(|o| text(o.by_year.get(at).map(|(_, share)| format!("{share:.3}")))));
        rows.push(row);
    }
    rows
}

/// Every future: how many have joined an instrument by the end of each year.
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

/// By pathway and instrument: the quantiles by the end of each year; of one pathway, if one is named. The head alone where
/// there is none.
pub fn pathways(compared: Option<&Comparison>, only: Option<&str>) -> Vec<Vec<String>> {
    let columns = ["pathway", "instrument", "through"].into_iter().chain(QUANTILES).chain(["mean"]);
    let mut rows = head(columns);
    let pathways = compared.into_iter().flat_map(|c| &c.pathways);
    for p in pathways.filter(|p| only.is_none_or(|id| id == p.pathway)) {
        for (id, fan) in p.joined.iter().flat_map(|(id, fans)| fans.iter().map(move |fan| (id, fan))) {
            let mut row = vec![p.pathway.clone(), id.clone(), fan.through.to_string()];
            row.extend(fan.quantiles().map(|n| n.to_string()));
            row.push(mean(fan));
            rows.push(row);
        }
    }
    rows
}

/// Forecasts of the past, each with what happened and its scores; every report under the use that its treaties are put to.
pub fn scored<'a>(reports: impl IntoIterator<Item = (&'a str, &'a Report)>) -> Vec<Vec<String>> {
    let columns = ["use", "treaty", "origin", "years"].into_iter().chain(QUANTILES);
    let mut rows = head(columns.chain(["happened", "crps", "log_score"]));
    for (used, report) in reports {
        for f in &report.forecasts {
            let mut row = vec![used.to_owned(), f.treaty.clone(), f.origin.to_string(), f.years.to_string()];
            row.extend(f.quantiles.map(|n| n.to_string()));
            row.push(f.happened.to_string());
            row.extend([f.score.crps, f.score.log_score].map(|n| format!("{n:.4}")));
            rows.push(row);
        }
    }
    rows
}

/// Published forecasts, and how they did.
pub fn published(all: &[Published]) -> Vec<Vec<String>> {
    let columns = ["published", "by", "instrument", "through"].into_iter().chain(QUANTILES);
    let mut rows = head(columns.chain(["state", "happened", "in_90", "score"]));
    let held = |of: Option<bool>| of.map_or("", |held| if held { "held" } else { "missed" }).to_owned();
    for p in all {
        let nothing = || [String::new(), String::new(), String::new()];
        let (state, [happened, in_90, score]) = match p.outcome {
            Outcome::Awaited => ("awaited", nothing()),
            Outcome::Unknown => ("not known yet", nothing()),
            Outcome::TooLate => ("too late", nothing()),
            Outcome::Scored(h) => {
                let happened = Count { min: h.least, max: h.most }.to_string();
                ("scored", [happened, held(h.in_90), format!("{:.1}", h.score.1)])
            }
        };
        let mut row =
            vec![p.published.to_string(), p.by.clone(), p.instrument.clone(), p.fan.through.to_string()];
        row.extend(p.fan.quantiles().map(|n| n.to_string()));
        row.extend([state.to_owned(), happened, in_90, score]);
        rows.push(row);
    }
    rows
}
