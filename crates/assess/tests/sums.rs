//! What holds of every measure: sets count as many, parts of a change add up, what is supposed is what acts would make.

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use comity_assess::measure::{Cause, Reckoner, Stake, Stakes, acted, assess, difference, series, suppose};
use comity_regime::{
    Day, Regime,
    load::{Folder, load},
};
use common::{day, files, record};

fn sampled(regime: &Regime, id: &str) -> Vec<Day> {
    let measure = regime.register().measure(id).unwrap();
    let reckoner = Reckoner::new(regime, &measure.figure, &measure.source).unwrap();
    reckoner.days(day("1979-01-01"), day("2026-11-30")).into_iter().collect()
}

/// On every day of change the address of the set that a number counts gives as many.
#[test]
fn sets_count_as_many() {
    for name in ["nuclear-security", "worked-examples"] {
        let regime = record(name);
        let mut asked = 0;
        for measure in &regime.register().measures {
            for at in sampled(&regime, &measure.id) {
                let assessment = assess(&regime, measure, at).unwrap();
                let variants = assessment.variants.iter().map(|variant| &variant.reading);
                for reading in std::iter::once(&assessment.reading).chain(variants) {
                    let groups = [&reading.counted, &reading.of, &reading.missing];
                    for group in groups.into_iter().flatten() {
                        let extent = regime.ask(&group.set, at).unwrap_or_else(|e| panic!("{}", e[0]));
                        assert_eq!(extent.count, group.count, "{} on {at}: {}", measure.id, group.set);
                        assert_eq!(regime.ids(extent.bounds.sure), group.sure);
                        asked += 1;
                    }
                    let rows = reading.rows.iter().filter(|row| row.counts == "yes").count() as u128;
                    let low = reading.value.low.map(|low| low.of);
                    assert!(reading.rows.is_empty() || low == Some(rows), "{} on {at}", measure.id);
                }
            }
        }
        assert!(name != "nuclear-security" || asked > 1000, "{asked}");
    }
}

#[test]
fn parts_of_a_change_add_up() {
    let regime = record("nuclear-security");
    let days =
        ["2010-04-13", "2012-01-11", "2013-06-01", "2016-05-07", "2016-05-08", "2018-06-20", "2025-01-01"];
    for measure in &regime.register().measures {
        for two in days.windows(2) {
            let (from, to) = (day(two[0]), day(two[1]));
            let change = difference((&regime, from), (&regime, to), &measure.id).unwrap();
            let sum = change.parts.iter().fold(Stakes::default(), |sum, part| sum + part.by);
            assert_eq!(sum, change.stakes.1 - change.stakes.0, "{} from {from} to {to}", measure.id);
            assert!(change.parts.iter().all(|part| !part.by.is_none()));
            let same = difference((&regime, to), (&regime, to), &measure.id).unwrap();
            assert_eq!(same.parts, [], "nothing changes within a day");
        }
    }
}

#[test]
fn a_change_names_acts_and_readings() {
    let regime = record("nuclear-security");
    let of = |from: &str, to: &str, id: &str| {
        difference((&regime, day(from)), (&regime, day(to)), id).unwrap().parts
    };
    let entered = of("2016-05-07", "2016-05-08", "bound-where-material-is");
    assert_eq!(entered.len(), 19);
    assert!(entered.iter().all(|part| part.cause == Cause::Joined && !part.grounds.is_empty()));
    let cleared = of("2013-06-01", "2014-01-01", "holders");
    let who: Vec<&str> = cleared.iter().map(|part| part.about.as_str()).collect();
    assert_eq!(who, ["HUN", "VNM"]);
    assert!(cleared.iter().all(|part| part.cause == Cause::Reading), "{cleared:?}");
}

