//! Machines that fail: processes killed at any moment, writes that fail or fall short, disks that are full or do not
//! sync. Whatever happens, what was acknowledged is there, once, in a log that has only grown.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::{
    collections::BTreeMap,
    fs,
    io::{BufRead, BufReader},
    path::Path,
    process::{Command, Output, Stdio},
    sync::Mutex,
    thread,
    time::Duration,
};

use comity_ledger::{
    Algorithm, Content, Fields, Kind, Ledger, Options, SecretKey, Statement, Upon, Witness, proof,
    verify::{files, verify},
    witness::Request,
};
use tempfile::TempDir;

fn options() -> Options {
    Options { origin: "localhost/comity".into(), today: || "2026-11-25".parse().unwrap() }
}

fn comity(data: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_comity"));
    command.arg("--data").arg(data).env_remove("COMITY_DATA").env_remove("COMITY_POLICY");
    command
}

/// Begins a log on the built-in record.
fn begin(data: &Path) {
    let act = ["--date", "2026-11-20", "--actor", "HTI", "--act", "accession", "--instrument", "icsant"];
    let recorded = comity(data).arg("record").args(act).args(["--source", "untc-2015"]).output().unwrap();
    assert!(recorded.status.success(), "{}", String::from_utf8_lossy(&recorded.stderr));
}

/// Numbers that are the same in every run (a linear congruential generator, Knuth's MMIX).
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % n
    }
}

/// What every id of a pledge stands for in the log, by the entry; each may stand there once.
fn pledged(data: &Path) -> BTreeMap<String, u64> {
    let record = comity_ledger::read(data).unwrap();
    let mut pledged = BTreeMap::new();
    for proceeding in record.regime.docket().recorded().iter().filter(|p| p.id.starts_with("kill-")) {
        assert_eq!(pledged.insert(proceeding.id.clone(), proceeding.entry), None, "{} twice", proceeding.id);
    }
    pledged
}

