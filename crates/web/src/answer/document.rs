//! What is said of a document that an act cites: its digest, and whether it is kept here.

use comity_ledger::documents::{DocumentDigest, Kept};
use comity_regime::{Proceeding, Regime, load::Columns, proceeding::What};
use serde_json::{Value, json};

use super::tables::as_object;
use crate::question::view::View;

/// What programs are told of a document: whether it is kept here, and if so how large it is and of which type.
pub fn told(digest: DocumentDigest, kept: Option<Kept>) -> Value {
    json!({
        "digest": digest.to_string(),
        "kept": kept.is_some(),
        "bytes": kept.map(|kept| kept.bytes),
        "type": kept.map(|kept| kept.format.media_type()),
    })
}

/// What programs are told of the document of a digest; nothing if no document is cited.
pub fn cited(view: &View, text: &str) -> Option<Value> {
    DocumentDigest::parse(text).map(|digest| told(digest, view.documents.find(digest)))
}

/// An act's columns as JSON, with what is known of its document.
pub fn act(view: &View, columns: Columns) -> Value {
    let digest = columns.iter().find(|(column, _)| *column == "digest").map(|(_, text)| text.clone());
    let mut act = as_object(columns);
    if let Some(document) = digest.and_then(|digest| cited(view, &digest)) {
        act["document"] = document;
    }
    act
}

/// Everything of a session that cites a document, in the order of the log: what is about it or its decisions, and what
/// convened it.
pub fn cited_at<'a>(regime: &'a Regime, session: &str) -> Vec<(DocumentDigest, &'a Proceeding)> {
    let docket = regime.docket();
    let decisions: Vec<&Proceeding> =
        docket.about(session).filter(|p| matches!(p.what, What::Decision { .. })).collect();
    let about = decisions.iter().flat_map(|decision| docket.about(&decision.id));
    let all = docket.all().filter(|p| p.id == session).chain(docket.about(session)).chain(about);
    let mut cited: Vec<_> = all.filter_map(|p| Some((DocumentDigest::parse(&p.digest)?, p))).collect();
    cited.sort_by_key(|(_, p)| p.entry);
    cited.dedup_by_key(|(_, p)| p.entry);
    cited
}
