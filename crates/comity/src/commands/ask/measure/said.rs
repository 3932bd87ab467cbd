//! What a terminal is told of measures.

use comity_assess::measure::{Assessment, Difference, Link, Sensitivity, Series, Supposed, WeakestLink};
use comity_regime::{Regime, language::plain, register::Measure};

use crate::commands::table;

pub fn explained(regime: &Regime, measure: &Measure, a: &Assessment, why: bool) -> String {
    let mut text = format!("{}\n", a.sentence);
    if let Some(asks) = &a.asks {
        text += &format!("\n{asks}\n");
    }
    text += &format!("  {}\n", plain(&a.reading.figure));
    if let Some(aim) = &a.aim {
        let from = match &a.from {
            Some(from) => format!("taken from {from}"),
            None => "the author's own".into(),
        };
        let met = match a.met {
            Some(true) => "; met",
            Some(false) => "; not met",
            None => "",
        };
        text += &format!("  aim: {aim}, {from}{met}\n");
    }
    if !a.variants.is_empty() {
        let mut rows = table(["asked otherwise", ""]);
        for variant in &a.variants {
            rows.add_row([variant.name.clone(), variant.reading.to_string()]);
        }
        text += &format!("\n{}\n", rows.trim_fmt());
    }
    if why {
        text += &reasons(regime, measure, a);
    }
    if let Some(limits) = &a.limits {
        text += &format!("\n{limits}\n");
    }
    text
}

/// Who is missing, who is doubtful and what each has, with acts and readings.
fn reasons(regime: &Regime, measure: &Measure, a: &Assessment) -> String {
    let name = |id: &str| regime.register().actors.name_of(id).to_owned();
    let mut text = String::new();
    let mut group = |title: &str, ids: &[String]| {
        if ids.is_empty() {
            return;
        }
        text += &format!("\n{title}\n");
        let mut ids: Vec<&String> = ids.iter().collect();
        ids.sort_by_key(|id| name(id));
        for id in ids {
            let why: Vec<String> = a.grounds(regime, measure, id).iter().map(ToString::to_string).collect();
            text += &format!("  {} ({id}): {}\n", name(id), why.join("; "));
        }
    };
    if let Some(missing) = &a.reading.missing {
        group(&format!("Missing: {}", missing.set), &missing.sure);
        group("Perhaps missing", &missing.possible);
    }
    if let Some(counted) = &a.reading.counted {
        group(&format!("Counted: {}", counted.set), &counted.sure);
        if a.reading.missing.is_none() {
            group("Perhaps counted", &counted.possible);
        }
    }
    if !a.reading.held.is_empty() {
        let mut rows = table(["who", "read", "of", "source"]);
        for held in &a.reading.held {
            for seen in &held.seen {
                let date = seen.date.map_or(String::new(), |date| date.to_string());
                let read = format!("{}: {} {}", seen.attribute, seen.value, seen.unit);
                rows.add_row([name(&held.actor), read, date, seen.sources.join("; ")]);
            }
        }
        text += &format!("\n{}\n", rows.trim_fmt());
    }
    if !a.reading.rows.is_empty() {
        let mut rows = table(["what", "who", "due or held", "came", "counts", "source"]);
        for row in &a.reading.rows {
            let day = |day: Option<comity_regime::When>| day.map_or(String::new(), |day| day.to_string());
            rows.add_row([
                row.what.clone(),
                row.actor.clone(),
                day(row.date),
                day(row.came),
                row.counts.to_owned(),
                row.sources.join("; "),
            ]);
        }
        text += &format!("\n{}\n", rows.trim_fmt());
    }
    if !a.doubts.is_empty() {
        let doubts: Vec<String> = a.doubts.iter().map(|doubt| name(&doubt.about)).collect();
        text += &format!("\nWhat is not known most widens it for: {}\n", doubts.join(", "));
    }
    text
}

pub fn changed(regime: &Regime, change: &Difference) -> String {
    let mut text = format!(
        "{}: {} on {}, {} on {}\n",
        change.measure, change.before, change.from, change.after, change.to
    );
    for part in &change.parts {
        let who = regime.register().actors.name_of(&part.about);
        let why: Vec<String> = part.grounds.iter().map(ToString::to_string).collect();
        text += &format!(
            "  {}: {who}{}{}\n",
            part.cause.word(),
            if why.is_empty() { "" } else { ": " },
            why.join("; ")
        );
    }
    if change.parts.is_empty() {
        text += "  nothing changed\n";
    }
    text
}

pub fn as_supposed(supposed: &Supposed) -> String {
    let mut rows = table(["", "as it is", "if so"]);
    let (before, after) = (&supposed.before, &supposed.after);
    rows.add_row([before.title.clone(), before.reading.to_string(), after.reading.to_string()]);
    for (was, is) in before.variants.iter().zip(&after.variants) {
        rows.add_row([was.name.clone(), was.reading.to_string(), is.reading.to_string()]);
    }
    format!("If {}, on {}\n\n{}", supposed.supposing, before.on, rows.trim_fmt())
}

pub fn what_it_hangs_on(hangs: &Sensitivity) -> String {
    let mut rows = table(["assumption", "figure"]);
    rows.add_row(["as the record has it".to_owned(), hangs.value.to_string()]);
    for setting in &hangs.settings {
        rows.add_row([setting.assumption.clone(), setting.value.to_string()]);
    }
    format!("{}\n\n{}", hangs.sentence, rows.trim_fmt())
}

pub fn linked(regime: &Regime, link: &WeakestLink) -> String {
    let name = |id: &str| regime.register().actors.name_of(id).to_owned();
    let mut text = format!("{}, on {}\n\n", link.over, link.on);
    for rung in &link.distribution {
        text += &format!("  {} of {} conditions: {}\n", rung.met, link.conditions, rung.count);
    }
    text += "\nMeet the fewest, whatever is not known:\n";
    for Link { actor, lacks, perhaps_lacks, pledges, notes, exposure, .. } in &link.lowest {
        let lack: Vec<&str> = lacks.iter().map(|(condition, _)| condition.as_str()).collect();
        text += &format!("  {} ({actor}) lacks {}", name(actor), lack.join(", "));
        if !perhaps_lacks.is_empty() {
            text += &format!("; perhaps {}", perhaps_lacks.join(", "));
        }
        if let Some(exposure) = exposure {
            text += &format!("; holds {exposure}");
        }
        text += &format!("; {} pledges, {} reports, requests and offers\n", pledges.len(), notes.len());
    }
    if !link.perhaps_lowest.is_empty() {
        let names: Vec<String> = link.perhaps_lowest.iter().map(|one| name(&one.actor)).collect();
        text += &format!("\nMay be among them: {}\n", names.join(", "));
    }
    text += "\n";
    for lacked in &link.bottleneck {
        text += &format!("  {} lack {}: {}\n", lacked.lack, lacked.condition, lacked.set);
    }
    let means = &link.means;
    let both = |(low, high): (f64, f64)| {
        if (high - low).abs() < f64::EPSILON { format!("{low:.2}") } else { format!("{low:.2}-{high:.2}") }
    };
    text + &format!(
        "\nmean {}, geometric mean {}, minimum {}\n",
        both(means.arithmetic),
        both(means.geometric),
        both(means.minimum)
    )
}

pub fn over_time(series: &Series) -> String {
    let mut text = table(["from", series.measure.as_str()]);
    for step in &series.steps {
        text.add_row([step.from.to_string(), step.value.to_string()]);
    }
    format!("{} to {}\n\n{}", series.from, series.to, text.trim_fmt())
}
