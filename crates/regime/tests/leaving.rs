//! Who is bound no more: with another instrument, without ever having ratified, and because all is over.

#![allow(clippy::unwrap_used, clippy::panic)]

mod cases;

use cases::{Case, case, day};
use comity_regime::{Draft, participation::Participation, register::Known, status::Place};

const C: &str = "instrument c \"C\"
  opened 1951-01-01
  enters into force  on 2 deposits
  denunciation takes effect  1 year after notification
";
/// Three parties to `c` since 1960.
const PARTIES: &str =
    "1960-01-01,FRA,ratification,c\n1960-01-01,GBR,ratification,c\n1960-01-01,DEU,ratification,c\n";
/// The same, of `x` since 1991.
const RATIFIED: &str =
    "1991-01-01,FRA,ratification,x\n1991-01-01,GBR,ratification,x\n1991-01-01,DEU,ratification,x\n";

fn beside(x: &str, acts: &str) -> Case {
    case(&format!("{C}instrument x \"X\"\n  opened 1990-01-01\n{x}"), &format!("{PARTIES}{acts}"))
}

fn of(case: &Case, actor: &str, on: &str) -> Participation {
    let all = case.participants(on);
    all.into_iter().find(|p| p.actor == actor).unwrap_or_else(|| panic!("{actor} does not take part"))
}

fn until(case: &Case, actor: &str, on: &str) -> String {
    of(case, actor, on).until.map(|day| day.to_string()).unwrap_or_default()
}

/// An amendment is part of the treaty (VCLT Arts. 39 and 40): who is no longer party to that is bound by no version of it (Art. 70).
#[test]
fn who_leaves_a_convention_leaves_its_amendment() {
    let amends = "  amends c\n  enters into force  on 2 deposits\n  denunciation not allowed\n";
    let left = beside(amends, &format!("{RATIFIED}2000-01-01,DEU,denunciation,c\n"));
    assert_eq!(left.parties("2000-12-31"), "DEU FRA GBR");
    assert_eq!(left.parties("2001-01-01"), "FRA GBR");
    assert_eq!(left.who("parties to x but not parties to c", "2010-01-01"), "");
    assert_eq!(until(&left, "DEU", "2010-01-01"), "2001-01-01");
    assert_eq!(of(&left, "DEU", "2010-01-01").place, Place::Ended);
    // It thinks better of it in time; comes back to both; or is bound anew on the day on which it leaves.
    let stays = beside(
        amends,
        &format!("{RATIFIED}2000-01-01,DEU,denunciation,c\n2000-06-01,DEU,withdrawal_of_denunciation,c\n"),
    );
    assert_eq!(stays.parties("2001-01-01"), "DEU FRA GBR");
    let back = format!("{RATIFIED}2000-01-01,DEU,denunciation,c\n2005-01-01,DEU,accession,c\n");
    assert_eq!(beside(amends, &back).parties("2006-01-01"), "FRA GBR");
    let both = beside(amends, &format!("{back}2006-01-01,DEU,accession,x\n"));
    assert_eq!(
        (both.parties("2005-12-31"), both.parties("2006-01-01")),
        ("FRA GBR".into(), "DEU FRA GBR".into())
    );
    let anew = "2000-01-01,DEU,denunciation,c\n2000-01-01,DEU,accession,c,2001-01-01\n";
    assert_eq!(beside(amends, &format!("{RATIFIED}{anew}")).parties("2001-01-01"), "DEU FRA GBR");
    // Its deposit counts no more, either: two are needed.
    let waiting =
        "1991-01-01,DEU,ratification,x\n1992-01-01,DEU,denunciation,c\n1994-01-01,FRA,ratification,x\n";
    assert_eq!(beside(amends, waiting).entry(), "");
    assert_eq!(beside(amends, &waiting.replace("1994", "1992")).entry(), "1992-01-01");
    // Not known to the day.
    let unsure = beside(amends, &format!("{RATIFIED}2000-01-01/2000-03-01,DEU,denunciation,c\n"));
    assert_eq!(unsure.who("parties to x", "2001-02-01"), "DEU? FRA GBR");
    assert_eq!(unsure.who("parties to x", "2001-03-01"), "FRA GBR");
    // What is no amendment goes on.
    let apart = beside(
        &amends.replace("  amends c\n", "  supplements c\n"),
        &format!("{RATIFIED}2000-01-01,DEU,denunciation,c\n"),
    );
    assert_eq!(apart.parties("2001-01-01"), "DEU FRA GBR");
}

