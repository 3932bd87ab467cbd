//! Saying something to a log: signed with one key or two, to the data folder or to a server, now or by somebody else later.

use std::{
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
    time::Duration,
};

use clap::{Args, ValueHint};
use comity_ledger::{
    Checkpoint, Content, Entry, Ledger, LedgerError, Options, Proof, Receipt, Record, Refusal, SecretKey,
    Statement, Trust, Upon,
    keyring::DEPOSITARY,
    open_checkpoint, recovery,
    verify::{Verified, verify},
};
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use crate::{
    commands::Done,
    patience::Patience,
    report::{Failure, say, tell},
    settings::ORIGIN,
    source, upstream,
};

/// How long it is waited before what is signed is handed in again, where no answer came.
const AGAIN: [Duration; 3] = [Duration::from_secs(1), Duration::from_secs(2), Duration::from_secs(4)];

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
    /// The code that a server prints when it is started, for the first two officers of a depositary.
    #[arg(long, value_name = "CODE", requires = "to")]
    pub code: Option<String>,
    /// Write the signed statement to a file for another to countersign with 'comity sign', and say nothing yet.
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub save: Option<PathBuf>,
}

impl Signing {
    /// The key of a server's log: the one that was given, or the one that it shows.
    pub fn key_of(&self, url: &str) -> Result<String, Failure> {
        let key = match &self.log_key {
            Some(key) => key.clone(),
            None => {
                tell(format!(
                    "trusting the key that {url} shows; to be sure whose log it is, give its key with --log-key"
                ));
                text(&format!("{url}/log/vkey"))?
            }
        };
        Ok(key.trim().to_owned())
    }
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
        /// The code for the first two officers.
        code: Option<String>,
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
            let data = from.begun()?;
            let _patience = Patience::with("opening the record");
            let options = Options { origin: ORIGIN.into(), today: source::today };
            return Ok(Desk::Here(Box::new(Ledger::open_by(
                &data,
                &options,
                comity_draft::refused,
                Vec::new,
            )?)));
        };
        let url = url.trim_end_matches('/').to_owned();
        let key = signing.key_of(&url)?;
        let note = text(&format!("{url}/log/checkpoint"))?;
        let (size, root) = open_checkpoint(note.as_bytes(), &key)?;
        let code = signing.code.clone();
        Ok(Desk::There { url, key, checkpoint: Checkpoint { size, root, note }, code })
    }

    /// The log, by its verifier key, which is signed over.
    pub fn log(&self) -> String {
        match self {
            Desk::Here(ledger) => ledger.record().key.to_string(),
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
            Desk::There { url, key, .. } => Ok(log_of(url, key)?.0.trust),
        }
    }

    /// A statement in somebody's name, signed. Who holds the key is asked of `trust`, or of the log if that is not given.
    pub fn statement(
        &self,
        signing: &Signing,
        content: Content<'static>,
        trust: Option<&Trust>,
    ) -> Result<Statement<'static>, Failure> {
        self.said(signing, Statement::unsigned(DEPOSITARY, content), trust)
    }

    /// The same of a statement that nobody has signed.
    fn said(
        &self,
        signing: &Signing,
        statement: Statement<'static>,
        trust: Option<&Trust>,
    ) -> Result<Statement<'static>, Failure> {
        let Some(first) = signing.sign.first() else {
            let by = signing.by.clone().unwrap_or_else(|| DEPOSITARY.to_owned());
            return Ok(Statement { by: by.into(), ..statement });
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
        let mut statement = Statement { by: by.into(), upon: Some(Upon::at(&checkpoint)), ..statement };
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
            Desk::There { url, key, code, .. } => post(url, &statement, key, file, code.as_deref()),
        }
    }
}

/// Says something and prints what became of it, or saves it for another to sign.
pub fn run(from: &source::From, signing: &Signing, content: Content<'static>) -> Done {
    run_with(from, signing, Statement::unsigned(DEPOSITARY, content), &|| Ok(()))
}

/// The same of a statement, such as a group; `after` is done once it is recorded, and before that is acknowledged.
pub fn run_with(
    from: &source::From,
    signing: &Signing,
    statement: Statement<'static>,
    after: &dyn Fn() -> Result<(), Failure>,
) -> Done {
    let desk = Desk::open(from, signing)?;
    let mut statement = desk.said(signing, statement, None)?;
    if signing.save.is_some() {
        // Others sign it upon the state of the log that was there when it was written.
        statement.upon.get_or_insert(Upon::at(&desk.checkpoint()));
    }
    finish(&desk, signing, statement, after)
}

