//! `comity verify`: check a log from its raw files, trusting nobody but the holder of a key.

use std::{
    fs,
    io::{IsTerminal, Write},
    path::{Path, PathBuf},
    process::ExitCode,
    time::Duration,
};

use comity_ledger::{
    LedgerError, fold,
    verify::{ReadFile, Verified, verify},
};
use comity_regime::{InstrumentIx, Regime};
use indicatif::{ProgressBar, ProgressStyle};

use super::Done;
use crate::{report::Failure, source};

pub fn run(from: &source::From, log: Option<&str>, key: Option<String>) -> Done {
    let place = log.map_or_else(|| from.data().display().to_string(), str::to_owned);
    let remote = place.starts_with("http://") || place.starts_with("https://");
    let read: Box<ReadFile<'static>> =
        if remote { over_http(&place) } else { from_folder(Path::new(&place))? };
    let key = match key {
        Some(key) => key,
        None => beside(&place, remote, &*read)?,
    };
    let bar = progress();
    let verified = verify(&*read, key.trim(), &mut |done, of| {
        bar.set_length(of);
        bar.set_position(done);
    })?;
    bar.finish_and_clear();
    let regime = fold::regime(&verified.entries()?)?;
    let Verified { checkpoint, .. } = verified;
    let mut stdout = std::io::stdout().lock();
    writeln!(stdout, "log       {} entries, root {}", checkpoint.size, checkpoint.root_hex())?;
    writeln!(stdout, "signed    by {}", key.trim().split('+').next().unwrap_or_default())?;
    writeln!(stdout, "hashes    every tile and the root follow from the entries")?;
    if remote {
        let pages = pages_agree(&place, &regime, &checkpoint.root_hex())?;
        writeln!(stdout, "pages     {pages} instruments stand on the pages as the entries say")?;
    } else {
        writeln!(
            stdout,
            "state     {} instruments, {} acts",
            regime.register().instruments.len(),
            regime.acts().count()
        )?;
    }
    Ok(ExitCode::SUCCESS)
}

fn progress() -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(0);
    if let Ok(style) = ProgressStyle::with_template("{bar:40} {pos}/{len} entries {eta}") {
        bar.set_style(style);
    }
    bar.enable_steady_tick(Duration::from_millis(200));
    bar
}

fn from_folder(place: &Path) -> Result<Box<ReadFile<'static>>, Failure> {
    let folder: PathBuf =
        if place.join("checkpoint").exists() { place.to_owned() } else { place.join("log") };
    if !folder.join("checkpoint").exists() {
        return Err(Failure::usage(format!("there is no log in {}", place.display())));
    }
    Ok(Box::new(move |path| {
        let path = folder.join(path);
        fs::read(&path).map_err(|source| LedgerError::Io { path, source })
    }))
}

/// A tile has at most 8 KiB, a bundle 256 entries of 64 KiB.
const LARGEST: u64 = 20 << 20;

fn over_http(address: &str) -> Box<ReadFile<'static>> {
    let address = address.trim_end_matches('/').to_owned();
    Box::new(move |path| {
        let url = format!("{address}/log/{path}");
        let failed = |what: String| LedgerError::Unverified { what: format!("{url}: {what}") };
        let mut response = ureq::get(&url).call().map_err(|e| failed(e.to_string()))?;
        response.body_mut().with_config().limit(LARGEST).read_to_vec().map_err(|e| failed(e.to_string()))
    })
}

/// The key that lies beside a log. It shows that the log is whole, not whose it is.
fn beside(place: &str, remote: bool, read: &ReadFile<'_>) -> Result<String, Failure> {
    let bytes = if remote {
        read("vkey")?
    } else {
        let place = Path::new(place);
        let tries = [place.join("log.vkey"), place.join("../log.vkey")];
        let found = tries.iter().find_map(|path| fs::read(path).ok());
        found.ok_or_else(|| Failure::usage("there is no log.vkey beside the log; give the key with --key"))?
    };
    eprintln!("trusting the key beside the log; to check whose log it is, give its key with --key");
    String::from_utf8(bytes).map_err(|_| Failure::Said("the key beside the log is not a text".into(), 1))
}

/// Holds the pages of a server against the regime that follows from its entries.
fn pages_agree(address: &str, regime: &Regime, root: &str) -> Result<usize, Failure> {
    let on = source::today();
    let url = format!("{}/instruments.json?on={on}", address.trim_end_matches('/'));
    let failed = |what: String| Failure::Said(format!("{url}: {what}"), 1);
    let mut response = ureq::get(&url).call().map_err(|e| failed(e.to_string()))?;
    let text = response
        .body_mut()
        .with_config()
        .limit(LARGEST)
        .read_to_string()
        .map_err(|e| failed(e.to_string()))?;
    let shown: serde_json::Value = serde_json::from_str(&text).map_err(|e| failed(e.to_string()))?;
    if shown.pointer("/log/root").and_then(|v| v.as_str()) != Some(root) {
        return Err(failed(
            "the pages stand on another state of the log; if it has grown, verify again".into(),
        ));
    }
    let instruments = (0..).map(InstrumentIx).take(regime.register().instruments.len());
    let computed: Vec<_> = instruments.map(|ix| regime.status(ix, on)).collect();
    let shown = shown.get("instruments").and_then(|v| v.as_array()).cloned().unwrap_or_default();
    for status in &computed {
        let expected = serde_json::to_value(status).map_err(|e| failed(e.to_string()))?;
        if !shown.contains(&expected) {
            let what = format!("'{}' does not stand on the pages as the entries say", status.instrument);
            return Err(failed(what));
        }
    }
    Ok(computed.len())
}
