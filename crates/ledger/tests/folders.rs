//! A record folder and the entries of a log are the same thing twice: the one becomes the other and back, with every remark.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::{fs, path::Path};

use comity_ledger::{
    Content, Entry, Fields, Kind, Statement, contents,
    entry::folder::files,
    fold::{
        difference::{Taking, differences, statements},
        rows::Rows,
        standing::{Standing, standing},
    },
};
use comity_regime::load::{Folder, load};
use proptest::prelude::*;

/// What a folder says, as a log would.
fn said(folder: &Folder) -> Vec<Standing> {
    let regime = load(folder, None, None).unwrap_or_else(|found| panic!("{}", found[0])).regime;
    standing(&regime, &Rows::of_folder(&contents(folder)))
}

fn record(name: &str) -> Folder {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../record").join(name);
    let (mut folder, mut open) = (Folder::new(), vec![root.clone()]);
    while let Some(dir) = open.pop() {
        for path in fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path()) {
            let name = path.strip_prefix(&root).unwrap().to_str().unwrap().to_owned();
            if path.is_dir() {
                open.push(path);
            } else if !name.ends_with(".md") && name != "datapackage.json" {
                folder.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    folder
}

fn contents_of(said: &[Standing]) -> Vec<Content<'static>> {
    said.iter().map(|said| said.content.clone()).collect()
}

#[test]
fn the_built_in_record_comes_back_from_what_it_says() {
    let first = said(&record("nuclear-security"));
    let second = said(&files(&contents_of(&first)));
    assert_eq!(differences(first.clone(), second, &[]), []);
    // Whatever is left out is noticed.
    for at in [0, first.len() / 2, first.len() - 1] {
        let mut less = first.clone();
        let missing = less.remove(at).content;
        let found = differences(less, first.clone(), &[]);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].folder.as_ref(), Some(&missing));
    }
}

/// Texts with all that a table, a spreadsheet or a line could trip over.
fn text() -> impl Strategy<Value = String> {
    let letter = prop_oneof![
        Just('a'),
        Just(' '),
        Just(','),
        Just('"'),
        Just('\''),
        Just('='),
        Just('+'),
        Just('-'),
        Just('@'),
        Just('\n'),
        Just('\t'),
        Just(';'),
        Just('é'),
        Just('ش'),
        Just('𝓏'),
        Just('#'),
    ];
    prop::collection::vec(letter, 0..10).prop_map(|letters| String::from_iter(letters).trim().to_owned())
}

/// Sources, States, attributes and acts, with remarks of any kind.
fn folder() -> impl Strategy<Value = Vec<Content<'static>>> {
    let rows = prop::collection::vec((text(), text(), 0..4_usize), 1..8);
    rows.prop_map(|rows| {
        let row =
            |kind: Kind, pairs: &[(&str, &str)]| Content { kind, fields: Fields::new(pairs.iter().copied()) };
        let (mut all, acts) = (vec![], ["signature", "ratification", "reservation", "declaration"]);
        for (n, (one, two, kind)) in rows.iter().enumerate() {
            let (id, actor) = (format!("source-{n}"), format!("A{n}"));
            let title = format!("T{one}");
            all.push(row(Kind::Source, &[("id", &id), ("title", &title), ("note", two), ("publisher", one)]));
            all.push(row(
                Kind::Actor,
                &[("id", &actor), ("name", &title), ("kind", "state"), ("source", &id), ("note", one)],
            ));
            all.push(row(
                Kind::Attribute,
                &[("actor", &actor), ("attribute", "x"), ("value", "1"), ("source", &id), ("note", two)],
            ));
            all.push(row(
                Kind::Disagreement,
                &[("question", &title), ("source", &id), ("says", "x"), ("reason", two)],
            ));
            all.push(row(
                Kind::Name,
                &[("of", &actor), ("language", "fr"), ("short", &title), ("source", &id), ("note", one)],
            ));
            let act = [("date", "2020-01-02"), ("actor", &*actor), ("instrument", "t"), ("source", &id)];
            let more = [("act", acts[*kind]), ("detail", if *kind > 1 { &title } else { "" }), ("note", two)];
            all.push(Content::act(Fields::new(act.into_iter().chain(more))));
        }
        let definition =
            "# A remark.\ninstrument t \"T\"\n  Article 1  enters into force  1 day after 1 deposit\n";
        all.push(Content::definition("instruments/t.instrument", definition));
        all
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    /// Export and import are the identity.
    #[test]
    fn what_is_written_is_read_again(all in folder()) {
        let mut expected = all.clone();
        expected.sort_by_key(|content| content.kind);
        let mut found = contents(&files(&all));
        let order = |content: &Content<'_>| (content.kind, content.bytes());
        expected.sort_by_key(order);
        found.sort_by_key(order);
        prop_assert_eq!(&found, &expected);
    }

    /// What one folder says and another does not is just what makes the one into the other.
    #[test]
    fn differences_are_what_is_missing(old in folder(), new in folder()) {
        let standing = |all: &[Content<'static>]| -> Vec<Standing> {
            let each = (0..).zip(all.to_vec());
            each.map(|(entry, content)| Standing { entry, content, why: String::new() }).collect()
        };
        let found = differences(standing(&old), standing(&new), &[]);
        let taking = Taking { why: "newer", remove: true, today: "2026-11-30", ..Taking::default() };
        let (said, left) = statements(&found, &taking);
        prop_assert!(left.iter().all(|(difference, _)| difference.kind() == Kind::Act));
        // Said to the rows that there were, it makes those that there are to be.
        let mut rows = Rows::of_folder(&old);
        for (index, content) in (old.len() as u64..).zip(&said) {
            let statement = Statement::unsigned("depositary", content.clone());
            rows.apply(&Entry { recorded: "2026-11-30".parse().unwrap(), statement }, index).unwrap();
        }
        for kind in [Kind::Source, Kind::Actor, Kind::Attribute, Kind::Disagreement, Kind::Name] {
            let mut is: Vec<_> = rows.table(kind).map(|row| row.fields.clone()).collect();
            let mut wanted: Vec<_> = new.iter().filter(|c| c.kind == kind).map(|c| c.fields.clone()).collect();
            is.sort_by_key(|fields| format!("{fields:?}"));
            wanted.sort_by_key(|fields| format!("{fields:?}"));
            prop_assert_eq!(is, wanted);
        }
    }
}
