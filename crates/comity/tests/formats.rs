//! Data folders that earlier versions made, each packed as it lay on the disk: this version opens them, serves them and writes to
//! them, and what it writes has a form that the earlier one reads. A folder of a later form is refused.
//!
//! `fixtures/README.md` says which commit made each, and how.

#![allow(clippy::unwrap_used)]

mod common;

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use common::{command, get, serve};
use rusqlite::Connection;
use serde_json::Value;
use tempfile::TempDir;

/// A data folder as an earlier version left it.
struct Earlier {
    /// The commit that made it.
    commit: &'static str,
    /// How many entries it has.
    entries: u64,
    /// Who had signed ICSANT when it was made.
    signatories: u64,
}

/// The first version with a command line, and the first with a snapshot of the state.
const EARLIER: [Earlier; 2] = [
    Earlier { commit: "9fe1f21", entries: 250, signatories: 8 },
    Earlier { commit: "90d24ab", entries: 0, signatories: 0 },
];

impl Earlier {
    /// Unpacks it.
    fn unpack(&self) -> (TempDir, PathBuf) {
        let packed = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(self.commit);
        let folder = tempfile::tempdir().unwrap();
        let mut tar = Command::new("tar");
        tar.arg("--extract").arg("--file").arg(packed.with_extension("tar.xz"));
        assert!(tar.arg("--directory").arg(folder.path()).status().unwrap().success());
        let data = folder.path().join("data");
        (folder, data)
    }
}

fn say(data: &Path, arguments: &[&str]) -> Output {
    command(data).args(arguments).output().unwrap()
}

fn text(output: &Output) -> String {
    String::from_utf8_lossy(&[&output.stdout[..], &output.stderr[..]].concat()).into_owned()
}

/// What a database says of its own form: its number, and its tables.
fn form(data: &Path) -> (i64, Vec<String>) {
    let store = Connection::open(data.join("comity.db")).unwrap();
    let number = store.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
    let mut tables = store.prepare("SELECT sql FROM sqlite_schema ORDER BY name").unwrap();
    let tables = tables.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    (number, tables)
}

/// The entries and the checkpoint's size, as they lie in the store.
fn held(data: &Path) -> (Vec<Vec<u8>>, u64) {
    let store = Connection::open(data.join("comity.db")).unwrap();
    let mut entries = store.prepare("SELECT data FROM entry ORDER BY ix").unwrap();
    let entries = entries.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let size: i64 = store.query_row("SELECT size FROM checkpoint", [], |row| row.get(0)).unwrap();
    (entries, size.cast_unsigned())
}

/// Who has signed ICSANT, as a server says it.
fn signatories(data: &Path) -> u64 {
    let server = serve(data);
    let answer = get(&server, "/instruments/icsant.json?on=2006-01-01", &[]);
    assert_eq!(answer.status, 200, "{}", answer.body);
    let answer: Value = serde_json::from_str(&answer.body).unwrap();
    answer["signatories"].as_u64().unwrap()
}

#[test]
fn what_an_earlier_version_left_is_served_and_goes_on() {
    for earlier in EARLIER {
        let name = earlier.commit;
        let (_folder, data) = earlier.unpack();
        let (form_before, (before, size)) = (form(&data), held(&data));
        assert_eq!((size, before.len() as u64), (earlier.entries, earlier.entries), "{name}");
        assert_eq!(signatories(&data), earlier.signatories, "{name}");
        let act = ["--actor", "SWE", "--act", "signature", "--instrument", "icsant"];
        let rest = ["--date", "2005-12-30", "--source", "untc-2015"];
        let said = say(&data, &[&["record"], &act[..], &rest[..]].concat());
        assert!(said.status.success(), "{name}: {}", text(&said));
        assert_eq!(signatories(&data), earlier.signatories + 1, "{name}");
        // Every hash, signature and the state, under the key that the earlier version made.
        let key = fs::read_to_string(data.join("log.vkey")).unwrap();
        let verified = say(&data, &["verify", data.to_str().unwrap(), "--key", key.trim()]);
        assert!(verified.status.success(), "{name}: {}", text(&verified));
        // What was there is there, and the earlier version can go on: the form is the one that it made.
        let (after, size) = held(&data);
        assert_eq!((size, &after[..before.len()]), (earlier.entries + 1, &before[..]), "{name}");
        assert_eq!(form(&data), form_before, "{name}");
    }
}
