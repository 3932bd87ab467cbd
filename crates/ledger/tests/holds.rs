//! What must not be destroyed or believed: first starts that fail, torn files, papers that were refused, wrong clocks,
//! copies that are taken for the original.

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use std::{
    fs,
    path::Path,
    sync::atomic::{AtomicI32, Ordering},
    thread,
    time::{Duration, Instant},
};

use comity_ledger::{
    Content, Fields, Kind, Ledger, LedgerError, Options, PublicKey, SecretKey, Statement, Upon, backup,
    contents, read, rehearse, sealed,
    verify::{files, verify},
};
use comity_regime::Day;
use common::{accession, entrusted, open, options, record, signed};
use tempfile::TempDir;

/// All that lies in a folder, by name.
fn names(folder: &Path) -> Vec<String> {
    let all = fs::read_dir(folder).into_iter().flatten();
    let mut names: Vec<_> = all.map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn what_is_said_on_a_copy_is_not_said_on_the_original_nor_the_other_way_round() {
    let [data, other] = [(); 2].map(|()| TempDir::new().unwrap());
    let ledger = open(data.path());
    let [a, b, dutch] = entrusted(&ledger);
    ledger.submit(signed(&ledger, "NLD", accession("NLD"), &[&dutch])).unwrap();
    let to = other.path().join("exercise");
    rehearse(data.path(), &to, "2026-11-24".parse().unwrap()).unwrap();
    let copy = common::at(&to, &options(), Vec::new).unwrap();
    assert_eq!(copy.record().trust.rehearses.as_deref(), Some(ledger.verifier_key()));
    assert_eq!(copy.origin(), "example.org/record/rehearsal");
    assert_eq!(names(&to).iter().filter(|name| name.ends_with("key")).count(), 2, "its own");
    assert_ne!(fs::read(to.join("log.key")).unwrap(), fs::read(data.path().join("log.key")).unwrap());
    // Upon a state that both have, so that nothing but the log's key tells the two apart.
    let upon = Upon::at(&ledger.record().checkpoint);
    let denunciation = |log: &Ledger| {
        let mut statement = Statement::upon("depositary", accession("HTI"), upon);
        let bytes = statement.signed_bytes(log.verifier_key());
        statement.signatures = [&a, &b].map(|key| key.sign(&bytes)).to_vec();
        statement
    };
    let refused = |log: &Ledger, statement| {
        let why = log.submit(statement).unwrap_err().to_string();
        assert!(why.contains("does not fit"), "{why}");
    };
    refused(&ledger, denunciation(&copy));
    refused(&copy, denunciation(&ledger));
    copy.submit(denunciation(&copy)).unwrap();
    ledger.submit(denunciation(&ledger)).unwrap();
    // Both hold, past included, to whoever knows their keys.
    for (folder, log) in [(data.path(), &ledger), (to.as_path(), &copy)] {
        let verified = verify(&*files(folder.join("log")), log.verifier_key(), &mut |_, _| {}).unwrap();
        verified.state().unwrap();
    }
    // No log is made a rehearsal by saying so.
    let begun = comity_ledger::rehearsal::begun("example.org/other+00000000+AA==");
    assert!(ledger.submit(Statement::unsigned("depositary", begun.clone())).is_err());
    assert!(ledger.submit(signed(&ledger, "depositary", begun, &[&a, &b])).is_err());
}

#[test]
fn two_logs_of_one_name_and_one_beginning_take_nothing_of_each_other() {
    let [one, two] = [(); 2].map(|()| TempDir::new().unwrap());
    let (first, second) = (open(one.path()), open(two.path()));
    let upon = |ledger: &Ledger| Upon::at(&ledger.record().checkpoint);
    assert_eq!(upon(&first), upon(&second));
    let key = SecretKey::generate();
    let public = key.public().to_string();
    let fields = [
        ("does", "registration"),
        ("key", public.as_str()),
        ("holder", "depositary"),
        ("role", "depositary"),
        ("officer", "Legal Adviser"),
        ("note", "Note verbale 1/2026"),
    ];
    let content = Content { kind: Kind::Key, fields: Fields::new(fields) };
    let statement = signed(&first, "depositary", content, &[&key]);
    assert!(second.submit(statement.clone()).is_err());
    first.submit(statement).unwrap();
}

#[test]
fn a_first_start_that_fails_leaves_nothing_and_the_next_begins_anew() {
    if !common::in_files() {
        return;
    }
    let data = TempDir::new().unwrap();
    // A record that makes no regime.
    let wrong = || {
        let mut all = contents(&record());
        all.push(Content::act(Fields::new([
            ("act", "accession"),
            ("actor", "HTI"),
            ("instrument", "nothing"),
        ])));
        all
    };
    assert!(common::at(data.path(), &options(), wrong).is_err());
    assert_eq!(names(data.path()), ["lock"]);
    // What a kill half-way leaves: all of it in one folder that nobody goes on from.
    fs::create_dir(data.path().join("beginning")).unwrap();
    fs::write(data.path().join("beginning/comity.db"), "half").unwrap();
    fs::write(data.path().join("beginning/log.key"), "half").unwrap();
    let ledger = open(data.path());
    assert_eq!(names(data.path()).iter().filter(|name| *name == "beginning").count(), 0);
    assert!(ledger.record().checkpoint.size > 100);
    drop(ledger);
    // A log that was begun with nothing is not filled later with something else.
    let empty = TempDir::new().unwrap();
    drop(common::at(empty.path(), &options(), Vec::new).unwrap());
    assert_eq!(open(empty.path()).record().checkpoint.size, 0);
}

#[test]
fn a_torn_checkpoint_is_made_again_and_hides_no_store_that_is_older() {
    if !common::in_files() {
        return;
    }
    let data = TempDir::new().unwrap();
    drop(open(data.path()));
    let older = fs::read(data.path().join("comity.db")).unwrap();
    let ledger = open(data.path());
    ledger.submit(Statement::unsigned("depositary", accession("HTI"))).unwrap();
    drop(ledger);
    let checkpoint = data.path().join("log/checkpoint");
    let whole = fs::read(&checkpoint).unwrap();
    for torn in [&b""[..], &whole[..whole.len() / 2], &whole[..whole.len() - 1], b"\0\0\0\0"] {
        fs::write(&checkpoint, torn).unwrap();
        let ledger = open(data.path());
        assert_eq!(ledger.mended(), ["checkpoint"]);
        assert_eq!(fs::read(&checkpoint).unwrap(), whole);
    }
    // The entry bundles remember how far the log went.
    fs::write(&checkpoint, "").unwrap();
    fs::write(data.path().join("comity.db"), older).unwrap();
    for name in ["comity.db-wal", "comity.db-shm"] {
        let _ = fs::remove_file(data.path().join(name));
    }
    let opened = common::at(data.path(), &options(), Vec::new);
    assert!(matches!(opened, Err(LedgerError::RolledBack { .. })), "{opened:?}");
}

/// Waits for something that comes about by itself.
fn by_itself(what: &str, mut done: impl FnMut() -> bool) {
    let begun = Instant::now();
    while !done() {
        assert!(begun.elapsed() < Duration::from_secs(60), "{what}");
        thread::sleep(Duration::from_millis(20));
    }
}

#[test]
fn public_files_that_cannot_be_written_are_said_and_made_up_for() {
    let data = TempDir::new().unwrap();
    let ledger = open(data.path());
    let (log, aside) = (data.path().join("log"), data.path().join("aside"));
    fs::rename(&log, &aside).unwrap();
    fs::write(&log, "in the way").unwrap();
    let receipt = ledger.submit(Statement::unsigned("depositary", accession("HTI"))).unwrap();
    by_itself("it is said", || ledger.behind().is_some());
    assert_eq!(ledger.failure(), None, "what is recorded is durable");
    ledger.submit(Statement::unsigned("depositary", accession("TON"))).unwrap();
    fs::remove_file(&log).unwrap();
    by_itself("it is made up for", || ledger.behind().is_none());
    let verified = verify(&*files(log), ledger.verifier_key(), &mut |_, _| {}).unwrap();
    assert_eq!(verified.checkpoint.size, receipt.checkpoint.size + 1);
}

/// An age file's form, for so many keys.
fn encrypted(keys: usize, text: &str) -> Vec<u8> {
    let share = "A".repeat(43);
    let stanza = format!("-> X25519 {share}\n{share}\n");
    let nonce = [7; 16];
    let head = format!("age-encryption.org/v1\n{}--- {share}\n", stanza.repeat(keys));
    [head.as_bytes(), &nonce, &[9; 16], text.as_bytes()].concat()
}

#[test]
fn a_paper_is_kept_once_it_is_admitted_and_never_touched_again() {
    if !common::in_files() {
        return;
    }
    let data = TempDir::new().unwrap();
    let ledger = open(data.path());
    let [.., dutch] = entrusted(&ledger);
    let papers = data.path().join("papers");
    let sealing = |file: &[u8], level: &str, holder: &str| {
        sealed::sealing(&sealed::digest(&[7; sealed::SALT], b"text"), file, level, holder, "")
    };
    let seal = |by: &str, file: &[u8], level: &str, holder: &str| {
        ledger.submit_with(signed(&ledger, by, sealing(file, level, holder), &[&dutch]), Some(file))
    };
    let paper = encrypted(2, "one");
    seal("NLD", &paper, "restricted", "NLD").unwrap();
    let [name] = &names(&papers)[..] else { panic!("{:?}", names(&papers)) };
    let before = fs::metadata(papers.join(name)).unwrap().modified().unwrap();
    // Somebody else's paper, in a sealing that is refused or not: the file stays as it is.
    assert!(seal("NLD", &paper, "no such level", "NLD").is_err());
    seal("NLD", &paper, "restricted", "NLD").unwrap();
    assert_eq!(fs::metadata(papers.join(name)).unwrap().modified().unwrap(), before);
    assert_eq!(fs::read(papers.join(name)).unwrap(), paper);
    // What is refused leaves nothing, whyever it is.
    for (file, level, holder, words) in [
        (encrypted(1, "two"), "no such level", "NLD", "no level"),
        (encrypted(1, "two"), "restricted", "FRA", "FRA has no key"),
        (encrypted(1, "two"), "restricted", "NLD depositary", "encrypted to 1 keys"),
        (b"We shall host it.".to_vec(), "restricted", "NLD", "not encrypted"),
        (encrypted(0, "two"), "restricted", "NLD", "not encrypted"),
        (encrypted(1, "")[..100].to_vec(), "restricted", "NLD", "not encrypted"),
    ] {
        let why = seal("NLD", &file, level, holder).unwrap_err().to_string();
        assert!(why.contains(words), "{why}");
        assert_eq!(names(&papers).len(), 1, "{words}");
    }
    drop(ledger);
    // What a crash left half-way is taken away. A paper that no entry speaks of stays: the store may be an older one.
    let unknown = format!("{}.age", "ff".repeat(32));
    fs::write(papers.join(&unknown), "of a newer store").unwrap();
    fs::write(papers.join(format!("{}.new", "cd".repeat(32))), "half").unwrap();
    fs::write(papers.join(name), "").unwrap();
    let ledger = open(data.path());
    assert_eq!(names(&papers), [name.clone(), unknown]);
    assert_eq!(ledger.missing().len(), 2, "of two entries: {:?}", ledger.missing());
    // What is lost is in no backup, and keeps nothing else out of it.
    let to = TempDir::new().unwrap();
    assert!(backup(data.path(), &to.path().join("copy")).is_ok());
}

#[test]
fn a_clock_that_is_ahead_dates_nothing() {
    static AHEAD: AtomicI32 = AtomicI32::new(0);
    fn today() -> Day {
        let now = jiff::Timestamp::now().to_string();
        now[..10].parse::<Day>().unwrap().plus_days(AHEAD.load(Ordering::SeqCst))
    }
    let data = TempDir::new().unwrap();
    let options = Options { origin: "example.org/record".into(), today };
    // Nor does a log begin.
    AHEAD.store(26_000, Ordering::SeqCst);
    assert!(matches!(common::at(data.path(), &options, Vec::new), Err(LedgerError::Clock(_))));
    assert_eq!(names(data.path()).iter().filter(|name| *name != "store").collect::<Vec<_>>(), ["lock"]);
    AHEAD.store(0, Ordering::SeqCst);
    let ledger = common::at(data.path(), &options, || contents(&record())).unwrap();
    let submit = |actor| ledger.submit(Statement::unsigned("depositary", accession(actor)));
    AHEAD.store(26_000, Ordering::SeqCst);
    for _ in 0..2 {
        let why = submit("HTI").unwrap_err().to_string();
        assert!(why.contains("a file that is written now is dated"), "{why}");
        assert!(ledger.failure().is_some(), "it is not ready");
    }
    AHEAD.store(1, Ordering::SeqCst);
    submit("HTI").unwrap();
    assert_eq!(ledger.failure(), None, "it goes on once the clock is set");
    // Witnesses know better than a file system whose clock is the same.
    AHEAD.store(0, Ordering::SeqCst);
    let now = u64::try_from(jiff::Timestamp::now().as_second()).unwrap();
    ledger.witnessed(now - 3 * 86_400);
    let why = submit("TON").unwrap_err().to_string();
    assert!(why.contains("witnesses say that it is"), "{why}");
    ledger.witnessed(now);
    submit("TON").unwrap();
}

#[test]
fn a_log_that_slept_for_months_asks_whether_it_has() {
    fn today() -> Day {
        jiff::Timestamp::now().to_string()[..10].parse().unwrap()
    }
    let data = TempDir::new().unwrap();
    let long_ago = Options { origin: "example.org/record".into(), today: || "2026-01-10".parse().unwrap() };
    drop(common::at(data.path(), &long_ago, || contents(&record())).unwrap());
    let now = Options { today, ..long_ago };
    // Trying again makes no difference, nor does what the tries wrote.
    for _ in 0..3 {
        let ledger = common::at(data.path(), &now, Vec::new).unwrap();
        let why = ledger.submit(Statement::unsigned("depositary", accession("HTI"))).unwrap_err().to_string();
        assert!(why.contains("the last day on which this log was at work is 2026-01-10"), "{why}");
    }
    // Witnesses know that it is, without anybody being asked; or the operator says so.
    let ledger = common::at(data.path(), &now, Vec::new).unwrap();
    ledger.witnessed(u64::try_from(jiff::Timestamp::now().as_second()).unwrap());
    ledger.submit(Statement::unsigned("depositary", accession("HTI"))).unwrap();
    drop(ledger);
    fs::write(data.path().join("clock"), "2026-01-10\n").unwrap();
    comity_ledger::clock::say(data.path(), today()).unwrap();
    let ledger = common::at(data.path(), &now, Vec::new).unwrap();
    ledger.submit(Statement::unsigned("depositary", accession("TON"))).unwrap();
}

#[test]
fn a_key_without_its_store_begins_no_other_log() {
    if !common::in_files() {
        return;
    }
    let data = TempDir::new().unwrap();
    drop(open(data.path()));
    fs::remove_dir_all(data.path().join("log")).unwrap();
    for name in ["comity.db", "comity.db-wal", "comity.db-shm"] {
        let _ = fs::remove_file(data.path().join(name));
    }
    let opened = common::at(data.path(), &options(), || contents(&record())).unwrap_err().to_string();
    assert!(opened.contains("its store is not here"), "{opened}");
    fs::write(data.path().join("comity.db"), "").unwrap();
    assert!(matches!(common::at(data.path(), &options(), Vec::new), Err(LedgerError::Damaged { .. })));
    // A start that was ended between moving the key and moving the store is gone on with.
    let (other, made) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    drop(open(made.path()));
    fs::create_dir(other.path().join("beginning")).unwrap();
    for (from, to) in [("log.key", "log.key"), ("log.vkey", "log.vkey"), ("comity.db", "beginning/comity.db")]
    {
        fs::copy(made.path().join(from), other.path().join(to)).unwrap();
    }
    let size = open(made.path()).record().checkpoint.size;
    assert_eq!(open(other.path()).record().checkpoint.size, size);
}

#[test]
fn a_backup_that_was_broken_off_is_made_again() {
    let [data, other] = [(); 2].map(|()| TempDir::new().unwrap());
    let ledger = open(data.path());
    let to = other.path().join("backup");
    // What a kill half-way leaves beside the place, or somebody else put there.
    let half = "backup.incomplete-00000000";
    fs::create_dir_all(other.path().join(half)).unwrap();
    fs::write(other.path().join(half).join("comity.db"), "half").unwrap();
    assert!(read(&other.path().join(half)).is_err());
    let copied = backup(data.path(), &to).unwrap();
    assert_eq!(copied.checkpoint.root, ledger.record().checkpoint.root);
    assert_eq!(names(other.path()), ["backup", half]);
    // One that fails leaves nothing that looks whole; two at once do not ruin each other.
    assert!(backup(&data.path().join("nothing"), &other.path().join("second")).is_err());
    assert_eq!(names(other.path()), ["backup", half]);
    let third = other.path().join("third");
    let made: Vec<bool> = thread::scope(|scope| {
        let copies = [(); 2].map(|()| scope.spawn(|| backup(data.path(), &third).is_ok()));
        copies.map(|copy| copy.join().unwrap()).to_vec()
    });
    assert!(made.contains(&true), "{made:?}");
    assert_eq!(read(&third).unwrap().checkpoint.root, ledger.record().checkpoint.root);
    assert_eq!(names(other.path()), ["backup", half, "third"]);
}

#[test]
fn keys_are_in_their_one_form_and_files_of_them_are_read_by_others() {
    // y = 2^255 - 1, 2^255 - 19 and 2^255 - 18: points that are there under another name, or are none.
    for low in [0xff, 0xed, 0xee] {
        let mut point = [0xff; 32];
        (point[0], point[31]) = (low, 0x7f);
        use base64::{Engine, prelude::BASE64_STANDARD};
        let key = format!("ed25519:{}", BASE64_STANDARD.encode(point));
        assert!(PublicKey::parse(&key).is_err(), "{key}");
    }
    let key = SecretKey::generate();
    assert_eq!(SecretKey::parse(&key.pem()).unwrap().public(), key.public());
    // RFC 5958, version 1 (0): 48 bytes, as openssl writes it.
    assert_eq!(key.pem().lines().nth(1).unwrap().len(), 64);
    assert!(key.pem().lines().nth(1).unwrap().starts_with("MC4CAQAwBQYDK2VwBCIEI"), "{}", key.pem());
}

#[test]
fn what_is_said_twice_or_upon_nothing_is_refused() {
    let data = TempDir::new().unwrap();
    let ledger = open(data.path());
    let [.., dutch] = entrusted(&ledger);
    let statement = signed(&ledger, "NLD", accession("NLD"), &[&dutch]);
    let text = statement.encode(ledger.verifier_key());
    assert!(Statement::decode(&text).is_ok());
    let twice = text.replacen('{', r#"{"by":"FRA","#, 1);
    let inside = text.replacen(r#""actor":"#, r#""actor":"FRA","actor":"#, 1);
    for text in [twice, inside] {
        assert!(Statement::decode(&text).unwrap_err().contains("said twice"), "{text}");
    }
    let upon = Upon { size: 0, root: tlog_tiles::EMPTY_HASH };
    let mut statement = Statement::upon("NLD", accession("NLD"), upon);
    statement.signatures = vec![dutch.sign(&statement.signed_bytes(ledger.verifier_key()))];
    let why = ledger.submit(statement).unwrap_err().to_string();
    assert!(why.contains("too long ago"), "{why}");
}

#[test]
fn a_path_out_of_the_folder_is_no_path_of_a_record() {
    for path in [
        "../evil.instrument",
        "/etc/evil.instrument",
        "instruments/../../evil.instrument",
        "instruments/a/b.instrument",
        "instruments/.instrument",
        "instruments/..instrument",
        "instruments/a\\b.instrument",
        "instruments/C:evil.instrument",
        "instruments/a\nb.instrument",
        "policies/../roles.cedar",
    ] {
        let content = Content::definition(path, "instrument x \"X\"");
        let statement = Statement::unsigned("depositary", content);
        let bytes =
            comity_ledger::Entry { recorded: "2026-11-24".parse().unwrap(), statement }.encode().unwrap();
        let why = comity_ledger::Entry::decode(&bytes).unwrap_err();
        assert!(why.contains("no file of definitions"), "{path}: {why}");
    }
}
