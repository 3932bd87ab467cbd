//! Several servers that share a log in a database: any of them is killed at any moment, or stands still.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::{Child, Command},
    sync::Mutex,
    thread,
    time::{Duration, Instant},
};

use comity_ledger::{
    History, Ledger, Record,
    verify::{files, verify},
};
use comity_web::Desk;
use tempfile::TempDir;

use crate::{
    Dice, comity,
    killed::{Acknowledged, Writer, documents, papers_are_whole},
    options,
    postgres::Cluster,
    said::{Speakers, WRITERS, begin, recorded},
    serve, serving, stands,
};

/// How many servers there are.
const SERVERS: usize = 3;
/// How often one is killed, if nothing else is said.
const KILLS: u64 = 6;
/// Nothing is waited for longer: what should have come about hangs.
const GUARD: Duration = Duration::from_secs(120);

fn succeeds(command: &mut Command) -> String {
    let output = command.output().unwrap();
    assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// The process that sequences, as the operator is told.
fn leader(data: &Path) -> Option<u32> {
    let shown = succeeds(comity(data).args(["store", "show"]));
    let line = shown.lines().find(|line| line.contains(" sequences"))?;
    line.split(':').nth(1).map(|pid| pid.parse().unwrap())
}

fn signal(name: &str, process: u32) {
    let sent = Command::new("kill").args([&format!("-{name}"), &process.to_string()]).status();
    assert!(sent.unwrap().success());
}

fn wait(what: &str, mut done: impl FnMut() -> bool) {
    let begun = Instant::now();
    while !done() {
        assert!(begun.elapsed() < GUARD, "{what}");
        thread::sleep(Duration::from_millis(50));
    }
}

/// A log that is moved from a folder to a database, and folders of which each has a server on it, by the commands that the
/// documentation names.
fn shared(place: &Path, address: &str) -> (Vec<PathBuf>, Speakers) {
    let first = place.join("server-0");
    let ledger = begin(&first);
    let speakers = Speakers::entrusted(&ledger);
    let root = ledger.record().checkpoint.root_hex();
    drop(ledger);
    let copied = succeeds(comity(&first).args(["store", "copy"]).arg(&first).arg(address));
    assert!(copied.contains(&root) && copied.contains("nothing changed"), "{copied}");
    let folders: Vec<_> = (0..SERVERS).map(|n| place.join(format!("server-{n}"))).collect();
    for folder in &folders {
        fs::create_dir_all(folder).unwrap();
        for name in ["log.key", "log.vkey"] {
            if !folder.join(name).exists() {
                fs::copy(first.join(name), folder.join(name)).unwrap();
            }
        }
        assert!(succeeds(comity(folder).args(["store", "use", address])).contains(&root));
    }
    assert!(first.join("comity.db.moved").exists() && !first.join("comity.db").exists());
    (folders, speakers)
}

/// `COMITY_KILLS` says how often.
#[test]
fn servers_that_share_a_log_are_killed_and_lose_nothing() {
    let kills: u64 = std::env::var("COMITY_KILLS").map_or(KILLS, |n| n.parse::<u64>().unwrap() / 5);
    let place = TempDir::new().unwrap();
    let cluster = Cluster::begin(&place.path().join("database"), "");
    let (folders, speakers) = shared(place.path(), &cluster.log("shared"));
    let acknowledged: Mutex<Acknowledged> = Mutex::default();
    let writers = WRITERS.map(|does| Mutex::new(Writer::new(does, true)));
    let count = || acknowledged.lock().unwrap().said.len();
    let mut servers: Vec<(Child, String)> = folders.iter().map(|folder| serve(folder)).collect();
    let mut dice = Dice(kills);
    let speak = |servers: &[(Child, String)], dice: &mut Dice, until: usize| {
        let begun = Instant::now();
        while count() < until {
            assert!(begun.elapsed() < GUARD, "it does not go on");
            thread::scope(|scope| {
                for writer in &writers {
                    let (_, address) = &servers[usize::try_from(dice.below(SERVERS as u64)).unwrap()];
                    scope.spawn(|| writer.lock().unwrap().speak(address, &speakers, &acknowledged));
                }
            });
        }
    };
    for round in 0..kills {
        speak(&servers, &mut dice, count() + 20);
        // Every other time the one that sequences, in the middle of its work.
        let any = usize::try_from(dice.below(SERVERS as u64)).unwrap();
        let leads = leader(&folders[0]);
        let leads = servers.iter().position(|(server, _)| Some(server.id()) == leads);
        let at = leads.filter(|_| round % 2 == 0).unwrap_or(any);
        thread::scope(|scope| {
            let address = servers[(at + 1) % SERVERS].1.clone();
            let (writer, speakers, acknowledged) = (&writers[0], &speakers, &acknowledged);
            scope.spawn(move || writer.lock().unwrap().speak(&address, speakers, acknowledged));
            servers[at].0.kill().unwrap();
        });
        servers[at].0.wait().unwrap();
        servers[at] = serve(&folders[at]);
    }
    // One that stands still is no longer waited for; when it goes on, it follows.
    wait("one sequences", || leader(&folders[0]).is_some());
    let still = leader(&folders[0]).unwrap();
    signal("STOP", still);
    let others: Vec<_> =
        servers.iter().filter(|(server, _)| server.id() != still).map(|(_, a)| a.clone()).collect();
    wait("another takes its place", || leader(&folders[0]).is_some_and(|leads| leads != still));
    let before = count();
    wait("it goes on", || {
        for writer in &writers {
            writer.lock().unwrap().speak(&others[0], &speakers, &acknowledged);
        }
        count() > before
    });
    signal("CONT", still);
    speak(&servers, &mut dice, count() + 20);
    // All of them show the same log in the end, with all that belongs to it.
    let note = |folder: &PathBuf| fs::read(folder.join("log/checkpoint")).ok();
    wait("they are one log", || folders.iter().all(|folder| note(folder) == note(&folders[0])));
    let all = { acknowledged.lock().unwrap().documents.clone() };
    let has = |folder: &PathBuf| {
        let there = documents(folder);
        all.iter().all(|digest| there.contains(digest))
    };
    wait("every server has every document", || folders.iter().all(has));
    let record = comity_ledger::read(&folders[0]).unwrap();
    held_against(&record, &acknowledged);
    for (round, folder) in (0..).zip(&folders) {
        let copy = verify(&*files(folder.join("log")), &record.key, &mut |_, _| {}).unwrap();
        assert_eq!(copy.checkpoint, record.checkpoint);
        stands(folder);
        papers_are_whole(folder, &record, round);
    }
    for (mut server, _) in servers {
        server.kill().unwrap();
        server.wait().unwrap();
    }
    println!("{kills} of {SERVERS} servers killed, {} acknowledged, none lost", count());
}

/// What was acknowledged is there, once, where it was said to be.
fn held_against(record: &Record, acknowledged: &Mutex<Acknowledged>) {
    let there: BTreeMap<String, u64> = recorded(record);
    for (id, entry) in &acknowledged.lock().unwrap().said {
        assert_eq!(there.get(id), Some(entry), "{id}");
    }
}

/// What docs/several.md tells to type, to the letter, but for the ports: those of this machine may be taken.
#[test]
fn from_one_machine_to_three_in_ten_commands() {
    let place = TempDir::new().unwrap();
    let cluster = Cluster::begin(&place.path().join("database"), "");
    drop(begin(&place.path().join("one")));
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/several.md");
    let page = fs::read_to_string(page).unwrap();
    let block = page.split("```console\n").nth(1).unwrap().split("```").next().unwrap();
    let here = |command: &str| {
        let port = cluster.port;
        let at = command.replace("@127.0.0.1/", &format!("@127.0.0.1:{port}/"));
        let at = at.replace("--host 127.0.0.1 ", &format!("--host 127.0.0.1 --port {port} "));
        ["8016", "8017", "8018"].iter().fold(at, |at, taken| at.replace(&format!(":{taken}"), ":0"))
    };
    let built = Path::new(env!("CARGO_BIN_EXE_comity")).parent().unwrap();
    let path = format!("{}:{}", built.display(), std::env::var("PATH").unwrap());
    let typed = |command: &str| {
        let mut shell = Command::new("bash");
        shell.args(["-c", &format!("exec {}", here(command))]).current_dir(place.path());
        shell.env("PATH", &path).env_remove("COMITY_DATA").env_remove("COMITY_POLICY");
        shell
    };
    let (mut servers, mut count) = (vec![], 0);
    let mut shown = String::new();
    for line in block.lines() {
        match line.strip_prefix("$ ") {
            Some(command) if command.contains(" serve ") => {
                servers.push(serving(typed(command)));
                count += 1;
            }
            Some(command) => {
                shown = succeeds(&mut typed(command));
                count += 1;
            }
            None => assert!(shown.contains(&here(line)), "'{line}' is not in:\n{shown}"),
        }
    }
    assert_eq!((count, servers.len()), (10, 3));
    let shown = succeeds(&mut typed("comity --data three store show"));
    assert_eq!(shown.matches(" sequences;").count(), 1, "{shown}");
    assert_eq!(shown.matches(" follows;").count(), 2, "{shown}");
    for (mut server, _) in servers {
        server.kill().unwrap();
        server.wait().unwrap();
    }
}

#[test]
fn what_waits_at_one_server_waits_at_all() {
    let place = TempDir::new().unwrap();
    let cluster = Cluster::begin(&place.path().join("database"), "");
    let (folders, speakers) = shared(place.path(), &cluster.log("waits"));
    let ledger = Ledger::open(&folders[0], &options(), Vec::new).unwrap();
    let (record, today) = (ledger.record(), (options().today)());
    let desks: Vec<_> = folders.iter().map(|folder| Desk::in_folder(folder)).collect();
    let seen = |desk: &Desk| -> Vec<String> {
        desk.waiting.all(&record, &record.key, &|_| true).into_iter().map(|item| item.digest).collect()
    };
    let add = |desk: &Desk, id: &str| {
        let history = History::of(&folders[0]);
        desk.waiting.add(&record, &history, &record.key, &speakers.half(id), today).unwrap()
    };
    let (one, other) = (add(&desks[0], "waits-1"), add(&desks[1], "waits-2"));
    for desk in &desks {
        let mut all = seen(desk);
        all.sort();
        assert_eq!(all, if one < other { [&one[..], &other] } else { [&other[..], &one] });
        assert!(desk.waiting.find(&record, &record.key, &other).is_some());
    }
    desks[2].waiting.remove(&one);
    assert!(desks.iter().all(|desk| seen(desk) == [&other[..]]));
    assert!(desks[0].waiting.find(&record, &record.key, &one).is_none());
    // A server that comes later knows of it as well, and since when it has waited.
    fs::remove_dir_all(folders[2].join("waiting")).unwrap();
    assert_eq!(seen(&Desk::in_folder(&folders[2])), [other]);
}
