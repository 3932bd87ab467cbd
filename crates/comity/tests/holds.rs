//! What the program refuses and what it leaves behind, as whoever starts it sees it: names, files, copies, and the room in
//! which statements wait.

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use std::{
    fs,
    io::{BufRead, BufReader},
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
    thread,
    time::{Duration, Instant},
};

use comity_ledger::{Content, Fields, Kind, Ledger, Options, SecretKey, Statement, Upon, contents};
use common::{Server, command, registration, serve, small};
use serde_json::Value;
use tempfile::TempDir;

fn run(mut command: Command) -> (Output, String) {
    let output = command.output().unwrap();
    let said = [&output.stdout[..], &output.stderr].map(|text| String::from_utf8_lossy(text).into_owned());
    (output, said.concat())
}

#[track_caller]
fn succeeds(data: &Path, arguments: &[&str]) -> String {
    let mut program = command(data);
    program.args(arguments);
    let (output, said) = run(program);
    assert!(output.status.success(), "{arguments:?}: {said}");
    said
}

fn say(ledger: &Ledger, by: &str, content: Content<'static>, keys: &[&SecretKey]) -> u64 {
    ledger.submit(signed(ledger.verifier_key(), &upon(ledger), by, content, keys)).unwrap().index
}

fn upon(ledger: &Ledger) -> Upon {
    Upon::at(&ledger.record().checkpoint)
}

fn signed(
    log: &str,
    upon: &Upon,
    by: &str,
    content: Content<'static>,
    keys: &[&SecretKey],
) -> Statement<'static> {
    let mut statement = Statement::upon(by, content, *upon);
    statement.signatures = keys.iter().map(|key| key.sign(&statement.signed_bytes(log))).collect();
    statement
}

fn register(ledger: &Ledger, key: &SecretKey, who: [&str; 3], keys: &[&SecretKey]) {
    say(ledger, "depositary", registration(key, who), keys);
}

/// A log that two officers keep and in which the Netherlands speaks.
struct Kept {
    folder: TempDir,
    log: String,
    upon: Upon,
    keys: [SecretKey; 3],
}

impl Kept {
    fn begin(caps: &str) -> Kept {
        let folder = TempDir::new().unwrap();
        let mut files = small();
        if !caps.is_empty() {
            files.insert("policies/caps.csv".into(), format!("role,entries_a_day\n{caps}\n").into());
        }
        let options =
            Options { origin: "example.org/record".into(), today: || "2026-11-25".parse().unwrap() };
        let ledger = Ledger::open(folder.path(), &options, || contents(&files)).unwrap();
        let keys = [(); 3].map(|()| SecretKey::generate());
        let [a, b, dutch] = &keys;
        register(&ledger, a, ["depositary", "depositary", "Legal Adviser"], &[a]);
        register(&ledger, b, ["depositary", "depositary", "Treaty Officer"], &[a, b]);
        register(&ledger, dutch, ["NLD", "delegation", "Mission"], &[a, b]);
        let (log, upon) = (ledger.verifier_key().to_owned(), upon(&ledger));
        Kept { folder, log, upon, keys }
    }

    fn statement(&self, by: &str, content: Content<'static>, keys: &[&SecretKey]) -> String {
        signed(&self.log, &self.upon, by, content, keys).encode(&self.log)
    }
}

fn act(actor: &str, act: &str, note: &str) -> Content<'static> {
    let fields = [
        ("date", "2026-11-20"),
        ("actor", actor),
        ("act", act),
        ("instrument", "icsant"),
        ("source", "untc-2015"),
        ("note", note),
    ];
    Content::act(Fields::new(fields))
}

fn post(server: &Server, path: &str, body: &str) -> (u16, Value) {
    let agent =
        ureq::Agent::new_with_config(ureq::Agent::config_builder().http_status_as_error(false).build());
    let request = agent.post(format!("{}{path}", server.address)).header("content-type", "application/json");
    let mut answer = request.send(body).unwrap();
    let text = answer.body_mut().read_to_string().unwrap();
    (answer.status().as_u16(), serde_json::from_str(&text).unwrap_or_default())
}

