//! The ledger on the built-in record: what is written is durable, in order, and checkable by anyone.

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use std::{fs, path::Path, sync::Arc, thread};

use comity_ledger::{
    Checkpoint, Content, Fields, Kind, Ledger, LedgerError, Options, Refusal, Statement, contents, fold,
    verify::{Verified, verify},
};
use comity_regime::{Day, load::Folder};
use common::accession;
use signed_note::{Note, StandardSigner};
use tempfile::TempDir;

fn record() -> Folder {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../record/nuclear-security");
    let mut folder = Folder::new();
    for sub in ["", "instruments", "acts"] {
        for file in fs::read_dir(root.join(sub)).unwrap().map(Result::unwrap).filter(|f| f.path().is_file()) {
            let path = file.path().strip_prefix(&root).unwrap().to_str().unwrap().to_owned();
            folder.insert(path, fs::read(file.path()).unwrap());
        }
    }
    folder
}

fn options() -> Options {
    Options { origin: "example.org/record".into(), today: || "2026-11-24".parse().unwrap() }
}

fn open(folder: &Path) -> Result<Ledger, LedgerError> {
    common::at(folder, &options(), || contents(&record()))
}

fn verified(folder: &Path, key: &str) -> Result<Verified, LedgerError> {
    let log = folder.join("log");
    let read = |path: &str| {
        fs::read(log.join(path)).map_err(|source| LedgerError::Io { path: log.join(path), source })
    };
    verify(&read, key, &mut |_, _| {})
}

#[test]
fn what_was_acknowledged_is_there_after_opening_again() {
    let folder = TempDir::new().unwrap();
    let ledger = open(folder.path()).unwrap();
    let before = ledger.record();
    let receipt = ledger.submit(Statement::unsigned("depositary", accession("HTI"))).unwrap();
    assert_eq!(receipt.index, before.checkpoint.size);
    assert_eq!(receipt.checkpoint.size, before.checkpoint.size + 1);
    let haiti = before.regime.register().actors.find("HTI").unwrap();
    let bound = |ledger: &Ledger, day: &str| {
        let record = ledger.record();
        record.regime.ask("parties to icsant", day.parse().unwrap()).unwrap().bounds.sure.contains(haiti)
    };
    assert!(!bound(&ledger, "2026-12-19") && bound(&ledger, "2026-12-20"), "Article 25(2): 30 days after");
    // The snapshot taken before does not change.
    assert_eq!(before.regime.acts().len() + 1, ledger.record().regime.acts().len());
    drop(ledger);
    let again = open(folder.path()).unwrap();
    assert_eq!(again.record().checkpoint, receipt.checkpoint);
    assert!(bound(&again, "2026-12-20"));
    assert!(again.mended().is_empty());
}

#[test]
fn a_page_is_cited_by_its_address() {
    let folder = TempDir::new().unwrap();
    let ledger = open(folder.path()).unwrap();
    let listed = ledger.record().regime.register().sources.len();
    let citing = |actor: &str, source: &str| {
        let act = accession(actor).fields;
        let kept = act.pairs().iter().filter(|(column, _)| column != "source");
        let fields = kept.map(|(column, text)| (column.as_ref(), text.as_ref())).chain([("source", source)]);
        ledger.submit(Statement::unsigned("depositary", Content::act(Fields::new(fields))))
    };
    let page = "https://treaties.un.org/pages/ViewDetailsIII.aspx?mtdsg_no=XVIII-15";
    // Of what is refused nothing stays, its source neither.
    assert!(citing("XXX", "https://example.org/nobody").is_err());
    assert!(citing("HTI", "https://exa mple.org/").is_err() && citing("HTI", "javascript:alert(1)").is_err());
    citing("HTI", page).unwrap();
    citing("BOL", &format!("untc-2015; {page}")).unwrap();
    citing("TON", "https://treaties.un.org/doc/1").unwrap();
    let cited = |ledger: &Ledger| {
        let record = ledger.record();
        let sources = &record.regime.register().sources;
        sources.iter().skip(listed).map(|s| s.url.clone()).collect::<Vec<_>>()
    };
    assert_eq!(cited(&ledger), [page, "https://treaties.un.org/doc/1"]);
    drop(ledger);
    assert_eq!(cited(&open(folder.path()).unwrap()), [page, "https://treaties.un.org/doc/1"]);
}

