//! What a depositary does day by day: what is taken back, corrected, objected to, succeeded to, or ends.

#![allow(clippy::unwrap_used, clippy::panic)]

mod cases;

use cases::{Case, case};
use comity_regime::participation::Participation;

const OPEN: &str = "instrument x \"X\"
  opened 1951-01-01
  enters into force  on 2 deposits
  for later parties  90 days after own deposit
  denunciation takes effect  1 year after notification
";
/// Two parties since 1960.
const PARTIES: &str = "1960-01-01,FRA,ratification,x\n1960-01-01,GBR,ratification,x\n";

fn with(clauses: &str, acts: &str) -> Case {
    case(&format!("{OPEN}{clauses}"), &format!("{PARTIES}{acts}"))
}

fn of(case: &Case, actor: &str, on: &str) -> Participation {
    let all = case.participants(on);
    all.into_iter().find(|p| p.actor == actor).unwrap_or_else(|| panic!("{actor} does not take part"))
}

/// Malaysia and the Rome Statute: acceded on 4 March 2019, withdrawn on 29 April, before 1 June (C.N.185.2019.TREATIES-XVIII.10). Art. 18(b)
/// of the Vienna Convention: until then it had only not to defeat the treaty.
#[test]
fn what_does_not_bind_yet_is_taken_back_at_once() {
    let taken_back = with("", "2019-03-04,MYS,accession,x\n2019-04-29,MYS,denunciation,x\n");
    assert_eq!(taken_back.parties("2019-06-02"), "FRA GBR");
    assert_eq!(taken_back.who("contracting parties to x", "2019-04-28"), "FRA GBR MYS");
    assert_eq!(taken_back.who("contracting parties to x", "2019-04-29"), "FRA GBR");
    // On the day on which it binds, and later, the clause counts.
    let too_late = with("", "2019-03-04,MYS,accession,x\n2019-06-02,MYS,denunciation,x\n");
    assert_eq!(too_late.parties("2020-06-01"), "FRA GBR MYS");
    assert_eq!(too_late.parties("2020-06-02"), "FRA GBR");
    // Who had signed is a signatory again; and what may not be denounced may be taken back all the same.
    let forbidden = "instrument x \"X\"\n  opened 1951-01-01\n  enters into force  on 2 deposits\n  for later parties  90 days after own deposit\n  denunciation not allowed\n";
    let acts = "2018-01-01,MYS,signature,x\n2019-03-04,MYS,ratification,x\n";
    let signed = case(forbidden, &format!("{PARTIES}{acts}2019-04-29,MYS,denunciation,x\n"));
    assert_eq!(signed.who("signatories to x", "2019-04-29"), "MYS");
    assert_eq!(signed.parties("2019-06-02"), "FRA GBR");
    let bound = case(forbidden, &format!("{PARTIES}{acts}2019-06-02,MYS,denunciation,x\n"));
    assert!(bound.refused().contains("'x' cannot be denounced"), "{}", bound.refused());
    // Not known to the day: it may have been bound by then, or not.
    let unsure = with("", "2019-03-04,MYS,accession,x\n2019-05-29/2019-06-05,MYS,denunciation,x\n");
    assert_eq!(unsure.who("parties to x", "2019-06-06"), "FRA GBR MYS?");
}

/// A succession binds from independence (VCSST Art. 23(1)); until it is notified the treaty is not in operation between the new State and
/// others (Art. 23(2)): what they brought about meanwhile stays.
#[test]
fn a_successor_is_counted_from_its_notification() {
    let c = "instrument c \"C\"\n  opened 1951-01-01\n  enters into force  on 1 deposits\n";
    let x = "instrument x \"X\"\n  opened 1990-01-01\n  enters into force  on deposits by two thirds of parties to c\n";
    let acts = "1960-01-01,FRA,ratification,c\n1960-01-01,GBR,ratification,c\n1960-01-01,YUG,ratification,c\n1992-01-10,FRA,ratification,x\n1992-01-10,GBR,ratification,x\n";
    let succeeds = "1992-07-06,SVN,succession,c\n";
    assert_eq!(case(&format!("{c}{x}"), acts).entry(), "1992-01-10");
    let succeeded = case(&format!("{c}{x}"), &format!("{acts}{succeeds}"));
    assert_eq!(succeeded.entry(), "1992-01-10");
    assert_eq!(succeeded.who("parties to c", "1992-01-10"), "FRA GBR SVN YUG");
    // From its notification on it counts: one of three that are left is not two thirds.
    let later = acts.replace("1992-01-10,GBR", "1993-01-01,SVN");
    assert_eq!(case(&format!("{c}{x}"), &format!("{later}{succeeds}")).entry(), "1993-01-01");
    let one = acts.replace("1992-01-10,GBR,ratification,x\n", "");
    assert_eq!(case(&format!("{c}{x}"), &format!("{one}{succeeds}")).entry(), "");
}

