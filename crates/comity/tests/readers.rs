//! What other people's programs take from a server: calendars, feeds, tables, databases, catalogues; and how States are
//! found and called.

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use std::{collections::BTreeSet, fs, path::Path};

use comity_regime::{
    Day, Regime,
    load::{Folder, load},
};
use common::{Server, command, get, serve, serve_with};
use serde_json::Value;
use tempfile::TempDir;

const COUNCIL: &str = "instrument t \"A treaty\"
  opened 2000-01-01
  enters into force  on 1 deposits
  denunciation takes effect  30 days after notification

forum council \"A council\"
  force binding
  under t
  established 2020-01-01
  members  {FRA, GBR}
  meets  every 2 years
";

/// Sessions that no clause called for, one of them called off, one under way in the middle of March 2027.
const ACTS: &str = "date,actor,act,instrument,id,target,from,until,place,effective,detail,source,note
2024-01-01,FRA,ratification,t,,,,,,,,un-members,
2024-02-01,GBR,ratification,t,,,,,,2024-06-01,,un-members,\"=HYPERLINK(\"\"https://example.org\"\")\"
2025-01-01,GBR,denunciation,t,,,,,,2025-12-31,,un-members,'-quoted
2026-01-10,GBR,accession,t,,,,,,,,un-members,-5
2026-02-01,FRA,convening,,council-1,council,2027-03-01,2027-03-03,Paris,,First session,un-members,
2026-02-01,FRA,convening,,council-2,council,2027-06-01,2027-06-01,Geneva,,Second session,un-members,
2026-03-01,FRA,cancellation,,,council-2,,,,,,un-members,
";

/// A server on a record of its own, with the built-in States.
fn council(acts: &str) -> (TempDir, Server) {
    let folder = TempDir::new().unwrap();
    let record = folder.path().join("record");
    fs::create_dir_all(record.join("instruments")).unwrap();
    fs::write(record.join("instruments/t.instrument"), COUNCIL).unwrap();
    fs::write(record.join("acts.csv"), acts).unwrap();
    let server = serve_with_record(&folder.path().join("data"), &record);
    (folder, server)
}

fn serve_with_record(data: &Path, record: &Path) -> Server {
    let mut seeded = command(data);
    seeded.arg("--record").arg(record);
    common::serve_as(seeded, &[])
}

/// The events of a calendar, unfolded: each a list of lines.
fn events(server: &Server, path: &str) -> Vec<Vec<String>> {
    let text = get(server, path, &[]).body.replace("\r\n ", "");
    let lines = text.split("BEGIN:VEVENT").skip(1);
    lines.map(|event| event.lines().map(|line| line.trim_end().to_owned()).collect()).collect()
}

fn has(event: &[String], line: &str) -> bool {
    event.iter().any(|l| l == line)
}

