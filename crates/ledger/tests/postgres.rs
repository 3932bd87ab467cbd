//! Several servers on one PostgreSQL: one sequences, the others follow, and whatever ends, nothing acknowledged is lost and
//! nothing forked.

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;
#[path = "common/postgres.rs"]
mod postgres;

use std::{fs, path::Path, thread};

use comity_ledger::{
    Algorithm, Checkpoint, Content, Fields, Hash, Kind, Ledger, LedgerError, Statement, Upon, Witness,
    store::{self, Postgres, Store, address::Address},
    verify::{files, verify},
    witness::Request,
};
use common::{accession, accession_upon, entrusted, open, options, shared as folder, signed, wait};
use postgres::Cluster;
use tempfile::TempDir;

/// The public files of a server are those of the log, and all that it says follows from them.
fn holds(folder: &TempDir, ledger: &Ledger) {
    let record = ledger.record();
    let verified = verify(&*files(folder.path().join("log")), &record.key, &mut |_, _| {}).unwrap();
    assert_eq!(verified.checkpoint.root, record.checkpoint.root);
    let again = verified.state().unwrap();
    assert_eq!(again.regime.acts().len(), record.regime.acts().len());
    assert_eq!(again.regime.register().sources, record.regime.register().sources);
}

#[test]
fn a_log_is_begun_in_a_database_and_read_from_it() {
    let place = tempfile::tempdir().unwrap();
    let cluster = Cluster::begin(&place.path().join("one"), "");
    let first = folder(&cluster.log("begun"), None);
    let ledger = open(first.path());
    assert!(ledger.leads());
    let before = ledger.record().checkpoint.size;
    let keys = entrusted(&ledger);
    let said = signed(&ledger, "depositary", accession("NLD"), &[&keys[0], &keys[1]]);
    let receipt = ledger.submit(said.clone()).unwrap();
    assert_eq!(receipt.index, before + 3);
    assert_eq!(ledger.submit(said.clone()).unwrap().index, receipt.index, "it is recorded once");
    holds(&first, &ledger);
    drop(ledger);
    let again = open(first.path());
    assert_eq!(again.record().checkpoint.size, before + 4);
    assert_eq!(again.submit(said).unwrap().index, receipt.index);
    assert_eq!(comity_ledger::read(first.path()).unwrap().checkpoint, again.record().checkpoint);
}

#[test]
fn what_is_said_at_one_server_is_sequenced_by_another_and_known_to_all() {
    let place = tempfile::tempdir().unwrap();
    let cluster = Cluster::begin(&place.path().join("one"), "");
    let address = cluster.log("several");
    let folders = [folder(&address, None)];
    let first = open(folders[0].path());
    let others: Vec<_> = (0..2).map(|_| folder(&address, Some(folders[0].path()))).collect();
    let servers: Vec<_> = others.iter().map(|other| open(other.path())).collect();
    assert!(first.leads() && servers.iter().all(|server| !server.leads()));
    let keys = entrusted(&servers[0]);
    // What was acknowledged by a server can be read there, and at the others a moment later.
    assert_eq!(servers[0].record().checkpoint, first.record().checkpoint);
    let said = signed(&servers[0], "depositary", accession("NLD"), &[&keys[0], &keys[1]]);
    let receipt = servers[1].submit(said.clone()).unwrap();
    assert_eq!(servers[0].submit(said).unwrap().index, receipt.index);
    // So is what rests on a note that is listed with it.
    let note = Content { kind: Kind::Source, fields: Fields::new([("id", "note-1"), ("title", "A note")]) };
    let members = vec![note, accession_upon("HTI", "note-1")];
    let mut group = Statement::group_upon("depositary", members, Upon::at(&servers[1].record().checkpoint));
    let bytes = group.signed_bytes(first.verifier_key());
    group.signatures = [&keys[0], &keys[1]].map(|key| key.sign(&bytes)).into();
    let receipt = servers[1].submit(group).unwrap();
    for (folder, server) in others.iter().zip(&servers) {
        wait("they follow", || server.record().checkpoint == first.record().checkpoint);
        holds(folder, server);
    }
    // What is wrong is so with its field, wherever it was said.
    let wrong = signed(&servers[1], "depositary", accession("NLD"), &[&keys[0], &keys[1]]);
    let there = servers[1].submit(wrong.clone()).unwrap_err().to_string();
    assert_eq!(there, first.submit(wrong).unwrap_err().to_string());
    let unsigned = Statement::unsigned("depositary", accession("FIN"));
    assert!(servers[0].submit(unsigned).is_err());
    assert_eq!(first.record().checkpoint.size, receipt.index + 3);
}

