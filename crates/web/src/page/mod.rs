//! The pages, a folder for each part of the site. A page makes parts of an answer; no page calls another.

pub mod about;
pub mod commitments;
pub mod foresight;
pub mod gaps;
mod home;
pub mod meetings;
mod search;
pub mod states;
pub mod texts;
pub mod treaties;
pub mod trust;

use axum::response::Response;

use crate::question::view::View;

/// What makes a page, in any of its forms.
pub type Page = fn(&View) -> Response;

/// The page of a name, which is its address without the stroke.
pub fn named(name: &str) -> Option<Page> {
    let here: Option<Page> = match name {
        "" | "index" => Some(home::page),
        "search" => Some(search::page),
        _ => None,
    };
    let parts = [
        states::named,
        treaties::named,
        commitments::named,
        meetings::named,
        gaps::named,
        foresight::named,
        texts::named,
        trust::named,
        about::named,
    ];
    here.or_else(|| parts.into_iter().find_map(|named| named(name)))
}

#[cfg(test)]
mod tests {
    use crate::question::addresses::ADDRESSES;

    #[test]
    fn every_address_has_a_page() {
        let names = ADDRESSES.iter().filter_map(|address| address.path.strip_prefix('/'));
        // The desk has more than a question, and is answered by itself.
        for name in names.filter(|name| !name.contains('/') && *name != "desk") {
            assert!(
                super::named(name).is_some(),
                "'{name}' stands in question/addresses.rs; its part in page/ names no page of it"
            );
        }
        assert!(super::named("nowhere").is_none());
    }
}
