//! The server as a script, a witness and a mirror see it.

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use std::{
    fs,
    io::{BufRead, BufReader},
    path::Path,
    process::{Command, Stdio},
    time::Duration,
};

use common::{Server, command, get, serve, serve_with};
use tempfile::TempDir;

/// An act of a forum goes the same way as a deposit: checked by the forum's rules, recorded, and on the pages.
#[test]
fn a_session_is_recorded_and_shown() {
    let data = TempDir::new().unwrap();
    drop(serve(data.path()));
    let record = |set: &[&str]| {
        let mut record = command(data.path());
        record.args(["record", "--date", "2026-11-01", "--actor", "IAEA", "--act", "convening"]);
        record.args(["--source", "iaea-icons-2024"]);
        for column in set {
            record.args(["--set", column]);
        }
        record.output().unwrap()
    };
    let right =
        ["id=article-16-2027", "from=2027-05-03", "until=2027-05-07", "place=Vienna", "value=regular"];
    let late = ["id=article-16-2027", "from=2026-10-03"];
    for (session, target, refusal) in [
        (&late[..], "target=article-16", "after it begins"),
        (&right[..], "target=artcle-16", "did you mean 'article-16'?"),
        (&right[..4], "target=nss", "met for the last time by 2016-04-01"),
    ] {
        let refused = record(&[session, &[target]].concat());
        let said = String::from_utf8(refused.stderr).unwrap();
        assert_eq!((refused.status.code(), said.contains(refusal)), (Some(1), true), "{said}");
    }
    let taken = record(&[&right[..], &["target=article-16"]].concat());
    assert!(taken.status.success(), "{}", String::from_utf8_lossy(&taken.stderr));
    let server = serve(data.path());
    let calendar: serde_json::Value =
        serde_json::from_str(&get(&server, "/forums/article-16.json?on=2026-12-01", &[]).body).unwrap();
    assert_eq!(
        (&calendar["due"][1]["state"], &calendar["due"][1]["session"]),
        (&"convened".into(), &"article-16-2027".into())
    );
    assert!(get(&server, "/states/FIN.ics?on=2026-12-01", &[]).body.contains("DTSTART;VALUE=DATE:20270503"));
}

#[test]
fn a_stranger_can_check_the_log_and_the_pages() {
    let data = TempDir::new().unwrap();
    let server = serve(data.path());
    let key = String::from_utf8(command(data.path()).args(["log", "key"]).output().unwrap().stdout).unwrap();
    let verify = |place: &str, key: &str| {
        command(data.path()).args(["verify", place, "--key", key.trim()]).output().unwrap()
    };
    let answer = verify(&server.address, &key);
    assert!(answer.status.success(), "{}", String::from_utf8_lossy(&answer.stderr));
    assert!(String::from_utf8_lossy(&answer.stdout).contains("stand on the pages as the entries say"));
    // A tampered tile is named.
    let bundle = data.path().join("log/tile/entries/000");
    let mut bytes = fs::read(&bundle).unwrap();
    bytes[40] ^= 1;
    fs::write(&bundle, bytes).unwrap();
    let answer = verify(&server.address, &key);
    assert_eq!(answer.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&answer.stderr).contains("entry 0"));
}

