//! Proposals under seal: the file that a delegation keeps, and the acts that come of it. Words and salt are made and kept here; of
//! both, only a digest leaves before the proposal is opened.

use std::{fs, path::Path};

use comity_draft::{
    Act, Does, Row,
    act::sealed::{SALT, digest, hex, unhex},
    read_row, row_of,
};
use comity_regime::Day;
use serde::{Deserialize, Serialize};

use crate::{
    commands::write_secret,
    report::{Failure, tell},
};

/// What a delegation keeps of a proposal that it sealed.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Kept {
    /// What the file is, for whoever finds it.
    about: String,
    /// The text's id.
    text: String,
    /// Who sealed it.
    actor: String,
    /// The id of the proposal.
    id: String,
    /// What stands before its words when they are digested, in hexadecimal.
    salt: String,
    /// The digest that the record has, in hexadecimal.
    digest: String,
    /// The proposal, in the lines of the text format.
    lines: String,
}

const ABOUT: &str = "A proposal under seal. Whoever has this file can read it. Keep it secret, and keep a copy: without it the proposal cannot be opened.";

/// Seals a proposal that the rules let be made now: a new file has its words and its salt, and the act a digest of both.
pub fn seal(path: &Path, text: &str, act: &Act) -> Result<Act, Failure> {
    // What is sealed is what can be written in lines and read again.
    let row = row_of(act, text);
    let Does::Proposal(proposal) = read_row(&row, text).map_err(Failure::Found)? else {
        return Err(failed(path, "only a proposal can be sealed"));
    };
    let mut salt = [0; SALT];
    rand_core::RngCore::fill_bytes(&mut rand_core::OsRng, &mut salt);
    let digest = digest(text, &act.actor, &salt, &proposal).map_err(|why| failed(path, why))?;
    let kept = Kept {
        about: ABOUT.to_owned(),
        text: text.to_owned(),
        actor: act.actor.clone(),
        id: proposal.id.clone(),
        salt: hex(&salt),
        digest: hex(&digest),
        lines: row.body,
    };
    let kept = serde_json::to_string_pretty(&kept).map_err(|e| failed(path, e))?;
    write_secret(path, &(kept + "\n"))?;
    tell(format!("{}: the words and the salt; keep it secret, and keep a copy", path.display()));
    Ok(Act { does: Does::Sealing { id: proposal.id, digest }, ..act.clone() })
}

/// What opens the proposal that a file has: who sealed it, and the act.
pub fn opening(path: &Path, text: &str, day: Day) -> Result<(String, Does), Failure> {
    let read = fs::read_to_string(path).map_err(|e| failed(path, e))?;
    let kept: Kept = serde_json::from_str(&read)
        .map_err(|e| failed(path, format!("this is no file that 'comity propose --seal' wrote: {e}")))?;
    if kept.text != text {
        return Err(failed(path, format!("it is of the text '{}', not of '{text}'", kept.text)));
    }
    let bytes = |name: &str, written: &str| {
        unhex(written).ok_or_else(|| failed(path, format!("its {name} is not 64 hexadecimal digits")))
    };
    let (salt, sealed) = (bytes("salt", &kept.salt)?, bytes("digest", &kept.digest)?);
    let row = Row {
        day,
        actor: kept.actor.clone(),
        word: "textual_proposal".to_owned(),
        id: kept.id,
        target: text.to_owned(),
        value: String::new(),
        until: None,
        body: kept.lines,
    };
    let Does::Proposal(proposal) = read_row(&row, text).map_err(Failure::Found)? else {
        return Err(failed(path, "it has no proposal"));
    };
    if digest(text, &kept.actor, &salt, &proposal).map_err(|why| failed(path, why))? != sealed {
        return Err(failed(path, "it was changed: its words and its salt no longer have its digest"));
    }
    Ok((kept.actor, Does::Unsealing { salt, proposal }))
}

fn failed(path: &Path, what: impl std::fmt::Display) -> Failure {
    Failure::usage(format!("{}: {what}", path.display()))
}
