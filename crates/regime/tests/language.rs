//! The language on real clauses: every pattern that treaties use can be said, reads back as the same, and means what
//! it says; what cannot be read is explained at the words.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::fmt::Write;

use comity_regime::{
    Day, Regime, SourceText, language,
    load::{Folder, load},
};

/// Pattern, and a clause of a real treaty that has it.
const CLAUSES: [(&str, &str); 28] = [
    ("n-th deposit + days", "Article 25(1)  enters into force  30 days after 22 deposits"),
    ("n-th deposit + months", "Article 10(1)  enters into force  3 months after 10 deposits"),
    (
        "first day of the k-th month after",
        "Article 17(1)  enters into force  first day of the sixth month after the month of 40 deposits",
    ),
    (
        "first day of the month after so many days",
        "Article 126(1)  enters into force  first day of the month after 60 days after 60 deposits",
    ),
    (
        "a floor",
        "Article XXI(1)  enters into force  180 days after 65 deposits, but not before 2 years after opening",
    ),
    ("organisations do not add", "Article 37(1)  enters into force  90 days after 50 deposits by States"),
    (
        "all of a named list",
        "Article XIV(1)  enters into force  180 days after deposits by all of States with ctbt-annex-2",
    ),
    (
        "named States and others",
        "Article IX(3)  enters into force  on deposits by {GBR, SUN, USA} and 40 others",
    ),
    (
        "n including m with an attribute",
        "Article 31(1)  enters into force  90 days after 22 deposits, of which 17 by States with nuclear-installation",
    ),
    (
        "n including a weight share",
        "Article 25(1)  enters into force  90 days after 55 deposits by States, carrying 55% of co2-1990 of States with annex-i",
    ),
    (
        "a weight of the world",
        "Article 15(1)  enters into force  12 months after 15 deposits, carrying half of tonnage",
    ),
    (
        "a fraction of another instrument's parties",
        "Article 20(2)  enters into force  30 days after deposits by two thirds of States party to u",
    ),
    (
        "a fixed date if, else later",
        "Article 16(1)  enters into force  on 1989-01-01 if 11 deposits, carrying two thirds of consumption-1986, else 90 days later",
    ),
    ("on a date", "Article 1  enters into force  on 1945-10-24"),
    ("with another instrument", "Article 9  enters into force  5 years after entry into force of u"),
    ("later parties", "Article 25(2)  for later parties  30 days after own deposit"),
    ("later parties, at once", "Article 20(2)  for later parties  on own deposit"),
    (
        "counted from entry into force",
        "Article 84(2)  for parties after entry into force  30 days after own deposit",
    ),
    ("provisional application", "Article 18  provisional application  on declaration"),
    ("succession from independence", "Article 23(1)  succession takes effect  from independence"),
    ("succession on notification", "Article 23(2)  succession takes effect  on notification"),
    ("denunciation with delay", "Article 21(2)  denunciation takes effect  180 days after notification"),
    ("no denunciation", "denunciation not allowed"),
    ("denounced with another", "Article 27(3)  denounced with  u"),
    ("reservations to some articles", "Article 17(3)  reservations  allowed to Article 17(2), Article 18"),
    (
        "tacit acceptance",
        "Article 16(2)  enters into force  6 months after acceptance on 2016-01-01 unless objections by one third of States party to u, or objections carrying half of tonnage",
    ),
    ("ends below a number", "Article XV  ends when parties fall below  16"),
    ("in force only while", "Article 5  in force only while  at least 3 parties"),
];

#[test]
fn every_pattern_reads_prints_and_reads_again() {
    for (pattern, clause) in CLAUSES {
        let text = format!("instrument t \"T\"\n  opened      2000-01-01\n  {clause}\n");
        let (script, found) = language::parse(&SourceText::new("t", &text));
        assert!(found.is_empty(), "{pattern}: {}", found[0]);
        let printed = language::print(&script);
        let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(flat(&printed), flat(&text), "{pattern}");
        assert_eq!(
            language::print(&language::parse(&SourceText::new("t", &printed)).0),
            printed,
            "{pattern}"
        );
        // A comment is no part of the clause, however close it comes.
        let (commented, found) =
            language::parse(&SourceText::new("t", &format!("{}# a note", text.trim_end())));
        assert!(found.is_empty(), "{pattern}: {}", found[0]);
        let expected = format!("{}  # a note", printed.trim_end());
        assert_eq!(flat(&language::print(&commented)), flat(&expected), "{pattern}");
    }
}