#[test]
fn a_log_that_others_reach_has_a_name_of_its_own() {
    let folder = TempDir::new().unwrap();
    for more in [&["--listen", "0.0.0.0:0"][..], &["--listen", "127.0.0.1:0", "--behind-proxy"]] {
        let mut program = command(folder.path());
        program.arg("serve").args(more);
        let (output, said) = run(program);
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(said.contains("needs a name of its own"), "{said}");
        assert!(fs::read_dir(folder.path()).unwrap().next().is_none(), "nothing was begun");
    }
    let named = ["--origin", "example.org/log", "--behind-proxy"];
    drop(common::serve_with(folder.path(), &named));
    // It keeps its name, and needs not be told it again.
    let mut program = command(folder.path());
    program.args(["serve", "--listen", "127.0.0.1:0", "--origin", "example.org/other"]);
    let (output, said) = run(program);
    assert!(
        output.status.code() == Some(2) && said.contains("'example.org/log' and keeps its name"),
        "{said}"
    );
    drop(common::serve_with(folder.path(), &named));
    drop(serve(folder.path()));
}

/// The program as somebody runs it who may write only what its modes let its owner write. The superuser has to lay down what
/// passes over them.
fn held_to_modes(data: &Path) -> Command {
    use std::os::unix::fs::MetadataExt;
    if fs::metadata("/proc/self").unwrap().uid() != 0 {
        return command(data);
    }
    let mut program = Command::new("setpriv");
    program.args(["--bounding-set=-dac_override,-dac_read_search", env!("CARGO_BIN_EXE_comity"), "--data"]);
    program.arg(data);
    program
}

/// Whoever starts a server learns that nothing can be written, and not whoever says something first.
#[test]
fn what_may_not_be_written_is_said_at_once() {
    let folder = TempDir::new().unwrap();
    drop(serve(folder.path()));
    for (name, closed, open) in [("comity.db", 0o400, 0o600), ("log", 0o555, 0o755)] {
        let path = folder.path().join(name);
        let set = |mode: u32| fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
        set(closed);
        let mut program = held_to_modes(folder.path());
        program.args(["serve", "--listen", "127.0.0.1:0"]);
        let (output, said) = run(program);
        set(open);
        assert!(output.status.code() == Some(1) && said.contains(path.to_str().unwrap()), "{said}");
        assert!(!said.contains("restore"), "nothing is damaged: {said}");
        drop(common::serve_as(held_to_modes(folder.path()), &[]));
    }
}

/// Of a table that is recorded row by row, a row that is refused is named by its line.
#[test]
fn a_row_that_is_refused_is_named() {
    let folder = TempDir::new().unwrap();
    drop(serve(&folder.path().join("data")));
    let table = folder.path().join("acts.csv");
    let row = |actor: &str| format!("2026-11-20,{actor},accession,icsant,untc-2015\n");
    let rows = ["HTI", "XXX", "OMN"].map(row).join("\n");
    fs::write(&table, format!("date,actor,act,instrument,source\n{rows}")).unwrap();
    let mut program = command(&folder.path().join("data"));
    program.args(["record", "--from"]).arg(&table);
    let (output, said) = run(program);
    assert_eq!((output.status.code(), said.matches("recorded as entry").count()), (Some(1), 2), "{said}");
    assert!(said.contains(&format!("{}:4: refused: 2026-11-20 XXX", table.display())), "{said}");
}

