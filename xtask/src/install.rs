//! What the tests need of a machine: each thing is looked for by the command that is needed, wherever it comes from, and
//! only what is missing is installed, by itself.

use std::{
    env,
    ffi::{OsStr, OsString},
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use crate::step::{Done, root, run};

/// A program, how it is asked whether it works, and the Debian package that has it.
#[derive(Clone, Copy, Debug)]
pub struct Program {
    name: &'static str,
    ask: &'static str,
    package: &'static str,
}

const fn program(name: &'static str, ask: &'static str, package: &'static str) -> Program {
    Program { name, ask, package }
}

/// A browser that a script can drive.
pub const CHROMIUM: Program = program("chromium", "--version", "chromium");
/// Runs scripts outside a browser; it comes from many places, and Debian's would stand in the way of another.
pub const NODE: Program = program("node", "--version", "nodejs");
/// Installs packages for it.
pub const NPM: Program = program("npm", "--version", "npm");
/// Makes the system's calls fail.
pub const STRACE: Program = program("strace", "--version", "strace");
/// Tells a process another time.
pub const FAKETIME: Program = program("faketime", "--version", "faketime");
/// The language of the transparency log's own tools.
pub const GO: Program = program("go", "version", "golang-go");
/// Checks signatures.
pub const OPENSSL: Program = program("openssl", "version", "openssl");
/// Asks servers.
pub const CURL: Program = program("curl", "--version", "curl");
/// A web server to be measured beside.
pub const NGINX: Program = program("nginx", "-v", "nginx");
/// Asks a server as fast as it answers.
pub const WRK: Program = program("wrk", "-v", "wrk");
/// Reads what servers say of themselves, and calls whoever keeps them.
pub const PROMETHEUS: Program = program("prometheus", "--version", "prometheus");
/// Tries its rules.
pub const PROMTOOL: Program = program("promtool", "--version", "prometheus");
/// Holds XML against a schema.
pub const XMLLINT: Program = program("xmllint", "--version", "libxml2-utils");
/// Opens and saves what Word does.
pub const LIBREOFFICE: Program = program("soffice", "--version", "libreoffice-writer-nogui");
/// A database that several servers can share.
pub const POSTGRESQL: Program = program("initdb", "--version", "postgresql");
/// Asks it.
pub const PSQL: Program = program("psql", "--version", "postgresql-client");
/// Says how far a unit could reach.
pub const SYSTEMD_ANALYZE: Program = program("systemd-analyze", "--version", "systemd");
/// Holds Debian packages against Debian's policy.
pub const LINTIAN: Program = program("lintian", "--version", "lintian");
/// Parts a program from what debuggers read.
pub const OBJCOPY: Program = program("objcopy", "--version", "binutils");
/// Makes images of containers, without a daemon.
pub const BUILDAH: Program = program("buildah", "--version", "buildah");
/// Compiles C.
pub const CC: Program = program("cc", "--version", "gcc");
/// Python.
pub const PYTHON: Program = program("python3", "--version", "python3");

/// Installs those that do not work, one by one.
///
/// # Errors
/// Which one could not be installed, or does not work though it is.
pub fn programs(needed: &[Program]) -> Done {
    each(needed, &answers, &mut apt)
}

fn each(needed: &[Program], works: &dyn Fn(&Program) -> bool, install: &mut dyn FnMut(&str) -> Done) -> Done {
    for program in needed {
        if works(program) {
            continue;
        }
        if program.name == NPM.name && works(&NODE) && !of_debian("node") {
            return Err("node is here, and not Debian's, but npm is not: add the npm that belongs to it \
                        (Debian's would replace node)"
                .into());
        }
        install(program.package).map_err(|what| format!("{} is needed: {what}", program.name))?;
        if !works(program) {
            let asked = format!("'{} {}'", program.name, program.ask);
            return Err(format!(
                "the package {} is installed, and still {asked} does not work",
                program.package
            ));
        }
    }
    Ok(())
}

/// Whether a program of the PATH belongs to a Debian package.
fn of_debian(name: &str) -> bool {
    let found =
        path().and_then(|path| env::split_paths(&path).map(|dir| dir.join(name)).find(|file| file.exists()));
    let Some(file) = found.and_then(|file| fs::canonicalize(file).ok()) else { return false };
    let owned = Command::new("dpkg").arg("-S").arg(file).stdout(Stdio::null()).stderr(Stdio::null()).status();
    owned.is_ok_and(|status| status.success())
}

/// Where programs are looked for: the PATH, and where Debian puts what only administrators start, and databases.
fn path() -> Option<OsString> {
    let own = env::var_os("PATH").unwrap_or_default();
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let databases = versions.map(|version| version.path().join("bin"));
    let all = env::split_paths(&own).chain(["/usr/sbin".into(), "/sbin".into()]).chain(databases);
    env::join_paths(all).ok()
}

fn answers(program: &Program) -> bool {
    answers_on(path().as_deref(), program)
}

fn answers_on(path: Option<&OsStr>, program: &Program) -> bool {
    let mut ask = Command::new(program.name);
    if let Some(path) = path {
        ask.env("PATH", path);
    }
    let status =
        ask.arg(program.ask).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status();
    // wrk says its version and ends with 1, as if it had been asked something else.
    status.is_ok_and(|status| status.success() || program.name == WRK.name && status.code() == Some(1))
}

/// The library by which a process is told another time, where [`FAKETIME`] is.
///
/// # Errors
/// If it is not found.
pub fn libfaketime() -> Result<PathBuf, String> {
    let found = Command::new("find").args(["/usr/lib", "-name", "libfaketimeMT.so.1"]).output();
    let found = found.map_err(|e| format!("find: {e}"))?;
    let text = String::from_utf8_lossy(&found.stdout).into_owned();
    text.lines()
        .next()
        .map(PathBuf::from)
        .ok_or_else(|| "the package faketime has no libfaketimeMT.so.1".into())
}

/// Waits until nothing else that this project's chores install is being installed: steps are done beside each other, and
/// installers leave what two do at once half done.
fn alone() -> Result<fs::File, String> {
    let file = root().join("target/installing");
    let failed = |e: std::io::Error| format!("{}: {e}", file.display());
    let lock = fs::File::create(&file).map_err(failed)?;
    lock.lock().map_err(failed)?;
    Ok(lock)
}

/// Installs one Debian package.
pub fn apt(package: &str) -> Done {
    let _alone = alone()?;
    println!("   installing {package}");
    // Lists of packages may be missing or old; if they cannot be had, those that are there may do.
    let _ = Command::new("apt-get").args(["update", "-qq"]).stdout(Stdio::null()).status();
    let mut install = Command::new("apt-get");
    install.args(["install", "-qq", "-y", "--no-install-recommends", package]);
    run(install.env("DEBIAN_FRONTEND", "noninteractive").stdout(Stdio::null()))
        .map_err(|what| format!("the package {package} could not be installed ({what})"))
}

/// A Python of its own for a command from PyPI, made once; made again where the Python it came from is gone.
pub fn venv(command: &str, package: &str) -> Result<PathBuf, String> {
    let folder = root().join("target").join(format!("python-{command}"));
    let python = folder.join("bin/python");
    let works = |python: &Path| {
        let version =
            Command::new(python).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
        version.is_ok_and(|status| status.success())
    };
    if works(&python) && folder.join("bin").join(command).exists() {
        return Ok(python);
    }
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    }
    programs(&[PYTHON])?;
    let make = || run(Command::new("python3").args(["-m", "venv"]).arg(&folder).stderr(Stdio::null()));
    if make().is_err() {
        // A bare Debian has Python without what makes an environment.
        apt("python3-venv")?;
        make().map_err(|what| {
            format!("python3 makes no environment of its own, with python3-venv either ({what})")
        })?;
    }
    pip(&python, package)?;
    Ok(python)
}

