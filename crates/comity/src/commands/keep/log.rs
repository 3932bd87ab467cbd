//! `comity log`: its key, its checkpoint, its clock, and proofs of its entries.

use std::{fs, path::Path};

use comity_ledger::{Checkpoint, Proof, open_checkpoint, secret, succession, verify::files};

use crate::{
    commands::{
        Done, print_text,
        say::signing::{self, Signing},
    },
    report::Failure,
    source,
};

pub fn key(from: &source::From) -> Done {
    print_file(from, "log.vkey")
}

/// `comity log next-key`: beside a running server, which takes it when officers have signed.
pub fn next_key(from: &source::From) -> Done {
    print_text(&comity_ledger::next_key(&from.begun()?)?)
}

/// The passphrase of the log's own key: the first line of a file.
pub fn unlock(path: &Path) -> Result<(), Failure> {
    let failed = |what: &str| Failure::usage(format!("{}: {what}", path.display()));
    let text = fs::read_to_string(path).map_err(|e| failed(&e.to_string()))?;
    match text.lines().next() {
        Some(line) if !line.trim().is_empty() => secret::unlock(line.to_owned()),
        _ => return Err(failed("its first line is to be the passphrase of the log's key, and is empty")),
    }
    Ok(())
}

/// `comity log encrypt-key`.
pub fn encrypt_key(from: &source::From) -> Done {
    let done = secret::encrypt(&from.begun()?)?;
    print_text(&match &done[..] {
        [] => "nothing to do: no key of the log here is in the clear\n".to_owned(),
        files => {
            format!("encrypted: {}; without the passphrase nobody can sign for the log\n", files.join(", "))
        }
    })
}

/// `comity log replace-key`.
pub fn replace_key(from: &source::From, note: &Path, why: &str, signing: &Signing) -> Done {
    let failed = |what: String| Failure::usage(format!("{}: {what}", note.display()));
    let text = fs::read_to_string(note).map_err(|e| failed(e.to_string()))?;
    let said = succession::said(&text, why);
    succession::read(&said.fields).map_err(failed)?;
    signing::run(from, signing, said)
}

pub fn checkpoint(from: &source::From) -> Done {
    print_file(from, "log/checkpoint")
}

/// Prints the proof that an entry is in the log, which `comity verify FILE` checks without it.
pub fn prove(from: &source::From, entry: u64) -> Done {
    let log = from.data().join("log");
    let key = fs::read_to_string(from.data().join("log.vkey"));
    let note = fs::read_to_string(log.join("checkpoint"));
    let (Ok(key), Ok(note)) = (key, note) else {
        let text =
            format!("there is no log in {}; start it with 'comity serve' first", from.data().display());
        return Err(Failure::usage(text));
    };
    let (size, root) = open_checkpoint(note.as_bytes(), key.trim())?;
    print_text(&Proof::make(&*files(log), &Checkpoint { size, root, note }, entry)?.to_string())
}

fn print_file(from: &source::From, name: &str) -> Done {
    let path = from.data().join(name);
    let text = fs::read_to_string(&path).map_err(|e| {
        Failure::usage(format!("{}: {e}; start the log with 'comity serve' first", path.display()))
    })?;
    print_text(&text)
}

/// `comity log clock`: takes the operator's word for it that it is today.
pub fn clock(from: &source::From) -> Done {
    let today = source::today();
    comity_ledger::clock::say(&from.begun()?, today)?;
    print_text(&format!("it is {today}"))
}
