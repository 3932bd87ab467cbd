//! P1 of the goals: durable, signature-checked, sequenced appends beside the two limits, in the same run.

#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use std::{
    sync::atomic::{AtomicUsize, Ordering},
    thread,
    time::Instant,
};

use comity_benches::{ACTORS, INSTRUMENTS, acts, content, contents, id};
use comity_ledger::{
    Content, Fields, Kind, Ledger, Offered, Options, SecretKey, Statement, Upon, authority::POLICIES,
};
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey, verify_batch};
use rand_core::OsRng;
use tempfile::TempDir;

/// How many statements.
const N: usize = 64_000;
/// How many threads submit, each handing in so many statements before it waits for their answers.
const SUBMITTERS: usize = 4;
const AHEAD: usize = 2048;

fn main() {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let (batch, single) = (batches(cores), singles(cores));
    let commits = commits();
    let limit = batch.min(commits);
    let appended = appends();
    println!("P1 Ed25519, batches of 256, {cores} cores {:>8.0} /s", batch);
    println!("P1 Ed25519, one by one, {cores} cores    {:>8.0} /s", single);
    println!("P1 SQLite, commits of 256 rows       {:>8.0} /s", commits);
    println!(
        "P1 signed acts, durable, sequenced   {:>8.0} /s: {:.0} % of the lower",
        appended,
        100.0 * appended / limit
    );
}

#[expect(clippy::cast_precision_loss, reason = "rates for people")]
fn rate(n: usize, begun: Instant) -> f64 {
    n as f64 / begun.elapsed().as_secs_f64()
}

/// The first limit: nothing but checking signatures.
fn batches(cores: usize) -> f64 {
    let key = SigningKey::generate(&mut OsRng);
    let texts: Vec<Vec<u8>> = (0..256_u32).map(|n| n.to_be_bytes().repeat(120)).collect();
    let signatures: Vec<Signature> = texts.iter().map(|text| key.sign(text)).collect();
    let keys: Vec<VerifyingKey> = vec![key.verifying_key(); 256];
    let texts: Vec<&[u8]> = texts.iter().map(Vec::as_slice).collect();
    let begun = Instant::now();
    thread::scope(|scope| {
        for _ in 0..cores {
            scope.spawn(|| (0..200).for_each(|_| verify_batch(&texts, &signatures, &keys).unwrap()));
        }
    });
    rate(200 * 256 * cores, begun)
}

/// What one by one can be checked, by the rule that every library has (RFC 8032 with the stricter bounds): that is ours.
fn singles(cores: usize) -> f64 {
    let key = SigningKey::generate(&mut OsRng);
    let (text, checks) = ([7_u8; 480], key.verifying_key());
    let signature = key.sign(&text);
    let begun = Instant::now();
    thread::scope(|scope| {
        for _ in 0..cores {
            scope.spawn(|| (0..20_000).for_each(|_| checks.verify_strict(&text, &signature).unwrap()));
        }
    });
    rate(20_000 * cores, begun)
}

/// The second limit: nothing but rows made durable.
fn commits() -> f64 {
    let folder = TempDir::new().unwrap();
    let mut store = rusqlite::Connection::open(folder.path().join("limit.db")).unwrap();
    store.pragma_update(None, "journal_mode", "WAL").unwrap();
    store.pragma_update(None, "synchronous", "FULL").unwrap();
    store.execute("CREATE TABLE entry (ix INTEGER PRIMARY KEY, data BLOB NOT NULL)", []).unwrap();
    let row = vec![7_u8; 480];
    let begun = Instant::now();
    for group in 0..400_i64 {
        let transaction = store.transaction().unwrap();
        for ix in 0..256 {
            let mut insert = transaction.prepare_cached("INSERT INTO entry VALUES (?1, ?2)").unwrap();
            insert.execute((group * 256 + ix, &row)).unwrap();
        }
        transaction.commit().unwrap();
    }
    rate(400 * 256, begun)
}

/// A ledger in which every State has a key, and says with it what it does.
fn appends() -> f64 {
    let folder = TempDir::new().unwrap();
    let options = Options { origin: "example.org/bench".into(), today: || "2026-11-24".parse().unwrap() };
    let policies = std::fs::read_to_string("../record/nuclear-security/policies/roles.cedar").unwrap();
    let seed = || {
        let mut contents = contents();
        contents.push(Content::definition(POLICIES, &policies));
        contents
    };
    let ledger = Ledger::open(folder.path(), &options, seed).unwrap();
    let signed = |by: &str, content: Content<'static>, upon: Upon, keys: &[&SecretKey]| {
        let mut statement = Statement::upon(by, content, upon);
        let bytes = statement.signed_bytes(ledger.verifier_key());
        statement.signatures = keys.iter().map(|key| key.sign(&bytes)).collect();
        statement
    };
    let register = |key: &SecretKey, holder: &str, role: &str, officer: &str, keys: &[&SecretKey]| {
        let public = key.public().to_string();
        let fields = Fields::new([
            ("does", "registration"),
            ("key", public.as_str()),
            ("holder", holder),
            ("role", role),
            ("officer", officer),
            ("note", "n"),
        ]);
        let upon = Upon::at(&ledger.record().checkpoint);
        ledger.submit(signed("depositary", Content { kind: Kind::Key, fields }, upon, keys)).unwrap();
    };
    let (first, second) = (SecretKey::generate(), SecretKey::generate());
    register(&first, "depositary", "depositary", "a", &[&first]);
    register(&second, "depositary", "depositary", "b", &[&first, &second]);
    let keys: Vec<SecretKey> = (0..ACTORS).map(|_| SecretKey::generate()).collect();
    for (n, key) in (0..).zip(&keys) {
        register(key, &id(n), "delegation", "m", &[&first, &second]);
    }
    let upon = Upon::at(&ledger.record().checkpoint);
    // What each State does, in order of date; States are independent of each other.
    let mut queues: Vec<Vec<Statement<'static>>> = vec![vec![]; SUBMITTERS];
    let all = acts(N);
    let total = all.len();
    for act in all {
        let (actor, content) = (id(act.actor.0), content(&act));
        let pair = usize::from(act.actor.0) * usize::from(INSTRUMENTS) + usize::from(act.instrument.0);
        queues[pair % SUBMITTERS].push(signed(&actor, content, upon, &[&keys[usize::from(act.actor.0)]]));
    }
    let refused = AtomicUsize::new(0);
    let begun = Instant::now();
    thread::scope(|scope| {
        for queue in queues {
            let (ledger, refused) = (&ledger, &refused);
            scope.spawn(move || {
                let mut queue = queue.into_iter().peekable();
                while queue.peek().is_some() {
                    let offered: Vec<_> =
                        queue.by_ref().take(AHEAD).map(|statement| ledger.offer(statement, None)).collect();
                    let answers = offered.into_iter().map(|offered| offered.and_then(Offered::wait));
                    refused.fetch_add(answers.filter(Result::is_err).count(), Ordering::Relaxed);
                }
            });
        }
    });
    let done = rate(total, begun);
    assert_eq!(refused.into_inner(), 0);
    done
}
