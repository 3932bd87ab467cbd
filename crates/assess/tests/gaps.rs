//! The five gaps of the paper of 30 March 2016 on the built-in record, held against what was published.

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use std::collections::BTreeSet;

use comity_assess::measure::{
    Assessment, Kind, Value, assess, open, overdue, sensitivity, series, weakest_link,
};
use comity_regime::{
    Count, Day, Regime,
    engine::{Set, Which},
};
use common::{day, record};

fn on(regime: &Regime, id: &str, at: &str) -> Assessment {
    assess(regime, regime.register().measure(id).unwrap(), day(at)).unwrap()
}

fn exactly(n: usize) -> Count {
    Count { min: n, max: n }
}

/// The bounds of a share in percent, rounded outwards.
fn percent(value: &Value) -> (u128, u128) {
    assert_eq!(value.kind, Kind::Share);
    let (low, high) = value.millionths().unwrap();
    (low / 10_000, high.div_ceil(10_000))
}

/// Argentina had its last uranium down-blended by 1 April 2016, so that 23 are left of the 24 States of January.
#[test]
fn bound_where_material_is() {
    let regime = record("nuclear-security");
    let measure = regime.register().measure("bound-where-material-is").unwrap();
    let assessment = on(&regime, "bound-where-material-is", "2016-06-01");
    let missing = assessment.reading.missing.as_ref().unwrap();
    let four: BTreeSet<&str> = ["BLR", "IRN", "PRK", "ZAF"].into();
    assert_eq!(missing.sure.iter().map(String::as_str).collect::<BTreeSet<_>>(), four);
    assert!(missing.possible.is_empty());
    assert_eq!(assessment.reading.counted.as_ref().unwrap().count, exactly(19));
    assert_eq!(assessment.reading.of.as_ref().unwrap().count, exactly(23));
    let of_january = &assessment.variants[0].reading;
    assert_eq!(of_january.counted.as_ref().unwrap().count, exactly(20));
    assert_eq!(of_january.of.as_ref().unwrap().count, exactly(24));
    let theirs = &of_january.missing.as_ref().unwrap().sure;
    assert_eq!(theirs.iter().map(String::as_str).collect::<BTreeSet<_>>(), four);
    for actor in four {
        let grounds: Vec<String> =
            assessment.grounds(&regime, measure, actor).iter().map(ToString::to_string).collect();
        assert!(grounds[0].starts_with("heu: "), "{actor}: {grounds:?}");
        assert!(grounds[1].starts_with("no act on cppnm-amendment"), "{actor}: {grounds:?}");
    }
    // It entered into force on 8 May 2016.
    let before = on(&regime, "bound-where-material-is", "2016-05-07");
    assert_eq!(before.reading.counted.unwrap().count, exactly(0));
    assert_eq!(before.met, Some(false));
}

/// Australia and Argentina promised at the Washington summit of 2010 to ratify, Canada at that of Seoul; Afghanistan had signed.
#[test]
fn who_could_close_a_gap_soonest() {
    let regime = record("nuclear-security");
    let open = open(&regime, day("2012-04-01")).unwrap();
    let closest = |measure: &str, actor: &str| {
        let of = open.iter().find(|open| open.assessment.measure == measure).unwrap();
        let own = of.closest.iter().find(|closest| closest.actor == actor).cloned();
        own.map(|own| (own.instrument, own.pledge, own.signed))
    };
    let is = |instrument: &str, pledge: Option<&str>, signed| {
        Some((instrument.to_owned(), pledge.map(str::to_owned), signed))
    };
    // Australia had deposited on 16 March and was not bound yet: it has signed, and is past that.
    assert_eq!(closest("universality-icsant", "AUS"), is("icsant", Some("aus-2010-icsant"), false));
    assert_eq!(closest("universality-icsant", "CAN"), is("icsant", Some("can-2012-icsant"), true));
    assert_eq!(closest("universality-icsant", "AFG"), is("icsant", None, true));
    let amendment = is("cppnm-amendment", Some("arg-2010-amendment"), false);
    assert_eq!(closest("universality-amendment", "ARG"), amendment);
    // Who has joined closes nothing any more, and a State of which nothing is recorded is close to nothing.
    assert_eq!(closest("universality-icsant", "DEU"), None);
    assert_eq!(closest("universality-icsant", "PRK"), None);
    // Its promise is kept by the deposit, not by the day from which it binds: no step of its own is left.
    let consented = |actor: &str| {
        let of = open.iter().find(|open| open.assessment.measure == "universality-icsant").unwrap();
        of.closest.iter().find(|closest| closest.actor == actor).unwrap().consented
    };
    assert!(consented("AUS"));
    assert!(!consented("CAN") && !consented("AFG"));
    // Nobody is close to an instrument by which it is bound already.
    for one in open.iter().flat_map(|open| &open.closest) {
        let ix = regime.register().instrument(&one.instrument).unwrap();
        let actor = regime.register().actors.find(&one.actor).unwrap();
        let bound = regime.bounds(&Set::Of(ix, Which::Bound), day("2012-04-01")).sure;
        assert!(!bound.contains(actor), "{one:?}");
    }
}

