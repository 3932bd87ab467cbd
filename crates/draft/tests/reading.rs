//! A negotiation of invented States, and what each reading of it must be.

#![allow(clippy::unwrap_used, clippy::panic, clippy::expect_used)]

use comity_draft::{Act, Rule, Status, Table, Wait, fold, print_acts, read_acts, state::Fate};
use comity_regime::{Day, SourceText};

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

const HARBOUR: &str = include_str!("fixtures/harbour.text");

fn read(text: &str) -> Vec<Act> {
    let read = read_acts(&SourceText::new("harbour.text", text));
    read.map_err(|found| found.iter().map(|d| format!("{d}\n")).collect::<String>()).unwrap()
}

/// The example with more acts behind it, on its last day.
fn after(more: &str) -> Table {
    let acts = read(&format!("{HARBOUR}\n{more}"));
    let last = acts.iter().map(|a| a.day).max().unwrap();
    fold(&acts, last, Day::MAX).unwrap()
}

/// The rule that refuses the last act.
fn refused(more: &str) -> Rule {
    let acts = read(&format!("{HARBOUR}\n{more}"));
    let table = after(more);
    let last = table.refused.iter().find(|r| r.act == acts.len() - 1);
    last.expect(more).why.rule
}

#[test]
fn brackets_stand_where_somebody_disagrees_and_say_whose_they_are() {
    let table = after("");
    assert_eq!(table.refused, []);
    assert_eq!(
        table.reading().lines("en", true),
        "Article 1
  Reports
  1. Each Party shall report to the secretariat every two years.
  2. Reports are public, [and the secretariat keeps them].
  [2 bis. The secretariat publishes a summary.]
Article 2
  Entry into force
  1. This Convention shall enter into force on the thirtieth day after the deposit of the [twentieth][tenth — AAA][fortieth — BBB, CCC] instrument.
"
    );
    let french = table.reading().provision("a2.1").unwrap().printed("fr", true).unwrap();
    assert!(french.ends_with("le dépôt du [vingtième][dixième — AAA] instrument."), "{french}");
}

#[test]
fn what_a_bracket_waits_for_is_computed() {
    let table = after("");
    let objection = Wait::Position {
        by: "BBB".into(),
        on: "p1".into(),
        stance: "objection",
        because: "Ten States are too few.".into(),
        since: day("2031-03-04"),
    };
    assert_eq!(table.waits_for_proposal("p1"), [objection]);
    assert_eq!(table.waits_for_proposal("p2"), [Wait::Decision { proposal: "p2".into() }]);
    let reading = table.reading();
    assert_eq!(reading.provision("a1.1").unwrap().status, Status::NotDiscussed);
    assert_eq!(reading.provision("a1.2").unwrap().status, Status::Bracketed);
    assert_eq!(reading.provision("a1.3").unwrap().proposed.as_deref(), Some("p3"));
    assert_eq!(table.proponents("p3"), ["CCC for OBS"]);
}

#[test]
fn a_cleared_bracket_waits_for_nobody_and_is_lifted() {
    let cleared = "2031-03-06 DDD position on harbour/k1 as no_objection\n";
    let table = after(cleared);
    assert_eq!(table.waits_for_bracket("k1"), [Wait::Lifting { bracket: "k1".into() }]);
    let table = after(&format!("{cleared}2031-03-06 CHR lifting_of_bracket on k1\n"));
    assert_eq!(table.refused, []);
    let line = table.reading().provision("a1.2").unwrap().line("en", true);
    assert_eq!(line, "2. Reports are public, and the secretariat keeps them.");
    assert_eq!(refused("2031-03-06 CHR lifting_of_bracket on k1\n"), Rule::Clean);
    assert_eq!(refused("2031-03-06 AAA lifting_of_bracket on k1\n"), Rule::Own);
}

#[test]
fn what_is_taken_in_is_text_and_its_rivals_stand_beside_it() {
    let table = after("2031-03-06 CHR text_decision d2 on harbour as take_in\n  on: p2\n");
    assert_eq!(table.refused, []);
    let line = table.reading().provision("a2.1").unwrap().line("en", true);
    assert!(line.ends_with("of the [fortieth][tenth — AAA] instrument."), "{line}");
    assert_eq!(table.reading().provision("a2.1").unwrap().behind, ["fr"]);
    let both = "2031-03-06 CHR text_decision d2 on harbour as take_in\n  on: p2
2031-03-07 BBB position on harbour/p1 as no_objection
2031-03-07 CHR text_decision d3 on harbour as take_in\n  on: p1\n";
    assert_eq!(refused(both), Rule::OneQuestion);
}

