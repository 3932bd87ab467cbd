//! A snapshot of the state says what reading every entry says, and is believed only where it is the log's own.

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use std::{
    fs,
    path::Path,
    thread,
    time::{Duration, Instant},
};

use comity_ledger::{Content, Fields, Kind, Ledger, LedgerError, Record, Refusal, Statement, Upon, contents};
use comity_regime::InstrumentIx;
use common::{accession, accession_upon, entrusted, options, record, signed};
use rusqlite::Connection;
use tempfile::TempDir;

/// How many declarations the record of these tests begins with: enough for a snapshot.
const MANY: u64 = 1100;

/// A log of many acts, whose snapshot is made when it is begun.
fn many(data: &Path) {
    so_many(data, MANY);
}

fn so_many(data: &Path, declarations: u64) {
    let seed = || {
        let declaration = |n: u64| {
            let (detail, source) = (format!("No. {n}"), format!("https://example.org/{}", n % 7));
            Content::act(Fields::new([
                ("date", "2016-04-01"),
                ("actor", "NLD"),
                ("act", "declaration"),
                ("instrument", "icsant"),
                ("detail", detail.as_str()),
                ("source", source.as_str()),
            ]))
        };
        contents(&record()).into_iter().chain((0..declarations).map(declaration)).collect()
    };
    drop(common::at(data, &options(), seed).unwrap());
    assert!(data.join("state").exists());
}

fn opened(data: &Path) -> Ledger {
    common::at(data, &options(), || panic!("it was there already")).unwrap()
}

fn source() -> Content<'static> {
    Content { kind: Kind::Source, fields: Fields::new([("id", "new"), ("title", "New")]) }
}

fn actor() -> Content<'static> {
    Content { kind: Kind::Actor, fields: Fields::new([("id", "NEW"), ("name", "New"), ("kind", "state")]) }
}

/// Opens a log once by its snapshot and once without; both are the same, and the same can be said to them.
#[track_caller]
fn the_same(data: &Path) {
    let by = opened(data);
    assert!(by.spared() >= MANY, "no snapshot was taken");
    let kept = by.record();
    drop(by);
    fs::remove_file(data.join("state")).unwrap();
    let without = opened(data);
    assert_eq!(without.spared(), 0);
    let read = without.record();
    assert_eq!(facts(&kept), facts(&read));
    drop(without);
}

/// All that can be asked of a record, as a text.
fn facts(record: &Record) -> String {
    let Record { regime, rows, trust, checkpoint, key } = record;
    let instruments = 0..u16::try_from(regime.register().instruments.len()).unwrap();
    let standings: Vec<_> = instruments.map(|ix| regime.standing(InstrumentIx(ix))).collect();
    let kinds = [Kind::Source, Kind::Actor, Kind::Attribute, Kind::Definition, Kind::Name];
    let rows_of: Vec<_> = kinds.iter().map(|kind| rows.table(*kind).collect::<Vec<_>>()).collect();
    let own: Vec<_> = (0..checkpoint.size).filter(|entry| trust.own(*entry)).collect();
    let keys = trust.keyring.all();
    format!(
        "{:?} {:?} {standings:?} {:?} {rows_of:?} {:?} {own:?} {keys:?} {:?} {:?} {:?} {:?} {checkpoint:?} {key}",
        regime.acts().recorded().collect::<Vec<_>>(),
        regime.docket().recorded(),
        regime.register().sources,
        rows.changes().collect::<Vec<_>>(),
        trust.papers,
        trust.policies,
        trust.groups,
        trust.successions,
    )
}

#[test]
fn by_a_snapshot_a_log_is_what_its_entries_say() {
    let data = TempDir::new().unwrap();
    many(data.path());
    the_same(data.path());
}

#[test]
fn what_came_since_is_read() {
    let data = TempDir::new().unwrap();
    many(data.path());
    let ledger = opened(data.path());
    for actor in ["HTI", "TON"] {
        ledger.submit(Statement::unsigned("depositary", accession(actor))).unwrap();
    }
    drop(ledger);
    the_same(data.path());
}

/// Sources are listed all the time, so a snapshot of before them is gone on from.
#[test]
fn what_was_listed_and_cited_since_is_read() {
    let data = TempDir::new().unwrap();
    many(data.path());
    let before = opened(data.path()).record().checkpoint.size;
    let ledger = opened(data.path());
    let upon_a_note = vec![source(), accession_upon("HTI", "new; https://example.org/new")];
    ledger.submit(Statement::group("depositary", upon_a_note)).unwrap();
    ledger.submit(Statement::unsigned("depositary", accession_upon("TON", "https://example.org/3"))).unwrap();
    drop(ledger);
    assert_eq!(opened(data.path()).spared(), before);
    the_same(data.path());
    // What is listed under an address that was cited may change what cites it, so all is read again.
    let ledger = opened(data.path());
    let fields = Fields::new([("id", "https://example.org/3"), ("title", "A page")]);
    ledger.submit(Statement::unsigned("depositary", Content { kind: Kind::Source, fields })).unwrap();
    let was = facts(&ledger.record());
    drop(ledger);
    let again = opened(data.path());
    assert_eq!((again.spared(), facts(&again.record())), (0, was));
    drop(again);
    the_same(data.path());
}

