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
    load(&files("nuclear-security"), None, None).unwrap_or_else(|found| panic!("{}", found[0])).regime
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
    let who = |set: &str| regime.ask(set, day("2016-05-08")).unwrap().recorded.count();
    assert_eq!(who("participants in nss-2010").min, 47);
    assert_eq!(who("participants in nss-2012 but not participants in nss-2010").min, 6);
    assert_eq!(regime.ask("participants in nss-2012", day("2012-03-25")).unwrap().recorded.count().max, 0);
    let ministers =
        regime.ask("participants in nss-2016 at level minister or above", day("2016-05-08")).unwrap();
    assert!(
        ministers.recorded.count().min >= 13
            && ministers.recorded.count().max >= ministers.recorded.count().min
    );
}

/// A small regime: a treaty with four parties, a council that votes, a pledge, a mission.
const COUNCIL: &str = "\
instrument t \"Treaty\"
  opened 2000-01-01
  enters into force  on 1 deposit

instrument statement \"Joint statement\"
  force political
  opened 2001-01-01
  takes effect  on subscription
  element reports \"report\" every 1 year

forum council \"Council\"
  force binding
  under t
  convened by ORG
  members parties to t
  complete always
  credentials required
  meets  every 2 years
  convened at least  30 days ahead
  quorum  half of members
  decides  by two thirds of members present and voting
  decides on peace  by consensus
  decides on budget  by a majority of members
  decides on notes  by silence

forum club \"Club\"
  members by invitation
  established 2001-01-01
  decides  by a majority of members present
";

const ACTORS: &str = "id,name,kind\nAAA,Aland,state\nBBB,Beland,state\nCCC,Celand,state\nDDD,Deland,state\nEEE,Eland,state\nORG,Organisation,organisation\n";

const PARTIES: &str = "date,actor,act,instrument,source\n2000-02-01,AAA,ratification,t,s\n2000-02-01,BBB,ratification,t,s\n2000-02-01,CCC,ratification,t,s\n2000-02-01,DDD,ratification,t,s\n2001-02-01,AAA,subscription,statement,s\n";

const HEADER: &str = "date,actor,act,id,target,whom,value,from,until,detail,source,instrument\n";

/// A session of the council from 2002-03-01 to 2002-03-05, and what is needed for it.
const SESSION: &str = "2002-01-01,ORG,convening,council-1,council,,,2002-03-01,2002-03-05,First session,s,\n";

/// Those present, with credentials through the session's last day but for C's, which lapse on its second.
const PRESENT: &str = "\
2002-03-01,AAA,attendance,,council-1,,minister,,,,s,
2002-03-01,BBB,attendance,,council-1,,other,,,,s,
2002-03-01,CCC,attendance,,council-1,,,,,,s,
2002-03-01,EEE,observation,,council-1,,,,,,s,
2002-03-01,AAA,credentials,,council-1,,,,,,s,
2002-03-01,BBB,credentials,,council-1,,,,,,s,
2002-03-01,CCC,credentials,,council-1,,,,2002-03-02,,s,
";

fn council(rows: &str) -> Result<Regime, Vec<String>> {
    let mut folder = Folder::new();
    folder.insert("instruments/council.instrument".into(), COUNCIL.into());
    folder.insert("actors.csv".into(), ACTORS.into());
    folder.insert("sources.csv".into(), "id,title\ns,S\n".into());
    folder.insert("acts/a.csv".into(), PARTIES.into());
    folder.insert("acts/b.csv".into(), format!("{HEADER}{rows}").into());
    load(&folder, None, None)
        .map(|l| l.regime)
        .map_err(|found| found.iter().map(|d| format!("[{}] {d}", d.code)).collect())
}

