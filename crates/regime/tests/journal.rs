//! What is looked up in the orders of acts is what a look at every one of them finds: in a record that was read, in one to which acts were
//! added one by one, some of them refused, and in one as it was known on a day.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::{fs, path::Path, sync::Arc};

use comity_regime::{
    Act, ActKind, Actor, ActorIx, BoundsTimeline, Day, Draft, InstrumentIx, Particulars, Regime, Target,
    load::{Done, Folder, load},
    status::Place,
};

fn record(name: &str) -> Regime {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../record");
    let folder = |name: &str| {
        let mut folder = Folder::new();
        for sub in ["", "instruments", "acts", "pathways"] {
            let within = root.join(name).join(sub);
            for file in
                within.read_dir().into_iter().flatten().map(Result::unwrap).filter(|f| f.path().is_file())
            {
                let path = file.path().strip_prefix(root.join(name)).unwrap().to_str().unwrap().to_owned();
                folder.insert(path, fs::read(file.path()).unwrap());
            }
        }
        folder
    };
    let based_on = (name != "nuclear-security").then(|| folder("nuclear-security"));
    load(&folder(name), based_on.as_ref(), None)
        .unwrap_or_else(|found| panic!("{}", found.iter().map(|d| format!("{d}\n")).collect::<String>()))
        .regime
}

/// Holds every order against a look at all acts.
fn held_against_all(regime: &Regime) {
    let mut all: Vec<Done> = regime.acts().iter().map(Done::Act).collect();
    all.extend(regime.docket().recorded().iter().map(Done::Proceeding));
    all.sort_by_key(|done| done.entry());
    let entries = |some: &[Done]| some.iter().map(|done| done.entry()).collect::<Vec<u64>>();
    let (journal, every) = (regime.journal(), entries(&all));
    assert_eq!((journal.len(), journal.is_empty()), (all.len(), all.is_empty()));
    assert_eq!(entries(&journal.all()), every);
    for cut in [0, 1, all.len() / 3, all.len() / 2, all.len().saturating_sub(1), all.len(), all.len() + 5] {
        let (first, last) = all.split_at(cut.min(all.len()));
        assert_eq!(entries(&journal.range(0..cut)), entries(first));
        assert_eq!(entries(&journal.range(cut..all.len())), entries(last));
    }
    for done in all.iter().step_by(7) {
        let entry = done.entry();
        assert_eq!(journal.of_entry(entry).map(Done::entry), Some(entry));
        let since: Vec<u64> = every.iter().copied().filter(|other| *other >= entry).collect();
        assert_eq!(entries(&journal.since(entry)), since);
    }
    assert!(journal.of_entry(u64::MAX).is_none());

    let acts: Vec<&Act> = all
        .iter()
        .filter_map(|done| match done {
            Done::Act(act) => Some(*act),
            Done::Proceeding(_) => None,
        })
        .collect();
    assert!(regime.acts().recorded().eq(acts.iter().copied()));
    let corrections = acts.iter().filter(|act| act.kind == ActKind::Rectification).count();
    assert_eq!(regime.acts().rectifications().count(), corrections);
    let sources = &regime.register().sources;
    for source in sources.iter().map(|source| sources.find(&source.id).unwrap()) {
        let citing = acts.iter().copied().filter(|act| act.sources().any(|other| other == source));
        assert!(regime.acts().citing(source).eq(citing));
    }
    for ix in (0..u16::try_from(regime.register().instruments.len()).unwrap()).map(InstrumentIx) {
        let mut own: Vec<&Act> = acts.iter().copied().filter(|act| act.instrument == ix).collect();
        own.sort_by_key(|act| act.date.earliest);
        for day in own.iter().map(|act| act.date.earliest).chain([Day::MIN, Day::MAX]).step_by(5) {
            let at = own.partition_point(|act| act.date.earliest < day);
            assert!(regime.acts().dated_before(ix, day).eq(own[..at].iter().rev().copied()));
            assert!(regime.acts().dated_from(ix, day).eq(own[at..].iter().copied()));
        }
        for on in [Day::MIN, Day::new(1990, 6, 1).unwrap(), Day::new(2012, 6, 1).unwrap(), Day::MAX] {
            let places = regime.places(ix, on);
            for (actor, _) in regime.register().actors.iter() {
                assert_eq!(places.of(actor).0, place_of(regime, ix, actor, on), "{ix:?} {actor:?} {on}");
            }
        }
    }
}

