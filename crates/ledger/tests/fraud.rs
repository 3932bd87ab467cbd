//! An operator who has the log's key and writes what no program of ours would admit. The log is well signed and all its
//! hashes are right; what it says does not hold, and whoever verifies it is told which entry.

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use std::{fs, path::Path};

use base64::{Engine, prelude::BASE64_STANDARD};
use comity_ledger::{
    Algorithm, Checkpoint, Content, Entry, Fields, Kind, Mirror, Policy, SecretKey, Statement, Upon, Witness,
    contents, record_hash, sealed,
    verify::{files, verify},
    witness::Request,
};
use comity_regime::Day;
use common::accession;
use rand_core::OsRng;
use signed_note::{Note, StandardSigner};
use tempfile::TempDir;
use tlog_tiles::Hash;

const LOG: &str = "example.org/record";

/// A log that its operator writes by hand.
struct Forger {
    key: (String, String),
    entries: Vec<Vec<u8>>,
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

impl Forger {
    /// Begins honestly: who there is, what can be cited, one treaty, the policies.
    fn begin() -> Forger {
        let at = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../record/nuclear-security");
        let wanted = ["instruments/icsant.instrument", "policies/roles.cedar", "policies/levels.csv"];
        let mut folder: comity_regime::load::Folder =
            wanted.map(|path| (path.to_owned(), fs::read(at.join(path)).unwrap())).into();
        let actors = "id,name,kind\nFRA,France,state\nHTI,Haiti,state\nNLD,Netherlands,state\nUN,United Nations,organisation\n";
        folder.insert("actors.csv".into(), actors.into());
        folder.insert("sources.csv".into(), "id,title\nuntc-2015,UN Treaty Collection\n".into());
        let mut forger = Forger { key: signed_note::generate_key(&mut OsRng, LOG), entries: vec![] };
        for content in contents(&folder) {
            forger.add(Statement::unsigned("depositary", content), "2026-11-20");
        }
        forger
    }

    fn add(&mut self, statement: Statement<'_>, recorded: &str) {
        let statement = statement.into_owned();
        self.entries.push(Entry { recorded: day(recorded), statement }.encode().unwrap());
    }

    fn checkpoint(&self) -> Checkpoint {
        let (size, root) = (self.entries.len() as u64, self.root(self.entries.len()));
        let text = tlog_tiles::Checkpoint::new(LOG, size, root, "").unwrap();
        let mut note = Note::new(&text.to_bytes(), &[]).unwrap();
        note.add_sigs(&[&StandardSigner::new(&self.key.0).unwrap()]).unwrap();
        Checkpoint { size, root, note: String::from_utf8(note.to_bytes()).unwrap() }
    }

    fn root(&self, size: usize) -> Hash {
        common::root(&self.entries[..size].iter().map(|e| record_hash(e)).collect::<Vec<_>>())
    }