/// Who joins brings what it has, and who leaves takes it away; what is too old is doubtful; only what is read is a reading.
#[test]
fn a_change_is_called_what_it_is() {
    let mut folder = Folder::new();
    let text = "instrument pact \"Pact\"\n  force political\n  complete always\n  takes effect on subscription\n\
        attribute stock \"Stock\"\n  unit kg\n  kind reading\n  holds at most 2 years\n  silence means none\n\
        measure together \"T\"\n  sum of stock over subscribers to pact\n\
        measure theirs \"H\"\n  share of stock over States held by subscribers to pact\n\
        measure among \"A\"\n  share of States with at least 1 kg of stock that are subscribers to pact\n\
        measure each \"E\"\n  number of subscribers to pact\n\
        measure visits \"V\"\n  missions \"IPPAS\" to States\n";
    folder.insert("instruments/a.instrument".into(), text.into());
    folder.insert("actors.csv".into(), "id,name,kind\nAAA,A,state\nBBB,B,state\n".into());
    folder.insert("sources.csv".into(), "id,title\ns,S\n".into());
    let readings = "AAA,stock,4..6,2020-01-01,s\nBBB,stock,3,2020-01-01,s\nAAA,stock,0,2021-03-01,s\n";
    folder.insert("attributes.csv".into(), format!("actor,attribute,value,from,source\n{readings}").into());
    let acts = "2020-06-01,AAA,subscription,pact,s\n2020-09-01,AAA,denunciation,pact,s\n2021-06-01,BBB,subscription,pact,s\n";
    folder.insert("acts.csv".into(), format!("date,actor,act,instrument,source\n{acts}").into());
    let regime = load(&folder, None, None).unwrap_or_else(|found| panic!("{}", found[0])).regime;
    let of = |id: &str, from: &str, to: &str| -> Vec<(Cause, String)> {
        let change = difference((&regime, day(from)), (&regime, day(to)), id).unwrap();
        change.parts.into_iter().map(|part| (part.cause, part.about)).collect()
    };
    let alone = |cause: Cause, about: &str| vec![(cause, about.to_owned())];
    for id in ["together", "theirs", "among", "each"] {
        assert_eq!(of(id, "2020-05-31", "2020-06-01"), alone(Cause::Joined, "AAA"), "{id}");
        assert_eq!(of(id, "2020-08-31", "2020-09-01"), alone(Cause::Left, "AAA"), "{id}");
    }
    assert_eq!(of("theirs", "2021-02-01", "2021-04-01"), alone(Cause::Reading, "AAA"));
    assert_eq!(of("among", "2021-02-01", "2021-04-01"), alone(Cause::Reading, "AAA"));
    let too_old = alone(Cause::Doubt, "BBB");
    assert_eq!(of("together", "2021-12-31", "2022-01-03"), too_old);
    assert_eq!(of("visits", "2020-01-01", "2022-01-01"), []);
}

/// The same record with one attribute revised and one measure defined otherwise: each is a cause of its own.
#[test]
fn what_was_revised_is_told_from_what_happened() {
    let before = record("nuclear-security");
    let mut folder = files("nuclear-security");
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    let attributes = text(&folder["attributes.csv"]);
    let revised = attributes.replace("BLR,heu,87..127,", "BLR,heu,0,");
    assert_ne!(attributes, revised);
    folder.insert("attributes.csv".into(), revised.into());
    let path = "instruments/measures.instrument";
    let measures = text(&folder[path]);
    let redefined = measures.replace(
        "  number of States with at least 1 kg of heu and separated-plutonium\n",
        "  number of States with at least 25 kg of heu and separated-plutonium\n",
    );
    assert_ne!(measures, redefined);
    folder.insert(path.into(), redefined.into());
    let after = load(&folder, None, None).unwrap_or_else(|found| panic!("{}", found[0])).regime;
    let then = day("2016-06-01");
    let change = difference((&before, then), (&after, then), "holders").unwrap();
    let sum = change.parts.iter().fold(Stakes::default(), |sum, part| sum + part.by);
    assert_eq!(sum, change.stakes.1 - change.stakes.0);
    let revised: Vec<&str> =
        change.parts.iter().filter(|p| p.cause == Cause::Revised).map(|p| p.about.as_str()).collect();
    assert_eq!(revised, ["BLR"]);
    assert!(change.parts.iter().any(|p| p.cause == Cause::Definition && p.about == "IRN"));
}

