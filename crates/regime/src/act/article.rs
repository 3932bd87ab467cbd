//! The articles of a treaty that a reservation or an objection names.

/// The numbers of the articles that a text names, in its order: `8` and `15(2)` of "Articles 8 and 15(2)". A text without the word
/// names none.
pub fn named(text: &str) -> Vec<&str> {
    let mut words = text.split([' ', ',', ';', '\u{a0}']).filter(|word| !word.is_empty());
    let mut found = vec![];
    let mut within = false;
    for word in words.by_ref() {
        let bare = word.trim_end_matches(['.', ':']);
        let lower = bare.to_lowercase();
        if matches!(lower.as_str(), "article" | "articles" | "art" | "arts") {
            within = true;
        } else if bare.starts_with(|c: char| c.is_ascii_digit()) {
            if within {
                found.push(bare);
            }
        } else if !matches!(lower.as_str(), "and" | "or" | "to" | "&" | "–" | "-") {
            within = false;
        }
    }
    found
}

/// Whether an article is another one or a part of it: `17(2)` is of `17`, and `11` not of `1`.
pub fn is_of(article: &str, other: &str) -> bool {
    article.strip_prefix(other).is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric()))
}

/// Whether a text names an article, or a part of it, anywhere.
pub fn names(text: &str, article: &str) -> bool {
    let alone = |at: usize| !text[..at].ends_with(|c: char| c.is_alphanumeric());
    text.match_indices(article).any(|(at, _)| alone(at) && is_of(&text[at..], article))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_are_told_from_paragraphs_and_from_longer_numbers() {
        assert_eq!(named("Articles 8 and 15(2), on disputes"), ["8", "15(2)"]);
        assert_eq!(named("Art. 17, paragraph 3 and Article 4"), ["17", "4"]);
        assert_eq!(named("17(2)"), Vec::<&str>::new());
        assert!(is_of("17(2)", "17") && is_of("17", "17"));
        assert!(!is_of("17", "17(2)") && !is_of("171", "17") && !is_of("17bis", "17"));
        assert!(names("declares under 17(2) that", "17(2)") && names("17(2)(a)", "17(2)"));
        assert!(!names("117", "17") && !names("11", "1") && !names("", "1"));
    }
}
