//! Disks that fail, and disks that are full.

use std::{
    fs,
    path::Path,
    process::{Command, Output},
    sync::Mutex,
    thread,
};

use comity_ledger::{Algorithm, Witness};
use tempfile::TempDir;

use crate::{Dice, comity, only_grew, serve, stands};

/// Begins a log on the built-in record, in which somebody has acted.
fn begin(data: &Path) {
    let (mut server, _) = serve(data);
    server.kill().unwrap();
    server.wait().unwrap();
    let act = ["--date", "2026-11-20", "--actor", "HTI", "--act", "accession", "--instrument", "icsant"];
    let recorded = comity(data).arg("record").args(act).args(["--source", "untc-2015"]).output().unwrap();
    assert!(recorded.status.success(), "{}", String::from_utf8_lossy(&recorded.stderr));
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
    let (record, _) = only_grew(&data, &witness, &mut seen);
    stands(&data);
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
