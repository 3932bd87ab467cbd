//! What pages say of a document that an act cites: its digest, and whether it is kept here.

use comity_ledger::documents::DocumentDigest;
use maud::{Markup, html};

use crate::{question::view::View, word::locale::t};

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
