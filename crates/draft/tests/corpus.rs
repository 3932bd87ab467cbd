//! Real texts: three drafts of the Paris Agreement and the BBNJ Agreement in six languages. They are no part of the project
//! and lie beside it; where they do not, these tests are not run, which cargo says:
//! `cargo test -p comity-draft --test corpus -- --ignored` runs them.

#![allow(clippy::unwrap_used, clippy::panic, clippy::expect_used)]

use std::{collections::BTreeMap, fs, path::PathBuf};

use comity_draft::{
    Act, Does,
    act::{Opening, Ruling},
    fold,
    import::{
        Imported, align, import,
        word::{self, Changes},
        words_of,
    },
    print_acts, read_acts, token,
    write::docx,
};
use comity_regime::{Day, SourceText};

fn text(name: &str) -> SourceText {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/drafting");
    let path = folder.join(name);
    let text = fs::read_to_string(&path).expect("the text lies beside the project");
    SourceText::new(name, &text)
}

fn came_in(name: &str, language: &str) -> (SourceText, Imported) {
    let source = text(name);
    let imported = import(&source, language, "p").unwrap();
    (source, imported)
}

/// What a text says, but for Markdown's signs and what cannot be seen.
fn words_in(source: &SourceText) -> Vec<String> {
    let plain =
        source.text.chars().map(|c| if c.is_control() && c != '\n' { ' ' } else { c }).collect::<String>();
    let plain: String = plain
        .chars()
        .filter(
            |c| !matches!(c, '*' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{202a}'..='\u{202e}'),
        )
        .collect();
    plain.lines().flat_map(|l| token::words(l).into_iter().map(str::to_owned).collect::<Vec<_>>()).collect()
}

fn words_out(imported: &Imported, language: &str) -> Vec<String> {
    let all = imported.provisions.iter().flat_map(|p| p.all());
    all.flat_map(|p| {
        let label = p.label.iter().flat_map(|l| token::words(l));
        label
            .chain(p.wordings.get(language).into_iter().flat_map(|w| token::words(w)))
            .map(str::to_owned)
            .collect::<Vec<_>>()
    })
    .collect()
}

#[test]
#[ignore = "reads ../shared/drafting, which is no part of the project"]
fn every_word_of_three_drafts_comes_in() {
    // One bracket more than others count in the second, "paragraph [x](a) above", which is no link.
    for (name, opening, deepest, paragraphs, unbalanced) in [
        ("cop21-23-oct-2015.md", 1028, 7, 47, 50),
        ("cop21-4-dec-2015.md", 1024, 10, 38, 41),
        ("cop21-12-dec-2015.md", 6, 1, 0, 0),
    ] {
        let (source, imported) = came_in(name, "en");
        let (before, after) = (words_in(&source), words_out(&imported, "en"));
        assert_eq!(before, after, "{name}");
        let r = &imported.report;
        assert_eq!(r.words, before.len());
        println!(
            "{name}: {} words, {} provisions, {} opening, {} deep, {} unbalanced, {} faults, {} ][, {} options",
            r.words,
            r.provisions,
            r.opening,
            r.deepest,
            r.unbalanced,
            r.faults.len(),
            r.neighbours,
            r.alternatives
        );
        assert_eq!(r.opening + r.footnotes, source.text.matches('[').count());
        assert_eq!(
            (r.opening, r.deepest, r.paragraphs, r.unbalanced),
            (opening, deepest, paragraphs, unbalanced),
            "{name}"
        );
        let lines: Vec<&str> = source.text.lines().collect();
        for fault in &r.faults {
            assert_eq!(lines[fault.line - 1].chars().nth(fault.column - 1), Some(fault.bracket), "{fault:?}");
        }
    }
}

#[test]
#[ignore = "reads ../shared/drafting, which is no part of the project"]
fn a_draft_that_came_in_is_tabled_read_printed_and_read_back() {
    for name in ["cop21-23-oct-2015.md", "cop21-4-dec-2015.md", "cop21-12-dec-2015.md"] {
        let (source, imported) = came_in(name, "en");
        let day = Day::parse("2015-10-23").unwrap();
        let act = |does: Does| Act { day, recorded: day, actor: "CHR".into(), does };
        let opening = Opening {
            id: "paris".into(),
            title: "A text".into(),
            forum: "cop".into(),
            chairs: vec!["CHR".into()],
            languages: vec!["en".into()],
            ..Opening::default()
        };
        let tabling = Does::Tabling {
            id: "t1".into(),
            called: "compilation".into(),
            within: None,
            provisions: imported.provisions.clone(),
        };
        let basis = Does::Decision {
            id: "d1".into(),
            ruling: Ruling::Basis,
            on: vec!["t1".into()],
            because: String::new(),
        };
        let acts = vec![act(Does::Opening(opening)), act(tabling), act(basis)];
        let printed = print_acts(&acts, "paris");
        assert_eq!(read_acts(&SourceText::new(name, &printed)).unwrap(), acts);
        let table = fold(&acts, day, Day::MAX).unwrap();
        assert_eq!(table.refused, []);
        let reading = table.reading();
        let said: Vec<String> = reading
            .provisions
            .iter()
            .flat_map(|p| {
                let label: Vec<String> = imported
                    .provisions
                    .iter()
                    .flat_map(|t| t.all())
                    .find(|t| t.id == p.id)
                    .and_then(|t| t.label.clone())
                    .into_iter()
                    .collect();
                let words = p.printed("en", false).unwrap_or_default();
                label
                    .iter()
                    .map(String::as_str)
                    .chain([words.as_str()])
                    .flat_map(token::words)
                    .map(str::to_owned)
                    .collect::<Vec<_>>()
            })
            .collect();
        assert_eq!(said, words_in(&source), "{name}");
        assert_eq!(said.len(), words_of(&imported.provisions, "en"));

        // In Word, and back: the same lines, of a reading that is recognised, in which nothing was changed.
        let document = word::read(&docx(&reading, acts.len(), "en").unwrap()).unwrap();
        let lines: Vec<String> = document.paragraphs.iter().skip(2).map(|p| p.text()).collect();
        let expected: Vec<String> = reading.provisions.iter().map(|p| p.line("en", true)).collect();
        assert_eq!(lines, expected, "{name}");
        let base = document.base.as_ref().and_then(|base| base.reading(&acts));
        assert_eq!(base.as_ref(), Some(&reading), "{name}");
        assert_eq!(word::changes(&document, &reading, &reading, "en", "new"), Changes::default(), "{name}");
        // What comes in from there has every word again.
        let written = SourceText::new("x.docx", &document.lines());
        let again = words_out(&import(&written, "en", "p").unwrap(), "en");
        assert_eq!(again, words_in(&written), "{name}");
    }
}

#[test]
#[ignore = "reads ../shared/drafting, which is no part of the project"]
fn an_agreement_in_six_languages_aligns_by_article() {
    let mut texts = BTreeMap::new();
    for language in ["en", "fr", "es", "ru", "zh", "ar"] {
        let (source, imported) = came_in(&format!("bbnj-{language}.txt"), language);
        assert_eq!(imported.report.words, words_in(&source).len(), "{language}");
        texts.insert(language.to_owned(), imported.provisions);
    }
    let aligned = align(&texts);
    let missing: Vec<(u32, Vec<String>)> =
        aligned.iter().filter(|a| !a.missing.is_empty()).map(|a| (a.article, a.missing.clone())).collect();
    println!("{missing:?}; alike: {}", aligned.iter().filter(|a| a.alike).count());
    let numbers: Vec<u32> = aligned.iter().map(|a| a.article).collect();
    assert_eq!(numbers, (1..=76).collect::<Vec<_>>());
    for language in ["en", "fr", "es", "ru"] {
        assert!(aligned.iter().all(|a| a.ids.contains_key(language)), "{language}");
    }
}