#[test]
fn a_key_that_others_may_read_is_spoken_of() {
    let folder = TempDir::new().unwrap();
    drop(serve(folder.path()));
    let key = folder.path().join("log.key");
    for (mode, spoken_of) in [(0o644, true), (0o600, false)] {
        fs::set_permissions(&key, fs::Permissions::from_mode(mode)).unwrap();
        let mut program = command(folder.path());
        program.args(["serve", "--listen", "127.0.0.1:0"]).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut server = program.spawn().unwrap();
        let mut lines = BufReader::new(server.stdout.take().unwrap()).lines();
        assert!(lines.any(|line| line.unwrap().trim().starts_with("pages ")));
        server.kill().unwrap();
        let said = String::from_utf8(server.wait_with_output().unwrap().stderr).unwrap();
        assert_eq!(said.contains("log.key can be read by others"), spoken_of, "{said}");
    }
}

/// The program as somebody starts it who leaves all that they write to everybody.
fn openly(data: &Path) -> Command {
    let mut shell = Command::new("sh");
    shell.args(["-c", "umask 0; exec \"$0\" \"$@\"", env!("CARGO_BIN_EXE_comity"), "--data"]).arg(data);
    shell
}

/// A slip in a path begins no log: what is recorded there would be missed where it belongs.
#[test]
fn only_a_server_begins_a_log() {
    let folder = TempDir::new().unwrap();
    let data = folder.path().join("dta");
    let key = folder.path().join("key").display().to_string();
    let public = succeeds(&data, &["key", "new", &key]).split_whitespace().nth(1).unwrap().to_owned();
    let act = "record --date 2026-11-20 --actor HTI --act accession --instrument icsant --source untc-2015";
    let register = "key register --holder depositary --role depositary --officer Myself --note none";
    let signed = ["--key", &public, "--sign", &key];
    let paper = ["paper", "seal", &key, "--level", "restricted", "--for", "NLD", "--sign", &key];
    let act: Vec<&str> = act.split(' ').collect();
    let register = [&register.split(' ').collect::<Vec<_>>()[..], &signed].concat();
    let copy = folder.path().join("copy").display().to_string();
    let kept: [&[&str]; 3] = [&["backup", &copy], &["log", "next-key"], &["log", "clock"]];
    for said in [&[&act[..], &register, &paper], &kept[..]].concat() {
        let mut program = command(&data);
        program.args(said);
        let (output, text) = run(program);
        assert_eq!(output.status.code(), Some(2), "{text}");
        assert!(text.contains("dta: name the data folder") && text.contains("comity serve"), "{text}");
        assert!(!data.exists(), "{said:?} began something");
    }
    drop(serve(&data));
    succeeds(&data, &act);
}

#[test]
fn nothing_that_is_written_can_be_changed_by_others() {
    let folder = TempDir::new().unwrap();
    let data = folder.path().join("data");
    let act = "--date 2026-11-20 --actor HTI --act accession --instrument icsant --source untc-2015";
    // Nor by whoever began it.
    drop(common::serve_as(openly(&data), &[]));
    let mut record = openly(&data);
    record.arg("record").args(act.split(' '));
    let (output, said) = run(record);
    assert!(output.status.success(), "{said}");
    let mut open = vec![data];
    while let Some(path) = open.pop() {
        let mode = fs::metadata(&path).unwrap().permissions().mode();
        assert_eq!(mode & 0o022, 0, "{}: {mode:o}", path.display());
        if path.is_dir() {
            open.extend(fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
        }
    }
}

#[test]
fn a_pipe_in_a_record_folder_is_named_and_not_waited_for() {
    let folder = TempDir::new().unwrap();
    for (path, bytes) in small() {
        let place = folder.path().join(path);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(place, bytes).unwrap();
    }
    fs::create_dir(folder.path().join("acts")).unwrap();
    let pipe = folder.path().join("acts/more.csv");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let mut program = Command::new(env!("CARGO_BIN_EXE_comity"));
    program.arg("check").arg(folder.path());
    let (output, said) = run(program);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("acts/more.csv") && said.contains("a pipe, a device or a folder"), "{said}");
}

