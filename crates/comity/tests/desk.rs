//! The desk as a browser and an attacker see it: signing in, what waits for a second signature, limits, TLS.

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use std::{
    fs,
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    path::Path,
    process::{Child, Command, Output, Stdio},
};

use base64::{Engine, prelude::*};
use comity_ledger::{SecretKey, Statement};
use ed25519_dalek::{Signer, SigningKey};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use tempfile::TempDir;
use ureq::{
    Agent,
    tls::{Certificate, PemItem, RootCerts, TlsConfig, parse_pem},
};

/// A record that two officers keep with files, and a third with a passkey; and a server on it.
struct Kept {
    folder: TempDir,
    server: Child,
    address: String,
    passkey: SigningKey,
}

impl Drop for Kept {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

fn comity(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_comity"));
    command.args(arguments).env_remove("COMITY_DATA").env_remove("COMITY_POLICY").output().unwrap()
}

#[track_caller]
fn succeeds(arguments: &[&str]) -> String {
    let output = comity(arguments);
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn start(arguments: &[&str]) -> (Child, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_comity"));
    let mut server = command
        .args(arguments)
        .args(["serve", "--listen", "127.0.0.1:0"])
        .env_remove("COMITY_DATA")
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = BufReader::new(server.stdout.take().unwrap()).lines();
    let said = lines
        .map(Result::unwrap)
        .find_map(|line| Some(line.trim().strip_prefix("pages  ")?.trim_end_matches('/').to_owned()));
    (server, said.unwrap())
}

/// An answer: its status, its headers as text, its body.
struct Answer {
    status: u16,
    headers: String,
    body: String,
}

impl Answer {
    fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap()
    }
}

impl Kept {
    fn begin(more: &[&str]) -> Kept {
        let folder = TempDir::new().unwrap();
        let file = |name: &str| folder.path().join(name).display().to_string();
        let data = file("data");
        for name in ["a", "b"] {
            succeeds(&["key", "new", &file(name)]);
        }
        // Only a server begins a log.
        drop(common::serve(Path::new(&data)));
        let register = |key: &str, officer: &str, more: &[&str]| {
            let arguments = ["--data", &data, "key", "register", "--key", key, "--holder", "depositary"];
            let as_what = ["--role", "depositary", "--officer", officer, "--note", "Note verbale 1/2026"];
            succeeds(&[&arguments, &as_what[..], more].concat());
        };
        let public = |name: &str| {
            succeeds(&["key", "show", &file(name)]).split_whitespace().nth(1).unwrap().to_owned()
        };
        let (a, b) = (file("a"), file("b"));
        register(&public("a"), "Officer A", &["--sign", &a]);
        register(&public("b"), "Officer B", &["--sign", &a, "--sign", &b]);
        let passkey = SigningKey::from_bytes(&[7; 32]);
        let key = format!("ed25519:{}", BASE64_STANDARD.encode(passkey.verifying_key().as_bytes()));
        let made = ["--relying-party", "localhost", "--credential=Y3JlZA", "--sign", &a, "--sign", &b];
        register(&key, "Officer C", &made);
        let (server, address) = start(&[&["--data", &data], more].concat());
        Kept { folder, server, address, passkey }
    }

    fn file(&self, name: &str) -> String {
        self.folder.path().join(name).display().to_string()
    }

    fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Answer {
        let agent = Agent::new_with_config(Agent::config_builder().http_status_as_error(false).build());
        let mut request =
            ureq::http::Request::builder().method(method).uri(format!("{}{path}", self.address));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        if method == "POST" {
            request = request.header("content-type", "application/json");
        }
        let mut answer = agent.run(request.body(body.to_owned()).unwrap()).unwrap();
        Answer {
            status: answer.status().as_u16(),
            headers: format!("{:?}", answer.headers()),
            body: answer.body_mut().read_to_string().unwrap(),
        }
    }

    fn challenge(&self) -> (String, String) {
        let given = self.ask("GET", "/desk/challenge", &[], "").json();
        (given["challenge"].as_str().unwrap().to_owned(), given["log"].as_str().unwrap().to_owned())
    }

    /// An answer to a challenge, as an authenticator makes it (WebAuthn, section 7.2).
    fn assertion(&self, challenge: &str, log: &str) -> Value {
        let said = format!("sign in to {log}: {challenge}");
        let digest = BASE64_URL_SAFE_NO_PAD.encode(Sha256::digest(said));
        let client = json!({ "type": "webauthn.get", "challenge": digest, "origin": "http://localhost:8016", "crossOrigin": false }).to_string();
        // The user was there and was verified.
        let authenticator = [&Sha256::digest("localhost")[..], &[5, 0, 0, 0, 0]].concat();
        let signed = [&authenticator[..], &Sha256::digest(&client)[..]].concat();
        let key = BASE64_STANDARD.encode(self.passkey.verifying_key().as_bytes());
        json!({
            "challenge": challenge,
            "key": format!("ed25519:{key}"),
            "signature": BASE64_STANDARD.encode(self.passkey.sign(&signed).to_bytes()),
            "authenticator": BASE64_STANDARD.encode(authenticator),
            "client": client,
        })
    }

