//! A server under load and a mirror that follows it, each killed at any moment.

use std::{
    collections::BTreeMap,
    fs, io,
    net::{Shutdown, TcpListener, TcpStream},
    path::Path,
    process::{Child, Command, Stdio},
    sync::{Arc, Mutex},
    thread,
    time::{Duration, Instant},
};

use comity_ledger::{
    Algorithm, Mirror, Policy, Record, Witness,
    papers::PaperFolder,
    sealed,
    verify::{files, verify},
};
use sha2::{Digest, Sha256};
use tempfile::TempDir;

use crate::{
    Dice, only_grew,
    said::{Does, Said, Speakers, WRITERS, begin, recorded},
    serve, stands,
};

/// So much each writer says to one server.
const AT_A_TIME: usize = 8;
/// Nothing is waited for longer: what should have come about hangs.
const GUARD: Duration = Duration::from_secs(300);

/// How many files a folder has, if it is there.
fn count(folder: &Path) -> usize {
    fs::read_dir(folder).map_or(0, Iterator::count)
}

/// Every paper that the log speaks of is there, as it was sealed; and hardly anything else: one may have come for an entry that
/// did not, and is taken for that when it is said again.
pub fn papers_are_whole(data: &Path, record: &Record, round: u64) {
    let missing = PaperFolder::of(data).missing(&record.trust.papers);
    assert!(missing.is_empty(), "round {round}: {missing:?}");
    assert!(count(&data.join(sealed::PAPERS)) <= record.trust.papers.len() + 1, "round {round}");
}

/// The documents of a folder, by their digests; each is what its name says.
pub fn documents(data: &Path) -> Vec<String> {
    let mut all = vec![];
    for shelf in fs::read_dir(data.join("documents")).into_iter().flatten().flatten() {
        for file in fs::read_dir(shelf.path()).into_iter().flatten().flatten() {
            let name = file.file_name().into_string().unwrap();
            // What is being brought lies beside, until it is whole.
            if name.len() == 64 {
                assert_eq!(sealed::hex(&Sha256::digest(fs::read(file.path()).unwrap())), name);
                all.push(name);
            }
        }
    }
    all.sort();
    all
}

/// An address that stays, whatever the server's is at the moment; while there is none, whoever comes waits for the next.
fn door() -> (String, Arc<Mutex<String>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let behind = Arc::new(Mutex::new(String::new()));
    let leads = behind.clone();
    thread::spawn(move || {
        for client in listener.incoming().flatten() {
            let leads = leads.clone();
            thread::spawn(move || pass(&client, &leads));
        }
    });
    (address, behind)
}

/// Hands on what both sides say, until either is gone.
fn pass(client: &TcpStream, leads: &Mutex<String>) {
    let server = loop {
        let to = leads.lock().unwrap().clone();
        if !to.is_empty()
            && let Ok(server) = TcpStream::connect(to.trim_start_matches("http://"))
        {
            break server;
        }
        thread::sleep(Duration::from_millis(10));
    };
    thread::scope(|scope| {
        for (mut from, mut to) in [(client, &server), (&server, client)] {
            scope.spawn(move || {
                let _ = io::copy(&mut from, &mut to);
                let _ = (from.shutdown(Shutdown::Both), to.shutdown(Shutdown::Both));
            });
        }
    });
}

/// A mirror of what is behind an address.
struct Follower<'a> {
    url: &'a str,
    key: &'a str,
    own: &'a Path,
    /// What it complained of.
    said: &'a Path,
    process: Option<Child>,
    /// How many entries it had at its last end.
    size: u64,
    /// How often it had more than at the end before.
    grown: u64,
}

