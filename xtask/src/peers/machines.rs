//! What is there for programs, tried by other people's programs.

use std::{fs, path::PathBuf, process::Command};

use crate::{
    built, install, peers,
    run::{Running, path},
    step::{Done, root, run},
};

fn served(name: &str, record: &[&str]) -> Result<(Running, PathBuf), String> {
    built::program()?;
    let folder = root().join("target/machines").join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    }
    fs::create_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let data = path(&folder.join("data"));
    let arguments = [record, &["--data", &data, "serve", "--listen", "127.0.0.1:0"]].concat();
    Ok((Running::start(&folder, name, &arguments, "  pages  ")?, folder))
}

/// The live API against its own description, by schemathesis: every check. The text of the record that is built in is
/// adopted: the addresses of texts are asked of the worked example as well, where proposals and brackets lie on the table.
pub fn api() -> Done {
    described("api", &[], &[])?;
    let record = path(&root().join("record/negotiation"));
    described("api-table", &["--record", &record], &["--include-path-regex", "^/texts"])
}

fn described(name: &str, record: &[&str], only: &[&str]) -> Done {
    let (server, folder) = served(name, record)?;
    let python = install::venv("schemathesis", "schemathesis>=4,<5")?;
    let description = format!("{}/openapi.json", server.said.trim_end_matches('/'));
    let mut check = Command::new(python.with_file_name("schemathesis"));
    check.arg("--config-file").arg(root().join("xtask/interop/schemathesis.toml"));
    check.args([
        "run",
        &description,
        "--checks",
        "all",
        "--max-examples",
        "25",
        "--workers",
        "2",
        "--no-color",
        // The same questions every time: what lands does not depend on luck.
        "--seed",
        "2016",
    ]);
    check.args(only).current_dir(&folder);
    let mut asked = || check.output().map_err(|e| format!("schemathesis: {e}"));
    let mut output = asked()?;
    // Python 3.11 loses count of its own recursion where several threads parse at once
    // (https://github.com/python/cpython/issues/106905): that says nothing of the API, which is asked again.
    if String::from_utf8_lossy(&output.stdout).contains("AST constructor recursion depth mismatch") {
        output = asked()?;
    }
    let text = String::from_utf8_lossy(&output.stdout);
    if !output.status.success() {
        return Err(format!("schemathesis found:\n{text}"));
    }
    let counted = text.lines().find(|line| line.contains(" generated, ")).unwrap_or_default();
    println!("   {}", counted.trim());
    Ok(())
}

/// The exports, opened by frictionless, DuckDB and Datasette.
pub fn export() -> Done {
    let (server, folder) = served("export", &[])?;
    let python = peers::python()?;
    for package in ["duckdb==1.5.5", "duckdb-extension-sqlite-scanner==1.5.5", "datasette>=0.65,<1"] {
        peers::pip(&python, package)?;
    }
    let mut open = Command::new(python);
    run(open.arg(root().join("xtask/interop/export.py")).arg(&server.said).arg(&folder))
}
