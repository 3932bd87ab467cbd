//! What an act reads once it is corrected, once and again, and by which of its dates it is named.

use comity_regime::{
    Regime,
    proceeding::{Level, What},
};

use super::{and, day, one_by_one};

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
fn the_acts_of_a_state_that_has_ended_are_corrected() {
    let came = "date 2002-03-01|actor GGG|act observation|target council-1";
    let corrects = |date: &str| {
        format!(
            "date 2004-01-01|actor GGG|act rectification|target 2002-03-01 observation council-1|effective {date}"
        )
    };
    assert_eq!(one_by_one(&and(&[came, &corrects("2002-03-02")])).1, Ok(vec![]));
    let session = "date 2003-01-01|actor ORG|act convening|id council-2|target council|from 2003-02-01|until 2003-02-05";
    let there = "date 2002-12-31|actor GGG|act statement|target council-2";
    let late =
        corrects("2003-02-02").replace("2002-03-01 observation council-1", "2002-12-31 statement council-2");
    let (_, last) = one_by_one(&and(&[session, there, &late]));
    assert!(last.unwrap_err()[0].contains("[actor-ended] actor: as corrected, the act is not right"));
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