#[test]
fn what_witnesses_cosign_is_shown_by_all_and_what_they_cosign_again_too() {
    let place = tempfile::tempdir().unwrap();
    let cluster = Cluster::begin(&place.path().join("one"), "");
    let address = cluster.log("cosigned");
    let one = folder(&address, None);
    let (first, other) = (open(one.path()), folder(&address, Some(one.path())));
    let second = open(other.path());
    let own = tempfile::tempdir().unwrap();
    let key = first.verifier_key().to_owned();
    let witness = Witness::open(own.path(), "aec.example/w", Algorithm::Ed25519, &[key]).unwrap();
    let plain = first.record().checkpoint.note.clone();
    // Of the same length each time: what is newer is not longer.
    for (old, time) in [(0, 1_795_600_000), (first.record().checkpoint.size, 1_795_603_600)] {
        let request = Request { old, proof: vec![], note: &plain }.to_string();
        let line = witness.add_checkpoint(request.as_bytes(), time).unwrap_or_else(|e| panic!("{e}"));
        let note = format!("{plain}{line}");
        first.cosigned(note.clone()).unwrap();
        wait("the other shows it", || second.record().checkpoint.note == note);
        let public = || fs::read_to_string(other.path().join("log/checkpoint")).unwrap();
        wait("its public files too", || public() == note);
    }
}

#[test]
fn when_the_one_that_sequences_is_gone_another_takes_its_place() {
    let place = tempfile::tempdir().unwrap();
    let cluster = Cluster::begin(&place.path().join("one"), "");
    let address = cluster.log("place");
    let one = folder(&address, None);
    let (first, other) = (open(one.path()), folder(&address, Some(one.path())));
    let (keys, second) = (entrusted(&first), open(other.path()));
    let said = signed(&second, "depositary", accession("NLD"), &[&keys[0], &keys[1]]);
    drop(first);
    // Said while nobody sequences, and answered once somebody does.
    let receipt = second.submit(said.clone()).unwrap();
    assert!(second.leads());
    // Who comes back follows, and knows all that was recorded meanwhile.
    let first = open(one.path());
    assert!(!first.leads());
    assert_eq!(first.submit(said).unwrap().index, receipt.index);
    // A connection that is cut is made again, by whoever had it.
    let cut =
        "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = 'comity'";
    cluster.ask(cut).unwrap();
    let said = signed(&first, "depositary", accession("FIN"), &[&keys[0], &keys[1]]);
    let recorded = || first.submit(said.clone()).is_ok() && second.submit(said.clone()).is_ok();
    wait("they go on", recorded);
    assert!(first.leads() != second.leads());
    wait("they are one log", || first.record().checkpoint == second.record().checkpoint);
    holds(&one, &first);
    holds(&other, &second);
}

#[test]
fn a_database_that_was_put_back_is_refused() {
    let place = tempfile::tempdir().unwrap();
    let mut cluster = Cluster::begin(&place.path().join("one"), "");
    let one = folder(&cluster.log("back"), None);
    let ledger = open(one.path());
    let keys = entrusted(&ledger);
    // All of it, as it is when it is cut off from the power.
    let kept = place.path().join("kept");
    cluster.kill();
    copy(&cluster.folder, &kept);
    cluster.start();
    let said = signed(&ledger, "depositary", accession("NLD"), &[&keys[0], &keys[1]]);
    wait("it goes on", || ledger.submit(said.clone()).is_ok());
    let stands = ledger.record().checkpoint.clone();
    cluster.kill();
    fs::remove_dir_all(&cluster.folder).unwrap();
    copy(&kept, &cluster.folder);
    cluster.start();
    // While it is open: nothing is recorded upon it, and what is read stays what was published.
    let more = signed(&ledger, "depositary", accession("FIN"), &[&keys[0], &keys[1]]);
    let what = ledger.submit(more.clone()).unwrap_err().to_string();
    wait("it is said", || {
        ledger.failure().is_some_and(|why| why.contains("older than what others have seen"))
    });
    assert!(ledger.submit(more).is_err(), "{what}");
    assert_eq!(ledger.record().checkpoint, stands);
    drop(ledger);
    // And when it is opened.
    let refused = Ledger::open(one.path(), &options(), Vec::new).unwrap_err().to_string();
    assert!(refused.contains("restore a newer backup"), "{refused}");
}

