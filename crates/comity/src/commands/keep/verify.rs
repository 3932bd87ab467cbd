//! `comity verify`: check a log from its raw files, trusting nobody but the holder of a key.

use std::{fs, io::IsTerminal, path::Path, process::ExitCode, time::Duration};

use comity_ledger::{
    LedgerError, Policy, Proof, Stored, Trust,
    documents::{DOCUMENTS, Documents, Found, Room, cited},
    fold::State,
    line::catch_up,
    papers::PaperFolder,
    policy::Judged,
    store,
    succession::Succession,
    verify::{ReadFile, Verified, files, verify_within},
};
use comity_regime::{InstrumentIx, Regime};
use indicatif::{ProgressBar, ProgressStyle};

use crate::{
    commands::Done,
    report::{Failure, say, tell},
    source, upstream,
};

pub fn run(
    from: &source::From,
    log: Option<&str>,
    key: Option<String>,
    policy: Option<&Path>,
    max_age: u64,
    largest: u64,
) -> Done {
    let trusted = crate::commands::trust(policy, key.as_deref())?;
    if let Some(path) = log.map(Path::new).filter(|path| path.is_file()) {
        return one(path, trusted);
    }
    let place = log.map_or_else(|| from.data().display().to_string(), str::to_owned);
    let remote = place.starts_with("http://") || place.starts_with("https://");
    let shown =
        if remote { Shown::Files(upstream::log(&place)) } else { Shown::in_folder(Path::new(&place))? };
    let policy = match trusted {
        Some(policy) => policy,
        None => Policy::of_log(beside(&place, remote, &shown)?.trim())?,
    };
    let policy = since(policy, &shown, largest)?;
    // Whichever of the policy's logs this is.
    let key = policy.judge(&shown.note()?)?.key;
    let stored = matches!(shown, Shown::Store(_));
    let verified = shown.verify(&key, largest)?;
    let today = source::today();
    if let Some(recorded) = verified.recorded()?.filter(|day| *day > today.plus_days(1)) {
        let text = format!("the last entry says it was recorded on {recorded}, which is yet to come");
        return Err(Failure::Said(text, 1));
    }
    let State { regime, trust, .. } = verified.state()?;
    let odd = verified.odd(&regime)?;
    let Verified { checkpoint, .. } = verified;
    say(format!("log       {} entries, root {}", checkpoint.size, checkpoint.root_hex()))?;
    let judged = policy.require(&checkpoint.note)?;
    say(signed(&judged))?;
    if remote {
        // What lies in a folder may be as old as it likes; a server shows what is.
        judged.recent(source::now(), max_age)?;
    }
    say(match stored {
        true => {
            "hashes    the root follows from the entries in the store; a server makes the public files of them"
        }
        false => "hashes    every tile and the root follow from the entries",
    })?;
    // A data folder has a store beside its public files, from which a server goes on.
    let own = Path::new(&place);
    if !remote && !stored && own.join(store::STORE).exists() {
        let more = Stored::read(own)?.goes_on_from(&key, &checkpoint)?;
        say(format!("store     holds the same entries, and {more} that are not in the public files yet"))?;
    }
    say(format!(
        "keys      {} of {} in force; what is signed was signed by whoever may say it",
        in_force(&trust),
        trust.keyring.all().len()
    ))?;
    for Succession { entry, next, .. } in trust.successions.iter() {
        say(format!(
            "log key   replaced by entry {entry}, which the old key and the new one signed; from then on {next}"
        ))?;
    }
    crate::commands::tell_odd(&place, &odd);
    say(match odd.len() {
        0 => "form      every entry is one that this version would admit".to_owned(),
        odd => {
            format!("form      {odd} of {} entries are none that this version would admit", checkpoint.size)
        }
    })?;
    if remote {
        say(match pages_agree(&place, &regime, &checkpoint.root_hex())? {
            Some(pages) => format!("pages     {pages} instruments stand on the pages as the entries say"),
            None => "pages     there are none: this address has the log alone".to_owned(),
        })?;
    } else {
        say(format!(
            "state     {} instruments, {} acts",
            regime.register().instruments.len(),
            regime.acts().len()
        ))?;
        papers_there(Path::new(&place), &trust)?;
        documents_there(Path::new(&place), &regime)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Whether every sealed paper that the log of a data folder speaks of lies beside it.
fn papers_there(place: &Path, trust: &Trust) -> Result<(), Failure> {
    // Not beside the files of a log alone.
    if trust.papers.is_empty() || place.join("checkpoint").exists() {
        return Ok(());
    }
    let (count, missing) = (trust.papers.len(), PaperFolder::of(place).missing(&trust.papers));
    let lines = missing.iter().map(|(entry, file)| {
        format!("{file} is missing, or is not the one that entry {entry} sealed; restore it from a backup")
    });
    match missing.len() {
        0 => say(format!("papers    {count} sealed, all of them here"))?,
        _ => return Err(Failure::Said(lines.collect::<Vec<_>>().join("\n"), 1)),
    }
    Ok(())
}

/// Whether the documents that the log of a data folder cites lie beside it. One that is missing may never have been brought; one
/// that is another is wrong.
fn documents_there(place: &Path, regime: &Regime) -> Result<(), Failure> {
    let cited = cited(regime);
    if cited.is_empty() || place.join("checkpoint").exists() {
        return Ok(());
    }
    let documents = Documents::of(place, Room::default());
    let (mut here, mut wrong) = (0, vec![]);
    for (digest, entries) in &cited {
        let entries = entries.iter().map(u64::to_string).collect::<Vec<_>>().join(", ");
        let name = format!("{DOCUMENTS}/{}/{digest}", digest.to_string().get(..2).unwrap_or_default());
        match documents.check(*digest) {
            Found::Whole(_) => here += 1,
            Found::Missing => say(format!("missing   {name}, cited by {entries}"))?,
            Found::Wrong => wrong.push(format!(
                "{name} is not the document that is cited by {entries}; take it away, and bring the right one with 'comity document FILE', or restore it from a backup"
            )),
        }
    }
    if !wrong.is_empty() {
        return Err(Failure::Said(wrong.join("\n"), 1));
    }
    Ok(say(format!("documents {here} of {} that are cited are here", cited.len()))?)
}

fn in_force(trust: &Trust) -> usize {
    trust.keyring.all().iter().filter(|key| key.until.is_none()).count()
}

/// Checks the proof of one entry, with nothing but the file and a key or a policy.
fn one(path: &Path, trusted: Option<Policy>) -> Done {
    let missing = "a proof is only as good as the key it is checked with: give --key KEY or --policy FILE";
    let policy = trusted.ok_or_else(|| Failure::usage(missing))?;
    let text = fs::read_to_string(path).map_err(|e| Failure::usage(format!("{}: {e}", path.display())))?;
    let wrong = |e: LedgerError| Failure::Said(format!("{}: {e}", path.display()), 1);
    let proof = Proof::parse(&text).map_err(wrong)?;
    let judged = policy.require(&proof.checkpoint).map_err(wrong)?;
    let (size, root) = (judged.checkpoint.size, judged.checkpoint.root);
    let entry = proof.check(size, root).map_err(wrong)?;
    say(format!("entry     {} of {size} is in the log", proof.index))?;
    say(signed(&judged))?;
    say(format!("says      {}", String::from_utf8_lossy(entry)))?;
    Ok(ExitCode::SUCCESS)
}

/// Who has signed and cosigned, in a line each.
fn signed(judged: &Judged) -> String {
    let by = format!("signed    by {}", judged.log);
    let (count, of) = (judged.count(), judged.cosigned.len());
    if of == 0 {
        return by;
    }
    let last = judged.latest().map(|moment| format!(", the last at {moment}")).unwrap_or_default();
    let quorum = &judged.quorum;
    format!("{by}\ncosigned  by {count} of {of} witnesses{last}; that makes the quorum '{quorum}'")
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

/// The policy with the keys that took the place of those it names, which are told.
fn since(mut policy: Policy, shown: &Shown, largest: u64) -> Result<Policy, Failure> {
    if let Shown::Files(read) = shown {
        for key in catch_up(&mut policy, &shown.note()?, read, 0, largest) {
            tell(format!("comity: the key of the log was replaced by {key}, as both keys say"));
        }
    }
    Ok(policy)
}

/// What there is of a log to be checked.
enum Shown {
    /// Its public files.
    Files(Box<ReadFile<'static>>),
    /// Its store alone, as a backup holds it that was never started.
    Store(Stored),
}

impl Shown {
    fn in_folder(place: &Path) -> Result<Shown, Failure> {
        let public = [place.to_owned(), place.join("log")];
        if let Some(folder) = public.into_iter().find(|folder| folder.join("checkpoint").exists()) {
            return Ok(Shown::Files(files(folder)));
        }
        if store::is_named(place) {
            return Ok(Shown::Store(Stored::read(place)?));
        }
        Err(Failure::usage(format!("there is no log in {}", place.display())))
    }

    /// The checkpoint, which nobody has looked at yet.
    fn note(&self) -> Result<String, LedgerError> {
        match self {
            Shown::Files(read) => Ok(String::from_utf8_lossy(&read("checkpoint")?).into_owned()),
            Shown::Store(stored) => Ok(stored.note().to_owned()),
        }
    }

    fn verify(self, key: &str, largest: u64) -> Result<Verified, LedgerError> {
        match self {
            Shown::Files(read) => {
                let bar = progress();
                let verified = verify_within(&*read, key, largest, &mut |done, of| {
                    bar.set_length(of);
                    bar.set_position(done);
                });
                bar.finish_and_clear();
                verified
            }
            Shown::Store(stored) => stored.verify(key),
        }
    }
}

/// The key that lies beside a log. It shows that the log is whole, not whose it is.
fn beside(place: &str, remote: bool, shown: &Shown) -> Result<String, Failure> {
    let bytes = match shown {
        Shown::Files(read) if remote => read("vkey")?,
        _ => {
            let place = Path::new(place);
            let tries = [place.join("log.vkey"), place.join("../log.vkey")];
            let found = tries.iter().find_map(|path| fs::read(path).ok());
            let missing = || Failure::usage("there is no log.vkey beside the log; give the key with --key");
            found.ok_or_else(missing)?
        }
    };
    tell("trusting the key beside the log; to check whose log it is, give its key with --key");
    String::from_utf8(bytes).map_err(|_| Failure::Said("the key beside the log is not a text".into(), 1))
}

/// Holds the pages of a server against the regime that follows from its entries; how many instruments stand there. Nothing
/// where no pages are, as in object storage: then neither what people read nor what programs read of instruments is there.
fn pages_agree(address: &str, regime: &Regime, root: &str) -> Result<Option<usize>, Failure> {
    let (address, on) = (address.trim_end_matches('/'), source::today());
    let url = format!("{address}/instruments.json?on={on}");
    let failed = |what: String| Failure::Said(format!("{url}: {what}"), 1);
    let page = match upstream::get(&url, upstream::PAGE) {
        Ok(page) => page,
        Err(what) => {
            let pages = ["instruments.json", "instruments"].map(|page| format!("{address}/{page}"));
            // Any other failure than that there is nothing is told.
            let gone = pages.iter().all(|page| upstream::is_there(page) == Ok(false));
            return if gone { Ok(None) } else { Err(Failure::Said(what, 1)) };
        }
    };
    let shown: serde_json::Value = serde_json::from_slice(&page).map_err(|e| failed(e.to_string()))?;
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
    Ok(Some(computed.len()))
}
