//! A chore's steps, and the programs that they run.

use std::{
    env,
    ffi::OsStr,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::Instant,
};

/// A step that did not succeed, in a sentence.
pub type Done = Result<(), String>;

/// The folder of the workspace.
pub fn root() -> PathBuf {
    // The manifest's folder is given by cargo; its parent is the workspace.
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().map(Path::to_owned).unwrap_or_default()
}

/// Whether a program is there.
pub fn works(program: &str, argument: &str) -> bool {
    let status = Command::new(program).arg(argument).stdout(Stdio::null()).stderr(Stdio::null()).status();
    status.is_ok_and(|status| status.success())
}

/// Installs a cargo command that is not there yet, of those that only answer when cargo calls them.
pub fn subcommand(name: &str) -> Done {
    let mut ask = Command::new("cargo");
    let status = ask.args([name, "--version"]).stdout(Stdio::null()).stderr(Stdio::null()).status();
    if status.is_ok_and(|status| status.success()) {
        return Ok(());
    }
    println!("   installing cargo-{name}");
    cargo(["install", &format!("cargo-{name}"), "--locked", "--quiet"])
}

/// Installs a cargo command that is not there yet.
pub fn ensure(command: &str, install: &[&str]) -> Done {
    if works(command, "--version") {
        return Ok(());
    }
    println!("   installing {command}");
    cargo(install)
}

/// Runs cargo.
pub fn cargo(arguments: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Done {
    run(Command::new("cargo").args(arguments))
}

/// Runs a program, in the folder of the workspace if no other is said.
pub fn run(command: &mut Command) -> Done {
    if command.get_current_dir().is_none() {
        command.current_dir(root());
    }
    let name = command.get_program().to_string_lossy().into_owned();
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("{name} failed ({status})")),
        Err(e) => Err(format!("{name}: {e}")),
    }
}

/// Runs a program, in the folder of the workspace if no other is said, and gives back what it printed.
pub fn said(command: &mut Command) -> Result<String, String> {
    if command.get_current_dir().is_none() {
        command.current_dir(root());
    }
    let name = command.get_program().to_string_lossy().into_owned();
    let output = command.stderr(Stdio::inherit()).output().map_err(|e| format!("{name}: {e}"))?;
    if !output.status.success() {
        return Err(format!("{name} failed ({})", output.status));
    }
    String::from_utf8(output.stdout).map_err(|e| format!("{name} printed what is no text: {e}"))
}

/// Does a step, and says how long it took.
pub fn step(name: &str, work: impl FnOnce() -> Done) -> Done {
    println!("== {name}");
    let begun = Instant::now();
    work().map_err(|what| format!("{name}: {what}"))?;
    println!("   {name}: done in {:.1} s", begun.elapsed().as_secs_f64());
    Ok(())
}
