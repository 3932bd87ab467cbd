//! The database itself ends, or the way to it, while much is said: its standby takes its place, nothing acknowledged is lost, and
//! the log has only grown.

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;
#[path = "common/postgres.rs"]
mod postgres;

use std::{
    collections::BTreeMap,
    env, fs,
    io::{Read, Write},
    net::{Shutdown, TcpListener, TcpStream},
    path::Path,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use comity_ledger::{
    Checkpoint, Content, Fields, Hash, Kind, Ledger, SecretKey, Statement, record_hash,
    verify::{files, verify},
};
use common::{GUARD, entrusted, open, root, shared as folder, signed, wait};
use postgres::{Cluster, address};

/// How often the database is killed, if nothing else is said: 50 times at night.
const KILLS: u64 = 2;
/// How much is acknowledged at least between one kill and the next.
const BETWEEN: u64 = 40;
/// How many say something at once.
const WRITERS: u64 = 4;
/// Something that nobody else says.
fn remark(ledger: &Ledger, id: &str, keys: &[SecretKey; 3]) -> Statement<'static> {
    let fields = Fields::new([
        ("date", "2026-11-20"),
        ("actor", "NLD"),
        ("act", "pledge"),
        ("id", id),
        ("detail", "To report on the physical protection of its laboratories."),
        ("source", "untc-2015"),
    ]);
    signed(ledger, "NLD", Content::act(fields), &[&keys[2]])
}

/// What has been acknowledged: the entry of each id, and the checkpoints that said so.
#[derive(Default)]
struct Said {
    entries: Mutex<BTreeMap<String, u64>>,
    checkpoints: Mutex<BTreeMap<u64, Checkpoint>>,
}

impl Said {
    fn count(&self) -> u64 {
        self.entries.lock().unwrap().len() as u64
    }
}

/// Says one thing after the other at one server, each until it is acknowledged.
fn say(ledger: &Ledger, keys: &[SecretKey; 3], writer: u64, said: &Said, ends: &AtomicBool) {
    let mut number = 0;
    while !ends.load(Ordering::Relaxed) {
        number += 1;
        let id = format!("w{writer}-{number}");
        let statement = remark(ledger, &id, keys);
        let begun = Instant::now();
        loop {
            match ledger.submit(statement.clone()) {
                Ok(receipt) => {
                    said.entries.lock().unwrap().insert(id, receipt.index);
                    let Checkpoint { size, .. } = receipt.checkpoint;
                    said.checkpoints.lock().unwrap().insert(size, receipt.checkpoint);
                    break;
                }
                Err(_) if ends.load(Ordering::Relaxed) => break,
                Err(why) => assert!(begun.elapsed() < GUARD, "{id}: {why}"),
            }
            thread::sleep(Duration::from_millis(20));
        }
    }
}

/// Holds every checkpoint that acknowledged something, and what it acknowledged, against what a server shows now.
fn only_grew(data: &Path, ledger: &Ledger, said: &Said) {
    let verified = verify(&*files(data.join("log")), &ledger.record().key, &mut |_, _| {}).unwrap();
    let entries = verified.entries().unwrap();
    let leaves: Vec<Hash> = entries.iter().map(|entry| record_hash(&entry.encode().unwrap())).collect();
    for (size, checkpoint) in said.checkpoints.lock().unwrap().iter() {
        let then = root(&leaves[..usize::try_from(*size).unwrap()]);
        assert_eq!(then, checkpoint.root, "what was acknowledged at {size} entries was another log");
    }
    let mut there = BTreeMap::new();
    for (index, entry) in (0u64..).zip(&entries) {
        let id = entry.statement.content.fields.get("id").to_owned();
        if entry.statement.content.kind == Kind::Act {
            assert_eq!(there.insert(id.clone(), index), None, "{id} is there twice");
        }
    }
    for (id, index) in said.entries.lock().unwrap().iter() {
        assert_eq!(there.get(id), Some(index), "{id} was acknowledged as entry {index}");
    }
    verified.state().unwrap();
}

/// R3: the primary is killed under signed load, and its synchronous standby promoted.
#[test]
fn a_primary_is_killed_and_nothing_acknowledged_is_lost() {
    let kills = env::var("COMITY_PROMOTIONS").ok().and_then(|n| n.parse().ok()).unwrap_or(KILLS);
    let place = tempfile::tempdir().unwrap();
    let at = |round: u64| place.path().join(format!("database-{round}"));
    let mut primary = Cluster::begin(&at(0), "");
    primary.log("log");
    let mut standby = Cluster::standby(&at(1), &primary);
    let waits = |cluster: &Cluster, names: &str| {
        cluster.ask(&format!("ALTER SYSTEM SET synchronous_standby_names = '{names}'")).unwrap();
        cluster.ask("SELECT pg_reload_conf()").unwrap();
    };
    waits(&primary, "*");
    // Servers reach both by an address that stays: ports are those of whichever is there.
    let (said, ends) = (Said::default(), AtomicBool::new(false));
    let one = folder(&address(&[primary.port, standby.port], "log"), None);
    let first = open(one.path());
    let keys = entrusted(&first);
    let other = folder(&address(&[primary.port, standby.port], "log"), Some(one.path()));
    let second = open(other.path());
    thread::scope(|scope| {
        for writer in 0..WRITERS {
            let ledger = if writer % 2 == 0 { &first } else { &second };
            let (keys, said, ends) = (&keys, &said, &ends);
            scope.spawn(move || say(ledger, keys, writer, said, ends));
        }
        let count = || said.count();
        for round in 0..kills {
            let before = count();
            wait("much is said", || count() >= before + BETWEEN);
            let (dead, port) = (primary.port, standby.port);
            primary.kill();
            standby.promote();
            // Nobody waits for a standby that is not there yet.
            waits(&standby, "");
            let after = count();
            wait("it goes on", || count() >= after + BETWEEN);
            // A new one takes the place of the old, at its address.
            fs::remove_dir_all(&primary.folder).unwrap();
            let next = Cluster::standby_at(&at(round + 2), &standby, dead);
            primary = std::mem::replace(&mut standby, next);
            assert_eq!(primary.port, port);
            waits(&primary, "*");
        }
        ends.store(true, Ordering::Relaxed);
    });
    wait("both are one", || first.record().checkpoint == second.record().checkpoint);
    only_grew(one.path(), &first, &said);
    only_grew(other.path(), &second, &said);
    println!("{kills} primaries killed, {} acknowledged, none lost", said.count());
}