/// Kyoto Protocol, Art. 27(3): "Any Party that withdraws from the Convention shall be considered as also having withdrawn from this Protocol."
#[test]
fn a_protocol_may_be_denounced_with_its_convention() {
    let kyoto = "  supplements c\n  enters into force  on 2 deposits\n  Article 27(1)  denunciation takes effect  1 year after notification\n  Article 27(3)  denounced with  c\n";
    let left = beside(kyoto, &format!("{RATIFIED}2000-01-01,DEU,denunciation,c\n"));
    assert_eq!(left.parties("2000-12-31"), "DEU FRA GBR");
    assert_eq!(left.parties("2001-01-01"), "FRA GBR");
    // What comes first counts.
    let sooner =
        beside(kyoto, &format!("{RATIFIED}1999-06-01,DEU,denunciation,x\n2000-01-01,DEU,denunciation,c\n"));
    assert_eq!(sooner.parties("2000-06-01"), "FRA GBR");
    // Without the convention it is not denounced with itself, or with what is not there.
    let wrong = |id: &str| beside(&kyoto.replace("with  c", &format!("with  {id}")), "").refused();
    assert!(wrong("x").contains("instruments depend on each other in a circle: x -> x"), "{}", wrong("x"));
    assert!(wrong("cc").contains("there is no instrument 'cc'"), "{}", wrong("cc"));
}

/// VCLT Art. 54: any party may withdraw as the treaty provides, however it became one.
#[test]
fn who_is_bound_tacitly_may_denounce() {
    let x = "  enters into force  on acceptance on 2012-02-23 unless objections by one third of States party to c\n  binds  States party to c unless they object\n  denunciation takes effect  1 year after notification\n";
    let left = beside(x, "2015-01-01,DEU,denunciation,x\n");
    assert_eq!(left.parties("2015-12-31"), "DEU FRA GBR");
    assert_eq!(left.parties("2016-01-01"), "FRA GBR");
    let germany = of(&left, "DEU", "2015-06-01");
    assert_eq!(
        (germany.bound.unwrap().to_string(), germany.until.unwrap().to_string()),
        ("2012-02-23".into(), "2016-01-01".into())
    );
    let after = of(&left, "DEU", "2020-01-01");
    assert_eq!((after.place, after.bound.unwrap().to_string()), (Place::Ended, "2012-02-23".into()));
    // That it had ratified as well changes nothing; it may come back, and may stay.
    let ratified = beside(x, "2013-01-01,DEU,ratification,x\n2015-01-01,DEU,denunciation,x\n");
    assert_eq!(
        (ratified.parties("2015-12-31"), ratified.parties("2016-01-01")),
        ("DEU FRA GBR".into(), "FRA GBR".into())
    );
    let back = beside(x, "2015-01-01,DEU,denunciation,x\n2018-01-01,DEU,accession,x\n");
    assert_eq!(
        (back.parties("2017-12-31"), back.parties("2018-01-01")),
        ("FRA GBR".into(), "DEU FRA GBR".into())
    );
    let stays = beside(x, "2015-01-01,DEU,denunciation,x\n2015-06-01,DEU,withdrawal_of_denunciation,x\n");
    assert_eq!(stays.parties("2016-01-01"), "DEU FRA GBR");
    // Nobody denounces what does not bind him: before it is in force, or where he is not among those bound.
    for nothing in ["2011-01-01,DEU,denunciation,x\n", "2015-01-01,USA,denunciation,x\n"] {
        let refused = beside(x, nothing).refused();
        assert!(refused.contains("there is no consent to be bound that this could end"), "{refused}");
    }
}

