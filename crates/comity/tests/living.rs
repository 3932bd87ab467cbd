//! A depositary that begins with nothing: over HTTP alone, signed, it comes to hold everything that a record folder can say,
//! is corrected, is asked what it knew when, is mirrored, and is verified from its beginning.

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use std::{
    fs,
    io::{BufRead, BufReader},
    path::Path,
    process::{Command, Output, Stdio},
};

use comity_ledger::{Content, Fields, Kind, SecretKey, Statement, Upon, open_checkpoint, succession};
use common::{Server, get};
use serde_json::{Value, json};
use tempfile::TempDir;

const TREATY: &str = r#"instrument test-treaty "Treaty on Tests"
  force       binding
  adopted     2026-01-01
  opened      2026-01-01
  Article 9(1)  enters into force  30 days after 2 deposits
  Article 9(2)  for later parties  30 days after own deposit
"#;
const FORUM: &str = "forum club \"Club\"\n  force       political\n  members     by invitation\n";
const FILE: &str = "instruments/test.instrument";

/// A server on an empty log, its first two officers, and the code that it printed for them.
struct World {
    folder: TempDir,
    server: Server,
    code: String,
    keys: [SecretKey; 2],
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

/// Starts a server on a day of November 2026, and reads the code that it prints, if it prints one.
fn serve(data: &Path, day: u32) -> (Server, String) {
    let mut command = common::command(data);
    command.args(["serve", "--listen", "127.0.0.1:0", "--empty"]);
    command.env("LD_PRELOAD", faketime()).env("FAKETIME", format!("@2026-11-{day:02} 12:00:00"));
    command.env("FAKETIME_DONT_FAKE_MONOTONIC", "1").env("FAKETIME_DISABLE_SHM", "1").env("TZ", "UTC");
    let mut process = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let lines = BufReader::new(process.stdout.take().unwrap()).lines().map_while(Result::ok);
    let (mut address, mut code) = (String::new(), String::new());
    for line in lines {
        let line = line.trim();
        if let Some(at) = line.strip_prefix("pages  ") {
            at.trim_end_matches('/').clone_into(&mut address);
        }
        if let Some(said) = line.strip_prefix("code   ") {
            said.split(' ').next().unwrap().clone_into(&mut code);
        }
        if line.starts_with("Ctrl-C") {
            break;
        }
    }
    (Server { process, address }, code)
}

/// The library that tells a process another time.
fn faketime() -> String {
    let found = Command::new("find").args(["/usr/lib", "-name", "libfaketimeMT.so.1"]).output().unwrap();
    let path = String::from_utf8(found.stdout).unwrap();
    let Some(first) = path.lines().next() else { panic!("this needs libfaketime: apt-get install faketime") };
    first.to_owned()
}

fn row(kind: Kind, pairs: &[(&str, &str)]) -> Content<'static> {
    Content { kind, fields: Fields::new(pairs.iter().copied()) }
}

fn act(actor: &str, date: &str) -> Content<'static> {
    let on = [("act", "ratification"), ("instrument", "test-treaty"), ("source", "gazette")];
    row(Kind::Act, &[&[("date", date), ("actor", actor)], &on[..]].concat())
}

impl World {
    fn begin() -> World {
        let folder = TempDir::new().unwrap();
        let (server, code) = serve(&folder.path().join("data"), 1);
        let keys = [SecretKey::generate(), SecretKey::generate()];
        World { folder, server, code, keys }
    }

    fn data(&self) -> String {
        self.folder.path().join("data").display().to_string()
    }

