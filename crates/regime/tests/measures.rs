//! Measures, attributes and readings: what can be written comes back as it was, what is wrong is said with what would mend
//! it, and a reading never stands for an earlier day.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeSet;

use comity_regime::{
    Day, Regime, SourceText, language,
    load::{Folder, Loaded, load},
    naive::Naive,
};

const ATTRIBUTES: &str = "
attribute heu \"HEU\"
  unit   kg
  kind   reading
  holds  at most 3 years
  silence means none from 2012-01-01
  significant quantity 25 kg

attribute heu-civil \"Civil\"
  unit   kg
  kind   reading
  silence is unknown
  part of heu

attribute plutonium \"Pu\"
  unit   kg
  kind   reading
  silence means none
  significant quantity 8 kg

attribute reactors \"Reactors\"
  unit   reactors
  silence means none

attribute unsaid \"Unsaid\"
  unit   kg
  kind   reading

attribute both \"Both\"
  unit   kg
  made of heu, plutonium

instrument pact \"Pact\"
  complete    always
  enters into force  on 1 deposits

instrument further \"Further\"
  open to     contracting parties to pact
  enters into force  on 1 deposits

instrument idea \"Idea\"
  force       proposed
";

fn folder(definitions: &str, attributes: &str) -> Folder {
    let mut folder = Folder::new();
    folder.insert("instruments/a.instrument".into(), format!("{ATTRIBUTES}\n{definitions}").into());
    let actors = "id,name,kind\nAAA,A,state\nBBB,B,state\nCCC,C,state\nORG,O,organisation\n";
    folder.insert("actors.csv".into(), actors.into());
    folder.insert("sources.csv".into(), "id,title\ns,S\n".into());
    folder.insert(
        "attributes.csv".into(),
        format!("actor,attribute,value,from,to,source\n{attributes}").into(),
    );
    folder
}

fn regime(attributes: &str) -> Regime {
    loaded(&folder("", attributes)).regime
}

