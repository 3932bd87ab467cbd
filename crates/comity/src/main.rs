//! The command line of Comity.

// What is said goes out by `report::say` and `report::tell`, which keep a terminal from obeying it.
#![deny(clippy::print_stdout, clippy::print_stderr)]

mod asked;
mod commands;
mod folder;
mod gather;
mod mail;
mod patience;
mod publish;
mod report;
mod settings;
mod source;
mod upstream;

use std::{path::PathBuf, process::ExitCode};

use asked::{Format, When};
use clap::{Parser, Subcommand, ValueHint};
use comity_ledger::Algorithm;
use mimalloc::MiMalloc;

/// Answers are many small allocations, made and dropped on several threads.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// Keeps an international regime working between summits: who is bound by what, on any date, as known on any date.
///
/// Without a command it starts the pages on the record in ./comity-data, making that from the built-in record of
/// nuclear security the first time.
#[derive(Parser, Debug)]
#[command(name = "comity", version, after_help = EXAMPLES, max_term_width = 100)]
struct Cli {
    /// Read a record folder straight into memory instead of a data folder.
    #[arg(long, global = true, value_name = "DIR", value_hint = ValueHint::DirPath)]
    record: Option<PathBuf>,
    /// The data folder: the log, its key and its store.
    #[arg(long, global = true, value_name = "DIR", env = "COMITY_DATA", value_hint = ValueHint::DirPath)]
    data: Option<PathBuf>,
    /// How many seconds an answer of a server may take in all; less if it says nothing for 15 seconds.
    #[arg(long, global = true, value_name = "SECONDS", env = "COMITY_PATIENCE", default_value_t = upstream::PATIENCE, value_parser = clap::value_parser!(u64).range(1..=86_400))]
    patience: u64,
    /// A file with the passphrase under which the log's own key is encrypted, on its first line.
    #[arg(long, global = true, value_name = "FILE", env = "COMITY_LOG_PASSPHRASE", value_hint = ValueHint::FilePath)]
    log_passphrase: Option<PathBuf>,
    #[command(subcommand)]
    command: Option<Command>,
}

const EXAMPLES: &str = "\
Examples:
  comity status cppnm-amendment --on 2016-04-08 --explain
  comity who \"States party to cppnm but not parties to cppnm-amendment\"
  comity timeline icsant
  comity calendar article-16 --on 2021-06-01
  comity due FIN
  comity stocktake nss --from 2014-03-26 --to 2016-04-01
  comity measure bound-where-material-is --on 2016-06-01 --explain
  comity --record record/worked-examples status kyoto --on 2005-02-16 --json
  comity check my-record/";

