//! Sessions and what falls due, as a calendar.

use std::collections::HashMap;

use chrono::Duration;
use comity_regime::{
    Day, When,
    process::{Due, SessionReport, due::DueKind},
};
use icalendar::{Alarm, Calendar, Component, Event, EventLike, EventStatus, Property};

use super::{naive, plain, stamp_of};

/// How long before its day an entry reminds, in days.
const REMINDERS: [i64; 2] = [30, 7];

/// How often a calendar should be read again (RFC 7986, section 5.7).
const READ_AGAIN: Duration = Duration::hours(12);

/// What a calendar is about, and where it is from.
pub struct Told<'a> {
    /// Its title.
    pub title: &'a str,
    /// The log's name.
    pub origin: &'a str,
    /// The server's own address, such as `https://example.org`.
    pub base: &'a str,
    /// The day of the view.
    pub on: Day,
    /// The sessions that were convened by that day, cancelled ones among them.
    pub sessions: &'a [SessionReport],
    /// What falls due.
    pub due: &'a [Due],
}

/// Every session from its first to its last day, and what falls due. Ids hold no date, so that an entry that moves is the
/// same entry.
pub fn calendar(told: &Told<'_>) -> Vec<u8> {
    let mut calendar = Calendar::empty();
    for (name, value) in
        [("VERSION", "2.0"), ("PRODID", "-//Comity//What falls due//EN"), ("CALSCALE", "GREGORIAN")]
    {
        calendar.append_property(Property::new(name, value));
    }
    calendar.name(&plain(told.title)).ttl(&READ_AGAIN);
    for session in told.sessions {
        if let Some(event) = convened(told, session) {
            calendar.push(event);
        }
    }
    let mut met: HashMap<String, usize> = HashMap::new();
    let is_told = |d: &&Due| !told.sessions.iter().any(|s| s.session == d.about);
    for d in told.due.iter().filter(is_told) {
        let name = format!("{}/{}", d.kind.word(), d.about);
        let n = met.entry(name.clone()).and_modify(|n| *n += 1).or_insert(1);
        let name = if *n == 1 { name } else { format!("{name}/{n}") };
        if let Some(event) = falls_due(told, d, &name) {
            calendar.push(event);
        }
    }
    calendar.done().to_string().into_bytes()
}

fn convened(told: &Told<'_>, session: &SessionReport) -> Option<Event> {
    let page = format!("{}/sessions/{}", told.base, session.session);
    let (first, last) = (naive(shown(session.from)?)?, naive(shown(session.until)?.next())?);
    let doubt = if session.from.is_certain() && session.until.is_certain() { "" } else { "≈ " };
    let title = if session.title.is_empty() { &session.session } else { &session.title };
    let mut event = blank(told, &format!("session/{}", session.session), &page)?;
    event.summary(&plain(&format!("{doubt}{title}"))).starts(first).ends(last);
    let days = if doubt.is_empty() {
        String::new()
    } else {
        format!("from {} until {}\n", session.from, session.until)
    };
    event.description(&plain(&format!("{days}{}\n{}\n{page}", session.state, session.sources.join("; "))));
    if !session.place.is_empty() {
        event.location(&plain(&session.place));
    }
    if session.state == "cancelled" {
        event.status(EventStatus::Cancelled);
    } else if told.on < session.from.earliest {
        remind(told, &mut event, &format!("session/{}", session.session), title)?;
    }
    Some(event.done())
}

fn falls_due(told: &Told<'_>, d: &Due, name: &str) -> Option<Event> {
    let day = naive(d.due.and_then(shown)?)?;
    let page = format!("{}{}", told.base, page(d));
    let doubt = if d.due.is_some_and(|w| w.is_certain()) && !d.not_before { "" } else { "≈ " };
    let mut event = blank(told, name, &page)?;
    event.summary(&plain(&format!("{doubt}{}", d.text))).starts(day).ends(day + Duration::days(1));
    let day = match d.due.filter(|_| !doubt.is_empty() || d.not_before) {
        Some(when) if d.not_before => format!("not before {when}\n"),
        Some(when) => format!("on {when}\n"),
        None => String::new(),
    };
    event.description(&plain(&format!("{day}{}\n{}\n{}\n{page}", d.state, d.from, d.sources.join("; "))));
    remind(told, &mut event, name, &d.text)?;
    Some(event.done())
}

/// What all entries have. A day that informs makes nobody busy (RFC 5545, section 3.8.2.7).
fn blank(told: &Told<'_>, name: &str, page: &str) -> Option<Event> {
    let mut event = Event::new();
    event.uid(&format!("{name}@{}", told.origin)).timestamp(stamp_of(told.on)?).url(page);
    event.add_property("TRANSP", "TRANSPARENT");
    Some(event)
}

/// Reminders keep their ids, so that the same log gives the same bytes.
fn remind(told: &Told<'_>, event: &mut Event, name: &str, text: &str) -> Option<()> {
    for days in REMINDERS {
        let mut alarm = Alarm::display(&plain(text), -Duration::days(days));
        alarm.uid(&format!("{name}/{days}-days-before@{}", told.origin)).timestamp(stamp_of(told.on)?);
        event.alarm(alarm);
    }
    Some(())
}

/// The page of something that falls due.
fn page(d: &Due) -> String {
    match d.kind {
        DueKind::Session | DueKind::Request => format!("/forums/{}", d.about),
        DueKind::Commitment => match d.about.split_once('/') {
            Some((instrument, _)) => format!("/instruments/{instrument}"),
            None => "/commitments".to_owned(),
        },
        DueKind::Silence => "/calendar".to_owned(),
    }
}

/// The day under which an uncertain date is put into a calendar: the last it may be, if there is one.
fn shown(when: When) -> Option<Day> {
    if when.latest < Day::MAX { Some(when.latest) } else { Some(when.earliest).filter(|d| *d > Day::MIN) }
}