#[test]
fn what_the_rules_do_not_allow_is_refused_with_the_rule() {
    let session = format!("{SESSION}{PRESENT}2002-03-01,ORG,decision,d,council-1,,,,,Something,s,\n");
    council(&session).unwrap();
    let pledge = "2002-01-01,AAA,pledge,p,council,,,,2003-01-01,do it,s,\n";
    for (rows, code, said) in [
        // Sessions.
        (
            "2002-01-01,ORG,convening,x,council,,,1999-03-01,1999-03-05,Too early,s,",
            "too-early",
            "exists since 2000-01-01",
        ),
        (
            "2002-01-01,ORG,convening,x,council,,,2002-03-05,2002-03-01,Backwards,s,",
            "bad-date",
            "before it begins",
        ),
        ("2002-01-01,ORG,convening,x,council,,,2002-03-04,2002-03-08,At once,s,", "two-at-once", "council-1"),
        (
            "2002-05-01,ORG,convening,x,council,,,2002-05-20,2002-05-21,Hasty,s,",
            "short-notice",
            "30 days ahead",
        ),
        (
            "2002-05-01,AAA,convening,x,council,,,2003-05-20,2003-05-21,Usurped,s,",
            "wrong-actor",
            "convened by ORG",
        ),
        (
            "2002-05-01,ORG,convening,x,counsil,,,2003-05-20,2003-05-21,Where,s,",
            "unknown-forum",
            "did you mean 'council'",
        ),
        (
            "2002-05-01,ORG,convening,council-1,council,,,2003-05-20,2003-05-21,Twice,s,",
            "duplicate",
            "is the id of something else",
        ),
        (
            "2002-05-01,ORG,convening,t,council,,,2003-05-20,2003-05-21,Taken,s,",
            "duplicate",
            "is the id of something else",
        ),
        // Presence.
        ("2002-03-01,EEE,attendance,,council-1,,head,,,,s,", "not-a-member", "its members are parties to t"),
        ("2002-04-01,DDD,attendance,,council-1,,head,,,,s,", "not-in-session", "2002-03-05"),
        ("2002-03-01,AAA,attendance,,council-1,,head,,,,s,", "duplicate", "already"),
        ("2002-03-01,DDD,attendance,,council-1,,king,,,,s,", "unknown-word", "head"),
        ("2002-03-01,DDD,attendance,,council-9,,head,,,,s,", "unknown-target", "did you mean 'council-1'"),
        // Decisions and votes.
        ("2002-03-01,EEE,vote,,d,,for,,,,s,", "not-a-member", "Eland is no member"),
        ("2002-03-01,DDD,vote,,d,,for,,,,s,", "not-seated", "does not take part"),
        ("2002-03-02,AAA,vote,,nothing,,for,,,,s,", "unknown-target", "no decision"),
        (
            "2002-03-04,ORG,decision,e,council-1,,,,,Later,s,\n2002-03-04,CCC,vote,,e,,for,,,,s,",
            "not-seated",
            "no credentials",
        ),
        (
            "2002-03-01,AAA,vote,,d,,for,,,,s,\n2002-03-01,AAA,vote,,d,,against,,,,s,",
            "duplicate",
            "voted or objected already",
        ),
        ("2002-03-01,AAA,vote,,d,,yes,,,,s,", "unknown-word", "for, against, abstention"),
        (
            "2002-03-01,ORG,decision,e,council-1,,piece,,,Spelling,s,",
            "unknown-subject",
            "did you mean 'peace'",
        ),
        ("2002-03-01,ORG,decision,e,council-1,,notes,,,Until when,s,", "missing", "its last day"),
        ("2002-03-09,ORG,decision,e,council-1,,,,,Afterwards,s,", "not-in-session", "held from"),
        (
            "2002-03-01,ORG,decision,e,council-1,,notes,,2002-04-01,Note,s,\n2002-04-02,DDD,objection,,e,,,,,,s,",
            "too-late",
            "until 2002-04-01",
        ),
        (
            "2002-03-01,ORG,decision,e,council-1,,notes,,2002-04-01,Note,s,\n2002-03-02,DDD,vote,,e,,against,,,,s,",
            "wrong-act",
            "nobody votes",
        ),
        // Requests.
        ("2003-01-01,EEE,request,,council,,,,,,s,", "not-a-member", "no member of 'council'"),
        ("2003-01-01,AAA,withdrawal_of_request,,council,,,,,,s,", "nothing-to-withdraw", "no request"),
        // Commitments.
        ("2003-01-01,AAA,report,,statement/report,,,,,done,s,", "unknown-target", "'instrument/element'"),
        ("2003-01-01,BBB,report,,p,,,,,done,s,", "not-committed", "no commitment of Beland"),
        ("2001-01-01,AAA,report,,p,,,,,done,s,", "too-early", "comes before it"),
        ("2003-01-01,BBB,report,,statement/reports,,,,,done,s,", "not-committed", "from its subscription on"),
        (
            "2002-01-01,AAA,pledge,r,council,,,,2001-01-01,do it,s,",
            "bad-date",
            "comes before the day it was made",
        ),
        (
            "2003-01-01,AAA,independent_assessment,,p,AAA,complete,,,,s,",
            "wrong-capacity",
            "not independent of itself",
        ),
        (
            "2003-01-01,BBB,independent_assessment,,p,AAA,complete,,,,s,",
            "wrong-capacity",
            "another State is a peer",
        ),
        ("2003-01-01,AAA,peer_assessment,,p,AAA,complete,,,,s,", "wrong-capacity", "no peer of itself"),
        ("2003-01-01,BBB,self_assessment,,p,AAA,complete,,,,s,", "wrong-capacity", "assesses itself"),
        ("2003-01-01,ORG,peer_assessment,,p,AAA,complete,,,,s,", "wrong-capacity", "peers are other States"),
        (
            "2003-01-01,BBB,peer_assessment,,p,AAA,finished,,,,s,",
            "unknown-word",
            "no_evidence, not_started, limited",
        ),
        ("2003-01-01,ORG,recommendation,r,p,,,,,improve,s,", "unknown-target", "no mission"),
        ("2003-01-01,AAA,rectification,,2003-01-01 report p,,,,,nothing,s,", "bad-target", "to strike out"),
        ("2003-01-01,AAA,pledge,Bad Id,council,,,,,do it,s,", "bad-id", "lower-case"),
        ("2003-01-01,AAA,vote,,,,for,,,,s,", "missing", "what it is about"),
        ("2003-01-01,AAA,evidence,,p,,,,,,s,", "", ""),
    ] {
        let found = council(&format!("{session}{pledge}{rows}\n"));
        if code.is_empty() {
            found.unwrap();
            continue;
        }
        let found = found.err().unwrap_or_else(|| panic!("this was taken: {rows}"));
        let whole = found.join("\n");
        assert!(whole.contains(&format!("[{code}] acts/b.csv:")) && whole.contains(said), "{rows}\n{whole}");
    }
}

