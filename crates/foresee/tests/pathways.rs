//! The six arrangements of the paper of 30 March 2016, compared.

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use comity_foresee::{
    Reference, World,
    pathway::{Comparison, Planned, compare, plan, sensitivity},
};
use comity_regime::{Day, Regime};

fn world(regime: &Regime) -> (World, Vec<Planned>) {
    let reference = Reference::built_in(&regime.register().actors).unwrap();
    let ids = ["cppnm", "cppnm-amendment", "icsant", "infcirc-869", "icns"];
    let ids = ids.map(|id| regime.register().instrument(id).unwrap());
    let days = (Day::parse("2026-11-30").unwrap(), Day::parse("2046-12-31").unwrap());
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
    assert_ne!(bytes(&one), bytes(&compare(&world, &pathways, 200)));
}

#[test]
fn what_nobody_is_asked_to_join_is_joined_as_if_nothing_were_done() {
    let regime = common::record();
    let (world, pathways) = world(&regime);
    let c = compare(&world, &pathways, 500);
    for results in &c.pathways {
        for (id, gains) in &results.gains {
            // The Amendment is open to parties to the CPPNM: more of these are more that may join it.
            let asked = results.urges.contains(id)
                || id == "cppnm-amendment" && results.urges.iter().any(|a| a == "cppnm");
            let gained = gains.last().unwrap();
            assert!(asked || gained.abs() < 1e-9, "{} {id} {gained}", results.pathway);
        }
        assert!(usize::from(results.took_part.p95) <= results.invited);
        assert!(results.made.mean >= results.delivered.mean);
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
