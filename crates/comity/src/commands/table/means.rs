//! `comity text ID --means`: what the rules of a text would do.

use std::path::Path;

use comity_draft::{
    Table,
    means::{Means, Version, means},
};
use comity_foresee::{MayEnter, WouldHave, histories};
use comity_regime::{Day, Regime};

use super::problem;
use crate::{
    commands::{Done, print_json, print_text, table as columns},
    report::Failure,
    source,
};

/// Prints what the rules of a text would do, with the histories of a record.
pub fn run(table: &Table, own: &Regime, dir: Option<&Path>, on: Day, json: bool) -> Done {
    let read;
    let past = match dir {
        Some(dir) => {
            read = source::From { record: Some(dir.to_owned()), data: None }.regime(None)?;
            &read
        }
        None if histories(own).is_empty() => {
            read = source::built_in()?.0;
            &read
        }
        None => own,
    };
    let Some(means) = means(table, own, past, on).map_err(Failure::Found)? else {
        return Err(Failure::Said(format!("no provision of '{}' has a rule", table.opening.id), 1));
    };
    if json { print_json(&means) } else { print_text(&said(&means)) }
}

fn said(means: &Means) -> String {
    let mut out = String::new();
    if let Some(first) = means.entry_into_force.first() {
        out.push_str(
            "When these treaties would have entered into force, if their States had joined as they did\n\n",
        );
        let ids = first.would_have.iter().map(|would| would.instrument.as_str());
        let mut rows = columns(["provision", "clause", "by"].into_iter().chain(ids));
        for version in &means.entry_into_force {
            let cells = version.would_have.iter().map(day);
            rows.add_row(
                [version.provision.clone(), version.rule.clone(), by(version)].into_iter().chain(cells),
            );
        }
        out.push_str(&rows.trim_fmt());
        out.push('\n');
        out.push_str(&foreseen(means));
    }
    for covered in &means.areas {
        let by = match covered.covered_by.is_empty() {
            true => "no binding instrument in force covers it".to_owned(),
            false => format!("covered by {} as well", covered.covered_by.join(", ")),
        };
        out.push_str(&format!("\n{} would cover {}: {by}", covered.provision, covered.area));
    }
    for found in &means.problems {
        out.push_str(&format!("\nwrong: {}", problem(found)));
    }
    out
}

/// When it may enter into force, with what is assumed; or why that is not said.
fn foreseen(means: &Means) -> String {
    let all = means.entry_into_force.iter().filter_map(|v| Some((v, v.may_enter.as_ref()?)));
    let all: Vec<(&Version, &MayEnter)> = all.collect();
    let Some((_, first)) = all.first() else {
        return means.no_forecast.map(|why| format!("\nNo forecast: {}\n", why.said())).unwrap_or_default();
    };
    let MayEnter { opened, through, futures, seed, .. } = first;
    let who = match &first.open_to {
        None => "all States of the record".to_owned(),
        Some(set) if first.may_later > 0 => format!(
            "{set}, by its own rules ({} States today, {} more once they are among them),",
            first.may_join, first.may_later
        ),
        Some(set) => format!("{set}, by its own rules ({} States today),", first.may_join),
    };
    let mut out = format!(
        "\nWhen it may enter into force. Assumed, not foreseen: {who} can join it from {opened} on.\n\
         They then join as they join treaties of the reference class: {futures} futures (seed {seed}), looked at through {through}\n\n"
    );
    let share = format!("in force by {through}");
    let heads = ["provision", "clause", "by", "5 of 100 by", "half by", "95 of 100 by", share.as_str()];
    let mut rows = columns(heads);
    for (version, may) in &all {
        let day = |day: Option<Day>| day.map_or_else(|| "later".to_owned(), |day| day.to_string());
        let in_force = may.by_year.last().map_or(0.0, |(_, share)| *share);
        rows.add_row([
            version.provision.clone(),
            version.rule.clone(),
            by(version),
            day(may.p05),
            day(may.p50),
            day(may.p95),
            format!("{:.0} %", in_force * 100.0),
        ]);
    }
    out.push_str(&rows.trim_fmt());
    out.push('\n');
    out
}

fn by(version: &Version) -> String {
    match version.proposals.is_empty() {
        true => "as it stands".to_owned(),
        false => format!("{} ({})", version.proposals.join(", "), version.by.join(", ")),
    }
}

/// When it would have entered into force, and how much later than it did.
fn day(would: &WouldHave) -> String {
    let Some(when) = would.entry_into_force else {
        return match would.known_through {
            Some(day) => format!("not by {day}"),
            None => "not as far as known".to_owned(),
        };
    };
    match would.days_later {
        Some(days) if days != 0 => format!("{when} ({days:+} days)"),
        _ => when.to_string(),
    }
}
