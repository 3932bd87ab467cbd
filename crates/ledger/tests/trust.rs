//! Witnesses, policies and proofs: what an operator cannot do without somebody else seeing it.

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use std::{fs, path::Path, sync::Arc, thread};

use comity_ledger::{
    Algorithm, Checkpoint, Ledger, Mirror, Options, Policy, Proof, Statement, Witness, WitnessKey,
    open_checkpoint, proof,
    verify::{ReadFile, files},
    witness::{Refused, Request},
};
use common::accession;
use proptest::prelude::*;
use tempfile::TempDir;

/// A log in a new folder: who there is, what can be cited, and one treaty.
fn open(folder: &Path) -> Ledger {
    let options = Options { origin: "example.org/record".into(), today: || "2026-11-24".parse().unwrap() };
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../record/nuclear-security");
    let files = ["actors.csv", "sources.csv", "instruments/icsant.instrument"];
    let read = |path: &str| (path.to_owned(), fs::read(root.join(path)).unwrap());
    common::at(folder, &options, || comity_ledger::contents(&files.map(read).into())).unwrap()
}

fn record(ledger: &Ledger, actor: &'static str) -> Checkpoint {
    ledger.submit(Statement::unsigned("depositary", accession(actor))).unwrap().checkpoint
}

/// The folder as its operator might keep it aside.
fn copy(from: &Path) -> TempDir {
    let to = TempDir::new().unwrap();
    let mut folders = vec![from.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()) {
            let there = to.path().join(entry.strip_prefix(from).unwrap());
            if entry.is_dir() {
                fs::create_dir_all(&there).unwrap();
                folders.push(entry);
            } else {
                fs::create_dir_all(there.parent().unwrap()).unwrap();
                fs::copy(&entry, &there).unwrap();
            }
        }
    }
    to
}

/// Asks a witness, from what it has seen.
fn ask(witness: &Witness, log: &Path, checkpoint: &Checkpoint, old: u64) -> Result<String, Refused> {
    let read = files(log.join("log"));
    let proof = proof::consistency(&*read, checkpoint.size, checkpoint.root, old).unwrap();
    witness
        .add_checkpoint(Request { old, proof, note: &checkpoint.note }.to_string().as_bytes(), 1_764_000_000)
}

fn witness(folder: &TempDir, ledger: &Ledger) -> Witness {
    Witness::open(folder.path(), "aec.example/w1", Algorithm::Ed25519, &[ledger.verifier_key().to_owned()])
        .unwrap()
}

#[test]
fn a_witness_cosigns_what_grew_and_remembers_it() {
    let (log, own) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let ledger = open(log.path());
    let first = ledger.record().checkpoint.clone();
    let watching = witness(&own, &ledger);
    let line = ask(&watching, log.path(), &first, 0).unwrap();
    assert_eq!(watching.key().line(&line, &first.note).as_ref(), Some(&line));
    // The same again, and then what grew from it.
    assert!(ask(&watching, log.path(), &first, first.size).is_ok());
    let second = record(&ledger, "HTI");
    assert!(
        matches!(ask(&watching, log.path(), &second, 0), Err(Refused::Behind(size)) if size == first.size)
    );
    let line = ask(&watching, log.path(), &second, first.size).unwrap();
    // Its word is for one checkpoint only, and not anybody's.
    assert_eq!(watching.key().line(&line, &first.note), None);
    let other = TempDir::new().unwrap();
    assert_eq!(witness(&other, &ledger).key().line(&line, &second.note), None);
    // It is taken back by no older request, and not by a new start either.
    assert!(matches!(ask(&watching, log.path(), &first, first.size), Err(Refused::Behind(_))));
    drop(watching);
    let again = witness(&own, &ledger);
    assert_eq!(again.seen().unwrap()[0].size, second.size);
    assert_eq!(again.evidence().unwrap(), []);
}

