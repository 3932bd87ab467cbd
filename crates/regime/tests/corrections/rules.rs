//! What a correction is held to: the rules of the act that it corrects, and the acts that depend on that.

use comity_regime::docket::Meant;

use super::{and, before, day, everything, one_by_one, whole};

#[test]
fn a_correction_is_held_to_the_rules_of_the_act() {
    for (says, code, what) in [
        // What is wrong with the row itself.
        (
            "AAA|target 2002-03-01 attendance council-1",
            "bad-correction",
            "write what is right in the column that was wrong (effective, detail, digest, value;",
        ),
        ("AAA|target 2002-03-01 attendance council-1|value king", "unknown-word", "king"),
        (
            "AAA|target 2002-03-01 attendance council-1|until 2002-03-04",
            "misplaced",
            "'until' says nothing of a attendance",
        ),
        ("AAA|target 2002-03-01 attendance council-1|territory Isle|value head", "misplaced", "territory"),
        ("AAA|target 2002-03-01 attendance council-1|detail nothing|value head", "misplaced", "value"),
        ("AAA|target 2002-03-01 attendance council-1|id x|value head", "misplaced", "makes nothing"),
        ("AAA|target 2002-03-01 atendance council-1|value head", "bad-target", "names the act it corrects"),
        (
            "AAA|target 2002-03-01 rectification council-1|value head",
            "bad-target",
            "names the act it corrects",
        ),
        ("AAA|target 2002-03-01 attendance council-1|effective 2002-13-01", "bad-date", "2002-13-01"),
        ("AAA|target 2002-03-01 attendance council-1|digest 12", "bad-digest", "SHA-256"),
        ("ORG|target 2002-07-01 mission m|whom FFF", "unknown-actor", "FFF"),
        ("BBB|target 2002-03-01 attendance council-1|value head", "bad-target", "by this actor to correct"),
        // What the act itself would not be allowed.
        (
            "AAA|target 2002-03-01 attendance council-1|effective 2002-03-06",
            "not-in-session",
            "effective: as corrected, the act is not right: 'council-1' is held",
        ),
        (
            "AAA|target 2002-01-01 pledge p|until 2001-01-01",
            "bad-date",
            "until: as corrected, the act is not right: its deadline, 2001-01-01",
        ),
        ("AAA|target 2002-01-01 pledge p|effective 2004-01-01", "bad-date", "target: as corrected"),
        (
            "ORG|target 2002-01-01 convening council-1|from 2002-03-06",
            "bad-date",
            "before it begins on 2002-03-06",
        ),
        ("ORG|target 2002-01-01 convening council-1|from 1999-03-01", "too-early", "from: as corrected"),
        (
            "ORG|target 2002-01-01 convening council-1|effective 2002-04-01",
            "too-late",
            "convened on 2002-04-01",
        ),
        (
            "AAA|target 2002-06-01 report p|effective 2001-06-01",
            "too-early",
            "the commitment is of 2002-01-01",
        ),
        ("ORG|target 2002-07-01 mission m|until 2002-06-30", "bad-date", "before it begins"),
        // What would leave others wrong.
        (
            "ORG|target 2002-01-01 convening council-1|from 2002-03-02",
            "others-depend",
            "another act would no longer be right: entry 7, attendance of 2002-03-01 by Aland: 'council-1' is held from 2002-03-02",
        ),
        (
            "ORG|target 2002-07-01 mission m|whom AAA",
            "others-depend",
            "entry 13, report of 2002-12-01 by Beland: 'm-1' is no commitment of Beland",
        ),
        (
            "ORG|target 2002-07-01 mission m|effective 2002-08-02|until 2002-09-01",
            "others-depend",
            "entry 12, recommendation of 2002-08-01",
        ),
        (
            "AAA|target 2002-01-01 pledge p|effective 2002-07-01|detail later",
            "others-depend",
            "entry 10, report",
        ),
    ] {
        let (regime, last) = one_by_one(&and(&[&format!("date 2004-01-01|act rectification|actor {says}")]));
        let found = last.err().unwrap_or_else(|| panic!("this was taken: {says}")).join("\n");
        assert!(found.contains(&format!("[{code}]")) && found.contains(what), "{says}\n{found}");
        assert_eq!(everything(&regime), everything(&one_by_one(&before()).0), "{says}: nothing of it stays");
    }
}