#[test]
fn decisions_follow_from_rules_and_votes() {
    let outcome = |rows: &str| {
        let regime = council(&format!("{SESSION}{PRESENT}{rows}")).unwrap();
        regime.outcomes("council-1", day("2002-04-10")).remove(0)
    };
    let put = |subject: &str, until: &str| {
        format!("2002-03-01,ORG,decision,d,council-1,,{subject},,{until},Something,s,\n")
    };
    let vote = |who: &str, vote: &str| format!("2002-03-01,{who},vote,,d,,{vote},,,,s,\n");

    // Two thirds of those present and voting: an abstention is no vote.
    let d =
        outcome(&(put("", "") + &vote("AAA", "for") + &vote("BBB", "abstention") + &vote("CCC", "against")));
    assert_eq!(
        (d.adopted, d.in_favour.min, d.against.min, d.abstaining.min, d.needed.min),
        (Some(false), 1, 1, 1, 2)
    );
    let d = outcome(&(put("", "") + &vote("AAA", "for") + &vote("BBB", "abstention")));
    assert_eq!((d.adopted, d.not_voting.min), (Some(true), 1));
    // A majority of all members: absence counts against it.
    let d = outcome(&(put("budget", "") + &vote("AAA", "for") + &vote("BBB", "for")));
    assert_eq!((d.adopted, d.needed.min, d.members.min), (Some(false), 3, 4));
    // Consensus: one objection is enough.
    assert_eq!(outcome(&put("peace", "")).adopted, Some(true));
    let d = outcome(&(put("peace", "") + "2002-03-01,BBB,objection,,d,,,,,,s,\n"));
    assert_eq!((d.adopted, d.because.word()), (Some(false), "a member objected"));
    // Four were counted when it was over: on its first day no more were there, and perhaps fewer.
    let d = outcome(&(put("peace", "") + "2002-03-05,ORG,published_count,,council-1,,4,,,participants,s,\n"));
    assert_eq!((d.present.min, d.present.max, d.members.max), (3, 4, 4));
    // Silence: open until its day, broken by any member, present or not.
    assert_eq!(outcome(&put("notes", "2002-04-30")).adopted, None);
    assert_eq!(outcome(&put("notes", "2002-04-01")).adopted, Some(true));
    let d = outcome(&(put("notes", "2002-04-30") + "2002-03-20,DDD,objection,,d,,,,,,s,\n"));
    assert_eq!((d.adopted, d.open_until), (Some(false), Some(day("2002-04-30"))));
    // No quorum: half of four have to be there.
    let alone = council(&format!(
        "{SESSION}2002-03-01,AAA,attendance,,council-1,,,,,,s,\n2002-03-01,AAA,credentials,,council-1,,,,,,s,\n{}{}",
        put("", ""),
        vote("AAA", "for")
    ));
    let d = alone.unwrap().outcomes("council-1", day("2002-04-10")).remove(0);
    assert_eq!((d.adopted, d.because.word()), (Some(false), "no quorum"));
}

