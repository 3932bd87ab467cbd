//! What the README and the first pages of the book tell a newcomer to type is typed, to the letter, in an empty folder, and
//! says what they say it does.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::{
    env,
    ffi::OsString,
    fs,
    io::{BufRead, BufReader, Read},
    os::unix::process::CommandExt,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::mpsc,
    thread,
    time::Duration,
};

/// What a page has between two fences.
struct Block {
    language: String,
    text: String,
    /// The file that the paragraph before names.
    file: Option<String>,
}

fn blocks(page: &str) -> Vec<Block> {
    let (mut found, mut before) = (vec![], String::new());
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        if let Some(language) = line.strip_prefix("```") {
            let text: Vec<&str> = lines.by_ref().take_while(|line| !line.starts_with("```")).collect();
            let named = before.split('`').skip(1).step_by(2);
            let file = named
                .filter(|name| [".instrument", ".pathway", ".csv", ".text"].iter().any(|e| name.ends_with(e)))
                .last();
            found.push(Block {
                language: language.to_owned(),
                text: text.join("\n") + "\n",
                file: file.map(str::to_owned),
            });
            before.clear();
        } else {
            before.push_str(line);
            before.push('\n');
        }
    }
    found
}

/// What is typed at each prompt, and the lines that are shown below it.
fn commands(text: &str) -> Vec<(String, Vec<String>)> {
    let mut typed: Vec<(String, Vec<String>)> = vec![];
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        match (line.strip_prefix("$ "), typed.last_mut()) {
            (Some(command), _) => typed.push((command.to_owned(), vec![])),
            (None, Some((command, _))) if command.ends_with('\\') => {
                command.push('\n');
                command.push_str(line);
            }
            (None, Some((_, shown))) => shown.push(line.to_owned()),
            (None, None) => panic!("no prompt before '{line}'"),
        }
    }
    typed
}

/// A shell in which `comity` is the one that was just built, and its own folder is all there is.
struct Shell {
    folder: tempfile::TempDir,
    path: OsString,
    running: Vec<Child>,
}

impl Drop for Shell {
    fn drop(&mut self) {
        for mut child in self.running.drain(..) {
            child.kill().unwrap();
            child.wait().unwrap();
        }
    }
}

impl Shell {
    fn new() -> Shell {
        let folder = tempfile::tempdir().unwrap();
        let built = Path::new(env!("CARGO_BIN_EXE_comity")).parent().unwrap().to_owned();
        let paths = env::split_paths(&env::var_os("PATH").unwrap()).collect::<Vec<_>>();
        let path = env::join_paths(std::iter::once(built).chain(paths)).unwrap();
        Shell { folder, path, running: vec![] }
    }

    /// Runs one command to its end, or until it says that it goes on until it is ended; gives back what it printed.
    fn run(&mut self, command: &str) -> String {
        let mut shell = Command::new("bash");
        // One process, so that ending it ends the command.
        shell.arg("-c").arg(format!("exec {command}"));
        shell.current_dir(&self.folder).env("PATH", &self.path).env("NO_COLOR", "1");
        for setting in env::vars().map(|(name, _)| name).filter(|name| name.starts_with("COMITY_")) {
            shell.env_remove(setting);
        }
        let mut child = shell.process_group(0).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let mut errors = child.stderr.take().unwrap();
        let wrong = thread::spawn(move || {
            let mut text = String::new();
            errors.read_to_string(&mut text).map(|_| text)
        });
        let (sender, printed) = mpsc::channel();
        thread::spawn(move || lines.try_for_each(|line| sender.send(line.unwrap())));
        let mut all = String::new();
        loop {
            match printed.recv_timeout(Duration::from_secs(300)) {
                Ok(line) => all.push_str(&(line + "\n")),
                Err(mpsc::RecvTimeoutError::Disconnected) => break,
                Err(mpsc::RecvTimeoutError::Timeout) => panic!("'{command}' is silent:\n{all}"),
            }
            if all.ends_with("Ctrl-C ends it.\n") {
                self.running.push(child);
                return all;
            }
        }
        let ended = child.wait().unwrap();
        assert!(ended.success(), "'{command}': {ended}\n{all}{}", wrong.join().unwrap().unwrap());
        all
    }
}

/// Follows a page: what it says to write is written to `folder`, what it says to type is typed.
fn follow(page: &str, folder: &str) -> usize {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut shell = Shell::new();
    let into: PathBuf = shell.folder.path().join(folder);
    let mut typed = 0;
    for block in blocks(&fs::read_to_string(root.join(page)).unwrap()) {
        if block.language != "console" {
            let Some(file) = block.file.filter(|_| !folder.is_empty()).map(|file| into.join(file)) else {
                continue;
            };
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, block.text).unwrap();
            continue;
        }
        for (command, shown) in commands(&block.text) {
            // The program is built already, and this is what the tests are.
            let command = match command.split_whitespace().collect::<Vec<_>>()[..] {
                ["cargo", "run", "--release", ..] => "comity",
                ["cargo", "xtask" | "install", ..] => continue,
                _ => &command,
            };
            let printed = shell.run(command);
            let mut rest = printed.lines();
            for line in shown.iter().filter(|line| line.trim() != "...") {
                assert!(
                    rest.any(|printed| printed.trim_end() == line.trim_end()),
                    "{page}: '{command}' does not say '{line}', or not there:\n{printed}"
                );
            }
            typed += 1;
        }
    }
    typed
}

// One after the other: each starts Comity where the page says it is.
#[test]
fn what_a_newcomer_is_told_to_type_works() {
    let pages = [
        ("README.md", ""),
        ("docs/first-treaty.md", "my-treaty"),
        ("docs/first-forum.md", "my-forum"),
        ("docs/foresight.md", "my-record"),
        ("docs/measures.md", "my-gaps"),
        ("docs/drafting.md", "my-table"),
    ];
    for (page, folder) in pages {
        assert!(follow(page, folder) >= 4, "{page}");
    }
}
