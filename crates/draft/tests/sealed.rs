//! Proposals under seal: a digest while nobody may read them, a proposal like others once they are opened.

#![allow(clippy::unwrap_used, clippy::panic, clippy::expect_used)]

use comity_draft::{
    Act, Does, Rule, Table, Wait,
    act::{
        Operation, Proposal,
        sealed::{canonical, digest, hex, unhex},
    },
    fold, print_acts, read_acts,
    state::{Fate, Seal},
    view::Sort,
    write::{PROPOSAL_COLUMNS, proposals},
};
use comity_regime::{Day, SourceText};

const HARBOUR: &str = include_str!("fixtures/harbour.text");

/// SHA-256 of 32 bytes of seven and of [`CANONICAL`], worked out by another program.
const DIGEST: &str = "f210591758e47044892cda930ecd454f6f0a9a80aebd8d04f1a46144ede6fbb8";
const CANONICAL: &str = r#"{"actor":"AAA","proposal":{"because":"Two is too few.","id":"s1","instead_of":null,"on_behalf_of":null,"operations":[{"words":{"at":0,"language":"en","new":"three","old":"two","provision":"a1.1"}}]},"text":"harbour"}"#;
const SALT: &str = "0707070707070707070707070707070707070707070707070707070707070707";

fn words() -> String {
    "  words a1.1 en\n    old: two\n    new: three\n  because: Two is too few.\n".to_owned()
}

fn sealed() -> String {
    format!("2031-03-06 AAA sealed_proposal s1 on harbour\n  digest: {DIGEST}\n\n")
}

fn opened(day: &str, by: &str) -> String {
    format!("{day} {by} opening_of_proposal on s1\n  salt: {SALT}\n{}\n", words())
}

fn read(more: &str) -> Vec<Act> {
    let read = read_acts(&SourceText::new("harbour.text", &format!("{HARBOUR}\n{more}")));
    read.map_err(|found| found.iter().map(|d| format!("{d}\n")).collect::<String>()).unwrap()
}

fn after(more: &str) -> Table {
    fold(&read(more), Day::MAX, Day::MAX).unwrap()
}

