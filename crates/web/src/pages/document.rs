//! What pages say of a document that an act cites: its digest, and whether it is kept here.

use comity_ledger::documents::DocumentDigest;
use comity_regime::load::Columns;
use maud::{Markup, html};
use serde_json::Value;

use crate::{documents::told, tables::as_object, view::View, word::locale::t};

/// A digest, and the document if it is here.
pub fn cited(view: &View, text: &str) -> Markup {
    let digest = DocumentDigest::parse(text);
    html! {
        "SHA-256 " span.hash dir="ltr" { (text) }
        @if let Some(digest) = digest {
            " · "
            @match view.documents.find(digest) {
                Some(kept) => {
                    @let kind = kept.format.ending().to_uppercase();
                    @let size = usize::try_from(kept.bytes.div_ceil(1000)).unwrap_or(usize::MAX);
                    a href=(format!("/documents/{digest}")) { (t!(view, "document-kept", kind = kind, size = size)) }
                }
                None => (t!(view, "document-not-kept")),
            }
        }
    }
}

/// The same for programs; nothing if no document is cited.
pub fn json(view: &View, text: &str) -> Option<Value> {
    DocumentDigest::parse(text).map(|digest| told(digest, view.documents.find(digest)))
}

/// An act's columns as JSON, with what is known of its document.
pub fn act(view: &View, columns: Columns) -> Value {
    let digest = columns.iter().find(|(column, _)| *column == "digest").map(|(_, text)| text.clone());
    let mut act = as_object(columns);
    if let Some(document) = digest.and_then(|digest| json(view, &digest)) {
        act["document"] = document;
    }
    act
}
