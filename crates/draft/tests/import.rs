//! A compilation of our own, with the forms that real ones have.

#![allow(clippy::unwrap_used, clippy::panic, clippy::expect_used)]

use comity_draft::{
    Act, Does, Rule,
    act::{Opening, Ruling},
    fold,
    import::import,
    provision::{Kind, Tabled},
    token,
};
use comity_regime::{Day, SourceText};

const COMPILATION: &str = include_str!("fixtures/compilation.md");

fn all(text: &str) -> (Vec<Tabled>, comity_draft::import::Report) {
    let imported = import(&SourceText::new("compilation.md", text), "en", "c").unwrap();
    (imported.provisions.iter().flat_map(|p| p.all().into_iter().cloned()).collect(), imported.report)
}

#[test]
fn provisions_are_recognised_by_how_they_begin() {
    let (all, report) = all(COMPILATION);
    let shape: Vec<(Kind, &str)> =
        all.iter().map(|p| (p.kind, p.label.as_deref().unwrap_or_default())).collect();
    use Kind::*;
    assert_eq!(
        shape,
        [
            (Preamble, "Preamble"),
            (Recital, ""),
            (Article, "Article 1"),
            (Heading, ""),
            (Paragraph, "1"),
            (Paragraph, "2"),
            (Point, "a"),
            (Point, "b"),
            (Article, "[Article 1bis]"),
            (Heading, ""),
            (Line, ""),
            (Line, ""),
            (Line, ""),
            (Line, ""),
        ]
    );
    let words = |text: &str| token::words(&text.replace('*', "")).len();
    assert_eq!(report.words, words(COMPILATION));
    assert_eq!((report.opening, report.footnotes, report.neighbours, report.alternatives), (9, 2, 1, 4));
}

#[test]
fn what_does_not_balance_is_kept_and_reported_with_its_place_and_a_repair() {
    let (all, report) = all(COMPILATION);
    let places: Vec<(usize, usize, char)> =
        report.faults.iter().map(|f| (f.line, f.column, f.bracket)).collect();
    assert_eq!(places, [(9, 4, '['), (13, 29, ']'), (19, 35, '[')]);
    assert_eq!(report.faults[2].repair, "write ] at column 55, or take the [ away");
    let printed: Vec<&str> = all.iter().filter(|p| p.as_printed).map(|p| p.id.as_str()).collect();
    assert_eq!(printed.len(), 3);
}

#[test]
fn options_are_alternatives_of_which_one_can_stay() {
    let (tabled, _) = all(COMPILATION);
    let options: Vec<&Tabled> =
        tabled.iter().filter(|p| p.wordings.get("en").is_some_and(|w| w.starts_with("Option"))).collect();
    assert_eq!(options[0].alternative_to, None);
    assert!(options[1..].iter().all(|p| p.alternative_to.as_deref() == Some(options[0].id.as_str())));

    let day = Day::parse("2031-01-01").unwrap();
    let act = |does: Does| Act { day, recorded: day, actor: "CHR".into(), does };
    let opening = Opening {
        id: "c".into(),
        chairs: vec!["CHR".into()],
        languages: vec!["en".into()],
        ..Opening::default()
    };
    let provisions = import(&SourceText::new("c", COMPILATION), "en", "c").unwrap().provisions;
    let decide = |id: &str, ruling: Ruling, on: Vec<String>| {
        act(Does::Decision { id: id.into(), ruling, on, because: String::new() })
    };
    let acts = vec![
        act(Does::Opening(opening)),
        act(Does::Tabling { id: "t".into(), called: "compilation".into(), within: None, provisions }),
        decide("d1", Ruling::Basis, vec!["t".into()]),
        decide("d2", Ruling::AdReferendum, vec![options[0].id.clone()]),
    ];
    let table = fold(&acts, day, Day::MAX).unwrap();
    assert_eq!(table.refused.iter().map(|r| r.why.rule).collect::<Vec<_>>(), [Rule::Clean]);
    assert!(table.refused[0].why.found.contains("alternatives"), "{}", table.refused[0].why);
}

#[test]
fn what_is_no_text_is_refused() {
    let deep = "[".repeat(10 << 20);
    let wrong = import(&SourceText::new("deep.md", &deep), "en", "c").unwrap_err();
    assert!(wrong.message.contains("deeper than 64"), "{wrong}");
    let long = "a".repeat((16 << 20) + 1);
    assert!(import(&SourceText::new("long.md", &long), "en", "c").is_err());
    let empty = import(&SourceText::new("empty.md", "\n\n"), "en", "c").unwrap();
    assert_eq!(empty.report, comity_draft::import::Report::default());
}

/// Acts that follow a text's opening come in by themselves, for the text that is named; those of another text are refused.
#[test]
fn acts_of_a_text_that_was_opened_before() {
    let source = SourceText::new("more.text", "2031-03-09 BBB position on harbour/p1 as no_objection\n");
    let [act] = &comity_draft::read_acts_of(&source, "harbour").unwrap()[..] else { panic!("one act") };
    assert!(matches!(&act.does, comity_draft::Does::Position { on, .. } if on == "p1"), "{act:?}");
    let wrong = comity_draft::read_acts_of(&source, "imported").unwrap_err();
    assert_eq!((wrong[0].line, wrong.len()), (1, 1));
    assert!(wrong[0].message.contains("'harbour/p1' is of another text than 'imported'"), "{wrong:?}");
}
