//! The Debian package, by cargo-deb, and whether it is as Debian wants it.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use super::{contents, source::Source};
use crate::{
    install,
    step::{run, said, subcommand},
};

/// What has to be in it.
const HAS: [&str; 9] = [
    "./usr/bin/comity",
    "./etc/comity/comity.toml",
    "./usr/lib/systemd/system/comity.service",
    "./usr/lib/sysusers.d/comity.conf",
    "./usr/share/man/man1/comity.1.gz",
    "./usr/share/bash-completion/completions/comity",
    "./usr/share/doc/comity/copyright",
    "./usr/share/doc/comity/changelog.Debian.gz",
    "./usr/share/doc/comity/licences.txt.gz",
];

/// How a package is compressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compression {
    /// As small as can be, in a minute or two.
    Small,
    /// In seconds.
    Quick,
}

/// Makes a package of a program that is built and stripped.
///
/// # Errors
/// If cargo-deb does not make it.
pub fn make(source: &Source, program: &Path, to: &Path, compression: Compression) -> Result<PathBuf, String> {
    subcommand("deb")?;
    // Laid out as cargo would, since that is where cargo-deb looks.
    let stage = source.folder.join("target/stage");
    let (built, made) = (stage.join("release"), stage.join("made"));
    let failed = |e: std::io::Error| format!("{}: {e}", stage.display());
    if stage.exists() {
        fs::remove_dir_all(&stage).map_err(failed)?;
    }
    for folder in [&built, &made] {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    let program_there = built.join("comity");
    fs::copy(program, &program_there).map_err(failed)?;
    run(Command::new(&program_there).arg("manual").arg(made.join("man")))?;
    for shell in ["bash", "fish", "zsh"] {
        let script = said(Command::new(&program_there).args(["completions", shell]))?;
        fs::write(made.join(format!("completions.{shell}")), script).map_err(failed)?;
    }
    fs::write(made.join("changelog"), changelog(source)?).map_err(failed)?;
    let licences = made.join("licences.txt");
    contents::licences(source, &licences)?;
    run(Command::new("gzip").args(["--best", "--no-name"]).arg(licences))?;
    let mut make = source.command("cargo");
    make.args(["deb", "--quiet", "--package", "comity", "--no-build", "--no-strip", "--locked"]);
    make.args(["--maintainer", &source.maintainer, "--output"]).arg(to);
    if compression == Compression::Quick {
        make.arg("--fast");
    }
    run(make.env("CARGO_TARGET_DIR", &stage).stdout(Stdio::null()))?;
    let there = fs::read_dir(to).map_err(|e| format!("{}: {e}", to.display()))?;
    let there = there.filter_map(Result::ok).map(|entry| entry.path());
    there
        .filter(|path| path.extension().is_some_and(|e| e == "deb"))
        .max()
        .ok_or("cargo-deb made no package".into())
}

/// What Debian calls a changelog: which version this is. What changed is in `CHANGELOG.md`.
fn changelog(source: &Source) -> Result<String, String> {
    let date = said(source.command("date").args(["--rfc-email", &format!("--date=@{}", source.epoch)]))?;
    let (version, commit) = (&source.version, &source.commit);
    Ok(format!(
        "comity ({version}-1) unstable; urgency=medium\n\n  * Commit {commit}.\n    \
         What changed is in NEWS.gz, beside this file.\n\n -- {}  {}\n",
        source.maintainer,
        date.trim()
    ))
}

/// Whether a package has what it is to have.
///
/// # Errors
/// What is missing.
pub fn lists(package: &Path) -> Result<(), String> {
    let listed = said(Command::new("dpkg-deb").arg("--contents").arg(package))?;
    let names: Vec<&str> = listed.lines().filter_map(|line| line.split_whitespace().nth(5)).collect();
    let missing: Vec<&&str> = HAS.iter().filter(|name| !names.contains(name)).collect();
    if !missing.is_empty() {
        return Err(format!("the package lacks {missing:?}:\n{listed}"));
    }
    for (script, does) in
        [("postinst", "systemd-sysusers comity.conf"), ("prerm", "stop"), ("postrm", "purge")]
    {
        let text = said(Command::new("dpkg-deb").arg("--info").arg(package).arg(script))?;
        let text = text.replace(r#"${DPKG_ROOT:+--root="$DPKG_ROOT"} "#, "");
        if !text.contains(does) {
            return Err(format!("the package's {script} does not '{does}':\n{text}"));
        }
    }
    println!("   the package: {} files", names.len());
    Ok(())
}

/// Whether a package is as Debian wants it.
///
/// # Errors
/// What lintian says.
pub fn lint(package: &Path) -> Result<(), String> {
    install::programs(&[install::LINTIAN])?;
    run(Command::new("lintian").args(["--no-cfg", "--fail-on", "error,warning"]).arg(package))?;
    Ok(())
}

/// Whether a unit lets what it starts reach little: at most 2.5 of 10, by systemd itself.
///
/// # Errors
/// What it lets it reach.
pub fn unit(file: &Path) -> Result<(), String> {
    install::programs(&[install::SYSTEMD_ANALYZE])?;
    let mut ask = Command::new("systemd-analyze");
    ask.args(["security", "--offline=true", "--no-pager", "--threshold=25"]).arg(file);
    let output = ask.output().map_err(|e| format!("systemd-analyze: {e}"))?;
    let text = String::from_utf8_lossy(&output.stdout);
    if !output.status.success() {
        return Err(format!("{text}{}", String::from_utf8_lossy(&output.stderr)));
    }
    let overall = text.lines().rev().find(|line| !line.trim().is_empty()).unwrap_or_default();
    println!("   the unit: {}", overall.trim().trim_start_matches(|c: char| !c.is_ascii_alphabetic()));
    Ok(())
}
