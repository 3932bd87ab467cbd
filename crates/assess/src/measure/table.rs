//! Measures as tables, for spreadsheets: commands and pages give the same rows, a head first.

use comity_regime::{Regime, When, language::plain, register::Measure};

use super::{
    Assessment, Difference, Group, Link, Reading, Sensitivity, Series, Supposed, Value, WeakestLink,
    ground::Ground,
};

const READING: [&str; 11] = [
    "measure",
    "gap",
    "on",
    "variant",
    "definition",
    "value",
    "low",
    "high",
    "counted",
    "of",
    "known_through",
];

fn with_head<'a>(
    head: impl IntoIterator<Item = &'a str>,
    rows: impl IntoIterator<Item = Vec<String>>,
) -> Vec<Vec<String>> {
    std::iter::once(head.into_iter().map(str::to_owned).collect()).chain(rows).collect()
}

fn ends(value: &Value) -> [String; 3] {
    let end = |f: Option<super::Fraction>| f.map_or(String::new(), |f| value.number(f).to_string());
    [value.to_string(), end(value.low), end(value.high)]
}

fn reading(a: &Assessment, variant: &str, reading: &Reading) -> Vec<String> {
    let count = |group: &Option<Group>| group.as_ref().map_or(String::new(), |group| group.count.to_string());
    let known = reading.known_through.through().map_or(String::new(), |day| day.to_string());
    let gap = a.gap.clone().unwrap_or_default();
    let mut row = vec![a.measure.clone(), gap, a.on.to_string(), variant.to_owned(), plain(&reading.figure)];
    row.extend(ends(&reading.value));
    row.extend([count(&reading.counted), count(&reading.of), known]);
    row
}

/// Measures on a day, each with its variants.
pub fn readings<'a>(all: impl IntoIterator<Item = &'a Assessment>) -> Vec<Vec<String>> {
    let rows = all.into_iter().flat_map(|a| {
        let variants = a.variants.iter().map(|variant| reading(a, &variant.name, &variant.reading));
        std::iter::once(reading(a, "", &a.reading)).chain(variants)
    });
    with_head(READING, rows)
}

/// A measure as it is, and as it would be.
pub fn supposed(supposed: &Supposed) -> Vec<Vec<String>> {
    let each = [("", &supposed.before), (supposed.supposing.as_str(), &supposed.after)];
    let rows = each.into_iter().flat_map(|(supposing, assessment)| {
        readings([assessment]).into_iter().skip(1).map(move |mut row| {
            row.insert(0, supposing.to_owned());
            row
        })
    });
    with_head(["if"].into_iter().chain(READING), rows)
}

/// A figure over time.
pub fn steps(series: &Series) -> Vec<Vec<String>> {
    let rows =
        series.steps.iter().map(|step| [vec![step.from.to_string()], ends(&step.value).to_vec()].concat());
    with_head(["from", "value", "low", "high"], rows)
}

/// What changed between two days. Differences of amounts are in millionths of the base unit (a gram, or the thing itself).
pub fn parts(change: &Difference) -> Vec<Vec<String>> {
    let head = ["measure", "from", "to", "cause", "about", "low", "low_of", "high", "high_of", "grounds"];
    let rows = change.parts.iter().map(|part| {
        let (from, to) = (change.from.to_string(), change.to.to_string());
        let mut row =
            vec![change.measure.clone(), from, to, part.cause.word().to_owned(), part.about.clone()];
        row.extend([part.by.low, part.by.low_of, part.by.high, part.by.high_of].map(|n| n.to_string()));
        row.push(joined(&part.grounds));
        row
    });
    with_head(head, rows)
}

/// What a figure hangs on.
pub fn settings(hangs: &Sensitivity) -> Vec<Vec<String>> {
    let as_is = std::iter::once(("", &hangs.value));
    let others = hangs.settings.iter().map(|s| (s.assumption.as_str(), &s.value));
    let rows = as_is.chain(others).map(|(assumption, value)| {
        [vec![hangs.measure.clone(), hangs.on.to_string(), assumption.to_owned()], ends(value).to_vec()]
            .concat()
    });
    with_head(["measure", "on", "assumption", "value", "low", "high"], rows)
}

/// Who meets the fewest conditions, and who may.
pub fn links<'a>(all: impl IntoIterator<Item = &'a WeakestLink>) -> Vec<Vec<String>> {
    let head = [
        "measure",
        "on",
        "actor",
        "fewest",
        "met_low",
        "met_high",
        "conditions",
        "lacks",
        "perhaps_lacks",
        "holds",
        "pledges",
    ];
    let rows = all.into_iter().flat_map(|link| {
        let lowest = link.lowest.iter().map(move |one| linked(link, one, "yes"));
        lowest.chain(link.perhaps_lowest.iter().map(move |one| linked(link, one, "perhaps")))
    });
    with_head(head, rows)
}

fn linked(link: &WeakestLink, one: &Link, fewest: &str) -> Vec<String> {
    let lacks: Vec<&str> = one.lacks.iter().map(|(condition, _)| condition.as_str()).collect();
    let pledges: Vec<&str> = one.pledges.iter().map(|(id, _)| id.as_str()).collect();
    vec![
        link.measure.clone(),
        link.on.to_string(),
        one.actor.clone(),
        fewest.to_owned(),
        one.met.min.to_string(),
        one.met.max.to_string(),
        link.conditions.to_string(),
        lacks.join("; "),
        one.perhaps_lacks.join("; "),
        one.exposure.as_ref().map_or(String::new(), ToString::to_string),
        pledges.join("; "),
    ]
}

/// Everybody and everything that a measure counts or misses on a day, and why.
pub fn cells(regime: &Regime, measure: &Measure, a: &Assessment) -> Vec<Vec<String>> {
    let head = ["measure", "on", "id", "actor", "counts", "what", "date", "came", "grounds"];
    let row = |id: &str, actor: &str, counts: &str, rest: [String; 4]| {
        let known = [a.measure.clone(), a.on.to_string(), id.to_owned(), actor.to_owned(), counts.to_owned()];
        known.into_iter().chain(rest).collect::<Vec<String>>()
    };
    let mut rows = vec![];
    for (counts, ids) in a.reading.groups() {
        for id in ids {
            let why = joined(&a.grounds(regime, measure, id));
            let name = regime.register().actors.name_of(id).to_owned();
            rows.push(row(id, id, counts, [name, String::new(), String::new(), why]));
        }
    }
    let day = |day: Option<When>| day.map_or(String::new(), |day| day.to_string());
    for held in &a.reading.held {
        for seen in &held.seen {
            let read = format!("{}: {} {}", seen.attribute, seen.value, seen.unit);
            let why = [read, day(seen.date), String::new(), seen.sources.join("; ")];
            rows.push(row(&held.actor, &held.actor, "read", why));
        }
    }
    for r in &a.reading.rows {
        let why = [r.what.clone(), day(r.date), day(r.came), r.sources.join("; ")];
        rows.push(row(&r.id, &r.actor, r.counts, why));
    }
    with_head(head, rows)
}

fn joined(grounds: &[Ground]) -> String {
    grounds.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}
