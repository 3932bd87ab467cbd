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
    Earlier { commit: "90d24ab", entries: 1253, signatories: 96 },
];

/// What somebody says to it: an act of a State that had done nothing yet.
const ACT: [&str; 11] = [
    "record",
    "--date",
    "2005-12-30",
    "--actor",
    "TON",
    "--act",
    "signature",
    "--instrument",
    "icsant",
    "--source",
    "untc-2015",
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
        let said = say(&data, &ACT);
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

/// A snapshot says which program made it: another program reads the entries instead, and makes its own.
#[test]
fn the_state_that_an_earlier_version_made_is_not_believed() {
    let (_folder, data) = EARLIER[1].unpack();
    let before = fs::read(data.join("state")).unwrap();
    let program = |state: &[u8]| {
        let at = state.windows(16).position(|found| found.starts_with(b"comity-state/v1\n")).unwrap();
        String::from_utf8_lossy(&state[at..]).lines().nth(1).unwrap().to_owned()
    };
    assert_eq!(signatories(&data), EARLIER[1].signatories);
    let made =
        |state: &Option<Vec<u8>>| state.as_ref().is_some_and(|state| program(state) != program(&before));
    let server = serve(&data);
    // It is made beside the server, once what was there has been read.
    let state = (0..600).map(|_| fs::read(data.join("state")).ok()).find(|state| {
        let found = made(state);
        if !found {
            std::thread::sleep(std::time::Duration::from_millis(100));
        }
        found
    });
    drop(server);
    assert!(state.is_some(), "no snapshot was made in place of the earlier one");
    assert_eq!(signatories(&data), EARLIER[1].signatories);
}

/// What a later version made is refused by whatever reads or writes, and is as it was after that.
#[test]
fn a_folder_of_a_later_form_is_refused() {
    let (_folder, data) = EARLIER[0].unpack();
    let store = Connection::open(data.join("comity.db")).unwrap();
    store.pragma_update(None, "user_version", 2).unwrap();
    drop(store);
    let before = (form(&data), held(&data));
    let copy = data.with_file_name("copy");
    let asked: [&[&str]; 4] =
        [&["serve", "--listen", "127.0.0.1:0"], &["status"], &ACT, &["backup", copy.to_str().unwrap()]];
    for arguments in asked {
        let said = say(&data, arguments);
        assert_eq!(said.status.code(), Some(1), "{arguments:?}: {}", text(&said));
        let what =
            "comity.db was made by a later version of comity (format 2, this one reads 1); upgrade comity";
        assert!(text(&said).contains(what), "{arguments:?}: {}", text(&said));
    }
    assert_eq!((form(&data), held(&data)), before);
}
