//! `comity store`: where the log is kept, from one machine to several.

use std::{
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::{Subcommand, ValueHint};
use comity_ledger::{
    Checkpoint, is_begun,
    store::{
        self, Postgres, STORE, Sqlite, Store,
        address::Address,
        beside,
        copy::{copy, held},
        moved::{MOVED, use_database},
    },
};

use crate::{
    commands::Done,
    patience::Patience,
    report::{Failure, say},
    source,
};

#[derive(Debug, Subcommand)]
#[allow(rustdoc::bare_urls, reason = "the help of the commands shows it as it is")]
pub enum Command {
    /// Copy a log from one store to another that is empty, and prove that nothing changed: a data folder, or a PostgreSQL database
    /// that servers share. Papers, documents and what waits for a second signature go with it.
    Copy {
        /// A data folder, or postgres://USER@HOST/DATABASE; a password may be in PGPASSWORD.
        from: String,
        /// A database that is empty, or a folder to be made.
        to: String,
        /// The certificates of whoever vouches for the database's, in PEM, if that is no public authority.
        #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
        authority: Option<PathBuf>,
    },
    /// Have the log of the data folder go on in a database, which must hold all of it; or have a folder that holds the log's key
    /// join the servers that share one. Stop the server of the folder first.
    Use {
        /// postgres://USER@HOST/DATABASE, with several hosts where one can take the place of another.
        address: String,
        /// The certificates of whoever vouches for the database's, in PEM, if that is no public authority.
        #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
        authority: Option<PathBuf>,
    },
    /// Where the log of the data folder is kept, how far it is, and which servers share it.
    Show,
}

pub fn run(from: &source::From, what: Command) -> Done {
    match what {
        Command::Copy { from, to, authority } => copied(&from, &to, authority),
        Command::Use { address, authority } => used(&from.data(), &address, authority),
        Command::Show => show(&from.begun()?),
    }
}

fn address(text: &str, authority: Option<PathBuf>) -> Result<Address, Failure> {
    text.parse::<Address>().map(|address| address.vouched_by(authority)).map_err(Failure::usage)
}

fn told(checkpoint: &Checkpoint) -> String {
    format!("{} entries, root {}", checkpoint.size, checkpoint.root_hex())
}

fn copied(from: &str, to: &str, authority: Option<PathBuf>) -> Done {
    let _patience = Patience::with("copying the log");
    let source: Box<dyn Store> = match Address::is_one(from) {
        true => Box::new(Postgres::open_to_read(&address(from, authority.clone())?)?),
        false if is_begun(Path::new(from)) => store::open_to_read(Path::new(from))?,
        false => return Err(Failure::usage(format!("there is no log in {from}"))),
    };
    let key = fs::read_to_string(Path::new(from).join("log.vkey")).ok();
    let key = key.as_deref().map(str::trim);
    if !Address::is_one(to) && database(from, authority.clone())?.is_none() {
        return Err(Failure::usage("from folder to folder, 'comity backup' copies all of it"));
    }
    let (stands, files) = if Address::is_one(to) {
        let address = address(to, authority.clone())?;
        let stands = copy(&*source, &mut Postgres::open(&address)?, key)?;
        (stands, brought(from, &address, authority)?)
    } else {
        let folder = Path::new(to);
        if folder.exists() && fs::read_dir(folder)?.next().is_some() {
            return Err(Failure::usage(format!("{to} is not empty; a copy makes a new folder")));
        }
        fs::create_dir_all(folder)?;
        let mut store = Sqlite::create(&folder.join(STORE))?;
        let stands = copy(&*source, &mut store, key)?;
        store.close()?;
        (stands, fetched(from, folder, authority)?)
    };
    say(format!("copied: {}; {files} files beside it; nothing changed on the way", told(&stands)))?;
    if !Address::is_one(to) {
        say(format!(
            "the log's key is in no store: copy log.key and log.vkey into {to} from where they are"
        ))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// The database at which a log is, if it is in one.
fn database(place: &str, authority: Option<PathBuf>) -> Result<Option<Address>, Failure> {
    match Address::is_one(place) {
        true => address(place, authority).map(Some),
        false => Ok(Address::of(Path::new(place))?),
    }
}

/// Brings what lies beside a log to a database.
fn brought(from: &str, to: &Address, authority: Option<PathBuf>) -> Result<usize, Failure> {
    Ok(match database(from, authority)? {
        Some(place) => beside::between(&place, to)?,
        None => beside::to_database(Path::new(from), to)?,
    })
}

/// Fetches what lies beside a log into a folder.
fn fetched(from: &str, folder: &Path, authority: Option<PathBuf>) -> Result<usize, Failure> {
    let place = database(from, authority)?;
    Ok(place.map_or(Ok(0), |place| beside::to_folder(&place, folder))?)
}

fn used(data: &Path, text: &str, authority: Option<PathBuf>) -> Done {
    let address = address(text, authority)?;
    let patience = Patience::with("holding the log against its signature");
    let stands = use_database(data, &address)?;
    drop(patience);
    let (data, moved) = (data.display(), data.join(MOVED).exists());
    match stands {
        Some(stands) => say(format!("{data}: its log is in {address}: {}", told(&stands)))?,
        None => say(format!("{data}: its log will be in {address}: 'comity serve' begins it"))?,
    }
    if moved {
        say(format!(
            "{data}/{MOVED} is what it was before, and is changed no more; keep it until you need it no longer"
        ))?;
    }
    Ok(ExitCode::SUCCESS)
}

fn show(data: &Path) -> Done {
    let Some(address) = Address::of(data)? else {
        say(format!("kept in   {}", data.join(STORE).display()))?;
        say(format!("holds     {}", told(&held(&*store::open_to_read(data)?, None)?)))?;
        return Ok(ExitCode::SUCCESS);
    };
    let store = Postgres::open_to_read(&address)?;
    say(format!("kept in   {address}"))?;
    say(format!("holds     {}", told(&held(&store, None)?)))?;
    for server in store.sharing()? {
        let does = if server.leads { "sequences" } else { "follows" };
        say(format!("server    {} {does}; last sign of life {} s ago", server.name, server.silent))?;
    }
    Ok(ExitCode::SUCCESS)
}
