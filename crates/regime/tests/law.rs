//! What the law of treaties asks of single acts and clauses, in small records that both engines read.

#![allow(clippy::unwrap_used, clippy::panic)]

mod cases;

use cases::{case, day};
use comity_regime::{Act, Count};

const THREE: &str =
    "instrument x \"X\"\n  opened 1980-01-01\n  enters into force  30 days after 3 deposits\n";
const ON_TWO: &str = "instrument x \"X\"\n  opened 1951-01-01\n  enters into force  on 2 deposits\n";

/// The depositary counts the instruments it holds: Yugoslavia's of 1986 was among the sixty of the Convention on the Law
/// of the Sea (Art. 308) in 1993.
#[test]
fn a_deposit_counts_whatever_becomes_of_the_state() {
    let acts = "1986-05-05,YUG,ratification,x\n1987-01-01,FRA,ratification,x\n1993-11-16,GBR,ratification,x";
    let three = case(THREE, acts);
    assert_eq!(three.entry(), "1993-12-16");
    assert_eq!(three.who("contracting parties to x", "1993-11-16"), "FRA GBR");
    assert_eq!(three.who("depositors to x", "1993-11-16"), "FRA GBR YUG");
    assert_eq!(three.who("parties to x", "1994-01-01"), "FRA GBR");
    let of_states = THREE.replace("3 deposits", "3 deposits by States");
    assert_eq!(case(&of_states, acts).entry(), "1993-12-16");
    // A share is of those that are there, and so is what is held against it.
    let share = THREE.replace("3 deposits", "deposits by all of {YUG, FRA, GBR}");
    assert_eq!(case(&share, acts).entry(), "1993-12-16");
    let never = THREE.replace("3 deposits", "deposits by all of {DDR, FRA, GBR}");
    assert_eq!(
        case(&never, acts).entry(),
        "",
        "whoever is named and ended without depositing is still missing"
    );
}

/// Depositaries list a State that continues another under its present name.
#[test]
fn an_act_under_the_present_name_is_that_of_the_state_that_was_there() {
    let two = "instrument x \"X\"\n  opened 1980-01-01\n  enters into force  30 days after 2 deposits\n  for later parties  30 days after own deposit\n";
    let by = |act: &str| {
        case(
            two,
            &format!("1987-01-01,FRA,ratification,x\n1987-02-01,GBR,ratification,x\n2001-03-12,SRB,{act},x"),
        )
    };
    let accession = by("accession");
    assert!(accession.warnings().contains("it counts as an act of 'SCG'"), "{}", accession.warnings());
    assert_eq!(accession.who("parties to x", "2001-05-01"), "FRA GBR SCG");
    assert_eq!(accession.who("parties to x", "2007-01-01"), "FRA GBR SRB");
    let succession = by("succession");
    assert_eq!(succession.who("parties to x", "1992-04-26"), "FRA GBR");
    assert_eq!(succession.who("parties to x", "1992-04-27"), "FRA GBR SCG");
    // And under the former name, after it: the other way round.
    let former = case(two, "1987-01-01,FRA,ratification,x\n1993-02-01,SUN,ratification,x");
    assert!(former.warnings().contains("it counts as an act of 'RUS'"), "{}", former.warnings());
    assert_eq!(former.who("parties to x", "1993-04-01"), "FRA RUS");
    // Whether the text is open to it is asked of the State that acted.
    let amended = format!(
        "{ON_TWO}instrument y \"Y\"\n  amends x\n  open to contracting parties to x\n  enters into force  on 1 deposit\n"
    );
    let acts = "1988-03-12,RUS,accession,x\n1988-03-12,FRA,accession,x\n1990-03-22,RUS,accession,y";
    assert_eq!(case(&amended, acts).who("parties to y", "1990-03-22"), "SUN");
}

#[test]
fn a_state_that_was_not_there_did_nothing() {
    let wrong = case(ON_TWO, "1965-01-01,FRA,ratification,x\n1965-11-01,SVN,ratification,x").refused();
    assert!(wrong.contains("Slovenia came into being on 1991-06-25") && wrong.contains("'YUG'"), "{wrong}");
    for act in ["1965-11-01,SVN,signature,x", "1990-01-01,SVN,succession,x", "1995-01-01,DDR,ratification,x"]
    {
        assert!(case(ON_TWO, act).refused().contains("acts.csv:2:12"), "{act}");
    }
}

