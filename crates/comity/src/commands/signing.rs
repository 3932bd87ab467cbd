//! Saying something to a log: signed with one key or two, to the data folder or to a server, now or by somebody else later.

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::{Args, ValueHint};
use comity_ledger::{
    Checkpoint, Content, Entry, Ledger, LedgerError, Options, Proof, Receipt, Refusal, SecretKey, Statement,
    Trust, Upon, contents, keyring::DEPOSITARY, open_checkpoint, recovery,
};
use serde_json::Value;

use super::{Done, ORIGIN};
use crate::{folder, patience::Patience, report::Failure, source, upstream};

/// Who says it, and to which log.
#[derive(Args, Debug, Clone, Default)]
pub struct Signing {
    /// A key file to sign with, as 'comity key new' makes it; a second one countersigns.
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub sign: Vec<PathBuf>,
    /// In whose name [default: whoever holds the key].
    #[arg(long, value_name = "HOLDER")]
    pub by: Option<String>,
    /// The address of a server to say it to, instead of the data folder.
    #[arg(long, value_name = "URL", value_hint = ValueHint::Url)]
    pub to: Option<String>,
    /// The verifier key of that server's log, as `comity log key` prints it there.
    #[arg(long, value_name = "KEY", requires = "to")]
    pub log_key: Option<String>,
    /// Write the signed statement to a file for another to countersign with 'comity sign', and say nothing yet.
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub save: Option<PathBuf>,
}

/// The log that something is said to.
pub enum Desk {
    /// The data folder's own.
    Here(Box<Ledger>),
    /// A server's.
    There {
        /// Its address.
        url: String,
        /// Its log's key.
        key: String,
        /// What it shows, checked with that key.
        checkpoint: Checkpoint,
    },
}

/// What a log answers to a statement.
pub struct Answer {
    /// The number of the entry.
    pub index: u64,
    /// The day under which it is recorded.
    pub recorded: String,
    /// What is worth a look.
    pub warnings: Vec<String>,
}

impl Desk {
    /// Opens the data folder, or looks at the server's checkpoint.
    pub fn open(from: &source::From, signing: &Signing) -> Result<Desk, Failure> {
        let Some(url) = &signing.to else {
            let _patience = Patience::with("opening the record");
            let options = Options { origin: ORIGIN.into(), today: source::today };
            let seed = || contents(&folder::built_in());
            return Ok(Desk::Here(Box::new(Ledger::open(&from.data(), &options, seed)?)));
        };
        let url = url.trim_end_matches('/').to_owned();
        let key = match &signing.log_key {
            Some(key) => key.clone(),
            None => {
                eprintln!(
                    "trusting the key that {url} shows; to be sure whose log it is, give its key with --log-key"
                );
                text(&format!("{url}/log/vkey"))?
            }
        };
        let note = text(&format!("{url}/log/checkpoint"))?;
        let (size, root) = open_checkpoint(note.as_bytes(), key.trim())?;
        let key = key.trim().to_owned();
        Ok(Desk::There { url, key, checkpoint: Checkpoint { size, root, note } })
    }

    /// The log, by its verifier key, which is signed over.
    pub fn log(&self) -> String {
        match self {
            Desk::Here(ledger) => ledger.verifier_key().to_owned(),
            Desk::There { key, .. } => key.clone(),
        }
    }

    /// The state of the log that is signed upon.
    pub fn checkpoint(&self) -> Checkpoint {
        match self {
            Desk::Here(ledger) => ledger.record().checkpoint.clone(),
            Desk::There { checkpoint, .. } => checkpoint.clone(),
        }
    }

    /// Who may speak, as the log says.
    pub fn trust(&self) -> Result<Trust, Failure> {
        match self {
            Desk::Here(ledger) => Ok(ledger.record().trust.clone()),
            // Whose keys they are is not taken from the server's word: the log is read and checked.
            Desk::There { url, key, .. } => super::verify::trust_of(url, key),
        }
    }