impl Follower<'_> {
    fn start(&mut self) {
        if self.process.is_some() {
            return;
        }
        let said = fs::File::options().create(true).append(true).open(self.said).unwrap();
        let mut mirror = Command::new(env!("CARGO_BIN_EXE_comity"));
        mirror.args(["mirror", self.url]).arg(self.own).args(["--key", self.key, "--every", "1"]);
        mirror.args(["--listen", "127.0.0.1:0"]).stdout(Stdio::null()).stderr(said);
        self.process = Some(mirror.spawn().unwrap());
    }

    /// Waits until it has more of the log than at its last end.
    fn follows(&self) {
        let begun = Instant::now();
        let size = |note: String| note.lines().nth(1).and_then(|line| line.parse::<u64>().ok());
        let has = || fs::read_to_string(self.own.join("log/checkpoint")).ok().and_then(size);
        while has() <= Some(self.size) {
            let said = || fs::read_to_string(self.said).unwrap();
            assert!(begun.elapsed() < GUARD, "the mirror does not follow: {}", said());
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// Kills it. It had been running, and what it leaves is a copy that nothing has to be mended of.
    fn kill(&mut self) {
        let Some(mut process) = self.process.take() else { return };
        let ended = process.try_wait().unwrap();
        process.kill().unwrap();
        process.wait().unwrap();
        let said = || fs::read_to_string(self.said).unwrap();
        assert_eq!(ended, None, "{}", said());
        let mirror = Mirror::open(self.own, Policy::of_log(self.key).unwrap());
        let mirror = mirror.unwrap_or_else(|e| panic!("{}: {e}\n{}", self.own.display(), said()));
        let size = mirror.seen().map_or(0, |seen| seen.size);
        assert!(size >= self.size, "{}", said());
        self.grown += u64::from(size > self.size);
        self.size = size;
    }
}

/// Starts both once more, waits until the mirror has all that the server has, and holds the copy against the log.
fn mirrored(data: &Path, mut follower: Follower<'_>, behind: &Mutex<String>) {
    let (mut server, address) = serve(data);
    behind.lock().unwrap().clone_from(&address);
    // It may be waiting for longer and longer by now.
    follower.kill();
    follower.start();
    let record = comity_ledger::read(data).unwrap();
    let papers = &record.trust.papers;
    let (own, begun) = (follower.own, Instant::now());
    let has_all = || {
        let note = |folder: &Path| fs::read(folder.join("log/checkpoint")).ok();
        note(own) == note(data)
            && PaperFolder::of(own).missing(papers).is_empty()
            && documents(own) == documents(data)
    };
    while !has_all() {
        let said = || fs::read_to_string(follower.said).unwrap();
        assert!(begun.elapsed() < GUARD, "the mirror does not get there: {}", said());
        thread::sleep(Duration::from_millis(50));
    }
    follower.kill();
    server.kill().unwrap();
    server.wait().unwrap();
    let copy = verify(&*files(own.join("log")), &record.key, &mut |_, _| {}).unwrap();
    assert_eq!(copy.checkpoint, record.checkpoint);
    stands(data);
    assert_eq!(count(&own.join(sealed::PAPERS)), papers.len());
    // An honest log is not accused.
    let left = fs::read_dir(own).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    assert_eq!(left.filter(|name| name.contains("evidence")).collect::<Vec<_>>(), [""; 0]);
    assert!(!fs::read_to_string(follower.said).unwrap().contains("fetched again"));
}

/// Says one thing after the other, and each again until it is answered.
pub struct Writer {
    does: Does,
    number: u64,
    /// What has not been answered.
    open: Option<Said>,
    /// Whether nobody may be there to record it for a moment, where several servers share a log.
    patient: bool,
}

/// What was acknowledged: each part by its id, with its entry; and the digests of documents.
#[derive(Default)]
pub struct Acknowledged {
    pub said: BTreeMap<String, u64>,
    pub documents: Vec<String>,
}

impl Writer {
    pub fn new(does: Does, patient: bool) -> Writer {
        Writer { does, number: 0, open: None, patient }
    }

    /// Says a few things, until the server is gone.
    pub fn speak(&mut self, address: &str, speakers: &Speakers, acknowledged: &Mutex<Acknowledged>) {
        let agent = ureq::Agent::config_builder().http_status_as_error(false).build().new_agent();
        for _ in 0..AT_A_TIME {
            let said = self.open.get_or_insert_with(|| speakers.said(self.does, self.number));
            let Ok(mut answer) = agent.post(format!("{address}/entries")).send(&said.body) else { return };
            let Ok(text) = answer.body_mut().read_to_string() else { return };
            let answered: serde_json::Value = serde_json::from_str(&text).unwrap();
            match answer.status().as_u16() {
                200 | 201 => {}
                // It had not been recorded when the log's key was replaced; it is signed anew.
                403 if text.contains("key was replaced") => {
                    self.open = None;
                    return;
                }
                503 if self.patient => return,
                status => panic!("{status}: {text}"),
            }
            let mut brought = None;
            if let Some(document) = &said.document {
                let digest = sealed::hex(&Sha256::digest(document));
                let Ok(answer) = agent.put(format!("{address}/documents/{digest}")).send(document) else {
                    return;
                };
                if self.patient && answer.status().as_u16() == 503 {
                    return;
                }
                assert!(answer.status().is_success(), "{answer:?}");
                brought = Some(digest);
            }
            let entry = answered["entry"].as_u64().unwrap();
            // Before the members of a group stands what speaks of it.
            let first = if said.ids.len() > 1 { entry + 1 } else { entry };
            let mut acknowledged = acknowledged.lock().unwrap();
            acknowledged.said.extend(said.ids.iter().cloned().zip(first..));
            acknowledged.documents.extend(brought);
            (self.number, self.open) = (self.number + 1, None);
        }
    }
}

/// `COMITY_KILLS` says how often; 50 times if nothing does, a thousand in a night (`cargo xtask night`).
#[test]
fn a_killed_server_loses_nothing_it_acknowledged_and_doubles_nothing() {
    let kills: u64 = std::env::var("COMITY_KILLS").map_or(50, |n| n.parse().unwrap());
    let (folder, own) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let (data, copy, complaints) =
        (folder.path().join("data"), folder.path().join("copy"), folder.path().join("complaints"));
    let ledger = begin(&data);
    let speakers = Speakers::entrusted(&ledger);
    drop(ledger);
    let first_key = speakers.log.lock().unwrap().clone();
    let witness = |key: &String| {
        Witness::open(own.path(), "aec.example/w", Algorithm::Ed25519, std::slice::from_ref(key)).unwrap()
    };
    let (url, behind) = door();
    let mut mirror = Follower {
        url: &url,
        key: &first_key,
        own: &copy,
        said: &complaints,
        process: None,
        size: 0,
        grown: 0,
    };
    let acknowledged: Mutex<Acknowledged> = Mutex::default();
    let (mut dice, mut seen, mut unanswered, mut spared) = (Dice(kills), 0, 0, 0);
    let writers = WRITERS.map(|does| Mutex::new(Writer::new(does, false)));
    for round in 0..kills {
        let (mut server, address) = serve(&data);
        behind.lock().unwrap().clone_from(&address);
        // Now and then it is the mirror's turn as well: when it has just followed, or whatever it may be doing.
        let turn = dice.below(12);
        if turn == 0 {
            mirror.kill();
        }
        mirror.start();
        let pause = Duration::from_micros(dice.below(60_000));
        let another_key = (dice.below(4) == 0).then(|| speakers.another_key(&data));
        thread::scope(|scope| {
            let running = writers.each_ref().map(|writer| {
                scope.spawn(|| writer.lock().unwrap().speak(&address, &speakers, &acknowledged))
            });
            // Every other round is killed before or after anything, the rest once there is load, however slow the machine is.
            let before = acknowledged.lock().unwrap().said.len();
            let idle = || acknowledged.lock().unwrap().said.len() == before;
            while round % 2 == 1 && idle() && running.iter().any(|writer| !writer.is_finished()) {
                thread::sleep(Duration::from_millis(1));
            }
            if let Some(body) = another_key {
                let to = format!("{address}/entries");
                let replacing = scope.spawn(move || drop(ureq::post(to).send(body)));
                // Now and then the key has just been replaced, otherwise it may be about to be.
                while round % 2 == 1 && !replacing.is_finished() {
                    thread::sleep(Duration::from_millis(1));
                }
            }
            if turn == 0 {
                mirror.follows();
            }
            thread::sleep(pause);
            if turn < 3 {
                mirror.kill();
            }
            // Its port may be somebody else's as soon as it is gone.
            behind.lock().unwrap().clear();
            server.kill().unwrap();
            server.wait().unwrap();
        });
        let key = speakers.log.lock().unwrap().clone();
        let (record, by_snapshot) = only_grew(&data, &witness(&key), &mut seen);
        speakers.log.lock().unwrap().clone_from(&record.key.to_string());
        spared += u64::from(by_snapshot > 0);
        let acknowledged = acknowledged.lock().unwrap();
        let there = recorded(&record);
        for (id, entry) in &acknowledged.said {
            assert_eq!(there.get(id), Some(entry), "round {round}: {id}");
        }
        let open = writers.iter().filter_map(|w| Some(w.lock().unwrap().open.as_ref()?.ids.len()));
        let (more, open) = (there.len() - acknowledged.said.len(), open.sum::<usize>());
        assert!(more <= open, "round {round}: {more} more than was answered, and {open} were said");
        papers_are_whole(&data, &record, round);
        let kept = documents(&data);
        let lost: Vec<_> = acknowledged.documents.iter().filter(|d| kept.binary_search(d).is_err()).collect();
        assert!(lost.is_empty(), "round {round}: {lost:?}");
        unanswered += more;
        if round % 10 == 0 {
            stands(&data);
            println!(
                "round {round}: {} entries, {} acknowledged, {} keys of the log, opened by a snapshot {spared} times",
                record.checkpoint.size,
                acknowledged.said.len(),
                1 + record.trust.successions.len()
            );
        }
        if turn == 3 {
            mirror.kill();
        }
    }
    let grown = mirror.grown;
    mirrored(&data, mirror, &behind);
    let acknowledged = acknowledged.lock().unwrap();
    let count = |does| {
        let known = format!("kill-{}-", WRITERS.iter().position(|w| *w == does).unwrap());
        acknowledged.said.keys().filter(|id| id.starts_with(&known)).count() as u64
    };
    let all = WRITERS.map(count);
    let keys = comity_ledger::read(&data).unwrap().trust.successions.len();
    println!(
        "{kills} kills, {} acknowledged (papers, parts of groups, acts with documents, sources, pledges: {all:?}), {unanswered} written and not answered; the log's key was replaced {keys} times; opened by a snapshot {spared} times; the mirror was killed {grown} times after it had grown",
        acknowledged.said.len()
    );
    assert!(acknowledged.said.len() as u64 >= kills / 2, "no load");
    assert!(all.iter().all(|count| *count >= kills / 10), "{all:?}: no load");
    assert!(keys as u64 >= kills / 100 && spared >= kills / 2, "keys {keys}, snapshots {spared}");
    assert!(grown >= kills / 50, "the mirror did not follow");
}