/// A way to a database that can be cut: what is sent then is neither taken nor refused.
struct Way {
    port: u16,
    cut: Arc<AtomicBool>,
}

impl Way {
    fn to(port: u16) -> Way {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let way = Way { port: listener.local_addr().unwrap().port(), cut: Arc::default() };
        let cut = way.cut.clone();
        thread::spawn(move || {
            for client in listener.incoming().flatten() {
                let Ok(server) = TcpStream::connect(("127.0.0.1", port)) else { continue };
                for (from, to) in [(&client, &server), (&server, &client)] {
                    let (from, to, cut) = (from.try_clone().unwrap(), to.try_clone().unwrap(), cut.clone());
                    thread::spawn(move || pass(from, to, &cut));
                }
            }
        });
        way
    }
}

fn pass(mut from: TcpStream, mut to: TcpStream, cut: &AtomicBool) {
    let mut bytes = [0; 16 << 10];
    while let Ok(read) = from.read(&mut bytes) {
        while cut.load(Ordering::Relaxed) {
            thread::sleep(Duration::from_millis(20));
        }
        if read == 0 || to.write_all(&bytes[..read]).is_err() {
            break;
        }
    }
    let _ = (from.shutdown(Shutdown::Both), to.shutdown(Shutdown::Both));
}

#[test]
fn a_server_whose_way_to_the_database_is_cut_is_no_longer_the_one_that_sequences() {
    let place = tempfile::tempdir().unwrap();
    let cluster = Cluster::begin(&place.path().join("database"), "");
    cluster.log("log");
    let way = Way::to(cluster.port);
    let one = folder(&address(&[way.port], "log"), None);
    let first = open(one.path());
    let keys = entrusted(&first);
    let other = folder(&address(&[cluster.port], "log"), Some(one.path()));
    let second = open(other.path());
    assert!(first.leads() && !second.leads());
    way.cut.store(true, Ordering::Relaxed);
    // It does not know what became of it, and says so.
    let said = remark(&first, "cut", &keys);
    thread::scope(|scope| {
        let unanswered = scope.spawn(|| first.submit(said.clone()));
        wait("another takes its place", || second.submit(said.clone()).is_ok() && second.leads());
        assert!(unanswered.join().unwrap().is_err());
    });
    assert!(first.failure().is_some());
    way.cut.store(false, Ordering::Relaxed);
    wait("it follows", || first.record().checkpoint == second.record().checkpoint);
    wait("it is well again", || first.failure().is_none() && !first.leads());
    let said = Said::default();
    for (number, ledger) in [&first, &second].into_iter().enumerate() {
        let id = format!("after-{number}");
        let receipt = ledger.submit(remark(ledger, &id, &keys)).unwrap();
        said.entries.lock().unwrap().insert(id, receipt.index);
    }
    wait("they are one log", || first.record().checkpoint == second.record().checkpoint);
    only_grew(one.path(), &first, &said);
    only_grew(other.path(), &second, &said);
}

#[test]
fn what_no_standby_has_is_not_acknowledged() {
    let place = tempfile::tempdir().unwrap();
    let primary = Cluster::begin(&place.path().join("database"), "");
    let mut standby = Cluster::standby(&place.path().join("standby"), &primary);
    primary.ask("ALTER SYSTEM SET synchronous_standby_names = '*'").unwrap();
    primary.ask("SELECT pg_reload_conf()").unwrap();
    let one = folder(&primary.log("log"), None);
    let ledger = open(one.path());
    let keys = entrusted(&ledger);
    let stands = ledger.record().checkpoint.clone();
    standby.kill();
    let said = remark(&ledger, "alone", &keys);
    // Whoever keeps the database has it wait no longer, as its manual warns against.
    let give_up = "SELECT count(pg_cancel_backend(pid)) FROM pg_stat_activity WHERE wait_event = 'SyncRep'";
    let refused = thread::scope(|scope| {
        let submitted = scope.spawn(|| ledger.submit(said.clone()));
        wait("it waits for the standby", || primary.ask(give_up).unwrap() != "0");
        submitted.join().unwrap().unwrap_err().to_string()
    });
    // The database has it, and nobody knows whether it will be there tomorrow: it is neither acknowledged nor shown.
    assert!(refused.contains("whether its standby has"), "{refused}");
    assert!(ledger.failure().is_some());
    let there = primary.ask("SELECT size FROM log.checkpoint").unwrap();
    assert_eq!(there, (stands.size + 1).to_string());
    assert!(ledger.submit(said.clone()).is_err());
    assert_eq!(ledger.record().checkpoint, stands);
    assert_eq!(fs::read_to_string(one.path().join("log/checkpoint")).unwrap(), stands.note);
    standby.start();
    wait("it goes on", || ledger.failure().is_none());
    assert_eq!(ledger.submit(said).unwrap().index, stands.size);
}