/// A few witnesses who lie about the time decide nothing.
#[test]
fn a_time_counts_if_a_quorum_stands_behind_it() {
    let log = TempDir::new().unwrap();
    let ledger = open(log.path());
    let checkpoint = ledger.record().checkpoint.clone();
    let request = Request { old: 0, proof: vec![], note: &checkpoint.note }.to_string();
    let (mut note, mut lines) = (checkpoint.note.clone(), String::new());
    let folders = [(); 3].map(|()| TempDir::new().unwrap());
    // 2026-11-24, a second later, and never.
    for (n, (folder, time)) in folders.iter().zip([1_795_500_000, 1_795_500_001, 1 << 62]).enumerate() {
        let logs = [ledger.verifier_key().to_owned()];
        let name = format!("w{n}.example/w");
        let watching = Witness::open(folder.path(), &name, Algorithm::Ed25519, &logs).unwrap();
        note += &watching.add_checkpoint(request.as_bytes(), time).unwrap();
        lines += &format!("witness w{n} {}\n", watching.key());
    }
    let key = ledger.verifier_key();
    let text = |least: u8| format!("log {key}\n{lines}group g {least} w0 w1 w2\nquorum g\n");
    let since = |least| Policy::parse(&text(least)).unwrap().judge(&note).unwrap();
    assert_eq!(since(3).since, Some(1_795_500_000));
    assert_eq!(since(2).since, Some(1_795_500_001));
    let judged = since(2);
    assert_eq!(judged.day(1_795_500_001).unwrap().to_string(), "2026-11-24");
    assert!(judged.recent(1_795_500_001 + 24 * 3600, 24).is_ok());
    let told = judged.recent(1_795_500_002 + 24 * 3600, 24).unwrap_err().to_string();
    assert!(told.contains("more than 24 hours ago"), "{told}");
}

/// Both kinds of keys do the same; one cannot be taken for the other.
#[test]
fn a_witness_signs_with_either_algorithm() {
    let log = TempDir::new().unwrap();
    let ledger = open(log.path());
    let (first, second) = (ledger.record().checkpoint.clone(), record(&ledger, "HTI"));
    let mut keys = vec![];
    for algorithm in [Algorithm::Ed25519, Algorithm::MlDsa44] {
        let own = TempDir::new().unwrap();
        let logs = [ledger.verifier_key().to_owned()];
        let watching = Witness::open(own.path(), "aec.example/w1", algorithm, &logs).unwrap();
        let line = ask(&watching, log.path(), &second, 0).unwrap();
        let key = watching.key().clone();
        assert_eq!(WitnessKey::parse(&key.to_string()).as_ref(), Some(&key));
        assert_eq!(key.line(&line, &second.note).as_ref(), Some(&line));
        assert_eq!(key.line(&line, &first.note), None);
        let policy =
            Policy::parse(&format!("log {}\nwitness w {key}\nquorum w\n", ledger.verifier_key())).unwrap();
        assert!(policy.judge(&(second.note.clone() + &line)).unwrap().met);
        // One letter of the signature, or of the key, is another.
        let at = line.len() - 40;
        let other = if line.as_bytes()[at] == b'A' { "B" } else { "A" };
        let mut forged = line.clone();
        forged.replace_range(at..=at, other);
        assert_eq!(key.line(&forged, &second.note), None);
        assert_eq!(WitnessKey::parse(&key.to_string().replace("w1", "w2")), None);
        // It is the same key when the witness starts again.
        drop(watching);
        let again = Witness::open(own.path(), "other.example/w", Algorithm::Ed25519, &logs).unwrap();
        assert_eq!(again.key(), &key);
        keys.push((key, line));
    }
    assert_eq!(keys[0].0.line(&keys[1].1, &second.note), None);
}

