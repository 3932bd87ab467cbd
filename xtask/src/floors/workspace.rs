//! The crates of the workspace and their folders.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::Value;

/// A crate of the workspace.
pub struct Crate {
    /// Its name.
    pub name: String,
    /// The file that it begins with: `src/lib.rs` or `src/main.rs`.
    pub root: PathBuf,
    /// Those of ours that it needs.
    pub needs: Vec<String>,
}

/// The crates of the workspace, as cargo knows them.
///
/// # Errors
/// If cargo does not say.
pub fn crates(root: &Path) -> Result<Vec<Crate>, String> {
    let mut command = Command::new("cargo");
    command.args(["metadata", "--format-version", "1", "--no-deps", "--offline"]).current_dir(root);
    let output = command.output().map_err(|e| format!("cargo metadata: {e}"))?;
    let metadata: Value =
        serde_json::from_slice(&output.stdout).map_err(|e| format!("cargo metadata: {e}"))?;
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let packages = list(&metadata["packages"]);
    let each = packages.iter().filter_map(|package| {
        let begins = |target: &Value| {
            let kinds = list(&target["kind"]);
            kinds
                .iter()
                .any(|kind| kind == "lib" || kind == "bin")
                .then(|| PathBuf::from(text(&target["src_path"])))
        };
        let ours = |dependency: &&Value| dependency["kind"].is_null() && dependency["path"].is_string();
        Some(Crate {
            name: text(&package["name"]),
            root: list(&package["targets"]).iter().find_map(begins)?,
            needs: list(&package["dependencies"])
                .iter()
                .filter(ours)
                .map(|needed| text(&needed["name"]))
                .collect(),
        })
    });
    Ok(each.collect())
}

/// Every folder in a folder, itself among them, with how many entries it has.
///
/// # Errors
/// If one cannot be read.
pub fn folders(folder: &Path, found: &mut Vec<(PathBuf, usize)>) -> Result<(), String> {
    let failed = |e: std::io::Error| format!("{}: {e}", folder.display());
    let entries = fs::read_dir(folder).map_err(failed)?.map(|entry| entry.map(|entry| entry.path()));
    let entries: Vec<PathBuf> = entries.collect::<Result<_, _>>().map_err(failed)?;
    found.push((folder.to_owned(), entries.len()));
    entries.iter().filter(|path| path.is_dir()).try_for_each(|path| folders(path, found))
}
