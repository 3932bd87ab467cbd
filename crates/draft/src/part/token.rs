//! Words with their origin. A wording is a row of tokens that, joined, is the wording to the letter.

use std::{
    borrow::Cow,
    sync::{Arc, LazyLock},
};

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};
use unicode_segmentation::UnicodeSegmentation;

/// A word, a space or a sign, and the act that brought it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Token {
    /// What it reads.
    pub text: Arc<str>,
    /// The place, among the acts that were folded, of the one that brought it.
    pub origin: usize,
}

impl Token {
    /// Whether it is neither white space nor a single sign: what is counted as a word.
    pub fn is_word(&self) -> bool {
        self.text.chars().any(char::is_alphanumeric)
    }
}

/// Half of all tokens are spaces: they are one.
static SPACE: LazyLock<Arc<str>> = LazyLock::new(|| " ".into());

/// A wording's tokens, at word boundaries (Unicode Standard Annex #29). White space becomes one space. What looks the same is the
/// same: letters are composed with their marks (Normalization Form C, Annex #15).
pub fn tokens(text: &str, origin: usize) -> Vec<Token> {
    let composed = match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => Cow::Borrowed(text),
        IsNormalized::No | IsNormalized::Maybe => Cow::Owned(text.nfc().collect::<String>()),
    };
    let mut tokens: Vec<Token> = vec![];
    for word in composed.trim().split_word_bounds() {
        let space = word.chars().all(char::is_whitespace);
        if space && tokens.last().is_some_and(|t| &*t.text == " ") {
            continue;
        }
        tokens.push(Token { text: if space { SPACE.clone() } else { word.into() }, origin });
    }
    tokens
}

/// The wording that tokens are of.
pub fn text(tokens: &[Token]) -> String {
    tokens.iter().map(|t| &*t.text).collect()
}

/// The words of a text, as they are compared when something may not be lost: signs, brackets and white space left out.
pub fn words(text: &str) -> Vec<&str> {
    text.unicode_words().collect()
}

/// Whether square brackets in a row of tokens are closed where they are opened.
pub fn balances<'a>(tokens: impl IntoIterator<Item = &'a str>) -> bool {
    let mut depth = 0usize;
    for token in tokens {
        match token {
            "[" => depth += 1,
            "]" if depth == 0 => return false,
            "]" => depth -= 1,
            _ => {}
        }
    }
    depth == 0
}

/// Whether square brackets in a text are closed where they are opened.
pub fn is_balanced(text: &str) -> bool {
    balances(text.split_inclusive(['[', ']']).flat_map(|part| {
        let at = part.len() - part.chars().next_back().map_or(0, char::len_utf8);
        let (before, last) = part.split_at(at);
        [before, last]
    }))
}

/// How many square brackets are open at most.
pub fn deepest(text: &str) -> usize {
    let (mut depth, mut most) = (0usize, 0);
    for c in text.chars() {
        match c {
            '[' => depth += 1,
            ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        most = most.max(depth);
    }
    most
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_in_six_scripts_are_kept() {
        for wording in [
            "on the [thirtieth] day, after deposit",
            "le trentième jour qui suit la date du dépôt",
            "на тридцатый день",
            "第三十天生效",
            "في اليوم الثلاثين [بعد] الإيداع",
            "Part[y] [ies], [x]40-[y]70%",
        ] {
            assert_eq!(text(&tokens(wording, 0)), wording);
        }
        assert!(tokens("a[b]c", 0).iter().any(|t| &*t.text == "["));
    }

    #[test]
    fn what_looks_the_same_is_the_same() {
        let (composed, apart) = ("Règlement du Règlement", "Re\u{300}glement du Re\u{300}glement");
        assert_ne!(composed, apart);
        assert_eq!(tokens(composed, 0), tokens(apart, 0));
        assert_eq!(text(&tokens(apart, 0)), composed);
    }

    proptest! {
        #[test]
        fn joined_tokens_are_the_text(parts in prop::collection::vec("[a-zé\\[\\],.]{1,6}", 0..20)) {
            let wording = parts.join(" ");
            prop_assert_eq!(text(&tokens(&wording, 3)), wording);
        }

        #[test]
        fn both_counts_of_brackets_agree(wording in "[a\\[\\] ]{0,24}") {
            let all = tokens(&wording, 0);
            prop_assert_eq!(balances(all.iter().map(|t| &*t.text)), is_balanced(&wording));
        }
    }
}
