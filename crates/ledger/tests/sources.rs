//! A source that is listed with what cites it is added to what is there, and comes to what reading all entries gives.

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use std::{
    cell::{Cell, RefCell},
    collections::BTreeSet,
    sync::{Arc, LazyLock},
};

use comity_ledger::{
    Content, Entry, Fields, Kind, LedgerError, Statement, contents,
    fold::{Admission, Past, regime_of, rows::Rows},
};
use comity_regime::{Day, InstrumentIx, Regime};
use common::{accession, record};
use proptest::prelude::*;
use tempfile::TempDir;

/// The entries of a log so far, and how often somebody read them.
#[derive(Default)]
struct Log {
    entries: RefCell<Vec<Entry<'static>>>,
    reads: Cell<usize>,
}

impl Past for Log {
    fn each(&self, take: &mut dyn FnMut(u64, &Entry<'_>)) -> Result<(), LedgerError> {
        self.reads.set(self.reads.get() + 1);
        (0..).zip(&*self.entries.borrow()).for_each(|(index, entry)| take(index, entry));
        Ok(())
    }
}

fn today() -> Day {
    "2026-11-24".parse().unwrap()
}

/// A record with an actor who cites what is listed nowhere, as logs of before may have.
static BEGUN: LazyLock<Vec<Entry<'static>>> = LazyLock::new(|| {
    let all = contents(&record()).into_iter().filter(|said| !said.fields.get("path").starts_with("policies"));
    let nobody = Fields::new([("id", "ZZZ"), ("name", "Nobody"), ("kind", "State"), ("source", "in-vain")]);
    let nobody = Content { kind: Kind::Actor, fields: nobody };
    all.chain([nobody])
        .flat_map(|said| Statement::unsigned("depositary", said).into_entries(today()))
        .collect()
});

/// A record to which is said what may follow, and the log that it is kept in.
struct World {
    log: Log,
    admission: Admission,
}

impl World {
    fn new() -> World {
        let log = Log { entries: RefCell::new(BEGUN.clone()), ..Log::default() };
        let (regime, rows) = read(&log);
        World { log, admission: Admission::on(&regime, &Arc::new(rows)) }
    }

    /// Says one thing or several in one. Returns whether it was admitted, and how often all entries were read for it.
    fn say(&mut self, mut said: Vec<Content<'static>>) -> (bool, usize) {
        let statement = match said.len() {
            1 => Statement::unsigned("depositary", said.remove(0)),
            _ => Statement::group("depositary", said),
        };
        let entries = statement.into_entries(today());
        let (first, before) = (self.log.entries.borrow().len() as u64, self.log.reads.get());
        let admitted = self.admission.admit(&entries, first, &self.log).unwrap().is_ok();
        if admitted {
            self.log.entries.borrow_mut().extend(entries);
        }
        (admitted, self.log.reads.get() - before)
    }

    /// Holds what was added against what all entries say.
    fn held_against_all(&self) {
        let (regime, rows) = self.admission.clone().finish();
        let (read, from) = read(&self.log);
        assert_eq!(facts(&regime, &rows), facts(&read, &from));
    }

    fn sources(&self) -> BTreeSet<String> {
        self.admission.regime().register().sources.iter().map(|source| source.id.clone()).collect()
    }
}

fn read(log: &Log) -> (Regime, Rows) {
    let entries = log.entries.borrow();
    let mut rows = Rows::default();
    (0..).zip(&*entries).for_each(|(index, entry)| rows.apply(entry, index).unwrap());
    (regime_of(log, entries.len() as u64).unwrap(), rows)
}

/// All that sources, and what cites them, come to.
fn facts(regime: &Regime, rows: &Rows) -> String {
    let kinds = [Kind::Source, Kind::Actor, Kind::Definition];
    format!(
        "{:#?}",
        (
            &regime.register().sources,
            regime.register().actors.iter().map(|(_, actor)| &actor.sources).collect::<Vec<_>>(),
            regime.acts().recorded().map(|act| (act, regime.cited(act.sources()))).collect::<Vec<_>>(),
            regime.standing(InstrumentIx(0)),
            kinds.map(|kind| rows.table(kind).collect::<Vec<_>>()),
            rows.changes().collect::<Vec<_>>(),
            (rows.remade(), rows.first_since(Day::MIN), rows.first_since(today())),
        )
    )
}

fn source(id: &str) -> Content<'static> {
    Content { kind: Kind::Source, fields: Fields::new([("id", id), ("title", "A note verbale")]) }
}

fn declaration(cites: &str) -> Content<'static> {
    let act = [("date", "2016-04-01"), ("actor", "NLD"), ("act", "declaration"), ("instrument", "icsant")];
    Content::act(Fields::new(act.into_iter().chain([("source", cites)])))
}

