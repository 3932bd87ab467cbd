//! Machines that fail: processes killed at any moment, writes that fail or fall short, disks that are full or do not
//! sync. Whatever happens, what was acknowledged is there, once, in a log that has only grown.

#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "../common/mod.rs"]
mod common;
mod disk;
mod killed;
#[path = "../../../ledger/tests/common/postgres.rs"]
mod postgres;
mod said;
mod together;

use std::{
    fs,
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
    sync::Arc,
};

use comity_ledger::{
    Ledger, Options, Record, Witness, proof,
    verify::{files, verify},
    witness::Request,
};

fn options() -> Options {
    Options {
        origin: "localhost/comity".into(),
        today: || jiff::Timestamp::now().to_string()[..10].parse().unwrap(),
    }
}

fn comity(data: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_comity"));
    command.arg("--data").arg(data).env_remove("COMITY_DATA").env_remove("COMITY_POLICY");
    command
}

/// Starts a server, and waits until it says where it is.
fn serve(data: &Path) -> (Child, String) {
    let mut serve = comity(data);
    serve.args(["serve", "--listen", "127.0.0.1:0", "--requests-per-minute", "1000000"]);
    serving(serve)
}

/// The same by a command that says more.
fn serving(mut serve: Command) -> (Child, String) {
    serve.stdout(Stdio::piped()).stderr(Stdio::null());
    let mut server = serve.spawn().unwrap();
    let lines = BufReader::new(server.stdout.take().unwrap()).lines();
    let address = lines
        .map_while(Result::ok)
        .find_map(|line| Some(line.trim().strip_prefix("pages  ")?.trim_end_matches('/').to_owned()));
    (server, address.unwrap())
}

/// Numbers that are the same in every run (a linear congruential generator, Knuth's MMIX).
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % n
    }
}

/// Opens the log as it was left, and has a witness say that it has only grown; what it says, and how many entries a snapshot
/// spared reading.
fn only_grew(data: &Path, witness: &Witness, seen: &mut u64) -> (Arc<Record>, u64) {
    let ledger =
        Ledger::open(data, &options(), Vec::new).unwrap_or_else(|e| panic!("{}: {e}", data.display()));
    let checkpoint = ledger.record().checkpoint.clone();
    let read = files(data.join("log"));
    let verified = verify(&*read, ledger.verifier_key(), &mut |_, _| {}).unwrap();
    assert_eq!(verified.checkpoint.root, checkpoint.root);
    let proof = match *seen {
        0 => vec![],
        old => proof::consistency(&*read, checkpoint.size, checkpoint.root, old).unwrap(),
    };
    let request = Request { old: *seen, proof, note: &checkpoint.note }.to_string();
    witness.add_checkpoint(request.as_bytes(), 1_795_600_000).unwrap_or_else(|e| panic!("{e}"));
    *seen = checkpoint.size;
    (ledger.record(), ledger.spared())
}

/// Holds every signature and every rule on who may say what against the public files.
fn stands(data: &Path) {
    let key = fs::read_to_string(data.join("log.vkey")).unwrap();
    verify(&*files(data.join("log")), key.trim(), &mut |_, _| {}).unwrap().state().unwrap();
}
