//! A release, tried: names of hosts are found whatever a machine says of them, and the package is installed, started, upgraded
//! and removed by Debian's own dpkg and systemd.

use std::{fs, path::Path, process::Command};

use super::image;
use crate::{
    install,
    step::{root, run, works},
};

/// Tries a program, its package and its container.
///
/// # Errors
/// What does not work, or cannot be tried here.
pub fn check(program: &Path, package: &Path, context: &Path, scratch: &Path) -> Result<(), String> {
    let failed = |e: std::io::Error| format!("{}: {e}", scratch.display());
    if scratch.exists() {
        fs::remove_dir_all(scratch).map_err(failed)?;
    }
    fs::create_dir_all(scratch).map_err(failed)?;
    if !works("unshare", "--version") {
        return Err("unshare (util-linux) is needed to try a release".into());
    }
    install::programs(&[install::CC, install::CURL])?;
    script("names.sh", &[program, scratch])?;
    script("installed.sh", &[package, scratch])?;
    image::check(context, scratch)
}

fn script(name: &str, arguments: &[&Path]) -> Result<(), String> {
    let mut script = Command::new("bash");
    run(script.arg(root().join("xtask/interop").join(name)).args(arguments))
        .map_err(|e| format!("{name}: {e}"))
}