const ADDRESS: &str = "https://example.org/1";

#[test]
fn nothing_is_read_again_for_a_source_and_what_cites_it() {
    let mut world = World::new();
    assert_eq!(world.say(vec![source("note-1"), accession("HTI"), declaration("note-1")]), (true, 0));
    assert_eq!(world.say(vec![declaration(ADDRESS)]), (true, 0));
    // It may stand behind what cites it.
    assert_eq!(world.say(vec![declaration("note-2; note-1"), source("note-2")]), (true, 0));
    assert_eq!(world.say(vec![source("note-3")]), (true, 0));
    world.held_against_all();
    // What acts cite already, by its address or in vain, means something else once it is listed.
    assert_eq!(world.say(vec![source(ADDRESS)]), (true, 1));
    assert_eq!(world.say(vec![source("in-vain")]), (true, 1));
    world.held_against_all();
}

#[test]
fn of_a_source_that_is_refused_or_stands_with_what_is_refused_nothing_stays() {
    let mut world = World::new();
    let with = |column: &str, text: &str| {
        let own = source("note-1");
        let pairs = own.fields.pairs().iter().map(|(column, text)| (&**column, &**text));
        Content { kind: Kind::Source, fields: Fields::new(pairs.chain([(column, text)])) }
    };
    let before = world.sources();
    for refused in [
        vec![source("untc-2015")],
        vec![source("")],
        vec![with("url", "javascript:alert(1)")],
        vec![with("colour", "red")],
        vec![with("note", "turned\u{202e}")],
        vec![source("note-1"), source("note-1")],
        vec![source("note-1"), declaration(ADDRESS), declaration("note-2")],
        vec![declaration("note-1"), with("url", "no address")],
    ] {
        assert_eq!(world.say(refused.clone()), (false, 0), "{refused:?}");
        assert_eq!(world.sources(), before);
        world.held_against_all();
    }
    assert_eq!(world.say(vec![source("note-1"), declaration("note-1")]), (true, 0));
    world.held_against_all();
}

#[test]
fn a_log_that_is_opened_again_has_them() {
    let data = TempDir::new().unwrap();
    let ledger = common::open(data.path());
    let entries = vec![source("note-1"), declaration(&format!("note-1; {ADDRESS}")), accession("HTI")];
    ledger.submit(Statement::group("depositary", entries)).unwrap();
    let was = ledger.record();
    drop(ledger);
    let is = common::open(data.path()).record();
    assert_eq!(facts(&was.regime, &was.rows), facts(&is.regime, &is.rows));
    assert!(is.regime.register().source("note-1").is_some());
}

/// What can be cited, or listed.
fn id() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["note-1", "note-2", "in-vain", "untc-2015", ADDRESS, "https://example.org/2"])
}

/// A source that is listed, corrected or removed, or an act that cites some.
#[derive(Clone, Debug)]
enum Said {
    Lists(&'static str),
    Cites(Vec<&'static str>),
    Corrects(usize),
    Removes(usize),
}

fn said() -> impl Strategy<Value = Said> {
    prop_oneof![
        3 => id().prop_map(Said::Lists),
        4 => prop::collection::vec(id(), 1..3).prop_map(Said::Cites),
        1 => (0..4_usize).prop_map(Said::Corrects),
        1 => (0..4_usize).prop_map(Said::Removes),
    ]
}

impl World {
    /// What is said, of the sources that were listed last.
    fn content(&self, said: &Said) -> Content<'static> {
        let (_, rows) = self.admission.clone().finish();
        let listed: Vec<u64> = rows.table(Kind::Source).map(|row| row.entry).collect();
        let last = |nth: &usize| listed[listed.len() - 1 - nth].to_string();
        let fields = match said {
            Said::Lists(id) => return source(id),
            Said::Cites(ids) => return declaration(&ids.join("; ")),
            Said::Corrects(nth) => {
                let (entry, id) = (last(nth), format!("corrected-{nth}"));
                Fields::new([("corrects", &*entry), ("why", "a slip"), ("id", &*id), ("title", "Other")])
            }
            Said::Removes(nth) => Fields::new([("removes", &*last(nth)), ("why", "a slip")]),
        };
        Content { kind: Kind::Source, fields }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn in_whatever_order_they_come(groups in prop::collection::vec(prop::collection::vec(said(), 1..4), 1..6)) {
        let mut world = World::new();
        for group in groups {
            let group = group.iter().map(|said| world.content(said)).collect();
            world.say(group);
        }
        world.held_against_all();
    }
}
