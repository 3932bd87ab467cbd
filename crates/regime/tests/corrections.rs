//! A proceeding that is corrected reads as if it had been recorded right from the beginning.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::{borrow::Cow, fmt::Write};

use comity_regime::{
    Day, Diagnostic, Draft, ForumIx, InstrumentIx, Proceeding, Regime, SourceText,
    check::Finding,
    docket::Meant,
    load::{ACTORS, ACTS, Builder, Columns, Recorded, Row, SOURCES, read_table},
    proceeding::{Level, What},
};
use proptest::prelude::*;

const DEFINITIONS: &str = "\
instrument t \"Treaty\"
  opened 2000-01-01
  enters into force  on 1 deposit

instrument statement \"Joint statement\"
  force political
  opened 2001-01-01
  takes effect  on subscription
  element reports \"report\" every 1 year

instrument late \"Open to whoever came\"
  opened 2002-01-01
  open to participants in club
  enters into force  on 1 deposit

forum council \"Council\"
  under t
  members parties to t
  credentials required
  meets  every 2 years
  decides  by two thirds of members present and voting
  decides on peace  by consensus
  decides on budget  by a majority of members
  decides on notes  by silence

forum club \"Club\"
  members by invitation
  established 2001-01-01
  decides  by a majority of members present
";
const ACTORS_CSV: &str = "id,name,kind,from\nAAA,Aland,state,\nBBB,Beland,state,\nCCC,Celand,state,\nDDD,Deland,state,\nEEE,Eland,state,2001-06-01\nORG,Organisation,organisation,\n";