/// Copies a folder, with whom its files belong to.
fn copy(from: &Path, to: &Path) {
    let status = std::process::Command::new("cp").arg("-a").args([from, to]).status().unwrap();
    assert!(status.success());
}

#[test]
fn two_that_both_sequence_never_fork_the_log() {
    let place = tempfile::tempdir().unwrap();
    let cluster = Cluster::begin(&place.path().join("one"), "");
    let address: Address = cluster.log("fork").parse().unwrap();
    let stores = || Postgres::open(&address).unwrap();
    let (mut one, mut other) = (stores(), stores());
    let checkpoint =
        |size: u64, root: u8| Checkpoint { size, root: Hash([root; 32]), note: format!("{size} {root}") };
    let stands = |store: &Postgres| store::stand(store.checkpoint().unwrap().as_ref());
    let forked =
        |done: Result<(), LedgerError>| assert!(matches!(done, Err(LedgerError::Forked(_))), "{done:?}");
    let empty = stands(&one);
    one.append(empty, &[b"a".to_vec()], &checkpoint(1, 1)).unwrap();
    forked(other.append(empty, &[b"b".to_vec()], &checkpoint(1, 2)));
    let first = stands(&other);
    other.append(first, &[b"c".to_vec(), b"d".to_vec()], &checkpoint(3, 3)).unwrap();
    forked(one.append(first, &[b"e".to_vec()], &checkpoint(2, 4)));
    // The same size is not enough: it may be another log's.
    forked(one.append(Upon { size: 3, root: Hash([9; 32]) }, &[b"f".to_vec()], &checkpoint(4, 5)));
    // At once, one of them comes first.
    let at = stands(&one);
    let both = thread::scope(|scope| {
        let tries = [(&mut one, 6), (&mut other, 7)].map(|(store, root)| {
            scope.spawn(move || store.append(at, &[vec![root]], &checkpoint(4, root)).is_ok())
        });
        tries.map(|tried| tried.join().unwrap())
    });
    assert!(both[0] != both[1], "{both:?}");
    let mut held = vec![];
    let size = one
        .entries(0, None, &mut |_, data| {
            held.push(data);
            Ok(())
        })
        .unwrap();
    assert_eq!((size, &held[..3]), (4, &[b"a".to_vec(), b"c".to_vec(), b"d".to_vec()][..]));
    // One that is missing is named.
    cluster.ask("DELETE FROM fork.entry WHERE ix = 1").unwrap();
    let missing = other.entries(0, None, &mut |_, _| Ok(())).unwrap_err().to_string();
    assert!(missing.contains("entry 1 is missing"), "{missing}");
    assert!(one.entries(0, Some(9), &mut |_, _| Ok(())).is_err());
}

#[test]
fn a_database_that_does_not_keep_what_it_says_is_refused() {
    let place = tempfile::tempdir().unwrap();
    let mut cluster = Cluster::begin(&place.path().join("one"), "fsync = off");
    let address: Address = cluster.log("kept").parse().unwrap();
    let refused = || Postgres::open(&address).unwrap_err().to_string();
    assert!(refused().contains("turn fsync and full_page_writes on"), "{}", refused());
    cluster.kill();
    assert!(refused().contains("onnection refused"), "{}", refused());
    cluster.set("fsync = on");
    cluster.start();
    assert!(Postgres::open_to_read(&address).unwrap_err().to_string().contains("holds no log"));
    drop(Postgres::open(&address).unwrap());
    cluster.ask("UPDATE kept.comity SET format = 7").unwrap();
    assert!(refused().contains("made by a later version"), "{}", refused());
    let nowhere: Address = cluster.address("nowhere").parse().unwrap();
    let what = Postgres::open(&nowhere).unwrap_err().to_string();
    assert!(what.contains("create the one that search_path names"), "{what}");
}

