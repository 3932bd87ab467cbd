//! What an operator enters by hand and no server would admit: it is well signed, and said all the same.

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use std::{fs, path::Path};

use comity_ledger::{
    Content, Entry, Fields, Kind, Mirror, Options, Policy, Statement, contents, fold,
    form::{Odd, odd},
    verify::{files, verify},
};
use comity_regime::load::Folder;
use tempfile::TempDir;

fn all() -> Folder {
    fn read(root: &Path, folder: &Path, into: &mut Folder) {
        for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                read(root, &path, into);
            } else {
                let name = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
                into.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    let (root, mut folder) =
        (Path::new(env!("CARGO_MANIFEST_DIR")).join("../../record/nuclear-security"), Folder::new());
    read(&root, &root, &mut folder);
    folder
}

const PLEDGE: [(&str, &str); 6] = [
    ("date", "2026-11-20"),
    ("actor", "NLD"),
    ("act", "pledge"),
    ("id", "nld-1"),
    ("detail", "To report"),
    ("source", "untc-2015"),
];

/// A pledge in which some columns say something else.
fn pledge(otherwise: &[(&'static str, &'static str)]) -> Content<'static> {
    let mut fields = Fields::new(PLEDGE);
    otherwise.iter().for_each(|(column, text)| fields.set(column, text));
    Content::act(fields)
}

fn options() -> Options {
    Options { origin: "example.org/record".into(), today: || "2026-11-24".parse().unwrap() }
}

#[test]
fn what_no_server_would_admit_is_said_of_each_entry() {
    let wanted = ["actors.csv", "sources.csv", "instruments/icsant.instrument", "policies/roles.cedar"];
    let mut small = all();
    small.retain(|path, _| wanted.contains(&path.as_str()));
    let accession = |actor: &'static str, date: &'static str| {
        Content::act(Fields::new([
            ("date", date),
            ("actor", actor),
            ("act", "accession"),
            ("instrument", "icsant"),
            ("source", "untc-2015"),
        ]))
    };
    let source = Fields::new([("id", "x"), ("title", "A \u{1b}[31mlist")]);
    let cases: [(Vec<Content<'static>>, &str); 7] = [
        (vec![pledge(&[])], ""),
        (vec![pledge(&[("date", "2027-01-01")])], "comes after 2026-11-24"),
        (vec![pledge(&[]), pledge(&[("detail", "To do more")])], "the id of something else"),
        (vec![pledge(&[("detail", "To \u{202e}troper")])], "U+202E"),
        (vec![Content { kind: Kind::Source, fields: source }], "U+001B"),
        (vec![pledge(&[("place", "Vienna")])], "'place' says nothing of a pledge"),
        (vec![accession("HTI", "2026-11-20"), accession("HTI", "2026-11-21")], "is bound already"),
    ];
    for (more, words) in cases {
        let mut all = contents(&small);
        all.extend(more);
        let statements = all.into_iter().map(|content| Statement::unsigned("depositary", content));
        let recorded = "2026-11-24".parse().unwrap();
        let entries: Vec<_> = statements.map(|statement| Entry { recorded, statement }).collect();
        let raw: Vec<_> = entries.iter().map(|entry| entry.encode().unwrap()).collect();
        let regime = fold::regime(&raw).unwrap();
        let last = entries.len() as u64 - 1;
        let found = odd((0..).zip(&entries), &regime);
        match words {
            "" => assert_eq!(found, []),
            _ => {
                let [Odd { index, what }] = &found[..] else { panic!("{words}: {found:?}") };
                assert!(*index == last && what.contains(words), "{found:?}");
            }
        }
        // Only what is asked about is told.
        assert_eq!(odd((0..last).zip(&entries), &regime), []);
        assert_eq!(odd([], &regime), []);
    }
}

/// What the loader takes and what a server admits is never odd; a mirror tells of what is once, and copies it.
#[test]
fn a_record_as_it_should_be_is_not_odd_and_a_mirror_says_what_is() {
    let [honest, other, copy] = [(); 3].map(|()| TempDir::new().unwrap());
    let ledger = common::at(honest.path(), &options(), || contents(&all())).unwrap();
    ledger.submit(Statement::unsigned("depositary", pledge(&[]))).unwrap();
    let verified = verify(&*files(honest.path().join("log")), ledger.verifier_key(), &mut |_, _| {}).unwrap();
    assert_eq!(verified.odd(&verified.state().unwrap().regime).unwrap(), []);
    // As an earlier version began it.
    let seed = || {
        let mut all = contents(&all());
        all.push(pledge(&[("date", "2027-01-01")]));
        all.sort_by_key(|content| content.kind);
        all
    };
    let ledger = common::at(other.path(), &options(), seed).unwrap();
    let mut mirror = Mirror::open(copy.path(), Policy::of_log(ledger.verifier_key()).unwrap()).unwrap();
    assert!(mirror.follow(&*files(other.path().join("log"))).unwrap());
    let told = mirror.odd();
    assert!(told.len() == 1 && told[0].what.contains("comes after 2026-11-24"), "{told:?}");
    assert_eq!(mirror.odd(), []);
    ledger.submit(Statement::unsigned("depositary", pledge(&[("id", "nld-2")]))).unwrap();
    assert!(mirror.follow(&*files(other.path().join("log"))).unwrap());
    assert_eq!(mirror.odd(), []);
}
