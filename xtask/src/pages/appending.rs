//! What readers notice of acts that are recorded meanwhile: after each of them every page is made anew.

use std::{fmt::Write, fs, path::Path, process::Command, time::Instant};

use super::{ANSWERS, ASKS, wrk};
use crate::{
    peers::Ended,
    run::{Running, path},
    step::{Done, said},
};

/// More than are recorded while readers are measured.
const ACTS: usize = 20_000;
/// What is read.
const READ: [&str; 2] = ["/en/", "/en/instruments/cppnm-amendment"];

/// Reads with half the connections of the other rows, alone and while signed acts are recorded one after the other.
pub fn bench(comity: &str, folder: &Path) -> Done {
    let folder = folder.join("appending");
    fs::create_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let (data, acts) = (path(&folder.join("data")), path(&folder.join("acts.csv")));
    let serve = ["-c", ANSWERS, comity, "--data", &data, "serve", "--listen", "127.0.0.1:0"];
    // The log begins with a start.
    drop(Running::start_program("taskset", &folder, "comity", &serve, "  pages  ")?);
    let officers = [path(&folder.join("first.pem")), path(&folder.join("second.pem"))];
    for (n, (officer, name)) in officers.iter().zip(["First", "Second"]).enumerate() {
        let made = said(Command::new(comity).args(["key", "new", officer]))?;
        let key = made.lines().find_map(|line| line.strip_prefix("key")).unwrap_or_default().trim();
        let mut register = Command::new(comity);
        register.args(["key", "register", "--data", &data, "--key", key, "--holder", "depositary"]);
        register.args(["--role", "depositary", "--officer", name, "--note", "measured"]);
        for signs in officers.iter().take(n + 1) {
            register.args(["--sign", signs]);
        }
        said(&mut register)?;
    }
    let mut table = "date,actor,act,instrument,detail,source\n".to_owned();
    for n in 0..ACTS {
        // Writing to a string does not fail.
        let _ = writeln!(
            table,
            "2020-01-{:02},FIN,declaration,cppnm,Declaration number {n},https://example.org/{n}",
            n % 28 + 1
        );
    }
    fs::write(&acts, table).map_err(|e| format!("{acts}: {e}"))?;
    let running = Running::start_program("taskset", &folder, "comity", &serve, "  pages  ")?;
    let address = running.said.trim_end_matches('/').to_owned();
    let read = |page: &str| wrk(&format!("{address}{page}"), &["-c8", "-H", "Accept-Encoding: gzip"]);
    let alone = READ.iter().map(|page| read(page)).collect::<Result<Vec<_>, _>>()?;

    let key = said(Command::new("curl").args(["-sf", &format!("{address}/log/vkey")]))?;
    let acknowledged = folder.join("acknowledged");
    let out = fs::File::create(&acknowledged).map_err(|e| format!("{}: {e}", acknowledged.display()))?;
    let mut record = Command::new("taskset");
    record.args(["-c", ASKS, comity, "record", "--to", &address, "--log-key", key.trim(), "--from", &acts]);
    record.args(["--sign", &officers[0], "--sign", &officers[1]]).stdout(out);
    let mut recording = Ended(record.spawn().map_err(|e| format!("{comity}: {e}"))?);
    let count = || fs::read_to_string(&acknowledged).map_or(0, |text| text.lines().count());
    let (begun, before) = (Instant::now(), count());
    for (page, (rate, late)) in READ.iter().zip(alone) {
        let (meanwhile, later) = read(page)?;
        println!(
            "   {page} while acts are recorded: {meanwhile:.0}/s, p99 {later}; alone {rate:.0}/s, p99 {late}; ratio {:.2}",
            meanwhile / rate
        );
    }
    let acts = count() - before;
    if recording.0.try_wait().map_err(|e| e.to_string())?.is_some() || acts == 0 {
        return Err("recording had ended before reading did".into());
    }
    drop(recording);
    println!(
        "     {acts} acts in {:.1} s, each signed by two and acknowledged before the next",
        begun.elapsed().as_secs_f64()
    );
    Ok(())
}
