//! Documents beside the log: what is kept is what was cited, once, whole, and no more of it than there is room for.

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use std::{cell::RefCell, fs, path::Path, thread};

use comity_ledger::{
    Content, Fields, LedgerError, Options, Record, Statement, backup, contents,
    documents::{DOCUMENTS, DocumentDigest, Documents, Found, Kept, Room, Unfit, cited, citing, missing},
    fetch::Fetching,
    format::Format,
    read,
};
use comity_regime::{Day, load::Folder};
use tempfile::TempDir;

fn record() -> Folder {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../record/nuclear-security");
    let wanted = ["actors.csv", "sources.csv", "instruments/icsant.instrument", "policies/roles.cedar"];
    wanted.map(|path| (path.to_owned(), fs::read(root.join(path)).unwrap())).into()
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// A log in which some States accede, each by a document.
fn log(data: &Path, by: &[(&str, DocumentDigest)]) {
    let options = Options { origin: "example.org/record".into(), today: || day("2026-11-24") };
    let ledger = common::at(data, &options, || contents(&record())).unwrap();
    for (actor, digest) in by {
        let digest = digest.to_string();
        let fields = [
            ("date", "2026-11-20"),
            ("actor", actor),
            ("act", "accession"),
            ("instrument", "icsant"),
            ("source", "untc-2015"),
            ("digest", &digest),
        ];
        ledger.submit(Statement::unsigned("depositary", Content::act(Fields::new(fields)))).unwrap();
    }
}

fn is_empty(data: &Path) -> bool {
    fs::read_dir(data.join(DOCUMENTS)).is_ok_and(|mut all| all.next().is_none())
}

#[test]
fn a_digest_is_written_in_one_way() {
    let digest = DocumentDigest::of(b"%PDF-1.7");
    assert_eq!(DocumentDigest::parse(&digest.to_string()), Some(digest));
    assert_eq!(DocumentDigest::of_all(&b"%PDF-1.7"[..]).unwrap(), digest);
    for other in
        ["", "ab", &digest.to_string().to_uppercase(), &"g".repeat(64), &"é".repeat(32), "../../../../../x"]
    {
        assert_eq!(DocumentDigest::parse(other), None, "{other}");
    }
}

#[test]
fn what_is_there_is_never_touched_and_what_is_wrong_is_replaced() {
    let data = TempDir::new().unwrap();
    let documents = Documents::of(data.path(), Room::default());
    let (bytes, digest) = (b"%PDF-1.7 note", DocumentDigest::of(b"%PDF-1.7 note"));
    let none = documents.mark();
    assert_eq!((documents.find(digest), documents.open(digest)), (None, Found::Missing));
    let kept = Kept { bytes: 13, format: Format::Pdf };
    assert_eq!(documents.keep_all(&bytes[..], digest).unwrap(), (kept, true));
    let (path, with) = (documents.path(digest), documents.mark());
    assert!(with != none && path.ends_with(format!("documents/{}/{digest}", &digest.to_string()[..2])));
    let written = fs::metadata(&path).unwrap().modified().unwrap();
    assert_eq!(documents.keep_all(&bytes[..], digest).unwrap(), (kept, false));
    assert_eq!(fs::metadata(&path).unwrap().modified().unwrap(), written);
    // Another process finds it, and finds out that it was changed.
    fs::write(&path, "%PDF-1.7 nota").unwrap();
    let other = Documents::of(data.path(), Room::default());
    assert_eq!((other.find(digest), other.mark()), (Some(kept), with));
    assert_eq!((other.open(digest), other.find(digest), other.mark()), (Found::Wrong, None, none));
    assert_eq!(other.keep_all(&bytes[..], digest).unwrap(), (kept, true));
    assert_eq!((other.open(digest), other.mark()), (Found::Whole(kept), with));
    fs::remove_file(&path).unwrap();
    assert_eq!((other.open(digest), other.find(digest), other.mark()), (Found::Missing, None, none));
}

#[test]
fn what_is_refused_leaves_nothing() {
    let data = TempDir::new().unwrap();
    let documents = Documents::of(data.path(), Room { largest: 20, a_day: 30 });
    let keep = |bytes: &[u8], digest| documents.keep_all(bytes, digest).unwrap_err();
    let large = b"%PDF-1.7 with 21 byte";
    assert!(matches!(keep(large, DocumentDigest::of(large)), Unfit::TooLarge(20)));
    let digest = DocumentDigest::of(b"%PDF-1.7");
    let error = keep(b"%PDF-1.6", digest);
    assert!(matches!(error, Unfit::Differs { .. }) && error.to_string().contains(&digest.to_string()));
    let html = b"<html>";
    let error = keep(html, DocumentDigest::of(html)).to_string();
    assert!(error.contains("mark-up") && error.contains("PDF, plain text"), "{error}");
    let begun = || {
        let mut incoming = documents.receive().unwrap();
        incoming.write(b"%PDF").unwrap();
        incoming
    };
    // Whoever leaves half-way takes it along; after a crash it is tidied away.
    drop(begun());
    assert!(is_empty(data.path()));
    std::mem::forget(begun());
    assert!(!is_empty(data.path()));
    documents.tidy();
    assert!(is_empty(data.path()));
}

#[test]
fn a_day_and_a_holder_have_so_much_room() {
    let data = TempDir::new().unwrap();
    let documents = Documents::of(data.path(), Room { largest: 20, a_day: 20 });
    let keep = |text: &str, holder: &str, on: &str| {
        let mut incoming = documents.receive().unwrap();
        incoming.write(text.as_bytes()).unwrap();
        documents.keep(incoming, DocumentDigest::of(text.as_bytes()), Some((holder, day(on))))
    };
    assert!(keep("fifteen bytes 1", "NLD", "2026-11-24").unwrap().1);
    let error = keep("fifteen bytes 2", "NLD", "2026-11-24").unwrap_err();
    assert!(matches!(&error, Unfit::Enough { holder, a_day: 20 } if holder == "NLD"), "{error}");
    // What is here already takes no room.
    assert!(!keep("fifteen bytes 1", "NLD", "2026-11-24").unwrap().1);
    assert!(keep("five1", "NLD", "2026-11-24").unwrap().1);
    assert!(keep("fifteen bytes 2", "FIN", "2026-11-24").unwrap().1);
    assert!(keep("fifteen bytes 3", "NLD", "2026-11-25").unwrap().1);
}

#[test]
fn many_who_bring_the_same_keep_it_once() {
    let data = TempDir::new().unwrap();
    let documents = Documents::of(data.path(), Room::default());
    let text = "x".repeat(300_000);
    let digest = DocumentDigest::of(text.as_bytes());
    let bring = || documents.keep_all(text.as_bytes(), digest).unwrap().1;
    let new = thread::scope(|scope| {
        let all: Vec<_> = (0..8).map(|_| scope.spawn(bring)).collect();
        all.into_iter().map(|one| one.join().unwrap()).filter(|new| *new).count()
    });
    assert_eq!(new, 1);
    assert_eq!(documents.check(digest), Found::Whole(Kept { bytes: 300_000, format: Format::Text }));
    assert_eq!(fs::read_dir(data.path().join(DOCUMENTS)).unwrap().count(), 1);
}

#[test]
fn a_backup_has_what_is_cited_and_whole() {
    let folder = TempDir::new().unwrap();
    let (data, copy) = (folder.path().join("data"), folder.path().join("copy"));
    let texts = ["Kenya accedes", "Ghana accedes", "Chad accedes", "nobody cites it"];
    let [kenya, ghana, chad, other] = texts.map(|text| DocumentDigest::of(text.as_bytes()));
    log(&data, &[("KEN", kenya), ("GHA", ghana), ("TCD", chad)]);
    let documents = Documents::of(&data, Room::default());
    for (text, digest) in [(texts[0], kenya), (texts[1], ghana), (texts[3], other)] {
        documents.keep_all(text.as_bytes(), digest).unwrap();
    }
    fs::write(documents.path(ghana), "Ghana objects").unwrap();
    let Record { regime, .. } = backup(&data, &copy).unwrap();
    assert_eq!(cited(&regime).len(), 3);
    assert_eq!(citing(&regime, kenya).len(), 1);
    assert_eq!(citing(&regime, other), [0; 0]);
    let copied = Documents::of(&copy, Room::default());
    assert_eq!(
        [kenya, ghana, chad, other].map(|digest| copied.find(digest).is_some()),
        [true, false, false, false]
    );
    assert_eq!(missing(&regime, &copied), 2);
}

#[test]
fn a_mirror_asks_for_a_few_at_a_time_and_comes_round() {
    let folder = TempDir::new().unwrap();
    let states = ["KEN", "GHA", "TCD", "FIN", "NLD", "FRA", "DEU", "CHL", "PER", "BRA", "IND", "JPN"];
    let by: Vec<_> = states.iter().map(|id| (*id, DocumentDigest::of(id.as_bytes()))).collect();
    log(folder.path(), &by);
    let regime = read(folder.path()).unwrap().regime;
    let documents = Documents::of(folder.path(), Room::default());
    let (asked, mut fetching) = (RefCell::new(vec![]), Fetching::default());
    let text = |digest| by.iter().find(|(_, d)| *d == digest).map(|(id, _)| id.as_bytes().to_vec());
    // Nobody has any: each is asked for in turn.
    let none = |digest| {
        asked.borrow_mut().push(digest);
        Ok(None)
    };
    for _ in 0..3 {
        assert_eq!(fetching.some(&regime, &documents, &none).unwrap(), 0);
    }
    let each = by.iter().map(|(_, digest)| asked.borrow().iter().filter(|d| *d == digest).count());
    assert_eq!(each.collect::<Vec<_>>(), [2; 12]);
    // What is wrong is not kept, and keeps nothing else away.
    let kenya = by[0].1;
    let served = |digest| Ok(if digest == kenya { Some(b"another".to_vec()) } else { text(digest) });
    let mut wrong = 0;
    for _ in 0..3 {
        match fetching.some(&regime, &documents, &served) {
            Ok(_) => {}
            Err(LedgerError::Unserved { what }) => {
                assert!(what.contains(&kenya.to_string()), "{what}");
                wrong += 1;
            }
            Err(error) => panic!("{error}"),
        }
    }
    assert!(wrong > 0);
    assert_eq!(missing(&regime, &documents), 1);
    assert_eq!(fetching.some(&regime, &documents, &|digest| Ok(text(digest))).unwrap(), 1);
    assert_eq!(missing(&regime, &documents), 0);
}
