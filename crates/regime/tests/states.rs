//! Which States there are and since when, and who is a member of the United Nations and of the IAEA: as published.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::{collections::BTreeSet, fs, path::Path};

use comity_regime::{
    ActorKind, Count, Day, Regime,
    load::{Folder, load},
};

fn record() -> Regime {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../record/nuclear-security");
    let mut folder = Folder::new();
    for sub in ["", "instruments", "acts"] {
        for file in fs::read_dir(root.join(sub)).unwrap().map(Result::unwrap).filter(|f| f.path().is_file()) {
            let path = file.path().strip_prefix(&root).unwrap().to_str().unwrap().to_owned();
            folder.insert(path, fs::read(file.path()).unwrap());
        }
    }
    let read = load(&folder, None, None);
    read.unwrap_or_else(|found| panic!("{}", found.iter().map(|d| format!("{d}\n")).collect::<String>()))
        .regime
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn members(regime: &Regime, of: &str, on: &str) -> Count {
    regime.ask(&format!("members of {of}"), day(on)).unwrap().count
}

fn exactly(n: usize) -> Count {
    Count { min: n, max: n }
}

/// Years with another total than the one before, from "Growth in United Nations membership".
const GROWTH: [(i32, usize); 40] = [
    (1945, 51),
    (1946, 55),
    (1947, 57),
    (1948, 58),
    (1949, 59),
    (1950, 60),
    (1955, 76),
    (1956, 80),
    (1957, 82),
    (1960, 99),
    (1961, 104),
    (1962, 110),
    (1963, 113),
    (1964, 115),
    (1965, 117),
    (1966, 122),
    (1967, 123),
    (1968, 126),
    (1970, 127),
    (1971, 132),
    (1973, 135),
    (1974, 138),
    (1975, 144),
    (1976, 147),
    (1977, 149),
    (1978, 151),
    (1979, 152),
    (1980, 154),
    (1981, 157),
    (1983, 158),
    (1984, 159),
    (1991, 166),
    (1992, 179),
    (1993, 184),
    (1994, 185),
    (1999, 188),
    (2000, 189),
    (2002, 191),
    (2006, 192),
    (2011, 193),
];

#[test]
fn the_united_nations_have_as_many_members_as_they_publish() {
    let regime = record();
    let mut total = 0;
    for year in 1945..=2025 {
        total = GROWTH.iter().find(|(of, _)| *of == year).map_or(total, |(_, n)| *n);
        assert_eq!(members(&regime, "UN", &format!("{year}-12-31")), exactly(total), "{year}");
    }
}

#[test]
fn members_of_the_united_nations_came_and_went_on_their_days() {
    let regime = record();
    for (on, total) in [
        ("1945-10-23", 0),
        ("1945-12-26", 50),
        ("1945-12-27", 51),
        // Syria gave up its seat to the United Arab Republic and took it again.
        ("1958-02-20", 82),
        ("1958-02-21", 81),
        ("1961-10-12", 100),
        ("1961-10-13", 101),
        // Tanganyika and Zanzibar became one.
        ("1964-04-25", 113),
        ("1964-04-26", 112),
        // Indonesia left, and came back.
        ("1965-01-19", 115),
        ("1965-01-20", 114),
        ("1966-09-27", 118),
        ("1966-09-28", 119),
        ("1968-05-31", 124),
        // Two Yemens became one, and two Germanies.
        ("1990-05-21", 160),
        ("1990-05-22", 159),
        ("1990-10-03", 159),
        ("2006-06-03", 191),
        ("2011-07-13", 192),
        ("2011-07-14", 193),
    ] {
        assert_eq!(members(&regime, "UN", on), exactly(total), "{on}");
    }
}

#[test]
fn the_agency_has_as_many_members_as_was_published() {
    let regime = record();
    // Those for which the Statute entered into force, by the notice that Japan published.
    assert_eq!(members(&regime, "IAEA", "1957-07-28"), exactly(0));
    assert_eq!(members(&regime, "IAEA", "1957-07-29"), exactly(26));
    // Argentina was the 55th and El Salvador the 60th (INFCIRC/16), which counts the government then in Taipei.
    assert_eq!(members(&regime, "IAEA", "1957-10-03"), exactly(54));
    assert_eq!(members(&regime, "IAEA", "1957-12-31"), exactly(59));
    for (on, total) in [
        // Albania was the 38th.
        ("1957-08-23", 38),
        ("2002-04-30", 134),
        ("2020-09-30", 172),
        ("2023-10-31", 178),
        ("2024-11-30", 180),
    ] {
        let count = members(&regime, "IAEA", on);
        assert!(count.min <= total && total <= count.max, "{on}: {total} is not within {count:?}");
    }
}

#[test]
fn whoever_left_the_agency_was_out_of_it_until_it_came_back() {
    let regime = record();
    let actors = &regime.register().actors;
    let is = |id: &str, on: &str| {
        let who = regime.ask("members of IAEA", day(on)).unwrap().bounds;
        let ix = actors.find(id).unwrap();
        (who.sure.contains(ix), who.possible.contains(ix))
    };
    for (id, within, without) in [
        ("PRK", "1994-06-12", "1994-06-13"),
        ("HND", "1967-06-18", "1967-06-19"),
        ("KHM", "2002-12-31", "2009-11-22"),
        ("NIC", "1969-12-31", "1976-12-31"),
    ] {
        assert_eq!((is(id, within), is(id, without)), ((true, true), (false, false)), "{id}");
    }
    assert!(
        [is("KHM", "2009-11-23"), is("NIC", "1978-01-01"), is("HND", "2004-01-01")].iter().all(|it| it.0)
    );
}

#[test]
fn states_came_into_being_on_the_days_from_which_depositaries_count() {
    let regime = record();
    let actors = &regime.register().actors;
    for (id, from, to) in [
        ("FJI", "1970-10-10", None),
        ("JAM", "1962-08-06", None),
        ("MLT", "1964-09-21", None),
        ("SGP", "1965-08-09", None),
        ("BHS", "1973-07-10", None),
        ("SUR", "1975-11-25", None),
        ("TLS", "2002-05-20", None),
        ("SSD", "2011-07-09", None),
        ("ERI", "1993-05-24", None),
        ("NAM", "1990-03-21", None),
        ("BGD", "1971-03-26", None),
        ("SVN", "1991-06-25", None),
        ("HRV", "1991-10-08", None),
        ("MKD", "1991-11-17", None),
        ("BIH", "1992-03-06", None),
        ("CZE", "1993-01-01", None),
        ("SVK", "1993-01-01", None),
        ("MNE", "2006-06-03", None),
        ("SRB", "2006-06-03", None),
        ("SCG", "1992-04-27", Some("2006-06-03")),
        ("YUG", "1918-12-01", Some("1992-04-27")),
        ("DDR", "1949-10-07", Some("1990-10-03")),
        ("YMD", "1967-11-30", Some("1990-05-22")),
        ("ZAN", "1963-12-10", Some("1964-04-26")),
    ] {
        let actor = &actors[actors.find(id).unwrap()];
        assert_eq!((actor.from, actor.to), (Some(day(from)), to.map(day)), "{id}");
    }
    // These have acts of before their independence with depositaries, or were there before 1900.
    for id in ["UKR", "BLR", "IND", "PHL", "SYR", "KHM", "EGY", "IRQ", "LBN", "DZA", "SUN", "NOR", "DEU"] {
        assert_eq!(actors[actors.find(id).unwrap()].from, None, "{id}");
    }
}

#[test]
fn every_state_that_joined_the_united_nations_later_says_since_when_it_is_there() {
    let regime = record();
    let actors = &regime.register().actors;
    let founders = regime.ask("members of UN", day("1945-12-31")).unwrap().bounds.sure;
    let silent: BTreeSet<&str> = actors
        .iter()
        .filter(|(ix, a)| a.kind == ActorKind::State && a.from.is_none() && !founders.contains(*ix))
        .map(|(_, a)| a.id.as_str())
        .collect();
    // Older than the record of treaties.
    let old = [
        "AND", "AUT", "BTN", "CHE", "DEU", "ESP", "HUN", "ITA", "JPN", "LIE", "MCO", "NPL", "OMN", "PRT",
        "ROU", "SMR", "SWE", "THA", "VAT", "YEM",
    ];
    // With acts of its own before its independence, or no day that depositaries agree on.
    let others = ["DZA", "KHM", "KWT", "PSE"];
    assert_eq!(silent, old.into_iter().chain(others).collect());
}

#[test]
fn successors_follow_and_one_continues() {
    let regime = record();
    let actors = &regime.register().actors;
    let of = |id: &str| {
        let after = |of: fn(&comity_regime::Actor) -> Option<comity_regime::ActorIx>| {
            let all = actors.iter().filter(move |(_, a)| of(a).is_some_and(|ix| actors[ix].id == id));
            all.map(|(_, a)| a.id.as_str()).collect::<Vec<_>>()
        };
        (after(|a| a.continues), after(|a| a.succeeds))
    };
    assert_eq!(of("YUG"), (vec![], vec!["SCG", "BIH", "HRV", "MKD", "SVN"]));
    assert_eq!(of("SCG"), (vec!["SRB"], vec!["MNE"]));
    assert_eq!(of("CSK"), (vec![], vec!["CZE", "SVK"]));
    assert_eq!(of("SUN"), (vec!["RUS"], vec!["ARM", "AZE", "GEO", "KAZ", "KGZ", "MDA", "TJK", "TKM", "UZB"]));
}
