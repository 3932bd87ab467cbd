//! What the command line writes over, and what it lets a terminal obey: nothing.

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use std::{
    fs,
    io::{BufRead, BufReader, Write},
    net::TcpListener,
    path::Path,
    process::{Command, Output},
    thread,
};

use comity_ledger::{Content, Fields, Kind, Ledger, Options, contents};
use common::small;
use tempfile::TempDir;

/// Begins a log on a small record and a few rows more, as an earlier program might have, which looked at them less closely.
fn begin(data: &Path, more: Vec<Content<'static>>) -> Ledger {
    let options = Options {
        origin: "localhost/comity".into(),
        today: || jiff::Timestamp::now().to_string()[..10].parse().unwrap(),
    };
    let seed = || {
        let mut all = contents(&small());
        all.extend(more);
        all.sort_by_key(|content| content.kind);
        all
    };
    Ledger::open(data, &options, seed).unwrap()
}

fn run(data: &Path, arguments: &[&str]) -> (Output, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_comity"));
    let output = command.arg("--data").arg(data).env_remove("COMITY_DATA").args(arguments).output().unwrap();
    let said = [&output.stdout[..], &output.stderr].map(|text| String::from_utf8_lossy(text).into_owned());
    (output, said.concat())
}

#[track_caller]
fn succeeds(data: &Path, arguments: &[&str]) -> String {
    let (output, said) = run(data, arguments);
    assert!(output.status.success(), "{arguments:?}: {said}");
    said
}

#[test]
fn a_statement_is_saved_over_a_saved_statement_and_nothing_else() {
    let folder = TempDir::new().unwrap();
    let data = folder.path().join("data");
    drop(begin(&data, vec![]));
    let file = |name: &str| folder.path().join(name).display().to_string();
    let (key, other) = (file("key.pem"), file("other.pem"));
    let new = succeeds(&data, &["key", "new", &key]);
    let public = new.split_whitespace().nth(1).unwrap();
    let (output, said) = run(&data, &["key", "new", &key]);
    assert!(output.status.code() == Some(2) && said.contains("is not written over"), "{said}");
    let register = "key register --holder depositary --role depositary --officer Myself --note none";
    let register = register.split(' ').chain(["--key", public, "--sign", &key, "--save"]);
    let register: Vec<&str> = register.collect();
    let save = |to: &str| run(&data, &[&register[..], &[to]].concat());
    // A key, a database, a text, a folder.
    fs::write(&other, "what took a week to write").unwrap();
    for place in [&key, &data.join("comity.db").display().to_string(), &other] {
        let before = fs::read(place).unwrap();
        let (output, said) = save(place);
        assert!(output.status.code() == Some(2) && said.contains("choose another name"), "{said}");
        assert_eq!(fs::read(place).unwrap(), before);
    }
    assert!(!save(&folder.path().display().to_string()).0.status.success());
    let saved = file("statement.json");
    for _ in 0..2 {
        let (output, said) = save(&saved);
        assert!(output.status.success(), "{said}");
    }
    fs::write(file("empty"), "").unwrap();
    assert!(save(&file("empty")).0.status.success());
    assert_eq!(fs::read(file("empty")).unwrap(), fs::read(&saved).unwrap());
}

/// What a terminal would do something about, or show otherwise than it reads.
fn obeyed(said: &str) -> Option<char> {
    let obeyed =
        |c: &char| c.is_control() && !matches!(c, '\n' | '\t') || ('\u{202A}'..='\u{202E}').contains(c);
    said.chars().find(obeyed)
}

const EVIL: &str = "\u{1b}]0;owned\u{7}\u{9b}31m\u{202e}";

#[test]
fn no_terminal_obeys_a_log() {
    let folder = TempDir::new().unwrap();
    let data = folder.path().join("data");
    let [title, name, note] = ["A source", "Atlantis", "A note"].map(|text| format!("{text} {EVIL}"));
    let row = |kind: Kind, fields: &[(&str, &str)]| Content { kind, fields: Fields::new(fields.to_vec()) };
    let more = vec![
        row(Kind::Source, &[("id", "evil"), ("title", &title), ("publisher", &title)]),
        row(Kind::Actor, &[("id", "ZZZ"), ("name", &name), ("kind", "state")]),
        row(
            Kind::Act,
            &[
                ("date", "2016-01-01"),
                ("actor", "ZZZ"),
                ("act", "accession"),
                ("instrument", "icsant"),
                ("source", "evil"),
                ("note", &note),
            ],
        ),
    ];
    let ledger = begin(&data, more);
    let size = ledger.record().checkpoint.size;
    let key = ledger.verifier_key().to_owned();
    drop(ledger);
    let wants = |arguments: &[&str], words: &str| {
        let said = succeeds(&data, arguments);
        assert_eq!(obeyed(&said), None, "{arguments:?}: {said:?}");
        assert!(said.contains(words), "{arguments:?}: {said}");
        said
    };
    for arguments in [
        &["status", "icsant", "--on", "2017-01-01", "--explain"][..],
        &["parties", "icsant", "--on", "2017-01-01"],
        &["timeline", "icsant"],
        &["due", "ZZZ"],
        &["remind", "ZZZ"],
    ] {
        wants(arguments, "");
    }
    wants(&["parties", "icsant", "--on", "2017-01-01"], "Atlantis");
    wants(&["verify"], "3 of ");
    // To programs it says the same in another form.
    let json = wants(&["parties", "icsant", "--on", "2017-01-01", "--json"], "\\u009b31m");
    let value: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert!(value.to_string().contains("\u{9b}31m\u{202e}"));
    // A proof, of which nobody knows who sent it.
    let proof = folder.path().join("proof").display().to_string();
    let last = (0..size).rev().find(|entry| {
        fs::write(&proof, succeeds(&data, &["log", "prove", &entry.to_string()])).unwrap();
        wants(&["verify", &proof, "--key", &key], "is in the log").contains("Atlantis")
    });
    assert!(last.is_some());
}

/// A server that answers whatever it is asked in the same words.
fn says(words: &'static str) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let (mut lines, mut line) = (BufReader::new(stream.try_clone().unwrap()), String::new());
            while lines.read_line(&mut line).is_ok_and(|n| n > 2) {
                line.clear();
            }
            let head = "HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length:";
            let _ = stream.write_all(format!("{head} {}\r\n\r\n{words}", words.len()).as_bytes());
        }
    });
    address
}

#[test]
fn no_terminal_obeys_a_server() {
    let data = TempDir::new().unwrap();
    let url = says("\u{1b}]0;owned\u{7}\u{9b}31m");
    let act =
        "record --date 2026-11-20 --actor HTI --act accession --instrument icsant --source untc-2015 --to";
    let act: Vec<&str> = act.split(' ').chain([url.as_str()]).collect();
    for arguments in [&act[..], &["verify", &url]] {
        let (output, said) = run(data.path(), arguments);
        assert!(!output.status.success() && said.contains("31m"), "{said}");
        assert_eq!(obeyed(&said), None, "{arguments:?}: {said:?}");
    }
}