#[test]
fn an_objection_keeps_words_out_until_it_is_cleared_or_there_is_a_vote() {
    let take =
        |before: &str| format!("{before}2031-03-06 CHR text_decision d2 on harbour as take_in\n  on: p1\n");
    assert_eq!(refused(&take("")), Rule::Clean);
    let cleared = take("2031-03-06 BBB position on harbour/p1 as no_objection\n");
    assert_eq!(after(&cleared).refused, []);
    let voted = take("2031-03-06 CHR text_decision v1 on harbour as begin_voting\n  on: p1\n");
    let table = after(&voted);
    assert_eq!(table.refused, []);
    assert!(table.reading().lines("en", false).contains("[tenth][fortieth]"));
    assert_eq!(
        table.reading().provision("a2.1").unwrap().behind,
        [""; 0],
        "both languages were proposed together"
    );
}

#[test]
fn a_withdrawn_proposal_leaves_no_trace_in_the_reading_and_stays_in_the_history() {
    let table = after("2031-03-06 AAA withdrawal_of_proposal on p1\n");
    assert_eq!(table.refused, []);
    let line = table.reading().provision("a2.1").unwrap().line("en", true);
    assert!(line.ends_with("of the [twentieth][fortieth — BBB, CCC] instrument."), "{line}");
    assert_eq!(table.history.get("a2.1").map(Vec::len), Some(5), "tabled, proposed twice, joined, withdrawn");
    assert_eq!(refused("2031-03-06 CCC withdrawal_of_proposal on p1\n"), Rule::Withdrawal);
    let again = "2031-03-06 AAA withdrawal_of_proposal on p1\n2031-03-07 DDD retabling p4 on p1\n";
    assert!(after(again).reading().lines("en", true).contains("[tenth — DDD]"));
    assert_eq!(refused("2031-03-07 DDD retabling p4 on p1\n"), Rule::Reintroduction);
}

#[test]
fn a_package_may_offer_alternatives_of_which_the_decision_names_one() {
    let take = |on: &str| {
        format!(
            "2031-03-06 BBB position on harbour/p1 as no_objection
2031-03-06 CHR package k2 on harbour\n  on: p1, p2, p3
2031-03-07 CHR text_decision d2 on harbour as take_in\n  on: {on}\n"
        )
    };
    // p2 is instead of p1: which of them becomes text is said beside the package.
    assert_eq!(refused(&take("k2")), Rule::OneQuestion);
    assert_eq!(refused(&take("k2, p1, p2")), Rule::OneQuestion);
    assert_eq!(refused(&take("p2")), Rule::Division);
    for (taken, left, line) in [
        ("p2", "p1", "the [fortieth][tenth — AAA] instrument."),
        ("p1", "p2", "the [tenth][fortieth — BBB, CCC] instrument."),
    ] {
        let table = after(&take(&format!("k2, {taken}")));
        assert_eq!(table.refused, []);
        let fate = |id: &str| (table.proposals[id].fate, table.proposals[id].package.clone());
        let done = table.packages["k2"].ended.unwrap();
        assert_eq!([fate(taken), fate("p3")], [(Fate::TakenIn(done), None), (Fate::TakenIn(done), None)]);
        // What was not chosen has not disappeared: it is on the table by itself.
        assert_eq!(fate(left), (Fate::Live, None));
        let said = table.reading().provision("a2.1").unwrap().line("en", true);
        assert!(said.ends_with(line), "{said}");
    }
}

#[test]
fn a_package_is_decided_as_a_whole_until_it_is_divided() {
    let package = "2031-03-06 BBB position on harbour/p1 as no_objection
2031-03-06 CHR package k2 on harbour\n  on: p1, p3\n";
    let one = "2031-03-07 CHR text_decision d2 on harbour as take_in\n  on: p1\n";
    assert_eq!(refused(&format!("{package}{one}")), Rule::Division);
    let divided = format!("{package}2031-03-07 CHR division_of_package on k2\n{one}");
    assert_eq!(after(&divided).refused, []);
    let whole = format!("{package}2031-03-07 CHR text_decision d2 on harbour as take_in\n  on: k2\n");
    let reading = after(&whole).reading();
    assert!(
        reading.lines("en", true).contains("3. The secretariat publishes a summary."),
        "{}",
        reading.lines("en", true)
    );
}

