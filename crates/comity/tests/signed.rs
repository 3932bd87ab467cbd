//! What is said over HTTP, by whom; and papers under seal, which are looked for in everything that leaves the server.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command, Output, Stdio},
    thread,
};

use serde_json::{Value, json};
use tempfile::TempDir;

/// A record that two officers keep, in which the Netherlands and the secretariat speak, and a server on it.
struct Kept {
    folder: TempDir,
    server: Child,
    address: String,
}

impl Drop for Kept {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

fn comity(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_comity"));
    command.args(arguments).env_remove("COMITY_DATA").env_remove("COMITY_POLICY").output().unwrap()
}

#[track_caller]
fn succeeds(arguments: &[&str]) -> String {
    let output = comity(arguments);
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[track_caller]
fn fails(arguments: &[&str], words: &str) {
    let output = comity(arguments);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success() && said.contains(words), "{arguments:?}: {said}");
}

/// Begins a log, which a server does and nothing else.
fn begin(data: &Path) {
    let (mut server, _) = serve(data);
    server.kill().unwrap();
    server.wait().unwrap();
}

impl Kept {
    fn begin() -> Kept {
        let folder = TempDir::new().unwrap();
        let file = |name: &str| folder.path().join(name).display().to_string();
        let data = file("data");
        begin(Path::new(&data));
        for name in ["a", "b", "nld", "secretariat", "other"] {
            succeeds(&["key", "new", &file(name)]);
        }
        let kept = |name: &str, holder: &str, role: &str, signed: &[&str]| {
            let said = succeeds(&["key", "show", &file(name)]);
            let words: Vec<&str> = said.split_whitespace().collect();
            let [_, key, _, recipient] = words[..] else { panic!("{said}") };
            let mut arguments =
                vec!["--data", &data, "key", "register", "--key", key, "--recipient", recipient];
            arguments.extend(["--holder", holder, "--role", role, "--officer", name, "--note", "NV 1/2026"]);
            let files: Vec<String> = signed.iter().map(|name| file(name)).collect();
            arguments.extend(files.iter().flat_map(|file| ["--sign", file]));
            succeeds(&arguments);
        };
        kept("a", "depositary", "depositary", &["a"]);
        kept("b", "depositary", "depositary", &["a", "b"]);
        kept("nld", "NLD", "delegation", &["a", "b"]);
        kept("secretariat", "secretariat", "secretariat", &["b", "a"]);
        let (server, address) = serve(Path::new(&data));
        Kept { folder, server, address }
    }

