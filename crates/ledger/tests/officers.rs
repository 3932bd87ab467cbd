//! Officers of the depositary watch over each other: one stolen key cannot shut the others out, whatever was done before
//! and whatever it does, and those who are left have a way back. Every set of keys that can come about is looked at.

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use std::{
    collections::{BTreeSet, VecDeque},
    fs,
    path::Path,
};

use comity_ledger::{
    Algorithm, Content, Entry, Fields, Kind, Ledger, Options, Refusal, SecretKey, Signature, Statement,
    Trust, Upon, Witness, contents, recovery,
};
use comity_regime::{Regime, load::load};
use tempfile::TempDir;

const LOG: &str = "example.org/record+00000000+AA==";

fn file(path: &str) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../record/nuclear-security").join(path)).unwrap()
}

fn regime() -> Regime {
    let files = ["actors.csv", "sources.csv", "instruments/icsant.instrument"]
        .map(|path| (path.to_owned(), file(path)));
    load(&files.into(), None, None).unwrap().regime
}

/// Keys to give out, and who has each.
struct World {
    regime: Regime,
    keys: Vec<String>,
}

/// A set of keys that has come about: what the log holds, and which of its keys a thief has.
#[derive(Clone)]
struct Stage {
    trust: Trust,
    entries: u64,
    /// Keys that were given out, by their number; the thief's begin at `THIEF`.
    stolen: BTreeSet<String>,
}

const THIEF: usize = 20;

impl World {
    fn new() -> World {
        let keys = (0..30).map(|_| SecretKey::generate().public().to_string()).collect();
        World { regime: regime(), keys }
    }

    fn begin(&self) -> Stage {
        let mut trust = Trust::default();
        let policy = String::from_utf8(file("policies/roles.cedar")).unwrap();
        trust.policy("policies/roles.cedar", &policy).unwrap();
        let mut stage = Stage { trust, entries: 0, stolen: BTreeSet::new() };
        let [a, b] = [&self.keys[0], &self.keys[1]];
        assert!(self.does(&mut stage, &registration(a, "A"), &[a]));
        assert!(self.does(&mut stage, &registration(b, "B"), &[a, b]));
        stage
    }

    /// Says something with keys, if it is admitted. That signatures fit is not what is looked at here.
    fn does(&self, stage: &mut Stage, fields: &Fields<'static>, keys: &[&str]) -> bool {
        self.after(stage, fields, keys).map(|after| *stage = after).is_some()
    }

    fn after(&self, stage: &Stage, fields: &Fields<'static>, keys: &[&str]) -> Option<Stage> {
        let content = Content { kind: Kind::Key, fields: fields.clone() };
        let mut statement = Statement::unsigned("depositary", content);
        let signature = |key: &&str| Signature { key: (*key).to_owned(), bytes: vec![], assertion: None };
        statement.signatures = keys.iter().map(signature).collect();
        stage
            .trust
            .admit(
                &statement,
                LOG,
                "2026-11-24".parse().unwrap(),
                &self.regime,
                &Default::default(),
                stage.entries,
            )
            .ok()?;
        let (mut stage, recorded) = (stage.clone(), "2026-11-24".parse().unwrap());
        stage.trust.apply(&Entry { recorded, statement }, stage.entries).unwrap();
        stage.entries += 1;
        Some(stage)
    }
}

fn fields(pairs: &[(&str, &str)]) -> Fields<'static> {
    Fields::new(pairs.iter().copied())
}

fn registration(key: &str, officer: &str) -> Fields<'static> {
    let role = [("holder", "depositary"), ("role", "depositary"), ("note", "Note verbale 1/2026")];
    fields(&[&[("does", "registration"), ("key", key), ("officer", officer)], &role[..]].concat())
}

fn revocation(key: &str) -> Fields<'static> {
    fields(&[("does", "revocation"), ("key", key)])
}

fn rotation(old: &str, new: &str) -> Fields<'static> {
    fields(&[("does", "rotation"), ("replaces", old), ("key", new)])
}

impl Stage {
    /// Keys in force: of which office, and whose.
    fn in_force(&self) -> Vec<(String, String)> {
        let of = self.trust.keyring.of("depositary");
        of.map(|key| (key.officer.clone(), key.key.clone())).collect()
    }

