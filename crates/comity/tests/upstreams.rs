//! Servers that stall, drip, never end or lie: whoever asks them is done within limits, says so, and goes on by itself.

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use std::{
    fs,
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
    sync::{
        Arc, Mutex,
        atomic::{AtomicU8, Ordering},
    },
    thread,
    time::{Duration, Instant, SystemTime},
};

use comity_ledger::{Algorithm, Witness, witness::Refused};
use common::{Server, command, get, serve, serve_with};
use tempfile::TempDir;

/// No test waits for longer: what should have ended hangs.
const GUARD: Duration = Duration::from_secs(120);

/// How a server answers.
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(u8)]
enum Mood {
    Well,
    /// It takes the question and says nothing.
    Silent,
    /// It begins to answer, and stops.
    Stalls,
    /// A byte now and then.
    Drips,
    /// More and more.
    Endless,
}

const MOODS: [Mood; 4] = [Mood::Silent, Mood::Stalls, Mood::Drips, Mood::Endless];

impl Mood {
    fn set(self, mood: &AtomicU8) {
        mood.store(self as u8, Ordering::SeqCst);
    }

    fn answer(self, stream: &mut TcpStream, body: &[u8]) -> std::io::Result<()> {
        let head = |length: usize| {
            format!("HTTP/1.1 200 OK\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n")
        };
        match self {
            Mood::Well => {
                stream.write_all(head(body.len()).as_bytes())?;
                stream.write_all(body)
            }
            Mood::Silent => hold(stream),
            Mood::Stalls => {
                stream.write_all(head(body.len() + 100).as_bytes())?;
                stream.write_all(&body[..body.len() / 2])?;
                hold(stream)
            }
            Mood::Drips => {
                stream.write_all(head(1 << 20).as_bytes())?;
                loop {
                    stream.write_all(b"x")?;
                    thread::sleep(Duration::from_millis(100));
                }
            }
            Mood::Endless => {
                stream.write_all(b"HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n")?;
                loop {
                    stream.write_all(&[b'x'; 1 << 16])?;
                }
            }
        }
    }
}

/// Until whoever asked has gone.
fn hold(stream: &mut TcpStream) -> std::io::Result<()> {
    while stream.read(&mut [0; 64])? > 0 {}
    Ok(())
}

/// A question: its method, its path, and what came with it.
struct Question {
    path: String,
    body: Vec<u8>,
}

fn question(stream: &TcpStream) -> Option<Question> {
    let mut reader = BufReader::new(stream);
    let (mut line, mut length) = (String::new(), 0);
    reader.read_line(&mut line).ok()?;
    let path = line.split(' ').nth(1)?.to_owned();
    loop {
        let mut header = String::new();
        reader.read_line(&mut header).ok()?;
        if header.trim().is_empty() {
            break;
        }
        if let Some(value) = header.to_lowercase().strip_prefix("content-length:") {
            length = value.trim().parse().ok()?;
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    Some(Question { path, body })
}

/// Answers on a port of its own, each question on a thread of its own; the address.
fn listen(answer: impl Fn(Question, &mut TcpStream) + Send + Sync + 'static) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let answer = Arc::new(answer);
    thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let answer = answer.clone();
            thread::spawn(move || {
                if let Some(question) = question(&stream) {
                    answer(question, &mut stream);
                }
            });
        }
    });
    address
}

/// Shows the public files of a data folder; those whose path contains `place`, in a mood.
fn show(data: &Path, place: &'static str, mood: Arc<AtomicU8>) -> String {
    let data = data.to_owned();
    listen(move |question, stream| {
        let file = fs::read(data.join(question.path.trim_start_matches('/')));
        let moods = [Mood::Well, Mood::Silent, Mood::Stalls, Mood::Drips, Mood::Endless];
        let mood = moods.into_iter().find(|m| *m as u8 == mood.load(Ordering::SeqCst)).unwrap();
        let mood = if question.path.contains(place) { mood } else { Mood::Well };
        let _ = match file {
            Err(_) if mood == Mood::Well => {
                stream.write_all(b"HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\nconnection: close\r\n\r\n")
            }
            file => mood.answer(stream, &file.unwrap_or_default()),
        };
    })
}

