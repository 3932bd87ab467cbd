//! What is said to a server that is killed: promises, groups of them, sealed papers, acts with their documents, sources, and another
//! key of the log.

use std::{collections::BTreeMap, path::Path, sync::Mutex};

use base64::{Engine, prelude::BASE64_STANDARD};
use comity_ledger::{
    Content, Fields, Kind, Ledger, Record, SecretKey, Statement, Upon, contents, next_key, sealed, succession,
};
use sha2::{Digest, Sha256};

use crate::{
    common::{registration, small},
    options,
};

/// How many entries a log begins with at least: enough for snapshots of its state.
const SOURCES: usize = 1000;

/// Begins a log on a record that says nothing of how much may be said in a day.
pub fn begin(data: &Path) -> Ledger {
    let more = (0..SOURCES).map(|n| source(&format!("before-{n}")));
    Ledger::open(data, &options(), || contents(&small()).into_iter().chain(more).collect()).unwrap()
}

fn source(id: &str) -> Content<'static> {
    Content { kind: Kind::Source, fields: Fields::new([("id", id), ("title", id)]) }
}

/// What a writer says.
#[derive(Clone, Copy, PartialEq)]
pub enum Does {
    Seals,
    Groups,
    Documents,
    Amends,
    Pledges,
}

/// One after the other, as long as there are writers.
pub const WRITERS: [Does; 5] = [Does::Seals, Does::Groups, Does::Documents, Does::Amends, Does::Pledges];

/// How many things are said in a group.
const TOGETHER: usize = 3;

/// Two officers of the depositary, and the Netherlands.
pub struct Speakers {
    officers: [SecretKey; 2],
    dutch: SecretKey,
    /// The key by which the log is known.
    pub log: Mutex<String>,
    upon: Upon,
}

/// One thing as it is sent, the same however often; each part of it is known by its id.
#[derive(Clone)]
pub struct Said {
    pub ids: Vec<String>,
    pub body: String,
    /// A document that goes with it.
    pub document: Option<Vec<u8>>,
}

impl Speakers {
    pub fn entrusted(ledger: &Ledger) -> Speakers {
        let [first, second, dutch] = [(); 3].map(|()| SecretKey::generate());
        register(ledger, &first, ["depositary", "depositary", "Legal Adviser"], &[&first]);
        register(ledger, &second, ["depositary", "depositary", "Treaty Officer"], &[&first, &second]);
        register(ledger, &dutch, ["NLD", "delegation", "Mission"], &[&first, &second]);
        let upon = Upon::at(&ledger.record().checkpoint);
        let log = ledger.verifier_key().to_owned().into();
        Speakers { officers: [first, second], dutch, log, upon }
    }

    fn sign(&self, mut statement: Statement<'static>, keys: &[&SecretKey]) -> String {
        let log = self.log.lock().unwrap();
        let bytes = statement.signed_bytes(&log);
        statement.signatures = keys.iter().map(|key| key.sign(&bytes)).collect();
        statement.encode(&log)
    }