/// VCLT Arts. 54(a) and 70(1): when its time is over nobody is bound, waits to be, or applies it provisionally (Art. 25: pending its entry
/// into force).
#[test]
fn what_is_over_binds_nobody() {
    let x = "  enters into force  on 2 deposits\n  lasts  10 years\n  provisional application  by {USA, DEU} from 1990-06-01\n";
    let acts = "1991-03-31,FRA,ratification,x\n1991-03-31,GBR,ratification,x\n";
    let over = beside(x, acts);
    let there = |on: &str| of(&over, "FRA", on);
    assert_eq!(there("2001-03-30").place, Place::Bound);
    assert_eq!(
        (there("2001-03-31").place, until(&over, "FRA", "2006-01-01")),
        (Place::Ended, "2001-03-31".into())
    );
    assert_eq!(there("2006-01-01").bound.unwrap().to_string(), "1991-03-31");
    // That others may have joined, of whom the record does not know, makes no difference to that.
    assert!(there("2006-01-01").sure);
    let regime = over.regime();
    let ix = regime.register().instrument("x").unwrap();
    let ended = |on: &str| regime.status(ix, day(on)).ended.map(|day| day.to_string());
    assert_eq!((ended("2001-03-30"), ended("2001-03-31")), (None, Some("2001-03-31".into())));
    assert!(regime.consents(ix).iter().all(|c| c.until.unwrap().to_string() == "2001-03-31"));
    // So many parties were counted once; of what is over there are none, whoever the record does not know.
    let mut counted = beside(x, acts);
    let count = "1995-01-01,FRA,published_count,x,50,parties,https://example.org/list";
    let table = format!("date,actor,act,target,value,detail,source\n{count}\n");
    counted.folder.insert("acts/counted.csv".into(), table.into());
    let regime = counted.regime();
    let parties = |on: &str| {
        let status = regime.status(ix, day(on));
        (status.parties.min, status.parties.max, status.known_through)
    };
    assert_eq!(parties("2001-03-30"), (50, 50, Known::Unsaid));
    assert_eq!(parties("2001-03-31"), (0, 0, Known::Always));
    let provisional = |case: &Case, on: &str| {
        let regime = case.regime();
        regime.status(regime.register().instrument("x").unwrap(), day(on)).by_name.provisional.max
    };
    assert_eq!((provisional(&over, "2001-03-30"), provisional(&over, "2001-03-31")), (2, 0));
    // Who comes later is told so, and is bound by nothing.
    let late = beside(x, &format!("{acts}2005-03-01,USA,accession,x\n"));
    assert!(late.warnings().contains("'x' ended on 2001-03-31; nobody comes to be bound by it any more"));
    assert_eq!(
        (of(&late, "USA", "2006-01-01").bound, of(&late, "USA", "2006-01-01").place),
        (None, Place::Ended)
    );
    // An amendment is over with what it amends.
    let amended = "instrument y \"Y\"\n  opened 1992-01-01\n  amends x\n  enters into force  on 1 deposits\n";
    let amended = beside(&format!("{x}{amended}"), &format!("{acts}1993-01-01,FRA,ratification,y\n"));
    assert_eq!(
        (amended.who("parties to y", "2001-03-30"), amended.who("parties to y", "2001-03-31")),
        ("FRA".into(), String::new())
    );
}

/// VCLT Arts. 39 and 54(b): the parties make its time longer before it is over, as those to commodity agreements do.
#[test]
fn a_term_may_be_made_longer() {
    let acts = "1991-01-01,FRA,ratification,x\n1991-01-01,GBR,ratification,x\n";
    let x = |terms: &str| beside(&format!("  enters into force  on 2 deposits\n{terms}"), acts);
    let bound = |case: &Case, on: &str| !case.parties(on).is_empty();
    let longer = x("  until 2000-06-01  lasts  10 years\n  from 2000-06-01  lasts  13 years\n");
    assert!(bound(&longer, "2001-01-01") && bound(&longer, "2003-12-31") && !bound(&longer, "2004-01-01"));
    // What comes when it is over makes nothing longer; what is made shorter ends when that is said.
    let late = x("  until 2002-06-01  lasts  10 years\n  from 2002-06-01  lasts  13 years\n");
    assert!(bound(&late, "2000-12-31") && !bound(&late, "2001-01-01") && !bound(&late, "2003-01-01"));
    let shorter = x("  until 1999-06-01  lasts  10 years\n  from 1999-06-01  lasts  5 years\n");
    assert!(bound(&shorter, "1999-05-31") && !bound(&shorter, "1999-06-01"));
    let for_good = x("  until 2000-06-01  lasts  10 years\n");
    assert!(bound(&for_good, "2010-01-01"));
}

