//! How something computed changed, newest first, as a feed (RFC 4287).

use atom_syndication::{Content, Entry, Feed, Person, Text};
use comity_regime::Day;

use super::{
    atom::{KIND, link},
    plain, stamp_of,
};

/// A change.
pub struct Changed {
    /// Of what: the id of a measure.
    pub id: String,
    /// From which day on it is otherwise.
    pub day: Day,
    /// What it was and what it is.
    pub title: String,
    /// Why, a part in a line.
    pub text: String,
}

/// Changes, newest first, of the page at a path.
pub fn changes(origin: &str, base: &str, path: &str, changes: &[Changed]) -> Vec<u8> {
    let (authority, under) = origin.split_once('/').unwrap_or((origin, ""));
    let id = |rest: &str| format!("tag:{authority},2026:{under}/{rest}");
    let stamp = |day: Day| stamp_of(day).unwrap_or_default();
    let entry = |change: &Changed| {
        let page = format!("{base}/measures/{}?on={}", change.id, change.day);
        Entry {
            title: Text::plain(plain(&change.title)),
            id: id(&format!("measure/{}/{}", change.id, change.day)),
            updated: stamp(change.day).into(),
            authors: vec![Person { name: origin.to_owned(), ..Person::default() }],
            links: vec![link("alternate", &page, "text/html")],
            content: Some(Content {
                content_type: Some("text".into()),
                value: Some(plain(&change.text)),
                ..Content::default()
            }),
            ..Entry::default()
        }
    };
    let feed = Feed {
        title: Text::plain(format!("Changes: {}", path.trim_start_matches('/'))),
        id: id(&format!("changes{path}")),
        updated: changes.first().map(|change| stamp(change.day)).unwrap_or_default().into(),
        authors: vec![Person { name: origin.to_owned(), ..Person::default() }],
        links: vec![
            link("self", &format!("{base}{path}.atom"), KIND),
            link("alternate", &format!("{base}{path}"), "text/html"),
        ],
        entries: changes.iter().map(entry).collect(),
        ..Feed::default()
    };
    feed.to_string().into_bytes()
}