/// Runs a command to its end, which must come.
fn ended(mut command: Command) -> Output {
    let mut process = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let begun = Instant::now();
    while process.try_wait().unwrap().is_none() {
        if begun.elapsed() > GUARD {
            process.kill().unwrap();
            panic!("{command:?} did not end");
        }
        thread::sleep(Duration::from_millis(20));
    }
    process.wait_with_output().unwrap()
}

/// A log to show, and its key.
fn log() -> (TempDir, String) {
    let data = TempDir::new().unwrap();
    drop(serve(data.path()));
    let key = fs::read_to_string(data.path().join("log.vkey")).unwrap().trim().to_owned();
    (data, key)
}

fn append(data: &Path, actor: &str) {
    let act = "--act accession --instrument icsant --date 2026-11-20 --source untc-2015";
    let recorded = command(data).args(["record", "--actor", actor]).args(act.split(' ')).output().unwrap();
    assert!(recorded.status.success(), "{}", String::from_utf8_lossy(&recorded.stderr));
}

#[test]
fn whoever_asks_a_server_that_does_not_end_is_done_within_limits() {
    let (data, key) = log();
    let verify = |url: &str, _: &Path| words(&["verify", url, "--key", &key]);
    let record = |url: &str, _: &Path| {
        let act =
            "record --actor TON --act accession --instrument icsant --date 2026-11-20 --source untc-2015";
        let act: Vec<&str> = act.split(' ').collect();
        words(&[&act[..], &["--to", url, "--log-key", &key]].concat())
    };
    type Asks<'a> = &'a (dyn Fn(&str, &Path) -> Vec<String> + Sync);
    let cases: [(&'static str, Asks<'_>); 5] = [
        ("checkpoint", &verify),
        ("tile/entries/003", &verify),
        ("tile/0/003", &verify),
        ("checkpoint", &record),
        ("/entries", &record),
    ];
    thread::scope(|scope| {
        for (place, asks) in cases {
            let data = &data;
            scope.spawn(move || {
                for mood in MOODS {
                    let now = Arc::new(AtomicU8::new(mood as u8));
                    let (url, own) = (show(data.path(), place, now), TempDir::new().unwrap());
                    let mut command = Command::new(env!("CARGO_BIN_EXE_comity"));
                    command.args(asks(&url, own.path())).args(["--patience", "2"]);
                    let output = ended(command);
                    let said = String::from_utf8_lossy(&output.stderr);
                    assert_eq!(output.status.code(), Some(1), "{place} {mood:?}: {said}");
                    let words = if mood == Mood::Endless { "bytes, which it cannot have" } else { "in time" };
                    assert!(said.contains(words) && said.contains(&url), "{place} {mood:?}: {said}");
                    let unknown = said.contains("it may be recorded or not");
                    assert_eq!(unknown, place == "/entries", "{place} {mood:?}: {said}");
                }
            });
        }
    });
}

