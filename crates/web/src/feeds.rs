//! Feeds: what falls due as iCalendar (RFC 5545), what was recorded as Atom (RFC 4287). Both are the same for the same
//! log and day: their stamps are days of the record, never the clock.

use atom_syndication::{Content, Entry, Feed, FixedDateTime, Link, Person, Text};
use chrono::{DateTime, Duration, NaiveDate, Utc};
use comity_regime::{
    Day, Regime, When,
    load::Columns,
    process::{Due, due::DueKind},
};
use icalendar::{Alarm, Calendar, Component, Event, EventLike};

/// How many of the latest acts a feed holds.
const LATEST: usize = 100;

/// How long before its day an entry reminds, in days.
const REMINDERS: [i64; 2] = [30, 7];

/// Sessions held and ahead, and what falls due, as a calendar. `origin` is the log's name; `stamp` the day of the view.
pub fn calendar(title: &str, origin: &str, stamp: Day, due: &[Due]) -> Vec<u8> {
    let mut calendar = Calendar::new();
    calendar.name(title);
    for d in due {
        let Some(day) = d.due.and_then(shown) else { continue };
        let (Some(date), Some(stamp)) = (naive(day), stamp_of(stamp)) else { continue };
        let doubt = if d.due.is_some_and(|w| w.is_certain()) { "" } else { "≈ " };
        let mut event = Event::new();
        event
            .uid(&format!("{}/{}/{day}@{origin}", d.kind.word(), d.about))
            .timestamp(stamp)
            .summary(&format!("{doubt}{}", d.text))
            .description(&format!("{}\n{}\n{}", d.state, d.from, d.sources.join("; ")))
            .all_day(date);
        if d.kind != DueKind::Session || !d.state.starts_with('✓') {
            for days in REMINDERS {
                event.alarm(Alarm::display(&d.text, -Duration::days(days)));
            }
        }
        calendar.push(event.done());
    }
    calendar.done().to_string().into_bytes()
}

/// The latest acts, newest first.
pub fn acts(regime: &Regime, origin: &str, acts: &[(u64, Day, Columns)]) -> Vec<u8> {
    let (authority, path) = origin.split_once('/').unwrap_or((origin, ""));
    let id = |rest: &str| format!("tag:{authority},2026:{path}/{rest}");
    let entries: Vec<Entry> = acts
        .iter()
        .rev()
        .take(LATEST)
        .map(|(entry, recorded, columns)| {
            let get = |column: &str| columns.iter().find(|(c, _)| *c == column).map_or("", |(_, text)| text);
            let actor = regime.register().actors.find(get("actor"));
            let name = actor.map_or(get("actor"), |ix| &regime.register().actors[ix].name);
            let about = ["instrument", "target", "id"]
                .map(get)
                .into_iter()
                .find(|t| !t.is_empty())
                .unwrap_or_default();
            let text: Vec<String> =
                columns.iter().map(|(column, text)| format!("{column}: {text}")).collect();
            Entry {
                title: Text::plain(format!(
                    "{name}: {} ({about}), {}",
                    get("act").replace('_', " "),
                    get("date")
                )),
                id: id(&format!("entry/{entry}")),
                updated: stamp_of(*recorded).unwrap_or_default().into(),
                authors: vec![Person { name: name.to_owned(), ..Person::default() }],
                content: Some(Content {
                    content_type: Some("text".into()),
                    value: Some(text.join("\n")),
                    ..Content::default()
                }),
                ..Entry::default()
            }
        })
        .collect();
    let updated: FixedDateTime =
        acts.last().and_then(|(_, day, _)| stamp_of(*day)).unwrap_or_default().into();
    let feed = Feed {
        title: Text::plain("Acts recorded"),
        id: id("acts"),
        updated,
        authors: vec![Person { name: origin.to_owned(), ..Person::default() }],
        links: vec![Link { href: "/acts".into(), rel: "alternate".into(), ..Link::default() }],
        entries,
        ..Feed::default()
    };
    feed.to_string().into_bytes()
}

/// The day under which an uncertain date is put into a calendar: the last it may be, if there is one.
fn shown(when: When) -> Option<Day> {
    if when.latest < Day::MAX { Some(when.latest) } else { Some(when.earliest).filter(|d| *d > Day::MIN) }
}

fn naive(day: Day) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(&day.to_string(), "%Y-%m-%d").ok()
}

fn stamp_of(day: Day) -> Option<DateTime<Utc>> {
    Some(naive(day)?.and_hms_opt(0, 0, 0)?.and_utc())
}
