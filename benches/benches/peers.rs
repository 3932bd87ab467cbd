//! P2, P3 and P6 of the goals, each beside a limit or a peer measured in the same run (docs/performance.md).

#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use std::{
    env, fs,
    hint::black_box,
    io::{BufRead, BufReader, BufWriter, Read, Write},
    net::TcpStream,
    path::Path,
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use comity_benches::{ACTORS, INSTRUMENTS, acts, first, id, register};
use comity_ledger::{
    Content, Fields, Kind, Ledger, Options, fold,
    verify::{Verified, verify},
};
use comity_regime::{ActorSet, Day, InstrumentIx, Regime};
use sha2::{Digest, Sha256};
use tempfile::TempDir;

fn main() {
    // `cargo bench -- --test` and the like pass flags; a first word picks one goal.
    let wanted = env::args().nth(1).filter(|a| !a.starts_with('-'));
    let run = |name: &str| wanted.as_ref().is_none_or(|w| w == name);
    if run("p2") {
        fold_and_verify();
    }
    if run("p3") {
        status(1_000_000);
        status(10_000_000);
    }
    if run("p6") {
        start();
    }
}

/// The shortest of several runs, after one to warm up.
fn best(runs: u32, mut work: impl FnMut()) -> Duration {
    work();
    (0..runs)
        .map(|_| {
            let begun = Instant::now();
            work();
            begun.elapsed()
        })
        .min()
        .unwrap()
}

#[expect(clippy::cast_precision_loss, reason = "rates for people")]
fn rate(n: usize, took: Duration) -> f64 {
    n as f64 / took.as_secs_f64()
}

fn fold_and_verify() {
    let typed = acts(1_000_000);
    let took = best(3, || drop(black_box(Regime::new(register(), typed.clone(), vec![]).unwrap())));
    println!(
        "P2 fold typed acts         {:>9.2} M acts/s/core ({} acts)",
        rate(typed.len(), took) / 1e6,
        typed.len()
    );

    let folder = TempDir::new().unwrap();
    let options = Options { origin: "example.org/bench".into(), today: || "2026-11-24".parse().unwrap() };
    let few = acts(200_000);
    let seed = || {
        let mut contents: Vec<Content> =
            vec![Content { kind: Kind::Source, fields: Fields::new([("id", "s"), ("title", "S")]) }];
        contents.extend((0..ACTORS).map(|n| Content {
            kind: Kind::Actor,
            fields: Fields::new([("id", id(n).as_str()), ("name", "A"), ("kind", "state")]),
        }));
        contents.push(Content::definition(
            "instruments/t.instrument",
            &register().definition(InstrumentIx(0)).source.text,
        ));
        contents.extend(few.iter().map(|a| {
            let (date, instrument) = (a.date.to_string(), format!("t{}", a.instrument.0));
            Content::act(Fields::new([
                ("date", date.as_str()),
                ("actor", id(a.actor.0).as_str()),
                ("act", a.kind.word()),
                ("instrument", instrument.as_str()),
                ("source", "s"),
            ]))
        }));
        contents
    };
    let ledger = Ledger::open(folder.path(), &options, seed).unwrap();
    let (key, size) =
        (ledger.verifier_key().to_owned(), usize::try_from(ledger.record().checkpoint.size).unwrap());
    drop(ledger);
    let log = folder.path().join("log");
    let read = |path: &str| Ok(fs::read(log.join(path)).unwrap());
    let mut verified: Option<Verified> = None;
    let took = best(3, || verified = Some(verify(&read, &key, &mut |_, _| {}).unwrap()));
    let hashed = rate(size, took);
    let verified = verified.unwrap();
    let bytes: Vec<Vec<u8>> = verified.entries().unwrap().iter().map(|e| e.encode().unwrap()).collect();
    // The limit: every leaf and every node hashed once, and nothing else done.
    let took = best(3, || {
        for leaf in &bytes {
            black_box(Sha256::new_with_prefix([0]).chain_update(leaf).finalize());
            black_box(Sha256::new_with_prefix([1]).chain_update([0; 64]).finalize());
        }
    });
    let limit = rate(size, took);
    println!(
        "P2 verify a log from tiles {:>9.2} M entries/s/core; SHA-256 alone {:.2} M/s: {:.0} %",
        hashed / 1e6,
        limit / 1e6,
        100.0 * hashed / limit
    );
    let fold_all = || {
        drop(black_box(fold::regime(&bytes).unwrap()));
    };
    println!("P2 read and fold entries   {:>9.2} M entries/s/core", rate(size, best(3, fold_all)) / 1e6);
}