    /// Signs in, and returns the cookie.
    fn sign_in(&self) -> String {
        let (challenge, log) = self.challenge();
        let answer = self.ask("POST", "/desk/session", &[], &self.assertion(&challenge, &log).to_string());
        assert_eq!(answer.status, 204, "{}", answer.body);
        let cookie = answer.headers.split("comity-session=").nth(1).unwrap();
        format!("comity-session={}", cookie.split(';').next().unwrap())
    }

    /// Whether somebody with these headers has signed in.
    fn is_in(&self, headers: &[(&str, &str)]) -> bool {
        self.ask("GET", "/en/desk", headers, "").body.contains("Officer C")
    }

    /// Says what the page of the desk has to be signed, by two officers; returns the entry of its last member.
    fn says(&self, said: &str) -> u64 {
        let answer = self.ask("POST", "/entries", &[], &self.signed(said, &["a", "b"]));
        assert_eq!(answer.status, 201, "{}", answer.body);
        let answer = answer.json();
        answer["entry"].as_u64().unwrap() + answer["entries"].as_u64().unwrap() - 1
    }

    /// Has it wait for a second officer.
    fn waits(&self, said: &str) {
        let answer = self.ask("POST", "/desk/waiting", &[], &self.signed(said, &["a"]));
        assert_eq!(answer.status, 201, "{}", answer.body);
    }

    /// What the page has to be signed, signed with key files.
    fn signed(&self, said: &str, keys: &[&str]) -> String {
        let log = self.ask("GET", "/log/vkey", &[], "").body.trim().to_owned();
        let checkpoint = self.ask("GET", "/log/checkpoint", &[], "").body;
        let [_, size, root] = checkpoint.lines().take(3).collect::<Vec<_>>()[..] else {
            panic!("{checkpoint}")
        };
        let mut said: Value = serde_json::from_str(said).unwrap();
        said["log"] = log.clone().into();
        said["upon"] = format!("{size} {root}").into();
        let (mut statement, _) = Statement::decode(&said.to_string()).unwrap();
        let bytes = statement.signed_bytes(&log);
        let key = |name: &str| SecretKey::parse(&fs::read_to_string(self.file(name)).unwrap()).unwrap();
        statement.signatures = keys.iter().map(|name| key(name).sign(&bytes)).collect();
        statement.encode(&log)
    }

