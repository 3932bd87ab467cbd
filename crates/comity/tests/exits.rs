//! What leaves the server for other programs: calendars, the feed of acts, tables and the database.

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use std::{fs, path::Path, process::Command};

use comity_regime::load::ACTS as TABLE;
use common::{Server, get, serve, serve_with};
use tempfile::TempDir;

/// A forum whose first session is convened without any clause that calls for it, beside a meeting that is called off.
const FORUM: &str = "forum commission \"A commission\"
  members     {CHL, FJI, NOR}
  established 2020-01-01
";
const ACTS: &str = "date,actor,act,id,target,value,from,until,place,detail,source
2026-01-10,CHL,convening,commission-1,commission,,2027-03-01,2027-03-03,Suva,First session,s
2026-01-10,NOR,convening,commission-2,commission,,2027-09-06,2027-09-06,,Second session,s
2026-02-01,FJI,convening,commission-0,commission,intersessional,2026-05-04,2026-05-05,Oslo,Preparatory meeting,s
2026-03-01,FJI,cancellation,,commission-0,,,,,,s
";

/// A record folder with these definitions and acts, and the actors that are built in.
fn folder(at: &Path, definition: &str, acts: &str) {
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../record/nuclear-security/sources.csv");
    fs::create_dir_all(at.join("instruments")).unwrap();
    fs::write(at.join("instruments/a.instrument"), definition).unwrap();
    fs::write(at.join("acts.csv"), acts).unwrap();
    fs::write(at.join("sources.csv"), fs::read_to_string(sources).unwrap() + "s,A list,,,,\n").unwrap();
}

/// Serves a record folder from a data folder in it.
fn serve_folder(at: &Path) -> Server {
    serve_with(&at.join("data"), &["--record", at.to_str().unwrap()])
}

/// The events of a calendar: their lines, unfolded.
fn events(server: &Server, path: &str) -> Vec<Vec<String>> {
    let body = get(server, path, &[]).body.replace("\r\n ", "");
    let each = body.split("BEGIN:VEVENT\r\n").skip(1);
    each.map(|event| event.split("\r\n").map(str::to_owned).collect()).collect()
}

fn said(event: &[String], name: &str) -> String {
    let line = event.iter().find_map(|line| line.strip_prefix(name));
    line.unwrap_or_default().trim_start_matches(':').to_owned()
}

