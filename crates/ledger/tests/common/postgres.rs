//! A PostgreSQL of a test's own: it is made, started, killed and promoted as an operator would do, and gone at the end.

#![allow(dead_code, reason = "not every test uses all of it")]
#![allow(clippy::unwrap_used, clippy::panic)]

use std::{
    env, fs,
    net::TcpListener,
    os::unix::{
        fs::{PermissionsExt, chown},
        process::CommandExt,
    },
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

/// The user `nobody`: the database starts as nobody who could do more.
const NOBODY: u32 = 65_534;
/// Nothing is waited for longer: what should have come about hangs.
const GUARD: Duration = Duration::from_secs(60);

/// Where a program of PostgreSQL is: on the PATH, or where Debian puts them.
fn program(name: &str) -> PathBuf {
    let own = env::var_os("PATH").unwrap_or_default();
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let debian = versions.map(|version| version.path().join("bin"));
    let found = env::split_paths(&own).chain(debian).map(|dir| dir.join(name)).find(|file| file.exists());
    found.unwrap_or_else(|| panic!("{name} is needed: 'cargo xtask test' installs PostgreSQL"))
}

fn is_root() -> bool {
    fs::metadata("/proc/self").is_ok_and(|own| std::os::unix::fs::MetadataExt::uid(&own) == 0)
}

/// A command that is run by whoever may run the database.
fn command(name: &str) -> Command {
    let mut command = Command::new(program(name));
    if is_root() {
        command.uid(NOBODY).gid(NOBODY);
    }
    command.current_dir("/").stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// A port that nobody listens at.
pub fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// A database server in a folder.
pub struct Cluster {
    pub folder: PathBuf,
    pub port: u16,
    process: Option<Child>,
}

impl Cluster {
    /// Makes one in a folder that is not there yet, and starts it.
    pub fn begin(folder: &Path, settings: &str) -> Cluster {
        room(folder);
        let mut make = command("initdb");
        make.args([
            "-D",
            folder.to_str().unwrap(),
            "-U",
            "comity",
            "--auth=trust",
            "-E",
            "UTF8",
            "--no-locale",
        ]);
        assert!(make.arg("--no-sync").status().unwrap().success(), "initdb");
        let mut cluster = Cluster { folder: folder.to_owned(), port: free_port(), process: None };
        cluster.set(settings);
        cluster.start();
        cluster
    }

    /// A copy that follows another and can take its place.
    pub fn standby(folder: &Path, of: &Cluster) -> Cluster {
        Cluster::standby_at(folder, of, free_port())
    }

    /// The same at a port.
    pub fn standby_at(folder: &Path, of: &Cluster, port: u16) -> Cluster {
        room(folder);
        let from = format!("postgres://comity@127.0.0.1:{}/?application_name=standby", of.port);
        let mut copy = command("pg_basebackup");
        copy.args([
            "-D",
            folder.to_str().unwrap(),
            "-d",
            &from,
            "-R",
            "-X",
            "stream",
            "--no-sync",
            "-c",
            "fast",
        ]);
        assert!(copy.status().unwrap().success(), "pg_basebackup");
        let mut cluster = Cluster { folder: folder.to_owned(), port, process: None };
        cluster.start();
        cluster
    }

    /// Adds settings, for the next start.
    pub fn set(&self, settings: &str) {
        let path = self.folder.join("postgresql.conf");
        let text = fs::read_to_string(&path).unwrap();
        fs::write(&path, format!("{text}\n{settings}\n")).unwrap();
    }

    /// Puts a file into its folder that only it may read.
    pub fn keep(&self, name: &str, bytes: &[u8]) {
        let path = self.folder.join(name);
        fs::write(&path, bytes).unwrap();
        fs::set_permissions(&path, PermissionsExt::from_mode(0o600)).unwrap();
        if is_root() {
            chown(&path, Some(NOBODY), Some(NOBODY)).unwrap();
        }
    }

    /// Starts it, and waits until it answers.
    pub fn start(&mut self) {
        let mut start = command("postgres");
        start.arg("-D").arg(&self.folder).args(["-p", &self.port.to_string(), "-h", "127.0.0.1", "-k", ""]);
        // Its shared memory is in files, so that many can be on one machine.
        start.args(["-c", "dynamic_shared_memory_type=mmap", "-c", "max_connections=60"]);
        start.stderr(fs::File::options().create(true).append(true).open(self.log_file()).unwrap());
        self.process = Some(start.spawn().unwrap());
        self.answers();
    }

    /// Waits until it answers.
    pub fn answers(&mut self) {
        let begun = Instant::now();
        while self.ask("SELECT 1").is_err() {
            let ended = self.process.as_mut().and_then(|process| process.try_wait().unwrap());
            let said = || fs::read_to_string(self.log_file()).unwrap();
            assert!(ended.is_none() && begun.elapsed() < GUARD, "it does not start: {ended:?}\n{}", said());
            thread::sleep(Duration::from_millis(20));
        }
    }

    /// What it says while it runs.
    fn log_file(&self) -> PathBuf {
        self.folder.with_extension("said")
    }

    /// What it answers to a question, as text.
    pub fn ask(&self, query: &str) -> Result<String, String> {
        let mut ask = Command::new(program("psql"));
        ask.args(["-X", "-A", "-t", "-q", "-v", "ON_ERROR_STOP=1", "-c", query]);
        let address = format!("postgres://comity@127.0.0.1:{}/postgres?connect_timeout=5", self.port);
        let answer = ask.args(["-d", &address]).output().unwrap();
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).trim().to_owned();
        if answer.status.success() { Ok(text(&answer.stdout)) } else { Err(text(&answer.stderr)) }
    }

    /// Kills all of it at once, as a machine that loses power.
    pub fn kill(&mut self) {
        let Some(mut process) = self.process.take() else { return };
        let children = fs::read_to_string(format!("/proc/{0}/task/{0}/children", process.id()));
        process.kill().unwrap();
        process.wait().unwrap();
        for child in children.unwrap_or_default().split_whitespace() {
            // It ends by itself when its parent is gone; not at once.
            let _ = Command::new("kill").args(["-9", child]).stderr(Stdio::null()).status();
        }
    }

    /// Makes a standby the one that is written to.
    pub fn promote(&mut self) {
        let mut promote = command("pg_ctl");
        promote.args(["promote", "-w", "-D"]).arg(&self.folder);
        assert!(promote.status().unwrap().success(), "pg_ctl promote");
    }

    /// A schema of its own for a log, and the address by which it is reached.
    pub fn log(&self, name: &str) -> String {
        self.ask(&format!("CREATE SCHEMA {name}")).unwrap();
        self.address(name)
    }

    /// The address of the log in a schema.
    pub fn address(&self, name: &str) -> String {
        address(&[self.port], name)
    }
}

/// The address of the log in a schema, at whichever of these ports can be written to.
pub fn address(ports: &[u16], name: &str) -> String {
    let hosts: Vec<_> = ports.iter().map(|port| format!("127.0.0.1:{port}")).collect();
    format!("postgres://comity@{}/postgres?options=-c%20search_path%3D{name}", hosts.join(","))
}

/// Makes a folder for the database's user.
fn room(folder: &Path) {
    fs::create_dir_all(folder).unwrap();
    fs::set_permissions(folder, PermissionsExt::from_mode(0o700)).unwrap();
    if is_root() {
        chown(folder, Some(NOBODY), Some(NOBODY)).unwrap();
        // It must be able to get there.
        for above in folder.ancestors().skip(1).filter(|above| above.starts_with(env::temp_dir())) {
            if above != env::temp_dir() {
                fs::set_permissions(above, PermissionsExt::from_mode(0o755)).unwrap();
            }
        }
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        if let Some(process) = &self.process {
            // Quickly, and with all that it started.
            let mut stop = command("pg_ctl");
            stop.args(["stop", "-m", "immediate", "-D"]).arg(&self.folder);
            let stopped = stop.status();
            if !stopped.is_ok_and(|status| status.success()) {
                eprintln!("the database {} did not stop", process.id());
            }
        }
        self.kill();
    }
}
