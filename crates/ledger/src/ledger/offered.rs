//! What becomes of something that was handed in at one server and sequenced by another, on its way back.

use std::sync::Arc;

use comity_regime::{Diagnostic, check::CODES, diagnostic::Severity};
use serde_json::{Value, json};

use super::{Receipt, Refusal};
use crate::{Checkpoint, LedgerError, Upon};

/// The code of what a rule of a table refuses ([`super::Rules`]).
const TABLE: &str = "table";

/// An answer as it travels.
pub(super) fn write(answer: &Result<Receipt, Refusal>) -> String {
    match answer {
        Ok(Receipt { index, entries, recorded, checkpoint, warnings }) => json!({
            "index": index, "entries": entries, "recorded": recorded.to_string(), "warnings": warnings,
            "stands": Upon::at(checkpoint).to_string(), "note": checkpoint.note,
        }),
        Err(Refusal::Wrong(found)) => json!({ "wrong": found.iter().map(finding).collect::<Vec<_>>() }),
        Err(Refusal::Forbidden(why)) => json!({ "forbidden": why }),
        Err(Refusal::Failed(error)) => json!({ "failed": error.to_string() }),
    }
    .to_string()
}

/// The answer, if it can be read.
pub(super) fn read(text: &str) -> Result<Receipt, Refusal> {
    let value: Value = serde_json::from_str(text).unwrap_or_default();
    if let Some(found) = value["wrong"].as_array() {
        return Err(Refusal::Wrong(found.iter().map(found_again).collect()));
    }
    if let Some(why) = value["forbidden"].as_str() {
        return Err(Refusal::Forbidden(why.into()));
    }
    if let Some(what) = value["failed"].as_str() {
        return Err(Refusal::Failed(Arc::new(LedgerError::unserved(what))));
    }
    let receipt = || {
        let Upon { size, root } = value["stands"].as_str()?.parse().ok()?;
        let warnings = value["warnings"].as_array()?.iter().map(|w| w.as_str().map(str::to_owned));
        Some(Receipt {
            index: value["index"].as_u64()?,
            entries: value["entries"].as_u64()?,
            recorded: value["recorded"].as_str()?.parse().ok()?,
            checkpoint: Checkpoint { size, root, note: value["note"].as_str()?.to_owned() },
            warnings: warnings.collect::<Option<_>>()?,
        })
    };
    receipt().ok_or_else(|| {
        let what = "the answer of the server that sequences cannot be read; say it once more: what is signed is recorded once";
        Refusal::Failed(Arc::new(LedgerError::unserved(what)))
    })
}

fn finding(found: &Diagnostic) -> Value {
    json!({
        "error": found.is_error(), "code": found.code, "message": found.message, "label": found.label,
        "help": found.help, "field": found.field, "path": &*found.path, "line": found.line,
        "column": found.column, "excerpt": found.excerpt, "marked": [found.marked.start, found.marked.end],
    })
}

fn found_again(value: &Value) -> Diagnostic {
    let text = |name: &str| value[name].as_str().unwrap_or_default().to_owned();
    let number = |value: &Value| value.as_u64().and_then(|n| usize::try_from(n).ok()).unwrap_or_default();
    let (code, excerpt) = (text("code"), text("excerpt"));
    let within =
        |at: usize| (0..=at.min(excerpt.len())).rev().find(|at| excerpt.is_char_boundary(*at)).unwrap_or(0);
    let (start, end) = (within(number(&value["marked"][0])), within(number(&value["marked"][1])));
    Diagnostic {
        severity: if value["error"] == true { Severity::Error } else { Severity::Warning },
        // Codes are a closed list; another program may have more.
        code: CODES.iter().chain([&TABLE]).find(|known| **known == code).unwrap_or(&"refused"),
        message: text("message"),
        label: text("label"),
        help: value["help"].as_str().map(str::to_owned),
        field: value["field"].as_str().map(str::to_owned),
        path: text("path").into(),
        line: number(&value["line"]),
        column: number(&value["column"]),
        marked: start..end.max(start),
        excerpt,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use comity_regime::SourceText;
    use tlog_tiles::EMPTY_HASH;

    use super::*;

    #[test]
    fn answers_come_as_they_were_given() {
        let checkpoint = Checkpoint { size: 7, root: EMPTY_HASH, note: "log\n7\n…\n".into() };
        let receipt = Receipt {
            index: 5,
            entries: 2,
            recorded: "2026-11-24".parse().unwrap(),
            checkpoint,
            warnings: vec!["worth a look".into()],
        };
        assert_eq!(read(&write(&Ok(receipt.clone()))).unwrap(), receipt);
        let source = SourceText::new("act", "{\"actor\":\"Zürich\"}");
        let found =
            Diagnostic::error(CODES[0], &source, 10..17, "there is no State 'Zürich'").help("look it up");
        let Err(Refusal::Wrong(again)) = read(&write(&Err(Refusal::Wrong(vec![found.clone()])))) else {
            panic!("it was refused for another reason")
        };
        assert_eq!(format!("{again:?}"), format!("{:?}", [found]));
        assert!(
            matches!(read(&write(&Err(Refusal::Forbidden("no".into())))), Err(Refusal::Forbidden(why)) if why == "no")
        );
        let failed = read(&write(&Err(Refusal::Failed(Arc::new(LedgerError::unserved("later"))))));
        assert_eq!(failed.unwrap_err().to_string(), "later");
        for torn in ["", "{", "[]", "{\"index\":1}", "{\"wrong\":3}"] {
            assert!(read(torn).unwrap_err().to_string().contains("cannot be read"), "{torn}");
        }
    }
}
