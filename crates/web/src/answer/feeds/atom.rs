//! The latest acts, newest first, as a feed in parts (RFC 5005).

use std::{collections::BTreeSet, ops::Range};

use atom_syndication::{Content, Entry, Feed, Link, Person, Text};
use chrono::Duration;
use comity_assess::follow::Topic;
use comity_regime::load::Done;

use super::{plain, stamp_of};
use crate::question::view::View;

/// How many acts a part of the feed holds.
pub const PART: usize = 100;

/// Every act; on a day that was asked, those that had been done, or may have been, by then.
pub fn acts(view: &View, path: &str, title: &str) -> Vec<u8> {
    let journal = view.regime.journal();
    if view.dated {
        let mut all = journal.all();
        all.retain(|done| done.date().earliest <= view.on);
        return listed(view, path, title, &all);
    }
    feed(view, path, title, journal.len(), |places| journal.range(places))
}

/// The acts that are about something, for whoever follows the page about it.
pub fn following(view: &View, path: &str, title: &str, topic: &Topic) -> Vec<u8> {
    listed(view, path, title, &topic.acts(&view.regime))
}

/// The acts of some entries, for whoever follows the page about them.
pub fn of_entries(view: &View, path: &str, title: &str, entries: &BTreeSet<u64>) -> Vec<u8> {
    let journal = view.regime.journal();
    let those: Vec<Done> = entries.iter().filter_map(|entry| journal.of_entry(*entry)).collect();
    listed(view, path, title, &those)
}

fn listed(view: &View, path: &str, title: &str, acts: &[Done]) -> Vec<u8> {
    feed(view, path, title, acts.len(), |places| acts.get(places).unwrap_or_default().to_vec())
}

/// So many acts as the feed of a page, newest first, in parts that are counted from 1; `range` has them in the order of the log.
fn feed<'a>(
    view: &View,
    of: &str,
    title: &str,
    total: usize,
    range: impl Fn(Range<usize>) -> Vec<Done<'a>>,
) -> Vec<u8> {
    let (regime, origin, base) = (&view.regime, view.origin(), view.base());
    let page: usize = view.parameter("page").parse().unwrap_or(1).max(1);
    let (authority, path) = origin.split_once('/').unwrap_or((origin, ""));
    let id = |rest: &str| format!("tag:{authority},2026:{path}/{rest}");
    let skipped = page.saturating_sub(1).saturating_mul(PART);
    let end = total.saturating_sub(skipped);
    let entries: Vec<Entry> = range(end.saturating_sub(PART)..end)
        .into_iter()
        .rev()
        .map(|done| {
            let (entry, columns) = (done.entry(), done.columns(regime));
            let get = |column: &str| columns.iter().find(|(c, _)| *c == column).map_or("", |(_, text)| text);
            let actor = regime.register().actors.find(get("actor"));
            let name = actor.map_or(get("actor"), |ix| &regime.register().actors[ix].name);
            // What is done at the table of a text is in the value, and made or spoken of by an id.
            let at_table = ["drafting", "chairing"].contains(&get("act"));
            let does = get(if at_table { "value" } else { "act" });
            let names = if at_table { ["id", "target", ""] } else { ["instrument", "target", "id"] };
            let about = names.map(get).into_iter().find(|t| !t.is_empty());
            let text: Vec<String> =
                columns.iter().map(|(column, text)| format!("{column}: {text}")).collect();
            let title = format!(
                "{name}: {} ({}), {}",
                does.replace('_', " "),
                about.unwrap_or_default(),
                get("date")
            );
            Entry {
                title: Text::plain(plain(&title)),
                id: id(&format!("entry/{entry}")),
                updated: updated(done).into(),
                authors: vec![Person { name: plain(name), ..Person::default() }],
                links: vec![link("alternate", &format!("{base}/log/entries/{entry}"), "text/html")],
                content: Some(Content {
                    content_type: Some("text".into()),
                    value: Some(plain(&text.join("\n"))),
                    ..Content::default()
                }),
                ..Entry::default()
            }
        })
        .collect();
    let at = |page: usize| match page {
        1 => format!("{base}{of}.atom"),
        page => format!("{base}{of}.atom?page={page}"),
    };
    let mut links =
        vec![link("self", &at(page.max(1)), KIND), link("alternate", &format!("{base}{of}"), "text/html")];
    links.push(link("first", &at(1), KIND));
    if page > 1 {
        links.push(link("previous", &at(page - 1), KIND));
    }
    if skipped.saturating_add(PART) < total {
        links.push(link("next", &at(page.max(1) + 1), KIND));
    }
    let last = range(total.saturating_sub(1)..total).first().map(|done| updated(*done));
    let about = regime.register().about.as_ref().and_then(|about| about.statement.clone());
    let statement = about.map(|said| Text::plain(plain(&said)));
    let feed = Feed {
        title: Text::plain(plain(title)),
        subtitle: statement,
        id: id(of.trim_start_matches('/')),
        updated: last.unwrap_or_default().into(),
        authors: vec![Person { name: origin.to_owned(), ..Person::default() }],
        links,
        entries,
        ..Feed::default()
    };
    feed.to_string().into_bytes()
}

pub const KIND: &str = "application/atom+xml";

pub fn link(rel: &str, href: &str, kind: &str) -> Link {
    Link { href: href.into(), rel: rel.into(), mime_type: Some(kind.into()), ..Link::default() }
}

/// A record knows days, and readers sort by time: those of a day follow one another in the order of the log.
fn updated(done: Done) -> chrono::DateTime<chrono::Utc> {
    let moments = i64::try_from(done.entry() % 86_400_000).unwrap_or(0);
    stamp_of(done.recorded()).unwrap_or_default() + Duration::milliseconds(moments)
}