    /// A statement in somebody's name, signed. Who holds the key is asked of `trust`, or of the log if that is not given.
    pub fn statement(
        &self,
        signing: &Signing,
        content: Content<'static>,
        trust: Option<&Trust>,
    ) -> Result<Statement<'static>, Failure> {
        let Some(first) = signing.sign.first() else {
            return Ok(Statement::unsigned(signing.by.as_deref().unwrap_or(DEPOSITARY), content));
        };
        let key = secret(first)?.public().to_string();
        let by = match &signing.by {
            Some(by) => by.clone(),
            None => {
                let asked = if trust.is_none() { Some(self.trust()?) } else { None };
                let held = trust.or(asked.as_ref()).and_then(|t| t.keyring.find(&key));
                // The first officers of a depositary sign with keys that nobody holds yet.
                held.map_or(DEPOSITARY.to_owned(), |held| held.holder.clone())
            }
        };
        let checkpoint = self.checkpoint();
        let mut statement = Statement::upon(&by, content, Upon::at(&checkpoint));
        signing.sign.iter().try_for_each(|file| sign(&mut statement, file, &self.log()))?;
        Ok(statement)
    }

    /// Says it. `file` is the encrypted paper that a sealing is about.
    pub fn say(&self, statement: Statement<'static>, file: Option<&[u8]>) -> Result<Answer, Failure> {
        match self {
            Desk::Here(ledger) => match ledger.submit_with(statement, file) {
                Ok(Receipt { index, recorded, warnings, .. }) => {
                    Ok(Answer { index, recorded: recorded.to_string(), warnings })
                }
                Err(Refusal::Wrong(found)) => Err(Failure::Found(found)),
                Err(refusal) => Err(Failure::Said(refusal.to_string(), 1)),
            },
            Desk::There { url, key, .. } => post(url, &statement, key, file),
        }
    }
}

/// Says something and prints what became of it, or saves it for another to sign.
pub fn run(from: &source::From, signing: &Signing, content: Content<'static>) -> Done {
    run_with(from, signing, content, &|| Ok(()))
}

/// The same; `after` is done once it is recorded, and before that is acknowledged.
pub fn run_with(
    from: &source::From,
    signing: &Signing,
    content: Content<'static>,
    after: &dyn Fn() -> Result<(), Failure>,
) -> Done {
    let desk = Desk::open(from, signing)?;
    let mut statement = desk.statement(signing, content, None)?;
    if signing.save.is_some() {
        // Others sign it upon the state of the log that was there when it was written.
        statement.upon.get_or_insert(Upon::at(&desk.checkpoint()));
    }
    finish(&desk, signing, statement, after)
}

/// Says a statement, or saves it.
fn finish(
    desk: &Desk,
    signing: &Signing,
    statement: Statement<'static>,
    after: &dyn Fn() -> Result<(), Failure>,
) -> Done {
    let mut stdout = std::io::stdout().lock();
    if let Some(path) = &signing.save {
        let text = statement.encode(&desk.log());
        fs::write(path, text + "\n").map_err(|e| Failure::Said(format!("{}: {e}", path.display()), 1))?;
        writeln!(stdout, "saved in {}; nothing is recorded yet", path.display())?;
        return Ok(ExitCode::SUCCESS);
    }
    let answer = desk.say(statement, None)?;
    answer.warnings.iter().for_each(|w| eprintln!("{w}"));
    drop(stdout);
    let done = after();
    writeln!(std::io::stdout(), "recorded as entry {} on {}", answer.index, answer.recorded)?;
    done.map(|()| ExitCode::SUCCESS)
}

/// `comity sign`: adds a signature to a statement that somebody saved, and says it.
pub fn add(from: &source::From, path: &Path, signing: &Signing) -> Done {
    let failed = |what: String| Failure::usage(format!("{}: {what}", path.display()));
    let text = fs::read_to_string(path).map_err(|e| failed(e.to_string()))?;
    let (mut statement, log) = Statement::decode(text.trim_end()).map_err(failed)?;
    let desk = Desk::open(from, signing)?;
    let ours = desk.log();
    if log != ours {
        return Err(failed(format!("it is for the log '{log}', not '{ours}'")));
    }
    statement.upon.get_or_insert(Upon::at(&desk.checkpoint()));
    signing.sign.iter().try_for_each(|file| sign(&mut statement, file, &log))?;
    finish(&desk, signing, statement, &|| Ok(()))
}

