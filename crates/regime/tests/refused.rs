//! What a record folder may not hold, and how it is said: once, where it stands, with what to write instead.

#![allow(clippy::unwrap_used, clippy::panic)]

use comity_regime::{
    Day, SourceText,
    load::{Folder, load},
};

const ACTORS: &str = "id,name,kind,from,to,continues
PRE,Preland,state,,1990-01-01,
POS,Posland,state,1990-01-01,,PRE
SEA,Sealand,state,,,
HIL,Hilland,state,,,
ORG,Organisation,organisation,,,
";
const TREATY: &str = "instrument fleet \"A convention on fleets\"
  opened 2000-01-01
  enters into force  on 2 deposits carrying 50% of tonnage
";
const FORUM: &str = "forum port \"Port council\"
  members {SEA, HIL}
  established 2000-01-01
  decides by consensus
";
const HEADER: &str = "date,actor,act,instrument,id,target,value,from,until,detail,source,recorded,note\n";

/// What is said of a folder with these files besides actors, sources and definitions; line by line.
fn said(files: &[(&str, &str)]) -> Vec<String> {
    let mut folder = Folder::new();
    for (path, text) in [
        ("actors.csv", ACTORS),
        ("sources.csv", "id,title\ns,A list\nt,Another list\n"),
        ("instruments/fleet.instrument", TREATY),
        ("instruments/port.instrument", FORUM),
        ("attributes.csv", &attributes("")),
    ] {
        folder.insert(path.into(), text.into());
    }
    for (path, text) in files {
        folder.insert((*path).into(), (*text).into());
    }
    let found = match load(&folder, None, Day::parse("2026-11-27")) {
        Ok(loaded) => loaded.warnings,
        Err(found) => found,
    };
    found.iter().map(|d| format!("[{}] {d}", d.code)).collect()
}

/// The one finding there is; the part of it that is expected is named where it is not there.
fn only(files: &[(&str, &str)], parts: &[&str]) {
    let found = said(files);
    assert_eq!(found.len(), 1, "{files:?}\n{}", found.join("\n"));
    for part in parts {
        assert!(found[0].contains(part), "{part}: {}\n{files:?}", found[0]);
    }
}

fn acts(rows: &str) -> String {
    format!("{HEADER}{rows}\n")
}

fn attributes(rows: &str) -> String {
    format!("actor,attribute,value,from,to,source\n{rows}\nORG,tonnage,10,,,s\n")
}

#[test]
fn a_table_that_is_wrong_as_a_whole_is_wrong_once() {
    let row = "2001-02-03,SEA,ratification,fleet,s";
    for (table, parts) in [
        (String::new(), &["1:1", "this table is empty", "date,actor,act,source"][..]),
        ("\n \n\n".into(), &["this table is empty"]),
        (format!("{row}\n{row}\n{row}\n"), &["names no column", "begin with a header", "date,actor,act,source"]),
        (format!("sep=,\ndate,actor,act,instrument,source\n{row}\n"), &["how to read the table", "delete it"]),
        (format!("\"sep=;\"\ndate;actor;act;source\n{row}\n"), &["how to read the table"]),
        (format!("Date,Actor,Act,Instrument,Source\n{row}\n"), &["'date', 'actor', 'act', 'source' are missing", "'date' by 'Date'"]),
        (format!("date,actor,act,instrument,sourcs\n{row}\n"), &["the column 'source' is missing", "'source' by 'sourcs'"]),
        (format!("date,actor,act,instrument\n{row}\n"), &["the column 'source' is missing", "the table of acts has the columns"]),
        (format!("\"date,actor,act,instrument,source\n{row}\n"), &["[unclosed-quote]", "1:1", "never closed"]),
        ("date;actor;act;source\n2001;SEA;ratification;s\n".into(), &["separated by semicolons", "not ';'"]),
        ("\"date\";\"actor\";\"act\";\"source\"\n\"2001\";\"SEA\";\"x\";\"s\"\n".into(), &["separated by semicolons"]),
        ("Date;Actor;Act;Source\n2001;SEA;ratification;s\n".into(), &["separated by semicolons"]),
        ("date\tactor\tact\tsource\n2001\tSEA\tratification\ts\n".into(), &["separated by tabs"]),
        ("date|actor|act|source\r\n2001|SEA|ratification|s\r\n".into(), &["separated by bars"]),
        ("date;actor,act;source,note\n2001,SEA,x\n".into(), &["separated by semicolons"]),
        (
            "date,actor,act,instrument,source\n2001;SEA;ratification;fleet;s\n2002;HIL;ratification;fleet;s\n".into(),
            &["2:1", "by commas in the header and by semicolons from here on"],
        ),
    ] {
        only(&[("acts.csv", &table)], parts);
    }
    // What refers to a table that cannot be read is not held against it.
    only(&[("sources.csv", "id;title\ns;A list\n")], &["sources.csv:1:1", "separated by semicolons"]);
    only(&[("actors.csv", "id,name\nSEA,Sealand\n")], &["actors.csv:1:1", "the column 'kind' is missing"]);
}