/// What each brings about by itself it may take back until that binds it: recorded one after the other or all at once, it is the same.
#[test]
fn what_is_taken_back_later_has_brought_nothing_about() {
    let x = "  enters into force  on own deposit\n";
    let ratified = "1991-01-01,FRA,ratification,x,1991-06-01\n";
    let whole = beside(x, &format!("{ratified}1991-02-01,FRA,denunciation,x\n")).regime();
    let ix = whole.register().instrument("x").unwrap();
    let mut draft = Draft::on(beside(x, ratified).regime());
    assert!(draft.regime().standing(ix).entry.is_some());
    draft.act(whole.acts().recorded().last().unwrap().clone()).unwrap();
    assert_eq!(draft.finish().standing(ix), whole.standing(ix));
    assert_eq!(whole.standing(ix).entry, None);
}

/// A deposit on the day of entry into force comes after it, which is in force from the beginning of that day.
#[test]
fn who_comes_on_the_day_of_entry_into_force_comes_later() {
    let acts = "1991-01-01,FRA,ratification,x\n1991-01-01,GBR,ratification,x\n1991-01-31,DEU,ratification,x\n1991-01-30,USA,ratification,x\n";
    let x = |later: &str| {
        beside(
            &format!("  enters into force  30 days after 2 deposits\n  {later}  30 days after own deposit\n"),
            acts,
        )
    };
    let after_entry = x("for parties after entry into force");
    assert_eq!(after_entry.parties("1991-01-31"), "FRA GBR USA");
    assert_eq!(
        (after_entry.parties("1991-03-01"), after_entry.parties("1991-03-02")),
        ("FRA GBR USA".into(), "DEU FRA GBR USA".into())
    );
    let after_condition = x("for later parties");
    assert_eq!(after_condition.parties("1991-02-28"), "FRA GBR");
    assert_eq!(after_condition.parties("1991-03-02"), "DEU FRA GBR USA");
}

/// VCLT Art. 25(2): provisional application ends for a State that says that it will not become party; and one that left may declare it anew.
#[test]
fn provisional_application_is_for_those_who_wait() {
    let x = "  enters into force  on 3 deposits\n  provisional application  on declaration\n";
    let applies = |acts: &str, on: &str| {
        let case = beside(x, acts);
        let regime = case.regime();
        regime.status(regime.register().instrument("x").unwrap(), day(on)).by_name.provisional
    };
    let (one, nobody) = ((1, 1), (0, 0));
    let of = |acts: &str, on: &str| (applies(acts, on).min, applies(acts, on).max);
    let declared = "1991-01-01,FRA,accession,x\n1991-01-01,FRA,provisional_application,x\n";
    assert_eq!(of(declared, "1993-01-01"), one);
    let taken_back = format!("{declared}1992-01-01,FRA,denunciation,x\n");
    assert_eq!((of(&taken_back, "1991-12-31"), of(&taken_back, "1992-01-01")), (one, nobody));
    let again = format!(
        "{RATIFIED}1996-01-01,FRA,denunciation,x\n1997-01-01,FRA,provisional_application,x\n1999-01-01,FRA,accession,x\n"
    );
    assert_eq!(
        (
            of(&again, "1996-06-01"),
            of(&again, "1997-01-01"),
            of(&again, "1998-12-31"),
            of(&again, "1999-01-01")
        ),
        (nobody, one, one, nobody)
    );
    // Not known whether it had left by then.
    let unsure = again.replace("1996-01-01,FRA", "1996-06-01/1997-06-01,FRA");
    assert_eq!(of(&unsure, "1998-01-01"), (0, 1));
}

