//! The store and its promises, without a mail server; with one: `xtask/interop/digests.py`.

use std::{
    collections::HashSet,
    fs,
    sync::atomic::{AtomicU64, Ordering},
};

use comity_assess::follow::{Since, Topic};
use comity_regime::Day;
use comity_web::{Letter, NotKept, Subscribers, TOKEN, Wish};
use tempfile::TempDir;

use super::{
    deliver::Outcome,
    schedule::{Schedule, Weekly},
    store::{Content, Store, Waiting, with_token},
};

/// Tuesday, 1 December 2026, noon.
const BEGUN: u64 = 1_796_126_400;
const HOUR: u64 = 3600;
const WEEK: u64 = 7 * 24 * HOUR;
const MONDAY: Schedule = Schedule { day: Weekly::Monday, hour: 6 };

/// A clock for each test: they run beside each other.
macro_rules! clock {
    ($name:ident) => {
        static $name: AtomicU64 = AtomicU64::new(BEGUN);
    };
}

fn store(folder: &TempDir, now: fn() -> u64) -> Store {
    Store::open(folder.path(), "record.example.org", MONDAY, now).unwrap_or_else(|_| panic!("it opens")).0
}

fn wish(address: &str) -> Wish {
    let topic = Topic::State("FIN".into());
    Wish { address: address.into(), language: "fr".into(), topic, only_missing: false }
}

fn since(entry: u64) -> Since {
    Since { entry, day: Day::new(2026, 12, 1).unwrap() }
}

/// Asks, and gives the token that the letter has.
fn asked(store: &Store, address: &str) -> String {
    store.ask(&wish(address)).unwrap();
    let mail = store.next().unwrap().unwrap();
    let Content::Confirmation(_, token) = &mail.content else { panic!("{mail:?}") };
    let token = token.clone();
    store.begin(&mail.id).unwrap();
    assert!(!store.became(&mail, &Outcome::Sent).unwrap());
    token
}

fn follows(store: &Store, address: &str) {
    let token = asked(store, address);
    assert!(store.confirm(&token, since(10)).unwrap().is_some());
}

fn letter() -> Letter {
    let text = format!("stop: {TOKEN}");
    Letter { subject: "News".into(), text: text.clone(), html: text }
}

/// Writes what is due, as the office does.
fn write(store: &Store, now: u64) -> usize {
    let period = MONDAY.period(now);
    let behind = store.behind(&period).unwrap();
    for who in &behind {
        store.told(who, &period, since(20), Some(&letter())).unwrap();
    }
    behind.len()
}

fn stop_token(mail: &Waiting) -> String {
    let Content::Digest(_, token) = &mail.content else { panic!("{mail:?}") };
    token.clone()
}

#[test]
fn nothing_is_followed_before_it_is_confirmed_and_a_link_has_its_time() {
    clock!(NOW);
    let folder = TempDir::new().unwrap();
    let store = store(&folder, || NOW.load(Ordering::Relaxed));
    let (token, late) = (asked(&store, "a@example.org"), asked(&store, "late@example.org"));
    assert_eq!(token.len(), 32);
    assert_eq!(store.wished(&token).unwrap().unwrap(), wish("a@example.org"));
    assert!(store.wished("0".repeat(32).as_str()).unwrap().is_none());
    assert_eq!(store.stands().unwrap().addresses, 0);
    for _ in 0..2 {
        assert_eq!(store.confirm(&token, since(10)).unwrap().unwrap().topic, Topic::State("FIN".into()));
        assert_eq!(store.stands().unwrap().addresses, 1);
    }
    NOW.fetch_add(48 * HOUR, Ordering::Relaxed);
    assert!(store.wished(&late).unwrap().is_none() && store.confirm(&late, since(10)).unwrap().is_none());
    store.tidy().unwrap();
    let kept = fs::read(folder.path().join("mail.db")).unwrap();
    let has = |text: &str| kept.windows(text.len()).any(|window| window == text.as_bytes());
    assert!(has("a@example.org") && !has("late@example.org"), "what was not confirmed is deleted");
}