#[test]
fn a_split_view_and_a_rewritten_past_are_refused_and_kept_as_evidence() {
    if !common::in_files() {
        return;
    }
    let (log, own) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let ledger = open(log.path());
    let common = ledger.record().checkpoint.clone();
    drop(ledger);
    // The operator keeps two logs under one key, and shows one act to some and another to others.
    let aside = copy(log.path());
    let (shown, hidden) = (open(log.path()), open(aside.path()));
    let watching = witness(&own, &shown);
    ask(&watching, log.path(), &common, 0).unwrap();
    let seen = record(&shown, "HTI");
    ask(&watching, log.path(), &seen, common.size).unwrap();
    let other = record(&hidden, "TON");
    assert_eq!((seen.size, seen.root == other.root), (other.size, false));
    assert!(matches!(ask(&watching, aside.path(), &other, seen.size), Err(Refused::Split { .. })));
    // Growing further does not help: no proof leads from what was seen to that.
    let longer = record(&hidden, "HTI");
    assert!(matches!(ask(&watching, aside.path(), &longer, seen.size), Err(Refused::Inconsistent { .. })));
    let evidence = watching.evidence().unwrap();
    assert_eq!(evidence.len(), 1);
    for (seen, against) in evidence {
        let key = shown.verifier_key();
        let (a, b) = (
            open_checkpoint(seen.as_bytes(), key).unwrap(),
            open_checkpoint(against.as_bytes(), key).unwrap(),
        );
        assert!(a.0 == b.0 && a.1 != b.1, "both are signed by the log");
    }
    // And honest growth is cosigned as before.
    let next = record(&shown, "TON");
    assert!(ask(&watching, log.path(), &next, seen.size).is_ok());
}

#[test]
fn a_witness_refuses_as_the_specification_says() {
    let (log, own, other) = (TempDir::new().unwrap(), TempDir::new().unwrap(), TempDir::new().unwrap());
    let ledger = open(log.path());
    let watching = witness(&own, &ledger);
    let note = &ledger.record().checkpoint.note;
    let send = |body: &str| watching.add_checkpoint(body.as_bytes(), 0);
    for malformed in [
        "".to_owned(),
        format!("old\n\n{note}"),
        format!("old 00\n\n{note}"),
        format!("old -1\n\n{note}"),
        format!("old 0\nnot base64\n\n{note}"),
        format!("old 0\nAAAA\n\n{note}"),
        format!("old 0\n{}\n{note}", format!("{}\n", "A".repeat(43) + "=").repeat(64)),
        format!("old 99999999\n\n{note}"),
        "old 0\n\nno note\n".to_owned(),
        format!("old 0\n{note}"),
    ] {
        assert!(matches!(send(&malformed), Err(Refused::Malformed(_))), "{malformed:?}");
    }
    assert!(watching.add_checkpoint(b"old 0\n\n\xff", 0).is_err());
    // Another log, or another's signature under this log's name.
    let strange = open(other.path());
    let renamed = strange.record().checkpoint.note.replace("example.org/record", "example.org/other");
    assert!(matches!(send(&format!("old 0\n\n{renamed}")), Err(Refused::UnknownLog(_))));
    let foreign = &strange.record().checkpoint.note;
    assert!(matches!(send(&format!("old 0\n\n{foreign}")), Err(Refused::Unsigned(_))));
    let flipped = note.replacen("\n\n", "\nan extension\n\n", 1);
    assert!(matches!(send(&format!("old 0\n\n{flipped}")), Err(Refused::Unsigned(_))));
    // A proof where none belongs.
    let hash = "A".repeat(43) + "=";
    assert!(matches!(send(&format!("old 0\n{hash}\n\n{note}")), Err(Refused::Inconsistent { .. })));
    assert_eq!(watching.seen().unwrap(), []);
    // A witness without the key it signed with before must not begin again.
    assert!(send(&format!("old 0\n\n{note}")).is_ok());
    drop(watching);
    fs::remove_file(own.path().join("witness.key")).unwrap();
    let lost = Witness::open(own.path(), "aec.example/w1", Algorithm::Ed25519, &[]).unwrap_err().to_string();
    assert!(lost.contains("restore it from a backup"), "{lost}");
}

