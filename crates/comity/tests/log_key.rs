//! The log's own key under a passphrase.

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use std::{fs, path::Path};

use common::{command, get, serve_with};
use tempfile::TempDir;

#[track_caller]
fn log(data: &Path, arguments: &[&str], succeeds: bool) -> String {
    let output = command(data).arg("log").args(arguments).output().unwrap();
    let said = [output.stdout, output.stderr].concat();
    let said = String::from_utf8(said).unwrap();
    assert_eq!(output.status.success(), succeeds, "{said}");
    said
}

fn is_encrypted(path: &Path) -> bool {
    fs::read(path).unwrap().starts_with(b"age-encryption.org/v1")
}

#[test]
fn a_key_is_encrypted_and_its_log_goes_on() {
    let folder = TempDir::new().unwrap();
    let data = folder.path().join("data");
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let (right, wrong, empty) =
        (write("right", "four words of it\n"), write("wrong", "other"), write("empty", "\n"));
    drop(serve_with(&data, &["--empty"]));
    let (key, checks) = (data.join("log.key"), fs::read(data.join("log.vkey")).unwrap());
    let clear = fs::read_to_string(&key).unwrap();
    assert!(log(&data, &["encrypt-key"], false).contains("--log-passphrase"));
    assert!(log(&data, &["encrypt-key", "--log-passphrase", &empty], false).contains("first line"));
    assert_eq!(fs::read_to_string(&key).unwrap(), clear);
    assert!(log(&data, &["encrypt-key", "--log-passphrase", &right], true).contains("log.key"));
    assert!(is_encrypted(&key));
    assert!(log(&data, &["encrypt-key", "--log-passphrase", &right], true).contains("nothing to do"));
    // Nobody signs without it.
    assert!(log(&data, &["next-key"], false).contains("COMITY_LOG_PASSPHRASE"));
    assert!(log(&data, &["next-key", "--log-passphrase", &wrong], false).contains("cannot be decrypted"));
    let note = log(&data, &["next-key", "--log-passphrase", &right], true);
    assert!(note.contains(std::str::from_utf8(&checks).unwrap().trim()), "{note}");
    assert!(is_encrypted(&data.join("log.key.next")));
    let server = serve_with(&data, &["--log-passphrase", &right]);
    let checkpoint = get(&server, "/log/checkpoint", &[]).body;
    let checks = std::str::from_utf8(&checks).unwrap();
    comity_ledger::open_checkpoint(checkpoint.as_bytes(), checks.trim()).unwrap();
}

#[test]
fn a_log_is_begun_with_its_key_encrypted() {
    let folder = TempDir::new().unwrap();
    let (data, passphrase) = (folder.path().join("data"), folder.path().join("passphrase"));
    fs::write(&passphrase, "four words of it").unwrap();
    drop(serve_with(&data, &["--empty", "--log-passphrase", passphrase.to_str().unwrap()]));
    assert!(is_encrypted(&data.join("log.key")));
    drop(serve_with(&data, &["--log-passphrase", passphrase.to_str().unwrap()]));
}
