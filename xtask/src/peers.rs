//! What we make, checked by other people's software.

use std::{
    fs,
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

use crate::{Done, cargo, root, run};

/// Where Debian puts the sources of Go packages.
const GO_PACKAGES: &str = "/usr/share/gocode";

/// Validates the records, and what an export of them makes, with the reference validator.
pub fn records() -> Done {
    let python = python()?;
    let exported = root().join("target/exported");
    if exported.exists() {
        fs::remove_dir_all(&exported).map_err(|e| format!("{}: {e}", exported.display()))?;
    }
    let mut export = Command::new("cargo");
    export.args(["run", "--quiet", "--", "--record", "record/nuclear-security", "export"]).arg(&exported);
    run(&mut export)?;
    for folder in [root().join("record/nuclear-security"), root().join("record/worked-examples"), exported] {
        let mut validate = Command::new(python.with_file_name("frictionless"));
        validate.args(["validate", "datapackage.json"]).current_dir(&folder).stdout(Stdio::null());
        run(&mut validate).map_err(|e| format!("{}: {e}", folder.display()))?;
    }
    Ok(())
}

/// A Python of our own with the validator, made once.
pub fn python() -> Result<PathBuf, String> {
    let venv = root().join("target/python");
    let python = venv.join("bin/python");
    if venv.join("bin/frictionless").exists() {
        return Ok(python);
    }
    if run(Command::new("python3").args(["-m", "venv"]).arg(&venv)).is_err() {
        // A bare Debian has Python without its venv module.
        apt(&["python3-venv"])?;
        run(Command::new("python3").args(["-m", "venv"]).arg(&venv))?;
    }
    pip(&python, "frictionless>=5,<6")?;
    Ok(python)
}

/// Installs a package from PyPI.
pub fn pip(python: &Path, package: &str) -> Done {
    run(Command::new(python).args([
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        package,
    ]))
}

/// Installs Debian packages.
fn apt(packages: &[&str]) -> Done {
    println!("   installing {}", packages.join(" "));
    run(Command::new("apt-get").args(["update", "-qq"]).stdout(Stdio::null()))?;
    let mut install = Command::new("apt-get");
    install.args(["install", "-qq", "-y", "--no-install-recommends"]).args(packages);
    run(install.env("DEBIAN_FRONTEND", "noninteractive").stdout(Stdio::null()))
}

/// Serves the built-in record, and has what that published checked by software that shares no code with ours: every
/// entry must be proved to be in the tree that the checkpoint signs, and no longer once a byte of it is changed.
pub fn log() -> Done {
    if !Path::new(GO_PACKAGES).join("src/golang.org/x/mod/sumdb/tlog").exists() || !works("go", "version") {
        apt(&["golang-go", "golang-golang-x-mod-dev"])?;
    }
    let data = root().join("target/published");
    drop(Served::start(&data)?);
    let key = fs::read_to_string(data.join("log.vkey")).map_err(|e| format!("log.vkey: {e}"))?;
    let check = || {
        let mut go = Command::new("go");
        go.args(["run", "log.go"]).arg(data.join("log")).arg(key.trim());
        go.envs([("GO111MODULE", "off"), ("GOPATH", GO_PACKAGES), ("GOFLAGS", "")]);
        run(go.current_dir(root().join("xtask/interop")))
    };
    check()?;
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

/// Whether a program is there.
pub fn works(program: &str, argument: &str) -> bool {
    let status = Command::new(program).arg(argument).stdout(Stdio::null()).stderr(Stdio::null()).status();
    status.is_ok_and(|status| status.success())
}

/// A server on the built-in record in a new data folder; it ends with this.
struct Served {
    server: Child,
    address: String,
}

impl Served {
    /// Starts it; what it says comes when everything is published.
    fn start(data: &Path) -> Result<Served, String> {
        if data.exists() {
            fs::remove_dir_all(data).map_err(|e| format!("{}: {e}", data.display()))?;
        }
        cargo(["build", "--quiet", "--package", "comity"])?;
        let mut serve = Command::new(root().join("target/debug/comity"));
        serve.args(["serve", "--listen", "127.0.0.1:0", "--data"]).arg(data).stdout(Stdio::piped());
        let mut server = serve.spawn().map_err(|e| format!("comity: {e}"))?;
        let said = server.stdout.take().map(BufReader::new).into_iter().flat_map(BufRead::lines);
        let address = said
            .map_while(Result::ok)
            .find_map(|line| line.trim().strip_prefix("pages").map(|address| address.trim().to_owned()));
        match address {
            Some(address) => Ok(Served { server, address }),
            None => {
                let _ = server.wait();
                Err("comity serve ended before it served".into())
            }
        }
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
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
