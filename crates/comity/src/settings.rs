//! How a server is set up: one file, `comity.toml`; what the environment says goes before it, and what the command line
//! says before both.

use std::{
    fs,
    num::{NonZeroU16, NonZeroU32},
    path::{Path, PathBuf},
    time::Duration,
};

use clap::{Args, Parser, ValueHint};
use comity_ledger::documents::{A_DAY, LARGEST, Room};
use comity_web::{Bounds, Tls};
use serde::Deserialize;

use crate::{mail, report::Failure};

/// Where the pages are when nothing else is said.
pub const LISTEN: &str = "127.0.0.1:8016";

/// The name of a log made on one's own machine.
pub const ORIGIN: &str = "localhost/comity";

/// What the command line and the environment say.
#[derive(Args, Debug, Default)]
#[allow(rustdoc::bare_urls, reason = "the help of the commands shows it as it is")]
pub struct Arguments {
    /// The address to listen on; 127.0.0.1:8016 if nothing is said.
    #[arg(long, env = "COMITY_LISTEN", value_name = "ADDR")]
    listen: Option<String>,
    /// The log's name, when it is made: an address without a scheme; localhost/comity if nothing is said.
    #[arg(long, env = "COMITY_ORIGIN", value_name = "NAME")]
    origin: Option<String>,
    /// The address by which everybody reaches the server, such as https://record.example.org: for links in feeds,
    /// calendars and catalogues, and for what the desk takes. If nothing is said, that by which each reader came.
    #[arg(long, env = "COMITY_ADDRESS", value_name = "URL", value_hint = ValueHint::Url)]
    address: Option<String>,
    /// Begin a log in which nothing stands but the built-in rules of who may do what.
    #[arg(long)]
    empty: bool,
    /// A policy: which witnesses to ask to cosign, and how many of them readers should require.
    #[arg(long, env = "COMITY_POLICY", value_name = "FILE", value_hint = ValueHint::FilePath)]
    policy: Option<PathBuf>,
    /// Where to put the log's public files after each checkpoint, as 'comity publish --to' takes it: s3://BUCKET/PREFIX, gs://, az://,
    /// file:///FOLDER.
    #[arg(long, env = "COMITY_PUBLISH", value_name = "URL")]
    publish: Option<String>,
    #[command(flatten)]
    mail: mail::MailArguments,
    /// The settings: comity.toml in the data folder, if it is there.
    #[arg(long, env = "COMITY_CONFIG", value_name = "FILE", value_hint = ValueHint::FilePath)]
    config: Option<PathBuf>,
    /// A certificate in PEM, to speak TLS without a proxy.
    #[arg(long, env = "COMITY_CERTIFICATE", value_name = "FILE", value_hint = ValueHint::FilePath, requires = "private_key")]
    certificate: Option<PathBuf>,
    /// The certificate's private key in PEM.
    #[arg(long, env = "COMITY_PRIVATE_KEY", value_name = "FILE", value_hint = ValueHint::FilePath, requires = "certificate")]
    private_key: Option<PathBuf>,
    /// How many requests a minute one address may make of what costs something: recording, the desk, search, export.
    #[arg(long, env = "COMITY_REQUESTS_PER_MINUTE", value_name = "N")]
    requests_per_minute: Option<NonZeroU32>,
    /// A proxy stands before the server and says for whom it asks (X-Forwarded-For).
    #[arg(long, env = "COMITY_BEHIND_PROXY")]
    behind_proxy: bool,
    /// How many connections there are at once at most; fewer where the process may have fewer descriptors.
    #[arg(long, env = "COMITY_CONNECTIONS", value_name = "N")]
    connections: Option<NonZeroU16>,
    /// How many seconds a client may take to send a request's head, between requests, or to take some of the answer;
    /// for a body, twice as many.
    #[arg(long, env = "COMITY_CLIENT_TIMEOUT", value_name = "SECONDS")]
    client_timeout: Option<NonZeroU16>,
    /// The largest document that is kept beside the log, in MiB; 20 if nothing is said.
    #[arg(long, env = "COMITY_LARGEST_DOCUMENT", value_name = "MIB", value_parser = clap::value_parser!(u16).range(1..=1024))]
    largest_document: Option<u16>,
    /// How many MiB of documents are taken in a day of those that one holder cites; 1024 if nothing is said.
    #[arg(long, env = "COMITY_DOCUMENTS_A_DAY", value_name = "MIB")]
    documents_a_day: Option<NonZeroU32>,
    /// Log requests on standard error, as text or as a JSON object each.
    #[arg(long, env = "COMITY_LOG", value_name = "FORM")]
    log: Option<Log>,
}

/// In which form requests are logged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "lowercase")]
pub enum Log {
    /// For people.
    Text,
    /// For programs.
    Json,
}

/// What the file says.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct File {
    listen: Option<String>,
    origin: Option<String>,
    address: Option<String>,
    policy: Option<PathBuf>,
    publish: Option<String>,
    mail: mail::Table,
    certificate: Option<PathBuf>,
    private_key: Option<PathBuf>,
    requests_per_minute: Option<NonZeroU32>,
    behind_proxy: bool,
    connections: Option<NonZeroU16>,
    client_timeout: Option<NonZeroU16>,
    largest_document: Option<u16>,
    documents_a_day: Option<NonZeroU32>,
    log: Option<Log>,
}

