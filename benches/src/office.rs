//! LibreOffice as a peer: what its Writer takes to compare two documents, asked by a script over its own interface (UNO).

use std::{error::Error, fmt::Write, path::Path, process::Command};

/// What LibreOffice took at best of several times, in milliseconds.
#[derive(Clone, PartialEq, Debug)]
pub struct Taken {
    /// To load the document before and compare.
    pub compared: f64,
    /// How many tracked changes came of the comparison.
    pub changes: usize,
}

/// Lines as a flat OpenDocument text: a paragraph each.
pub fn document(lines: &str) -> String {
    let mut made = String::from(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>
"#,
    );
    for line in lines.lines() {
        let line = line.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        let _ = writeln!(made, "<text:p>{line}</text:p>");
    }
    made + "</office:text></office:body></office:document>\n"
}

/// Has LibreOffice compare a document with the one before it, so many times. `python` is one that has its interface, Debian's.
///
/// # Errors
/// If it does not run, or finds no change.
pub fn compared(
    python: &str,
    folder: &Path,
    before: &Path,
    after: &Path,
    times: usize,
) -> Result<Taken, Box<dyn Error>> {
    let mut office = Command::new("timeout");
    office.arg("300").arg(python).arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/office.py"));
    let ran = office.arg("soffice").arg(folder).args([after, before]).arg(times.to_string()).output()?;
    let failed = || format!("{}: {}", ran.status, String::from_utf8_lossy(&ran.stderr));
    let said = std::str::from_utf8(&ran.stdout)?;
    let mut taken = Taken { compared: f64::MAX, changes: 0 };
    for line in said.lines() {
        let [compared, changes] = line.split_whitespace().collect::<Vec<_>>()[..] else {
            return Err(failed().into());
        };
        taken.compared = taken.compared.min(compared.parse()?);
        taken.changes = changes.parse()?;
    }
    if said.lines().count() < times || taken.changes == 0 {
        return Err(failed().into());
    }
    Ok(taken)
}
