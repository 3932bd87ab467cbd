//! Clauses that run: a provision's rule is proposed for and bracketed like its words, and what is adopted is a definition that the
//! engine runs.

#![allow(clippy::unwrap_used, clippy::panic, clippy::expect_used)]

use comity_draft::{
    Act, Table,
    clause::{Of, RULE, of},
    fold, print_acts, read_acts,
    view::{Difference, compare},
    write::{Definition, definition},
};
use comity_regime::{
    Day, Regime, SourceText,
    load::{self, Folder},
};

const TEXT: &str = "2031-03-01 CHR text harbour on harbour-conference
  title: Convention on the Safety of Harbours
  languages: en
  chairs: CHR
  members: AAA, BBB
  instrument: harbours

2031-03-01 CHR tabling t1 on harbour as chair's text
  article a1
    heading a1.h
      en: Conference of the Parties
      rule: forum harbour-cop \"Conference of the Parties\"
    paragraph a1.1
      en: The Parties meet in it.
      rule: members parties to harbours
    paragraph a1.2
      en: It meets every two years, first within one year of the entry into force of this Convention.
      rule: meets 1 year after entry into force of harbours
    paragraph a1.3
      en: After that it meets every two years.
      rule: meets again every 2 years
  article a2
    paragraph a2.1
      en: This Convention shall enter into force on the thirtieth day after the deposit of the second instrument.
      rule: enters into force 30 days after 2 deposits
    paragraph a2.2
      en: For others, on the thirtieth day after their own deposit.
  article a3
    paragraph a3.1
      en: The secretariat is the depositary.
      rule: depositary CHR

2031-03-02 CHR text_decision d1 on harbour as basis
  on: t1

2031-03-03 AAA textual_proposal p1 on harbour
  words a2.1 en
    old: second
    new: third
  words a2.1 rule
    old: 2 deposits
    new: 3 deposits

2031-03-03 BBB textual_proposal p2 on harbour
  replace a2.2
    rule: for later parties 30 days after own deposit
";

fn acts(more: &str) -> Vec<Act> {
    read_acts(&SourceText::new("x.text", &format!("{TEXT}\n{more}"))).unwrap()
}

fn table(acts: &[Act]) -> Table {
    fold(acts, Day::MAX, Day::MAX).unwrap()
}

/// A record in which the text was negotiated, and its treaty is proposed.
fn regime(acts: &str) -> Regime {
    let mut folder = Folder::new();
    let mut put = |path: &str, text: &str| folder.insert(path.to_owned(), text.as_bytes().to_vec());
    put("actors.csv", "id,name,kind\nAAA,A,state\nBBB,B,state\nDDD,D,state\nCHR,Chair,organisation\n");
    put("sources.csv", "id,title\nx,X\n");
    put("acts.csv", &format!("date,actor,act,instrument,source\n{acts}"));
    put("instruments/x.instrument", "instrument harbours \"Draft\"\n  force proposed\n");
    load::load(&folder, None, None).unwrap_or_else(|found| panic!("{found:?}")).regime
}

fn none(_: &str) -> bool {
    false
}

#[test]
fn a_rule_is_bracketed_with_whose_it_is() {
    let table = table(&acts(""));
    assert_eq!(table.refused, []);
    let reading = table.reading();
    let rule = |id: &str| reading.provision(id).unwrap().printed(RULE, true).unwrap();
    assert_eq!(rule("a2.1"), "enters into force 30 days after [2][3 — AAA] deposits");
    assert_eq!(rule("a2.2"), "[for later parties 30 days after own deposit — BBB]");
    assert_eq!(rule("a3.1"), "depositary CHR");
    // The format has it, and has it again.
    let all = acts("");
    assert_eq!(read_acts(&SourceText::new("x", &print_acts(&all, "harbour"))).unwrap(), all);
}

#[test]
fn a_rule_that_was_withdrawn_leaves_no_trace() {
    let table = table(&acts("2031-03-04 BBB withdrawal_of_proposal on p2\n"));
    let reading = table.reading();
    assert_eq!(reading.provision("a2.2").unwrap().wordings.keys().collect::<Vec<_>>(), ["en"]);
}

#[test]
fn a_changed_rule_is_a_difference() {
    let all = acts("");
    let (before, after) = (table(&all[..3]).reading(), table(&all).reading());
    let compared = compare(&before, &after, "en");
    let of = |id: &str| compared.provisions.iter().find(|p| p.id == id).unwrap();
    assert_eq!(of("a2.2").difference, Difference::Changed);
    assert!(!of("a2.2").rule.is_empty());
    assert_eq!(of("a1.1").difference, Difference::Same);
}