    /// What waits for the second of two officers.
    pub fn half(&self, id: &str) -> Statement<'static> {
        let mut statement = Statement::upon("depositary", source(id), self.upon);
        let bytes = statement.signed_bytes(&self.log.lock().unwrap());
        statement.signatures = vec![self.officers[0].sign(&bytes)];
        statement
    }

    /// What a writer says after so many other things, signed for the log as it is known now.
    pub fn said(&self, does: Does, number: u64) -> Said {
        let id = format!("kill-{}-{number}", WRITERS.iter().position(|w| *w == does).unwrap());
        let dutch = |content| self.sign(Statement::upon("NLD", content, self.upon), &[&self.dutch]);
        let (mut ids, mut document) = (vec![id.clone()], None);
        let body = match does {
            Does::Pledges => dutch(pledge(&id, "")),
            Does::Seals => self.sealing(&id, number),
            Does::Documents => {
                let text = format!("{id} ").repeat(1 + usize::try_from(number * 37 % 7000).unwrap());
                let digest = sealed::hex(&Sha256::digest(&text));
                document = Some(text.into_bytes());
                dutch(pledge(&id, &digest))
            }
            Does::Groups => {
                ids = (0..TOGETHER).map(|n| format!("{id}-{n}")).collect();
                let members = ids.iter().map(|id| pledge(id, "")).collect();
                self.sign(Statement::group_upon("NLD", members, self.upon), &[&self.dutch])
            }
            Does::Amends => {
                let [first, second] = &self.officers;
                self.sign(Statement::upon("depositary", source(&id), self.upon), &[first, second])
            }
        };
        Said { ids, body, document }
    }

    /// The sealing of a paper under a title, and the paper.
    fn sealing(&self, title: &str, number: u64) -> String {
        // An age file's form, and what no reader needs to understand here; long enough to be cut in two.
        let share = "A".repeat(43);
        let text = format!("{title} ").repeat(1 + usize::try_from(number * 37 % 700).unwrap());
        let head = format!("age-encryption.org/v1\n-> X25519 {share}\n{share}\n--- {share}\n");
        let file = [head.as_bytes(), &[7; 32], text.as_bytes()].concat();
        let digest = sealed::digest(&[7; sealed::SALT], text.as_bytes());
        let content = sealed::sealing(&digest, &file, "restricted", "", title);
        let statement = self.sign(Statement::upon("NLD", content, self.upon), &[&self.dutch]);
        let mut body: serde_json::Value = serde_json::from_str(&statement).unwrap();
        body["paper"] = BASE64_STANDARD.encode(&file).into();
        body.to_string()
    }

    /// That the log's next key, which is made in its folder, takes the place of its own.
    pub fn another_key(&self, data: &Path) -> String {
        let note = next_key(data).unwrap();
        let [first, second] = &self.officers;
        self.sign(
            Statement::upon("depositary", succession::said(&note, "yearly"), self.upon),
            &[first, second],
        )
    }
}

fn register(ledger: &Ledger, key: &SecretKey, who: [&str; 3], signed: &[&SecretKey]) {
    let content = registration(key, who);
    let mut statement = Statement::upon("depositary", content, Upon::at(&ledger.record().checkpoint));
    let bytes = statement.signed_bytes(ledger.verifier_key());
    statement.signatures = signed.iter().map(|key| key.sign(&bytes)).collect();
    ledger.submit(statement).unwrap();
}

fn pledge(id: &str, digest: &str) -> Content<'static> {
    let fields = [
        ("date", "2026-11-20"),
        ("actor", "NLD"),
        ("act", "pledge"),
        ("id", id),
        ("detail", "To report"),
        ("digest", digest),
        ("source", "untc-2015"),
    ];
    Content::act(Fields::new(fields.into_iter().filter(|(_, text)| !text.is_empty())))
}

/// What every id of a pledge or a source and every title of a paper stands for in the log, by the entry; each may stand
/// there once, and what was said in a group is there as a whole.
pub fn recorded(record: &Record) -> BTreeMap<String, u64> {
    let mut recorded = BTreeMap::new();
    let pledges = record.regime.docket().recorded().iter().map(|p| (p.id.as_str(), p.entry));
    let papers = record.trust.papers.values().map(|paper| (paper.title.as_str(), paper.entry));
    let sources = record.rows.table(Kind::Source).map(|row| (row.fields.get("id"), row.entry));
    for (id, entry) in pledges.chain(papers).chain(sources).filter(|(id, _)| id.starts_with("kill-")) {
        assert_eq!(recorded.insert(id.to_owned(), entry), None, "{id} twice");
    }
    for (head, members) in record.trust.groups.iter() {
        assert_eq!(*members, TOGETHER as u64);
        let inside = recorded.values().filter(|entry| (head + 1..=head + members).contains(entry));
        assert_eq!(inside.count(), TOGETHER, "the group of entry {head} is not whole");
    }
    recorded
}