/// NTI Nuclear Materials Security Index: 32 (11 January 2012), 28 (January 2013), 25 (January 2014), 24 (January 2016, with
/// Argentina), 22 (2018, 2020, 2023).
#[test]
fn the_published_series_comes_out_of_the_readings() {
    let regime = record("nuclear-security");
    let holders = regime.register().measure("holders").unwrap();
    let steps = series(&regime, holders, day("2012-01-11"), day("2023-07-18")).unwrap().steps;
    let at = |text: &str| {
        let last = steps.iter().rev().find(|step| step.from <= day(text)).unwrap();
        last.value.to_string()
    };
    let published = [
        ("2012-01-11", "32"),
        ("2013-02-01", "28"),
        ("2014-01-08", "25"),
        ("2015-12-31", "24"),
        ("2018-09-05", "22"),
        ("2020-07-22", "22"),
        ("2023-07-18", "22"),
    ];
    for (when, n) in published {
        assert_eq!(at(when), n, "{when}");
    }
    assert!(steps.windows(2).all(|two| two[0].value != two[1].value && two[0].from < two[1].from));
    // Before anybody counted nothing is said of whom no reading names.
    assert!(on(&regime, "holders", "2011-12-31").reading.value.high.unwrap().of > 150);
}

/// NTI, January 2016: 83% is outside civilian programmes. IPFM, for the beginning of 2025: about 1,100 of 1,240 t and 140 of
/// 570 t are in or available for weapons, which is 68%.
#[test]
fn the_military_share_by_two_definitions() {
    let regime = record("nuclear-security");
    let then = on(&regime, "military-share", "2016-01-15");
    let (low, high) = percent(&then.variants[0].reading.value);
    assert!(low <= 83 && 83 <= high && high - low <= 3, "{low}-{high}");
    let now = on(&regime, "military-share", "2025-01-01");
    let (low, high) = percent(&now.reading.value);
    assert!(low <= 68 && 68 <= high && high - low <= 15, "{low}-{high}");
    assert_eq!(now.doubts[0].about, "RUS");
    for assessment in [then, now] {
        let weapons = assessment.reading.value.millionths().unwrap();
        let outside = assessment.variants[0].reading.value.millionths().unwrap();
        assert!(weapons.0 < outside.0 && weapons.1 < outside.1, "the second definition counts more");
    }
}

/// By mid-2019 one of 21 States had reported under INFCIRC/912 (IPFM), by January 2020 two.
#[test]
fn reports_that_were_due_and_came() {
    let regime = record("nuclear-security");
    let came = |at: &str| {
        let rows = on(&regime, "heu-reports", at).reading.rows;
        (rows.iter().filter(|row| row.counts == "yes").count(), rows.len())
    };
    assert_eq!(came("2017-05-01"), (0, 0), "through its day nothing is late");
    assert_eq!((came("2019-08-01"), came("2020-02-01")), ((1, 21), (2, 21)));
    // What was not found is not what did not come.
    assert_eq!(percent(&on(&regime, "heu-reports", "2020-02-01").reading.value), (9, 100));
}

#[test]
fn what_no_instrument_in_force_covers() {
    let regime = record("nuclear-security");
    let uncovered = |at: &str| -> Vec<String> {
        let rows = on(&regime, "areas-bound", at).reading.rows;
        rows.into_iter().filter(|row| row.counts == "no").map(|row| row.id).collect()
    };
    assert_eq!(uncovered("2016-05-08"), ["common-standard", "review", "military-material"]);
    assert!(uncovered("2016-05-07").contains(&"civil-facilities".to_owned()));
}

#[test]
fn the_weakest_link() {
    let regime = record("nuclear-security");
    let chain = regime.register().measure("chain").unwrap();
    let link = weakest_link(&regime, chain, day("2016-03-01")).unwrap().unwrap();
    let names: Vec<&str> = link.lowest.iter().map(|l| regime.register().actors.name_of(&l.actor)).collect();
    let mut sorted = names.clone();
    sorted.sort_unstable();
    assert_eq!(names, sorted, "nobody is ranked");
    assert!(link.lowest.iter().all(|l| l.surely && l.met == exactly(0) && l.lacks.len() == 3));
    assert!(link.lowest.iter().all(|l| l.exposure.is_some()));
    // The Amendment was not in force: it is what all lack.
    assert_eq!(link.bottleneck[0].condition, "Amendment");
    let holders = on(&regime, "holders", "2016-03-01").reading.counted.unwrap();
    assert_eq!(link.bottleneck[0].lack, holders.count);
    let least: usize = link.distribution.iter().map(|rung| rung.count.min).sum();
    assert!(least <= holders.count.min);
    assert!(
        link.means.minimum.0 <= link.means.geometric.0 && link.means.geometric.0 <= link.means.arithmetic.0
    );
    let other = regime.register().measure("holders").unwrap();
    assert!(weakest_link(&regime, other, day("2016-03-01")).unwrap().is_none());
}

#[test]
fn what_a_figure_hangs_on() {
    let regime = record("nuclear-security");
    let measure = regime.register().measure("bound-where-material-is").unwrap();
    let hangs = sensitivity(&regime, measure, day("2016-06-01")).unwrap();
    let assumed: Vec<&str> = hangs.settings.iter().map(|s| s.assumption.as_str()).collect();
    assert!(assumed.contains(&"of whom nothing was read nothing is known"), "{assumed:?}");
    // An open world bounds nothing: every other State might hold a kilogram.
    assert!(hangs.sentence.contains("at most"), "{}", hangs.sentence);
    assert_eq!(hangs.value.to_string(), "83%");
}

/// No aim of the record has a day by which it was to be met.
#[test]
fn nothing_is_overdue_without_a_day() {
    assert_eq!(overdue(&record("nuclear-security"), Day::MAX), []);
}
