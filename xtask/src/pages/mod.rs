//! How fast pages are, beside nginx that serves the same bytes from a file, and Datasette that answers from a table.

mod appending;
pub mod growth;
pub mod sizes;

use std::{
    fs,
    path::Path,
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use crate::{
    install,
    peers::{self, Ended},
    run::{Running, path},
    step::{Done, cargo, root, run},
};

const SECONDS: &str = "3";

/// Each is asked in turn so many times: a machine that others use as well is not equally fast all the time.
const ROUNDS: usize = 5;

/// The core of whoever answers, and the one of whoever asks.
const ANSWERS: &str = "0";
const ASKS: &str = "1";

/// How readers ask, and the ending of the file with the same bytes: browsers take what is compressed.
const READERS: [(&str, &str, &str); 2] =
    [("plain", "Accept-Encoding: identity", ""), ("as browsers ask", "Accept-Encoding: gzip", ".gz")];

/// Measures, and prints the ratios.
pub fn bench() -> Done {
    cargo(["build", "--quiet", "--release", "--package", "comity"])?;
    install::programs(&[install::WRK, install::NGINX, install::CURL])?;
    let folder = root().join("target/pages");
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    }
    fs::create_dir_all(folder.join("html")).map_err(|e| format!("{}: {e}", folder.display()))?;
    let comity = path(&root().join("target/release/comity"));
    let data = path(&folder.join("data"));
    started(&comity, &data, "making the log")?;
    started(&comity, &data, "the log being there")?;
    // Whoever answers has one core and whoever asks another: else it is measured how they get in each other's way.
    let server = Running::start_program(
        "taskset",
        &folder,
        "comity",
        &["-c", ANSWERS, &comity, "--data", &data, "serve", "--listen", "127.0.0.1:0"],
        "  pages  ",
    )?;
    let address = server.said.trim_end_matches('/').to_owned();
    let asked = [
        ("the regime today, a page", "/en/"),
        ("the same as JSON", "/index.json"),
        ("an instrument, a page", "/en/instruments/cppnm-amendment?on=2016-05-08"),
    ];
    let file = |n: usize, ending: &str| folder.join(format!("html/{n}{ending}"));
    for (n, (_, path)) in asked.iter().enumerate() {
        for (_, header, ending) in READERS {
            let mut curl = Command::new("curl");
            curl.args(["-s", "-H", header, "-o"]).arg(file(n, ending)).arg(format!("{address}{path}"));
            run(&mut curl)?;
        }
    }
    let _nginx = nginx(&folder)?;
    for (n, (what, path)) in asked.iter().enumerate() {
        let (ours, theirs) = (format!("{address}{path}"), format!("http://127.0.0.1:8097/{n}"));
        for (reader, header, ending) in READERS {
            let size = fs::metadata(file(n, ending)).map_or(0, |file| file.len());
            let compared = compare(&ours, &theirs, header)?;
            println!("   {what}, {reader}, {size} bytes: {compared}, nginx");
            let (_, late) = wrk(&ours, &["-c4", "-H", header])?;
            println!("     with a quarter of the connections: p99 {late}");
        }
    }
    appending::bench(&comity, &folder)?;
    let (_datasette, browsed) = datasette(&folder, &address)?;
    for (reader, header, _) in READERS {
        let compared = compare(&format!("{address}/states.json"), &browsed, header)?;
        println!("   every State against every instrument, JSON, {reader}: {compared}, Datasette, 200 rows");
    }
    Ok(())
}