#[test]
fn of_requests_at_once_a_witness_never_goes_back() {
    let (log, own) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let ledger = open(log.path());
    let watching = Arc::new(witness(&own, &ledger));
    let first = ledger.record().checkpoint.clone();
    ask(&watching, log.path(), &first, 0).unwrap();
    let later = [record(&ledger, "HTI"), record(&ledger, "TON")];
    for _ in 0..50 {
        thread::scope(|scope| {
            for checkpoint in &later {
                scope.spawn(|| {
                    let seen = watching.seen().unwrap()[0].size;
                    let answer = ask(&watching, log.path(), checkpoint, seen.min(checkpoint.size));
                    assert!(matches!(answer, Ok(_) | Err(Refused::Behind(_))), "{answer:?}");
                });
            }
        });
    }
    assert_eq!(watching.seen().unwrap()[0].size, later[1].size);
}

#[test]
fn a_policy_counts_whose_word_it_asks_for() {
    let (log, first, second, third) =
        (TempDir::new().unwrap(), TempDir::new().unwrap(), TempDir::new().unwrap(), TempDir::new().unwrap());
    let ledger = open(log.path());
    let checkpoint = ledger.record().checkpoint.clone();
    let witnesses = [&first, &second, &third].map(|folder| witness(folder, &ledger));
    let [a, b, c] = witnesses.each_ref().map(|w| w.key().to_string());
    let lines = witnesses.each_ref().map(|w| ask(w, log.path(), &checkpoint, 0).unwrap());
    let text = format!(
        "# Whom we ask\nlog {}\nwitness A {a} https://a.example/\nwitness B {b}\nwitness C {c}\ngroup two 2 A B\n\tgroup all-of-us all two C \nquorum all-of-us\n",
        ledger.verifier_key()
    );
    let policy = Policy::parse(&text).unwrap();
    assert_eq!(policy.witnesses()[0].url.as_deref(), Some("https://a.example"));
    let with = |lines: &[&String]| lines.iter().fold(checkpoint.note.clone(), |note, line| note + line);
    let [a, b, c] = &lines;
    for (note, met) in [(with(&[]), false), (with(&[a, b]), false), (with(&[c, b, a]), true)] {
        assert_eq!(policy.judge(&note).unwrap().met, met, "{note}");
    }
    let refused = policy.require(&with(&[a, c])).unwrap_err().to_string();
    assert!(refused.contains("by 2 of 3") && refused.ends_with("missing: B"), "{refused}");
    // The published checkpoint takes them in, and still opens as before.
    ledger.cosigned(with(&[a, b, c])).unwrap();
    record(&ledger, "HTI");
    assert!(ledger.cosigned("nothing".into()).is_err());
    // It is narrowed to one log, and to none that it does not name.
    assert!(policy.clone().trusting(ledger.verifier_key()).is_ok());
    let strange = open(TempDir::new().unwrap().path()).verifier_key().to_owned();
    assert!(policy.clone().trusting(&strange).unwrap_err().to_string().contains("names other logs"));
    // A cosignature that does not hold is not passed over.
    let forged = with(&[a, b, c]).replace(&checkpoint.size.to_string(), &(checkpoint.size + 1).to_string());
    assert!(policy.judge(&forged).is_err());
}

#[test]
fn what_is_wrong_in_a_policy_is_named() {
    let folder = TempDir::new().unwrap();
    let ledger = open(&TempDir::new().unwrap().keep());
    let (log, key) = (ledger.verifier_key().to_owned(), witness(&folder, &ledger).key().to_string());
    let said = |text: &str| Policy::parse(text).unwrap_err().to_string();
    for (text, expected) in [
        (String::new(), "1:1: a policy needs one line 'quorum NAME'"),
        ("log x\nquorum none".into(), "1:5: this is not the verifier key of a log"),
        (format!("log {key}\nquorum none"), "1:5: this is not the verifier key of a log"),
        (format!("log {log}\nlog {log}\n"), "2:5: this log's key is there already"),
        (format!("witness A {log}"), "1:11: this is not the verifier key of a witness"),
        (format!("witness A {key}\nwitness B {key}"), "2:11: this witness's key is there already"),
        (format!("witness none {key}"), "1:9: 'none' is not a name"),
        ("quorum B\n".into(), "1:8: no line before this one defines 'B'"),
        (format!("witness A {key}\ngroup g 2 A"), "2:9: expected 'all', 'any' or a number from 1 to 1"),
        (format!("witness A {key}\ngroup g any A A"), "2:15: 'A' is a member already"),
        (format!("witness A {key}\ngroup g any A\ngroup h any A"), "3:13: 'A' is a member already"),
        (format!("witness A {key}\ngroup A any A"), "2:7: the name 'A' is given already"),
        ("quorum none\nquorum none".into(), "2:8: there is a quorum already"),
        ("  group g any\n".into(), "1:3: expected 'log KEY [URL]'"),
        (
            format!("witness g0 {key}\n")
                + &(1..2000).map(|n| format!("group g{n} any g{}\n", n - 1)).collect::<String>(),
            "1001:7: no policy gives more than 1000 names",
        ),
        ("quorum none\r\n".into(), "1:12: no control characters"),
    ] {
        assert!(said(&text).starts_with(expected), "{text:?}: {}", said(&text));
    }
}