#[test]
fn the_database_has_no_token_and_is_its_owners_only() {
    clock!(NOW);
    let folder = TempDir::new().unwrap();
    let store = store(&folder, || NOW.load(Ordering::Relaxed));
    let token = asked(&store, "a@example.org");
    store.confirm(&token, since(10)).unwrap();
    NOW.fetch_add(WEEK, Ordering::Relaxed);
    write(&store, NOW.load(Ordering::Relaxed));
    let stop = stop_token(&store.next().unwrap().unwrap());
    let kept = fs::read(folder.path().join("mail.db")).unwrap();
    for token in [&token, &stop] {
        assert!(!kept.windows(token.len()).any(|window| window == token.as_bytes()));
    }
    #[cfg(unix)]
    for file in ["mail.db", "mail.key"] {
        let mode = std::os::unix::fs::PermissionsExt::mode(
            &fs::metadata(folder.path().join(file)).unwrap().permissions(),
        );
        assert_eq!(mode & 0o777, 0o600, "{file}");
    }
}

#[test]
fn one_person_is_not_written_to_for_others_fun() {
    clock!(NOW);
    let folder = TempDir::new().unwrap();
    let store = store(&folder, || NOW.load(Ordering::Relaxed));
    for address in
        ["a@example.org", "A@Example.org", "a+one@example.org", "a+two@example.org", "a@EXAMPLE.org"]
    {
        // The same answer, whether a letter goes or not.
        assert!(store.ask(&wish(address)).is_ok());
    }
    assert_eq!(store.stands().unwrap().waiting, 3);
    store.ask(&wish("b@example.org")).unwrap();
    assert_eq!(store.stands().unwrap().waiting, 4);
    NOW.fetch_add(24 * HOUR, Ordering::Relaxed);
    store.ask(&wish("a@example.org")).unwrap();
    assert_eq!(store.stands().unwrap().waiting, 5);
}

#[test]
fn what_is_no_address_is_refused() {
    clock!(NOW);
    let folder = TempDir::new().unwrap();
    let store = store(&folder, || NOW.load(Ordering::Relaxed));
    for address in [
        "",
        "nobody",
        "a@b@c.org",
        "a@localhost",
        "a@[127.0.0.1]",
        "a@127.0.0.1",
        "a@example.org\r\nBcc: b@example.org",
        "a@example.org\nDATA",
        "Name <a@example.org>",
        "a@example.org, b@example.org",
        "a b@example.org",
        "\u{0}@example.org",
        "a@exa\u{202e}mple.org",
        &format!("{}@example.org", "a".repeat(250)),
    ] {
        assert!(matches!(store.ask(&wish(address)), Err(NotKept::Address(_))), "{address:?}");
    }
    let token = asked(&store, "poste@bücher.example");
    store.confirm(&token, since(10)).unwrap();
    NOW.fetch_add(WEEK, Ordering::Relaxed);
    write(&store, NOW.load(Ordering::Relaxed));
    assert_eq!(store.next().unwrap().unwrap().address, "poste@xn--bcher-kva.example");
}

#[test]
fn a_digest_is_written_once_a_period_and_has_one_name() {
    clock!(NOW);
    let folder = TempDir::new().unwrap();
    let first = store(&folder, || NOW.load(Ordering::Relaxed));
    follows(&first, "a@example.org");
    assert_eq!(write(&first, BEGUN), 0, "they have seen the page");
    NOW.fetch_add(WEEK, Ordering::Relaxed);
    let now = NOW.load(Ordering::Relaxed);
    assert_eq!((write(&first, now), write(&first, now)), (1, 0));
    let mail = first.next().unwrap().unwrap();
    assert!(
        mail.id.starts_with("digest.2026-12-07.") && mail.id.ends_with("@record.example.org"),
        "{}",
        mail.id
    );
    let token = stop_token(&mail);
    assert_eq!(with_token(&letter().text, &token), format!("stop: {token}"));
    assert_eq!(first.followed(&token).unwrap().unwrap()[0].since, since(20));
    // It is tried later under the same name, and after a restart as well.
    first.begin(&mail.id).unwrap();
    assert!(first.begin(&mail.id).is_err(), "it is being sent");
    first.became(&mail, &Outcome::Later("450 later".into())).unwrap();
    assert!(first.next().unwrap().is_none());
    drop(first);
    NOW.fetch_add(60, Ordering::Relaxed);
    let again = store(&folder, || NOW.load(Ordering::Relaxed));
    assert_eq!(again.next().unwrap().unwrap().id, mail.id);
    assert_eq!(write(&again, now), 0);
    NOW.fetch_add(WEEK, Ordering::Relaxed);
    assert_eq!(write(&again, NOW.load(Ordering::Relaxed)), 1);
}

