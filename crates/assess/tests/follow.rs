//! Who follows is told what is new once, and what is missing until it is there: on the record that is built in.

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use std::{collections::BTreeMap, sync::Arc};

use comity_assess::follow::{AHEAD, Following, News, Since, Topic};
use comity_regime::{Day, Regime, load::load};
use common::{day, files, record};

fn following(topic: &str, only_missing: bool, since: (u64, Day)) -> Following {
    let (entry, day) = since;
    Following { topic: topic.parse().unwrap(), only_missing, since: Since { entry, day } }
}

/// What there is to tell about what somebody follows.
fn news(regime: &Regime, of: &Following, on: Day) -> News {
    comity_assess::follow::news(regime, of, on, &|entry| Arc::new(regime.before_entry(entry)))
}

/// The record as it is built in, and one act more.
fn with(columns: &str, act: &str) -> Regime {
    let mut folder = files("nuclear-security");
    folder.insert("acts/zz.csv".into(), format!("{columns}\n{act}\n").into_bytes());
    load(&folder, None, None).unwrap_or_else(|found| panic!("{found:?}")).regime
}

#[test]
fn what_can_be_followed_is_known_by_its_name() {
    let regime = record("nuclear-security");
    for text in ["state/FIN", "instrument/cppnm", "promise/arg-2010-icsant", "forum/nss"] {
        let topic: Topic = text.parse().unwrap();
        assert!(topic.is_there(&regime), "{text}");
        assert_eq!(topic.to_string(), text);
    }
    for text in ["state/XXX", "instrument/nss", "promise/cppnm", "forum/cppnm"] {
        assert!(!text.parse::<Topic>().unwrap().is_there(&regime), "{text}");
    }
    for text in ["", "FIN", "state/", "everything/FIN", "State/FIN"] {
        assert!(text.parse::<Topic>().is_err(), "{text}");
    }
    // A promise of a text has a key with a slash in it.
    assert_eq!("promise/a/b".parse::<Topic>().unwrap().id(), "a/b");
}

/// Every act is told to whoever follows what it is about, once, however the weeks are cut.
#[test]
fn nothing_recorded_is_told_twice_or_left_out() {
    let regime = record("nuclear-security");
    let last = regime.journal().since(0).last().unwrap().entry();
    let on = day("2026-12-01");
    for topic in ["state/FIN", "instrument/icsant", "forum/nss", "promise/arg-2010-icsant"] {
        let all = news(&regime, &following(topic, false, (0, on)), on).recorded;
        assert!(!all.is_empty(), "{topic}");
        let mut told: Vec<u64> = vec![];
        for cut in [0, last / 3, last / 2, last, last + 1] {
            let rest = news(&regime, &following(topic, false, (cut, on)), on).recorded;
            assert!(rest.iter().all(|(entry, _)| *entry >= cut));
            told.push(rest.len() as u64);
        }
        assert_eq!(told[0], all.len() as u64);
        assert_eq!(*told.last().unwrap(), 0);
        assert!(
            news(&regime, &following(topic, true, (0, on)), on).recorded.is_empty(),
            "only what is missing"
        );
    }
}

/// Day by day or week by week: a day that passes with nothing found is told once, and so is one that comes.
#[test]
fn each_day_is_told_once_however_often_is_looked() {
    let regime = record("nuclear-security");
    let (first, end) = (day("2014-01-06"), day("2017-01-02"));
    for topic in ["state/USA", "state/SGP", "instrument/cppnm", "forum/nss"] {
        let told = |step: i32| {
            let (mut since, mut all) = (first, [BTreeMap::new(), BTreeMap::new()]);
            while since < end {
                let on = since.plus_days(step);
                let news = news(&regime, &following(topic, false, (u64::MAX, since)), on);
                for (items, all) in [&news.missing, &news.coming].into_iter().zip(&mut all) {
                    for item in items {
                        let what = (item.due.about.clone(), item.by.clone(), item.due.due.unwrap().latest);
                        *all.entry(what).or_insert(0) += 1;
                    }
                }
                since = on;
            }
            all
        };
        for all in [told(1), told(7)] {
            assert!(all.iter().flat_map(BTreeMap::values).all(|count| *count == 1), "{topic}: {all:?}");
        }
        assert_eq!(told(1)[0], told(7)[0], "{topic}: what passed is the same, however often is looked");
    }
}

