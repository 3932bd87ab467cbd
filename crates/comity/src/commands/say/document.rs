//! `comity document`: brings documents that the log cites, to the data folder or to a server.

use std::{
    fs::File,
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::{Args, ValueHint};
use comity_ledger::{
    documents::{DocumentDigest, Documents, LARGEST, Room, Unfit, citing},
    format::Format,
};
use serde_json::Value;

use crate::{
    commands::Done,
    report::{Failure, say},
    source, upstream,
};

/// Files, and where to bring them.
#[derive(Args, Debug)]
pub struct Arguments {
    /// The documents: PDF, plain text, PNG, JPEG, OpenDocument or Office Open XML. Each is known by its SHA-256, whatever its
    /// name.
    #[arg(required = true, value_name = "FILE", value_hint = ValueHint::FilePath)]
    files: Vec<PathBuf>,
    /// The address of a server to bring them to, instead of the data folder.
    #[arg(long, value_name = "URL", value_hint = ValueHint::Url)]
    to: Option<String>,
    #[command(flatten)]
    largest: Largest,
}

/// How large a document may be.
#[derive(Args, Debug, Clone, Copy)]
pub struct Largest {
    /// The largest document that is kept here, in MiB.
    #[arg(long, value_name = "MIB", default_value_t = LARGEST >> 20, value_parser = clap::value_parser!(u64).range(1..=1024))]
    largest_document: u64,
}

impl Largest {
    /// With no bound on what comes in a day.
    pub fn room(self) -> Room {
        Room { largest: self.largest_document << 20, a_day: u64::MAX }
    }
}

pub fn run(from: &source::From, arguments: &Arguments) -> Done {
    let mut failures = 0;
    for file in &arguments.files {
        let brought = digest(file).and_then(|digest| match &arguments.to {
            Some(url) => bring(url.trim_end_matches('/'), file, digest),
            None => keep(from, file, digest, arguments.largest.room()),
        });
        match brought {
            Ok(said) => say(said)?,
            Err(failure) => {
                failures += 1;
                failure.print();
            }
        }
    }
    Ok(if failures == 0 { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

/// The SHA-256 of a file.
pub fn digest(path: &Path) -> Result<DocumentDigest, Failure> {
    let digest = File::open(path).and_then(DocumentDigest::of_all);
    digest.map_err(|e| Failure::usage(format!("{}: {e}", path.display())))
}

/// The SHA-256 of a file that can be kept: nothing is said by a document that is then refused.
///
/// `to` is the address of the server that is to keep it, if not the data folder.
pub fn fit(path: &Path, to: Option<&str>) -> Result<DocumentDigest, Failure> {
    let failed = |what: String| Failure::usage(format!("{}: {what}", path.display()));
    let mut file = File::open(path).map_err(|e| failed(e.to_string()))?;
    let format = Format::recognise(&mut file).map_err(|e| failed(e.to_string()))?;
    format.map_err(|what| failed(Unfit::Unknown(what).to_string()))?;
    let bytes = file.metadata().map_err(|e| failed(e.to_string()))?.len();
    let most = to.map_or(LARGEST, |url| largest(url.trim_end_matches('/')));
    if bytes > most {
        return Err(failed(Unfit::TooLarge(most).to_string()));
    }
    digest(path)
}

/// No description of a server is longer, in bytes.
const DESCRIPTION: u64 = 64 << 20;

/// The largest document that a server keeps, as its description says; any, where it does not say.
fn largest(url: &str) -> u64 {
    let path = "/paths/~1documents~1{digest}/put/requestBody/content/*~1*/schema/maxLength";
    let said = upstream::get(&format!("{url}/openapi.json"), DESCRIPTION).ok();
    let description: Option<Value> = said.and_then(|said| serde_json::from_slice(&said).ok());
    description.and_then(|description| description.pointer(path)?.as_u64()).unwrap_or(u64::MAX)
}

/// Brings a document to a server, and says so.
pub fn bring(url: &str, path: &Path, digest: DocumentDigest) -> Result<String, Failure> {
    let failed = |what: String| Failure::Said(format!("{}: {what}", path.display()), 1);
    let file = File::open(path).map_err(|e| failed(e.to_string()))?;
    let bytes = file.metadata().map_err(|e| failed(e.to_string()))?.len();
    let address = format!("{url}/documents/{digest}");
    let answer = upstream::put(&address, file, bytes).map_err(failed)?;
    match answer.status.as_u16() {
        201 => Ok(format!("kept: {address}")),
        200 => Ok(format!("kept already: {address}")),
        status => {
            let said: Value = serde_json::from_slice(&answer.body).unwrap_or_default();
            let detail = said.get("detail").and_then(Value::as_str).map(str::to_owned);
            Err(failed(detail.unwrap_or_else(|| format!("{address}: http status: {status}"))))
        }
    }
}

/// Keeps a document in the data folder, beside a running server, if its log cites it.
pub fn keep(from: &source::From, path: &Path, digest: DocumentDigest, room: Room) -> Result<String, Failure> {
    let data = from.data();
    let missing = || Failure::usage(format!("there is no log in {}", data.display()));
    let record = from.stored()?.ok_or_else(missing)?;
    let failed = |what: String| Failure::Said(format!("{}: {what}", path.display()), 1);
    if citing(&record.regime, digest).is_empty() {
        return Err(failed(format!(
            "no entry of the log cites a document with the SHA-256 {digest}: record the act that cites it first (comity record --document FILE)"
        )));
    }
    let file = File::open(path).map_err(|e| failed(e.to_string()))?;
    let documents = Documents::of(&data, room);
    let (_, new) = documents.keep_all(file, digest).map_err(|e| failed(e.to_string()))?;
    let place = documents.path(digest).display().to_string();
    Ok(if new { format!("kept: {place}") } else { format!("kept already: {place}") })
}