    fn file(&self, name: &str) -> String {
        self.folder.path().join(name).display().to_string()
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    fn get(&self, path: &str) -> (u16, String, Vec<u8>) {
        let agent =
            ureq::Agent::new_with_config(ureq::Agent::config_builder().http_status_as_error(false).build());
        let mut answer = agent.get(format!("{}{path}", self.address)).call().unwrap();
        let kind = answer.headers().get("content-type").map_or("", |v| v.to_str().unwrap()).to_owned();
        let body = answer.body_mut().with_config().limit(64 << 20).read_to_vec().unwrap();
        (answer.status().as_u16(), kind, body)
    }

    fn post(&self, body: &str) -> (u16, Value) {
        let agent =
            ureq::Agent::new_with_config(ureq::Agent::config_builder().http_status_as_error(false).build());
        let mut answer = agent.post(format!("{}/entries", self.address)).send(body).unwrap();
        let status = answer.status().as_u16();
        (status, serde_json::from_str(&answer.body_mut().read_to_string().unwrap()).unwrap_or_default())
    }

    fn log(&self) -> Value {
        serde_json::from_slice(&self.get("/log.json").2).unwrap()
    }

    fn pledge(&self, id: &str, more: &[&str]) -> Vec<String> {
        let set = format!("id={id}");
        let act = ["record", "--date", "2026-11-20", "--actor", "NLD", "--act", "pledge", "--set", &set];
        let what = ["--detail", "To report", "--source", "untc-2015", "--to", &self.address];
        [&act, &what[..], more].concat().into_iter().map(str::to_owned).collect()
    }
}

/// Starts a server on a data folder; what it complains of goes to `complaints` beside it.
fn serve(data: &Path) -> (Child, String) {
    let complaints = fs::File::create(data.with_file_name("complaints")).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_comity"));
    command.arg("--data").arg(data).args(["serve", "--listen", "127.0.0.1:0"]).env_remove("COMITY_POLICY");
    let mut server = command.stdout(Stdio::piped()).stderr(complaints).spawn().unwrap();
    let lines = BufReader::new(server.stdout.take().unwrap()).lines();
    let address = lines
        .map(Result::unwrap)
        .find_map(|line| Some(line.trim().strip_prefix("pages  ")?.trim_end_matches('/').to_owned()));
    (server, address.unwrap())
}

fn words(arguments: &[String]) -> Vec<&str> {
    arguments.iter().map(String::as_str).collect()
}

#[test]
fn a_state_says_something_once_however_often_it_is_sent() {
    let kept = Kept::begin();
    let (nld, saved) = (kept.file("nld"), kept.file("statement.json"));
    succeeds(&words(&kept.pledge("p1", &["--sign", &nld, "--save", &saved])));
    let statement = fs::read_to_string(&saved).unwrap();
    let before = kept.log()["size"].clone();
    let answers: Vec<(u16, Value)> = thread::scope(|scope| {
        let threads: Vec<_> = (0..8).map(|_| scope.spawn(|| kept.post(&statement))).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    for (status, answer) in &answers {
        assert_eq!((*status, &answer["entry"]), (201, &before), "{answer}");
    }
    assert_eq!(kept.log()["size"], json!(before.as_u64().unwrap() + 1));
    // It can be proved at once.
    let proof = kept.file("proof");
    fs::write(&proof, kept.get(answers[0].1["proof"].as_str().unwrap()).2).unwrap();
    let key = succeeds(&["--data", &kept.data().display().to_string(), "log", "key"]);
    assert!(succeeds(&["verify", &proof, "--key", key.trim()]).contains(r#""by":"NLD""#));
    let verified = succeeds(&["verify", &kept.address, "--key", key.trim()]);
    assert!(verified.contains("4 of 4 in force") && verified.contains("every entry is one"), "{verified}");
    let (status, _, page) = kept.get(&format!("/log/entries/{before}"));
    assert!(status == 200 && String::from_utf8(page).unwrap().contains("<strong>Netherlands"));
    assert!(String::from_utf8(kept.get("/acts").2).unwrap().contains("signed with its own key"));
    let (status, kind, metrics) = kept.get("/metrics");
    let metrics = String::from_utf8(metrics).unwrap();
    assert!(status == 200 && kind.starts_with("application/openmetrics-text"));
    assert!(metrics.contains(r#"comity_http_answers_total{method="POST",status="201"} 8"#), "{metrics}");
    assert!(metrics.contains(&format!("comity_log_entries {}", before.as_u64().unwrap() + 1)));
    assert_eq!(kept.get("/ready").2, b"ready\n");
}

#[test]
fn what_may_not_be_said_is_refused_and_changes_nothing() {
    let kept = Kept::begin();
    let [a, nld, other] = ["a", "nld", "other"].map(|name| kept.file(name));
    let before = kept.log();
    fails(&words(&kept.pledge("p1", &[])), "not signed");
    fails(&words(&kept.pledge("p1", &["--sign", &other, "--by", "NLD"])), "not registered");
    fails(&words(&kept.pledge("p1", &["--sign", &a])), "has a key to say it with");
    fails(&words(&kept.pledge("p1", &["--sign", &nld, "--set", "target=nowhere"])), "nowhere");
    let saved = kept.file("statement.json");
    succeeds(&words(&kept.pledge("p1", &["--sign", &nld, "--save", &saved])));
    let statement: Value = serde_json::from_str(&fs::read_to_string(&saved).unwrap()).unwrap();
    type Change = fn(&mut Value);
    let changes: [(Change, u16, &str); 9] = [
        (|s| s["act"]["detail"] = json!("To report nothing"), 403, "does not fit"),
        (|s| s["by"] = json!("FRA"), 403, "speaks for NLD, not for FRA"),
        (|s| s["log"] = json!("example.org/other"), 400, "is for the log"),
        (|s| s["recorded"] = json!("2020-01-01"), 400, "for the log to say"),
        (|s| s["upon"] = json!("9999999 47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="), 403, "does not fit"),
        (|s| s["signed"]["signature"] = json!("AAAA"), 403, "does not fit"),
        (|s| s["signed"] = json!({}), 400, "'key' and a 'signature'"),
        (|s| s["pledge"] = json!({}), 400, "not a kind of entry"),
        (|s| *s = json!([]), 400, "no JSON object"),
    ];
    for (change, expected, said) in changes {
        let mut changed = statement.clone();
        change(&mut changed);
        let (status, answer) = kept.post(&changed.to_string());
        let detail = answer["detail"].as_str().unwrap();
        assert!(status == expected && detail.contains(said), "{status} {answer}");
    }
    assert_eq!(kept.post(&"x".repeat(9 << 20)).0, 413);
    assert_eq!(kept.post("\u{fffd}{").0, 400);
    assert_eq!(kept.log(), before);
}

/// Over the network, nobody becomes the first officer of somebody else's record.
#[test]
fn a_record_that_nobody_keeps_takes_nothing() {
    let folder = TempDir::new().unwrap();
    let key = folder.path().join("key").display().to_string();
    let said = succeeds(&["key", "new", &key]);
    let public = said.split_whitespace().nth(1).unwrap();
    let (mut server, address) = serve(&folder.path().join("data"));
    let register = ["key", "register", "--key", public, "--holder", "depositary", "--role", "depositary"];
    let more = ["--officer", "Myself", "--note", "none", "--sign", &key, "--to", &address];
    fails(&[&register[..], &more[..]].concat(), "nobody may write here yet");
    let guessed = [&register[..], &more[..], &["--code", "0000"]].concat();
    fails(&guessed, "this is another code");
    let _ = server.kill();
    let _ = server.wait();
}

/// A backup that is taken while others write is whole, and a server starts from it.
#[test]
fn a_backup_under_load_is_a_record_to_start_from() {
    let kept = Kept::begin();
    let (nld, data) = (kept.file("nld"), kept.data().display().to_string());
    let backups = thread::scope(|scope| {
        let writer = scope.spawn(|| {
            for n in 0..12 {
                succeeds(&words(&kept.pledge(&format!("p{n}"), &["--sign", &nld])));
            }
        });
        let mut backups = vec![];
        while !writer.is_finished() {
            let backup = kept.file(&format!("backup-{}", backups.len()));
            succeeds(&["--data", &data, "backup", &backup]);
            backups.push(backup);
        }
        backups
    });
    assert!(backups.len() > 2);
    for backup in [&backups[0], backups.last().unwrap()] {
        fails(&["--data", &data, "backup", backup], "not empty");
        // It is checked before anybody starts it, papers and signatures included.
        assert!(succeeds(&["verify", backup]).contains("the root follows from the entries in the store"));
        let (mut server, address) = serve(Path::new(backup));
        let key = succeeds(&["--data", &data, "log", "key"]);
        assert!(succeeds(&["verify", &address, "--key", key.trim()]).contains("what is signed"));
        server.kill().unwrap();
        server.wait().unwrap();
    }
    // One that was changed, or is of another log, is none.
    let (changed, key) = (&backups[1], succeeds(&["--data", &backups[0], "log", "key"]));
    assert!(succeeds(&["verify", changed, "--key", key.trim()]).contains("what is signed"));
    fails(&["verify", changed, "--key", &format!("other{}", key.trim())], "verifier key");
    let store = rusqlite::Connection::open(Path::new(changed).join("comity.db")).unwrap();
    let wrong = "UPDATE entry SET data = CAST(replace(data, 'Finland', 'Fenland') AS BLOB) WHERE data LIKE '%Finland%'";
    assert!(store.execute(wrong, []).unwrap() > 0);
    drop(store);
    fails(&["verify", changed], "another root hash than was signed");
    // Beside public files that are whole, too: a data folder goes on from its store.
    let (data, older) = (Path::new(&data), Path::new(&backups[0]).join("comity.db"));
    assert!(
        succeeds(&["verify", &data.display().to_string()])
            .contains("store     holds the same entries, and 0")
    );
    let aside = kept.folder.path().join("aside");
    fs::create_dir(&aside).unwrap();
    let mut copied = Command::new("cp");
    copied.arg("-r").args([data.join("log"), data.join("log.vkey"), older]).arg(&aside);
    assert!(copied.status().unwrap().success());
    fails(&["verify", &aside.display().to_string()], "it is older than what others have seen");
    fs::write(aside.join("comity.db"), "not a database, and not empty").unwrap();
    fails(&["verify", &aside.display().to_string()], "not a database");
}

/// Every form in which a text might be found again.
fn forms(canary: &str) -> Vec<String> {
    use base64::{Engine, prelude::BASE64_STANDARD};
    let hex = canary.bytes().map(|b| format!("{b:02x}")).collect::<String>();
    // In base64 at any of three offsets, without the letters at the ends, which depend on what is around it.
    let base64 = (0..3).map(|n| {
        let encoded = BASE64_STANDARD.encode([&vec![b' '; n], canary.as_bytes()].concat());
        encoded[4..encoded.len() - 4].to_owned()
    });
    [canary.to_owned(), hex.to_uppercase(), hex].into_iter().chain(base64).collect()
}

fn holds(bytes: &[u8], forms: &[String]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    forms.iter().any(|form| text.contains(form))
}

/// Every file below a folder.
fn below(folder: &Path) -> Vec<PathBuf> {
    let (mut files, mut folders) = (vec![], vec![folder.to_owned()]);
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    files
}

/// What the addresses that pages lead to answer, in every form. Of addresses that differ in their last part or in what is
/// asked, a dozen stand for all: one function makes them.
fn everything(kept: &Kept) -> Vec<(String, Vec<u8>)> {
    let (mut seen, mut next) = (BTreeSet::from(["/".to_owned()]), vec!["/".to_owned()]);
    let (mut alike, mut found) = (BTreeMap::<String, usize>::new(), vec![]);
    while let Some(path) = next.pop() {
        // A page is made by one function in whatever language.
        let plain = ["/ar", "/zh", "/en", "/fr", "/ru", "/es"].iter().find_map(|tag| path.strip_prefix(tag));
        let plain = plain.filter(|rest| rest.starts_with('/')).unwrap_or(&path);
        let (page, asked) = plain.split_once('?').map_or((plain, ""), |(page, _)| (page, "?"));
        let folder = page.rsplit_once('/').unwrap().0;
        let kind = format!("{}{asked}", if folder.is_empty() { page } else { folder });
        let count = alike.entry(kind.clone()).or_default();
        *count += 1;
        if *count > 12 {
            continue;
        }
        let (status, kind, body) = kept.get(&path);
        assert!(status == 200, "{path}: {status}");
        if kind.starts_with("text/html") {
            let text = String::from_utf8(body.clone()).unwrap();
            let links = text.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
            let local = links.filter(|link| link.starts_with('/'));
            let local = local.map(|link| link.split('#').next().unwrap().replace("&amp;", "&"));
            next.extend(local.filter(|link| seen.insert(link.clone())));
        }
        found.push((path, body));
    }
    found
}

#[test]
fn a_sealed_paper_is_found_nowhere_until_it_is_opened() {
    const CANARY: &str = "the-canary-sings-at-Seoul-9127";
    let kept = Kept::begin();
    let [nld, secretariat, other, paper] =
        ["nld", "secretariat", "other", "paper"].map(|name| kept.file(name));
    let data = kept.data().display().to_string();
    let (key, forms) = (succeeds(&["--data", &data, "log", "key"]), forms(CANARY));
    let server = ["--to", &kept.address, "--log-key", key.trim()];
    fs::write(&paper, format!("Talking points: {CANARY}.\n")).unwrap();
    let seal = |level: &str, whom: &str| {
        let what = ["paper", "seal", &paper, "--level", level, "--title", "On the next host", "--for", whom];
        [&what[..], &["--sign", &secretariat], &server]
            .concat()
            .into_iter()
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    fails(&words(&seal("restricted", "FRA")), "FRA has no key");
    fails(&words(&seal("secret", "NLD")), "no level");
    let said = succeeds(&words(&seal("restricted", "NLD")));
    let entry = said.split_whitespace().nth(3).unwrap().to_owned();

    let pages = everything(&kept);
    assert!(pages.len() > 60 && pages.iter().any(|(path, _)| path.ends_with("/papers")), "{}", pages.len());
    assert!(pages.iter().any(|(path, _)| path.ends_with(".age")));
    for (path, body) in &pages {
        assert!(!holds(body, &forms), "{path}");
    }
    let (backup, exported) = (kept.file("backup"), kept.file("exported"));
    assert!(succeeds(&["--data", &data, "backup", &backup]).contains("1 sealed papers"));
    succeeds(&["--data", &data, "export", &exported]);
    let files = below(kept.folder.path());
    assert!(
        files.iter().any(|file| file.ends_with("complaints"))
            && files.iter().filter(|f| f.starts_with(&backup)).count() == 4
    );
    for file in files.iter().filter(|file| file.display().to_string() != paper) {
        assert!(!holds(&fs::read(file).unwrap(), &forms), "{}", file.display());
    }

    // A mirror keeps it as well.
    let file = pages.iter().find(|(path, _)| path.ends_with(".age")).unwrap();
    let mut mirror = Command::new(env!("CARGO_BIN_EXE_comity"));
    mirror.args([
        "mirror",
        &kept.address,
        &kept.file("mirror"),
        "--key",
        key.trim(),
        "--listen",
        "127.0.0.1:0",
    ]);
    let mut mirror = mirror.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let lines = BufReader::new(mirror.stdout.take().unwrap()).lines();
    let at =
        lines.map_while(Result::ok).find_map(|line| Some(line.trim().strip_prefix("pages  ")?.to_owned()));
    let copied = ureq::get(format!("{}{}", at.unwrap().trim_end_matches('/'), file.0)).call();
    assert_eq!(copied.unwrap().body_mut().read_to_vec().unwrap(), file.1);
    mirror.kill().unwrap();
    mirror.wait().unwrap();

    // Whom it is for reads it, from the server; others cannot.
    let read = ["paper", "read", &entry, "--at", &kept.address, "--log-key", key.trim(), "--key"];
    assert!(succeeds(&[&read[..], &[&nld]].concat()).contains(CANARY));
    assert!(succeeds(&[&read[..], &[&secretariat]].concat()).contains(CANARY));
    fails(&[&read[..], &[&other]].concat(), "not encrypted to this key");
    // Whoever sealed it opens it, and nobody else.
    let open = ["paper", "open", &entry, "--to", &kept.address, "--log-key", key.trim(), "--sign"];
    fails(&[&open[..], &[&nld]].concat(), "only in its own name");
    succeeds(&[&open[..], &[&secretariat]].concat());
    assert!(holds(&kept.get("/papers").2, &forms));
    assert!(succeeds(&["verify", &kept.address, "--key", key.trim()]).contains("what is signed"));
}

/// An address in front of a server, on which the first answers to what is said are lost.
fn losing(server: &str, answers: usize) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let server = server.trim_start_matches("http://").to_owned();
    thread::spawn(move || {
        let mut lost = 0;
        for mut client in listener.incoming().flatten() {
            let (mut head, mut length) = (String::new(), 0);
            let mut reader = BufReader::new(client.try_clone().unwrap());
            while !head.ends_with("\r\n\r\n") && reader.read_line(&mut head).unwrap() > 0 {
                let line = head.lines().last().unwrap_or_default().to_lowercase();
                length = line.strip_prefix("content-length:").map_or(length, |n| n.trim().parse().unwrap());
            }
            let mut body = vec![0; length];
            reader.read_exact(&mut body).unwrap();
            let mut stream = TcpStream::connect(&server).unwrap();
            let once = head.replacen("\r\n", "\r\nconnection: close\r\n", 1);
            stream.write_all(&[once.as_bytes(), &body].concat()).unwrap();
            let mut answer = vec![];
            stream.read_to_end(&mut answer).unwrap();
            if head.starts_with("POST") && lost < answers {
                lost += 1;
            } else {
                client.write_all(&answer).unwrap();
            }
        }
    });
    address
}

/// Whoever hears nothing cannot know whether it was recorded: the same is handed in again, and signed anew by nobody.
#[test]
fn what_is_not_answered_is_handed_in_again_and_recorded_once() {
    let kept = Kept::begin();
    let nld = kept.file("nld");
    let to = |id: &str, address: &str| -> Vec<String> {
        let said = kept.pledge(id, &["--sign", &nld]);
        said.into_iter().map(|word| if word == kept.address { address.to_owned() } else { word }).collect()
    };
    let count = || kept.log()["size"].as_u64().unwrap();
    let before = count();
    let said = succeeds(&words(&to("lost-once", &losing(&kept.address, 1))));
    assert!(said.contains(&format!("recorded as entry {before} on")), "{said}");
    assert_eq!(count(), before + 1);
    // Nobody answers: what was said is kept, to be said again as it is.
    let mut command = Command::new(env!("CARGO_BIN_EXE_comity"));
    let arguments = to("never-answered", &losing(&kept.address, usize::MAX));
    let output = command.args(&arguments).current_dir(kept.folder.path()).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(
        !output.status.success() && said.contains("it may be recorded or not: it is kept in unanswered-"),
        "{said}"
    );
    let again = said.split('\'').find(|text| text.starts_with("comity sign")).unwrap();
    let file = kept.file(again.split(' ').nth(2).unwrap());
    let said = comity(&["sign", &file, "--to", &kept.address]);
    let words = [&said.stdout[..], &said.stderr].concat();
    let words = String::from_utf8_lossy(&words);
    assert!(said.status.success() && words.contains("recorded before"), "{words}");
    assert!(words.contains(&format!("recorded as entry {} on", before + 1)), "{words}");
    assert_eq!(count(), before + 2);
}