#[test]
fn silence_makes_text_unless_it_is_broken() {
    let silence = "2031-03-06 CHR silence_procedure s1 on harbour until 2031-03-10\n  on: p3\n";
    let table = after(silence);
    assert!(
        table
            .waits_for_proposal("p3")
            .contains(&Wait::Silence { silence: "s1".into(), until: day("2031-03-10") })
    );
    let acts = read(&format!("{HARBOUR}\n{silence}"));
    let kept = fold(&acts, day("2031-03-11"), Day::MAX).unwrap();
    assert_eq!(kept.reading().provision("a1.3").unwrap().proposed, None);
    for breaking in [
        "2031-03-09 AAA position on harbour/s1 as objection\n",
        "2031-03-10 AAA textual_proposal p4 on harbour\n  words a1.2 en\n    old: public\n    new: open\n  insert after a1.2\n    paragraph a1.9\n      en: Summaries are short.\n",
    ] {
        let acts = read(&format!("{HARBOUR}\n{silence}{breaking}"));
        let broken = fold(&acts, day("2031-03-20"), Day::MAX).unwrap();
        assert_eq!(broken.refused, [], "{breaking}");
        assert!(broken.reading().provision("a1.3").unwrap().proposed.is_some(), "{breaking}");
    }
    assert_eq!(
        refused("2031-03-06 CHR silence_procedure s1 on harbour until 2031-03-01\n  on: p3\n"),
        Rule::Silence
    );
    assert_eq!(refused(&format!("{silence}{}", silence.replace("s1", "s2"))), Rule::Silence);
}

#[test]
fn a_consolidation_accounts_for_every_word() {
    let say = |wording: &str, more: &str| {
        format!(
            "2031-03-06 CHR consolidation c1 on harbour/a2.1\n  language: en\n  wording: {wording}\n{more}"
        )
    };
    let good = "This Convention shall enter into force on the thirtieth day after the deposit of the fortieth instrument.";
    let table = after(&say(good, "  takes: p2\n  leaves: p1\n    because: BBB cannot accept it.\n"));
    assert_eq!(table.refused, []);
    let line = table.reading().provision("a2.1").unwrap().line("en", true);
    assert!(line.ends_with("the deposit of the [fortieth][tenth — AAA] instrument."), "{line}");
    assert_eq!(refused(&say(good, "  takes: p2\n")), Rule::NothingLost);
    let shorter = good.replace("thirtieth day after the ", "");
    let takes = "  takes: p2\n  leaves: p1\n    because: later\n";
    assert_eq!(refused(&say(&shorter, takes)), Rule::NothingLost);
    assert_eq!(refused(&say(&good.replace("fortieth", "ninetieth fortieth"), takes)), Rule::NothingLost);
    let dropped = format!("{takes}  drops: thirtieth day after the\n    because: It is said in Article 3.\n");
    assert_eq!(after(&say(&shorter, &dropped)).refused, []);
}

