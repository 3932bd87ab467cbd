//! The documents of a session in one ZIP file, and the list of them.

use std::{collections::HashMap, io, path::PathBuf, sync::Arc};

use axum::{
    body::Body,
    extract::{Path, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use comity_ledger::documents::{Documents, Found};
use comity_regime::{Regime, proceeding::What};
use tokio::task::spawn_blocking;

use super::zipped::{Zipped, Zipping};
use crate::{
    answer::{document::cited_at, respond::csv},
    question::{problem::Problem, site::Site},
};

/// No name of a file is longer, in characters, beside its number and its ending.
const LONGEST: usize = 80;

/// A text as part of a file's name on any system: letters, digits, dots and hyphens, none of those at its ends.
pub fn plain(text: &str) -> String {
    let kept = |c: char| if c.is_alphanumeric() || c == '.' || c == '_' { c } else { '-' };
    let whole: String = text.chars().map(kept).take(LONGEST).collect();
    let parts: Vec<&str> = whole.split('-').filter(|part| !part.is_empty()).collect();
    parts.join("-").trim_matches(['.', '-']).to_owned()
}

/// What is in the archive: the list as CSV, and each file with its name.
fn contents(regime: &Regime, documents: &Documents, session: &str) -> (Vec<u8>, Vec<(String, PathBuf)>) {
    let head =
        ["symbol", "title", "language", "act", "actor", "date", "digest", "entry", "file", "bytes", "type"];
    let mut rows = vec![head.map(str::to_owned).to_vec()];
    let (mut files, mut names) = (vec![], HashMap::new());
    for (digest, p) in cited_at(regime, session) {
        let (symbol, language) = match &p.what {
            What::Document { symbol, language, .. } => (symbol.as_str(), language.as_str()),
            _ => ("", ""),
        };
        let kept = match documents.open(digest) {
            Found::Whole(kept) => Some(kept),
            _ => None,
        };
        // One that is cited twice is there once.
        let name = kept.map_or(String::new(), |kept| {
            let number = names.len() + 1;
            let called = if symbol.is_empty() { p.what.word() } else { symbol };
            let called = plain(&format!("{called} {language}"));
            let named = names.entry(digest).or_insert_with(|| {
                let name = format!("{number:03}_{called}.{}", kept.format.ending());
                files.push((name.clone(), documents.path(digest)));
                name
            });
            named.clone()
        });
        rows.push(vec![
            symbol.to_owned(),
            p.detail.clone(),
            language.to_owned(),
            p.what.word().to_owned(),
            regime.register().actors[p.actor].id.clone(),
            p.date.to_string(),
            digest.to_string(),
            p.entry.to_string(),
            name,
            kept.map_or(String::new(), |kept| kept.bytes.to_string()),
            kept.map_or(String::new(), |kept| kept.format.media_type().to_owned()),
        ]);
    }
    (csv(rows), files)
}

/// The documents of a session in one file, with a list of all that are cited.
pub async fn zip(State(site): State<Arc<Site>>, Path(id): Path<String>) -> Response {
    let record = (site.record)();
    if record.regime.docket().session(&id).is_none() {
        return Problem::not_found(format!("there is no session '{id}'; /calendar has those there are"))
            .into_response();
    }
    let name = plain(&id);
    let begun = spawn_blocking(move || {
        let (list, files) = contents(&record.regime, &site.documents, &id);
        Zipping::begin(&list, files)
    });
    match begun.await.map_err(io::Error::other).and_then(|begun| begun) {
        Ok(zipping) => {
            let headers = [
                (header::CONTENT_TYPE, "application/zip".to_owned()),
                (header::CACHE_CONTROL, "no-cache".to_owned()),
                (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}-documents.zip\"")),
            ];
            (headers, Body::new(Zipped::Ready(Box::new(zipping)))).into_response()
        }
        Err(error) => {
            tracing::error!("the documents of a session were not put together: {error}");
            let text = "the documents could not be put together; whoever runs this server finds the reason in its log";
            Problem::new(StatusCode::INTERNAL_SERVER_ERROR, text).into_response()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_plain_on_any_system() {
        for (symbol, name) in [
            ("A/CONF.1/2 en", "A-CONF.1-2-en"),
            ("../../etc/passwd", "etc-passwd"),
            ("NUL:\\ \"<x>\"|?*", "NUL-x"),
            ("قرار/١", "قرار-١"),
            ("...", ""),
        ] {
            assert_eq!(plain(symbol), name);
        }
        assert_eq!(plain(&"ab".repeat(99)).chars().count(), LONGEST);
    }
}