    fn honest(&self) -> Vec<(String, String)> {
        self.in_force().into_iter().filter(|(_, key)| !self.stolen.contains(key)).collect()
    }

    /// What tells one set of keys from another: offices and whose their keys are, not which.
    fn shape(&self) -> Vec<(String, bool)> {
        let mut shape: Vec<_> =
            self.in_force().into_iter().map(|(office, key)| (office, self.stolen.contains(&key))).collect();
        shape.sort();
        shape
    }
}

fn others(keys: &[(String, String)], but: &str) -> Option<[String; 2]> {
    let first = keys.iter().find(|(_, key)| key != but)?;
    let second = keys.iter().find(|(office, key)| key != but && *office != first.0)?;
    Some([first.1.clone(), second.1.clone()])
}

/// Every set of keys that officers can come to hold: up to four offices with up to two keys each.
fn reachable(world: &World) -> Vec<Stage> {
    let begin = world.begin();
    let (mut seen, mut all) = (BTreeSet::from([begin.shape()]), vec![]);
    let mut open = VecDeque::from([begin]);
    while let Some(stage) = open.pop_front() {
        let held = stage.in_force();
        let new = world.keys.iter().find(|key| stage.trust.keyring.all().iter().all(|k| k.key != **key));
        let new = new.unwrap();
        let mut next = vec![];
        for office in ["A", "B", "C", "D"] {
            let of_it = held.iter().filter(|(o, _)| o == office).count();
            let two = others(&held, "").filter(|_| of_it < 2 && held.len() < 5);
            next.extend(two.map(|two| (registration(new, office), two.to_vec())));
        }
        for (_, key) in &held {
            next.push((revocation(key), vec![key.clone()]));
            next.extend(others(&held, key).map(|two| (revocation(key), two.to_vec())));
        }
        for (what, keys) in next {
            let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
            open.extend(world.after(&stage, &what, &keys).filter(|stage| seen.insert(stage.shape())));
        }
        all.push(stage);
    }
    all
}

/// All that a thief can say with what they have: every act on every key, with every one or two of their keys.
fn thefts(world: &World, stage: &Stage) -> Vec<Stage> {
    let theirs: Vec<String> =
        stage.stolen.iter().cloned().chain(world.keys[THIEF..THIEF + 2].to_vec()).collect();
    let mut said = vec![];
    let known: Vec<String> = stage.trust.keyring.all().iter().map(|key| key.key.clone()).collect();
    for new in &world.keys[THIEF..THIEF + 2] {
        said.extend(["A", "B", "E"].map(|office| registration(new, office)));
        said.extend(known.iter().map(|old| rotation(old, new)));
        let recovery = [("does", "recovery"), ("endorsed", "— nobody AAAA")];
        let mut fields = registration(new, "E");
        recovery.iter().for_each(|(column, text)| fields.set(column, text));
        said.push(fields);
    }
    said.extend(known.iter().map(|key| revocation(key)));
    let signed = theirs.iter().flat_map(|a| theirs.iter().map(move |b| [a.as_str(), b.as_str()]));
    let signed: Vec<Vec<&str>> =
        theirs.iter().map(|a| vec![a.as_str()]).chain(signed.map(|two| two.to_vec())).collect();
    let mut next = vec![];
    for what in &said {
        for keys in &signed {
            if let Some(mut stage) = world.after(stage, what, keys) {
                stage.stolen.extend(world.keys[THIEF..].iter().cloned());
                next.push(stage);
            }
        }
    }
    next
}

