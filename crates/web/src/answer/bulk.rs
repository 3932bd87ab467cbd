//! The whole record at once: as a package of tables (Frictionless), as one SQLite file.

use std::io::{Cursor, Write};

use comity_assess::promise::{Which, commitments};
use comity_ledger::{Record, fold::standing::standing};
use comity_regime::{
    Day, Regime, When,
    load::{ACTS, Folder, unguarded},
};
use rusqlite::{Connection, MAIN_DB};
use zip::{DateTime, ZipWriter, write::SimpleFileOptions};

use super::{
    export,
    tables::{
        self,
        process::{calendar_rows, calendars, commitment_rows},
    },
};

/// A record folder in a ZIP file; the same folder always makes the same bytes.
///
/// # Errors
/// If it cannot be put together.
pub fn package(record: &Record) -> Result<Vec<u8>, String> {
    zipped(export::folder(standing(&record.regime, &record.rows), record.regime.register()))
}

fn zipped(folder: Folder) -> Result<Vec<u8>, String> {
    let mut zip = ZipWriter::new(Cursor::new(vec![]));
    let options = SimpleFileOptions::default().last_modified_time(DateTime::default());
    let mut put = |path: &str, bytes: &[u8]| -> zip::result::ZipResult<()> {
        zip.start_file(path, options)?;
        Ok(zip.write_all(bytes)?)
    };
    folder.iter().try_for_each(|(path, bytes)| put(path, bytes)).map_err(|e| e.to_string())?;
    Ok(zip.finish().map_err(|e| e.to_string())?.into_inner())
}

/// The record and what follows from it on a day, a table each, as one SQLite file.
///
/// # Errors
/// If it cannot be put together.
pub fn sqlite(record: &Record, on: Day) -> Result<Vec<u8>, String> {
    let made = || -> rusqlite::Result<Vec<u8>> {
        let mut connection = Connection::open_in_memory()?;
        let transaction = connection.transaction()?;
        for (name, rows) in all_tables(record, on) {
            fill(&transaction, &name, &rows)?;
        }
        transaction
            .execute_batch("CREATE INDEX parties_by_instrument ON parties (instrument, bound_from)")?;
        transaction.commit()?;
        Ok(connection.serialize(MAIN_DB)?.to_vec())
    };
    made().map_err(|e| e.to_string())
}

/// A table: numbers are numbers and truth values 0 or 1, so that they compare as what they are; dates compare as they
/// are written. Of a count that is not certain, `98-101`, the column has the least, and one beside it the most; of `6+` none is known.
fn fill(connection: &Connection, name: &str, rows: &[Vec<String>]) -> rusqlite::Result<()> {
    let Some((head, rows)) = rows.split_first() else { return Ok(()) };
    let kinds: Vec<Column> = head
        .iter()
        .enumerate()
        .map(|(at, name)| Column::of(name, rows.iter().filter_map(|row| row.get(at))))
        .collect();
    let named = head.iter().zip(&kinds).flat_map(|(column, kind)| match kind {
        Column::Text => vec![format!("\"{column}\" TEXT")],
        Column::Number | Column::Truth => vec![format!("\"{column}\" INTEGER")],
        Column::Range => vec![format!("\"{column}\" INTEGER"), format!("\"{column}_most\" INTEGER")],
    });
    let columns: Vec<String> = named.collect();
    connection.execute_batch(&format!("CREATE TABLE \"{name}\" ({})", columns.join(", ")))?;
    let places = vec!["nullif(?, '')"; columns.len()].join(", ");
    let mut insert = connection.prepare(&format!("INSERT INTO \"{name}\" VALUES ({places})"))?;
    for row in rows {
        let values = row.iter().zip(&kinds).flat_map(|(text, kind)| match (kind, text.as_str()) {
            (Column::Truth, "true" | "yes") => vec!["1"],
            (Column::Truth, "false" | "no") => vec!["0"],
            (Column::Range, text) => match (text.strip_suffix('+'), text.split_once('-')) {
                // So many, or more.
                (Some(least), _) => vec![least, ""],
                (_, Some((least, most))) => vec![least, most],
                (_, None) => vec![text, text],
            },
            (_, text) => vec![text],
        });
        insert.execute(rusqlite::params_from_iter(values))?;
    }
    Ok(())
}

/// What is counted, and may be uncertain on one day and certain on the next.
const COUNTS: [&str; 10] = [
    "parties",
    "states",
    "organisations",
    "signatories",
    "needed",
    "have",
    "requests",
    "delegations",
    "heads",
    "ministers",
];

/// What a column holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Column {
    Text,
    Number,
    Range,
    Truth,
}

