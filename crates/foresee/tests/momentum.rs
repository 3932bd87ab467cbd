//! The momentum of the summits, as the record has it, beside the figures of the survey of 2026-11-27 (a Gibbs sampler of its
//! own in another language, with published totals as data).

#![allow(clippy::unwrap_used)]

mod common;

use comity_foresee::momentum::{Momentum, NoRatio, Sentence, foremost, momentum, participants, pulse, span};
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
    assert!(
        icsant.sentences.iter().any(|s| s.to_string().contains("this does not show")),
        "{:?}",
        icsant.sentences
    );
    // 11 joins against a mean of 9.0, and 17 of 48 slides as many, with the days known in November 2026.
    assert!((10.0..=13.0).contains(&pulse.after) && (8.0..=10.0).contains(&pulse.after_if_slid));
    assert!(
        pulse.as_many > 2 && pulse.sentence.to_string().contains("not established"),
        "{}",
        pulse.sentence
    );

    let (amendment, pulse) = of("cppnm-amendment");
    assert!(agree(amendment.ratio_of_ratios.unwrap(), [1.55, 0.42, 5.14]));
    let says = |text: &str| amendment.sentences.iter().any(|s| s.to_string().contains(text));
    assert!(says("cannot tell") && says("days are known"), "{:?}", amendment.sentences);
    assert!(pulse.sentence.to_string().contains("nothing can be concluded"), "{}", pulse.sentence);
}

/// Whoever names no forum is told of the one that the record is fullest of; before any has met, of none.
#[test]
fn the_foremost_forum_is_that_of_the_summits() {
    let regime = common::record();
    let at = |on: &str| foremost(&regime, Day::parse(on).unwrap());
    assert_eq!(at("2026-11-30"), regime.register().forum("nss"));
    assert_eq!(at("1970-01-01"), None);
}

/// All 38 subscribers to INFCIRC/869 took part in the summits: complete separation.
#[test]
fn separation_is_said_and_not_divided_by() {
    let (m, _) = of("infcirc-869");
    assert_eq!(m.ratio_of_ratios, None);
    assert!(
        m.sentences.iter().any(|s| s.to_string().contains("no State outside the group has joined")),
        "{:?}",
        m.sentences
    );
    assert!(m.groups.iter().flat_map(|g| &g.periods).all(|c| c.rate.iter().all(|r| r.is_finite())));
}

/// A reason is given, and it is the right one; a figure is formed of the years before and during, and of no others.
#[test]
fn why_there_is_no_ratio_is_said() {
    let regime = common::record();
    let forum = regime.register().forum("nss").unwrap();
    let on = Day::parse("2020-12-31").unwrap();
    let who = participants(&regime, forum, on);
    let why = |id: &str, who| {
        let ix = regime.register().instrument(id).unwrap();
        let m = momentum(&regime, ix, forum, who, on, 1).unwrap();
        let said = m.sentences.iter().filter(|s| matches!(s, Sentence::NoRatio(_))).count();
        assert_eq!((said, m.ratio_of_ratios), (1, None), "{id}");
        m.no_ratio.unwrap()
    };
    // INFCIRC/869 was opened while the summits met: its years during and after are no before and during.
    assert_eq!(why("infcirc-869", who), NoRatio::NotOpenBefore);
    assert_eq!(
        why("icsant", regime.ask("States", Day::parse("2020-12-31").unwrap()).unwrap().recorded.possible),
        NoRatio::NobodyInGroup
    );
}

/// Of nothing seen in no time nothing follows.
#[test]
fn no_rate_is_bounded_by_less_than_one_state_year() {
    let regime = common::record();
    let forum = regime.register().forum("nss").unwrap();
    let ix = regime.register().instrument("infcirc-869").unwrap();
    // Everybody but one State of which a month or two are seen.
    let on = Day::parse("2014-12-20").unwrap();
    let all = regime.ask("States but not {FRA}", on).unwrap().recorded.possible;
    let m = momentum(&regime, ix, forum, all, on, 1).unwrap();
    let years: f64 = m.groups[1].periods.iter().map(|c| c.state_years).sum();
    assert!(years < 1.0, "{years}");
    assert!(
        m.sentences.iter().all(|s| !matches!(s, Sentence::NobodyOutside { most: Some(_), .. })),
        "{:?}",
        m.sentences
    );
}

/// A session that was called off is none: neither for when the forum met nor for the pulse.
#[test]
fn a_session_that_was_called_off_does_not_count() {
    const HEAD: &str = "date,actor,act,id,target,value,from,until,place,detail,source,note\n";
    const CONVENED: &str = "2017-01-10,IAEA,convening,icons-2019,icons,,2021-03-20,2021-03-21,Vienna,A conference,state-nss-2010,\n";
    const CANCELLED: &str = "2017-06-01,IAEA,cancellation,,icons-2019,,,,,,state-nss-2010,\n";
    let with = |rows: &str| {
        let regime = common::record_with("acts/more.csv", &format!("{HEAD}{rows}"));
        let (ix, forum) =
            (regime.register().instrument("icsant").unwrap(), regime.register().forum("icons").unwrap());
        let on = Day::parse("2021-12-31").unwrap();
        let who = participants(&regime, forum, on);
        let pulse = pulse(&regime, ix, forum, who, on).unwrap();
        (span(&regime, forum, on).unwrap(), pulse)
    };
    let without = with("");
    assert_eq!(with(&format!("{CONVENED}{CANCELLED}")), without);
    let more = with(CONVENED);
    assert!(more.0.1 > without.0.1 && more.1.sessions == without.1.sessions + 1);
}
