//! The articles of a treaty that a reservation or an objection names.

/// The numbers of the articles that a text names, in its order, with the paragraph where it says one: `8` and `15(2)` of "Articles 8
/// and 15, paragraph 2". A text without the word names none.
pub fn named(text: &str) -> Vec<String> {
    let mut found: Vec<String> = vec![];
    // What a number is of: an article, or a paragraph of the one that was named last.
    let (mut article, mut paragraph) = (false, None);
    for word in text.split([' ', ',', ';', '\u{a0}']).map(|word| word.trim_end_matches(['.', ':'])) {
        match word.to_lowercase().as_str() {
            "" | "and" | "or" | "to" | "&" | "–" | "-" => {}
            "article" | "articles" | "art" | "arts" => (article, paragraph) = (true, None),
            "paragraph" | "paragraphs" | "para" | "paras" if article => paragraph = found.last().cloned(),
            _ if word.starts_with('(') && article && paragraph.is_none() => {
                found.last_mut().into_iter().for_each(|last| last.push_str(word));
            }
            _ if article && word.starts_with(|c: char| c.is_ascii_digit()) => match &paragraph {
                Some(of) => {
                    found.retain(|last| last != of);
                    found.push(format!("{of}({word})"));
                }
                None => found.push(word.to_owned()),
            },
            _ => (article, paragraph) = (false, None),
        }
    }
    found
}

/// Whether what one text says it is about covers what another does: all of it, the same, or every article that the other names.
pub fn covers(text: &str, other: &str) -> bool {
    let (own, others) = (named(text), named(other));
    let each = || others.iter().all(|article| own.iter().any(|of| is_of(article, of)));
    text.is_empty() || text == other || !others.is_empty() && each()
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
        assert_eq!(named("Art. 17, paragraph 3 and Article 4"), ["17(3)", "4"]);
        assert_eq!(named("Article 17 (2), Articles 8, paragraphs 1 and 2"), ["17(2)", "8(1)", "8(2)"]);
        assert_eq!(named("the 12 States, and Article 9 of 1990"), ["9"]);
        assert!(covers("Article 9(2)", "Article 9, paragraph 2") && covers("Article 9", "Art. 9(2)"));
        assert!(covers("", "Article 9") && covers("its declaration", "its declaration"));
        assert!(!covers("Article 9(2)", "Article 9") && !covers("Article 9", "Articles 9 and 20"));
        assert!(!covers("Article 1", "Article 11") && !covers("Article 11", ""));
        assert_eq!(named("17(2)"), Vec::<String>::new());
        assert!(is_of("17(2)", "17") && is_of("17", "17"));
        assert!(!is_of("17", "17(2)") && !is_of("171", "17") && !is_of("17bis", "17"));
        assert!(names("declares under 17(2) that", "17(2)") && names("17(2)(a)", "17(2)"));
        assert!(!names("117", "17") && !names("11", "1") && !names("", "1"));
    }
}