type Fields = Vec<(&'static str, String)>;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// A row from columns and texts in turn: `date 2002-01-01 | actor AAA | ...`.
fn row(text: &str) -> Fields {
    let column = |name: &str| {
        *ACTS.required.iter().chain(ACTS.optional).find(|c| **c == name).unwrap_or_else(|| panic!("{name}"))
    };
    let field = |field: &str| {
        let (name, text) = field.trim().split_once(' ').unwrap_or((field.trim(), ""));
        (column(name), text.to_owned())
    };
    let mut fields: Fields = text.split('|').map(field).collect();
    if !fields.iter().any(|(c, _)| *c == "source") {
        fields.push(("source", "s".into()));
    }
    fields
}

/// Builder and regime of the definitions, without acts.
fn builder() -> Builder {
    let (mut builder, mut found) = (Builder::strict(), vec![]);
    let sources = SourceText::new("sources.csv", "id,title\ns,S\nproces-verbal,A proces-verbal\n");
    read_table(&sources, &SOURCES, &mut found, &mut |row, found| builder.source(row, found));
    let actors = SourceText::new("actors.csv", ACTORS_CSV);
    read_table(&actors, &ACTORS, &mut found, &mut |row, found| builder.actor(row, found));
    builder.actors_done();
    builder.definition(&SourceText::new("instruments/a.instrument", DEFINITIONS), &mut found);
    builder.definitions_done();
    assert!(found.is_empty(), "{found:?}");
    builder
}

fn with_row<T>(fields: &Fields, read: impl FnOnce(&Row<'_>) -> T) -> T {
    let pairs: Vec<_> = fields.iter().map(|(c, t)| (Cow::Borrowed(*c), Cow::Borrowed(t.as_str()))).collect();
    read(&Row::entry(&SourceText::new("acts", ""), &pairs))
}

/// The regime of these rows, and what a check finds wrong with it.
fn whole(rows: &[Fields]) -> (Regime, Vec<String>) {
    let (mut builder, mut found) = (builder(), vec![]);
    rows.iter().for_each(|fields| with_row(fields, |row| builder.act(row, &mut found)));
    assert!(found.is_empty(), "{found:?}");
    let regime = builder.finish().unwrap_or_else(|found| panic!("{}", found[0])).0;
    let wrong = comity_regime::check::regime(&regime).iter().map(|f| format!("{f:?}")).collect();
    (regime, wrong)
}

/// A log of these rows, one after the other; what is wrong with the last, or worth a look.
fn one_by_one(rows: &[Fields]) -> (Regime, Result<Vec<String>, Vec<String>>) {
    let empty = builder().finish().unwrap_or_else(|found| panic!("{}", found[0])).0;
    let mut reader = Builder::on(empty.shared_register());
    reader.strict = true;
    let mut draft = Draft::on(empty);
    let mut last = Ok(vec![]);
    for (entry, fields) in (0..).zip(rows) {
        assert!(last.is_ok(), "{last:?}");
        let mut wrong = vec![];
        let said = |f: &Finding| format!("[{}] {}: {} ({:?})", f.code, f.column, f.message, f.help);
        let read = with_row(fields, |row| reader.read(row, entry, &mut wrong));
        last = match read.filter(|_| wrong.is_empty()) {
            Some(Recorded::Act(act)) => draft.act(act).map_err(|f| f.iter().map(said).collect()),
            Some(Recorded::Proceeding(p)) => draft.proceeding(p).map_err(|f| f.iter().map(said).collect()),
            None => Err(wrong.iter().map(|d: &Diagnostic| format!("[{}] {d}", d.code)).collect()),
        }
        .map(|f| f.iter().map(said).collect());
    }
    (draft.finish(), last)
}

/// What a regime says to every question that may be asked of it, on days before, in and after what happens.
fn everything(regime: &Regime) -> String {
    let mut all = String::new();
    regime.docket().all().for_each(|p| writeln!(all, "{p:?}").unwrap());
    let register = regime.register();
    let number = |n: usize| u16::try_from(n).unwrap();
    for on in ["2001-12-15", "2002-03-02", "2002-03-20", "2003-06-01", "2009-01-01"].map(day) {
        for ix in (0..number(register.forums.len())).map(ForumIx) {
            let id = &register.forum_definition(ix).id;
            writeln!(all, "{:?}\n{:?}", regime.calendar(ix, on), regime.membership(ix, on)).unwrap();
            writeln!(
                all,
                "{:?}\n{:?}",
                regime.convened(ix, on),
                regime.docket().participants(id, Some(Level::Minister))
            )
            .unwrap();
        }
        for id in ["council-1", "club-1"] {
            writeln!(all, "{:?}", regime.outcomes(id, on)).unwrap();
        }
        for commitment in regime.commitments(on) {
            writeln!(all, "{commitment:?} {:?}", regime.progress(&commitment, on)).unwrap();
        }
        for (actor, _) in register.actors.iter() {
            writeln!(all, "{:?}", regime.due(actor, on)).unwrap();
        }
        for ix in (0..number(register.instruments.len())).map(InstrumentIx) {
            writeln!(all, "{:?} {:?}", regime.status(ix, on), regime.eligible(ix, on)).unwrap();
        }
    }
    writeln!(all, "{:?}", regime.compared_totals()).unwrap();
    all
}

/// What is there before: a treaty with four parties, a joint statement.
fn parties() -> Vec<Fields> {
    let ratified = ["AAA", "BBB", "CCC", "DDD"]
        .map(|who| row(&format!("date 2000-02-01|actor {who}|act ratification|instrument t")));
    let subscribed = ["AAA", "BBB"]
        .map(|who| row(&format!("date 2001-02-01|actor {who}|act subscription|instrument statement")));
    ratified.into_iter().chain(subscribed).collect()
}

/// A row, and what each of its columns might read.
type Readings = (&'static str, &'static [(&'static str, &'static [&'static str])]);

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
            ("digest", &["0000000000000000000000000000000000000000000000000000000000000001"]),
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

/// A council's session, a pledge, and what was said about them.
fn before() -> Vec<Fields> {
    let rows = [
        "date 2002-01-01|actor ORG|act convening|id council-1|target council|from 2002-03-01|until 2002-03-05|place Vienna",
        "date 2002-03-01|actor AAA|act attendance|target council-1|value minister|note as seated",
        "date 2002-03-02|actor BBB|act attendance|target council-1",
        "date 2002-01-01|actor AAA|act pledge|id p|target council|topic fences|until 2003-01-01|detail mend it",
        "date 2002-06-01|actor AAA|act report|target p|detail half of it",
        "date 2002-07-01|actor ORG|act mission|id m|whom BBB|value IPPAS|until 2002-07-09",
        "date 2002-08-01|actor ORG|act recommendation|id m-1|target m|detail lock it",
        "date 2002-12-01|actor BBB|act report|target m-1|detail locked",
    ];
    parties().into_iter().chain(rows.map(row)).collect()
}

fn and(rows: &[&str]) -> Vec<Fields> {
    before().into_iter().chain(rows.iter().map(|text| row(text))).collect()
}

#[test]
fn an_act_reads_otherwise_and_the_record_knows_both() {
    let level = "date 2004-01-01|actor AAA|act rectification|target 2002-03-01 attendance council-1|value head|source proces-verbal|note the list was misread";
    let (regime, last) = one_by_one(&and(&[level]));
    assert_eq!(last, Ok(vec![]));
    let docket = regime.docket();
    let reads = docket.about("council-1").find(|p| matches!(p.what, What::Attendance(Some(_)))).unwrap();
    assert_eq!(reads.what, What::Attendance(Some(Level::Head)));
    assert_eq!(regime.cited(reads.sources.iter().copied()), "s; proces-verbal", "both are cited");
    assert_eq!(
        (reads.note.as_str(), reads.date),
        ("as seated", day("2002-03-01").into()),
        "what is not given stays"
    );
    assert_eq!(regime.participation("council-1", day("2005-01-01")).at_head().min, 1);
    // What was recorded stays in the record, and so does what it read between two corrections.
    let by = docket.rectifications().next().unwrap();
    assert_eq!(docket.recorded()[1].what, What::Attendance(Some(Level::Minister)));
    assert_eq!(docket.before(by).unwrap(), docket.recorded()[1]);
    assert_eq!(docket.history(reads.entry).collect::<Vec<_>>(), [by]);
    assert_eq!(docket.standing(by).unwrap(), reads);
    assert_eq!(docket.before(by).unwrap().corrected(by), *reads);
}

#[test]
fn an_act_is_corrected_again_by_either_of_its_dates_and_struck_out() {
    let first = "date 2004-01-01|actor AAA|act rectification|target 2002-03-01 attendance council-1|effective 2002-03-03";
    let again = |date: &str, says: &str| {
        format!("date 2004-01-02|actor AAA|act rectification|target {date} attendance council-1|{says}")
    };
    let present = |regime: &Regime| {
        let a = regime.register().actors.find("AAA").unwrap();
        regime
            .docket()
            .about("council-1")
            .find(|p| p.actor == a)
            .map(|p| (p.date.to_string(), p.what.clone()))
    };
    for date in ["2002-03-01", "2002-03-03"] {
        let (regime, last) = one_by_one(&and(&[first, &again(date, "value other")]));
        assert_eq!(last, Ok(vec![]), "{date}");
        assert_eq!(present(&regime), Some(("2002-03-03".into(), What::Attendance(Some(Level::Other)))));
        let (regime, last) = one_by_one(&and(&[first, &again(date, "detail nothing")]));
        assert_eq!((last, present(&regime)), (Ok(vec![]), None), "{date}");
        let (_, last) =
            one_by_one(&and(&[first, &again(date, "detail nothing"), &again("2002-03-01", "value head")]));
        assert!(
            last.unwrap_err()[0].contains("is struck out already: there is nothing to correct"),
            "{date}"
        );
    }
    let (_, last) = one_by_one(&and(&[first, &again("2002-03-02", "value other")]));
    assert!(last.unwrap_err()[0].contains("[bad-target] target: there is no attendance of 2002-03-02"));

    // What it reads now comes before what another first read; of several that read so it is the last recorded.
    let report = "date 2002-06-02|actor AAA|act report|target p|detail another half";
    let moved = |from: &str, to: &str| {
        format!("date 2004-01-01|actor AAA|act rectification|target {from} report p|effective {to}")
    };
    let words = |target: &str| {
        format!("date 2004-01-02|actor AAA|act rectification|target {target} report p|detail all of it")
    };
    let said = |rows: &[&str]| {
        let (regime, last) = one_by_one(&and(rows));
        let all: Vec<String> =
            regime.docket().about("p").map(|p| format!("{} {}", p.date, p.detail)).collect();
        (all, last)
    };
    let (all, last) = said(&[
        report,
        &moved("2002-06-01", "2002-06-03"),
        &moved("2002-06-02", "2002-06-01"),
        &words("2002-06-01"),
    ]);
    assert_eq!(
        (all, last),
        (vec!["2002-06-03 half of it".into(), "2002-06-01 all of it".into()], Ok(vec![]))
    );
    let (all, last) = said(&[report, &moved("2002-06-02", "2002-06-01"), &words("2002-06-01")]);
    assert_eq!(all, ["2002-06-01 half of it", "2002-06-01 all of it"]);
    assert!(last.unwrap()[0].contains("2 acts read so: a report of 2002-06-01"));
    // Where several first read so and none does now, none is meant.
    let same_day = "date 2002-06-01|actor AAA|act report|target p|detail another half";
    let (_, last) = said(&[
        same_day,
        &moved("2002-06-01", "2002-06-03"),
        &moved("2002-06-01", "2002-06-04"),
        &words("2002-06-01"),
    ]);
    assert!(last.unwrap_err()[0].contains("by the date that it reads now"));
}

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