/// Genocide Convention, Art. XV: "as a result of denunciations". That a State comes to an end ends no treaty (VCLT Art. 55).
#[test]
fn only_denunciations_leave_too_few() {
    let clause = "instrument x \"X\"\n  opened 1951-01-01\n  enters into force  on 2 deposits\n  denunciation takes effect  1 year after notification\n  ends when parties fall below 3\n";
    let acts = format!("{PARTIES}1961-01-01,DDR,ratification,x\n");
    let dissolved = case(clause, &acts);
    assert_eq!(dissolved.parties("1990-10-02"), "DDR FRA GBR");
    assert_eq!(dissolved.parties("1990-10-03"), "FRA GBR");
    let denounced = case(clause, &format!("{acts}1991-01-01,GBR,denunciation,x\n"));
    assert_eq!(denounced.parties("1991-12-31"), "FRA GBR");
    assert_eq!(denounced.parties("1992-01-01"), "");
}

/// VCLT Art. 79(4): the corrected text replaces the defective one from the beginning.
#[test]
fn what_is_corrected_is_held_to_every_rule_as_it_reads() {
    let open = OPEN.replace("  opened 1951-01-01\n", "  opened 1951-01-01\n  closed 1970-01-01\n  open to {FRA, GBR, DEU, USA}\n  reservations not allowed\n");
    let corrected = |acts: &str| case(&open, &format!("{PARTIES}{acts}"));
    let not_open = corrected(
        "1965-01-01,MYS,signature,x\n1965-02-01,MYS,rectification,x,,,,1965-01-01 accession,1965-01-01 signature\n",
    );
    assert_eq!(
        not_open.refused(),
        "acts.csv:5:35: error: 'x' is open to {FRA, GBR, DEU, USA}; Malaysia is not one of them on 1965-01-01\n"
    );
    let early = corrected(
        "1965-01-01,DEU,accession,x\n1966-01-01,DEU,rectification,x,,,,1950-01-01 accession,1965-01-01 accession\n",
    );
    assert!(
        early.refused().contains("was opened on 1951-01-01; this act is of 1950-01-01"),
        "{}",
        early.refused()
    );
    let reserved = corrected(
        "1965-01-01,FRA,declaration,x\n1966-01-01,FRA,rectification,x,,,,1965-01-01 reservation,1965-01-01 declaration\n",
    );
    assert!(reserved.refused().contains("allows no reservations"), "{}", reserved.refused());
    // What was wrong and is mended is right.
    let mended = corrected(
        "1950-01-01,DEU,accession,x\n1966-01-01,DEU,rectification,x,,,,1965-01-01 accession,1950-01-01 accession\n",
    );
    assert_eq!(of(&mended, "DEU", "1965-02-01").consented[0].date.to_string(), "1965-01-01");
    assert_eq!(mended.parties("1965-04-01"), "DEU FRA GBR");
}

/// What is said of a territory is told from what is said of the State.
#[test]
fn a_correction_reaches_what_it_names() {
    let acts = "1990-01-01,DEU,accession,x,,,\n1990-01-01,DEU,accession,x,,Berlin,\n";
    let struck =
        with("", &format!("{acts}1991-01-01,DEU,rectification,x,,Berlin,,nothing,1990-01-01 accession\n"));
    assert_eq!(struck.parties("1992-01-01"), "DEU FRA GBR");
    assert!(of(&struck, "DEU", "1992-01-01").territories.is_empty());
    let whole = with("", &format!("{acts}1991-01-01,DEU,rectification,x,,,,nothing,1990-01-01 accession\n"));
    assert_eq!(whole.parties("1992-01-01"), "FRA GBR");
    let elsewhere =
        with("", &format!("{acts}1991-01-01,DEU,rectification,x,,Bremen,,nothing,1990-01-01 accession\n"));
    assert!(elsewhere.refused().contains("there is no accession of 1990-01-01 by this actor to correct"));
    let twice = "1990-01-01,DEU,reservation,x,,,,Article 4\n1990-01-01,DEU,reservation,x,,,,Article 9\n1991-01-01,DEU,rectification,x,,,,nothing,1990-01-01 reservation\n";
    let twice = with("", &format!("{acts}{twice}"));
    assert!(
        twice.warnings().contains("2 acts read so: a reservation of 1990-01-01; the last recorded is meant")
    );
    assert_eq!(of(&twice, "DEU", "1992-01-01").statements.len(), 1);
    // Whose only act is struck out takes no part.
    let nobody = with(
        "",
        "1990-01-01,DEU,accession,x\n1991-01-01,DEU,rectification,x,,,,nothing,1990-01-01 accession\n",
    );
    assert_eq!(nobody.participants("1992-01-01").len(), 2);
}

