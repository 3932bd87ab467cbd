//! Sealed papers: confidential now, provably unchanged when opened.
//!
//! To seal is to enter `SHA-256(salt || paper)` into the log, the salt being 32 random bytes. The paper itself lies beside
//! the log, encrypted ([age](https://age-encryption.org/v1)) to those entitled; whoever seals encrypts, so that the
//! server never has it in the clear. To open is to enter paper and salt, and anybody can see that they are what was sealed.

use borsh::{BorshDeserialize, BorshSerialize};
use std::collections::BTreeMap;

use base64::{
    Engine,
    prelude::{BASE64_STANDARD, BASE64_STANDARD_NO_PAD},
};
use sha2::{Digest, Sha256};

use crate::{Content, Fields, Kind, authority::PolicyError};

/// How many random bytes go before a paper.
pub const SALT: usize = 32;
/// The longest paper: it must fit an entry when it is opened.
pub const LONGEST: usize = 40_000;
/// The largest encrypted paper: one of the longest, for some hundred recipients.
pub const LARGEST_FILE: usize = 128 << 10;
/// Where encrypted papers lie in a data folder, each under the SHA-256 of its file.
pub const PAPERS: &str = "papers";
/// Where levels of classification and how to handle them stand in a record folder.
pub const LEVELS: &str = "policies/levels.csv";

/// A level of classification.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Level {
    /// Its id.
    pub id: String,
    /// As people call it.
    pub title: String,
    /// How papers of this level are handled.
    pub handling: String,
}

/// A paper, sealed or opened.
#[derive(Clone, Debug, PartialEq, BorshSerialize, BorshDeserialize)]
pub struct Paper {
    /// The entry that sealed it.
    pub entry: u64,
    /// Who sealed it.
    pub by: String,
    /// The salted digest in hexadecimal.
    pub digest: String,
    /// The digest of its encrypted file, by which it is kept.
    pub file: String,
    /// The level of classification.
    pub level: String,
    /// For whom, as far as that is public.
    pub recipients: String,
    /// What may be said of it in public.
    pub title: String,
    /// The entry that opened it, and what it says.
    pub opened: Option<(u64, String)>,
}

/// All papers by the entry that sealed them.
pub type Papers = BTreeMap<u64, Paper>;

/// The salted digest of a paper.
pub fn digest(salt: &[u8; SALT], paper: &[u8]) -> [u8; 32] {
    Sha256::new().chain_update(salt).chain_update(paper).finalize().into()
}

/// Bytes in hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

/// What is said to seal a paper.
pub fn sealing(
    digest: &[u8; 32],
    file: &[u8],
    level: &str,
    recipients: &str,
    title: &str,
) -> Content<'static> {
    let (digest, file) = (hex(digest), hex(&Sha256::digest(file)));
    let fields = [
        ("digest", digest.as_str()),
        ("file", file.as_str()),
        ("level", level),
        ("for", recipients),
        ("title", title),
    ];
    Content { kind: Kind::Sealed, fields: Fields::new(fields) }
}

/// What is said to open a paper.
pub fn opening(entry: u64, salt: &[u8; SALT], paper: &str) -> Content<'static> {
    let (entry, salt) = (entry.to_string(), BASE64_STANDARD.encode(salt));
    let fields = [("entry", entry.as_str()), ("salt", salt.as_str()), ("text", paper)];
    Content { kind: Kind::Opened, fields: Fields::new(fields) }
}

/// Reads the levels of classification of a record.
///
/// # Errors
/// The line that is wrong.
pub fn levels(text: &str) -> Result<Vec<Level>, PolicyError> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let wrong = |e: csv::Error| PolicyError {
        offset: e.position().and_then(|at| usize::try_from(at.byte()).ok()).unwrap_or_default(),
        what: e.to_string(),
    };
    let head = reader.headers().map_err(wrong)?;
    if head != vec!["id", "title", "handling"] {
        return Err(PolicyError::new("the columns are id,title,handling"));
    }
    let row = |row: Result<csv::StringRecord, csv::Error>| {
        let row = row.map_err(wrong)?;
        let text = |n: usize| row.get(n).unwrap_or_default().to_owned();
        Ok(Level { id: text(0), title: text(1), handling: text(2) })
    };
    reader.records().map(row).collect()
}

