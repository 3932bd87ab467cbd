//! The ledger's tests once more, with its logs in PostgreSQL.

#[path = "../../../crates/ledger/tests/common/postgres.rs"]
pub mod postgres;

use std::{fs, process::Command};

use postgres::Cluster;

use crate::step::{Done, root, run};

/// The tests that begin logs and say things to them. What breaks a log's own files passes by itself.
const TESTS: [&str; 9] =
    ["documents", "form", "holds", "ledger", "living", "lost", "officers", "snapshot", "trust"];

/// Does something with a database of its own.
///
/// # Errors
/// If PostgreSQL cannot be had; and what it says that is done.
pub fn with(work: impl FnOnce(&Cluster) -> Done) -> Done {
    super::faults()?;
    let folder = root().join("target/database");
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    }
    work(&Cluster::begin(&folder.join("main"), ""))
}

/// Runs them.
pub fn ledger() -> Done {
    with(|cluster| {
        let mut tests = Command::new("cargo");
        tests.args(["test", "--quiet", "--package", "comity-ledger"]);
        tests.args(TESTS.iter().flat_map(|test| ["--test", test]));
        let database = format!("postgres://comity@127.0.0.1:{}/postgres", cluster.port);
        run(tests.env("COMITY_TEST_DATABASE", database))
    })
}