impl Column {
    /// By all that stands in it: a number is written as programs write one, and a count that is not certain, `98-101` or `6+`,
    /// stands among numbers.
    fn of<'a>(name: &str, values: impl Iterator<Item = &'a String>) -> Column {
        if COUNTS.contains(&name) {
            return Column::Range;
        }
        let is_count = |text: &str| text.parse::<u32>().is_ok_and(|n| n.to_string() == text);
        let is_truth = |text: &str| matches!(text, "true" | "false" | "yes" | "no");
        let is_range = |text: &str| text.split_once('-').is_some_and(|(a, b)| is_count(a) && is_count(b));
        let (mut any, mut number, mut truth, mut ranges) = (false, true, true, false);
        for text in values.filter(|text| !text.is_empty()) {
            any |= is_count(text) || is_truth(text);
            number &= is_count(text) || is_range(text);
            ranges |= is_range(text);
            truth &= is_truth(text);
        }
        match (any, number, truth) {
            (true, true, _) if ranges => Column::Range,
            (true, true, _) => Column::Number,
            (true, _, true) => Column::Truth,
            _ => Column::Text,
        }
    }
}

fn all_tables(record: &Record, on: Day) -> Vec<(String, Vec<Vec<String>>)> {
    let regime = &record.regime;
    let register = regime.register();
    let words = |words: &[&str]| words.iter().map(|w| (*w).to_owned()).collect::<Vec<_>>();
    let statuses: Vec<_> = regime.order().iter().map(|ix| regime.status(*ix, on)).collect();
    let mut all = vec![
        (
            "log".to_owned(),
            vec![
                words(&["size", "root", "on"]),
                vec![record.checkpoint.size.to_string(), record.checkpoint.root_hex(), on.to_string()],
            ],
        ),
        ("instruments".to_owned(), tables::statuses(&statuses)),
        ("parties".to_owned(), parties(regime)),
        ("sessions".to_owned(), calendar_rows(&calendars(regime, on))),
        ("commitments".to_owned(), commitment_rows(&commitments(regime, on, &Which::default()))),
    ];
    let columns = || ACTS.required.iter().chain(ACTS.optional).filter(|column| **column != "recorded");
    let head = ["entry", "recorded"].iter().chain(columns()).map(|c| (*c).to_owned());
    let mut acts = vec![head.collect::<Vec<_>>()];
    for done in regime.journal().all() {
        let (entry, recorded, row) = (done.entry(), done.recorded(), done.columns(regime));
        let get = |column: &str| {
            row.iter().find(|(c, _)| *c == column).map_or(String::new(), |(_, text)| text.clone())
        };
        let recorded = if recorded > Day::MIN { recorded.to_string() } else { String::new() };
        acts.push([entry.to_string(), recorded].into_iter().chain(columns().map(|c| get(c))).collect());
    }
    all.push(("acts".into(), acts));
    for (name, bytes) in export::folder(standing(regime, &record.rows), register) {
        let table = name.strip_suffix(".csv").filter(|name| !name.contains('/'));
        if let Some(table) = table {
            let rows = csv::ReaderBuilder::new().has_headers(false).from_reader(&*bytes).into_records();
            let bare = |row: csv::StringRecord| row.iter().map(|text| unguarded(text).to_owned()).collect();
            all.push((table.to_owned(), rows.filter_map(Result::ok).map(bare).collect()));
        }
    }
    let mut titles = vec![words(&["id", "language", "title"])];
    let instruments = register.instruments.iter().map(|i| (&i.id, &i.titles));
    for (id, translations) in instruments.chain(register.forums.iter().map(|f| (&f.id, &f.titles))) {
        titles.extend(
            translations.iter().map(|(tag, title)| vec![id.clone(), tag.to_owned(), title.to_owned()]),
        );
    }
    all.push(("titles".into(), titles));
    all
}

/// Who was bound by what, from when until when.
fn parties(regime: &Regime) -> Vec<Vec<String>> {
    let register = regime.register();
    let head =
        ["instrument", "actor", "name", "by", "deposited", "bound_from", "bound_until", "sure", "source"];
    let mut rows = vec![head.map(str::to_owned).to_vec()];
    // An interval counts from its last day on: by then it surely had happened.
    let last = |when: Option<When>| when.map_or(String::new(), |when| when.latest.to_string());
    for &ix in regime.order() {
        for consent in regime.consents(ix) {
            // Of States that continue one another the last has the place.
            let actor = &register.actors[register.actors.standing_for(consent.origin, Day::MAX)];
            let ended = consent.until.or(actor.to.map(When::from));
            rows.push(vec![
                register.definition(ix).id.clone(),
                actor.id.clone(),
                actor.name.clone(),
                consent.act.kind.word().to_owned(),
                consent.act.date.to_string(),
                last(consent.bound),
                last(ended),
                consent.bound.is_some_and(|when| when.day().is_some()).to_string(),
                regime.cited(consent.act.sources()),
            ]);
        }
    }
    rows
}
