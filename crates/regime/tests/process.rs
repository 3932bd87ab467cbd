//! Forums, decisions and commitments: real history first, then every rule that refuses, then votes against a naive count.

#![allow(clippy::unwrap_used, clippy::panic, clippy::expect_used)]

use comity_regime::{
    Day, Regime,
    load::{Folder, load},
    proceeding::{Capacity, Grade},
    process::{DueState, State},
};
use proptest::prelude::*;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// The files of a record in the repository.
fn files(name: &str) -> Folder {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../record").join(name);
    let mut folder = Folder::new();
    for sub in ["", "instruments", "acts"] {
        for file in
            std::fs::read_dir(root.join(sub)).unwrap().map(Result::unwrap).filter(|f| f.path().is_file())
        {
            let name = file.file_name().into_string().unwrap();
            let path = if sub.is_empty() { name } else { format!("{sub}/{name}") };
            folder.insert(path, std::fs::read(file.path()).unwrap());
        }
    }
    folder
}

fn nuclear_security() -> Regime {
    load(&files("nuclear-security"), None).unwrap_or_else(|found| panic!("{}", found[0])).regime
}

#[test]
fn the_first_article_16_conference_fell_due_and_was_late() {
    let regime = nuclear_security();
    let forum = regime.register().forum("article-16").unwrap();
    let due = |on: &str| regime.calendar(forum, day(on)).due;

    assert_eq!(due("2016-04-07")[0].state, DueState::Waiting, "the Amendment is not yet to enter into force");
    let ahead = &due("2016-05-08")[0];
    assert_eq!((ahead.due.unwrap().to_string().as_str(), ahead.state), ("2021-05-08", DueState::Ahead));
    assert_eq!(due("2021-05-08")[0].state, DueState::Ahead, "it may still be held that day");
    assert_eq!(due("2021-05-09")[0].state, DueState::Overdue);
    assert_eq!(due("2022-03-27")[0].state, DueState::Convened);
    let held = &due("2022-04-02")[0];
    assert_eq!((held.state, held.days_late), (DueState::Held, Some(324)));

    let again = due("2022-04-02").remove(1);
    assert_eq!(again.not_before.unwrap().to_string(), "2027-04-01");
    assert_eq!(again.state, DueState::Requested, "a majority had asked, as the secretariat announced");
    let requests = again.requests.unwrap();
    assert!(requests.missing.len() > 100, "who is not known to have asked is shown");
    assert!(again.article.unwrap() == "Article 16(2)" && again.steps.len() == 2);
}

#[test]
fn the_amendment_went_from_proposal_to_entry_into_force() {
    let regime = nuclear_security();
    let forum = regime.register().forum("cppnm-amendment-conference").unwrap();
    let requests = |on: &str| regime.calendar(forum, day(on)).due[0].requests.clone().unwrap();
    assert_eq!(requests("2004-07-04").met, Some(false));
    assert_eq!(requests("2004-12-31").met, None, "how many had asked by then was not published");
    let majority = requests("2005-01-19");
    assert_eq!((majority.have.min, majority.met), (55, Some(true)));
    assert_eq!(majority.met_on, Some(day("2005-01-19")));
    // Nicaragua was bound from 2005-01-09 on, the 110th: 55 was a majority before that, and what was owed stays owed.
    assert_eq!((majority.of.min, majority.needed.min), (110, 56));
    let adopted = &regime.outcomes("cppnm-amendment-2005", day("2005-07-08"))[0];
    assert_eq!((adopted.adopted, adopted.article.as_deref()), (Some(true), Some("Article 20(1)")));
    assert!(adopted.in_favour.min >= adopted.needed.max && adopted.needed.max * 3 >= adopted.members.min * 2);
    let amendment = regime.register().instrument("cppnm-amendment").unwrap();
    assert_eq!(regime.status(amendment, day("2016-05-08")).in_force, Some(true));
}

#[test]
fn participation_by_level() {
    let regime = nuclear_security();
    let counts = |session: &str| regime.participation(session, day("2026-01-01"));
    assert_eq!(
        (counts("nss-2010").total(), counts("nss-2010").at_head().min, counts("nss-2010").at_head().max),
        (47, 37, 37)
    );
    assert_eq!(counts("nss-2012").total(), 53);
    assert_eq!((counts("icons-2013").total(), counts("icons-2013").at_minister().max), (125, 34));
    let who = |set: &str| regime.ask(set, day("2016-05-08")).unwrap().count();
    assert_eq!(who("participants in nss-2010").min, 47);
    assert_eq!(who("participants in nss-2012 but not participants in nss-2010").min, 6);
    assert_eq!(regime.ask("participants in nss-2012", day("2012-03-25")).unwrap().count().max, 0);
    let ministers =
        regime.ask("participants in nss-2016 at level minister or above", day("2016-05-08")).unwrap();
    assert!(ministers.count().min >= 13 && ministers.count().max >= ministers.count().min);
}