#[test]
fn empty_rows_and_columns_that_a_spreadsheet_leaves_are_passed_over() {
    let table = "date,actor,act,instrument,source,,, \n2001-02-03,SEA,accession,fleet,s,,,\n,,,,,,,\n , ,,,,,,\n,,\n\n";
    assert_eq!(said(&[("acts.csv", table)]), [""; 0]);
    assert_eq!(said(&[("acts.csv", &table.replace('\n', "\r\n"))]), [""; 0]);
    let lost = "date,actor,act,instrument,source,\n2001-02-03,SEA,accession,fleet,s,a remark\n2001-02-04,HIL,accession,fleet,s,another\n";
    only(&[("acts.csv", lost)], &["2:34", "column without a name", "name the column"]);
    let twice = "date,actor,act,instrument,source,note,note\n2001-02-03,SEA,accession,fleet,s,,\n";
    only(&[("acts.csv", twice)], &["1:39", "'note' is there twice"]);
}

/// Article 14 of the Vienna Convention on the Law of Treaties. What the record does not know of signatures is no error.
#[test]
fn a_state_ratifies_what_it_signed() {
    let table = |rows: &str| format!("date,actor,act,instrument,source\n{rows}");
    let (sea, hil) = ("2001-02-03,SEA,signature,fleet,s\n", "2002-01-01,HIL,ratification,fleet,s\n");
    only(&[("acts.csv", &table(&format!("{sea}{hil}")))], &["[not-signed]", "3:", "record its signature"]);
    let later = hil.replace("ratification", "signature").replace("2002", "2003");
    only(&[("acts.csv", &table(&format!("{sea}{hil}{later}")))], &["[not-signed]"]);
    for sound in [
        // Of a record without signatures nothing follows.
        hil.to_owned(),
        format!("{sea}{}", hil.replace("ratification", "accession")),
        format!("{sea}{}{hil}", hil.replace("ratification", "signature")),
        format!("{sea}2001/2003,HIL,signature,fleet,s\n{hil}"),
        // A predecessor's signature is its own.
        format!("1989-05-05,PRE,signature,fleet,s\n{}", hil.replace("HIL", "POS")),
        // Its ratification stands before anybody signed.
        format!("{}{hil}", sea.replace("2001", "2002")),
    ] {
        let found = said(&[
            ("acts.csv", &table(&sound)),
            ("instruments/fleet.instrument", &TREATY.replace("2000-01-01", "1985-01-01")),
        ]);
        assert_eq!(found, [""; 0], "{sound}");
    }
}

#[test]
fn remarks_however_many_stop_nothing() {
    let unsourced = |n: usize| (0..n).fold(String::new(), |rows, n| rows + &format!("SEA,flag-{n},yes,,,\n"));
    let found = said(&[("attributes.csv", &attributes(&unsourced(130)))]);
    assert_eq!(found.len(), 101, "{}", found.join("\n"));
    assert!(found.iter().all(|line| line.contains(": warning: ")), "{}", found.join("\n"));
    assert!(found[100].contains("30 more warnings"), "{}", found[100]);
}

#[test]
fn a_quotation_mark_hides_no_row_however_it_is_laid_out() {
    let table = |rows: &str| {
        format!("date,actor,act,instrument,source,note\n2001-02-03,SEA,signature,fleet,s,\"open\n{rows}")
    };
    for rows in [
        "2001-03-03,SEA,ratification,fleet,s,closed\"\n",
        "2001-03-03, SEA, ratification, fleet, s, closed\"\n",
        "2001-03,SEA,ratification,fleet,s, and so\n2001-04-03,HIL,ratification,fleet,s, and so on\"\n",
        "2001/2002 , SEA , ratification , fleet , s , closed\"\n",
    ] {
        only(&[("acts.csv", &table(rows))], &["[unclosed-quote]", "2:34", "looks like a row"]);
    }
    let spaced = "actor,attribute,value,from,to,source\nSEA,crews,\"open\nHIL, crews, 5, 2001, 2002, s\nHIL,ports,6\",,,s\n";
    only(&[("attributes.csv", spaced)], &["[unclosed-quote]", "attributes.csv:2:11", "looks like a row"]);
    // A remark of several lines is none of that.
    let remark = "date,actor,act,instrument,source,note\n2001-02-03,SEA,signature,fleet,s,\"Signed in Bern, Basel, Chur, Sion, and Bulle,\nafter the talks of Geneva, Lausanne, Lugano, Aarau, and Olten\"\n";
    assert_eq!(said(&[("acts.csv", remark)]), [""; 0]);
}