#[test]
fn the_log_verifies_and_the_state_follows_from_its_entries() {
    let folder = TempDir::new().unwrap();
    let ledger = open(folder.path()).unwrap();
    for actor in ["HTI", "JAM", "KEN"] {
        let _ = ledger.submit(Statement::unsigned("depositary", accession(actor)));
    }
    let checked = verified(folder.path(), ledger.verifier_key()).unwrap();
    assert_eq!(checked.checkpoint, ledger.record().checkpoint);
    let regime = fold::regime(&checked.bytes().unwrap()).unwrap();
    for &ix in regime.order() {
        assert_eq!(regime.standing(ix), ledger.record().regime.standing(ix));
    }
}

#[test]
fn a_wrong_act_is_refused_with_its_field_and_changes_nothing() {
    let folder = TempDir::new().unwrap();
    let ledger = open(folder.path()).unwrap();
    let before = ledger.record().checkpoint.clone();
    for (column, value, expected) in [
        ("actor", "FRANCE", "did you mean 'FRA'"),
        ("date", "2026-02-30", "not a date"),
        ("act", "ratified", "did you mean 'ratification'"),
        ("instrument", "icsent", "did you mean 'icsant'"),
        ("source", "nowhere", "there is no source"),
        ("date", "1999-01-01", "was opened on 2005-09-14"),
        ("colour", "blue", "no field 'colour'"),
        ("actor", "FRA", "bound already"),
    ] {
        let mut act = accession("HTI");
        act.fields.set(column, value);
        let Err(Refusal::Wrong(found)) = ledger.submit(Statement::unsigned("depositary", act)) else {
            panic!("{column}={value} was accepted")
        };
        let text = found.iter().map(ToString::to_string).collect::<String>();
        assert!(text.contains(expected), "{column}={value}: {text}");
    }
    assert_eq!(ledger.record().checkpoint, before);
}

#[test]
fn of_many_at_once_each_has_its_own_place_and_a_double_deposit_is_refused() {
    let folder = TempDir::new().unwrap();
    let ledger = Arc::new(open(folder.path()).unwrap());
    let start = ledger.record().checkpoint.size;
    let actors = ["HTI", "TCD", "BTN", "TON", "ERI", "GMB", "HTI", "HTI"];
    let submit = |actor: &'static str| {
        let ledger = ledger.clone();
        thread::spawn(move || ledger.submit(Statement::unsigned("depositary", accession(actor))))
    };
    let threads: Vec<_> = actors.into_iter().map(submit).collect();
    let answers: Vec<_> = threads.into_iter().map(|t| t.join().unwrap()).collect();
    let mut places: Vec<u64> = answers.iter().filter_map(|a| a.as_ref().ok()).map(|r| r.index).collect();
    places.sort_unstable();
    assert_eq!(places, (start..start + 6).collect::<Vec<_>>());
    assert_eq!(answers.iter().filter(|a| matches!(a, Err(Refusal::Wrong(_)))).count(), 2);
}

#[test]
fn a_second_process_on_the_folder_is_refused() {
    let folder = TempDir::new().unwrap();
    let first = open(folder.path()).unwrap();
    assert!(matches!(open(folder.path()), Err(LedgerError::InUse(_))));
    drop(first);
    open(folder.path()).unwrap();
}