fn words(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

/// A mirror of what is shown at an address, that looks every second, and serves it already.
fn mirror(url: &str, own: &Path, key: &str, more: &[&str]) -> (Server, Arc<Mutex<String>>) {
    let (mut running, said) = begin_mirror(url, own, key, more);
    running.address = address(&mut running).unwrap_or_else(|| panic!("{}", said.lock().unwrap()));
    (running, said)
}

/// Where a mirror says that it is, once it does.
fn address(running: &mut Server) -> Option<String> {
    let lines = BufReader::new(running.process.stdout.take().unwrap()).lines().map_while(Result::ok);
    lines.into_iter().find_map(|line| Some(line.strip_prefix("  pages  ")?.trim_end_matches('/').to_owned()))
}

/// The same, which may not serve anything yet.
fn begin_mirror(url: &str, own: &Path, key: &str, more: &[&str]) -> (Server, Arc<Mutex<String>>) {
    let mut process = Command::new(env!("CARGO_BIN_EXE_comity"))
        .args(["mirror", url])
        .arg(own)
        .args(["--key", key, "--listen", "127.0.0.1:0", "--every", "1"])
        .args(more)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let (said, stderr) = (Arc::new(Mutex::new(String::new())), process.stderr.take().unwrap());
    let heard = said.clone();
    thread::spawn(move || {
        for line in BufReader::new(stderr).lines().map_while(Result::ok) {
            heard.lock().unwrap().push_str(&format!("{line}\n"));
        }
    });
    (Server { process, address: String::new() }, said)
}

/// Asks until the answer is as wanted.
fn wait(what: &str, mut done: impl FnMut() -> bool) {
    let begun = Instant::now();
    while !done() {
        assert!(begun.elapsed() < GUARD, "{what} did not happen");
        thread::sleep(Duration::from_millis(100));
    }
}

#[test]
fn a_mirror_serves_its_copy_while_its_log_stalls_and_follows_again_by_itself() {
    let (data, key) = log();
    let own = TempDir::new().unwrap();
    let mood = Arc::new(AtomicU8::new(Mood::Well as u8));
    let url = show(data.path(), "/log/", mood.clone());
    let more = ["--patience", "1", "--behind", "2"];
    let sizes = |mirror: &Server| get(mirror, "/log/checkpoint", &[]).body.lines().nth(1).unwrap().to_owned();
    let (running, said) = mirror(&url, own.path(), &key, &more);
    let mut size = sizes(&running);
    for (mood_now, actor) in MOODS.into_iter().zip(["HTI", "TON", "TUV", "VUT"]) {
        mood_now.set(&mood);
        append(data.path(), actor);
        wait("503, and why", || {
            let ready = get(&running, "/ready", &[]);
            let why = ready.body.contains("/log/checkpoint: ");
            ready.status == 503 && ready.body.contains("has not been able to follow") && why
        });
        let metrics = get(&running, "/metrics", &[]).body;
        assert!(metrics.contains("comity_log_failed 1"), "{metrics}");
        assert_eq!(sizes(&running), size, "the copy is served as it is");
        Mood::Well.set(&mood);
        wait("following again", || get(&running, "/ready", &[]).status == 200 && sizes(&running) != size);
        size = sizes(&running);
    }
    let metrics = get(&running, "/metrics", &[]).body;
    let followed =
        metrics.lines().find_map(|line| line.strip_prefix("comity_mirror_followed_seconds ")).unwrap();
    assert!(followed.parse::<u64>().unwrap() > 1_795_000_000 && metrics.contains("comity_log_failed 0"));
    let heard = said.lock().unwrap().clone();
    assert!(heard.matches("it is followed again").count() == 4, "{heard}");
    drop(running);
    // Started while its log stalls, it serves what it has.
    Mood::Silent.set(&mood);
    let (running, _) = mirror(&url, own.path(), &key, &["--patience", "3600", "--behind", "1"]);
    assert_eq!(sizes(&running), size);
    let states = get(&running, "/states.json", &[]);
    assert!(states.kind == "application/json" && !states.etag.is_empty());
    wait("503", || get(&running, "/ready", &[]).status == 503);
}

#[test]
fn a_mirror_without_a_copy_waits_for_its_log() {
    let ((data, key), (_, strange)) = (log(), log());
    thread::scope(|scope| {
        for (mood, place) in
            MOODS.into_iter().zip(["checkpoint", "tile/entries/000", "/log/", "tile/entries/003"])
        {
            let (data, key, strange) = (data.path(), &key, &strange);
            scope.spawn(move || {
                let (own, other) = (TempDir::new().unwrap(), TempDir::new().unwrap());
                let now = Arc::new(AtomicU8::new(mood as u8));
                let url = show(data, place, now.clone());
                let (mut running, said) = begin_mirror(&url, own.path(), key, &["--patience", "1"]);
                wait("waiting", || said.lock().unwrap().contains("the mirror waits for its log"));
                assert!(said.lock().unwrap().contains(&url), "{}", said.lock().unwrap());
                assert!(running.process.try_wait().unwrap().is_none());
                Mood::Well.set(&now);
                running.address = address(&mut running).unwrap_or_else(|| panic!("{}", said.lock().unwrap()));
                assert_eq!(get(&running, "/ready", &[]).status, 200);
                // What waiting does not mend ends it.
                let (mut running, said) = begin_mirror(&url, other.path(), strange, &[]);
                wait("its end", || running.process.try_wait().unwrap().is_some());
                assert_eq!(running.process.wait().unwrap().code(), Some(1), "{}", said.lock().unwrap());
            });
        }
    });
}

#[test]
fn a_mirror_mends_what_a_power_cut_tore() {
    let (data, key) = log();
    let own = TempDir::new().unwrap();
    let url = show(data.path(), "nowhere", Arc::new(AtomicU8::new(0)));
    drop(mirror(&url, own.path(), &key, &[]));
    append(data.path(), "HTI");
    for (path, fetched) in [("tile/0/000", false), ("tile/entries/001", true)] {
        let path = own.path().join("log").join(path);
        let whole = fs::read(&path).unwrap();
        fs::write(&path, &whole[..whole.len() / 3]).unwrap();
        let (running, said) = mirror(&url, own.path(), &key, &[]);
        assert_eq!(fs::read(&path).unwrap(), whole);
        assert_eq!(said.lock().unwrap().contains("fetched again"), fetched);
        // It serves what it has until it has followed: between the two its pages and its log may differ.
        let verify =
            || command(data.path()).args(["verify", &running.address, "--key", &key]).output().unwrap();
        wait("it holds together", || verify().status.success());
    }
}

/// What a mirror holds is the only copy there may be: each file is on the disk before its name is, both before the
/// checkpoint that speaks of them.
#[test]
fn a_mirror_syncs_what_it_writes_and_the_checkpoint_last() {
    let works = Command::new("strace").arg("--version").output().is_ok_and(|output| output.status.success());
    assert!(works, "this needs strace: apt-get install strace");
    let (data, key) = log();
    let (own, notes) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let url = show(data.path(), "nowhere", Arc::new(AtomicU8::new(0)));
    let trace = notes.path().join("trace");
    let mut strace = Command::new("strace");
    strace
        .args(["-f", "-y", "-qq", "-e", "trace=fsync,fdatasync,rename,renameat,renameat2", "-o"])
        .arg(&trace);
    strace.arg(env!("CARGO_BIN_EXE_comity")).args(["mirror", &url]).arg(own.path());
    strace.args(["--key", &key, "--listen", "127.0.0.1:0"]);
    let mut process = strace.stdout(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(process.stdout.take().unwrap()).lines().map_while(Result::ok);
    assert!(lines.any(|line| line.contains("pages  ")));
    // strace ends with what it traces, which is asked to end by its own number.
    let pid = fs::read_to_string(format!("/proc/{0}/task/{0}/children", process.id())).unwrap();
    let ended = Command::new("kill").args(pid.split_whitespace()).status().unwrap();
    assert!(ended.success());
    process.wait().unwrap();
    let log = own.path().canonicalize().unwrap().join("log");
    let (mut synced, mut renamed): (Vec<PathBuf>, Vec<PathBuf>) = (vec![], vec![]);
    let mut unsettled: Vec<PathBuf> = vec![];
    for line in fs::read_to_string(&trace).unwrap().lines() {
        if line.contains("sync(") {
            let path = PathBuf::from(line.split(['<', '>']).nth(1).unwrap());
            unsettled.retain(|place| place.parent() != Some(&path));
            synced.push(path);
        } else if line.contains("rename") {
            let names: Vec<PathBuf> = line.split('"').skip(1).step_by(2).map(PathBuf::from).collect();
            let [from, to] = &names[..] else { panic!("{line}") };
            let real =
                |path: &Path| path.parent().unwrap().canonicalize().unwrap().join(path.file_name().unwrap());
            let (from, to) = (real(from), real(to));
            assert!(synced.contains(&from), "{} was not synced before it was named", from.display());
            if to.ends_with("log/checkpoint") {
                assert!(unsettled.is_empty(), "the checkpoint speaks of what may be lost: {unsettled:?}");
            }
            unsettled.push(to.clone());
            renamed.push(to);
        }
    }
    assert!(unsettled.is_empty(), "{unsettled:?}");
    assert!(renamed.len() > 20 && renamed.last() == Some(&log.join("checkpoint")), "{renamed:?}");
    for folder in ["tile", "tile/entries", "tile/0"] {
        assert!(synced.contains(&log.join(folder)) && synced.contains(&log), "{folder}");
    }
}

#[test]
fn a_mirror_answers_so_often_and_no_more() {
    let (data, key) = log();
    let own = TempDir::new().unwrap();
    let url = show(data.path(), "nowhere", Arc::new(AtomicU8::new(0)));
    let more = ["--behind-proxy", "--requests-per-minute", "5"];
    let (running, _) = mirror(&url, own.path(), &key, &more);
    let ask = |from: &str| get(&running, "/search?q=treaty", &[("x-forwarded-for", from)]).status;
    let answers: Vec<u16> = (0..7).map(|_| ask("192.0.2.1")).collect();
    assert_eq!(answers.iter().filter(|status| **status == 429).count(), 2, "{answers:?}");
    assert_eq!(ask("192.0.2.2"), 200);
}

/// A witness whose clock is a day ahead, in a folder.
fn ahead(folder: &Path, log: &str) -> String {
    let logs = [log.to_owned()];
    let witness = Witness::open(folder, "ahead.example/w", Algorithm::Ed25519, &logs).unwrap();
    let key = witness.key().to_string();
    let url = listen(move |question, stream| {
        let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap().as_secs();
        let (status, kind, body) = match witness.add_checkpoint(&question.body, now + 86_400) {
            Ok(line) => ("200 OK", "text/plain", line),
            Err(Refused::Behind(size)) => ("409 Conflict", "text/x.tlog.size", format!("{size}\n")),
            Err(refused) => ("422 Unprocessable Entity", "text/plain", refused.to_string()),
        };
        let length = body.len();
        let head = format!(
            "HTTP/1.1 {status}\r\ncontent-type: {kind}\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n"
        );
        let _ = stream.write_all((head + &body).as_bytes());
    });
    format!("{key} {url}")
}

#[test]
fn witnesses_that_stall_or_are_ahead_of_time_keep_nobody() {
    let (data, key) = log();
    let folders = [(); 3].map(|()| TempDir::new().unwrap());
    let mut honest = Command::new(env!("CARGO_BIN_EXE_comity"))
        .arg("witness")
        .arg(folders[0].path())
        .args(["--name", "honest.example/w", "--log", &key, "--listen", "127.0.0.1:0"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(honest.stdout.take().unwrap()).lines().map_while(Result::ok);
    let line =
        lines.find_map(|line| Some(line.strip_prefix("  witness ")?.split_once(' ')?.1.to_owned())).unwrap();
    let honest = Server { process: honest, address: String::new() };
    let mut policy =
        format!("log {key}\nwitness honest {line}\nwitness ahead {}\n", ahead(folders[1].path(), &key));
    for (n, mood) in MOODS.into_iter().enumerate() {
        let own = TempDir::new().unwrap();
        let silent = Witness::open(
            own.path(),
            &format!("w{n}.example/w"),
            Algorithm::Ed25519,
            std::slice::from_ref(&key),
        )
        .unwrap();
        let url = listen(move |_, stream| drop(mood.answer(stream, b"some answer that does not come")));
        policy += &format!("witness {mood:?} {} {url}\n", silent.key());
    }
    let path = folders[2].path().join("policy");
    fs::write(&path, policy + "quorum honest\n").unwrap();
    let said = folders[2].path().join("said");
    let mut serve = command(data.path());
    serve.args(["serve", "--listen", "127.0.0.1:0", "--patience", "1", "--policy"]).arg(&path);
    let mut process = serve.stdout(Stdio::piped()).stderr(fs::File::create(&said).unwrap()).spawn().unwrap();
    let mut lines = BufReader::new(process.stdout.take().unwrap()).lines().map_while(Result::ok);
    let address =
        lines.find_map(|line| Some(line.trim().strip_prefix("pages  ")?.trim_end_matches('/').to_owned()));
    let server = Server { process, address: address.unwrap() };
    let heard = || fs::read_to_string(&said).unwrap();
    wait("cosigning", || get(&server, "/log/checkpoint", &[]).body.contains("honest.example/w "));
    wait("complaints", || {
        let heard = heard();
        let all = MOODS.iter().all(|mood| heard.contains(&format!("witness {mood:?}: ")));
        all && heard.contains("witness ahead: it says it cosigned at")
    });
    let checkpoint = get(&server, "/log/checkpoint", &[]).body;
    assert!(!checkpoint.contains("ahead.example/w"), "{checkpoint}");
    let heard = heard();
    assert!(heard.contains("is not published") && heard.matches("in time").count() >= 3, "{heard}");
    assert!(heard.contains("bytes, which it cannot have"), "{heard}");
    drop((server, honest));
    // Beside a witness that is ahead, the rest is as it was.
    drop(serve_with(data.path(), &["--policy", path.to_str().unwrap()]));
}
