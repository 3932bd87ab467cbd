//! What is in the program: the crates that it was linked with, and their licences.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
    process::Command,
};

use serde_json::{Value, json};

use super::source::Source;
use crate::step::{run, said, subcommand};

/// The version of CycloneDX that the list of contents is written in.
const CYCLONEDX: &str = "1.5";

/// What else is linked in: Debian's package, what of it, and its licence.
const LINKED: [(&str, &str, &str); 2] = [
    ("libc6-dev", "the GNU C library", "LGPL-2.1-or-later"),
    ("gcc", "the runtime library of GCC", "GPL-3.0-or-later WITH GCC-exception-3.1"),
];

/// Writes the software bill of materials, in CycloneDX: crates by cargo-cyclonedx, and beside them what they are linked with.
///
/// # Errors
/// If the tool cannot be installed, or what it makes is not what is expected.
pub fn bill(source: &Source, to: &Path) -> Result<(), String> {
    subcommand("cyclonedx")?;
    let mut make = source.command("cargo");
    make.args(["cyclonedx", "--quiet", "--manifest-path", "crates/comity/Cargo.toml", "--format", "json"]);
    make.args(["--spec-version", CYCLONEDX, "--no-build-deps", "--target", &source.machine]);
    run(make.args(["--override-filename", "bill"]))?;
    let made = source.folder.join("crates/comity/bill.json");
    let text = fs::read_to_string(&made).map_err(|e| format!("{}: {e}", made.display()))?;
    // It names our own crates by where they lie.
    let text = text.replace(&source.folder.display().to_string(), "/usr/src/comity");
    let mut bill: Value = serde_json::from_str(&text).map_err(|e| format!("{}: {e}", made.display()))?;
    let components = bill["components"].as_array_mut().ok_or("the bill of materials has no components")?;
    let compiler = said(Command::new("rustc").arg("--version"))?;
    let version = compiler.split_whitespace().nth(1).unwrap_or_default();
    components.push(component(
        ("rust-std", "the standard library of Rust", "MIT OR Apache-2.0"),
        version,
        "generic",
    ));
    for linked in LINKED {
        let asked = said(Command::new("dpkg-query").args(["--show", "--showformat=${Version}", linked.0]))?;
        components.push(component(linked, &asked, "deb/debian"));
    }
    if components.len() < 100 {
        return Err(format!("the bill of materials has only {} components", components.len()));
    }
    println!("   the bill of materials: {} components", components.len());
    let text = serde_json::to_string_pretty(&bill).map_err(|e| e.to_string())?;
    fs::write(to, text + "\n").map_err(|e| format!("{}: {e}", to.display()))
}

fn component((name, what, licence): (&str, &str, &str), version: &str, kind: &str) -> Value {
    json!({
        "type": "library",
        "bom-ref": format!("pkg:{kind}/{name}@{version}"),
        "name": name,
        "version": version,
        "description": what,
        "scope": "required",
        "licenses": [{"expression": licence}],
        "purl": format!("pkg:{kind}/{name}@{version}"),
    })
}

/// Writes what the licences ask to be handed on: each crate with its licence, and each text of one, once.
///
/// # Errors
/// If cargo does not say which crates there are, or one has no licence at all.
pub fn licences(source: &Source, to: &Path) -> Result<(), String> {
    let asked = ["metadata", "--format-version", "1", "--locked", "--filter-platform", &source.machine];
    let metadata = said(source.command("cargo").args(asked))?;
    let metadata: Value = serde_json::from_str(&metadata).map_err(|e| format!("cargo metadata: {e}"))?;
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let packages: BTreeMap<String, Value> =
        list(&metadata["packages"]).into_iter().map(|package| (text(&package["id"]), package)).collect();
    let nodes: BTreeMap<String, Value> =
        list(&metadata["resolve"]["nodes"]).into_iter().map(|node| (text(&node["id"]), node)).collect();
    let begin = packages.iter().find(|(_, package)| package["name"] == "comity").map(|(id, _)| id.clone());
    let (mut ahead, mut seen) = (vec![begin.ok_or("cargo knows of no package comity")?], BTreeSet::new());
    while let Some(id) = ahead.pop() {
        let node = nodes.get(&id).cloned().unwrap_or_default();
        // What is linked in, and not what only compiles or tests it.
        let linked =
            |dependency: &Value| list(&dependency["dep_kinds"]).iter().any(|kind| kind["kind"].is_null());
        if seen.insert(id) {
            ahead.extend(list(&node["deps"]).iter().filter(|d| linked(d)).map(|d| text(&d["pkg"])));
        }
    }
    let (mut crates, mut texts) = (BTreeMap::new(), BTreeMap::<String, BTreeSet<String>>::new());
    for package in
        seen.iter().filter_map(|id| packages.get(id)).filter(|package| !package["source"].is_null())
    {
        let named = format!("{} {}", text(&package["name"]), text(&package["version"]));
        let licence = text(&package["license"]);
        let found = of_crate(Path::new(&text(&package["manifest_path"])))?;
        if licence.is_empty() && found.is_empty() {
            return Err(format!("{named} has no licence"));
        }
        for one in found {
            texts.entry(one).or_default().insert(named.clone());
        }
        crates.insert(named, licence);
    }
    let mut page = String::from("What the program comity is linked with, and under which licences.\n\n");
    for (name, licence) in &crates {
        page += &format!("{name}: {licence}\n");
    }
    page += "the standard library of Rust: MIT OR Apache-2.0\n";
    for (package, what, licence) in LINKED {
        page += &format!("{what} (Debian's {package}): {licence}\n");
    }
    for (text, names) in texts {
        let names: Vec<String> = names.into_iter().collect();
        page += &format!("\n{}\n{}:\n\n{}\n", "-".repeat(80), names.join(", "), text);
    }
    fs::write(to, page).map_err(|e| format!("{}: {e}", to.display()))
}

/// The texts of licences, and notices, that lie in a crate's folder.
fn of_crate(manifest: &Path) -> Result<Vec<String>, String> {
    let folder = manifest.parent().unwrap_or(manifest);
    let failed = |e: std::io::Error| format!("{}: {e}", folder.display());
    let names = ["licen", "copying", "notice", "unlicense", "copyright"];
    let mut found = vec![];
    for entry in fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
        if path.is_file() && names.iter().any(|begin| name.starts_with(begin)) {
            let bytes = fs::read(&path).map_err(failed)?;
            let text = String::from_utf8_lossy(&bytes).replace("\r\n", "\n");
            found.push(text.trim_matches('\n').to_owned());
        }
    }
    Ok(found)
}