#[test]
fn a_copy_to_be_tried_on_is_made_by_one_command() {
    let kept = Kept::begin("");
    let to = TempDir::new().unwrap();
    let copy = to.path().join("exercise");
    let said = succeeds(kept.folder.path(), &["backup", "--rehearsal", copy.to_str().unwrap()]);
    assert!(said.contains("example.org/record/rehearsal"), "{said}");
    let server = serve(&copy);
    let [a, b, _] = &kept.keys;
    // What was meant for the original, and what would be meant for the copy.
    let statement = kept.statement("depositary", act("HTI", "accession", ""), &[a, b]);
    let (status, said) = post(&server, "/entries", &statement);
    assert_eq!(
        (status, said["detail"].as_str().unwrap().contains("it is for the log")),
        (400, true),
        "{said}"
    );
    let key = common::get(&server, "/log/vkey", &[]).body.trim().to_owned();
    assert_ne!(key, kept.log);
    let page = common::get(&server, "/fr/", &[("accept", "text/html")]).body;
    assert!(page.contains("copie d’exercice") && page.contains("example.org/record"), "every page says so");
    let renamed = statement.replace(&kept.log, &key);
    assert_eq!(post(&server, "/entries", &renamed).0, 403, "the signature is over the other name");
    let own = signed(&key, &kept.upon, "depositary", act("HTI", "accession", ""), &[a, b]);
    assert_eq!(post(&server, "/entries", &own.encode(&key)).0, 201);
    drop(server);
    succeeds(&copy, &["verify"]);
}

/// A key file that the commands read.
fn key_file(folder: &Path, name: &str, key: &SecretKey) -> PathBuf {
    let path = folder.join(name);
    fs::write(&path, key.pem()).unwrap();
    path
}

#[test]
fn a_depositary_is_recovered_by_three_commands() {
    let (data, aside) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let witness = aside.path().join("witness");
    let options = Options { origin: "example.org/record".into(), today: || "2026-11-25".parse().unwrap() };
    let made =
        comity_ledger::Witness::open(&witness, "aec.example/w", comity_ledger::Algorithm::Ed25519, &[]);
    let policy = format!("witness aec {}\nquorum aec\n", made.unwrap().key());
    let mut files = small();
    files.insert("policies/recovery.txt".into(), policy.into());
    let ledger = Ledger::open(data.path(), &options, || contents(&files)).unwrap();
    let [a, b, new] = [(); 3].map(|()| SecretKey::generate());
    register(&ledger, &a, ["depositary", "depositary", "Legal Adviser"], &[&a]);
    register(&ledger, &b, ["depositary", "depositary", "Treaty Officer"], &[&a, &b]);
    drop(ledger);
    let (saved, file) = (aside.path().join("recovery.json"), key_file(aside.path(), "new.pem", &new));
    let [saved, file, witness] = [&saved, &file, &witness].map(|path| path.to_str().unwrap());
    let public = new.public().to_string();
    let recover = ["key", "recover", "--key", &public, "--holder", "depositary", "--role", "depositary"];
    let more = ["--officer", "Legal Adviser", "--note", "Note verbale 40/2026", "--save", saved];
    succeeds(data.path(), &[&recover[..], &more].concat());
    let mut unvouched = command(data.path());
    unvouched.args(["sign", saved, "--sign", file]);
    assert!(run(unvouched).1.contains("missing: aec"));
    succeeds(data.path(), &["endorse", saved, "--witness", witness]);
    succeeds(data.path(), &["sign", saved, "--sign", file]);
    let held = succeeds(data.path(), &["key", "list", "--json"]);
    let held: Value = serde_json::from_str(&held).unwrap();
    let in_force: Vec<_> =
        held["keys"].as_array().unwrap().iter().filter(|key| key.get("until").is_none()).collect();
    assert_eq!(in_force.len(), 1);
    assert_eq!(in_force[0]["key"].as_str(), Some(public.as_str()));
}