#[test]
fn every_entry_proves_itself_and_no_changed_one_does() {
    let log = TempDir::new().unwrap();
    let ledger = open(log.path());
    record(&ledger, "HTI");
    let checkpoint = ledger.record().checkpoint.clone();
    let read = files(log.path().join("log"));
    for index in (0..checkpoint.size).step_by(7).chain([checkpoint.size - 1]) {
        let made = Proof::make(&*read, &checkpoint, index).unwrap();
        let parsed = Proof::parse(&made.to_string()).unwrap();
        assert_eq!(parsed, made);
        let (size, root) = open_checkpoint(parsed.checkpoint.as_bytes(), ledger.verifier_key()).unwrap();
        assert!(parsed.check(size, root).is_ok());
        let changed = |change: &dyn Fn(&mut Proof)| {
            let mut proof = parsed.clone();
            change(&mut proof);
            proof.check(size, root).map(<[u8]>::to_vec)
        };
        assert!(changed(&|p| p.entry.as_mut().unwrap()[0] ^= 1).is_err());
        assert!(changed(&|p| p.index ^= 1).is_err());
        assert!(changed(&|p| p.index = size).is_err());
        assert!(changed(&|p| p.path[0].0[0] ^= 1).is_err());
        assert!(changed(&|p| p.path.truncate(p.path.len() - 1)).is_err());
        assert!(changed(&|p| p.entry = None).is_err());
    }
    assert!(Proof::make(&*read, &checkpoint, checkpoint.size).is_err());
    // A tile that was changed is no ground for a proof.
    let tile = log.path().join("log/tile/0/000");
    let mut bytes = fs::read(&tile).unwrap();
    bytes[33] ^= 1;
    fs::write(&tile, bytes).unwrap();
    assert!(Proof::make(&*read, &checkpoint, 0).is_err());
}

fn mirror(folder: &TempDir, ledger: &Ledger) -> Mirror {
    Mirror::open(folder.path(), Policy::of_log(ledger.verifier_key()).unwrap()).unwrap()
}

#[test]
fn a_mirror_is_the_same_record_and_survives_its_source() {
    let (log, own) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let ledger = open(log.path());
    let read = files(log.path().join("log"));
    let mut copy = mirror(&own, &ledger);
    assert!(copy.record().unwrap().is_none());
    assert!(copy.follow(&*read).unwrap());
    assert!(!copy.follow(&*read).unwrap());
    for actor in ["HTI", "TON", "NRU"] {
        record(&ledger, actor);
        assert!(copy.follow(&*read).unwrap());
    }
    let (theirs, ours) = (ledger.record(), copy.record().unwrap().unwrap());
    assert_eq!(ours.checkpoint, theirs.checkpoint);
    let on = "2027-01-01".parse().unwrap();
    let [theirs, ours] = [&theirs.regime, &ours.regime].map(|r| r.ask("parties to icsant", on).unwrap());
    assert_eq!(ours, theirs);
    // Its files are a log by themselves, of which another mirror can be made when the first log is gone.
    let key = ledger.verifier_key().to_owned();
    drop((ledger, read, log, copy));
    let second = TempDir::new().unwrap();
    let mut again = Mirror::open(second.path(), Policy::of_log(&key).unwrap()).unwrap();
    again.follow(&*files(own.path().join("log"))).unwrap();
    assert_eq!(again.record().unwrap().unwrap().regime.ask("parties to icsant", on).unwrap(), ours);
}