#[test]
fn comments_stay_where_they_belong() {
    let text = "# About the treaty.\n\ninstrument t \"T\"   # its name\n symbol   X/1\n\n# why this is so\n enters into force on 3 deposits # n-th\n# about the next\ninstrument u \"U\"\n force political\n takes effect on subscription\n";
    let (script, found) = language::parse(&SourceText::new("t", text));
    assert!(found.is_empty());
    insta::assert_snapshot!(language::print(&script), @r#"
    # About the treaty.

    instrument t "T"  # its name
      symbol      X/1

      # why this is so
      enters into force  on 3 deposits  # n-th
    # about the next
    instrument u "U"
      force       political
      takes effect  on subscription
    "#);
}

/// A folder with one treaty (after another, `u`, which everybody joined), and deposits on given days.
fn regime(clauses: &str, acts: &str, attributes: &str) -> Regime {
    let mut folder = Folder::new();
    let definitions = format!(
        "instrument u \"U\"\n  opened 1960-01-01\n  enters into force  on 1 deposits\ninstrument t \"T\"\n  opened 1960-01-01\n{clauses}\n"
    );
    folder.insert("instruments/t.instrument".into(), definitions.into());
    let mut actors = String::from("id,name,kind,from,to\n");
    for n in 0..60 {
        let _ = writeln!(actors, "S{n:02},State {n},state,,");
    }
    actors += "GBR,United Kingdom,state,,\nSUN,Soviet Union,state,,1991-12-26\nUSA,United States,state,,\nEU,European Union,organisation,,\n";
    folder.insert("actors.csv".into(), actors.into());
    folder.insert("sources.csv".into(), "id,title\ns,S\n".into());
    folder.insert(
        "attributes.csv".into(),
        format!("actor,attribute,value,from,to,source\n{attributes}").into(),
    );
    folder.insert("acts.csv".into(), format!("date,actor,act,instrument,source\n{acts}").into());
    load(&folder, None, None).unwrap_or_else(|found| panic!("{}", found[0])).regime
}

fn deposits(instrument: &str, days: impl IntoIterator<Item = (String, &'static str)>) -> String {
    days.into_iter().map(|(actor, day)| format!("{day},{actor},ratification,{instrument},s\n")).collect()
}

fn states(range: std::ops::Range<u32>, day: &'static str) -> impl Iterator<Item = (String, &'static str)> {
    range.map(move |n| (format!("S{n:02}"), day))
}

fn entry(regime: &Regime) -> Option<(String, String)> {
    let ix = regime.register().instrument("t").unwrap();
    let entry = regime.standing(ix).entry.as_ref()?;
    Some((entry.trigger.to_string(), entry.date.to_string()))
}

fn at(trigger: &str, date: &str) -> Option<(String, String)> {
    Some((trigger.into(), date.into()))
}

#[test]
fn the_three_depositaries_and_forty_others() {
    // NPT, Article IX(3): forty others were not enough without all three.
    let clause = "  Article IX(3)  enters into force  on deposits by {GBR, SUN, USA} and 40 others";
    let mut acts = deposits("t", states(0..43, "1969-05-01"));
    acts += &deposits("t", [("GBR".into(), "1968-11-27"), ("USA".into(), "1970-03-05")]);
    assert_eq!(entry(&regime(clause, &acts, "")), None);
    acts += &deposits("t", [("SUN".into(), "1970-03-05")]);
    assert_eq!(entry(&regime(clause, &acts, "")), at("1970-03-05", "1970-03-05"));
}

#[test]
fn twenty_two_of_which_seventeen_with_a_nuclear_installation() {
    // Convention on Nuclear Safety, Article 31(1).
    let clause = "  Article 31(1)  enters into force  90 days after 22 deposits, of which 17 by States with nuclear-installation";
    let with: String = (0..20).map(|n| format!("S{n:02},nuclear-installation,yes,,,s\n")).collect();
    let mut acts = deposits("t", states(4..20, "1996-01-10").chain(states(20..40, "1996-02-01")));
    assert_eq!(entry(&regime(clause, &acts, &with)), None, "36 deposits, 16 with an installation");
    acts += &deposits("t", states(0..1, "1996-07-26"));
    assert_eq!(entry(&regime(clause, &acts, &with)), at("1996-07-26", "1996-10-24"));
}

#[test]
fn a_fixed_date_if_met_by_then_else_ninety_days_later() {
    // Montreal Protocol, Article 16(1).
    let clause = "  Article 16(1)  enters into force  on 1989-01-01 if 11 deposits, else 90 days later";
    let early = deposits("t", states(0..11, "1988-12-16"));
    assert_eq!(entry(&regime(clause, &early, "")), at("1988-12-16", "1989-01-01"));
    let late = deposits("t", states(0..10, "1988-12-16").chain(states(10..11, "1989-02-01")));
    assert_eq!(entry(&regime(clause, &late, "")), at("1989-02-01", "1989-05-02"));
}

#[test]
fn silence_is_consent_unless_a_third_objects() {
    // MARPOL, Article 16(2)(f)(iii) and (g)(ii): tacit acceptance of amendments to an annex.
    let clause = "  Article 16(2)  enters into force  6 months after acceptance on 2016-01-01 unless objections by one third of States party to u\n  Article 16(2)  binds  States party to u unless they object";
    let parties = deposits("u", states(0..30, "1970-01-01"));
    let objections =
        |n: u32| (0..n).map(|i| format!("2015-06-01,S{i:02},objection,t,s\n")).collect::<String>();
    let accepted = regime(clause, &(parties.clone() + &objections(9)), "");
    assert_eq!(entry(&accepted), at("2016-01-01", "2016-07-01"));
    let bound = accepted.ask("parties to t", Day::parse("2016-07-01").unwrap()).unwrap();
    assert_eq!(bound.recorded.count().min, 21, "those who objected are not bound");
    assert_eq!(entry(&regime(clause, &(parties + &objections(10)), "")), None);
}

#[test]
fn what_ends_below_sixteen_stays_ended() {
    // Genocide Convention, Article XV.
    let clause = "  Article XIII  enters into force  90 days after 20 deposits\n  Article XIV  denunciation takes effect  on notification\n  Article XV  ends when parties fall below  16";
    let mut acts = deposits("t", states(0..20, "1970-01-01"));
    for n in 0..5 {
        acts += &format!("1980-01-0{},S{n:02},denunciation,t,s\n", n + 1);
    }
    acts += &deposits("t", states(20..40, "1990-01-01"));
    let regime = regime(clause, &acts, "");
    let ix = regime.register().instrument("t").unwrap();
    let in_force = |day: &str| regime.standing(ix).in_force_on(Day::parse(day).unwrap()).0;
    assert!(in_force("1980-01-04") && !in_force("1980-01-05") && !in_force("1990-06-01"));
}

#[test]
fn denunciation_and_its_withdrawal_and_return() {
    let clause =
        "  enters into force  on 1 deposits\n  denunciation takes effect  180 days after notification";
    let acts = deposits("t", states(0..3, "1990-01-01"))
        + "2000-01-01,S00,denunciation,t,s\n2000-03-01,S00,withdrawal_of_denunciation,t,s\n"
        + "2000-01-01,S01,denunciation,t,s\n2005-01-01,S01,accession,t,s\n";
    let regime = regime(clause, &acts, "");
    let bound =
        |day: &str| regime.ids(regime.ask("parties to t", Day::parse(day).unwrap()).unwrap().recorded.sure);
    assert_eq!(bound("2000-06-28"), ["S00", "S01", "S02"]);
    assert_eq!(bound("2000-06-29"), ["S00", "S02"], "180 days after 2000-01-01");
    assert_eq!(bound("2005-01-01"), ["S00", "S01", "S02"]);
}

/// Everything that is wrong with a text, as `comity check` would say it.
fn found(text: &str) -> String {
    let (_, found) = language::parse(&SourceText::new("t.instrument", text));
    found.iter().fold(String::new(), |all, d| all + &format!("{d}\n"))
}

/// Everything that is wrong with a file of definitions, its names and contradictions included.
fn defined(text: &str) -> String {
    let mut folder = Folder::new();
    folder.insert("instruments/t".to_owned() + ".instrument", text.into());
    folder.insert("actors.csv".into(), "id,name,kind\nIAEA,IAEA,organisation\n".into());
    match load(&folder, None, None) {
        Ok(_) => String::new(),
        Err(found) => found.iter().fold(String::new(), |all, d| all + &format!("{d}\n")),
    }
}

#[test]
fn errors_point_at_the_words_and_say_what_would_mend_them() {
    insta::assert_snapshot!(found("instrument T \"x\"\ninstrument t x\n  adoptd 1979-10-26\n  adopted 26 October 1979\n  force bindng\n"), @"
    t.instrument:1:12: error: expected an id of lower-case letters, digits and hyphens, found 'T' (expected an id of lower-case letters, digits and hyphens)
    t.instrument:2:14: error: expected a text in double quotes, found 'x' (expected a text in double quotes)
    t.instrument:3:3: error: expected a line of a definition, found 'adoptd' (expected a line of a definition); did you mean 'adopted'?
    t.instrument:4:11: error: expected a date of the form 1979-10-26, found '26' (expected a date of the form 1979-10-26)
    t.instrument:5:9: error: expected 'binding', 'political' or 'proposed', found 'bindng' (expected 'binding', 'political' or 'proposed'); did you mean 'binding'?
    ");
    insta::assert_snapshot!(found("instrument t \"T\"\n  Article 19(1) enters into force 30 dys after 21 deposits\n  Article 19(1) enters into force 30 days after 21 depsits\n  enters into force on deposits by two thirds States\n  enters into force on deposits by {FRA and GBR}\n  open to States party to u and members of UN or list x\n"), @"
    t.instrument:2:38: error: expected days, months or years, found 'dys' (expected days, months or years); did you mean 'days'?
    t.instrument:3:52: error: expected 'deposits', found 'depsits' (expected 'deposits'); did you mean 'deposits'?
    t.instrument:4:47: error: expected 'of', found 'States' (expected 'of')
    t.instrument:5:41: error: expected '}', found 'and' (expected '}')
    t.instrument:6:47: error: expected brackets that say what belongs together, such as (A and B) or C, found 'or' (expected brackets that say what belongs together, such as (A and B) or C)
    ");
}

#[test]
fn instruments_that_wait_for_each_other_are_refused() {
    let mut folder = Folder::new();
    let text = "instrument a \"A\"\n  enters into force  on deposits by half of parties to b\ninstrument b \"B\"\n  enters into force  on entry into force of a\n";
    folder.insert("instruments/ab.instrument".into(), text.into());
    folder.insert("actors.csv".into(), "id,name,kind\nFRA,France,state\n".into());
    let found = load(&folder, None, None).unwrap_err();
    assert!(
        found
            .iter()
            .any(|d| d.message.contains("circle: a -> b -> a") || d.message.contains("circle: b -> a -> b"))
    );
}

/// Every example of the grammar's page can be read.
#[test]
fn the_examples_of_the_book_are_definitions() {
    let book = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs");
    let mut examples = 0;
    for page in ["grammar.md", "first-treaty.md", "first-forum.md"] {
        let text = std::fs::read_to_string(book.join(page)).unwrap();
        for block in text.split("```instrument\n").skip(1) {
            let block = block.split("```").next().unwrap();
            let (_, found) = language::parse(&SourceText::new(page, block));
            assert!(found.is_empty(), "{page}: {}", found[0]);
            examples += 1;
        }
    }
    assert!(examples >= 6);
}

/// Every line that a forum can have reads back as the same.
#[test]
fn forums_read_back_as_they_were_written() {
    let text = "\
forum f \"Forum\"
  symbol      GC(66)/RES/7
  force       proposed
  under       t
  convened by IAEA, UN
  members     (States party to t and participants in f-1 at level minister or above) but not members of g
  level       minister
  established 2001-01-01
  ended       2016-04-01
  prepares    g
  credentials required
  complete    through 2016-04-01
  Article 16(1)  meets  5 years after entry into force of t
  Article 16(2)  meets again  when a majority of members request it, not before 5 years after the last session
  between sessions  every year \"intersessional meeting\"
  Rule 12  quorum  a majority of members
  convened at least  30 days ahead
  decides  by two thirds of members present and voting
  decides on peace  by consensus
  decides on budget  by a majority of members
  decides on minutes  by a majority of members present
  decides on notes  by silence
  decides on dates  by silence unless one third of members object

forum g \"Another\"
  members     by invitation
  meets  every 2 years

forum h \"A third\"
  members     participants in f at level head
  meets  when 1/3 of members request it
  between sessions  every 6 months \"working group\"

instrument p \"A joint statement\"
  force       political
  made at     f-1
  element  one           \"do it\" by 2014-12-31
  element  two           \"report\" every 2 years
";
    let (script, found) = language::parse(&SourceText::new("t", text));
    assert!(found.is_empty(), "{}", found[0]);
    let printed = language::print(&script);
    let (again, found) = language::parse(&SourceText::new("t", &printed));
    assert!(found.is_empty() && again == script, "{printed}");
    for line in text.lines().filter(|l| !l.is_empty()) {
        let same = printed
            .lines()
            .any(|p| p.split_whitespace().eq(line.replace("1/3", "one third").split_whitespace()));
        assert!(same, "{line}\n{printed}");
    }
}

#[test]
fn forums_that_cannot_be_are_refused_with_the_place() {
    for (line, expected) in [
        ("meets  evry 2 years", "t.instrument:2:10"),
        ("meets  every 0 years", "a period, such as 'year'"),
        ("meets  when members request it", "a share"),
        (
            "meets again  when a majority of members request it, not before 5 years after",
            "'the last session'",
        ),
        ("decides  by acclamation", "by consensus"),
        ("decides  by two thirds of parties", "'of members'"),
        ("level  king", "head, minister or other"),
        ("between sessions  every year", "a text in double quotes"),
        ("quorum  a majority", "'of members'"),
        ("members  participants in x at level minister", "'or above'"),
        ("adopted  2001-01-01", "does not belong in a forum"),
        ("decides  by consensus\n  decides  by silence", "such a rule already"),
        ("under  treaty", "there is no instrument 'treaty'"),
        ("convened by IAE", "did you mean 'IAEA'?"),
        ("prepares  g", "there is no forum 'g'"),
        ("meets again  5 years after 2001-01-01", "names one day"),
        ("meets  5 years after opening", "the forum is under none"),
        ("established 2001-01-01\n  ended 2000-01-01", "before it was established"),
        ("members  members of f", "in a circle"),
        ("members  participants in f-1", "there is no session 'f-1'"),
    ] {
        let members = if line.starts_with("members") { "" } else { "  members by invitation\n" };
        let said = defined(&format!("forum f \"F\"\n  {line}\n{members}"));
        assert!(said.contains(expected), "{line}: {said}");
    }
    assert!(defined("forum f \"F\"\n").contains("lacks its line 'members SET'"));
}

/// A few lines in which each list names the one before it many times would come to more than any memory holds.
#[test]
fn lists_that_come_to_too_much_are_refused_at_once() {
    let mut text = "list l0 \"L\"\n  members {A}\n".to_owned();
    for n in 1..40 {
        let before = vec![format!("list l{}", n - 1); 100].join(" or ");
        text += &format!("list l{n} \"L\"\n  members {before}\n");
    }
    let said = defined(&text);
    assert!(said.contains("more than 2000 terms"), "{}", &said[..said.len().min(400)]);
    let circle = "list a \"A\"\n  members list b or list b\nlist b \"B\"\n  members list a or list a\n";
    let said = defined(circle);
    assert!(said.contains("lists refer to each other in a circle") && said.len() < 400, "{said}");
}

/// The words of real articles: the Rome Statute's 126(1), the Kigali Amendment's IV(1), the CPPNM's 20(2).
#[test]
fn an_article_copied_word_by_word_is_helped_into_the_language() {
    for (clause, help) in [
        (
            "enters into force on the first day of the month after the 60th day following 60 deposits",
            "90 days after 50",
        ),
        ("enters into force on 2019-01-01 provided that 20 instruments of ratification", "write 'if'"),
        ("enters into force on the thirtieth day after 102 deposits", "periods are in figures"),
        ("enters into force  30 days after 102 instruments", "a deposit here"),
        ("enters into force  30 days after deposits by two-thirds of States", "in two words"),
    ] {
        let said = found(&format!("instrument t \"T\"\n  {clause}\n"));
        assert!(said.contains(help), "{clause}: {said}");
    }
}
