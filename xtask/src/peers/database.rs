//! The ledger's tests once more, with its logs in PostgreSQL.

#[path = "../../../crates/ledger/tests/common/postgres.rs"]
pub mod postgres;

use std::{env, fs};

use postgres::Cluster;

use crate::{built, step::Done};

/// The tests that begin logs and say things to them. What breaks a log's own files passes by itself.
const TESTS: [&str; 9] =
    ["documents", "form", "holds", "ledger", "living", "lost", "officers", "snapshot", "trust"];

/// Does something with a database of its own.
///
/// # Errors
/// If PostgreSQL cannot be had; and what it says that is done.
pub fn with(work: impl FnOnce(&Cluster) -> Done) -> Done {
    super::faults()?;
    // Where whoever the database runs as can get to, which a home may not be.
    let folder = env::temp_dir().join(format!("comity-database-{}", std::process::id()));
    let done = work(&Cluster::begin(&folder.join("main"), ""));
    // It takes up room, no more.
    let _ = fs::remove_dir_all(&folder);
    done
}

/// Runs them.
pub fn ledger() -> Done {
    with(|cluster| {
        let database = format!("postgres://comity@127.0.0.1:{}/postgres", cluster.port);
        built::tests("crates/ledger", &TESTS, &[("COMITY_TEST_DATABASE", &database)], &[])
    })
}
