//! The published outcomes of ten treaties come out of the record, from both engines.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::{collections::BTreeSet, fs, path::Path};

use comity_regime::{
    Act, Count, Day, Diagnostic, Regime, When,
    load::{Folder, load},
    naive::Naive,
    status::Place,
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

fn nuclear_security() -> Regime {
    loaded(load(&folder("nuclear-security"), None, None))
}

fn worked_examples() -> Regime {
    loaded(load(&folder("worked-examples"), Some(&folder("nuclear-security")), None))
}

fn loaded(read: Result<comity_regime::load::Loaded, Vec<Diagnostic>>) -> Regime {
    read.unwrap_or_else(|found| panic!("{}", found.iter().map(|d| format!("{d}\n")).collect::<String>()))
        .regime
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

/// Treaty, entry into force, trigger, and who brought it about.
const OUTCOMES: [(&str, &str, &str, &[&str]); 10] = [
    ("cppnm", "1987-02-08", "1987-01-09", &["CHE"]),
    ("cppnm-amendment", "2016-05-08", "2016-04-08", &["NIC", "URY"]),
    ("icsant", "2007-07-07", "2007-06-07", &["BGD"]),
    ("ottawa", "1999-03-01", "1998-09-16", &["BFA", "GNQ"]),
    (
        "rome-statute",
        "2002-07-01",
        "2002-04-11",
        &["BGR", "BIH", "COD", "IRL", "JOR", "KHM", "MNG", "NER", "ROU", "SVK"],
    ),
    ("cwc", "1997-04-29", "1996-10-31", &["HUN"]),
    ("crc-opac", "2002-02-12", "2001-11-12", &["NZL"]),
    ("cartagena", "2003-09-11", "2003-06-13", &["PLW"]),
    ("fctc", "2005-02-27", "2004-11-29", &["ARM", "GHA"]),
    ("kyoto", "2005-02-16", "2004-11-18", &["RUS"]),
];

/// On its first day 87 States had joined it, by the OPCW (https://opcw.org/media-centre/news/2002/04/fifth-anniversary-entry-force-chemical-weapons-convention):
/// not Cuba, which deposited on that day and was bound thirty days later, but those that had deposited since the condition was met.
#[test]
fn who_deposits_between_condition_and_entry_into_force_is_bound_on_entry() {
    let regime = worked_examples();
    let cwc = regime.register().instrument("cwc").unwrap();
    let parties = |on: &str| regime.status(cwc, day(on)).parties;
    assert_eq!(parties("1997-04-29"), Count { min: 87, max: 87 });
    let bound = |actor: &str, on: &str| {
        let actor = regime.register().actors.find(actor).unwrap();
        regime.place(cwc, actor, day(on)).0 == Place::Bound
    };
    assert!(bound("BHR", "1997-04-29") && bound("USA", "1997-04-29") && !bound("CUB", "1997-04-29"));
    assert!(!bound("CUB", "1997-05-28") && bound("CUB", "1997-05-29"));
}

#[test]
fn treaties_enter_into_force_when_they_did() {
    let regimes = [nuclear_security(), worked_examples()];
    for (id, entry, trigger, actors) in OUTCOMES {
        let (regime, ix) = regimes.iter().find_map(|r| Some((r, r.register().instrument(id)?))).unwrap();
        let status = regime.status(ix, day(entry));
        assert_eq!(status.entry_into_force, Some(day(entry).into()), "{id}");
        assert_eq!(status.in_force, Some(true), "{id}");
        let brought_about = status.trigger.unwrap();
        assert_eq!(brought_about.date, day(trigger).into(), "{id}");
        assert_eq!(brought_about.actors, actors, "{id}");
        assert!(brought_about.possible_actors.is_empty(), "{id}");
        let before = regime.status(ix, day(entry).plus_days(-1));
        assert_eq!(before.in_force, Some(false), "{id}");
        assert_eq!(before.parties, Count::default(), "{id}");
        let unknown = regime.status(ix, day(trigger).plus_days(-1));
        assert_eq!((unknown.entry_into_force, unknown.trigger), (None, None), "{id}");
    }
}

#[test]
fn the_test_ban_waits_for_its_annex() {
    let regime = worked_examples();
    let ix = regime.register().instrument("ctbt").unwrap();
    let known = regime.status(ix, day("2014-05-29"));
    assert_eq!((known.in_force, known.entry_into_force, known.sure), (Some(false), None, true));
    // Whether those that are missing have deposited since the record ends nobody can tell by it.
    let status = regime.status(ix, day("2023-10-31"));
    assert_eq!((status.in_force, status.sure), (None, false));
    assert_eq!(status.entry_into_force.unwrap().latest, Day::MAX);
    assert_eq!(status.requirements[0].missing, ["CHN", "EGY", "IND", "IRN", "ISR", "PAK", "PRK", "USA"]);
    let after = regime.status(ix, day("2023-12-01"));
    assert_eq!(
        after.requirements[0].missing,
        ["CHN", "EGY", "IND", "IRN", "ISR", "PAK", "PRK", "RUS", "USA"]
    );
}

#[test]
fn the_amendment_needed_102_of_152_states() {
    let regime = nuclear_security();
    let ix = regime.register().instrument("cppnm-amendment").unwrap();
    let exactly = |n: usize| Count { min: n, max: n };
    let on = |date: &str| regime.tallies(ix, day(date)).remove(0);
    let met = on("2016-04-08");
    assert_eq!((met.have, met.needed, met.whole), (exactly(102), exactly(102), Some(exactly(152))));
    assert_eq!(on("2016-04-07").have, exactly(100));
    let status = regime.status(ix, day("2016-05-08"));
    // Euratom is a party and no State.
    assert_eq!(
        (status.parties, status.states, status.organisations),
        (exactly(103), exactly(102), exactly(1))
    );
    // 14 more were needed on 2015-08-03 (VERTIC): what was recorded since then agrees.
    let august = on("2015-08-03");
    assert!(august.have.min + 14 <= august.needed.max && august.have.max + 14 >= august.needed.min);
}

#[test]
fn former_states_count_on_the_day_and_stop_being_parties() {
    let regime = nuclear_security();
    let who = |day_: &str| regime.ask("parties to cppnm", day(day_)).unwrap();
    let actors = &regime.register().actors;
    let has = |day_: &str, id: &str| who(day_).bounds.sure.contains(actors.find(id).unwrap());
    assert!(has("1990-10-02", "DDR") && !has("1990-10-03", "DDR"));
    assert!(has("1991-12-25", "SUN") && !has("1991-12-26", "SUN") && has("1991-12-26", "RUS"));
    assert!(has("1992-12-31", "CSK") && has("1993-01-01", "CZE") && !has("1993-01-01", "CSK"));
    assert!(has("1991-10-08", "HRV"), "bound from independence by its succession of 1992");
    // IAEA Annual Report for 1995: 53 parties, Euratom included, and Yugoslavia, whose end was in dispute.
    let consented = regime.ask("contracting parties to cppnm", day("1995-09-01")).unwrap();
    assert_eq!(consented.count, Count { min: 52, max: 52 });
}

/// Chooses one certain date for every uncertain one.
fn settled(acts: impl Iterator<Item = Act>, pick: fn(When) -> Day) -> Vec<Act> {
    acts.map(|mut act| {
        act.date = pick(act.date).into();
        act.effective = act.effective.map(|when| pick(when).into());
        act
    })
    .collect()
}

/// Each number of an explanation can be asked about, and those are as many.
#[test]
fn whom_a_requirement_counts_can_be_asked() {
    let mut asked = 0;
    for regime in [nuclear_security(), worked_examples()] {
        for ix in regime.order().iter().copied() {
            let id = regime.register().definition(ix).id.clone();
            for on in ["1996-12-31", "2016-04-07", "2016-04-08", "2026-11-26"].map(day) {
                for counted in regime.explain(ix, on).into_iter().flat_map(|e| e.counts) {
                    for requirement in counted.requirements {
                        let Some(set) = requirement.said.counted(&id) else { continue };
                        let who = regime.ask(&set, counted.day).unwrap();
                        let stated = regime.register().definition(ix).complete.is_some();
                        let who = if stated { who.bounds } else { who.recorded };
                        assert_eq!(who.count(), requirement.have.count, "{id} on {}: {set}", counted.day);
                        asked += 1;
                    }
                }
            }
        }
    }
    assert!(asked > 50, "{asked}");
}

#[test]
fn both_engines_agree_on_every_treaty() {
    for regime in [nuclear_security(), worked_examples()] {
        for pick in [|w: When| w.earliest, |w: When| w.latest] {
            let acts = settled(regime.acts().recorded().cloned(), pick);
            // The naive engine takes every record as complete.
            let mut register = regime.register().clone();
            register.instruments.iter_mut().for_each(|instrument| instrument.complete = None);
            let fast = Regime::new(register, acts.clone(), vec![]).unwrap();
            let naive = Naive::new(regime.register(), &acts, day("1961-01-01"), day("2027-01-01"));
            for &ix in fast.order() {
                let id = &regime.register().definition(ix).id;
                let bits = |set: &BTreeSet<_>| set.iter().copied().collect();
                let entry = naive.entry(ix).map(|e| (e.trigger, e.date, bits(&e.actors)));
                let standing = fast.standing(ix);
                assert_eq!(
                    standing.entry.as_ref().map(|e| (e.trigger.earliest, e.date.earliest, e.actors)),
                    entry,
                    "{id}"
                );
                let mut days = standing.bound.days();
                days.extend(standing.contracting.days());
                for on in days.iter().flat_map(|d| [d.plus_days(-1), *d]).filter(|d| *d < day("2027-01-01")) {
                    assert_eq!(standing.bound.sure.at(on), bits(&naive.bound(ix, on)), "{id} {on}");
                    assert_eq!(
                        standing.contracting.sure.at(on),
                        bits(&naive.contracting(ix, on)),
                        "{id} {on}"
                    );
                    assert_eq!(standing.signed.sure.at(on), bits(&naive.signed(ix, on)), "{id} {on}");
                }
            }
        }
    }
}