#[test]
fn numbers_are_read_whole_or_not_at_all() {
    for number in
        ["+53", "1 000", "1,000", "1'000", "1e3", "53.0", "٥٣", "５３", "-1", "4294967297", "1000001"]
    {
        let row = format!("2001-02-03,ORG,published_count,,,fleet,\"{number}\",,,participants,s,,");
        only(&[("acts.csv", &acts(&row))], &["[bad-number]", "2:40", "write it in digits"]);
    }
    assert_eq!(
        said(&[("acts.csv", &acts("2001-02-03,ORG,published_count,,,fleet,53,,,participants,s,,"))]),
        [""; 0]
    );
    for (number, help) in [
        ("40,5", "with a point before the decimals"),
        ("40 %", "nothing"),
        ("1\u{2009}000", "nothing between them"),
        ("+5", "digits"),
        ("0.1234567", "at most 6 decimals"),
        ("18446744073710", "too large"),
    ] {
        let rows = attributes(&format!("SEA,crews,\"{number}\",,,s"));
        only(&[("attributes.csv", &rows)], &["[bad-number]", "2:11", help]);
    }
    only(&[("attributes.csv", &attributes("SEA,crews,,2001,,s"))], &["[missing]", "2:11", "has no value"]);
}

#[test]
fn a_word_among_numbers_weighs_nothing_and_is_named() {
    let found =
        |value: &str| attributes(&format!("HIL,crews,12,,,s\nSEA,crews,{value},,,s\nPOS,crews,no,,,s"));
    only(
        &[("attributes.csv", &found("5 thousand"))],
        &["[bad-number]", "3:11: error", "'12' on line 2", "unit belongs"],
    );
    only(&[("attributes.csv", &found("many"))], &["[bad-number]", "3:11: warning", "weighs nothing"]);
    assert_eq!(said(&[("attributes.csv", &found("0.5"))]), [""; 0]);
    // Where a clause sums an attribute, all of its values are numbers.
    let summed = "actor,attribute,value,source\nHIL,tonnage,large,s\nSEA,tonnage,5 Mt,s\n";
    only(
        &[("attributes.csv", summed)],
        &["[bad-number]", "fleet.instrument:3", "'large' for HIL, '5 Mt' for SEA"],
    );
}

#[test]
fn nobody_has_two_values_for_the_same_days() {
    for (rows, line, other) in [
        // One that lasts goes on behind those that do not.
        (
            "SEA,crews,1,1990-01-01,2020-01-01,s\nSEA,crews,2,1991/1993,1992-06-01,s\nSEA,crews,3,2000-01-01,2005-01-01,s",
            4,
            "'1' on line 2",
        ),
        (
            "SEA,crews,1,1990-01-01,2020-01-01,s\nHIL,crews,3,2000-01-01,2005-01-01,s\nSEA,crews,3,2000-01-01,2005-01-01,s",
            4,
            "'1' on line 2",
        ),
        // Of days that are not known, too.
        ("SEA,crews,1,1990/1995,1992,s\nSEA,crews,1,1990/1995,1992,s", 3, "'1' on line 2"),
        ("SEA,crews,1,1990/1995,1992,s\nSEA,crews,2,1990/1995,1992,s", 3, "'1' on line 2"),
        ("PRE,crews,1,1980,,s\nPOS,crews,2,1992,1995,s", 3, "'1' on line 2"),
        ("SEA,member,ORG,1980,,s\nHIL,member,ORG,1980,,s\nSEA,member,ORG,1985,1995,t", 4, "'ORG' on line 2"),
    ] {
        only(
            &[("attributes.csv", &attributes(rows))],
            &["[duplicate]", &format!("attributes.csv:{line}:1"), other],
        );
    }
    let apart = "SEA,crews,1,1990-01-01,2001,s\nSEA,crews,2,2001,2005-01-01,s\nSEA,crews,3,2005-01-01,,s\nSEA,member,ORG,1990,,s\nHIL,crews,1,1990-01-01,,s";
    assert_eq!(said(&[("attributes.csv", &attributes(apart))]), [""; 0]);
}

