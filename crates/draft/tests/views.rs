//! What is asked of a table, on a negotiation of invented States: what is pending, what is proposed for one provision, what was done
//! to it, how far the text has come, and where words stand.

#![allow(clippy::unwrap_used, clippy::panic)]

use comity_draft::{
    Act, Table, Wait, fold, follow, read_acts,
    view::{Counts, Difference, Run, Sort, compare, compare_plain, course},
};
use comity_regime::{Day, SourceText};

const HARBOUR: &str = include_str!("fixtures/harbour.text");
/// A silence over one proposal, and the withdrawal of another.
const MORE: &str = "
2031-03-06 CHR silence_procedure s1 on harbour until 2031-03-10
  on: p2
2031-03-07 CCC withdrawal_of_proposal on p3
  because: It can wait.
2031-03-12 AAA position on harbour/a1.1 as support
";

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn acts() -> Vec<Act> {
    let read = read_acts(&SourceText::new("harbour.text", &format!("{HARBOUR}\n{MORE}")));
    read.map_err(|found| found.iter().map(|d| format!("{d}\n")).collect::<String>()).unwrap()
}

fn table(on: &str) -> Table {
    let table = fold(&acts(), day(on), Day::MAX).unwrap();
    assert_eq!(table.refused, []);
    table
}

#[test]
fn what_is_pending_says_what_it_waits_for_and_silences_come_first() {
    let pending = table("2031-03-06").pending();
    let order: Vec<(Sort, &str)> = pending.iter().map(|p| (p.sort, p.id.as_str())).collect();
    let expected = [
        (Sort::Silence, "s1"),
        (Sort::Proposal, "p1"),
        (Sort::Proposal, "p2"),
        (Sort::Bracket, "k1"),
        (Sort::Proposal, "p3"),
    ];
    assert_eq!(order, expected);
    let until = Wait::Silence { silence: "s1".into(), until: day("2031-03-10") };
    assert_eq!((pending[0].waits.clone(), pending[0].about.clone()), (vec![until], vec!["a2.1".to_owned()]));
    // Once it has run out, it is not pending, nor is what it was about.
    let after = table("2031-03-11").pending();
    assert!(after.iter().all(|p| !["s1", "p2", "p3"].contains(&p.id.as_str())), "{after:?}");
}

#[test]
fn proposals_stand_beside_the_words_that_they_change() {
    let beside = table("2031-03-06").beside("a2.1");
    let [first, second] = &beside[..] else { panic!("{beside:?}") };
    assert_eq!((first.id.as_str(), first.fate, &first.by[..]), ("p1", "live", &["AAA".to_owned()][..]));
    let english = first.changes.iter().find(|change| change.language == "en").unwrap();
    let put: Vec<&Run> = english.runs.iter().filter(|run| !matches!(run, Run::Same(_))).collect();
    assert_eq!(put, [&Run::Gone("twentieth".into()), &Run::Put("tenth".into())]);
    assert_eq!((first.says[0].by.as_str(), first.says[0].stance), ("BBB", "objection"));
    assert_eq!(second.by, ["BBB", "CCC"]);
    // An article has those of its paragraphs, and what is to stand in it.
    let ids: Vec<String> = table("2031-03-06").beside("a1").into_iter().map(|p| p.id).collect();
    assert_eq!(ids, ["p3"]);
    let withdrawn = table("2031-03-07").beside("a1");
    assert_eq!((withdrawn[0].fate, withdrawn[0].waits.len()), ("withdrawn", 0));
}

#[test]
fn the_history_of_a_provision_has_every_act_that_concerns_it_and_no_other() {
    let acts = acts();
    let table = table("2031-03-12");
    let told = |id: &str| -> Vec<String> {
        let places = table.history_of(id, &acts);
        places.into_iter().map(|place| format!("{} {}", acts[place].day, acts[place].actor)).collect()
    };
    let of = told("a2.1");
    assert!(of.contains(&"2031-03-06 CHR".to_owned()), "the silence: {of:?}");
    assert!(
        !of.contains(&"2031-03-07 CCC".to_owned()) && !of.contains(&"2031-03-12 AAA".to_owned()),
        "{of:?}"
    );
    let of = told("a1.3");
    assert_eq!(of.last().map(String::as_str), Some("2031-03-07 CCC"), "the withdrawal: {of:?}");
    assert_eq!(told("a1.1").last().map(String::as_str), Some("2031-03-12 AAA"));
    // The whole of an article has what its parts have.
    assert!(told("a1.3").iter().all(|line| told("a1").contains(line)));
}

#[test]
fn a_silence_that_runs_out_between_acts_is_seen_on_its_day() {
    let acts = acts();
    let mut seen = vec![];
    let last = follow(&acts, day("2031-03-12"), Day::MAX, |day, table| {
        seen.push((day, table.proposals.get("p2").map(|p| p.fate.word())));
    });
    assert!(seen.contains(&(day("2031-03-07"), Some("live"))), "{seen:?}");
    assert!(seen.contains(&(day("2031-03-11"), Some("taken_in"))), "{seen:?}");
    // On the way nothing is seen that a fold of that day would not read.
    for (on, _) in seen {
        let folded = fold(&acts, on, Day::MAX).map(|table| table.counts());
        let steps = course(&acts, on, Day::MAX);
        assert_eq!(steps.last().map(|step| step.counts), folded, "{on}");
    }
    let counts: Counts = last.unwrap().counts();
    assert_eq!(counts, fold(&acts, day("2031-03-12"), Day::MAX).unwrap().reading().progress().all);
}

#[test]
fn words_are_found_and_clean_readings_compared() {
    let (before, after) = (table("2031-03-06").reading(), table("2031-03-11").reading());
    let found: Vec<&str> = before.find("ENTER Force", "en").into_iter().map(|p| p.id.as_str()).collect();
    assert!(found.contains(&"a2.1") && !found.contains(&"a1.1"), "{found:?}");
    assert!(before.find("", "en").is_empty() && before.find("nowhere", "en").is_empty());
    let changed = |all: comity_draft::view::Comparison| -> Vec<String> {
        let each = all.provisions.into_iter().filter(|p| p.difference != Difference::Same);
        each.map(|p| p.id).collect()
    };
    // Without what is proposed, only what was taken in has changed.
    assert_eq!(changed(compare_plain(&before, &after, "en")), ["a2.1"]);
    assert_eq!(changed(compare(&before, &after, "en")), ["a1.3", "a2.1"]);
    let lines = after.plain_lines("en");
    assert!(!lines.contains('[') && lines.contains("fortieth"), "{lines}");
}
