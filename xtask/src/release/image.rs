//! The container: the context that an image is made of, and whether one made of it starts.

use std::{fs, path::Path, process::Command};

use super::source::Source;
use crate::{
    install,
    step::{root, run},
};

/// Packs what an image is made of: its file, the program and its licences, in an order and with dates that are always the same.
///
/// # Errors
/// If it cannot be packed.
pub fn context(source: &Source, program: &Path, licences: &Path, to: &Path) -> Result<(), String> {
    let folder = source.folder.join("target/context");
    let failed = |e: std::io::Error| format!("{}: {e}", folder.display());
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(failed)?;
    }
    fs::create_dir_all(folder.join("data")).map_err(failed)?;
    let dist = source.folder.join("dist");
    fs::copy(dist.join("Containerfile"), folder.join("Containerfile")).map_err(failed)?;
    fs::copy(dist.join("copyright"), folder.join("copyright")).map_err(failed)?;
    fs::copy(licences, folder.join("licences.txt")).map_err(failed)?;
    fs::copy(program, folder.join("comity")).map_err(failed)?;
    let mut tar = source.command("tar");
    tar.args(["--create", "--format=ustar", "--sort=name", "--owner=0", "--group=0", "--numeric-owner"]);
    tar.args(["--mode=u=rwX,go=rX", &format!("--mtime=@{}", source.epoch), "--file"]).arg(to);
    run(tar.arg("--directory").arg(&folder).args([
        "Containerfile",
        "comity",
        "copyright",
        "data",
        "licences.txt",
    ]))
}

/// Makes an image of a context, and starts what is in it: as its user, with nothing else in sight.
///
/// # Errors
/// If it is not made, does not start, or is not ready.
pub fn check(context: &Path, scratch: &Path) -> Result<(), String> {
    install::programs(&[install::BUILDAH, install::CURL])?;
    let mut image = Command::new("bash");
    image.arg(root().join("xtask/interop/image.sh")).arg(context).arg(scratch);
    run(&mut image)
}