#[test]
fn commitments_keep_every_judgement_apart() {
    let rows = "\
2002-01-01,AAA,pledge,p,council,,,,2003-01-01,do it,s,
2002-12-01,AAA,report,,p,,,,,half of it,s,
2003-02-01,AAA,self_assessment,,p,,complete,,,all done,s,
2003-03-01,BBB,peer_assessment,,p,AAA,substantial,,,mostly,s,
2003-04-01,ORG,independent_assessment,,p,AAA,limited,,,hardly,s,
2004-04-01,ORG,independent_assessment,,p,AAA,substantial,,,better,s,
2003-05-01,ORG,mission,m,statement/reports,AAA,IPPAS,,,,s,
2003-05-09,ORG,recommendation,m-1,m,,,,2004-05-09,mend the fence,s,
2004-01-01,AAA,report,,m-1,,,,,the fence is mended,s,
2002-06-01,AAA,report,,statement/reports,,,,,our report,s,
";
    let regime = council(rows).unwrap();
    let of = |key: &str, on: &str| {
        let c = regime.commitments_of(key, day(on)).remove(0);
        regime.progress(&c, day(on))
    };
    assert_eq!(of("p", "2002-02-01").state, State::Pending);
    assert_eq!(of("p", "2002-10-15").state, State::DueSoon);
    assert_eq!(of("p", "2002-12-01").state, State::Reported);
    let p = of("p", "2003-12-31");
    assert_eq!(p.state, State::Assessed);
    let grades =
        |p: &comity_regime::process::Progress| Capacity::ALL.iter().map(|c| p.grade(*c)).collect::<Vec<_>>();
    assert_eq!(grades(&p), [Some(Grade::Complete), Some(Grade::Substantial), Some(Grade::Limited)]);
    assert_eq!(
        grades(&of("p", "2005-01-01"))[2],
        Some(Grade::Substantial),
        "a later one of the same capacity takes its place"
    );
    assert_eq!(p.complete, [Capacity::Own], "complete by its own account, and by no other");
    assert_eq!(of("m-1", "2003-06-01").state, State::Pending);
    assert_eq!(of("m-1", "2004-02-01").state, State::Reported);
    // What comes again is due a year after the last report, and overdue once that has passed.
    let yearly = |on: &str| {
        (
            regime.commitments_of("statement/reports", day(on))[0].due.unwrap().to_string(),
            of("statement/reports", on).state,
        )
    };
    assert_eq!(yearly("2001-12-01"), ("2002-02-01".into(), State::DueSoon));
    assert_eq!(yearly("2002-03-01"), ("2002-02-01".into(), State::NothingFound));
    assert_eq!(yearly("2002-06-02"), ("2003-06-01".into(), State::Pending));
    assert_eq!(yearly("2003-06-02"), ("2003-06-01".into(), State::NothingFound));

    // Struck out, an assessment was never made; and the record still knows that it said so once.
    let struck =
        format!("{rows}2005-01-01,ORG,rectification,,2004-04-01 independent_assessment p,,,,,nothing,s,\n");
    let regime = council(&struck).unwrap();
    let c = regime.commitments_of("p", day("2006-01-01")).remove(0);
    assert_eq!(regime.progress(&c, day("2006-01-01")).grade(Capacity::Independent), Some(Grade::Limited));
    assert_eq!(regime.docket().recorded().len(), 11);
}

#[test]
fn missed_dates_are_counted_and_not_forgotten() {
    let regime = council(SESSION).unwrap();
    let forum = regime.register().forum("council").unwrap();
    let due: Vec<_> = regime
        .calendar(forum, day("2009-01-01"))
        .due
        .into_iter()
        .map(|d| (d.due.unwrap().to_string(), d.state))
        .collect();
    let expected = [
        ("2004-03-01", DueState::Overdue),
        ("2006-03-01", DueState::Overdue),
        ("2008-03-01", DueState::Overdue),
        ("2010-03-01", DueState::Ahead),
    ];
    assert_eq!(due, expected.map(|(d, s)| (d.to_owned(), s)));
    let owed = regime.due(regime.register().actors.find("BBB").unwrap(), day("2009-01-01"));
    assert_eq!(owed.iter().filter(|d| d.passed).count(), 3, "every member owes it");
}