    /// What is said upon the log as it is, signed.
    fn signed(&self, by: &str, content: Content<'static>, keys: &[&SecretKey]) -> Statement<'static> {
        let mut statement = Statement::upon(by, content, Upon::at(&self.checkpoint()));
        let bytes = statement.signed_bytes(&self.key.1);
        statement.signatures = keys.iter().map(|key| key.sign(&bytes)).collect();
        statement
    }

    fn say(&mut self, by: &str, content: Content<'static>, keys: &[&SecretKey]) {
        self.add(self.signed(by, content, keys), "2026-11-24");
    }

    /// The public files, of which there is one tile and one bundle.
    fn publish(&self, folder: &Path, note: &str) {
        let n = self.entries.len();
        assert!(n < 256);
        let (tile, bundle) = (folder.join("tile/0/000.p"), folder.join("tile/entries/000.p"));
        fs::create_dir_all(&tile).unwrap();
        fs::create_dir_all(&bundle).unwrap();
        fs::write(
            tile.join(n.to_string()),
            self.entries.iter().flat_map(|e| record_hash(e).0).collect::<Vec<_>>(),
        )
        .unwrap();
        let length = |e: &Vec<u8>| u16::try_from(e.len()).unwrap().to_be_bytes();
        let framed = self.entries.iter().flat_map(|e| [&length(e)[..], e].concat());
        fs::write(bundle.join(n.to_string()), framed.collect::<Vec<_>>()).unwrap();
        fs::write(folder.join("checkpoint"), note).unwrap();
    }

    /// What somebody who verifies the log is told.
    fn verdict(&self) -> Result<u64, String> {
        let folder = TempDir::new().unwrap();
        self.publish(folder.path(), &self.checkpoint().note);
        let read = files(folder.path().to_owned());
        let verified = verify(&*read, &self.key.1, &mut |_, _| {}).map_err(|e| e.to_string())?;
        verified.state().map_err(|e| e.to_string())?;
        Ok(verified.checkpoint.size)
    }

    /// The last entry is at fault, and is told so in these words.
    #[track_caller]
    fn caught(&self, words: &str) {
        let verdict = self.verdict().unwrap_err();
        let last = format!("entry {}", self.entries.len() - 1);
        assert!(verdict.contains(&last) && verdict.contains(words), "{verdict}");
    }
}

fn registration(key: &SecretKey, holder: &str, role: &str, officer: &str) -> Content<'static> {
    let key = key.public().to_string();
    let fields = [
        ("does", "registration"),
        ("key", key.as_str()),
        ("holder", holder),
        ("role", role),
        ("officer", officer),
        ("note", "Note verbale 1/2026"),
    ];
    Content { kind: Kind::Key, fields: Fields::new(fields) }
}

fn revocation(key: &SecretKey) -> Content<'static> {
    let key = key.public().to_string();
    Content { kind: Kind::Key, fields: Fields::new([("does", "revocation"), ("key", key.as_str())]) }
}

/// A record that two officers keep, and in which the Netherlands speaks for itself.
struct Kept {
    log: Forger,
    first: SecretKey,
    second: SecretKey,
    dutch: SecretKey,
}

fn kept() -> Kept {
    let mut log = Forger::begin();
    let [first, second, dutch] = [(); 3].map(|()| SecretKey::generate());
    log.say("depositary", registration(&first, "depositary", "depositary", "Legal Adviser"), &[&first]);
    let content = registration(&second, "depositary", "depositary", "Treaty Officer");
    log.say("depositary", content, &[&first, &second]);
    log.say("depositary", registration(&dutch, "NLD", "delegation", "Mission"), &[&first, &second]);
    Kept { log, first, second, dutch }
}

#[test]
fn what_is_signed_by_whoever_may_say_it_holds() {
    let Kept { mut log, first, second, dutch } = kept();
    log.say("NLD", accession("NLD"), &[&dutch]);
    log.say("depositary", accession("HTI"), &[&first, &second]);
    assert_eq!(log.verdict(), Ok(log.entries.len() as u64));
}

#[test]
fn an_act_in_a_states_name_without_its_key_is_caught() {
    let Kept { mut log, first, .. } = kept();
    log.add(Statement::unsigned("NLD", accession("NLD")), "2026-11-24");
    log.caught("nobody speaks for NLD without its key");
    log.entries.pop();
    log.say("NLD", accession("NLD"), &[&first]);
    log.caught("speaks for depositary, not for NLD");
    log.entries.pop();
    log.add(Statement::unsigned("depositary", accession("HTI")), "2026-11-24");
    log.caught("sign it with their keys");
    log.entries.pop();
    log.say("depositary", accession("HTI"), &[&first]);
    log.caught("two officers");
}

/// From the first entry on: sources, actors and definitions are the depositary's word as well, and end with its officers.
#[test]
fn nobody_else_begins_a_record_and_nobody_goes_on_beginning() {
    let source = || Content { kind: Kind::Source, fields: Fields::new([("id", "s"), ("title", "S")]) };
    let mut log = Forger::begin();
    log.add(Statement::unsigned("NLD", source()), "2026-11-20");
    log.caught("nobody speaks for NLD without its key");
    let Kept { mut log, first, dutch, .. } = kept();
    log.add(Statement::unsigned("depositary", source()), "2026-11-24");
    log.caught("sign it with their keys");
    log.entries.pop();
    log.say("depositary", source(), &[&first]);
    log.caught("this takes two officers (source)");
    log.entries.pop();
    log.say("NLD", source(), &[&dutch]);
    log.caught("may not do this: source");
}