#[test]
fn what_ends_before_it_begins_is_refused_wherever_it_stands() {
    let convened = "2001-01-01,HIL,convening,,port-1,port,,2001-06-01,2001-06-05,First,s,,\n";
    for (row, place) in [
        ("2001-06-01,SEA,credentials,,,port-1,,,2001-05-31,,s,,", "3:39"),
        ("2001-01-01,HIL,convening,,port-2,port,,2002-06-05,2002-06-01,Second,s,,", "3:"),
        ("2001-06-01,SEA,pledge,,p-1,port,,,2000,A pledge,s,,", "3:"),
        ("2001-06-01,SEA,pledge,,p-1,port,,,2003-05/2003-04,A pledge,s,,", "3:"),
        ("2001-06-01/2001-05,SEA,accession,fleet,,,,,,,s,,", "3:1"),
    ] {
        only(
            &[("acts.csv", &acts(&format!("{convened}{row}")))],
            &["[bad-date]", &format!("acts.csv:{place}")],
        );
    }
    only(&[("attributes.csv", &attributes("SEA,crews,1,2001-01-01,2000-12-31,s"))], &["[bad-date]", "2:24"]);
    for (lines, part) in [
        ("  opened 2000-01-01\n  closed 1999-12-31\n", "closed for signature on 1999-12-31"),
        ("  adopted 2000-02-01\n  opened 2000-01-01\n", "opened on 2000-01-01, before it was adopted"),
        (
            "  adopted 2000-01-01\n  force political\n  takes effect on subscription\n  element one \"One\" by 1999-12-31\n",
            "'one' is due on 1999-12-31",
        ),
    ] {
        let entry = if lines.contains("political") { "" } else { "  enters into force on 1 deposit\n" };
        let text = format!("instrument other \"Another\"\n{lines}{entry}");
        only(&[("instruments/other.instrument", &text)], &["[bad-date]", part]);
    }
}

#[test]
fn dates_of_other_programs_come_with_what_to_write() {
    for (date, help) in [
        ("2007-11-00", "write 2007-11 if"),
        ("2007-00-00", "write 2007 if"),
        ("1.2.2007", "write the year first"),
        ("01/02/2007", "write the year first"),
        ("2007/2/1", "write 2007-02-01"),
    ] {
        let row = acts(&format!("{date},SEA,accession,fleet,,,,,,,s,,"));
        only(&[("acts.csv", &row)], &["[bad-date]", "2:1", help]);
    }
    let definition = |date: &str| TREATY.replace("2000-01-01", date);
    for (date, help) in
        [("01/02/2007", "year first"), ("2007-11-00", "whole"), ("2007/2/1", "write 2007-02-01")]
    {
        only(&[("instruments/fleet.instrument", &definition(date))], &["fleet.instrument:2:", help]);
    }
    let actors = format!("{ACTORS}NEW,Newland,state,1999-00-00,,\n");
    only(&[("actors.csv", &actors)], &["[bad-date]", "the day has to be whole"]);
    for date in ["2007/2008-05", "2007-05/2008", "2007-05-08/2009", "2007/.."] {
        assert_eq!(
            said(&[("acts.csv", &acts(&format!("{date},SEA,accession,fleet,,,,,,,s,,")))]),
            [""; 0],
            "{date}"
        );
    }
}

#[test]
fn what_has_not_been_done_yet_is_remarked_on() {
    let ratified = "2001-02-03,SEA,ratification,fleet,,,,,,,s,,\n";
    for (row, place) in [
        ("2026-11-29,HIL,ratification,fleet,,,,,,,s,,", "3:1"),
        ("2027,HIL,ratification,fleet,,,,,,,s,,", "3:1"),
        ("2026-11-29,HIL,pledge,,p-1,,,,2030,A pledge,s,,", "3:1"),
        // A correction does not move an act to where it cannot be.
        (
            "2010-01-01,SEA,rectification,fleet,,2001-02-03 ratification,,,,2031-02-03 ratification,s,,",
            "3:64",
        ),
        // It was not there to be recorded.
        ("2012-01-01,HIL,ratification,fleet,,,,,,,s,2010-01-01,", "3:1"),
        ("2012-01-01,HIL,ratification,fleet,,,,,,,s,2031-01-01,", "3:"),
    ] {
        let place = format!("acts.csv:{place}");
        only(&[("acts.csv", &acts(&format!("{ratified}{row}")))], &["[future-date]", &place, "warning"]);
    }
    for row in [
        "2026-11-28,HIL,ratification,fleet,,,,,,,s,,",
        "2026/2027,HIL,ratification,fleet,,,,,,,s,,",
        "2012-01-01,HIL,ratification,fleet,,,,,,,s,2011-12-31,",
        "2001-02-03,HIL,pledge,,p-1,,,,2031,A pledge,s,,",
    ] {
        assert_eq!(said(&[("acts.csv", &acts(&format!("{ratified}{row}")))]), [""; 0], "{row}");
    }
}

