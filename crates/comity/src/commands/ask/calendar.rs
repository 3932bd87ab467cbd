//! `comity calendar`: forums, their sessions, and what falls due.

use std::fmt::Write;

use comity_regime::{
    Day, Regime,
    process::{Calendar, DueSession, Requests},
};
use comity_web::tables::process::{calendar_rows, calendars};

use super::{
    known::{at_least, known},
    status,
};
use crate::{
    asked::{Format, When},
    commands::{Done, print_csv, print_json, print_text},
    report::Failure,
    source,
};

pub fn run(from: &source::From, forum: Option<&str>, when: &When, format: Format) -> Done {
    let regime = from.regime(when.known)?;
    let on = when.day();
    let calendars = match forum {
        None => calendars(&regime, on),
        Some(id) => vec![regime.calendar(source::forum(&regime, id)?, on)],
    };
    if format.json {
        return match forum {
            None => print_json(&calendars),
            Some(_) => print_json(&calendars.first()),
        };
    }
    if format.csv {
        return print_csv(calendar_rows(&calendars));
    }
    let text: Vec<String> = calendars.iter().map(|c| describe(&regime, c, forum.is_some())).collect();
    print_text(&if text.is_empty() { "There is no forum in this record.".into() } else { text.join("\n") })
}

/// A calendar; in full, with every step and everybody who has asked.
fn describe(regime: &Regime, c: &Calendar, full: bool) -> String {
    let members = at_least(c.members, c.members_by_name, c.members_known_through);
    let mut text = format!("{}\n{} · {} · {members} members, as of {}\n", c.title, c.forum, c.force, c.on);
    if let Some(why) = known(c.known_through, c.on, "sessions") {
        let _ = writeln!(text, "  {why}");
    }
    for s in &c.sessions {
        let p = &s.participation;
        let n = p.total_text();
        let took_part = match (p.total(), p.at_head(), p.at_minister()) {
            (0, ..) => String::new(),
            (_, h, _) if h.min > 0 => {
                let h = p.level_text(h);
                format!(": {n} took part, {h} at the level of head of State or government")
            }
            (_, _, m) if m.min > 0 => {
                let m = p.level_text(m);
                format!(": {n} took part, {m} at the level of a minister or above")
            }
            _ => format!(": {n} took part"),
        };
        let _ = writeln!(text, "  {:<10}  {}: {}{took_part}", s.from.to_string(), s.state, s.title);
    }
    for d in &c.due {
        due(regime, d, c.on, full, &mut text);
    }
    if let Some(day) = c.ended {
        let _ = writeln!(text, "  It met for the last time by {day}.");
    }
    text
}

fn due(regime: &Regime, d: &DueSession, on: Day, full: bool, text: &mut String) {
    let day = d.due.or(d.not_before).map_or("no date".to_owned(), |w| w.to_string());
    let article = d.article.as_ref().map_or(String::new(), |a| format!("{a}  "));
    let session = d.session.as_ref().map_or(String::new(), |id| format!(" as {id}"));
    let mut line = format!("  {day:<10}  {}{session} ({} due)", d.state.title(), d.what);
    if let Some(days) = d.days_late {
        let _ = write!(line, ", {days} days late");
    } else if d.state == comity_regime::process::DueState::Overdue
        && let Some(due) = d.due
    {
        let _ = write!(line, " by {} days", on.number() - due.latest.number());
    }
    if d.not_before.is_some() && d.due.is_none() {
        line += ", not before this day";
    }
    let _ = writeln!(text, "{line}\n              {article}{}", d.clause);
    if let Some(r) = &d.requests {
        requests(regime, r, full, text);
    }
    if full {
        for step in &d.steps {
            let _ = writeln!(text, "              {} → {}", step.what, step.date);
        }
    }
}

fn requests(regime: &Regime, r: &Requests, full: bool, text: &mut String) {
    let enough = if r.published_as_enough { "; it was published that they are enough" } else { "" };
    let met = r.met_on.map_or(String::new(), |day| format!("; enough since {day}"));
    let _ = writeln!(
        text,
        "              asked: {}, needed {} of {} members{met}{enough}",
        r.have, r.needed, r.of
    );
    if full && !r.asked.is_empty() {
        let _ = writeln!(text, "              by name: {}", status::names(regime, &r.asked));
    }
    if full && !r.missing.is_empty() && !r.published_as_enough {
        let _ = writeln!(text, "              not known to have asked: {}", r.missing.join(" "));
    }
}

/// `comity session ID`: one session with its decisions.
pub fn session(from: &source::From, id: &str, when: &When, json: bool) -> Done {
    let regime = from.regime(when.known)?;
    let on = when.day();
    let Some(session) = regime.docket().session(id) else {
        let near =
            source::nearest(id, regime.docket().ids().filter(|id| regime.docket().session(id).is_some()));
        return Err(Failure::usage(format!("there is no session '{id}'{near}")));
    };
    let report = regime.session_report(&session, on);
    let decisions = regime.outcomes(id, on);
    if json {
        let value = serde_json::json!({ "session": report, "decisions": decisions });
        return print_json(&value);
    }
    let p = &report.participation;
    let mut text = format!(
        "{}\n{} · {} to {} · {} · {}\n\n",
        report.title, id, report.from, report.until, report.place, report.state
    );
    let _ = writeln!(text, "  took part   {:>8}", p.total_text());
    let _ = writeln!(text, "    heads     {:>8}", p.level_text(p.at_head()));
    let _ = writeln!(text, "    ministers {:>8}   (or above)", p.level_text(p.at_minister()));
    let _ = writeln!(text, "  observers   {:>8}", p.observers);
    for d in &decisions {
        let article = d.article.as_ref().map_or(String::new(), |a| format!("{a}  "));
        let _ = writeln!(
            text,
            "\n  {}: {} ({})\n    {article}{}\n    {}",
            d.verdict(),
            d.text,
            d.put,
            d.rule,
            d.because
        );
        let figures = d.figures().into_iter().map(|(what, n)| format!("{what} {n}"));
        let _ = writeln!(text, "    {}", figures.collect::<Vec<_>>().join(", "));
    }
    print_text(&text)
}
