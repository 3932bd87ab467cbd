//! Servers that we ask: logs, witnesses, desks. One place says how long they may take and how much they may send, so that
//! none that stalls, drips or never ends keeps us.

use std::{
    fs::File,
    sync::{
        OnceLock,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use comity_ledger::{LedgerError, documents::DocumentDigest, verify::ReadFile};
use ureq::{
    Agent, Body, SendBody,
    http::{Response, StatusCode},
};

/// How many seconds an answer may take in all where nothing else is said.
pub const PATIENCE: u64 = 60;
/// How long a connection may take, and how long a server may say nothing.
const SILENCE: Duration = Duration::from_secs(15);
/// What nobody is slower than on average: bytes a second, beside a moment for each answer.
const SLOWEST: u64 = 16 << 10;
const MOMENT: Duration = Duration::from_secs(1);

/// A checkpoint with a thousand cosignatures (C2SP tlog-policy has no more names), or a key.
const NOTE: u64 = 1 << 20;
/// A tile: 256 hashes.
const TILE: u64 = 256 * 32;
/// An entry bundle: 256 entries of 65,535 bytes, each with its length in two.
const BUNDLE: u64 = 256 * (2 + 65_535);
/// A sealed paper; what is sent to a server has no more either.
pub const PAPER: u64 = 256 << 10;
/// What a desk or a witness answers.
pub const WORD: u64 = 1 << 20;
/// A page as JSON.
pub const PAGE: u64 = 20 << 20;

static SECONDS: AtomicU64 = AtomicU64::new(PATIENCE);
static AGENT: OnceLock<Agent> = OnceLock::new();

/// Sets how many seconds an answer may take; before anything is asked.
pub fn patience(seconds: u64) {
    SECONDS.store(seconds, Ordering::Relaxed);
}

fn allowed() -> Duration {
    Duration::from_secs(SECONDS.load(Ordering::Relaxed))
}

/// The client, as it is set up for all.
fn agent() -> &'static Agent {
    AGENT.get_or_init(|| {
        let silence = SILENCE.min(allowed());
        let config = Agent::config_builder()
            .timeout_global(Some(allowed()))
            .timeout_resolve(Some(silence))
            .timeout_connect(Some(silence))
            .timeout_per_read(Some(silence))
            .timeout_per_write(Some(silence))
            .max_redirects(3)
            .http_status_as_error(false)
            .user_agent(concat!("comity/", env!("CARGO_PKG_VERSION")));
        Agent::new_with_config(config.build())
    })
}

/// What a server answered.
pub struct Answer {
    pub status: StatusCode,
    pub kind: String,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// Reads an answer, whatever its status, as far as it may go.
fn whole(mut response: Response<Body>, most: u64) -> Result<Answer, ureq::Error> {
    let kind = response.headers().get("content-type").and_then(|kind| kind.to_str().ok());
    let kind = kind.unwrap_or_default().to_owned();
    let body = response.body_mut().with_config().limit(most).read_to_vec()?;
    Ok(Answer { status: response.status(), kind, body })
}

/// Why there is no answer, and what can be done about it.
fn failed(url: &str, most: u64, error: &ureq::Error) -> String {
    match error {
        ureq::Error::Timeout(at) => {
            let seconds = allowed().as_secs();
            format!(
                "{url}: no whole answer came in time ({at}); an answer may take {seconds} s in all (--patience), and {} s may pass without a byte",
                SILENCE.as_secs().min(seconds)
            )
        }
        ureq::Error::BodyExceedsLimit(_) => {
            format!(
                "{url}: the answer has more than {most} bytes, which it cannot have if it is what was asked for"
            )
        }
        error => format!("{url}: {error}"),
    }
}

/// Asks for what is at an address.
///
/// # Errors
/// If it cannot be had, in time, whole, and with at most so many bytes; with the address.
pub fn get(url: &str, most: u64) -> Result<Vec<u8>, String> {
    let answer = agent().get(url).call().and_then(|response| whole(response, most));
    let answer = answer.map_err(|e| failed(url, most, &e))?;
    if answer.status.is_success() {
        Ok(answer.body)
    } else {
        Err(format!("{url}: http status: {}", answer.status.as_u16()))
    }
}

/// Whether there is something at an address. Stores that do not say what they have answer 403 for what they have not.
///
/// # Errors
/// If no answer comes in time; with the address.
pub fn is_there(url: &str) -> Result<bool, String> {
    let answer = agent().head(url).call().map_err(|e| failed(url, 0, &e))?;
    Ok(!matches!(answer.status().as_u16(), 403 | 404 | 410))
}

/// Asks for a document that a log cites; nothing if it is not kept there.
///
/// # Errors
/// If it cannot be had otherwise, or has more than so many bytes.
pub fn document(address: &str, digest: DocumentDigest, most: u64) -> Result<Option<Vec<u8>>, LedgerError> {
    let url = format!("{address}/documents/{digest}");
    let request = agent().get(&url).config().timeout_global(Some(moving(most))).build();
    let answer = request.call().and_then(|response| whole(response, most));
    let answer = answer.map_err(|e| LedgerError::Unserved { what: failed(&url, most, &e) })?;
    match answer.status.as_u16() {
        200 => Ok(Some(answer.body)),
        404 => Ok(None),
        status => Err(LedgerError::Unserved { what: format!("{url}: http status: {status}") }),
    }
}

/// How long it may take to move so many bytes.
fn moving(bytes: u64) -> Duration {
    allowed() + Duration::from_secs(bytes / SLOWEST)
}

/// Brings a document to a server, and says what was answered.
///
/// # Errors
/// If no whole answer comes in time; with the address.
pub fn put(url: &str, file: File, bytes: u64) -> Result<Answer, String> {
    let request = agent().put(url).config().timeout_global(Some(moving(bytes))).build();
    // What is not wanted is said before it is sent.
    let request = request.header("expect", "100-continue").header("content-type", "application/octet-stream");
    let request = request.header("content-length", bytes.to_string());
    let answer = request.send(SendBody::from_owned_reader(file)).and_then(|response| whole(response, WORD));
    answer.map_err(|e| failed(url, WORD, &e))
}

/// Sends something, and says what was answered, whatever its status; `patience` instead of what is set for all.
///
/// # Errors
/// If no whole answer comes in time; with the address.
pub fn post(
    url: &str,
    kind: &str,
    body: &str,
    most: u64,
    patience: Option<Duration>,
) -> Result<Answer, String> {
    let patience = patience.map_or(allowed(), |patience| patience.min(allowed()));
    let request = agent().post(url).config().timeout_global(Some(patience)).build();
    let answer = request.header("content-type", kind).send(body).and_then(|response| whole(response, most));
    answer.map_err(|e| failed(url, most, &e))
}

/// Reads the files of a log from a server. All that is read through it together may take no longer than its bytes and
/// answers justify: a log is not dripped bundle by bundle either.
pub fn log(address: &str) -> Box<ReadFile<'static>> {
    below(address, "log")
}

/// Reads the files that a server has below an address.
pub fn below(address: &str, folder: &'static str) -> Box<ReadFile<'static>> {
    let address = address.trim_end_matches('/').to_owned();
    let (begun, answers, bytes) = (Instant::now(), AtomicU64::new(0), AtomicU64::new(0));
    Box::new(move |path| {
        let url = format!("{address}/{folder}/{path}");
        let unserved = |what: String| LedgerError::Unserved { what };
        let came = bytes.load(Ordering::Relaxed);
        let moments = MOMENT * u32::try_from(answers.fetch_add(1, Ordering::Relaxed)).unwrap_or(u32::MAX);
        if begun.elapsed() > allowed() + moments + Duration::from_secs(came / SLOWEST) {
            let took = begun.elapsed().as_secs();
            return Err(unserved(format!(
                "{address}: {came} bytes in {took} s are too slow to go on; look at the way there, or allow for it with --patience"
            )));
        }
        let most = match path {
            _ if folder != "log" => PAPER,
            path if path.starts_with("tile/entries/") => BUNDLE,
            path if path.starts_with("tile/") => TILE,
            _ => NOTE,
        };
        let file = get(&url, most).map_err(unserved)?;
        bytes.fetch_add(file.len() as u64, Ordering::Relaxed);
        Ok(file)
    })
}

/// A short text from a server: a key, a checkpoint.
///
/// # Errors
/// If it cannot be had.
pub fn text(url: &str) -> Result<String, String> {
    let body = get(url, NOTE)?;
    String::from_utf8(body).map_err(|_| format!("{url}: it is not UTF-8"))
}