#[test]
fn only_a_clean_text_is_agreed_and_adopted_and_errors_are_corrected_afterwards() {
    assert_eq!(
        refused("2031-03-06 CHR text_decision d2 on harbour as ad_referendum\n  on: a2\n"),
        Rule::Clean
    );
    assert_eq!(refused("2031-03-06 CHR text_decision d2 on harbour as adopt\n"), Rule::Clean);
    let clean = "2031-03-06 BBB position on harbour/p1 as no_objection
2031-03-06 BBB withdrawal_of_proposal on p2
2031-03-06 DDD lifting_of_bracket on k1
2031-03-06 CHR text_decision d2 on harbour as take_in\n  on: p1, p3
2031-03-06 CHR text_decision d3 on harbour as ad_referendum\n  on: a2\n";
    assert_eq!(after(clean).reading().provision("a2.1").unwrap().status, Status::AdReferendum);
    let late = "2031-03-07 DDD position on harbour/a2.1 as objection\n";
    assert_eq!(refused(&format!("{clean}{late}")), Rule::AdReferendum);
    let reopened = format!(
        "{clean}2031-03-07 CHR text_decision d4 on harbour as reopen\n  on: a2\n  because: DDD asks.\n{late}"
    );
    assert_eq!(after(&reopened).refused, []);
    let adopted = format!("{clean}2031-03-07 CHR text_decision d4 on harbour as adopt\n");
    let table = after(&adopted);
    assert_eq!(table.refused, []);
    assert!(table.reading().provisions.iter().all(|p| p.status == Status::Adopted));
    assert_eq!(refused(&format!("{adopted}{late}")), Rule::Adopted);
    let correction = format!(
        "{adopted}2031-04-01 CHR correction_of_text e1 on harbour until 2031-05-01\n  words a1.2 en\n    old: public\n    new: published\n"
    );
    let acts = read(&format!("{HARBOUR}\n{correction}"));
    let text = |acts: &[Act], on: &str| {
        fold(acts, day(on), Day::MAX).unwrap().reading().provision("a1.2").unwrap().line("en", true)
    };
    assert!(text(&acts, "2031-05-01").contains("are public"));
    assert!(text(&acts, "2031-05-02").contains("are published"));
    let objected =
        read(&format!("{HARBOUR}\n{correction}2031-04-20 AAA position on harbour/e1 as objection\n"));
    assert!(text(&objected, "2031-05-02").contains("are public"));
}

#[test]
fn other_rules_are_named() {
    let words = |by: &str, id: &str, old: &str| {
        format!(
            "2031-03-06 {by} textual_proposal {id} on harbour\n  words a1.1 en\n    old: {old}\n    new: {old}s\n"
        )
    };
    assert_eq!(refused(&words("OBS", "p9", "Party")), Rule::Observer);
    assert_eq!(refused(&words("ZZZ", "p9", "Party")), Rule::Participant);
    assert_eq!(refused(&words("AAA", "p1", "Party")), Rule::OneId);
    assert_eq!(refused(&words("AAA", "P9", "Party")), Rule::Id);
    assert_eq!(refused(&words("AAA", "p9", "Parties")), Rule::Words);
    let closed = "2031-03-06 CHR text_decision d2 on harbour as close_reading\n";
    assert_eq!(refused(&format!("{closed}{}", words("AAA", "p9", "Party"))), Rule::Closed);
    assert_eq!(
        refused(&format!("{closed}2031-03-06 AAA position on harbour/a1.1 as support\n")),
        Rule::Closed
    );
    let own = "2031-03-06 AAA textual_proposal p9 on harbour\n  instead of: p9\n  delete a1.1\n";
    assert_eq!(refused(own), Rule::OwnAlternative);
    let gone = "2031-03-06 AAA textual_proposal p9 on harbour\n  delete a1\n
2031-03-06 CHR text_decision d2 on harbour as take_in\n  on: p9\n";
    assert_eq!(refused(&format!("{gone}{}", words("AAA", "p10", "Party"))), Rule::Gone);
    assert_eq!(refused("2031-03-06 AAA textual_proposal p9 on harbour\n  delete a1.3\n"), Rule::Amendment);
    assert_eq!(refused("2031-03-06 AAA textual_proposal p9 on harbour\n"), Rule::Written);
    assert_eq!(refused("2031-03-06 AAA text_decision d2 on harbour as adopt\n"), Rule::Chair);
    assert_eq!(
        refused("2031-03-06 CHR text_decision d2 on harbour as reject\n  on: p3\n"),
        Rule::NothingLost
    );
    let rejected = "2031-03-06 CHR text_decision d2 on harbour as reject\n  on: p1\n";
    let same =
        "2031-03-07 DDD textual_proposal p9 on harbour\n  words a2.1 en\n    old: twentieth\n    new: tenth
  words a2.1 fr\n    old: vingtième\n    new: dixième\n";
    assert_eq!(refused(&format!("{rejected}{same}")), Rule::Reconsideration);
    let unseen =
        "2031-03-06 AAA textual_proposal p9 on harbour\n  replace a1.1\n    en: Each \u{202e}Party\n";
    assert_eq!(refused(unseen), Rule::Unseen);
    let unbalanced = "2031-03-06 AAA textual_proposal p9 on harbour\n  replace a1.1\n    en: Each [Party\n";
    assert_eq!(refused(unbalanced), Rule::Balance);
}