#[test]
fn a_calendar_has_every_session_for_all_its_days_under_one_id() {
    let data = TempDir::new().unwrap();
    folder(data.path(), FORUM, ACTS);
    let server = serve_folder(data.path());
    for path in ["/calendar.ics", "/forums/commission.ics", "/states/FJI.ics"] {
        // Ahead, on its first day, on its last, and when it is over.
        for day in ["2026-07-01", "2027-03-01", "2027-03-03", "2028-01-01"] {
            let all = events(&server, &format!("{path}?on={day}"));
            let event = |id: &str| {
                let uid = format!("session/{id}@localhost/comity");
                let found: Vec<_> = all.iter().filter(|event| said(event, "UID") == uid).collect();
                assert_eq!(found.len(), 1, "{path} {day}: {all:?}");
                found[0].clone()
            };
            let first = event("commission-1");
            for (name, expected) in [
                ("DTSTART;VALUE=DATE", "20270301"),
                ("DTEND;VALUE=DATE", "20270304"),
                ("LOCATION", "Suva"),
                ("SUMMARY", "First session"),
                ("STATUS", ""),
                ("TRANSP", "TRANSPARENT"),
                ("URL", &format!("{}/sessions/commission-1", server.address)),
            ] {
                assert_eq!(said(&first, name), expected, "{path} {day} {name}");
            }
            assert!(
                said(&first, "DESCRIPTION").contains(&format!("{}/sessions/commission-1", server.address))
            );
            assert_eq!(first.contains(&"BEGIN:VALARM".to_owned()), day == "2026-07-01", "{path} {day}");
            // A session of one day ends on the next (RFC 5545, section 3.6.1).
            assert_eq!(said(&event("commission-2"), "DTEND;VALUE=DATE"), "20270907");
            assert_eq!(said(&event("commission-0"), "STATUS"), "CANCELLED");
        }
        // Made twice: what is passed over makes another question of it.
        let made = |more: &str| get(&server, &format!("{path}?on=2026-07-01{more}"), &[]).body;
        let one = made("");
        assert_eq!(one, made("&utm_source=letter"));
        for line in ["PRODID:-//Comity//", "REFRESH-INTERVAL;VALUE=DURATION:", "X-PUBLISHED-TTL:"] {
            assert!(one.contains(line), "{one}");
        }
    }
    // Whoever does not belong has nothing to attend.
    assert!(events(&server, "/states/CHE.ics?on=2026-07-01").is_empty());
    // The command line names it, too, and what is under way.
    for (command, day, expected) in [
        ("due", "2026-07-01", "◐ convened"),
        ("due", "2027-03-02", "◐ under way"),
        ("remind", "2027-02-01", "First session"),
        ("calendar", "2026-07-01", "convened: First session"),
    ] {
        let of = if command == "calendar" { "commission" } else { "FJI" };
        let mut ask = Command::new(env!("CARGO_BIN_EXE_comity"));
        ask.arg("--record").arg(data.path()).args([command, of, "--on", day]);
        let output = ask.output().unwrap();
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(said.contains(expected) && said.contains("First session"), "{command} {day}: {said}");
        assert!(!said.contains("Preparatory"), "{command} {day}: {said}");
    }
}

/// What a clause calls for has one id too, whatever became of the day it is due.
#[test]
fn what_falls_due_has_an_id_without_a_day() {
    let data = TempDir::new().unwrap();
    let server = serve(data.path());
    for path in
        ["/calendar.ics", "/states/FIN.ics", "/forums/article-16.ics", "/instruments/js-2012-smuggling.ics"]
    {
        let all = events(&server, &format!("{path}?on=2021-01-01"));
        let mut ids: Vec<String> = all.iter().map(|event| said(event, "UID")).collect();
        let dated = |id: &&String| id.contains("2021-") || id.contains("20210");
        assert_eq!(ids.iter().find(dated), None, "{path}");
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), all.len(), "{path}: an id is there twice");
    }
    let first = |day: &str| events(&server, &format!("/forums/article-16.ics?on={day}"));
    let (before, after) = (first("2020-01-01"), first("2021-08-01"));
    let uid = "session/article-16@localhost/comity";
    assert!(before.iter().chain(&after).filter(|event| said(event, "UID") == uid).count() == 2, "{after:?}");
}

#[test]
fn the_feed_leads_to_its_entries_and_to_its_other_pages() {
    let data = TempDir::new().unwrap();
    let server = serve(data.path());
    let between = |text: &str, begin: &str, end: &str| -> Vec<String> {
        text.split(begin).skip(1).filter_map(|rest| Some(rest.split_once(end)?.0.to_owned())).collect()
    };
    let (mut path, mut entries, mut stamps) = ("/acts.atom".to_owned(), vec![], vec![]);
    loop {
        let answer = get(&server, &path, &[]);
        assert_eq!((answer.status, answer.kind.as_str()), (200, "application/atom+xml"), "{path}");
        let (head, rest) = answer.body.split_once("<entry>").unwrap();
        assert!(head.contains(&format!("<link href=\"{}{path}\" rel=\"self\"", server.address)), "{head}");
        assert!(
            head.contains(&format!("<link href=\"{}/acts\" rel=\"alternate\"", server.address)),
            "{head}"
        );
        let own =
            between(rest, &format!("<link href=\"{}/log/entries/", server.address), "\" rel=\"alternate\"");
        assert_eq!(own.len(), between(rest, "<id>", "</id>").len(), "{path}");
        entries.extend(own.iter().map(|entry| entry.parse::<u64>().unwrap()));
        stamps.extend(between(rest, "<updated>", "</updated>"));
        let next = between(head, "<link href=\"", "\" rel=\"next\"");
        assert_eq!(head.contains("rel=\"previous\""), path != "/acts.atom");
        let Some(next) = next.last().and_then(|link| link.rsplit('"').next()) else { break };
        path = next.strip_prefix(&server.address).unwrap().replace("&amp;", "&");
    }
    let total: serde_json::Value = serde_json::from_str(&get(&server, "/acts.json", &[]).body).unwrap();
    assert_eq!(total["total"].as_u64().unwrap(), entries.len() as u64);
    assert!(entries.is_sorted_by(|a, b| a > b), "the newest first");
    assert!(stamps.is_sorted_by(|a, b| a > b), "and so are their times");
    let page = get(&server, &format!("/log/entries/{}", entries[0]), &[("accept", "text/html")]);
    assert_eq!(page.status, 200);
    // Whoever has a page of it already is not given it again.
    let second = get(&server, "/acts.atom?page=2", &[]);
    let known = get(&server, "/acts.atom?page=2", &[("if-none-match", &second.etag)]);
    assert_eq!((known.status, known.body.as_str()), (304, ""));
}

