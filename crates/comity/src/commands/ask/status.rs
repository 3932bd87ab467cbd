//! `comity status`.

use std::fmt::Write;

use comity_regime::{
    Day, InstrumentIx, Regime, When as Dated,
    explain::Explanation,
    language::ast::Force,
    status::{RequirementStatus, Status},
};

use super::known::{at_least, horizon, is_political, who};
use crate::{
    asked::{Format, When},
    commands::{Done, print_csv, print_json, print_text, table},
    source,
};

pub fn run(from: &source::From, id: Option<&str>, when: &When, format: Format, explain: bool) -> Done {
    let regime = from.regime(when.known)?;
    let on = when.day();
    let Some(id) = id else { return all(&regime, on, format, explain) };
    let ix = source::instrument(&regime, id)?;
    let status = regime.status(ix, on);
    if format.json {
        return print_json(&status);
    }
    if format.csv {
        return csv(&[status]);
    }
    let mut text = describe(&regime, ix, &status);
    if explain && let Some(explanation) = regime.explain(ix, on) {
        text += &reasons(&explanation);
    }
    print_text(&text)
}

/// Every instrument, in a line each.
fn all(regime: &Regime, on: Day, format: Format, explain: bool) -> Done {
    let register = regime.register();
    // Programs get everything; people get what stands by itself, for joint statements are many and proposals bind nobody.
    let listed = |ix: &InstrumentIx| {
        let definition = register.definition(*ix);
        let stands = definition.stands_alone() && definition.force != Force::Proposed;
        format.json || format.csv || stands
    };
    let instruments = || (0..).map(InstrumentIx).take(register.instruments.len()).filter(listed);
    let statuses: Vec<Status> = instruments().map(|ix| regime.status(ix, on)).collect();
    if format.json {
        return print_json(&statuses);
    }
    if format.csv {
        return csv(&statuses);
    }
    if explain {
        let each = instruments().zip(&statuses).map(|(ix, status)| {
            let reasons = regime.explain(ix, on).map_or(String::new(), |e| reasons(&e));
            describe(regime, ix, status) + &reasons
        });
        return print_text(&each.collect::<Vec<_>>().join("\n\n"));
    }
    let mut rows = table(["instrument", "on", "", "since", "parties or subscribers", "signed", "needed"]);
    for status in &statuses {
        rows.add_row([
            status.instrument.clone(),
            on.to_string(),
            format!("{} {}", glyph(status.in_force), word(status.in_force)),
            status.entry_into_force.map_or("-".into(), |d| d.to_string()),
            at_least(status.parties, status.by_name.parties, status.known_through),
            at_least(status.signatories, status.by_name.signatories, status.known_through),
            status.needed.map_or("-".into(), |n| n.to_string()),
        ]);
    }
    print_text(&rows.trim_fmt())
}

fn csv(statuses: &[Status]) -> Done {
    print_csv(comity_web::tables::statuses(statuses))
}

pub fn glyph(in_force: Option<bool>) -> char {
    match in_force {
        Some(true) => '●',
        Some(false) => '○',
        None => '≈',
    }
}

pub fn word(in_force: Option<bool>) -> &'static str {
    match in_force {
        Some(true) => "in force",
        Some(false) => "not in force",
        None => "perhaps in force",
    }
}

/// The names behind ids.
pub fn names(regime: &Regime, ids: &[String]) -> String {
    let actors = &regime.register().actors;
    ids.iter().map(|id| actors.name_of(id)).collect::<Vec<_>>().join(", ")
}

