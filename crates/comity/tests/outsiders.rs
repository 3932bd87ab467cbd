//! What people outside may see and do: links to the address that was set, nothing of the inside, nothing that runs where
//! it is opened, lists that end.

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use std::{collections::HashMap, fs};

use common::{Answer, Server, command, get, serve, serve_as, serve_with};
use tempfile::TempDir;
use ureq::{
    Agent, Body,
    http::{Request, Response},
};

fn ask(server: &Server, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> (u16, String) {
    let agent = Agent::new_with_config(Agent::config_builder().http_status_as_error(false).build());
    let mut request = Request::builder().method(method).uri(format!("{}{path}", server.address));
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let mut answer = agent.run(request.body(body.to_owned()).unwrap()).unwrap();
    (answer.status().as_u16(), answer.body_mut().read_to_string().unwrap())
}

#[test]
fn absolute_links_lead_to_the_address_that_was_set() {
    let data = TempDir::new().unwrap();
    let pages = ["/acts.atom", "/calendar.ics", "/states/FIN.ics", "/catalog.jsonld", "/openapi.json"];
    let server = serve_with(data.path(), &["--address", "HTTPS://Record.Example.org:443/"]);
    for page in pages {
        let body = get(&server, page, &[("host", "evil.example"), ("x-forwarded-proto", "http")]).body;
        // Lines of iCalendar are folded (RFC 5545, section 3.1).
        let body = body.replace("\r\n ", "");
        assert!(body.contains("https://record.example.org"), "{page}: {body}");
        assert!(!body.contains("evil.example") && !body.contains("127.0.0.1"), "{page}: {body}");
    }
    drop(server);
    // In the settings, too; without it the address is the one that the reader came by.
    fs::write(data.path().join("comity.toml"), "address = \"https://record.example.org\"\n").unwrap();
    let server = serve(data.path());
    assert!(get(&server, "/catalog.jsonld", &[]).body.contains("https://record.example.org/about"));
    drop(server);
    fs::remove_file(data.path().join("comity.toml")).unwrap();
    let server = serve(data.path());
    for page in pages {
        let came = [("host", "mirror.example"), ("x-forwarded-proto", "https")];
        let body = get(&server, page, &came).body.replace("\r\n ", "");
        assert!(body.contains("https://mirror.example"), "{page}: {body}");
    }
    for wrong in ["record.example.org", "ftp://record.example.org", "https://", "https://a/b", "https://a b"]
    {
        let output = command(data.path()).args(["serve", "--address", wrong]).output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(
            !output.status.success() && said.contains("expected http:// or https:// and a host"),
            "{said}"
        );
    }
}

#[test]
fn only_our_own_pages_send_to_the_desk() {
    let data = TempDir::new().unwrap();
    let server = serve(data.path());
    let ours = server.address.clone();
    let other_scheme = ours.replace("http:", "https:");
    let json = ("content-type", "application/json");
    let doors = [
        ("POST", "/desk/session"),
        ("POST", "/desk/waiting"),
        ("DELETE", "/desk/session"),
        ("DELETE", "/desk/waiting/00"),
    ];
    for (method, path) in doors {
        let body = if method == "POST" { "{}" } else { "" };
        let from = |origin: &str| ask(&server, method, path, &[json, ("origin", origin)], body);
        for origin in ["null", &other_scheme, "https://evil.example", "http://127.0.0.1", ""] {
            let (status, body) = from(origin);
            assert!(
                status == 403 && body.contains("another site"),
                "{method} {path} from '{origin}': {body}"
            );
        }
        let (status, said) = from(&ours);
        assert!(!said.contains("another site"), "{method} {path}: {status} {said}");
        let fetched = ask(&server, method, path, &[json, ("sec-fetch-site", "same-site")], body);
        assert_eq!(fetched.0, 403, "{method} {path}");
    }
    for path in ["/desk/session", "/desk/waiting"] {
        for kind in [
            "text/plain",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=application/json",
        ] {
            let (status, body) = ask(&server, "POST", path, &[("content-type", kind)], "{}");
            assert!(
                status == 415 && body.contains("Content-Type: application/json"),
                "{path} as {kind}: {body}"
            );
        }
        assert_eq!(
            ask(&server, "POST", path, &[("content-type", "application/json; charset=utf-8")], "{}").0,
            400
        );
    }
    drop(server);
    // With an address of its own the desk is there, and nowhere else.
    let server = serve_with(data.path(), &["--address", "https://record.example.org"]);
    let from = |origin: &str| ask(&server, "DELETE", "/desk/session", &[("origin", origin)], "").0;
    assert_eq!(from("https://record.example.org"), 204);
    assert_eq!((from(&server.address), from("http://record.example.org")), (403, 403));
}

const TREATY: &str = "instrument t \"A treaty\"
  opened 2000-01-01
  enters into force  on 1 deposits
  denunciation takes effect  30 days after notification
";

/// What would run, or be markup, where it is opened.
const HOSTILE: [&str; 6] =
    ["=1+1", "<img src=x onerror=alert(1)>", "[a](javascript:alert(1)) | b", "\"=cmd()", "+SUM(1)", "＝1"];

/// How much one State has said.
const MANY: usize = 2500;

/// A server on a record in which one State has said a great deal.
fn talkative() -> (TempDir, Server) {
    let folder = TempDir::new().unwrap();
    let record = folder.path().join("record");
    fs::create_dir_all(record.join("instruments")).unwrap();
    fs::write(record.join("instruments/t.instrument"), TREATY).unwrap();
    let mut acts =
        "date,actor,act,instrument,detail,source\n2001-01-01,FRA,ratification,t,,un-members\n".to_owned();
    for n in 0..MANY {
        let detail = HOSTILE[n % HOSTILE.len()].replace('"', "\"\"");
        acts += &format!("2002-01-01,FRA,declaration,t,\"{detail} {n}\",un-members\n");
    }
    fs::write(record.join("acts.csv"), acts).unwrap();
    let mut seeded = command(&folder.path().join("data"));
    seeded.arg("--record").arg(&record);
    let server = serve_as(seeded, &[]);
    (folder, server)
}

fn link(answer: &Answer) -> &str {
    answer.link.split('<').nth(1).and_then(|rest| rest.split('>').next()).unwrap_or_default()
}

#[test]
fn a_list_comes_in_parts_in_every_form() {
    let (_folder, server) = talkative();
    let page = get(&server, "/states/FRA", &[("accept", "text/html")]);
    assert!(page.body.len() < 500_000 && page.body.contains("rel=\"next\""), "{}", page.body.len());
    for path in ["/states/FRA.json", "/instruments/t.json"] {
        let first = get(&server, path, &[]);
        let value: serde_json::Value = serde_json::from_str(&first.body).unwrap();
        let list = if path.starts_with("/states") { "acts" } else { "statements" };
        assert_eq!(value[list].as_array().unwrap().len(), 1000, "{path}");
        assert!(link(&first).contains("page=2") && first.link.contains("rel=\"next\""), "{}", first.link);
    }
    // Part after part, it is all of it, once.
    let (mut next, mut details) = ("/states/FRA.csv".to_owned(), vec![]);
    while !next.is_empty() {
        let part = get(&server, &next, &[]);
        details.extend(part.body.lines().skip(1).map(str::to_owned));
        next = match part.link.contains("rel=\"next\"") {
            true => part
                .link
                .split(", ")
                .find(|l| l.contains("next"))
                .unwrap()
                .split(['<', '>'])
                .nth(1)
                .unwrap()
                .to_owned(),
            false => String::new(),
        };
    }
    assert_eq!(details.len(), MANY + 1);
    details.sort();
    details.dedup();
    assert_eq!(details.len(), MANY + 1);
    for path in
        ["/states/FRA.ics?page=2", "/stocktake.md?page=2&size=10", "/calendar.json?size=1", "/forums/x.ics"]
    {
        assert!([200, 404].contains(&get(&server, path, &[]).status), "{path}");
    }
    assert!(get(&server, "/states/FRA.json?page=0", &[]).body.contains("no number from 1"));
}

/// Whether a spreadsheet would take the field of a table for a formula.
fn is_formula(field: &str) -> bool {
    field.trim_start_matches([' ', '"']).starts_with(['=', '+', '@', '＝']) || field.starts_with('-')
}

#[test]
fn nothing_that_is_taken_away_runs_where_it_is_opened() {
    let (folder, server) = talkative();
    for path in ["/acts.csv", "/states/FRA.csv", "/instruments/t.csv", "/stocktake.csv?from=2001-01-01"] {
        let body = get(&server, path, &[]).body;
        let mut table =
            csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(body.as_bytes());
        for row in table.records().map(Result::unwrap) {
            for field in &row {
                assert!(!is_formula(field) || field.parse::<f64>().is_ok(), "{path}: {field}");
            }
        }
    }
    let data = folder.path().join("data");
    for arguments in
        [&["timeline", "t", "--csv"][..], &["status", "--csv"], &["who", "parties to t", "--csv"]]
    {
        let output = command(&data).args(arguments).output().unwrap();
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    }
    // The ratification is entry 0 of the acts; those after it say what they say, and nothing more.
    let acts: serde_json::Value = serde_json::from_str(&get(&server, "/acts.json", &[]).body).unwrap();
    let all = acts["acts"].as_array().unwrap();
    for hostile in HOSTILE {
        let act =
            all.iter().find(|act| act["detail"].as_str().is_some_and(|d| d.starts_with(hostile))).unwrap();
        let path = format!("/notifications/{}.md", act["entry"]);
        let text = get(&server, &path, &[]).body;
        for (n, _) in text.match_indices(['<', '[', '|']) {
            assert_eq!(text[..n].chars().next_back(), Some('\\'), "{text}");
        }
        // In Word it is words as well, to the letter.
        let bytes = common::bytes(&server, &path.replace(".md", ".docx"));
        let document = comity_draft::import::word::read(&bytes).unwrap();
        assert!(document.lines().contains(hostile), "{hostile}: {}", document.lines());
    }
}

#[test]
fn nothing_of_the_inside_is_told() {
    let data = TempDir::new().unwrap();
    let server = serve(data.path());
    let inside = data.path().display().to_string();
    // The files of the log are taken away under it.
    fs::remove_dir_all(data.path().join("log")).unwrap();
    // Nor can they be made again.
    fs::write(data.path().join("log"), "").unwrap();
    for path in
        ["/log/entries/0.tlog-proof", "/log/entries/0", "/log/entries/0.json", "/log/tile/entries/000"]
    {
        let answer = get(&server, path, &[]);
        assert!(answer.status >= 400 && !answer.body.contains(&inside), "{path}: {}", answer.body);
        assert!(!answer.body.contains("os error"), "{path}: {}", answer.body);
    }
    assert_eq!(get(&server, "/log/entries/99999999.json", &[]).status, 404);
}

/// The head of an answer, whatever it says.
fn head(server: &Server, method: &str, path: &str, headers: &[(&str, &str)]) -> Response<Body> {
    let agent = Agent::new_with_config(Agent::config_builder().http_status_as_error(false).build());
    let mut request = Request::builder().method(method).uri(format!("{}{path}", server.address));
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    agent.run(request.body(()).unwrap()).unwrap()
}

#[test]
fn nothing_that_is_wrong_is_kept_by_caches() {
    let data = TempDir::new().unwrap();
    let server = serve(data.path());
    let (html, calendar) = (("accept", "text/html"), ("accept", "text/calendar"));
    let long = format!("/states/{}", "a".repeat(201));
    for (status, method, path, accept) in [
        (406, "GET", "/about", calendar),
        (406, "GET", "/states", ("accept", "application/atom+xml")),
        (406, "GET", "/log", ("accept", "image/svg+xml")),
        (406, "GET", "/desk", calendar),
        (404, "GET", "/about.ics", html),
        (404, "GET", "/nowhere", html),
        (404, "GET", "/no/where/at/all", html),
        (404, "GET", "/states/XXX.json", html),
        (404, "GET", "/log/tile/0/999", html),
        (400, "GET", "/states?zq=1", html),
        (400, "GET", "/states/%FF", html),
        (400, "GET", "/health?a=1", html),
        (405, "DELETE", "/states", html),
        (403, "POST", "/entries", html),
        (414, "GET", &long, html),
    ] {
        let answer = head(&server, method, path, &[accept, ("accept-language", "zh")]);
        assert_eq!(answer.status().as_u16(), status, "{path}");
        let said = |name: &str| answer.headers().get(name).map_or("", |value| value.to_str().unwrap());
        assert_eq!(said("cache-control"), "no-store", "{path}");
        assert_eq!(said("vary"), "accept, accept-encoding, accept-language", "{path}");
    }
    let there = head(&server, "GET", "/about", &[html]);
    assert_eq!(
        (there.status().as_u16(), &there.headers()["cache-control"]),
        (200, &"no-cache".parse().unwrap())
    );
}

#[test]
fn a_tag_names_one_text() {
    let data = TempDir::new().unwrap();
    let server = serve(data.path());
    let acts: serde_json::Value = serde_json::from_str(&get(&server, "/acts.json", &[]).body).unwrap();
    let mut notifications =
        acts["acts"].as_array().unwrap().iter().map(|act| format!("/notifications/{}", act["entry"]));
    let notification = notifications.find(|path| get(&server, path, &[]).status == 200).unwrap();
    let endings = |path: &str| ["", ".json", ".csv", ".md"].map(|ending| format!("{path}{ending}"));
    let fixed = [
        "/map",
        "/map.svg",
        "/calendar",
        "/calendar.ics",
        "/states/FIN.ics",
        "/acts",
        "/acts.atom",
        "/stocktake",
        "/states",
        "/states.csv",
        "/help.json",
    ];
    for path in fixed.map(str::to_owned).into_iter().chain(endings(&notification)) {
        let mut texts: HashMap<String, String> = HashMap::new();
        for accept in [
            "text/html",
            "application/json",
            "text/csv",
            "text/calendar",
            "application/atom+xml",
            "text/markdown",
            "image/svg+xml",
        ] {
            for language in ["en", "fr", "zh"] {
                for host in ["one.example", "two.example"] {
                    let asked = [("accept", accept), ("accept-language", language), ("host", host)];
                    let answer = get(&server, &path, &asked);
                    if answer.status == 406 {
                        continue;
                    }
                    assert!(answer.status == 200 && !answer.etag.is_empty(), "{path}: {}", answer.body);
                    let text = texts.entry(answer.etag.clone()).or_insert_with(|| answer.body.clone());
                    assert!(*text == answer.body, "{path} as {accept} in {language}: {}", answer.etag);
                }
            }
        }
    }
}

#[test]
fn a_page_of_a_day_says_whether_it_is_past() {
    let data = TempDir::new().unwrap();
    let server = serve(data.path());
    let tag = |path: &str| get(&server, path, &[("accept", "text/html")]).etag;
    let day = |tag: &str| tag.split('.').nth(1).map(str::to_owned);
    assert_eq!(day(&tag("/states?on=2016-05-08")), day(&tag("/states")));
}

#[test]
fn search_does_not_grow_with_what_one_says() {
    let folder = TempDir::new().unwrap();
    let record = folder.path().join("record");
    fs::create_dir_all(record.join("instruments")).unwrap();
    fs::write(record.join("instruments/t.instrument"), TREATY).unwrap();
    let said: Vec<String> = (0..300).map(|n| format!("zqword{n:04}")).collect();
    let acts = format!(
        "date,actor,act,instrument,detail,source\n2001-01-01,FRA,ratification,t,,un-members\n2002-01-01,FRA,declaration,t,{},un-members\n",
        said.join(" ")
    );
    fs::write(record.join("acts.csv"), acts).unwrap();
    let mut seeded = command(&folder.path().join("data"));
    seeded.arg("--record").arg(&record);
    let server = serve_as(seeded, &[]);
    let finds = |question: &str, what: &str| {
        let answer = get(&server, &format!("/search.json?q={}", question.replace(' ', "+")), &[]);
        assert_eq!(answer.status, 200, "{}", answer.body);
        answer.body.contains(what)
    };
    assert!(finds("zqword0001", "zqword0000") && finds("zqword000", "zqword0000"));
    assert!(!finds("zqword0299", "zqword0000"), "the words that come after many are not learned");
    assert!(!finds("zqwrod0001", "zqword0000"), "slips are forgiven in titles and names");
    assert!(finds("farnce", "states/FRA") && finds("france france france", "states/FRA"));
    let many: Vec<String> = (0..12).map(|n| format!("q{n}x")).collect();
    assert!(!finds(&format!("{} france", many.join(" ")), "states/FRA"), "more than twelve words");
}

#[test]
fn a_problem_does_not_repeat_the_question() {
    let data = TempDir::new().unwrap();
    let server = serve(data.path());
    let many = "%26".repeat(10_000);
    for path in [
        format!("/acts?page={many}"),
        format!("/states?on={many}"),
        format!("/who?set={many}"),
        format!("/health?{many}"),
    ] {
        for accept in ["text/html", "application/json"] {
            let answer = get(&server, &path, &[("accept", accept)]);
            let length = answer.body.len();
            assert!(
                answer.status == 400 && length < 40_000,
                "{accept}: {} with {length} bytes",
                answer.status
            );
        }
    }
    // What it links to is asked nothing that means something only here.
    let answer = get(&server, "/acts?page=zq9x&actor=FIN", &[("accept", "text/html")]);
    assert!(answer.status == 400 && !answer.body.contains("page=zq9x"), "{}", answer.body);
}

#[test]
fn no_name_in_an_address_is_longer_than_any_there_is() {
    let data = TempDir::new().unwrap();
    let server = serve(data.path());
    for before in [
        "/states/",
        "/fr/instruments/",
        "/sessions/",
        "/forums/",
        "/",
        "/desk/waiting/",
        "/log/entries/",
        "/no/where/",
    ] {
        for (length, status) in [(150, 404), (201, 414), (30_000, 414)] {
            let answer = get(&server, &format!("{before}{}", "1".repeat(length)), &[]);
            let entry = before.ends_with("entries/") && status == 404;
            assert_eq!(answer.status, if entry { 400 } else { status }, "{before}: {}", answer.body);
            assert!(status != 414 || answer.body.contains("no name has more than 200"), "{}", answer.body);
        }
    }
}
