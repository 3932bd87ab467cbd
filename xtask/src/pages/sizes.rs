//! How large a machine a log needs: what it takes of disk and memory, and how long it takes to start, by its entries. Bytes do
//! not depend on what else a machine does; times do, and are given beside what the same disk and processor take for known work.

use std::{
    fs,
    io::Write,
    path::Path,
    process::Command,
    time::{Duration, Instant},
};

use crate::{
    install,
    run::{Running, path},
    step::{Done, cargo, root},
};

/// So many acts a log has.
const ACTS: [usize; 3] = [10_000, 100_000, 1_000_000];
/// As in the benches: States that ratify and denounce instruments over and over.
const STATES: usize = 200;
const INSTRUMENTS: usize = 40;
/// How often the disk is asked to make something durable; the one in the middle is told.
const SYNCS: usize = 101;

/// Measures, and prints a table.
pub fn bench() -> Done {
    cargo(["build", "--quiet", "--release", "--package", "comity"])?;
    install::programs(&[install::CURL])?;
    let folder = root().join("target/sizes");
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    }
    println!("   | acts | store | public files | snapshot | memory | start | start without snapshot |");
    for acts in ACTS {
        let here = folder.join(acts.to_string());
        record(&here.join("record"), acts, INSTRUMENTS).map_err(|e| format!("{}: {e}", here.display()))?;
        println!("   {}", row(&here, acts)?);
        fs::remove_dir_all(&here).map_err(|e| format!("{}: {e}", here.display()))?;
    }
    let sync = synced(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    println!("   an fdatasync on this disk: {:.2} ms in the middle of {SYNCS}", sync.as_secs_f64() * 1000.0);
    Ok(())
}

/// A log of so many acts: begun, started with its snapshot, started without.
fn row(here: &Path, acts: usize) -> Result<String, String> {
    let (record, data) = (path(&here.join("record")), here.join("data"));
    drop(started(here, &["--record", &record, "--data", &path(&data)])?);
    let known = ["--data", &path(&data)];
    let (running, with) = started(here, &known)?;
    let metrics = ask(&format!("{}/metrics", running.said.trim_end_matches('/')))?;
    drop(running);
    fs::remove_file(data.join("state")).map_err(|e| format!("the snapshot: {e}"))?;
    let (_running, without) = started(here, &known)?;
    let part = |part: &str| value(&metrics, &format!("comity_folder_bytes{{part=\"{part}\"}}"));
    let (store, log, snapshot) = (part("store")?, part("log")?, part("snapshot")?);
    let memory = value(&metrics, "process_resident_memory_bytes")?;
    let megabytes = |bytes: u64| format!("{:.1} MB", bytes as f64 / 1e6);
    let [store, log, snapshot, memory] = [store, log, snapshot, memory].map(megabytes);
    let seconds = |took: Duration| format!("{:.2} s", took.as_secs_f64());
    let (with, without) = (seconds(with), seconds(without));
    Ok(format!("| {acts} | {store} | {log} | {snapshot} | {memory} | {with} | {without} |"))
}

/// Starts the server, and asks for the first page.
pub(super) fn started(here: &Path, arguments: &[&str]) -> Result<(Running, Duration), String> {
    let program = path(&root().join("target/release/comity"));
    let begun = Instant::now();
    let serve = [arguments, &["serve", "--listen", "127.0.0.1:0"]].concat();
    let running = Running::start_program(&program, here, "comity", &serve, "  pages  ")?;
    ask(&format!("{}/en/", running.said.trim_end_matches('/')))?;
    let took = begun.elapsed();
    Ok((running, took))
}

fn ask(address: &str) -> Result<String, String> {
    let output = Command::new("curl").args(["-sf", address]).output().map_err(|e| format!("curl: {e}"))?;
    if !output.status.success() {
        return Err(format!("{address} was not answered"));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

fn value(metrics: &str, name: &str) -> Result<u64, String> {
    let line = metrics.lines().find_map(|line| line.strip_prefix(name)?.trim().parse().ok());
    line.ok_or_else(|| format!("the server does not say {name}"))
}

/// A record folder of about so many acts: every State ratifies and denounces every instrument in turn, for a century.
pub(super) fn record(folder: &Path, acts: usize, instruments: usize) -> std::io::Result<()> {
    fs::create_dir_all(folder.join("instruments"))?;
    fs::write(folder.join("sources.csv"), "id,title\nsizes,Invented to be measured\n")?;
    let states: String = (0..STATES).map(|n| format!("A{n:03},State {n},state\n")).collect();
    fs::write(folder.join("actors.csv"), format!("id,name,kind\n{states}"))?;
    for n in 0..instruments {
        let definition = format!(
            "instrument t{n} \"T{n}\"\n  enters into force  on 1 deposits\n  denunciation takes effect  on notification\n"
        );
        fs::write(folder.join(format!("instruments/t{n}.instrument")), definition)?;
    }
    let mut table = std::io::BufWriter::new(fs::File::create(folder.join("acts.csv"))?);
    writeln!(table, "date,actor,act,instrument,source")?;
    let rounds = acts.div_ceil(STATES * instruments);
    for n in 0..acts {
        let (round, pair) = (n / (STATES * instruments), n % (STATES * instruments));
        let (state, instrument) = (pair % STATES, pair / STATES);
        // Months of 28 days, of a century of twelve months: every pair has its own day in each round.
        let days = 100 * 12 * 28;
        let day = (round * days + (pair * 7919) % days) / rounds;
        let (year, month, day) = (1920 + day / 336, 1 + day % 336 / 28, 1 + day % 28);
        let act = if round % 2 == 0 { "ratification" } else { "denunciation" };
        writeln!(table, "{year}-{month:02}-{day:02},A{state:03},{act},t{instrument},sizes")?;
    }
    table.flush()
}

/// How long it takes this disk to make one small write durable.
fn synced(folder: &Path) -> std::io::Result<Duration> {
    fs::create_dir_all(folder)?;
    let mut file = fs::File::create(folder.join("synced"))?;
    let mut took = Vec::with_capacity(SYNCS);
    for _ in 0..SYNCS {
        file.write_all(&[0; 512])?;
        let begun = Instant::now();
        file.sync_data()?;
        took.push(begun.elapsed());
    }
    took.sort();
    Ok(took[SYNCS / 2])
}