#[test]
fn tampering_with_the_public_files_is_found_and_named() {
    let folder = TempDir::new().unwrap();
    let key = open(folder.path()).unwrap().verifier_key().to_owned();
    let log = folder.path().join("log");
    let original = fs::read(log.join("tile/entries/001")).unwrap();
    let spoil = |path: &str, from: &str, to: &str| {
        let bytes = fs::read(log.join(path)).unwrap();
        let at = bytes.windows(from.len()).position(|w| w == from.as_bytes()).unwrap();
        let mut spoiled = bytes.clone();
        spoiled[at..at + to.len()].copy_from_slice(to.as_bytes());
        fs::write(log.join(path), spoiled).unwrap();
        bytes
    };
    // A rewritten entry.
    spoil("tile/entries/001", "19", "18");
    let error = verified(folder.path(), &key).unwrap_err().to_string();
    assert!(error.starts_with("entry ") && error.contains("tile/0/001"), "{error}");
    fs::write(log.join("tile/entries/001"), &original).unwrap();
    // A changed tile.
    let tile = fs::read(log.join("tile/0/000")).unwrap();
    let mut changed = tile.clone();
    changed[32 * 7] ^= 1;
    fs::write(log.join("tile/0/000"), changed).unwrap();
    let error = verified(folder.path(), &key).unwrap_err().to_string();
    assert!(error.starts_with("entry 7:"), "{error}");
    fs::write(log.join("tile/0/000"), tile).unwrap();
    // Another checkpoint, and another key.
    let note = fs::read_to_string(log.join("checkpoint")).unwrap();
    let size: u64 = note.lines().nth(1).unwrap().parse().unwrap();
    let another = note.replacen(&size.to_string(), &(size + 1).to_string(), 1);
    fs::write(log.join("checkpoint"), another).unwrap();
    assert!(verified(folder.path(), &key).unwrap_err().to_string().contains("not signed"));
    fs::write(log.join("checkpoint"), note).unwrap();
    let other = TempDir::new().unwrap();
    let stranger = open(other.path()).unwrap().verifier_key().to_owned();
    assert!(verified(folder.path(), &stranger).is_err());
    verified(folder.path(), &key).unwrap();
}

#[test]
fn a_damaged_store_is_refused_and_left_as_it_is() {
    if !common::in_files() {
        return;
    }
    let folder = TempDir::new().unwrap();
    drop(open(folder.path()).unwrap());
    let store = folder.path().join("comity.db");
    let sound = fs::read(&store).unwrap();
    let refused = |bytes: &[u8]| {
        fs::write(&store, bytes).unwrap();
        let error = open(folder.path()).map(|_| ()).unwrap_err().to_string();
        assert_eq!(fs::read(&store).unwrap(), bytes, "{error}");
        error
    };
    // One letter of one entry (SQLite may keep stale copies of it, so all of them).
    let mut bytes = sound.clone();
    let word = b"Uruguay";
    for at in (0..sound.len() - word.len()).filter(|at| sound[*at..].starts_with(word)) {
        bytes[at] = b'O';
    }
    assert!(refused(&bytes).contains("damaged"), "a changed entry");
    // The middle overwritten, the end cut off, something else altogether.
    let mut bytes = sound.clone();
    let middle = bytes.len() / 2;
    bytes[middle..middle + 8192].fill(0xff);
    assert!(refused(&bytes).contains("comity.db"), "pages overwritten");
    assert!(refused(&sound[..sound.len() / 2]).contains("comity.db"), "cut off");
    assert!(
        refused(b"this is not a database at all, but a text that somebody saved here")
            .contains("not a database")
    );
    fs::write(&store, &sound).unwrap();
    open(folder.path()).unwrap();
}

#[test]
fn a_store_older_than_what_was_published_never_forks_the_log() {
    if !common::in_files() {
        return;
    }
    let folder = TempDir::new().unwrap();
    drop(open(folder.path()).unwrap());
    let older = fs::read(folder.path().join("comity.db")).unwrap();
    let ledger = open(folder.path()).unwrap();
    ledger.submit(Statement::unsigned("depositary", accession("HTI"))).unwrap();
    drop(ledger);
    fs::write(folder.path().join("comity.db"), older).unwrap();
    assert!(matches!(open(folder.path()), Err(LedgerError::RolledBack { .. })));
    // Nor is a backup made of it, which would take the place of a good one.
    let copy = folder.path().join("copy");
    assert!(matches!(comity_ledger::backup(folder.path(), &copy), Err(LedgerError::RolledBack { .. })));
    assert!(!copy.exists());
}