#[test]
fn what_waits_needs_another_signature_and_takes_nobody_elses_room() {
    let kept = Kept::begin("");
    let server = serve(kept.folder.path());
    let [a, b, dutch] = &kept.keys;
    let refused = |statement: &str, words: &str| {
        let (status, said) = post(&server, "/desk/waiting", statement);
        let detail = said["detail"].as_str().unwrap_or_default();
        assert!(status == 403 && detail.contains(words), "{status} {detail}");
    };
    // A State needs no second signature, and fills nothing.
    refused(&kept.statement("NLD", act("NLD", "accession", ""), &[dutch]), "needs no second signature");
    refused(&kept.statement("NLD", act("FRA", "accession", ""), &[dutch]), "in its own name");
    // What would not be recorded with another signature does not wait for one.
    refused(&kept.statement("depositary", act("HTI", "denunciation", ""), &[a]), "no consent");
    refused(&kept.statement("depositary", act("XXX", "accession", ""), &[a]), "XXX");
    refused(&kept.statement("depositary", act("HTI", "accession", ""), &[a, b]), "only with one under it");
    for n in 0..50 {
        let (status, said) = post(
            &server,
            "/desk/waiting",
            &kept.statement("depositary", act("HTI", "accession", &n.to_string()), &[a]),
        );
        assert_eq!(status, 201, "{said}");
    }
    refused(&kept.statement("depositary", act("HTI", "accession", "more"), &[a]), "wait already");
    // The other officer's key has room of its own.
    let theirs = kept.statement("depositary", act("HTI", "accession", "more"), &[b]);
    assert_eq!(post(&server, "/desk/waiting", &theirs).0, 201);
    // The same again is no other; and once it is recorded, it waits no more.
    let again = kept.statement("depositary", act("HTI", "accession", "7"), &[a]);
    assert_eq!(post(&server, "/desk/waiting", &again).0, 201);
    let both = kept.statement("depositary", act("HTI", "accession", "7"), &[a, b]);
    assert_eq!(post(&server, "/entries", &both).0, 201);
    assert_eq!(fs::read_dir(kept.folder.path().join("waiting")).unwrap().count(), 50);
    // What is too long for a list is a document.
    let long = kept.statement("depositary", act("TON", "accession", &"x".repeat(10_001)), &[a, b]);
    let (status, said) = post(&server, "/entries", &long);
    assert!(status == 403 && said["detail"].as_str().unwrap().contains("at most 10000"), "{status} {said}");
}

#[test]
fn a_key_says_as_much_in_a_day_as_the_policy_lets_it() {
    let kept = Kept::begin("delegation,3");
    let server = serve(kept.folder.path());
    let [.., dutch] = &kept.keys;
    let report = |n: usize| {
        let id = format!("p{n}");
        let fields = [
            ("date", "2026-11-20"),
            ("actor", "NLD"),
            ("act", "pledge"),
            ("id", id.as_str()),
            ("detail", "To report"),
            ("source", "untc-2015"),
        ];
        let (status, said) =
            post(&server, "/entries", &kept.statement("NLD", Content::act(Fields::new(fields)), &[dutch]));
        (status, said["detail"].as_str().unwrap_or_default().to_owned())
    };
    for n in 0..3 {
        assert_eq!(report(n).0, 201);
    }
    let (status, why) = report(3);
    assert!(status == 403 && why.contains("may sign 3 a day"), "{status} {why}");
    // Another key in its place says no more; but whoever has had enough of a key ends it.
    let other = SecretKey::generate().public().to_string();
    let old = dutch.public().to_string();
    let key = |pairs: &[(&str, &str)], keys: &[&SecretKey]| {
        let content = Content { kind: Kind::Key, fields: Fields::new(pairs.iter().copied()) };
        post(&server, "/entries", &kept.statement("NLD", content, keys)).0
    };
    assert_eq!(key(&[("does", "rotation"), ("key", &other), ("replaces", &old)], &[dutch]), 403);
    assert_eq!(key(&[("does", "revocation"), ("key", &old)], &[dutch]), 201);
    drop(server);
    succeeds(kept.folder.path(), &["verify"]);
}

