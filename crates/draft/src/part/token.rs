//! Words with their origin. A wording is a row of tokens that, joined, is the wording to the letter.

use std::borrow::Cow;

use arcstr::{ArcStr, Substr, literal_substr};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};
use unicode_segmentation::UnicodeSegmentation;

/// A word, a space or a sign, and the act that brought it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Token {
    /// What it reads: part of the wording that brought it, so that words of one wording share one piece of memory.
    pub text: Substr,
    /// The place, among the acts that were folded, of the one that brought it.
    pub origin: usize,
}

impl Token {
    /// Whether it is neither white space nor a single sign: what is counted as a word.
    pub fn is_word(&self) -> bool {
        self.text.chars().any(char::is_alphanumeric)
    }
}

/// What white space becomes.
pub(crate) const SPACE: Substr = literal_substr!(" ");

/// A wording's tokens, at word boundaries (Unicode Standard Annex #29). White space becomes one space. What looks the same is the
/// same: letters are composed with their marks (Normalization Form C, Annex #15).
pub fn tokens(text: &str, origin: usize) -> Vec<Token> {
    let composed = match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => Cow::Borrowed(text),
        IsNormalized::No | IsNormalized::Maybe => Cow::Owned(text.nfc().collect::<String>()),
    };
    let whole = ArcStr::from(composed.trim());
    let mut tokens: Vec<Token> = Vec::with_capacity(whole.len() / 3 + 1);
    each_word(&whole, |word| {
        let text = match word.chars().all(char::is_whitespace) {
            true if tokens.last().is_some_and(|t| &*t.text == " ") => return,
            true => SPACE,
            false => whole.substr_from(word),
        };
        tokens.push(Token { text, origin });
    });
    tokens
}

/// What lies between the word boundaries of a text. The table of the library is asked only where there is something to ask: between
/// spaces, letters and digits of ASCII are one word (WB5, WB8 to WB10), and signs that only join what stands on both sides of
/// them (WB6, WB7, WB11, WB12), or nothing, stand alone at its ends.
fn each_word<'a>(text: &'a str, mut found: impl FnMut(&'a str)) {
    const ALONE: [char; 8] = ['(', ')', '[', ']', ',', '.', ';', ':'];
    let mut rest = text;
    while !rest.is_empty() {
        // A space ends a stretch where no mark follows that would belong to it (WB4) and no other space (WB3d).
        let graphic = |at: &usize| rest.as_bytes().get(at + 1).is_some_and(u8::is_ascii_graphic);
        let end = rest.match_indices(' ').map(|(at, _)| at).find(graphic).unwrap_or(rest.len());
        let (stretch, after) = rest.split_at(end);
        let core = stretch.trim_matches(ALONE);
        if core.bytes().all(|b| b.is_ascii_alphanumeric()) && stretch.is_ascii() {
            let front = stretch.len() - stretch.trim_start_matches(ALONE).len();
            let (front, behind) = stretch.split_at(front);
            let (core, back) = behind.split_at(core.len());
            front.split_inclusive(ALONE).for_each(&mut found);
            std::iter::once(core).filter(|core| !core.is_empty()).for_each(&mut found);
            back.split_inclusive(ALONE).for_each(&mut found);
        } else {
            stretch.split_word_bounds().for_each(&mut found);
        }
        if after.is_empty() {
            return;
        }
        let (space, next) = after.split_at(1);
        found(space);
        rest = next;
    }
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
    balances(text.matches(['[', ']']))
}

/// How many square brackets are open at most.
pub fn deepest(text: &str) -> usize {
    let (mut depth, mut most) = (0usize, 0);
    for bracket in text.matches(['[', ']']) {
        match bracket {
            "[" => depth += 1,
            _ => depth = depth.saturating_sub(1),
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
        /// The words of a text are those of the library, whatever the shortcut does.
        #[test]
        fn words_end_where_unicode_says(text in "[a-zA-Z0-9 .,;:'()\\[\\]_\"é\u{301}\u{200D}\u{3000}\n\rש年ア]{0,24}") {
            let mut found: Vec<&str> = vec![];
            each_word(&text, |word| found.push(word));
            prop_assert_eq!(found.concat(), text.clone());
            let spaces = |word: &&str| !word.chars().all(char::is_whitespace);
            let found: Vec<&str> = found.into_iter().filter(spaces).collect();
            prop_assert_eq!(found, text.split_word_bounds().filter(spaces).collect::<Vec<_>>());
        }

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
