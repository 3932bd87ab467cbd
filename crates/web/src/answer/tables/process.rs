//! Calendars, commitments and what is due, as rows and as JSON.

use comity_assess::promise::CommitmentStatus;
use comity_regime::{
    Day, ForumIx, Regime, When,
    proceeding::Capacity,
    process::{Calendar, Due},
};

use super::row;

/// Every forum's calendar on a day.
pub fn calendars(regime: &Regime, on: Day) -> Vec<Calendar> {
    (0..).map(ForumIx).take(regime.register().forums.len()).map(|ix| regime.calendar(ix, on)).collect()
}

/// Calendars: a row for each session, and one for each that is due.
pub fn calendar_rows(calendars: &[Calendar]) -> Vec<Vec<String>> {
    let mut rows = vec![row([
        "forum",
        "what",
        "title",
        "state",
        "due",
        "not_before",
        "from",
        "until",
        "place",
        "days_late",
        "requests",
        "needed",
        "delegations",
        "heads",
        "ministers",
        "clause",
        "source",
    ])];
    let when = |when: Option<When>| when.map_or(String::new(), |w| w.to_string());
    for calendar in calendars {
        for s in &calendar.sessions {
            let p = &s.participation;
            // Of whom nothing is known nothing is said.
            let known = p.is_complete() || p.total() > 0;
            let said = |text: String| if known { text } else { String::new() };
            rows.push(vec![
                calendar.forum.clone(),
                s.session.clone(),
                s.title.clone(),
                s.state.to_owned(),
                String::new(),
                String::new(),
                s.from.to_string(),
                s.until.to_string(),
                s.place.clone(),
                String::new(),
                String::new(),
                String::new(),
                said(p.total_text()),
                said(p.level_text(p.at_head())),
                said(p.level_text(p.at_minister())),
                String::new(),
                s.sources.join("; "),
            ]);
        }
        for d in &calendar.due {
            let state = serde_json::to_value(d.state).ok().and_then(|v| v.as_str().map(str::to_owned));
            let mut fields =
                vec![calendar.forum.clone(), d.what.clone(), d.session.clone().unwrap_or_default()];
            fields.extend([state.unwrap_or_default(), when(d.due), when(d.not_before)]);
            fields.extend([String::new(), String::new(), String::new()]);
            fields.push(d.days_late.map_or(String::new(), |days| days.to_string()));
            fields.push(d.requests.as_ref().map_or(String::new(), |r| r.have.to_string()));
            fields.push(d.requests.as_ref().map_or(String::new(), |r| r.needed.to_string()));
            fields.extend([String::new(), String::new(), String::new()]);
            let article = d.article.as_ref().map_or(String::new(), |a| format!("{a}: "));
            fields.extend([format!("{article}{}", d.clause), String::new()]);
            rows.push(fields);
        }
    }
    rows
}

/// Commitments, in a row each.
pub fn commitment_rows(commitments: &[CommitmentStatus]) -> Vec<Vec<String>> {
    let mut rows = vec![row([
        "commitment",
        "kind",
        "actor",
        "name",
        "text",
        "topic",
        "made",
        "at",
        "due",
        "state",
        "delivered",
        "came_about",
        "in_time",
        "known_through",
        "signatories",
        "reports",
        "self_assessment",
        "peer_assessment",
        "independent_assessment",
        "source",
    ])];
    for c in commitments {
        let when = |when: Option<When>| when.map_or(String::new(), |w| w.to_string());
        rows.push(vec![
            c.commitment.clone(),
            c.kind.word().to_owned(),
            c.actor.clone(),
            c.name.clone(),
            c.text.clone(),
            c.topic.clone(),
            c.made.to_string(),
            c.at.clone(),
            c.due.map_or(String::new(), |d| d.to_string()),
            c.state.word().to_owned(),
            c.delivered.to_string(),
            when(c.came_about),
            c.in_time.map_or(String::new(), |yes| yes.to_string()),
            c.known_through.through().map_or(String::new(), |day| day.to_string()),
            c.signatories.to_string(),
            c.notes.iter().filter(|n| n.what == "report").count().to_string(),
            c.grade(Capacity::Own).to_owned(),
            c.grade(Capacity::Peer).to_owned(),
            c.grade(Capacity::Independent).to_owned(),
            c.sources.join("; "),
        ]);
    }
    rows
}

/// What is due, in a row each.
pub fn due_rows(due: &[Due]) -> Vec<Vec<String>> {
    let mut rows =
        vec![row(["due", "kind", "state", "day_passed", "known_through", "text", "about", "from", "source"])];
    for d in due {
        rows.push(vec![
            d.due.map_or(String::new(), |w| w.to_string()),
            d.kind.word().to_owned(),
            d.state.to_owned(),
            d.passed.to_string(),
            d.known_through.through().map_or(String::new(), |day| day.to_string()),
            d.text.clone(),
            d.about.clone(),
            d.from.to_string(),
            d.sources.join("; "),
        ]);
    }
    rows
}