#[test]
fn lost_and_changed_public_files_are_made_again_from_the_store() {
    let folder = TempDir::new().unwrap();
    let key = open(folder.path()).unwrap().verifier_key().to_owned();
    fs::remove_file(folder.path().join("log/tile/0/000")).unwrap();
    fs::write(folder.path().join("log/tile/entries/000"), b"").unwrap();
    let again = open(folder.path()).unwrap();
    assert_eq!(again.mended(), ["tile/entries/000"]);
    verified(folder.path(), &key).unwrap();
}

#[test]
fn a_clock_that_goes_back_does_not_take_the_record_with_it() {
    let folder = TempDir::new().unwrap();
    drop(open(folder.path()).unwrap());
    let earlier = Options { today: || "2020-01-01".parse().unwrap(), ..options() };
    let ledger = common::at(folder.path(), &earlier, Vec::new).unwrap();
    let receipt = ledger.submit(Statement::unsigned("depositary", accession("HTI"))).unwrap();
    assert_eq!(receipt.recorded, "2026-11-24".parse::<Day>().unwrap());
}

/// A partial bundle that a checkpoint speaks of may since have been filled, and taken away.
#[test]
fn an_earlier_checkpoint_verifies_while_the_log_grows() {
    let folder = TempDir::new().unwrap();
    let sources = |from: u16, to: u16| {
        let fields = |n: u16| Fields::new([("id", format!("s{n}").as_str()), ("title", "Status list")]);
        (from..to).map(|n| Content { kind: Kind::Source, fields: fields(n) }).collect()
    };
    let ledger = common::at(folder.path(), &options(), || sources(0, 250)).unwrap();
    let Checkpoint { size, root, .. } = ledger.record().checkpoint;
    drop(ledger);
    let grown = TempDir::new().unwrap();
    let ledger = common::at(grown.path(), &options(), || sources(0, 500)).unwrap();
    let key = ledger.verifier_key().to_owned();
    // What it signed when it had the first of them.
    let secret = fs::read_to_string(grown.path().join("log.key")).unwrap();
    let text = tlog_tiles::Checkpoint::new(ledger.origin(), size, root, "").unwrap();
    let mut note = Note::new(&text.to_bytes(), &[]).unwrap();
    note.add_sigs(&[&StandardSigner::new(secret.trim()).unwrap()]).unwrap();
    let note = String::from_utf8(note.to_bytes()).unwrap();
    let earlier = Checkpoint { size, root, note };
    drop(ledger);
    let log = grown.path().join("log");
    assert!(!log.join("tile/entries/000.p/250").exists() && log.join("tile/entries/000").exists());
    fs::write(log.join("checkpoint"), &earlier.note).unwrap();
    let checked = verified(grown.path(), &key).unwrap();
    assert_eq!((checked.entries().unwrap().len(), checked.checkpoint), (250, earlier));
}

#[test]
fn a_log_whose_key_is_missing_is_left_as_it_is() {
    let folder = TempDir::new().unwrap();
    drop(open(folder.path()).unwrap());
    let key = fs::read(folder.path().join("log.key")).unwrap();
    fs::remove_file(folder.path().join("log.key")).unwrap();
    let error = open(folder.path()).unwrap_err().to_string();
    assert!(error.contains("log.key") && error.contains("restore it"), "{error}");
    assert!(!folder.path().join("log.key").exists(), "no other key is made");
    fs::write(folder.path().join("log.key"), key).unwrap();
    open(folder.path()).unwrap();
}

#[test]
fn the_database_of_another_program_is_left_as_it_is() {
    if !common::in_files() {
        return;
    }
    let folder = TempDir::new().unwrap();
    let store = folder.path().join("comity.db");
    // The key first, as if the store alone had been put in the place of another.
    drop(open(folder.path()).unwrap());
    for file in fs::read_dir(folder.path()).unwrap().map(|f| f.unwrap().path()) {
        if file.file_name().unwrap().to_str().unwrap().starts_with("comity.db") {
            fs::remove_file(file).unwrap();
        }
    }
    rusqlite::Connection::open(&store).unwrap().execute_batch("CREATE TABLE theirs (a)").unwrap();
    let before = fs::read(&store).unwrap();
    let error = open(folder.path()).unwrap_err().to_string();
    assert!(error.contains("not a comity record"), "{error}");
    assert_eq!(fs::read(&store).unwrap(), before);
}