#[test]
fn a_log_that_cannot_be_written_says_so_and_goes_on() {
    let kept = Kept::begin("");
    let server = serve(kept.folder.path());
    let [a, b, _] = &kept.keys;
    let (log, aside) = (kept.folder.path().join("log"), kept.folder.path().join("aside"));
    fs::rename(&log, &aside).unwrap();
    fs::write(&log, "in the way").unwrap();
    let statement = kept.statement("depositary", act("HTI", "accession", ""), &[a, b]);
    let (status, said) = post(&server, "/entries", &statement);
    assert_eq!(status, 201, "what is acknowledged is durable: {said}");
    let proof = said["proof"].as_str().unwrap().to_owned();
    let by_itself = |path: &str, status: u16| {
        let begun = Instant::now();
        loop {
            let answer = common::get(&server, path, &[]);
            if answer.status == status {
                return answer.body;
            }
            assert!(begun.elapsed() < Duration::from_secs(60), "{path}: {} {}", answer.status, answer.body);
            thread::sleep(Duration::from_millis(50));
        }
    };
    let why = by_itself("/ready", 503);
    assert!(why.contains("public files") && !why.contains(kept.folder.path().to_str().unwrap()), "{why}");
    by_itself(&proof, 503);
    assert!(by_itself("/metrics", 200).contains("comity_log_behind 1"));
    fs::remove_file(&log).unwrap();
    by_itself("/ready", 200);
    by_itself(&proof, 200);
    drop(server);
    succeeds(kept.folder.path(), &["verify"]);
}

/// Answers that a server gives which takes everything and records nothing.
fn believes(listener: std::net::TcpListener, key: String, checkpoint: String) {
    use std::io::{BufRead, BufReader, Read, Write};
    for stream in listener.incoming().map_while(Result::ok) {
        let mut reader = BufReader::new(stream);
        let mut lines = vec![];
        while let Some(Ok(line)) =
            reader.by_ref().lines().next().filter(|l| l.as_ref().is_ok_and(|l| !l.is_empty()))
        {
            lines.push(line);
        }
        let length =
            lines.iter().find_map(|l| l.to_lowercase().strip_prefix("content-length: ").map(str::to_owned));
        let mut body = vec![0; length.and_then(|n| n.parse().ok()).unwrap_or(0)];
        let _ = reader.read_exact(&mut body);
        let asked = lines.first().cloned().unwrap_or_default();
        let (status, text) = match () {
            () if asked.starts_with("POST") => ("201 Created", r#"{"entry":17,"recorded":"2026-11-29"}"#),
            () if asked.contains("/log/vkey") => ("200 OK", key.as_str()),
            () if asked.contains("/log/checkpoint") => ("200 OK", checkpoint.as_str()),
            () => ("404 Not Found", ""),
        };
        let head =
            format!("HTTP/1.1 {status}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n", text.len());
        let _ = reader.get_mut().write_all(format!("{head}{text}").as_bytes());
    }
}

#[test]
fn a_server_that_only_says_it_recorded_is_not_believed() {
    let kept = Kept::begin("");
    let file = key_file(kept.folder.path(), "a.pem", &kept.keys[0]);
    let checkpoint = fs::read_to_string(kept.folder.path().join("log/checkpoint")).unwrap();
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let key = kept.log.clone();
    thread::spawn(move || believes(listener, key, checkpoint));
    let mut program = Command::new(env!("CARGO_BIN_EXE_comity"));
    let act = ["--date", "2026-11-20", "--actor", "HTI", "--act", "accession", "--instrument", "icsant"];
    program.arg("record").args(act).args(["--source", "untc-2015", "--by", "depositary", "--to", &address]);
    program.args(["--log-key", &kept.log, "--sign"]).arg(&file);
    let (output, said) = run(program);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("does not prove it"), "{said}");
}
