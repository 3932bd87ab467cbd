//! What the steps run, built once. Features are asked for by all crates together, their tests included: a `cargo build` or
//! `cargo test` of one crate asks for fewer, and would compile what lies below it again.

use std::{
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use serde_json::Value;

use crate::step::{Done, cargo, root};

/// What proptest takes its seed from.
pub const SEED: &str = "PROPTEST_RNG_SEED";

/// The same cases every time, so that a change is judged by what it changes; `night` tries others.
pub fn seeded(tests: &mut Command) -> &mut Command {
    if std::env::var_os(SEED).is_none() {
        tests.env(SEED, "20160401");
    }
    tests
}

/// Builds comity.
pub fn program() -> Result<PathBuf, String> {
    // A test is named so that what tests ask for counts; any would do, and it is a small one.
    cargo(["build", "--quiet", "--workspace", "--bin", "comity", "--test", "exits"])?;
    Ok(root().join("target/debug/comity"))
}

/// Builds tests of the crate in a folder, and runs them one after another with these variables and arguments.
pub fn tests(package: &str, names: &[&str], set: &[(&str, &str)], arguments: &[&str]) -> Done {
    let mut build = Command::new("cargo");
    build.args(["test", "--quiet", "--workspace", "--no-run", "--message-format", "json"]);
    build.args(names.iter().flat_map(|name| ["--test", name])).current_dir(root());
    let output = build.stderr(Stdio::inherit()).output().map_err(|e| format!("cargo: {e}"))?;
    if !output.status.success() {
        return Err(format!("the tests of {package} are not built ({})", output.status));
    }
    let messages = String::from_utf8_lossy(&output.stdout);
    let built: Vec<_> = messages.lines().filter_map(|line| executable(line, package)).collect();
    for name in names {
        let found = built.iter().find(|(test, ..)| test == name);
        let (_, executable, folder) =
            found.ok_or_else(|| format!("{package} has no test that is called {name}"))?;
        let mut test = Command::new(executable);
        test.arg("--quiet").args(arguments).envs(set.iter().copied()).current_dir(folder);
        crate::step::run(seeded(&mut test)).map_err(|what| format!("{name}: {what}"))?;
    }
    Ok(())
}

/// The test that one of cargo's messages says was built, if it is of the package in this folder: its name, where it lies, and the package's
/// folder (<https://doc.rust-lang.org/cargo/reference/external-tools.html#artifact-messages>).
fn executable(message: &str, package: &str) -> Option<(String, PathBuf, PathBuf)> {
    let message: Value = serde_json::from_str(message).ok()?;
    let manifest = Path::new(message["manifest_path"].as_str()?);
    let folder = manifest.parent().filter(|folder| folder.ends_with(package))?;
    let name = message["target"]["name"].as_str()?;
    Some((name.to_owned(), message["executable"].as_str()?.into(), folder.to_owned()))
}