#[test]
fn a_log_is_copied_between_stores_and_nothing_of_it_changes() {
    let place = tempfile::tempdir().unwrap();
    let cluster = Cluster::begin(&place.path().join("one"), "");
    let alone = tempfile::tempdir().unwrap();
    let ledger = open(alone.path());
    let keys = entrusted(&ledger);
    let stands = ledger.record().checkpoint.clone();
    let address: Address = cluster.log("copied").parse().unwrap();
    let mut there = Postgres::open(&address).unwrap();
    let from = store::open_to_read(alone.path()).unwrap();
    let key = Some(ledger.verifier_key());
    assert_eq!(store::copy::copy(&*from, &mut there, key).unwrap(), stands);
    let twice = store::copy::copy(&*from, &mut there, key).unwrap_err().to_string();
    assert!(twice.contains("holds a log already"), "{twice}");
    // Another log's key did not sign it.
    let strange = tempfile::tempdir().unwrap();
    let other = open(strange.path());
    assert!(store::copy::held(&there, Some(other.verifier_key())).is_err());
    drop((ledger, from, there));
    // The log goes on in the database; the folder that it came from does not.
    let moved = folder(&cluster.address("copied"), Some(alone.path()));
    let ledger = open(moved.path());
    assert_eq!(ledger.record().checkpoint, stands);
    ledger.submit(signed(&ledger, "depositary", accession("NLD"), &[&keys[0], &keys[1]])).unwrap();
    // And back, into a folder of its own, by a backup.
    let back = place.path().join("back");
    assert_eq!(comity_ledger::backup(moved.path(), &back).unwrap().checkpoint, ledger.record().checkpoint);
    let restored = Ledger::open(&back, &options(), Vec::new).unwrap();
    assert_eq!(restored.record().checkpoint.root, ledger.record().checkpoint.root);
    // A byte that was changed in the database is found.
    cluster.ask("UPDATE copied.entry SET data = set_byte(data, 20, 88) WHERE ix = 2").unwrap();
    drop(ledger);
    let damaged = Ledger::open(moved.path(), &options(), Vec::new).unwrap_err().to_string();
    assert!(damaged.contains("are not those that were published"), "{damaged}");
}

/// Runs openssl, which the tests have.
fn openssl(arguments: &[&str], within: &Path) {
    let mut command = std::process::Command::new("openssl");
    let done = command.args(arguments).current_dir(within).stderr(std::process::Stdio::null()).status();
    assert!(done.unwrap().success(), "openssl {arguments:?}");
}

#[test]
fn across_a_network_the_database_is_known_by_its_certificate() {
    let place = tempfile::tempdir().unwrap();
    let at = place.path();
    for authority in ["ours", "another"] {
        let (key, certificate) = (format!("{authority}.key"), format!("{authority}.pem"));
        let new =
            ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"];
        let named = ["-subj", "/CN=an authority", "-keyout", &key, "-out", &certificate];
        openssl(&[&new[..], &named].concat(), at);
    }
    let new =
        ["req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj", "/CN=database"];
    openssl(&[&new[..], &["-keyout", "server.key", "-out", "server.csr"]].concat(), at);
    fs::write(at.join("names"), "subjectAltName=DNS:localhost\n").unwrap();
    let sign =
        ["x509", "-req", "-in", "server.csr", "-CA", "ours.pem", "-CAkey", "ours.key", "-CAcreateserial"];
    openssl(&[&sign[..], &["-days", "2", "-extfile", "names", "-out", "server.crt"]].concat(), at);
    let mut cluster = Cluster::begin(&at.join("one"), "");
    for name in ["server.key", "server.crt"] {
        cluster.keep(name, &fs::read(at.join(name)).unwrap());
    }
    cluster.kill();
    cluster.set("ssl = on");
    cluster.start();
    let port = cluster.port;
    cluster.log("tls");
    let opened = |host: &str, more: &str, authority: &str| {
        let text = format!("postgres://comity@{host}:{port}/postgres?options=-c%20search_path%3Dtls{more}");
        let address: Address = text.parse().unwrap();
        Postgres::open(&address.vouched_by(Some(at.join(authority)))).map(drop).map_err(|e| e.to_string())
    };
    let required = "&sslmode=require";
    opened("localhost", required, "ours.pem").unwrap();
    let stranger = opened("localhost", required, "another.pem").unwrap_err();
    assert!(stranger.contains("certificate"), "{stranger}");
    // It is another's certificate than that of whom was asked.
    let name = opened("127.0.0.1", required, "ours.pem").unwrap_err();
    assert!(name.contains("certificate"), "{name}");
    fs::write(at.join("none.pem"), "nothing").unwrap();
    let none = opened("localhost", required, "none.pem").unwrap_err();
    assert!(none.contains("expected certificates in PEM"), "{none}");
    let encrypted = "SELECT bool_and(ssl) FROM pg_stat_ssl NATURAL JOIN pg_stat_activity \
                     WHERE application_name = 'comity'";
    let address: Address =
        format!("postgres://comity@localhost:{port}/postgres?options=-c%20search_path%3Dtls&sslmode=require")
            .parse()
            .unwrap();
    let _held = Postgres::open(&address.vouched_by(Some(at.join("ours.pem")))).unwrap();
    assert_eq!(cluster.ask(encrypted).unwrap(), "t");
}
