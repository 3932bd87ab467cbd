//! The server as a browser, a script and a mirror see it; and what a killed process leaves behind.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::{
    fs,
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
    time::Duration,
};

use tempfile::TempDir;

struct Server {
    process: Child,
    address: String,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn command(data: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_comity"));
    command.arg("--data").arg(data).env_remove("COMITY_DATA");
    command
}

/// Starts a server on a free port, and waits until it says where it is.
fn serve(data: &Path) -> Server {
    serve_with(data, &[])
}

fn serve_with(data: &Path, more: &[&str]) -> Server {
    let mut process = command(data)
        .args(["serve", "--listen", "127.0.0.1:0"])
        .args(more)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let lines = BufReader::new(process.stdout.take().unwrap()).lines();
    let address = lines
        .map(Result::unwrap)
        .find_map(|line| Some(line.trim().strip_prefix("pages  ")?.trim_end_matches('/').to_owned()));
    Server { process, address: address.unwrap() }
}

struct Answer {
    status: u16,
    kind: String,
    etag: String,
    body: String,
}

fn get(server: &Server, path: &str, headers: &[(&str, &str)]) -> Answer {
    let agent =
        ureq::Agent::new_with_config(ureq::Agent::config_builder().http_status_as_error(false).build());
    let mut request = agent.get(format!("{}{path}", server.address));
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let mut answer = request.call().unwrap();
    let header = |name: &str| answer.headers().get(name).map_or("", |v| v.to_str().unwrap()).to_owned();
    // Compressed, as this client asks for it, a tag is weak: the same text in other bytes.
    let (kind, etag) = (header("content-type"), header("etag").trim_start_matches("W/").to_owned());
    Answer { status: answer.status().as_u16(), kind, etag, body: answer.body_mut().read_to_string().unwrap() }
}

#[test]
fn every_page_is_also_json_and_csv_and_stands_on_the_log() {
    let data = TempDir::new().unwrap();
    let server = serve(data.path());
    let root =
        serde_json::from_str::<serde_json::Value>(&get(&server, "/log.json", &[]).body).unwrap()["root"]
            .clone();
    for page in [
        "/index",
        "/instruments",
        "/instruments/cppnm-amendment",
        "/states",
        "/states/FIN",
        "/calendar",
        "/forums/article-16",
        "/sessions/nss-2014",
        "/commitments",
        "/stocktake",
        "/acts",
        "/disagreements",
        "/instruments/js-2012-smuggling",
        "/sources",
        "/log",
    ] {
        let address = page.trim_end_matches("index");
        let html = get(&server, address, &[("accept", "text/html")]);
        assert_eq!((html.status, html.kind.as_str()), (200, "text/html; charset=utf-8"), "{page}");
        assert!(html.body.contains("<h1>"), "{page}");
        // It was asked for compressed, as browsers do.
        let plain = get(&server, address, &[("accept", "text/html"), ("accept-encoding", "identity")]);
        assert_eq!((plain.body, plain.etag), (html.body.clone(), html.etag.clone()), "{page}");
        // Nothing in a page is run but the scripts that sort its tables and make a PNG of its picture.
        let of = |what: &str| html.body.matches(what).count();
        let known = ["sort", "picture"].map(|name| of(&format!(r#"<script type="module" src="/{name}.js?"#)));
        assert_eq!(of("<script"), known.iter().sum::<usize>(), "{page}");
        let json = get(&server, &format!("{page}.json?on=2016-05-08"), &[]);
        assert_eq!((json.status, json.kind.as_str()), (200, "application/json"), "{page}");
        let value: serde_json::Value = serde_json::from_str(&json.body).unwrap();
        if page != "/log" {
            assert_eq!(value["log"]["root"], root, "{page}");
        }
        assert_eq!(json.etag, format!("\"{}\"", root.as_str().unwrap()), "{page}");
        let known = get(&server, &format!("{page}.json?on=2016-05-08"), &[("if-none-match", &json.etag)]);
        assert_eq!((known.status, known.body.as_str()), (304, ""), "{page}");
        let csv = get(&server, &format!("{page}.csv"), &[]);
        assert_eq!((csv.status, csv.kind.as_str()), (200, "text/csv; charset=utf-8"), "{page}");
        let negotiated = get(&server, address, &[("accept", "application/json")]);
        assert_eq!(negotiated.kind, "application/json", "{page}");
    }
    let set = get(&server, "/who.json?set=States+party+to+cppnm&on=2016-04-08", &[]);
    assert!(set.body.contains("\"count\": 152"));
}

#[test]
fn what_is_wrong_is_said_to_programs_and_to_people() {
    let data = TempDir::new().unwrap();
    let server = serve(data.path());
    for (path, status, expected) in [
        ("/instruments/cpnm.json", 404, "did you mean 'cppnm'?"),
        ("/states/FRANCE.json", 404, "did you mean FRA"),
        ("/index.json?on=2016-02-30", 400, "on: "),
        ("/forums/artcle-16.json", 404, "did you mean 'article-16'?"),
        ("/sessions/nss-2011.json", 404, "did you mean"),
        ("/commitments.json?of=FINLAND", 400, "did you mean FIN (Finland)?"),
        ("/commitments.json?state=late", 400, "state: "),
        ("/commitments.json?sort=colour", 400, "sort: 'colour' is not one of who, made, due, state"),
        ("/stocktake.json?from=2016", 400, "from: "),
        ("/stocktake.json?from=2016-01-01&to=2015-01-01", 400, "comes before"),
        ("/stocktake.json?of=nowhere", 400, "of: "),
        ("/who.ics", 404, "not there as text/calendar"),
        ("/who.json?set=parties+of+cppnm", 400, "column 9"),
        ("/nothing.json", 404, "there is no page"),
        ("/log/tile/0/..%2f..%2flog.key", 404, "no such file"),
        ("/states/%ff.json", 400, "UTF-8"),
        ("/log/%ff", 400, "UTF-8"),
    ] {
        let answer = get(&server, path, &[]);
        assert_eq!((answer.status, answer.kind.as_str()), (status, "application/problem+json"), "{path}");
        assert!(answer.body.contains(expected), "{path}: {}", answer.body);
    }
    for (path, status, expected) in [
        ("/?on=yesterday", 400, "a day is written like 2016-05-08"),
        ("/fr/instruments/cpnm", 404, "href=\"/fr/instruments/cppnm\""),
        ("/nothing", 404, "There is no page “nothing”"),
        ("/no/such/page", 404, "There is no page “no/such/page”"),
    ] {
        let page = get(&server, path, &[("accept", "text/html")]);
        assert_eq!((page.status, page.kind.as_str()), (status, "text/html; charset=utf-8"), "{path}");
        assert!(page.body.contains(expected), "{path}: {}", page.body);
    }
}

#[test]
fn long_lists_come_in_the_order_that_is_asked_for() {
    let data = TempDir::new().unwrap();
    let server = serve(data.path());
    let due = |order: &str| -> Vec<Option<String>> {
        let answer = get(&server, &format!("/commitments.json?sort={order}"), &[]);
        let value: serde_json::Value = serde_json::from_str(&answer.body).unwrap();
        let all = value["commitments"].as_array().unwrap();
        all.iter().map(|c| c["due"].as_str().map(str::to_owned)).collect()
    };
    for (order, backwards) in [("due", false), ("-due", true)] {
        let all = due(order);
        let known: Vec<&String> = all.iter().flatten().collect();
        assert!(
            known.len() > 100 && all[known.len()..].iter().all(Option::is_none),
            "what has no date comes last"
        );
        let ordered = |a: &&String, b: &&String| if backwards { a >= b } else { a <= b };
        assert!(known.is_sorted_by(ordered), "{order}");
    }
    // A head leads on: the first first, the last first, as it came; and always to the first part.
    for (asked, next) in [("", "sort=due"), ("&sort=due", "sort=-due")] {
        let page = get(&server, &format!("/en/commitments?page=2{asked}"), &[("accept", "text/html")]).body;
        assert!(page.contains(&format!("href=\"/en/commitments?{next}\"")), "{asked}: {page}");
    }
    let last = get(&server, "/en/commitments?sort=-due", &[("accept", "text/html")]).body;
    assert!(last.contains("aria-sort=\"descending\"><a href=\"/en/commitments\""), "{last}");
}

/// Everything that says something is found: what acts say too, and the digests of documents.
#[test]
fn what_acts_say_is_found() {
    let data = TempDir::new().unwrap();
    drop(serve(data.path()));
    let digest = "5e".repeat(32);
    let mut record = command(data.path());
    record.args(["record", "--date", "2026-11-20", "--actor", "TCD", "--act", "accession"]);
    record.args(["--instrument", "icsant", "--source", "untc-2015", "--set", &format!("digest={digest}")]);
    assert!(record.output().unwrap().status.success());
    let server = serve(data.path());
    for (question, kind, title) in [
        ("laggner", "act", "Benno Laggner, Ambassador"),
        ("outcome documnt", "act", "Outcome document"),
        (&digest, "act", "icsant"),
        ("finlnd", "state", "Finland"),
        ("فنلندا", "state", "Finland"),
    ] {
        let path = format!("/search.json?q={}", question.replace(' ', "+"));
        let value: serde_json::Value = serde_json::from_str(&get(&server, &path, &[]).body).unwrap();
        let first = &value["found"][0];
        assert_eq!((&first["kind"], &first["title"]), (&kind.into(), &title.into()), "{question}: {value}");
        assert_eq!(get(&server, first["path"].as_str().unwrap(), &[]).status, 200, "{question}");
    }
}

/// An act of a forum goes the same way as a deposit: checked by the forum's rules, recorded, and on the pages.
#[test]
fn a_session_is_recorded_and_shown() {
    let data = TempDir::new().unwrap();
    drop(serve(data.path()));
    let record = |set: &[&str]| {
        let mut record = command(data.path());
        record.args(["record", "--date", "2026-11-01", "--actor", "IAEA", "--act", "convening"]);
        record.args(["--source", "iaea-icons-2024"]);
        for column in set {
            record.args(["--set", column]);
        }
        record.output().unwrap()
    };
    let right =
        ["id=article-16-2027", "from=2027-05-03", "until=2027-05-07", "place=Vienna", "value=regular"];
    let late = ["id=article-16-2027", "from=2026-10-03"];
    for (session, target, refusal) in [
        (&late[..], "target=article-16", "after it begins"),
        (&right[..], "target=artcle-16", "did you mean 'article-16'?"),
        (&right[..4], "target=nss", "met for the last time by 2016-04-01"),
    ] {
        let refused = record(&[session, &[target]].concat());
        let said = String::from_utf8(refused.stderr).unwrap();
        assert_eq!((refused.status.code(), said.contains(refusal)), (Some(1), true), "{said}");
    }
    let taken = record(&[&right[..], &["target=article-16"]].concat());
    assert!(taken.status.success(), "{}", String::from_utf8_lossy(&taken.stderr));
    let server = serve(data.path());
    let calendar: serde_json::Value =
        serde_json::from_str(&get(&server, "/forums/article-16.json?on=2026-12-01", &[]).body).unwrap();
    assert_eq!(
        (&calendar["due"][1]["state"], &calendar["due"][1]["session"]),
        (&"convened".into(), &"article-16-2027".into())
    );
    assert!(get(&server, "/states/FIN.ics?on=2026-12-01", &[]).body.contains("DTSTART;VALUE=DATE:20270503"));
}

#[test]
fn a_stranger_can_check_the_log_and_the_pages() {
    let data = TempDir::new().unwrap();
    let server = serve(data.path());
    let key = String::from_utf8(command(data.path()).args(["log", "key"]).output().unwrap().stdout).unwrap();
    let verify = |place: &str, key: &str| {
        command(data.path()).args(["verify", place, "--key", key.trim()]).output().unwrap()
    };
    let answer = verify(&server.address, &key);
    assert!(answer.status.success(), "{}", String::from_utf8_lossy(&answer.stderr));
    assert!(String::from_utf8_lossy(&answer.stdout).contains("stand on the pages as the entries say"));
    // A tampered tile is named.
    let bundle = data.path().join("log/tile/entries/000");
    let mut bytes = fs::read(&bundle).unwrap();
    bytes[40] ^= 1;
    fs::write(&bundle, bytes).unwrap();
    let answer = verify(&server.address, &key);
    assert_eq!(answer.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&answer.stderr).contains("entry 0"));
}

/// Starts a witness; its line for a policy comes with it.
fn watch(folder: &Path, name: &str, log: &str) -> (Server, String) {
    let mut process = Command::new(env!("CARGO_BIN_EXE_comity"))
        .arg("witness")
        .arg(folder)
        .args(["--name", name, "--log", log, "--listen", "127.0.0.1:0"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(process.stdout.take().unwrap()).lines().map(Result::unwrap);
    let line = lines.find_map(|line| line.strip_prefix("  witness ").map(str::to_owned)).unwrap();
    let address = line.rsplit(' ').next().unwrap().to_owned();
    (Server { process, address }, line)
}

/// Starts a mirror of a server in a folder.
fn mirror(server: &Server, folder: &Path, key: &str) -> Server {
    let mut process = Command::new(env!("CARGO_BIN_EXE_comity"))
        .args(["mirror", &server.address])
        .arg(folder)
        .args(["--key", key, "--listen", "127.0.0.1:0", "--every", "1"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(process.stdout.take().unwrap()).lines().map(Result::unwrap);
    let address =
        lines.find_map(|line| Some(line.strip_prefix("  pages  ")?.trim_end_matches('/').to_owned()));
    Server { process, address: address.unwrap() }
}

#[test]
fn a_mirror_serves_the_same_pages_and_outlives_its_source() {
    let (data, copy, second) = (TempDir::new().unwrap(), TempDir::new().unwrap(), TempDir::new().unwrap());
    let server = serve(data.path());
    let key = fs::read_to_string(data.path().join("log.vkey")).unwrap().trim().to_owned();
    let first = mirror(&server, copy.path(), &key);
    let pages =
        ["/", "/states.json", "/commitments.csv", "/instruments/cppnm?on=2016-05-08", "/log/checkpoint"];
    for page in pages {
        let (theirs, ours) = (get(&server, page, &[]), get(&first, page, &[]));
        assert_eq!((ours.status, ours.etag, ours.body), (theirs.status, theirs.etag, theirs.body), "{page}");
    }
    // A mirror of a mirror, with the source gone.
    let theirs = get(&server, "/states.json", &[]).body;
    drop(server);
    let again = mirror(&first, second.path(), &key);
    assert_eq!(get(&again, "/states.json", &[]).body, theirs);
    let verify = |server: &Server| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_comity"));
        command.args(["verify", &server.address, "--key", &key]).output().unwrap().status.success()
    };
    assert!(verify(&first) && verify(&again));
    // With another key there is nothing to mirror, and a copy is served while its source is away.
    let other = TempDir::new().unwrap();
    drop(serve(other.path()));
    let strange = fs::read_to_string(other.path().join("log.vkey")).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_comity"))
        .args(["mirror", &first.address])
        .arg(other.path().join("copy"))
        .args(["--key", strange.trim(), "--listen", "127.0.0.1:0"])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
    let gone =
        Server { process: Command::new("true").spawn().unwrap(), address: "http://127.0.0.1:9".into() };
    drop(again);
    let alone = mirror(&gone, second.path(), &key);
    assert_eq!(get(&alone, "/states.json", &[]).body, theirs);
}

/// Asks until the answer is as wanted: witnesses answer a moment after the act is acknowledged.
fn wait(what: &str, mut done: impl FnMut() -> bool) {
    for _ in 0..200 {
        if done() {
            return;
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    panic!("{what} did not happen");
}

#[test]
fn witnesses_cosign_and_readers_may_insist() {
    let data = TempDir::new().unwrap();
    drop(serve(data.path()));
    let key = fs::read_to_string(data.path().join("log.vkey")).unwrap().trim().to_owned();
    let folders = [(); 3].map(|()| TempDir::new().unwrap());
    let names = ["fin.example/w", "jpn.example/w", "mar.example/w"];
    let mut witnesses: Vec<_> =
        folders.iter().zip(names).map(|(f, name)| watch(f.path(), name, &key)).collect();
    let lines: String = (1..)
        .zip(&witnesses)
        .map(|(n, (_, line))| {
            let (_, rest) = line.split_once(' ').unwrap();
            format!("witness w{n} {rest}\n")
        })
        .collect();
    let policy = folders[0].path().join("policy");
    fs::write(&policy, format!("log {key}\n{lines}group two-of-three 2 w1 w2 w3\nquorum two-of-three\n"))
        .unwrap();
    let policy = policy.to_str().unwrap().to_owned();
    let server = serve_with(data.path(), &["--policy", &policy]);
    let cosigned = |server: &Server| get(server, "/log/checkpoint", &[]).body.matches("example/w ").count();
    wait("cosigning by three", || cosigned(&server) == 3);
    wait("the page", || get(&server, "/", &[]).body.contains("cosigned by 3 of 3"));
    let verify = |what: &str, more: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_comity"));
        let output = command.args(["verify", what]).args(more).output().unwrap();
        (
            output.status.success(),
            String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr),
        )
    };
    let (good, said) = verify(&server.address, &["--policy", &policy]);
    assert!(good && said.contains("cosigned  by 3 of 3 witnesses"), "{said}");
    // What was cosigned a moment ago is too old for somebody who accepts nothing older.
    std::thread::sleep(Duration::from_millis(1100));
    let (good, said) = verify(&server.address, &["--policy", &policy, "--max-age", "0"]);
    assert!(!good && said.contains("more than 0 hours ago: it is an old one"), "{said}");
    // The proof of an entry, in a file of its own, checked without the server.
    let proof = folders[0].path().join("entry.tlog-proof");
    fs::write(&proof, get(&server, "/log/entries/1.tlog-proof", &[]).body).unwrap();
    for path in
        ["/log/entries/x.tlog-proof", "/log/entries/01.tlog-proof", "/log/entries/99999999.tlog-proof"]
    {
        assert!(get(&server, path, &[]).kind.contains("problem+json"), "{path}");
    }
    drop(server);
    let proof = proof.to_str().unwrap();
    let (good, said) = verify(proof, &["--policy", &policy]);
    assert!(good && said.contains("entry     1 of") && said.contains("3 of 3"), "{said}");
    assert!(verify(proof, &["--key", &key]).0);
    let (good, said) = verify(proof, &[]);
    assert!(!good && said.contains("give --key KEY or --policy FILE"), "{said}");
    // With two witnesses gone the log goes on, and readers who insist are told who is missing.
    witnesses.truncate(1);
    let output = command(data.path())
        .args(
            "record --actor HTI --act accession --instrument icsant --date 2026-11-20 --source untc-2015"
                .split(' '),
        )
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let server = serve_with(data.path(), &["--policy", &policy]);
    wait("cosigning by one", || cosigned(&server) == 1);
    let (good, said) = verify(&server.address, &["--policy", &policy]);
    assert!(!good && said.contains("missing: w2, w3"), "{said}");
    assert!(verify(&server.address, &["--key", &key]).0);
    // They come back, and cosign what has grown meanwhile.
    drop(server);
    let lines: Vec<String> = folders
        .iter()
        .zip(names)
        .skip(1)
        .map(|(f, name)| {
            let (server, line) = watch(f.path(), name, &key);
            witnesses.push((server, String::new()));
            line.split_once(' ').unwrap().1.to_owned()
        })
        .collect();
    let text = fs::read_to_string(&policy).unwrap();
    let text: String = text
        .lines()
        .map(|line| match line.split(' ').nth(1) {
            Some("w2") => format!("witness w2 {}\n", lines[0]),
            Some("w3") => format!("witness w3 {}\n", lines[1]),
            _ => format!("{line}\n"),
        })
        .collect();
    fs::write(&policy, text).unwrap();
    let server = serve_with(data.path(), &["--policy", &policy]);
    wait("cosigning by all again", || cosigned(&server) == 3);
    assert!(verify(&server.address, &["--policy", &policy]).0);
}

#[test]
fn a_second_server_on_the_folder_is_told_so() {
    let data = TempDir::new().unwrap();
    let _first = serve(data.path());
    let second = command(data.path()).args(["serve", "--listen", "127.0.0.1:0"]).output().unwrap();
    assert_eq!(second.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&second.stderr).contains("in use by another comity process"));
    // Reading beside it is fine.
    assert!(command(data.path()).args(["status", "cppnm"]).output().unwrap().status.success());
}

#[test]
fn every_answer_keeps_browsers_to_what_is_ours() {
    let data = TempDir::new().unwrap();
    let server = serve(data.path());
    let agent =
        ureq::Agent::new_with_config(ureq::Agent::config_builder().http_status_as_error(false).build());
    for path in [
        "/",
        "/ar/states",
        "/states.json",
        "/map.svg",
        "/desk",
        "/no-such-page",
        "/style.css",
        "/log/checkpoint",
    ] {
        let answer = agent.get(format!("{}{path}", server.address)).call().unwrap();
        let header = |name: &str| answer.headers().get(name).map_or("", |v| v.to_str().unwrap()).to_owned();
        let policy = header("content-security-policy");
        assert!(policy.starts_with("default-src 'none'") && !policy.contains("unsafe"), "{path}: {policy}");
        assert_eq!(header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(header("referrer-policy"), "same-origin", "{path}");
        assert!(
            policy.contains("frame-ancestors 'none'") || path.ends_with(".svg"),
            "only pictures are embedded"
        );
    }
    // What a question says is written as text, wherever it is shown again.
    let shown = get(&server, "/en/search?q=%3Cscript%3Ealert(1)%3C/script%3E", &[]).body;
    assert!(shown.contains("&lt;script&gt;alert(1)") && !shown.contains("<script>alert"), "{shown}");
}

#[test]
fn a_page_is_in_the_language_of_its_address_or_else_of_its_reader() {
    let data = TempDir::new().unwrap();
    let server = serve(data.path());
    let arabic = get(&server, "/ar/instruments/cppnm-amendment?on=2016-05-08", &[]);
    assert!(arabic.body.contains(r#"<html lang="ar" dir="rtl">"#) && arabic.body.contains("8 مايو 2016"));
    // Whoever reads in a language stays in it.
    assert!(arabic.body.contains(r#"href="/ar/states/URY?on=2016-05-08""#));
    let french =
        get(&server, "/states/KOR", &[("accept-language", "fr-CH, en;q=0.5"), ("accept", "text/html")]);
    assert!(french.body.contains("<h1>République de Corée</h1>"), "{}", &french.body[..600]);
    let english = get(&server, "/states/KOR", &[("accept", "text/html")]);
    assert!(english.body.contains("<h1>Republic of Korea</h1>") && english.etag != french.etag);
    // Data is the same in every language.
    assert_eq!(get(&server, "/zh/states/KOR.json", &[]).body, get(&server, "/states/KOR.json", &[]).body);
    // Whoever chose a language keeps it, also where another reader has just had the same page without choosing it.
    let states = "/states?on=2016-05-08";
    let unchosen = get(&server, states, &[("accept-language", "ar")]);
    let chosen = get(&server, &format!("/ar{states}"), &[("accept-language", "fr")]);
    let leads =
        |page: &Answer, to: &str| page.body.contains(&format!(r#"href="{to}/states/URY?on=2016-05-08""#));
    assert!(leads(&unchosen, "") && leads(&chosen, "/ar"));
}

#[test]
fn long_lists_come_in_parts_that_lead_to_each_other() {
    let data = TempDir::new().unwrap();
    let server = serve(data.path());
    let json = |path: &str| serde_json::from_str::<serde_json::Value>(&get(&server, path, &[]).body).unwrap();
    let all = json("/acts.json");
    let total = all["total"].as_u64().unwrap();
    assert_eq!(all["acts"].as_array().unwrap().len() as u64, total);
    let mut seen = vec![];
    for page in 1..=total.div_ceil(500) {
        seen.extend(json(&format!("/acts.json?page={page}&size=500"))["acts"].as_array().unwrap().clone());
    }
    assert_eq!(seen, *all["acts"].as_array().unwrap());
    let agent = ureq::Agent::new_with_defaults();
    // The second time it is an answer that was kept.
    for _ in 0..2 {
        let answer = agent.get(format!("{}/acts.json?page=2&size=500", server.address)).call().unwrap();
        let link = answer.headers().get("link").unwrap().to_str().unwrap().to_owned();
        assert!(
            link.contains(r#"</acts.json?size=500&page=1>; rel="prev""#) && link.contains(r#"rel="next""#),
            "{link}"
        );
    }
    assert_eq!(get(&server, "/acts.json?page=0", &[]).status, 400);
}
