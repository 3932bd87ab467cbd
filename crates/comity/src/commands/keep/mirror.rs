//! `comity mirror`: keep and serve a copy of somebody's log, checking every step.

use std::{num::NonZeroU32, path::PathBuf, process::ExitCode, sync::Arc, thread, time::Duration};

use arc_swap::ArcSwap;
use clap::{Args, ValueHint};
use comity_ledger::{
    History, LedgerError, Mirror, Record, documents::Documents, fetch::Fetching, sealed::PAPERS,
};
use comity_web::{App, Archive, Bounds, Cosigning, Limits, Setup, metrics::Metrics};

use super::serve;
use crate::{
    commands::{Done, MAX_AGE, Size},
    report::{self, Failure, tell},
    settings, source, upstream,
};

/// Where the mirror is when nothing else is said.
const LISTEN: &str = "127.0.0.1:8018";
/// A log that could not be followed is asked less and less often, down to this, unless it is asked less often anyway.
const PAUSE: Duration = Duration::from_secs(60);

#[derive(Args, Debug)]
pub struct Arguments {
    /// The address of the server to copy.
    #[arg(value_hint = ValueHint::Url)]
    url: String,
    /// The folder of the copy.
    #[arg(value_hint = ValueHint::DirPath)]
    dir: PathBuf,
    /// The verifier key of the log, as `comity log key` prints it there.
    #[arg(long, required_unless_present = "policy")]
    key: Option<String>,
    /// A policy, instead or for that log: which logs to trust, and which witnesses must have cosigned (C2SP tlog-policy).
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    policy: Option<PathBuf>,
    /// The address to listen on.
    #[arg(long, default_value = LISTEN, value_name = "ADDR")]
    listen: String,
    /// How many seconds to wait between looks.
    #[arg(long, default_value_t = 5, value_name = "SECONDS", value_parser = clap::value_parser!(u64).range(1..))]
    every: u64,
    /// After how many seconds without having been able to follow the log `/ready` says so.
    #[arg(long, default_value_t = 300, value_name = "SECONDS")]
    behind: u64,
    #[command(flatten)]
    size: Size,
    #[command(flatten)]
    documents: crate::commands::say::document::Largest,
    /// How many requests a minute one address may make of what costs something: search, export.
    #[arg(long, env = "COMITY_REQUESTS_PER_MINUTE", value_name = "N", default_value_t = settings::REQUESTS)]
    requests_per_minute: NonZeroU32,
    /// A proxy stands before the mirror and says for whom it asks (X-Forwarded-For).
    #[arg(long, env = "COMITY_BEHIND_PROXY")]
    behind_proxy: bool,
}

pub fn run(arguments: &Arguments) -> Done {
    // A mirror has to know its log beforehand.
    let missing = || Failure::usage("name the log to trust with --key KEY or --policy FILE");
    let policy =
        crate::commands::trust(arguments.policy.as_deref(), arguments.key.as_deref())?.ok_or_else(missing)?;
    let url = arguments.url.trim_end_matches('/').to_owned();
    let largest = arguments.size.bytes();
    let mut mirror = Mirror::open_or_mend(&arguments.dir, policy.clone(), largest, &*upstream::log(&url))?;
    if let Some(what) = mirror.mended() {
        tell(format!("comity: {}: {what}; it was fetched again from {url}", arguments.dir.display()));
    }
    let metrics = Arc::<Metrics>::default();
    metrics.following.begin(Duration::from_secs(arguments.behind));
    let every = Duration::from_secs(arguments.every);
    // A copy that is there is served at once: its log may be out of reach, slow, or not to be followed.
    let (record, first) = match mirror.record()? {
        Some(record) => (record, Duration::ZERO),
        None => {
            let record = copy(&mut mirror, &url, every)?;
            if let Err(error) = mirror.papers(&record.trust.papers, &*upstream::below(&url, PAPERS)) {
                tell(format!("comity: {url}: {error}"));
            }
            metrics.following.followed();
            (record, every)
        }
    };
    tell_replaced(&url, &mut mirror);
    let current = Arc::new(ArcSwap::from_pointee(record));
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let done = runtime.block_on(async {
        let listener = tokio::net::TcpListener::bind(&arguments.listen).await.map_err(|e| {
            let listen = &arguments.listen;
            Failure::usage(format!("cannot listen on {listen}: {e}; choose another address with --listen"))
        })?;
        let address = listener.local_addr()?;
        let text = format!(
            "a mirror of {url}: {} entries, root {}…\n\n  pages  http://{address}/\n  log    http://{address}/log/checkpoint\n  data   {}\n\nCtrl-C ends it.\n",
            current.load().checkpoint.size,
            &current.load().checkpoint.root_hex()[..12],
            arguments.dir.display()
        );
        // Whoever started it may not be listening.
        let _ = report::say(text.trim_end());
        let (ours, told) = (current.clone(), metrics.clone());
        let documents = Arc::new(Documents::of(&arguments.dir, arguments.documents.room()));
        documents.tidy();
        let (from, copies, cited) = (url.clone(), documents.clone(), current.clone());
        thread::spawn(move || fetch(&from, every, &copies, &cited));
        thread::spawn(move || follow(mirror, &url, first, every, &ours, &told));
        let app = App::new(Setup {
            shelf: Arc::default(),
            making: Arc::default(),
            archive: Archive::new(documents),
            desk: Arc::default(),
            address: None,
            tls: false,
            limits: Some(Arc::new(Limits::new(arguments.requests_per_minute, arguments.behind_proxy))),
            record: Arc::new(move || current.load_full()),
            history: History::of(&arguments.dir),
            today: source::today,
            folder: arguments.dir.clone(),
            trouble: comity_web::never(),
            sequences: Arc::new(|| false),
            metrics,
            say: None,
            subscribers: None,
            code: None,
            program: serve::program(),
            cosigning: (!policy.witnesses().is_empty()).then(|| Arc::new(Cosigning::new(policy))),
        });
        comity_web::serve(listener, app, None, Bounds::default()).await?;
        Ok(ExitCode::SUCCESS)
    });
    runtime.shutdown_timeout(serve::ENDS_WITHIN);
    done
}