#[derive(Subcommand, Debug)]
enum Command {
    /// How an instrument stands: in force or not, since when, by whose act, and what is missing.
    Status {
        /// The instrument's id, such as cppnm; without it, all of them.
        instrument: Option<String>,
        #[command(flatten)]
        when: When,
        #[command(flatten)]
        format: Format,
        /// Print the reasons: the article, the count, the threshold, the deposits that decided it, their sources.
        #[arg(long, conflicts_with_all = ["json", "csv"])]
        explain: bool,
    },
    /// Who is in a set of actors.
    #[command(after_help = SETS)]
    Who {
        /// The set, such as "States party to cppnm but not parties to cppnm-amendment".
        set: String,
        #[command(flatten)]
        when: When,
        #[command(flatten)]
        format: Format,
    },
    /// Who takes part in an instrument, how each consented, and since when each is bound: what a depositary prints.
    Parties {
        /// The instrument's id.
        instrument: String,
        #[command(flatten)]
        when: When,
        #[command(flatten)]
        format: Format,
    },
    /// Everything that happened under an instrument, with the count after each day.
    Timeline {
        /// The instrument's id.
        instrument: String,
        #[command(flatten)]
        when: When,
        #[command(flatten)]
        format: Format,
    },
    /// A forum's calendar: its sessions, what its clauses call for and when, who has asked for a session and who not.
    Calendar {
        /// The forum's id, such as article-16; without it, all of them.
        forum: Option<String>,
        #[command(flatten)]
        when: When,
        #[command(flatten)]
        format: Format,
    },
    /// A session: who took part at which level, and what became of its decisions.
    Session {
        /// The session's id, such as nss-2014.
        session: String,
        #[command(flatten)]
        when: When,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// What States have promised, and how far it has come.
    Commitments {
        #[command(flatten)]
        selection: commands::ask::commitments::Selection,
        #[command(flatten)]
        when: When,
        #[command(flatten)]
        format: Format,
    },
    /// Everything a State owes and by when, across all instruments and forums.
    Due {
        /// The State's or organisation's id, such as FIN.
        actor: String,
        #[command(flatten)]
        when: When,
        #[command(flatten)]
        format: Format,
    },
    /// Remind a State of what is past its day or falls due soon: printed, or by mail.
    Remind {
        #[command(flatten)]
        arguments: commands::ask::remind::Arguments,
        #[command(flatten)]
        when: When,
    },
    /// Take stock of a period: promised, delivered, reported or not, joined, left; as Markdown, JSON or CSV.
    Stocktake {
        #[command(flatten)]
        arguments: commands::ask::stocktake::Arguments,
        #[command(flatten)]
        format: Format,
    },
    /// Texts under negotiation: what stands, what is in brackets, whose they are and what they wait for.
    Text {
        #[command(flatten)]
        arguments: commands::table::text::Arguments,
        #[command(flatten)]
        when: When,
        #[command(flatten)]
        format: Format,
    },
    /// Try a textual proposal: what the text would read, or the rule that refuses it; printed as a row to be recorded.
    Propose(commands::table::propose::Arguments),
    /// Adopt a text: the decision and the definition that it becomes are recorded as one group of entries.
    Adopt(commands::table::adopt::Arguments),
    /// How many States may join an instrument by when: bands that were tried on the past ('backtest').
    Forecast {
        #[command(flatten)]
        arguments: commands::foresee::forecast::Arguments,
        #[command(flatten)]
        when: When,
        #[command(flatten)]
        format: Format,
    },
    /// Whether States joined faster around a forum: per State that could, with what the figures do not tell.
    Momentum {
        #[command(flatten)]
        arguments: commands::foresee::momentum::Arguments,
        #[command(flatten)]
        when: When,
        #[command(flatten)]
        format: Format,
    },
    /// Ways forward, from the files in pathways/: what is assumed of each, and with --compare what each may bring.
    Pathways {
        #[command(flatten)]
        arguments: commands::foresee::pathways::Arguments,
        #[command(flatten)]
        when: When,
        #[command(flatten)]
        format: Format,
    },
    /// Forecast the past of treaties that were kept back, and score the forecasts against what then happened.
    Backtest {
        #[command(flatten)]
        arguments: commands::foresee::backtest::Arguments,
        #[command(flatten)]
        format: Format,
    },
    /// Every measure of the gaps, on a day.
    Measures {
        #[command(flatten)]
        when: When,
        #[command(flatten)]
        format: Format,
    },
    /// A measure with its bounds: on a day, over time, what changed and why, what would change it, what it hangs on.
    Measure {
        #[command(flatten)]
        arguments: commands::ask::measure::Arguments,
        #[command(flatten)]
        format: Format,
    },
    /// Those who hold what is protected and meet the fewest conditions, and what would help.
    WeakestLink {
        /// The id of a measure of the kind 'fewest of ...' [default: the first].
        id: Option<String>,
        #[command(flatten)]
        when: When,
        #[command(flatten)]
        format: Format,
    },
    /// Check a record folder. Exit code 0: clean; 1: errors, each printed as file:line:col; 2: wrong usage.
    Check {
        /// The record folder.
        #[arg(value_hint = ValueHint::DirPath)]
        dir: PathBuf,
    },
    /// Lay out the definitions of a record folder in the one canonical way, comments kept.
    Fmt {
        /// The record folder, or one file of definitions.
        #[arg(value_hint = ValueHint::AnyPath)]
        path: PathBuf,
        /// Change nothing; exit with 1 if something would change.
        #[arg(long)]
        check: bool,
    },
    /// Append an act to the record of a data folder or a server, or every act of a CSV file.
    Record(commands::say::record::Arguments),
    /// Bring documents that acts cite, to be kept beside the log, where everybody can read them.
    Document(commands::say::document::Arguments),
    /// Sign a statement that somebody else saved, and say it.
    Sign {
        /// The saved statement.
        #[arg(value_hint = ValueHint::FilePath)]
        statement: PathBuf,
        #[command(flatten)]
        signing: commands::say::signing::Signing,
    },
    /// Vouch, as a witness that the record names, for the new key of a depositary whose officers are shut out.
    Endorse {
        /// The recovery, as 'comity key recover --save' saves it; a line is added to it.
        #[arg(value_hint = ValueHint::FilePath)]
        statement: PathBuf,
        /// The witness's own folder, with its key.
        #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
        witness: PathBuf,
    },
    /// Keys: who speaks for whom.
    Key {
        #[command(subcommand)]
        what: commands::say::key::Command,
    },
    /// Papers under seal: confidential now, provably unchanged when opened.
    Paper {
        #[command(subcommand)]
        what: commands::say::paper::Command,
    },
    /// Copy the data folder, beside a running server: the record, its keys, its sealed papers and its documents, to start from
    /// again.
    Backup {
        /// The folder to make; it must not exist or be empty.
        #[arg(value_hint = ValueHint::DirPath)]
        dir: PathBuf,
        /// Make a copy to be tried on: with a name and a key of its own, so that what is said to it is good for no other log.
        #[arg(long)]
        rehearsal: bool,
    },
    /// Where the log is kept: in the data folder, or in a database that several servers share.
    Store {
        #[command(subcommand)]
        what: commands::keep::store::Command,
    },
    /// What a record folder says and the record does not, and the other way round, row by row.
    Diff {
        /// The record folder.
        #[arg(value_hint = ValueHint::DirPath)]
        dir: PathBuf,
        #[command(flatten)]
        format: Format,
    },
    /// Bring the record of a data folder or a server to say what a record folder says, as one group of entries.
    Import {
        /// The record folder.
        #[arg(value_hint = ValueHint::DirPath)]
        dir: PathBuf,
        /// Also remove rows that the folder does not have. Acts are never removed.
        #[arg(long)]
        remove: bool,
        #[command(flatten)]
        arguments: commands::folder::import::Arguments,
    },
    /// Bring the record of a data folder or a server up to the one that is built into this version. What was said to it is
    /// left as it is.
    Update(commands::folder::import::Arguments),
    /// Write the record as a record folder: plain text, valid to the frictionless validator.
    Export {
        /// The folder to make; it must not exist or be empty.
        #[arg(value_hint = ValueHint::DirPath)]
        dir: PathBuf,
        /// Copy the documents that acts cite, too, as far as they are kept.
        #[arg(long)]
        documents: bool,
    },
    /// Check a log from its raw files: every hash, every signature, and the state that follows. Or the proof of one entry.
    Verify {
        /// A data folder, a backup, a folder of log files, the address of a server, or a proof file [default: the data folder].
        log: Option<String>,
        /// The verifier key to trust, as `comity log key` prints it [default: the one beside the log].
        #[arg(long)]
        key: Option<String>,
        /// A policy: which logs to trust, and which witnesses must have cosigned (C2SP tlog-policy).
        #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
        policy: Option<PathBuf>,
        /// With witnesses: how many hours ago a quorum of them may have cosigned what a server shows.
        #[arg(long, value_name = "HOURS", default_value_t = commands::MAX_AGE, value_parser = clap::value_parser!(u64).range(..=87_600))]
        max_age: u64,
        #[command(flatten)]
        size: commands::Size,
    },
    /// Keep and serve a full copy of a server's record, following only what its log grew to.
    Mirror(commands::keep::mirror::Arguments),
    /// Put a log's public files into object storage, or a folder: tiles, entries and checkpoint, as any web server or CDN can give
    /// them to readers.
    Publish(commands::keep::publish::Arguments),
    /// Watch other people's logs, and cosign what only grew: run by States' institutions, not by the operator.
    Witness {
        /// The witness's own folder: its key and what it has seen.
        #[arg(value_hint = ValueHint::DirPath)]
        dir: PathBuf,
        /// Its name, when its key is made: an address without a scheme.
        #[arg(long, default_value = "localhost/witness")]
        name: String,
        /// Make its key an ML-DSA-44 key, which withstands quantum computers; not every client knows those yet.
        #[arg(long)]
        ml_dsa: bool,
        /// The verifier key of a log to watch, as `comity log key` prints it; may be given more than once.
        #[arg(long = "log", required = true, value_name = "KEY")]
        logs: Vec<String>,
        /// The address to listen on.
        #[arg(long, default_value = commands::keep::witness::LISTEN, value_name = "ADDR")]
        listen: String,
        /// How many requests a minute one address may make.
        #[arg(long, env = "COMITY_REQUESTS_PER_MINUTE", value_name = "N", default_value_t = commands::keep::witness::REQUESTS)]
        requests_per_minute: std::num::NonZeroU32,
        /// A proxy stands before the witness and says for whom it asks (X-Forwarded-For).
        #[arg(long, env = "COMITY_BEHIND_PROXY")]
        behind_proxy: bool,
    },
    /// Serve the pages, and the log's files below /log/.
    Serve {
        #[command(flatten)]
        arguments: settings::Arguments,
    },
    /// The log of the data folder.
    Log {
        #[command(subcommand)]
        what: LogCommand,
    },
    /// Print a completion script for a shell.
    Completions {
        /// The shell.
        shell: clap_complete::Shell,
    },
    /// Write the manual pages, one for each command, for man.
    Manual {
        /// The folder to write them to; it is made if it is not there.
        #[arg(value_hint = ValueHint::DirPath)]
        dir: PathBuf,
    },
}

#[derive(Subcommand, Debug)]
enum LogCommand {
    /// Print the verifier key: whoever checks the log needs it.
    Key,
    /// Make the key that is to replace the log's own, and print the note by which both say so, for officers to sign.
    NextKey,
    /// Encrypt the log's own key, and the next one if there is one, under the passphrase of --log-passphrase.
    EncryptKey,
    /// Replace the log's own key by the one of such a note: signed by two officers of the depositary.
    ReplaceKey {
        /// The note, as 'comity log next-key' prints it.
        #[arg(value_hint = ValueHint::FilePath)]
        note: PathBuf,
        /// Why.
        #[arg(long)]
        why: String,
        #[command(flatten)]
        signing: commands::say::signing::Signing,
    },
    /// Print the signed checkpoint.
    Checkpoint,
    /// Say that the clock of this machine is right, where it is ahead of all else that is known of the time.
    Clock,
    /// Print the proof that an entry is in the log: a file that 'comity verify' checks without the log.
    Prove {
        /// The number of the entry, from 0.
        entry: u64,
    },
}

const SETS: &str = "\
A set is one of
  States · organisations · actors · actors with ATTRIBUTE · States with ATTRIBUTE
  parties to X · States party to X · contracting parties to X · signatories to X · subscribers to X
  members of UN · members of FORUM · participants in SESSION [at level minister or above] · list L · {FRA, GBR}
joined by and, or, but not; different ones need brackets: (A and B) but not C";

fn main() -> ExitCode {
    // Whoever started us may leave what we write open to everybody to change.
    #[cfg(unix)]
    {
        use rustix::{fs::Mode, process::umask};
        let before = umask(Mode::from_raw_mode(0o077));
        umask(before | Mode::WGRP | Mode::WOTH);
    }
    let cli = Cli::parse();
    upstream::patience(cli.patience);
    if let Some(path) = &cli.log_passphrase
        && let Err(failure) = commands::keep::log::unlock(path)
    {
        return failure.print();
    }
    let from = source::From { record: cli.record, data: cli.data };
    let command =
        cli.command.unwrap_or_else(|| Command::Serve { arguments: settings::Arguments::of_environment() });
    let done = match command {
        Command::Status { instrument, when, format, explain } => {
            commands::ask::status::run(&from, instrument.as_deref(), &when, format, explain)
        }
        Command::Who { set, when, format } => commands::ask::who::run(&from, &set, &when, format),
        Command::Parties { instrument, when, format } => {
            commands::ask::parties::run(&from, &instrument, &when, format)
        }
        Command::Timeline { instrument, when, format } => {
            commands::ask::timeline::run(&from, &instrument, &when, format)
        }
        Command::Calendar { forum, when, format } => {
            commands::ask::calendar::run(&from, forum.as_deref(), &when, format)
        }
        Command::Session { session, when, json } => {
            commands::ask::calendar::session(&from, &session, &when, json)
        }
        Command::Commitments { selection, when, format } => {
            commands::ask::commitments::run(&from, &selection, &when, format)
        }
        Command::Due { actor, when, format } => commands::ask::commitments::due(&from, &actor, &when, format),
        Command::Remind { arguments, when } => commands::ask::remind::run(&from, &arguments, &when),
        Command::Stocktake { arguments, format } => commands::ask::stocktake::run(&from, &arguments, format),
        Command::Measures { when, format } => commands::ask::measure::list(&from, &when, format),
        Command::Measure { arguments, format } => commands::ask::measure::run(&from, &arguments, format),
        Command::WeakestLink { id, when, format } => {
            commands::ask::measure::chain(&from, id.as_deref(), &when, format)
        }
        Command::Text { arguments, when, format } => {
            commands::table::text::run(&from, &arguments, &when, format)
        }
        Command::Propose(arguments) => commands::table::propose::run(&from, &arguments),
        Command::Adopt(arguments) => commands::table::adopt::run(&from, &arguments),
        Command::Forecast { arguments, when, format } => {
            commands::foresee::forecast::run(&from, &arguments, &when, format)
        }
        Command::Momentum { arguments, when, format } => {
            commands::foresee::momentum::run(&from, &arguments, &when, format)
        }
        Command::Pathways { arguments, when, format } => {
            commands::foresee::pathways::run(&from, &arguments, &when, format)
        }
        Command::Backtest { arguments, format } => {
            commands::foresee::backtest::run(&from, &arguments, format)
        }
        Command::Check { dir } => commands::folder::check::run(&dir),
        Command::Fmt { path, check } => commands::folder::fmt::run(&path, check),
        Command::Sign { statement, signing } => commands::say::signing::add(&from, &statement, &signing),
        Command::Key { what } => commands::say::key::run(&from, &what),
        Command::Paper { what } => commands::say::paper::run(&from, &what),
        Command::Document(arguments) => commands::say::document::run(&from, &arguments),
        Command::Record(arguments) => commands::say::record::run(&from, &arguments),
        Command::Backup { dir, rehearsal } => commands::keep::backup::run(&from, &dir, rehearsal),
        Command::Store { what } => commands::keep::store::run(&from, what),
        Command::Endorse { statement, witness } => commands::say::signing::endorse(&statement, &witness),
        Command::Diff { dir, format } => commands::folder::import::diff(&from, &dir, format),
        Command::Import { dir, remove, arguments } => {
            commands::folder::import::import(&from, &dir, remove, &arguments)
        }
        Command::Update(arguments) => commands::folder::import::update(&from, &arguments),
        Command::Export { dir, documents } => commands::folder::export::run(&from, &dir, documents),
        Command::Verify { log, key, policy, max_age, size } => {
            commands::keep::verify::run(&from, log.as_deref(), key, policy.as_deref(), max_age, size.bytes())
        }
        Command::Mirror(arguments) => commands::keep::mirror::run(&arguments),
        Command::Publish(arguments) => commands::keep::publish::run(&from, &arguments),
        Command::Witness { dir, name, ml_dsa, logs, listen, requests_per_minute, behind_proxy } => {
            let algorithm = if ml_dsa { Algorithm::MlDsa44 } else { Algorithm::Ed25519 };
            let limits = comity_web::Limits::new(requests_per_minute, behind_proxy);
            commands::keep::witness::run(&dir, &name, algorithm, &logs, &listen, limits)
        }
        Command::Serve { arguments } => commands::keep::serve::run(&from, arguments),
        Command::Log { what: LogCommand::Key } => commands::keep::log::key(&from),
        Command::Log { what: LogCommand::NextKey } => commands::keep::log::next_key(&from),
        Command::Log { what: LogCommand::EncryptKey } => commands::keep::log::encrypt_key(&from),
        Command::Log { what: LogCommand::ReplaceKey { note, why, signing } } => {
            commands::keep::log::replace_key(&from, &note, &why, &signing)
        }
        Command::Log { what: LogCommand::Checkpoint } => commands::keep::log::checkpoint(&from),
        Command::Log { what: LogCommand::Clock } => commands::keep::log::clock(&from),
        Command::Log { what: LogCommand::Prove { entry } } => commands::keep::log::prove(&from, entry),
        Command::Completions { shell } => {
            let mut command = <Cli as clap::CommandFactory>::command();
            clap_complete::generate(shell, &mut command, "comity", &mut std::io::stdout());
            Ok(ExitCode::SUCCESS)
        }
        Command::Manual { dir } => commands::manual::run(<Cli as clap::CommandFactory>::command(), &dir),
    };
    done.unwrap_or_else(|failure| failure.print())
}