/// A delegation may take back what the secretariat recorded of it; it does not get to say it otherwise.
#[test]
fn nobody_says_by_a_correction_what_is_for_others_to_say() {
    let act = |pairs: &[(&str, &str)]| {
        let always = [("date", "2026-11-01"), ("actor", "NLD"), ("source", "untc-2015")];
        Content { kind: Kind::Act, fields: Fields::new(always.into_iter().chain(pairs.iter().copied())) }
    };
    let corrects = |of: &str, column: &'static str, text: &str| {
        act(&[("act", "rectification"), ("target", of), (column, text)])
    };
    let Kept { mut log, first, second, dutch } = kept();
    let office = SecretKey::generate();
    let content = registration(&office, "secretariat", "secretariat", "Records");
    log.say("depositary", content, &[&first, &second]);
    let came = [("act", "attendance"), ("target", "council-1"), ("value", "other")];
    log.say("secretariat", act(&came), &[&office]);
    log.say("NLD", act(&[("act", "pledge"), ("id", "p"), ("detail", "mend it")]), &[&dutch]);
    let (present, promised) = ("2026-11-01 attendance council-1", "2026-11-01 pledge p");
    log.say("NLD", corrects(promised, "detail", "mend all of it"), &[&dutch]);
    assert!(log.verdict().is_ok());
    log.say("NLD", corrects(present, "value", "head"), &[&dutch]);
    log.caught("a delegation may not do this: attendance");
    log.entries.pop();
    log.say("NLD", corrects(present, "detail", "nothing"), &[&dutch]);
    assert!(log.verdict().is_ok());
    log.entries.pop();
    log.say("depositary", corrects(present, "value", "head"), &[&first]);
    log.caught("two officers");
    log.entries.pop();
    log.say("depositary", corrects(present, "value", "head"), &[&first, &second]);
    assert!(log.verdict().is_ok());
}

/// The members of a group are those that were signed, all of them, in their order, with nothing between them.
#[test]
fn a_group_that_is_not_what_was_signed_is_caught() {
    let Kept { mut log, first, second, dutch } = kept();
    let members = vec![accession("HTI"), accession("FRA")];
    let heading = Statement::group("depositary", members.clone()).content;
    let members: Vec<_> = members.into_iter().map(|said| Statement::unsigned("depositary", said)).collect();
    let say = |log: &mut Forger| log.say("depositary", heading.clone(), &[&first, &second]);
    let day = "2026-11-24";
    let before = log.entries.len();
    say(&mut log);
    members.iter().for_each(|member| log.add(member.clone(), day));
    assert!(log.verdict().is_ok());
    // One is left out; they are turned round; another stands in the place of one; one is said in another name.
    log.entries.pop();
    log.caught("within a group");
    log.entries.truncate(before + 1);
    members.iter().rev().for_each(|member| log.add(member.clone(), day));
    log.caught("spoke of other statements");
    log.entries.truncate(before + 2);
    log.add(Statement::unsigned("depositary", accession("NLD")), day);
    log.caught("spoke of other statements");
    log.entries.truncate(before + 1);
    log.add(Statement::unsigned("NLD", accession("HTI")), day);
    log.caught("is not of it");
    // Nothing stands between them, be it signed, and no key is begun in a group.
    log.entries.truncate(before + 1);
    log.say("NLD", accession("NLD"), &[&dutch]);
    log.caught("is not of it");
    log.entries.truncate(before + 1);
    log.add(Statement::unsigned("depositary", revocation(&dutch)), day);
    log.caught("stands alone");
    // What one may not say is not said in a group either.
    log.entries.truncate(before);
    log.say("NLD", Statement::group("NLD", vec![accession("HTI")]).content, &[&dutch]);
    log.add(Statement::unsigned("NLD", accession("HTI")), day);
    log.caught("for others, only in its own name");
}

