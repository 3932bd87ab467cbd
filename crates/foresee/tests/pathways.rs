//! The six arrangements of the paper of 30 March 2016, compared.

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use comity_foresee::{
    Reference, World,
    pathway::{Comparison, Planned, compare, plan, run, sensitivity},
};
use comity_regime::{Day, Regime};

fn world(regime: &Regime) -> (World, Vec<Planned>) {
    world_to(regime, "2046-12-31")
}

fn world_to(regime: &Regime, to: &str) -> (World, Vec<Planned>) {
    let reference = Reference::built_in(&regime.register().actors).unwrap();
    let ids = ["cppnm", "cppnm-amendment", "icsant", "infcirc-869", "icns"];
    let ids = ids.map(|id| regime.register().instrument(id).unwrap());
    let days = (Day::parse("2026-11-30").unwrap(), Day::parse(to).unwrap());
    let world = World::new(regime, &reference, &ids, days, 869).unwrap();
    let pathways = regime.register().pathways.iter().map(|p| plan(regime, &world, p).unwrap()).collect();
    (world, pathways)
}

fn on_threads<T: Send>(threads: usize, f: impl FnOnce() -> T + Send) -> T {
    rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap().install(f)
}

#[test]
fn six_pathways_give_the_same_bytes_on_any_number_of_threads() {
    let regime = common::record();
    let (world, pathways) = world(&regime);
    assert_eq!(pathways.len(), 6);
    let bytes = |c: &Comparison| serde_json::to_string(c).unwrap();
    let one = on_threads(1, || compare(&world, &pathways, 400));
    for threads in [2, 7] {
        assert_eq!(bytes(&one), bytes(&on_threads(threads, || compare(&world, &pathways, 400))));
    }
    // Half as many futures are the first half of them.
    let (few, many) = (run(&world, &pathways, 50), run(&world, &pathways, 100));
    for (few, many) in few.iter().zip(&many) {
        assert_eq!(few[..], many[..50]);
    }
}

#[test]
fn what_nobody_is_asked_to_join_is_joined_as_if_nothing_were_done() {
    let regime = common::record();
    let (world, pathways) = world(&regime);
    let c = compare(&world, &pathways, 500);
    for results in &c.pathways {
        for gain in &results.gains {
            let id = &gain.instrument;
            // The Amendment is open to parties to the CPPNM: more of these are more that may join it.
            let asked = results.urges.contains(id)
                || id == "cppnm-amendment" && results.urges.iter().any(|a| a == "cppnm");
            let most = gain
                .after
                .iter()
                .filter_map(|(_, n)| *n)
                .chain([gain.end])
                .fold(0.0f64, |m, n| m.max(n.abs()));
            assert!(asked || most < 1e-9, "{} {id} {most}", results.pathway);
        }
        assert!(usize::from(results.took_part.p95) <= results.invites);
        assert!(results.made.mean.unwrap() >= results.delivered.mean.unwrap());
        assert!(results.beliefs.iter().all(|b| b.assumed == (b.evidence == "assumed")));
    }
    // A convention is law only in the pathway that brings it.
    let law = |pathway: &str| {
        let results = c.pathways.iter().find(|r| r.pathway == pathway).unwrap();
        results.joined.iter().find(|(id, _)| id == "icns").unwrap().1.last().unwrap().clone()
    };
    assert_eq!(law("article-16").p95, 0);
    assert!(law("convention").p95 > 0);
    assert!(!c.front.is_empty());
    for pair in &c.pairs {
        let back = c.pairs.iter().find(|p| p.row == pair.column && p.column == pair.row).unwrap();
        pair.better.iter().zip(&back.better).for_each(|(a, b)| assert!((a + b - 1.0).abs() < 1e-9));
    }
}

#[test]
fn each_belief_swings_what_it_is_about() {
    let regime = common::record();
    let (world, pathways) = world(&regime);
    let (swings, reversals) = sensitivity(&world, &pathways, 200);
    assert_eq!(swings.len(), pathways.iter().map(|p| p.beliefs.len()).sum::<usize>());
    let swing = |pathway: &str, of: &str| swings.iter().find(|s| s.pathway == pathway && s.of == of).unwrap();
    let (_, low, high) = swing("contact-group", "takes part").between[0];
    assert!(low < high);
    let (_, low, high) = swing("contact-group", "takes part").between[1];
    assert!((low - high).abs() < 1e-9, "who takes part changes no join");
    assert!(reversals.iter().all(|r| r.place.contains(".pathway:")));
}

/// A planner copies a file of the book into the record, and has a seventh pathway.
#[test]
fn the_seventh_pathway_is_a_file_of_the_book() {
    let book = include_str!("../../../docs/foresight.md");
    let begin = book.find("```instrument\n").unwrap() + "```instrument\n".len();
    let text = &book[begin..begin + book[begin..].find("```").unwrap()];
    let regime = common::record_with("pathways/summits-again.pathway", text);
    let (world, pathways) = world(&regime);
    assert_eq!(pathways.len(), 7);
    let seventh = pathways.iter().find(|p| p.id == "summits-again").unwrap();
    let pull = seventh.beliefs.iter().find(|b| b.of == "pull").unwrap();
    // The survey: 2.50 [1.3, 4.8] against the level of three years; here against the months around.
    assert!(!pull.assumed && (0.9..1.6).contains(&pull.low) && (3.5..7.0).contains(&pull.high), "{pull:?}");
    assert_eq!(compare(&world, &pathways, 100).pathways.len(), 7);
}