/// VCLT Arts. 20(4), 22: an objection is to a reservation that was made, and can be withdrawn.
#[test]
fn an_objection_is_to_what_was_said_before_it() {
    let clause = "  reservations allowed unless two thirds of parties to x object within 12 months\n";
    let acts = "1960-06-01,SUN,accession,x\n1960-06-01,SUN,reservation,x,,,,Article 5\n1961-01-01,FRA,objection,x,,,,,SUN\n1961-01-01,GBR,objection,x,,,,,RUS\n1995-01-01,RUS,reservation,x,,,,Article 7\n";
    let said = |extra: &str, on: &str| of(&with(clause, &format!("{acts}{extra}")), "RUS", on).statements;
    let objected = |extra: &str, on: &str| -> Vec<(usize, Option<bool>)> {
        said(extra, on).iter().map(|s| (s.objections.len(), s.fate.and_then(|fate| fate.stands))).collect()
    };
    assert_eq!(objected("", "1997-01-01"), [(2, Some(false)), (0, Some(true))]);
    // One that was withdrawn in time is none.
    let back = "1961-03-01,FRA,withdrawal_of_objection,x,,,,,SUN\n";
    assert_eq!(objected(back, "1997-01-01"), [(1, Some(true)), (0, Some(true))]);
    // An article that it names says to which of several it is.
    let named = "1995-06-01,FRA,objection,x,,,,to Article 5,RUS\n";
    assert_eq!(objected(named, "1997-01-01")[1].0, 0);
    // The State that continues another withdraws what that one said.
    assert_eq!(said("", "1997-01-01")[0].withdrawn, None);
    let withdrawn = said("1996-01-01,RUS,withdrawal_of_reservation,x,,,,Article 5\n", "1997-01-01");
    assert_eq!(withdrawn[0].withdrawn.unwrap().to_string(), "1996-01-01");
    assert_eq!(withdrawn[1].withdrawn, None);
}

/// Single Convention on Narcotic Drugs, Art. 50(3): twelve months from the communication of the reservation. Bolivia's of 29 December 2011
/// was communicated on 10 January 2012.
#[test]
fn the_time_to_object_runs_from_the_communication() {
    let clause = "  reservations allowed unless half of parties to x object within 12 months\n";
    let made = "2000-01-01,USA,accession,x\n2011-12-29,USA,reservation,x,EFFECTIVE,,,Article 49\n";
    let objections = "2012-07-03,FRA,objection,x,,,,,USA\n2013-01-08,GBR,objection,x,,,,,USA\n";
    let fate = |effective: &str, on: &str| {
        let case = with(clause, &format!("{}{objections}", made.replace("EFFECTIVE", effective)));
        let fate = of(&case, "USA", on).statements[0].fate.unwrap();
        (fate.by.to_string(), fate.stands)
    };
    assert_eq!(fate("2012-01-10", "2013-01-09"), ("2013-01-10".into(), None));
    assert_eq!(fate("2012-01-10", "2014-01-01"), ("2013-01-10".into(), Some(false)));
    assert_eq!(fate("2011-12-30", "2014-01-01"), ("2012-12-30".into(), Some(true)));
    // When it was communicated is not known: the second may have been in time.
    assert_eq!(fate("", "2014-01-01"), ("2012-12-29".into(), None));
}

/// Trinidad and Tobago, First Optional Protocol: denounced and acceded again, with another reservation, on 26 May 1998. A reservation is part
/// of the consent that it was made with (VCLT Arts. 2(1)(d) and 70(1)).
#[test]
fn a_reservation_ends_with_the_consent_that_it_was_made_with() {
    let acts = "1980-11-14,USA,accession,x\n1980-11-14,USA,reservation,x,,,,Article 1\n1998-05-26,USA,denunciation,x,1998-08-26\n1998-05-26,USA,accession,x,1998-08-26\n1998-05-26,USA,reservation,x,,,,Article 2\n";
    let again = with("", acts);
    let before = of(&again, "USA", "1998-06-15");
    assert_eq!(before.bound.unwrap().to_string(), "1981-02-12");
    assert_eq!(before.until.unwrap().to_string(), "1998-08-26");
    let ended = |on: &str| -> Vec<Option<String>> {
        let all = of(&again, "USA", on).statements;
        all.iter().map(|s| s.ended.map(|day| day.to_string())).collect()
    };
    assert_eq!(ended("1998-06-15"), [None, None]);
    assert_eq!(ended("1998-08-26"), [Some("1998-08-26".into()), None]);
    assert_eq!(of(&again, "USA", "1998-09-01").bound.unwrap().to_string(), "1998-08-26");
    // What is said after the notice, for the consent to come, is part of that one.
    let bolivia = with(
        "",
        "1976-01-01,USA,accession,x\n2011-06-29,USA,denunciation,x\n2011-12-29,USA,reservation,x,,,,Article 49\n2013-01-11,USA,accession,x\n",
    );
    assert_eq!(of(&bolivia, "USA", "2014-01-01").statements[0].ended, None);
}