#[test]
fn a_session_moves_with_those_who_came() {
    let corrects = |says: &str| format!("date 2004-01-01|act rectification|actor {says}");
    let steps = [
        corrects("ORG|target 2002-01-01 convening council-1|until 2002-04-05"),
        corrects("AAA|target 2002-03-01 attendance council-1|effective 2002-04-01"),
        corrects("BBB|target 2002-03-02 attendance council-1|effective 2002-04-02"),
        corrects("ORG|target 2002-01-01 convening council-1|from 2002-04-01|place Geneva"),
    ];
    let steps: Vec<&str> = steps.iter().map(String::as_str).collect();
    let (regime, last) = one_by_one(&and(&steps));
    assert_eq!(last, Ok(vec![]));
    let session = regime.docket().session("council-1").unwrap();
    assert_eq!(
        (session.from, session.until, session.place),
        (day("2002-04-01").into(), day("2002-04-05").into(), "Geneva")
    );
    // In a record folder it is the whole that has to be right, in whichever order it was corrected.
    let (folder, found) = whole(&and(&[steps[3], steps[1], steps[0], steps[2]]));
    assert!(found.is_empty(), "{found:?}");
    assert_eq!(folder.docket().session("council-1").unwrap().from, session.from);
    let (_, found) = whole(&and(&[steps[3], steps[0], steps[1]]));
    assert!(
        found.len() == 1 && found[0].contains("entry: 8") && found[0].contains("not-in-session"),
        "{found:?}"
    );
}

#[test]
fn sets_and_what_depends_on_them_follow() {
    // A session decides who may join an instrument; who has joined may not be corrected out of it.
    let club = [
        "date 2002-01-01|actor ORG|act convening|id club-1|target club|from 2002-05-01|until 2002-05-05",
        "date 2002-05-01|actor EEE|act attendance|target club-1",
        "date 2002-06-01|actor EEE|act ratification|instrument late",
    ];
    let with = |last: &str| one_by_one(&and(&[club[0], club[1], club[2], last])).1;
    let refused = with("date 2004-01-01|actor ORG|act rectification|target 2002-01-01 convening club-1|until 2002-07-05|from 2002-07-01").unwrap_err();
    assert!(refused[0].contains("2 other acts would no longer be right"), "{refused:?}");
    assert!(
        refused[0].contains("ratification of 2002-06-01 by Eland: 'late' is open to participants in club"),
        "{refused:?}"
    );
    // What is struck out may be recorded anew: the same is said, and is a remark.
    let struck = with(
        "date 2004-01-01|actor EEE|act rectification|target 2002-05-01 attendance club-1|detail nothing",
    )
    .unwrap();
    assert!(struck[0].contains("another act would no longer be right: entry 16, ratification"), "{struck:?}");
}

#[test]
fn what_was_struck_out_is_in_nobodys_way() {
    let rows = [
        "date 2004-01-01|actor ORG|act convening|id council-2|target council|from 2004-03-01|until 2004-03-05",
        "date 2004-01-02|actor ORG|act rectification|target 2004-01-01 convening council-2|detail nothing",
        "date 2004-01-03|actor ORG|act convening|id council-2|target council|from 2004-03-02|until 2004-03-06",
    ];
    let (regime, found) = whole(&and(&rows));
    assert!(found.is_empty(), "{found:?}");
    assert_eq!(regime.docket().session("council-2").unwrap().from, day("2004-03-02").into());
    assert_eq!(one_by_one(&and(&rows)).1, Ok(vec![]));
    let by = regime.docket().rectifications().next().unwrap();
    assert!(matches!(regime.docket().meant(by.entry), Meant::Act { of: 1, .. }));
    assert_eq!(regime.docket().standing(by), None);
}