/// Gains are those after so many years from the day asked about, whatever day of the year it is.
#[test]
fn gains_are_counted_from_the_day_that_is_asked_about() {
    let regime = common::record();
    let (world, pathways) = world_to(&regime, "2033-12-31");
    let outcomes = run(&world, &pathways, 50);
    let c = compare(&world, &pathways, 50);
    for (results, outcomes) in c.pathways.iter().zip(&outcomes) {
        for gain in &results.gains {
            let years: Vec<i32> = gain.after.iter().map(|(years, _)| *years).collect();
            assert_eq!(years, [1, 5, 10]);
            // Ten years on lies beyond the last day.
            assert!(gain.after[1].1.is_some() && gain.after[2].1.is_none());
        }
        for outcome in outcomes {
            for (after, joined) in outcome.after.iter().zip(&outcome.joined) {
                // The end of 2026 is no year after 30 November 2026: after a year there are as many as at the end of 2027, or fewer,
                // and no fewer than at the end of 2026.
                assert_eq!(after.len(), 2);
                assert!(joined[0] <= after[0] && after[0] <= joined[1]);
                assert!(joined[4] <= after[1] && after[1] <= joined[5]);
            }
        }
    }
}

/// What binds, binds the parties to the pathway's law, in futures in which the pathway comes about.
#[test]
fn nobody_is_bound_by_a_pathway_that_does_not_come_about() {
    let text = |happens: &str, law: &str| {
        format!(
            "pathway other \"Other\"\n  convenes    nss every 2 years from 2028-04-01, 2 days\n  invites     States\n  urges       infcirc-869, icsant\n  obliges     standards {law} uniform\n  happens     {happens}  assumed\n"
        )
    };
    let covered = |happens: &str, law: &str| {
        let regime = common::record_with("pathways/other.pathway", &text(happens, law));
        let (world, pathways) = world(&regime);
        let c = compare(&world, &pathways, 60);
        let other = c.pathways.iter().find(|r| r.pathway == "other").unwrap();
        let icsant = other.joined.iter().find(|(id, _)| id == "icsant").unwrap();
        (other.covers[0].states.clone(), icsant.1.last().unwrap().clone())
    };
    let (never, _) = covered("0% to 0%", "binding");
    assert_eq!((never.p05, never.p95), (0, 0));
    // The law is ICSANT, as INFCIRC/869 binds nobody in law.
    let (always, parties) = covered("100% to 100%", "binding");
    assert_eq!(always, parties);
    let (seldom, _) = covered("20% to 20%", "binding");
    assert!(seldom.p05 == 0 && seldom.mean.unwrap() < always.mean.unwrap() * 0.6, "{seldom:?}");
    let (political, _) = covered("0% to 0%", "political");
    assert_eq!(political.p95, 0);
}

/// A pull of a forum acts after all sessions that it is convened for.
#[test]
fn a_pull_acts_after_every_line_that_convenes_its_forum() {
    let gain = |second: &str, pull: &str| {
        let text = format!(
            "pathway other \"Other\"\n  convenes    nss every 2 years from 2028-04-01 until 2028-12-31, 2 days\n{second}  convenes    gicnt every 2 years from 2028-05-01, 2 days\n  invites     States\n  urges       icsant\n  pull        of {pull}  assumed\n"
        );
        let regime = common::record_with("pathways/other.pathway", &text);
        let (world, pathways) = world(&regime);
        let c = compare(&world, &pathways, 100);
        let other = c.pathways.iter().find(|r| r.pathway == "other").unwrap();
        other.gains.iter().find(|g| g.instrument == "icsant").unwrap().end
    };
    let again = "  convenes    nss every year from 2030-04-01, 2 days\n";
    let (once, often) = (gain("", "nss 3 to 3"), gain(again, "nss 3 to 3"));
    assert!(often > once + 0.5, "{once} {often}");
}

/// Held at a bound, a belief gives what a pathway with that bound for both gives.
#[test]
fn a_belief_held_at_its_bound_is_that_bound() {
    let text = |happens: &str, part: &str| {
        format!(
            "pathway other \"Other\"\n  convenes    nss every 2 years from 2028-04-01, 2 days\n  invites     States\n  urges       icsant\n  happens     {happens}  assumed\n  takes part  {part}  assumed\n  pull        1 to 3  assumed\n"
        )
    };
    let means = |happens: &str, part: &str| {
        let regime = common::record_with("pathways/other.pathway", &text(happens, part));
        let (world, pathways) = world(&regime);
        let (swings, _) = sensitivity(&world, &pathways, 60);
        let of = |word: &str| swings.iter().find(|s| s.pathway == "other" && s.of == word).unwrap().clone();
        let c = compare(&world, &pathways, 60);
        let other = c.pathways.iter().find(|r| r.pathway == "other").unwrap();
        (of("happens"), of("takes part"), other.took_part.mean.unwrap())
    };
    let (happens, part, _) = means("20% to 60%", "30% to 70%");
    let (.., at_60) = means("60% to 60%", "30% to 70%");
    let (.., at_30) = means("20% to 60%", "30% to 30%");
    assert!((happens.between[0].2 - at_60).abs() < 1e-9, "{happens:?} {at_60}");
    assert!((part.between[0].1 - at_30).abs() < 1e-9, "{part:?} {at_30}");
}
