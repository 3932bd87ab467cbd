//! Opening a log of a million entries, with and without the snapshot of its state.

#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use std::{
    fs,
    time::{Duration, Instant},
};

use comity_benches::{acts, content, contents};
use comity_ledger::{Content, Ledger, Options};
use tempfile::TempDir;

fn main() {
    for n in [10_000, 100_000, 1_000_000] {
        let folder = TempDir::new().unwrap();
        drop(open(&folder, || seed(n)));
        let snapshot = fs::metadata(folder.path().join("state")).unwrap().len();
        let with = (0..3).map(|_| opened(&folder, true)).min().unwrap();
        let without = (0..3).map(|_| opened(&folder, false)).min().unwrap();
        println!(
            "P6 open {n:>9} entries: {:>8.1} ms with the snapshot ({} MB), {:>8.1} ms without",
            milliseconds(with),
            snapshot / 1_000_000,
            milliseconds(without),
        );
    }
}

fn milliseconds(took: Duration) -> f64 {
    took.as_secs_f64() * 1000.0
}

fn open(folder: &TempDir, seed: impl FnOnce() -> Vec<Content<'static>>) -> Ledger {
    let options = Options { origin: "example.org/bench".into(), today: || "2026-11-24".parse().unwrap() };
    Ledger::open(folder.path(), &options, seed).unwrap()
}

/// How long it takes until the log is open. Closing it, which waits for what is done beside it, is not counted.
fn opened(folder: &TempDir, by_snapshot: bool) -> Duration {
    if !by_snapshot {
        fs::remove_file(folder.path().join("state")).unwrap();
    }
    let begun = Instant::now();
    let ledger = open(folder, Vec::new);
    let took = begun.elapsed();
    assert_eq!(ledger.spared() > 0, by_snapshot);
    took
}

/// A record of so many acts.
fn seed(n: usize) -> Vec<Content<'static>> {
    contents().into_iter().chain(acts(n).iter().map(content)).collect()
}
