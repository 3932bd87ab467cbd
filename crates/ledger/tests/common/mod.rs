//! What the tests of the ledger have in common.

#![allow(dead_code, reason = "not every test uses all of it")]
#![allow(clippy::unwrap_used)]

use std::{
    env, fs,
    path::Path,
    process::Command,
    thread,
    time::{Duration, Instant},
};

use comity_ledger::{
    Content, Fields, Hash, Kind, Ledger, LedgerError, Options, SecretKey, Statement, Upon, contents,
    is_begun, store::address::Address,
};
use comity_regime::load::Folder;
use tempfile::TempDir;
use tlog_tiles::{EMPTY_HASH, node_hash};

/// Somebody accedes to ICSANT.
pub fn accession(actor: &str) -> Content<'static> {
    accession_upon(actor, "untc-2015")
}

/// Somebody accedes to ICSANT, as sources say.
pub fn accession_upon(actor: &str, sources: &str) -> Content<'static> {
    Content::act(Fields::new([
        ("date", "2026-11-20"),
        ("actor", actor),
        ("act", "accession"),
        ("instrument", "icsant"),
        ("source", sources),
    ]))
}

/// Who there is, what can be cited, one treaty, and who may do what.
pub fn record() -> Folder {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../record/nuclear-security");
    let wanted = [
        "actors.csv",
        "sources.csv",
        "instruments/icsant.instrument",
        "policies/roles.cedar",
        "policies/levels.csv",
    ];
    wanted.map(|path| (path.to_owned(), fs::read(root.join(path)).unwrap())).into()
}

pub fn options() -> Options {
    Options { origin: "example.org/record".into(), today: || "2026-11-24".parse().unwrap() }
}

/// Nothing is waited for longer: what should have come about hangs.
pub const GUARD: Duration = Duration::from_secs(120);

/// Waits until something comes about by itself.
pub fn wait(what: &str, mut done: impl FnMut() -> bool) {
    let begun = Instant::now();
    while !done() {
        assert!(begun.elapsed() < GUARD, "{what}");
        thread::sleep(Duration::from_millis(10));
    }
}

/// RFC 6962, section 2.1, as it stands there.
pub fn root(leaves: &[Hash]) -> Hash {
    match leaves {
        [] => EMPTY_HASH,
        [one] => *one,
        more => {
            let k = more.len().next_power_of_two() / 2;
            node_hash(root(&more[..k]), root(&more[k..]))
        }
    }
}

/// A data folder whose log is in a database, with the key of another if it is not the first.
pub fn shared(address: &str, first: Option<&Path>) -> TempDir {
    let folder = TempDir::new().unwrap();
    address.parse::<Address>().unwrap().write(folder.path()).unwrap();
    for (name, first) in ["log.key", "log.vkey"].into_iter().zip(first.into_iter().cycle()) {
        fs::copy(first.join(name), folder.path().join(name)).unwrap();
    }
    folder
}

/// Names a database, by its address without what follows it, in which the logs of the tests are kept.
const DATABASE: &str = "COMITY_TEST_DATABASE";

/// Whether the logs of the tests are kept in files: what breaks those files has nothing to break otherwise.
pub fn in_files() -> bool {
    env::var_os(DATABASE).is_none()
}

/// Opens the log of a folder, which begins in a schema of its own where a database is named.
pub fn at(
    data: &Path,
    options: &Options,
    seed: impl FnOnce() -> Vec<Content<'static>>,
) -> Result<Ledger, LedgerError> {
    if let Ok(database) = env::var(DATABASE)
        && !is_begun(data)
    {
        fs::create_dir_all(data).unwrap();
        let schema = SecretKey::generate().public().to_string().to_lowercase();
        let schema: String = schema.chars().skip(8).filter(char::is_ascii_alphanumeric).take(24).collect();
        let make = format!("CREATE SCHEMA log_{schema}");
        let made = Command::new("psql").args(["-X", "-q", "-c", &make, "-d", &database]).status();
        assert!(made.unwrap().success());
        let address = format!("{database}?options=-c%20search_path%3Dlog_{schema}");
        address.parse::<Address>().unwrap().write(data).unwrap();
    }
    Ledger::open(data, options, seed)
}

pub fn open(data: &Path) -> Ledger {
    at(data, &options(), || contents(&record())).unwrap()
}

pub fn signed(
    ledger: &Ledger,
    by: &str,
    content: Content<'static>,
    keys: &[&SecretKey],
) -> Statement<'static> {
    let mut statement = Statement::upon(by, content, Upon::at(&ledger.record().checkpoint));
    let bytes = statement.signed_bytes(ledger.verifier_key());
    statement.signatures = keys.iter().map(|key| key.sign(&bytes)).collect();
    statement
}

/// Two officers, and the Netherlands with a key to which papers can be encrypted.
pub fn entrusted(ledger: &Ledger) -> [SecretKey; 3] {
    let keys = [(); 3].map(|()| SecretKey::generate());
    let [a, b, dutch] = &keys;
    let register = |key: &SecretKey, who: [&str; 3], by: &[&SecretKey]| {
        let public = key.public().to_string();
        let [holder, role, officer] = who;
        let fields = Fields::new([
            ("does", "registration"),
            ("key", &*public),
            ("holder", holder),
            ("role", role),
            ("officer", officer),
            ("note", "Note verbale 1/2026"),
            ("recipient", "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p"),
        ]);
        let content = Content { kind: Kind::Key, fields };
        ledger.submit(signed(ledger, "depositary", content, by)).unwrap();
    };
    register(a, ["depositary", "depositary", "Legal Adviser"], &[a]);
    register(b, ["depositary", "depositary", "Treaty Officer"], &[a, b]);
    register(dutch, ["NLD", "delegation", "Mission"], &[a, b]);
    keys
}