/// Where an actor stands, by a look at each line and each of its acts.
fn place_of(regime: &Regime, ix: InstrumentIx, actor: ActorIx, on: Day) -> Place {
    let standing = regime.standing(ix);
    let may_be = |line: &BoundsTimeline| line.at(on).possible.contains(actor);
    let origin = regime.register().actors.origin(actor);
    let chain: Vec<&Act> = regime.acts_on(ix).of(origin).iter().collect();
    // A rectification that corrects nothing strikes out what it names.
    let struck = |act: &Act| {
        chain.iter().any(|by| {
            by.kind == ActKind::Rectification && by.target() == Some(Target::Act(act.date, act.kind))
        })
    };
    // Some are bound without an act of theirs, and were.
    let was_bound = || standing.bound.possible().changes().any(|(day, set)| day <= on && set.contains(actor));
    // What a State did in its own time: nothing before it began, and nothing that those did who continue it.
    let Actor { from, to, .. } = &regime.register().actors[actor];
    let begun = from.is_none_or(|from| from <= on);
    let own = |act: &&Act| {
        begun && act.date.earliest <= on && to.is_none_or(|to| on < to || act.date.earliest < to)
    };
    let consented = |act: &&&Act| act.kind.is_consent() && act.is_of_the_state() && !struck(act);
    match () {
        () if may_be(&standing.bound) => Place::Bound,
        () if may_be(&standing.provisional) => Place::Provisional,
        () if may_be(&standing.contracting) => Place::Contracting,
        () if may_be(&standing.signed) => Place::Signed,
        () if chain.iter().filter(consented).any(own) => Place::Ended,
        () if was_bound() => Place::Ended,
        () => Place::Outside,
    }
}

#[test]
fn every_order_has_every_act() {
    for name in ["nuclear-security", "worked-examples"] {
        let regime = record(name);
        assert!(regime.acts().len() > 100, "{name}");
        held_against_all(&regime);
    }
}

/// Of acts recorded on several days, and of some that were struck out, as they were known in between.
#[test]
fn what_was_not_known_yet_is_in_no_order() {
    let whole = record("worked-examples");
    let year = |year| Day::new(year, 1, 1).unwrap();
    let mut acts: Vec<Act> = whole.acts().recorded().cloned().collect();
    for (n, act) in (0..).zip(&mut acts) {
        act.recorded = year(2000 + n % 3);
    }
    let struck: Vec<Act> = acts.iter().step_by(40).cloned().collect();
    for (entry, act) in (whole.journal().len() as u64..).zip(struck) {
        let particulars =
            Particulars { target: Some(Target::Act(act.date, act.kind)), ..Particulars::default() };
        let (kind, particulars) = (ActKind::Rectification, Some(Arc::new(particulars)));
        acts.push(Act { kind, entry, recorded: year(2004), particulars, ..act });
    }
    let regime = Regime::new(whole.register().clone(), acts, whole.docket().recorded().to_vec()).unwrap();
    assert!(regime.acts().rectifications().count() > 5);
    let mut known: Vec<usize> = vec![];
    for on in [1999, 2000, 2001, 2003, 2005].map(year) {
        let then = regime.as_known(on);
        held_against_all(&then);
        known.push(then.acts().len());
    }
    assert!(known[0] == 0 && known.is_sorted_by(|a, b| a < b), "{known:?}");
    assert_eq!(known[4], regime.acts().len());
    // Before anything was recorded nothing is known, and least of all that nothing happened.
    let then = regime.as_known(year(1999));
    assert!(!then.began() && regime.as_known(year(2000)).began());
    for ix in then.order() {
        let status = then.status(*ix, year(2020));
        assert!(!status.sure && status.parties.min == 0, "{}", status.instrument);
    }
}

/// Acts of a record, one by one, each followed by one that is refused.
#[test]
fn what_is_refused_is_in_no_order() {
    let whole = record("worked-examples");
    let acts: Vec<Act> = whole.acts().recorded().cloned().collect();
    let half = Regime::new(
        whole.register().clone(),
        acts[..acts.len() / 2].to_vec(),
        whole.docket().recorded().to_vec(),
    );
    let mut draft = Draft::on(half.unwrap());
    let mut refused = 0;
    for act in &acts[acts.len() / 2..] {
        draft.act(act.clone()).unwrap_or_else(|found| panic!("{}", found[0].message));
        // Nobody who acts here was there then.
        let early = Act { date: Day::new(1000, 1, 1).unwrap().into(), ..act.clone() };
        refused += usize::from(draft.act(early).is_err());
    }
    assert!(refused > 100, "{refused}");
    let again = draft.finish();
    assert!(again.acts().recorded().eq(whole.acts().recorded()));
    held_against_all(&again);
}