#[test]
fn a_signature_with_a_revoked_key_is_caught() {
    let Kept { mut log, first, second, dutch } = kept();
    log.say("depositary", revocation(&dutch), &[&first, &second]);
    let revoked = log.entries.len() - 1;
    assert!(log.verdict().is_ok());
    log.say("NLD", accession("NLD"), &[&dutch]);
    log.caught(&format!("spoke for NLD until entry {revoked}"));
}

#[test]
fn a_signature_under_other_words_is_caught() {
    let Kept { mut log, dutch, .. } = kept();
    let signed = log.signed("NLD", accession("NLD"), &[&dutch]);
    let mut other = accession("NLD");
    other.fields.set("date", "2026-11-19");
    log.add(Statement { content: other, ..signed }, "2026-11-24");
    log.caught("does not fit what is said");
}

#[test]
fn words_for_another_log_or_another_past_are_caught() {
    let Kept { mut log, dutch, .. } = kept();
    let checkpoint = log.checkpoint();
    let mut elsewhere = Statement::upon("NLD", accession("NLD"), Upon::at(&checkpoint));
    elsewhere.signatures = vec![dutch.sign(&elsewhere.signed_bytes(LOG))];
    log.add(elsewhere, "2026-11-24");
    log.caught("does not fit what is said");
    log.entries.pop();
    // The delegation was shown a past that is not this one.
    let upon = Upon { size: checkpoint.size, root: record_hash(b"another past") };
    let mut shown = Statement::upon("NLD", accession("NLD"), upon);
    shown.signatures = vec![dutch.sign(&shown.signed_bytes(&log.key.1))];
    log.add(shown, "2026-11-24");
    log.caught("was shown another past");
}

#[test]
fn words_that_are_said_again_are_caught() {
    let Kept { mut log, dutch, .. } = kept();
    let signed = log.signed("NLD", accession("NLD"), &[&dutch]);
    log.add(signed.clone(), "2026-11-24");
    let before = log.entries.len() - 1;
    log.add(signed, "2026-11-24");
    log.caught(&format!("said before, in entry {before}"));
}

#[test]
fn a_key_that_nobody_vouched_for_is_caught() {
    let Kept { mut log, first, dutch, .. } = kept();
    let own = SecretKey::generate();
    log.say("depositary", registration(&own, "FRA", "delegation", "Mission"), &[&first]);
    log.caught("two officers");
    log.entries.pop();
    log.say("depositary", registration(&own, "depositary", "depositary", "Myself"), &[&first, &own]);
    log.caught("vouched for by two officers, not by itself");
    log.entries.pop();
    log.say("NLD", revocation(&first), &[&dutch]);
    log.caught("keeps two officers");
}