/// VCLT Art. 19(b), and the ways in which articles are written.
#[test]
fn a_reservation_is_to_the_articles_that_it_names() {
    let clause = "  reservations allowed to Article 1, Article 17(2)\n";
    let to = |detail: &str| with(clause, &format!("1960-01-01,FRA,reservation,x,,,,{detail}\n"));
    for allowed in [
        "Article 1",
        "Article 1(4)",
        "Articles 1 and 17(2)",
        "Article 17 (2)",
        "Art. 17, paragraph 2",
        "17(2)",
    ] {
        assert_eq!(to(&allowed.replace(',', "")).warnings(), "", "{allowed}");
    }
    for refused in ["Article 11", "Articles 1 and 8", "Article 17", "Article 17(3)", "11", ""] {
        assert!(to(refused).refused().contains("allows reservations only to Article 1, 17(2)"), "{refused}");
    }
}

/// VCSST Arts. 17 and 34: a successor needs nobody's leave, and takes the place of one that had it.
#[test]
fn a_successor_need_not_be_among_those_that_may_join() {
    let open = OPEN.replace("  opened", "  open to {FRA, GBR, YUG}\n  opened");
    let acts = "1961-01-01,YUG,ratification,x\n1992-07-06,SVN,succession,x\n";
    assert_eq!(case(&open, &format!("{PARTIES}{acts}")).parties("1992-07-06"), "FRA GBR SVN");
    let acceded = case(&open, &format!("{PARTIES}1992-07-06,SVN,accession,x\n"));
    assert!(acceded.refused().contains("Slovenia is not one of them"), "{}", acceded.refused());
}

/// VCLT Art. 12: consent expressed by signature is a signature, too.
#[test]
fn a_definitive_signature_is_a_signature() {
    let open = OPEN.replace("  opened 1951-01-01\n", "  opened 1951-01-01\n  closed 1970-01-01\n");
    let signed =
        case(&open, &format!("{PARTIES}1965-01-01,DEU,definitive_signature,x\n1965-01-01,USA,signature,x\n"));
    assert_eq!(signed.who("signers of x", "1966-01-01"), "DEU USA");
    assert_eq!(signed.who("signatories to x", "1966-01-01"), "USA");
    let late = case(&open, &format!("{PARTIES}1971-01-01,DEU,definitive_signature,x\n"));
    assert!(late.refused().contains("'x' was closed for signature on 1970-01-01"), "{}", late.refused());
}

/// The amendments to the Charter of 1963 entered into force for all Members on 31 August 1965; many ratified later.
#[test]
fn who_is_bound_already_is_not_bound_anew_by_a_ratification() {
    let x = "instrument x \"X\"\n  opened 1963-12-17\n  enters into force  on deposits by two thirds of {FRA, GBR, USA}\n  binds  {FRA, GBR, USA}\n";
    let acts =
        "1965-08-31,FRA,ratification,x\n1965-08-31,GBR,ratification,x\n1966-03-15,USA,ratification,x\n";
    let bound = case(x, acts);
    assert_eq!(bound.parties("1965-08-31"), "FRA GBR USA");
    for on in ["1965-12-31", "1970-01-01"] {
        assert_eq!(of(&bound, "USA", on).bound.unwrap().to_string(), "1965-08-31", "{on}");
    }
}

/// Agreement on Part XI of the Law of the Sea, Art. 7(3): provisional application ends when the Agreement itself enters into force.
#[test]
fn provisional_application_may_end_with_the_entry_into_force_of_its_own_instrument() {
    let x = "instrument x \"X\"\n  opened 1994-07-28\n  enters into force  30 days after 2 deposits\n  provisional application  by {DEU, USA} from 1994-11-16 until entry into force of x\n";
    let applied = case(x, "1995-01-01,FRA,ratification,x\n1996-06-28,GBR,ratification,x\n");
    assert_eq!(applied.entry(), "1996-07-28");
    assert_eq!(applied.who("parties to x", "1996-07-28"), "FRA GBR");
    let status = |on: &str| {
        let regime = applied.regime();
        regime.status(regime.register().instrument("x").unwrap(), cases::day(on)).by_name.provisional.max
    };
    assert_eq!((status("1994-11-16"), status("1996-07-27"), status("1996-07-28")), (2, 2, 0));
}