/// `{RUS}` of 1967 is the Soviet Union, `{SUN}` of 1993 the Russian Federation.
#[test]
fn a_state_that_is_named_means_those_that_continue_one_another() {
    let named = |names: &str, year: &str| {
        let text = format!(
            "instrument x \"X\"\n  adopted {year}-01-27\n  enters into force  on deposits by all of {{{names}}}\n"
        );
        let acts = format!(
            "{year}-10-10,GBR,ratification,x\n{year}-10-10,RUS,ratification,x\n{year}-10-10,USA,ratification,x"
        );
        case(&text, &acts)
    };
    assert_eq!(named("GBR, RUS, USA", "1967").entry(), "1967-10-10");
    assert!(named("GBR, RUS, USA", "1967").warnings().contains("it stands for 'SUN' here"));
    assert_eq!(named("GBR, SUN, USA", "1993").entry(), "1993-10-10");
    let case = named("GBR, SUN, USA", "1993");
    assert_eq!(case.who("{SUN, RUS, FRA}", "1980-01-01"), "FRA SUN");
    assert_eq!(case.who("{SUN, RUS, FRA}", "2000-01-01"), "FRA RUS");
    let mut weighed = named("GBR, SUN, USA", "1993");
    let rows = "actor,attribute,value,from,to,source\nRUS,depositary,yes,,,https://example.org/list\n";
    weighed.folder.insert("attributes.csv".into(), rows.into());
    assert_eq!(weighed.who("States with depositary", "1980-01-01"), "SUN");
    assert_eq!(weighed.who("States with depositary", "2000-01-01"), "RUS");
}

/// A date of effect before a State existed is about its own obligations; nobody belongs to anything before it exists.
#[test]
fn a_retroactive_succession_makes_nobody_a_member_before_it_exists() {
    let text = format!(
        "{ON_TWO}  for later parties  on own deposit\ninstrument y \"Y\"\n  amends x\n  enters into force  on deposits by two thirds of States party to x\n"
    );
    let acts = "1987-01-01,FRA,ratification,x\n1987-02-01,YUG,ratification,x\n1992-07-07,SVN,succession,x,1987-02-01\n1989-01-01,FRA,acceptance,y\n1989-01-02,YUG,acceptance,y";
    let case = case(&text, acts);
    assert_eq!(case.who("parties to x", "1989-02-01"), "FRA YUG");
    assert_eq!(case.who("parties to x", "1991-06-25"), "FRA SVN YUG");
    let regime = case.regime();
    let y = regime.register().instrument("y").unwrap();
    assert_eq!(regime.tallies(y, day("1989-01-02"))[0].whole, Some(Count { min: 2, max: 2 }));
}

#[test]
fn a_successor_is_bound_from_independence_and_where_that_is_not_known_perhaps() {
    let text = format!("{ON_TWO}  for later parties  on own deposit\n");
    let acts = "1954-01-01,FRA,ratification,x\n1954-02-01,GBR,ratification,x\n1972-06-12,FJI,succession,x\n1972-06-12,XYZ,succession,x";
    let case_ = case(&text, acts);
    assert_eq!(case_.who("parties to x", "1970-10-09"), "FRA GBR XYZ?");
    assert_eq!(case_.who("parties to x", "1971-06-01"), "FJI FRA GBR XYZ?");
    assert_eq!(case_.who("parties to x", "1972-06-12"), "FJI FRA GBR XYZ");
    let later = format!("{text}  succession takes effect  30 days after notification\n");
    assert_eq!(case(&later, acts).who("parties to x", "1972-07-11"), "FRA GBR");
    assert_eq!(case(&later, acts).who("parties to x", "1972-07-12"), "FJI FRA GBR XYZ");
}

/// Biological Weapons Convention, Art. XIV(3): three depositaries; the earliest deposit binds, and all are kept.
#[test]
fn of_several_depositaries_the_earliest_deposit_binds() {
    let text = ON_TWO.replace("  enters", "  depositary GBR, SUN, USA\n  enters");
    let acts = "1973-01-01,FRA,ratification,x,,,London\n1973-02-01,FRA,ratification,x,,,Moscow\n1974-01-01,GBR,accession,x,,,London\n1972-04-10,FRA,signature,x,,,London\n1972-04-11,FRA,signature,x,,,Washington";
    let several = case(&text, acts);
    assert_eq!(several.entry(), "1974-01-01");
    assert_eq!(several.warnings(), "");
    let regime = several.regime();
    let ix = regime.register().instrument("x").unwrap();
    let places: Vec<&str> = regime.acts_on(ix).recorded().into_iter().map(Act::place).collect();
    assert_eq!(places, ["London", "Moscow", "London", "London", "Washington"]);
    assert!(
        case(ON_TWO, acts).refused().contains("this actor is bound already"),
        "one depositary, one deposit"
    );
    let unsaid = "1973-01-01,FRA,ratification,x\n1973-02-01,FRA,ratification,x";
    assert!(case(&text, unsaid).refused().contains("say in the column place"));
}

