//! Public files in object storage, at servers that other people make.

use std::process::Command;

use super::{Served, pip, python};
use crate::{
    install::{npm, venv},
    step::{Done, root, run},
};

/// The last version that runs on Debian's Node.
const AZURITE: &str = "azurite@3.35.0";

/// Publishes the built-in record at a server for S3, moto's, and at one for Azure, Azurite, and looks at what lies there with
/// their makers' clients: whatever happens on the way, no checkpoint is there without its files, and nothing is overwritten
/// that this log did not put there. No server for Google Cloud Storage is to be had (docs/operating.md).
pub fn check() -> Done {
    let python3 = venv("moto_server", "moto[s3,server]>=5,<6")?;
    pip(&python3, "azure-storage-blob>=12,<13")?;
    let folder = root().join("target/azurite");
    npm(&folder, &[AZURITE])?;
    let frictionless = python()?.with_file_name("frictionless");
    let data = root().join("target/stored");
    drop(Served::start(&data)?);
    for store in ["moto", "azurite"] {
        let mut look = Command::new(&python3);
        look.arg(root().join("xtask/interop/storage/walk.py")).arg(store);
        look.arg(root().join("target/debug/comity")).arg(&data).arg(&frictionless);
        look.arg(folder.join("node_modules/azurite/dist/src/blob/main.js"));
        run(look.env("PYTHONDONTWRITEBYTECODE", "1"))?;
    }
    Ok(())
}