#[test]
fn what_is_no_rule_is_refused() {
    for (act, found) in [
        ("replace a2.2\n    rule: enters in force soon", "rule: "),
        (
            "replace a2.2\n    rule: Article 3  enters into force  on 2 deposits",
            "does not say of which provision",
        ),
        ("replace a2.2\n    rule: instrument other \"Other\"", "no rule of a treaty"),
        ("words a2.1 rule\n    old: deposits\n    new: weeks", ""),
    ] {
        let table = table(&acts(&format!("2031-03-04 AAA textual_proposal bad on harbour\n  {act}\n")));
        let [refused] = table.refused.as_slice() else { panic!("{act}: {:?}", table.refused) };
        assert_eq!(refused.why.rule.code(), "rule", "{act}");
        assert!(refused.why.to_string().contains(found), "{}", refused.why);
    }
    // The chair brings no rule by translating.
    let table = table(&acts("2031-03-04 CHR translation on harbour/a2.2\n  rule: depositary AAA\n"));
    assert_eq!(table.refused[0].why.rule.code(), "rule");
}

#[test]
fn lines_are_of_the_treaty_or_of_its_conference() {
    for (rule, is) in [
        ("depositary CHR", Of::Instrument),
        ("reservations not allowed", Of::Provision),
        ("reaches civil-material", Of::Provision),
        ("forum cop \"Conference\"", Of::BeginsForum),
        ("members parties to harbours", Of::Forum),
        ("quorum a majority of members", Of::ForumProvision),
    ] {
        assert_eq!(of(rule), Ok(is), "{rule}");
    }
    assert!(
        of("").is_err() && of("depositary CHR\ndepositary AAA").is_err() && of("measure m \"M\"").is_err()
    );
}

#[test]
fn what_is_adopted_is_a_definition_that_runs() {
    let end = "2031-03-05 CHR text_decision d2 on harbour as take_in
  on: p1, p2

2031-03-06 CHR text_decision d3 on harbour as adopt
";
    let table = table(&acts(end));
    assert_eq!(table.refused, []);
    let made = definition(&table, &none, Some(Day::parse("2031-03-06").unwrap())).unwrap();
    assert_eq!(made.in_brackets, Vec::<String>::new());
    let expected = "instrument harbours \"Convention on the Safety of Harbours\"
  force       binding
  adopted     2031-03-06
  depositary  CHR

  Article 2(1)  enters into force  30 days after 3 deposits
  Article 2(2)  for later parties  30 days after own deposit

forum harbour-cop \"Conference of the Parties\"
  force       binding
  under       harbours
  members     parties to harbours

  Article 1(2)  meets  1 year after entry into force of harbours
  Article 1(3)  meets again  every 2 years
";
    assert_eq!(made.text(), expected);
    let joined = "2032-01-01,AAA,ratification,harbours,x
2032-02-01,BBB,ratification,harbours,x
2032-03-01,DDD,accession,harbours,x
";
    let regime = made.tried(&regime(joined)).unwrap_or_else(|found| panic!("{found:?}"));
    let ix = regime.register().instrument("harbours").unwrap();
    let entry = regime.standing(ix).entry.as_ref().unwrap();
    assert_eq!(entry.date.day(), Day::parse("2032-03-31"));
    assert!(regime.register().forum("harbour-cop").is_some());
}

#[test]
fn what_would_be_is_tried_before_it_is_decided() {
    let table = table(&acts(""));
    let entry = |takes: &dyn Fn(&str) -> bool| {
        let made: Definition = definition(&table, takes, None).unwrap();
        assert_eq!(made.in_brackets, if takes("p2") { vec!["a2.1", "a2.2"] } else { vec!["a2.1"] });
        made.text().lines().find(|line| line.contains("enters into force  ")).unwrap().trim().to_owned()
    };
    assert_eq!(entry(&none), "Article 2(1)  enters into force  30 days after 2 deposits");
    assert_eq!(entry(&|id| id.starts_with('p')), "Article 2(1)  enters into force  30 days after 3 deposits");
}

#[test]
fn what_is_wrong_with_a_definition_is_said_of_its_provision() {
    let table = table(&acts(
        "2031-03-04 CHR text_decision d2 on harbour as take_in
  on: p1

2031-03-04 AAA textual_proposal p3 on harbour
  replace a2.2
    rule: open to parties to no-such-treaty
",
    ));
    assert_eq!(table.refused, []);
    let made = definition(&table, &|id| id == "p3", None).unwrap();
    let found = made.tried(&regime("")).unwrap_err();
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].provision.as_deref(), Some("a2.2"));
    assert!(found[0].why.contains("no-such-treaty"), "{}", found[0].why);
}
