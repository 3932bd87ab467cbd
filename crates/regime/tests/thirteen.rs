//! Thirteen treaties that nobody wrote the engine for come into force on the day that was published, and bind each party
//! from the day that was published for it. The days are in `published/`, with their sources.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::{collections::BTreeSet, fs, path::Path};

use comity_regime::{
    Act, Day, Regime,
    load::{Folder, load},
    naive::Naive,
};

fn folder(name: &str) -> Folder {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../record").join(name);
    let mut folder = Folder::new();
    for sub in ["", "instruments", "acts"] {
        for file in fs::read_dir(root.join(sub)).unwrap().map(Result::unwrap).filter(|f| f.path().is_file()) {
            let path = file.path().strip_prefix(&root).unwrap().to_str().unwrap().to_owned();
            folder.insert(path, fs::read(file.path()).unwrap());
        }
    }
    folder
}

fn worked_examples() -> Regime {
    load(&folder("worked-examples"), Some(&folder("nuclear-security")), None)
        .unwrap_or_else(|found| panic!("{}", found.iter().map(|d| format!("{d}\n")).collect::<String>()))
        .regime
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

/// Treaty, entry into force, the day its condition was met, and by whom.
const OUTCOMES: [(&str, &str, &str, &[&str]); 13] = [
    ("bwc", "1975-03-26", "1975-03-26", &["AFG", "BLR", "GBR", "LBN", "SEN", "SUN", "UKR", "USA"]),
    ("early-notification", "1986-10-27", "1986-09-26", &["CSK", "DNK", "NOR"]),
    ("espoo-amendment-1", "2014-08-26", "2014-05-28", &["MLT"]),
    ("iccpr-op1", "1976-03-23", "1973-12-12", &["MUS"]),
    ("iccpr-op2", "1991-07-11", "1991-04-11", &["ESP"]),
    ("joint-convention", "2001-06-18", "2001-03-20", &["IRL"]),
    ("limitation-period", "1988-08-01", "1988-01-21", &["MEX"]),
    ("montreal-amendment", "1999-11-10", "1999-08-12", &["SEN"]),
    ("refugee-protocol", "1967-10-04", "1967-10-04", &["SWE"]),
    ("statelessness-reduction", "1975-12-13", "1973-12-13", &["AUS"]),
    // Chile and Ecuador deposited on that day too; two thirds of the members had done so long before.
    ("un-charter-amendment-1963", "1965-08-31", "1965-08-31", &["USA"]),
    ("unclos", "1994-11-16", "1993-11-16", &["GUY"]),
    ("wcpfc", "2004-06-19", "2003-12-19", &["NZL"]),
];

#[test]
fn thirteen_treaties_enter_into_force_when_they_did() {
    let regime = worked_examples();
    let acts: Vec<Act> = regime.acts().recorded().cloned().collect();
    let naive = Naive::new(regime.register(), &acts, day("1961-01-01"), day("2024-01-01"));
    for (id, entry, trigger, actors) in OUTCOMES {
        let ix = regime.register().instrument(id).unwrap();
        let status = regime.status(ix, day(entry));
        let met = status.trigger.unwrap();
        assert_eq!(
            (status.entry_into_force, met.date, met.actors),
            (Some(day(entry).into()), day(trigger).into(), actors.iter().map(|a| (*a).to_owned()).collect()),
            "{id}"
        );
        assert_eq!(regime.status(ix, day(entry).plus_days(-1)).in_force, Some(false), "{id}");
        let again = naive.entry(ix).unwrap();
        let by: BTreeSet<&str> = again.actors.iter().map(|a| &*regime.register().actors[*a].id).collect();
        assert_eq!(
            (again.date, again.trigger, by),
            (day(entry), day(trigger), actors.iter().copied().collect()),
            "{id}"
        );
    }
}

/// Parties whose published day does not follow from the clause and the day of deposit that the same source gives. For
/// early notification the depositary's way of counting changed about the end of 2004, with exceptions on both sides; for the
/// fisheries convention the source has the day of deposit itself, or a month where the clause has thirty days.
const OTHERWISE: [(&str, &str); 10] = [
    ("early-notification", "ALB"),
    ("early-notification", "BOL"),
    ("early-notification", "RUS"),
    ("early-notification", "SLV"),
    ("wcpfc", "CHN"),
    ("wcpfc", "EU"),
    ("wcpfc", "FRA"),
    ("wcpfc", "JPN"),
    ("wcpfc", "KOR"),
    ("wcpfc", "VUT"),
];

#[test]
fn parties_are_bound_from_the_days_that_were_published() {
    let regime = worked_examples();
    let actors = &regime.register().actors;
    let acts: Vec<Act> = regime.acts().recorded().cloned().collect();
    let naive = Naive::new(regime.register(), &acts, day("1961-01-01"), day("2024-01-01"));
    let published =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/published/in-force.csv"))
            .unwrap();
    let (mut agree, mut differ) = (0, BTreeSet::new());
    for row in published.lines().skip(1) {
        let [id, actor, from, _source] = row.split(',').collect::<Vec<_>>()[..] else { panic!("{row}") };
        let ix = regime.register().instrument(id).unwrap();
        let from = day(from);
        // A list names a State as it is called today; whoever stood for it then was bound.
        let there = |on: Day| actors.standing_for(actors.origin(actors.find(actor).unwrap()), on);
        let fast = |on: Day| regime.standing(ix).bound.sure.at(on).contains(there(on));
        let slow = |on: Day| naive.bound(ix, on).contains(&there(on));
        let before = from.plus_days(-1);
        assert_eq!((fast(from), fast(before)), (slow(from), slow(before)), "{row}: the engines differ");
        if fast(from) && !fast(before) {
            agree += 1;
        } else {
            differ.insert((id, actor));
        }
    }
    assert_eq!(differ, OTHERWISE.into_iter().collect(), "{agree} agree");
}

/// Who leaves and comes back is bound in between and not in the gap (First Optional Protocol to the ICCPR).
#[test]
fn those_who_denounce_and_return_are_bound_when_they_were() {
    let regime = worked_examples();
    let ix = regime.register().instrument("iccpr-op1").unwrap();
    let changes: [(&str, &[(&str, bool)]); 3] = [
        ("JAM", &[("1976-03-23", true), ("1998-01-23", false)]),
        ("TTO", &[("1981-02-14", true), ("1998-08-26", false), ("1998-11-26", true), ("2000-06-27", false)]),
        // It came back on the day it left.
        ("GUY", &[("1993-08-10", true)]),
    ];
    for (actor, expected) in changes {
        let who = regime.register().actors.find(actor).unwrap();
        let bound = &regime.standing(ix).bound;
        let mut seen = vec![];
        for on in bound.days() {
            let now = bound.sure.at(on).contains(who);
            if seen.last().is_some_and(|(_, last)| *last != now) || (seen.is_empty() && now) {
                seen.push((on, now));
            }
        }
        let expected: Vec<_> = expected.iter().map(|(on, now)| (day(on), *now)).collect();
        assert_eq!(seen, expected, "{actor}");
    }
}
