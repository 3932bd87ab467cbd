//! Back to an earlier program, and forth again: it goes on with the log that this version wrote to.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    built,
    step::{Done, root, run, said},
};

/// The versions of which a data folder is kept in `crates/comity/tests/fixtures`: one for each form that there has been.
const EARLIER: [&str; 2] = ["9fe1f21", "90d24ab"];

/// Builds each earlier version from its commit, and has it and this one write to its data folder in turn; both then check all of
/// it, under the key that the earlier one made.
///
/// # Errors
/// Who could not go on where the other had been.
pub fn forth_and_back() -> Done {
    let ours = built::program()?;
    for commit in EARLIER {
        let folder = root().join("target/earlier").join(commit);
        let theirs = build(commit, &folder)?;
        let packed = root().join(format!("crates/comity/tests/fixtures/{commit}.tar.xz"));
        run(Command::new("tar").arg("--extract").arg("--file").arg(packed).arg("--directory").arg(&folder))?;
        let data = folder.join("data");
        for (program, actor) in [(&ours, "TON"), (&theirs, "TUV"), (&ours, "VUT"), (&theirs, "WSM")] {
            signs(program, &data, actor)?;
        }
        for program in [&ours, &theirs] {
            let key = said(Command::new("cat").arg(data.join("log.vkey")))?;
            let mut verify = without_settings(program);
            said(verify.arg("verify").arg(data.join("log")).args(["--key", key.trim()]))?;
        }
        println!("   {commit}: goes on with what this version wrote, and this version with what it did");
    }
    Ok(())
}

/// A program that is told nothing by whatever is set around it.
fn without_settings(program: &Path) -> Command {
    let mut command = Command::new(program);
    command.env_remove("COMITY_DATA").env_remove("COMITY_POLICY");
    command
}

/// Has a program record that a State signed ICSANT.
fn signs(program: &Path, data: &Path, actor: &str) -> Done {
    let mut record = without_settings(program);
    record.arg("--data").arg(data).args(["record", "--date", "2005-12-30", "--actor", actor]);
    said(record.args(["--act", "signature", "--instrument", "icsant", "--source", "untc-2015"])).map(drop)
}

/// The program of a commit, in a folder that is made anew.
fn build(commit: &str, folder: &Path) -> Result<PathBuf, String> {
    let failed = |e: std::io::Error| format!("{}: {e}", folder.display());
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(failed)?;
    }
    let source = folder.join("source");
    fs::create_dir_all(&source).map_err(failed)?;
    let packed = folder.join("source.tar");
    run(Command::new("git").arg("archive").arg("--output").arg(&packed).arg(commit))
        .map_err(|what| format!("the history of the repository is needed, with commit {commit}: {what}"))?;
    run(Command::new("tar").arg("--extract").arg("--file").arg(&packed).arg("--directory").arg(&source))?;
    let target = folder.join("target");
    let mut build = Command::new("cargo");
    build.args(["build", "--quiet", "--locked", "--package", "comity"]).current_dir(&source);
    run(build.env("CARGO_TARGET_DIR", &target).env("CARGO_PROFILE_DEV_DEBUG", "0"))?;
    let program = folder.join("comity");
    fs::copy(target.join("debug/comity"), &program).map_err(failed)?;
    fs::remove_dir_all(&target).map_err(failed)?;
    Ok(program)
}