/// What binds without an act: an objector may accept later, or take the objection back.
#[test]
fn an_objector_may_think_better_of_it() {
    let text = "instrument x \"X\"\n  adopted 2011-11-25\n  enters into force  on 2012-02-23\n  binds  {FRA, GBR, USA} unless they object\n";
    let objected = "2011-12-25,FRA,objection,x";
    assert_eq!(case(text, objected).who("parties to x", "2020-01-01"), "GBR USA");
    for later in ["acceptance", "withdrawal_of_objection"] {
        let case = case(text, &format!("{objected}\n2014-01-01,FRA,{later},x"));
        assert_eq!(case.who("parties to x", "2013-12-31"), "GBR USA", "{later}");
        assert_eq!(case.who("parties to x", "2014-01-01"), "FRA GBR USA", "{later}");
    }
    let too_late = case(text, "2012-02-23,FRA,objection,x");
    assert_eq!(too_late.who("parties to x", "2012-02-23"), "FRA GBR USA");
    // An opt-out that the treaty calls a reservation, as CITES does (Art. XV(3)).
    let reserve = text.replace("unless they object", "unless they reserve");
    let reserved = "2011-12-25,FRA,reservation,x\n2015-05-01,FRA,withdrawal_of_reservation,x\n2011-12-25,USA,objection,x";
    assert_eq!(case(&reserve, reserved).who("parties to x", "2012-03-01"), "GBR USA");
    assert_eq!(case(&reserve, reserved).who("parties to x", "2015-05-01"), "FRA GBR USA");
    // Without a right to object, as under Art. 108 of the Charter of the United Nations.
    let all = text.replace(" unless they object", "");
    assert_eq!(case(&all, objected).who("parties to x", "2012-02-23"), "FRA GBR USA");
}

/// The Comprehensive Nuclear-Test-Ban Treaty and the revocation of 2023: before entry into force consent ends on its day,
/// whatever the clause, and who has signed is a signatory again.
#[test]
fn what_is_withdrawn_before_entry_into_force_ends_on_its_day() {
    let text = format!("{THREE}  denunciation takes effect  6 months after notification\n");
    let acts = "1996-09-24,RUS,signature,x\n2000-06-30,RUS,ratification,x\n2023-11-02,RUS,denunciation,x\n2000-01-01,FRA,ratification,x\n2023-11-02,GBR,ratification,x";
    let withdrawn = case(&text, acts);
    assert_eq!(withdrawn.entry(), "");
    assert_eq!(withdrawn.who("contracting parties to x", "2023-11-01"), "FRA RUS");
    assert_eq!(withdrawn.who("contracting parties to x", "2023-11-02"), "FRA GBR");
    assert_eq!(withdrawn.who("signatories to x", "2023-11-01"), "");
    assert_eq!(withdrawn.who("signatories to x", "2023-11-02"), "RUS");
    let in_force = case(&text, &format!("{acts}\n1999-01-01,USA,ratification,x"));
    assert_eq!(in_force.entry(), "2000-07-30");
    assert_eq!(in_force.who("parties to x", "2024-05-01"), "FRA GBR RUS USA");
    assert_eq!(in_force.who("parties to x", "2024-05-02"), "FRA GBR USA");
    assert_eq!(
        in_force.who("signatories to x", "2024-05-02"),
        "",
        "who left a treaty in force is no signatory"
    );
}

