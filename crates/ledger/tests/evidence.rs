//! What is held against a log is what its own key proves. What others can make up, or change on the way, is refused, said and
//! forgotten.

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use std::{
    cell::Cell,
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use comity_ledger::{
    Algorithm, Content, Entry, Fields, Kind, LedgerError, Mirror, Policy, Statement, Witness,
    open_checkpoint, proof, record_hash,
    verify::{LARGEST, verify, verify_within},
    witness::{Refused, Request},
};
use rand_core::OsRng;
use signed_note::{Note, StandardSigner};
use tempfile::TempDir;
use tlog_tiles::Hash;

const LOG: &str = "example.org/record";
const WIDTH: usize = 256;

/// A log in memory, as its operator might write it.
#[derive(Clone)]
struct Log {
    key: (String, String),
    entries: Vec<Vec<u8>>,
}

fn entry(id: &str) -> Vec<u8> {
    let content = Content { kind: Kind::Source, fields: Fields::new([("id", id), ("title", id)]) };
    let statement = Statement::unsigned("depositary", content).into_owned();
    Entry { recorded: "2026-11-20".parse().unwrap(), statement }.encode().unwrap()
}

impl Log {
    fn of(size: usize) -> Log {
        let entries = (0..size).map(|n| entry(&format!("s{n}"))).collect();
        Log { key: signed_note::generate_key(&mut OsRng, LOG), entries }
    }

    fn sign(&self, size: u64, root: Hash) -> String {
        let text = tlog_tiles::Checkpoint::new(LOG, size, root, "").unwrap();
        let mut note = Note::new(&text.to_bytes(), &[]).unwrap();
        note.add_sigs(&[&StandardSigner::new(&self.key.0).unwrap()]).unwrap();
        String::from_utf8(note.to_bytes()).unwrap()
    }

    fn leaves(&self) -> Vec<Hash> {
        self.entries.iter().map(|entry| record_hash(entry)).collect()
    }

    fn checkpoint(&self) -> String {
        self.sign(self.entries.len() as u64, common::root(&self.leaves()))
    }

    /// Its public files.
    fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let partial = |n: usize| if n == WIDTH { String::new() } else { format!(".p/{n}") };
        let mut files = BTreeMap::from([("checkpoint".to_owned(), self.checkpoint().into_bytes())]);
        for (n, bundle) in self.entries.chunks(WIDTH).enumerate() {
            let framed = bundle
                .iter()
                .flat_map(|e| [&u16::try_from(e.len()).unwrap().to_be_bytes()[..], &e[..]].concat());
            files.insert(format!("tile/entries/{n:03}{}", partial(bundle.len())), framed.collect());
        }
        let (mut level, mut hashes) = (0, self.leaves());
        while !hashes.is_empty() {
            for (n, tile) in hashes.chunks(WIDTH).enumerate() {
                let path = format!("tile/{level}/{n:03}{}", partial(tile.len()));
                files.insert(path, tile.iter().flat_map(|h| h.0).collect());
            }
            (level, hashes) =
                (level + 1, hashes.chunks(WIDTH).filter(|t| t.len() == WIDTH).map(common::root).collect());
        }
        files
    }
}

/// Serves files; each is changed on the way by `change`.
fn serve(
    files: BTreeMap<String, Vec<u8>>,
    change: impl Fn(&str, &mut Vec<u8>),
) -> impl Fn(&str) -> Result<Vec<u8>, LedgerError> {
    move |path| {
        let missing = || LedgerError::Unverified { what: format!("{path}: there is no such file") };
        let mut file = files.get(path).ok_or_else(missing)?.clone();
        change(path, &mut file);
        Ok(file)
    }
}

fn honest(log: &Log) -> impl Fn(&str) -> Result<Vec<u8>, LedgerError> {
    serve(log.files(), |_, _| {})
}

fn mirror(folder: &TempDir, log: &Log) -> Mirror {
    Mirror::open(folder.path(), Policy::of_log(&log.key.1).unwrap()).unwrap()
}

