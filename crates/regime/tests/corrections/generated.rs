//! Over generated records: whatever was wrong in them and was corrected, they answer as if they had been right.

use comity_regime::{Proceeding, Regime, load::Columns};
use proptest::prelude::*;

use super::{Fields, day, everything, log, parties, row, whole};

/// A row, and what each of its columns might read.
type Readings = (&'static str, &'static [(&'static str, &'static [&'static str])]);

const ONE: &str = "0000000000000000000000000000000000000000000000000000000000000001";
const ANOTHER: &str = "0000000000000000000000000000000000000000000000000000000000000002";

/// An act of every kind that says more than whose it is and about what.
const RECORD: [Readings; 24] = [
    (
        "date|actor ORG|act convening|id council-1|target council|value|from|until|place|detail",
        &[
            ("date", &["2002-01-01", "2001-11-01", "2002-02"]),
            ("value", &["regular", "intersessional"]),
            ("from", &["2002-03-01", "2002-02-27"]),
            ("until", &["2002-03-09", "2002-03-12", "2002-03-11/2002-03-14"]),
            ("place", &["Vienna", "Geneva"]),
            ("detail", &["First session", "Second session"]),
        ],
    ),
    (
        "date|actor ORG|act convening|id club-1|target club|value regular|from|until 2002-05-05",
        &[("date", &["2002-01-01", "2002-01-02"]), ("from", &["2002-05-01", "2002-05-02"])],
    ),
    (
        "date|actor ORG|act invitation|target club|whom",
        &[("date", &["2001-12-01", "2001-12-20"]), ("whom", &["DDD", "EEE"])],
    ),
    (
        "date|actor AAA|act attendance|target council-1|value",
        &[("date", &["2002-03-01", "2002-03-02"]), ("value", &["head", "minister", "other"])],
    ),
    (
        "date|actor BBB|act attendance|target council-1|value",
        &[("date", &["2002-03-01", "2002-03-03"]), ("value", &["head", "minister", "other"])],
    ),
    ("date|actor CCC|act attendance|target club-1", &[("date", &["2002-05-03", "2002-05-04"])]),
    (
        "date|actor AAA|act credentials|target council-1|until",
        &[("date", &["2002-03-01", "2002-03-02"]), ("until", &["2002-03-05", "2002-03-07"])],
    ),
    ("date|actor BBB|act credentials|target council-1", &[("date", &["2002-02-20", "2002-03-01"])]),
    (
        "date 2002-03-01|actor AAA|act election|target council-1|value|detail",
        &[("value", &["chair", "rapporteur"]), ("detail", &["Ms A", "Mr A"])],
    ),
    (
        "date 2002-03-01|actor ORG|act document|target council-1|value|language|digest|detail",
        &[
            ("value", &["C/1", "C/2"]),
            ("language", &["en", "fr"]),
            ("digest", &[ONE, ANOTHER]),
            ("detail", &["Agenda", "Report"]),
        ],
    ),
    (
        "date|actor ORG|act decision|id d|target council-1|value|detail",
        &[
            ("date", &["2002-03-03", "2002-03-04"]),
            ("value", &["peace", "budget"]),
            ("detail", &["Peace", "War"]),
        ],
    ),
    (
        "date|actor ORG|act decision|id silent|target council-1|value notes|until",
        &[("date", &["2002-03-03", "2002-03-04"]), ("until", &["2002-04-01", "2002-03-19"])],
    ),
    (
        "date|actor AAA|act vote|target d|value",
        &[("date", &["2002-03-04", "2002-03-05"]), ("value", &["for", "against", "abstention"])],
    ),
    ("date 2002-03-04|actor BBB|act vote|target d|value", &[("value", &["for", "against", "abstention"])]),
    ("date|actor CCC|act request|target council", &[("date", &["2003-02-01", "2003-03-01"])]),
    (
        "date|actor AAA|act pledge|id p|target council|topic|until|detail",
        &[
            ("date", &["2002-01-01", "2002-01-20"]),
            ("topic", &["fences", "gates"]),
            ("until", &["2003", "2004-05-01"]),
            ("detail", &["mend it", "mend all of it"]),
        ],
    ),
    (
        "date|actor AAA|act report|target p|detail",
        &[("date", &["2002-04-01", "2003-01-01"]), ("detail", &["half", "all"])],
    ),
    ("date|actor BBB|act report|target statement/reports", &[("date", &["2002-01-01", "2002-06-01"])]),
    (
        "date 2003-04-01|actor BBB|act assistance_offer|target statement/reports|whom",
        &[("whom", &["AAA", "CCC"])],
    ),
    (
        "date|actor ORG|act independent_assessment|target statement/reports|whom|value",
        &[
            ("date", &["2003-05-01", "2003-05-02"]),
            ("whom", &["AAA", "BBB"]),
            ("value", &["limited", "complete", "not_started"]),
        ],
    ),
    (
        "date|actor ORG|act mission|id m|whom|value|until",
        &[
            ("date", &["2002-06-01", "2002-06-02"]),
            ("whom", &["AAA", "BBB"]),
            ("value", &["IPPAS", "INSServ"]),
            ("until", &["2002-06-20", "2002-07"]),
        ],
    ),
    (
        "date|actor ORG|act recommendation|id m-1|target m|until|detail",
        &[
            ("date", &["2002-08-01", "2002-09-01"]),
            ("until", &["2003-01-01", "2005"]),
            ("detail", &["lock it", "bolt it"]),
        ],
    ),
    (
        "date|actor ORG|act published_count|target council-1|value|detail",
        &[
            ("date", &["2002-03-04", "2002-03-09"]),
            ("value", &["12", "40", "2"]),
            ("detail", &["participants", "heads", "ministers"]),
        ],
    ),
    (
        "date 2003-03-02|actor ORG|act published_count|target council|value|detail requests",
        &[("value", &["enough", "3"])],
    ),
];

fn set(fields: &mut Fields, column: &'static str, text: &str) {
    fields.retain(|(c, _)| *c != column);
    fields.push((column, text.to_owned()));
}

fn get<'a>(fields: &'a Fields, column: &str) -> &'a str {
    fields.iter().find(|(c, _)| *c == column).map_or("", |(_, text)| text)
}

/// The rectification of an act: by the date it is named by, what each column then reads.
fn rectified(act: &Fields, date: &str, columns: &[(&'static str, &str)]) -> Fields {
    let of = Some(get(act, "id")).filter(|of| !of.is_empty()).unwrap_or(get(act, "target"));
    let (actor, word) = (get(act, "actor"), get(act, "act"));
    let mut fields = row(&format!("date 2010-01-01|actor {actor}|act rectification"));
    set(&mut fields, "target", &format!("{date} {word} {of}"));
    for (column, text) in columns {
        set(&mut fields, if *column == "date" { "effective" } else { column }, text);
    }
    fields
}

/// How one act is recorded and corrected: for each column what is right, what was recorded, and what a first correction made
/// of it; whether there was a first correction; whether the second names the act by what it first read.
type Course = (Vec<[prop::sample::Index; 3]>, bool, bool);

fn courses() -> impl Strategy<Value = Vec<Course>> {
    let course =
        || (prop::collection::vec(any::<[prop::sample::Index; 3]>(), 6..7), any::<bool>(), any::<bool>());
    prop::collection::vec(course(), RECORD.len()..RECORD.len() + 1)
}

struct Made {
    right: Vec<Fields>,
    wrong: Vec<Fields>,
    /// Rectifications by the act's place in `RECORD`.
    rectifications: Vec<(usize, Fields)>,
}

fn make(courses: &[Course]) -> Made {
    let mut made = Made { right: parties(), wrong: parties(), rectifications: vec![] };
    for (at, ((text, columns), (choices, twice, by_first))) in RECORD.iter().zip(courses).enumerate() {
        let (mut right, mut wrong, mut between) = (row(text), row(text), row(text));
        for ((column, readings), [r, w, b]) in columns.iter().zip(choices) {
            for (fields, choice) in [(&mut right, r), (&mut wrong, w), (&mut between, b)] {
                set(fields, column, readings[choice.index(readings.len())]);
            }
        }
        let differs = |from: &Fields, to: &Fields| -> Vec<(&'static str, String)> {
            let columns = columns.iter().map(|(column, _)| *column);
            columns.filter(|c| get(from, c) != get(to, c)).map(|c| (c, get(to, c).to_owned())).collect()
        };
        let mut reads = wrong.clone();
        if *twice && !differs(&wrong, &between).is_empty() {
            let columns = differs(&wrong, &between);
            let columns: Vec<_> = columns.iter().map(|(c, t)| (*c, t.as_str())).collect();
            made.rectifications.push((at, rectified(&wrong, get(&wrong, "date"), &columns)));
            reads = between;
        }
        let columns = differs(&reads, &right);
        if !columns.is_empty() {
            let columns: Vec<_> = columns.iter().map(|(c, t)| (*c, t.as_str())).collect();
            let name = if *by_first { get(&wrong, "date") } else { get(&reads, "date") };
            made.rectifications.push((at, rectified(&wrong, name, &columns)));
        }
        made.right.push(right);
        made.wrong.push(wrong);
    }
    made
}

/// Rows that say on which day they were recorded.
fn recorded(rows: &[Fields], on: &str) -> Vec<Fields> {
    let mut rows = rows.to_vec();
    rows.iter_mut().for_each(|fields| set(fields, "recorded", on));
    rows
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever was wrong, and in however many steps it was corrected: every answer is that of a record which was right.
    #[test]
    fn a_corrected_record_is_one_that_was_right(courses in courses()) {
        let Made { right, wrong, rectifications } = make(&courses);
        let (right, found) = whole(&recorded(&right, "2009-01-01"));
        prop_assert!(found.is_empty(), "{found:?}");
        let rectifications: Vec<Fields> = rectifications.into_iter().map(|(_, fields)| fields).collect();
        let corrections = recorded(&rectifications, "2010-01-01");
        let wrong = recorded(&wrong, "2009-01-01");
        let (corrected, found) = whole(&[wrong.clone(), corrections].concat());
        prop_assert!(found.is_empty(), "{found:?}");
        prop_assert_eq!(everything(&corrected), everything(&right));
        // And before that was known, the record said what it said.
        let then = corrected.as_known(day("2009-12-31"));
        prop_assert_eq!(everything(&then), everything(&whole(&wrong).0));
        prop_assert_eq!(everything(&corrected.as_known(day("2010-01-01"))), everything(&right));
        prop_assert_eq!(corrected.docket().recorded().len(), right.docket().recorded().len() + rectifications.len());
    }

    /// The same with each rectification anywhere after its act and those before it, among the acts of others.
    #[test]
    fn when_it_is_corrected_does_not_matter(courses in courses(), places in prop::collection::vec(any::<prop::sample::Index>(), 48..49)) {
        let Made { right, wrong, rectifications } = make(&courses);
        let mut rows: Vec<(Option<usize>, Fields)> = wrong.into_iter().map(|fields| (None, fields)).collect();
        let first = parties().len();
        rows.iter_mut().enumerate().skip(first).for_each(|(at, row)| row.0 = Some(at - first));
        for ((act, fields), place) in rectifications.into_iter().zip(&places) {
            let last = rows.iter().rposition(|(of, _)| *of == Some(act)).unwrap();
            rows.insert(last + 1 + place.index(rows.len() - last), (Some(act), fields));
        }
        let rows: Vec<Fields> = rows.into_iter().map(|(_, fields)| fields).collect();
        let (corrected, found) = whole(&rows);
        prop_assert!(found.is_empty(), "{found:?}");
        let stands = |regime: &Regime| {
            regime.docket().all().map(|p| Proceeding { entry: 0, ..p.clone() }).collect::<Vec<_>>()
        };
        prop_assert_eq!(stands(&corrected), stands(&whole(&right).0));
    }

    /// A log that takes what it may, row by row, is the record of what it took.
    #[test]
    fn a_log_of_corrections_is_the_record_of_them(courses in courses()) {
        let Made { wrong, rectifications, .. } = make(&courses);
        let rows: Vec<Fields> = wrong.into_iter().chain(rectifications.into_iter().map(|(_, fields)| fields)).collect();
        let (log, verdicts) = log(&rows);
        let taken = rows.into_iter().zip(&verdicts).filter(|(_, verdict)| verdict.is_ok());
        let taken: Vec<Fields> = taken.map(|(fields, _)| fields).collect();
        let (record, found) = whole(&taken);
        prop_assert!(found.is_empty(), "what a log took is right as a whole: {found:?}");
        prop_assert_eq!(everything(&log), everything(&record));
        prop_assert!(log.docket().rectifications().next().is_some(), "{verdicts:?}");
    }

    /// Every row comes out as it went in.
    #[test]
    fn rectifications_are_given_out_as_they_were_read(courses in courses()) {
        let Made { wrong, rectifications, .. } = make(&courses);
        let rows: Vec<Fields> = wrong.into_iter().chain(rectifications.into_iter().map(|(_, fields)| fields)).collect();
        let (regime, _) = whole(&rows);
        for p in regime.docket().recorded() {
            let mut out: Columns = regime.proceeding_columns(p);
            let mut given = rows[usize::try_from(p.entry).unwrap()].clone();
            given.retain(|(_, text)| !text.is_empty());
            out.sort();
            given.sort();
            prop_assert_eq!(out, given);
        }
    }
}
