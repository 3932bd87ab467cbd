//! What stores say when they do not do what they are asked, each in its own way, and what is made of it.

use std::sync::Arc;

use object_store::{Error, ObjectStoreExt, path::Path};

use super::{
    exports::export,
    place::{Head, Place},
    tests::{Log, Watched, now, round},
    trouble::Trouble,
};

fn said(words: &str) -> Box<dyn std::error::Error + Send + Sync> {
    words.into()
}

fn exists() -> Error {
    Error::AlreadyExists { path: "x".into(), source: said("status code: 409 Conflict") }
}

fn precondition() -> Error {
    Error::Precondition { path: "x".into(), source: said("status code: 412: LeaseIdMissing") }
}

#[test]
fn a_file_that_is_said_to_be_there_and_is_not_is_tried_again() {
    let (log, store) = (Log::begin(), Arc::new(Watched::default()));
    let deleting = |count: usize| (0..count).map(|_| ("tile/0/000", exists())).collect::<Vec<_>>();
    // A container that is being deleted has the file and has it not, for as long as that takes.
    *store.answers.lock().unwrap() = deleting(20);
    let trouble = round(&mut log.at(&store)).unwrap_err();
    assert!(matches!(trouble, Trouble::Failed { .. }) && !trouble.lasts(), "{trouble}");
    assert!(trouble.to_string().starts_with("s3://bucket/a/b/log/tile/0/000: "), "{trouble}");
    assert!(!now(store.all()).contains_key("a/b/log/checkpoint"));
    *store.answers.lock().unwrap() = deleting(2);
    assert_eq!(round(&mut log.at(&store)).unwrap().size, log.size());
    assert!(store.answers.lock().unwrap().is_empty());
    let there = now(store.all());
    assert_eq!(there["a/b/log/tile/0/000"], std::fs::read(log.data().join("log/tile/0/000")).unwrap());
}

#[test]
fn a_file_that_is_held_is_not_said_to_be_sent() {
    let (log, store) = (Log::begin(), Arc::new(Watched::default()));
    let place = Place::of(store.clone(), Path::from("a/b"), "az://container/a/b");
    let day = "2026-11-24".parse().unwrap();
    for held in [precondition(), exists()] {
        *store.answers.lock().unwrap() = vec![("export/actors.csv", held)];
        let trouble = now(export(&place, log.data(), day)).unwrap_err();
        let what = trouble.to_string();
        assert!(matches!(trouble, Trouble::Failed { .. }), "{what}");
        assert!(
            what.starts_with("az://container/a/b/export/actors.csv: ") && what.contains("status"),
            "{what}"
        );
        assert!(!now(store.all()).contains_key("a/b/export/datapackage.json"));
    }
    let (sent, of) = now(export(&place, log.data(), day)).unwrap();
    assert!(0 < sent && sent <= of);
    assert!(now(store.all()).contains_key("a/b/export/actors.csv"));
}

#[test]
fn a_checkpoint_that_is_held_stays_and_is_said_to_be() {
    let (log, store) = (Log::begin(), Arc::new(Watched::default()));
    round(&mut log.at(&store)).unwrap();
    let before = now(store.all())["a/b/log/checkpoint"].clone();
    log.say("HTI");
    *store.answers.lock().unwrap() = (0..20).map(|_| ("log/checkpoint", precondition())).collect();
    let trouble = round(&mut log.at(&store)).unwrap_err();
    assert!(matches!(trouble, Trouble::Contended { .. }) && !trouble.lasts(), "{trouble}");
    assert!(trouble.to_string().contains("lease"), "{trouble}");
    assert_eq!(now(store.all())["a/b/log/checkpoint"], before);
}

#[test]
fn a_key_that_could_not_be_shown_is_shown_by_the_next_round() {
    let (log, store) = (Log::begin(), Arc::new(Watched::default()));
    *store.answers.lock().unwrap() = vec![("log/vkey", exists())];
    let mut publisher = log.at(&store);
    round(&mut publisher).unwrap();
    assert!(!now(store.all()).contains_key("a/b/log/vkey"));
    round(&mut publisher).unwrap();
    assert!(now(store.all()).contains_key("a/b/log/vkey"));
}

#[test]
fn what_somebody_else_has_taken_away_is_gone() {
    let folder = tempfile::tempdir().unwrap();
    let place = Place::in_folder(folder.path().to_owned(), "file:///folder").unwrap();
    now(place.overwrite("log/tile/0/000.p/7", vec![1], Head::Immutable)).unwrap();
    let paths = ["log/tile/0/000.p/6", "log/tile/0/000.p/7"].map(str::to_owned);
    now(place.delete(paths.to_vec())).unwrap();
    assert!(!folder.path().join("log/tile/0/000.p/7").exists());
    now(place.delete(paths.to_vec())).unwrap();
}

#[test]
fn a_store_that_does_not_know_conditions_is_told_from_one_that_failed() {
    let (log, store) = (Log::begin(), Arc::new(Watched::default()));
    round(&mut log.at(&store)).unwrap();
    let guard = |words: &str| {
        let failed = Error::Generic { store: "Watched", source: said(words) };
        *store.answers.lock().unwrap() = vec![("log/checkpoint", failed)];
        let place = Place::of(store.clone(), Path::from("a/b"), "s3://bucket/a/b");
        let found = now(place.get("log/checkpoint")).unwrap().unwrap();
        now(place.is_guarded("log/checkpoint", &found, Head::Now)).unwrap_err()
    };
    let unknown =
        guard("Server returned non-2xx status code: 501 Not Implemented: <Code>NotImplemented</Code>");
    assert!(matches!(unknown, Trouble::Unconditional { .. }) && unknown.lasts(), "{unknown}");
    // A port and a duration are no status.
    let failed = guard("PUT http://127.0.0.1:50123/bucket in 1.501s: connection closed");
    assert!(matches!(failed, Trouble::Failed { .. }) && !failed.lasts(), "{failed}");
    assert!(now(store.inner.get(&Path::from("a/b/log/checkpoint"))).is_ok());
}