#[test]
fn signatures_groups_and_what_was_said_today_are_kept() {
    let data = TempDir::new().unwrap();
    many(data.path());
    let ledger = opened(data.path());
    let [first, second, _] = &entrusted(&ledger);
    let upon = Upon::at(&ledger.record().checkpoint);
    let mut group = Statement::group_upon("depositary", vec![accession("HTI"), accession("TON")], upon);
    let bytes = group.signed_bytes(ledger.verifier_key());
    group.signatures = [first, second].map(|key| key.sign(&bytes)).into();
    ledger.submit(group).unwrap();
    // A row that changes makes a snapshot at once.
    let statement = signed(&ledger, "depositary", actor(), &[first, second]);
    let entered = ledger.submit(statement.clone()).unwrap();
    drop(ledger);
    let again = opened(data.path());
    assert_eq!(again.spared(), again.record().checkpoint.size);
    assert_eq!(again.submit(statement).unwrap().index, entered.index);
    let unsigned = again.submit(Statement::unsigned("depositary", accession("FJI")));
    assert!(matches!(unsigned, Err(Refusal::Forbidden(_))), "{unsigned:?}");
    drop(again);
    the_same(data.path());
}

#[test]
fn what_is_not_the_logs_own_is_not_believed() {
    let data = TempDir::new().unwrap();
    many(data.path());
    let (state, whole) = (data.path().join("state"), fs::read(data.path().join("state")).unwrap());
    let other = TempDir::new().unwrap();
    many(other.path());
    let foreign = fs::read(other.path().join("state")).unwrap();
    let mut flipped = whole.clone();
    flipped[whole.len() / 2] ^= 1;
    // Of another program: the note says otherwise than it was signed.
    let at = whole.windows(15).rposition(|w| w == b"comity-state/v1").unwrap();
    let mut elsewhere = whole.clone();
    elsewhere[at + 16] ^= 1;
    for wrong in
        [&[][..], &whole[..3], &whole[..whole.len() / 2], &whole[1..], &flipped, &foreign, &elsewhere]
    {
        fs::write(&state, wrong).unwrap();
        assert_eq!(opened(data.path()).spared(), 0);
    }
    // And it was made again.
    assert!(opened(data.path()).spared() > 0);
}

#[test]
fn a_store_that_is_not_as_it_was_is_found_all_the_same() {
    if !common::in_files() {
        return;
    }
    let data = TempDir::new().unwrap();
    many(data.path());
    let store = data.path().join("comity.db");
    let change = |sql: &str| Connection::open(&store).unwrap().execute(sql, []).unwrap();
    let kept = fs::read(&store).unwrap();
    let failed = || common::at(data.path(), &options(), Vec::new).map(drop);
    change("UPDATE entry SET data = CAST(replace(data, 'No. 7\"', 'No. 8\"') AS BLOB)");
    let error = failed();
    assert!(matches!(error, Err(LedgerError::Damaged { .. })), "{error:?}");
    fs::write(&store, &kept).unwrap();
    change("DELETE FROM entry WHERE ix = 30");
    let error = failed();
    assert!(matches!(error, Err(LedgerError::Damaged { .. })), "{error:?}");
    fs::write(&store, &kept).unwrap();
    assert!(failed().is_ok());
    // An earlier store, put back with nothing else left that was published.
    let ledger = opened(data.path());
    ledger.submit(Statement::unsigned("depositary", actor())).unwrap();
    drop(ledger);
    fs::write(&store, &kept).unwrap();
    fs::remove_dir_all(data.path().join("log")).unwrap();
    assert!(matches!(failed(), Err(LedgerError::RolledBack { .. })));
}

#[test]
fn public_files_below_a_snapshot_are_mended() {
    let data = TempDir::new().unwrap();
    many(data.path());
    let bundle = data.path().join("log/tile/entries/001");
    let whole = fs::read(&bundle).unwrap();
    fs::write(&bundle, b"not this").unwrap();
    let ledger = opened(data.path());
    assert!(ledger.spared() > 0);
    assert_eq!(ledger.mended(), ["tile/entries/001"]);
    assert_eq!(fs::read(&bundle).unwrap(), whole);
}

/// What many entries are is looked at while the log is open, which is then refused to go on.
#[test]
fn a_large_store_that_is_not_as_it_was_is_found_while_it_is_open() {
    if !common::in_files() {
        return;
    }
    let data = TempDir::new().unwrap();
    so_many(data.path(), 70_000);
    let store = data.path().join("comity.db");
    let sql = "UPDATE entry SET data = CAST(replace(data, 'No. 7\"', 'No. 8\"') AS BLOB)";
    Connection::open(&store).unwrap().execute(sql, []).unwrap();
    let ledger = opened(data.path());
    assert!(ledger.spared() > 70_000);
    let begun = Instant::now();
    while ledger.failure().is_none() {
        assert!(begun.elapsed() < Duration::from_secs(300), "nobody noticed");
        thread::sleep(Duration::from_millis(10));
    }
    let refused = ledger.submit(Statement::unsigned("depositary", accession("HTI")));
    assert!(matches!(refused, Err(Refusal::Failed(_))), "{refused:?}");
}