/// The checkpoints that a mirror holds against the log; each is signed by it.
fn held(folder: &Path, log: &Log) -> Vec<String> {
    let files = fs::read_dir(folder).unwrap().map(|file| file.unwrap());
    let mut held: Vec<String> = files
        .filter(|file| file.file_name().to_string_lossy().starts_with("evidence-"))
        .map(|file| fs::read_to_string(file.path()).unwrap())
        .collect();
    held.sort();
    assert!(held.iter().all(|note| open_checkpoint(note.as_bytes(), &log.key.1).is_ok()));
    held
}

fn watch(folder: &TempDir, log: &Log) -> Witness {
    Witness::open(folder.path(), "aec.example/w1", Algorithm::Ed25519, std::slice::from_ref(&log.key.1))
        .unwrap()
}

fn ask(witness: &Witness, old: u64, proof: Vec<Hash>, note: &str) -> Result<String, Refused> {
    witness.add_checkpoint(Request { old, proof, note }.to_string().as_bytes(), 1_795_500_000)
}

#[test]
fn one_folder_has_one_witness_at_work() {
    let (own, log) = (TempDir::new().unwrap(), Log::of(3));
    let keys = std::slice::from_ref(&log.key.1);
    let first = watch(&own, &log);
    let second = Witness::open(own.path(), "aec.example/w1", Algorithm::Ed25519, keys);
    assert!(second.err().unwrap().to_string().contains("in use by another comity process"));
    drop(first);
    drop(watch(&own, &log));
}

#[test]
fn a_wrong_proof_from_anybody_is_no_evidence_against_the_log() {
    let own = TempDir::new().unwrap();
    let mut log = Log::of(300);
    let watching = watch(&own, &log);
    let first = log.checkpoint();
    ask(&watching, 0, vec![], &first).unwrap();
    log.entries.push(entry("more"));
    let genuine = log.checkpoint();
    for n in 0..50 {
        // Genuine, with nothing, with nonsense, with lines that somebody added.
        let nonsense = vec![record_hash(&[n]); usize::from(n % 9)];
        let more = format!("{genuine}— somebody.example/{n} AAAAAAAAAAAA\n");
        for note in [&genuine, &more] {
            let refused = ask(&watching, 300, nonsense.clone(), note);
            assert!(matches!(refused, Err(Refused::Inconsistent { .. })), "{refused:?}");
        }
    }
    assert_eq!(watching.evidence().unwrap(), []);
    // And the log is cosigned as before.
    let files = honest(&log);
    let proof = proof::consistency(&files, 301, common::root(&log.leaves()), 300).unwrap();
    let more = format!("{genuine}— somebody.example/x AAAAAAAAAAAA\n");
    ask(&watching, 300, proof, &more).unwrap();
    assert_eq!(watching.seen().unwrap()[0].note, genuine, "what others added is not kept");
}

#[test]
fn a_log_that_contradicts_itself_fills_no_disk() {
    let own = TempDir::new().unwrap();
    let log = Log::of(300);
    let watching = watch(&own, &log);
    ask(&watching, 0, vec![], &log.checkpoint()).unwrap();
    for n in 0..40u8 {
        let other = log.sign(300, record_hash(&[n]));
        for old in [300, 0] {
            let split = ask(&watching, old, vec![], &other);
            assert!(matches!(split, Err(Refused::Split { size: 300, .. })), "{split:?}");
        }
    }
    let evidence = watching.evidence().unwrap();
    assert_eq!(evidence.len(), 4);
    for (seen, against) in &evidence {
        let [a, b] = [seen, against].map(|note| open_checkpoint(note.as_bytes(), &log.key.1).unwrap());
        assert!(a.0 == b.0 && a.1 != b.1);
    }
    // What an earlier version took for evidence is forgotten.
    drop(watching);
    let store = rusqlite::Connection::open(own.path().join("witness.db")).unwrap();
    let sql = "INSERT INTO evidence (origin, seen, against) VALUES (?1, ?2, ?3)";
    store.execute(sql, [LOG, &log.checkpoint(), &log.sign(301, record_hash(b"more"))]).unwrap();
    drop(store);
    assert_eq!(watch(&own, &log).evidence().unwrap(), evidence);
}