#[test]
fn no_stolen_key_shuts_the_honest_out_and_two_of_them_end_it() {
    let world = World::new();
    let reachable = reachable(&world);
    assert!(reachable.len() > 30, "{} sets of keys", reachable.len());
    let mut looked_at = 0;
    for stage in &reachable {
        for (_, stolen) in stage.in_force() {
            let begin = Stage { stolen: BTreeSet::from([stolen.clone()]), ..stage.clone() };
            let honest = begin.honest();
            let mut open = vec![begin];
            for _ in 0..2 {
                let next: Vec<_> =
                    open.iter().flat_map(|stage| thefts(&world, stage)).chain(open.clone()).collect();
                looked_at += next.len();
                // Of those that differ in nothing but which key is which, one is looked at.
                let mut seen = BTreeSet::new();
                open = next
                    .into_iter()
                    .filter(|s| seen.insert((s.shape(), s.trust.keyring.all().len())))
                    .collect();
            }
            for mut stage in open {
                assert_eq!(stage.honest(), honest, "the thief ended a key that was not theirs");
                let theirs = stage.in_force().len() - honest.len();
                assert!(theirs <= 1, "the thief holds {theirs} keys");
                // Two honest officers end the key by the name under which it was stolen.
                if let Some([a, b]) = others(&honest, "").filter(|_| theirs > 0) {
                    assert!(world.does(&mut stage, &revocation(&stolen), &[&a, &b]), "{honest:?}");
                    assert_eq!(stage.in_force(), honest);
                }
            }
        }
    }
    assert!(looked_at > 1000, "{looked_at}");
}

/// A log with two officers, whose record names two witnesses of which one vouches for a new key.
fn entrusted(folder: &Path, witnesses: &[&Witness]) -> (Ledger, [SecretKey; 2]) {
    let named = witnesses.iter().enumerate().map(|(n, w)| format!("witness w{n} {}\n", w.key()));
    let names: String = (0..witnesses.len()).map(|n| format!(" w{n}")).collect();
    let policy = format!("{}group both all{names}\nquorum both\n", named.collect::<String>());
    let names = ["actors.csv", "sources.csv", "instruments/icsant.instrument", "policies/roles.cedar"];
    let files = names.map(|p| (p.to_owned(), file(p)));
    let mut files: comity_regime::load::Folder = files.into();
    files.insert("policies/recovery.txt".into(), policy.into());
    let options = Options { origin: "example.org/record".into(), today: || "2026-11-24".parse().unwrap() };
    let ledger = common::at(folder, &options, || contents(&files)).unwrap();
    let keys = [SecretKey::generate(), SecretKey::generate()];
    let [a, b] = &keys;
    say(&ledger, registration(&a.public().to_string(), "Legal Adviser"), &[a]).unwrap();
    say(&ledger, registration(&b.public().to_string(), "Treaty Officer"), &[a, b]).unwrap();
    (ledger, keys)
}

fn say(ledger: &Ledger, fields: Fields<'static>, keys: &[&SecretKey]) -> Result<u64, Refusal> {
    let content = Content { kind: Kind::Key, fields };
    let statement = Statement::upon("depositary", content, Upon::at(&ledger.record().checkpoint));
    signed(ledger, statement, keys)
}

fn signed(ledger: &Ledger, mut statement: Statement<'static>, keys: &[&SecretKey]) -> Result<u64, Refusal> {
    let bytes = statement.signed_bytes(ledger.verifier_key());
    statement.signatures = keys.iter().map(|key| key.sign(&bytes)).collect();
    ledger.submit(statement).map(|receipt| receipt.index)
}

