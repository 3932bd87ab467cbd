//! Published totals narrow what names cannot, and are held against the names.

#![allow(clippy::unwrap_used, clippy::panic)]

use comity_regime::{
    Count, Day, Regime,
    load::{Folder, Loaded, load},
    process::Agreement,
};

const DEFINITION: &str = "\
instrument t \"Treaty\"
  opened 2000-01-01
  complete through 2001-06-30
  enters into force  on 1 deposit
  denunciation takes effect  10 days after notification

forum council \"Council\"
  under t
  members parties to t
  established 2000-01-01
  complete always
  meets  when a majority of members request it
";

/// Open to those that have joined the other.
const PROTOCOL: &str = "\
instrument p \"Protocol\"
  opened 2000-01-01
  open to  contracting parties to t
  complete through 2001-06-30
  enters into force  on 1 deposit
";

/// Three by name; 4 published in 2002, 6 in 2004; one leaves in 2005.
const ACTS: &str = "\
date,actor,act,instrument,target,value,detail,source
2000-02-01,AAA,ratification,t,,,,s
2000-03-01,BBB,ratification,t,,,,s
2001-03-01,CCC,ratification,t,,,,s
2005-01-01,CCC,denunciation,t,,,,s
2001-04-01,ORG,published_count,,t,3,parties,s
2002-01-01,ORG,published_count,,t,4,parties,s
2004-01-01,ORG,published_count,,t,6,parties,s
";

fn record(acts: &str, disagreements: &str) -> Loaded {
    let states: String =
        (b'A'..=b'J').map(|c| c as char).map(|c| format!("{c}{c}{c},State {c},state\n")).collect();
    let mut folder = Folder::new();
    folder.insert("instruments/t.instrument".into(), DEFINITION.into());
    folder.insert("instruments/p.instrument".into(), PROTOCOL.into());
    folder
        .insert("actors.csv".into(), format!("id,name,kind\n{states}ORG,Organisation,organisation\n").into());
    folder.insert("sources.csv".into(), "id,title\ns,S\nother,Other\n".into());
    folder.insert("acts.csv".into(), acts.into());
    if !disagreements.is_empty() {
        folder.insert(
            "disagreements.csv".into(),
            format!("question,source,says,taken,reason\n{disagreements}").into(),
        );
    }
    load(&folder, None, None).unwrap_or_else(|found| panic!("{}", found[0]))
}

fn parties(regime: &Regime, on: &str) -> (Count, bool) {
    let status = regime.status(regime.register().instrument("t").unwrap(), Day::parse(on).unwrap());
    (status.parties, status.sure)
}

#[test]
fn a_total_bounds_the_count_after_the_horizon_and_before_the_next() {
    let regime = record(ACTS, "").regime;
    let count = |min, max| Count { min, max };
    assert_eq!(parties(&regime, "2001-06-30"), (count(3, 3), true));
    // Eleven may join; but on no day before a total there were more than it counted.
    assert_eq!(parties(&regime, "2001-07-01"), (count(3, 4), false));
    assert_eq!(parties(&regime, "2003-01-01"), (count(4, 6), false));
    assert_eq!(parties(&regime, "2004-06-01"), (count(6, 11), false));
    // One that was counted is known to have left.
    assert_eq!(parties(&regime, "2005-02-01"), (count(5, 11), false));
    // A majority is reckoned of those.
    let forum = regime.register().forum("council").unwrap();
    let due = &regime.calendar(forum, Day::parse("2004-06-01").unwrap()).due[0];
    assert_eq!(due.requests.as_ref().unwrap().needed, count(4, 6), "of 6 to 11");
}

/// Where sources disagree, a total that the record does not take bounds nothing; another of the same source does.
#[test]
fn a_total_that_is_not_taken_bounds_nothing() {
    let acts = ACTS.replace("t,6,parties,s", "t,6,parties,other");
    let count = |min, max| Count { min, max };
    let both = |says: &str| {
        let regime = record(&acts, &format!("How many in 2004,other,{says},no,A slip\n")).regime;
        (parties(&regime, "2003-01-01").0, parties(&regime, "2004-06-01").0)
    };
    assert_eq!(both("6 parties"), (count(4, 11), count(4, 11)));
    assert_eq!(both("Seven parties"), (count(4, 6), count(6, 11)));
    // One of its sources is not taken, for this number, and another is.
    let taken = "How many,other,6 parties,no,Early\nHow many,s,6 parties,yes,Later\n";
    let regime = record(&ACTS.replace("t,6,parties,s", "t,6,parties,s; other"), taken).regime;
    assert_eq!(parties(&regime, "2004-06-01").0, count(6, 11));
}

/// What may be joined only by those that have joined another: whoever was counted is in both, named or not.
#[test]
fn whoever_had_to_join_another_first_is_in_both() {
    let more = "2001-04-02,AAA,ratification,p,,,,s\n2002-02-01,ORG,published_count,,p,4,parties,s\n";
    let regime = record(&(ACTS.to_owned() + more), "").regime;
    let ask = |question: &str| regime.ask(question, Day::parse("2003-01-01").unwrap()).unwrap().count;
    assert_eq!(ask("parties to t and parties to p").min, 4);
    assert_eq!(ask("parties to p but not parties to t").max, 7, "of eleven 4 are in both");
    assert_eq!(ask("parties to t but not parties to p").max, 2, "of 6 at most");
}

/// What is asked may be long: each part of it is counted once.
#[test]
fn a_long_question_is_answered() {
    let regime = record(ACTS, "").regime;
    let day = Day::parse("2004-06-01").unwrap();
    // Those in both are at least the three that are named: of the others nothing says that they are the same.
    for (word, count) in [("and", Count { min: 3, max: 11 }), ("or", Count { min: 6, max: 11 })] {
        let question = vec!["parties to t"; 150].join(&format!(" {word} "));
        assert_eq!(regime.ask(&question, day).unwrap().count, count, "{word}");
    }
    let without = format!("parties to t{}", " but not signatories to t".repeat(150));
    assert!(regime.ask(&without, day).unwrap().count.min <= 6);
}

#[test]
fn what_contradicts_the_names_is_found_unless_it_is_explained() {
    let agreements = |loaded: &Loaded| {
        let all = loaded.regime.compared_totals();
        all.iter().map(|c| (c.published.number, c.agreement, c.explained)).collect::<Vec<_>>()
    };
    let as_it_is = record(ACTS, "");
    assert_eq!(
        agreements(&as_it_is),
        [(3, Agreement::Agrees, false), (4, Agreement::FewerNamed, false), (6, Agreement::FewerNamed, false)]
    );
    assert!(as_it_is.warnings.is_empty());
    let wrong = ACTS.replace("t,3,parties", "t,5,parties");
    let found = record(&wrong, "");
    assert_eq!(agreements(&found)[0], (5, Agreement::Differs, false));
    assert_eq!(found.warnings.iter().map(|d| (d.code, d.line)).collect::<Vec<_>>(), [("total-differs", 6)]);
    // Fewer than are named is as wrong, whatever the horizon.
    let fewer = ACTS.replace("t,4,parties", "t,2,parties");
    assert_eq!(agreements(&record(&fewer, ""))[1].1, Agreement::Differs);
    let explained =
        record(&wrong, "How many,s,Five,no,It counts two twice\nHow many,other,Three,yes,By name\n");
    assert_eq!(agreements(&explained)[0], (5, Agreement::Differs, true));
    assert!(explained.warnings.is_empty());
}