#[test]
fn a_byte_that_is_changed_on_the_way_accuses_nobody() {
    let before = Log::of(600);
    let mut log = before.clone();
    log.entries.extend((600..900).map(|n| entry(&format!("s{n}"))));
    let followed = |path: &'static str, at: usize| {
        let own = TempDir::new().unwrap();
        let mut copy = mirror(&own, &before);
        assert!(copy.follow(&honest(&before)).unwrap());
        let flipped = serve(log.files(), move |read, file| {
            if read == path {
                file[at] ^= 1;
            }
        });
        let told = copy.follow(&flipped).map_err(|e| e.to_string());
        assert_eq!(held(own.path(), &log), [""; 0], "{path} {at}: {told:?}");
        // It is tried again, and again, and followed once it comes as it is.
        for _ in 0..5 {
            let _ = copy.follow(&flipped);
        }
        assert_eq!(held(own.path(), &log), [""; 0]);
        if told.is_err() {
            assert_eq!(copy.seen().unwrap().size, 600, "it stays where it is");
            assert!(copy.follow(&honest(&log)).unwrap());
        }
        assert_eq!(copy.seen().unwrap().size, 900);
        told
    };
    // What is here already need not come right; anything else must.
    assert_eq!(followed("tile/entries/002", 400), Ok(true));
    let length = log.files()["tile/entries/002"].len();
    for (path, at) in [
        ("tile/entries/002", length - 5),
        ("tile/entries/002", 0),
        ("tile/entries/003.p/132", 0),
        ("tile/entries/003.p/132", 30),
        ("tile/entries/003.p/132", 900),
        ("checkpoint", 25),
    ] {
        assert!(followed(path, at).is_err(), "{path} {at}");
    }
}

#[test]
fn a_rewritten_past_is_proven_wherever_it_was_rewritten() {
    let before = Log::of(600);
    for (place, size) in [(599, 700), (520, 601), (3, 700), (255, 601), (300, 1100)] {
        let own = TempDir::new().unwrap();
        let mut copy = mirror(&own, &before);
        copy.follow(&honest(&before)).unwrap();
        let mut log = before.clone();
        log.entries.extend((600..size).map(|n| entry(&format!("s{n}"))));
        log.entries[place] = entry("another");
        let told = copy.follow(&honest(&log)).unwrap_err().to_string();
        assert!(told.contains(&format!("entry {place}:")) && told.contains("rewritten"), "{told}");
        assert_eq!(held(own.path(), &log), [log.checkpoint()]);
        assert_eq!(copy.seen().unwrap().size, 600);
    }
    // Of one size, or of fewer than were copied: two signatures say all. They fill no disk either.
    let own = TempDir::new().unwrap();
    let mut copy = mirror(&own, &before);
    copy.follow(&honest(&before)).unwrap();
    for n in 0..40u8 {
        let note = before.sign(if n % 2 == 0 { 600 } else { 400 }, record_hash(&[n]));
        let told = copy.follow(&|_: &str| Ok(note.clone().into_bytes())).unwrap_err().to_string();
        assert!(told.contains("its view is split"), "{told}");
    }
    assert_eq!(held(own.path(), &before).len(), 16);
    // An old checkpoint is no contradiction.
    let own = TempDir::new().unwrap();
    let mut copy = mirror(&own, &before);
    copy.follow(&honest(&before)).unwrap();
    let old = Log { entries: before.entries[..400].to_vec(), ..before.clone() };
    let told = copy.follow(&honest(&old)).unwrap_err().to_string();
    assert!(told.contains("was rolled back, or this is an old checkpoint"), "{told}");
    assert_eq!(held(own.path(), &before), [""; 0]);
}

/// Of two logs that are trusted, one is shown in the other's place: that accuses neither.
#[test]
fn another_log_is_no_other_version_of_this_one() {
    let (own, watched) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let log = Log::of(300);
    let mut other = Log { key: signed_note::generate_key(&mut OsRng, LOG), ..log.clone() };
    other.entries[7] = entry("another");
    let keys = [&log, &other].map(|log| log.key.1.clone());
    let policy = Policy::parse(&format!("log {}\nlog {}\nquorum none\n", keys[0], keys[1])).unwrap();
    let mut copy = Mirror::open(own.path(), policy).unwrap();
    copy.follow(&honest(&log)).unwrap();
    let told = copy.follow(&honest(&other)).unwrap_err().to_string();
    assert!(told.contains("by another key"), "{told}");
    assert_eq!(held(own.path(), &other), [""; 0]);
    let watching = Witness::open(watched.path(), "aec.example/w1", Algorithm::Ed25519, &keys).unwrap();
    ask(&watching, 0, vec![], &log.checkpoint()).unwrap();
    assert!(matches!(ask(&watching, 300, vec![], &other.checkpoint()), Err(Refused::Split { .. })));
    assert_eq!(watching.evidence().unwrap(), []);
}