/// What the command line says of a record folder.
fn ask(record: &Path, arguments: &[&str]) -> String {
    let mut ask = Command::new(env!("CARGO_BIN_EXE_comity"));
    let output = ask.arg("--record").arg(record).args(arguments).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// A record that takes its actors from the built-in one takes their names, and leaves as a record that is right.
#[test]
fn what_is_exported_of_a_borrowed_record_is_right() {
    let (data, out) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    folder(data.path(), FORUM, ACTS);
    drop(serve_folder(data.path()));
    let exported = out.path().join("record");
    let comity = |arguments: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_comity")).args(arguments).output().unwrap();
        assert!(output.status.success(), "{arguments:?}: {output:?}");
    };
    comity(&["--data", data.path().join("data").to_str().unwrap(), "export", exported.to_str().unwrap()]);
    comity(&["check", exported.to_str().unwrap()]);
    let names = fs::read_to_string(exported.join("names.csv")).unwrap();
    assert!(names.contains("\nFJI,fr,") && !names.contains("\ncppnm,"), "{names}");
}

/// Whoever has the table of acts has the record: it says the same on every day when it is read again.
#[test]
fn the_table_of_acts_reads_back_to_the_same_regime() {
    let (data, again) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let server = serve(data.path());
    let record = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../record/nuclear-security");
    for name in ["actors.csv", "attributes.csv", "sources.csv", "disagreements.csv"] {
        fs::copy(record.join(name), again.path().join(name)).unwrap();
    }
    fs::create_dir(again.path().join("instruments")).unwrap();
    for file in fs::read_dir(record.join("instruments")).unwrap() {
        let file = file.unwrap();
        fs::copy(file.path(), again.path().join("instruments").join(file.file_name())).unwrap();
    }
    let table = get(&server, "/acts.csv", &[]).body;
    let head = table.lines().next().unwrap();
    for column in TABLE.required.iter().chain(TABLE.optional).copied() {
        assert!(head.split(',').any(|name| name == column), "{column}: {head}");
    }
    assert!(get(&server, "/acts.csv?page=2", &[]).body.starts_with(&format!("{head}\n")));
    fs::write(again.path().join("acts.csv"), &table).unwrap();
    for day in ["1987-02-08", "2005-07-08", "2016-05-08", "2026-11-01"] {
        for arguments in [
            &["status", "--json", "--on", day][..],
            &["calendar", "--json", "--on", day],
            &["commitments", "--csv", "--on", day],
            &["due", "IDN", "--on", day],
        ] {
            assert_eq!(ask(&record, arguments), ask(again.path(), arguments), "{arguments:?}");
        }
    }
    // It begins another log, too.
    let other = serve_folder(again.path());
    let total = |server: &Server| {
        let acts = get(server, "/acts.json", &[]).body;
        serde_json::from_str::<serde_json::Value>(&acts).unwrap()["total"].clone()
    };
    assert_eq!(total(&other), total(&server));
}