/// How the server is set up.
#[derive(Debug)]
pub struct Settings {
    /// The address to listen on.
    pub listen: String,
    /// The log's name, when it is made, if it was given one.
    pub origin: Option<String>,
    /// Whether it begins with nothing but rules.
    pub empty: bool,
    /// The address by which everybody reaches it: scheme and host, without a slash at its end.
    pub address: Option<String>,
    /// Which witnesses are asked.
    pub policy: Option<PathBuf>,
    /// Where the log's public files are put.
    pub publish: Option<String>,
    /// How mail is sent to those who follow, if it is.
    pub mail: Option<mail::Settings>,
    /// A certificate of its own.
    pub tls: Option<Tls>,
    /// How many requests a minute one address may make.
    pub requests_per_minute: NonZeroU32,
    /// Whether a proxy stands before it.
    pub behind_proxy: bool,
    /// What it bears from those who connect to it.
    pub bounds: Bounds,
    /// How much is taken of documents.
    pub room: Room,
    /// How requests are logged, if they are.
    pub log: Option<Log>,
}

/// What somebody at a keyboard does not reach, and a program that guesses does.
pub const REQUESTS: NonZeroU32 = NonZeroU32::new(300).unwrap();

impl Arguments {
    /// What the environment says, when there is no command line.
    pub fn of_environment() -> Arguments {
        #[derive(Parser)]
        struct Alone {
            #[command(flatten)]
            arguments: Arguments,
        }
        Alone::parse_from(["comity"]).arguments
    }

    /// The settings of a server on a data folder.
    ///
    /// # Errors
    /// If the file cannot be read, or says something that there is not.
    pub fn settle(self, data: &Path) -> Result<Settings, Failure> {
        let beside = data.join("comity.toml");
        let path = self.config.clone().or_else(|| beside.exists().then_some(beside));
        let file = path.as_deref().map_or_else(|| Ok(File::default()), read)?;
        // Files are named from where the settings lie.
        let folder = path.as_deref().and_then(Path::parent).unwrap_or(Path::new(""));
        let named = |path: Option<PathBuf>| path.map(|path| folder.join(path));
        let certificate = self.certificate.or(named(file.certificate));
        let tls = match (certificate, self.private_key.or(named(file.private_key))) {
            (Some(certificate), Some(key)) => Some(Tls { certificate, key }),
            (None, None) => None,
            _ => return Err(Failure::usage("a certificate and its private_key are given together")),
        };
        let largest = self.largest_document.or(file.largest_document);
        if largest.is_some_and(|mebibytes| !(1..=1024).contains(&mebibytes)) {
            return Err(Failure::usage("largest_document is a whole number from 1 to 1024, in MiB"));
        }
        let a_day = self.documents_a_day.or(file.documents_a_day);
        let address = self.address.or(file.address).map(|text| address(&text)).transpose()?;
        let mail = self.mail.settle(file.mail, folder, address.as_deref())?;
        Ok(Settings {
            address,
            mail,
            empty: self.empty,
            listen: self.listen.or(file.listen).unwrap_or_else(|| LISTEN.into()),
            origin: self.origin.or(file.origin),
            policy: self.policy.or(named(file.policy)),
            publish: self.publish.or(file.publish),
            tls,
            requests_per_minute: self.requests_per_minute.or(file.requests_per_minute).unwrap_or(REQUESTS),
            behind_proxy: self.behind_proxy || file.behind_proxy,
            bounds: Bounds {
                connections: self
                    .connections
                    .or(file.connections)
                    .map_or(Bounds::CONNECTIONS, |n| n.get().into()),
                patience: self
                    .client_timeout
                    .or(file.client_timeout)
                    .map_or(Bounds::PATIENCE, |seconds| Duration::from_secs(seconds.get().into())),
            },
            room: Room {
                largest: largest.map_or(LARGEST, |mebibytes| u64::from(mebibytes) << 20),
                a_day: a_day.map_or(A_DAY, |mebibytes| u64::from(mebibytes.get()) << 20),
            },
            log: self.log.or(file.log),
        })
    }
}

/// The origin (RFC 6454, section 6.2) that an address is: a scheme, a host, and a port where it is not the usual one.
fn address(text: &str) -> Result<String, Failure> {
    let lower = text.to_ascii_lowercase();
    let origin = lower.strip_suffix('/').unwrap_or(&lower);
    let host = origin.strip_prefix("https://").or_else(|| origin.strip_prefix("http://"));
    let plain = |b: u8| b.is_ascii_alphanumeric() || b".-:[]".contains(&b);
    if host.is_some_and(|host| !host.is_empty() && host.bytes().all(plain)) {
        let usual = if origin.starts_with("https:") { ":443" } else { ":80" };
        return Ok(origin.strip_suffix(usual).unwrap_or(origin).to_owned());
    }
    let what = format!(
        "the address '{text}' is none that people reach a server by: expected http:// or https:// and a host, such as https://record.example.org"
    );
    Err(Failure::usage(what))
}

fn read(path: &Path) -> Result<File, Failure> {
    let failed = |what: String| Failure::usage(format!("{}{what}", path.display()));
    let text = fs::read_to_string(path).map_err(|e| failed(format!(": {e}")))?;
    toml::from_str(&text).map_err(|e| {
        let before = e.span().map_or("", |span| text.get(..span.start).unwrap_or_default());
        let (line, column) =
            (before.matches('\n').count() + 1, before.rsplit('\n').next().unwrap_or("").chars().count() + 1);
        failed(format!(":{line}:{column}: {}", e.message()))
    })
}

/// Begins to log: what goes wrong always, each request if that is wanted.
pub fn log(form: Option<Log>) {
    use tracing::Level;
    let level = if form.is_some() { Level::INFO } else { Level::ERROR };
    let logger =
        tracing_subscriber::fmt().with_writer(std::io::stderr).with_max_level(level).with_target(false);
    // It is begun once in a process.
    let _ = match form {
        Some(Log::Json) => logger.json().flatten_event(true).try_init(),
        _ => logger.try_init(),
    };
}