/// Nobody joins the Amendment without the Convention.
const JOIN: &str = "IRN and PRK joined cppnm, IRN and PRK joined cppnm-amendment";

#[test]
fn what_is_supposed_is_what_acts_would_make() {
    let regime = record("nuclear-security");
    let at = day("2016-06-01");
    let measure = regime.register().measure("bound-where-material-is").unwrap();
    let supposed = suppose(&regime, measure, JOIN, at).unwrap();
    assert_eq!(supposed.before.reading.value.to_string(), "83%");
    assert_eq!(supposed.after.reading.missing.as_ref().unwrap().sure, ["BLR", "ZAF"]);
    let mut folder = files("nuclear-security");
    let acts = "date,actor,act,instrument,source,effective\n\
        2016-06-01,IRN,deposit,cppnm,seed-2016,2016-06-01\n\
        2016-06-01,PRK,deposit,cppnm,seed-2016,2016-06-01\n\
        2016-06-01,IRN,deposit,cppnm-amendment,seed-2016,2016-06-01\n\
        2016-06-01,PRK,deposit,cppnm-amendment,seed-2016,2016-06-01\n";
    folder.insert("acts/zz.csv".into(), acts.into());
    let told = load(&folder, None, None).unwrap_or_else(|found| panic!("{}", found[0])).regime;
    let thought = acted(&regime, JOIN, at).unwrap();
    for measure in &regime.register().measures {
        for later in ["2016-06-01", "2017-01-01", "2018-06-19"] {
            let value = |regime: &Regime| {
                let reckoner = Reckoner::new(regime, &measure.figure, &measure.source).unwrap();
                reckoner.stakes(day(later)).into_iter().map(|(_, stake)| stake).sum::<Stake>()
            };
            assert_eq!(value(&thought), value(&told), "{} on {later}", measure.id);
        }
    }
}

#[test]
fn readings_and_leaving_can_be_supposed() {
    let regime = record("nuclear-security");
    let holders = regime.register().measure("holders").unwrap();
    let cleared = suppose(&regime, holders, "BLR had 0 of heu", day("2017-01-01")).unwrap();
    assert_eq!(cleared.before.reading.value.to_string(), "22");
    assert_eq!(cleared.after.reading.value.to_string(), "21");
    let of_all = regime.register().measure("universality-cppnm").unwrap();
    let left = suppose(&regime, of_all, "FRA left cppnm", day("2017-01-01")).unwrap();
    let count = |a: &comity_assess::measure::Assessment| a.reading.counted.as_ref().unwrap().count.min;
    assert_eq!(count(&left.before), count(&left.after) + 1);
    for (wrong, help) in [
        ("BLX joined cppnm", "did you mean 'BLZ'?"),
        ("BLR joined cppn", "did you mean 'cppnm'?"),
        ("BLR had 0 of hue", "did you mean 'heu'?"),
        ("IRN joined cppnm-amendment", "open to contracting parties to cppnm"),
        ("BLR", "write 'NLD and KEN joined ID'"),
        ("FRA joined cppnm", ""),
    ] {
        let found = suppose(&regime, of_all, wrong, day("2016-06-01")).unwrap_err();
        assert!(found[0].to_string().contains(help), "{wrong}: {}", found[0]);
    }
}

#[test]
fn a_series_is_what_each_day_says() {
    let regime = record("nuclear-security");
    for measure in &regime.register().measures {
        let reckoner = Reckoner::new(&regime, &measure.figure, &measure.source).unwrap();
        // When much happens, and after the days through which most of the record is complete.
        for (first, last, apart) in [("2015-09-01", "2016-12-31", 3), ("2017-01-01", "2026-11-30", 37)] {
            let (first, last) = (day(first), day(last));
            let steps = series(&regime, measure, first, last).unwrap().steps;
            let mut at = first;
            while at <= last {
                let step = steps.iter().rev().find(|step| step.from <= at).unwrap();
                assert_eq!(step.value, reckoner.value(at), "{} on {at}", measure.id);
                at = at.plus_days(apart);
            }
        }
    }
}