#[test]
fn provisions_move_split_and_join() {
    let take = "2031-03-07 CHR text_decision d2 on harbour as take_in\n  on: p9\n";
    let with = |operation: &str| {
        let table = after(&format!("2031-03-06 AAA textual_proposal p9 on harbour\n  {operation}\n{take}"));
        assert_eq!(table.refused, [], "{operation}");
        table.reading().lines("en", false)
    };
    let split = with("split a1.2 into a1.2b\n    from: and the");
    assert!(split.contains("2. Reports are public,\n  3. [and the secretariat keeps them]."), "{split}");
    let merged = with("merge a1.2 into a1.1");
    assert!(
        merged.contains(
            "1. Each Party shall report to the secretariat every two years. Reports are public, [and"
        ),
        "{merged}"
    );
    let moved = with("move a1.1 after a1.2");
    assert!(moved.contains("1. Reports are public") && moved.contains("2. Each Party"), "{moved}");
    let gone = with("delete a1");
    assert!(gone.starts_with("Article 1\n  Entry into force"), "{gone}");
}

#[test]
fn amendments_are_voted_on_before_what_they_amend_and_the_furthest_first() {
    let more = "2031-03-06 AAA textual_proposal p4 on harbour\n  words a1.3 en\n    old: summary\n    new: short summary\n";
    let table = after(more);
    assert_eq!(table.order_of_voting("a1.3"), ["p4", "p3"]);
    let vote = "2031-03-07 CHR text_decision v1 on harbour as begin_voting\n  on: p3\n";
    assert_eq!(refused(&format!("{more}{vote}")), Rule::Amendment);
    let taken = format!("{more}2031-03-07 CHR text_decision d2 on harbour as take_in\n  on: p4\n");
    let line = after(&taken).reading().provision("a1.3").unwrap().line("en", true);
    assert_eq!(line, "[2 bis. The secretariat publishes a short summary.]");
    assert_eq!(refused(&format!("{taken}2031-03-08 CCC withdrawal_of_proposal on p3\n")), Rule::Withdrawal);
}

#[test]
fn the_record_knew_what_it_knew() {
    let late = HARBOUR.replace(
        "2031-03-05 DDD bracket k1 on harbour/a1.2",
        "2031-03-05 DDD bracket k1 on harbour/a1.2 known 2031-04-01",
    );
    let acts = read(&late);
    let line = |known: &str| {
        fold(&acts, day("2031-03-05"), day(known))
            .unwrap()
            .reading()
            .provision("a1.2")
            .unwrap()
            .line("en", true)
    };
    assert!(!line("2031-03-31").contains('['));
    assert!(line("2031-04-01").contains('['));
    assert!(fold(&acts, day("2031-02-28"), Day::MAX).is_none());
}

#[test]
fn a_file_is_printed_and_read_back_identically() {
    let acts = read(HARBOUR);
    let printed = print_acts(&acts, "harbour");
    assert_eq!(read(&printed), acts);
    assert_eq!(print_acts(&read(&printed), "harbour"), printed);
}

#[test]
fn what_cannot_be_read_is_said_with_its_line_and_column() {
    for (text, place, says) in [
        ("2031-03-06 AAA textual_proposol p9\n", "1:1", "did you mean 'textual_proposal'?"),
        ("2031-13-06 AAA text x\n", "1:1", "is not a date"),
        ("2031-03-06 AAA textual_proposal p9\n   words a1 en\n", "2:4", "begins at no step"),
        ("2031-03-06 AAA textual_proposal p9\n  word a1 en\n", "2:3", "did you mean 'words'?"),
        (
            "2031-03-06 AAA textual_proposal p9\n  insert after a1\n    artikel a9\n",
            "3:5",
            "did you mean 'article'?",
        ),
        ("2031-03-06 AAA position on p9 as maybe\n", "1:1", "it is one of: support"),
        ("2031-03-06 CHR silence_procedure s1\n  on: p1\n", "1:1", "until when"),
    ] {
        let found = read_acts(&SourceText::new("x.text", text)).unwrap_err();
        let said = found.iter().map(|d| d.to_string()).collect::<Vec<_>>().join("\n");
        assert!(said.starts_with(&format!("x.text:{place}:")) && said.contains(says), "{said}");
    }
}
