//! A server of its own for a test, and what it answers.

#![allow(dead_code, reason = "not every test uses all of it")]

use std::{
    fs,
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
};

use comity_ledger::{Content, Fields, Kind, SecretKey};
use comity_regime::load::Folder;

/// Who there is, what can be cited, one treaty, and who may do what, without saying how much in a day.
pub fn small() -> Folder {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../record/nuclear-security");
    let wanted = [
        "actors.csv",
        "sources.csv",
        "instruments/icsant.instrument",
        "policies/roles.cedar",
        "policies/levels.csv",
    ];
    wanted.map(|path| (path.to_owned(), fs::read(root.join(path)).unwrap())).into()
}

/// That a key speaks for a holder, in a role, and which officer keeps it.
pub fn registration(key: &SecretKey, [holder, role, officer]: [&str; 3]) -> Content<'static> {
    let public = key.public().to_string();
    let fields = [
        ("does", "registration"),
        ("key", public.as_str()),
        ("holder", holder),
        ("role", role),
        ("officer", officer),
        ("note", "Note verbale 1/2026"),
    ];
    Content { kind: Kind::Key, fields: Fields::new(fields) }
}

pub struct Server {
    pub process: Child,
    pub address: String,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

pub fn command(data: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_comity"));
    command.arg("--data").arg(data).env_remove("COMITY_DATA");
    command
}

/// Starts a server on a free port, and waits until it says where it is.
pub fn serve(data: &Path) -> Server {
    serve_with(data, &[])
}

pub fn serve_with(data: &Path, more: &[&str]) -> Server {
    serve_as(command(data), more)
}

/// The same for a command that says more, such as `--record`.
pub fn serve_as(mut command: Command, more: &[&str]) -> Server {
    let mut process = command
        .args(["serve", "--listen", "127.0.0.1:0"])
        .args(more)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let lines = BufReader::new(process.stdout.take().unwrap()).lines();
    let address = lines
        .map(Result::unwrap)
        .find_map(|line| Some(line.trim().strip_prefix("pages  ")?.trim_end_matches('/').to_owned()));
    Server { process, address: address.unwrap() }
}

pub struct Answer {
    pub status: u16,
    pub kind: String,
    pub etag: String,
    /// Where the parts beside it are.
    pub link: String,
    pub body: String,
}

/// What is there, to the byte.
pub fn bytes(server: &Server, path: &str) -> Vec<u8> {
    ureq::get(format!("{}{path}", server.address)).call().unwrap().body_mut().read_to_vec().unwrap()
}

pub fn get(server: &Server, path: &str, headers: &[(&str, &str)]) -> Answer {
    let agent =
        ureq::Agent::new_with_config(ureq::Agent::config_builder().http_status_as_error(false).build());
    let mut request = agent.get(format!("{}{path}", server.address));
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let mut answer = request.call().unwrap();
    let header = |name: &str| answer.headers().get(name).map_or("", |v| v.to_str().unwrap()).to_owned();
    // Compressed, as this client asks for it, a tag is weak: the same text in other bytes.
    let (kind, etag) = (header("content-type"), header("etag").trim_start_matches("W/").to_owned());
    let (status, link) = (answer.status().as_u16(), header("link"));
    Answer { status, kind, etag, link, body: answer.body_mut().read_to_string().unwrap() }
}