    /// A copy of the log that checks it, and serves it.
    fn mirror(&self) -> Server {
        let mut mirror = Command::new(env!("CARGO_BIN_EXE_comity"));
        mirror.args(["mirror", &self.server.address]).arg(self.folder.path().join("mirror"));
        let key = get(&self.server, "/log/vkey", &[]).body;
        mirror.args(["--key", key.trim(), "--listen", "127.0.0.1:0"]);
        let mut process = mirror.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let lines = BufReader::new(process.stdout.take().unwrap()).lines().map_while(Result::ok);
        let pages =
            |line: String| Some(line.trim().strip_prefix("pages  ")?.trim_end_matches('/').to_owned());
        Server { process, address: lines.filter_map(pages).next().unwrap() }
    }

    /// The same log on a later day.
    fn on(&mut self, day: u32) {
        self.server.process.kill().unwrap();
        self.server.process.wait().unwrap();
        (self.server, _) = serve(&self.folder.path().join("data"), day);
    }

    fn upon(&self) -> Upon {
        let (key, note) =
            (get(&self.server, "/log/vkey", &[]).body, get(&self.server, "/log/checkpoint", &[]).body);
        let (size, root) = open_checkpoint(note.as_bytes(), key.trim()).unwrap();
        Upon { size, root }
    }

    fn post(&self, mut statement: Statement<'static>, keys: &[usize], code: &str) -> (u16, Value) {
        let log = get(&self.server, "/log/vkey", &[]).body.trim().to_owned();
        let bytes = statement.signed_bytes(&log);
        statement.signatures = keys.iter().map(|n| self.keys[*n].sign(&bytes)).collect();
        let mut body: Value = serde_json::from_str(&statement.encode(&log)).unwrap();
        if !code.is_empty() {
            body["code"] = code.into();
        }
        let agent =
            ureq::Agent::new_with_config(ureq::Agent::config_builder().http_status_as_error(false).build());
        let mut answer =
            agent.post(format!("{}/entries", self.server.address)).send(body.to_string()).unwrap();
        let status = answer.status().as_u16();
        (status, serde_json::from_str(&answer.body_mut().read_to_string().unwrap()).unwrap_or_default())
    }

    /// Says things as two officers of the depositary, one by one or in a group.
    #[track_caller]
    fn say(&self, mut said: Vec<Content<'static>>) -> u64 {
        let upon = self.upon();
        // What was asked often is given again as it went out: until something is recorded.
        (0..3).for_each(|_| assert_eq!(self.json("/acts.json")["log"]["size"], upon.size));
        let statement = match said.len() {
            1 => Statement::upon("depositary", said.pop().unwrap(), upon),
            _ => Statement::group_upon("depositary", said, upon),
        };
        let (status, answer) = self.post(statement, &[0, 1], "");
        assert_eq!(status, 201, "{answer}");
        let now = self.upon().size;
        (0..3).for_each(|_| assert_eq!(self.json("/acts.json")["log"]["size"], now));
        answer["entry"].as_u64().unwrap()
    }

    #[track_caller]
    fn refused(&self, said: Vec<Content<'static>>, status: u16, words: &str) {
        let (found, answer) = self.post(Statement::group_upon("depositary", said, self.upon()), &[0, 1], "");
        assert!(found == status && answer.to_string().contains(words), "{found} {answer}");
    }

    fn officer(&self, n: usize, signed: &[usize], code: &str) -> (u16, Value) {
        let key = self.keys[n].public().to_string();
        let office = ["Legal Adviser", "Treaty Officer"][n];
        let fields = [
            ("does", "registration"),
            ("key", &*key),
            ("holder", "depositary"),
            ("role", "depositary"),
            ("officer", office),
            ("note", "Decision 1/2026"),
        ];
        self.post(Statement::upon("depositary", row(Kind::Key, &fields), self.upon()), signed, code)
    }

    fn json(&self, path: &str) -> Value {
        let answer = get(&self.server, path, &[]);
        serde_json::from_str(&answer.body)
            .unwrap_or_else(|_| panic!("{path}: {} {}", answer.status, answer.body))
    }