    /// A statement that one officer has signed: Chad accedes to ICSANT.
    fn signed_once(&self) -> String {
        let (data, saved) = (self.file("data"), self.file("statement.json"));
        let key = succeeds(&["--data", &data, "log", "key"]);
        let act = [
            "record",
            "--actor",
            "TCD",
            "--act",
            "accession",
            "--instrument",
            "icsant",
            "--date",
            "2026-11-20",
        ];
        let whose = [
            "--source",
            "untc-2015",
            "--to",
            &self.address,
            "--log-key",
            key.trim(),
            "--sign",
            &self.file("a"),
        ];
        succeeds(&[&act, &whose[..], &["--save", &saved]].concat());
        fs::read_to_string(saved).unwrap()
    }
}

#[test]
fn a_session_begins_with_a_passkey_and_a_challenge_of_its_own() {
    let kept = Kept::begin(&[]);
    let (challenge, log) = kept.challenge();
    let answer = kept.assertion(&challenge, &log);
    // From another site, for another challenge, with another key, or changed: nobody is let in.
    let other = |change: fn(&mut Value)| {
        let mut changed = answer.clone();
        change(&mut changed);
        kept.ask("POST", "/desk/session", &[], &changed.to_string()).status
    };
    let foreign = [("origin", "https://evil.example"), ("sec-fetch-site", "cross-site")];
    for header in foreign {
        assert_eq!(kept.ask("POST", "/desk/session", &[header], &answer.to_string()).status, 403);
    }
    assert_eq!(other(|a| a["challenge"] = "00".into()), 403);
    assert_eq!(other(|a| a["client"] = "{}".into()), 403);
    // A challenge that was answered wrongly is used up.
    assert_eq!(kept.ask("POST", "/desk/session", &[], &answer.to_string()).status, 403);

    let (challenge, log) = kept.challenge();
    let answer = kept.assertion(&challenge, &log).to_string();
    let first = kept.ask("POST", "/desk/session", &[], &answer);
    assert!(first.status == 204 && first.headers.contains("HttpOnly; SameSite=Strict"), "{}", first.headers);
    assert_eq!(kept.ask("POST", "/desk/session", &[], &answer).status, 403, "a challenge is answered once");
    // Who brings a session along keeps it from nobody: each sign-in makes its own.
    let (one, another) = (kept.sign_in(), kept.sign_in());
    assert_ne!(one, another);
    assert!(!kept.is_in(&[("cookie", "comity-session=0000")]) && !kept.is_in(&[]));
    assert!(kept.is_in(&[("cookie", &one)]));
    let out =
        kept.ask("DELETE", "/desk/session", &[("cookie", &one), ("origin", "https://evil.example")], "");
    assert!(out.status == 403 && kept.is_in(&[("cookie", &one)]), "another site signs nobody out");
    assert_eq!(kept.ask("DELETE", "/desk/session", &[("cookie", &one)], "").status, 204);
    assert!(!kept.is_in(&[("cookie", &one)]) && kept.is_in(&[("cookie", &another)]));
    // What is at the desk is kept nowhere on the way.
    assert!(kept.ask("GET", "/desk", &[("cookie", &another)], "").headers.contains("no-store"));
}

/// The device finds the passkey by itself (WebAuthn level 3, section 7.2, with an empty list): its credential leads to the key, and
/// its user handle to whom it was made for.
#[test]
fn a_passkey_says_by_itself_whose_it_is() {
    let kept = Kept::begin(&[]);
    let signs_in = |credential: &str, handle: &[u8]| {
        let (challenge, log) = kept.challenge();
        let mut answer = kept.assertion(&challenge, &log);
        answer.as_object_mut().unwrap().remove("key");
        answer["credential"] = credential.into();
        answer["user"] = BASE64_URL_SAFE_NO_PAD.encode(handle).into();
        let answer = kept.ask("POST", "/desk/session", &[], &answer.to_string());
        (answer.status, answer.headers, answer.body)
    };
    let (status, headers, body) = signs_in("Y3JlZA", b"comity:depositary\x00\x07");
    assert_eq!(status, 204, "{body}");
    let token = headers.split("comity-session=").nth(1).unwrap().split(';').next().unwrap();
    assert!(kept.is_in(&[("cookie", &format!("comity-session={token}"))]));
    // Those made before handles said so are random.
    assert_eq!(signs_in("Y3JlZA", &[7; 32]).0, 204);
    let refused = [
        ("Y3JlZA", &b"comity:NLD\x00\x07"[..], "made for 'NLD', and is registered for 'depositary'"),
        ("Y3JlZA", b"", "came without a user handle"),
        ("b3RoZXI", b"comity:depositary\x00\x07", "not registered here"),
        ("", b"comity:depositary\x00\x07", "not registered here"),
    ];
    for (credential, handle, why) in refused {
        let (status, _, body) = signs_in(credential, handle);
        assert!(status == 403 && body.contains(why), "{credential} {handle:?}: {body}");
    }
    // Somebody else has a key registered under the same credential: the signature tells whose it is.
    let (data, file) = (kept.file("data"), kept.file("other"));
    succeeds(&["key", "new", &file]);
    let other = succeeds(&["key", "show", &file]).split_whitespace().nth(1).unwrap().to_owned();
    let log = succeeds(&["--data", &data, "log", "key"]);
    let (a, b) = (kept.file("a"), kept.file("b"));
    let whose = [
        "key",
        "register",
        "--key",
        &other,
        "--holder",
        "NLD",
        "--role",
        "delegation",
        "--officer",
        "Mission",
    ];
    let made = ["--note", "Note verbale 2/2026", "--relying-party", "localhost", "--credential=Y3JlZA"];
    let signed = ["--to", &kept.address, "--log-key", log.trim(), "--sign", &a, "--sign", &b];
    succeeds(&[&whose[..], &made, &signed].concat());
    assert_eq!(signs_in("Y3JlZA", &[7; 32]).0, 204);
    assert_eq!(signs_in("Y3JlZA", b"comity:depositary\x00\x07").0, 204);
    let (status, _, body) = signs_in("Y3JlZA", b"comity:NLD\x00\x07");
    assert!(status == 403 && body.contains("does not fit"), "{body}");
    // Either the key or the credential says which passkey it is, and not both.
    let (challenge, log) = kept.challenge();
    let mut both = kept.assertion(&challenge, &log);
    both["credential"] = "Y3JlZA".into();
    assert_eq!(kept.ask("POST", "/desk/session", &[], &both.to_string()).status, 400);
    both["user"] = "not base64url!".into();
    assert_eq!(kept.ask("POST", "/desk/session", &[], &both.to_string()).status, 400);
}

/// Another host of the domain can set cookies for it, and whoever is in the way in the clear; not one of this name.
#[test]
fn over_tls_the_cookie_is_of_this_host_alone() {
    let kept = Kept::begin(&[]);
    let (challenge, log) = kept.challenge();
    let proxied = ("x-forwarded-proto", "https");
    let answer = kept.ask("POST", "/desk/session", &[proxied], &kept.assertion(&challenge, &log).to_string());
    assert_eq!(answer.status, 204, "{}", answer.body);
    let token = answer.headers.split("__Host-comity-session=").nth(1).unwrap().split(';').next().unwrap();
    assert!(answer.headers.contains("; Secure") && !answer.headers.contains("Domain"), "{}", answer.headers);
    let (ours, planted) = (format!("__Host-comity-session={token}"), format!("comity-session={token}"));
    assert!(kept.is_in(&[("cookie", &ours), proxied]));
    assert!(!kept.is_in(&[("cookie", &planted), proxied]));
    let out = kept.ask("DELETE", "/desk/session", &[("cookie", &ours), proxied], "");
    assert!(out.status == 204 && out.headers.contains("__Host-comity-session=;"), "{}", out.headers);
    assert!(!kept.is_in(&[("cookie", &ours), proxied]));
}

#[test]
fn what_one_officer_signed_waits_for_another_and_is_recorded_once() {
    let kept = Kept::begin(&[]);
    let statement = kept.signed_once();
    let wait = |statement: &str| kept.ask("POST", "/desk/waiting", &[], statement);
    assert_eq!(wait(&statement.replace("TCD", "TON")).status, 403, "the signature is over what is said");
    assert_eq!(wait("{}").status, 400);
    let waiting = wait(&statement);
    assert_eq!(waiting.status, 201, "{}", waiting.body);
    let digest = waiting.json()["waiting"].as_str().unwrap().to_owned();
    assert_eq!(wait(&statement).json()["waiting"], json!(digest), "the same statement waits once");
    // Who has not signed in sees nothing of it, and cannot take it away.
    let path = format!("/desk/waiting/{digest}");
    assert_eq!(kept.ask("GET", &path, &[], "").status, 404);
    assert_eq!(kept.ask("DELETE", &path, &[], "").status, 401);
    let cookie = kept.sign_in();
    let own = [("cookie", cookie.as_str())];
    let queue = kept.ask("GET", "/desk.json", &own, "").json();
    assert_eq!(queue["waiting"][0]["officer"], "Officer A");
    assert!(kept.ask("GET", &format!("/fr{path}"), &own, "").body.contains("Tchad"));
    // A second officer countersigns it elsewhere: then it waits no more.
    let (file, b) = (kept.file("statement.json"), kept.file("b"));
    let key = succeeds(&["--data", &kept.file("data"), "log", "key"]);
    let recorded = succeeds(&["sign", &file, "--to", &kept.address, "--log-key", key.trim(), "--sign", &b]);
    assert!(recorded.contains("recorded as entry"), "{recorded}");
    // Whoever comes later with a signature that was not needed is told the same.
    let later = succeeds(&["sign", &file, "--to", &kept.address, "--log-key", key.trim()]);
    assert_eq!(later, recorded);
    assert_eq!(kept.ask("GET", "/desk.json", &own, "").json()["waiting"], json!([]));
    let states = kept.ask("GET", "/who.json?set=parties+to+icsant", &[], "").body;
    assert!(
        states.contains("\"TCD\"") || kept.ask("GET", "/states/TCD.json", &[], "").body.contains("accession")
    );
    // What is withdrawn is gone.
    fs::remove_file(&file).unwrap();
    let again = kept.signed_once().replace("2026-11-20", "2026-11-19");
    assert_eq!(wait(&again).status, 403, "nor is a changed one taken");
}

/// What a mission attaches to its note: the act in words, under which provision, and what is needed to find it in the log.
#[test]
fn the_annex_to_a_note_says_what_the_log_says() {
    let kept = Kept::begin(&[]);
    let (a, b, log) =
        (kept.file("a"), kept.file("b"), succeeds(&["--data", &kept.file("data"), "log", "key"]));
    let act =
        ["record", "--actor", "TCD", "--act", "accession", "--instrument", "icsant", "--date", "2026-11-20"];
    let words = ["--source", "untc-2015", "--note", "Received in New York"];
    let signed = ["--to", &kept.address, "--log-key", log.trim(), "--sign", &a, "--sign", &b];
    let said = succeeds(&[&act[..], &words, &signed].concat());
    let entry = said.split("entry ").nth(1).unwrap().split(|c: char| !c.is_ascii_digit()).next().unwrap();
    let annex = kept.ask("GET", &format!("/en/annexes/{entry}.json"), &[], "").json();
    let says = &annex["says"];
    assert_eq!(
        (&says["actor"], &says["provision"]),
        (&json!("the Republic of Chad"), &json!("Article 24")),
        "{annex}"
    );
    assert_eq!(
        (&says["date"], &says["note"]),
        (&json!("20 Nov 2026"), &json!("Received in New York")),
        "{annex}"
    );
    assert_eq!(annex["act"]["act"], "accession");
    let officers: Vec<&Value> =
        annex["signatures"].as_array().unwrap().iter().map(|s| &s["officer"]).collect();
    assert_eq!(officers, ["Officer A", "Officer B"]);
    // The checkpoint is that of the log, which has the entry.
    let checkpoint = kept.ask("GET", "/log/checkpoint", &[], "").body;
    assert_eq!(annex["checkpoint"], json!(checkpoint));
    assert_eq!(annex["verifier_key"], log.trim());
    let page = kept.ask("GET", &format!("/ar/annexes/{entry}"), &[], "").body;
    assert!(page.contains("مرفق مذكرة شفوية") && page.contains("Received in New York"), "{page}");
    for line in checkpoint.lines() {
        assert!(page.contains(line), "{line}: {page}");
    }
    let entries = kept.ask("GET", &format!("/en/log/entries/{entry}"), &[], "").body;
    assert!(entries.contains(&format!("/en/annexes/{entry}\"")), "{entries}");
    // What is no act, or not there, has none.
    for (path, why) in [
        ("/annexes/0", "is no act"),
        ("/annexes/99999999", "there is no entry"),
        ("/annexes/x", "not the number"),
    ] {
        let refused = kept.ask("GET", &format!("{path}.json"), &[], "");
        assert!(
            (400..500).contains(&refused.status) && refused.body.contains(why),
            "{path}: {}",
            refused.body
        );
    }
}

#[test]
fn consequences_are_shown_to_anybody_and_recorded_by_nobody() {
    let kept = Kept::begin(&[]);
    let size = kept.ask("GET", "/log.json", &[], "").json()["size"].clone();
    let ask = "/desk/new.json?form=deposit&actor=TCD&act=accession&instrument=icsant&date=2026-11-20&source=untc-2015&preview=1";
    let shown = kept.ask("GET", ask, &[], "").json();
    let change = &shown["consequences"]["instruments"][0];
    assert_eq!(change["after"]["instrument"], "icsant");
    assert_eq!(
        change["bound"],
        json!([["TCD", "2026-12-20"]]),
        "30 days after its own deposit (Article 25(2))"
    );
    let refused = kept.ask("GET", &ask.replace("untc-2015", "hearsay"), &[], "").json();
    let [wrong] = refused["refused"].as_array().unwrap().as_slice() else { panic!("{refused}") };
    assert_eq!((&wrong["code"], &wrong["field"]), (&json!("unknown-source"), &json!("source")));
    let page = kept
        .ask("GET", &ask.replace("untc-2015", "hearsay").replace("/desk/new.json", "/es/desk/new"), &[], "")
        .body;
    assert!(page.contains("id=\"source-wrong\">▲ No existe esa fuente."), "{page}");
    // Whoever signs what cites a document is asked whether to keep that here.
    let officer = kept.sign_in();
    let (page, digest) = (ask.replace("/desk/new.json", "/fr/desk/new"), "ab".repeat(32));
    let shown = |page: &str| kept.ask("GET", page, &[("cookie", &officer)], "").body;
    let asked = shown(&format!("{page}&digest={digest}"));
    assert!(asked.contains(&format!("data-bring=\"{digest}\"")), "{asked}");
    assert!(asked.contains("conserver le document ici, où chacun peut le lire"), "{asked}");
    let none = shown(&page);
    assert!(none.contains("data-sign=") && !none.contains("data-bring"), "{none}");
    assert_eq!(kept.ask("GET", "/log.json", &[], "").json()["size"], size);
}

/// A form on an instrument that is chosen offers the acts that the instrument knows.
#[test]
fn acts_are_offered_as_the_instrument_knows_them() {
    let data = TempDir::new().unwrap();
    let server = common::serve(data.path());
    let offers = |instrument: &str, act: &str| {
        let path = format!("/en/desk/new?form=deposit&instrument={instrument}");
        let page = common::get(&server, &path, &[("accept", "text/html")]).body;
        let list = page.split("id=\"act\"").nth(1).unwrap().split("</select>").next().unwrap();
        list.contains(&format!("value=\"{act}\""))
    };
    assert!(offers("no-such", "subscription") && offers("no-such", "ratification"));
    assert!(!offers("icsant", "subscription") && offers("icsant", "ratification"));
    assert!(offers("infcirc-869", "subscription") && !offers("infcirc-869", "ratification"));
    // Signatories of the CPPNM ratify, accept or approve (Article 18(2)), and States accede once it is in force (18(3)); organisations
    // confirm. Its Amendment is open to its parties alone, which do not accede (20(2)).
    for (instrument, act, offered) in [
        ("cppnm", "accession", true),
        ("cppnm", "formal_confirmation", true),
        ("cppnm", "definitive_signature", false),
        ("cppnm-amendment", "acceptance", true),
        ("cppnm-amendment", "accession", false),
    ] {
        assert_eq!(offers(instrument, act), offered, "{act} of {instrument}");
    }
    // Haiti has signed it, and Nepal has not.
    let asks = |actor: &str, act: &str, date: &str| {
        let path = format!(
            "/desk/new.json?form=deposit&preview=1&instrument=cppnm&actor={actor}&act={act}&date={date}&source=untc-2015"
        );
        common::get(&server, &path, &[]).body
    };
    let early = asks("NPL", "accession", "1986-05-14");
    assert!(
        early.contains("\"wrong-act\"") && early.contains("it is by ratification, acceptance, approval"),
        "{early}"
    );
    for (actor, act, date) in [("HTI", "ratification", "1986-05-14"), ("NPL", "accession", "1987-02-08")] {
        let said = asks(actor, act, date);
        assert!(said.contains("\"consequences\""), "{act}: {said}");
    }
}

/// An act on an instrument is said step by step, each with all that was chosen in its address; no script is needed before the
/// signature.
#[test]
fn an_act_is_said_step_by_step_and_nothing_chosen_is_lost() {
    let data = TempDir::new().unwrap();
    let server = common::serve(data.path());
    let page = |path: &str| {
        let answer = common::get(&server, path, &[("accept", "text/html")]);
        assert_eq!(answer.status, 200, "{path}");
        answer.body
    };
    let at = |page: &str| {
        let line = page.split("<nav class=\"stages\"").nth(1).unwrap().split("</nav>").next().unwrap();
        let current: Vec<&str> =
            line.split("<li ").filter(|step| step.contains("aria-current=\"step\"")).collect();
        let [current] = current.as_slice() else { panic!("{line}") };
        current.split("data-step=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
    };
    let new = |asked: &str| page(&format!("/en/desk/new?form=deposit{asked}"));
    let (instrument, act) = ("&instrument=icsant", "&actor=TCD&act=accession");
    let (day, source) = ("&date=2026-11-20", "&source=untc-2015");
    // Where an address leads: to the first step that is open, to the one that it names if it is, else to the check.
    let all = [instrument, act, day, source].concat();
    let leads = [
        (String::new(), "instrument"),
        ([act, day, source].concat(), "instrument"),
        (instrument.into(), "act"),
        ([instrument, "&actor=TCD"].concat(), "act"),
        ([instrument, act].concat(), "basis"),
        ([instrument, act, "&step=act"].concat(), "act"),
        ([instrument, act, day, "&preview=1"].concat(), "basis"),
        ([instrument, "&step=basis"].concat(), "act"),
        (all.clone(), "check"),
        ([&all, "&preview=1"].concat(), "check"),
        ([&all, "&step=act"].concat(), "act"),
        ([&all, "&step=instrument"].concat(), "instrument"),
        ([&all, "&step=nowhere"].concat(), "check"),
    ];
    for (asked, step) in &leads {
        assert_eq!(at(&new(asked)), *step, "{asked}");
    }
    // What was chosen is carried on, whatever step is shown, and what is missing is said beside its field.
    let shown = new(&[instrument, act, "&note=by+a+note+verbale"].concat());
    for (column, value) in [("instrument", "icsant"), ("actor", "TCD"), ("act", "accession")] {
        let carried = format!("<input type=\"hidden\" name=\"{column}\" value=\"{value}\">");
        assert!(shown.contains(&carried), "{column}: {shown}");
    }
    assert!(shown.contains("<details open>") && shown.contains("value=\"by a note verbale\""), "{shown}");
    let back = "/en/desk/new?form=deposit&amp;actor=TCD&amp;act=accession&amp;instrument=icsant&amp;note=by+a+note+verbale&amp;step=act";
    assert!(shown.contains(back), "{shown}");
    let missing = new(&[instrument, "&act=accession&date=2026-11-20&step=basis"].concat());
    assert!(missing.contains("id=\"actor-wrong\">▲ This has to be filled in."), "{missing}");
    assert!(missing.contains("name=\"date\" value=\"2026-11-20\""), "{missing}");
    // Another instrument takes along what was said of the first.
    let chosen = new(&[&all, "&step=instrument"].concat());
    assert!(
        chosen.contains("&amp;date=2026-11-20&amp;source=untc-2015&amp;instrument=cppnm&amp;step=act"),
        "{chosen}"
    );
    // The check says it in words, each answer with the way to change it, and what it changes.
    let check = new(&all);
    assert!(check.contains("On 20 Nov 2026, Chad deposited its instrument of accession to the"), "{check}");
    assert!(check.contains("bound from 20 Dec 2026") && check.contains("&amp;step=act#actor"), "{check}");
    // What is wrong leads back to its step, and to those of others.
    let wrong = new(&[instrument, act, day, "&source=hearsay&preview=1"].concat());
    assert_eq!(at(&wrong), "basis");
    assert!(wrong.contains("id=\"source-wrong\"") && wrong.contains("href=\"#source\""), "{wrong}");
    let wrong =
        new("&instrument=cppnm-amendment&actor=XXX&act=ratification&date=2026-11-20&source=untc-2015");
    assert_eq!(at(&wrong), "act");
    // A form of another kind is one page, and then the check.
    assert_eq!(at(&page("/en/desk/new?form=pledge")), "said");
}

/// What an officer has in hand is a note verbale: it is stated with the act, becomes a source under the same signature, and
/// stands wherever sources do.
#[test]
fn an_act_rests_on_the_note_verbale_that_brought_it() {
    let kept = Kept::begin(&[]);
    let act = "form=deposit&actor=TCD&act=accession&instrument=icsant&date=2026-11-20";
    let note = "&note-number=47%2F2026&note-date=2026-11-19&note-from=Permanent+Mission+of+Chad";
    // A passkey has signed in, in the name of the depositary.
    let officer = kept.sign_in();
    let own = [("cookie", officer.as_str())];
    let asked = |what: &str| kept.ask("GET", &format!("/en/desk/new?{what}"), &own, "").body;
    let given = |what: &str| kept.ask("GET", &format!("/desk/new.json?{what}&preview=1"), &own, "").json();
    let basis = asked(act);
    assert!(basis.contains("<fieldset class=\"note\"><legend>Note verbale</legend>"), "{basis}");
    // Half of one, one to come, one without a day: each is said beside its field, and nothing can be signed.
    for (note, field, code) in [
        ("&note-number=47", "note-date", "missing"),
        ("&note-number=47&note-date=2026-11-19", "note-from", "missing"),
        ("&note-date=2026-11-19&note-from=Mission", "note-number", "missing"),
        ("&note-number=47&note-date=2999-01-01&note-from=Mission", "note-date", "future-date"),
        ("&note-number=47&note-date=2026-02-30&note-from=Mission", "note-date", "bad-date"),
        ("&note-number=4%077&note-date=2026-11-19&note-from=Mission", "note-number", "control-character"),
        ("&note-number=47&note-date=2026-11-19&note-from=Mis%E2%80%AEsion", "note-from", "control-character"),
    ] {
        let page = asked(&format!("{act}{note}&preview=1"));
        let wrong =
            page.split(&format!("id=\"{field}-wrong\"")).nth(1).unwrap().split("</p>").next().unwrap();
        assert_eq!(wrong.matches('▲').count(), 1, "{note}: {wrong}");
        assert!(!page.contains("data-sign="), "{note}: {page}");
        // With another source it is no less half.
        let refused = given(&format!("{act}{note}&source=untc-2015"));
        let found = refused["refused"].as_array().unwrap();
        assert!(found.iter().any(|d| d["field"] == field && d["code"] == code), "{note}: {refused}");
    }
    // An act that rests on nothing is still refused.
    assert!(asked(&format!("{act}&preview=1")).contains("id=\"source-wrong\""));
    // Whole, it is a source and the act in one, with what the act changes.
    let whole = given(&format!("{act}{note}"));
    let id = "note-tcd-2026-11-19-47-2026";
    let row = json!({ "id": id, "title": "Note verbale 47/2026 of 19 Nov 2026", "publisher": "Permanent Mission of Chad" });
    assert_eq!((&whole["source"], &whole["act"]["source"]), (&row, &json!(id)), "{whole}");
    assert_eq!(whole["consequences"]["instruments"][0]["bound"], json!([["TCD", "2026-12-20"]]));
    let beside = given(&format!("{act}{note}&source=untc-2015"));
    assert_eq!(beside["act"]["source"], format!("{id}; untc-2015"));
    let check = asked(&format!("{act}{note}"));
    assert!(check.contains("Note verbale 47/2026 of 19 Nov 2026"), "{check}");
    // What the page has to be signed is signed as it stands there, by two officers.
    let said = check.split("data-sign=\"").nth(1).unwrap().split('"').next().unwrap().replace("&quot;", "\"");
    // While it waits for the second, its line is that of the act.
    kept.waits(&said);
    let queue = kept.ask("GET", "/en/desk", &own, "").body;
    assert!(queue.contains("Chad · accession · icsant · 2026-11-20"), "{queue}");
    // Stated a second time meanwhile, one of the two could not be recorded any more.
    let reservation =
        "form=reservation&actor=TCD&act=declaration&instrument=icsant&date=2026-11-20&detail=Article+23";
    let page = asked(&format!("{reservation}{note}&preview=1"));
    assert!(
        page.contains("once that is recorded, this act can cite the note") && !page.contains("data-sign="),
        "{page}"
    );
    let entry = kept.says(&said);
    for (path, words) in [
        ("/en/states/TCD?on=2026-11-25".to_owned(), "Permanent Mission of Chad"),
        ("/states/TCD.json".to_owned(), id),
        ("/acts.csv".to_owned(), id),
        (format!("/en/log/entries/{entry}"), "Permanent Mission of Chad"),
        (format!("/fr/annexes/{entry}"), "Note verbale 47/2026 of 19 Nov 2026"),
        (format!("/en/notifications/{entry}"), "Permanent Mission of Chad"),
        (format!("/notifications/{entry}.json"), id),
        (format!("/en/sources/{id}"), "accession"),
        ("/sources.csv".to_owned(), "Permanent Mission of Chad"),
    ] {
        let answer = kept.ask("GET", &path, &[], "");
        assert!(answer.status == 200 && answer.body.contains(words), "{path}: {}", answer.body);
    }
    // The same note brings another act: it is cited, and not stated twice, whoever acts. Another of its number is another.
    let again = given(&format!("{reservation}{note}"));
    assert!(again["source"].is_null() && again["act"]["source"] == id, "{again}");
    let other = given(&format!("{reservation}{}", note.replace("Permanent", "Special")));
    assert_eq!(other["source"]["id"], format!("{id}-2"), "{other}");
    // What the log has been said is right from its beginning.
    succeeds(&["--data", &kept.file("data"), "verify"]);
}

/// A delegation may not state sources: it is offered no note, and one that a link brings along is not dropped in silence.
#[test]
fn whoever_may_not_state_a_note_is_told_so() {
    let mut kept = Kept::begin(&[]);
    kept.passkey = SigningKey::from_bytes(&[9; 32]);
    let log = kept.ask("GET", "/log/vkey", &[], "").body.trim().to_owned();
    let key = format!("ed25519:{}", BASE64_STANDARD.encode(kept.passkey.verifying_key().as_bytes()));
    let (a, b) = (kept.file("a"), kept.file("b"));
    let to = ["key", "register", "--to", &kept.address, "--log-key", &log, "--key", &key, "--holder", "TCD"];
    let who = ["--role", "delegation", "--officer", "Mission", "--note", "Note verbale 2/2026"];
    let how = ["--relying-party", "localhost", "--credential=Y3JlZDI", "--sign", &a, "--sign", &b];
    succeeds(&[&to[..], &who[..], &how[..]].concat());
    let cookie = kept.sign_in();
    let own = [("cookie", cookie.as_str())];
    let asked = |what: &str| kept.ask("GET", &format!("/en/desk/new?{what}"), &own, "").body;
    let act = "form=deposit&actor=TCD&act=accession&instrument=icsant&date=2026-11-20";
    assert!(!asked(act).contains("class=\"note\""), "{}", asked(act));
    let with_note = asked(&format!("{act}&note-number=47&preview=1"));
    assert!(
        with_note.contains("cannot state a note verbale") && !with_note.contains("data-sign="),
        "{with_note}"
    );
    let both = asked(&format!("{act}&source=untc-2015&note-number=47&preview=1"));
    assert!(both.contains("cannot state a note verbale") && !both.contains("data-sign="), "{both}");
    let cites = asked(&format!("{act}&source=untc-2015&preview=1"));
    assert!(cites.contains("data-sign="), "{cites}");
}

#[test]
fn whoever_asks_too_much_is_told_when_to_ask_again() {
    let kept = Kept::begin(&[]);
    drop(kept);
    let folder = TempDir::new().unwrap();
    let data = folder.path().join("data").display().to_string();
    fs::create_dir_all(&data).unwrap();
    fs::write(
        folder.path().join("data/comity.toml"),
        "requests_per_minute = 3\nbehind_proxy = true\norigin = 'example.org/log'\n",
    )
    .unwrap();
    let (server, address) = start(&["--data", &data]);
    let kept = Kept { folder, server, address, passkey: SigningKey::from_bytes(&[7; 32]) };
    let from = |asker: &str| kept.ask("GET", "/search?q=finland", &[("x-forwarded-for", asker)], "");
    for _ in 0..3 {
        assert_eq!(from("203.0.113.9").status, 200);
    }
    let over = from("203.0.113.9");
    assert!(over.status == 429 && over.headers.contains("retry-after"), "{}", over.headers);
    assert!(over.headers.contains("nosniff"), "a refusal is as safe as an answer: {}", over.headers);
    // What a client puts before what the proxy says does not make it another.
    assert_eq!(from("198.51.100.1, 203.0.113.9").status, 429);
    assert_eq!(from("203.0.113.10").status, 200);
    assert_eq!(
        kept.ask("GET", "/states", &[("x-forwarded-for", "203.0.113.9")], "").status,
        200,
        "pages are for all"
    );
}

#[test]
fn what_is_too_large_or_too_deep_is_refused() {
    let kept = Kept::begin(&[]);
    // Whoever sends more than is taken is told so, not cut off: each of these would meet a closed connection otherwise.
    for size in [(8 << 20) + 1, 9 << 20, 12 << 20] {
        let refused = kept.ask("POST", "/entries", &[], &"x".repeat(size));
        assert_eq!((refused.status, &refused.json()["status"]), (413, &json!(413)), "{size}");
    }
    let raw = |head: &str, body: &str| {
        let mut stream = TcpStream::connect(kept.address.trim_start_matches("http://")).unwrap();
        let head = format!("POST /entries HTTP/1.1\r\nhost: comity\r\nconnection: close\r\n{head}\r\n\r\n");
        stream.write_all(head.as_bytes()).unwrap();
        stream.write_all(body.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer.split_whitespace().nth(1).unwrap().parse::<u16>().unwrap()
    };
    let chunks = format!("10000\r\n{}\r\n", "x".repeat(0x10000)).repeat(16) + "0\r\n\r\n";
    assert_eq!(raw("transfer-encoding: chunked", &chunks), 413, "nobody said how much it would be");
    assert_eq!(raw("expect: 100-continue\r\ncontent-length: 9000000000", ""), 413, "told before it is sent");
    assert_eq!(raw("transfer-encoding: chunked", "5\r\n{\"a\":\r\nx"), 400, "the rest is no chunk");
    assert_eq!(kept.ask("POST", "/entries", &[], &"[".repeat(100_000)).status, 400);
    assert_eq!(kept.ask("POST", "/desk/waiting", &[], &"{\"a\":".repeat(30_000)).status, 400);
    assert_eq!(kept.ask("POST", "/desk/session", &[], "\u{0}").status, 400);
}

#[test]
fn settings_that_there_are_not_are_named_with_their_place() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("comity.toml");
    fs::write(&file, "listen = \"127.0.0.1:0\"\nlisten_on = 1\n").unwrap();
    let output = comity(&["serve", "--config", &file.display().to_string()]);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(
        !output.status.success() && said.contains("comity.toml:2:1: unknown field `listen_on`"),
        "{said}"
    );
}

#[test]
fn it_speaks_tls_by_itself() {
    let folder = TempDir::new().unwrap();
    let made = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
    let path = |name: &str| folder.path().join(name).display().to_string();
    fs::write(path("certificate.pem"), made.cert.pem()).unwrap();
    fs::write(path("key.pem"), made.signing_key.serialize_pem()).unwrap();
    fs::write(path("comity.toml"), "certificate = \"certificate.pem\"\nprivate_key = \"key.pem\"\n").unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_comity"));
    command.args([
        "--data",
        &path("data"),
        "serve",
        "--listen",
        "127.0.0.1:0",
        "--config",
        &path("comity.toml"),
    ]);
    let mut server = command.env_remove("COMITY_DATA").stdout(Stdio::piped()).spawn().unwrap();
    let lines = BufReader::new(server.stdout.take().unwrap()).lines();
    let said = lines
        .map(Result::unwrap)
        .find_map(|line| Some(line.trim().strip_prefix("pages  https://")?.to_owned()));
    let port = said.unwrap().trim_end_matches('/').rsplit(':').next().unwrap().to_owned();
    let pem = made.cert.pem();
    let certificates: Vec<Certificate<'static>> = parse_pem(pem.as_bytes())
        .filter_map(|item| match item.unwrap() {
            PemItem::Certificate(certificate) => Some(certificate),
            _ => None,
        })
        .collect();
    let tls = TlsConfig::builder().root_certs(RootCerts::new_with_certs(&certificates)).build();
    let agent = Agent::new_with_config(Agent::config_builder().tls_config(tls).build());
    let mut answer = agent.get(format!("https://localhost:{port}/health")).call().unwrap();
    assert!(answer.headers().contains_key("strict-transport-security"));
    assert_eq!(answer.body_mut().read_to_string().unwrap(), "ok\n");
    let _ = server.kill();
    let _ = server.wait();
}