/// Who is bound by what on a past day: all pairs, and one instrument's count.
fn status(n: usize) {
    let acts = acts(n);
    let regime = Regime::new(register(), acts.clone(), vec![]).unwrap();
    let days: Vec<Day> = (0..50).map(|k| first().plus_days(3_000 + k * 577)).collect();
    let matrix = |day: Day| {
        (0..INSTRUMENTS)
            .map(|i| regime.standing(InstrumentIx(i)).bound.sure.at(day))
            .collect::<Vec<ActorSet>>()
    };
    let took = best(20, || days.iter().for_each(|d| drop(black_box(matrix(*d))))) / 50;
    let one = best(20, || {
        for (k, day) in (0..).zip(&days) {
            black_box(regime.status(InstrumentIx(k % INSTRUMENTS), *day).parties);
        }
    }) / 50;
    let counts: Vec<usize> = days.iter().map(|d| matrix(*d).iter().map(ActorSet::len).sum()).collect();
    println!(
        "P3 {:>8} acts: matrix {:.4} ms, one instrument's status {:.4} ms",
        acts.len(),
        ms(took),
        ms(one)
    );
    let Some(python) = env::var_os("COMITY_PYTHON") else {
        println!("   set COMITY_PYTHON to a Python with duckdb to measure beside it");
        return;
    };
    let folder = TempDir::new().unwrap();
    let csv = folder.path().join("acts.csv");
    let mut out = BufWriter::new(fs::File::create(&csv).unwrap());
    writeln!(out, "day,actor,instrument,bound").unwrap();
    for a in &acts {
        let bound = u8::from(a.kind.is_consent());
        writeln!(out, "{},{},{},{bound}", a.date.earliest.number(), a.actor.0, a.instrument.0).unwrap();
    }
    out.flush().unwrap();
    let asked: Vec<String> = days.iter().map(|d| d.number().to_string()).collect();
    let output = Command::new(python).args(["-c", DUCKDB]).arg(&csv).arg(asked.join(",")).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).unwrap();
    let mut lines = text.lines();
    let duckdb: f64 = lines.next().unwrap().parse().unwrap();
    let theirs: Vec<usize> = lines.next().unwrap().split(',').map(|n| n.parse().unwrap()).collect();
    assert_eq!(counts, theirs, "both must say the same");
    println!("   DuckDB, 2 threads, the same matrix: {duckdb:.2} ms; {:.0} times as long", duckdb / ms(took));
}

fn ms(took: Duration) -> f64 {
    took.as_secs_f64() * 1e3
}

const DUCKDB: &str = r"
import duckdb, sys, time
db = duckdb.connect()
db.execute('SET threads = 2')
db.execute('SET enable_progress_bar = false')
db.execute('CREATE TABLE acts AS SELECT * FROM read_csv(?)', [sys.argv[1]])
days = [int(d) for d in sys.argv[2].split(',')]
query = 'SELECT count(*) FROM (SELECT arg_max(bound, day) AS b FROM acts WHERE day <= ? GROUP BY actor, instrument) WHERE b = 1'
counts = [db.execute(query, [d]).fetchone()[0] for d in days]
best = None
for _ in range(3):
    begun = time.perf_counter()
    for d in days:
        db.execute(query, [d]).fetchone()
    took = (time.perf_counter() - begun) / len(days) * 1e3
    best = took if best is None else min(best, took)
print(best)
print(','.join(map(str, counts)))
";

/// From starting the program on the built-in record until the first page has arrived, and what it then occupies.
fn start() {
    let program = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/release/comity");
    if !program.exists() {
        println!("P6 needs target/release/comity: cargo build --release");
        return;
    }
    for (what, again) in [("first start, making the log", false), ("later start", true)] {
        let data = TempDir::new().unwrap();
        if again {
            visit(&program, data.path());
        }
        let mut runs: Vec<(Duration, u64)> = (0..5)
            .map(|_| {
                let fresh = TempDir::new().unwrap();
                visit(&program, if again { data.path() } else { fresh.path() })
            })
            .collect();
        runs.sort();
        let (took, kib) = runs[2];
        println!(
            "P6 {what}: first page after {:.0} ms, {:.0} MB resident (median of 5)",
            ms(took),
            f64::from(u32::try_from(kib).unwrap()) / 1024.0
        );
    }
}

fn visit(program: &Path, data: &Path) -> (Duration, u64) {
    let begun = Instant::now();
    let mut process = Command::new(program)
        .args(["serve", "--listen", "127.0.0.1:0", "--data"])
        .arg(data)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = BufReader::new(process.stdout.take().unwrap()).lines();
    let address = lines
        .map(Result::unwrap)
        .find_map(|l| Some(l.trim().strip_prefix("pages  http://")?.trim_end_matches('/').to_owned()));
    let mut stream = TcpStream::connect(address.unwrap()).unwrap();
    stream.write_all(b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").unwrap();
    let mut page = String::new();
    stream.read_to_string(&mut page).unwrap();
    let took = begun.elapsed();
    assert!(page.starts_with("HTTP/1.1 200"));
    let status = fs::read_to_string(format!("/proc/{}/status", process.id())).unwrap_or_default();
    let resident = status
        .lines()
        .find_map(|l| l.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.trim().parse().ok());
    process.kill().unwrap();
    process.wait().unwrap();
    (took, resident.unwrap_or(0))
}
