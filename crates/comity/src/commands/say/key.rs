//! `comity key`: who speaks for whom.

use std::{
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

use age::secrecy::ExposeSecret;
use clap::{Args, Subcommand, ValueHint};
use comity_ledger::{Content, Fields, Kind, PublicKey, SecretKey, keyring::Key};
use serde_json::json;

use super::signing::{self, Signing, secret};
use crate::{
    asked::Format,
    commands::{Done, print_csv, print_json, print_text, table, write_secret},
    report::{Failure, tell},
    source,
};

#[derive(Subcommand, Debug)]
pub enum Command {
    /// Make a key file: an Ed25519 key that signs, and an age key that opens sealed papers.
    New {
        /// The file to make.
        #[arg(value_hint = ValueHint::FilePath)]
        file: PathBuf,
    },
    /// Print the public half of a key file, or a key of the record as PEM for other programs.
    Show {
        /// A key file, or a key such as ed25519:...
        key: String,
        /// Print PEM (SubjectPublicKeyInfo).
        #[arg(long)]
        pem: bool,
    },
    /// List the keys of the record: who holds them, since which entry and until which.
    List {
        #[command(flatten)]
        format: Format,
    },
    /// Begin a key, signed by two officers of the depositary. The first officer's key is signed with itself; the second
    /// by the first, and with itself.
    Register {
        #[command(flatten)]
        new: New,
        #[command(flatten)]
        signing: Signing,
    },
    /// Replace a key by another: sign with the old one, then with the new one.
    Rotate {
        #[command(flatten)]
        signing: Signing,
    },
    /// End a key: signed by another of its holder, by itself, or by two officers of the depositary.
    Revoke {
        /// The key, as 'comity key list' prints it.
        key: String,
        /// Why.
        #[arg(long)]
        note: Option<String>,
        #[command(flatten)]
        signing: Signing,
    },
    /// Begin a key for a holder who lost theirs; all others of the holder end. Signed by two officers of the depositary.
    Recover {
        #[command(flatten)]
        new: New,
        #[command(flatten)]
        signing: Signing,
    },
}

/// A key to begin.
#[derive(Args, Debug)]
pub struct New {
    /// The public key, as 'comity key new' and 'comity key show' print it.
    #[arg(long)]
    key: String,
    /// Whose it is: an id such as NLD, 'depositary', 'secretariat', or 'chair:FORUM'.
    #[arg(long)]
    holder: String,
    /// As what: depositary, secretariat, chair, delegation, reviewer, observer.
    #[arg(long)]
    role: String,
    /// Who keeps it, by office and not by name.
    #[arg(long)]
    officer: String,
    /// The note verbale it rests on, by number and date.
    #[arg(long)]
    note: String,
    /// Where sealed papers for the holder are encrypted to, as 'comity key new' prints it: age1...
    #[arg(long)]
    recipient: Option<String>,
    /// For a passkey: the relying party, which is the domain of the pages.
    #[arg(long, requires = "credential")]
    relying_party: Option<String>,
    /// For a passkey: the credential's id in base64url.
    #[arg(long, requires = "relying_party")]
    credential: Option<String>,
}

pub fn run(from: &source::From, command: &Command) -> Done {
    match command {
        Command::New { file } => new(file),
        Command::Show { key, pem } => show(key, *pem),
        Command::List { format } => list(from, *format),
        Command::Register { new, signing } => signing::run(from, signing, begin("registration", new)),
        Command::Recover { new, signing } => signing::run(from, signing, begin("recovery", new)),
        Command::Rotate { signing } => {
            let [old, new] = &signing.sign[..] else {
                return Err(Failure::usage(
                    "sign with the old key and then with the new: --sign OLD --sign NEW",
                ));
            };
            let (replaces, recipient) = (secret(old)?.public().to_string(), recipient(new)?);
            let key = secret(new)?.public().to_string();
            let fields = [
                ("does", "rotation"),
                ("key", key.as_str()),
                ("replaces", replaces.as_str()),
                ("recipient", recipient.as_str()),
            ];
            signing::run(from, signing, content(fields))
        }
        Command::Revoke { key, note, signing } => {
            let note = note.as_deref().unwrap_or_default();
            let fields = [("does", "revocation"), ("key", key.as_str()), ("note", note)];
            signing::run(from, signing, content(fields))
        }
    }
}

fn content<const N: usize>(fields: [(&str, &str); N]) -> Content<'static> {
    Content { kind: Kind::Key, fields: Fields::new(fields) }
}