    /// Who is bound by the treaty in October, as known on a day of November.
    fn parties(&self, known: u32) -> Value {
        let page = format!("/instruments/test-treaty.json?on=2026-10-01&known=2026-11-{known:02}");
        self.json(&page)["parties"].clone()
    }
}

/// Whoever has the code that the server printed begins, and nobody else; once there are two officers, the code is good for
/// nothing.
#[test]
fn the_first_officers_are_known_by_a_code() {
    let world = World::begin();
    for wrong in ["", "guessed"] {
        let (status, answer) = world.officer(0, &[0], wrong);
        assert!(status == 403 && answer.to_string().contains("with the code"), "{answer}");
    }
    assert!(!world.code.is_empty());
    // The code lets nobody say anything but keys.
    let source = row(Kind::Source, &[("id", "s"), ("title", "S")]);
    let (status, _) = world.post(Statement::upon("depositary", source, world.upon()), &[0], &world.code);
    assert_eq!(status, 403);
    assert_eq!(world.officer(0, &[0], &world.code).0, 201);
    assert_eq!(world.officer(1, &[0, 1], &world.code).0, 201);
    // Two officers are there: the code opens nothing any more, and whoever has it is as anybody.
    let source = row(Kind::Source, &[("id", "s"), ("title", "S")]);
    let statement = Statement::upon("depositary", source, world.upon());
    let (status, answer) = world.post(statement, &[0], &world.code);
    assert!(status == 403 && answer.to_string().contains("this takes two officers"), "{answer}");
}