#[test]
fn what_was_being_sent_when_the_program_ended_is_not_sent_again() {
    clock!(NOW);
    let folder = TempDir::new().unwrap();
    let first = store(&folder, || NOW.load(Ordering::Relaxed));
    follows(&first, "a@example.org");
    NOW.fetch_add(WEEK, Ordering::Relaxed);
    write(&first, NOW.load(Ordering::Relaxed));
    let mail = first.next().unwrap().unwrap();
    first.begin(&mail.id).unwrap();
    drop(first);
    let (again, broken_off) =
        Store::open(folder.path(), "record.example.org", MONDAY, || NOW.load(Ordering::Relaxed))
            .unwrap_or_else(|_| panic!());
    assert_eq!(broken_off, 1);
    assert!(again.next().unwrap().is_none());
    let stands = again.stands().unwrap();
    assert_eq!((stands.waiting, stands.unknown), (0, 1));
    NOW.fetch_add(WEEK, Ordering::Relaxed);
    assert_eq!(again.stands().unwrap().unknown, 0, "it is said for a week");
}

#[test]
fn an_address_that_is_refused_for_good_is_written_to_no_more_until_it_is_confirmed_anew() {
    clock!(NOW);
    let folder = TempDir::new().unwrap();
    let store = store(&folder, || NOW.load(Ordering::Relaxed));
    follows(&store, "a@example.org");
    let refused = |address| Outcome::Refused { why: "550 no such user".into(), address };
    for (outcome, suspended) in
        [(refused(true), 0), (Outcome::Sent, 0), (refused(true), 0), (refused(false), 0), (refused(true), 1)]
    {
        NOW.fetch_add(WEEK, Ordering::Relaxed);
        assert_eq!(write(&store, NOW.load(Ordering::Relaxed)), 1);
        let mail = store.next().unwrap().unwrap();
        store.begin(&mail.id).unwrap();
        assert_eq!(store.became(&mail, &outcome).unwrap(), outcome != Outcome::Sent);
        assert_eq!(store.stands().unwrap().suspended, suspended, "{outcome:?}");
    }
    NOW.fetch_add(WEEK, Ordering::Relaxed);
    assert_eq!(write(&store, NOW.load(Ordering::Relaxed)), 0);
    follows(&store, "a@example.org");
    let stands = store.stands().unwrap();
    assert_eq!((write(&store, NOW.load(Ordering::Relaxed)), stands.suspended), (0, 0), "as whoever begins");
    NOW.fetch_add(WEEK, Ordering::Relaxed);
    assert_eq!(write(&store, NOW.load(Ordering::Relaxed)), 1);
}

#[test]
fn what_is_not_taken_is_tried_less_and_less_often_and_given_up() {
    clock!(NOW);
    let folder = TempDir::new().unwrap();
    let store = store(&folder, || NOW.load(Ordering::Relaxed));
    follows(&store, "a@example.org");
    NOW.fetch_add(WEEK, Ordering::Relaxed);
    let begun = NOW.load(Ordering::Relaxed);
    write(&store, begun);
    let mut tried = vec![];
    while store.stands().unwrap().waiting > 0 {
        if let Some(mail) = store.next().unwrap() {
            tried.push(NOW.load(Ordering::Relaxed) - begun);
            store.begin(&mail.id).unwrap();
            store.became(&mail, &Outcome::Later("450 later".into())).unwrap();
        }
        NOW.fetch_add(60, Ordering::Relaxed);
    }
    let pauses: Vec<u64> = tried.windows(2).map(|pair| pair[1] - pair[0]).collect();
    assert_eq!(pauses[..8], [60, 120, 240, 480, 960, 1920, 3840, 7680]);
    assert!(pauses[8..].iter().all(|pause| *pause == 4 * HOUR), "{pauses:?}");
    assert!((3 * 24 * HOUR..4 * 24 * HOUR).contains(tried.last().unwrap()));
}

