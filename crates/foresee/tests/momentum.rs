//! The momentum of the summits, as the record has it, beside the figures of the survey of 2026-11-27 (a Gibbs sampler of its
//! own in another language, with published totals as data).

#![allow(clippy::unwrap_used)]

mod common;

use comity_foresee::momentum::{Momentum, momentum, participants, pulse};
use comity_regime::Day;

fn of(id: &str) -> (Momentum, comity_foresee::momentum::Pulse) {
    let regime = common::record();
    let (ix, forum) = (regime.register().instrument(id).unwrap(), regime.register().forum("nss").unwrap());
    let on = Day::parse("2020-12-31").unwrap();
    let who = participants(&regime, forum, on);
    let m = momentum(&regime, ix, forum, who, on, 1).unwrap();
    (m, pulse(&regime, ix, forum, who, on).unwrap())
}

/// Whether the middle lies in an interval of the survey, and the survey's middle in ours.
fn agree(ours: [f64; 3], theirs: [f64; 3]) -> bool {
    theirs[1] <= ours[0] && ours[0] <= theirs[2] && ours[1] <= theirs[0] && theirs[0] <= ours[2]
}

#[test]
fn rates_are_those_of_the_survey() {
    // Joins per State-year: before (2005-07 to 2009-03) and during (2009-04 to 2016-04), participants and others.
    let survey = [
        (
            "cppnm-amendment",
            [[0.068, 0.032, 0.115], [0.252, 0.184, 0.340], [0.037, 0.015, 0.064], [0.092, 0.072, 0.117]],
        ),
        (
            "icsant",
            [[0.126, 0.089, 0.168], [0.154, 0.105, 0.209], [0.069, 0.049, 0.092], [0.041, 0.031, 0.057]],
        ),
        (
            "cppnm",
            [[0.138, 0.065, 0.242], [0.074, 0.025, 0.156], [0.083, 0.054, 0.116], [0.033, 0.019, 0.052]],
        ),
    ];
    for (id, rates) in survey {
        let (m, _) = of(id);
        let ours = m.groups.iter().flat_map(|g| g.periods.iter().take(2));
        for (ours, theirs) in ours.zip(rates) {
            assert!(agree(ours.rate, theirs), "{id}: {:?} {theirs:?}", ours.rate);
        }
    }
}

#[test]
fn the_ratio_of_ratios_is_told_with_its_doubt() {
    let (icsant, pulse) = of("icsant");
    assert!(agree(icsant.ratio_of_ratios.unwrap(), [2.05, 0.95, 3.85]));
    assert!(icsant.sentences.iter().any(|s| s.contains("this does not show")), "{:?}", icsant.sentences);
    // 11 joins against a mean of 9.0, and 17 of 48 slides as many, with the days known in November 2026.
    assert!((10.0..=13.0).contains(&pulse.after) && (8.0..=10.0).contains(&pulse.after_if_slid));
    assert!(pulse.as_many > 2 && pulse.sentence.contains("not established"), "{}", pulse.sentence);

    let (amendment, pulse) = of("cppnm-amendment");
    assert!(agree(amendment.ratio_of_ratios.unwrap(), [1.55, 0.42, 5.14]));
    let says = |text: &str| amendment.sentences.iter().any(|s| s.contains(text));
    assert!(says("cannot tell") && says("days are known"), "{:?}", amendment.sentences);
    assert!(pulse.sentence.contains("nothing can be concluded"), "{}", pulse.sentence);
}

/// All 38 subscribers to INFCIRC/869 took part in the summits: complete separation.
#[test]
fn separation_is_said_and_not_divided_by() {
    let (m, _) = of("infcirc-869");
    assert_eq!(m.ratio_of_ratios, None);
    assert!(
        m.sentences.iter().any(|s| s.contains("no State outside the group has joined")),
        "{:?}",
        m.sentences
    );
    assert!(m.groups.iter().flat_map(|g| &g.periods).all(|c| c.rate.iter().all(|r| r.is_finite())));
}
