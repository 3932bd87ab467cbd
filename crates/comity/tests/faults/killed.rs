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

use base64::{Engine, prelude::BASE64_STANDARD};
use comity_ledger::{
    Algorithm, Content, Fields, Kind, Ledger, Mirror, Policy, Record, SecretKey, Statement, Upon, Witness,
    contents,
    papers::PaperFolder,
    sealed,
    verify::{files, verify},
};
use tempfile::TempDir;

use crate::{Dice, only_grew, options, serve, stands};

/// The first of them seals papers, the others promise something.
const WRITERS: u64 = 5;
/// So much each of them says to one server.
const AT_A_TIME: usize = 8;
/// Nothing is waited for longer: what should have come about hangs.
const GUARD: Duration = Duration::from_secs(300);

/// Begins a log on a small record, which says nothing of how much may be said in a day.
fn begin(data: &Path) -> Ledger {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../record/nuclear-security");
    let wanted = [
        "actors.csv",
        "sources.csv",
        "instruments/icsant.instrument",
        "policies/roles.cedar",
        "policies/levels.csv",
    ];
    let record = wanted.map(|path| (path.to_owned(), fs::read(root.join(path)).unwrap())).into();
    Ledger::open(data, &options(), || contents(&record)).unwrap()
}

fn register(ledger: &Ledger, key: &SecretKey, who: [&str; 3], signed: &[&SecretKey]) {
    let public = key.public().to_string();
    let [holder, role, officer] = who;
    let fields = [
        ("does", "registration"),
        ("key", public.as_str()),
        ("holder", holder),
        ("role", role),
        ("officer", officer),
        ("note", "Note verbale 1/2026"),
    ];
    let content = Content { kind: Kind::Key, fields: Fields::new(fields) };
    let mut statement = Statement::upon("depositary", content, Upon::at(&ledger.record().checkpoint));
    let bytes = statement.signed_bytes(ledger.verifier_key());
    statement.signatures = signed.iter().map(|key| key.sign(&bytes)).collect();
    ledger.submit(statement).unwrap();
}

/// Says things in the name of the Netherlands, each the same however often it is sent.
struct Delegation {
    key: SecretKey,
    log: String,
    upon: Upon,
}

impl Delegation {
    fn entrusted(ledger: &Ledger) -> Delegation {
        let [first, second, key] = [(); 3].map(|()| SecretKey::generate());
        register(ledger, &first, ["depositary", "depositary", "Legal Adviser"], &[&first]);
        register(ledger, &second, ["depositary", "depositary", "Treaty Officer"], &[&first, &second]);
        register(ledger, &key, ["NLD", "delegation", "Mission"], &[&first, &second]);
        let upon = Upon::at(&ledger.record().checkpoint);
        Delegation { key, log: ledger.verifier_key().to_owned(), upon }
    }

    fn signed(&self, content: Content<'static>) -> String {
        let mut statement = Statement::upon("NLD", content, self.upon);
        statement.signatures = vec![self.key.sign(&statement.signed_bytes(&self.log))];
        statement.encode(&self.log)
    }

    fn pledge(&self, id: &str) -> String {
        let fields = [
            ("date", "2026-11-20"),
            ("actor", "NLD"),
            ("act", "pledge"),
            ("id", id),
            ("detail", "To report"),
            ("source", "untc-2015"),
        ];
        self.signed(Content::act(Fields::new(fields)))
    }

    /// The sealing of a paper under a title, and the paper.
    fn sealing(&self, title: &str, number: u64) -> String {
        // An age file's form, and what no reader needs to understand here; long enough to be cut in two.
        let share = "A".repeat(43);
        let text = format!("{title} ").repeat(1 + usize::try_from(number * 37 % 700).unwrap());
        let head = format!("age-encryption.org/v1\n-> X25519 {share}\n{share}\n--- {share}\n");
        let file = [head.as_bytes(), &[7; 32], text.as_bytes()].concat();
        let digest = sealed::digest(&[7; sealed::SALT], text.as_bytes());
        let statement = self.signed(sealed::sealing(&digest, &file, "restricted", "", title));
        let mut body: serde_json::Value = serde_json::from_str(&statement).unwrap();
        body["paper"] = BASE64_STANDARD.encode(&file).into();
        body.to_string()
    }
}

/// What a writer says after so many other things: by what it is known, and how it is sent.
fn said(delegation: &Delegation, writer: u64, number: u64) -> (String, String) {
    let id = format!("kill-{writer}-{number}");
    let body = if writer == 0 { delegation.sealing(&id, number) } else { delegation.pledge(&id) };
    (id, body)
}

/// What every id of a pledge and every title of a paper stands for in the log, by the entry; each may stand there once.
fn recorded(record: &Record) -> BTreeMap<String, u64> {
    let mut recorded = BTreeMap::new();
    let pledges = record.regime.docket().recorded().iter().map(|p| (&p.id, p.entry));
    let papers = record.trust.papers.values().map(|paper| (&paper.title, paper.entry));
    for (id, entry) in pledges.chain(papers).filter(|(id, _)| id.starts_with("kill-")) {
        assert_eq!(recorded.insert(id.clone(), entry), None, "{id} twice");
    }
    recorded
}