/// `comity endorse`: adds the word of a witness to a recovery that somebody saved.
pub fn endorse(path: &Path, witness: &Path) -> Done {
    let failed = |what: String| Failure::usage(format!("{}: {what}", path.display()));
    let text = fs::read_to_string(path).map_err(|e| failed(e.to_string()))?;
    let (mut statement, log) = Statement::decode(text.trim_end()).map_err(failed)?;
    recovery::endorse(&mut statement, &log, witness, source::now()).map_err(failed)?;
    fs::write(path, statement.encode(&log) + "\n").map_err(|e| failed(e.to_string()))?;
    let key = statement.content.fields.get("key");
    writeln!(
        std::io::stdout(),
        "vouched that {key} is to speak for the depositary of {log}; nothing is recorded yet"
    )?;
    Ok(ExitCode::SUCCESS)
}

/// Signs a statement with the key in a file.
fn sign(statement: &mut Statement<'_>, file: &Path, log: &str) -> Result<(), Failure> {
    if statement.signatures.len() == 2 {
        return Err(Failure::usage("it is signed and countersigned; there is no third signature"));
    }
    let signature = secret(file)?.sign(&statement.signed_bytes(log));
    statement.signatures.push(signature);
    Ok(())
}

/// Reads a key file.
pub fn secret(path: &Path) -> Result<SecretKey, Failure> {
    let failed = |what: String| Failure::usage(format!("{}: {what}", path.display()));
    let text = fs::read_to_string(path).map_err(|e| failed(e.to_string()))?;
    SecretKey::parse(&text).map_err(failed)
}

/// A short text from a server.
fn text(url: &str) -> Result<String, Failure> {
    upstream::text(url).map_err(|e| Failure::Said(e, 1))
}

/// Whether a server proves that a statement is an entry of its log: its word alone is no receipt.
fn is_recorded(url: &str, statement: &Statement<'_>, key: &str, index: u64) -> Result<(), String> {
    let text = upstream::get(&format!("{url}/log/entries/{index}.tlog-proof"), upstream::WORD)?;
    let text = String::from_utf8(text).map_err(|e| e.to_string())?;
    let proved = || {
        let proof = Proof::parse(&text)?;
        let (size, root) = open_checkpoint(proof.checkpoint.as_bytes(), key)?;
        let entry = proof.check(size, root)?;
        Ok::<_, LedgerError>((proof.index, Entry::decode(entry).map(|entry| entry.statement.into_owned())))
    };
    match proved().map_err(|e| e.to_string())? {
        (at, Ok(said)) if at == index && said == *statement => Ok(()),
        (at, Err(what)) if at == index => Err(what),
        _ => Err("entry and proof are of something else".into()),
    }
}

/// Says a statement to a server.
fn post(url: &str, statement: &Statement<'_>, log: &str, file: Option<&[u8]>) -> Result<Answer, Failure> {
    use base64::{Engine, prelude::BASE64_STANDARD};
    let mut body: Value =
        serde_json::from_str(&statement.encode(log)).map_err(|e| Failure::Said(e.to_string(), 1))?;
    if let Some(file) = file {
        body["paper"] = Value::String(BASE64_STANDARD.encode(file));
    }
    let address = format!("{url}/entries");
    let answer = upstream::post(&address, "application/json", &body.to_string(), upstream::WORD, None);
    let answer = answer.map_err(|e| {
        let what =
            "it may be recorded or not: look at the log, or say it again; what is signed is recorded once";
        Failure::Said(format!("{e}; {what}"), 1)
    })?;
    let said: Value = serde_json::from_slice(&answer.body).unwrap_or_default();
    let words = |name: &str| said.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    if answer.status != 201 {
        let detail = words("detail");
        return Err(Failure::Said(
            if detail.is_empty() { format!("{address}: {}", answer.status) } else { detail },
            1,
        ));
    }
    let index = said.get("entry").and_then(Value::as_u64).unwrap_or_default();
    is_recorded(url, statement, log, index).map_err(|what| {
        let text = format!(
            "{url} answers that this is entry {index}, and does not prove it ({what}): it may be recorded or not. Look at the log, or say it again; what is signed is recorded once"
        );
        Failure::Said(text, 1)
    })?;
    let warnings = said.get("warnings").and_then(Value::as_array).into_iter().flatten();
    Ok(Answer {
        index,
        recorded: words("recorded"),
        warnings: warnings.filter_map(Value::as_str).map(str::to_owned).collect(),
    })
}