/// The log of a server, every entry of which has been checked, and the record that it makes.
pub fn log_of(url: &str, key: &str) -> Result<(Record, Verified), Failure> {
    let _patience = Patience::with("reading the log");
    let verified = verify(&*upstream::log(url), key, &mut |_, _| {})?;
    Ok((Record::of(verified.state()?, verified.checkpoint.clone()), verified))
}

/// Says a statement, or saves it.
fn finish(
    desk: &Desk,
    signing: &Signing,
    statement: Statement<'static>,
    after: &dyn Fn() -> Result<(), Failure>,
) -> Done {
    if let Some(path) = &signing.save {
        save(path, &statement.encode(&desk.log()))?;
        say(format!("saved in {}; nothing is recorded yet", path.display()))?;
        return Ok(ExitCode::SUCCESS);
    }
    let answer = desk.say(statement, None)?;
    answer.warnings.iter().for_each(tell);
    let done = after();
    say(format!("recorded as entry {} on {}", answer.index, answer.recorded))?;
    done.map(|()| ExitCode::SUCCESS)
}

/// Saves a statement, where nothing else is saved.
fn save(path: &Path, text: &str) -> Result<(), Failure> {
    let failed = |e: std::io::Error| Failure::Said(format!("{}: {e}", path.display()), 1);
    if path.is_file() {
        let there = fs::read(path).map_err(failed)?;
        let saved = std::str::from_utf8(&there).is_ok_and(|text| Statement::decode(text.trim_end()).is_ok());
        if !there.is_empty() && !saved {
            let what =
                "a file is there that is no saved statement, and is not written over; choose another name";
            return Err(Failure::usage(format!("{}: {what}", path.display())));
        }
    }
    fs::write(path, format!("{text}\n")).map_err(failed)
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
    say(format!("vouched that {key} is to speak for the depositary of {log}; nothing is recorded yet"))?;
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
    // The heading of a group names its members by their root; and who signs what is recorded already finds it with the signatures that it has.
    let bare =
        |said: &Statement<'_>| Statement { group: vec![], signatures: vec![], ..said.clone().into_owned() };
    match proved().map_err(|e| e.to_string())? {
        (at, Ok(said)) if at == index && bare(&said) == bare(statement) => Ok(()),
        (at, Err(what)) if at == index => Err(what),
        _ => Err("entry and proof are of something else".into()),
    }
}

/// What to do about a statement that was handed in and not answered. Signed anew it would be another: it is kept as it was said.
fn unanswered(url: &str, statement: &Statement<'_>, log: &str, paper: Option<&[u8]>) -> String {
    let text = statement.encode(log);
    let digest = Sha256::digest(text.as_bytes());
    let short: String = digest.iter().take(4).map(|byte| format!("{byte:02x}")).collect();
    let path = PathBuf::from(format!("unanswered-{short}.json"));
    if statement.signatures.is_empty() || paper.is_some() || save(&path, &text).is_err() {
        return "it may be recorded or not: look at the log before it is said again".into();
    }
    let file = path.display();
    format!(
        "it may be recorded or not: it is kept in {file}, and 'comity sign {file} --to {url}' says the same again, which is recorded once"
    )
}

/// Says a statement to a server.
fn post(
    url: &str,
    statement: &Statement<'_>,
    log: &str,
    file: Option<&[u8]>,
    code: Option<&str>,
) -> Result<Answer, Failure> {
    use base64::{Engine, prelude::BASE64_STANDARD};
    let mut body: Value =
        serde_json::from_str(&statement.encode(log)).map_err(|e| Failure::Said(e.to_string(), 1))?;
    if let Some(file) = file {
        body["paper"] = Value::String(BASE64_STANDARD.encode(file));
    }
    if let Some(code) = code {
        body["code"] = code.into();
    }
    let address = format!("{url}/entries");
    let text = body.to_string();
    let hand_in = || upstream::post(&address, "application/json", &text, upstream::WORD, None);
    // What is signed is recorded once, however often it is handed in: a server that is started again, or another, may answer.
    let waits = if statement.signatures.is_empty() { [].iter() } else { AGAIN.iter() };
    let answer = waits.fold(hand_in(), |answer, wait| {
        answer.or_else(|_| {
            std::thread::sleep(*wait);
            hand_in()
        })
    });
    let answer =
        answer.map_err(|e| Failure::Said(format!("{e}; {}", unanswered(url, statement, log, file)), 1))?;
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