fn loaded(folder: &Folder) -> Loaded {
    load(folder, None, None).unwrap_or_else(|found| panic!("{}", found[0]))
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

/// Everything that is found, each in a line.
fn said(folder: &Folder) -> String {
    let found = match load(folder, None, None) {
        Ok(loaded) => loaded.warnings,
        Err(found) => found,
    };
    found.iter().map(|d| format!("{} {d} {}\n", d.code, d.help.as_deref().unwrap_or_default())).collect()
}

/// How many surely and possibly are in a set.
fn ask(regime: &Regime, set: &str, on: &str) -> (usize, usize) {
    let extent = regime.ask(set, day(on)).unwrap_or_else(|found| panic!("{}", found[0]));
    (extent.bounds.sure.len(), extent.bounds.possible.len())
}

#[test]
fn what_is_written_is_printed_and_read_again() {
    let text = "measure m \"M\"\n  asks   What is it?\n  limits Little\n  share  of heu and plutonium that is not heu-civil over States\n  aim    at least two thirds by 2030-01-01\n  from   pact Article 3\n  since  2012-01-01\n  variant \"other\"  share  of heu over States held by parties to pact\n  variant \"holders\"  share  of heu over States held by States with more than 0.5 t of heu and plutonium\n\nmeasure n \"N\"\n  fewest of parties to pact as \"one\", (hosts of \"IPPAS\" within 10 years or States) as \"two\" over States\n  aim    at most 3\n\nmeasure o \"O\"\n  commitments under nss that are delivered as the record itself shows\n\nmeasure p \"P\"\n  missions \"IPPAS\" to actors that have reported under pact within 18 months within 10 years\n\nmeasure q \"Q\"\n  areas covered by instruments in force that are binding\n\nmeasure r \"R\"\n  number of actors that have requested assistance under pact\n  aim    at most 5 States\n\narea x \"X\"\n  covers      something\n  from   pact Article 2A\n\ninstrument y \"Y\"\n  Article 2A  reaches  x\n  reaches  x\n\nattribute z \"Z\"\n  unit   t\n  kind   reading\n  holds  at most 18 months\n  silence means none from 2012-01-01 until 2020-01-01\n  part of heu\n  made of a, b\n  significant quantity 25 kg\n";
    let (script, found) = language::parse(&SourceText::new("t", text));
    assert!(found.is_empty(), "{}", found[0]);
    assert_eq!(language::print(&script), text);
    for set in [
        "States with at least 1 kg of heu and plutonium",
        "States with less than 0.5 t of heu and parties to pact",
        "actors with more than 3 reactors of reactors",
        "hosts of \"IPPAS\" but not States",
    ] {
        let read = language::parse_set(&SourceText::new("set", set)).unwrap_or_else(|e| panic!("{set}: {e}"));
        let again = language::parse_set(&SourceText::new("set", &read.to_string())).unwrap();
        assert_eq!(read, again, "{set}");
    }
}

#[test]
fn mistakes_are_caught_and_mended() {
    for (line, code, help) in [
        ("share of States that are organisations", "never", "names those of the first"),
        ("share of parties to pact that are States but not parties to pact", "never", ""),
        ("sum of heu and heu-civil over States", "counts-twice", "keep the whole, or its parts"),
        ("sum of both and heu over States", "counts-twice", "keep the whole"),
        ("sum of heu and reactors over States", "unit", "add only what is in one unit"),
        ("number of States with at least 1 of heu", "syntax", ""),
        ("number of States with at least 1 reactors of heu", "unit", ""),
        ("number of States with at least 1 SQ of heu-civil", "unit", ""),
        ("sum of unsaid over States", "silence", "silence means none"),
        ("number of States\n  aim less", "no-text", "name the text"),
        ("share of States that are parties to idea", "proposed", "say 'proposed'"),
        (
            "number of States\n  variant \"v\" share of States that are parties to pact",
            "variant",
            "of its own",
        ),
        (
            "fewest of parties to pact as \"one\", parties to further as \"two\" over States",
            "counts-twice",
            "asks for more",
        ),
        ("share of heu that is plutonium over States", "not-a-part", "part of ID"),
        ("sum of hue over States", "unknown-attribute", "did you mean 'heu'?"),
        ("sum of member over States", "unknown-attribute", ""),
        ("number of States\n  aim all\n  from pact", "aim", "write 'more'"),
        ("share of States that are parties to pact\n  aim none\n  from pakt", "unknown-source", "'pact'"),
        ("reports due under pakt that came", "unknown-instrument", "did you mean 'pact'?"),
        ("areas covered by instruments in force", "never", "define areas"),
    ] {
        let found = said(&folder(&format!("measure m \"M\"\n  {line}\n"), ""));
        assert!(found.contains(code) && found.contains(help), "{line}: {found}");
    }
    let rows = |rows: &str| said(&folder("", rows));
    for (row, code, help) in [
        ("AAA,heu,5,,,s", "missing", "write the day"),
        ("AAA,heu,5,2012-01-01,2013-01-01,s", "misplaced", "another reading"),
        ("AAA,heu,5,2012-01-01,,s\nAAA,heu,6,2012-01-01,,s", "duplicate", "disagreements.csv"),
        ("AAA,heu,7..5,2012-01-01,,s", "bad-number", "5..7"),
        ("AAA,heu,\"1,5..2\",2012-01-01,,s", "bad-number", ""),
        ("AAA,other,5..7,2012-01-01,,s", "no-unit", "attribute other"),
        ("AAA,both,5,2012-01-01,,s", "counts-twice", "made of"),
    ] {
        let found = rows(row);
        assert!(found.contains(code) && found.contains(help), "{row}: {found}");
    }
    assert_eq!(said(&folder("measure m \"M\"\n  number of States with at least 1 kg of both\n", "")), "");
}

#[test]
fn a_reading_stands_for_later_days_until_another_or_too_old() {
    let regime = regime("AAA,heu,5,2013-06-01,,s\nAAA,heu,0.5,2014-06-01,,s\n");
    let holders = |on: &str| ask(&regime, "{AAA} and States with at least 1 kg of heu", on);
    assert_eq!(holders("2011-12-31"), (0, 1), "before anybody looked nothing is known");
    assert_eq!(holders("2013-05-31"), (0, 0), "silence meant none then, and no later reading counts");
    assert_eq!((holders("2013-06-01"), holders("2014-05-31")), ((1, 1), (1, 1)));
    assert_eq!((holders("2014-06-01"), holders("2017-05-31")), ((0, 0), (0, 0)));
    assert_eq!(holders("2017-06-01"), (0, 1), "too old");
    // Those of whom there is no row are silent.
    assert_eq!(ask(&regime, "{BBB} and States with at least 1 kg of heu", "2017-06-01"), (0, 0));
}

#[test]
fn bounds_make_members_sure_or_possible() {
    let rows = "AAA,heu,1..,2013-01-01,,s\nBBB,heu,..1,2013-01-01,,s\nCCC,heu,0.5..2,2013-01-01,,s\n";
    let regime = regime(rows);
    let on = "2013-06-01";
    assert_eq!(ask(&regime, "States with at least 1 kg of heu", on), (1, 2), "less than 1 is no 1");
    assert_eq!(ask(&regime, "States with at least 1 kg of both", on), (1, 2));
    assert_eq!(ask(&regime, "States with less than 1 kg of heu", on), (1, 2));
    assert_eq!(ask(&regime, "States with more than 2000 g of heu", on), (0, 1));
    assert_eq!(ask(&regime, "States with at least 1 SQ of heu and plutonium", on), (0, 1));
}

/// The naive engine knows certain days and amounts, and takes what is not known for nothing.
#[test]
fn the_naive_engine_says_the_same() {
    let rows = "AAA,heu,5,2013-06-01,,s\nAAA,heu,0.5,2014-06-01,,s\nBBB,heu,2,2012-06-01,,s\n\
        BBB,plutonium,3,2012-08-01,,s\nCCC,reactors,2,2012-01-01,2013-01-01,s\nCCC,reactors,4,2013-01-01,,s\n";
    let regime = regime(rows);
    let (first, last) = (day("2012-01-01"), day("2015-05-31"));
    let naive = Naive::new(regime.register(), &[], first, last);
    for set in [
        "States with at least 1 kg of heu",
        "States with more than 4 kg of heu and plutonium",
        "States with at least 3 reactors of reactors",
        "actors with at least 5000 g of heu and plutonium",
    ] {
        let source = SourceText::new("set", set);
        let expression = language::parse_set(&source).unwrap();
        let mut at = first;
        while at <= last {
            let fast: BTreeSet<_> =
                regime.who(&expression, &source, at).unwrap().bounds.sure.iter().collect();
            assert_eq!(naive.set(&expression, at), fast, "{set} on {at}");
            at = at.plus_days(7);
        }
    }
}