/// How many files a folder has, if it is there.
fn count(folder: &Path) -> usize {
    fs::read_dir(folder).map_or(0, Iterator::count)
}

/// Every paper that the log speaks of is there, as it was sealed; and hardly anything else: one may have come for an entry that
/// did not, and is taken for that when it is said again.
fn papers_are_whole(data: &Path, record: &Record, round: u64) {
    let missing = PaperFolder::of(data).missing(&record.trust.papers);
    assert!(missing.is_empty(), "round {round}: {missing:?}");
    assert!(count(&data.join(sealed::PAPERS)) <= record.trust.papers.len() + 1, "round {round}");
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
        note(own) == note(data) && PaperFolder::of(own).missing(papers).is_empty()
    };
    while !has_all() {
        let said = || fs::read_to_string(follower.said).unwrap();
        assert!(begun.elapsed() < GUARD, "the mirror does not get there: {}", said());
        thread::sleep(Duration::from_millis(50));
    }
    follower.kill();
    server.kill().unwrap();
    server.wait().unwrap();
    let copy = verify(&*files(own.join("log")), follower.key, &mut |_, _| {}).unwrap();
    assert_eq!(copy.checkpoint, record.checkpoint);
    stands(data);
    assert_eq!(count(&own.join(sealed::PAPERS)), papers.len());
    // An honest log is not accused.
    let left = fs::read_dir(own).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    assert_eq!(left.filter(|name| name.contains("evidence")).collect::<Vec<_>>(), [""; 0]);
    assert!(!fs::read_to_string(follower.said).unwrap().contains("fetched again"));
}

/// `COMITY_KILLS` says how often; 50 times if nothing does, a thousand in a night (`cargo xtask night`).
#[test]
fn a_killed_server_loses_nothing_it_acknowledged_and_doubles_nothing() {
    let kills: u64 = std::env::var("COMITY_KILLS").map_or(50, |n| n.parse().unwrap());
    let (folder, own) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let (data, copy, complaints) =
        (folder.path().join("data"), folder.path().join("copy"), folder.path().join("complaints"));
    let ledger = begin(&data);
    let delegation = Delegation::entrusted(&ledger);
    drop(ledger);
    let log = delegation.log.clone();
    let witness =
        Witness::open(own.path(), "aec.example/w", Algorithm::Ed25519, std::slice::from_ref(&log)).unwrap();
    let (url, behind) = door();
    let mut mirror =
        Follower { url: &url, key: &log, own: &copy, said: &complaints, process: None, size: 0, grown: 0 };
    let acknowledged: Mutex<BTreeMap<String, u64>> = Mutex::default();
    let (mut dice, mut seen, mut unanswered) = (Dice(kills), 0, 0);
    // What each writer has not had an answer to, which it sends again.
    let open: Vec<Mutex<u64>> = (0..WRITERS).map(|_| Mutex::new(0)).collect();
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
        thread::scope(|scope| {
            let writers = (0..).zip(&open).map(|(writer, next)| {
                let (address, acknowledged, delegation) = (&address, &acknowledged, &delegation);
                scope.spawn(move || {
                    for _ in 0..AT_A_TIME {
                        let number = *next.lock().unwrap();
                        let (id, body) = said(delegation, writer, number);
                        let Ok(mut answer) = ureq::post(format!("{address}/entries")).send(body) else {
                            return;
                        };
                        let Ok(text) = answer.body_mut().read_to_string() else { return };
                        let said: serde_json::Value = serde_json::from_str(&text).unwrap();
                        acknowledged.lock().unwrap().insert(id, said["entry"].as_u64().unwrap());
                        *next.lock().unwrap() = number + 1;
                    }
                })
            });
            let writers: Vec<_> = writers.collect();
            // Every other round is killed before or after anything, the rest once there is load, however slow the machine is.
            let before = acknowledged.lock().unwrap().len();
            let idle = || acknowledged.lock().unwrap().len() == before;
            while round % 2 == 1 && idle() && writers.iter().any(|writer| !writer.is_finished()) {
                thread::sleep(Duration::from_millis(1));
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
        let (record, said) = (only_grew(&data, &witness, &mut seen), acknowledged.lock().unwrap());
        let there = recorded(&record);
        for (id, entry) in said.iter() {
            assert_eq!(there.get(id), Some(entry), "round {round}: {id}");
        }
        assert!(there.len() <= said.len() + open.len(), "round {round}");
        papers_are_whole(&data, &record, round);
        unanswered += there.len() - said.len();
        if round % 10 == 0 {
            stands(&data);
        }
        if turn == 3 {
            mirror.kill();
        }
    }
    let grown = mirror.grown;
    mirrored(&data, mirror, &behind);
    let said = acknowledged.lock().unwrap();
    let papers = said.keys().filter(|id| id.starts_with("kill-0-")).count();
    println!(
        "{kills} kills, {} acknowledged, {papers} of them papers, {unanswered} written and not answered; the mirror was killed {grown} times after it had grown",
        said.len()
    );
    assert!(said.len() as u64 >= kills / 2, "{} acknowledged in {kills} rounds: no load", said.len());
    assert!(papers as u64 >= kills / 10, "{papers} papers in {kills} rounds: no load");
    assert!(grown >= kills / 50, "the mirror did not follow");
}
