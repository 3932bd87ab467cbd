//! `comity mirror`: keep and serve a copy of somebody's log, checking every step.

use std::{io::Write, path::PathBuf, process::ExitCode, sync::Arc, thread, time::Duration};

use arc_swap::ArcSwap;
use clap::{Args, ValueHint};
use comity_ledger::{Mirror, sealed::PAPERS};
use comity_web::{App, Bounds, Cosigning, Setup};

use super::{Done, MAX_AGE, serve, verify};
use crate::{report::Failure, source};

/// Where the mirror is when nothing else is said.
const LISTEN: &str = "127.0.0.1:8018";

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
}

pub fn run(arguments: &Arguments) -> Done {
    // A mirror has to know its log beforehand.
    let missing = || Failure::usage("name the log to trust with --key KEY or --policy FILE");
    let policy = super::trust(arguments.policy.as_deref(), arguments.key.as_deref())?.ok_or_else(missing)?;
    let mut mirror = Mirror::open(&arguments.dir, policy.clone())?;
    let url = arguments.url.trim_end_matches('/').to_owned();
    let read = verify::over_http(&url);
    // A copy that is there is served even while the log cannot be reached, or must not be followed.
    let first = mirror.follow(&*read);
    let record = match (mirror.record()?, first) {
        (Some(record), Ok(_)) => record,
        (Some(record), Err(error)) => {
            eprintln!("comity: {url}: {error}");
            record
        }
        (None, first) => {
            first?;
            return Err(Failure::Said(format!("{url} shows no checkpoint"), 1));
        }
    };
    if let Err(error) = mirror.papers(&record.trust.papers, &*verify::below(&url, PAPERS)) {
        eprintln!("comity: {url}: {error}");
    }
    let key = policy.judge(&record.checkpoint.note)?.key;
    let current = Arc::new(ArcSwap::from_pointee(record));
    let (ours, every) = (current.clone(), Duration::from_secs(arguments.every));
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
        let _ = std::io::stdout().write_all(text.as_bytes());
        thread::spawn(move || follow(mirror, &url, every, &ours));
        let app = App::new(Setup {
            shelf: Arc::default(),
            making: Arc::default(),
            desk: Arc::default(),
            address: None,
            tls: false,
            limits: None,
            record: Arc::new(move || current.load_full()),
            today: source::today,
            folder: arguments.dir.clone(),
            failure: comity_web::metrics::never(),
            metrics: Arc::default(),
            say: None,
            verifier_key: key,
            program: serve::program(),
            cosigning: (!policy.witnesses().is_empty()).then(|| Arc::new(Cosigning::new(policy))),
        });
        comity_web::serve(listener, app, None, Bounds::default()).await?;
        Ok(ExitCode::SUCCESS)
    });
    runtime.shutdown_timeout(serve::ENDS_WITHIN);
    done
}

/// Looks again and again; what goes wrong is said once.
fn follow(mut mirror: Mirror, url: &str, every: Duration, current: &ArcSwap<comity_ledger::Record>) {
    let (read, papers) = (verify::over_http(url), verify::below(url, PAPERS));
    let mut said = String::new();
    loop {
        thread::sleep(every);
        let followed = mirror.follow(&*read).and_then(|new| {
            if let Some(record) = if new { mirror.record()? } else { None } {
                current.store(Arc::new(record));
            }
            // A paper that could not be had is tried again; the record is there without it.
            mirror.papers(&current.load().trust.papers, &*papers)?;
            // An operator who shows an old checkpoint shows nothing that contradicts the copy.
            mirror.judged()?.recent(source::now(), MAX_AGE)
        });
        match followed {
            Ok(()) => said.clear(),
            Err(error) => {
                let what = error.to_string();
                if what != said {
                    eprintln!("comity: {url}: {what}");
                    said = what;
                }
            }
        }
    }
}
