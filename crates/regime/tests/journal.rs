//! What is looked up in the orders of acts is what a look at every one of them finds: in a record that was read, in one to which acts were
//! added one by one, some of them refused, and in one as it was known on a day.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::{fs, path::Path};

use comity_regime::{
    Act, ActKind, Day, Draft, InstrumentIx, Regime, SourceIx,
    load::{Done, Folder, load},
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
    assert_eq!(entries(&journal.range(0..all.len())), every);
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
    for source in (0..u32::try_from(regime.register().sources.len()).unwrap()).map(SourceIx) {
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
        for actor in regime.register().actors.iter().map(|(actor, _)| actor) {
            assert_eq!(regime.places(ix, Day::MAX).of(actor), regime.place(ix, actor, Day::MAX));
        }
    }
}

#[test]
fn every_order_has_every_act() {
    for name in ["nuclear-security", "worked-examples"] {
        let regime = record(name);
        assert!(regime.acts().len() > 100, "{name}");
        held_against_all(&regime);
        held_against_all(&regime.as_known(Day::new(2010, 1, 1).unwrap()));
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