#[test]
fn a_depositary_begins_with_nothing_and_comes_to_hold_everything() {
    let mut world = World::begin();
    let code = world.code.clone();
    assert_eq!(world.officer(0, &[0], &code).0, 201);
    assert_eq!(world.officer(1, &[0, 1], &code).0, 201);
    assert_eq!(world.json("/instruments.json")["instruments"], json!([]));

    // Day 2: States, a source and a treaty, in a group: each refers to another, and they come in any order.
    world.on(2);
    let state =
        |id: &str| row(Kind::Actor, &[("id", id), ("name", &format!("State {id}")), ("kind", "state")]);
    let treaty = |text: &str, why: &str| {
        row(Kind::Definition, &[("path", FILE), ("text", text), ("source", "gazette"), ("why", why)])
    };
    let gazette = row(Kind::Source, &[("id", "gazette"), ("title", "Gazette")]);
    world.refused(vec![treaty(TREATY, ""), act("AAA", "2026-02-01")], 422, "no actor 'AAA'");
    let first = world.say(vec![treaty(TREATY, ""), state("AAA"), state("BBB"), state("CCC"), gazette]);
    let entry = world.json(&format!("/log/entries/{}.json", first + 2));
    assert_eq!((&entry["group"], &entry["says"]["actor"]["id"]), (&json!(first), &json!("AAA")));

    // Day 3: what they do.
    world.on(3);
    world.say(vec![act("AAA", "2026-02-01"), act("BBB", "2026-03-01")]);
    assert_eq!(world.parties(3), json!(2));

    // The key of the log is replaced half-way; the server goes on.
    let key = || get(&world.server, "/log/vkey", &[]).body.trim().to_owned();
    let first_key = key();
    let note = succeeds(&["--data", &world.data(), "log", "next-key"]);
    world.say(vec![succession::said(&note, "yearly")]);
    assert_ne!(key(), first_key);

    // Day 4: the text was misread. What was known the day before is as it was.
    world.on(4);
    world.refused(vec![treaty(&TREATY.replace("2 deposits", "3 deposits"), "")], 422, "does not say why");
    world.say(vec![treaty(&TREATY.replace("2 deposits", "3 deposits"), "misread: Article 9 says three")]);
    assert_eq!((world.parties(3), world.parties(4)), (json!(2), json!(0)));

    // Day 5: a State changes its name, a forum is set up that the parties decided on, and the rules are tightened.
    world.on(5);
    let corrects = (first + 2).to_string();
    let named = [
        ("id", "AAA"),
        ("name", "New A"),
        ("kind", "state"),
        ("corrects", &*corrects),
        ("why", "Note 7/2026"),
    ];
    world.say(vec![row(Kind::Actor, &named)]);
    let forum = |more: &[(&str, &str)]| {
        row(Kind::Definition, &[&[("path", "instruments/club.instrument"), ("text", FORUM)], more].concat())
    };
    world.refused(vec![forum(&[])], 403, "cites what it rests on");
    world.say(vec![forum(&[("source", "gazette")])]);
    let roles = fs::read_to_string(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../record/nuclear-security/policies/roles.cedar"
    ))
    .unwrap();
    let rules = |text: &str| {
        row(Kind::Definition, &[("path", "policies/roles.cedar"), ("text", text), ("why", "Decision 2/2026")])
    };
    world.refused(vec![rules("// Nothing.")], 403, "nobody would be left");
    world.say(vec![rules(&format!("{roles}\n// Tightened.\n"))]);
    let name = |known: u32| world.json(&format!("/states/AAA.json?known=2026-11-{known:02}"))["name"].clone();
    assert_eq!((name(4), name(5)), (json!("State AAA"), json!("New A")));
    assert_eq!(get(&world.server, "/forums/club.json?known=2026-11-04", &[]).status, 404);
    assert_eq!(get(&world.server, "/forums/club.json", &[]).status, 200);

    // What was corrected, when, by whom, why.
    let all = world.json("/corrections.json");
    assert_eq!(all["total"], json!(3));
    let whys: Vec<&str> =
        all["corrections"].as_array().unwrap().iter().map(|c| c["why"].as_str().unwrap()).collect();
    assert_eq!(whys, ["Decision 2/2026", "Note 7/2026", "misread: Article 9 says three"]);
    assert_eq!(all["corrections"][1]["before"], json!({ "name": "State AAA" }));
    assert_eq!(world.json("/corrections.json?known=2026-11-04")["total"], json!(1));

    // A stranger verifies it from the beginning, a mirror serves the same, and a folder that says the same is no different.
    let verified = succeeds(&[
        "verify",
        &world.server.address,
        "--key",
        get(&world.server, "/log/vkey", &[]).body.trim(),
    ]);
    assert!(verified.contains("1 instruments stand on the pages as the entries say"), "{verified}");
    let by_the_first = succeeds(&["verify", &world.server.address, "--key", &first_key]);
    assert!(by_the_first.contains("log key   replaced by entry"), "{by_the_first}");
    let mirror = world.mirror();
    for page in [
        "/instruments/test-treaty.json?on=2026-10-01&known=2026-11-03",
        "/corrections.csv",
        "/states/AAA.csv?on=2026-10-01&known=2026-11-04",
    ] {
        assert_eq!(get(&mirror, page, &[]).body, get(&world.server, page, &[]).body, "{page}");
    }
    let export = world.folder.path().join("export").display().to_string();
    succeeds(&["--data", &world.data(), "export", &export]);
    succeeds(&["--data", &world.data(), "diff", &export]);
    let known = ["--data", &world.data(), "status", "test-treaty", "--on", "2026-10-01", "--json", "--known"];
    let status =
        |day: &str| -> Value { serde_json::from_str(&succeeds(&[&known[..], &[day]].concat())).unwrap() };
    assert_eq!((&status("2026-11-03")["parties"], &status("2026-11-04")["parties"]), (&json!(2), &json!(0)));
}

