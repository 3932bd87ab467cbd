//! Akoma Ntoso: every reading refers to what is in it, is read back to the same words, and is valid by the official schema where
//! that is at hand.

#![allow(clippy::unwrap_used, clippy::panic, clippy::expect_used)]

use std::{env, fs, path::PathBuf, process::Command};

use comity_draft::{
    Act, Table,
    clause::RULE,
    fold, read_acts,
    write::{
        akn,
        akn::{dangling, lines_of, rules_of},
    },
};
use comity_regime::{Day, SourceText};

fn read(text: &str) -> Vec<Act> {
    read_acts(&SourceText::new("x.text", text)).unwrap()
}

/// A text whose provisions have rules, one of them in brackets, and one with signs that XML escapes.
const RULED: &str = include_str!("ruled.text");

/// The readings of a text with rules.
fn ruled() -> Vec<Table> {
    let acts = read(RULED);
    let day = Day::parse("2031-03-07").unwrap();
    (3..=acts.len()).filter_map(|n| fold(&acts[..n], day, Day::MAX)).collect()
}

/// Readings of a negotiation, one after each act.
fn readings() -> Vec<Table> {
    const MORE: &str = "2031-03-06 DDD position on harbour/k1 as no_objection

2031-03-06 AAA textual_proposal p4 on harbour
  words a1.1 en
    old: every two years
  insert within a2
    paragraph a2.2
      en: \"Parties\" & others <may> [jointly] act.
      fr: « Parties » et autres.
    line a2.3
      alternative to: a2.2
      en: Option 2.
      fr: Option 2.
  delete a1.2

2031-03-07 CCC bracket k2 on harbour/a1.1
";
    let acts = read(&format!("{}\n{MORE}", include_str!("fixtures/harbour.text")));
    (3..=acts.len())
        .filter_map(|n| fold(&acts[..n], Day::parse("2031-03-07").unwrap(), Day::MAX))
        .inspect(|table| assert_eq!(table.refused, []))
        .collect()
}

#[test]
fn rules_are_read_back_as_they_are_printed() {
    let tables = ruled();
    assert_eq!(tables.len(), 2);
    for table in &tables {
        assert_eq!(table.refused, []);
        let expected = table
            .reading()
            .provisions
            .iter()
            .filter_map(|p| Some((p.id.clone(), p.printed(RULE, false)?)))
            .collect::<Vec<_>>();
        assert_eq!(rules_of(&akn(table, "en")).unwrap(), expected);
        assert!(expected.len() >= 3, "{expected:?}");
    }
    let last = rules_of(&akn(&tables[1], "en")).unwrap();
    assert_eq!(last[1], ("a1.1".into(), "enters into force 30 days after [2][3] deposits".into()));
    // A rule refers to its provision, which has to be there.
    let document = akn(&tables[1], "en");
    let broken = document.replacen("<rules:rule href=\"#", "<rules:rule href=\"#x", 1);
    assert_eq!(dangling(&broken).unwrap().len(), 1);
    assert_eq!(rules_of(&akn(&readings()[0], "en")).unwrap(), []);
    assert!(rules_of("<a><b></a>").is_err());
}

#[test]
fn nothing_refers_to_what_is_not_there() {
    for table in readings().into_iter().chain(ruled()) {
        for language in ["en", "fr"] {
            let document = akn(&table, language);
            assert_eq!(dangling(&document).unwrap(), [], "{document}");
        }
    }
    let document = akn(&readings().pop().unwrap(), "en");
    assert!(document.contains("alternativeTo="), "{document}");
    let broken = document.replacen("alternativeTo=\"", "alternativeTo=\"x", 1);
    assert_eq!(dangling(&broken).unwrap().len(), 1);
    assert!(dangling("<a><b></a>").is_err());
}

#[test]
fn a_document_is_read_back_to_the_same_words() {
    for table in readings().into_iter().chain(ruled()) {
        let reading = table.reading();
        for language in ["en", "fr"] {
            let read = lines_of(&akn(&table, language)).unwrap();
            let expected: Vec<(String, String)> = reading
                .provisions
                .iter()
                .map(|p| {
                    let words = p.printed(language, false).unwrap_or_default();
                    let words =
                        if p.in_brackets() && !words.is_empty() { format!("[{words}]") } else { words };
                    (p.id.clone(), words.trim().to_owned())
                })
                .collect();
            assert_eq!(read, expected);
        }
    }
}

/// `COMITY_AKN_SCHEMA` names the schema of OASIS (`cargo xtask test texts` fetches it); without it this test is not run.
#[test]
#[ignore = "needs xmllint and the schema of OASIS: cargo xtask test texts"]
fn every_reading_is_valid_by_the_schema() {
    let schema = env::var_os("COMITY_AKN_SCHEMA").expect("COMITY_AKN_SCHEMA names akomantoso30.xsd");
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    for (n, table) in readings().iter().chain(&ruled()).enumerate() {
        for language in ["en", "fr"] {
            let file = folder.join(format!("reading-{n}-{language}.xml"));
            fs::write(&file, akn(table, language)).unwrap();
            let mut xmllint = Command::new("xmllint");
            let said =
                xmllint.args(["--noout", "--nonet", "--schema"]).arg(&schema).arg(&file).output().unwrap();
            assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
        }
    }
}