/// A treaty that enters into force for each by itself does so for the first that comes to be bound: what is taken back before binds nobody.
#[test]
fn each_by_itself_enters_into_force_for_somebody() {
    let x = "instrument x \"X\"\n  opened 1990-01-01\n  enters into force  3 months after own deposit\n";
    let acts = "1991-01-01,FRA,accession,x\n1991-02-01,FRA,denunciation,x\n1991-03-01,DEU,accession,x\n";
    let entered = case(x, acts);
    assert_eq!(entered.entry(), "1991-06-01");
    assert_eq!(entered.parties("1991-06-01"), "DEU");
    assert_eq!(case(x, &acts.replace("1991-02-01", "1991-04-02")).entry(), "1991-04-01");
    // It may have been taken back in time.
    let unsure = case(x, &acts.replace("1991-02-01,", "1991-03-15/1991-04-15,"));
    let regime = unsure.regime();
    let entry = regime.standing(regime.register().instrument("x").unwrap()).entry.clone().unwrap();
    assert_eq!(entry.date.to_string(), "1991-04-01/1991-06-01");
}

/// VCLT Art. 40(5): who joins a treaty after its amendment entered into force is party to it as amended; those who were party before are
/// bound as they choose.
#[test]
fn new_parties_may_be_bound_by_the_treaty_as_amended() {
    let x = "  amends c\n  enters into force  on 2 deposits\n  binds  parties to c but not (parties to c as on entry into force of x)\n";
    let acts = "1991-01-01,FRA,ratification,x\n1991-01-01,GBR,ratification,x\n1995-01-01,USA,accession,c\n";
    let new = beside(x, acts);
    assert_eq!(new.entry(), "1991-01-01");
    assert_eq!(
        (new.parties("1994-12-31"), new.parties("1995-01-01")),
        ("FRA GBR".into(), "FRA GBR USA".into())
    );
    // Whom it binds may not decide on whom it binds.
    let circle = beside(&x.replace("(parties to c as on entry into force of x)", "parties to x"), "");
    assert!(circle.refused().contains("in a circle: x -> x"), "{}", circle.refused());
}

/// VCSST Arts. 17 to 20: one succeeds to what the predecessor joined or signed.
#[test]
fn a_succession_to_nothing_is_remarked() {
    let succeeds = |before: &str| {
        beside("  enters into force  on 2 deposits\n", &format!("{before}1998-01-01,SVN,succession,x\n"))
            .warnings()
    };
    assert_eq!(
        succeeds(""),
        "acts.csv:5:16: warning: a State succeeds to what its predecessor joined or signed, and the record knows neither of Yugoslavia; record what its predecessor did; or its own accession, if it is that\n"
    );
    for known in ["1991-01-01,YUG,signature,x\n", "1991-01-01,YUG,accession,x\n"] {
        assert_eq!(succeeds(known), "", "{known}");
    }
    assert!(succeeds("1991-12-01,YUG,accession,x\n").contains("knows neither of Yugoslavia"));
}

/// VCLT Art. 23(2): what was reserved when signing is confirmed when ratifying.
#[test]
fn a_reservation_that_nobody_confirmed_is_remarked() {
    let x = "  enters into force  on 2 deposits\n";
    let reserved = "1991-01-01,FRA,signature,x\n1991-01-01,FRA,reservation,x,,,,Article 4\n";
    let of = |more: &str| beside(x, &format!("{reserved}{more}")).warnings();
    assert_eq!(of(""), "");
    assert!(of("1992-01-01,FRA,ratification,x\n").contains("the record knows no reservation of 1992-01-01"));
    assert_eq!(of("1992-01-01,FRA,ratification,x\n1992-01-01,FRA,reservation,x,,,,Article 4\n"), "");
    assert_eq!(of("1991-01-01,FRA,ratification,x\n"), "");
}