#[test]
fn more_than_a_bundle_may_hold_is_refused() {
    let log = Log::of(600);
    let framed = |entry: &[u8]| [&u16::try_from(entry.len()).unwrap().to_be_bytes()[..], entry].concat();
    for (path, from) in
        [("tile/entries/000", "tile/entries/000"), ("tile/entries/002.p/88", "tile/entries/002.p/88")]
    {
        let wider = || {
            serve(log.files(), move |read, file| {
                if read == path {
                    file.extend(framed(&entry("one-more")));
                }
            })
        };
        let own = TempDir::new().unwrap();
        let told = mirror(&own, &log).follow(&wider()).unwrap_err().to_string();
        assert!(told.contains(from) && told.contains("entries, not"), "{told}");
        let told = verify(&wider(), &log.key.1, &mut |_, _| {}).unwrap_err().to_string();
        assert!(told.contains(from) && told.contains("entries, not"), "{told}");
    }
    // A full bundle in the place of a partial one that is gone is as wide as it must be.
    let mut files = log.files();
    let partial = files.remove("tile/entries/002.p/88").unwrap();
    files.insert("tile/entries/002".into(), [partial, framed(&entry("after"))].concat());
    let told = verify(&serve(files, |_, _| {}), &log.key.1, &mut |_, _| {}).unwrap_err().to_string();
    assert!(told.contains("tile/entries/002 holds 89 entries, not 256"), "{told}");
}

/// A log signs whatever its operator likes. A size is not believed before the entries are there.
#[test]
fn a_size_that_is_only_claimed_takes_no_memory() {
    let log = Log::of(1);
    let reads = Cell::new(0);
    let garbage = |size: u64, bundle: &[u8]| {
        let (note, bundle) = (log.sign(size, record_hash(b"whatever")), bundle.to_vec());
        let reads = &reads;
        move |path: &str| {
            reads.set(reads.get() + 1);
            Ok(if path == "checkpoint" { note.clone().into_bytes() } else { bundle.clone() })
        }
    };
    let empty = vec![0; 2 * WIDTH];
    let real: Vec<u8> = (0..WIDTH)
        .flat_map(|n| {
            let e = entry(&format!("s{n}"));
            [&u16::try_from(e.len()).unwrap().to_be_bytes()[..], &e[..]].concat()
        })
        .collect();
    for (size, bundle, most) in [(1_000_000_000_000_000, &real, 1), (30_000_000, &empty, 4)] {
        for mirrored in [false, true] {
            reads.set(0);
            let read = garbage(size, bundle);
            let own = TempDir::new().unwrap();
            let told = if mirrored {
                mirror(&own, &log).follow(&read).map(drop).unwrap_err()
            } else {
                verify(&read, &log.key.1, &mut |_, _| {}).map(drop).unwrap_err()
            };
            assert!(reads.get() <= most, "{} files were read: {told}", reads.get());
        }
    }
    // Of what makes sense as long as it lasts, so much is read as is allowed for.
    let length = real.len() as u64;
    reads.set(0);
    let own = TempDir::new().unwrap();
    let read = garbage(5_000, &real);
    let told = Mirror::open_or_mend(own.path(), Policy::of_log(&log.key.1).unwrap(), 10 * length, &read)
        .unwrap()
        .follow(&read)
        .unwrap_err()
        .to_string();
    assert!(told.contains("more than is read") && reads.get() == 12, "{} {told}", reads.get());
    let whole = Log::of(600);
    let bytes: u64 = whole.entries.iter().map(|e| 2 + e.len() as u64).sum();
    assert!(verify_within(&honest(&whole), &whole.key.1, bytes, &mut |_, _| {}).is_ok());
    assert!(verify_within(&honest(&whole), &whole.key.1, bytes - 1, &mut |_, _| {}).is_err());
}

