//! One text in several languages, set side by side by article.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::part::provision::{Kind, Tabled};

/// An article in the languages that have it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Aligned {
    /// Its number.
    pub article: u32,
    /// By language, the id of the article as it came in.
    pub ids: BTreeMap<String, String>,
    /// By language, how many provisions it has.
    pub provisions: BTreeMap<String, usize>,
    /// The languages in which it was not found.
    pub missing: Vec<String>,
    /// Whether it has as many provisions in each language that has it.
    pub alike: bool,
}

/// Sets texts in several languages side by side.
pub fn align(texts: &BTreeMap<String, Vec<Tabled>>) -> Vec<Aligned> {
    let mut articles: BTreeMap<u32, Aligned> = BTreeMap::new();
    for (language, provisions) in texts {
        let all = provisions.iter().flat_map(Tabled::all).filter(|p| p.kind == Kind::Article);
        for article in all {
            let Some(number) = article.label.as_deref().and_then(number) else { continue };
            let aligned = articles.entry(number).or_insert_with(|| Aligned {
                article: number,
                ids: BTreeMap::new(),
                provisions: BTreeMap::new(),
                missing: vec![],
                alike: true,
            });
            // A number that stands again is that of an annex.
            if !aligned.ids.contains_key(language) {
                aligned.ids.insert(language.clone(), article.id.clone());
                aligned.provisions.insert(language.clone(), article.all().len());
            }
        }
    }
    for aligned in articles.values_mut() {
        aligned.missing = texts.keys().filter(|l| !aligned.ids.contains_key(*l)).cloned().collect();
        let counts: BTreeSet<usize> = aligned.provisions.values().copied().collect();
        aligned.alike = counts.len() == 1;
    }
    articles.into_values().collect()
}

/// The number in the label of an article: in digits of any script, in Chinese numerals, or "premier".
fn number(label: &str) -> Option<u32> {
    let digits: String = label
        .chars()
        .filter_map(|c| c.to_digit(10).or_else(|| arabic(c)))
        .filter_map(|d| char::from_digit(d, 10))
        .collect();
    if !digits.is_empty() {
        return digits.parse().ok();
    }
    if label.contains("premier") {
        return Some(1);
    }
    chinese(label.trim_start_matches('第').trim_end_matches('条'))
}

fn arabic(c: char) -> Option<u32> {
    ('\u{660}'..='\u{669}').contains(&c).then(|| u32::from(c) - 0x660)
}

fn chinese(numeral: &str) -> Option<u32> {
    let (mut total, mut last) = (0, 0);
    for c in numeral.chars() {
        match "〇一二三四五六七八九".chars().position(|d| d == c) {
            Some(digit) => last = u32::try_from(digit).ok()?,
            None if c == '十' => {
                total += if last == 0 { 10 } else { last * 10 };
                last = 0;
            }
            None if c == '百' => {
                total += last * 100;
                last = 0;
            }
            None if c == '零' => {}
            None => return None,
        }
    }
    Some(total + last).filter(|n| *n > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_their_scripts() {
        for (label, n) in [
            ("Article 12", 12),
            ("第七十六条", 76),
            ("第十条", 10),
            ("第一百零三条", 103),
            ("Article premier", 1),
            ("المادة ٧", 7),
        ] {
            assert_eq!(number(label), Some(n), "{label}");
        }
        assert_eq!(number("Annex"), None);
    }
}
