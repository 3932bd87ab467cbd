//! The table of kinds of acts against all that is not made from it: what acts become, and the book.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::{collections::BTreeSet, fs, path::Path};

use comity_regime::{
    ActKind, ActorIx, Day, InstrumentIx,
    kind::{self, Asked, Kind, Takes},
    load::ACTS,
    proceeding::{Counted, Given, Value, What},
};

/// All that a kind has columns for.
fn filled(kind: &Kind) -> Given {
    let mut given = Given::default();
    let day = |text: &str| Day::parse(text).map(Into::into);
    for column in kind.columns.iter().filter(|column| kind.uses(column.name)) {
        match column.name {
            "from" => given.from = day("2016-04-01"),
            "until" => given.until = day("2016-04-02"),
            "place" => given.place = "Vienna".into(),
            "whom" => given.whom = Some(ActorIx(7)),
            "topic" => given.topic = "training".into(),
            "language" => given.language = "en".into(),
            "instrument" => given.joins = Some(InstrumentIx(3)),
            "detail" if matches!(column.takes, Takes::Counted) => given.counted = Some(Counted::Heads),
            "value" => {
                given.value = Some(match column.takes {
                    Takes::Word(vocabulary) => (vocabulary.read)(vocabulary.words[0]).unwrap(),
                    Takes::Number => Value::Number(Some(53)),
                    Takes::Quantiles => Value::Quantiles([1, 2, 3, 4, 5]),
                    _ => Value::Text("chair".into()),
                });
            }
            _ => {}
        }
    }
    given
}

/// What the columns of its row give, an act of the kind keeps, and gives back: nothing is dropped in silence.
#[test]
fn an_act_keeps_all_that_its_columns_say() {
    // A correction has those of the act that it corrects, which `correction.rs` reads.
    for kind in kind::of_proceedings().filter(|kind| kind.word != "rectification") {
        let given = filled(kind);
        let what = What::of(kind.word, given.clone());
        let what = what.unwrap_or_else(|| {
            panic!("What::of (crates/regime/src/proceeding/what.rs) makes no '{}'", kind.word)
        });
        assert_eq!(what.word(), kind.word, "What::of and What::word (crates/regime/src/proceeding/what.rs)");
        assert_eq!(
            what.given(),
            given,
            "What::given (crates/regime/src/proceeding/what.rs) of '{}'",
            kind.word
        );
        let named = kind.column("id").is_some();
        // What is made at a table is said in `value`.
        let depends = matches!(what, What::Drafting { .. });
        assert!(
            depends || what.makes() == named,
            "'{}' has an id, or What::makes says that it has",
            kind.word
        );
    }
}

/// What an act needs is refused where it is missing, by the kind itself or by whoever reads it.
#[test]
fn an_act_without_what_it_needs_is_none() {
    for kind in kind::of_proceedings().filter(|kind| kind.word != "rectification") {
        for column in kind.columns.iter().filter(|column| column.asked == Asked::Must) {
            let mut given = filled(kind);
            match column.name {
                "value" => given.value = None,
                "from" => given.from = None,
                "whom" => given.whom = None,
                "detail" if matches!(column.takes, Takes::Counted) => given.counted = None,
                "until" => given.until = None,
                _ => continue,
            }
            assert_eq!(What::of(kind.word, given), None, "{} without {}", kind.word, column.name);
        }
    }
}

#[test]
fn columns_are_those_of_the_table_of_acts_each_once() {
    for kind in kind::ON_INSTRUMENTS.iter().chain(kind::of_proceedings()) {
        let names: BTreeSet<&str> = kind.columns.iter().map(|column| column.name).collect();
        assert_eq!(names.len(), kind.columns.len(), "{}", kind.word);
        let known = |name: &&str| ACTS.required.iter().chain(ACTS.optional).any(|column| column == name);
        assert!(names.iter().all(known), "{}", kind.word);
    }
}

/// The tables of the book (docs/record.md) name each kind with the columns that are its own, in bold where it needs them.
#[test]
fn the_book_says_what_each_kind_takes() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/record.md");
    let book = fs::read_to_string(path).unwrap();
    let (_, rest) = book.split_once("## Acts on instruments").unwrap();
    let (instruments, rest) = rest.split_once("## Acts in forums and on commitments").unwrap();
    let listed = instruments.split("* `date`").next().unwrap();
    let listed: BTreeSet<&str> =
        listed.split('`').skip(1).step_by(2).filter(|word| *word != "instrument").collect();
    let kinds: BTreeSet<&str> = ActKind::WORDS.iter().copied().collect();
    assert_eq!(listed, kinds, "docs/record.md lists the kinds of acts on instruments");
    let mut said = BTreeSet::new();
    for row in rest.lines().filter(|line| line.starts_with("| `")) {
        let cells: Vec<&str> = row.split('|').collect();
        for word in cells[1].split('`').skip(1).step_by(2) {
            let kind = kind::of_proceeding(word)
                .unwrap_or_else(|| panic!("docs/record.md has a kind '{word}' that is none"));
            said.insert(word);
            if word == "rectification" {
                continue;
            }
            let own = ["whom", "value", "from", "until", "place", "topic", "language", "instrument"];
            for name in own {
                let names =
                    |text: &str| text.split(|c: char| !c.is_ascii_lowercase()).any(|part| part == name);
                // What a column takes stands in code, and is no name of another.
                let plain: String = cells[4].split('`').step_by(2).collect();
                let heads = plain.split([';', ',']).map(|part| part.split(':').next().unwrap_or(part));
                let column = kind.column(name).filter(|column| column.asked != Asked::Unasked);
                let mut there = heads.filter(|part| names(part)).peekable();
                // Two kinds share a row where only one of them has the column.
                let shared = cells[1].contains(',');
                assert!(
                    there.peek().is_some() == column.is_some() || shared,
                    "docs/record.md, '{word}': the column '{name}'"
                );
                let needed = column.is_some_and(|column| column.asked == Asked::Must);
                let bold = plain.contains(&format!("**{name}**"));
                assert!(
                    bold == needed || shared,
                    "docs/record.md, '{word}': '{name}' stands in bold where it is needed"
                );
            }
            if let Some(makes) = kind.column("id") {
                assert!(
                    !cells[2].trim().is_empty() || makes.asked == Asked::May,
                    "docs/record.md, '{word}': what it makes"
                );
            } else {
                assert!(cells[2].trim().is_empty(), "docs/record.md, '{word}' makes nothing");
            }
        }
    }
    let all: BTreeSet<&str> = What::WORDS.into_iter().collect();
    assert_eq!(said, all, "docs/record.md has a row for each kind of act in forums and on commitments");
}