/// What comes soon was told only if it was in the record: a promise that is recorded late is told before its day, and so is a
/// session that is convened soon; whoever begins to follow hears of all that comes.
#[test]
fn what_comes_soon_and_is_new_is_told_once() {
    let record = record("nuclear-security");
    let source = &record.register().sources.iter().next().unwrap().id;
    let row = format!("2017-01-10,FIN,pledge,soon,2017-02-15,train inspectors,{source}");
    let regime = with("date,actor,act,id,until,detail,source", &row);
    let entry = regime.docket().made("soon").unwrap().entry;
    let told = |entry: u64, since: Day, on: Day| {
        let news = news(&regime, &following("state/FIN", false, (entry, since)), on);
        news.coming.iter().filter(|item| item.due.about == "soon").count()
    };
    // The week before nobody knew of it, though its day was less than a month away.
    let (last, this, next) = (day("2017-01-18"), day("2017-01-25"), day("2017-02-01"));
    assert_eq!(told(entry, last, this), 1);
    assert_eq!(told(entry + 1, last, this), 0, "it was there, and told");
    assert_eq!(told(entry + 1, this, next), 0, "once");
    let since = Since::beginning(entry + 1, this);
    assert_eq!(told(since.entry, since.day, next), 1, "to whoever begins to follow");
    assert_eq!(told(entry + 1, next, next.plus_days(7)), 0);
}

/// What Singapore owes is owed until it says that it is done.
#[test]
fn what_is_missing_is_told_until_it_is_there() {
    let before = record("nuclear-security");
    let on = day("2017-02-01");
    let missing = |regime: &Regime, topic: &str, on: Day| {
        let news = news(regime, &following(topic, true, (u64::MAX, on)), on);
        news.missing.into_iter().map(|item| (item.due.about, item.by)).collect::<Vec<_>>()
    };
    let all = missing(&before, "state/SGP", on);
    let [(owed, _), ..] = &all[..] else { panic!("Singapore owes something on {on}") };
    let (own, of_promise) = ((owed.clone(), None), (owed.clone(), Some("SGP".to_owned())));
    // Told again and again, to whoever follows the State or the promise.
    for later in [on, on.plus_days(7), on.plus_days(700)] {
        assert!(missing(&before, "state/SGP", later).contains(&own), "{later}");
        let others = missing(&before, &format!("promise/{owed}"), later);
        assert!(others.contains(&of_promise) && others.iter().all(|(about, _)| about == owed), "{later}");
    }
    let source = &before.register().sources.iter().next().unwrap().id;
    let columns = "date,actor,act,target,value,whom,source";
    let after = with(columns, &format!("2017-02-10,SGP,self_assessment,{owed},complete,SGP,{source}"));
    assert!(missing(&after, "state/SGP", on).contains(&own), "it was owed then");
    let then = on.plus_days(14);
    assert!(!missing(&after, "state/SGP", then).contains(&own));
    assert_eq!(missing(&after, "state/SGP", then).len(), all.len() - 1);
    let others = missing(&after, &format!("promise/{owed}"), then);
    assert!(!others.contains(&of_promise) && !others.is_empty(), "what it did is not what others did");
}

/// What is not due within the time that is looked ahead is nobody's to hear of yet.
#[test]
fn nothing_far_away_is_told() {
    let regime = record("nuclear-security");
    let on = day("2016-11-01");
    for only_missing in [false, true] {
        for item in news(&regime, &following("state/SGP", only_missing, (0, day("2016-01-01"))), on).coming {
            let due = item.due.due.unwrap();
            assert!(due.latest >= on && due.earliest <= on.plus_days(AHEAD), "{item:?}");
        }
    }
}