/// Copies the log for the first time, and waits for it while it cannot be had.
///
/// # Errors
/// What waiting does not mend: a log signed by another key, a quorum that is not met, a size that is not read, entries that
/// make no record, a folder that cannot be written.
fn copy(mirror: &mut Mirror, url: &str, every: Duration) -> Result<Record, Failure> {
    let (mut said, mut pause) = (String::new(), every);
    while let Err(error) = mirror.follow(&*upstream::log(url)) {
        let LedgerError::Unserved { what } = error else { return Err(error.into()) };
        let what = format!(
            "{what}\n  nothing has been copied yet, and nothing is served until it is; the mirror waits for its log and tries again by itself"
        );
        say(url, what, &mut said);
        thread::sleep(pause);
        pause = longer(pause, every);
    }
    crate::commands::tell_odd(url, &mirror.odd());
    mirror.record()?.ok_or_else(|| Failure::Said(format!("{url} shows no checkpoint"), 1))
}

/// Says which keys took the place of the log's.
fn tell_replaced(url: &str, mirror: &mut Mirror) {
    for key in mirror.replaced() {
        tell(format!(
            "comity: {url}: the key of the log was replaced by {key}, as both keys say; it is followed by that from now on"
        ));
    }
}

/// After how long a log is asked again that could not be had after this long either.
fn longer(pause: Duration, every: Duration) -> Duration {
    (pause * 2).min(PAUSE.max(every))
}

/// Looks again and again, less often while it fails; what goes wrong is said once.
fn follow(
    mut mirror: Mirror,
    url: &str,
    first: Duration,
    every: Duration,
    current: &ArcSwap<Record>,
    metrics: &Metrics,
) {
    let (mut said, mut missing, mut pause) = (String::new(), String::new(), every);
    thread::sleep(first);
    loop {
        match look(&mut mirror, url, current) {
            Ok(()) => {
                metrics.following.followed();
                pause = every;
                if !said.is_empty() {
                    tell(format!("comity: {url}: it is followed again"));
                    said.clear();
                }
                // A paper that could not be had is tried again; the record is there without it.
                let papers = mirror.papers(&current.load().trust.papers, &*upstream::below(url, PAPERS));
                say(url, papers.err().map(|e| e.to_string()).unwrap_or_default(), &mut missing);
            }
            Err(error) => {
                metrics.following.failed(public(&error));
                say(url, error.to_string(), &mut said);
                pause = longer(pause, every);
            }
        }
        thread::sleep(pause);
    }
}

/// Fetches documents beside, so that the log is followed meanwhile.
fn fetch(url: &str, every: Duration, documents: &Documents, current: &ArcSwap<Record>) {
    let (mut said, mut fetching) = (String::new(), Fetching::default());
    let read = |digest| upstream::document(url, digest, documents.room().largest);
    loop {
        let fetched = fetching.some(&current.load().regime, documents, &read);
        say(url, fetched.err().map(|e| e.to_string()).unwrap_or_default(), &mut said);
        thread::sleep(every);
    }
}

fn say(url: &str, what: String, said: &mut String) {
    if !what.is_empty() && what != *said {
        tell(format!("comity: {url}: {what}"));
    }
    *said = what;
}

/// Follows the log, to a record that is served.
fn look(mirror: &mut Mirror, url: &str, current: &ArcSwap<Record>) -> Result<(), LedgerError> {
    mirror.follow(&*upstream::log(url))?;
    tell_replaced(url, mirror);
    crate::commands::tell_odd(url, &mirror.odd());
    // What was copied and makes no record is said each time, not only when it came.
    let served = current.load().checkpoint.clone();
    if mirror.seen().is_some_and(|seen| *seen != served)
        && let Some(record) = mirror.record()?
    {
        current.store(Arc::new(record));
    }
    // An operator who shows an old checkpoint shows nothing that contradicts the copy.
    mirror.judged()?.recent(source::now(), MAX_AGE)
}

/// Why a log is not followed, for everybody: what is wrong with our own files is for whoever keeps them.
fn public(error: &LedgerError) -> String {
    match error {
        LedgerError::Unserved { .. }
        | LedgerError::Unverified { .. }
        | LedgerError::Entry { .. }
        | LedgerError::Regime(_) => error.to_string(),
        _ => "the copy cannot be written; what the mirror says on standard error has the reason".into(),
    }
}
