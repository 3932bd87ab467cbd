//! How much longer an answer takes in a larger log, and in one of the size of the United Nations Treaty Collection. Each question
//! is asked about days that nobody asked about before, so that it is answered anew.

use std::{fs, path::Path, process::Command};

use super::sizes::{record, started};
use crate::{
    install,
    run::path,
    step::{Done, cargo, root},
};

/// So many acts on so many instruments: as in the benches, and as in the collection of treaties that are deposited with the United
/// Nations. The largest is left out unless `COMITY_GROWTH=10000000` asks for it: it takes long, and gigabytes.
const LOGS: [(usize, usize); 5] =
    [(10_000, 40), (100_000, 40), (1_000_000, 40), (10_000_000, 40), (120_000, 600)];
/// As many acts a log has at most if nothing else is said.
const MOST: usize = 1_000_000;
/// What is asked; `DAY` is another one each time.
const ASKED: [(&str, &str); 9] = [
    ("a State", "/en/states/A007?on=DAY"),
    ("every State", "/states.json?on=DAY"),
    ("who", "/who.json?set=parties+to+t3+but+not+parties+to+t4&on=DAY"),
    ("search", "/search.json?q=State+7&on=DAY"),
    ("a treaty", "/en/instruments/t3?on=DAY"),
    ("home", "/en/?on=DAY"),
    ("every State, a page", "/en/states?on=DAY"),
    ("acts", "/en/acts?on=DAY"),
    ("a source", "/en/sources/sizes?on=DAY"),
];
/// How often each is asked; the one in the middle is told.
const TIMES: usize = 21;

/// Measures, and prints a table.
pub fn bench() -> Done {
    cargo(["build", "--quiet", "--release", "--package", "comity"])?;
    install::programs(&[install::CURL])?;
    let folder = root().join("target/growth");
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    }
    let names: Vec<&str> = ASKED.iter().map(|(name, _)| *name).collect();
    println!("   | acts | treaties | {} |", names.join(" | "));
    let most = std::env::var("COMITY_GROWTH").ok().and_then(|most| most.parse().ok()).unwrap_or(MOST);
    let mut rows = vec![];
    for (acts, treaties) in LOGS.into_iter().filter(|(acts, _)| *acts <= most) {
        let here = folder.join(format!("{acts}-{treaties}"));
        record(&here.join("record"), acts, treaties).map_err(|e| format!("{}: {e}", here.display()))?;
        let took = asked(&here)?;
        let cells: Vec<String> = took.iter().map(|ms| format!("{ms:.1} ms")).collect();
        println!("   | {acts} | {treaties} | {} |", cells.join(" | "));
        rows.push(took);
        fs::remove_dir_all(&here).map_err(|e| format!("{}: {e}", here.display()))?;
    }
    // The last of all is another kind of log.
    let [small, .., large, _] = rows.as_slice() else { return Ok(()) };
    let ratios = large.iter().zip(small).map(|(large, small)| format!("{:.2}", large / small));
    println!("   the largest beside ten thousand: {}", ratios.collect::<Vec<_>>().join(" · "));
    Ok(())
}

/// How long each question takes, in milliseconds.
fn asked(here: &Path) -> Result<Vec<f64>, String> {
    let (record, data) = (path(&here.join("record")), path(&here.join("data")));
    drop(started(here, &["--record", &record, "--data", &data])?);
    let (running, _) = started(here, &["--data", &data])?;
    let address = running.said.trim_end_matches('/').to_owned();
    let middle = |(_, question): &(&str, &str)| {
        let mut took = (0..TIMES)
            .map(|n| once(&format!("{address}{}", question.replace("DAY", &format!("19{}-06-01", 70 + n)))))
            .collect::<Result<Vec<f64>, String>>()?;
        took.sort_by(f64::total_cmp);
        Ok(took[TIMES / 2])
    };
    ASKED.iter().map(middle).collect()
}

fn once(address: &str) -> Result<f64, String> {
    let mut curl = Command::new("curl");
    curl.args(["-sf", "-o", "/dev/null", "-w", "%{time_total}", address]);
    let output = curl.output().map_err(|e| format!("curl: {e}"))?;
    let seconds: Option<f64> = String::from_utf8_lossy(&output.stdout).trim().parse().ok();
    seconds
        .filter(|_| output.status.success())
        .map(|seconds| seconds * 1000.0)
        .ok_or_else(|| format!("{address} was not answered"))
}