/// Keys are replaced by their holders, and begun again by two officers; what a key said while it was in force stays.
#[test]
fn keys_are_replaced_and_recovered_by_whoever_may() {
    let Kept { mut log, first, second, dutch } = kept();
    let [new, newer, third] = [(); 3].map(|()| SecretKey::generate());
    let rotation = |old: &SecretKey, new: &SecretKey| {
        let (key, replaces) = (new.public().to_string(), old.public().to_string());
        let fields = [("does", "rotation"), ("key", key.as_str()), ("replaces", replaces.as_str())];
        Content { kind: Kind::Key, fields: Fields::new(fields) }
    };
    let recovery = |key: &SecretKey, holder: &str, role: &str| {
        let mut content = registration(key, holder, role, "Mission");
        content.fields.set("does", "recovery");
        content
    };
    log.say("NLD", accession("NLD"), &[&dutch]);
    log.say("NLD", rotation(&dutch, &new), &[&dutch]);
    log.caught("countersigned by the new");
    log.entries.pop();
    log.say("depositary", rotation(&dutch, &new), &[&first, &second]);
    log.caught("countersigned by the new");
    log.entries.pop();
    log.say("NLD", rotation(&dutch, &new), &[&dutch, &new]);
    assert!(log.verdict().is_ok());
    log.say("NLD", revocation(&dutch), &[&dutch]);
    log.caught("spoke for NLD until");
    log.entries.pop();
    log.say("depositary", registration(&dutch, "NLD", "delegation", "Mission"), &[&first, &second]);
    log.caught("has been registered before");
    log.entries.pop();
    // All are lost.
    log.say("NLD", recovery(&newer, "NLD", "delegation"), &[&new, &newer]);
    log.caught("itself");
    log.entries.pop();
    log.say("depositary", recovery(&newer, "FRA", "delegation"), &[&first, &second]);
    log.caught("no key to recover");
    log.entries.pop();
    log.say("depositary", recovery(&third, "depositary", "depositary"), &[&first, &second]);
    log.caught("vouched for by third parties");
    log.entries.pop();
    log.say("depositary", recovery(&newer, "NLD", "delegation"), &[&second, &first]);
    log.say("NLD", revocation(&newer), &[&new]);
    log.caught("spoke for NLD until");
    log.entries.pop();
    // An officer goes: a third is there first.
    log.say("depositary", registration(&third, "depositary", "depositary", "Deputy"), &[&first, &second]);
    log.say("depositary", revocation(&first), &[&second, &third]);
    log.say("depositary", accession("HTI"), &[&third, &second]);
    assert_eq!(log.verdict(), Ok(log.entries.len() as u64));
    log.say("depositary", revocation(&third), &[&second, &third]);
    log.caught("keeps two officers");
}

#[test]
fn a_paper_opened_as_another_than_was_sealed_is_caught() {
    let Kept { mut log, dutch, .. } = kept();
    let salt = [7; sealed::SALT];
    let digest = sealed::digest(&salt, b"We shall host it.");
    log.say("NLD", sealed::sealing(&digest, b"encrypted", "restricted", "", ""), &[&dutch]);
    let entry = log.entries.len() as u64 - 1;
    assert!(log.verdict().is_ok());
    log.say("NLD", sealed::opening(entry, &salt, "We shall not host it."), &[&dutch]);
    log.caught("not the paper");
    log.entries.pop();
    log.say("NLD", sealed::opening(entry, &salt, "We shall host it."), &[&dutch]);
    assert!(log.verdict().is_ok());
}

#[test]
fn a_day_that_goes_back_is_caught() {
    let Kept { mut log, dutch, .. } = kept();
    log.add(log.signed("NLD", accession("NLD"), &[&dutch]), "2026-11-23");
    log.caught("and the one before on 2026-11-24");
}

/// The days of a quiet month can be written in later; but witnesses have cosigned the log without them.
#[test]
fn a_back_dated_entry_is_caught_by_a_mirror_that_asks_witnesses() {
    let Kept { mut log, dutch, .. } = kept();
    let [published, copy, watch] = [(); 3].map(|()| TempDir::new().unwrap());
    let watching =
        Witness::open(watch.path(), "aec.example/w1", Algorithm::Ed25519, &[log.key.1.clone()]).unwrap();
    let text = format!("log {}\nwitness w {}\nquorum w\n", log.key.1, watching.key());
    let policy = Policy::parse(&text).unwrap();
    // 2026-12-24: a month later.
    let cosigned = |log: &Forger, old: u64, proof: Vec<Hash>| {
        let checkpoint = log.checkpoint();
        let request = Request { old, proof, note: &checkpoint.note }.to_string();
        checkpoint.note.clone() + &watching.add_checkpoint(request.as_bytes(), 1_798_070_400).unwrap()
    };
    log.publish(published.path(), &cosigned(&log, 0, vec![]));
    let read = files(published.path().to_owned());
    let mut mirror = Mirror::open(copy.path(), policy).unwrap().by(|| 1_798_070_400);
    assert!(mirror.follow(&*read).unwrap());
    let old = log.entries.len() as u64;
    log.say("NLD", accession("NLD"), &[&dutch]);
    assert!(log.verdict().is_ok(), "by itself, it looks well");
    let folder = TempDir::new().unwrap();
    log.publish(folder.path(), &log.checkpoint().note);
    let checkpoint = log.checkpoint();
    let proof = comity_ledger::proof::consistency(
        &*files(folder.path().to_owned()),
        checkpoint.size,
        checkpoint.root,
        old,
    )
    .unwrap();
    log.publish(published.path(), &cosigned(&log, old, proof));
    let told = mirror.follow(&*read).unwrap_err().to_string();
    assert!(told.contains(&format!("entry {old}")) && told.contains("back-dated"), "{told}");
}