#[test]
fn a_sign_that_cannot_be_seen_is_refused_in_every_table_and_definition() {
    for (path, text, place) in [
        ("actors.csv", "id,name,kind\nSEA,Sea\u{8}land,state\n", "2:5"),
        ("sources.csv", "id,title\ns,A \u{9b}31mlist\n", "2:3"),
        ("attributes.csv", "actor,attribute,value\nSEA,crews,\u{202e}1\n", "2:11"),
        ("disagreements.csv", "question,source,says\nHow\u{ffff} many?,s,two\n", "2:1"),
        (
            "instruments/x.instrument",
            "# \u{2066}\ninstrument x \"X\"\n  enters into force on 1 deposit\n",
            "1:3",
        ),
    ] {
        let found = said(&[(path, text)]);
        let named = |line: &String| {
            line.starts_with(&format!("[control-character] {path}:{place}: error")) && line.contains("U+")
        };
        assert!(found.iter().any(named), "{path}: {}", found.join("\n"));
    }
}

/// What some programs run where they open it, and what leads nowhere.
#[test]
fn a_source_has_the_address_of_a_page_or_none() {
    let long = format!("https://example.org/{}", "x".repeat(500));
    for url in [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "ftp://example.org/x",
        "//example.org/x",
        "example.org",
        "https://",
        "https://example.org/a b",
        "https://example.org/\u{e9}",
        &long,
    ] {
        let table = format!("id,title,url\ns,A list,\"{url}\"\nt,Another list,\n");
        only(
            &[("sources.csv", &table)],
            &["[bad-address] sources.csv:2:", "is no address", "https:// or http://"],
        );
    }
    let right = "id,title,url\ns,A list,https://example.org/a?b=c#d\nt,Another list,http://localhost:80/\n";
    assert_eq!(said(&[("sources.csv", right)]), [""; 0]);
}

/// What is refused now was taken once, and a log may hold it.
#[test]
fn what_an_old_log_holds_is_read_as_it_was_taken() {
    use comity_regime::load::{Builder, Row};
    use std::borrow::Cow;
    let mut found = vec![];
    let mut builder = Builder::default();
    let mut rows = |builder: &mut Builder,
                    add: fn(&mut Builder, &Row<'_>, &mut Vec<_>),
                    fields: &[(&'static str, &'static str)]| {
        let pairs: Vec<_> = fields.iter().map(|(c, t)| (Cow::Borrowed(*c), Cow::Borrowed(*t))).collect();
        add(builder, &Row::entry(&SourceText::new("log", ""), &pairs), &mut found);
    };
    rows(
        &mut builder,
        Builder::source,
        &[("id", "s"), ("title", "A\u{1b} list"), ("url", "javascript:go()")],
    );
    rows(&mut builder, Builder::actor, &[("id", "SEA"), ("name", "Sea\u{7}land"), ("kind", "state")]);
    builder.actors_done();
    for (value, from) in [
        ("+5", "2007/2008-05"),
        ("0.1234567", "2008-05/2009"),
        ("40,5", "2010"),
        ("5.", "2009/2010-02-03"),
        ("40 %", "2011"),
    ] {
        rows(
            &mut builder,
            Builder::attribute,
            &[("actor", "SEA"), ("attribute", "crews"), ("value", value), ("from", from), ("source", "s")],
        );
    }
    builder.definitions_done();
    rows(
        &mut builder,
        Builder::act,
        &[
            ("date", "2062-05-04"),
            ("actor", "SEA"),
            ("act", "pledge"),
            ("id", "p"),
            ("detail", "a\u{202e}b\r\n"),
            ("source", "s"),
            ("place", "x"),
        ],
    );
    rows(
        &mut builder,
        Builder::act,
        &[
            ("date", "2001"),
            ("actor", "SEA"),
            ("act", "published_count"),
            ("target", "p"),
            ("value", "+5"),
            ("detail", "pledges"),
            ("source", "s"),
        ],
    );
    assert!(found.is_empty(), "{found:?}");
    let (regime, _) = builder.finish().unwrap();
    assert_eq!(regime.docket().recorded().len(), 2);
    let weights: Vec<u64> = regime.register().attributes["crews"].rows.iter().map(|r| r.weight).collect();
    assert_eq!(weights, [5_000_000, 123_456, 0, 5_000_000, 0]);
}
