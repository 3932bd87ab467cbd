//! What several promise together, what comes about by itself, and what comes again.

#![allow(clippy::unwrap_used, clippy::panic)]

use comity_regime::{
    Day,
    load::{Folder, load},
    process::State,
};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

const ACTORS: &str = "id,name,kind\nAAA,Aland,state\nBBB,Beland,state\nCCC,Celand,state\nDDD,Deland,state\nEEE,Eland,state\nORG,Organisation,organisation\n";
const HEADER: &str = "date,actor,act,id,target,whom,value,from,until,detail,source,instrument\n";

/// Three States promise an aim that the record itself shows, a conference together, and a report each.
#[test]
fn what_several_promise_together_is_one_promise() {
    let definitions = "\
instrument t \"Treaty\"
  opened 2000-01-01
  enters into force  on 2 deposits

instrument aims \"Joint statement\"
  force political
  opened 2001-01-01
  takes effect  on subscription
  element force \"bring the treaty into force\" by 2003-12-31, when t is in force
  element meeting \"meet\" together by 2002-12-31
  element reports \"report\" every 1 year
";
    let rows = "\
2001-02-01,AAA,subscription,,,,,,,,s,aims
2001-02-01,BBB,subscription,,,,,,,,s,aims
2001-03-01,CCC,subscription,,,,,,,,s,aims
2001-05-01,AAA,ratification,,,,,,,,s,t
2004-02-01,BBB,ratification,,,,,,,,s,t
2003-02-01,CCC,peer_assessment,,aims/meeting,AAA,not_started,,,no meeting was called,s,
2001-12-01,AAA,report,,aims/reports,,,,,the first,s,
2003-11-01,AAA,report,,aims/reports,,,,,the third,s,
2003-12-01,AAA,report,,aims/reports,,,,,the second,s,
";
    let mut folder = Folder::new();
    folder.insert("instruments/a.instrument".into(), definitions.into());
    folder.insert("actors.csv".into(), ACTORS.into());
    folder.insert("sources.csv".into(), "id,title\ns,S\n".into());
    folder.insert("acts.csv".into(), format!("{HEADER}{rows}").into());
    let regime = load(&folder, None, None).unwrap_or_else(|found| panic!("{}", found[0])).regime;
    let one = |key: &str, on: &str| {
        let all = regime.commitments_of(key, day(on));
        assert_eq!((all.len(), all[0].by.len(), all[0].joint), (1, 3, true), "{key}");
        regime.progress(&all[0], day(on))
    };
    assert_eq!(one("aims/force", "2003-06-01").state, State::Pending);
    assert_eq!(one("aims/force", "2004-01-15").state, State::NothingFound);
    let late = one("aims/force", "2004-06-01");
    assert_eq!((late.state, late.in_time, late.delivered()), (State::CameAbout, Some(false), true));
    assert_eq!(late.came_about.unwrap().to_string(), "2004-02-01");
    // That it was not done somebody has to say.
    assert_eq!(one("aims/meeting", "2003-01-15").state, State::NothingFound);
    assert_eq!(one("aims/meeting", "2003-03-01").state, State::NotDelivered);
    // Each reports for itself; each time that was due is there, with what came and how late.
    let own = regime.commitments_of("aims/reports", day("2004-06-01"));
    assert_eq!(own.len(), 3);
    let series: Vec<_> = regime
        .progress(&own[0], day("2004-06-01"))
        .series
        .into_iter()
        .map(|o| (o.due.to_string(), o.came.map(|came| came.to_string()), o.days_late))
        .collect();
    let came = |day: &str| Some(day.to_owned());
    assert_eq!(
        series,
        [
            ("2002-02-01".to_owned(), came("2001-12-01"), None),
            ("2003-02-01".to_owned(), came("2003-12-01"), Some(303)),
            ("2004-02-01".to_owned(), came("2003-11-01"), None),
            ("2005-02-01".to_owned(), None, None),
        ]
    );
    assert!(regime.progress(&own[1], day("2004-06-01")).series.iter().all(|o| o.came.is_none()));
}