/// Whatever the bytes of an assertion are, they are refused and nothing else happens.
#[test]
fn a_passkeys_signature_of_nonsense_is_caught() {
    let Kept { mut log, first, second, .. } = kept();
    let key = p256::ecdsa::SigningKey::random(&mut OsRng);
    let point = key.verifying_key().to_encoded_point(true);
    let name = format!("p256:{}", BASE64_STANDARD.encode(point.as_bytes()));
    let fields = [
        ("does", "registration"),
        ("key", name.as_str()),
        ("holder", "FRA"),
        ("role", "delegation"),
        ("officer", "Mission"),
        ("note", "Note verbale 2/2026"),
        ("relying_party", "localhost"),
        ("credential", "eA"),
    ];
    let content = Content { kind: Kind::Key, fields: Fields::new(fields) };
    log.say("depositary", content, &[&first, &second]);
    assert!(log.verdict().is_ok());
    let sign = |log: &Forger, change: &dyn Fn(&mut Vec<u8>, &mut String)| {
        let mut statement = Statement::upon("FRA", accession("FRA"), Upon::at(&log.checkpoint()));
        let challenge = comity_ledger::challenge(&statement.signed_bytes(&log.key.1));
        let challenge = base64::prelude::BASE64_URL_SAFE_NO_PAD.encode(challenge);
        let mut client = format!(
            r#"{{"type":"webauthn.get","challenge":"{challenge}","origin":"http://localhost:8016"}}"#
        );
        use sha2::{Digest, Sha256};
        let mut authenticator = [&Sha256::digest("localhost")[..], &[5, 0, 0, 0, 1]].concat();
        change(&mut authenticator, &mut client);
        let signed = [&authenticator[..], &Sha256::digest(&client)[..]].concat();
        use p256::ecdsa::signature::Signer;
        let signature: p256::ecdsa::Signature = key.sign(&signed);
        statement.signatures = vec![comity_ledger::Signature {
            key: name.clone(),
            bytes: signature.to_der().as_bytes().to_vec(),
            assertion: Some(comity_ledger::Assertion { authenticator, client }),
        }];
        statement
    };
    log.add(sign(&log, &|_, _| {}), "2026-11-24");
    assert_eq!(log.verdict(), Ok(log.entries.len() as u64));
    log.entries.pop();
    type Change = fn(&mut Vec<u8>, &mut String);
    let changes: [(Change, &str); 12] = [
        (|_, client| *client = client.replace("webauthn.get", "webauthn.create"), "webauthn.create"),
        (|_, client| *client = client.replace("challenge\":\"", "challenge\":\"A"), "about something else"),
        (|_, client| *client = client.replace("localhost", "evil.example"), "which is not localhost"),
        (|_, client| *client = client.replace('}', r#","crossOrigin":true}"#), "embedded"),
        (|_, client| client.truncate(20), "cannot be read"),
        (|authenticator, _| authenticator[0] ^= 1, "another relying party"),
        (|authenticator, _| authenticator[32] = 1, "was verified"),
        (|authenticator, _| authenticator.truncate(36), "37 bytes"),
        (|authenticator, _| authenticator.push(0), "37 bytes"),
        (|authenticator, _| authenticator[32] |= 1 << 6, "37 bytes"),
        (|_, client| *client = client.replace('}', r#","topOrigin":"https://evil.example"}"#), "embedded"),
        (|_, client| *client = client.replace("//localhost", "//any.localhost"), "which is not localhost"),
    ];
    for (change, words) in changes {
        log.add(sign(&log, &change), "2026-11-24");
        log.caught(words);
        log.entries.pop();
    }
}
