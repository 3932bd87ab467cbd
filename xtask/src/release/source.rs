//! What a release is made of: the files of a commit, in a folder of their own.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use serde_json::Value;

use crate::step::{root, said};

/// The files that a release is made of, and what they are called.
pub struct Source {
    /// Where they lie.
    pub folder: PathBuf,
    /// The version that `Cargo.toml` gives the program.
    pub version: String,
    /// The commit.
    pub commit: String,
    /// When it was made, in seconds since 1970: whatever is dated has this date (`SOURCE_DATE_EPOCH`).
    pub epoch: String,
    /// Who made it, who therefore answers for the package: a name and an address.
    pub maintainer: String,
    /// The machine that the program is made for, as the compiler calls it: the one that it is made on.
    pub machine: String,
}

impl Source {
    /// Puts the files that git knows, or would know, into a folder in which there is nothing else.
    ///
    /// # Errors
    /// If git, the compiler or cargo do not answer, or the folder cannot be written.
    pub fn export(folder: &Path) -> Result<Source, String> {
        if folder.exists() {
            fs::remove_dir_all(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
        }
        for name in tracked()? {
            let (from, to) = (root().join(&name), folder.join(&name));
            // What was deleted and not committed yet.
            if !from.exists() {
                continue;
            }
            let parent = to.parent().unwrap_or(folder);
            fs::create_dir_all(parent).map_err(|e| format!("{}: {e}", parent.display()))?;
            fs::copy(&from, &to).map_err(|e| format!("{name}: {e}"))?;
        }
        let git = said(Command::new("git").args(["log", "-1", "--format=%H%n%ct%n%cn <%ce>"]))?;
        let mut lines = git.lines().map(str::to_owned);
        let mut line = || lines.next().ok_or("git says nothing of the commit");
        let (commit, epoch, maintainer) = (line()?, line()?, line()?);
        let compiler = said(Command::new("rustc").arg("-vV"))?;
        let machine = compiler.lines().find_map(|line| line.strip_prefix("host: "));
        let machine = machine.ok_or("rustc does not say for which machine it compiles")?.to_owned();
        let asked = ["metadata", "--format-version", "1", "--no-deps", "--offline"];
        let metadata = said(Command::new("cargo").args(asked).current_dir(folder))?;
        let metadata: Value = serde_json::from_str(&metadata).map_err(|e| format!("cargo metadata: {e}"))?;
        let packages = metadata["packages"].as_array().cloned().unwrap_or_default();
        let program = packages.iter().find(|package| package["name"] == "comity");
        let version = program.and_then(|package| package["version"].as_str());
        let version = version.ok_or("cargo knows of no package comity")?.to_owned();
        Ok(Source { folder: folder.to_owned(), version, commit, epoch, maintainer, machine })
    }

    /// A program that works on these files, and puts their date into what it makes; always in the same language and time zone.
    pub fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.folder);
        command.env("SOURCE_DATE_EPOCH", &self.epoch).env("LC_ALL", "C.UTF-8").env("TZ", "UTC");
        command
    }

    /// The machine's first word: `x86_64`.
    pub fn processor(&self) -> &str {
        self.machine.split('-').next().unwrap_or_default()
    }
}

/// What git knows, and what it would take.
fn tracked() -> Result<Vec<String>, String> {
    let asked = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
    let names = said(Command::new("git").args(asked))?;
    let mut names: Vec<String> =
        names.split('\0').filter(|name| !name.is_empty()).map(str::to_owned).collect();
    names.sort();
    names.dedup();
    Ok(names)
}

/// Whether all files are as they are in the commit.
///
/// # Errors
/// Which are not.
pub fn committed() -> Result<(), String> {
    let changed = said(Command::new("git").args(["status", "--porcelain"]).stdin(Stdio::null()))?;
    if changed.is_empty() {
        return Ok(());
    }
    Err(format!("a release is made of a commit, and these are in none:\n{changed}"))
}

/// Where cargo keeps what it fetched.
pub fn cargo_home() -> Result<PathBuf, String> {
    let home = env::var_os("HOME").map(|home| Path::new(&home).join(".cargo"));
    let home = env::var_os("CARGO_HOME").map(PathBuf::from).or(home);
    home.ok_or_else(|| "neither CARGO_HOME nor HOME says where cargo keeps what it fetched".into())
}