/// A vote before it is one: present or not, with credentials or lapsed ones, and how it votes.
type Seat = (bool, bool, u8);

/// Counts hands: no sets, no bounds.
fn naive(seats: &[Seat], rule: usize) -> bool {
    let seated = |s: &&Seat| s.0 && s.1;
    let count = |vote: u8| seats.iter().filter(seated).filter(|s| s.2 == vote).count();
    let (members, present) = (seats.len(), seats.iter().filter(seated).count());
    let voted = seats.iter().filter(seated).any(|s| s.2 < 3);
    let in_favour = if voted { count(0) } else { present };
    let against = count(1);
    if present * 2 < members {
        return false;
    }
    match rule {
        0 => in_favour > 0 && 3 * in_favour >= 2 * (in_favour + against),
        1 => against == 0 && present > 0,
        2 => 2 * in_favour > members,
        _ => in_favour > 0 && 2 * in_favour > present,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    /// The outcome of a vote is the one that counting hands gives, abstentions, absences and lapsed credentials included.
    #[test]
    fn outcomes_agree_with_a_count_of_hands(seats in prop::collection::vec((any::<bool>(), any::<bool>(), 0u8..4), 1..9), rule in 0usize..4) {
        let rules = ["decides  by two thirds of members present and voting", "decides  by consensus", "decides  by a majority of members", "decides  by a majority of members present"];
        let ids: Vec<String> = (0..seats.len()).map(|n| format!("S{n:02}")).collect();
        let forum = format!("forum f \"F\"\n  members {{{}}}\n  credentials required\n  quorum half of members\n  {}\n", ids.join(", "), rules[rule]);
        let mut rows = String::from("2002-01-01,S00,convening,f-1,f,,,2002-03-01,2002-03-05,Session,s,\n2002-03-03,S00,decision,d,f-1,,,,,Something,s,\n");
        for (id, (present, credentials, vote)) in ids.iter().zip(&seats) {
            if *present {
                rows += &format!("2002-03-01,{id},attendance,,f-1,,,,,,s,\n");
            }
            // Lapsed credentials ended the day before the vote.
            let until = if *credentials { "" } else { "2002-03-02" };
            rows += &format!("2002-03-01,{id},credentials,,f-1,,,,{until},,s,\n");
            if let Some(vote) = ["for", "against", "abstention"].get(usize::from(*vote)) {
                rows += &format!("2002-03-03,{id},vote,,d,,{vote},,,,s,\n");
            }
        }
        let actors: String = ids.iter().map(|id| format!("{id},{id},state\n")).collect();
        let mut folder = Folder::new();
        folder.insert("instruments/f.instrument".into(), forum.into());
        folder.insert("actors.csv".into(), format!("id,name,kind\n{actors}").into());
        folder.insert("sources.csv".into(), "id,title\ns,S\n".into());
        // Votes that may not be cast are refused when a record is checked; the count must do without them all the same.
        let regime = unchecked(&folder, &rows);
        let outcome = regime.outcomes("f-1", day("2002-04-01")).remove(0);
        prop_assert_eq!(outcome.adopted, Some(naive(&seats, rule)), "{:?}", outcome);
    }
}

/// A regime from rows that a check would refuse.
fn unchecked(folder: &Folder, rows: &str) -> Regime {
    use comity_regime::{
        SourceText,
        load::{ACTORS, ACTS, Builder, SOURCES, read_table},
    };
    let text = |path: &str| SourceText::new(path, std::str::from_utf8(&folder[path]).unwrap());
    let (mut builder, mut found) = (Builder::default(), vec![]);
    read_table(&text("sources.csv"), &SOURCES, &mut found, &mut |row, found| builder.source(row, found));
    read_table(&text("actors.csv"), &ACTORS, &mut found, &mut |row, found| builder.actor(row, found));
    builder.actors_done();
    builder.definition(&text("instruments/f.instrument"), &mut found);
    builder.definitions_done();
    let acts = SourceText::new("acts.csv", &format!("{HEADER}{rows}"));
    read_table(&acts, &ACTS, &mut found, &mut |row, found| builder.act(row, found));
    assert!(found.is_empty(), "{found:?}");
    builder.finish().unwrap().0
}
