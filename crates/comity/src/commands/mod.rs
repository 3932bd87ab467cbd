//! What each command does, one file each, and what several do in the same way.

pub mod ask;
pub mod folder;
pub mod foresee;
pub mod keep;
pub mod manual;
pub mod say;
pub mod table;

use std::{
    fs,
    io::{self, IsTerminal, Write},
    path::Path,
    process::ExitCode,
};

use clap::Args;
use comfy_table::{ContentArrangement, Table, presets};
use comity_ledger::{Policy, form::Odd, verify::LARGEST};
use comity_regime::load::guarded;

use crate::report::{Failure, say, shown, tell, unseen};

/// How a command ends.
pub type Done = Result<ExitCode, Failure>;

/// How many hours ago a quorum of witnesses may have cosigned what is shown: they are asked every hour.
pub const MAX_AGE: u64 = 24;

/// How much is read of somebody else's log.
#[derive(Args, Debug, Clone, Copy)]
pub struct Size {
    /// The largest log to read, in MiB of entries: they are held in memory.
    #[arg(long, value_name = "MIB", default_value_t = LARGEST >> 20, value_parser = clap::value_parser!(u64).range(1..=1 << 30))]
    largest: u64,
}

impl Size {
    /// In bytes.
    pub fn bytes(self) -> u64 {
        self.largest << 20
    }
}

/// Reads a policy: whose checkpoints to take, and which witnesses must have cosigned them.
fn policy(path: &Path) -> Result<Policy, Failure> {
    let failed = |what: String| Failure::usage(format!("{}{what}", path.display()));
    let text = fs::read_to_string(path).map_err(|e| failed(format!(": {e}")))?;
    Policy::parse(&text).map_err(|e| failed(format!(":{e}")))
}

/// Whose word is taken: a policy's, a log's by its key, or a policy's for that log alone.
fn trust(path: Option<&Path>, key: Option<&str>) -> Result<Option<Policy>, Failure> {
    Ok(match (path, key.map(str::trim)) {
        (None, None) => None,
        (None, Some(key)) => Some(Policy::of_log(key)?),
        (Some(path), None) => Some(policy(path)?),
        (Some(path), Some(key)) => Some(policy(path)?.trusting(key)?),
    })
}

/// So many entries that would not be admitted are told by name.
const TOLD: usize = 10;

/// Tells of entries of a log that would not be admitted. That may be the program's age, and no fault: so it ends nothing.
fn tell_odd(place: &str, odd: &[Odd]) {
    for Odd { index, what } in odd.iter().take(TOLD) {
        tell(format!(
            "comity: {place}: entry {index}: {what}; this version would not have admitted it, an earlier one may have"
        ));
    }
    if odd.len() > TOLD {
        tell(format!("comity: {place}: and so are {} more", odd.len() - TOLD));
    }
}

/// Writes a file that only its owner can read, durably, and none over another.
fn write_secret(path: &Path, text: &str) -> Result<(), Failure> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let failed = |what: String| Failure::usage(format!("{}: {what}", path.display()));
    let mut file = options.open(path).map_err(|e| match e.kind() {
        io::ErrorKind::AlreadyExists => {
            failed("a file is there, and is not written over; choose another name".to_owned())
        }
        _ => failed(e.to_string()),
    })?;
    file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).map_err(|e| failed(e.to_string()))
}

/// A table that fits the terminal.
fn table<'a>(header: impl IntoIterator<Item = &'a str>) -> Table {
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Dynamic);
    table.set_header(
        header
            .into_iter()
            .map(|h| comfy_table::Cell::new(h).add_attribute(comfy_table::Attribute::Underlined)),
    );
    table
}

/// Pretty JSON on standard output.
fn print_json(value: &impl serde::Serialize) -> Done {
    let text = serde_json::to_string_pretty(value).map_err(|e| Failure::Said(e.to_string(), 1))?;
    say(escaped(&text))?;
    Ok(ExitCode::SUCCESS)
}

/// JSON in which what a terminal would obey is written as `\u009b`: the same to every program. What comes before U+0020 is
/// written so already.
fn escaped(text: &str) -> String {
    let each = text.chars().map(|c| match unseen(c) {
        true => format!("\\u{:04x}", u32::from(c)),
        false => c.to_string(),
    });
    each.collect()
}

/// Rows as CSV on standard output: as they are to a program, as it may be shown them to a terminal.
fn print_csv(rows: Vec<Vec<String>>) -> Done {
    let stdout = std::io::stdout().lock();
    let cell = match stdout.is_terminal() {
        true => |cell| shown(&guarded(cell)),
        false => guarded,
    };
    let mut out = csv::Writer::from_writer(stdout);
    rows.into_iter().try_for_each(|row| out.write_record(row.into_iter().map(cell)))?;
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

/// A text on standard output, as a terminal may be shown it.
fn print_text(text: &str) -> Done {
    say(text.trim_end())?;
    Ok(ExitCode::SUCCESS)
}