/// The rule that refuses the last act, and no other is refused.
fn refused(more: &str) -> (Rule, String) {
    let (acts, table) = (read(more), after(more));
    let [last] = table.refused.as_slice() else { panic!("{more}: {:?}", table.refused) };
    assert_eq!(last.act, acts.len() - 1, "{more}");
    (last.why.rule, last.why.found.clone())
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

#[test]
fn the_digest_is_of_what_is_said_here() {
    let operation = Operation::Words {
        provision: "a1.1".into(),
        language: "en".into(),
        old: "two".into(),
        new: "three".into(),
        at: 0,
    };
    let because = "Two is too few.".to_owned();
    let proposal = Proposal { id: "s1".into(), operations: vec![operation], because, ..Proposal::default() };
    assert_eq!(String::from_utf8(canonical("harbour", "AAA", &proposal).unwrap()).unwrap(), CANONICAL);
    let salt = unhex(SALT).unwrap();
    assert_eq!(salt, [7; 32]);
    assert_eq!(hex(&digest("harbour", "AAA", &salt, &proposal).unwrap()), DIGEST);
    for wrong in ["", "07", &SALT[1..], &SALT.replace('7', "g"), &DIGEST.to_uppercase(), &format!("{SALT}00")]
    {
        assert_eq!(unhex(wrong), None, "{wrong}");
    }
}

#[test]
fn under_seal_it_does_nothing_to_the_text_and_is_shown_as_sealed() {
    let (before, table) = (after(""), after(&sealed()));
    assert_eq!(table.refused, []);
    assert_eq!(before.reading(), table.reading());
    let pending = table.pending();
    let one = pending.iter().find(|one| one.sort == Sort::Sealed).unwrap();
    let since = day("2031-03-06");
    let wait = Wait::Opening { by: "AAA".into(), digest: DIGEST.into(), since };
    assert_eq!((one.id.as_str(), one.by.as_slice()), ("s1", &["AAA".to_owned()][..]));
    assert_eq!((one.about.as_slice(), one.waits.as_slice()), (&[][..], &[wait][..]));
    let mine = table.delegation("AAA").proposals;
    let mine = mine.iter().find(|mine| mine.id == "s1").unwrap();
    assert_eq!((mine.fate, mine.sealed, mine.about.len()), ("sealed", Some(since), 0));
    assert!(table.delegation("BBB").proposals.iter().all(|mine| mine.id != "s1"));
    let rows = proposals(&table);
    let row = rows.iter().find(|row| row[0] == "s1").unwrap();
    let said = |column: &str| row[PROPOSAL_COLUMNS.iter().position(|c| *c == column).unwrap()].as_str();
    assert_eq!(
        (said("date"), said("by"), said("fate"), said("sealed")),
        ("2031-03-06", "AAA", "sealed", "2031-03-06")
    );
    assert!(said("waits_for").contains(DIGEST) && said("operations").is_empty() && said("about").is_empty());
}

#[test]
fn once_it_is_opened_it_is_a_proposal_of_that_day() {
    let table = after(&(sealed() + &opened("2031-03-09", "AAA")));
    assert_eq!(table.refused, []);
    let line = table.reading().provision("a1.1").unwrap().line("en", true);
    assert!(line.ends_with("every [two][three — AAA] years."), "{line}");
    let proposed = &table.proposals["s1"];
    assert_eq!((proposed.day, proposed.fate, proposed.by.as_str()), (day("2031-03-09"), Fate::Live, "AAA"));
    assert!(matches!(table.sealed["s1"].seal, Seal::Opened(_)));
    let beside = table.beside("a1.1");
    assert_eq!(beside.iter().find(|p| p.id == "s1").unwrap().sealed, Some(day("2031-03-06")));
    // Its provision's history has its sealing as well.
    let acts = read(&(sealed() + &opened("2031-03-09", "AAA")));
    let history = table.history_of("a1.1", &acts);
    assert_eq!(history.iter().rev().take(2).copied().collect::<Vec<_>>(), [acts.len() - 1, acts.len() - 2]);
    assert!(table.pending().iter().all(|one| one.sort != Sort::Sealed));
    // The day before, nobody could have known.
    let earlier = fold(&acts, day("2031-03-08"), Day::MAX).unwrap();
    assert_eq!(earlier.reading().lines("en", true), after(&sealed()).reading().lines("en", true));
    // All that can be done to a proposal can be done to it.
    let taken = sealed()
        + &opened("2031-03-09", "AAA")
        + "2031-03-10 CCC cosponsorship on s1\n2031-03-11 CHR text_decision d9 on harbour as take_in\n  on: s1\n";
    let table = after(&taken);
    assert_eq!(table.refused, []);
    assert_eq!(table.reading().provision("a1.1").unwrap().line("en", true).matches("three").count(), 1);
}

#[test]
fn what_is_not_what_was_sealed_is_refused() {
    let other_words = opened("2031-03-09", "AAA").replace("three", "four");
    let other_salt = opened("2031-03-09", "AAA").replace(SALT, DIGEST);
    let other_reason = opened("2031-03-09", "AAA").replace("too few", "enough");
    for opening in [other_words, other_salt, other_reason] {
        let (rule, found) = refused(&(sealed() + &opening));
        assert_eq!(
            (rule, found.as_str()),
            (Rule::Sealed, "this is not what was sealed as 's1' on 2031-03-06")
        );
    }
}

#[test]
fn nobody_opens_what_somebody_else_sealed_even_with_a_copied_digest() {
    assert_eq!(refused(&(sealed() + &opened("2031-03-09", "BBB"))).0, Rule::Own);
    // BBB seals AAA's digest as its own, and has its salt and words once AAA has opened: the digest is of AAA's.
    let copied = sealed().replace(" AAA ", " BBB ").replace(" s1 ", " s2 ");
    let both = sealed() + &copied + &opened("2031-03-09", "AAA");
    assert_eq!(after(&both).refused, []);
    let stolen = opened("2031-03-10", "BBB").replace(" s1\n", " s2\n");
    assert_eq!(refused(&(both + &stolen)).0, Rule::Sealed);
}

#[test]
fn it_is_opened_once_while_a_reading_is_open_and_only_if_it_was_sealed() {
    let open = |day: &str| opened(day, "AAA");
    let (rule, found) = refused(&(sealed() + &open("2031-03-09") + &open("2031-03-10")));
    assert_eq!((rule, found.as_str()), (Rule::Sealed, "'s1' is open already"));
    assert_eq!(refused(&open("2031-03-09")).0, Rule::Unknown);
    let closed = "2031-03-08 CHR text_decision c1 on harbour as close_reading\n";
    assert_eq!(refused(&(sealed() + closed + &open("2031-03-09"))).0, Rule::Closed);
    let late = sealed().replace("03-06", "03-09");
    assert_eq!(refused(&(closed.to_owned() + &late)).0, Rule::Closed);
    // Before it was sealed: the acts of a text are in the order of their days.
    let (rule, found) = refused(&(sealed().replace("03-06", "03-20") + &open("2031-03-09")));
    assert_eq!((rule, found.as_str()), (Rule::Unknown, "nothing was sealed as 's1'"));
}

#[test]
fn an_id_is_given_once_whether_under_seal_or_not() {
    assert_eq!(refused(&(sealed() + &sealed())).0, Rule::OneId);
    assert_eq!(refused(&sealed().replace(" s1 ", " p1 ")).0, Rule::OneId);
    let plain = format!("2031-03-07 BBB textual_proposal s1 on harbour\n{}", words());
    assert_eq!(refused(&(sealed() + &plain)).0, Rule::OneId);
}

#[test]
fn what_is_sealed_is_held_against_the_rules_of_the_day_it_is_opened() {
    // Somebody took the words away in the meantime.
    let gone = "2031-03-07 BBB textual_proposal p8 on harbour\n  words a1.1 en\n    old: two\n    new: five
2031-03-08 CHR text_decision d9 on harbour as take_in\n  on: p8\n";
    assert_eq!(refused(&(sealed() + gone + &opened("2031-03-09", "AAA"))).0, Rule::Words);
    // The same was rejected (R45).
    let rejected = format!("2031-03-07 BBB textual_proposal p8 on harbour\n{}", words())
        + "2031-03-08 CHR text_decision v9 on harbour as begin_voting\n  on: p8
2031-03-08 CHR text_decision d9 on harbour as reject\n  on: p8\n";
    assert_eq!(refused(&(sealed() + &rejected + &opened("2031-03-09", "AAA"))).0, Rule::Reconsideration);
}

#[test]
fn nothing_is_said_of_what_nobody_can_read() {
    for act in [
        "2031-03-07 BBB position on harbour/s1 as objection\n",
        "2031-03-07 BBB cosponsorship on s1\n",
        "2031-03-07 BBB retabling p8 on s1\n",
        "2031-03-07 CHR package k8 on harbour\n  on: p1, s1\n",
        "2031-03-07 CHR text_decision d9 on harbour as take_in\n  on: s1\n",
        "2031-03-07 CHR text_decision d9 on harbour as reject\n  on: s1\n",
        "2031-03-07 CHR text_decision d9 on harbour as begin_voting\n  on: s1\n",
        "2031-03-07 CHR silence_procedure q8 on harbour until 2031-03-20\n  on: s1\n",
        "2031-03-07 BBB textual_proposal p8 on harbour\n  instead of: s1\n  delete a1.2\n",
    ] {
        assert_eq!(
            refused(&(sealed() + act)),
            (Rule::Sealed, "'s1' is under seal: nobody can read it yet".into()),
            "{act}"
        );
    }
}

#[test]
fn it_can_be_withdrawn_unopened_by_who_sealed_it_and_is_gone_then() {
    let withdrawn = sealed() + "2031-03-07 AAA withdrawal_of_proposal on s1\n";
    let table = after(&withdrawn);
    assert_eq!(table.refused, []);
    assert!(matches!(table.sealed["s1"].seal, Seal::Withdrawn(_)));
    assert!(table.pending().iter().all(|one| one.sort != Sort::Sealed));
    let mine = table.delegation("AAA").proposals;
    assert_eq!(mine.iter().find(|mine| mine.id == "s1").map(|mine| mine.fate), Some("withdrawn"));
    assert_eq!(after("").reading().lines("en", true), table.reading().lines("en", true));
    assert_eq!(refused(&(sealed() + "2031-03-07 BBB withdrawal_of_proposal on s1\n")).0, Rule::Withdrawal);
    for act in [
        opened("2031-03-09", "AAA"),
        "2031-03-08 AAA withdrawal_of_proposal on s1\n".into(),
        "2031-03-08 BBB retabling p8 on s1\n".into(),
    ] {
        assert_eq!(refused(&(withdrawn.clone() + &act)).0, Rule::Sealed, "{act}");
    }
    // Once it is opened, it is withdrawn like any other.
    let opened = sealed() + &opened("2031-03-09", "AAA") + "2031-03-10 AAA withdrawal_of_proposal on s1\n";
    let table = after(&opened);
    assert_eq!(table.refused, []);
    assert!(matches!(table.proposals["s1"].fate, Fate::Withdrawn(_)));
    assert_eq!(after("").reading().lines("en", true), table.reading().lines("en", true));
}

#[test]
fn its_lines_are_read_and_printed_and_nothing_else_stands_in_them() {
    let acts = read(&(sealed() + &opened("2031-03-09", "AAA")));
    assert_eq!(read_acts(&SourceText::new("x", &print_acts(&acts, "harbour"))).unwrap(), acts);
    let Does::Sealing { .. } = acts[acts.len() - 2].does else { panic!() };
    let wrong = |more: &str| {
        let read = read_acts(&SourceText::new("harbour.text", &format!("{HARBOUR}\n{more}")));
        read.unwrap_err().iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
    };
    let head = "2031-03-06 AAA sealed_proposal s1 on harbour\n";
    assert!(wrong(head).contains("it does not say the digest"));
    assert!(wrong(&format!("{head}  digest: f21059\n")).contains("'f21059' is no digest"));
    // Words that are to be sealed do not come in by mistake.
    assert!(wrong(&format!("{head}  digest: {DIGEST}\n{}", words())).contains("has no meaning here"));
    let head = "2031-03-06 AAA opening_of_proposal on s1\n";
    assert!(wrong(&format!("{head}{}", words())).contains("it does not say the salt"));
    assert!(wrong(&format!("{head}  salt: {}\n{}", SALT.replace('7', "x"), words())).contains("is no salt"));
}