/// A folder is brought into a log as one group: tried first, then signed by two officers, one after the other.
#[test]
fn a_folder_is_imported_by_two_officers() {
    let world = World::begin();
    let file = |name: &str| world.folder.path().join(name).display().to_string();
    let address = world.server.address.clone();
    for (n, signed) in [("a", &["a"][..]), ("b", &["a", "b"])] {
        let said = succeeds(&["key", "new", &file(n)]);
        let key = said.split_whitespace().nth(1).unwrap();
        let who = ["--holder", "depositary", "--role", "depositary", "--officer", n, "--note", "Decision 1"];
        let mut all = vec!["key", "register", "--key", key, "--to", &address, "--code", &world.code];
        all.extend(who);
        let files: Vec<String> = signed.iter().map(|name| file(name)).collect();
        all.extend(files.iter().flat_map(|file| ["--sign", file]));
        succeeds(&all);
    }
    let folder = world.folder.path().join("folder");
    fs::create_dir_all(folder.join("instruments")).unwrap();
    fs::write(folder.join(FILE), TREATY).unwrap();
    fs::write(folder.join("actors.csv"), "id,name,kind\nAAA,State A,state\nBBB,State B,state\n").unwrap();
    fs::write(folder.join("sources.csv"), "id,title,note\ngazette,Gazette,\"two\nlines\"\n").unwrap();
    let acts = "date,actor,act,instrument,source\n2026-02-01,AAA,ratification,test-treaty,gazette\n";
    fs::write(folder.join("acts.csv"), acts).unwrap();
    let folder = folder.display().to_string();
    let import = |more: &[&str]| {
        let mut import = Command::new(env!("CARGO_BIN_EXE_comity"));
        // On the day of the log.
        import.env("LD_PRELOAD", faketime()).env("FAKETIME", "@2026-11-01 12:00:00");
        import.env("FAKETIME_DONT_FAKE_MONOTONIC", "1").env("FAKETIME_DISABLE_SHM", "1").env("TZ", "UTC");
        import.args(["import", &*folder, "--to", &*address]).args(more).output().unwrap()
    };
    // Tried first, and nothing changes.
    let tried = import(&[]);
    let said = String::from_utf8_lossy(&tried.stdout).into_owned();
    assert!(tried.status.success(), "{}", String::from_utf8_lossy(&tried.stderr));
    assert!(
        said.contains("+ actor AAA") && said.contains("new: test-treaty") && said.contains("nothing is yet"),
        "{said}"
    );
    let size = world.upon().size;
    let saved = import(&["--sign", &file("a"), "--save", &file("saved")]);
    assert!(saved.status.success(), "{}", String::from_utf8_lossy(&saved.stderr));
    assert_eq!(world.upon().size, size);
    succeeds(&["sign", &file("saved"), "--sign", &file("b"), "--to", &address]);
    assert_eq!(world.upon().size, size + 6);
    let again = String::from_utf8(import(&[]).stdout).unwrap();
    assert!(again.contains("the log says all of it"), "{again}");
    // One letter more.
    fs::write(Path::new(&folder).join(FILE), TREATY.replace("Tests", "Trials")).unwrap();
    let wrong = import(&["--sign", &file("a"), "--sign", &file("b")]);
    assert!(!wrong.status.success() && String::from_utf8_lossy(&wrong.stderr).contains("why"), "{wrong:?}");
    let right = import(&["--why", "a slip", "--sign", &file("a"), "--sign", &file("b")]);
    assert!(right.status.success(), "{}", String::from_utf8_lossy(&right.stderr));
    assert_eq!(world.json("/corrections.json")["total"], json!(1));

    // A date that was mistaken becomes a rectification; said once, the two say the same.
    fs::write(Path::new(&folder).join("acts.csv"), acts.replace("2026-02-01", "2026-02-02")).unwrap();
    let dated = import(&["--why", "Note 9/2026", "--sign", &file("a"), "--sign", &file("b")]);
    assert!(dated.status.success(), "{}", String::from_utf8_lossy(&dated.stderr));
    let again = String::from_utf8(import(&[]).stdout).unwrap();
    assert!(again.contains("the log says all of it"), "{again}");
    let data = world.data();
    succeeds(&["--data", &data, "diff", &folder]);
}