#[test]
fn a_spreadsheet_computes_nothing_and_the_record_stays_as_it_was() {
    let (first, again) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let acts = ACTS
        .replace("First session", r#""=HYPERLINK(""http://example.org"",""the papers"")""#)
        .replace("Second session", "- and a second one")
        .replace("Preparatory meeting", "@home")
        .replace("Suva", "+5");
    folder(first.path(), FORUM, &acts);
    let server = serve_folder(first.path());
    for (path, begun) in [
        ("/acts.csv", &["\"'=HYPERLINK(", ",'- and", ",'@home", ",+5,"][..]),
        ("/calendar.csv", &["\"'=HYPERLINK(", ",'- and", ",+5,"]),
    ] {
        let table = get(&server, path, &[]).body;
        for cell in begun {
            assert!(table.contains(cell), "{path} {cell}: {table}");
        }
    }
    folder(again.path(), FORUM, &get(&server, "/acts.csv", &[]).body);
    let calendar = ["calendar", "--json", "--on", "2026-07-01"];
    assert!(ask(first.path(), &calendar).contains("\"=HYPERLINK("));
    assert_eq!(ask(first.path(), &calendar), ask(again.path(), &calendar));
}

#[test]
fn numbers_are_numbers_in_the_database() {
    let data = TempDir::new().unwrap();
    let server = serve(data.path());
    let file = data.path().join("export.sqlite");
    let mut answer = ureq::get(format!("{}/export.sqlite", server.address)).call().unwrap();
    fs::write(&file, answer.body_mut().with_config().limit(100 << 20).read_to_vec().unwrap()).unwrap();
    let database = rusqlite::Connection::open(&file).unwrap();
    let list = |query: &str| -> Vec<String> {
        let mut found = database.prepare(query).unwrap();
        let rows = found.query_map([], |row| row.get(0)).unwrap();
        rows.map(Result::unwrap).collect()
    };
    assert_eq!(
        list("SELECT instrument FROM instruments WHERE parties > 100 ORDER BY parties DESC"),
        ["cppnm", "cppnm-amendment", "icsant"]
    );
    for (table, columns) in [
        ("log", &["size"][..]),
        ("instruments", &["in_force", "parties", "parties_most", "states", "organisations", "signatories"]),
        ("instruments", &["needed", "needed_most", "have", "have_most"]),
        ("parties", &["sure"]),
        ("sessions", &["days_late", "requests", "needed", "delegations", "heads", "heads_most", "ministers"]),
        ("commitments", &["delivered", "reports"]),
        ("acts", &["entry"]),
        ("disagreements", &["taken"]),
    ] {
        for column in columns {
            let kinds = format!("SELECT DISTINCT typeof({column}) FROM {table} WHERE {column} IS NOT NULL");
            assert_eq!(list(&kinds), ["integer"], "{table}.{column}");
            let declared = format!("SELECT type FROM pragma_table_info('{table}') WHERE name = '{column}'");
            assert_eq!(list(&declared), ["INTEGER"], "{table}.{column}");
        }
    }
    // What is so is 1, and what is not 0; an uncertain count is the least that it may be, with the most beside it.
    assert_eq!(list("SELECT DISTINCT CAST(delivered AS TEXT) FROM commitments ORDER BY 1"), ["0", "1"]);
    let uncertain = "SELECT count(*) || '' FROM sessions WHERE heads_most > heads";
    assert_ne!(list(uncertain), ["0"], "there are sessions of which not everybody's level is known");
    assert_eq!(list("SELECT what FROM sessions WHERE heads_most < heads"), [""; 0]);
}

#[test]
fn a_parameter_that_there_is_not_is_refused() {
    let data = TempDir::new().unwrap();
    let server = serve(data.path());
    for (path, expected) in [
        ("/commitments.json?off=FIN", "did you mean 'of'? there is on, known, of, kind, under, state"),
        ("/acts.json?actor=FIN", "actor: nothing is asked by this name here"),
        ("/index.json?On=2010-01-01", "did you mean 'on'?"),
        ("/index.json?on=2010-01-01&on=2016-06-01", "on: it is asked twice"),
        ("/stocktake.md?form=2016-01-01", "did you mean 'from'?"),
        ("/instruments/cppnm.ics?date=2016-06-01", "date: nothing is asked"),
        ("/log/entries/0.json?x", "x: nothing is asked"),
        ("/log/entries/0.tlog-proof?x=1", "x: nothing is asked here"),
        ("/log/checkpoint?x=1", "x: nothing is asked here"),
        ("/export.sqlite?on=2010-01-01", "on: nothing is asked here"),
        ("/openapi.json?on=2010-01-01", "on: nothing is asked here"),
        ("/catalog.jsonld?x=1", "x: nothing is asked here"),
        ("/health?x=1", "x: nothing is asked here"),
    ] {
        let answer = get(&server, path, &[]);
        assert_eq!((answer.status, answer.kind.as_str()), (400, "application/problem+json"), "{path}");
        assert!(answer.body.contains(expected), "{path}: {}", answer.body);
    }
    // What is not there at all takes no parameters either, and is not there.
    assert_eq!(get(&server, "/nothing.json?x=1", &[]).status, 404);
    // What follows people around is passed over, and carried on by no link.
    let page = get(&server, "/commitments?of=FIN&utm_source=letter&fbclid=1", &[("accept", "text/html")]);
    assert!(page.status == 200 && !page.body.contains("utm_source"), "{}", page.status);
    // What is built in is asked for with the build.
    let style = page.body.split("href=\"/style.css").nth(1).unwrap().split('"').next().unwrap();
    assert!(style.starts_with('?') && get(&server, &format!("/style.css{style}"), &[]).status == 200);
}

/// What harvesters of catalogues need (DCAT-AP 3.0: the mandatory and recommended properties of a catalogue, a dataset and
/// a distribution).
#[test]
fn the_catalogue_says_what_harvesters_need() {
    let data = TempDir::new().unwrap();
    let server = serve(data.path());
    let catalogue = get(&server, "/catalog.jsonld", &[]).body;
    let dataset: serde_json::Value = serde_json::from_str(&catalogue).unwrap();
    let catalogue = &dataset["@reverse"]["dcat:dataset"];
    assert_eq!(catalogue["@type"], "dcat:Catalog");
    for of in [&dataset, catalogue] {
        for name in ["dct:title", "dct:description"] {
            assert!(of[name]["@value"].is_string() && of[name]["@language"] == "en", "{name}: {of}");
        }
        assert_eq!(of["dct:publisher"]["@type"], "foaf:Agent");
        assert!(of["dct:publisher"]["foaf:name"].is_string());
        let authority = "http://publications.europa.eu/resource/authority/language/";
        let languages = of["dct:language"].as_array().unwrap().iter();
        assert_eq!(languages.filter(|l| l["@id"].as_str().unwrap().starts_with(authority)).count(), 6);
    }
    assert_eq!(dataset["dct:modified"]["@type"], "xsd:date");
    let media = "http://www.iana.org/assignments/media-types/";
    for distribution in dataset["dcat:distribution"].as_array().unwrap() {
        let kind = distribution["dcat:mediaType"]["@id"].as_str().unwrap().strip_prefix(media).unwrap();
        assert!(distribution["dct:license"]["@id"].is_string());
        let address = distribution["dcat:accessURL"]["@id"].as_str().unwrap();
        let answer = ureq::get(address).call().unwrap();
        let said = answer.headers().get("content-type").unwrap().to_str().unwrap();
        assert_eq!(said.split(';').next(), Some(kind), "{address}");
    }
}