/// A list stands for the names on it: who has ended without depositing is still missing.
#[test]
fn a_list_of_names_is_as_good_as_the_names() {
    let acts = "1995-02-28,FRA,ratification,x\n";
    let named =
        "instrument x \"X\"\n  opened 1980-01-01\n  enters into force  on deposits by all of {FRA, DDR}\n";
    let listed = "list l \"L\"\n  members {FRA, DDR}\ninstrument x \"X\"\n  opened 1980-01-01\n  enters into force  on deposits by all of list l\n";
    for text in [named, listed] {
        assert_eq!(case(text, acts).entry(), "");
        assert_eq!(case(text, &format!("1985-01-01,DDR,ratification,x\n{acts}")).entry(), "1995-02-28");
    }
}

/// Six months after 31 August is the last day of February.
#[test]
fn a_notice_on_the_last_day_of_a_month_is_in_time() {
    let x = "instrument x \"X\"\n  opened 1951-01-01\n  enters into force  on 2 deposits\n  lasts  10 years, then 5 years at a time\n  denunciation takes effect  at the end of a period if notified 6 months before\n";
    let parties = "1991-02-28,FRA,ratification,x\n1991-02-28,GBR,ratification,x\n";
    let noticed = |day: &str| case(x, &format!("{parties}{day},FRA,denunciation,x\n")).parties("2001-02-28");
    assert_eq!(noticed("2000-08-31"), "GBR");
    assert_eq!(noticed("2000-09-01"), "FRA GBR");
}

/// What only looks wrong is remarked and taken: VCLT Arts. 16 and 19.
#[test]
fn effects_before_their_acts_and_late_reservations_are_remarked() {
    let back = with("", "1999-01-01,DEU,accession,x,1995-03-01\n");
    assert_eq!(
        back.warnings(),
        "acts.csv:4:28: warning: the accession of 1999-01-01 is said to take effect on 1995-03-01, before it was made; leave 'effective' empty unless its source states such a day\n"
    );
    let reserved = |acts: &str| with("", acts).warnings();
    assert!(
        reserved("1990-01-01,FRA,reservation,x,,,,Article 4\n")
            .contains("this actor consented on 1960-01-01")
    );
    // With the consent, with a signature before it, or for the consent that comes after a notice, it is in time.
    assert_eq!(reserved("1960-01-01,FRA,reservation,x,,,,Article 4\n"), "");
    assert_eq!(reserved("1970-01-01,DEU,reservation,x,,,,Article 4\n1971-01-01,DEU,accession,x\n"), "");
    let again = "2000-01-01,FRA,denunciation,x\n2000-06-01,FRA,reservation,x,,,,Article 4\n2001-06-01,FRA,accession,x\n";
    assert_eq!(reserved(again), "");
}

/// Of a day before the record began it knows nothing, and not that nothing had happened.
#[test]
fn before_it_began_a_record_knew_nothing() {
    let mut late = case(&format!("{OPEN}  complete through 2020-01-01\n"), "");
    let rows = ["FRA", "GBR"]
        .map(|id| format!("1960-01-01,{id},ratification,x,https://example.org/list,2022-01-01\n"));
    let table = "date,actor,act,instrument,source,recorded\n".to_owned() + &rows.concat();
    late.folder.insert("acts.csv".into(), table.into());
    let status = |known: &str| {
        let regime = late.regime().as_known(cases::day(known));
        let status = regime.status(regime.register().instrument("x").unwrap(), cases::day("2000-01-01"));
        (status.sure, status.in_force, status.by_name.parties.max)
    };
    assert_eq!(status("2022-01-01"), (true, Some(true), 2));
    assert!(!status("2021-12-31").0);
    // Nor does it know of days to come.
    let sure = |known: &str| {
        let mut late = cases::Case { folder: late.folder.clone() };
        let text = format!("{OPEN}  complete through 2024-01-01\n");
        late.folder.insert("instruments/x.instrument".into(), text.into());
        let regime = late.regime().as_known(cases::day(known));
        regime.status(regime.register().instrument("x").unwrap(), cases::day("2023-06-01")).sure
    };
    assert_eq!((sure("2023-05-31"), sure("2023-06-01")), (false, true));
    assert_eq!(status("2021-12-31").2, 0);
}
