//! What is taken away under a running log, and comes back: public files, sealed papers. And what no copy is made over.

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use std::{
    fs,
    path::Path,
    thread,
    time::{Duration, Instant},
};

use comity_ledger::{
    Content, Fields, Kind, Ledger, Mirror, Policy, Refusal, SecretKey, Statement, sealed,
    verify::{files, verify},
};
use common::{accession, entrusted, open, signed};
use tempfile::TempDir;

/// All of a log's public files hold together, and go as far as it does.
#[track_caller]
fn whole(data: &Path, ledger: &Ledger) {
    let verified = verify(&*files(data.join("log")), ledger.verifier_key(), &mut |_, _| {}).unwrap();
    assert_eq!(verified.checkpoint.root, ledger.record().checkpoint.root);
}

fn appended(ledger: &Ledger, actor: &str) {
    ledger.submit(Statement::unsigned("depositary", accession(actor))).unwrap();
}

#[test]
fn public_files_that_are_gone_are_noticed_when_asked_for_and_made_again() {
    let data = TempDir::new().unwrap();
    let (ledger, log) = (open(data.path()), data.path().join("log"));
    assert_eq!(ledger.behind(), None);
    fs::remove_dir_all(&log).unwrap();
    let behind = ledger.behind().unwrap();
    assert!(behind.contains("log/checkpoint is gone"), "{behind}");
    let begun = Instant::now();
    while let Some(behind) = ledger.behind() {
        assert!(begun.elapsed() < Duration::from_secs(60), "{behind}");
        thread::sleep(Duration::from_millis(5));
    }
    whole(data.path(), &ledger);
    // Nobody asks, and something is recorded: all of them are there again, not only what is new.
    fs::remove_dir_all(&log).unwrap();
    appended(&ledger, "HTI");
    whole(data.path(), &ledger);
    // Nor do the words of a witness stand there alone.
    fs::remove_dir_all(&log).unwrap();
    ledger.cosigned(ledger.record().checkpoint.note.clone()).unwrap();
    appended(&ledger, "TON");
    whole(data.path(), &ledger);
}

#[test]
fn a_paper_that_was_lost_is_kept_again_when_its_sealing_is_sent_again() {
    if !common::in_files() {
        return;
    }
    let data = TempDir::new().unwrap();
    let ledger = open(data.path());
    let [.., dutch] = entrusted(&ledger);
    let share = "A".repeat(43);
    let head = format!("age-encryption.org/v1\n-> X25519 {share}\n{share}\n--- {share}\n");
    let paper = [head.as_bytes(), &[7; 40]].concat();
    let digest = sealed::digest(&[7; sealed::SALT], b"text");
    let sealing = signed(&ledger, "NLD", sealed::sealing(&digest, &paper, "restricted", "", ""), &[&dutch]);
    let send = |paper: &[u8]| ledger.submit_with(sealing.clone(), Some(paper));
    let first = send(&paper).unwrap();
    let path = data.path().join("papers").join(format!("{}.age", sealing.content.fields.get("file")));
    assert_eq!(fs::read(&path).unwrap(), paper);
    // Lost; changed; cut short.
    for left in [None, Some(&b"another"[..]), Some(&paper[..50])] {
        match left {
            None => fs::remove_file(&path).unwrap(),
            Some(bytes) => fs::write(&path, bytes).unwrap(),
        }
        // Only what was sealed takes its place.
        let other = [head.as_bytes(), &[8; 40]].concat();
        assert!(matches!(send(&other), Err(Refusal::Forbidden(_))));
        assert_eq!(fs::read(&path).ok().as_deref(), left);
        let again = send(&paper).unwrap();
        assert_eq!((again.index, again.checkpoint.size), (first.index, first.checkpoint.size));
        assert!(again.warnings[0].contains("kept again"), "{:?}", again.warnings);
        assert_eq!(fs::read(&path).unwrap(), paper);
    }
    assert!(!send(&paper).unwrap().warnings[0].contains("kept again"));
}

#[test]
fn no_copy_of_a_log_is_made_in_the_data_folder_of_another() {
    if !common::in_files() {
        return;
    }
    let [data, other] = [(); 2].map(|()| TempDir::new().unwrap());
    let (ours, theirs) = (open(data.path()), open(other.path()));
    appended(&theirs, "HTI");
    let before = fs::read(data.path().join("log/checkpoint")).unwrap();
    let key = theirs.verifier_key();
    drop(ours);
    let refused = |what: &str| {
        let why = Mirror::open(data.path(), Policy::of_log(key).unwrap()).unwrap_err().to_string();
        assert!(why.contains(what) && why.contains("a folder of its own"), "{why}");
        assert_eq!(fs::read(data.path().join("log/checkpoint")).unwrap(), before);
    };
    refused("comity.db");
    // Nor where the store has been lost, and its key and files have not.
    fs::remove_file(data.path().join("comity.db")).unwrap();
    refused("log.key");
    let copy = data.path().join("copy");
    let mut mirror = Mirror::open(&copy, Policy::of_log(key).unwrap()).unwrap();
    assert!(mirror.follow(&*files(other.path().join("log"))).unwrap());
}

/// What cannot be kept is not half there: nobody is told of a paper that no entry sealed.
#[test]
fn a_paper_that_cannot_be_kept_is_not_sealed() {
    if !common::in_files() {
        return;
    }
    let data = TempDir::new().unwrap();
    let ledger = open(data.path());
    let [a, b, dutch] = entrusted(&ledger);
    // A file stands where the folder of papers would be made.
    fs::write(data.path().join("papers"), "").unwrap();
    let share = "A".repeat(43);
    let head = format!("age-encryption.org/v1\n-> X25519 {share}\n{share}\n--- {share}\n");
    let paper = [head.as_bytes(), &[7; 32], b"sealed"].concat();
    let digest = sealed::digest(&[7; sealed::SALT], b"sealed");
    let content = sealed::sealing(&digest, &paper, "restricted", "", "A paper");
    let statement = signed(&ledger, "NLD", content, &[&dutch]);
    // While the sequencer makes the record again for a source, the sealing and an act wait, and are taken together.
    let source = Content { kind: Kind::Source, fields: Fields::new([("id", "s"), ("title", "S")]) };
    let offer = |content, by: &str, keys: &[&SecretKey]| {
        ledger.offer(signed(&ledger, by, content, keys), None).unwrap()
    };
    let first = offer(source, "depositary", &[&a, &b]);
    let sealing = ledger.offer(statement.clone(), Some(&paper)).unwrap();
    let act = offer(accession("HTI"), "depositary", &[&a, &b]);
    first.wait().unwrap();
    let refused = sealing.wait().unwrap_err();
    assert!(matches!(refused, Refusal::Failed(_)), "{refused}");
    // What is recorded with it does not bring it along.
    act.wait().unwrap();
    assert!(ledger.record().trust.papers.is_empty());
    fs::remove_file(data.path().join("papers")).unwrap();
    let entry = ledger.submit_with(statement, Some(&paper)).unwrap().index;
    assert!(ledger.record().trust.papers.contains_key(&entry));
}