/// From the start of the program to its first page.
fn started(comity: &str, data: &str, what: &str) -> Done {
    let listen = "127.0.0.1:8096";
    let begun = Instant::now();
    let child = Command::new(comity)
        .args(["--data", data, "serve", "--listen", listen])
        .stdout(Stdio::null())
        .spawn();
    let child = Ended(child.map_err(|e| e.to_string())?);
    let asked =
        || Command::new("curl").args(["-s", "-o", "/dev/null", &format!("http://{listen}/en/")]).status();
    while !asked().is_ok_and(|status| status.success()) {
        thread::sleep(Duration::from_millis(1));
        if begun.elapsed() > Duration::from_secs(30) {
            return Err("no page within 30 seconds".into());
        }
    }
    let taken = begun.elapsed();
    let status = fs::read_to_string(format!("/proc/{}/status", child.0.id())).unwrap_or_default();
    let resident = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap_or_default();
    println!("   start until the first page, {what}: {} ms, {} resident", taken.as_millis(), resident.trim());
    Ok(())
}

/// Asks ours and theirs in turn: requests per second of each, and the ratio, in the middle of the rounds.
fn compare(ours: &str, theirs: &str, header: &str) -> Result<String, String> {
    let mut rounds = vec![];
    for _ in 0..ROUNDS {
        let ((ours, late), (theirs, _)) = (wrk(ours, &["-H", header])?, wrk(theirs, &["-H", header])?);
        rounds.push((ours / theirs, ours, theirs, late));
    }
    rounds.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (low, high) = (rounds[0].0, rounds[ROUNDS - 1].0);
    let (ratio, ours, theirs, late) = &rounds[ROUNDS / 2];
    Ok(format!("{ours:.0}/s, p99 {late}; ratio {ratio:.2} ({low:.2} to {high:.2}) to {theirs:.0}/s"))
}

/// Requests per second, and the time within which 99 of 100 are answered.
fn wrk(address: &str, more: &[&str]) -> Result<(f64, String), String> {
    let duration = format!("-d{SECONDS}");
    let mut wrk = Command::new("taskset");
    wrk.args(["-c", ASKS, "wrk", "-t1", "-c16", &duration, "--latency"]).args(more).arg(address);
    let output = wrk.output().map_err(|e| format!("wrk: {e}"))?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let after = |begin: &str| {
        text.lines().find_map(|line| line.trim().strip_prefix(begin)).map(|rest| rest.trim().to_owned())
    };
    let rate = after("Requests/sec:")
        .and_then(|rate| rate.parse().ok())
        .ok_or_else(|| format!("wrk said: {text}"))?;
    if text.contains("Non-2xx") {
        return Err(format!("{address} was not answered: {text}"));
    }
    Ok((rate, after("99%").unwrap_or_default()))
}

fn nginx(folder: &Path) -> Result<Ended, String> {
    let (here, settings) = (path(folder), folder.join("nginx.conf"));
    let text = format!(
        "master_process off; pid {here}/pid; error_log {here}/error; daemon off; user root;\n\
         events {{ worker_connections 512; }}\n\
         http {{ access_log off; sendfile on; tcp_nopush on; gzip_static on; keepalive_requests 10000000;\n\
         server {{ listen 127.0.0.1:8097; root {here}/html; }} }}\n"
    );
    fs::write(&settings, text).map_err(|e| e.to_string())?;
    let child = Command::new("taskset")
        .args(["-c", ANSWERS, "nginx", "-c"])
        .arg(&settings)
        .stderr(Stdio::null())
        .spawn();
    thread::sleep(Duration::from_millis(500));
    child.map(Ended).map_err(|e| format!("nginx: {e}"))
}

fn datasette(folder: &Path, address: &str) -> Result<(Ended, String), String> {
    let python = peers::python()?;
    peers::pip(&python, "datasette>=0.65,<1")?;
    let file = folder.join("comity.sqlite");
    run(Command::new("curl").args(["-s", "-o"]).arg(&file).arg(format!("{address}/export.sqlite")))?;
    let mut command = Command::new("taskset");
    command
        .args(["-c", ANSWERS])
        .arg(python.with_file_name("datasette"))
        .arg("serve")
        .arg(&file)
        .args(["-p", "8095"])
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let child: Child = command.spawn().map_err(|e| format!("datasette: {e}"))?;
    thread::sleep(Duration::from_secs(5));
    Ok((Ended(child), "http://127.0.0.1:8095/comity/parties.json?_size=200".to_owned()))
}