#[test]
fn a_mirror_refuses_a_fork_and_keeps_it_as_evidence() {
    if !common::in_files() {
        return;
    }
    let (log, own) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let ledger = open(log.path());
    drop(ledger);
    let aside = copy(log.path());
    let (shown, hidden) = (open(log.path()), open(aside.path()));
    let [read, other] = [&log, &aside].map(|folder| files(folder.path().join("log")));
    let mut copied = mirror(&own, &shown);
    copied.follow(&*read).unwrap();
    let old = copy(log.path());
    let seen = record(&shown, "HTI");
    copied.follow(&*read).unwrap();
    // Rolled back, split at one size, rewritten further on.
    let said = |copied: &mut Mirror, read: &ReadFile<'_>| copied.follow(read).unwrap_err().to_string();
    let rolled_back = said(&mut copied, &*files(old.path().join("log")));
    assert!(rolled_back.contains("was rolled back"), "{rolled_back}");
    record(&hidden, "TON");
    let split = said(&mut copied, &*other);
    assert!(
        split.contains(&format!("other {} entries", seen.size)) && split.contains("rewritten"),
        "{split}"
    );
    record(&hidden, "HTI");
    let rewritten = said(&mut copied, &*other);
    assert!(
        rewritten.contains(&format!("entry {}", seen.size - 1)) && rewritten.contains("rewritten"),
        "{rewritten}"
    );
    // A checkpoint over other entries than are shown: that is no proof.
    fs::copy(aside.path().join("log/checkpoint"), log.path().join("log/checkpoint")).unwrap();
    record(&shown, "TON");
    fs::copy(aside.path().join("log/checkpoint"), log.path().join("log/checkpoint")).unwrap();
    let mixed = said(&mut copied, &*read);
    assert!(mixed.contains("does not fit the checkpoint"), "{mixed}");
    assert_eq!(copied.record().unwrap().unwrap().checkpoint.root, seen.root, "it stays where it was");
    let evidence = fs::read_dir(own.path()).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap());
    let evidence: Vec<String> = evidence.filter(|name| name.starts_with("evidence-")).collect();
    assert_eq!(evidence.len(), 2);
    for name in evidence {
        let note = fs::read(own.path().join(name)).unwrap();
        assert!(open_checkpoint(&note, shown.verifier_key()).is_ok(), "it is signed by the log");
    }
    // A copy is no log to append to, and one that was changed is not gone on from.
    drop(copied);
    let options = Options { origin: "example.org/record".into(), today: || "2026-11-24".parse().unwrap() };
    let appended = common::at(own.path(), &options, Vec::new).unwrap_err().to_string();
    assert!(
        appended.contains("run it with 'comity mirror'") && !own.path().join("log.key").exists(),
        "{appended}"
    );
    let bundle = own.path().join("log/tile/entries/000");
    let mut bytes = fs::read(&bundle).unwrap();
    bytes[40] ^= 1;
    fs::write(&bundle, bytes).unwrap();
    let policy = Policy::of_log(shown.verifier_key()).unwrap();
    let damaged = Mirror::open(own.path(), policy).unwrap_err().to_string();
    assert!(damaged.contains("is damaged: entry"), "{damaged}");
}

proptest! {
    #[test]
    fn nothing_that_is_read_makes_anything_panic(text in "(c2sp.org/tlog-proof@v1\n)?(extra [A-Za-z=]{0,8}\n)?(index [0-9]{0,21}\n)?([A-Za-z+/]{43}=\n){0,3}\n?.{0,40}", line in "(log|witness|group|quorum|#)?[ \ta-c+0-9é]{0,24}\n") {
        if let Ok(proof) = Proof::parse(&text) {
            let _ = proof.check(7, tlog_tiles::EMPTY_HASH);
            prop_assert_eq!(Proof::parse(&proof.to_string()).unwrap(), proof);
        }
        let _ = Policy::parse(&line);
    }
}
