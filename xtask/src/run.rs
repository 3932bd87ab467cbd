//! Running comity for a demonstration or a test: servers that end with what started them, and what it says.

use std::{
    fs,
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, Output, Stdio},
    thread,
    time::Duration,
};

use crate::step::{Done, root};

/// A process, ended with this; what it complains of is kept in a file.
pub struct Running {
    pub process: Child,
    /// What it said of itself: an address, or a line for a policy.
    pub said: String,
    complaints: PathBuf,
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Running {
    /// Starts comity, and waits for the line that begins so.
    pub fn start(folder: &Path, name: &str, arguments: &[&str], begins: &str) -> Result<Running, String> {
        let program = path(&root().join("target/debug/comity"));
        Running::start_program(&program, folder, name, arguments, begins)
    }

    /// The same with a program that was built otherwise.
    pub fn start_program(
        program: &str,
        folder: &Path,
        name: &str,
        arguments: &[&str],
        begins: &str,
    ) -> Result<Running, String> {
        let complaints = folder.join(format!("{name}.complaints"));
        let file =
            fs::File::options().create(true).append(true).open(&complaints).map_err(|e| e.to_string())?;
        let mut command = Command::new(program);
        command.args(arguments).env_remove("COMITY_DATA").env_remove("COMITY_POLICY");
        command.stdout(Stdio::piped()).stderr(file);
        let mut process = command.spawn().map_err(|e| format!("{name}: {e}"))?;
        let lines = process.stdout.take().map(BufReader::new).into_iter().flat_map(BufRead::lines);
        let said =
            lines.map_while(Result::ok).find_map(|line| Some(line.strip_prefix(begins)?.trim().to_owned()));
        let mut running = Running { process, said: String::new(), complaints };
        running.said = said.ok_or_else(|| format!("{name} ended early: {}", running.complaints()))?;
        Ok(running)
    }

    pub fn complaints(&self) -> String {
        fs::read_to_string(&self.complaints).unwrap_or_default()
    }

    /// The first complaint with these words; it may take a moment.
    pub fn complains(&self, words: &str) -> Result<String, String> {
        soon(|| self.complaints().lines().find(|line| line.contains(words)).map(str::to_owned))
            .ok_or_else(|| format!("nobody complained of '{words}': {}", self.complaints()))
    }
}

pub fn comity(arguments: &[&str]) -> Command {
    let mut command = Command::new(root().join("target/debug/comity"));
    command.args(arguments).env_remove("COMITY_DATA").env_remove("COMITY_POLICY");
    command
}

pub fn done(arguments: &[&str]) -> Result<Output, String> {
    comity(arguments).output().map_err(|e| e.to_string())
}

/// What comity prints, if it succeeds.
pub fn succeeds(arguments: &[&str]) -> Result<String, String> {
    let output = done(arguments)?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    if output.status.success() { Ok(text) } else { Err(String::from_utf8_lossy(&output.stderr).into_owned()) }
}

/// What comity complains of, if it fails, with these words.
pub fn fails(arguments: &[&str], words: &str) -> Result<String, String> {
    match succeeds(arguments) {
        Err(complaint) if complaint.contains(words) => {
            Ok(complaint.lines().find(|line| line.contains(words)).unwrap_or_default().to_owned())
        }
        Err(other) => Err(format!("expected a complaint of '{words}': {other}")),
        Ok(_) => Err(format!("nobody complained of '{words}'")),
    }
}

/// Asks until there is an answer, for a while.
pub fn soon<T>(mut ask: impl FnMut() -> Option<T>) -> Option<T> {
    (0..300).find_map(|_| {
        ask().or_else(|| {
            thread::sleep(Duration::from_millis(100));
            None
        })
    })
}

pub fn tell(what: &str) {
    println!("   · {what}");
}

pub fn noticed(by: &str, complaint: &str) {
    println!("   ✓ {by}: {}", complaint.trim().trim_start_matches("comity: "));
}

pub fn path(path: &Path) -> String {
    path.display().to_string()
}

/// Copies a folder with all that is in it.
pub fn copy(from: &Path, to: &Path) -> Result<(), String> {
    let failed = |e: std::io::Error| format!("{}: {e}", from.display());
    fs::create_dir_all(to).map_err(failed)?;
    for entry in fs::read_dir(from).map_err(failed)? {
        let entry = entry.map_err(failed)?.path();
        let there = to.join(entry.file_name().unwrap_or_default());
        if entry.is_dir() {
            copy(&entry, &there)?;
        } else {
            fs::copy(&entry, &there).map_err(failed)?;
        }
    }
    Ok(())
}

/// Two officers of the depositary register their keys where the record is kept.
pub fn entrust(data: &str, officers: &[String; 2]) -> Done {
    let [first, second] = officers;
    let key = |file: &str| -> Result<String, String> {
        let made = succeeds(&["key", "new", file])?;
        Ok(made.split_whitespace().nth(1).unwrap_or_default().to_owned())
    };
    let register = |key: &str, officer: &str, signed: &[&str]| {
        let begun = ["--data", data, "key", "register", "--key", key, "--officer", officer];
        let as_what = ["--holder", "depositary", "--role", "depositary", "--note", "Note verbale 1/2026"];
        succeeds(&[&begun, &as_what[..], signed].concat())
    };
    register(&key(first)?, "Legal Adviser", &["--sign", first])?;
    register(&key(second)?, "Treaty Officer", &["--sign", first, "--sign", second])?;
    Ok(())
}
