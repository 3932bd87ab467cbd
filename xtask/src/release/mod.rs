//! What is released: a static program and what debuggers read of it, a Debian package, what a container is made of, a bill of
//! materials, and checksums. Made twice of one commit, all of it is the same to the byte.

mod contents;
mod earlier;
mod image;
mod package;
mod program;
mod source;
mod tried;

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

pub use earlier::forth_and_back;
use package::Compression;
use source::Source;

use crate::{
    built,
    step::{Done, root, run, said},
};

/// The file with the checksums of all others.
const SUMS: &str = "SHA256SUMS";

/// Makes a release of the commit that is checked out.
///
/// # Errors
/// If something is changed and not committed, or does not come out as it should.
pub fn make() -> Done {
    source::committed()?;
    let (source, out) = made(&root().join("target/release-source"), "")?;
    println!("   comity {} is in {}", source.version, out.display());
    Ok(())
}

/// Tries the release that was made last.
///
/// # Errors
/// What does not work of it.
pub fn check() -> Done {
    let out = latest()?;
    let one = |end: &str| {
        let files = fs::read_dir(&out).map_err(|e| format!("{}: {e}", out.display()))?;
        let mut files = files.filter_map(Result::ok).map(|entry| entry.path());
        files
            .find(|path| path.to_string_lossy().ends_with(end))
            .ok_or_else(|| format!("{} has no {end}", out.display()))
    };
    let program = one("-linux")?;
    run(Command::new("sha256sum").args(["--check", "--quiet", SUMS]).current_dir(&out))?;
    tried::check(&program, &one(".deb")?, &one("-container.tar")?, &root().join("target/release-tried"))
}

/// Makes a release twice, in two folders, compares them, and tries the last.
///
/// # Errors
/// Which files are not the same.
pub fn twice() -> Done {
    source::committed()?;
    // Names of other lengths, so that nothing is the same by chance.
    let (_, again) = made(&root().join("target/release-again/made-in-another-folder"), "-again")?;
    let (_, first) = made(&root().join("target/release-source"), "")?;
    let read = |folder: &Path| fs::read_to_string(folder.join(SUMS)).map_err(|e| format!("{SUMS}: {e}"));
    let (first, again) = (read(&first)?, read(&again)?);
    if first != again {
        return Err(format!("made twice, not the same: {first}\nand\n{again}"));
    }
    check()
}

/// What is quick: the unit, and a package and a bill of materials made of the program as it was built for the tests.
///
/// # Errors
/// What is not as it should be.
pub fn quick() -> Done {
    built::program()?;
    package::unit(&root().join("dist/comity.service"))?;
    let source = Source::export(&root().join("target/release-quick"))?;
    let out = source.folder.join("target/made");
    fs::create_dir_all(&out).map_err(|e| format!("{}: {e}", out.display()))?;
    let stripped = out.join("comity");
    program::strip(&root().join("target/debug/comity"), &stripped, None)?;
    package::lists(&package::make(&source, &stripped, &out, Compression::Quick)?)?;
    contents::bill(&source, &out.join("bill.cdx.json"))
}

/// Makes all of it in a folder of sources; says where it lies.
fn made(folder: &Path, called: &str) -> Result<(Source, PathBuf), String> {
    let source = Source::export(folder)?;
    let out = root().join(format!("target/release-{}{called}", source.version));
    let failed = |e: std::io::Error| format!("{}: {e}", out.display());
    if out.exists() {
        fs::remove_dir_all(&out).map_err(failed)?;
    }
    fs::create_dir_all(&out).map_err(failed)?;
    let name = format!("comity-{}-{}-linux", source.version, source.processor());
    let place = |end: &str| out.join(format!("{name}{end}"));
    let built = program::build(&source)?;
    let program = place("");
    program::strip(&built, &program, Some(&place(".debug")))?;
    program::check(&program, &source)?;
    let package = package::make(&source, &program, &out, Compression::Small)?;
    package::unit(&source.folder.join("dist/comity.service"))?;
    package::lists(&package)?;
    package::lint(&package)?;
    let licences = place("-licences.txt");
    contents::licences(&source, &licences)?;
    contents::bill(&source, &place(".cdx.json"))?;
    image::context(&source, &program, &licences, &place("-container.tar"))?;
    fs::write(place(".built"), tools(&source)?).map_err(failed)?;
    sums(&out)?;
    Ok((source, out))
}

/// What a release was made with: who wants to make the same needs the same.
fn tools(source: &Source) -> Result<String, String> {
    let mut text = format!("commit {}\nSOURCE_DATE_EPOCH {}\n", source.commit, source.epoch);
    text += &said(Command::new("rustc").arg("-vV"))?;
    for program in ["cc", "ld", "objcopy", "tar", "xz"] {
        let version = said(Command::new(program).arg("--version"))?;
        text += &format!("{program}: {}\n", version.lines().next().unwrap_or_default());
    }
    for command in ["deb", "cyclonedx"] {
        let version = said(Command::new("cargo").args([command, "--version"]))?;
        text += &format!("cargo-{command}: {}\n", version.trim());
    }
    let asked = ["--show", "--showformat=${Package} ${Version}\n", "libc6-dev", "gcc"];
    text += &said(Command::new("dpkg-query").args(asked))?;
    Ok(text)
}

/// Writes the checksums of all that lies in a folder.
fn sums(folder: &Path) -> Done {
    let failed = |e: std::io::Error| format!("{}: {e}", folder.display());
    let names = fs::read_dir(folder).map_err(failed)?.map(|entry| entry.map(|entry| entry.file_name()));
    let mut names = names.collect::<Result<Vec<_>, _>>().map_err(failed)?;
    names.sort();
    let sums = said(Command::new("sha256sum").args(names).current_dir(folder))?;
    fs::write(folder.join(SUMS), sums).map_err(failed)
}

/// The folder of the release that was made last.
fn latest() -> Result<PathBuf, String> {
    let target = root().join("target");
    let folders = fs::read_dir(&target).map_err(|e| format!("{}: {e}", target.display()))?;
    let folders = folders.filter_map(Result::ok).map(|entry| entry.path());
    let made = folders.filter(|path| path.join(SUMS).exists() && !path.to_string_lossy().ends_with("-again"));
    made.max_by_key(|path| fs::metadata(path.join(SUMS)).and_then(|m| m.modified()).ok())
        .ok_or("no release has been made: cargo xtask release".into())
}