/// Acts for a territory leave the State where it stands (VCLT Art. 29).
#[test]
fn what_is_done_for_a_territory_does_not_move_the_state() {
    let acts = "1986-01-01,GBR,ratification,x\n1986-06-01,FRA,ratification,x\n1987-01-01,GBR,territorial_application,x,,Isle of Man\n1997-07-01,GBR,denunciation,x,,Hong Kong";
    let case_ = case(ON_TWO, acts);
    assert_eq!(case_.warnings(), "");
    assert_eq!(case_.who("parties to x", "1998-06-01"), "FRA GBR");
    let regime = case_.regime();
    let ix = regime.register().instrument("x").unwrap();
    let said: Vec<&str> = regime.acts_on(ix).iter().map(Act::territory).filter(|t| !t.is_empty()).collect();
    assert_eq!(said, ["Isle of Man", "Hong Kong"]);
    let only = case(ON_TWO, "1986-01-01,GBR,ratification,x,,Isle of Man\n1986-06-01,FRA,ratification,x");
    assert_eq!(
        (only.entry(), only.who("contracting parties to x", "1990-01-01")),
        (String::new(), "FRA".into())
    );
    let old = "1986-01-01,GBR,ratification,x\n1997-07-01,GBR,denunciation,x,,,,Hong Kong";
    assert!(
        case(ON_TWO, old).refused().contains("name a territory that it is for in the column 'territory'")
    );
    assert!(case(ON_TWO, "1987-01-01,GBR,territorial_exclusion,x").refused().contains("names none"));
}

#[test]
fn consent_is_by_the_means_that_the_text_names() {
    let text = format!("{ON_TWO}  consent by  ratification, acceptance\n");
    let wrong = case(&text, "1960-01-01,FRA,accession,x").refused();
    assert!(
        wrong.contains("consent to 'x' is not by accession") && wrong.contains("ratification, acceptance"),
        "{wrong}"
    );
    case(&text, "1960-01-01,FRA,acceptance,x\n1971-01-01,FJI,succession,x").regime();
    let since = format!("{ON_TWO}  until 1970-01-01  consent by  ratification\n");
    case(&since, "1970-01-01,FRA,accession,x").regime();
    assert!(case(&since, "1969-12-31,FRA,accession,x").refused().contains("not by accession"));
}

/// International Whaling Convention, Art. XI; Genocide Convention, Art. XIV; and a term that is not renewed.
#[test]
fn denunciations_end_when_the_clause_says() {
    let acts = |day: &str| {
        format!("1960-01-01,FRA,ratification,x\n1960-01-01,GBR,ratification,x\n{day},FRA,denunciation,x")
    };
    let until = |clauses: &str, notified: &str| {
        let regime = case(&format!("{ON_TWO}{clauses}"), &acts(notified)).regime();
        let ix = regime.register().instrument("x").unwrap();
        regime.consents(ix)[0].until.unwrap().to_string()
    };
    let june = "  denunciation takes effect  on 30 June if notified by 1 January\n";
    assert_eq!(until(june, "1980-01-01"), "1980-06-30");
    assert_eq!(until(june, "1980-01-02"), "1981-06-30");
    let term = "  lasts  10 years, then 5 years at a time\n  denunciation takes effect  at the end of a period if notified 6 months before\n";
    assert_eq!(until(term, "1969-07-01"), "1970-01-01");
    assert_eq!(until(term, "1969-07-02"), "1975-01-01");
    let once = case(&format!("{ON_TWO}  lasts  25 years\n"), &acts("1984-12-30"));
    assert_eq!(once.who("parties to x", "1984-12-31"), "GBR");
    assert_eq!(once.who("parties to x", "1985-01-01"), "");
    let early = format!("{ON_TWO}  denunciation not before  3 years after entry into force\n");
    assert!(case(&early, &acts("1962-12-31")).refused().contains("may be denounced from 1963-01-01 on"));
    case(&early, &acts("1963-01-01")).regime();
    case(&early, "1959-01-01,FRA,ratification,x\n1959-06-01,FRA,denunciation,x").regime();
}

/// A rule has days of its own: what counted then is what counts.
#[test]
fn rules_change_and_what_counted_then_counts() {
    let text = format!(
        "{ON_TWO}  until 1980-01-01  denunciation takes effect  1 year after notification\n  from 1980-01-01  denunciation takes effect  30 days after notification\n"
    );
    let acts = "1960-01-01,FRA,ratification,x\n1960-01-01,GBR,ratification,x\n1979-12-31,FRA,denunciation,x\n1980-01-01,GBR,denunciation,x";
    let changed = case(&text, acts);
    assert_eq!(changed.who("parties to x", "1980-01-31"), "FRA");
    assert_eq!(changed.who("parties to x", "1980-12-31"), "");
    let twice = format!("{ON_TWO}  denunciation not allowed\n  from 1980-01-01  denunciation not allowed\n");
    assert!(case(&twice, "").refused().contains("of each kind one clause counts on a day"));
}