fn begin(does: &str, new: &New) -> Content<'static> {
    let or_empty = |text: &Option<String>| text.clone().unwrap_or_default();
    content([
        ("does", does),
        ("key", &new.key),
        ("holder", &new.holder),
        ("role", &new.role),
        ("officer", &new.officer),
        ("note", &new.note),
        ("recipient", &or_empty(&new.recipient)),
        ("relying_party", &or_empty(&new.relying_party)),
        ("credential", &or_empty(&new.credential)),
    ])
}

fn new(path: &Path) -> Done {
    let (key, identity) = (SecretKey::generate(), age::x25519::Identity::generate());
    let text = format!(
        "A key of Comity. Whoever has this file speaks for its holder: keep it secret, and keep a copy.\nPublic: {}\n\n{}\n{}\n",
        key.public(),
        key.pem().trim_end(),
        identity.to_string().expose_secret()
    );
    write_secret(path, &text)?;
    describe(&key, &identity.to_public().to_string())
}

fn describe(key: &SecretKey, recipient: &str) -> Done {
    print_text(&format!("key        {}\nrecipient  {recipient}", key.public()))
}

/// The age key of a key file.
pub fn identity(path: &Path) -> Result<age::x25519::Identity, Failure> {
    let failed = |what: String| Failure::usage(format!("{}: {what}", path.display()));
    let text = fs::read_to_string(path).map_err(|e| failed(e.to_string()))?;
    let line = text.lines().find(|line| line.starts_with("AGE-SECRET-KEY-"));
    let line = line.ok_or_else(|| failed("there is no age key in it".into()))?;
    line.trim().parse().map_err(|e: &str| failed(e.to_owned()))
}

fn recipient(path: &Path) -> Result<String, Failure> {
    Ok(identity(path)?.to_public().to_string())
}

fn show(key: &str, pem: bool) -> Done {
    if Path::new(key).is_file() {
        let path = Path::new(key);
        let public = secret(path)?;
        return if pem { print_text(&public.public().pem()) } else { describe(&public, &recipient(path)?) };
    }
    let key = PublicKey::parse(key).map_err(Failure::usage)?;
    print_text(&if pem { key.pem() } else { key.to_string() })
}

fn list(from: &source::From, format: Format) -> Done {
    let missing = || Failure::usage(format!("there is no log in {}", from.data().display()));
    let record = from.stored()?.ok_or_else(missing)?;
    let keys = record.trust.keyring.all();
    if format.json {
        return print_json(&json!({ "keys": keys.iter().map(Key::json).collect::<Vec<_>>() }));
    }
    if format.csv {
        let head = Key::COLUMNS.map(str::to_owned).to_vec();
        return print_csv(std::iter::once(head).chain(keys.iter().map(|k| k.row().to_vec())).collect());
    }
    if keys.is_empty() {
        return print_text("nobody holds a key yet: 'comity key new FILE', then 'comity key register'");
    }
    let mut rows = table(["Holder", "Role", "Kept by", "Since", "Until", "Key"]);
    for key in keys {
        let until = key.until.map_or("in force".into(), |entry| format!("entry {entry}"));
        let kind = if key.relying_party.is_empty() { "" } else { " (passkey)" };
        rows.add_row([
            &key.holder,
            key.role.word(),
            &key.officer,
            &format!("entry {}", key.from),
            &until,
            &format!("{}{kind}", key.key),
        ]);
    }
    print_text(&rows.to_string())?;
    if record.trust.keyring.officers() == 2 && !record.trust.is_recoverable() {
        tell(
            "Two officers hold keys, and nobody is named who could recover them: were one of the two stolen, the other could do nothing. Register a third.",
        );
    }
    Ok(ExitCode::SUCCESS)
}