fn describe(regime: &Regime, ix: InstrumentIx, status: &Status) -> String {
    let definition = regime.register().definition(ix);
    let mut text = format!("{}\n", status.title);
    let symbol = definition.symbol.as_ref().map_or(String::new(), |s| format!(" · {s}"));
    let _ = writeln!(text, "{} · {}{symbol}, as of {}\n", status.instrument, status.force, status.on);
    let since = match (status.in_force, status.entry_into_force) {
        (Some(true), Some(date)) => format!(" since {date}"),
        (Some(false), Some(date)) if date.earliest > status.on => {
            format!(" yet: enters into force on {date}")
        }
        (Some(false), _) if let Some(date) = status.ended => format!(" any more: ended on {date}"),
        _ => String::new(),
    };
    let _ = writeln!(text, "  {} {}{since}", glyph(status.in_force), word(status.in_force));
    if let Some(trigger) = &status.trigger
        && !(trigger.actors.is_empty() && trigger.possible_actors.is_empty())
    {
        let mut who = names(regime, &trigger.actors);
        if !trigger.possible_actors.is_empty() {
            who = format!("{who} (perhaps {})", names(regime, &trigger.possible_actors))
                .trim_start()
                .to_owned();
        }
        let _ = writeln!(text, "    brought about on {} by {who}", trigger.date);
    }
    text.push('\n');
    let named = status.by_name;
    let states = at_least(status.states, named.states, status.known_through);
    let organisations = at_least(status.organisations, named.organisations, status.known_through);
    let kinds = match named.organisations.max {
        0 => String::new(),
        1 => format!("   ({states} States, {organisations} organisation)"),
        _ => format!("   ({states} States, {organisations} organisations)"),
    };
    let _ = writeln!(
        text,
        "  {:<12} {:>8}{kinds}",
        who(status.force),
        at_least(status.parties, named.parties, status.known_through)
    );
    // Nobody signs what is subscribed to.
    if !is_political(status.force) {
        let _ = writeln!(
            text,
            "  signatories  {:>8}",
            at_least(status.signatories, named.signatories, status.known_through)
        );
    }
    if named.provisional.max > 0 {
        let _ = writeln!(
            text,
            "  provisional  {:>8}",
            at_least(status.provisional, named.provisional, status.known_through)
        );
    }
    for line in horizon(status) {
        let _ = writeln!(text, "  {line}");
    }
    for requirement in &status.requirements {
        let _ = writeln!(text, "  {}", count(requirement));
        if !requirement.missing.is_empty() && requirement.missing.len() <= 20 {
            let _ = writeln!(text, "    missing: {}", names(regime, &requirement.missing));
        }
    }
    text
}

fn count(requirement: &RequirementStatus) -> String {
    let RequirementStatus { said: text, have, needed, of, met, alternative, .. } = requirement;
    let way = if *alternative > 0 { format!("({alternative}) ") } else { String::new() };
    let of = of.map_or(String::new(), |of| format!(" (of {of})"));
    let met = match met {
        Some(true) => "✓",
        Some(false) => "○",
        None => "≈",
    };
    format!("{met} {way}{text}: {have}, needed {needed}{of}")
}

/// Each step with its date.
pub fn reasons(explanation: &Explanation) -> String {
    let article = explanation.article.as_ref().map_or("Why".into(), |a| format!("Why: {a}"));
    let mut text = format!("\n{article}  {}\n", explanation.clause);
    for counted in &explanation.counts {
        for requirement in &counted.requirements {
            let _ = writeln!(text, "  {}  {}", counted.day, count(requirement));
        }
    }
    if !explanation.decided_by.is_empty() {
        let _ = writeln!(text, "  decided by");
        let width = explanation.decided_by.iter().map(|d| d.name.chars().count()).max().unwrap_or(0);
        for act in &explanation.decided_by {
            let _ = writeln!(
                text,
                "    {:width$}  {} {}  [{}]",
                act.name,
                act.act,
                date(act.date),
                act.sources.join("; ")
            );
        }
    }
    for (n, step) in (1..).zip(&explanation.steps) {
        let _ = writeln!(text, "  {n}. {} → {}", step.what, date(step.date));
    }
    for source in &explanation.sources {
        let _ = writeln!(text, "  [{}] {}. {} {}", source.id, source.title, source.publisher, source.url);
    }
    text
}

fn date(when: Dated) -> String {
    if when.is_certain() { when.to_string() } else { format!("within {when}") }
}
