//! `comity paper`: papers under seal.

use std::{
    fs,
    io::{IsTerminal, Read, Write},
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::{Subcommand, ValueHint};
use comity_ledger::{
    Trust,
    sealed::{self, LONGEST, Paper, SALT},
};

use super::{
    key,
    signing::{self, Desk, Signing},
};
use crate::{
    commands::{Done, print_text, table},
    report::{Failure, shown},
    source, upstream,
};

#[derive(Subcommand, Debug)]
pub enum Command {
    /// Seal a paper: only a salted digest enters the log; the paper itself is encrypted here, before it goes anywhere.
    Seal {
        /// The paper: a text of at most 40,000 bytes.
        #[arg(value_hint = ValueHint::FilePath)]
        paper: PathBuf,
        /// The level of classification, such as restricted.
        #[arg(long)]
        level: String,
        /// Who may read it: holders of keys with a recipient, such as NLD; may be given several times. You can as well.
        #[arg(long = "for", value_name = "HOLDER", required = true)]
        recipients: Vec<String>,
        /// What may be said of it in public.
        #[arg(long, default_value = "")]
        title: String,
        #[command(flatten)]
        signing: Signing,
    },
    /// Read a sealed paper that is meant for you, and check that it is what was sealed.
    Read {
        /// The number of the entry that sealed it.
        entry: u64,
        /// Your key file.
        #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
        key: PathBuf,
        /// The address of a server, instead of the data folder.
        #[arg(long, value_name = "URL", value_hint = ValueHint::Url)]
        at: Option<String>,
        /// The verifier key of that server's log.
        #[arg(long, value_name = "KEY", requires = "at")]
        log_key: Option<String>,
    },
    /// Open a sealed paper to everybody: an act of whoever sealed it.
    Open {
        /// The number of the entry that sealed it.
        entry: u64,
        #[command(flatten)]
        signing: Signing,
    },
    /// List the papers of the record.
    List,
}

pub fn run(from: &source::From, command: &Command) -> Done {
    match command {
        Command::Seal { paper, level, recipients, title, signing } => {
            seal(from, paper, level, recipients, title, signing)
        }
        Command::Read { entry, key, at, log_key } => {
            let signing = Signing { to: at.clone(), log_key: log_key.clone(), ..Signing::default() };
            let (trust, file) = fetch(from, &signing, *entry)?;
            let (_, text) = unsealed(paper(&trust, *entry)?, &file, key)?;
            let mut stdout = std::io::stdout().lock();
            // Who asked for a file gets what was sealed; who looks at a terminal is shown it.
            let text = if stdout.is_terminal() { shown(&text) } else { text };
            stdout.write_all(text.as_bytes())?;
            Ok(ExitCode::SUCCESS)
        }
        Command::Open { entry, signing } => {
            let Some(key) = signing.sign.first() else {
                return Err(Failure::usage("sign it with the key of whoever sealed it: --sign FILE"));
            };
            let (trust, file) = fetch(from, signing, *entry)?;
            let (salt, text) = unsealed(paper(&trust, *entry)?, &file, key)?;
            signing::run(from, signing, sealed::opening(*entry, &salt, &text))
        }
        Command::List => list(from),
    }
}

fn seal(
    from: &source::From,
    path: &Path,
    level: &str,
    recipients: &[String],
    title: &str,
    signing: &Signing,
) -> Done {
    let failed = |what: String| Failure::usage(format!("{}: {what}", path.display()));
    let Some(own) = signing.sign.first() else {
        return Err(Failure::usage("sign it: --sign FILE"));
    };
    let text = fs::read_to_string(path).map_err(|e| failed(e.to_string()))?;
    if text.is_empty() || text.len() > LONGEST {
        return Err(failed(format!("a paper has 1 to {LONGEST} bytes; this has {}", text.len())));
    }
    if signing.save.is_some() {
        return Err(Failure::usage("a paper is sealed at once: leave --save out"));
    }
    let desk = Desk::open(from, signing)?;
    let trust = desk.trust()?;
    let mut keys = vec![key::identity(own)?.to_public()];
    for holder in recipients {
        let before = keys.len();
        let held = trust.keyring.of(holder).filter(|k| !k.recipient.is_empty());
        for key in held {
            let wrong = |e: &str| Failure::Said(format!("the recipient of {holder} is no age key: {e}"), 1);
            keys.push(key.recipient.parse().map_err(wrong)?);
        }
        if keys.len() == before {
            let text = format!("{holder} has no key to encrypt to; 'comity key list' shows who has");
            return Err(Failure::usage(text));
        }
    }
    let mut salt = [0; SALT];
    rand_core::RngCore::fill_bytes(&mut rand_core::OsRng, &mut salt);
    let file = encrypted(&keys, &salt, &text).map_err(|e| Failure::Said(e, 1))?;
    let digest = sealed::digest(&salt, text.as_bytes());
    let content = sealed::sealing(&digest, &file, level, &recipients.join(" "), title);
    let statement = desk.statement(signing, content, Some(&trust))?;
    let answer = desk.say(statement, Some(&file))?;
    print_text(&format!("sealed as entry {} on {}", answer.index, answer.recorded))
}

/// Salt and paper, encrypted to keys (age).
fn encrypted(keys: &[age::x25519::Recipient], salt: &[u8], text: &str) -> Result<Vec<u8>, String> {
    let recipients = keys.iter().map(|key| key as &dyn age::Recipient);
    let encryptor = age::Encryptor::with_recipients(recipients).map_err(|e| e.to_string())?;
    let mut file = vec![];
    let mut out = encryptor.wrap_output(&mut file).map_err(|e| e.to_string())?;
    let written = out.write_all(salt).and_then(|()| out.write_all(text.as_bytes()));
    written.and_then(|()| out.finish().map(|_| ())).map_err(|e| e.to_string())?;
    Ok(file)
}

/// The paper that an entry sealed.
fn paper(trust: &Trust, entry: u64) -> Result<&Paper, Failure> {
    let missing =
        || Failure::usage(format!("entry {entry} seals no paper; 'comity paper list' shows those there are"));
    trust.papers.get(&entry).ok_or_else(missing)
}

/// Who may speak, and the encrypted file of a paper.
fn fetch(from: &source::From, signing: &Signing, entry: u64) -> Result<(Trust, Vec<u8>), Failure> {
    if signing.to.is_some() {
        let desk = Desk::open(from, signing)?;
        let trust = desk.trust()?;
        let Desk::There { url, .. } = &desk else { return Err(Failure::usage("--to names no server")) };
        let address = format!("{url}/papers/{}.age", paper(&trust, entry)?.file);
        let file = upstream::get(&address, upstream::PAPER).map_err(|e| Failure::Said(e, 1))?;
        return Ok((trust, file));
    }
    let missing = || Failure::usage(format!("there is no log in {}", from.data().display()));
    let trust = from.stored()?.ok_or_else(missing)?.trust;
    let path = from.data().join("papers").join(format!("{}.age", paper(&trust, entry)?.file));
    let file = fs::read(&path).map_err(|e| Failure::Said(format!("{}: {e}", path.display()), 1))?;
    Ok((trust, file))
}

/// Decrypts a paper, and holds it against what was sealed.
fn unsealed(paper: &Paper, file: &[u8], key: &Path) -> Result<([u8; SALT], String), Failure> {
    let wrong = |what: String| Failure::Said(format!("the paper of entry {}: {what}", paper.entry), 1);
    let identity = key::identity(key)?;
    let decryptor = age::Decryptor::new(file).map_err(|e| wrong(e.to_string()))?;
    let mut reader = decryptor
        .decrypt(std::iter::once(&identity as &dyn age::Identity))
        .map_err(|_| wrong("it is not encrypted to this key".into()))?;
    let mut bytes = vec![];
    let most = SALT + LONGEST;
    reader.by_ref().take(most as u64 + 1).read_to_end(&mut bytes).map_err(|e| wrong(e.to_string()))?;
    let not = || wrong("what is in the file is not what was sealed".into());
    let (salt, text) = bytes.split_first_chunk::<SALT>().ok_or_else(not)?;
    if sealed::hex(&sealed::digest(salt, text)) != paper.digest {
        return Err(not());
    }
    Ok((*salt, String::from_utf8(text.to_vec()).map_err(|_| not())?))
}

fn list(from: &source::From) -> Done {
    let missing = || Failure::usage(format!("there is no log in {}", from.data().display()));
    let trust = from.stored()?.ok_or_else(missing)?.trust;
    let mut rows = table(["Entry", "Sealed by", "Level", "For", "Title", "Opened"]);
    for paper in trust.papers.values() {
        let opened = paper.opened.as_ref().map_or("sealed".into(), |(entry, _)| format!("entry {entry}"));
        rows.add_row([
            &paper.entry.to_string(),
            &paper.by,
            &paper.level,
            &paper.recipients,
            &paper.title,
            &opened,
        ]);
    }
    print_text(&rows.to_string())
}