/// Opens the log as it was left, and has a witness say that it has only grown.
fn only_grew(data: &Path, witness: &Witness, seen: &mut u64) {
    let ledger =
        Ledger::open(data, &options(), Vec::new).unwrap_or_else(|e| panic!("{}: {e}", data.display()));
    let checkpoint = ledger.record().checkpoint.clone();
    let read = files(data.join("log"));
    let verified = verify(&*read, ledger.verifier_key(), &mut |_, _| {}).unwrap();
    assert_eq!(verified.checkpoint.root, checkpoint.root);
    verified.state().unwrap();
    let proof = match *seen {
        0 => vec![],
        old => proof::consistency(&*read, checkpoint.size, checkpoint.root, old).unwrap(),
    };
    let request = Request { old: *seen, proof, note: &checkpoint.note }.to_string();
    witness.add_checkpoint(request.as_bytes(), 1_795_600_000).unwrap_or_else(|e| panic!("{e}"));
    *seen = checkpoint.size;
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

/// `COMITY_KILLS` says how often; 50 times if nothing does, a thousand in a night (`cargo xtask night`).
#[test]
fn a_killed_server_loses_nothing_it_acknowledged_and_doubles_nothing() {
    const WRITERS: u64 = 4;
    let kills: u64 = std::env::var("COMITY_KILLS").map_or(50, |n| n.parse().unwrap());
    let (folder, own) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let data = folder.path().join("data");
    begin(&data);
    let dutch = SecretKey::generate();
    let ledger = Ledger::open(&data, &options(), Vec::new).unwrap();
    let (first, second) = (SecretKey::generate(), SecretKey::generate());
    register(&ledger, &first, ["depositary", "depositary", "Legal Adviser"], &[&first]);
    register(&ledger, &second, ["depositary", "depositary", "Treaty Officer"], &[&first, &second]);
    register(&ledger, &dutch, ["NLD", "delegation", "Mission"], &[&first, &second]);
    let upon = Upon::at(&ledger.record().checkpoint);
    let witness =
        Witness::open(own.path(), "aec.example/w", Algorithm::Ed25519, &[ledger.verifier_key().to_owned()])
            .unwrap();
    let log = ledger.verifier_key().to_owned();
    drop(ledger);
    let statement = |id: &str| {
        let fields = [
            ("date", "2026-11-20"),
            ("actor", "NLD"),
            ("act", "pledge"),
            ("id", id),
            ("detail", "To report"),
            ("source", "untc-2015"),
        ];
        let mut statement = Statement::upon("NLD", Content::act(Fields::new(fields)), upon);
        statement.signatures = vec![dutch.sign(&statement.signed_bytes(&log))];
        statement.encode(&log)
    };
    let acknowledged: Mutex<BTreeMap<String, u64>> = Mutex::default();
    let (mut dice, mut seen, mut unanswered) = (Dice(kills), 0, 0);
    // What each writer has not had an answer to, which it sends again.
    let open: Vec<Mutex<u64>> = (0..WRITERS).map(|_| Mutex::new(0)).collect();
    for round in 0..kills {
        let mut serve = comity(&data);
        serve.args(["serve", "--listen", "127.0.0.1:0"]).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut server = serve.spawn().unwrap();
        let lines = BufReader::new(server.stdout.take().unwrap()).lines();
        let address = lines
            .map_while(Result::ok)
            .find_map(|line| Some(line.trim().strip_prefix("pages  ")?.trim_end_matches('/').to_owned()))
            .unwrap();
        let pause = Duration::from_micros(dice.below(60_000));
        thread::scope(|scope| {
            let writers = (0..WRITERS).map(|writer| {
                let (address, acknowledged, open, statement) = (&address, &acknowledged, &open, &statement);
                scope.spawn(move || {
                    let next = &open[usize::try_from(writer).unwrap()];
                    loop {
                        let number = *next.lock().unwrap();
                        let id = format!("kill-{writer}-{number}");
                        let Ok(mut answer) = ureq::post(format!("{address}/entries")).send(statement(&id))
                        else {
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
                thread::yield_now();
            }
            thread::sleep(pause);
            server.kill().unwrap();
            server.wait().unwrap();
        });
        let (there, said) = (pledged(&data), acknowledged.lock().unwrap());
        for (id, entry) in said.iter() {
            assert_eq!(there.get(id), Some(entry), "round {round}: {id}");
        }
        assert!(there.len() <= said.len() + usize::try_from(WRITERS).unwrap(), "round {round}");
        unanswered += there.len() - said.len();
        only_grew(&data, &witness, &mut seen);
    }
    let said = acknowledged.lock().unwrap();
    assert!(said.len() as u64 >= kills / 2, "{} acknowledged in {kills} rounds: no load", said.len());
    println!("{kills} kills, {} acknowledged, {unanswered} written and not answered", said.len());
}

/// Accessions of States that have none, in a table.
fn accessions(data: &Path) -> Vec<String> {
    let record = comity_ledger::read(data).unwrap();
    let regime = &record.regime;
    let icsant = regime.register().instrument("icsant").unwrap();
    let acted: Vec<_> = regime.acts_on(icsant).iter().map(|act| act.actor).collect();
    let states = regime
        .register()
        .actors
        .iter()
        .filter(|(ix, actor)| actor.kind.word() == "state" && actor.to.is_none() && !acted.contains(ix));
    states.map(|(_, actor)| actor.id.clone()).take(60).collect()
}

/// Records acts through `run`, which makes something fail on the way; then everything is as it should be.
fn survives(what: &str, run: &dyn Fn(&Path, &Path) -> Output) -> bool {
    let (folder, own) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let data = folder.path().join("data");
    begin(&data);
    let states = accessions(&data);
    assert!(states.len() >= 40, "{}", states.len());
    let row = |state: &String| format!("2026-11-21,{state},accession,icsant,untc-2015\n");
    let table = folder.path().join("acts.csv");
    let rows: String = states.iter().map(row).collect();
    fs::write(&table, format!("date,actor,act,instrument,source\n{rows}")).unwrap();
    let key = fs::read_to_string(data.join("log.vkey")).unwrap();
    let witness =
        Witness::open(own.path(), "aec.example/w", Algorithm::Ed25519, &[key.trim().to_owned()]).unwrap();
    let mut seen = 0;
    only_grew(&data, &witness, &mut seen);
    let output = run(&data, &table);
    let said = String::from_utf8_lossy(&output.stdout);
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(!complaint.contains("panicked"), "{what}: {complaint}");
    // A process that failed says so, and why; unless that is what it could not write.
    let mute = what.starts_with("write:");
    let explained = mute || output.status.success() || complaint.contains("comity: ");
    assert!(explained, "{what}: {} {complaint}", output.status);
    let recorded = |line: &str| Some(line.strip_prefix("recorded as entry ")?.split(' ').nth(4)?.to_owned());
    let acknowledged: Vec<String> = said.lines().filter_map(recorded).collect();
    only_grew(&data, &witness, &mut seen);
    let record = comity_ledger::read(&data).unwrap();
    let register = record.regime.register();
    let acts = record.regime.acts_on(register.instrument("icsant").unwrap());
    let count = |state: &String| {
        let actor = register.actors.find(state).unwrap();
        acts.iter().filter(|act| act.actor == actor).count()
    };
    for state in &acknowledged {
        assert_eq!(count(state), 1, "{what}: {state} was acknowledged");
    }
    assert!(states.iter().all(|state| count(state) <= 1), "{what}: something is there twice");
    // It goes on from there.
    let left = states.iter().find(|state| count(state) == 0);
    if let Some(state) = left {
        let act = ["--date", "2026-11-22", "--actor", state, "--act", "accession", "--instrument", "icsant"];
        let after = comity(&data).arg("record").args(act).args(["--source", "untc-2015"]).output().unwrap();
        assert!(after.status.success(), "{what}: {}", String::from_utf8_lossy(&after.stderr));
        only_grew(&data, &witness, &mut seen);
    }
    !output.status.success()
}

/// The system's answers, as strace gives them in its place.
#[test]
fn a_disk_that_fails_is_survived() {
    let works = Command::new("strace").arg("--version").output().is_ok_and(|output| output.status.success());
    assert!(works, "this needs strace: apt-get install strace");
    let inject = |fault: String| {
        let failed = survives(&fault, &|data, table| {
            let mut strace = Command::new("strace");
            strace.args(["-f", "-qq", "-o", "/dev/null", "-e", &format!("inject={fault}")]);
            strace.arg(env!("CARGO_BIN_EXE_comity")).arg("--data").arg(data);
            strace.env_remove("COMITY_POLICY").args(["record", "--from"]).arg(table).output().unwrap()
        });
        (fault, failed)
    };
    let mut dice = Dice(7);
    // Once; and from then on, as a full disk does. (`when` counts calls in each thread.)
    let kinds = [
        ("fsync,fdatasync:error=EIO", "", 60),
        ("fsync,fdatasync:error=EIO", "+", 60),
        ("pwrite64:error=EIO", "", 300),
        ("pwrite64:error=ENOSPC", "+", 300),
        ("write:error=ENOSPC", "+", 60),
        ("openat:error=ENOSPC", "+", 60),
        ("rename:error=EIO", "", 60),
        ("rename:error=EIO", "+", 60),
        ("ftruncate:error=EIO", "+", 2),
    ];
    let faults: Vec<String> = kinds
        .iter()
        .flat_map(|(fault, on, most)| [(); 4].map(|()| format!("{fault}:when={}{on}", 1 + dice.below(*most))))
        .collect();
    let faults = Mutex::new(faults);
    let failed = Mutex::new(vec![]);
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                while let Some(fault) = { faults.lock().unwrap().pop() } {
                    failed.lock().unwrap().push(inject(fault));
                }
            });
        }
    });
    let failed = failed.lock().unwrap();
    let felt = failed.iter().filter(|(_, failed)| *failed).count();
    // Some are made up for: a public file that was not written is written with the next.
    assert!(felt * 4 > failed.len(), "hardly any fault was felt: {failed:?}");
}

/// A file that can grow no further: the last write before that is a short one.
#[test]
fn a_disk_that_is_full_in_the_middle_of_a_write_is_survived() {
    let mut felt = 0;
    for more in [1, 3, 9, 14, 27, 40, 90] {
        let failed = survives(&format!("{more} KiB left"), &|data, table| {
            let wal = fs::metadata(data.join("comity.db-wal")).map_or(0, |m| m.len() >> 10);
            let script = format!("trap '' XFSZ; ulimit -f {}; exec \"$@\"", wal.max(64) + more);
            let mut shell = Command::new("bash");
            shell.args(["-c", &script, "comity", env!("CARGO_BIN_EXE_comity"), "--data"]).arg(data);
            shell.env_remove("COMITY_POLICY").args(["record", "--from"]).arg(table).output().unwrap()
        });
        felt += usize::from(failed);
    }
    assert!(felt > 2, "{felt}: no disk was full");
}
