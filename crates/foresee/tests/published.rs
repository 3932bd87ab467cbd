//! Forecasts that the record has, scored when their day has come.

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use comity_foresee::{
    future::Fan,
    published::{Outcome, published, so_far},
};
use comity_regime::{Day, Regime};

const HEAD: &str = "date,actor,act,target,value,from,until,topic,detail,source\n";

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn with(rows: &str) -> Regime {
    common::record_with("acts/forecasts.csv", &format!("{HEAD}{rows}"))
}

#[test]
fn a_forecast_is_scored_when_its_day_has_come() {
    let regime = with(
        "2008-12-31,IAEA,forecast,icsant,60 75 90 110 150,2008-12-31,2016-05-08,level 1,seed 869,https://example.org/\n\
         2008-12-31,IAEA,forecast,icsant,1 2 3 4 5,2008-12-31,2016-05-08,level 1,seed 870,https://example.org/\n\
         2026-11-30,IAEA,forecast,icsant,120 125 130 135 140,2026-11-30,2030-12-31,level 1,seed 869,https://example.org/\n",
    );
    let all = published(&regime, None, day("2026-11-30"));
    let [first, second, third] = &all[..] else { panic!("{all:?}") };
    // 103 to 106 States.
    let Outcome::Scored(held) = first.outcome else { panic!("{first:?}") };
    assert!(103 <= held.least && held.most <= 106 && held.in_90 == Some(true) && held.in_50 == Some(true));
    let Outcome::Scored(missed) = second.outcome else { panic!("{second:?}") };
    assert!(missed.in_90 == Some(false) && missed.score.0 > 90.0);
    assert_eq!(third.outcome, Outcome::Awaited);
    let record = so_far(&all);
    assert_eq!((record.published, record.scored, record.in_90, record.in_50), (3, 2, (1, 2), (1, 2)));
    let (least, most) = record.score.unwrap();
    assert!((least - f64::midpoint(held.score.0, missed.score.0)).abs() < 1e-9 && least <= most);
    // Standing before their day, all are awaited; and one that the record has not is none.
    let then = published(&regime, Some("icsant"), day("2012-01-01"));
    assert!(then.len() == 2 && then.iter().all(|p| p.outcome == Outcome::Awaited));
    assert_eq!(so_far(&then).score, None);
    assert!(published(&regime, Some("cppnm"), day("2026-11-30")).is_empty());
}

/// The weighted interval score by its definition: half the error of the middle, and of each band its width times half of what lies
/// outside it, and the distance by which it missed; over two and a half.
#[test]
fn the_interval_score_is_its_definition() {
    let fan = Fan::published(day("2020-12-31"), [10, 20, 30, 40, 50]);
    for (happened, expected) in [
        (30, (0.0 + 0.25 * 20.0 + 0.05 * 40.0) / 2.5),
        (45, (7.5 + (0.25 * 20.0 + 5.0) + 0.05 * 40.0) / 2.5),
        (60, (15.0 + (0.25 * 20.0 + 20.0) + (0.05 * 40.0 + 10.0)) / 2.5),
    ] {
        assert!((fan.interval_score(happened) - expected).abs() < 1e-9, "{happened}");
    }
}