/// Installs a package from PyPI.
pub fn pip(python: &Path, package: &str) -> Done {
    let _alone = alone()?;
    let mut install = Command::new(python);
    install.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", package]);
    run(&mut install).map_err(|what| format!("{package}: {what}"))
}

/// Installs npm packages in a folder, if they are not there.
pub fn npm(folder: &Path, packages: &[&str]) -> Done {
    programs(&[NODE, NPM])?;
    let _alone = alone()?;
    let there = |package: &&str| {
        // The version comes after the last @; a first one begins the name of whoever publishes it.
        let named = package.rsplit_once('@').filter(|(name, _)| !name.is_empty());
        let name = named.map_or(*package, |(name, _)| name);
        folder.join("node_modules").join(name).join("package.json").exists()
    };
    if packages.iter().all(there) {
        return Ok(());
    }
    fs::create_dir_all(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let mut install = Command::new("npm");
    install.args(["install", "--silent", "--no-audit", "--no-fund"]).args(packages);
    run(install.current_dir(folder))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::{cell::RefCell, os::unix::fs::PermissionsExt};

    use super::*;

    /// A PATH of programs that work, or do not.
    fn machine(name: &str, programs: &[(&str, bool)]) -> PathBuf {
        let folder = env::temp_dir().join(format!("comity-machine-{}-{name}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        for (program, works) in programs {
            add(&folder, program, *works);
        }
        folder
    }

    fn add(folder: &Path, program: &str, works: bool) {
        let file = folder.join(program);
        fs::write(&file, format!("#!/bin/sh\nexit {}\n", if works { 0 } else { 127 })).unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o755)).unwrap();
    }

    /// What is asked of the system's packages on a machine, where each package brings the program of its name.
    fn installed(folder: &Path, needed: &[Program]) -> (Vec<String>, Done) {
        let asked = RefCell::new(vec![]);
        let works = |program: &Program| answers_on(Some(folder.as_os_str()), program);
        let done = each(needed, &works, &mut |package| {
            asked.borrow_mut().push(package.to_owned());
            if let Some(program) = needed.iter().find(|p| p.package == package) {
                add(folder, program.name, package != "golang-go");
            }
            Ok(())
        });
        fs::remove_dir_all(folder).unwrap();
        (asked.into_inner(), done)
    }

    #[test]
    fn only_what_is_missing_is_installed() {
        // Node and npm from elsewhere, and no browser: Debian's node must not be asked for.
        let elsewhere = machine("elsewhere", &[("node", true), ("npm", true)]);
        assert_eq!(installed(&elsewhere, &[CHROMIUM, NODE, NPM]), (vec!["chromium".into()], Ok(())));
        let bare = machine("bare", &[]);
        let all = vec!["chromium".to_owned(), "nodejs".into(), "npm".into()];
        assert_eq!(installed(&bare, &[CHROMIUM, NODE, NPM]), (all, Ok(())));
        let whole = machine("whole", &[("strace", true), ("openssl", true)]);
        assert_eq!(installed(&whole, &[STRACE, OPENSSL]), (vec![], Ok(())));
    }

    #[test]
    fn what_is_there_and_does_not_work_is_installed_and_looked_at_again() {
        let broken = machine("broken", &[("curl", false)]);
        assert_eq!(installed(&broken, &[CURL]), (vec!["curl".into()], Ok(())));
        let useless = machine("useless", &[]);
        let (asked, done) = installed(&useless, &[GO]);
        assert_eq!(asked, ["golang-go"]);
        assert!(done.unwrap_err().contains("'go version' does not work"));
    }

    #[test]
    fn npm_is_not_taken_from_debian_where_node_is_from_elsewhere() {
        let half = machine("half", &[("node", true)]);
        let works = |program: &Program| answers_on(Some(half.as_os_str()), program);
        let own = env::var_os("PATH").unwrap_or_default();
        let found = env::split_paths(&own).map(|dir| dir.join("node")).find(|file| file.exists());
        // Whose node this machine has decides; where it has none, it is somebody else's.
        let debian = found.is_some() && of_debian("node");
        let done = each(&[NPM], &works, &mut |_| {
            add(&half, "npm", true);
            Ok(())
        });
        fs::remove_dir_all(&half).unwrap();
        assert_eq!(done.is_ok(), debian);
    }
}