#[test]
fn a_depositary_whose_officers_are_shut_out_is_recovered_by_those_the_record_names() {
    let [data, one, two] = [(); 3].map(|()| TempDir::new().unwrap());
    let witness = |folder: &TempDir, algorithm| Witness::open(folder.path(), "aec.example/w", algorithm, &[]);
    let (first, second) =
        (witness(&one, Algorithm::Ed25519).unwrap(), witness(&two, Algorithm::MlDsa44).unwrap());
    let (ledger, [stolen, lost]) = entrusted(data.path(), &[&first, &second]);
    // The thief replaces the one key; the other officer alone can do nothing about it.
    let theirs = SecretKey::generate();
    let rotated = rotation(&stolen.public().to_string(), &theirs.public().to_string());
    say(&ledger, rotated, &[&stolen, &theirs]).unwrap();
    assert!(say(&ledger, revocation(&stolen.public().to_string()), &[&lost]).is_err());
    let new = SecretKey::generate();
    let mut recovered = registration(&new.public().to_string(), "Legal Adviser");
    recovered.set("does", "recovery");
    let content = Content { kind: Kind::Key, fields: recovered.clone() };
    let mut statement = Statement::upon("depositary", content, Upon::at(&ledger.record().checkpoint));
    let log = ledger.verifier_key().to_owned();
    let endorse = |statement: &mut Statement<'static>, folder: &TempDir| {
        recovery::endorse(statement, &log, folder.path(), 1_795_600_000).unwrap();
    };
    let refused = |statement: &Statement<'static>, keys: &[&SecretKey], words: &str| {
        let why = signed(&ledger, statement.clone(), keys).unwrap_err().to_string();
        assert!(why.contains(words), "{why}");
    };
    refused(&statement, &[&new], "missing: w0, w1");
    // A word is good for a month.
    let at = |seconds: u64| {
        let mut old = statement.clone();
        for witness in [&one, &two] {
            recovery::endorse(&mut old, &log, witness.path(), seconds).unwrap();
        }
        old
    };
    for seconds in [0, 1_790_000_000, 1_796_000_000, u64::MAX] {
        refused(&at(seconds), &[&new], "missing: w0, w1");
    }
    endorse(&mut statement, &one);
    refused(&statement, &[&new], "missing: w1");
    endorse(&mut statement, &two);
    refused(&statement, &[&theirs], "signed with the new officer's key");
    // What they vouched for is this key, this log, this state of it.
    let mut another = statement.clone();
    another.content.fields.set("key", &SecretKey::generate().public().to_string());
    refused(&another, &[&new], "not registered");
    let mut another = statement.clone();
    another.content.fields.set("officer", "Somebody else");
    refused(&another, &[&new], "missing: w0, w1");
    signed(&ledger, statement.clone(), &[&new]).unwrap();
    let held = |ledger: &Ledger| {
        let record = ledger.record();
        record.trust.keyring.of("depositary").map(|k| k.key.clone()).collect::<Vec<_>>()
    };
    assert_eq!(held(&ledger), [new.public().to_string()]);
    // Nothing enters unsigned meanwhile, and the thief is out; a second officer is registered as in the beginning.
    let unsigned = Statement::unsigned("depositary", Content { kind: Kind::Key, fields: recovered });
    assert!(ledger.submit(unsigned).is_err());
    let other = SecretKey::generate();
    let second = registration(&other.public().to_string(), "Treaty Officer");
    assert!(say(&ledger, second.clone(), &[&theirs, &other]).is_err());
    let index = say(&ledger, second.clone(), &[&new, &other]).unwrap();
    assert_eq!(index + 1, ledger.record().checkpoint.size);
    // What is signed can be sent again, and the answer is the same.
    let again = signed(&ledger, statement, &[&new]).unwrap();
    assert!(again < index);
    drop(ledger);
    let options = Options { origin: String::new(), today: || "2026-11-24".parse().unwrap() };
    let again = common::at(data.path(), &options, Vec::new).unwrap();
    assert_eq!(held(&again).len(), 2);
    comity_ledger::verify::verify(
        &*comity_ledger::verify::files(data.path().join("log")),
        &log,
        &mut |_, _| {},
    )
    .unwrap()
    .state()
    .unwrap();
}

#[test]
fn a_key_takes_no_place_but_by_rotation() {
    let world = World::new();
    let mut stage = world.begin();
    let [a, b, c] = [&*world.keys[0], &*world.keys[1], &*world.keys[2]];
    // Of itself, or of another that would be taken for it.
    for replaces in [c, a] {
        let mut fields = registration(c, "C");
        fields.set("replaces", replaces);
        assert!(!world.does(&mut stage, &fields, &[a, b]), "{replaces}");
    }
    let recipient = |text: &str| {
        let mut fields = registration(c, "C");
        fields.set("recipient", text);
        world.after(&stage, &fields, &[a, b]).is_some()
    };
    for wrong in ["age1bogus", "age1", "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8q"] {
        assert!(!recipient(wrong), "{wrong}");
    }
    assert!(recipient("age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p"));
}

#[test]
fn an_office_is_no_blank_and_two_spellings_of_one_are_one() {
    let world = World::new();
    let mut stage = world.begin();
    let [a, b, c] = [&*world.keys[0], &*world.keys[1], &*world.keys[2]];
    for office in ["", " ", "\u{a0}", "C "] {
        assert!(!world.does(&mut stage, &registration(c, office), &[a, b]), "'{office}'");
    }
    assert!(world.does(&mut stage, &registration(c, "a"), &[a, b]));
    // A and a are one office: its two keys do not make two officers.
    assert!(!world.does(&mut stage, &registration(&world.keys[3], "D"), &[a, c]));
}