/// Every file below a folder.
fn below(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let (mut files, mut folders) = (BTreeMap::new(), vec![folder.to_owned()]);
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else {
                files.insert(path.clone(), fs::read(path).unwrap());
            }
        }
    }
    files
}

#[test]
fn a_torn_copy_is_mended_from_its_log() {
    let log = Log::of(600);
    let mut grown = log.clone();
    grown.entries.extend((600..900).map(|n| entry(&format!("s{n}"))));
    let own = TempDir::new().unwrap();
    let policy = || Policy::of_log(&log.key.1).unwrap();
    mirror(&own, &log).follow(&honest(&log)).unwrap();
    let whole = below(&own.path().join("log"));
    assert_eq!(whole.len(), 8);
    for path in whole.keys().filter(|path| !path.ends_with("checkpoint")) {
        for torn in [0, whole[path].len() / 2] {
            fs::write(path, &whole[path][..torn]).unwrap();
            let entries = path.display().to_string().contains("entries");
            // Tiles follow from the entries; entries are with the log, which has grown since.
            match Mirror::open(own.path(), policy()) {
                Ok(_) => assert!(!entries),
                Err(e) => assert!(entries && e.to_string().contains("is damaged"), "{e}"),
            }
            let read = honest(&grown);
            let mended = Mirror::open_or_mend(own.path(), policy(), LARGEST, &read).unwrap();
            assert_eq!(mended.mended().is_some(), entries);
            drop(mended);
            assert_eq!(below(&own.path().join("log")), whole, "{}", path.display());
        }
    }
    // Another log does not mend it.
    let bundle = own.path().join("log/tile/entries/000");
    fs::write(&bundle, b"").unwrap();
    let mut other = grown.clone();
    other.entries[7] = entry("another");
    let told = Mirror::open_or_mend(own.path(), policy(), LARGEST, &honest(&other)).unwrap_err().to_string();
    assert!(told.contains("is damaged") && told.contains("cannot be fetched again"), "{told}");
}

/// Witnesses whose clocks are ahead, or who lie, make no checkpoint recent for ever, and no honest entry back-dated.
#[test]
fn a_cosignature_from_the_future_counts_for_nothing() {
    const NOW: u64 = 1_795_500_000;
    let (own, copied) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let mut log = Log::of(300);
    let watching = watch(&own, &log);
    let text = format!("log {}\nwitness w {}\nquorum w\n", log.key.1, watching.key());
    let policy = Policy::parse(&text).unwrap();
    let cosigned = |log: &Log, old: u64, time: u64| {
        let note = log.checkpoint();
        let proof =
            proof::consistency(&honest(log), log.entries.len() as u64, common::root(&log.leaves()), old)
                .unwrap();
        let request = Request { old, proof, note: &note }.to_string();
        let line = watching.add_checkpoint(request.as_bytes(), time).unwrap();
        assert_eq!(comity_ledger::WitnessKey::moment(&line), Some(time));
        note + &line
    };
    let judged = |time| policy.judge(&cosigned(&log, if time == NOW { 0 } else { 300 }, time)).unwrap();
    for (time, right) in [(NOW, true), (NOW + 300, true), (NOW + 301, false), (i64::MAX as u64, false)] {
        let judged = judged(time);
        let told = judged.recent(NOW, 24).map_err(|e| e.to_string());
        assert_eq!(told.is_ok(), right, "{told:?}");
        assert!(told.err().is_none_or(|told| told.contains("still to come") && told.contains("clock")));
        assert_eq!(judged.day(NOW).is_some(), right);
    }
    // A year ahead.
    let mut copy = Mirror::open(copied.path(), policy.clone()).unwrap().by(|| NOW);
    let mut files = log.files();
    files.insert("checkpoint".into(), cosigned(&log, 300, NOW + 365 * 86_400).into_bytes());
    copy.follow(&serve(files, |_, _| {})).unwrap();
    log.entries.push(entry("honest"));
    let mut files = log.files();
    files.insert("checkpoint".into(), cosigned(&log, 300, NOW).into_bytes());
    assert!(copy.follow(&serve(files, |_, _| {})).unwrap());
}
