//! The address of a place, made into one: `s3://bucket/prefix`, `gs://`, `az://`, `file:///folder`. Who one is and where a
//! store of one's own is reached stands in the environment, as other programs for such stores read it.

use object_store::ObjectStoreScheme;
use url::Url;

use super::{endpoint, place::Place, trouble::line};
use crate::report::Failure;

/// Opens the place at an address. Nothing is asked of it yet.
///
/// # Errors
/// If it is no such address, or the environment says something that cannot be.
pub fn open(text: &str) -> Result<Place, Failure> {
    let failed = |what: &str| Failure::usage(format!("cannot publish to {text}: {what}"));
    let expected = "expected s3://BUCKET/PREFIX, gs://BUCKET/PREFIX, az://CONTAINER/PREFIX or file:///FOLDER";
    let url = Url::parse(text).map_err(|_| failed(expected))?;
    if !url.username().is_empty() || url.password().is_some() {
        return Err(Failure::usage(
            "an address to publish to is shown to people: put the credentials in the environment instead (AWS_ACCESS_KEY_ID and the like, docs/operating.md)",
        ));
    }
    if url.query().is_some() || url.fragment().is_some() {
        return Err(failed("an address ends with its path; leave out what follows '?' or '#'"));
    }
    if url.scheme() == "file" {
        let folder = url.to_file_path().map_err(|()| failed("expected file:///FOLDER"))?;
        if !folder.is_dir() {
            return Err(failed(&format!("there is no folder {}; make it first", folder.display())));
        }
        return Place::in_folder(folder, text).map_err(|e| failed(&line(&e)));
    }
    if !["s3", "gs", "az"].contains(&url.scheme()) {
        return Err(failed(expected));
    }
    let (_, below) =
        ObjectStoreScheme::parse(&url).map_err(|e| failed(&format!("{}; {expected}", line(&e))))?;
    // One TLS for all: reqwest takes the one that the process has. Somebody else may have set it.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let store = endpoint::store(&url).map_err(|what| failed(&what))?;
    Ok(Place::of(store, below, text))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn refused(text: &str) -> String {
        match open(text).unwrap_err() {
            Failure::Said(what, 2) => what,
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn an_address_says_what_is_wrong_with_it() {
        assert!(refused("bucket/prefix").contains("expected s3://BUCKET/PREFIX"));
        assert!(refused("ftp://bucket").contains("expected s3://BUCKET/PREFIX"));
        assert!(refused("https://bucket.example.org").contains("expected s3://BUCKET/PREFIX"));
        let secret = refused("s3://AKIA:secret@bucket/prefix");
        assert!(secret.contains("in the environment") && !secret.contains("secret@"), "{secret}");
        assert!(refused("az://container/a?sig=1").contains("leave out"));
        assert!(refused("file:///there/is/no/such/folder").contains("there is no folder"));
    }
}