/// RFC 5545: 3.6.1 (the end is not part of it), 3.8.2.7 (transparent), 3.8.4.7 (an id that stays).
#[test]
fn a_calendar_has_every_session_that_is_convened() {
    let (_folder, server) = council(ACTS);
    for path in ["/calendar.ics", "/forums/council.ics", "/states/FRA.ics"] {
        for day in ["2026-07-01", "2027-03-02", "2027-04-01"] {
            let events = events(&server, &format!("{path}?on={day}"));
            let first = events.iter().find(|e| has(e, "UID:session/council-1@localhost/comity"));
            let first = first.unwrap_or_else(|| panic!("{path} on {day}: {events:?}"));
            for line in [
                "DTSTART;VALUE=DATE:20270301",
                "DTEND;VALUE=DATE:20270304",
                "SUMMARY:First session",
                "LOCATION:Paris",
                "TRANSP:TRANSPARENT",
            ] {
                assert!(has(first, line), "{path} on {day}: {first:?}");
            }
            let page = format!("URL:{}/sessions/council-1", server.address);
            assert!(has(first, &page), "{first:?}");
            let second = events.iter().find(|e| has(e, "UID:session/council-2@localhost/comity")).unwrap();
            assert!(
                has(second, "STATUS:CANCELLED") && has(second, "DTEND;VALUE=DATE:20270602"),
                "{second:?}"
            );
        }
    }
    assert!(!events(&server, "/states/USA.ics?on=2026-07-01").iter().any(|e| has(e, "LOCATION:Paris")));
    let once = get(&server, "/calendar.ics?on=2026-07-01", &[]).body;
    assert_eq!(once, get(&server, "/calendar.ics?on=2026-07-01", &[]).body);
    assert!(
        once.contains("PRODID:-//Comity//") && once.contains("REFRESH-INTERVAL;VALUE=DURATION:PT"),
        "{once}"
    );
    let out = |arguments: &[&str]| {
        let output = command(&_folder.path().join("data")).args(arguments).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    assert!(out(&["due", "FRA", "--on", "2026-07-01"]).contains("First session"));
    assert!(out(&["remind", "FRA", "--on", "2027-02-25"]).contains("First session"));
}

/// RFC 4287 (self, alternate, an order), RFC 5005 (parts).
#[test]
fn a_feed_leads_to_its_entries_and_to_what_came_before() {
    let data = TempDir::new().unwrap();
    let server = serve(data.path());
    let mut ids = BTreeSet::new();
    let (mut path, mut parts) = ("/acts.atom".to_owned(), 0);
    loop {
        let feed = get(&server, &path, &[]).body;
        let href = |rel: &str| {
            let links = feed.split("<link ").skip(1).map(|l| l.split("/>").next().unwrap());
            let of = links
                .take_while(|l| !l.contains("log/entries"))
                .find(|l| l.contains(&format!("rel=\"{rel}\"")));
            of.map(|l| l.split("href=\"").nth(1).unwrap().split('"').next().unwrap().to_owned())
        };
        assert_eq!(href("self").unwrap(), format!("{}{path}", server.address));
        assert_eq!(href("alternate").unwrap(), format!("{}/acts", server.address));
        let times: Vec<&str> =
            feed.split("<updated>").skip(2).map(|t| t.split('<').next().unwrap()).collect();
        assert!(times.windows(2).all(|pair| pair[0] > pair[1]), "newest first: {times:?}");
        for entry in feed.split("<entry>").skip(1) {
            let id = entry.split("<id>").nth(1).unwrap().split('<').next().unwrap();
            let number = id.rsplit('/').next().unwrap();
            assert!(entry.contains(&format!("{}/log/entries/{number}\"", server.address)), "{entry}");
            assert!(ids.insert(id.to_owned()), "{id} comes twice");
        }
        parts += 1;
        match href("next") {
            Some(next) => path = next.strip_prefix(&server.address).unwrap().replace("&amp;", "&"),
            None => break,
        }
    }
    let total: Value = serde_json::from_str(&get(&server, "/acts.json", &[]).body).unwrap();
    assert_eq!((ids.len() as u64, parts > 5), (total["total"].as_u64().unwrap(), true));
}

fn regime(acts: Vec<u8>) -> Regime {
    let mut folder = Folder::new();
    folder.insert("instruments/t.instrument".into(), COUNCIL.into());
    folder.insert("acts.csv".into(), acts);
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../record/nuclear-security");
    let built_in = ["actors.csv", "attributes.csv", "instruments/attributes.instrument", "sources.csv"]
        .map(|n| (n.to_owned(), fs::read(root.join(n)).unwrap()));
    load(&folder, Some(&built_in.into_iter().collect()), None)
        .unwrap_or_else(|found| panic!("{found:?}"))
        .regime
}

/// The table that comes out is the table that went in; and a spreadsheet takes nothing in it for a formula.
#[test]
fn the_table_of_acts_reads_back_to_the_same_regime() {
    let (_folder, server) = council(ACTS);
    let table = get(&server, "/acts.csv", &[]).body;
    for column in comity_regime::load::ACTS.required.iter().chain(comity_regime::load::ACTS.optional) {
        assert!(table.lines().next().unwrap().split(',').any(|c| c == *column), "{column} is missing");
    }
    assert!(table.contains("'=HYPERLINK") && table.contains(",'-quoted") && table.contains(",-5"), "{table}");
    let (before, after) = (regime(ACTS.into()), regime(table.into_bytes()));
    let ix = before.register().instrument("t").unwrap();
    assert_eq!(before.standing(ix), after.standing(ix));
    let notes = |r: &Regime| r.acts_on(ix).iter().map(|a| a.note().to_owned()).collect::<Vec<_>>();
    assert_eq!(notes(&before), notes(&after));
    assert_eq!(notes(&after)[1], "=HYPERLINK(\"https://example.org\")");
    let gbr = |r: &Regime, on: &str| {
        r.ids(r.ask("parties to t", Day::parse(on).unwrap()).unwrap().bounds.sure).contains(&"GBR".into())
    };
    assert_eq!(
        (gbr(&after, "2025-12-30"), gbr(&after, "2026-01-01"), gbr(&after, "2026-01-10")),
        (true, false, true)
    );
}

#[test]
fn in_the_database_numbers_are_numbers() {
    let data = TempDir::new().unwrap();
    let server = serve(data.path());
    let bytes = ureq::get(format!("{}/export.sqlite", server.address))
        .call()
        .unwrap()
        .body_mut()
        .read_to_vec()
        .unwrap();
    let file = data.path().join("export.sqlite");
    fs::write(&file, bytes).unwrap();
    let python = "import sqlite3, sys\nc = sqlite3.connect(sys.argv[1])\nfor q in sys.argv[2:]: print(*[r[0] for r in c.execute(q)])";
    let ask = |query: &str| {
        let output = std::process::Command::new("python3")
            .args(["-c", python])
            .arg(&file)
            .arg(query)
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap().trim().to_owned()
    };
    assert_eq!(
        ask("select instrument from instruments where parties > 100 order by parties desc"),
        "cppnm cppnm-amendment icsant"
    );
    assert_eq!(
        ask("select distinct typeof(in_force) from instruments where in_force is not null"),
        "integer"
    );
    assert_eq!(ask("select distinct typeof(entry) from acts"), "integer");
    assert_eq!(ask("select distinct typeof(date) from acts"), "text");
}

#[test]
fn an_address_refuses_what_it_does_not_know() {
    let data = TempDir::new().unwrap();
    let server = serve(data.path());
    for (path, says) in [
        ("/commitments.json?off=FIN", "did you mean 'of'?"),
        ("/acts.json?actor=FIN", "actor: nothing is asked by this name here"),
        ("/index.json?On=2010-01-01", "did you mean 'on'?"),
        ("/index.json?on=2010-01-01&on=2016-06-01", "asked twice"),
        ("/instruments/cppnm.csv?o=1", "there is on, known"),
        ("/fr/states/FIN?day=2010-01-01", "day: nothing"),
        ("/who.json?set=States&sett=x", "did you mean 'set'?"),
        ("/log/entries/0.json?x=1", "x: nothing"),
    ] {
        let answer = get(&server, path, &[]);
        assert_eq!((answer.status, answer.body.contains(says)), (400, true), "{path}: {}", answer.body);
    }
    for path in [
        "/?utm_source=news&on=2016-05-08",
        "/commitments.json?of=FIN&state=&fbclid=1",
        "/stocktake?of=nss&from=2010-01-01&to=2016-04-01",
    ] {
        assert_eq!(get(&server, path, &[]).status, 200, "{path}");
    }
}

/// DCAT-AP 3: what a harvester asks of a dataset and of each distribution.
#[test]
fn a_catalogue_has_what_harvesters_ask_for() {
    let data = TempDir::new().unwrap();
    let server = serve(data.path());
    let catalog: Value = serde_json::from_str(&get(&server, "/catalog.jsonld", &[]).body).unwrap();
    for name in
        ["dct:title", "dct:description", "dct:identifier", "dct:modified", "dcat:contactPoint", "dct:license"]
    {
        assert!(!catalog[name].is_null(), "{name}");
    }
    assert_eq!(catalog["dct:publisher"]["@type"], "foaf:Agent");
    assert_eq!(catalog["@reverse"]["dcat:dataset"]["@type"], "dcat:Catalog");
    for d in catalog["dcat:distribution"].as_array().unwrap() {
        for name in ["dcat:accessURL", "dcat:downloadURL", "dcat:mediaType", "dct:license"] {
            assert!(d[name]["@id"].as_str().unwrap().starts_with("http"), "{name} of {d}");
        }
        let path =
            d["dcat:downloadURL"]["@id"].as_str().unwrap().strip_prefix(&server.address).unwrap().to_owned();
        assert_eq!(ureq::get(format!("{}{path}", server.address)).call().unwrap().status(), 200, "{path}");
    }
}

/// The terminology of the United Nations (UNTERM), in six languages.
#[test]
fn states_are_called_as_the_united_nations_call_them() {
    let data = TempDir::new().unwrap();
    let server = serve(data.path());
    for (language, id, name) in [
        ("en", "CZE", "Czechia"),
        ("en", "TUR", "Türkiye"),
        ("en", "SWZ", "Eswatini"),
        ("ru", "ARE", "Объединенные Арабские Эмираты"),
        ("ru", "MHL", "Маршалловы Острова"),
        ("ru", "KGZ", "Кыргызстан"),
        ("fr", "BLR", "Bélarus"),
        ("fr", "SLV", "El Salvador"),
        ("fr", "IRQ", "Iraq"),
        ("es", "CIV", "Côte d’Ivoire"),
        ("es", "BHR", "Bahrein"),
        ("zh", "CIV", "科特迪瓦"),
        ("ar", "DZA", "الجزائر"),
    ] {
        let page = get(&server, &format!("/{language}/states/{id}"), &[]).body;
        let title = page.split("<h1").nth(1).unwrap().split("</h1>").next().unwrap().replace("&#39;", "'");
        assert!(title.contains(name), "{language} {id}: {title}");
    }
}

#[test]
fn states_are_found_by_the_names_people_know() {
    let data = TempDir::new().unwrap();
    let server = serve(data.path());
    for (asked, ids) in [
        ("Turkey", &["TUR"][..]),
        ("Swaziland", &["SWZ"]),
        ("Czech Republic", &["CZE"]),
        ("Czechia", &["CZE"]),
        ("Ivory Coast", &["CIV"]),
        ("Burma", &["MMR"]),
        ("Vatican", &["VAT"]),
        ("Holland", &["NLD"]),
        ("Netherlands", &["NLD"]),
        ("Great Britain", &["GBR"]),
        ("United Kingdom", &["GBR"]),
        ("UK", &["GBR"]),
        ("usa", &["USA"]),
        ("South Korea", &["KOR"]),
        ("North Korea", &["PRK"]),
        ("Korea", &["KOR", "PRK"]),
        ("Corée du Nord", &["PRK"]),
        ("Россия", &["RUS"]),
        ("Zaire", &["COD"]),
        ("Persia", &["IRN"]),
        ("Soviet Union", &["SUN"]),
    ] {
        let path = format!("/search.json?q={}", asked.replace(' ', "+"));
        let answer: Value = serde_json::from_str(&get(&server, &path, &[]).body).unwrap();
        let found: BTreeSet<&str> = answer["found"]
            .as_array()
            .unwrap()
            .iter()
            .take(ids.len())
            .map(|f| f["id"].as_str().unwrap())
            .collect();
        assert_eq!(found, ids.iter().copied().collect(), "{asked}");
    }
}

/// The case of the book's first pages: a folder without States of its own is served as it was checked.
#[test]
fn what_is_checked_can_be_served() {
    let folder = TempDir::new().unwrap();
    let record = folder.path().join("record");
    fs::create_dir_all(record.join("instruments")).unwrap();
    fs::write(record.join("instruments/t.instrument"), COUNCIL).unwrap();
    let acts = "date,actor,act,instrument,source\n2024-01-01,FRA,ratification,t,a-list\n";
    for (n, (sources, attributes)) in [
        (None, None),
        (Some("id,title\na-list,A list\n"), None),
        (None, Some("actor,attribute,value,source\nFRA,fleet,1,a-list\n")),
    ]
    .into_iter()
    .enumerate()
    {
        fs::write(record.join("acts.csv"), acts).unwrap();
        for (name, text) in [("sources.csv", sources), ("attributes.csv", attributes)] {
            let file = record.join(name);
            let _ = fs::remove_file(&file);
            text.into_iter().for_each(|text| fs::write(&file, text).unwrap());
        }
        let data = folder.path().join(format!("data-{n}"));
        let check = command(&data).arg("check").arg(&record).output().unwrap();
        assert!(check.status.success(), "{}", String::from_utf8_lossy(&check.stdout));
        let server = serve_with_record(&data, &record);
        assert!(get(&server, "/instruments/t.json", &[]).body.contains("\"parties\": 1"), "{n}");
        drop(server);
        let again = serve_with(&data, &[]);
        assert_eq!(get(&again, "/states/FRA.json", &[]).status, 200);
    }
}
