//! The program: static, without the machine that it was made on, and apart from what debuggers read.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use super::source::{Source, cargo_home};
use crate::{
    install,
    step::{run, said},
};

/// What the program weighs at most, in bytes.
const LARGEST: u64 = 35_000_000;

/// Where the sources lie as far as the program says: what a backtrace names, on whatever machine it was made.
const SOURCES: &str = "/usr/src/comity";
/// And the crates that were fetched.
const FETCHED: &str = "/usr/src/cargo";

/// How the program is linked: functions that came out the same are one, and places that the loader fills in are listed
/// shortly (RELR). Together that is a sixteenth of it.
const LINKED: [&str; 3] =
    ["-Clink-arg=target/names.o", "-Clink-arg=-Wl,--icf=all", "-Clink-arg=-Wl,-z,pack-relative-relocs"];

/// Compiles the program with the C library in it, and names of hosts asked of `/etc/hosts` and DNS (`dist/names.c`).
///
/// # Errors
/// If something does not compile.
pub fn build(source: &Source) -> Result<PathBuf, String> {
    install::programs(&[install::CC])?;
    let target = source.folder.join("target");
    fs::create_dir_all(&target).map_err(|e| format!("{}: {e}", target.display()))?;
    run(source.command("cc").args(["-O2", "-c", "dist/names.c", "-o", "target/names.o"]))?;
    let (from, fetched) = (source.folder.display().to_string(), cargo_home()?.display().to_string());
    let flags = [
        "-Ctarget-feature=+crt-static".to_owned(),
        format!("--remap-path-prefix={from}={SOURCES}"),
        format!("--remap-path-prefix={fetched}={FETCHED}"),
    ];
    let of_c = format!("-ffile-prefix-map={from}={SOURCES} -ffile-prefix-map={fetched}={FETCHED}");
    let mut cargo = source.command("cargo");
    cargo.args([
        "rustc",
        "--quiet",
        "--locked",
        "--profile",
        "dist",
        "--package",
        "comity",
        "--bin",
        "comity",
    ]);
    // Where the time goes is then in target/cargo-timings.
    cargo.arg("--timings");
    // With a target named, build scripts and macros are not made static, which they cannot be.
    cargo.args(["--target", &source.machine, "--"]).args(LINKED);
    cargo.env("CARGO_ENCODED_RUSTFLAGS", flags.join("\x1f")).env("CARGO_TARGET_DIR", &target);
    run(cargo.env(format!("CFLAGS_{}", source.machine.replace('-', "_")), of_c))?;
    Ok(target.join(&source.machine).join("dist/comity"))
}

/// Parts a program from what debuggers read, which `debug` is to have: there they look for it by its name and checksum.
///
/// # Errors
/// If objcopy does not do it.
pub fn strip(from: &Path, to: &Path, debug: Option<&Path>) -> Result<(), String> {
    install::programs(&[install::OBJCOPY])?;
    let mut stripped = Command::new("objcopy");
    stripped.arg("--strip-all");
    if let Some(debug) = debug {
        run(Command::new("objcopy")
            .args(["--only-keep-debug", "--compress-debug-sections"])
            .arg(from)
            .arg(debug))?;
        stripped.arg("--add-gnu-debuglink").arg(debug);
    }
    run(stripped.arg(from).arg(to))
}

/// Whether a program is what is released: small, static, placed anywhere in memory, and without a word of the machine that
/// it was made on.
///
/// # Errors
/// What it is not.
pub fn check(program: &Path, source: &Source) -> Result<(), String> {
    let failed = |e: std::io::Error| format!("{}: {e}", program.display());
    let bytes = fs::read(program).map_err(failed)?;
    let size = bytes.len() as u64;
    if size > LARGEST {
        return Err(format!("the program has {size} bytes, more than {LARGEST}"));
    }
    let parts = said(
        Command::new("readelf")
            .args(["--wide", "--file-header", "--program-headers", "--dynamic"])
            .arg(program),
    )?;
    if parts.contains("INTERP") || parts.contains("(NEEDED)") {
        return Err(format!("the program is not static:\n{parts}"));
    }
    if !parts.contains("DYN (") {
        return Err("the program lies at a fixed place in memory".into());
    }
    for place in [source.folder.clone(), cargo_home()?] {
        let place = place.display().to_string();
        if bytes.windows(place.len()).any(|found| found == place.as_bytes()) {
            return Err(format!("the program has the path {place} in it, which is of this machine"));
        }
    }
    println!("   the program: static, {:.1} MB", size as f64 / 1e6);
    Ok(())
}