/// Starts a witness; its line for a policy comes with it.
fn watch(folder: &Path, name: &str, log: &str) -> (Server, String) {
    let mut process = Command::new(env!("CARGO_BIN_EXE_comity"))
        .arg("witness")
        .arg(folder)
        .args(["--name", name, "--log", log, "--listen", "127.0.0.1:0"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(process.stdout.take().unwrap()).lines().map(Result::unwrap);
    let line = lines.find_map(|line| line.strip_prefix("  witness ").map(str::to_owned)).unwrap();
    let address = line.rsplit(' ').next().unwrap().to_owned();
    (Server { process, address }, line)
}

/// Starts a mirror of a server in a folder.
fn mirror(server: &Server, folder: &Path, key: &str) -> Server {
    let mut process = Command::new(env!("CARGO_BIN_EXE_comity"))
        .args(["mirror", &server.address])
        .arg(folder)
        .args(["--key", key, "--listen", "127.0.0.1:0", "--every", "1"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(process.stdout.take().unwrap()).lines().map(Result::unwrap);
    let address =
        lines.find_map(|line| Some(line.strip_prefix("  pages  ")?.trim_end_matches('/').to_owned()));
    Server { process, address: address.unwrap() }
}

#[test]
fn a_mirror_serves_the_same_pages_and_outlives_its_source() {
    let (data, copy, second) = (TempDir::new().unwrap(), TempDir::new().unwrap(), TempDir::new().unwrap());
    let server = serve(data.path());
    let key = fs::read_to_string(data.path().join("log.vkey")).unwrap().trim().to_owned();
    let first = mirror(&server, copy.path(), &key);
    let pages =
        ["/", "/states.json", "/commitments.csv", "/instruments/cppnm?on=2016-05-08", "/log/checkpoint"];
    for page in pages {
        let (theirs, ours) = (get(&server, page, &[]), get(&first, page, &[]));
        assert_eq!((ours.status, ours.etag, ours.body), (theirs.status, theirs.etag, theirs.body), "{page}");
    }
    // What is said to it is answered by itself, not by a word about pages.
    let said =
        ureq::Agent::new_with_config(ureq::Agent::config_builder().http_status_as_error(false).build())
            .post(format!("{}/entries", first.address))
            .send("{}");
    let mut said = said.unwrap();
    let text = said.body_mut().read_to_string().unwrap();
    assert!(said.status() == 405 && text.contains("this is a mirror"), "{text}");
    // A mirror of a mirror, with the source gone.
    let theirs = get(&server, "/states.json", &[]).body;
    drop(server);
    let again = mirror(&first, second.path(), &key);
    assert_eq!(get(&again, "/states.json", &[]).body, theirs);
    let verify = |server: &Server| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_comity"));
        command.args(["verify", &server.address, "--key", &key]).output().unwrap().status.success()
    };
    assert!(verify(&first) && verify(&again));
    // With another key there is nothing to mirror, and a copy is served while its source is away.
    let other = TempDir::new().unwrap();
    drop(serve(other.path()));
    let strange = fs::read_to_string(other.path().join("log.vkey")).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_comity"))
        .args(["mirror", &first.address])
        .arg(other.path().join("copy"))
        .args(["--key", strange.trim(), "--listen", "127.0.0.1:0"])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
    let gone =
        Server { process: Command::new("true").spawn().unwrap(), address: "http://127.0.0.1:9".into() };
    drop(again);
    let alone = mirror(&gone, second.path(), &key);
    assert_eq!(get(&alone, "/states.json", &[]).body, theirs);
}

/// Asks until the answer is as wanted: witnesses answer a moment after the act is acknowledged.
fn wait(what: &str, mut done: impl FnMut() -> bool) {
    for _ in 0..200 {
        if done() {
            return;
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    panic!("{what} did not happen");
}

#[test]
fn witnesses_cosign_and_readers_may_insist() {
    let data = TempDir::new().unwrap();
    drop(serve(data.path()));
    let key = fs::read_to_string(data.path().join("log.vkey")).unwrap().trim().to_owned();
    let folders = [(); 3].map(|()| TempDir::new().unwrap());
    let names = ["fin.example/w", "jpn.example/w", "mar.example/w"];
    let mut witnesses: Vec<_> =
        folders.iter().zip(names).map(|(f, name)| watch(f.path(), name, &key)).collect();
    let lines: String = (1..)
        .zip(&witnesses)
        .map(|(n, (_, line))| {
            let (_, rest) = line.split_once(' ').unwrap();
            format!("witness w{n} {rest}\n")
        })
        .collect();
    let policy = folders[0].path().join("policy");
    fs::write(&policy, format!("log {key}\n{lines}group two-of-three 2 w1 w2 w3\nquorum two-of-three\n"))
        .unwrap();
    let policy = policy.to_str().unwrap().to_owned();
    let server = serve_with(data.path(), &["--policy", &policy]);
    let cosigned = |server: &Server| get(server, "/log/checkpoint", &[]).body.matches("example/w ").count();
    wait("cosigning by three", || cosigned(&server) == 3);
    wait("the page", || get(&server, "/", &[]).body.contains("cosigned by 3 of 3"));
    let verify = |what: &str, more: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_comity"));
        let output = command.args(["verify", what]).args(more).output().unwrap();
        (
            output.status.success(),
            String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr),
        )
    };
    let (good, said) = verify(&server.address, &["--policy", &policy]);
    assert!(good && said.contains("cosigned  by 3 of 3 witnesses"), "{said}");
    // What was cosigned a moment ago is too old for somebody who accepts nothing older.
    std::thread::sleep(Duration::from_millis(1100));
    let (good, said) = verify(&server.address, &["--policy", &policy, "--max-age", "0"]);
    assert!(!good && said.contains("more than 0 hours ago: it is an old one"), "{said}");
    // The proof of an entry, in a file of its own, checked without the server.
    let proof = folders[0].path().join("entry.tlog-proof");
    fs::write(&proof, get(&server, "/log/entries/1.tlog-proof", &[]).body).unwrap();
    for path in
        ["/log/entries/x.tlog-proof", "/log/entries/01.tlog-proof", "/log/entries/99999999.tlog-proof"]
    {
        assert!(get(&server, path, &[]).kind.contains("problem+json"), "{path}");
    }
    drop(server);
    let proof = proof.to_str().unwrap();
    let (good, said) = verify(proof, &["--policy", &policy]);
    assert!(good && said.contains("entry     1 of") && said.contains("3 of 3"), "{said}");
    assert!(verify(proof, &["--key", &key]).0);
    let (good, said) = verify(proof, &[]);
    assert!(!good && said.contains("give --key KEY or --policy FILE"), "{said}");
    // With two witnesses gone the log goes on, and readers who insist are told who is missing.
    witnesses.truncate(1);
    let output = command(data.path())
        .args(
            "record --actor HTI --act accession --instrument icsant --date 2026-11-20 --source untc-2015"
                .split(' '),
        )
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let server = serve_with(data.path(), &["--policy", &policy]);
    wait("cosigning by one", || cosigned(&server) == 1);
    let (good, said) = verify(&server.address, &["--policy", &policy]);
    assert!(!good && said.contains("missing: w2, w3"), "{said}");
    assert!(verify(&server.address, &["--key", &key]).0);
    // They come back, and cosign what has grown meanwhile.
    drop(server);
    let lines: Vec<String> = folders
        .iter()
        .zip(names)
        .skip(1)
        .map(|(f, name)| {
            let (server, line) = watch(f.path(), name, &key);
            witnesses.push((server, String::new()));
            line.split_once(' ').unwrap().1.to_owned()
        })
        .collect();
    let text = fs::read_to_string(&policy).unwrap();
    let text: String = text
        .lines()
        .map(|line| match line.split(' ').nth(1) {
            Some("w2") => format!("witness w2 {}\n", lines[0]),
            Some("w3") => format!("witness w3 {}\n", lines[1]),
            _ => format!("{line}\n"),
        })
        .collect();
    fs::write(&policy, text).unwrap();
    let server = serve_with(data.path(), &["--policy", &policy]);
    wait("cosigning by all again", || cosigned(&server) == 3);
    assert!(verify(&server.address, &["--policy", &policy]).0);
}

#[test]
fn a_second_server_on_the_folder_is_told_so() {
    let data = TempDir::new().unwrap();
    let _first = serve(data.path());
    let second = command(data.path()).args(["serve", "--listen", "127.0.0.1:0"]).output().unwrap();
    assert_eq!(second.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&second.stderr).contains("in use by another comity process"));
    // Reading beside it is fine.
    assert!(command(data.path()).args(["status", "cppnm"]).output().unwrap().status.success());
}

/// The digest of a document stays with what the document says: on instruments, in forums, on commitments.
#[test]
fn digests_of_documents_are_kept() {
    let (data, folder) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    drop(serve(data.path()));
    let record = |set: &[&str], digest: &str| {
        let mut record = command(data.path());
        record.args(["record", "--source", "iaea-bulletin-acppnm", "--set", &format!("digest={digest}")]);
        let output = record.args(set).output().unwrap();
        (output.status.success(), String::from_utf8(output.stderr).unwrap())
    };
    let acts = [
        &["--actor", "TCD", "--act", "accession", "--instrument", "icsant", "--date", "2026-11-20"][..],
        &["--actor", "CHE", "--act", "statement", "--date", "2022-03-28", "--set", "target=article-16-2022"],
        &["--actor", "ARG", "--act", "report", "--date", "2016-04-01", "--set", "target=arg-heu"],
    ];
    for (n, act) in acts.iter().enumerate() {
        let (taken, said) = record(act, "abc");
        assert!(!taken && said.contains("'abc' is not a SHA-256"), "{said}");
        let (taken, said) = record(act, &format!("{n}").repeat(64));
        assert!(taken, "{said}");
    }
    let target = folder.path().join("export");
    assert!(command(data.path()).arg("export").arg(&target).status().unwrap().success());
    let files = std::fs::read_dir(target.join("acts")).unwrap();
    let exported: String = files.map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap()).collect();
    for n in 0..acts.len() {
        assert!(exported.contains(&format!("{n}").repeat(64)), "{n}");
    }
}

/// Whoever watches a server is told that its public files are gone, and then that they are there again.
#[test]
fn public_files_that_are_taken_away_are_told_and_made_again() {
    let data = TempDir::new().unwrap();
    let server = serve(data.path());
    let before = get(&server, "/log/checkpoint", &[]).body;
    std::fs::remove_dir_all(data.path().join("log")).unwrap();
    let told = get(&server, "/ready", &[]);
    assert!(told.status == 503 && told.body.contains("public files"), "{}", told.body);
    let ready = || {
        std::thread::sleep(Duration::from_millis(20));
        get(&server, "/ready", &[]).status == 200
    };
    assert!((0..3000).any(|_| ready()), "they are not made again");
    assert_eq!(get(&server, "/log/checkpoint", &[]).body, before);
    let verified = command(data.path()).arg("verify").output().unwrap();
    assert!(verified.status.success(), "{}", String::from_utf8_lossy(&verified.stderr));
}