#[test]
fn whoever_stops_is_forgotten() {
    clock!(NOW);
    let folder = TempDir::new().unwrap();
    let store = store(&folder, || NOW.load(Ordering::Relaxed));
    let confirm = asked(&store, "a@example.org");
    store.confirm(&confirm, since(10)).unwrap();
    let other = Topic::Forum("nss".into());
    store.ask(&Wish { topic: other.clone(), only_missing: true, ..wish("a@example.org") }).unwrap();
    let mail = store.next().unwrap().unwrap();
    let Content::Confirmation(_, token) = &mail.content else { panic!("{mail:?}") };
    store.begin(&mail.id).unwrap();
    store.became(&mail, &Outcome::Sent).unwrap();
    store.confirm(token, since(12)).unwrap();
    NOW.fetch_add(WEEK, Ordering::Relaxed);
    write(&store, NOW.load(Ordering::Relaxed));
    let stop = stop_token(&store.next().unwrap().unwrap());
    let topics = |all: Vec<comity_assess::follow::Following>| {
        all.into_iter().map(|f| f.topic.to_string()).collect::<HashSet<_>>()
    };
    assert_eq!(topics(store.followed(&stop).unwrap().unwrap()).len(), 2);
    assert_eq!(store.stop(&stop, Some(&other)).unwrap(), Some(true));
    assert_eq!(store.stop(&stop, Some(&other)).unwrap(), Some(true), "it is stopped already");
    assert!(
        store.confirm(token, since(12)).unwrap().is_none(),
        "the button of an old letter begins nothing anew"
    );
    assert_eq!(store.stop(&stop, None).unwrap(), Some(false));
    assert!(store.stop(&stop, None).unwrap().is_none() && store.followed(&stop).unwrap().is_none());
    assert!(store.confirm(&confirm, since(10)).unwrap().is_none());
    assert_eq!(store.stands().unwrap(), Default::default());
    let kept = fs::read(folder.path().join("mail.db")).unwrap();
    assert!(!kept.windows(13).any(|window| window == b"a@example.org"), "nothing of it is left in the file");
}

#[test]
fn whoever_heard_while_the_clock_was_far_ahead_hears_again() {
    clock!(NOW);
    let folder = TempDir::new().unwrap();
    let store = store(&folder, || NOW.load(Ordering::Relaxed));
    follows(&store, "a@example.org");
    let years = 520 * WEEK;
    NOW.fetch_add(years, Ordering::Relaxed);
    let behind = store.behind(&MONDAY.period(BEGUN + years)).unwrap();
    let far = Since { entry: 20, day: Day::new(2036, 12, 1).unwrap() };
    store.told(&behind[0], &MONDAY.period(BEGUN + years), far, Some(&letter())).unwrap();
    NOW.fetch_sub(years, Ordering::Relaxed);
    assert!(store.next().unwrap().is_none());
    store.tidy().unwrap();
    let mail = store.next().unwrap().unwrap();
    let told = store.followed(&stop_token(&mail)).unwrap().unwrap();
    assert_eq!(told[0].since, since(20));
    assert_eq!(write(&store, BEGUN), 0);
    assert_eq!(write(&store, BEGUN + WEEK), 1);
}

#[test]
fn a_database_without_its_key_or_of_a_later_version_is_refused() {
    clock!(NOW);
    let folder = TempDir::new().unwrap();
    drop(store(&folder, || NOW.load(Ordering::Relaxed)));
    let open =
        || match Store::open(folder.path(), "record.example.org", MONDAY, || NOW.load(Ordering::Relaxed)) {
            Ok(_) => String::new(),
            Err(failure) => format!("{failure:?}"),
        };
    assert_eq!(open(), "");
    let key = fs::read(folder.path().join("mail.key")).unwrap();
    fs::write(folder.path().join("mail.key"), b"short").unwrap();
    assert!(open().contains("another length"));
    fs::remove_file(folder.path().join("mail.key")).unwrap();
    assert!(open().contains("restore it"));
    fs::write(folder.path().join("mail.key"), key).unwrap();
    rusqlite::Connection::open(folder.path().join("mail.db"))
        .unwrap()
        .execute_batch("PRAGMA user_version = 9")
        .unwrap();
    assert!(open().contains("later version"));
}