/// The paper that is sealed by what an entry says.
///
/// # Errors
/// What is missing or wrong.
pub fn seal(fields: &Fields<'_>, by: &str, entry: u64, levels: &[Level]) -> Result<Paper, String> {
    columns(fields, &["digest", "file", "for", "level", "title"])?;
    for column in ["digest", "file"] {
        let text = fields.get(column);
        if text.len() != 64 || !text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b)) {
            return Err(format!("'{column}' is no SHA-256 in hexadecimal"));
        }
    }
    let level = fields.get("level");
    if !levels.iter().any(|l| l.id == level) {
        let ids: Vec<_> = levels.iter().map(|l| l.id.as_str()).collect();
        return Err(format!("'{level}' is no level of classification; there are: {}", ids.join(", ")));
    }
    let text = |column: &str| fields.get(column).to_owned();
    Ok(Paper {
        entry,
        by: by.to_owned(),
        digest: text("digest"),
        file: text("file"),
        level: text("level"),
        recipients: text("for"),
        title: text("title"),
        opened: None,
    })
}

/// Which paper an entry opens, and what it turns out to say.
///
/// # Errors
/// If it is not what was sealed.
pub fn open(fields: &Fields<'_>, papers: &Papers) -> Result<(u64, String), String> {
    columns(fields, &["entry", "salt", "text"])?;
    let entry: u64 =
        fields.get("entry").parse().map_err(|_| "'entry' is no number of an entry".to_owned())?;
    let paper = papers.get(&entry).ok_or_else(|| format!("entry {entry} seals no paper"))?;
    if paper.opened.is_some() {
        return Err(format!("the paper of entry {entry} has been opened"));
    }
    let salt =
        BASE64_STANDARD.decode(fields.get("salt")).ok().and_then(|salt| <[u8; SALT]>::try_from(salt).ok());
    let salt = salt.ok_or("'salt' is not 32 bytes in base64")?;
    let text = fields.get("text");
    if hex(&digest(&salt, text.as_bytes())) != paper.digest {
        return Err(format!("this is not the paper that entry {entry} sealed: the digest differs"));
    }
    Ok((entry, text.to_owned()))
}

/// To how many keys a file is encrypted, as its header says ([age](https://age-encryption.org/v1), section "Header").
///
/// # Errors
/// If it is no file that age encrypted to X25519 keys.
pub fn recipients(file: &[u8]) -> Result<usize, String> {
    let none = || "the paper is not encrypted: it is no age file (age-encryption.org/v1)".to_owned();
    let mut rest = file.strip_prefix(b"age-encryption.org/v1\n").ok_or_else(none)?;
    let mut keys = 0;
    loop {
        let end = rest.iter().position(|b| *b == b'\n').ok_or_else(none)?;
        let line = std::str::from_utf8(&rest[..end]).map_err(|_| none())?;
        rest = &rest[end + 1..];
        match line.split(' ').collect::<Vec<_>>()[..] {
            ["->", "X25519", share] if BASE64_STANDARD_NO_PAD.decode(share).is_ok_and(|s| s.len() == 32) => {
                keys += 1;
            }
            ["---", mac] if BASE64_STANDARD_NO_PAD.decode(mac).is_ok_and(|mac| mac.len() == 32) => break,
            // Bodies of stanzas, and stanzas of other kinds.
            ["->", kind, ..] if kind != "X25519" => {}
            [body] if body.len() <= 64 && BASE64_STANDARD_NO_PAD.decode(body).is_ok() => {}
            _ => return Err(none()),
        }
    }
    // A nonce, and at least the tag of the last chunk.
    if rest.len() < 32 || keys == 0 { Err(none()) } else { Ok(keys) }
}

fn columns(fields: &Fields<'_>, known: &[&str]) -> Result<(), String> {
    match fields.pairs().iter().find(|(c, _)| !known.contains(&&**c)) {
        Some((other, _)) => Err(format!("there is no column '{other}'; there are: {}", known.join(", "))),
        None => Ok(()),
    }
}
